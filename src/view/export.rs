//! Everything the pages know, for other programs: `okrs.json` and one of the same shape for each team. Within a version, fields are
//! only ever added.
//!
//! Things are named by the references that an author would write: `goals/speed`, `platform/2026-q4/faster-builds`, and
//! `platform/2026-q4/faster-builds#build-time` for a key result. Texts that may hold Markdown are given as they were written.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::model::entry::{self, Done, Head, Measure, Reading, Text};
use crate::model::okrs::{self, ElementId, Objective, ObjectiveId, PeriodId, Support, Target, TeamId};
use crate::view::Views;
use crate::view::context::{Counts, Held};
use crate::view::counts::counts;
use crate::view::here::{body, day, state};
use crate::view::measured::{kind, levels, milestone, number, past};
use crate::view::objective::confidence;

/// Where the whole organisation stands.
pub const EXPORT: &str = "okrs.json";

/// Where the schema of these files stands.
pub const SCHEMA: &str = "okrs.schema.json";

/// The version of the shape of `okrs.json`.
pub const VERSION: u32 = 1;

/// An organisation's published objectives and key results.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "okrs.json of leadmark", rename = "Export")]
pub struct Export<'a> {
    /// The version of this shape: 1. Within a version fields are only ever added.
    pub version: u32,
    /// The program that wrote it.
    pub generator: &'static str,
    /// The organisation's or the site's title.
    pub title: &'a str,
    /// `en`, `nb`, …
    pub language: &'a str,
    /// The day for which everything is computed.
    pub today: String,
    /// Where the site stands, if it says so; every `path` is below it.
    pub base_url: Option<&'a str>,
    /// The period shown first.
    pub period: Option<&'a str>,
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

/// Objectives, each made when its turn comes: ten thousand of them need not be in memory at once.
pub struct Objectives<'a> {
    views: &'a Views,
    ids: Vec<ObjectiveId>,
}

impl Objectives<'_> {
    fn each<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ids.iter().map(|&id| objective(self.views, id)))
    }
}

/// The strategy as a whole.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Strategy")]
#[allow(missing_docs)]
pub struct StrategyExport<'a> {
    pub title: &'a str,
    pub vision: Option<&'a str>,
    pub from: Option<String>,
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
    pub counts: Counts,
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
    pub from: String,
    pub to: String,
    /// `past`, `running`, `future`
    pub state: &'static str,
    /// The share gone by, 0 to 1.
    pub pace: f64,
    /// Its objectives.
    pub counts: Counts,
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
    pub capacity_objectives: Option<f64>,
    /// Percent of its time for heartbeat work.
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
    pub period_from: Option<String>,
    /// Last day of the period.
    pub period_to: Option<String>,
    pub owner: Option<&'a str>,
    /// Ids of teams, and names of people.
    pub contributors: Vec<&'a str>,
    /// `on-track`, `at-risk`, `off-track`, as said by a person.
    pub status: Option<&'static str>,
    pub status_date: Option<String>,
    /// `achieved`, `partly`, `missed`, `dropped`: it has ended.
    pub outcome: Option<&'static str>,
    /// The mean of its key results by weight, 0 to 1.
    pub progress: Option<f64>,
    /// The share of its period gone by, 0 to 1.
    pub pace: Option<f64>,
    /// 0 to 1.
    pub score: Option<f64>,
    /// The score was given by a person, rather than computed.
    pub score_written: bool,
    /// The mean of its key results' latest confidence, or its own latest, 0 to 10.
    pub confidence: Option<f64>,
    pub last_check_in: Option<String>,
    /// Days of silence, where they are too many.
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
    pub since: Option<String>,
    /// A check-in said that there is no number.
    pub withdrawn: bool,
    pub milestones: Vec<MilestoneExport<'a>>,
    /// The title of the milestone that holds.
    pub milestone: Option<String>,
    /// The day on which it was done.
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
    pub confidence: Option<f64>,
    /// 0 to 1.
    pub score: Option<f64>,
    /// The score was given by a person, rather than computed.
    pub score_written: bool,
    /// Its share in the objective's progress, relative to the others.
    pub weight: f64,
    pub owner: Option<&'a str>,
    pub contributors: Vec<&'a str>,
    pub due: Option<String>,
    /// Where the number comes from.
    pub source: Option<&'a str>,
    pub url: Option<&'a str>,
    pub description: Option<&'a str>,
    pub last_check_in: Option<String>,
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
    pub score: Option<f64>,
    pub reached: Option<String>,
    pub description: Option<&'a str>,
}

