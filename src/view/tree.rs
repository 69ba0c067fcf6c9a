//! The strategy tree of a period: each element and objective stands once, under what it supports first, and is referred to from
//! everything else that it supports.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::{Serialize, Serializer};

use crate::model::okrs::{ElementId, ObjectiveId, PeriodId, Support, Target};
use crate::source::SourceFile;
use crate::view::context::{Counts, TeamOption, TreeContext, TreeHead, TreeNode};
use crate::view::counts::{counts, unaligned};
use crate::view::here::Here;
use crate::view::measured::Detail;
use crate::view::objective::{confidence, progress, silent_days};
use crate::view::urls::encode;

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
    line: Option<(&'a Support, &'a SourceFile)>,
    /// It stands elsewhere in full.
    pub reference: bool,
}

/// Who stands where.
pub struct Plan<'a> {
    period: Option<PeriodId>,
    extent: Extent,
    /// For each objective the elements that it reaches, by place.
    reaches: HashMap<ObjectiveId, Vec<usize>>,
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

/// The top of a tree, each branch made when its turn comes: all of them at once would take as much memory as the whole organisation.
pub struct Branches<'a> {
    here: Here<'a>,
    plan: Plan<'a>,
}

impl Branches<'_> {
    /// One branch after the other.
    pub fn iter(&self) -> impl Iterator<Item = TreeNode> + '_ {
        let Plan { top, loose, alone, unaligned, .. } = &self.plan;
        let whole = |item, level| self.here.node(&self.plan, Below { item, line: None, reference: false }, "", level);
        let apart = move |(kind, ids): (&'static str, &Vec<ObjectiveId>)| {
            let mut node = blank(kind, kind.to_owned(), 1);
            node.counts = Some(Box::new(counts(self.here.okrs(), ids.iter().copied())));
            node.children = ids.iter().map(|&id| whole(Item::Objective(id), 2)).collect();
            node
        };
        let elements = top.iter().map(move |&id| whole(Item::Element(id), 1));
        let objectives = loose.iter().map(move |&id| whole(Item::Objective(id), 1));
        let others = [("alone", alone), ("unaligned", unaligned)].into_iter().filter(|(_, ids)| !ids.is_empty()).map(apart);
        elements.chain(objectives).chain(others)
    }
}

