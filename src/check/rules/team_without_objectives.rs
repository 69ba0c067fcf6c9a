//! A team that has published nothing for the current period.

use crate::check::wording::quoted;
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::{Okrs, PeriodId, Team};
use crate::settings::Level;

pub const RULE: Rule = Rule {
    name: "team-without-objectives",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/team-without-objectives.md"),
    by: By::Check(check),
};

fn check(context: &Context<'_>) -> Findings {
    let okrs = context.okrs;
    let Some(current) = okrs.current.filter(|_| context.complete() && !okrs.objectives.is_empty()) else { return Findings::new() };
    let mut works: Vec<bool> = okrs.teams.iter().map(|team| has_objectives(okrs, team, current)).collect();
    // A team that gathers others works through them.
    for id in okrs.team_ids().filter(|id| has_objectives(okrs, okrs.team(*id), current)) {
        let mut above = okrs.team(id).parent;
        while let Some(parent) = above.filter(|parent| !works[parent.at()]) {
            works[parent.at()] = true;
            above = okrs.team(parent).parent;
        }
    }
    let idle = okrs.team_ids().filter(|id| !works[id.at()]).map(|id| okrs.team(id)).filter(|team| context.open(&team.entry.head));
    idle.map(|team| team_without_objectives(context, team, &okrs.period(current).id)).collect()
}

/// Whether one of its objectives runs in `current` or a period that overlaps it.
fn has_objectives(okrs: &Okrs, team: &Team, current: PeriodId) -> bool {
    let dates = okrs.period(current).dates;
    team.objectives.iter().any(|id| okrs.dates(okrs.objective(*id)).is_some_and(|other| other.overlap(dates)))
}

fn team_without_objectives(context: &Context<'_>, team: &Team, period: &str) -> Finding {
    let head = &team.entry.head;
    context
        .finding(head.place(head.title.span), format!("the team {} has no objectives in {period}", quoted(&head.title)))
        .why("others cannot see what it is focusing on")
        .help(format!("write one in `content/teams/{}/{period}/`", head.id))
        .help("a team whose work is all heartbeat says so here: `allow: {team-without-objectives: <the reason>}`")
}
