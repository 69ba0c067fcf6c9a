//! What many pages ask for, computed once: who reaches which element of the strategy, which periods overlap, what happened when.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::model::okrs::{ElementId, ObjectiveId, Okrs, PeriodId, Target, TeamId};
use crate::view::context::Counts;
use crate::view::counts::counts;

/// Computed once for a site, each when it is first asked for.
#[derive(Debug, Default)]
pub struct Index {
    okrs: Arc<Okrs>,
    /// For each period, itself and all that overlap it, in order.
    overlaps: OnceLock<Vec<Vec<PeriodId>>>,
    /// For each period, how its objectives are.
    counts: OnceLock<Vec<Counts>>,
    /// For each element, how those are that reach it in the current period.
    working: OnceLock<Vec<Counts>>,
    /// For each element, who reaches it, in order.
    reach: OnceLock<Vec<Vec<Reached>>>,
    /// For each team, the objectives of others that name it as a contributor.
    helps: OnceLock<Vec<Vec<ObjectiveId>>>,
    /// Teams with their level, 1 at the top: each one before those below it.
    hierarchy: OnceLock<Vec<(TeamId, usize)>>,
}

/// An objective that supports an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reached {
    /// Who.
    pub objective: ObjectiveId,
    /// By a line of its own, rather than through others.
    pub direct: bool,
}

impl Index {
    /// Everything about `okrs`.
    pub fn new(okrs: Arc<Okrs>) -> Self {
        Self { okrs, ..Self::default() }
    }

    /// The period itself and all that overlap it, in order.
    pub fn overlapping(&self, period: PeriodId) -> &[PeriodId] {
        &self.overlaps.get_or_init(|| overlaps(&self.okrs))[period.at()]
    }

    /// How the objectives of the period are.
    pub fn counts(&self, period: PeriodId) -> &Counts {
        let of = |id| counts(&self.okrs, self.okrs.period(id).objectives.iter().copied());
        &self.counts.get_or_init(|| self.okrs.period_ids().map(of).collect())[period.at()]
    }

    /// Objectives of the period and of all that overlap it, in order.
    pub fn alive<'a>(&'a self, okrs: &'a Okrs, period: PeriodId) -> impl Iterator<Item = ObjectiveId> + 'a {
        self.overlapping(period).iter().flat_map(|&period| okrs.period(period).objectives.iter().copied())
    }

    /// Who reaches `element`, in order, without the backlog.
    pub fn reach(&self, element: ElementId) -> &[Reached] {
        &self.reach.get_or_init(|| reach(&self.okrs))[element.at()]
    }

    /// Who reaches `element` and is alive in `period`, in order.
    pub fn reach_in(&self, element: ElementId, period: PeriodId) -> impl Iterator<Item = Reached> + '_ {
        let all = self.reach(element);
        self.overlapping(period).iter().flat_map(move |&period| {
            let range = range(&self.okrs, period);
            let start = all.partition_point(|reached| reached.objective.0 < range.start);
            let end = all.partition_point(|reached| reached.objective.0 < range.end);
            all.get(start..end).unwrap_or(&[]).iter().copied()
        })
    }

    /// How those are that reach `element` in the current period.
    pub fn working(&self, element: ElementId) -> &Counts {
        let reach = |id| self.okrs.current.into_iter().flat_map(move |period| self.reach_in(id, period));
        let of = |id| counts(&self.okrs, reach(id).map(|reached| reached.objective));
        &self.working.get_or_init(|| self.okrs.element_ids().map(of).collect())[element.at()]
    }

    /// Objectives of other teams that name `team` as a contributor.
    pub fn helps(&self, team: TeamId) -> &[ObjectiveId] {
        &self.helps.get_or_init(|| helps(&self.okrs))[team.at()]
    }

    /// Teams with their level, 1 at the top: each one before those below it.
    pub fn hierarchy(&self) -> &[(TeamId, usize)] {
        self.hierarchy.get_or_init(|| hierarchy(&self.okrs))
    }
}

