//! An objective whose period is over, and nobody has said how it went.

use crate::check::rules::ended::{Ended, ended};
use crate::check::wording::{counted, listed, quoted};
use crate::check::{By, Context, Rule, graded};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "ungraded-objective",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/ungraded-objective.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    ended(context, graded).iter().filter_map(|ended| ungraded_objective(context, ended)).collect()
}

fn ungraded_objective(context: &Context<'_>, ended: &Ended<'_>) -> Option<Finding> {
    let (first, rest) = ended.objectives.split_first()?;
    let title = |objective: &Objective| objective.entry.head.place(objective.entry.head.title.span);
    let message = match rest {
        [] => format!("{} has ended with {} and is not graded", quoted(&first.entry.head.title), ended.period),
        _ => {
            let titles = listed(ended.objectives.iter().map(|it| it.entry.head.title.as_str()), 3);
            let count = counted(ended.objectives.len() as i64, "objective", "objectives");
            format!("{} has {count} of {} that nobody has graded: {titles}", quoted(ended.team), ended.period)
        }
    };
    let finding = context
        .finding(title(first), message)
        .why("the next period is planned best on what this one came to")
        .help("say how it ended: `outcome: achieved`, `partly`, `missed` or `dropped`, or a `score` from 0 to 1; and what was learned, under `reflection`");
    Some(rest.iter().fold(finding, |finding, objective| finding.also(title(objective), "")))
}
