//! Everything measured: key results, the long-term numbers of the strategy, heartbeat work.

use std::collections::HashMap;
use std::sync::Arc;

use crate::fields::{Field, Reader, Record, Table, Value, invalid, one_of};
use crate::finding::Finding;
use crate::model::entry::{Baseline, Done, KeyResult, Measure, Milestone};
use crate::model::slug::slug;
use crate::parse::check_in::{CHECK_IN, check_ins};
use crate::parse::objective::OBJECTIVE;
use crate::parse::strategy::GOAL;
use crate::parse::team::TEAM;
use crate::source::{Place, Span, Spanned};

const ANY: Value = Value::Number(f64::NEG_INFINITY, f64::INFINITY);

static NAMES: [Field; 2] = [
    Field::required("title", Value::Text, "95th percentile build time", "What is to be reached, in plain text."),
    Field::new("id", Value::Id, "build-time", "Its name in references; made from the title where it is left out."),
];

static MEASURES: [Field; 10] = [
    Field::new("unit", Value::Text, "min", "What the numbers count."),
    Field::new("baseline", Value::NumberOr("unknown"), "22", "Where the number started; `unknown` where nobody knows. Goes with `target`."),
    Field::new("target", ANY, "8", "What is aimed at, above or below the baseline."),
    Field::new("commit", ANY, "12", "What is promised. Goes with `target`."),
    Field::new("stretch", ANY, "5", "What would be a feat. Goes with `target`."),
    Field::new("at-least", ANY, "98", "A level to keep: this or more."),
    Field::new("at-most", ANY, "1", "A level to keep: this or less."),
    Field::new("between", Value::Corridor, "[15, 25]", "A corridor to stay in, both ends included."),
    Field::new(
        "milestones",
        Value::List(&Value::Record(&MILESTONE)),
        "[{title: Pilot with two teams, score: 0.3}]",
        "Zones described beforehand, in order.",
    ),
    Field::new("done", Value::BoolOrDate, "false", "Whether it is done, or the day on which it was."),
];

static REST: [Field; 11] = [
    Field::new(
        "check-ins",
        Value::List(&Value::Record(&CHECK_IN)),
        "[{date: 2026-10-12, value: 18, confidence: 6}]",
        "What was said on a day, a line each.",
    ),
    Field::new("values", Value::Path, "data/flaky.csv", "A file of rows `date,value`, and `confidence` and `note` if there are any."),
    Field::new("current", ANY, "14.5", "The number now, where nobody keeps check-ins."),
    Field::new("score", Value::Number(0.0, 1.0), "0.7", "How well it went, from 0 to 1, given at the end; computed where it is left out."),
    Field::new(
        "weight",
        Value::Number(0.0, f64::INFINITY),
        "2",
        "Its share in the objective's progress, relative to the others, which have 1.",
    ),
    Field::new("due", Value::Date, "2026-11-30", "By when, where that is not the end of the period."),
    Field::new("owner", Value::Person, "Ingrid Dahl", "Who answers for it."),
    Field::new("contributors", Value::List(&Value::Reference("a team, or a person's name")), "[data]", "Teams, or people, that help."),
    Field::new(
        "supports",
        Value::List(&Value::Support),
        "[speed: Shorter feedback lets every team try more ideas]",
        "What this one alone contributes to.",
    ),
    Field::new("source", Value::Text, "CI dashboard", "Where the number comes from."),
    Field::new("description", Value::Markdown, "Measured on the main branch.", "More about it."),
];

static URL: [Field; 1] = [Field::new("url", Value::Url, "\"https://wiki.example.com/on-call\"", "Where to read on.")];

/// A key result of an objective.
pub static KEY_RESULT: Table = Table {
    name: "key-result",
    a: "a key result",
    doc: "What is measured: `target` with a `baseline`, or `at-least`, `at-most`, `between`, `milestones`, `done`, or nothing yet.",
    groups: &[&NAMES, &MEASURES, &REST],
    inside: &[&OBJECTIVE],
    beside: &[],
};

