//! An objective that supports nothing and does not say why.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::parse::is_reason;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "unaligned-objective",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/unaligned-objective.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    // As written: what leads nowhere, or in a circle, has been told already.
    let unaligned = |objective: &Objective| {
        let reason = objective.entry.stands_alone.as_ref().filter(|words| is_reason(words));
        objective.supports.is_empty() && objective.entry.supports.is_empty() && reason.is_none()
    };
    // An id that two of them have would not do as a reference.
    let ids: Vec<&str> = context.okrs.elements.iter().map(|element| element.entry.head.id.as_str()).collect();
    let goals: Vec<&str> = ids.iter().filter(|id| ids.iter().filter(|other| other == id).count() == 1).copied().take(3).collect();
    context.objectives().filter(|(_, it)| unaligned(it)).map(|(_, it)| unaligned_objective(context, it, &goals)).collect()
}

fn unaligned_objective(context: &Context<'_>, objective: &Objective, goals: &[&str]) -> Finding {
    let head = &objective.entry.head;
    let such = match goals {
        [] => "another objective, such as `payments/2026-q4/instant-payouts`".to_owned(),
        goals => format!(
            "a part of the strategy ({}) or another objective",
            goals.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
        ),
    };
    let message = format!("{} supports nothing, and does not say why", quoted(&head.title));
    let finding = match &objective.entry.stands_alone {
        Some(words) => context.finding(head.place(words.span), message).label("this is no reason"),
        None => context.finding(head.place(head.title.span), message),
    };
    finding
        .why("a reader cannot see where it leads")
        .help(format!("name what it contributes to under `supports`: {such}"))
        .help("where it stands on its own for a reason, say so: `stands-alone: <the reason>`")
}
