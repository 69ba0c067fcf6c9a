//! A line of `supports` that does not say how.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "unexplained-support",
    level: Level::Allow,
    manual: include_str!("../../../docs/rules/unexplained-support.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let silent = |objective: &Objective| objective.supports.iter().any(|support| support.how.is_none());
    context.plans().filter(|(_, it)| silent(it)).filter_map(|(_, it)| unexplained_support(context, it)).collect()
}

fn unexplained_support(context: &Context<'_>, objective: &Objective) -> Option<Finding> {
    let head = &objective.entry.head;
    let mut places = objective.supports.iter().filter(|support| support.how.is_none()).map(|support| head.place(support.span));
    let first = places.next()?;
    let written = first.words().to_owned();
    let finding = context
        .finding(first, format!("{} does not say how it supports this", quoted(&head.title)))
        .label("how?")
        .why("in that half sentence people find out whether they mean the same")
        .help(format!("write how after a colon: `{written}: Shorter feedback lets every team try more`"));
    Some(places.fold(finding, |finding, place| finding.also(place, "how?")))
}
