//! Periods: all of them, and one as an archive of what was aimed at and what became of it.

use crate::markdown::Under;
use crate::model::okrs::{ObjectiveId, PeriodId, TeamId};
use crate::view::context::{PeriodCard, PeriodContext, PeriodObjective, PeriodRef, PeriodTeam, PeriodsContext};
use crate::view::here::Here;

impl Here<'_> {
    /// The page of all periods.
    pub fn periods_page(&self) -> PeriodsContext {
        let okrs = self.okrs();
        let card = |id: PeriodId| {
            let objectives = &okrs.period(id).objectives;
            let mut teams: Vec<TeamId> = objectives.iter().map(|&id| okrs.objective(id).team).collect();
            teams.sort_unstable();
            teams.dedup();
            PeriodCard { period: self.period(id), counts: self.views.index.counts(id).clone(), teams: teams.len() }
        };
        PeriodsContext { periods: self.latest_periods().map(card).collect() }
    }

    /// The page of a period.
    pub fn period_page(&self, id: PeriodId) -> PeriodContext {
        let okrs = self.okrs();
        let period = okrs.period(id);
        let team = |&(team, _): &(TeamId, usize)| {
            let objectives = self.views.team_objectives(team, id);
            let words = okrs.team(team).words.get(&id);
            (words.is_some() || !objectives.is_empty()).then(|| PeriodTeam {
                team: self.team_in(team, Some(id)),
                focus_html: words.and_then(|words| self.inlined(&words.head.file, words.focus.as_ref())),
                reflection_html: words.and_then(|words| self.blocked(&words.head.file, words.reflection.as_ref(), Under::Part)),
                objectives: objectives.iter().map(|&id| self.archived(id)).collect(),
            })
        };
        let choice = |other: PeriodId| {
            let mut choice = self.period(other);
            choice.current = other == id;
            choice
        };
        PeriodContext {
            period: self.period(id),
            periods: self.latest_periods().map(choice).collect(),
            body_html: period.entry.as_ref().map(|entry| self.body(&entry.head, Under::Title)).unwrap_or_default(),
            counts: self.views.index.counts(id).clone(),
            teams: self.views.index.hierarchy().iter().filter_map(team).collect(),
        }
    }

    fn archived(&self, id: ObjectiveId) -> PeriodObjective {
        let entry = &self.okrs().objective(id).entry;
        PeriodObjective { row: self.row(id), reflection_html: self.blocked(&entry.head.file, entry.reflection.as_ref(), Under::Section) }
    }

    fn latest_periods(&self) -> impl Iterator<Item = PeriodId> + use<> {
        let periods: Vec<PeriodId> = self.okrs().period_ids().collect();
        periods.into_iter().rev()
    }

    /// `section` (`tree`, `map`, `coverage`) for the periods that have objectives, and the current one, latest first.
    pub fn period_switch(&self, section: &str, shown: Option<PeriodId>) -> Vec<PeriodRef> {
        let choice = |period: PeriodId| {
            let mut choice = self.period_to(period, &self.views.section_path(section, Some(period)));
            choice.current = Some(period) == shown;
            choice
        };
        self.views.section_periods().into_iter().rev().map(choice).collect()
    }
}
