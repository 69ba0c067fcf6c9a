//! The strategy map of a period: the tree as a drawing, from left to right. What supports several things hangs from the first, as in the
//! tree, and further lines lead to the others.

mod gathered;
mod layout;
mod lettering;

use std::collections::HashMap;

use crate::model::entry::ElementKind;
use crate::model::okrs::{ElementId, ObjectiveId, PeriodId, Target, TeamId};
use crate::model::period::Form;
use crate::view::context::{MapColumn, MapContext, MapLine, MapNode};
use crate::view::counts::counts;
use crate::view::here::Here;
use crate::view::map::layout::{Unplaced, place};
use crate::view::objective::{progress, silent_days};
use crate::view::tree::{Extent, Item, Plan};

/// More objectives than these make no drawing that anybody reads.
const MOST: usize = 240;
/// Width of a node.
const WIDTH: u32 = 244;
/// From one column to the next.
const PITCH: u32 = 308;
/// Room for the outline of a node that has the focus.
const MARGIN: f64 = 6.0;
/// Room for what stands above the columns.
const HEAD: f64 = 44.0;
/// Size of letters, and from line to line.
const ELEMENT: (u32, usize) = (17, 21);
const OBJECTIVE: (u32, usize) = (15, 19);
const SMALL: u32 = 13;
/// Lines of a title.
const LINES: usize = 4;
/// Above, between and below the lines of a title: what kind of element it is, its objectives, its line.
const ELEMENT_REST: usize = 43;
/// Team, state and line.
const OBJECTIVE_REST: usize = 43;
/// The line of counts and the line.
const TEAM_REST: usize = 27;
/// Room for the progress at the end of the team's line, and for a year or another period beside it.
const PROGRESS: u32 = 44;
const YEAR: u32 = 52;
const PERIOD: u32 = 96;

/// What a node stands for.
enum What {
    Element(ElementId),
    Objective(ObjectiveId),
    /// `alone` or `unaligned`, and which these are.
    Loose(&'static str, Vec<ObjectiveId>),
    /// As many objectives of a team and those below it, and the address of the tree that shows them.
    Team(TeamId, Vec<ObjectiveId>, String),
}

/// A map before anything has a place.
#[derive(Default)]
struct Sketch {
    nodes: Vec<(What, Option<usize>)>,
    numbers: HashMap<Item, usize>,
    /// Who supports, and the number of what.
    further: Vec<(Item, usize)>,
}

impl Sketch {
    fn push(&mut self, what: What, above: Option<usize>) -> usize {
        match what {
            What::Element(id) => drop(self.numbers.insert(Item::Element(id), self.nodes.len())),
            What::Objective(id) => drop(self.numbers.insert(Item::Objective(id), self.nodes.len())),
            What::Loose(..) | What::Team(..) => {}
        }
        self.nodes.push((what, above));
        self.nodes.len() - 1
    }

    /// Further lines by number, each once.
    fn lines(&self) -> Vec<(usize, usize)> {
        let mut lines: Vec<(usize, usize)> = Vec::with_capacity(self.further.len());
        for (item, to) in &self.further {
            if let Some(&from) = self.numbers.get(item)
                && from != *to
                && self.nodes[from].1 != Some(*to)
            {
                lines.push((from, *to));
            }
        }
        lines.sort_unstable();
        lines.dedup();
        lines
    }
}

impl<'a> Here<'a> {
    /// The page of the map for `period`.
    pub fn map_page(&self, period: Option<PeriodId>) -> MapContext {
        let objectives = period.map(|period| self.in_tree(period)).unwrap_or_default();
        let gathered = objectives.len() > MOST;
        let sketch = if gathered { self.gathered(period, &objectives) } else { self.sketch(period, &objectives) };
        let mut map = MapContext {
            head: self.tree_head("map", period, &objectives),
            gathered,
            width: 0.0,
            height: 0.0,
            columns: Vec::new(),
            nodes: Vec::new(),
            lines: Vec::new(),
        };
        self.draw(&mut map, &sketch, period);
        map
    }

    fn sketch(&self, period: Option<PeriodId>, objectives: &[ObjectiveId]) -> Sketch {
        let plan = self.plan(period, objectives, Extent::Initiatives);
        let mut sketch = self.strategy_sketch(&plan);
        plan.loose.iter().for_each(|&id| self.hang(&plan, &mut sketch, Item::Objective(id), None));
        for (kind, ids) in [("alone", &plan.alone), ("unaligned", &plan.unaligned)] {
            if !ids.is_empty() {
                let number = sketch.push(What::Loose(kind, ids.clone()), None);
                ids.iter().for_each(|&id| self.hang(&plan, &mut sketch, Item::Objective(id), Some(number)));
            }
        }
        sketch
    }

