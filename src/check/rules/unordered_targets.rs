//! Numbers that should get harder to reach, and turn around on the way.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::entry::{Baseline, Head, KeyResult, Measure};
use crate::settings::Level;
use crate::source::Spanned;

pub const RULE: Rule = Rule {
    name: "unordered-targets",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/unordered-targets.md"),
    by: By::Check(check),
};

/// What the number of a milestone is called.
const SCORE: &str = "score";

/// A number on the way, and what it is called.
type Stop = (&'static str, Spanned<f64>);

fn check(context: &Context<'_>) -> Findings {
    let results =
        context.plans().flat_map(|(_, objective)| objective.entry.key_results.iter().map(|result| (&objective.entry.head, result)));
    let elements = context.okrs.elements.iter().map(|element| &element.entry).filter(|entry| context.open(&entry.head));
    let measures = elements.flat_map(|entry| entry.measures.iter().map(|result| (&entry.head, result)));
    results.chain(measures).filter_map(|(head, result)| unordered_targets(context, head, result)).collect()
}

/// The numbers in the order in which they are to be reached.
fn stops(measure: &Measure) -> Vec<Stop> {
    match measure {
        Measure::Target { baseline, commit, target, stretch } => {
            let start = if let Baseline::Known(number) = baseline { Some(*number) } else { None };
            let all = [("baseline", start), ("commit", *commit), ("target", Some(*target)), ("stretch", *stretch)];
            all.into_iter().filter_map(|(name, number)| Some((name, number?))).collect()
        }
        Measure::Milestones(milestones) => milestones.iter().filter_map(|milestone| Some((SCORE, milestone.score?))).collect(),
        _ => Vec::new(),
    }
}

/// The first that lies back from the one before it. Scores rise; other numbers go where the first two of them lead.
fn turn(stops: &[Stop]) -> Option<usize> {
    let mut falling = stops.first().filter(|(name, _)| *name == SCORE).map(|_| false);
    (1..stops.len()).find(|&at| {
        let (from, to) = (stops[at - 1].1.value, stops[at].1.value);
        let falls = to < from;
        to != from && *falling.get_or_insert(falls) != falls
    })
}

fn unordered_targets(context: &Context<'_>, head: &Head, result: &KeyResult) -> Option<Finding> {
    if matches!(result.measure, Measure::Target { baseline: Baseline::Known(start), target, .. } if start.value == target.value) {
        // That there is no way to go has been said.
        return None;
    }
    let stops = stops(&result.measure);
    let at = turn(&stops)?;
    let title = quoted(&result.title);
    let (message, help) = if stops[at].0 == SCORE {
        let scores: Vec<String> = stops.iter().map(|(_, score)| score.value.to_string()).collect();
        (
            format!("the scores of the milestones of {title} go up and down: {}", scores.join(", ")),
            "write the milestones in the order in which they are reached, the best last",
        )
    } else {
        let numbers: Vec<String> = stops.iter().map(|(name, number)| format!("{name} {}", short(number.value))).collect();
        (
            format!("the numbers of {title} go up and down: {}", numbers.join(", ")),
            "have two of them changed places? From the baseline on, each is harder to reach than the one before",
        )
    };
    let place = head.place(stops[at].1.span);
    let finding = context.finding(place, message).label("goes back").why("whoever does better would be shown as doing worse").help(help);
    let others = stops.iter().enumerate().filter(|(other, _)| *other != at && stops[at].0 != SCORE);
    Some(others.fold(finding, |finding, (_, (name, number))| finding.also(head.place(number.span), format!("the {name}"))))
}

/// A number as people write it, unless that would fill the screen.
fn short(number: f64) -> String {
    if number.abs() < 1e15 { number.to_string() } else { format!("{number:e}") }
}
