//! References: what is written, and what it means from where it stands.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::link::Troubled;
use crate::link::guesses::{Guesses, fits, listed, meant, unknown};
use crate::link::shelf::{Absence, Absent, BACKLOG, Name};
use crate::model::entry::ElementKind;
use crate::model::okrs::{ElementId, Objective, ObjectiveId, Okrs, PeriodId, Target, TeamId};
use crate::model::slug::{composed, slug};
use crate::nearest::nearest;

/// Words that begin a reference to the strategy, and so are no names for teams.
const RESERVED_TEAMS: [&str; 3] = ["challenges", "policies", "goals"];

/// What may stand in a place that holds a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Whatever an objective can support.
    Anything,
    /// An element of this kind: what a goal stands under, what an element addresses.
    Element(ElementKind),
    /// What an objective continues.
    Objective,
}

/// What is said of a reference that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Miss {
    /// It leads to a draft.
    Draft,
    /// What is wrong has been said where the file itself is.
    Said,
    /// It leads nowhere: what there is not, in words; what was probably meant; ways out.
    Unknown { message: String, meant: Option<Meant>, help: Option<String> },
    /// It could mean any of these.
    Ambiguous { candidates: Vec<Target> },
    /// It leads to something that cannot stand here.
    Misplaced { target: Target },
}

/// What was probably meant: how to write it, and its title where the title was written instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The reference to write.
    pub reference: String,
    /// Whether the title was written.
    pub by_title: bool,
}

/// Everything by its names.
pub struct Index<'a> {
    pub okrs: &'a Okrs,
    pub troubled: &'a Troubled,
    absent: &'a Absent,
    elements: FxHashMap<&'a str, Vec<ElementId>>,
    teams: FxHashMap<&'a str, TeamId>,
    periods: FxHashMap<&'a str, PeriodId>,
    /// By a number for team and id.
    objectives: Vec<(u64, ObjectiveId)>,
    /// Teams by slug of their title.
    team_titles: FxHashMap<&'a str, TeamId>,
    /// What serves to guess what was meant; made when the first reference misses.
    pub guesses: OnceLock<Guesses>,
}

impl<'a> Index<'a> {
    pub fn of(okrs: &'a Okrs, absent: &'a Absent, troubled: &'a Troubled) -> Self {
        let mut elements: FxHashMap<&str, Vec<ElementId>> = FxHashMap::default();
        for id in okrs.element_ids() {
            elements.entry(&okrs.element(id).entry.head.id).or_default().push(id);
        }
        let numbered = |objective: &Objective| number(objective.team, &objective.entry.head.id);
        let mut objectives: Vec<(u64, ObjectiveId)> =
            okrs.objectives.par_iter().enumerate().map(|(at, objective)| (numbered(objective), ObjectiveId(at as u32))).collect();
        objectives.par_sort_unstable();
        let teams = okrs.team_ids().map(|id| (okrs.team(id).entry.head.id.as_str(), id)).collect();
        let periods = okrs.period_ids().map(|id| (okrs.period(id).id.as_str(), id)).collect();
        let team_titles = okrs.team_ids().map(|id| (&*okrs.team(id).entry.head.slug, id)).collect();
        Self { okrs, troubled, absent, elements, teams, periods, objectives, team_titles, guesses: OnceLock::new() }
    }

