//! Two check-ins on one day that do not agree.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{CheckIn, Head, KeyResult};
use crate::model::okrs::Okrs;
use crate::settings::Level;
use std::sync::Arc;

pub const RULE: Rule = Rule {
    name: "conflicting-check-ins",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/conflicting-check-ins.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let all = measured(context.okrs).into_iter().filter(|(head, _)| context.open(head));
    let pairs = all.flat_map(|(head, result)| result.check_ins.windows(2).map(move |pair| (head, result, &pair[0], &pair[1])));
    pairs.filter(|(_, _, a, b)| disagree(a, b)).map(|(head, result, a, b)| conflicting_check_ins(context, head, result, a, b)).collect()
}

/// Everything that has check-ins with numbers, and the file it stands in.
fn measured(okrs: &Okrs) -> Vec<(&Head, &Arc<KeyResult>)> {
    let mut all: Vec<(&Head, &Arc<KeyResult>)> = Vec::new();
    for element in &okrs.elements {
        all.extend(element.entry.measures.iter().map(|result| (&element.entry.head, result)));
    }
    for team in &okrs.teams {
        all.extend(team.entry.heartbeat.iter().map(|result| (&team.entry.head, result)));
    }
    for objective in okrs.objectives.iter().filter(|objective| objective.period.is_some()) {
        all.extend(objective.entry.key_results.iter().map(|result| (&objective.entry.head, result)));
    }
    all
}

fn disagree(a: &CheckIn, b: &CheckIn) -> bool {
    let values = || a.value.zip(b.value).is_some_and(|(a, b)| a.value != b.value);
    let milestones = || a.milestone.zip(b.milestone).is_some_and(|(a, b)| a.value != b.value);
    a.date.value == b.date.value && (values() || milestones())
}

fn conflicting_check_ins(context: &Context<'_>, head: &Head, result: &KeyResult, a: &CheckIn, b: &CheckIn) -> Finding {
    context
        .finding(head.place(b.date.span), format!("two check-ins of {} on {} say different things", quoted(&result.title), b.date.value))
        .label("this one holds")
        .also(head.place(a.date.span), "and this one does not")
        .why("nobody will see the other number again")
        .help("leave out the one that is wrong, or mend its date")
}
