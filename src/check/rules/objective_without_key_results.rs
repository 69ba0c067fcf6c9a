//! An objective that nobody can tell the end of.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "objective-without-key-results",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/objective-without-key-results.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context
        .objectives()
        .filter(|(_, it)| it.entry.key_results.is_empty())
        .map(|(_, it)| objective_without_key_results(context, it))
        .collect()
}

fn objective_without_key_results(context: &Context<'_>, objective: &Objective) -> Finding {
    let head = &objective.entry.head;
    context
        .finding(head.place(head.title.span), format!("{} has no key results", quoted(&head.title)))
        .why("an objective says where to, and key results say how we know that we are there")
        .help("add two to five under `key-results`; for work without an end, the team's `heartbeat` is the place")
}