    /// What `written` leads to for the objective `home`, or for the strategy where there is none.
    pub fn find(&self, written: &str, home: Option<ObjectiveId>, wanted: Wanted) -> Result<Target, Miss> {
        let written = composed(written.trim());
        let (path, key_result) = match written.split_once('#') {
            Some((path, key_result)) => (path, Some(key_result)),
            None => (written.as_str(), None),
        };
        let parts: Vec<&str> = path.split('/').collect();
        let found = match parts[..] {
            [id] => self.short(id, key_result.is_some(), home, wanted),
            [kind, id] if RESERVED_TEAMS.contains(&kind) => self.element(kind, id),
            [team, id] => self.of_team(team, id, home),
            [team, period, id] => self.exactly(team, period, id),
            _ => Err(unknown(format!("`{written}` is no reference"))),
        };
        let target = match found {
            Err(Miss::Unknown { message, meant, help }) => {
                let tidied = self.tidied(&written, home, wanted);
                let path = tidied.is_some() && (written.ends_with(".md") || written.ends_with('/') || written.starts_with('.'));
                let message = if path { format!("`{written}` is a path, and a reference is an id") } else { message };
                let meant = tidied.or_else(|| self.by_title(&written, home, wanted)).or(meant);
                return Err(Miss::Unknown { message, meant, help });
            }
            other => other?,
        };
        let target = match key_result {
            Some(key_result) => self.key_result(target, key_result, home)?,
            None => target,
        };
        if !fits(self.okrs, target, wanted) {
            return Err(Miss::Misplaced { target });
        }
        Ok(target)
    }

    /// `speed`: an element of the strategy; else an objective of the same team and period.
    fn short(&self, id: &str, with_key_result: bool, home: Option<ObjectiveId>, wanted: Wanted) -> Result<Target, Miss> {
        let own = home.and_then(|home| {
            let home = self.okrs.objective(home);
            self.objectives_of(home.team, id).find(|it| self.okrs.objective(*it).period == home.period)
        });
        let elements = if with_key_result || wanted == Wanted::Objective { &[][..] } else { self.elements_of(id) };
        match (elements, own) {
            ([one], _) => return Ok(Target::Element(*one)),
            ([], Some(own)) => return Ok(Target::Objective(own)),
            ([], None) => {}
            (several, _) => return Err(Miss::Ambiguous { candidates: several.iter().copied().map(Target::Element).collect() }),
        }
        let absent_elements = ElementKind::ALL.into_iter().map(|kind| Name::Element(kind, id.to_owned()));
        let absent_own = home.map(|home| {
            let home = &self.okrs.objective(home).entry;
            Name::Objective(home.team.clone(), home.period.clone().unwrap_or_else(|| BACKLOG.to_owned()), id.to_owned())
        });
        self.missing(absent_elements.chain(absent_own))?;
        let nothing = match (home, wanted) {
            (_, Wanted::Element(kind)) => format!("there is no {} `{id}`", kind.word()),
            (Some(home), _) if with_key_result || wanted == Wanted::Objective => {
                format!("{} has no objective `{id}`{}", self.team_words(self.okrs.objective(home).team), self.in_period(home))
            }
            (Some(home), _) => {
                let team = &self.okrs.objective(home).entry.team;
                format!("there is no challenge, policy or goal `{id}`, nor an objective of that id in `{team}`{}", self.in_period(home))
            }
            (None, _) => format!("there is no challenge, policy or goal `{id}`"),
        };
        let elements = self.okrs.elements.iter().map(|element| element.entry.head.id.as_str());
        let siblings = home.into_iter().flat_map(|home| self.siblings(home));
        let known: Vec<&str> = match (with_key_result || wanted == Wanted::Objective, home) {
            (true, _) => siblings.collect(),
            (false, _) => elements.chain(siblings).collect(),
        };
        let (elsewhere, help) = if let Wanted::Element(_) = wanted { (None, None) } else { self.elsewhere(id, home) };
        Err(Miss::Unknown { message: nothing, meant: elsewhere.or_else(|| nearest(id, known).map(meant)), help })
    }

    /// `goals/speed`.
    fn element(&self, folder: &str, id: &str) -> Result<Target, Miss> {
        let kinds = ElementKind::ALL.into_iter().find(|kind| kind.folder() == folder);
        let of_kind = |element: &ElementId| Some(self.okrs.element(*element).entry.kind) == kinds;
        if let Some(one) = self.elements_of(id).iter().copied().find(of_kind) {
            return Ok(Target::Element(one));
        }
        let Some(kind) = kinds else { return Err(unknown(format!("there is no `{folder}/{id}`"))) };
        self.missing([Name::Element(kind, id.to_owned())])?;
        let same_id = self.elements_of(id).first().map(|it| self.name(Target::Element(*it), None));
        let known = self.okrs.elements.iter().filter(|element| element.entry.kind == kind).map(|element| element.entry.head.id.as_str());
        let near = nearest(id, known).map(|id| format!("{folder}/{id}"));
        Err(Miss::Unknown { message: format!("there is no {} `{id}`", kind.word()), meant: same_id.or(near).map(meant), help: None })
    }

