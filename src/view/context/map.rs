//! The strategy map: the tree as a drawing, all places computed.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::context::page::{Counts, PeriodRef, PersonRef, TeamRef};
use crate::view::context::strategy::TreeHead;

/// `map.html`, as `map`. Coordinates are in a box of `width` × `height`, the origin at the top left.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MapContext {
    /// What it has in common with the tree.
    #[serde(flatten)]
    pub head: TreeHead,
    /// There are too many objectives for one drawing: nodes of kind `team` hold as many as their counts say.
    pub gathered: bool,
    /// Width of the box.
    pub width: f64,
    /// Height of the box.
    pub height: f64,
    /// Columns from left to right.
    pub columns: Vec<MapColumn>,
    /// Nodes from the top down, each before what hangs from it.
    pub nodes: Vec<MapNode>,
    /// Who supports whom.
    pub lines: Vec<MapLine>,
}

/// A column of the map.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MapColumn {
    /// Its left edge.
    pub x: f64,
    /// `challenge`, `goal`, `policy`, `objective`, `team`: what stands here and not in the columns before it.
    pub kinds: Vec<&'static str>,
}

/// A node of the map. It stands on a line, from which and to which lines lead.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MapNode {
    /// Its place in the list, from 0.
    pub number: usize,
    /// The number of the node that it hangs from.
    pub above: Option<usize>,
    /// `challenge`, `policy`, `goal`, `objective`, `alone` and `unaligned` as in the tree, `team` (the objectives of that team and the
    /// teams below it).
    pub kind: &'static str,
    /// Its title; empty for `alone` and `unaligned`.
    pub title: String,
    /// The title in lines that fit.
    pub title_lines: Vec<String>,
    /// Its page; that of a team node is the tree, filtered.
    pub href: Option<String>,
    /// Left edge.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// From the top to the line it stands on.
    pub height: f64,
    /// Whose.
    pub team: Option<TeamRef>,
    /// The team's title, as much as fits.
    pub team_line: String,
    /// Who.
    pub owner: Option<PersonRef>,
    /// When, where it is not the period of the page.
    pub period: Option<PeriodRef>,
    /// 0 to 1.
    pub progress: Option<f64>,
    /// `on-track`, `at-risk`, `off-track`.
    pub status: Option<&'static str>,
    /// `achieved`, …
    pub outcome: Option<&'static str>,
    /// Days of silence, when they are too many.
    pub silent_days: Option<i64>,
    /// A draft.
    pub draft: bool,
    /// Of the objectives below.
    pub counts: Option<Counts>,
    /// Which of `elements` an objective supports, directly or through others: their places in the list, from 0.
    pub reaches: Vec<usize>,
}

/// A curve from what is supported to what supports it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MapLine {
    /// The number of the node that is supported.
    pub to: usize,
    /// The number of the node that supports it.
    pub from: usize,
    /// The node hangs from another: this is a further line of its `supports`.
    pub further: bool,
    /// The curve, for a path's `d`.
    pub path: String,
}
