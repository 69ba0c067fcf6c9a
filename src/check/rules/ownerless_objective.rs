//! An objective that nobody answers for.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "ownerless-objective",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/ownerless-objective.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.plans().filter(|(_, it)| it.entry.owner.is_none()).map(|(_, it)| ownerless_objective(context, it)).collect()
}

fn ownerless_objective(context: &Context<'_>, objective: &Objective) -> Finding {
    let head = &objective.entry.head;
    context
        .finding(head.place(head.title.span), format!("{} has no owner", quoted(&head.title)))
        .why("what everyone owns, nobody follows up")
        .help("name the person whom one can ask about it: `owner: Ingrid Dahl`")
}
