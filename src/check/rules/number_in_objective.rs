//! A number in an objective, where it belongs in a key result.

use crate::check::wording::{number, quoted};
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "number-in-objective",
    level: Level::Allow,
    manual: include_str!("../../../docs/rules/number-in-objective.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.plans().filter_map(|(_, it)| Some(number_in_objective(context, it, number(&it.entry.head.title)?))).collect()
}

fn number_in_objective(context: &Context<'_>, objective: &Objective, number: &str) -> Finding {
    let head = &objective.entry.head;
    context
        .finding(head.place(head.title.span), format!("{} measures: `{number}`", quoted(&head.title)))
        .why("an objective says in words what people want; the numbers are the key results'")
        .help("say what will be better, and move the number to a key result")
}
