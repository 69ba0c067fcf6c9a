//! A period that is over, and nobody has written what was learned.

use crate::check::rules::ended::{Ended, ended};
use crate::check::wording::quoted;
use crate::check::{By, Context, Rule, graded};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "missing-reflection",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/missing-reflection.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let of_team = |objective: &Objective| {
        let words = objective.period.and_then(|period| context.okrs.team(objective.team).words.get(&period));
        words.is_some_and(|words| words.reflection.is_some() || context.excused(&words.head))
    };
    // Grading comes first, and its finding asks for the reflection too.
    let settled = |objective: &Objective| objective.entry.reflection.is_some() || of_team(objective) || !graded(objective);
    ended(context, settled).iter().filter_map(|ended| missing_reflection(context, ended)).collect()
}

fn missing_reflection(context: &Context<'_>, ended: &Ended<'_>) -> Option<Finding> {
    let (first, rest) = ended.objectives.split_first()?;
    let title = |objective: &Objective| objective.entry.head.place(objective.entry.head.title.span);
    let message = match rest {
        [] => format!("{} has ended with {} without a look back", quoted(&first.entry.head.title), ended.period),
        _ => format!("{} has not looked back on {}", quoted(ended.team), ended.period),
    };
    let entry = &first.entry;
    let folder = format!("content/teams/{}/{}/index.md", entry.team, ended.period);
    let finding = context
        .finding(title(first), message)
        .why("what was learned is worth more than the score")
        .help(format!("write a few lines under `reflection`, here or for all of them in `{folder}`"));
    Some(rest.iter().fold(finding, |finding, objective| finding.also(title(objective), "")))
}
