//! An objective with more than five key results.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "too-many-key-results",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/too-many-key-results.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.plans().filter(|(_, it)| it.entry.key_results.len() > 5).map(|(_, it)| too_many_key_results(context, it)).collect()
}

fn too_many_key_results(context: &Context<'_>, objective: &Objective) -> Finding {
    let head = &objective.entry.head;
    context
        .finding(head.place(head.title.span), format!("{} has {} key results", quoted(&head.title), objective.entry.key_results.len()))
        .why("what is to be watched every week has to fit in one glance")
        .help("keep the two to five that say most; steps on the way are `initiatives`, and levels to keep are `heartbeat`")
}
