//! Teams: all of them in their hierarchy, and one in a period.

use crate::markdown::Under;
use crate::model::okrs::{ObjectiveId, PeriodId, TeamId};
use crate::view::context::{
    CapacityView, Dependency, KeyResultView, Named, PersonRef, PreviousPeriod, TeamContext, TeamNode, TeamsContext,
};
use crate::view::counts::{counts, weakest};
use crate::view::here::{Here, text};
use crate::view::index::helpers;
use crate::view::measured::Detail;
use crate::view::objective::allowed;

/// Check-ins on a team's page.
const HAPPENINGS: usize = 8;
/// Teams nested deeper stand beside each other: a template calls itself for each level.
const DEEPEST: usize = 12;

impl Here<'_> {
    /// The page of all teams.
    pub fn teams_page(&self) -> TeamsContext {
        let okrs = self.okrs();
        let mut open: Vec<TeamNode> = Vec::new();
        let mut teams: Vec<TeamNode> = Vec::new();
        let close = |open: &mut Vec<TeamNode>, teams: &mut Vec<TeamNode>, depth: usize| {
            while open.len() > depth {
                let Some(node) = open.pop() else { break };
                open.last_mut().map_or(&mut *teams, |above| &mut above.children).push(node);
            }
        };
        for &(id, level) in self.views.index.hierarchy() {
            close(&mut open, &mut teams, level.min(DEEPEST) - 1);
            open.push(self.team_node(id, okrs.current));
        }
        close(&mut open, &mut teams, 0);
        TeamsContext { period: okrs.current.map(|period| self.period(period)), teams }
    }

    fn team_node(&self, id: TeamId, period: Option<PeriodId>) -> TeamNode {
        let okrs = self.okrs();
        let team = okrs.team(id);
        let objectives = self.shown_objectives(id, period);
        let words = period.and_then(|period| team.words.get(&period));
        TeamNode {
            team: self.team(id),
            mission: text(team.entry.mission.as_ref()),
            focus_html: words.and_then(|words| self.inlined(&words.head.file, words.focus.as_ref())),
            lead: self.owner(team.entry.lead.as_ref()),
            counts: counts(okrs, objectives.iter().copied()),
            weakest: weakest(okrs, objectives).map(|id| Box::new(self.row(id))),
            heartbeat: team.heartbeat.len(),
            heartbeat_out: team.heartbeat.iter().filter(|entry| entry.standing.outside.is_some_and(|outside| outside != 0.0)).count(),
            children: Vec::new(),
        }
    }

    /// A team's objectives of `period`, then those of longer periods that hold it.
    pub fn shown_objectives(&self, team: TeamId, period: Option<PeriodId>) -> Vec<ObjectiveId> {
        let okrs = self.okrs();
        let Some(period) = period else { return Vec::new() };
        let holds = |other: &PeriodId| *other != period && okrs.period(*other).dates.contain(okrs.period(period).dates);
        let longer = self.views.index.overlapping(period).iter().copied().filter(holds);
        [period].into_iter().chain(longer).flat_map(|period| self.views.team_objectives(team, period)).copied().collect()
    }

    /// The page of a team for `period`.
    pub fn team_page(&self, id: TeamId, period: Option<PeriodId>) -> TeamContext {
        let okrs = self.okrs();
        let team = okrs.team(id);
        let entry = &team.entry;
        let file = &entry.head.file;
        let objectives = self.shown_objectives(id, period);
        let words = period.and_then(|period| team.words.get(&period));
        let lead = self.owner(entry.lead.as_ref());
        let members = entry.members.iter().filter_map(|member| self.owner(Some(member)));
        let supporters = objectives.iter().flat_map(|&mine| self.supporters(mine).map(move |supporter| (mine, supporter)));
        TeamContext {
            id: entry.head.id.clone(),
            mission: text(entry.mission.as_ref()),
            members: members.filter(|member| lead.as_ref().is_none_or(|lead| lead.href != member.href)).collect::<Vec<PersonRef>>(),
            lead,
            contact: text(entry.contact.as_ref()),
            contact_href: entry.contact.as_ref().and_then(|contact| contact_href(contact)),
            links: entry
                .links
                .iter()
                .map(|link| Named {
                    kind: "link",
                    title: link.title.value.clone(),
                    id: String::new(),
                    href: self.address(file, &link.url),
                    team: None,
                })
                .collect(),
            parent: team.parent.map(|parent| self.team(parent)),
            children: team.children.iter().map(|&child| self.team(child)).collect(),
            body_html: self.body(&entry.head, Under::Section),
            capacity: entry.capacity.map(|capacity| CapacityView { objectives: capacity.objectives, heartbeat: capacity.heartbeat }),
            heartbeat: self.heartbeat(id),
            not_doing_html: entry.not_doing.iter().map(|line| self.inline(file, line)).collect(),
            period: period.map(|period| self.period(period)),
            periods: self.team_switch(id, period),
            focus_html: words.and_then(|words| self.inlined(&words.head.file, words.focus.as_ref())),
            words_html: words.and_then(|words| self.written(&words.head, Under::Section)),
            reflection_html: words.and_then(|words| self.blocked(&words.head.file, words.reflection.as_ref(), Under::Section)),
            counts: counts(okrs, objectives.iter().copied()),
            depends_on: self.dependencies(id, &objectives),
            helps: self.helps(id, period),
            supporters: supporters
                .filter(|(_, supporter)| okrs.objective(supporter.objective).team != id)
                .map(|(mine, supporter)| self.supporter(supporter, Some(mine)))
                .collect(),
            previous: self.previous(id, period),
            backlog: self.rows(team.backlog.iter().copied()),
            happenings: self.latest(objectives.iter().copied(), HAPPENINGS),
            objectives: objectives.into_iter().map(|id| self.whole_row(id)).collect(),
            allowed: allowed(&entry.head).chain(words.into_iter().flat_map(|words| allowed(&words.head))).collect(),
            feed_href: self.feed(&self.views.urls.team_feed(id)),
        }
    }

    /// The work that keeps things running.
    pub fn heartbeat(&self, id: TeamId) -> Vec<KeyResultView> {
        let team = self.okrs().team(id);
        let (file, path) = (&team.entry.head.file, self.views.urls.team(id));
        team.heartbeat.iter().map(|entry| self.measured(entry, file, path, Detail::Work)).collect()
    }

    /// The team in its other periods, latest first; the current one too, where it has nothing yet.
    fn team_switch(&self, id: TeamId, shown: Option<PeriodId>) -> Vec<crate::view::context::PeriodRef> {
        let mut periods = self.views.team_periods(id);
        periods.extend(self.okrs().current);
        periods.sort_unstable();
        periods.dedup();
        let choice = |period: PeriodId| {
            let mut choice = self.period_to(period, &self.views.team_path(id, Some(period)));
            choice.current = Some(period) == shown;
            choice
        };
        periods.into_iter().rev().map(choice).collect()
    }

    /// Other teams that help with `objectives`: named as contributors, or with objectives of their own that support these.
    fn dependencies(&self, id: TeamId, objectives: &[ObjectiveId]) -> Vec<Dependency> {
        let okrs = self.okrs();
        let mut found = Vec::new();
        for &mine in objectives {
            let mut teams = helpers(okrs, mine);
            for supporter in self.supporters(mine) {
                let team = okrs.objective(supporter.objective).team;
                if team != id && !teams.contains(&team) {
                    teams.push(team);
                }
            }
            found.extend(teams.into_iter().map(|team| Dependency { objective: self.objective(mine), team: self.team(team) }));
        }
        found
    }

    /// Objectives of other teams, alive in `period`, that name this team as a contributor.
    fn helps(&self, id: TeamId, period: Option<PeriodId>) -> Vec<crate::view::context::ObjectiveRow> {
        let okrs = self.okrs();
        let Some(period) = period else { return Vec::new() };
        let alive = self.views.index.overlapping(period);
        let helped = self.views.index.helps(id).iter().copied();
        self.rows(helped.filter(|&id| okrs.objective(id).period.is_some_and(|of| alive.binary_search(&of).is_ok())))
    }

    /// The period that ended last before `shown` does, no part of it, in which the team had objectives.
    fn previous(&self, id: TeamId, shown: Option<PeriodId>) -> Option<PreviousPeriod> {
        let okrs = self.okrs();
        let shown = okrs.period(shown?).dates;
        let before = |period: &PeriodId| {
            let dates = okrs.period(*period).dates;
            dates.to < shown.to && !shown.contain(dates)
        };
        let had = |period: &PeriodId| !self.views.team_objectives(id, *period).is_empty();
        let periods = self.views.team_periods(id).into_iter().filter(before).filter(had);
        let period = periods.max_by_key(|&period| (okrs.period(period).dates.to, okrs.period(period).dates.from))?;
        Some(PreviousPeriod {
            period: self.period_to(period, &self.views.team_path(id, Some(period))),
            objectives: self.rows(self.views.team_objectives(id, period).iter().copied()),
        })
    }
}

/// `contact` as a link, where it is an address.
fn contact_href(contact: &str) -> Option<String> {
    let contact = contact.trim();
    if contact.starts_with("https://") || contact.starts_with("http://") || contact.starts_with("mailto:") {
        return Some(contact.to_owned());
    }
    let (name, host) = contact.split_once('@')?;
    let plain = |text: &str| !text.is_empty() && !text.contains([' ', '@', '<', '>', '"', ':', '/', '?', '&']);
    (plain(name) && plain(host) && host.contains('.')).then(|| format!("mailto:{contact}"))
}
