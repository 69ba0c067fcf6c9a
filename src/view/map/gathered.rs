//! A map of more objectives than one drawing can show: they are counted by team, and the tree holds them.

use std::collections::BTreeMap;

use crate::model::okrs::{ElementId, ObjectiveId, PeriodId, Target, TeamId};
use crate::view::counts::unaligned;
use crate::view::here::Here;
use crate::view::map::{Sketch, What};
use crate::view::tree::{Extent, Item};
use crate::view::urls::encode;

/// Most nodes that stand for teams; where there would be more, teams further up stand for those below them.
const TEAMS: usize = 120;
/// Levels of teams that are tried, and how far a chain of supports is followed.
const DEEPEST: usize = 16;

/// What a chain of supports ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Element(ElementId),
    Alone,
    Unaligned,
}

impl Here<'_> {
    /// The strategy, and below each part of it the teams whose objectives lead there first.
    pub(super) fn gathered(&self, period: Option<PeriodId>, objectives: &[ObjectiveId]) -> Sketch {
        let plan = self.plan(period, &[], Extent::Elements);
        let mut sketch = self.strategy_sketch(&plan);
        let ends: Vec<(End, ObjectiveId)> = objectives.iter().map(|&id| (self.end(id), id)).collect();
        let levels = (1..=DEEPEST).rev().map(|level| self.by_team(&ends, level));
        let teams = levels.into_iter().find(|teams| teams.len() <= TEAMS).unwrap_or_default();
        for (kind, end) in [("alone", End::Alone), ("unaligned", End::Unaligned)] {
            let ids: Vec<ObjectiveId> = ends.iter().filter(|(of, _)| *of == end).map(|&(_, id)| id).collect();
            if !ids.is_empty() {
                sketch.push(What::Loose(kind, ids), None);
            }
        }
        let tree = self.href(&self.views.section_path("tree", period));
        for ((end, team), ids) in teams {
            let (above, element) = match end {
                End::Element(id) => (sketch.numbers.get(&Item::Element(id)).copied(), Some(id)),
                End::Alone => (sketch.nodes.iter().position(|(what, _)| matches!(what, What::Loose("alone", _))), None),
                End::Unaligned => (sketch.nodes.iter().position(|(what, _)| matches!(what, What::Loose("unaligned", _))), None),
            };
            let part = element.map(|id| format!("&element={}", encode(&self.views.element_id(id)))).unwrap_or_default();
            let href = format!("{tree}?team={}{part}", encode(&self.okrs().team(team).entry.head.id));
            sketch.push(What::Team(team, ids, href), above);
        }
        sketch
    }

    /// The first element that an objective leads to.
    fn end(&self, id: ObjectiveId) -> End {
        let mut last = id;
        let mut at = Target::Objective(id);
        for _ in 0..DEEPEST {
            match self.views.above(at) {
                Some(Target::Element(element)) => return End::Element(element),
                Some(above @ (Target::Objective(id) | Target::KeyResult(id, _))) => (last, at) = (id, above),
                Some(Target::Draft) | None => break,
            }
        }
        if unaligned(self.okrs().objective(last)) { End::Unaligned } else { End::Alone }
    }

    /// The objectives of each team down to `level`, those of the teams below it with its own.
    fn by_team(&self, ends: &[(End, ObjectiveId)], level: usize) -> BTreeMap<(End, TeamId), Vec<ObjectiveId>> {
        let okrs = self.okrs();
        let mut teams: BTreeMap<(End, TeamId), Vec<ObjectiveId>> = BTreeMap::new();
        let mut shown: Vec<TeamId> = okrs.team_ids().collect();
        let mut open: Vec<TeamId> = Vec::new();
        for &(team, at) in self.views.index.hierarchy() {
            open.truncate(at - 1);
            open.push(team);
            shown[team.at()] = open[(level - 1).min(open.len() - 1)];
        }
        for &(end, id) in ends {
            teams.entry((end, shown[okrs.objective(id).team.at()])).or_default().push(id);
        }
        teams
    }
}