/// A check-in: on a key result with its number or milestone, on an objective with its status.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CheckIn")]
#[allow(missing_docs)]
pub struct CheckInExport<'a> {
    pub date: String,
    pub value: Option<f64>,
    /// It said that there is no number.
    pub withdrawn: bool,
    pub milestone: Option<String>,
    /// `on-track`, `at-risk`, `off-track`
    pub status: Option<&'static str>,
    /// 0 to 10
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

/// The JSON Schema of `okrs.json`.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Export)
}

/// The whole organisation.
pub fn organisation(views: &Views) -> Export<'_> {
    let okrs = &views.okrs;
    let people = views.people.ids().map(|id| PersonExport { name: &views.people.get(id).name, path: views.urls.person(id) });
    Export {
        elements: okrs.element_ids().map(|id| element(views, id)).collect(),
        teams: okrs.team_ids().map(|id| team(views, id)).collect(),
        objectives: Objectives { views, ids: okrs.objective_ids().collect() },
        people: people.collect(),
        ..frame(views)
    }
}

/// One team, with what its objectives lead to in the strategy.
pub fn of_team(views: &Views, id: TeamId) -> Export<'_> {
    let own = views.okrs.team(id);
    let ids: Vec<ObjectiveId> = own.objectives.iter().chain(&own.backlog).copied().collect();
    let mut elements: Vec<ElementId> = Vec::new();
    let mut seen: Vec<Target> = Vec::new();
    let mut ahead: Vec<Target> = ids.iter().flat_map(|&id| views.okrs.objective(id).supports.iter().map(|support| support.to)).collect();
    while let Some(target) = ahead.pop() {
        if !seen.contains(&target) {
            seen.push(target);
            ahead.extend(views.above(target));
            if let Target::Element(id) = target {
                elements.push(id);
            }
        }
    }
    elements.sort_unstable();
    Export {
        elements: elements.into_iter().map(|id| element(views, id)).collect(),
        teams: vec![team(views, id)],
        objectives: Objectives { views, ids },
        ..frame(views)
    }
}

/// What every export has.
fn frame(views: &Views) -> Export<'_> {
    let (okrs, settings) = (&views.okrs, &views.settings);
    Export {
        version: VERSION,
        generator: concat!("leadmark ", env!("CARGO_PKG_VERSION")),
        title: &settings.title,
        language: &settings.language,
        today: day(okrs.today),
        base_url: settings.base_url.as_deref(),
        period: okrs.current.map(|id| okrs.period(id).id.as_str()),
        strategy: okrs.strategy.as_ref().map(|strategy| StrategyExport {
            title: &strategy.head.title,
            vision: text(strategy.vision.as_ref()),
            from: strategy.from.map(|date| day(date.value)),
            to: strategy.to.map(|date| day(date.value)),
            body: markdown(&strategy.head),
            path: "strategy/",
        }),
        elements: Vec::new(),
        periods: okrs.period_ids().map(|id| period(views, id)).collect(),
        teams: Vec::new(),
        objectives: Objectives { views, ids: Vec::new() },
        people: Vec::new(),
    }
}

fn element(views: &Views, id: ElementId) -> ElementExport<'_> {
    let okrs = &views.okrs;
    let element = okrs.element(id);
    let entry = &element.entry;
    let working = okrs.current.into_iter().flat_map(|period| views.index.reach_in(id, period)).map(|reached| reached.objective);
    ElementExport {
        id: views.element_id(id),
        kind: entry.kind.word(),
        title: &entry.head.title,
        summary: text(entry.summary.as_ref()),
        owner: text(entry.owner.as_ref()),
        addresses: element.addresses.iter().map(|&id| views.element_id(id)).collect(),
        supports: element.supports.iter().map(|line| support(views, &entry.head, &[], line)).collect(),
        measures: element.measures.iter().map(|measure| key_result(views, measure)).collect(),
        counts: counts(okrs, working),
        draft: entry.head.draft,
        body: markdown(&entry.head),
        path: views.urls.element(id),
    }
}