fn overlaps(okrs: &Okrs) -> Vec<Vec<PeriodId>> {
    let of = |id: PeriodId| {
        let dates = okrs.period(id).dates;
        okrs.period_ids().filter(|&other| other == id || okrs.period(other).dates.overlap(dates)).collect()
    };
    okrs.period_ids().map(of).collect()
}

/// Where the objectives of a period begin and end in `Okrs::objectives`.
fn range(okrs: &Okrs, period: PeriodId) -> Range<u32> {
    match &okrs.period(period).objectives[..] {
        [first, .., last] => first.0..last.0 + 1,
        [one] => one.0..one.0 + 1,
        [] => 0..0,
    }
}

fn helps(okrs: &Okrs) -> Vec<Vec<ObjectiveId>> {
    let mut helps = vec![Vec::new(); okrs.teams.len()];
    for id in okrs.objective_ids() {
        for team in helpers(okrs, id) {
            helps[team.at()].push(id);
        }
    }
    helps
}

/// Other teams that an objective or one of its key results names as contributors, each once.
pub fn helpers(okrs: &Okrs, id: ObjectiveId) -> Vec<TeamId> {
    let objective = okrs.objective(id);
    let mut teams = Vec::new();
    for &team in &objective.contributors {
        if team != objective.team && !teams.contains(&team) {
            teams.push(team);
        }
    }
    teams
}

/// Sorted and each once.
type Elements = Vec<ElementId>;

fn merged(mut elements: Elements) -> Elements {
    elements.sort_unstable();
    elements.dedup();
    elements
}

/// For each element, itself and what it serves: the goals above it and the challenges that these answer.
fn above(okrs: &Okrs) -> Vec<Elements> {
    let up = |id: ElementId| {
        let element = okrs.element(id);
        let goals = element.supports.iter().filter_map(|support| match support.to {
            Target::Element(goal) => Some(goal),
            _ => None,
        });
        goals.chain(element.addresses.iter().copied()).collect::<Vec<_>>()
    };
    okrs.element_ids()
        .map(|id| {
            let mut found = vec![id];
            let mut seen = vec![false; okrs.elements.len()];
            seen[id.at()] = true;
            let mut next = 0;
            while let Some(&element) = found.get(next) {
                next += 1;
                for higher in up(element) {
                    if !std::mem::replace(&mut seen[higher.at()], true) {
                        found.push(higher);
                    }
                }
            }
            merged(found)
        })
        .collect()
}

/// What the lines of an objective reach: its own, and those of each of its key results.
#[derive(Default)]
struct Lines {
    own: Elements,
    results: HashMap<usize, Elements>,
}

/// Goes through the objectives from the strategy downwards, each once: those that wait for others wait until these are done. Those in a
/// circle never get their turn that way, and then count for what they name themselves.
fn reach(okrs: &Okrs) -> Vec<Vec<Reached>> {
    let above = above(okrs);
    let mut waiting = vec![0_usize; okrs.objectives.len()];
    let mut waiters: Vec<Vec<ObjectiveId>> = vec![Vec::new(); okrs.objectives.len()];
    for id in okrs.objective_ids() {
        for support in &okrs.objective(id).supports {
            if let Target::Objective(to) | Target::KeyResult(to, _) = support.to {
                waiting[id.at()] += 1;
                waiters[to.at()].push(id);
            }
        }
    }
    let mut done: Vec<Option<Lines>> = (0..okrs.objectives.len()).map(|_| None).collect();
    let mut order: Vec<ObjectiveId> = okrs.objective_ids().filter(|id| waiting[id.at()] == 0).collect();
    let mut next = 0;
    while let Some(&id) = order.get(next) {
        next += 1;
        done[id.at()] = Some(lines(okrs, id, &above, &done));
        for &waiter in &waiters[id.at()] {
            waiting[waiter.at()] -= 1;
            if waiting[waiter.at()] == 0 {
                order.push(waiter);
            }
        }
    }
    let mut reach = vec![Vec::new(); okrs.elements.len()];
    for id in okrs.objective_ids().filter(|&id| okrs.objective(id).period.is_some()) {
        let lines = done[id.at()].take().unwrap_or_else(|| lines(okrs, id, &above, &[]));
        let direct = |element: ElementId| okrs.objective(id).supports.iter().any(|support| support.to == Target::Element(element));
        for element in merged(lines.own.into_iter().chain(lines.results.into_values().flatten()).collect()) {
            reach[element.at()].push(Reached { objective: id, direct: direct(element) });
        }
    }
    reach
}

