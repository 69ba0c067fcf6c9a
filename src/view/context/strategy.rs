//! The strategy, its tree, who works on it and what needs attention.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::context::objective::{AllowedView, Because, Happening, KeyResultNumbers, KeyResultView, ObjectiveRow, SupporterView};
use crate::view::context::page::{Counts, Named, PeriodRef, PersonRef, TeamRef};

/// A row of the strategy tree. What stands below it follows it, a level deeper.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TreeRow {
    /// `challenge`, `policy`, `goal`, `objective`, `key-result`, `initiative`, `alone` (above the objectives that stand
    /// alone), `unaligned` (above those that support nothing and give no reason).
    pub kind: &'static str,
    /// Its title; empty for `alone` and `unaligned`.
    pub title: String,
    /// Its page.
    pub href: Option<String>,
    /// 1 at the top.
    pub level: usize,
    /// Shown only when what stands above is unfolded: below an objective, or below what has nothing under it but references.
    pub folded: bool,
    /// Whose.
    pub team: Option<TeamRef>,
    /// Who.
    pub owner: Option<PersonRef>,
    /// When, where it is not the period of the page.
    pub period: Option<PeriodRef>,
    /// 0 to 1.
    pub progress: Option<f64>,
    /// 0 to 10.
    pub confidence: Option<f64>,
    /// `on-track`, `at-risk`, `off-track`, or an initiative's status.
    pub status: Option<&'static str>,
    /// `achieved`, …
    pub outcome: Option<&'static str>,
    /// Of the objectives below, for elements.
    pub counts: Option<Counts>,
    /// The numbers of a key result.
    pub key_result: Option<KeyResultNumbers>,
    /// How it supports what stands above.
    pub how_html: Option<String>,
    /// It stands elsewhere in full; this is a reference to it, with nothing below.
    pub reference: bool,
    /// Of a reference: how many objectives stand below it where it stands in full.
    pub below: usize,
    /// A draft.
    pub draft: bool,
    /// Days of silence, when they are too many.
    pub silent_days: Option<i64>,
    /// Which of the page's `elements` an objective supports, directly or through others: their places in the list, from 0. Where there is
    /// no such list, none.
    pub reaches: Vec<usize>,
}

/// A challenge, policy or goal in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ElementCard {
    /// `goal`, `challenge`, `policy`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// One line.
    pub summary_html: Option<String>,
    /// Who answers for it.
    pub owner: Option<PersonRef>,
    /// Its text.
    pub body_html: String,
    /// The challenges it answers.
    pub addresses: Vec<Named>,
    /// Elements that answer it.
    pub addressed_by: Vec<Named>,
    /// Goals above it.
    pub supports: Vec<Because>,
    /// Goals below it.
    pub goals: Vec<Named>,
    /// Its long-term numbers.
    pub measures: Vec<KeyResultView>,
    /// Objectives that support it in the period shown, directly or through others.
    pub counts: Counts,
    /// Teams with such objectives.
    pub teams: Vec<TeamRef>,
    /// The weakest of them: off track before at risk, then the least progress.
    pub weakest: Option<Box<ObjectiveRow>>,
}

/// `front.html`, as `front`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FrontContext {
    /// The front page's own words.
    pub words_html: Option<String>,
    /// The strategy's title.
    pub strategy_title: Option<String>,
    /// Where it leads.
    pub vision: Option<String>,
    /// Its page.
    pub strategy_href: Option<String>,
    /// Goals, in order.
    pub goals: Vec<ElementCard>,
    /// The period shown first.
    pub period: Option<PeriodRef>,
    /// All its objectives.
    pub counts: Counts,
    /// The strategy tree of that period down to key results; objectives only up to `tree_limit` in all.
    pub tree: Vec<TreeRow>,
    /// The tree was too large for a front page, and holds the elements only.
    pub tree_cut: bool,
    /// The whole tree.
    pub tree_href: String,
    /// What needs attention.
    pub attention: Attention,
    /// The latest check-ins.
    pub happenings: Vec<Happening>,
    /// All check-ins.
    pub happenings_href: String,
    /// Nothing has been written of these yet: `strategy`, `goal`, `team`, `objective`, in this order.
    pub missing: Vec<&'static str>,
    /// Its feed, where `base-url` is given.
    pub feed_href: Option<String>,
}

