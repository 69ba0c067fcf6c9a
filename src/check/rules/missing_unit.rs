//! A number that does not say what it counts.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{KeyResult, Measure};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule =
    Rule { name: "missing-unit", level: Level::Allow, manual: include_str!("../../../docs/rules/missing-unit.md"), by: By::Check(check) };

fn check(context: &Context<'_>) -> Findings {
    context.plans().filter_map(|(_, objective)| missing_unit(context, objective)).collect()
}

fn missing_unit(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let head = &objective.entry.head;
    let found: Vec<&KeyResult> = objective
        .entry
        .key_results
        .iter()
        .map(AsRef::as_ref)
        .filter(|result| {
            result.unit.is_none()
                && matches!(result.measure, Measure::Target { .. } | Measure::AtLeast(_) | Measure::AtMost(_) | Measure::Between(..))
        })
        .collect();
    let (first, rest) = found.split_first()?;
    let message = match rest {
        [] => format!("{} has no unit", quoted(&first.title)),
        _ => format!("{} key results of {} have no unit", found.len(), quoted(&head.title)),
    };
    let finding = context
        .finding(head.place(first.title.span), message)
        .why("“from 22 to 8” can be read once one knows that it is minutes")
        .help("say what the number counts, such as `unit: min` or `unit: \"%\"`");
    Some(rest.iter().fold(finding, |finding, result| finding.also(head.place(result.title.span), "")))
}
