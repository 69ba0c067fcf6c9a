//! A key result without any measure.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{KeyResult, Measure};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "unmeasured-key-result",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/unmeasured-key-result.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.objectives().filter_map(|(_, objective)| unmeasured_key_result(context, objective)).collect()
}

fn unmeasured_key_result(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let head = &objective.entry.head;
    let found: Vec<&KeyResult> =
        objective.entry.key_results.iter().map(AsRef::as_ref).filter(|result| result.measure == Measure::None).collect();
    let (first, rest) = found.split_first()?;
    let message = match rest {
        [] => format!("the key result {} has no measure", quoted(&first.title)),
        _ => format!("{} of {} key results of {} have no measure", found.len(), objective.entry.key_results.len(), quoted(&head.title)),
    };
    let finding = context
        .finding(head.place(first.title.span), message)
        .label("")
        .why("without one, nobody can tell whether it is reached")
        .help("say how each is measured: `target` with a `baseline`, `at-least`, `at-most`, `between`, `milestones`, or `done`");
    Some(rest.iter().fold(finding, |finding, result| finding.also(head.place(result.title.span), "")))
}