/// What needs attention in a period.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Attention {
    /// Off track.
    pub off_track: Vec<ObjectiveRow>,
    /// At risk.
    pub at_risk: Vec<ObjectiveRow>,
    /// Gone silent.
    pub silent: Vec<ObjectiveRow>,
    /// Supports nothing and gives no reason.
    pub unaligned: Vec<ObjectiveRow>,
    /// Goals and challenges that nobody works on in this period.
    pub gaps: Vec<Named>,
    /// How many there are in all: the lists stop at twelve.
    pub totals: AttentionTotals,
    /// The whole tree, where the rest is found by status.
    pub tree_href: String,
    /// Where all gaps are listed.
    pub coverage_href: String,
}

/// How much needs attention.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct AttentionTotals {
    /// Off track.
    pub off_track: usize,
    /// At risk.
    pub at_risk: usize,
    /// Gone silent.
    pub silent: usize,
    /// Supports nothing and gives no reason.
    pub unaligned: usize,
    /// Goals and challenges that nobody works on.
    pub gaps: usize,
}

/// `strategy.html`, as `strategy`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StrategyContext {
    /// Where it leads.
    pub vision: Option<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// The context.
    pub body_html: String,
    /// Problems that must be solved.
    pub challenges: Vec<ElementCard>,
    /// Guardrails.
    pub policies: Vec<ElementCard>,
    /// Concrete goals.
    pub goals: Vec<ElementCard>,
    /// The period for which "who works on it" is shown.
    pub period: Option<PeriodRef>,
}

/// `element.html`, as `element`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ElementContext {
    /// All that a card has, measures with charts.
    #[serde(flatten)]
    pub card: ElementCard,
    /// The period shown.
    pub period: Option<PeriodRef>,
    /// Who supports it directly in that period, by team.
    pub supporters: Vec<TeamSupporters>,
    /// Who supports it through one of these or a goal below.
    pub indirect: Vec<ObjectiveRow>,
    /// Who supported it directly in other periods, latest first.
    pub earlier: Vec<ObjectiveRow>,
    /// Rules that its file is excused from.
    pub allowed: Vec<AllowedView>,
    /// Its feed and the like.
    pub feed_href: Option<String>,
}

/// A team's supporting objectives.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamSupporters {
    /// The team.
    pub team: TeamRef,
    /// Its objectives, and how they contribute.
    pub supporters: Vec<SupporterView>,
}

/// `tree.html`, as `tree`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TreeContext {
    /// What it has in common with the map.
    #[serde(flatten)]
    pub head: TreeHead,
    /// All rows, as `tree-rows.html` makes them; to be printed once and as it is, since they are made while the page is written. None where
    /// there is nothing to show.
    pub rows_html: Option<&'static str>,
}

/// What stands above the tree and the map of a period alike.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TreeHead {
    /// The period shown.
    pub period: Option<PeriodRef>,
    /// The same page for other periods.
    pub periods: Vec<PeriodRef>,
    /// All objectives in it.
    pub counts: Counts,
    /// Teams that have objectives in it, for the filter, in hierarchy order.
    pub teams: Vec<TeamOption>,
    /// Owners in it, for the filter, by name.
    pub owners: Vec<String>,
    /// Parts of the strategy, for the filter.
    pub elements: Vec<Named>,
    /// The tree of the same period.
    pub tree_href: String,
    /// The map of the same period.
    pub map_href: String,
}

/// A team in a filter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamOption {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// 1 at the top.
    pub level: usize,
    /// Its id and those of all teams above.
    pub path: Vec<String>,
}

/// `coverage.html`, as `coverage`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageContext {
    /// The period shown.
    pub period: Option<PeriodRef>,
    /// The same page for other periods.
    pub periods: Vec<PeriodRef>,
    /// Columns.
    pub elements: Vec<CoverageElement>,
    /// Rows: teams in hierarchy order.
    pub teams: Vec<CoverageTeam>,
    /// Goals and challenges that nobody works on.
    pub gaps: Vec<Named>,
    /// Objectives that stand alone, with their reasons.
    pub islands: Vec<ObjectiveRow>,
    /// Objectives that support nothing and give no reason.
    pub unaligned: Vec<ObjectiveRow>,
    /// Teams without objectives in this period.
    pub silent_teams: Vec<TeamRef>,
}

/// A column of the coverage table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageElement {
    /// The element.
    pub element: Named,
    /// Objectives that support it, of all teams.
    pub total: usize,
}

/// A row of the coverage table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageTeam {
    /// The team.
    pub team: TeamRef,
    /// 1 at the top.
    pub level: usize,
    /// One for each column.
    pub cells: Vec<CoverageCell>,
}

/// A cell of the coverage table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageCell {
    /// Anchor of the list of objectives behind it, on the same page.
    pub anchor: String,
    /// The objectives of the row's team that support the element, directly or through others; their `team` is left out.
    pub objectives: Vec<Named>,
}
