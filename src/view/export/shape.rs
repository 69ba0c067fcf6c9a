//! The shape of `okrs.json`, from which its schema is made.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::entry::{ElementKind, InitiativeStatus, Outcome, Status};
use crate::view::context::{Counts, Held};
use crate::view::export::{Objectives, VERSION};

/// What may stand for one of `words` that may be missing.
fn or_none(words: &[&'static str]) -> Vec<Option<&'static str>> {
    words.iter().copied().map(Some).chain([None]).collect()
}

/// An organisation's published objectives and key results.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "okrs.json of leadmark", rename = "Export")]
pub struct Export<'a> {
    /// The version of this shape: 1. Within a version fields are only ever added.
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The program that wrote it.
    pub generator: &'static str,
    /// The organisation's or the site's title.
    pub title: &'a str,
    /// `en`, `nb`, …
    pub language: &'a str,
    /// The day for which everything is computed.
    #[schemars(extend("format" = "date"))]
    pub today: String,
    /// Where the site stands, if it says so; every `path` is below it.
    pub base_url: Option<&'a str>,
    /// The period shown first.
    pub period: Option<&'a str>,
    /// The front page's own words; in a team's file none.
    pub front: Option<FrontExport<'a>>,
    /// The strategy as a whole.
    pub strategy: Option<StrategyExport<'a>>,
    /// Challenges, policies and goals; in a team's file those that its objectives lead to.
    pub elements: Vec<ElementExport<'a>>,
    /// All periods.
    pub periods: Vec<PeriodExport<'a>>,
    /// All teams; in a team's file that team.
    pub teams: Vec<TeamExport<'a>>,
    /// All objectives; in a team's file those of the team.
    #[serde(serialize_with = "Objectives::each")]
    #[schemars(with = "Vec<ObjectiveExport>")]
    pub objectives: Objectives<'a>,
    /// Everyone who is named; in a team's file nobody.
    pub people: Vec<PersonExport<'a>>,
}

/// The front page's own words.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Front")]
#[allow(missing_docs)]
pub struct FrontExport<'a> {
    pub title: &'a str,
    /// In Markdown.
    pub body: &'a str,
}

/// The strategy as a whole.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Strategy")]
#[allow(missing_docs)]
pub struct StrategyExport<'a> {
    pub title: &'a str,
    pub vision: Option<&'a str>,
    #[schemars(extend("format" = "date"))]
    pub from: Option<String>,
    #[schemars(extend("format" = "date"))]
    pub to: Option<String>,
    /// The context, in Markdown.
    pub body: &'a str,
    pub path: &'static str,
}

/// A challenge, a policy or a goal.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Element")]
#[allow(missing_docs)]
pub struct ElementExport<'a> {
    /// `goals/speed`
    pub id: String,
    /// `challenge`, `policy`, `goal`
    #[schemars(extend("enum" = ElementKind::ALL.map(ElementKind::word)))]
    pub kind: &'static str,
    pub title: &'a str,
    pub summary: Option<&'a str>,
    pub owner: Option<&'a str>,
    /// Challenges that it answers.
    pub addresses: Vec<String>,
    /// Goals that it stands under.
    pub supports: Vec<SupportExport<'a>>,
    /// The long-term numbers.
    pub measures: Vec<KeyResultExport<'a>>,
    /// Objectives of the period shown first that support it, directly or through others.
    pub counts: &'a Counts,
    pub draft: bool,
    pub body: &'a str,
    pub path: &'a str,
}

/// A period.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Period")]
#[allow(missing_docs)]
pub struct PeriodExport<'a> {
    /// `2026-q4`
    pub id: &'a str,
    pub title: Option<&'a str>,
    #[schemars(extend("format" = "date"))]
    pub from: String,
    #[schemars(extend("format" = "date"))]
    pub to: String,
    /// `past`, `running`, `future`
    #[schemars(extend("enum" = ["past", "running", "future"]))]
    pub state: &'static str,
    /// The share gone by, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub pace: f64,
    /// Its objectives.
    pub counts: &'a Counts,
    pub body: &'a str,
    pub path: &'a str,
}