    /// The elements of the strategy and all that hangs from them: challenges, and from each what answers it first.
    fn strategy_sketch(&self, plan: &Plan<'a>) -> Sketch {
        let okrs = self.okrs();
        let mut sketch = Sketch::default();
        let challenge = |id: ElementId| okrs.element(id).entry.kind == ElementKind::Challenge;
        let answered = |id: ElementId| okrs.element(id).addresses.iter().copied().find(|&to| !challenge(id) && challenge(to));
        let (challenges, others): (Vec<_>, Vec<_>) = plan.top.iter().copied().partition(|&id| challenge(id));
        for &id in &challenges {
            let number = sketch.push(What::Element(id), None);
            others
                .iter()
                .filter(|&&other| answered(other) == Some(id))
                .for_each(|&other| self.hang(plan, &mut sketch, Item::Element(other), Some(number)));
            self.hang_below(plan, &mut sketch, Target::Element(id), number);
        }
        let open = others.iter().filter(|&&other| answered(other).is_none_or(|to| !challenges.contains(&to)));
        open.for_each(|&other| self.hang(plan, &mut sketch, Item::Element(other), None));
        sketch
    }

    fn hang(&self, plan: &Plan<'a>, sketch: &mut Sketch, item: Item, above: Option<usize>) {
        match item {
            Item::Element(id) => {
                let number = sketch.push(What::Element(id), above);
                self.hang_below(plan, sketch, Target::Element(id), number);
            }
            Item::Objective(id) => {
                let number = sketch.push(What::Objective(id), above);
                self.hang_below(plan, sketch, Target::Objective(id), number);
                let results = 0..self.okrs().objective(id).key_results.len();
                results.for_each(|result| self.hang_below(plan, sketch, Target::KeyResult(id, result), number));
            }
        }
    }

    fn hang_below(&self, plan: &Plan<'a>, sketch: &mut Sketch, target: Target, number: usize) {
        for below in plan.below.get(&target).into_iter().flatten() {
            if below.reference {
                sketch.further.push((below.item, number));
            } else {
                self.hang(plan, sketch, below.item, Some(number));
            }
        }
    }

    /// Gives everything its place, and writes it down in the order in which it stands.
    fn draw(&self, map: &mut MapContext, sketch: &Sketch, period: Option<PeriodId>) {
        let columns = self.columns(sketch);
        let mut nodes: Vec<MapNode> = sketch.nodes.iter().map(|(what, above)| self.map_node(what, *above, period)).collect();
        let further = sketch.lines();
        let unplaced: Vec<_> = nodes.iter().map(|node| Unplaced { height: node.height, above: node.above }).collect();
        let placed = place(&unplaced, &further);
        let mut numbers = vec![0; nodes.len()];
        placed.order.iter().enumerate().for_each(|(number, &at)| numbers[at] = number);
        for (at, node) in nodes.iter_mut().enumerate() {
            node.number = numbers[at];
            node.above = node.above.map(|above| numbers[above]);
            node.x = MARGIN + f64::from(PITCH) * columns[at] as f64;
            node.y = round(HEAD + placed.lines[at] - node.height);
        }
        for (id, reaches) in self.reaches(period) {
            if let Some(&at) = sketch.numbers.get(&Item::Objective(id)) {
                nodes[at].reaches = reaches;
            }
        }
        let heads = heads(&nodes, &columns);
        nodes.sort_by_key(|node| node.number);
        let hung = nodes.iter().filter_map(|node| Some((node.number, node.above?, false)));
        let further = further.iter().map(|&(from, to)| (numbers[from], numbers[to], true));
        let mut lines: Vec<(usize, usize, bool)> = hung.chain(further).collect();
        lines.sort_unstable();
        map.lines = lines
            .into_iter()
            .map(|(from, to, further)| MapLine { to, from, further, path: path(&nodes[to], &nodes[from], further) })
            .collect();
        map.width = MARGIN * 4.0 + f64::from(WIDTH) + f64::from(PITCH) * columns.iter().max().copied().unwrap_or_default() as f64;
        map.height = (HEAD + placed.bottom + MARGIN * 2.0).ceil();
        map.columns = heads;
        map.nodes = nodes;
    }

    /// The column of each node: challenges, what answers them, goals below goals; then objectives, whatever they support.
    fn columns(&self, sketch: &Sketch) -> Vec<usize> {
        let kind = |id: ElementId| self.okrs().element(id).entry.kind;
        let is_challenge = |what: &What| matches!(what, What::Element(id) if kind(*id) == ElementKind::Challenge);
        let first = usize::from(sketch.nodes.iter().any(|(what, _)| is_challenge(what)));
        let mut columns = vec![0; sketch.nodes.len()];
        for (at, (what, above)) in sketch.nodes.iter().enumerate() {
            if matches!(what, What::Element(_)) && !is_challenge(what) {
                columns[at] = above.map_or(first, |above| columns[above] + 1);
            }
        }
        let base = columns.iter().max().map_or(0, |last| last + 1);
        for (at, (what, above)) in sketch.nodes.iter().enumerate() {
            match what {
                What::Element(_) => {}
                What::Loose(..) => columns[at] = base - 1,
                What::Objective(_) | What::Team(..) => columns[at] = above.map_or(base, |above| (columns[above] + 1).max(base)),
            }
        }
        columns
    }

