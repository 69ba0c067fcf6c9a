//! The front page: where we are going, where we are, what needs attention, what was said lately.

use crate::markdown::Under;
use crate::model::entry::{ElementKind, Status};
use crate::model::okrs::{ElementId, Objective, ObjectiveId, PeriodId};
use crate::view::context::{Attention, AttentionTotals, FrontContext, Named};
use crate::view::counts::{counts, unaligned};
use crate::view::here::{Here, text};
use crate::view::measured::Detail;
use crate::view::objective::silent_days;
use crate::view::tree::Extent;

/// A tree of more objectives is too large for a front page.
const TREE_LIMIT: usize = 60;
/// Longer lists of what needs attention are read elsewhere.
const ATTENTION_LIMIT: usize = 12;
/// Check-ins on the front page.
const HAPPENINGS: usize = 8;

impl Here<'_> {
    /// The front page.
    pub fn front_page(&self) -> FrontContext {
        let okrs = self.okrs();
        let strategy = okrs.strategy.as_ref();
        let objectives = okrs.current.map(|period| self.in_tree(period)).unwrap_or_default();
        let alive: Vec<ObjectiveId> = okrs.current.iter().flat_map(|&period| self.views.index.alive(okrs, period)).collect();
        let tree_cut = objectives.len() > TREE_LIMIT;
        let goals = self.cards(ElementKind::Goal, Detail::Row);
        let missing = [
            ("strategy", strategy.is_none()),
            ("goal", goals.is_empty()),
            ("team", okrs.teams.is_empty()),
            ("objective", okrs.objectives.is_empty()),
        ];
        FrontContext {
            words_html: okrs.front.as_ref().and_then(|front| self.written(&front.head, Under::Section)),
            strategy_title: strategy.map(|strategy| strategy.head.title.value.clone()),
            vision: strategy.and_then(|strategy| text(strategy.vision.as_ref())),
            strategy_href: (strategy.is_some() || !okrs.elements.is_empty()).then(|| self.href("strategy/")),
            goals,
            period: okrs.current.map(|period| self.period(period)),
            counts: counts(okrs, alive.iter().copied()),
            tree: self.tree(okrs.current, &objectives, if tree_cut { Extent::Elements } else { Extent::KeyResults }).collect(),
            tree_cut,
            tree_href: self.href("tree/"),
            attention: self.attention(okrs.current, &alive),
            happenings: self.views.moments().iter().take(HAPPENINGS).map(|&moment| self.happening(moment)).collect(),
            happenings_href: self.href("check-ins/"),
            missing: missing.into_iter().filter(|(_, missing)| *missing).map(|(what, _)| what).collect(),
            feed_href: self.feed("feed.xml"),
        }
    }

    fn attention(&self, period: Option<PeriodId>, alive: &[ObjectiveId]) -> Attention {
        let okrs = self.okrs();
        let running = |objective: &Objective| objective.entry.outcome.is_none();
        let those = |wanted: &dyn Fn(&Objective) -> bool| -> Vec<ObjectiveId> {
            alive.iter().copied().filter(|&id| running(okrs.objective(id)) && wanted(okrs.objective(id))).collect()
        };
        let status = |status: Status| move |objective: &Objective| objective.status.is_some_and(|(said, _)| said == status);
        let off_track = those(&status(Status::OffTrack));
        let at_risk = those(&status(Status::AtRisk));
        let silent = those(&|objective| silent_days(objective).is_some());
        let unaligned = those(&unaligned);
        let gaps = period.map(|period| self.gaps(period)).unwrap_or_default();
        let some = |ids: &[ObjectiveId]| self.rows(ids.iter().take(ATTENTION_LIMIT).copied());
        Attention {
            totals: AttentionTotals {
                off_track: off_track.len(),
                at_risk: at_risk.len(),
                silent: silent.len(),
                unaligned: unaligned.len(),
                gaps: gaps.len(),
            },
            off_track: some(&off_track),
            at_risk: some(&at_risk),
            silent: some(&silent),
            unaligned: some(&unaligned),
            gaps: gaps.into_iter().take(ATTENTION_LIMIT).map(|id| self.element(id)).collect(),
            tree_href: self.href("tree/"),
            coverage_href: self.href("coverage/"),
        }
    }

    /// Goals and challenges that nobody works on in `period`. A policy guides; it need not be worked on.
    pub fn gaps(&self, period: PeriodId) -> Vec<ElementId> {
        let okrs = self.okrs();
        let nobody =
            |&id: &ElementId| okrs.element(id).entry.kind != ElementKind::Policy && self.views.index.reach_in(id, period).next().is_none();
        okrs.element_ids().filter(nobody).collect()
    }

    /// The same, named.
    pub fn named_gaps(&self, period: PeriodId) -> Vec<Named> {
        self.gaps(period).into_iter().map(|id| self.element(id)).collect()
    }
}
