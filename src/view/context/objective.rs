//! Objectives, key results and what was said of them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::chart::Chart;
use crate::view::context::page::{Named, PeriodRef, PersonRef, TeamRef};

/// An objective in a list or a card.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ObjectiveRow {
    /// `platform/2026-q4/faster-builds`
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whose it is.
    pub team: TeamRef,
    /// When; `None` in the backlog.
    pub period: Option<PeriodRef>,
    /// Who answers for it.
    pub owner: Option<PersonRef>,
    /// `on-track`, `at-risk`, `off-track`, as said by a person.
    pub status: Option<&'static str>,
    /// Since when.
    pub status_date: Option<String>,
    /// `achieved`, `partly`, `missed`, `dropped`.
    pub outcome: Option<&'static str>,
    /// The weighted mean of its key results; none where it is 0 because nobody has said anything yet.
    pub progress: Option<f64>,
    /// Its score.
    pub score: Option<ScoreView>,
    /// The mean of its key results' latest confidence, or its own latest check-in's.
    pub confidence: Option<f64>,
    /// The day of its latest check-in.
    pub last_check_in: Option<String>,
    /// Days of silence, when they are too many.
    pub silent_days: Option<i64>,
    /// A draft.
    pub draft: bool,
    /// Its key results: with charts and check-ins on its own page, without them on its team's; empty in other lists.
    pub key_results: Vec<KeyResultView>,
    /// Why: what it supports, each up to the strategy. On its own page and its team's; empty in other lists.
    pub because: Vec<Because>,
    /// Why it supports nothing.
    pub stands_alone_html: Option<String>,
}

/// A number from 0 to 1 given at the end.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct ScoreView {
    /// 0 to 1.
    pub value: f64,
    /// Given by a person, rather than computed.
    pub written: bool,
}

/// One line of `supports`, and the way up from there.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Because {
    /// What is supported.
    pub to: Named,
    /// How, in the author's words.
    pub how_html: Option<String>,
    /// The key result that says so, if it is not the objective itself: its title.
    pub by: Option<String>,
    /// What `to` supports in turn, by each one's first line, up to the strategy.
    pub chain: Vec<Named>,
}

/// Someone who supports this.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SupporterView {
    /// Who.
    pub objective: ObjectiveRow,
    /// How, in the author's words.
    pub how_html: Option<String>,
    /// The title of the supported key result, if one is meant.
    pub key_result: Option<String>,
    /// The title of the supporting key result, if it is one.
    pub by: Option<String>,
}

/// A key result, a measure of the strategy, or heartbeat work.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyResultView {
    /// Its anchor on the page: its id, with `kr-` before it where the page has that anchor already.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The objective's page with its anchor.
    pub href: String,
    /// `target`, `at-least`, `at-most`, `between`, `milestones`, `done`, `none`.
    pub kind: &'static str,
    /// What the numbers count.
    pub unit: Option<String>,
    /// Where it started.
    pub baseline: Option<f64>,
    /// `baseline: unknown`.
    pub baseline_unknown: bool,
    /// What is promised.
    pub commit: Option<f64>,
    /// What is aimed at.
    pub target: Option<f64>,
    /// What would be a feat.
    pub stretch: Option<f64>,
    /// Lower end of a level.
    pub low: Option<f64>,
    /// Upper end of a level.
    pub high: Option<f64>,
    /// The latest number.
    pub value: Option<f64>,
    /// From which day.
    pub since: Option<String>,
    /// A check-in said that there is no number.
    pub withdrawn: bool,
    /// Its milestones.
    pub milestones: Vec<MilestoneView>,
    /// The title of the milestone that holds.
    pub milestone: Option<String>,
    /// The day on which it was done.
    pub done_on: Option<String>,
    /// As it is, beyond both ends.
    pub progress: Option<f64>,
    /// The same kept within 0 and 1.
    pub bar: Option<f64>,
    /// Target reached, level held, done.
    pub reached: Option<bool>,
    /// How far outside its level: below is negative, 0 inside.
    pub outside: Option<f64>,
    /// Check-ins at which the level held.
    pub held: Option<Held>,
    /// The latest confidence.
    pub confidence: Option<f64>,
    /// Who answers for it.
    pub owner: Option<PersonRef>,
    /// Who helps.
    pub contributors: Vec<Named>,
    /// Its weight, where not all weights are 1.
    pub weight: Option<f64>,
    /// Its share in the objective's progress, 0 to 1; `None` where it is left out, since it has a value and nothing can be computed
    /// from it.
    pub share: Option<f64>,
    /// By when.
    pub due: Option<String>,
    /// Past that day and not reached.
    pub overdue: bool,
    /// Where the number comes from.
    pub source: Option<String>,
    /// Where to read on; heartbeat only.
    pub url: Option<String>,
    /// What is meant.
    pub description_html: Option<String>,
    /// Its score.
    pub score: Option<ScoreView>,
    /// The day of its latest check-in.
    pub last_check_in: Option<String>,
    /// Days of silence, when they are too many; not for measures and heartbeat.
    pub silent_days: Option<i64>,
    /// Its chart, on pages that show it and where there is anything to draw.
    pub chart: Option<Chart>,
    /// Its check-ins, latest first, on pages that show them.
    pub check_ins: Vec<CheckInView>,
    /// What this key result alone supports.
    pub because: Vec<Because>,
    /// Initiatives for this key result, on pages that show them.
    pub initiatives: Vec<InitiativeView>,
}

