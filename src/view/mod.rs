//! What a template and the JSON export may see: the theme contract, version 1. Hrefs are relative to the page; no view holds a
//! sentence in any language; numbers are raw, and the theme's filters write them in the site's language.
//!
//! [`Views`] is everything a view is made of. [`pages`](pages::pages) lists the pages of a site; each is built when it is asked for,
//! at a cost that grows with what it shows.

pub mod badge;
pub mod calendar;
pub mod chart;
pub mod context;
pub mod counts;
mod coverage;
mod element;
pub mod export;
pub mod feed;
mod frame;
mod front;
mod happenings;
pub mod here;
pub mod index;
pub mod links;
mod map;
mod measured;
pub mod moved;
mod objective;
pub mod pages;
pub mod parts;
pub mod people;
mod period;
mod person;
pub mod rows;
pub mod search;
mod shared;
pub mod tables;
mod team;
pub mod tree;
pub mod urls;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock};

use camino::Utf8PathBuf;

use crate::model::okrs::{ElementId, ObjectiveId, Okrs, PeriodId, Target, TeamId};
use crate::project::Links;
use crate::settings::Settings;
use crate::view::context::SiteContext;
use crate::view::frame::Folders;
use crate::view::index::{Index, Moment, moments};
use crate::view::people::People;
use crate::view::search::{Things, Words, things, words};
use crate::view::shared::Shared;
use crate::view::urls::Urls;

/// Everything a view is made of.
#[derive(Debug)]
pub struct Views {
    /// The organisation.
    pub okrs: Arc<Okrs>,
    /// What `leadmark.yaml` says.
    pub settings: Arc<Settings>,
    /// Where everything stands.
    pub urls: Urls,
    /// Everyone who is named.
    pub people: People,
    /// What many pages ask for.
    pub index: Index,
    teams: HashMap<String, TeamId>,
    moments: OnceLock<Vec<Moment>>,
    words: OnceLock<Words>,
    things: OnceLock<Things>,
    sites: Mutex<BTreeMap<Folders, Shared<SiteContext>>>,
}

impl Views {
    /// The views of `okrs`; `files` are those that the project publishes as they are.
    pub fn new(okrs: Arc<Okrs>, settings: Arc<Settings>, files: &[Utf8PathBuf], links: Links) -> Self {
        let (people, urls) = rayon::join(|| People::of(&okrs), || Urls::new(&okrs, files, settings.base_url.clone(), links));
        let urls = urls.with_people(&people);
        let index = Index::new(Arc::clone(&okrs));
        let teams = okrs.team_ids().map(|id| (okrs.team(id).entry.head.id.clone(), id)).collect();
        let (moments, words, things, sites) = (OnceLock::new(), OnceLock::new(), OnceLock::new(), Mutex::default());
        Self { okrs, settings, urls, people, index, teams, moments, words, things, sites }
    }

    /// The team of this id.
    pub fn find_team(&self, id: &str) -> Option<TeamId> {
        self.teams.get(id).copied()
    }

    /// `platform/2026-q4/faster-builds`
    pub fn objective_id(&self, id: ObjectiveId) -> String {
        let objective = self.okrs.objective(id);
        let team = &self.okrs.team(objective.team).entry.head.id;
        let when = objective.period.map_or("backlog", |period| self.okrs.period(period).id.as_str());
        [team.as_str(), when, &objective.entry.head.id].join("/")
    }

    /// `goals/speed`
    pub fn element_id(&self, id: ElementId) -> String {
        let element = &self.okrs.element(id).entry;
        format!("{}/{}", element.kind.folder(), element.head.id)
    }

    /// `platform/2026-q4/faster-builds#build-time`
    pub fn key_result_id(&self, id: ObjectiveId, index: usize) -> String {
        let result = self.okrs.objective(id).entry.key_results.get(index);
        format!("{}#{}", self.objective_id(id), result.map(|result| result.id.as_str()).unwrap_or_default())
    }

    /// The objectives of a team in a period, in order.
    pub fn team_objectives(&self, team: TeamId, period: PeriodId) -> &[ObjectiveId] {
        let all = &self.okrs.team(team).objectives;
        let before = |bound: PeriodId| move |id: &ObjectiveId| self.okrs.objective(*id).period.is_some_and(|of| of < bound);
        let start = all.partition_point(before(period));
        let end = all.partition_point(before(PeriodId(period.0 + 1)));
        all.get(start..end).unwrap_or(&[])
    }

    /// The periods that a team has a page for, in order: those of its objectives and those it has words on.
    pub fn team_periods(&self, team: TeamId) -> Vec<PeriodId> {
        let team = self.okrs.team(team);
        let of_objectives = team.objectives.iter().filter_map(|&id| self.okrs.objective(id).period);
        let mut periods: Vec<PeriodId> = of_objectives.chain(team.words.keys().copied()).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    /// The path of a team's page for `period`: the team's own page for the current one, and for one in which it has nothing.
    pub fn team_path(&self, team: TeamId, period: Option<PeriodId>) -> String {
        match period.filter(|&period| Some(period) != self.okrs.current) {
            Some(period) if !self.team_objectives(team, period).is_empty() || self.okrs.team(team).words.contains_key(&period) => {
                self.urls.team_period(&self.okrs, team, period)
            }
            _ => self.urls.team(team).to_owned(),
        }
    }

    /// Everything that happened, latest first.
    pub fn moments(&self) -> &[Moment] {
        self.moments.get_or_init(|| moments(&self.okrs, self.okrs.objective_ids()))
    }

    /// Every word that can be searched for.
    fn words(&self) -> &Words {
        self.words.get_or_init(|| words(self))
    }

    /// Every page that can be searched for.
    fn things(&self) -> &Things {
        self.things.get_or_init(|| things(self))
    }

    /// The periods for which the tree, the map and coverage have a page, in order.
    fn section_periods(&self) -> Vec<PeriodId> {
        let shown = |&id: &PeriodId| Some(id) == self.okrs.current || !self.okrs.period(id).objectives.is_empty();
        self.okrs.period_ids().filter(shown).collect()
    }

    /// The path of `section` (`tree`, `map`, `coverage`) for `period`.
    fn section_path(&self, section: &str, period: Option<PeriodId>) -> String {
        match period.filter(|&period| Some(period) != self.okrs.current) {
            Some(period) => format!("{section}/{}/", self.okrs.period(period).id),
            None => format!("{section}/"),
        }
    }

    /// What `target` itself supports first. A key result that says nothing of its own stands under its objective, and a goal at the
    /// top under the challenge that it answers.
    pub fn above(&self, target: Target) -> Option<Target> {
        match target {
            Target::Element(id) => {
                let element = self.okrs.element(id);
                let goal = element.supports.iter().map(|support| support.to).find(|to| *to != Target::Draft);
                goal.or_else(|| element.addresses.first().map(|&id| Target::Element(id)))
            }
            Target::Objective(id) => self.okrs.objective(id).supports.iter().map(|support| support.to).find(|to| *to != Target::Draft),
            Target::KeyResult(id, index) => {
                let own = self.okrs.objective(id).supports.iter().filter(|support| support.by == Some(index)).map(|support| support.to);
                own.filter(|to| *to != Target::Draft).chain([Target::Objective(id)]).next()
            }
            Target::Draft => None,
        }
    }
}
