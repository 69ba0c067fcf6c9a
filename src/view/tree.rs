//! The strategy tree of a period: each element and objective stands once, under what it supports first, and is referred to from
//! everything else that it supports.

use std::collections::HashMap;

use crate::model::okrs::{ElementId, ObjectiveId, PeriodId, Support, Target};
use crate::source::SourceFile;
use crate::view::context::{Counts, TeamOption, TreeContext, TreeHead};
use crate::view::counts::{counts, unaligned};
use crate::view::here::Here;

/// What lies deeper is shown here: no outline is read that far, and no author's chain may exhaust the stack.
const DEEPEST: usize = 16;

/// How much of a tree is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Elements of the strategy.
    Elements,
    /// Objectives and their key results too.
    KeyResults,
    /// Initiatives too.
    Initiatives,
}

/// Something that stands in the tree in full, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Item {
    Element(ElementId),
    Objective(ObjectiveId),
}

/// Below what, and how it supports that.
#[derive(Clone, Copy)]
pub struct Below<'a> {
    /// What.
    pub item: Item,
    /// The line that says so, and its file.
    pub line: Option<(&'a Support, &'a SourceFile)>,
    /// It stands elsewhere in full.
    pub reference: bool,
}

/// Who stands where.
pub struct Plan<'a> {
    /// Whose tree it is.
    pub period: Option<PeriodId>,
    /// How much of it is shown.
    pub extent: Extent,
    /// For each objective the elements that it reaches, by place.
    pub reaches: HashMap<ObjectiveId, Vec<usize>>,
    /// What stands below what, in order.
    pub below: HashMap<Target, Vec<Below<'a>>>,
    /// At the top.
    pub top: Vec<ElementId>,
    /// At the top too: what they support is not in the tree.
    pub loose: Vec<ObjectiveId>,
    /// Those that stand alone.
    pub alone: Vec<ObjectiveId>,
    /// Those that support nothing and give no reason.
    pub unaligned: Vec<ObjectiveId>,
}

/// Where the page of a tree prints this, its rows come: no author can write it, and no template escapes it.
pub const ROWS: &str = "\u{1}rows\u{1}";

