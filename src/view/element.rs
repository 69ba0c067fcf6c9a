//! The strategy and its elements: challenges, policies, goals, and who works on them.

use std::collections::BTreeMap;

use crate::markdown::Under;
use crate::model::entry::ElementKind;
use crate::model::okrs::{ElementId, ObjectiveId, PeriodId, TeamId};
use crate::view::context::{Because, ElementCard, ElementContext, StrategyContext, SupporterView, TeamSupporters};
use crate::view::counts::{counts, weakest};
use crate::view::here::{Here, day, text};
use crate::view::index::Reached;
use crate::view::measured::Detail;
use crate::view::objective::allowed;

impl Here<'_> {
    /// An element in a list, with who works on it in the current period.
    pub fn card(&self, id: ElementId, detail: Detail) -> ElementCard {
        let okrs = self.okrs();
        let element = okrs.element(id);
        let entry = &element.entry;
        let file = &entry.head.file;
        let path = self.views.urls.element(id);
        let working: Vec<ObjectiveId> = self.working_on(id, okrs.current).map(|reached| reached.objective).collect();
        let mut teams: Vec<TeamId> = working.iter().map(|&id| okrs.objective(id).team).collect();
        teams.sort_unstable();
        teams.dedup();
        ElementCard {
            kind: entry.kind.word(),
            id: entry.head.id.clone(),
            title: entry.head.title.value.clone(),
            href: self.href(path),
            summary_html: self.inlined(file, entry.summary.as_ref()),
            owner: self.owner(entry.owner.as_ref()),
            body_html: self.body(&entry.head, Under::Title),
            addresses: element.addresses.iter().map(|&id| self.element(id)).collect(),
            addressed_by: element.addressed_by.iter().map(|&id| self.element(id)).collect(),
            supports: element
                .supports
                .iter()
                .map(|support| Because {
                    to: self.target(support.to, file.text.get(support.span.range()).unwrap_or("")),
                    how_html: self.inlined(file, support.how.as_deref()),
                    by: None,
                    chain: self.chain_above(support.to),
                })
                .collect(),
            goals: element.goals.iter().map(|&id| self.element(id)).collect(),
            measures: element.measures.iter().map(|measure| self.measured(measure, file, path, detail)).collect(),
            counts: counts(okrs, working.iter().copied()),
            teams: teams.into_iter().map(|id| self.team(id)).collect(),
            weakest: weakest(okrs, working).map(|id| Box::new(self.row(id))),
        }
    }

    /// Who supports `id` in `period`, directly or through others.
    pub fn working_on(&self, id: ElementId, period: Option<PeriodId>) -> impl Iterator<Item = Reached> + '_ {
        period.into_iter().flat_map(move |period| self.views.index.reach_in(id, period))
    }

    /// The page of an element.
    pub fn element_page(&self, id: ElementId) -> ElementContext {
        let okrs = self.okrs();
        let current = okrs.current;
        let working: Vec<Reached> = self.working_on(id, current).collect();
        let is_working = |objective: ObjectiveId| working.binary_search_by_key(&objective, |reached| reached.objective).is_ok();
        let mut by_team: BTreeMap<TeamId, Vec<SupporterView>> = BTreeMap::new();
        let mut earlier = Vec::new();
        for supporter in &okrs.element(id).supporters {
            let objective = okrs.objective(supporter.objective);
            if is_working(supporter.objective) {
                by_team.entry(objective.team).or_default().push(self.supporter(supporter, None));
            } else if objective.period.is_some() {
                earlier.push(supporter.objective);
            }
        }
        earlier.sort_unstable_by_key(|&id| (std::cmp::Reverse(okrs.objective(id).period), id));
        earlier.dedup();
        ElementContext {
            card: self.card(id, Detail::Story(None)),
            period: current.map(|period| self.period(period)),
            supporters: by_team.into_iter().map(|(team, supporters)| TeamSupporters { team: self.team(team), supporters }).collect(),
            indirect: self.rows(working.iter().filter(|reached| !reached.direct).map(|reached| reached.objective)),
            earlier: self.rows(earlier),
            allowed: allowed(&okrs.element(id).entry.head).collect(),
            feed_href: self.feed(&format!("{}feed.xml", self.path)),
        }
    }

    /// The page of the strategy.
    pub fn strategy_page(&self) -> StrategyContext {
        let okrs = self.okrs();
        let strategy = okrs.strategy.as_ref();
        StrategyContext {
            vision: strategy.and_then(|strategy| text(strategy.vision.as_ref())),
            from: strategy.and_then(|strategy| strategy.from).map(|date| day(date.value)),
            to: strategy.and_then(|strategy| strategy.to).map(|date| day(date.value)),
            body_html: strategy.map(|strategy| self.body(&strategy.head, Under::Title)).unwrap_or_default(),
            challenges: self.cards(ElementKind::Challenge, Detail::Row),
            policies: self.cards(ElementKind::Policy, Detail::Row),
            goals: self.cards(ElementKind::Goal, Detail::Row),
            period: okrs.current.map(|period| self.period(period)),
        }
    }

    /// All elements of a kind, in order.
    pub fn cards(&self, kind: ElementKind, detail: Detail) -> Vec<ElementCard> {
        let okrs = self.okrs();
        okrs.element_ids().filter(|&id| okrs.element(id).entry.kind == kind).map(|id| self.card(id, detail)).collect()
    }

    /// A feed, where the site knows where it stands: entries need whole addresses.
    pub fn feed(&self, path: &str) -> Option<String> {
        self.views.settings.base_url.as_ref().map(|_| self.href(path))
    }
}
