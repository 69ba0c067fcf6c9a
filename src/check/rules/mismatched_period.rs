//! An objective that supports one of another time.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::{Objective, ObjectiveId, Okrs, Support, Target};
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "mismatched-period",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/mismatched-period.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let okrs = context.okrs;
    let lines = context.objectives().flat_map(|(_, objective)| objective.supports.iter().map(move |support| (objective, support)));
    let apart = lines.filter_map(|(objective, support)| Some((objective, support, apart(okrs, objective, support)?)));
    apart.map(|(objective, support, parent)| mismatched_period(context, objective, support, parent)).collect()
}

/// The supported objective, where the two periods have no day in common.
fn apart(okrs: &Okrs, objective: &Objective, support: &Support) -> Option<ObjectiveId> {
    let (Target::Objective(parent) | Target::KeyResult(parent, _)) = support.to else { return None };
    let (own, above) = (okrs.dates(objective)?, okrs.dates(okrs.objective(parent))?);
    (!own.overlap(above)).then_some(parent)
}

fn mismatched_period(context: &Context<'_>, objective: &Objective, support: &Support, parent: ObjectiveId) -> Finding {
    let okrs = context.okrs;
    let (head, above) = (&objective.entry.head, okrs.objective(parent));
    let name = |objective: &Objective| objective.entry.period.clone().unwrap_or_default();
    let finding = context
        .finding(
            head.place(support.span),
            format!("{} is of {}, and what it supports is of {}", quoted(&head.title), name(objective), name(above)),
        )
        .label(format!("{} ends before or begins after", name(above)))
        .also(above.entry.head.place(above.entry.head.title.span), "this is supported")
        .why("nobody can contribute to what is over, or not begun");
    match later(okrs, objective, parent) {
        Some(next) => {
            let entry = &next.entry;
            let reference = format!("{}/{}/{}", entry.team, name(next), entry.head.id);
            finding.help(format!("it goes on in `{reference}`: support that one"))
        }
        None => finding
            .help("support what runs at the same time, or the goal that both serve; to follow up on an earlier objective, say `continues`"),
    }
}

/// What continues `parent` in the time of `objective`.
fn later<'a>(okrs: &'a Okrs, objective: &Objective, parent: ObjectiveId) -> Option<&'a Objective> {
    let own = okrs.dates(objective)?;
    let mut open = okrs.objective(parent).continued_by.clone();
    while let Some(id) = open.pop() {
        let next = okrs.objective(id);
        if okrs.dates(next).is_some_and(|dates| dates.overlap(own)) && !std::ptr::eq(next, objective) {
            return Some(next);
        }
        open.extend(&next.continued_by);
    }
    None
}