    /// `payments/instant-payouts`: in the same period; else in the one period that holds it.
    fn of_team(&self, team: &str, id: &str, home: Option<ObjectiveId>) -> Result<Target, Miss> {
        let team = self.team(team, |near| format!("{near}/{id}"))?;
        let period = home.and_then(|home| self.okrs.objective(home).period);
        let all: Vec<ObjectiveId> = self.objectives_of(team, id).collect();
        if home.is_some()
            && let Some(same) = all.iter().find(|it| self.okrs.objective(**it).period == period)
        {
            return Ok(Target::Objective(*same));
        }
        let dates = period.map(|period| self.okrs.period(period).dates);
        let holds = |it: &&ObjectiveId| {
            let other = self.okrs.dates(self.okrs.objective(**it));
            other.zip(dates).is_some_and(|(other, dates)| other.contain(dates))
        };
        let holding: Vec<Target> = all.iter().filter(holds).map(|it| Target::Objective(*it)).collect();
        match holding[..] {
            [one] => return Ok(one),
            [] => {}
            _ => return Err(Miss::Ambiguous { candidates: holding }),
        }
        let name = &self.okrs.team(team).entry.head.id;
        let reachable = self.okrs.periods.iter().filter(|it| dates.is_some_and(|dates| it.dates.contain(dates)));
        self.missing(reachable.map(|period| Name::Objective(name.clone(), period.id.clone(), id.to_owned())))?;
        let place = match (home, period) {
            (None, _) => format!("`{name}/{id}` does not say in which period"),
            (_, None) => format!("{} has no idea `{id}` in its backlog", self.team_words(team)),
            (_, Some(period)) => {
                format!("{} has no objective `{id}` in {} or a period that holds it", self.team_words(team), self.okrs.period(period).id)
            }
        };
        let elsewhere = all.iter().map(|it| self.name(Target::Objective(*it), None)).collect::<Vec<_>>();
        let near = match &elsewhere[..] {
            [one] => Some(one.clone()),
            [] => self.near_in_team(team, id, period),
            _ => None,
        };
        let help = (elsewhere.len() > 1).then(|| format!("name the period: {}", listed(&elsewhere)));
        Err(Miss::Unknown { message: place, meant: near.map(meant), help })
    }

    /// `payments/2026-q4/instant-payouts`.
    fn exactly(&self, team: &str, period: &str, id: &str) -> Result<Target, Miss> {
        let name = Name::Objective(team.to_owned(), period.to_owned(), id.to_owned());
        self.missing([name, Name::Period(period.to_owned())])?;
        let team = self.team(team, |near| format!("{near}/{period}/{id}"))?;
        let team_id = &self.okrs.team(team).entry.head.id;
        let period_id = match self.periods.get(period) {
            Some(period) => Some(*period),
            None if period == BACKLOG => None,
            None => {
                let near = nearest(period, self.okrs.periods.iter().map(|period| period.id.as_str()));
                let near = near.map(|near| meant(format!("{team_id}/{near}/{id}")));
                return Err(Miss::Unknown { message: format!("there is no period `{period}`"), meant: near, help: None });
            }
        };
        let mut closest: Vec<ObjectiveId> = self.objectives_of(team, id).collect();
        if let Some(one) = closest.iter().find(|it| self.okrs.objective(**it).period == period_id) {
            return Ok(Target::Objective(*one));
        }
        let position = |it: &ObjectiveId| self.okrs.objective(*it).period.map_or(i64::MAX, |period| i64::from(period.0));
        let wanted = period_id.map_or(i64::MAX, |period| i64::from(period.0));
        closest.sort_by_key(|it| position(it).abs_diff(wanted));
        let closest = closest.first().map(|it| self.name(Target::Objective(*it), None));
        let near = closest.or_else(|| self.near_in_team(team, id, period_id));
        let message = format!("{} has no objective `{id}` in {period}", self.team_words(team));
        Err(Miss::Unknown { message, meant: near.map(meant), help: None })
    }