    fn map_node(&self, what: &What, above: Option<usize>, period: Option<PeriodId>) -> MapNode {
        let okrs = self.okrs();
        match what {
            What::Element(id) => {
                let element = &okrs.element(*id).entry;
                let node = titled(element.kind.word(), above, &element.head.title.value, ELEMENT, ELEMENT_REST);
                MapNode {
                    href: Some(self.href(self.views.urls.element(*id))),
                    draft: element.head.draft,
                    counts: period.map(|period| self.reached(*id, period)),
                    ..node
                }
            }
            What::Objective(id) => {
                let objective = okrs.objective(*id);
                let node = titled("objective", above, &objective.entry.head.title.value, OBJECTIVE, OBJECTIVE_REST);
                let team = self.team(objective.team);
                let other = objective.period.filter(|&other| Some(other) != period);
                let named = other.map(|period| if matches!(okrs.period(period).form, Form::Year(_)) { YEAR } else { PERIOD });
                let room = WIDTH - PROGRESS - named.unwrap_or_default();
                MapNode {
                    href: Some(self.href(self.views.urls.objective(*id))),
                    team_line: lettering::line(&team.title, SMALL, room),
                    team: Some(team),
                    owner: self.owner(objective.entry.owner.as_ref()),
                    period: other.map(|period| self.period(period)),
                    progress: progress(objective),
                    status: objective.status.map(|(status, _)| status.word()),
                    outcome: objective.entry.outcome.map(|outcome| outcome.value.word()),
                    silent_days: silent_days(objective),
                    draft: objective.entry.head.draft,
                    ..node
                }
            }
            What::Loose(kind, ids) => {
                MapNode { counts: Some(counts(okrs, ids.iter().copied())), ..titled(kind, above, "", ELEMENT, ELEMENT_REST) }
            }
            What::Team(team, ids, href) => {
                let title = &okrs.team(*team).entry.head.title.value;
                MapNode {
                    href: Some(href.clone()),
                    team: Some(self.team(*team)),
                    counts: Some(counts(okrs, ids.iter().copied())),
                    ..titled("team", above, title, OBJECTIVE, TEAM_REST)
                }
            }
        }
    }
}

fn titled(kind: &'static str, above: Option<usize>, title: &str, (size, step): (u32, usize), rest: usize) -> MapNode {
    let title_lines = lettering::lines(title, size, WIDTH, LINES);
    MapNode {
        number: 0,
        above,
        kind,
        title: title.to_owned(),
        x: 0.0,
        y: 0.0,
        height: (title_lines.len() * step + rest) as f64,
        title_lines,
        href: None,
        team: None,
        team_line: String::new(),
        owner: None,
        period: None,
        progress: None,
        status: None,
        outcome: None,
        silent_days: None,
        draft: false,
        counts: None,
        reaches: Vec::new(),
    }
}

/// What stands above the columns: each kind above the first column that it stands in.
fn heads(nodes: &[MapNode], columns: &[usize]) -> Vec<MapColumn> {
    let mut seen: Vec<&'static str> = Vec::new();
    let last = columns.iter().max().map_or(0, |last| last + 1);
    let mut heads = Vec::new();
    for column in 0..last {
        let mut kinds = Vec::new();
        for kind in ["challenge", "goal", "policy", "objective", "team"] {
            if nodes.iter().zip(columns).any(|(node, &at)| at == column && node.kind == kind) && !seen.contains(&kind) {
                seen.push(kind);
                kinds.push(kind);
            }
        }
        heads.push(MapColumn { x: MARGIN + f64::from(PITCH) * column as f64, kinds });
    }
    heads
}

/// The curve from the line of `to` to that of `from`. The line to what a node hangs from rises or falls in the first gap and then keeps to
/// the node's own band, where nothing else stands; a further line goes the straight way.
fn path(to: &MapNode, from: &MapNode, further: bool) -> String {
    let (x0, y0, x1, y1) = (to.x + f64::from(WIDTH), to.y + to.height, from.x, from.y + from.height);
    let gap = f64::from(PITCH - WIDTH);
    if x1 < x0 {
        let left = to.x.min(x1) - gap * 0.6;
        return format!("M{} {y0}C{left} {y0} {left} {y1} {x1} {y1}", to.x);
    }
    let bend = if further { x1 } else { x0 + gap };
    let middle = round(f64::midpoint(x0, bend));
    let on = if bend < x1 { format!("H{x1}") } else { String::new() };
    format!("M{x0} {y0}C{middle} {y0} {middle} {y1} {bend} {y1}{on}")
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