/// A team.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Team")]
#[allow(missing_docs)]
pub struct TeamExport<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// The id of the team above.
    pub parent: Option<&'a str>,
    pub mission: Option<&'a str>,
    pub lead: Option<&'a str>,
    pub members: Vec<&'a str>,
    pub contact: Option<&'a str>,
    pub links: Vec<LinkExport<'a>>,
    /// The work that keeps things running.
    pub heartbeat: Vec<KeyResultExport<'a>>,
    pub not_doing: Vec<&'a str>,
    /// Percent of its time for objectives.
    #[schemars(range(min = 0, max = 100))]
    pub capacity_objectives: Option<f64>,
    /// Percent of its time for heartbeat work.
    #[schemars(range(min = 0, max = 100))]
    pub capacity_heartbeat: Option<f64>,
    /// Its words on periods.
    pub periods: Vec<TeamPeriodExport<'a>>,
    pub draft: bool,
    pub body: &'a str,
    pub path: &'a str,
}

/// A named address.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Link")]
#[allow(missing_docs)]
pub struct LinkExport<'a> {
    pub title: &'a str,
    pub url: &'a str,
}

/// A team's words on a period.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TeamPeriod")]
#[allow(missing_docs)]
pub struct TeamPeriodExport<'a> {
    /// The id of the period.
    pub period: &'a str,
    pub focus: Option<&'a str>,
    pub reflection: Option<&'a str>,
    pub body: &'a str,
}

/// An objective.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Objective")]
#[allow(missing_docs)]
pub struct ObjectiveExport<'a> {
    /// `platform/2026-q4/faster-builds`
    pub id: String,
    pub title: &'a str,
    /// The id of its team.
    pub team: &'a str,
    /// The id of its period; none in the backlog.
    pub period: Option<&'a str>,
    /// First day of the period.
    #[schemars(extend("format" = "date"))]
    pub period_from: Option<String>,
    /// Last day of the period.
    #[schemars(extend("format" = "date"))]
    pub period_to: Option<String>,
    pub owner: Option<&'a str>,
    /// Ids of teams, and names of people.
    pub contributors: Vec<&'a str>,
    /// `on-track`, `at-risk`, `off-track`, as said by a person.
    #[schemars(extend("enum" = or_none(Status::WORDS)))]
    pub status: Option<&'static str>,
    #[schemars(extend("format" = "date"))]
    pub status_date: Option<String>,
    /// `achieved`, `partly`, `missed`, `dropped`: it has ended.
    #[schemars(extend("enum" = or_none(Outcome::WORDS)))]
    pub outcome: Option<&'static str>,
    /// The mean of its key results by weight, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub progress: Option<f64>,
    /// The share of its period gone by, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub pace: Option<f64>,
    /// 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub score: Option<f64>,
    /// The score was given by a person, rather than computed.
    pub score_written: bool,
    /// The mean of its key results' latest confidence, or its own latest, 0 to 10.
    #[schemars(range(min = 0, max = 10))]
    pub confidence: Option<f64>,
    #[schemars(extend("format" = "date"))]
    pub last_check_in: Option<String>,
    /// Days of silence, where they are too many.
    #[schemars(range(min = 0))]
    pub silent_days: Option<i64>,
    /// What it supports; the first line is its place in the tree.
    pub supports: Vec<SupportExport<'a>>,
    /// The ids of objectives that support it.
    pub supported_by: Vec<String>,
    /// Why it supports nothing.
    pub stands_alone: Option<&'a str>,
    /// The id of the objective that it continues.
    pub continues: Option<String>,
    pub key_results: Vec<KeyResultExport<'a>>,
    pub initiatives: Vec<InitiativeExport<'a>>,
    /// Its own check-ins, by day.
    pub check_ins: Vec<CheckInExport<'a>>,
    pub draft: bool,
    pub reflection: Option<&'a str>,
    pub body: &'a str,
    pub path: &'a str,
    /// The whole address of its page, where the site knows where it stands.
    pub url: Option<String>,
}

/// A line of `supports`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Support")]
pub struct SupportExport<'a> {
    /// The id of what is supported; as it was written where that is a draft.
    pub to: String,
    /// `challenge`, `policy`, `goal`, `objective`, `key-result`, `draft`
    #[schemars(extend("enum" = ["challenge", "policy", "goal", "objective", "key-result", "draft"]))]
    pub kind: &'static str,
    /// How.
    pub how: Option<&'a str>,
    /// The id of the key result that says so, where it is not the objective itself.
    pub by: Option<&'a str>,
}