fn lines(okrs: &Okrs, id: ObjectiveId, above: &[Elements], done: &[Option<Lines>]) -> Lines {
    let mut all = Lines::default();
    for support in &okrs.objective(id).supports {
        let line = match support.by {
            None => &mut all.own,
            Some(result) => all.results.entry(result).or_default(),
        };
        match support.to {
            Target::Element(element) => line.extend(&above[element.at()]),
            Target::Objective(to) => {
                if let Some(Some(lines)) = done.get(to.at()) {
                    line.extend(lines.own.iter().chain(lines.results.values().flatten()));
                }
            }
            Target::KeyResult(to, result) => {
                if let Some(Some(lines)) = done.get(to.at()) {
                    line.extend(lines.own.iter().chain(lines.results.get(&result).into_iter().flatten()));
                }
            }
            Target::Draft => {}
        }
    }
    all.own = merged(all.own);
    all.results.values_mut().for_each(|line| *line = merged(std::mem::take(line)));
    all
}

fn hierarchy(okrs: &Okrs) -> Vec<(TeamId, usize)> {
    let mut order = Vec::with_capacity(okrs.teams.len());
    let mut seen = vec![false; okrs.teams.len()];
    let mut roots: Vec<TeamId> = okrs.team_ids().filter(|&id| okrs.team(id).parent.is_none()).collect();
    roots.sort_by(|&a, &b| okrs.team(a).entry.head.title.value.cmp(&okrs.team(b).entry.head.title.value));
    // Teams in a circle of parents stand below no root.
    for root in roots.into_iter().chain(okrs.team_ids()) {
        let mut stack = vec![(root, 1)];
        while let Some((id, level)) = stack.pop() {
            if !std::mem::replace(&mut seen[id.at()], true) {
                order.push((id, level));
                stack.extend(okrs.team(id).children.iter().rev().map(|&child| (child, level + 1)));
            }
        }
    }
    order
}

/// Something that happened: the check-ins of one objective on one day, or its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Whose.
    pub objective: ObjectiveId,
    /// It was graded, rather than checked in on.
    pub graded: bool,
}

/// What happened to `objectives` up to today, latest first; on one day in the order given.
pub fn moments(okrs: &Okrs, objectives: impl IntoIterator<Item = ObjectiveId>) -> Vec<Moment> {
    let mut moments = Vec::new();
    for id in objectives {
        let objective = okrs.objective(id);
        let Some(dates) = okrs.dates(objective) else { continue };
        let from = moments.len();
        let said = objective.entry.check_ins.iter().map(|check_in| check_in.date.value);
        let counted = objective.key_results.iter().flat_map(|result| result.history.iter().map(|check_in| check_in.date.value));
        moments.extend(said.chain(counted).filter(|&date| date <= okrs.today).map(|date| Moment { date, objective: id, graded: false }));
        moments[from..].sort_unstable_by_key(|moment| moment.date);
        let mut last = None;
        let mut kept = from;
        for at in from..moments.len() {
            if last.replace(moments[at].date) != Some(moments[at].date) {
                moments[kept] = moments[at];
                kept += 1;
            }
        }
        moments.truncate(kept);
        let given = objective.entry.outcome.is_some() || objective.entry.score.is_some();
        if given && dates.to < okrs.today {
            moments.push(Moment { date: dates.to, objective: id, graded: true });
        }
    }
    moments.sort_by_key(|moment| Reverse(moment.date));
    moments
}
