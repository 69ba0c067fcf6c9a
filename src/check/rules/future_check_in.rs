//! A check-in on a day that has not come.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;
use crate::source::Spanned;
use jiff::civil::Date;

pub const RULE: Rule = Rule {
    name: "future-check-in",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/future-check-in.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    context.objectives().filter_map(|(_, objective)| future_check_in(context, objective)).collect()
}

/// The days said something about in the objective's own file.
fn days(objective: &Objective) -> impl Iterator<Item = &Spanned<Date>> {
    let entry = &objective.entry;
    let own = entry.check_ins.iter().map(|check_in| &check_in.date);
    own.chain(entry.key_results.iter().flat_map(|result| result.check_ins.iter().map(|check_in| &check_in.date)))
}

fn future_check_in(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let (head, today) = (&objective.entry.head, context.okrs.today);
    let mut later = days(objective).filter(|day| day.value > today);
    let first = later.next()?;
    let finding = context
        .finding(head.place(first.span), format!("a check-in on {} lies in the future", quoted(&head.title)))
        .label(format!("today is {today}"))
        .why("it counts for nothing until that day comes")
        .help("is the date right? A plan for a later day is a `due` date or a milestone");
    Some(later.fold(finding, |finding, day| finding.also(head.place(day.span), "this one too")))
}
