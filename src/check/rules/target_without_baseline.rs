//! A target that says where to, and not where from.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{Baseline, KeyResult, Measure};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "target-without-baseline",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/target-without-baseline.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.objectives().filter_map(|(_, objective)| target_without_baseline(context, objective)).collect()
}

fn target_without_baseline(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let head = &objective.entry.head;
    let found: Vec<&KeyResult> = objective
        .entry
        .key_results
        .iter()
        .map(AsRef::as_ref)
        .filter(|result| matches!(result.measure, Measure::Target { baseline: Baseline::Missing, .. }))
        .collect();
    let (first, rest) = found.split_first()?;
    let message = match rest {
        [] => format!("{} has a target and no baseline", quoted(&first.title)),
        _ => format!("{} key results of {} have a target and no baseline", found.len(), quoted(&head.title)),
    };
    let finding = context
        .finding(head.place(first.title.span), message)
        .label("")
        .why("progress is the way from a baseline to a target")
        .help("add the number it started from, such as `baseline: 22`, or say `baseline: unknown`");
    Some(rest.iter().fold(finding, |finding, result| finding.also(head.place(result.title.span), "")))
}