/// A long-term number of the strategy.
pub static MEASURE: Table = Table {
    name: "measure",
    a: "a measure",
    doc: "A long-term number of a challenge, policy or goal, in the shape of a key result.",
    groups: &[&NAMES, &MEASURES, &REST],
    inside: &[&GOAL],
    beside: &[],
};

/// Work that keeps things running.
pub static HEARTBEAT: Table = Table {
    name: "heartbeat",
    a: "an entry of `heartbeat`",
    doc: "Work that keeps things running and fits no OKR, with or without a measure.",
    groups: &[&NAMES, &MEASURES, &REST, &URL],
    inside: &[&TEAM],
    beside: &[],
};

/// A zone on the way.
pub static MILESTONE: Table = Table {
    name: "milestone",
    a: "a milestone",
    doc: "A zone described beforehand.",
    groups: &[&[
        Field::required("title", Value::Text, "Pilot with two teams", "What holds when it is reached."),
        Field::new("score", Value::Number(0.0, 1.0), "0.3", "The score agreed beforehand, from 0 to 1."),
        Field::new("reached", Value::Date, "2026-10-20", "The day on which it was reached."),
        Field::new("description", Value::Markdown, "Two teams have used it for a week.", "More about it."),
    ]],
    inside: &[&KEY_RESULT],
    beside: &[],
};

/// Reads a list of things measured; ids are unique within it.
pub fn key_results(reader: &mut Reader<'_>, record: &mut Record<'_>, name: &str) -> Vec<Arc<KeyResult>> {
    let mut results: Vec<Arc<KeyResult>> = Vec::new();
    let mut seen: HashMap<String, Span> = HashMap::new();
    // How often an id was asked for.
    let mut asked: HashMap<String, usize> = HashMap::new();
    for mut line in record.records(reader, name) {
        line.check_required(reader);
        let written = line.has("id");
        let mut result = key_result(reader, &mut line, results.len());
        line.finish();
        let span = if written { result.id.span } else { result.result.title.span };
        if let Some(first) = seen.get(&result.result.id) {
            let finding = same_id(reader.place(span), reader.place(*first), &result.result.id, written);
            reader.say(finding);
            let number = asked.entry(result.id.value.clone()).or_insert(1);
            while seen.contains_key(&result.result.id) {
                *number += 1;
                result.result.id = format!("{}-{number}", result.id.value);
            }
        }
        seen.insert(result.result.id.clone(), span);
        results.push(Arc::new(result.result));
    }
    results
}

struct Named {
    id: Spanned<String>,
    result: KeyResult,
}

fn key_result(reader: &mut Reader<'_>, line: &mut Record<'_>, nth: usize) -> Named {
    let id = line.text(reader, "id");
    let title = line.text(reader, "title");
    let start = Span { start: line.span.start, end: line.span.start };
    let id = id.unwrap_or_else(|| {
        let made = title.as_ref().map(|title| slug(title)).filter(|id| !id.is_empty());
        Spanned::new(made.unwrap_or_else(|| format!("{}-{}", line.table.name, nth + 1)), start)
    });
    let title = title.unwrap_or_else(|| Spanned::new(id.value.clone(), start));
    let measure = measure(reader, line);
    let check_ins = check_ins(reader, line, &measure).into();
    let result = KeyResult {
        id: id.value.clone(),
        span: line.span,
        title,
        unit: line.text(reader, "unit"),
        owner: line.text(reader, "owner"),
        contributors: line.texts(reader, "contributors").into(),
        weight: line.number(reader, "weight").map_or(1.0, |weight| weight.value),
        due: line.date(reader, "due"),
        source: line.text(reader, "source").map(Box::new),
        description: line.text(reader, "description").map(Box::new),
        supports: line.supports(reader, "supports").into(),
        current: line.number(reader, "current").map(Box::new),
        values: line.text(reader, "values").map(Box::new),
        score: line.number(reader, "score").map(Box::new),
        url: if line.table.field("url").is_some() { line.text(reader, "url").map(Box::new) } else { None },
        check_ins,
        measure,
    };
    Named { id, result }
}