fn period(views: &Views, id: PeriodId) -> PeriodExport<'_> {
    let okrs = &views.okrs;
    let period = okrs.period(id);
    let entry = period.entry.as_ref();
    PeriodExport {
        id: &period.id,
        title: entry.filter(|entry| entry.titled).map(|entry| entry.head.title.as_str()),
        from: day(period.dates.from),
        to: day(period.dates.to),
        state: state(period.dates, okrs.today),
        pace: period.dates.pace(okrs.today),
        counts: counts(okrs, period.objectives.iter().copied()),
        body: entry.map(|entry| markdown(&entry.head)).unwrap_or_default(),
        path: views.urls.period(id),
    }
}

fn team(views: &Views, id: TeamId) -> TeamExport<'_> {
    let okrs = &views.okrs;
    let team = okrs.team(id);
    let entry = &team.entry;
    TeamExport {
        id: &entry.head.id,
        title: &entry.head.title,
        parent: team.parent.map(|parent| okrs.team(parent).entry.head.id.as_str()),
        mission: text(entry.mission.as_ref()),
        lead: text(entry.lead.as_ref()),
        members: entry.members.iter().map(|member| member.as_str()).collect(),
        contact: text(entry.contact.as_ref()),
        links: entry.links.iter().map(|link| LinkExport { title: &link.title, url: &link.url }).collect(),
        heartbeat: team.heartbeat.iter().map(|entry| key_result(views, entry)).collect(),
        not_doing: entry.not_doing.iter().map(|line| line.as_str()).collect(),
        capacity_objectives: entry.capacity.and_then(|capacity| capacity.objectives),
        capacity_heartbeat: entry.capacity.and_then(|capacity| capacity.heartbeat),
        periods: team
            .words
            .iter()
            .map(|(&period, words)| TeamPeriodExport {
                period: &okrs.period(period).id,
                focus: text(words.focus.as_ref()),
                reflection: text(words.reflection.as_ref()),
                body: markdown(&words.head),
            })
            .collect(),
        draft: entry.head.draft,
        body: markdown(&entry.head),
        path: views.urls.team(id),
    }
}

/// One objective.
pub fn objective(views: &Views, id: ObjectiveId) -> ObjectiveExport<'_> {
    let okrs = &views.okrs;
    let objective = okrs.objective(id);
    let entry = &objective.entry;
    let dates = okrs.dates(objective);
    let line = |line| support(views, &entry.head, &entry.key_results, line);
    let mut supported_by: Vec<ObjectiveId> = objective.supporters.iter().map(|supporter| supporter.objective).collect();
    supported_by.dedup();
    ObjectiveExport {
        id: views.objective_id(id),
        title: &entry.head.title,
        team: &okrs.team(objective.team).entry.head.id,
        period: objective.period.map(|period| okrs.period(period).id.as_str()),
        period_from: dates.map(|dates| day(dates.from)),
        period_to: dates.map(|dates| day(dates.to)),
        owner: text(entry.owner.as_ref()),
        contributors: entry.contributors.iter().map(|name| name.as_str()).collect(),
        status: objective.status.map(|(status, _)| status.word()),
        status_date: objective.status.map(|(_, date)| day(date)),
        outcome: entry.outcome.map(|outcome| outcome.value.word()),
        progress: objective.progress,
        pace: dates.map(|dates| dates.pace(okrs.today)),
        score: objective.score.map(|score| score.value),
        score_written: objective.score.is_some_and(|score| score.written),
        confidence: confidence(objective, okrs.today),
        last_check_in: objective.last_check_in.map(day),
        silent_days: objective.silent_days,
        supports: objective.supports.iter().map(line).collect(),
        supported_by: supported_by.into_iter().map(|id| views.objective_id(id)).collect(),
        stands_alone: text(entry.stands_alone.as_ref()),
        continues: objective.continues.map(|id| views.objective_id(id)),
        key_results: objective.key_results.iter().map(|result| key_result(views, result)).collect(),
        initiatives: entry
            .initiatives
            .iter()
            .map(|initiative| InitiativeExport {
                title: &initiative.title,
                key_result: text(initiative.for_.as_ref()),
                status: initiative.status.map(|status| status.word()),
                owner: text(initiative.owner.as_ref()),
                url: text(initiative.url.as_ref()),
            })
            .collect(),
        check_ins: said(views, objective),
        draft: entry.head.draft,
        reflection: text(entry.reflection.as_ref()),
        body: markdown(&entry.head),
        path: views.urls.objective(id),
        url: views.urls.absolute(views.urls.objective(id)),
    }
}

