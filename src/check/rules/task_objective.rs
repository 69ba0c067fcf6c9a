//! An objective that begins as a task.

use crate::check::wording::{quoted, task};
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Objective;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "task-objective",
    level: Level::Allow,
    manual: include_str!("../../../docs/rules/task-objective.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let language = context.settings.language.as_str();
    context.plans().filter_map(|(_, it)| Some(task_objective(context, it, task(&it.entry.head.title, language)?))).collect()
}

fn task_objective(context: &Context<'_>, objective: &Objective, verb: &str) -> Finding {
    let head = &objective.entry.head;
    context
        .finding(head.place(head.title.span), format!("{} begins as a task: `{verb}`", quoted(&head.title)))
        .why("a task can be done and leave everything as it was")
        .help("say what will be different for whom once it is done; the task itself is an initiative")
}
