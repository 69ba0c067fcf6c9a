//! A target that is reached from the start.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{Baseline, KeyResult, Measure};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "target-equals-baseline",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/target-equals-baseline.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let results = context.objectives().flat_map(|(_, objective)| objective.entry.key_results.iter().map(move |result| (objective, result)));
    results.filter_map(|(objective, result)| target_equals_baseline(context, objective, result)).collect()
}

fn target_equals_baseline(context: &Context<'_>, objective: &Objective, result: &KeyResult) -> Option<Finding> {
    let Measure::Target { baseline: Baseline::Known(baseline), target, .. } = &result.measure else { return None };
    if baseline.value != target.value {
        return None;
    }
    let (head, number) = (&objective.entry.head, target.value);
    let finding = context
        .finding(head.place(target.span), format!("{} is to go from {number} to {number}", quoted(&result.title)))
        .label("the target")
        .also(head.place(baseline.span), "the baseline")
        .why("there is no way to go, so there is no progress to show")
        .help(format!("for a level to keep, write `at-least: {number}` or `at-most: {number}` in place of the two"));
    Some(finding)
}
