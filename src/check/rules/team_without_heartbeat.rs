//! A team that tells of no work beside its objectives.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::Team;
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "team-without-heartbeat",
    level: Level::Allow,
    manual: include_str!("../../../docs/rules/team-without-heartbeat.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let silent = |team: &&Team| team.entry.heartbeat.is_empty() && team.entry.not_doing.is_empty();
    context
        .okrs
        .teams
        .iter()
        .filter(silent)
        .filter(|team| context.open(&team.entry.head))
        .map(|team| team_without_heartbeat(context, team))
        .collect()
}

fn team_without_heartbeat(context: &Context<'_>, team: &Team) -> Finding {
    let head = &team.entry.head;
    context
        .finding(
            head.place(head.title.span),
            format!("the team {} shows neither its heartbeat nor what it is not doing", quoted(&head.title)),
        )
        .why("what keeps things running takes time, and nobody sees it")
        .help("list operations, duties and upkeep under `heartbeat`, and what was chosen away under `not-doing`")
}