/// The one way in which it is measured. Two at once are said, and the first of them holds.
fn measure(reader: &mut Reader<'_>, line: &mut Record<'_>) -> Measure {
    let given: Vec<_> = ["target", "at-least", "at-most", "between", "milestones", "done"]
        .into_iter()
        .filter_map(|name| line.key(name).map(|span| (name, span)))
        .collect();
    let beside: Vec<_> = ["baseline", "commit", "stretch"].into_iter().filter_map(|name| line.key(name).map(|span| (name, span))).collect();
    match (given.as_slice(), beside.as_slice()) {
        ([first, second, ..], _) if line.clear => {
            let finding = two_measures(reader.place(second.1), reader.place(first.1), second.0, first.0);
            reader.say(finding);
        }
        ([(measure, measured)], [(name, span), ..]) if *measure != "target" => {
            let finding = without_target(reader.place(*span), name).also(reader.place(*measured), "measured by this already");
            reader.say(finding);
        }
        ([], [(name, span), ..]) if !reader.torn => {
            let finding = without_target(reader.place(*span), name).help(format!(
                "add `target: …`, {}",
                if *name == "baseline" { "above or below the baseline" } else { "which it stands beside" }
            ));
            reader.say(finding);
        }
        _ => {}
    }
    let baseline = match line.number_or(reader, "baseline") {
        Some(Spanned { value: Some(number), span }) => Baseline::Known(Spanned::new(number, span)),
        Some(Spanned { value: None, span }) => Baseline::Unknown(span),
        None => Baseline::Missing,
    };
    let (commit, stretch) = (line.number(reader, "commit"), line.number(reader, "stretch"));
    let target = line.number(reader, "target");
    let at_least = line.number(reader, "at-least");
    let at_most = line.number(reader, "at-most");
    let between = line.corridor(reader, "between");
    let milestones = milestones(reader, line);
    let done = line.done(reader, "done");
    let target = target.map(|target| Measure::Target { baseline, commit, target, stretch });
    let levels =
        || at_least.map(Measure::AtLeast).or(at_most.map(Measure::AtMost)).or(between.map(|(low, high)| Measure::Between(low, high)));
    let zones = (!milestones.is_empty()).then_some(Measure::Milestones(milestones));
    target.or_else(levels).or(zones).or(done.map(|done: Spanned<Done>| Measure::Done(done))).unwrap_or(Measure::None)
}

fn milestones(reader: &mut Reader<'_>, line: &mut Record<'_>) -> Vec<Milestone> {
    let zones = line.records(reader, "milestones");
    let mut milestones: Vec<Milestone> = Vec::with_capacity(zones.len());
    for mut zone in zones {
        zone.check_required(reader);
        let start = Span { start: zone.span.start, end: zone.span.start };
        let milestone = Milestone {
            title: zone.text(reader, "title").unwrap_or_else(|| Spanned::new(format!("{}", milestones.len() + 1), start)),
            score: zone.number(reader, "score"),
            description: zone.text(reader, "description"),
            reached: zone.date(reader, "reached"),
        };
        zone.finish();
        milestones.push(milestone);
    }
    milestones
}

fn same_id(place: Place, first: Place, id: &str, written: bool) -> Finding {
    let finding = Finding::error("duplicate-key-result", place, format!("two entries of this list have the id `{id}`"))
        .also(first, "the first one")
        .why("a reference to it could mean either");
    if written {
        finding.help("give one of them another `id`")
    } else {
        finding.help("give one of them an `id` of its own, such as `id: second`")
    }
}

fn two_measures(place: Place, first: Place, name: &str, first_name: &str) -> Finding {
    let finding =
        Finding::error("two-measures", place, format!("`{name}` stands beside `{first_name}`, and a key result is measured in one way"))
            .also(first, "measured by this already");
    match (first_name, name) {
        ("at-least", "at-most") => finding.help("to keep a number between two levels, write `between: [low, high]`"),
        _ => finding.help(format!("keep {}, or make two key results of it", one_of(&[first_name, name]))),
    }
}

fn without_target(place: Place, name: &str) -> Finding {
    invalid(place, format!("`{name}` goes with `target`, and there is none"))
}