/// The numbers of a key result where it is one of many, as in the tree.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyResultNumbers {
    /// `target`, `at-least`, `at-most`, `between`, `milestones`, `done`, `none`.
    pub kind: &'static str,
    /// What the numbers count.
    pub unit: Option<String>,
    /// Where it started.
    pub baseline: Option<f64>,
    /// `baseline: unknown`.
    pub baseline_unknown: bool,
    /// What is aimed at.
    pub target: Option<f64>,
    /// Lower end of a level.
    pub low: Option<f64>,
    /// Upper end of a level.
    pub high: Option<f64>,
    /// The latest number.
    pub value: Option<f64>,
    /// A check-in said that there is no number.
    pub withdrawn: bool,
    /// Its milestones.
    pub milestones: Vec<MilestoneView>,
    /// The title of the milestone that holds.
    pub milestone: Option<String>,
    /// The day on which it was done.
    pub done_on: Option<String>,
    /// Its progress kept within 0 and 1.
    pub bar: Option<f64>,
    /// Target reached, level held, done.
    pub reached: Option<bool>,
    /// How far outside its level: below is negative, 0 inside.
    pub outside: Option<f64>,
    /// By when.
    pub due: Option<String>,
}

impl From<KeyResultView> for KeyResultNumbers {
    fn from(view: KeyResultView) -> Self {
        Self {
            kind: view.kind,
            unit: view.unit,
            baseline: view.baseline,
            baseline_unknown: view.baseline_unknown,
            target: view.target,
            low: view.low,
            high: view.high,
            value: view.value,
            withdrawn: view.withdrawn,
            milestones: view.milestones,
            milestone: view.milestone,
            done_on: view.done_on,
            bar: view.bar,
            reached: view.reached,
            outside: view.outside,
            due: view.due,
        }
    }
}

/// How often a level held.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Held {
    /// At so many check-ins.
    pub held: usize,
    /// Of so many.
    pub of: usize,
}

/// A milestone.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MilestoneView {
    /// What holds when it is reached.
    pub title: String,
    /// 0 to 1, agreed or even steps.
    pub score: Option<f64>,
    /// Whether the score was agreed beforehand.
    pub agreed: bool,
    /// More on it.
    pub description_html: Option<String>,
    /// When it was reached, if that was said.
    pub reached: Option<String>,
    /// This one or a later one holds today.
    pub holds: bool,
}

/// One check-in on a key result, or on an objective.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckInView {
    /// The day.
    pub date: String,
    /// The key result's title, in lists that mix them.
    pub key_result: Option<String>,
    /// The number.
    pub value: Option<f64>,
    /// The number before it, for the change.
    pub before: Option<f64>,
    /// What the numbers count.
    pub unit: Option<String>,
    /// It said that there is no number.
    pub withdrawn: bool,
    /// The milestone that held.
    pub milestone: Option<String>,
    /// 0 to 10.
    pub confidence: Option<f64>,
    /// `on-track`, `at-risk`, `off-track`.
    pub status: Option<&'static str>,
    /// In the author's words.
    pub note_html: Option<String>,
}

/// Check-ins with the objective they belong to, for lists of what happened.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Happening {
    /// The day.
    pub date: String,
    /// All that was said of the objective that day: its own words first, then its key results'.
    pub check_ins: Vec<CheckInView>,
    /// `check-in`, `graded` (an outcome or score is there and its period has ended).
    pub kind: &'static str,
    /// When graded: `achieved`, `partly`, `missed`, `dropped`.
    pub outcome: Option<&'static str>,
    /// When graded: its score.
    pub score: Option<ScoreView>,
    /// Of what.
    pub objective: Named,
    /// Where on the page.
    pub href: String,
}

/// Work under way.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InitiativeView {
    /// What.
    pub title: String,
    /// Where to read on.
    pub url: Option<String>,
    /// Who.
    pub owner: Option<PersonRef>,
    /// `planned`, `doing`, `done`, `dropped`.
    pub status: Option<&'static str>,
    /// The key result it is for: title and anchor.
    pub key_result: Option<Named>,
}

/// `objective.html`, as `objective`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ObjectiveContext {
    /// All that a row has, key results with charts and check-ins.
    #[serde(flatten)]
    pub row: ObjectiveRow,
    /// In the backlog.
    pub backlog: bool,
    /// Why this, why now.
    pub body_html: String,
    /// Teams and people that help.
    pub contributors: Vec<Named>,
    /// All initiatives, those for a key result too.
    pub initiatives: Vec<InitiativeView>,
    /// Its own check-ins and those of its key results, latest first.
    pub timeline: Vec<CheckInView>,
    /// Who supports it.
    pub supporters: Vec<SupporterView>,
    /// Objectives it continues, oldest first, then those that continue it; itself included, in one line through time. Empty where it
    /// stands for itself.
    pub chain: Vec<ChainLink>,
    /// The look back.
    pub reflection_html: Option<String>,
    /// How many key results have no value yet and count as 0.
    pub without_value: usize,
    /// Rules this file is excused from.
    pub allowed: Vec<AllowedView>,
    /// The same team's other objectives of the period.
    pub siblings: Vec<Named>,
}

/// One objective in a line through time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChainLink {
    /// The objective.
    pub objective: ObjectiveRow,
    /// The one whose page this is.
    pub current: bool,
}

/// A rule a file is excused from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AllowedView {
    /// The rule's name.
    pub rule: String,
    /// The reason given.
    pub reason: String,
}

/// `check-ins.html`, as `check_ins`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckInsContext {
    /// By day, latest first: the last 28 days, or the 50 latest where those are more.
    pub days: Vec<Day>,
}

/// What happened on a day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Day {
    /// The day.
    pub date: String,
    /// What happened.
    pub happenings: Vec<Happening>,
}
