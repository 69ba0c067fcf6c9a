//! A check-in on a day that the objective does not run.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;
use crate::source::Spanned;
use jiff::civil::Date;

pub const RULE: Rule = Rule {
    name: "check-in-outside-period",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/check-in-outside-period.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.objectives().filter_map(|(_, objective)| check_in_outside_period(context, objective)).collect()
}

/// The days said something about in the objective's own file.
fn days(objective: &Objective) -> impl Iterator<Item = &Spanned<Date>> {
    let entry = &objective.entry;
    let own = entry.check_ins.iter().map(|check_in| &check_in.date);
    own.chain(entry.key_results.iter().flat_map(|result| result.check_ins.iter().map(|check_in| &check_in.date)))
}

fn check_in_outside_period(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let (head, dates) = (&objective.entry.head, context.okrs.dates(objective)?);
    let today = context.okrs.today;
    let mut outside = days(objective).filter(|day| !dates.hold(day.value) && day.value <= today);
    let first = outside.next()?;
    let period = objective.entry.period.as_deref().unwrap_or_default();
    let side = |day: Date| if day < dates.from { format!("before {period} begins") } else { format!("after {period} ends") };
    let finding = context
        .finding(head.place(first.span), format!("a check-in on {} lies outside {period}", quoted(&head.title)))
        .label(side(first.value))
        .why("mostly it is a slip of the year, or a line copied from elsewhere")
        .help(format!("{period} runs from {} to {}; is the date right?", dates.from, dates.to))
        .help("a number from before is the `baseline`; what is dated after the last day changes no number of this objective");
    Some(outside.fold(finding, |finding, day| finding.also(head.place(day.span), side(day.value))))
}
