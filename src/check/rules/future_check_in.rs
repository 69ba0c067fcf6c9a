//! Something said about a day that has not come.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{self, Done, Head, Measure};
use crate::model::okrs::KeyResult;
use crate::settings::Level;
use crate::source::{Span, Spanned};
use jiff::civil::Date;

pub const RULE: Rule = Rule {
    name: "future-check-in",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/future-check-in.md"),
    by: By::Check(check),
};

/// A day, where it is written, and what is said to have been on it.
type Said = (Date, Span, &'static str);

fn check(context: &Context<'_>) -> Findings {
    let okrs = context.okrs;
    let objectives = context.objectives().map(|(_, objective)| {
        let own = objective.entry.check_ins.iter().map(|check_in| on(&check_in.date, "a check-in"));
        (&objective.entry.head, own.chain(objective.key_results.iter().flat_map(days)).collect())
    });
    let elements = okrs.elements.iter().map(|element| (&element.entry.head, element.measures.iter().flat_map(days).collect()));
    let teams = okrs.teams.iter().map(|team| (&team.entry.head, team.heartbeat.iter().flat_map(days).collect()));
    let others = elements.chain(teams).filter(|(head, _)| context.open(head));
    objectives.chain(others).filter_map(|(head, said)| future_check_in(context, head, said)).collect()
}

fn on(day: &Spanned<Date>, what: &'static str) -> Said {
    (day.value, day.span, what)
}

/// The days on which something is said to have been.
fn days(result: &KeyResult) -> Vec<Said> {
    let entry = &result.entry;
    let mut days: Vec<Said> = entry.check_ins.iter().map(|check_in| on(&check_in.date, "a check-in")).collect();
    match &entry.measure {
        Measure::Done(Spanned { value: Done::On(day), span }) => days.push((*day, *span, "a `done`")),
        Measure::Milestones(milestones) => {
            days.extend(milestones.iter().filter_map(|milestone| milestone.reached.as_ref()).map(|day| on(day, "a `reached`")));
        }
        _ => {}
    }
    // A table has places of its own, in another file; here stands only its name.
    days.extend(entry.values.as_ref().and_then(|values| Some((last_row(result, entry)?, values.span, "a row of the table"))));
    days
}

/// The last day of a table, unless a check-in has the same.
fn last_row(result: &KeyResult, entry: &entry::KeyResult) -> Option<Date> {
    let last = result.history.last()?.date.value;
    entry.check_ins.iter().all(|check_in| check_in.date.value < last).then_some(last)
}

fn future_check_in(context: &Context<'_>, head: &Head, said: Vec<Said>) -> Option<Finding> {
    let today = context.okrs.today;
    let mut later = said.into_iter().filter(|(day, ..)| *day > today);
    let (day, span, what) = later.next()?;
    let finding = context
        .finding(head.place(span), format!("{what} on {} lies in the future", quoted(&head.title)))
        .label(format!("{day}; today is {today}"))
        .why("it counts for nothing until that day comes")
        .help("is the date right? A plan for a later day is a `due` date or a milestone");
    Some(later.fold(finding, |finding, (day, span, what)| finding.also(head.place(span), format!("{what}, {day}"))))
}