fn said<'a>(views: &'a Views, objective: &'a Objective) -> Vec<CheckInExport<'a>> {
    let past = objective.entry.check_ins.iter().filter(|check_in| check_in.date.value <= views.okrs.today);
    past.map(|check_in| CheckInExport {
        date: day(check_in.date.value),
        value: None,
        withdrawn: false,
        milestone: None,
        status: check_in.status.map(|status| status.value.word()),
        confidence: check_in.confidence.map(|confidence| confidence.value),
        note: text(check_in.note.as_ref()),
    })
    .collect()
}

fn support<'a>(views: &'a Views, head: &'a Head, results: &'a [Arc<entry::KeyResult>], line: &'a Support) -> SupportExport<'a> {
    let (to, kind) = match line.to {
        Target::Element(id) => (views.element_id(id), views.okrs.element(id).entry.kind.word()),
        Target::Objective(id) => (views.objective_id(id), "objective"),
        Target::KeyResult(id, index) => (views.key_result_id(id, index), "key-result"),
        Target::Draft => (head.file.text.get(line.span.range()).unwrap_or("").to_owned(), "draft"),
    };
    SupportExport { to, kind, how: text(line.how.as_ref()), by: line.by.and_then(|index| Some(results.get(index)?.id.as_str())) }
}

fn key_result<'a>(views: &'a Views, result: &'a okrs::KeyResult) -> KeyResultExport<'a> {
    let (entry, standing, today) = (&*result.entry, &result.standing, views.okrs.today);
    let levels = levels(&entry.measure);
    let milestones = match &entry.measure {
        Measure::Milestones(milestones) => milestones.as_slice(),
        _ => &[],
    };
    KeyResultExport {
        id: &entry.id,
        title: &entry.title,
        kind: kind(&entry.measure),
        unit: text(entry.unit.as_ref()),
        baseline: levels.baseline,
        commit: levels.commit,
        target: levels.target,
        stretch: levels.stretch,
        low: levels.low,
        high: levels.high,
        value: standing.value,
        since: standing.since.map(day),
        withdrawn: standing.withdrawn,
        milestones: milestones
            .iter()
            .map(|milestone| MilestoneExport {
                title: &milestone.title,
                score: milestone.score.map(|score| score.value),
                reached: milestone.reached.map(|date| day(date.value)),
                description: text(milestone.description.as_ref()),
            })
            .collect(),
        milestone: standing.milestone.and_then(|index| milestone(entry, index)),
        done_on: match &entry.measure {
            Measure::Done(done) => match done.value {
                Done::On(date) if date <= today => Some(day(date)),
                _ => None,
            },
            _ => None,
        },
        progress: standing.progress,
        reached: standing.reached,
        outside: standing.outside,
        held: standing.held.map(|(held, of)| Held { held, of }),
        confidence: standing.confidence,
        score: result.score.map(|score| score.value),
        score_written: result.score.is_some_and(|score| score.written),
        weight: entry.weight,
        owner: text(entry.owner.as_ref()),
        contributors: entry.contributors.iter().map(|name| name.as_str()).collect(),
        due: entry.due.map(|due| day(due.value)),
        source: text(entry.source.as_ref()),
        url: text(entry.url.as_ref()),
        description: text(entry.description.as_ref()),
        last_check_in: standing.last_check_in.map(day),
        silent_days: result.silent_days,
        check_ins: past(result, today)
            .iter()
            .map(|check_in| CheckInExport {
                date: day(check_in.date.value),
                value: number(check_in),
                withdrawn: check_in.value.is_some_and(|value| value.value == Reading::None),
                milestone: check_in.milestone.and_then(|index| milestone(entry, index.value)),
                status: None,
                confidence: check_in.confidence.map(|confidence| confidence.value),
                note: text(check_in.note.as_ref()),
            })
            .collect(),
    }
}

fn text(text: Option<&Text>) -> Option<&str> {
    text.map(|text| text.as_str()).filter(|text| !text.is_empty())
}

fn markdown(head: &Head) -> &str {
    body(head).trim()
}
