//! Objectives: key results, initiatives, check-ins, and where they contribute.

use crate::fields::{Field, Reader, Record, Table, Value};
use crate::finding::Finding;
use crate::model::entry::{Initiative, InitiativeStatus, KeyResult, Objective, Outcome, Text};
use crate::nearest::nearest;
use crate::parse::check_in::{STATUS_CHECK_IN, status_check_ins};
use crate::parse::head::{COMMON, TITLE, Titled, head};
use crate::parse::key_result::{KEY_RESULT, key_results};
use crate::source::{Place, Span, Spanned};
use std::sync::Arc;

/// An objective.
pub static OBJECTIVE: Table = Table {
    name: "objective",
    a: "an objective",
    doc: "`content/teams/<team>/<period>/<objective>.md`, and ideas without a period in `content/teams/<team>/backlog/`.",
    groups: &[
        &TITLE,
        &[
            Field::new("owner", Value::Person, "Ingrid Dahl", "Who answers for it."),
            Field::new(
                "contributors",
                Value::List(&Value::Reference("a team, or a person's name")),
                "[data]",
                "Teams, or people, that help.",
            ),
            Field::new(
                "supports",
                Value::List(&Value::Support),
                "[speed: Shorter feedback lets every team try more ideas]",
                "What it contributes to, and how. The first one is its place in the tree.",
            ),
            Field::new("stands-alone", Value::Inline, "The law demands it from January", "Why it supports nothing; published."),
            Field::new(
                "key-results",
                Value::List(&Value::Record(&KEY_RESULT)),
                "[{title: 95th percentile build time, baseline: 22, target: 8}]",
                "How one will see that it is reached.",
            ),
            Field::new(
                "initiatives",
                Value::List(&Value::Record(&INITIATIVE)),
                "[{title: Remote build cache, for: build-time, status: doing}]",
                "Work under way.",
            ),
            Field::new(
                "check-ins",
                Value::List(&Value::Record(&STATUS_CHECK_IN)),
                "[{date: 2026-10-26, status: on-track}]",
                "Where it stood on a day, a line each.",
            ),
            Field::new("outcome", Value::OneOf(Outcome::WORDS), "achieved", "How it ended."),
            Field::new(
                "score",
                Value::Number(0.0, 1.0),
                "0.7",
                "How well it went, from 0 to 1, given at the end; computed where it is left out.",
            ),
            Field::new("reflection", Value::Markdown, "We learned most from the pilot.", "The look back."),
            Field::new(
                "continues",
                Value::Reference("an objective"),
                "platform/2026-q3/faster-builds",
                "The objective of an earlier period that it goes on with.",
            ),
        ],
        &COMMON,
    ],
    inside: &[],
    beside: &[],
};

/// Work under way.
pub static INITIATIVE: Table = Table {
    name: "initiative",
    a: "an initiative",
    doc: "Work under way for an objective.",
    groups: &[&[
        Field::required("title", Value::Text, "Remote build cache", "What is done, in plain text."),
        Field::new("for", Value::Reference("a key result of this objective"), "build-time", "The id of the key result that it is for."),
        Field::new("status", Value::OneOf(InitiativeStatus::WORDS), "doing", "How far it is."),
        Field::new("owner", Value::Person, "Ola Berg", "Who does it."),
        Field::new("url", Value::Url, "\"https://jira.example.com/browse/PLAT-211\"", "Where to read on."),
    ]],
    inside: &[&OBJECTIVE],
    beside: &[],
};

/// Reads an objective.
pub fn objective(
    reader: &mut Reader<'_>,
    record: &mut Record<'_>,
    team: String,
    period: Option<String>,
    id: &str,
    body: Span,
) -> Objective {
    let head = head(reader, record, id, Titled::Always, body);
    let key_results = key_results(reader, record, "key-results");
    Objective {
        head,
        team,
        period,
        owner: record.text(reader, "owner"),
        contributors: record.texts(reader, "contributors"),
        supports: record.supports(reader, "supports"),
        stands_alone: record.text(reader, "stands-alone"),
        initiatives: initiatives(reader, record, &key_results),
        key_results,
        check_ins: status_check_ins(reader, record),
        outcome: record.word(reader, "outcome").and_then(|word| Some(Spanned::new(Outcome::from_word(word.value)?, word.span))),
        score: record.number(reader, "score"),
        continues: record.text(reader, "continues"),
        reflection: record.text(reader, "reflection"),
    }
}

fn initiatives(reader: &mut Reader<'_>, record: &mut Record<'_>, key_results: &[Arc<KeyResult>]) -> Vec<Initiative> {
    let lines = record.records(reader, "initiatives");
    let mut initiatives = Vec::with_capacity(lines.len());
    for mut line in lines {
        line.check_required(reader);
        let start = Span { start: line.span.start, end: line.span.start };
        let for_ = line.text(reader, "for").and_then(|id| known(reader, id, key_results));
        let initiative = Initiative {
            title: line.text(reader, "title").unwrap_or_else(|| Spanned::new(String::new(), start)),
            for_,
            url: line.text(reader, "url"),
            owner: line.text(reader, "owner"),
            status: line.word(reader, "status").and_then(|word| InitiativeStatus::from_word(word.value)),
        };
        line.finish();
        initiatives.push(initiative);
    }
    initiatives
}

/// The id of a key result of this objective. A title is understood, and the id is asked for.
fn known(reader: &mut Reader<'_>, id: Text, key_results: &[Arc<KeyResult>]) -> Option<Text> {
    if key_results.iter().any(|result| result.id == id.value) {
        return Some(id);
    }
    if reader.torn {
        return None;
    }
    let titled = key_results.iter().find(|result| result.title.value == id.value).map(|result| result.id.as_str());
    let meant = titled.or_else(|| nearest(&id, key_results.iter().map(|result| result.id.as_str())));
    let finding = unknown_key_result(reader.place(id.span), &id, meant, key_results);
    reader.say(finding);
    meant.map(|meant| Spanned::new(meant.to_owned(), id.span))
}

fn unknown_key_result(place: Place, id: &str, meant: Option<&str>, key_results: &[Arc<KeyResult>]) -> Finding {
    let finding = Finding::error("unknown-key-result", place.clone(), format!("no key result of this objective has the id `{id}`"));
    if let Some(meant) = meant {
        return finding.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(place, meant);
    }
    let ids: Vec<_> = key_results.iter().map(|result| result.id.as_str()).collect();
    if ids.is_empty() {
        return finding.help("the objective has no key results yet: leave `for` out, or write them under `key-results`");
    }
    finding.help(format!("write {}", crate::fields::one_of(&ids)))
}
