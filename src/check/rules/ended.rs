//! Objectives of periods that are over, by team and period.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::model::okrs::Objective;

/// What a team left over from a period.
pub struct Ended<'a> {
    /// The team's title.
    pub team: &'a str,
    /// The period's id.
    pub period: &'a str,
    /// Its objectives that are not settled.
    pub objectives: Vec<&'a Objective>,
}

/// Objectives of ended periods that are not `settled`.
pub fn ended<'a>(context: &Context<'a>, settled: impl Fn(&Objective) -> bool) -> Vec<Ended<'a>> {
    let okrs = context.okrs;
    let mut ended: BTreeMap<_, Vec<&'a Objective>> = BTreeMap::new();
    let over = okrs.objectives.iter().filter(|objective| context.over(objective) && context.open(&objective.entry.head));
    for objective in over.filter(|objective| !settled(objective)) {
        if let Some(period) = objective.period {
            ended.entry((period, objective.team)).or_default().push(objective);
        }
    }
    let named = ended.into_iter().map(|((period, team), objectives)| Ended {
        team: okrs.team(team).entry.head.title.as_str(),
        period: okrs.period(period).id.as_str(),
        objectives,
    });
    named.collect()
}
