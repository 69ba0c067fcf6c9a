//! Numbers that should get harder to reach, and turn around on the way.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{Baseline, KeyResult, Measure};
use crate::model::okrs::Objective;
use crate::settings::Level;
use crate::source::Spanned;

pub const RULE: Rule = Rule {
    name: "unordered-targets",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/unordered-targets.md"),
    by: By::Check(check),
};

/// A number on the way, and what it is called.
type Stop = (&'static str, Spanned<f64>);

fn check(context: &Context<'_>) -> Findings {
    let results = context.plans().flat_map(|(_, objective)| objective.entry.key_results.iter().map(move |result| (objective, result)));
    results.filter_map(|(objective, result)| unordered_targets(context, objective, result)).collect()
}

/// The numbers in the order in which they are to be reached.
fn stops(measure: &Measure) -> Vec<Stop> {
    match measure {
        Measure::Target { baseline, commit, target, stretch } => {
            let start = if let Baseline::Known(number) = baseline { Some(*number) } else { None };
            let all = [("baseline", start), ("commit", *commit), ("target", Some(*target)), ("stretch", *stretch)];
            all.into_iter().filter_map(|(name, number)| Some((name, number?))).collect()
        }
        Measure::Milestones(milestones) => milestones.iter().filter_map(|milestone| Some(("score", milestone.score?))).collect(),
        _ => Vec::new(),
    }
}

/// The first two neighbours of which the second lies back from the first. Scores rise; other numbers go where the first two of them lead.
fn turn(stops: &[Stop]) -> Option<(Stop, Stop)> {
    let mut falling = stops.first().filter(|(name, _)| *name == "score").map(|_| false);
    stops.windows(2).find_map(|pair| {
        let (from, to) = (pair[0], pair[1]);
        let falls = to.1.value < from.1.value;
        let turns = to.1.value != from.1.value && *falling.get_or_insert(falls) != falls;
        turns.then_some((from, to))
    })
}

fn unordered_targets(context: &Context<'_>, objective: &Objective, result: &KeyResult) -> Option<Finding> {
    let ((before, from), (after, to)) = turn(&stops(&result.measure))?;
    let head = &objective.entry.head;
    let message = if after == "score" {
        format!("a later milestone of {} scores less than the one before it", quoted(&result.title))
    } else {
        format!("the {after} of {} lies back from its {before}", quoted(&result.title))
    };
    let finding = context
        .finding(head.place(to.span), message)
        .label(format!("from {} back to {}", from.value, to.value))
        .also(head.place(from.span), format!("the {before} before"))
        .why("who goes on would come to less");
    Some(if after == "score" {
        finding.help("milestones stand in the order in which they are reached, the best last")
    } else {
        finding.help("baseline, commit, target and stretch lie in this order, upwards or downwards: have two of them changed places?")
    })
}
