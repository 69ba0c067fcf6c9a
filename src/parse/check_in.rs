//! Check-ins: what was said on a day.

use crate::fields::{Field, Reader, Record, Table, Value, invalid};
use crate::finding::Finding;
use crate::model::entry::{CheckIn, Measure, Milestone, Reading, Status, StatusCheckIn};
use crate::model::slug::fold;
use crate::nearest::nearest;
use crate::parse::key_result::KEY_RESULT;
use crate::parse::objective::OBJECTIVE;
use crate::source::{Place, Spanned};

const CONFIDENCE: Field = Field::new(
    "confidence",
    Value::Number(0.0, 10.0),
    "7",
    "How sure a person is that it will be reached, from 0 to 10, decimals allowed.",
);

/// A line on a key result.
pub static CHECK_IN: Table = Table {
    name: "check-in",
    a: "a check-in of a key result",
    doc: "A line on a key result: a date, and at least one of the others.",
    groups: &[&[
        Field::required("date", Value::Date, "2026-10-12", "The day."),
        Field::new("value", Value::NumberOr("none"), "18", "The number on that day; `none` where from this day there is none."),
        Field::new(
            "milestone",
            Value::Milestone,
            "Pilot with two teams",
            "The furthest milestone that holds on that day, by its title or its number.",
        ),
        CONFIDENCE,
        Field::new("note", Value::Inline, "Cache warm on all runners", "What is behind the number, in a sentence."),
    ]],
    inside: &[&KEY_RESULT],
    beside: &[&STATUS_CHECK_IN],
};

/// A line on an objective.
pub static STATUS_CHECK_IN: Table = Table {
    name: "status-check-in",
    a: "a check-in of an objective",
    doc: "A line on an objective: a date, and at least one of the others.",
    groups: &[&[
        Field::required("date", Value::Date, "2026-10-26", "The day."),
        Field::new("status", Value::OneOf(Status::WORDS), "on-track", "Where the objective stands, said by a person."),
        CONFIDENCE,
        Field::new("note", Value::Inline, "Ahead on build time", "What is behind the status, in a sentence."),
    ]],
    inside: &[&OBJECTIVE],
    beside: &[&CHECK_IN],
};

/// Reads the check-ins of a key result: by day, and of two on one day the later line last.
pub fn check_ins(reader: &mut Reader<'_>, record: &mut Record<'_>, measure: &Measure) -> Vec<CheckIn> {
    let milestones = if let Measure::Milestones(milestones) = measure { milestones.as_slice() } else { &[] };
    let lines = record.records(reader, "check-ins");
    let mut check_ins = Vec::with_capacity(lines.len());
    for mut line in lines {
        line.check_required(reader);
        let date = line.date(reader, "date");
        let says = ["value", "milestone", "confidence", "note"].iter().any(|name| line.has(name));
        let value =
            line.number_or(reader, "value").map(|value| Spanned::new(value.value.map_or(Reading::None, Reading::Number), value.span));
        if let Some(value) = &value
            && let Some(finding) = no_number_there(reader.place(value.span), measure)
        {
            reader.say(finding);
        }
        let milestone = milestone(reader, &mut line, milestones);
        let confidence = line.number(reader, "confidence");
        let note = line.text(reader, "note");
        if !says && date.is_some() && line.clear {
            let span = line.start(reader);
            reader.say(says_nothing(reader.place(span), "`value`, `milestone`, `confidence` or `note`"));
        }
        line.finish();
        check_ins.extend(date.map(|date| CheckIn { date, value, milestone, confidence, note }));
    }
    check_ins.sort_by_key(|check_in| check_in.date.value);
    check_ins
}

/// Reads the check-ins of an objective: by day, and of two on one day the later line last.
pub fn status_check_ins(reader: &mut Reader<'_>, record: &mut Record<'_>) -> Vec<StatusCheckIn> {
    let lines = record.records(reader, "check-ins");
    let mut check_ins = Vec::with_capacity(lines.len());
    for mut line in lines {
        line.check_required(reader);
        let date = line.date(reader, "date");
        let says = ["status", "confidence", "note"].iter().any(|name| line.has(name));
        let status = line.word(reader, "status").and_then(|word| Some(Spanned::new(Status::from_word(word.value)?, word.span)));
        let confidence = line.number(reader, "confidence");
        let note = line.text(reader, "note");
        if !says && date.is_some() && line.clear {
            let span = line.start(reader);
            reader.say(says_nothing(reader.place(span), "`status`, `confidence` or `note`"));
        }
        line.finish();
        check_ins.extend(date.map(|date| StatusCheckIn { date, status, confidence, note }));
    }
    check_ins.sort_by_key(|check_in| check_in.date.value);
    check_ins
}

fn milestone(reader: &mut Reader<'_>, line: &mut Record<'_>, milestones: &[Milestone]) -> Option<Spanned<usize>> {
    let written = line.text(reader, "milestone")?;
    let found = find_milestone(milestones, &written);
    if found.is_none() {
        let finding = unknown_milestone(reader.place(written.span), &written, milestones);
        reader.say(finding);
    }
    found.map(|at| Spanned::new(at, written.span))
}

/// By title, by title but for case and accents, or by number as people count.
fn find_milestone(milestones: &[Milestone], written: &str) -> Option<usize> {
    let titled = |same: &dyn Fn(&str) -> bool| milestones.iter().position(|milestone| same(&milestone.title));
    titled(&|title| title == written)
        .or_else(|| titled(&|title| fold(title) == fold(written)))
        .or_else(|| written.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < milestones.len()))
}

fn unknown_milestone(place: Place, written: &str, milestones: &[Milestone]) -> Finding {
    if milestones.is_empty() {
        return Finding::error("unknown-milestone", place, "this key result has no milestones")
            .help("list them under `milestones`, each with a title and a score")
            .help("or, if a number was meant, write `value`");
    }
    let finding = Finding::error("unknown-milestone", place.clone(), format!("no milestone of this key result is called `{written}`"));
    let titles = || milestones.iter().map(|milestone| milestone.title.as_str());
    match nearest(written, titles()) {
        Some(title) => {
            let number = titles().position(|other| other == title).unwrap_or(0) + 1;
            finding
                .label(format!("did you mean `{title}`?"))
                .help(format!("write the title as it stands above, or its number, {number}"))
                .fix(place, number.to_string())
        }
        None => {
            let known: Vec<_> = titles().enumerate().map(|(at, title)| format!("{} is `{title}`", at + 1)).collect();
            finding.help(format!("write a title as it stands above, or its number: {}", known.join(", ")))
        }
    }
}

/// A number where none is measured.
fn no_number_there(place: Place, measure: &Measure) -> Option<Finding> {
    let (of, help) = match measure {
        Measure::Milestones(_) => ("milestones", "write `milestone: …` with the title or the number of the furthest one that holds"),
        Measure::Done(_) => ("what is done or not", "write `done: true`, or the day on which it was done, on the key result itself"),
        _ => return None,
    };
    Some(invalid(place, format!("`value` says nothing about {of}")).help(help))
}

fn says_nothing(place: Place, what: &str) -> Finding {
    invalid(place, "this check-in has a date and says nothing").help(format!("add {what}"))
}