/// A key result, a measure of the strategy, or heartbeat work.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "KeyResult")]
#[allow(missing_docs)]
pub struct KeyResultExport<'a> {
    /// Its id within its objective, element or team.
    pub id: &'a str,
    pub title: &'a str,
    /// `target`, `at-least`, `at-most`, `between`, `milestones`, `done`, `none`
    #[schemars(extend("enum" = ["target", "at-least", "at-most", "between", "milestones", "done", "none"]))]
    pub kind: &'static str,
    pub unit: Option<&'a str>,
    pub baseline: Option<f64>,
    pub commit: Option<f64>,
    pub target: Option<f64>,
    pub stretch: Option<f64>,
    /// Lower end of a level to keep.
    pub low: Option<f64>,
    /// Upper end of a level to keep.
    pub high: Option<f64>,
    /// The latest number.
    pub value: Option<f64>,
    /// From which day the value or the milestone holds.
    #[schemars(extend("format" = "date"))]
    pub since: Option<String>,
    /// A check-in said that there is no number.
    pub withdrawn: bool,
    pub milestones: Vec<MilestoneExport<'a>>,
    /// The title of the milestone that holds.
    pub milestone: Option<String>,
    /// The day on which it was done.
    #[schemars(extend("format" = "date"))]
    pub done_on: Option<String>,
    /// 0 where it started, 1 where the target is reached; as it is, beyond both ends.
    pub progress: Option<f64>,
    /// Target reached, level held, done.
    pub reached: Option<bool>,
    /// How far outside its level: below is negative, 0 inside.
    pub outside: Option<f64>,
    /// Check-ins at which the level held.
    pub held: Option<Held>,
    /// The latest, 0 to 10.
    #[schemars(range(min = 0, max = 10))]
    pub confidence: Option<f64>,
    /// 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub score: Option<f64>,
    /// The score was given by a person, rather than computed.
    pub score_written: bool,
    /// Its share in the objective's progress, relative to the others.
    #[schemars(range(min = 0))]
    pub weight: f64,
    pub owner: Option<&'a str>,
    pub contributors: Vec<&'a str>,
    #[schemars(extend("format" = "date"))]
    pub due: Option<String>,
    /// Where the number comes from.
    pub source: Option<&'a str>,
    pub url: Option<&'a str>,
    pub description: Option<&'a str>,
    #[schemars(extend("format" = "date"))]
    pub last_check_in: Option<String>,
    #[schemars(range(min = 0))]
    pub silent_days: Option<i64>,
    /// By day.
    pub check_ins: Vec<CheckInExport<'a>>,
}

/// A described zone on the way.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Milestone")]
#[allow(missing_docs)]
pub struct MilestoneExport<'a> {
    pub title: &'a str,
    /// 0 to 1, as agreed beforehand.
    #[schemars(range(min = 0, max = 1))]
    pub score: Option<f64>,
    #[schemars(extend("format" = "date"))]
    pub reached: Option<String>,
    pub description: Option<&'a str>,
}

/// A check-in: on a key result with its number or milestone, on an objective with its status.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CheckIn")]
#[allow(missing_docs)]
pub struct CheckInExport<'a> {
    #[schemars(extend("format" = "date"))]
    pub date: String,
    pub value: Option<f64>,
    /// It said that there is no number.
    pub withdrawn: bool,
    pub milestone: Option<String>,
    /// `on-track`, `at-risk`, `off-track`
    #[schemars(extend("enum" = or_none(Status::WORDS)))]
    pub status: Option<&'static str>,
    /// 0 to 10
    #[schemars(range(min = 0, max = 10))]
    pub confidence: Option<f64>,
    pub note: Option<&'a str>,
}

/// Work under way.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Initiative")]
#[allow(missing_docs)]
pub struct InitiativeExport<'a> {
    pub title: &'a str,
    /// The id of the key result it is for.
    pub key_result: Option<&'a str>,
    /// `planned`, `doing`, `done`, `dropped`
    #[schemars(extend("enum" = or_none(InitiativeStatus::WORDS)))]
    pub status: Option<&'static str>,
    pub owner: Option<&'a str>,
    pub url: Option<&'a str>,
}

/// A person.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Person")]
#[allow(missing_docs)]
pub struct PersonExport<'a> {
    pub name: &'a str,
    pub path: &'a str,
}
