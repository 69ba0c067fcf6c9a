//! A goal or challenge that nobody works on in the current period.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::ElementKind;
use crate::model::okrs::{Element, ElementId, Okrs, PeriodId, Target};
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "unsupported-goal",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/unsupported-goal.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let okrs = context.okrs;
    let Some(current) = okrs.current.filter(|_| context.complete() && !okrs.objectives.is_empty()) else { return Findings::new() };
    let supported = supported(okrs, current);
    let missed = okrs.element_ids().filter(|id| !supported[id.at()]).map(|id| okrs.element(id));
    let missed = missed.filter(|element| element.entry.kind != ElementKind::Policy && context.open(&element.entry.head));
    missed.map(|element| unsupported_goal(context, element, &okrs.period(current).id)).collect()
}

/// By element: whether an objective of a period that overlaps `current` supports it, or something that answers it or stands under it.
fn supported(okrs: &Okrs, current: PeriodId) -> Vec<bool> {
    let dates = okrs.period(current).dates;
    let now = |element: &Element| {
        element.supporters.iter().any(|it| okrs.dates(okrs.objective(it.objective)).is_some_and(|other| other.overlap(dates)))
    };
    let mut supported = vec![false; okrs.elements.len()];
    let mut open: Vec<ElementId> = okrs.element_ids().filter(|id| now(okrs.element(*id))).collect();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut supported[id.at()], true) {
            continue;
        }
        let element = okrs.element(id);
        open.extend(&element.addresses);
        open.extend(element.supports.iter().filter_map(|support| match support.to {
            Target::Element(above) => Some(above),
            _ => None,
        }));
    }
    supported
}

fn unsupported_goal(context: &Context<'_>, element: &Element, period: &str) -> Finding {
    let (head, kind) = (&element.entry.head, element.entry.kind.word());
    context
        .finding(head.place(head.title.span), format!("no objective of {period} supports the {kind} {}", quoted(&head.title)))
        .why("a strategy that nobody works on is a wish")
        .help(format!("an objective that contributes to it says `supports: [{}]`", head.id))
        .help("where it rests for now, say why in this file under `allow`, or make it a `draft`")
}
