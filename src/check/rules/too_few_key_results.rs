//! An objective with a single key result.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "too-few-key-results",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/too-few-key-results.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.plans().filter(|(_, it)| it.entry.key_results.len() == 1).map(|(_, it)| too_few_key_results(context, it)).collect()
}

fn too_few_key_results(context: &Context<'_>, objective: &Objective) -> Finding {
    let head = &objective.entry.head;
    context
        .finding(head.place(head.title.span), format!("{} has one key result only", quoted(&head.title)))
        .why("one number can be met while the objective is missed")
        .help("add what would show that it was met in the right way, such as quality beside speed")
}
