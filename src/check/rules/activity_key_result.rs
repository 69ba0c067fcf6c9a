//! A key result that reads as something to do.

use crate::check::wording::{activity, listed};
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::KeyResult;
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "activity-key-result",
    level: Level::Allow,
    manual: include_str!("../../../docs/rules/activity-key-result.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.plans().filter_map(|(_, objective)| activity_key_result(context, objective)).collect()
}

fn activity_key_result(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let head = &objective.entry.head;
    let found: Vec<&KeyResult> = objective
        .entry
        .key_results
        .iter()
        .map(AsRef::as_ref)
        .filter(|result| activity(&result.title, &context.settings.language).is_some())
        .collect();
    let (first, rest) = found.split_first()?;
    let message = format!("{} reads as something to do", listed(found.iter().map(|result| result.title.as_str()), 3));
    let finding = context
        .finding(head.place(first.title.span), message)
        .label("")
        .why("a key result is what the work leads to, not the work")
        .help("ask what this should lead to, and measure that; the activity itself is an initiative");
    Some(rest.iter().fold(finding, |finding, result| finding.also(head.place(result.title.span), "")))
}
