//! A running key result that nobody has said anything about for too long.

use crate::check::wording::{counted, listed, quoted};
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{Done, Measure};
use crate::model::okrs::{KeyResult, Objective};
use crate::settings::Level;
use crate::source::Spanned;

pub const RULE: Rule = Rule {
    name: "silent-key-result",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/silent-key-result.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    // One without key results has another finding, and nothing to check in on.
    let asked = context.objectives().filter(|(_, objective)| !objective.key_results.is_empty() && !slipped(context, objective));
    asked.filter_map(|(_, objective)| silent_key_result(context, objective)).collect()
}

/// Whether a check-in is dated on a day that has not come: what seems to be missing is probably that one, and another finding tells of it.
fn slipped(context: &Context<'_>, objective: &Objective) -> bool {
    objective.key_results.iter().any(|result| {
        let done = if let Measure::Done(Spanned { value: Done::On(day), .. }) = result.entry.measure { Some(day) } else { None };
        done.max(result.history.last().map(|line| line.date.value)).is_some_and(|day| day > context.okrs.today)
    })
}

fn silent_key_result(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let head = &objective.entry.head;
    let silent: Vec<&KeyResult> = objective.key_results.iter().filter(|result| result.silent_days.is_some()).collect();
    let all = silent.len() == objective.key_results.len();
    // What holds for all that are named.
    let shortest = silent.iter().filter_map(|result| result.silent_days).min();
    let days = objective.silent_days.filter(|_| all).or(shortest)?;
    let ago = counted(days, "day", "days");
    let message = match &silent[..] {
        _ if all && objective.silent_days.is_some() => format!("nothing has been said about {} for {ago}", quoted(&head.title)),
        [] => return None,
        _ if all => format!("no key result of {} has had a check-in for {ago}", quoted(&head.title)),
        some => format!("no check-in for {ago}: {}", listed(some.iter().map(|result| result.entry.title.as_str()), 3)),
    };
    let mut places = silent.iter().map(|result| head.place(result.entry.title.span));
    let first = places.next().unwrap_or_else(|| head.place(head.title.span));
    let finding = context
        .finding(first, message)
        .why("a number that nobody looks at does not move")
        .help(format!(
            "add a line under `check-ins`: `- {{date: {}, value: …, confidence: …}}`; a note alone counts too",
            context.okrs.today
        ))
        .help("once it is over or given up, say so with `outcome`");
    Some(places.fold(finding, |finding, place| finding.also(place, "")))
}