impl<'a> Here<'a> {
    /// The objectives in the tree of `period`: those alive then, and those of other times that they build on.
    pub fn in_tree(&self, period: PeriodId) -> Vec<ObjectiveId> {
        let okrs = self.okrs();
        let mut seen = vec![false; okrs.objectives.len()];
        let mut found: Vec<ObjectiveId> = self.views.index.alive(okrs, period).collect();
        found.iter().for_each(|id| seen[id.at()] = true);
        let mut next = 0;
        while let Some(&id) = found.get(next) {
            next += 1;
            for support in &okrs.objective(id).supports {
                if let Target::Objective(to) | Target::KeyResult(to, _) = support.to
                    && okrs.objective(to).period.is_some()
                    && !std::mem::replace(&mut seen[to.at()], true)
                {
                    found.push(to);
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// Who stands where, no deeper than [`DEEPEST`].
    pub fn plan(&self, period: Option<PeriodId>, objectives: &[ObjectiveId], extent: Extent) -> Plan<'a> {
        let okrs = self.okrs();
        let mut plan = Plan {
            period,
            extent,
            reaches: self.reaches(period.filter(|_| extent == Extent::Initiatives)),
            below: HashMap::new(),
            top: Vec::new(),
            loose: Vec::new(),
            alone: Vec::new(),
            unaligned: Vec::new(),
        };
        // What answers a challenge is referred to from there.
        for id in okrs.element_ids() {
            let element = okrs.element(id);
            for &to in &element.addresses {
                if element.supports.iter().all(|support| support.to != Target::Element(to)) {
                    plan.below.entry(Target::Element(to)).or_default().push(Below { item: Item::Element(id), line: None, reference: true });
                }
            }
        }
        let mut places: HashMap<Item, Target> = HashMap::new();
        let shown = |to: Target| match to {
            Target::Element(_) => true,
            Target::Objective(id) | Target::KeyResult(id, _) => objectives.binary_search(&id).is_ok(),
            Target::Draft => false,
        };
        let mut put = |item: Item, supports: &'a [Support], file: &'a SourceFile| {
            let mut targets: Vec<Target> = Vec::new();
            for support in supports.iter().filter(|support| shown(support.to)) {
                if !targets.contains(&support.to) {
                    plan.below.entry(support.to).or_default().push(Below {
                        item,
                        line: Some((support, file)),
                        reference: !targets.is_empty(),
                    });
                    targets.push(support.to);
                }
            }
            targets.first().map(|&first| places.insert(item, first)).is_some()
        };
        for id in okrs.element_ids() {
            let element = okrs.element(id);
            if !put(Item::Element(id), &element.supports, &element.entry.head.file) {
                plan.top.push(id);
            }
        }
        for &id in objectives {
            let objective = okrs.objective(id);
            if put(Item::Objective(id), &objective.supports, &objective.entry.head.file) {
                continue;
            }
            if unaligned(objective) {
                plan.unaligned.push(id);
            } else if objective.supports.is_empty() {
                plan.alone.push(id);
            } else {
                plan.loose.push(id);
            }
        }
        self.settle(&mut plan, objectives, &places);
        plan
    }

    /// Sees to it that everything has a place that the top leads to, no deeper than an outline can show: what stands in a circle or
    /// too deep is put at the top, and where it stood there is a reference.
    fn settle(&self, plan: &mut Plan<'a>, objectives: &[ObjectiveId], places: &HashMap<Item, Target>) {
        let okrs = self.okrs();
        let mut queue: Vec<(Item, usize)> = Vec::new();
        let starts = plan.top.iter().map(|&id| Item::Element(id));
        let objective = |level| move |&id: &ObjectiveId| (Item::Objective(id), level);
        queue.extend(starts.map(|item| (item, 1)));
        queue.extend(plan.loose.iter().map(objective(1)));
        queue.extend(plan.alone.iter().chain(&plan.unaligned).map(objective(2)));
        let mut reached: HashMap<Item, ()> = queue.iter().map(|&(item, _)| (item, ())).collect();
        let everything = okrs.element_ids().map(Item::Element).chain(objectives.iter().map(|&id| Item::Objective(id)));
        let mut left = everything.collect::<Vec<_>>().into_iter();
        let mut next = 0;
        loop {
            while let Some(&(item, level)) = queue.get(next) {
                next += 1;
                let (slots, results) = match item {
                    Item::Element(id) => (Target::Element(id), 0),
                    Item::Objective(id) => (Target::Objective(id), okrs.objective(id).key_results.len()),
                };
                let under_results = (0..results).filter_map(|index| match item {
                    Item::Objective(id) => Some((Target::KeyResult(id, index), level + 2)),
                    Item::Element(_) => None,
                });
                for (slot, level) in [(slots, level + 1)].into_iter().chain(under_results) {
                    for below in plan.below.get(&slot).into_iter().flatten().filter(|below| !below.reference) {
                        if level <= DEEPEST && reached.insert(below.item, ()).is_none() {
                            queue.push((below.item, level));
                        }
                    }
                }
            }
            let Some(item) = left.find(|item| !reached.contains_key(item)) else { break };
            if let Some(place) = places.get(&item) {
                for below in plan.below.get_mut(place).into_iter().flatten().filter(|below| below.item == item) {
                    below.reference = true;
                }
            }
            match item {
                Item::Element(id) => plan.top.push(id),
                Item::Objective(id) => plan.loose.push(id),
            }
            reached.insert(item, ());
            queue.push((item, 1));
        }
    }

    /// For each objective of `period` the elements that it reaches, by place.
    pub fn reaches(&self, period: Option<PeriodId>) -> HashMap<ObjectiveId, Vec<usize>> {
        let mut reaches: HashMap<ObjectiveId, Vec<usize>> = HashMap::new();
        for (place, element) in self.okrs().element_ids().enumerate() {
            for reached in period.iter().flat_map(|&period| self.views.index.reach_in(element, period)) {
                reaches.entry(reached.objective).or_default().push(place);
            }
        }
        reaches
    }

    /// How those are that reach an element in `period`.
    pub fn reached(&self, id: ElementId, period: PeriodId) -> Counts {
        counts(self.okrs(), self.views.index.reach_in(id, period).map(|reached| reached.objective))
    }

    /// The page of the tree for `period`, without its rows.
    pub fn tree_page(&self, period: Option<PeriodId>) -> TreeContext {
        let objectives = period.map(|period| self.in_tree(period)).unwrap_or_default();
        let is_empty = objectives.is_empty() && self.okrs().elements.is_empty();
        TreeContext { head: self.tree_head("tree", period, &objectives), rows_html: (!is_empty).then_some(ROWS) }
    }

    /// What stands above the `section`, `tree` or `map`, of `period`.
    pub fn tree_head(&self, section: &str, period: Option<PeriodId>, objectives: &[ObjectiveId]) -> TreeHead {
        let (teams, owners) = self.choices(objectives);
        TreeHead {
            period: period.map(|period| self.period_to(period, self.path)),
            periods: self.period_switch(section, period),
            counts: counts(self.okrs(), objectives.iter().copied()),
            teams,
            owners,
            elements: self.okrs().element_ids().map(|id| self.element(id)).collect(),
            tree_href: self.href(&self.views.section_path("tree", period)),
            map_href: self.href(&self.views.section_path("map", period)),
        }
    }

    /// What can be chosen from in filters of `objectives`: teams in hierarchy order, owners by name.
    fn choices(&self, objectives: &[ObjectiveId]) -> (Vec<TeamOption>, Vec<String>) {
        let okrs = self.okrs();
        let mut holds = vec![false; okrs.teams.len()];
        let mut owners = Vec::new();
        for &id in objectives {
            let objective = okrs.objective(id);
            holds[objective.team.at()] = true;
            owners.extend(objective.entry.owner.as_ref().and_then(|owner| self.views.people.find(owner)));
        }
        owners.sort_unstable();
        owners.dedup();
        (self.team_options(&holds), owners.into_iter().map(|id| self.views.people.get(id).name.clone()).collect())
    }

    /// Teams for a filter: those that `holds` says yes to, and those above them.
    fn team_options(&self, holds: &[bool]) -> Vec<TeamOption> {
        let okrs = self.okrs();
        let mut path: Vec<String> = Vec::new();
        let mut options: Vec<(TeamOption, bool)> = Vec::new();
        for &(id, level) in self.views.index.hierarchy() {
            let head = &okrs.team(id).entry.head;
            path.truncate(level - 1);
            path.push(head.id.clone());
            options.push((TeamOption { id: head.id.clone(), title: head.title.value.clone(), level, path: path.clone() }, holds[id.at()]));
        }
        let mut needed: Vec<bool> = options.iter().map(|(_, holds)| *holds).collect();
        for at in (0..options.len()).rev() {
            let level = options[at].0.level;
            let below = (at + 1..options.len()).take_while(|&below| options[below].0.level > level);
            needed[at] |= below.into_iter().any(|below| options[below].0.level == level + 1 && needed[below]);
        }
        options.into_iter().zip(needed).filter(|(_, needed)| *needed).map(|((option, _), _)| option).collect()
    }
}
