//! Strategy × teams: who works on what, and where nobody does.

use std::collections::BTreeMap;

use crate::model::okrs::{ElementId, ObjectiveId, PeriodId, TeamId};
use crate::view::context::{CoverageCell, CoverageContext, CoverageElement, CoverageTeam, Named};
use crate::view::counts::unaligned;
use crate::view::here::Here;

impl Here<'_> {
    /// The page of coverage for `period`.
    pub fn coverage_page(&self, period: Option<PeriodId>) -> CoverageContext {
        let okrs = self.okrs();
        let alive: Vec<ObjectiveId> = period.iter().flat_map(|&period| self.views.index.alive(okrs, period)).collect();
        let mut cells: BTreeMap<(TeamId, ElementId), Vec<ObjectiveId>> = BTreeMap::new();
        let mut elements = Vec::with_capacity(okrs.elements.len());
        for id in okrs.element_ids() {
            let mut total = 0;
            for reached in period.iter().flat_map(|&period| self.views.index.reach_in(id, period)) {
                total += 1;
                cells.entry((okrs.objective(reached.objective).team, id)).or_default().push(reached.objective);
            }
            elements.push(CoverageElement { element: self.element(id), total });
        }
        let mut holds = vec![false; okrs.teams.len()];
        alive.iter().for_each(|&id| holds[okrs.objective(id).team.at()] = true);
        let cell = |team: TeamId, element: ElementId| {
            let (kind, id) = (okrs.element(element).entry.kind.folder(), &okrs.element(element).entry.head.id);
            let objectives = cells.get(&(team, element)).map(Vec::as_slice).unwrap_or_default();
            CoverageCell {
                anchor: format!("{}--{kind}-{id}", okrs.team(team).entry.head.id),
                objectives: objectives.iter().map(|&id| Named { team: None, ..self.objective(id) }).collect(),
            }
        };
        let teams = self.views.index.hierarchy().iter().map(|&(team, level)| CoverageTeam {
            team: self.team_in(team, period),
            level,
            cells: okrs.element_ids().map(|element| cell(team, element)).collect(),
        });
        let nobody = period.is_some();
        CoverageContext {
            period: period.map(|period| self.period_to(period, self.path)),
            periods: self.period_switch("coverage", period),
            elements,
            teams: teams.collect(),
            gaps: period.map(|period| self.named_gaps(period)).unwrap_or_default(),
            islands: self.rows(alive.iter().copied().filter(|&id| {
                let objective = okrs.objective(id);
                objective.supports.is_empty() && objective.entry.stands_alone.is_some()
            })),
            unaligned: self.rows(alive.iter().copied().filter(|&id| unaligned(okrs.objective(id)))),
            silent_teams: okrs.team_ids().filter(|id| nobody && !holds[id.at()]).map(|id| self.team(id)).collect(),
        }
    }
}
