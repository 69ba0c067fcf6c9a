//! The rows of a strategy tree from the top down, each made when its turn comes: all of them at once would take as much memory as the
//! whole organisation.

use std::collections::HashSet;

use crate::model::entry::ElementKind;
use crate::model::okrs::{ElementId, ObjectiveId, PeriodId, Target};
use crate::view::Views;
use crate::view::context::TreeRow;
use crate::view::counts::counts;
use crate::view::here::Here;
use crate::view::measured::Detail;
use crate::view::objective::{confidence, progress, silent_days};
use crate::view::pages::{PageRef, Subject};
use crate::view::tree::{Below, Extent, Item, Plan};

/// The rows of a tree: goals with what stands under them, then challenges and policies, then objectives under none of these.
pub struct Rows<'a> {
    here: Here<'a>,
    plan: Plan<'a>,
    /// What comes next stands last.
    open: Vec<Open<'a>>,
}

#[derive(Clone, Copy)]
struct Open<'a> {
    line: Line<'a>,
    level: usize,
    folded: bool,
}

/// What one row shows.
#[derive(Clone, Copy)]
enum Line<'a> {
    Entry(Below<'a>),
    KeyResult(ObjectiveId, usize),
    Initiative(ObjectiveId, usize),
    /// Those that stand alone.
    Alone,
    /// Those that support nothing and give no reason.
    Unaligned,
}

impl Line<'_> {
    fn whole(item: Item) -> Self {
        Self::Entry(Below { item, line: None, reference: false })
    }

    fn is_reference(&self) -> bool {
        matches!(self, Self::Entry(below) if below.reference)
    }
}

impl Views {
    /// The rows of the page, where it is that of a tree.
    pub fn rows<'a>(&'a self, page: &'a PageRef) -> Option<Rows<'a>> {
        let Subject::Tree(period) = page.subject else { return None };
        let (here, period) = (Here::new(self, &page.path, []), period.or(self.okrs.current));
        let objectives = period.map(|period| here.in_tree(period)).unwrap_or_default();
        Some(here.tree(period, &objectives, Extent::Initiatives))
    }
}

impl<'a> Here<'a> {
    /// The rows of the tree of `objectives`. Where it shows less than everything, challenges and policies are left out that nothing
    /// stands under.
    pub fn tree(&self, period: Option<PeriodId>, objectives: &[ObjectiveId], extent: Extent) -> Rows<'a> {
        let plan = self.plan(period, if extent == Extent::Elements { &[] } else { objectives }, extent);
        let mut rows = Rows { here: Here::new(self.views, self.path, []), plan, open: Vec::new() };
        let is_goal = |id: &ElementId| self.okrs().element(*id).entry.kind == ElementKind::Goal;
        let (goals, others): (Vec<ElementId>, Vec<ElementId>) = rows.plan.top.iter().copied().partition(is_goal);
        let others = others.into_iter().map(|id| Line::whole(Item::Element(id)));
        let others = others.filter(|&line| extent == Extent::Initiatives || rows.below(line).iter().any(|line| !line.is_reference()));
        let loose = rows.plan.loose.iter().map(|&id| Line::whole(Item::Objective(id)));
        let apart = [(Line::Alone, &rows.plan.alone), (Line::Unaligned, &rows.plan.unaligned)];
        let apart = apart.into_iter().filter(|(_, ids)| !ids.is_empty()).map(|(line, _)| line);
        let lines: Vec<Line<'a>> = goals.iter().map(|&id| Line::whole(Item::Element(id))).chain(others).chain(loose).chain(apart).collect();
        rows.open = lines.into_iter().rev().map(|line| Open { line, level: 1, folded: false }).collect();
        rows
    }
}

impl Iterator for Rows<'_> {
    type Item = TreeRow;

    fn next(&mut self) -> Option<TreeRow> {
        let Open { line, level, folded } = self.open.pop()?;
        let below = self.below(line);
        let folds = folded || matches!(line, Line::Entry(Below { item: Item::Objective(_), .. })) || below.iter().all(Line::is_reference);
        self.open.extend(below.into_iter().rev().map(|line| Open { line, level: level + 1, folded: folds }));
        Some(TreeRow { level, folded, ..self.row(line) })
    }
}

