//! Everything the pages know, for other programs: `okrs.json` and one of the same shape for each team. Within a version, fields are
//! only ever added.
//!
//! Things are named by the references that an author would write: `goals/speed`, `platform/2026-q4/faster-builds`, and
//! `platform/2026-q4/faster-builds#build-time` for a key result. Texts that may hold Markdown are given as they were written.

use std::sync::Arc;

use serde::Serializer;

use crate::model::entry::{self, Head, Measure, Reading, Text};
use crate::model::okrs::{self, ElementId, Objective, ObjectiveId, PeriodId, Support, Target, TeamId};
use crate::view::Views;
use crate::view::context::Held;
use crate::view::here::{body, day, state};
use crate::view::measured::{done_on, kind, levels, milestone, number, past};
use crate::view::objective::confidence;

mod shape;

pub use shape::{
    CheckInExport, ElementExport, Export, FrontExport, InitiativeExport, KeyResultExport, LinkExport, MilestoneExport, ObjectiveExport,
    PeriodExport, PersonExport, StrategyExport, SupportExport, TeamExport, TeamPeriodExport,
};

/// Where the whole organisation stands.
pub const EXPORT: &str = "okrs.json";

/// Where the schema of these files stands.
pub const SCHEMA: &str = "okrs.schema.json";

/// The version of the shape of `okrs.json`.
pub const VERSION: u32 = 1;

/// Objectives, each made when its turn comes: ten thousand of them need not be in memory at once.
pub struct Objectives<'a> {
    views: &'a Views,
    ids: Vec<ObjectiveId>,
}

impl Objectives<'_> {
    /// Writes them one after the other.
    pub fn each<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ids.iter().map(|&id| objective(self.views, id)))
    }
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
        front: okrs.front.as_ref().map(|front| FrontExport { title: &front.head.title, body: markdown(&front.head) }),
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
        front: None,
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
    ElementExport {
        id: views.element_id(id),
        kind: entry.kind.word(),
        title: &entry.head.title,
        summary: text(entry.summary.as_ref()),
        owner: text(entry.owner.as_ref()),
        addresses: element.addresses.iter().map(|&id| views.element_id(id)).collect(),
        supports: element.supports.iter().map(|line| support(views, &entry.head, &[], line)).collect(),
        measures: element.measures.iter().map(|measure| key_result(views, measure)).collect(),
        counts: views.index.working(id),
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
        counts: views.index.counts(id),
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
    SupportExport { to, kind, how: text(line.how.as_deref()), by: line.by.and_then(|index| Some(results.get(index)?.id.as_str())) }
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
        done_on: done_on(entry, today).map(day),
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
        source: text(entry.source.as_deref()),
        url: text(entry.url.as_deref()),
        description: text(entry.description.as_deref()),
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
