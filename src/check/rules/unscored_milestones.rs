//! Milestones whose worth was not agreed beforehand.

use crate::check::wording::listed;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{KeyResult, Measure};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "unscored-milestones",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/unscored-milestones.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.plans().filter_map(|(_, objective)| unscored_milestones(context, objective)).collect()
}

fn unscored(measure: &Measure) -> bool {
    matches!(measure, Measure::Milestones(milestones) if milestones.iter().any(|milestone| milestone.score.is_none()))
}

fn unscored_milestones(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let head = &objective.entry.head;
    let found: Vec<&KeyResult> = objective.entry.key_results.iter().map(AsRef::as_ref).filter(|result| unscored(&result.measure)).collect();
    let (first, rest) = found.split_first()?;
    let message = format!("the milestones of {} have no agreed scores", listed(found.iter().map(|result| result.title.as_str()), 3));
    let finding = context
        .finding(head.place(first.title.span), message)
        .label("")
        .why("what a half-way house is worth is easier to agree on beforehand")
        .help("give each milestone a `score` from 0 to 1; until then they count as steps of equal height");
    Some(rest.iter().fold(finding, |finding, result| finding.also(head.place(result.title.span), "")))
}
