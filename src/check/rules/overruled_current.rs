//! A number that nobody sees, because a check-in says another.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::Head;
use crate::model::okrs::KeyResult;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "overruled-current",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/overruled-current.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let okrs = context.okrs;
    let objectives = context.plans().map(|(_, objective)| (&objective.entry.head, &objective.key_results[..]));
    let elements = okrs.elements.iter().map(|element| (&element.entry.head, &element.measures[..]));
    let teams = okrs.teams.iter().map(|team| (&team.entry.head, &team.heartbeat[..]));
    let others = elements.chain(teams).filter(|(head, _)| context.open(head));
    let all = objectives.chain(others).flat_map(|(head, results)| results.iter().map(move |result| (head, result)));
    all.filter_map(|(head, result)| overruled_current(context, head, result)).collect()
}

fn overruled_current(context: &Context<'_>, head: &Head, result: &KeyResult) -> Option<Finding> {
    let current = result.entry.current.as_deref()?;
    let (since, now) = (result.standing.since?, result.standing.value);
    if now == Some(current.value) {
        return None;
    }
    let said = now.map_or("none".to_owned(), |number| number.to_string());
    let by_hand = result.entry.check_ins.iter().any(|check_in| check_in.date.value == since);
    let (who, newer) = match result.entry.values.as_deref().filter(|_| !by_hand) {
        Some(table) => (
            format!("the row of {since} in `{}`", table.value),
            format!("`{},{}` into `{}`", context.okrs.today, current.value, table.value),
        ),
        None => (
            format!("the check-in of {since}"),
            format!("`- {{date: {}, value: {}}}` under `check-ins:`", context.okrs.today, current.value),
        ),
    };
    let message = format!("`current` of {} counts for nothing: {who} says {said}", quoted(&result.entry.title));
    let finding = context.finding(head.place(current.span), message).why("where there are check-ins, the latest of them has the number");
    Some(finding.help(format!("is this the newer number? Write {newer} and take `current` away")))
}
