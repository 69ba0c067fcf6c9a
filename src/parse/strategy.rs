//! The strategy and its elements: challenges, policies, goals; and the front page's own words.

use crate::fields::{Field, Reader, Record, Table, Value};
use crate::model::entry::{Element, ElementKind, Front, Strategy};
use crate::parse::head::{COMMON, OPTIONAL_TITLE, TITLE, Titled, head};
use crate::parse::key_result::{MEASURE, key_results};
use crate::parse::period::in_order;
use crate::source::Span;

/// The front page's own words.
pub static FRONT: Table = Table {
    name: "front-page",
    a: "the front page",
    doc: "`content/index.md`: the front page's own words, such as why this organisation uses OKRs.",
    groups: &[&OPTIONAL_TITLE, &COMMON],
    inside: &[],
    beside: &[],
};

/// The strategy as a whole.
pub static STRATEGY: Table = Table {
    name: "strategy",
    a: "the strategy",
    doc: "`content/strategy/index.md`: the body gives the context.",
    groups: &[
        &TITLE,
        &[
            Field::new("vision", Value::Inline, "Nobody on the islands has to plan around us", "One sentence: where this leads."),
            Field::new("from", Value::Date, "2026-01-01", "The first day."),
            Field::new("to", Value::Date, "2029-12-31", "The last day."),
        ],
        &COMMON,
    ],
    inside: &[],
    beside: &[],
};

static ELEMENT: [Field; 4] = [
    Field::new("summary", Value::Inline, "Half of our ships are older than their crews", "It in a sentence."),
    Field::new("owner", Value::Person, "Ingrid Dahl", "Who answers for it."),
    Field::new(
        "order",
        Value::Number(f64::NEG_INFINITY, f64::INFINITY),
        "1",
        "Its place among its kind; those with the same one stand by title.",
    ),
    Field::new(
        "measures",
        Value::List(&Value::Record(&MEASURE)),
        "[{title: Travellers, baseline: 1.2, target: 1.5, unit: million}]",
        "The long-term numbers.",
    ),
];

static ADDRESSES: [Field; 1] =
    [Field::new("addresses", Value::List(&Value::Reference("a challenge")), "[old-ships]", "The challenges that it answers.")];

/// A challenge.
pub static CHALLENGE: Table = Table {
    name: "challenge",
    a: "a challenge",
    doc: "`content/strategy/challenges/<id>.md`: a problem that must be solved.",
    groups: &[&TITLE, &ELEMENT, &ADDRESSES, &COMMON],
    inside: &[],
    beside: &[&GOAL],
};

/// A policy.
pub static POLICY: Table = Table {
    name: "policy",
    a: "a policy",
    doc: "`content/strategy/policies/<id>.md`: a guardrail: how we choose to handle the challenges.",
    groups: &[&TITLE, &ELEMENT, &ADDRESSES, &COMMON],
    inside: &[],
    beside: &[&GOAL],
};

/// A goal.
pub static GOAL: Table = Table {
    name: "goal",
    a: "a goal",
    doc: "`content/strategy/goals/<id>.md`: a concrete goal to stretch for.",
    groups: &[
        &TITLE,
        &ELEMENT,
        &ADDRESSES,
        &[Field::new(
            "supports",
            Value::List(&Value::Support),
            "[easy-journey: A ship on time needs no explaining]",
            "The goals that it stands under.",
        )],
        &COMMON,
    ],
    inside: &[],
    beside: &[],
};

/// The table of this kind of element.
pub fn table(kind: ElementKind) -> &'static Table {
    match kind {
        ElementKind::Challenge => &CHALLENGE,
        ElementKind::Policy => &POLICY,
        ElementKind::Goal => &GOAL,
    }
}

/// Reads the front page's own words. Without a title of its own it has an empty one.
pub fn front(reader: &mut Reader<'_>, record: &mut Record<'_>, body: Span) -> Front {
    Front { head: head(reader, record, "index", Titled::Or(String::new()), body) }
}

/// Reads the strategy.
pub fn strategy(reader: &mut Reader<'_>, record: &mut Record<'_>, body: Span) -> Strategy {
    let head = head(reader, record, "strategy", Titled::Always, body);
    let vision = record.text(reader, "vision");
    let (from, to) = in_order(reader, record);
    Strategy { head, vision, from, to }
}

/// Reads a challenge, a policy or a goal.
pub fn element(reader: &mut Reader<'_>, record: &mut Record<'_>, kind: ElementKind, id: &str, body: Span) -> Element {
    let has = |name| record.table.field(name).is_some();
    let (addresses, supports) = (has("addresses"), has("supports"));
    Element {
        head: head(reader, record, id, Titled::Always, body),
        kind,
        summary: record.text(reader, "summary"),
        owner: record.text(reader, "owner"),
        order: record.number(reader, "order").map(|order| order.value),
        addresses: if addresses { record.texts(reader, "addresses") } else { Vec::new() },
        supports: if supports { record.supports(reader, "supports") } else { Vec::new() },
        measures: key_results(reader, record, "measures"),
    }
}
