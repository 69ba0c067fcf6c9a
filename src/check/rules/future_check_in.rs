//! Something said about a day that has not come.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{Done, Head, Measure};
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

/// Something said of a day.
struct Said<'a> {
    day: Date,
    span: Span,
    /// What kind of saying: `a check-in`
    what: &'static str,
    /// Of what.
    title: &'a str,
}

fn check(context: &Context<'_>) -> Findings {
    let okrs = context.okrs;
    let objectives = context.objectives().map(|(_, objective)| {
        let head = &objective.entry.head;
        let own = objective.entry.check_ins.iter().map(|check_in| on(&check_in.date, "a check-in", &head.title));
        (head, own.chain(objective.key_results.iter().flat_map(days)).collect())
    });
    let elements = okrs.elements.iter().map(|element| (&element.entry.head, element.measures.iter().flat_map(days).collect()));
    let teams = okrs.teams.iter().map(|team| (&team.entry.head, team.heartbeat.iter().flat_map(days).collect()));
    let others = elements.chain(teams).filter(|(head, _)| context.open(head));
    objectives.chain(others).filter_map(|(head, said)| future_check_in(context, head, said)).collect()
}

fn on<'a>(day: &Spanned<Date>, what: &'static str, title: &'a str) -> Said<'a> {
    Said { day: day.value, span: day.span, what, title }
}

/// The days on which something is said to have been.
fn days(result: &KeyResult) -> Vec<Said<'_>> {
    let entry = &result.entry;
    let mut days: Vec<Said<'_>> = entry.check_ins.iter().map(|check_in| on(&check_in.date, "a check-in", &entry.title)).collect();
    match &entry.measure {
        Measure::Done(Spanned { value: Done::On(day), span }) => days.push(on(&Spanned::new(*day, *span), "`done`", &entry.title)),
        Measure::Milestones(milestones) => {
            days.extend(milestones.iter().filter_map(|it| Some(on(it.reached.as_ref()?, "`reached`", &it.title))));
        }
        _ => {}
    }
    // A table has places of its own, in another file; here stands only its name.
    let row = |span: Span| Some(on(&Spanned::new(last_row(result)?, span), "a row of the table", &entry.title));
    days.extend(entry.values.as_ref().and_then(|values| row(values.span)));
    days
}

/// The last day that only a table has.
fn last_row(result: &KeyResult) -> Option<Date> {
    let is_said = |day: Date| result.entry.check_ins.iter().any(|check_in| check_in.date.value == day);
    result.history.iter().rev().map(|row| row.date.value).find(|day| !is_said(*day))
}

fn future_check_in(context: &Context<'_>, head: &Head, said: Vec<Said<'_>>) -> Option<Finding> {
    let today = context.okrs.today;
    let mut later = said.into_iter().filter(|said| said.day > today);
    let Said { day, span, what, title } = later.next()?;
    let finding = context
        .finding(head.place(span), format!("{what} of {} lies in the future: {day}", quoted(title)))
        .label(format!("today is {today}"))
        .why("it counts for nothing until that day comes")
        .help(match what {
            "`done`" | "`reached`" => "is the date right? Until it is so, leave this out; `due` says when it is to be so",
            _ => "is the date right? A plan for a later day is a `due` date or a milestone",
        });
    Some(later.fold(finding, |finding, said| finding.also(head.place(said.span), format!("{}, {}", said.what, said.day))))
}