    /// `…#build-time`.
    fn key_result(&self, target: Target, id: &str, home: Option<ObjectiveId>) -> Result<Target, Miss> {
        let objective = match target {
            Target::Objective(objective) => objective,
            Target::Element(element) => {
                let name = self.name(target, home);
                let kind = self.okrs.element(element).entry.kind.word();
                let message = format!("only objectives have key results, and `{name}` is a {kind}");
                return Err(Miss::Unknown { message, meant: Some(meant(name)), help: None });
            }
            other => return Ok(other),
        };
        let entry = &self.okrs.objective(objective).entry;
        if let Some(index) = entry.key_results.iter().position(|it| it.id == id) {
            return Ok(Target::KeyResult(objective, index));
        }
        if self.troubled.has(&entry.head.file.path) {
            return Err(Miss::Said);
        }
        let name = self.name(target, home);
        let titled = entry.key_results.iter().find(|it| slug(&it.title.value) == slug(id)).map(|it| it.id.as_str());
        let near = titled.or_else(|| nearest(id, entry.key_results.iter().map(|it| it.id.as_str())));
        let ids: Vec<String> = entry.key_results.iter().map(|it| format!("{name}#{}", it.id)).collect();
        let help = match (near, ids.is_empty()) {
            (None, false) => Some(format!("its key results are {}", listed(&ids))),
            _ => None,
        };
        let message = format!("the objective `{name}` has no key result `{id}`");
        let meant = near.map(|near| Meant { reference: format!("{name}#{near}"), by_title: titled.is_some() });
        Err(Miss::Unknown { message, meant, help })
    }

    /// The team `id`.
    pub fn team(&self, id: &str, corrected: impl Fn(&str) -> String) -> Result<TeamId, Miss> {
        if let Some(team) = self.teams.get(composed(id).as_str()) {
            return Ok(*team);
        }
        self.missing([Name::Team(id.to_owned())])?;
        let ids = self.okrs.teams.iter().map(|team| team.entry.head.id.as_str());
        let (near, by_title) = match self.team_of_title(id) {
            Some(team) => (Some(self.okrs.team(team).entry.head.id.as_str()), slug(id) != id),
            None => (nearest(id, ids), false),
        };
        let meant = near.map(|near| Meant { reference: corrected(near), by_title });
        Err(Miss::Unknown { message: format!("there is no team `{id}`"), meant, help: None })
    }

    /// The team that has this id.
    pub fn team_of_id(&self, written: &str) -> Option<TeamId> {
        self.teams.get(written).copied()
    }

    /// The team that has this title.
    pub fn team_of_title(&self, written: &str) -> Option<TeamId> {
        self.team_titles.get(slug(written).as_str()).copied()
    }

    /// Says so where one of `names` exists and is no part of the site.
    fn missing(&self, names: impl IntoIterator<Item = Name>) -> Result<(), Miss> {
        match names.into_iter().find_map(|name| self.absent.get(&name)) {
            Some(Absence::Draft) => Err(Miss::Draft),
            Some(Absence::Broken) => Err(Miss::Said),
            None => Ok(()),
        }
    }

    fn elements_of(&self, id: &str) -> &[ElementId] {
        self.elements.get(id).map_or(&[], Vec::as_slice)
    }

    /// In order.
    fn objectives_of(&self, team: TeamId, id: &str) -> impl Iterator<Item = ObjectiveId> {
        let wanted = number(team, id);
        let from = self.objectives.partition_point(|(number, _)| *number < wanted);
        let same = self.objectives[from..].iter().take_while(move |(number, _)| *number == wanted).map(|(_, objective)| *objective);
        same.filter(move |it| {
            let objective = self.okrs.objective(*it);
            objective.team == team && objective.entry.head.id == id
        })
    }
}

/// The same for the same team and id, and most probably for no other.
fn number(team: TeamId, id: &str) -> u64 {
    FxBuildHasher.hash_one((team, id))
}
