//! Teams, periods, people, and the index of everything.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::context::objective::{AllowedView, Happening, InitiativeView, KeyResultView, ObjectiveRow, SupporterView};
use crate::view::context::page::{Counts, Named, PeriodRef, PersonRef, TeamRef};

/// `teams.html`, as `teams`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamsContext {
    /// The period shown.
    pub period: Option<PeriodRef>,
    /// Teams without a parent, others below.
    pub teams: Vec<TeamNode>,
}

/// A team in its hierarchy.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamNode {
    /// The team.
    pub team: TeamRef,
    /// Its mission.
    pub mission: Option<String>,
    /// Its focus in the period shown.
    pub focus_html: Option<String>,
    /// Its lead.
    pub lead: Option<PersonRef>,
    /// Its objectives in the period shown.
    pub counts: Counts,
    /// The weakest of them.
    pub weakest: Option<Box<ObjectiveRow>>,
    /// How many entries its heartbeat has, and how many of them are out of their level.
    pub heartbeat: usize,
    /// See `heartbeat`.
    pub heartbeat_out: usize,
    /// Teams below.
    pub children: Vec<TeamNode>,
}

/// `team.html`, as `team`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamContext {
    /// Its id.
    pub id: String,
    /// What it is there for.
    pub mission: Option<String>,
    /// A person.
    pub lead: Option<PersonRef>,
    /// People, without the lead.
    pub members: Vec<PersonRef>,
    /// How to reach it.
    pub contact: Option<String>,
    /// The same as an address (`mailto:`, `https:`), where it is one.
    pub contact_href: Option<String>,
    /// Places to go.
    pub links: Vec<Named>,
    /// The team above.
    pub parent: Option<TeamRef>,
    /// Teams below.
    pub children: Vec<TeamRef>,
    /// More on the team.
    pub body_html: String,
    /// Shares of its time in percent.
    pub capacity: Option<CapacityView>,
    /// Work that keeps things running.
    pub heartbeat: Vec<KeyResultView>,
    /// What it has chosen not to do.
    pub not_doing_html: Vec<String>,
    /// The period shown.
    pub period: Option<PeriodRef>,
    /// The same team in other periods, latest first.
    pub periods: Vec<PeriodRef>,
    /// Its focus in the period.
    pub focus_html: Option<String>,
    /// Its words on the period.
    pub words_html: Option<String>,
    /// Its look back.
    pub reflection_html: Option<String>,
    /// Its objectives in the period, those of longer periods that hold it after them.
    pub objectives: Vec<ObjectiveRow>,
    /// Their counts.
    pub counts: Counts,
    /// Objectives of other teams that these rely on: supported by them, or teams named as contributors.
    pub depends_on: Vec<Dependency>,
    /// Objectives of other teams to which this team contributes.
    pub helps: Vec<ObjectiveRow>,
    /// Objectives of other teams that support this team's.
    pub supporters: Vec<SupporterView>,
    /// The last period that ended before this one does and in which the team had objectives, and what became of them.
    pub previous: Option<PreviousPeriod>,
    /// Ideas without a period.
    pub backlog: Vec<ObjectiveRow>,
    /// Its latest check-ins in the period.
    pub happenings: Vec<Happening>,
    /// Rules that its file, and its file for this period, are excused from.
    pub allowed: Vec<AllowedView>,
    /// Its feed.
    pub feed_href: Option<String>,
}

/// Shares of a team's time, in percent.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct CapacityView {
    /// For objectives.
    pub objectives: Option<f64>,
    /// For heartbeat work.
    pub heartbeat: Option<f64>,
}

/// Help that an objective of this team counts on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Dependency {
    /// This team's objective.
    pub objective: Named,
    /// The team that helps.
    pub team: TeamRef,
}

/// How a period ended for a team.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PreviousPeriod {
    /// The period, leading to the team's page for it.
    pub period: PeriodRef,
    /// Its objectives.
    pub objectives: Vec<ObjectiveRow>,
}

/// `periods.html`, as `periods`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodsContext {
    /// Latest first.
    pub periods: Vec<PeriodCard>,
}

/// A period in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodCard {
    /// The period.
    pub period: PeriodRef,
    /// Its objectives.
    pub counts: Counts,
    /// Teams that have objectives in it.
    pub teams: usize,
}

/// `period.html`, as `period_page`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodContext {
    /// The period.
    pub period: PeriodRef,
    /// All periods, for the switch.
    pub periods: Vec<PeriodRef>,
    /// Words about it.
    pub body_html: String,
    /// All its objectives.
    pub counts: Counts,
    /// By team, in hierarchy order.
    pub teams: Vec<PeriodTeam>,
}

/// A team's part in a period.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodTeam {
    /// The team, leading to its page for the period.
    pub team: TeamRef,
    /// Its focus.
    pub focus_html: Option<String>,
    /// Its look back.
    pub reflection_html: Option<String>,
    /// Its objectives, with what was learned.
    pub objectives: Vec<PeriodObjective>,
}

/// An objective in a period's archive.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodObjective {
    /// The objective.
    #[serde(flatten)]
    pub row: ObjectiveRow,
    /// The look back.
    pub reflection_html: Option<String>,
}

/// `people.html`, as `people`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeopleContext {
    /// By name.
    pub people: Vec<PersonCard>,
}

/// A person in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonCard {
    /// The person.
    pub person: PersonRef,
    /// Teams they lead or belong to.
    pub teams: Vec<TeamRef>,
    /// How many objectives and key results they own in the period shown first.
    pub owns: usize,
}

/// `person.html`, as `person`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonContext {
    /// The name.
    pub name: String,
    /// Teams they lead.
    pub leads: Vec<TeamRef>,
    /// Teams they belong to.
    pub member_of: Vec<TeamRef>,
    /// Elements of the strategy they answer for.
    pub elements: Vec<Named>,
    /// Objectives they own, latest period first.
    pub objectives: Vec<ObjectiveRow>,
    /// Key results they own in objectives of others, with the objective.
    pub key_results: Vec<OwnedKeyResult>,
    /// Initiatives they own.
    pub initiatives: Vec<OwnedInitiative>,
    /// Heartbeat work they own.
    pub heartbeat: Vec<Named>,
    /// Objectives to which they contribute, latest period first.
    pub contributes: Vec<ObjectiveRow>,
}

/// A key result owned by a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OwnedKeyResult {
    /// The key result.
    pub key_result: KeyResultView,
    /// Its objective.
    pub objective: Named,
}

/// An initiative owned by a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OwnedInitiative {
    /// The initiative.
    pub initiative: InitiativeView,
    /// Its objective.
    pub objective: Named,
}

/// `search.html`, as `search`: the whole index, for readers without scripts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchContext {
    /// The strategy's elements.
    pub elements: Vec<Named>,
    /// Teams with the objectives of all periods, latest first.
    pub teams: Vec<SearchTeam>,
    /// People.
    pub people: Vec<PersonRef>,
}

/// A team in the index.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchTeam {
    /// The team.
    pub team: TeamRef,
    /// Its objectives.
    pub objectives: Vec<SearchObjective>,
}

/// An objective in the index.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchObjective {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// When; none in the backlog.
    pub period: Option<PeriodRef>,
}