impl Serialize for Branches<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl fmt::Debug for Branches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

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

    /// The top of the tree.
    pub fn tree(&self, period: Option<PeriodId>, objectives: &[ObjectiveId], extent: Extent) -> Branches<'a> {
        let plan = self.plan(period, if extent == Extent::Elements { &[] } else { objectives }, extent);
        Branches { here: Here::new(self.views, self.path, []), plan }
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

    fn node(&self, plan: &Plan<'a>, below: Below<'a>, parent: &str, level: usize) -> TreeNode {
        let okrs = self.okrs();
        let mut node = match below.item {
            Item::Element(id) => {
                let element = &okrs.element(id).entry;
                let mut node = blank(element.kind.word(), encode(&self.views.element_id(id)), level);
                node.title = element.head.title.value.clone();
                node.href = Some(self.href(self.views.urls.element(id)));
                node.owner = self.owner(element.owner.as_ref());
                node.draft = element.head.draft;
                node.counts = plan.period.map(|period| Box::new(self.reached(id, period)));
                node
            }
            Item::Objective(id) => {
                let objective = okrs.objective(id);
                let mut node = blank("objective", encode(&self.views.objective_id(id)), level);
                node.title = objective.entry.head.title.value.clone();
                node.href = Some(self.href(self.views.urls.objective(id)));
                node.team = Some(self.team(objective.team));
                node.owner = self.owner(objective.entry.owner.as_ref());
                node.period = objective.period.filter(|&period| Some(period) != plan.period).map(|period| Box::new(self.period(period)));
                node.progress = progress(objective);
                node.confidence = confidence(objective, okrs.today);
                node.status = objective.status.map(|(status, _)| status.word());
                node.outcome = objective.entry.outcome.map(|outcome| outcome.value.word());
                node.silent_days = silent_days(objective);
                node.draft = objective.entry.head.draft;
                node.reaches = plan.reaches.get(&id).cloned().unwrap_or_default();
                node
            }
        };
        node.how_html = below.line.and_then(|(support, file)| self.inlined(file, support.how.as_deref()));
        if below.reference {
            node.id = format!("{parent}>{}", node.id);
            node.reference = true;
            node.below = match below.item {
                Item::Element(_) => node.counts.as_ref().map_or(0, |counts| counts.total),
                Item::Objective(id) => self.standing_below(plan, id),
            };
            return node;
        }
        match below.item {
            Item::Element(id) => node.children = self.below(plan, Target::Element(id), &node.id, level + 1),
            Item::Objective(id) => {
                node.children = self.key_result_nodes(plan, id, &node.id, level + 1);
                node.children.extend(self.below(plan, Target::Objective(id), &node.id, level + 1));
            }
        }
        node
    }

    /// How many objectives stand below this one, in full or not.
    fn standing_below(&self, plan: &Plan<'a>, id: ObjectiveId) -> usize {
        let mut seen = HashSet::from([id]);
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let results = (0..self.okrs().objective(id).key_results.len()).map(|index| Target::KeyResult(id, index));
            for below in [Target::Objective(id)].into_iter().chain(results).filter_map(|target| plan.below.get(&target)).flatten() {
                if let Item::Objective(id) = below.item
                    && seen.insert(id)
                {
                    open.push(id);
                }
            }
        }
        seen.len() - 1
    }

    fn below(&self, plan: &Plan<'a>, target: Target, parent: &str, level: usize) -> Vec<TreeNode> {
        plan.below.get(&target).into_iter().flatten().map(|&below| self.node(plan, below, parent, level)).collect()
    }

    fn key_result_nodes(&self, plan: &Plan<'a>, id: ObjectiveId, parent: &str, level: usize) -> Vec<TreeNode> {
        let objective = self.okrs().objective(id);
        let path = self.views.urls.objective(id);
        let mut nodes = Vec::with_capacity(objective.key_results.len());
        for (index, result) in objective.key_results.iter().enumerate() {
            let mut view = self.measured(result, &objective.entry.head.file, path, Detail::Row);
            let mut node = blank("key-result", format!("{parent}#{}", encode(&result.entry.id)), level);
            node.title = std::mem::take(&mut view.title);
            node.href = Some(std::mem::take(&mut view.href));
            node.owner = view.owner.take();
            node.progress = view.progress;
            node.confidence = view.confidence;
            node.children = self.initiative_nodes(plan, id, Some(&result.entry.id), &node.id, level + 1);
            node.children.extend(self.below(plan, Target::KeyResult(id, index), &node.id, level + 1));
            node.key_result = Some(Box::new(view.into()));
            nodes.push(node);
        }
        nodes.extend(self.initiative_nodes(plan, id, None, parent, level));
        nodes
    }

    /// Those for one key result, or those for none.
    fn initiative_nodes(&self, plan: &Plan<'a>, id: ObjectiveId, result: Option<&str>, parent: &str, level: usize) -> Vec<TreeNode> {
        let mut nodes = Vec::new();
        if plan.extent < Extent::Initiatives {
            return nodes;
        }
        let objective = self.okrs().objective(id);
        for (index, initiative) in objective.entry.initiatives.iter().enumerate() {
            let known = |for_: &&str| objective.entry.key_results.iter().any(|result| result.id == **for_);
            if initiative.for_.as_ref().map(|for_| for_.value.as_str()).filter(known) == result {
                let view = self.initiative(id, initiative);
                let mut node = blank("initiative", format!("{parent}!{}", index + 1), level);
                node.title = view.title;
                node.href = view.url;
                node.owner = view.owner;
                node.status = view.status;
                nodes.push(node);
            }
        }
        nodes
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

    /// The page of the tree for `period`.
    pub fn tree_page(&self, period: Option<PeriodId>) -> TreeContext<'a> {
        let objectives = period.map(|period| self.in_tree(period)).unwrap_or_default();
        let nodes = self.tree(period, &objectives, Extent::Initiatives);
        TreeContext { head: self.tree_head("tree", period, &objectives), nodes }
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

fn blank(kind: &'static str, id: String, level: usize) -> TreeNode {
    TreeNode {
        id,
        kind,
        title: String::new(),
        href: None,
        level,
        team: None,
        owner: None,
        period: None,
        progress: None,
        confidence: None,
        status: None,
        outcome: None,
        counts: None,
        key_result: None,
        how_html: None,
        reference: false,
        below: 0,
        draft: false,
        silent_days: None,
        reaches: Vec::new(),
        children: Vec::new(),
    }
}
