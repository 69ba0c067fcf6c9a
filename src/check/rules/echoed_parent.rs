//! An objective in the same words as what it supports.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::Head;
use crate::model::okrs::{Objective, Okrs, Target};
use crate::settings::Level;

pub const RULE: Rule =
    Rule { name: "echoed-parent", level: Level::Warn, manual: include_str!("../../../docs/rules/echoed-parent.md"), by: By::Check(check) };

/// The share of words two titles must have in common to be the same wording.
const ALIKE: f64 = 0.85;

fn check(context: &Context<'_>) -> Findings {
    let echoes = |objective: &Objective| {
        let own = &objective.entry.head;
        let mut parents = objective.supports.iter().filter_map(|support| parent(context.okrs, support.to));
        parents.find(|above| !std::ptr::eq(*above, own) && alike(&own.slug, &above.slug))
    };
    context.plans().filter_map(|(_, it)| Some(echoed_parent(context, it, echoes(it)?))).collect()
}

fn parent(okrs: &Okrs, target: Target) -> Option<&Head> {
    match target {
        Target::Element(id) => Some(&okrs.element(id).entry.head),
        Target::Objective(id) => Some(&okrs.objective(id).entry.head),
        Target::KeyResult(..) | Target::Draft => None,
    }
}

/// Whether two titles, as slugs, say the same, apart from a word or two in a long sentence.
fn alike(a: &str, b: &str) -> bool {
    let (left, right): (Vec<&str>, Vec<&str>) = (a.split('-').collect(), b.split('-').collect());
    let common = left.iter().filter(|word| right.contains(word)).count();
    a == b || (common as f64) / (left.len().max(right.len()) as f64) >= ALIKE
}

fn echoed_parent(context: &Context<'_>, objective: &Objective, above: &Head) -> Finding {
    let head = &objective.entry.head;
    context
        .finding(head.place(head.title.span), format!("{} says the same as what it supports", quoted(&head.title)))
        .also(above.place(above.title.span), "the same words")
        .why("it does not tell what this team will do about it")
        .help("say in its own words what this team changes, or let the team's key results support the objective above directly")
}