impl<'a> Rows<'a> {
    /// What stands directly below `line`, in order.
    fn below(&self, line: Line<'a>) -> Vec<Line<'a>> {
        let whole = |ids: &[ObjectiveId]| ids.iter().map(|&id| Line::whole(Item::Objective(id))).collect();
        let entries = |target: Target| self.plan.below.get(&target).into_iter().flatten().map(|&below| Line::Entry(below));
        match line {
            Line::Entry(Below { reference: true, .. }) | Line::Initiative(..) => Vec::new(),
            Line::Entry(Below { item: Item::Element(id), .. }) => entries(Target::Element(id)).collect(),
            Line::Entry(Below { item: Item::Objective(id), .. }) => {
                let results = (0..self.here.okrs().objective(id).key_results.len()).map(|index| Line::KeyResult(id, index));
                results.chain(self.initiatives(id, None)).chain(entries(Target::Objective(id))).collect()
            }
            Line::KeyResult(id, index) => {
                let result = &self.here.okrs().objective(id).key_results[index].entry.id;
                self.initiatives(id, Some(result)).chain(entries(Target::KeyResult(id, index))).collect()
            }
            Line::Alone => whole(&self.plan.alone),
            Line::Unaligned => whole(&self.plan.unaligned),
        }
    }

    /// The initiatives for one key result, or those for none.
    fn initiatives<'b>(&'b self, id: ObjectiveId, result: Option<&'b str>) -> impl Iterator<Item = Line<'a>> + 'b {
        let entry = &self.here.okrs().objective(id).entry;
        let shown = if self.plan.extent == Extent::Initiatives { &entry.initiatives[..] } else { &[] };
        let known = |for_: &&str| entry.key_results.iter().any(|result| result.id == **for_);
        let of_result = move |(index, initiative): (usize, &crate::model::entry::Initiative)| {
            let for_ = initiative.for_.as_ref().map(|for_| for_.value.as_str()).filter(known);
            (for_ == result).then_some(Line::Initiative(id, index))
        };
        shown.iter().enumerate().filter_map(of_result)
    }

    fn row(&self, line: Line<'a>) -> TreeRow {
        let apart = |kind, ids: &[ObjectiveId]| TreeRow { counts: Some(counts(self.here.okrs(), ids.iter().copied())), ..blank(kind) };
        match line {
            Line::Entry(below) => self.entry(below),
            Line::KeyResult(id, index) => self.key_result(id, index),
            Line::Initiative(id, index) => self.initiative(id, index),
            Line::Alone => apart("alone", &self.plan.alone),
            Line::Unaligned => apart("unaligned", &self.plan.unaligned),
        }
    }

    fn entry(&self, below: Below<'a>) -> TreeRow {
        let (here, okrs) = (&self.here, self.here.okrs());
        let mut row = match below.item {
            Item::Element(id) => {
                let element = &okrs.element(id).entry;
                TreeRow {
                    title: element.head.title.value.clone(),
                    href: Some(here.href(here.views.urls.element(id))),
                    owner: here.owner(element.owner.as_ref()),
                    draft: element.head.draft,
                    counts: self.plan.period.map(|period| here.reached(id, period)),
                    ..blank(element.kind.word())
                }
            }
            Item::Objective(id) => {
                let objective = okrs.objective(id);
                TreeRow {
                    title: objective.entry.head.title.value.clone(),
                    href: Some(here.href(here.views.urls.objective(id))),
                    team: Some(here.team(objective.team)),
                    owner: here.owner(objective.entry.owner.as_ref()),
                    period: objective.period.filter(|&period| Some(period) != self.plan.period).map(|period| here.period(period)),
                    progress: progress(objective),
                    confidence: confidence(objective, okrs.today),
                    status: objective.status.map(|(status, _)| status.word()),
                    outcome: objective.entry.outcome.map(|outcome| outcome.value.word()),
                    silent_days: silent_days(objective),
                    draft: objective.entry.head.draft,
                    reaches: self.plan.reaches.get(&id).cloned().unwrap_or_default(),
                    ..blank("objective")
                }
            }
        };
        row.how_html = below.line.and_then(|(support, file)| here.inlined(file, support.how.as_deref()));
        if below.reference {
            row.reference = true;
            row.below = match below.item {
                Item::Element(_) => row.counts.as_ref().map_or(0, |counts| counts.total),
                Item::Objective(id) => self.standing_below(id),
            };
        }
        row
    }

    /// How many objectives stand below this one, in full or not.
    fn standing_below(&self, id: ObjectiveId) -> usize {
        let mut seen = HashSet::from([id]);
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let results = (0..self.here.okrs().objective(id).key_results.len()).map(|index| Target::KeyResult(id, index));
            for below in [Target::Objective(id)].into_iter().chain(results).filter_map(|target| self.plan.below.get(&target)).flatten() {
                if let Item::Objective(id) = below.item
                    && seen.insert(id)
                {
                    open.push(id);
                }
            }
        }
        seen.len() - 1
    }

    fn key_result(&self, id: ObjectiveId, index: usize) -> TreeRow {
        let objective = self.here.okrs().objective(id);
        let path = self.here.views.urls.objective(id);
        let mut view = self.here.measured(&objective.key_results[index], &objective.entry.head.file, path, Detail::Row);
        TreeRow {
            title: std::mem::take(&mut view.title),
            href: Some(std::mem::take(&mut view.href)),
            owner: view.owner.take(),
            progress: view.progress,
            confidence: view.confidence,
            key_result: Some(view.into()),
            ..blank("key-result")
        }
    }

    fn initiative(&self, id: ObjectiveId, index: usize) -> TreeRow {
        let view = self.here.initiative(id, &self.here.okrs().objective(id).entry.initiatives[index]);
        TreeRow { title: view.title, href: view.url, owner: view.owner, status: view.status, ..blank("initiative") }
    }
}

fn blank(kind: &'static str) -> TreeRow {
    TreeRow {
        kind,
        title: String::new(),
        href: None,
        level: 1,
        folded: false,
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
    }
}
