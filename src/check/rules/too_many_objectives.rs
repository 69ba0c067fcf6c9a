//! More than three objectives for a team in one period.

use crate::check::wording::{listed, quoted};
use crate::check::{By, Context, Rule};
use crate::finding::{Finding, Findings};
use crate::model::okrs::{Objective, PeriodId, Team};
use crate::settings::Level;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    name: "too-many-objectives",
    level: Level::Warn,
    manual: include_str!("../../../docs/rules/too-many-objectives.md"),
    by: By::Check(check),
};

/// As many as a team can hold in its head.
const MOST: usize = 3;

fn check(context: &Context<'_>) -> Findings {
    let mut by_team: BTreeMap<_, Vec<&Objective>> = BTreeMap::new();
    for (_, objective) in context.plans() {
        if let Some(period) = objective.period {
            by_team.entry((objective.team, period)).or_default().push(objective);
        }
    }
    let many = by_team.into_iter().filter(|(_, objectives)| objectives.len() > MOST);
    many.filter_map(|((team, period), all)| too_many_objectives(context, context.okrs.team(team), period, &all)).collect()
}

fn too_many_objectives(context: &Context<'_>, team: &Team, period: PeriodId, all: &[&Objective]) -> Option<Finding> {
    let words = team.words.get(&period);
    if context.excused(&team.entry.head) || words.is_some_and(|words| context.excused(&words.head)) {
        return None;
    }
    let (first, rest) = all.split_first()?;
    let title = |objective: &Objective| objective.entry.head.place(objective.entry.head.title.span);
    let (team, period) = (quoted(&team.entry.head.title), &context.okrs.period(period).id);
    let titles = listed(all.iter().map(|it| it.entry.head.title.as_str()), all.len());
    let finding = context
        .finding(title(first), format!("the team {team} has {} objectives in {period}: {titles}", all.len()))
        .why("focus is what is left out")
        .help(format!("keep the {MOST} that matter most, and put the others into the team's `backlog` folder until later"))
        .help("work that has to go on anyway is `heartbeat`, and belongs in the team's `index.md`");
    Some(rest.iter().fold(finding, |finding, objective| finding.also(title(objective), "")))
}
