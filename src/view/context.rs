//! Every struct a template meets. Fields are only ever added.
//!
//! Conventions: `*_html` is finished HTML (`| safe`); `href` is relative to the page that shows it; dates are `YYYY-MM-DD`; progress,
//! score, pace and bars are 0 to 1; confidence is 0 to 10; `kind`, `status`, `outcome` and `state` are the words named beside them,
//! from which a theme makes its strings.

use schemars::JsonSchema;
use serde::Serialize;

/// What every page has.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SiteContext {
    /// The site's title.
    pub title: String,
    /// `en`, `nb`, …
    pub language: String,
    /// The day the site is made for.
    pub today: String,
    /// Main sections, in order.
    pub nav: Vec<NavItem>,
    /// The front page.
    pub home_href: String,
    /// The period shown first.
    pub period: Option<PeriodRef>,
    /// The feed of the whole organisation, where `base-url` is given.
    pub feed_href: Option<String>,
    /// Where the search index begins; `src/view/search.rs` says what it holds.
    pub search_index_href: String,
    /// The version of leadmark.
    pub version: &'static str,
}

/// A main section.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NavItem {
    /// `strategy`, `tree`, `coverage`, `teams`, `periods`, `people`, `check-ins`, `search`: the string `nav-<key>` is its name.
    pub key: &'static str,
    /// Where it is.
    pub href: String,
    /// This page is it, or lies in it.
    pub current: bool,
}

/// What a page says of itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PageContext {
    /// `front`, `strategy`, `element`, `tree`, `map`, `coverage`, `teams`, `team`, `objective`, `periods`, `period`, `people`, `person`,
    /// `check-ins`, `search`, `not-found`: also the template's name.
    pub kind: &'static str,
    /// Its own title where an author wrote one; else the theme's string for the kind.
    pub title: Option<String>,
    /// One line for search engines and link previews; plain text.
    pub description: Option<String>,
    /// Its address below the site's root: `teams/platform/`.
    pub path: String,
    /// From this page to the site's root: `../../`, or `./`.
    pub root: String,
    /// Its absolute address, where `base-url` is given.
    pub canonical: Option<String>,
    /// Where its source can be edited.
    pub edit_href: Option<String>,
    /// The source file, relative to the project.
    pub source: Option<String>,
    /// The way here from the front page, which is left out, as is the page itself. A section has an empty title.
    pub breadcrumbs: Vec<Named>,
    /// Made from a draft.
    pub draft: bool,
}

/// Something with a title and perhaps a page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Named {
    /// `goal`, `challenge`, `policy`, `objective`, `key-result`, `team`, `person`, `page`, `link`, `heartbeat`, `draft`.
    pub kind: &'static str,
    /// Its title; empty for a page whose name is the theme's string `nav-<id>`.
    pub title: String,
    /// Its id, or a page's nav key.
    pub id: String,
    /// Where it is; `None` for a draft.
    pub href: Option<String>,
    /// Whose it is, for objectives and key results.
    pub team: Option<TeamRef>,
}

/// A team, by name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamRef {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
}

/// A person, by name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonRef {
    /// The name.
    pub name: String,
    /// Their page.
    pub href: String,
}

/// A period, by name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodRef {
    /// `2026-q4`.
    pub id: String,
    /// The title its file gives; else the theme's string `period-<kind>` with `year` and `number`.
    pub title: Option<String>,
    /// `year`, `half`, `tertial`, `quarter`, `month`, `named`.
    pub kind: &'static str,
    /// The year, unless it is named.
    pub year: Option<i16>,
    /// Which half, tertial, quarter or month of it.
    pub number: Option<i8>,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `past`, `running`, `future`.
    pub state: &'static str,
    /// The share gone by.
    pub pace: f64,
    /// Days left, today not included; 0 when it is over.
    pub days_left: i64,
    /// Where this choice leads: the period's page, or in a switch the same view for that period.
    pub href: String,
    /// In a switch: the one shown now.
    pub current: bool,
}

/// How many objectives are how.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// Status on track, and not yet ended.
    pub on_track: usize,
    /// Status at risk.
    pub at_risk: usize,
    /// Status off track.
    pub off_track: usize,
    /// No status, no outcome.
    pub unknown: usize,
    /// Ended: outcome achieved.
    pub achieved: usize,
    /// Ended: partly.
    pub partly: usize,
    /// Ended: missed.
    pub missed: usize,
    /// Ended: dropped.
    pub dropped: usize,
    /// Gone silent.
    pub silent: usize,
}

/// An objective in a list or a card.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ObjectiveRow {
    /// `platform/2026-q4/faster-builds`
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whose it is.
    pub team: TeamRef,
    /// When; `None` in the backlog.
    pub period: Option<PeriodRef>,
    /// Who answers for it.
    pub owner: Option<PersonRef>,
    /// `on-track`, `at-risk`, `off-track`, as said by a person.
    pub status: Option<&'static str>,
    /// Since when.
    pub status_date: Option<String>,
    /// `achieved`, `partly`, `missed`, `dropped`.
    pub outcome: Option<&'static str>,
    /// The weighted mean of its key results.
    pub progress: Option<f64>,
    /// Its score.
    pub score: Option<ScoreView>,
    /// The mean of its key results' latest confidence, or its own latest check-in's.
    pub confidence: Option<f64>,
    /// The day of its latest check-in.
    pub last_check_in: Option<String>,
    /// Days of silence, when they are too many.
    pub silent_days: Option<i64>,
    /// A draft.
    pub draft: bool,
    /// Its key results: with charts and check-ins on its own page, without them on its team's; empty in other lists.
    pub key_results: Vec<KeyResultView>,
    /// Why: what it supports, each up to the strategy. On its own page and its team's; empty in other lists.
    pub because: Vec<Because>,
    /// Why it supports nothing.
    pub stands_alone_html: Option<String>,
}

/// A number from 0 to 1 given at the end.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct ScoreView {
    /// 0 to 1.
    pub value: f64,
    /// Given by a person, rather than computed.
    pub written: bool,
}

/// One line of `supports`, and the way up from there.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Because {
    /// What is supported.
    pub to: Named,
    /// How, in the author's words.
    pub how_html: Option<String>,
    /// The key result that says so, if it is not the objective itself: its title.
    pub by: Option<String>,
    /// What `to` supports in turn, by each one's first line, up to the strategy.
    pub chain: Vec<Named>,
}

/// Someone who supports this.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SupporterView {
    /// Who.
    pub objective: ObjectiveRow,
    /// How, in the author's words.
    pub how_html: Option<String>,
    /// The title of the supported key result, if one is meant.
    pub key_result: Option<String>,
    /// The title of the supporting key result, if it is one.
    pub by: Option<String>,
}

/// A key result, a measure of the strategy, or heartbeat work.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyResultView {
    /// Its anchor on the page: its id, with `kr-` before it where the page has that anchor already.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The objective's page with its anchor.
    pub href: String,
    /// `target`, `at-least`, `at-most`, `between`, `milestones`, `done`, `none`.
    pub kind: &'static str,
    /// What the numbers count.
    pub unit: Option<String>,
    /// Where it started.
    pub baseline: Option<f64>,
    /// `baseline: unknown`.
    pub baseline_unknown: bool,
    /// What is promised.
    pub commit: Option<f64>,
    /// What is aimed at.
    pub target: Option<f64>,
    /// What would be a feat.
    pub stretch: Option<f64>,
    /// Lower end of a level.
    pub low: Option<f64>,
    /// Upper end of a level.
    pub high: Option<f64>,
    /// The latest number.
    pub value: Option<f64>,
    /// From which day.
    pub since: Option<String>,
    /// A check-in said that there is no number.
    pub withdrawn: bool,
    /// Its milestones.
    pub milestones: Vec<MilestoneView>,
    /// The title of the milestone that holds.
    pub milestone: Option<String>,
    /// The day on which it was done.
    pub done_on: Option<String>,
    /// As it is, beyond both ends.
    pub progress: Option<f64>,
    /// The same kept within 0 and 1.
    pub bar: Option<f64>,
    /// Target reached, level held, done.
    pub reached: Option<bool>,
    /// How far outside its level: below is negative, 0 inside.
    pub outside: Option<f64>,
    /// Check-ins at which the level held.
    pub held: Option<Held>,
    /// The latest confidence.
    pub confidence: Option<f64>,
    /// Who answers for it.
    pub owner: Option<PersonRef>,
    /// Who helps.
    pub contributors: Vec<Named>,
    /// Its weight, where not all weights are 1.
    pub weight: Option<f64>,
    /// Its share in the objective's progress, 0 to 1; `None` where it is left out, since it has a value and nothing can be computed
    /// from it.
    pub share: Option<f64>,
    /// By when.
    pub due: Option<String>,
    /// Past that day and not reached.
    pub overdue: bool,
    /// Where the number comes from.
    pub source: Option<String>,
    /// Where to read on; heartbeat only.
    pub url: Option<String>,
    /// What is meant.
    pub description_html: Option<String>,
    /// Its score.
    pub score: Option<ScoreView>,
    /// The day of its latest check-in.
    pub last_check_in: Option<String>,
    /// Days of silence, when they are too many; not for measures and heartbeat.
    pub silent_days: Option<i64>,
    /// Its chart, on pages that show it and where there is anything to draw.
    pub chart: Option<crate::view::chart::Chart>,
    /// Its check-ins, latest first, on pages that show them.
    pub check_ins: Vec<CheckInView>,
    /// What this key result alone supports.
    pub because: Vec<Because>,
    /// Initiatives for this key result, on pages that show them.
    pub initiatives: Vec<InitiativeView>,
}

/// How often a level held.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Held {
    /// At so many check-ins.
    pub held: usize,
    /// Of so many.
    pub of: usize,
}

/// A milestone.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MilestoneView {
    /// What holds when it is reached.
    pub title: String,
    /// 0 to 1, agreed or even steps.
    pub score: Option<f64>,
    /// Whether the score was agreed beforehand.
    pub agreed: bool,
    /// More on it.
    pub description_html: Option<String>,
    /// When it was reached, if that was said.
    pub reached: Option<String>,
    /// This one or a later one holds today.
    pub holds: bool,
}

/// One check-in on a key result, or on an objective.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckInView {
    /// The day.
    pub date: String,
    /// The key result's title, in lists that mix them.
    pub key_result: Option<String>,
    /// The number.
    pub value: Option<f64>,
    /// The number before it, for the change.
    pub before: Option<f64>,
    /// What the numbers count.
    pub unit: Option<String>,
    /// It said that there is no number.
    pub withdrawn: bool,
    /// The milestone that held.
    pub milestone: Option<String>,
    /// 0 to 10.
    pub confidence: Option<f64>,
    /// `on-track`, `at-risk`, `off-track`.
    pub status: Option<&'static str>,
    /// In the author's words.
    pub note_html: Option<String>,
}

/// A check-in with the objective it belongs to, for lists of what happened.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Happening {
    /// What was said.
    pub check_in: CheckInView,
    /// All that was said of the objective that day: its own words first, then its key results'. `check_in` is the first of them.
    pub check_ins: Vec<CheckInView>,
    /// `check-in`, `graded` (an outcome or score is there and its period has ended).
    pub kind: &'static str,
    /// When graded: `achieved`, `partly`, `missed`, `dropped`.
    pub outcome: Option<&'static str>,
    /// When graded: its score.
    pub score: Option<ScoreView>,
    /// Of what.
    pub objective: Named,
    /// Where on the page.
    pub href: String,
}

/// Work under way.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InitiativeView {
    /// What.
    pub title: String,
    /// Where to read on.
    pub url: Option<String>,
    /// Who.
    pub owner: Option<PersonRef>,
    /// `planned`, `doing`, `done`, `dropped`.
    pub status: Option<&'static str>,
    /// The key result it is for: title and anchor.
    pub key_result: Option<Named>,
}

/// A node of the strategy tree.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TreeNode {
    /// Unique on the page; stable.
    pub id: String,
    /// `strategy`, `challenge`, `policy`, `goal`, `objective`, `key-result`, `initiative`, `alone` (holds the objectives that stand
    /// alone), `unaligned` (holds those that support nothing and give no reason).
    pub kind: &'static str,
    /// Its title; empty for `alone` and `unaligned`.
    pub title: String,
    /// Its page.
    pub href: Option<String>,
    /// 1 at the top.
    pub level: usize,
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
    pub key_result: Option<Box<KeyResultView>>,
    /// How it supports what stands above.
    pub how_html: Option<String>,
    /// It stands elsewhere in full; this is a reference to it, without children.
    pub reference: bool,
    /// A draft.
    pub draft: bool,
    /// Days of silence, when they are too many.
    pub silent_days: Option<i64>,
    /// What supports it, key results, initiatives.
    pub children: Vec<TreeNode>,
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
    pub tree: Vec<TreeNode>,
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

/// `tree.html` and `map.html`, as `tree`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TreeContext {
    /// The period shown.
    pub period: Option<PeriodRef>,
    /// The same page for other periods.
    pub periods: Vec<PeriodRef>,
    /// The top of the tree.
    pub nodes: Vec<TreeNode>,
    /// All objectives in it.
    pub counts: Counts,
    /// Teams that have objectives in it, for the filter, in hierarchy order.
    pub teams: Vec<TeamOption>,
    /// Owners in it, for the filter, by name.
    pub owners: Vec<String>,
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
    /// The objectives that support the element, directly or through others.
    pub objectives: Vec<Named>,
}

/// `teams.html`, as `teams`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamsContext {
    /// The period shown.
    pub period: Option<PeriodRef>,
    /// Teams without a parent, others below.
    pub teams: Vec<TeamNode>,
}

/// A team in its hierarchy.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamNode {
    /// The team.
    pub team: TeamRef,
    /// Its mission.
    pub mission: Option<String>,
    /// Its focus in the period shown.
    pub focus_html: Option<String>,
    /// Its lead.
    pub lead: Option<PersonRef>,
    /// Its objectives in the period shown.
    pub counts: Counts,
    /// The weakest of them.
    pub weakest: Option<Box<ObjectiveRow>>,
    /// How many entries its heartbeat has, and how many of them are out of their level.
    pub heartbeat: usize,
    /// See `heartbeat`.
    pub heartbeat_out: usize,
    /// Teams below.
    pub children: Vec<TeamNode>,
}

/// `team.html`, as `team`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TeamContext {
    /// Its id.
    pub id: String,
    /// What it is there for.
    pub mission: Option<String>,
    /// A person.
    pub lead: Option<PersonRef>,
    /// People, without the lead.
    pub members: Vec<PersonRef>,
    /// How to reach it.
    pub contact: Option<String>,
    /// The same as an address (`mailto:`, `https:`), where it is one.
    pub contact_href: Option<String>,
    /// Places to go.
    pub links: Vec<Named>,
    /// The team above.
    pub parent: Option<TeamRef>,
    /// Teams below.
    pub children: Vec<TeamRef>,
    /// More on the team.
    pub body_html: String,
    /// Shares of its time in percent.
    pub capacity: Option<CapacityView>,
    /// Work that keeps things running.
    pub heartbeat: Vec<KeyResultView>,
    /// What it has chosen not to do.
    pub not_doing_html: Vec<String>,
    /// The period shown.
    pub period: Option<PeriodRef>,
    /// The same team in other periods, latest first.
    pub periods: Vec<PeriodRef>,
    /// Its focus in the period.
    pub focus_html: Option<String>,
    /// Its words on the period.
    pub words_html: Option<String>,
    /// Its look back.
    pub reflection_html: Option<String>,
    /// Its objectives in the period, those of longer periods that hold it after them.
    pub objectives: Vec<ObjectiveRow>,
    /// Their counts.
    pub counts: Counts,
    /// Objectives of other teams that these rely on: supported by them, or teams named as contributors.
    pub depends_on: Vec<Dependency>,
    /// Objectives of other teams to which this team contributes.
    pub helps: Vec<ObjectiveRow>,
    /// Objectives of other teams that support this team's.
    pub supporters: Vec<SupporterView>,
    /// The period before, if the team had objectives in it, and how they ended.
    pub previous: Option<PreviousPeriod>,
    /// Ideas without a period.
    pub backlog: Vec<ObjectiveRow>,
    /// Its latest check-ins in the period.
    pub happenings: Vec<Happening>,
    /// Its feed.
    pub feed_href: Option<String>,
}

/// Shares of a team's time, in percent.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct CapacityView {
    /// For objectives.
    pub objectives: Option<f64>,
    /// For heartbeat work.
    pub heartbeat: Option<f64>,
}

/// Help that an objective of this team counts on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Dependency {
    /// This team's objective.
    pub objective: Named,
    /// The team that helps.
    pub team: TeamRef,
}

/// How a period ended for a team.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PreviousPeriod {
    /// The period, leading to the team's page for it.
    pub period: PeriodRef,
    /// Its objectives.
    pub objectives: Vec<ObjectiveRow>,
}

/// `objective.html`, as `objective`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ObjectiveContext {
    /// All that a row has, key results with charts and check-ins.
    #[serde(flatten)]
    pub row: ObjectiveRow,
    /// In the backlog.
    pub backlog: bool,
    /// Why this, why now.
    pub body_html: String,
    /// Teams and people that help.
    pub contributors: Vec<Named>,
    /// All initiatives, those for a key result too.
    pub initiatives: Vec<InitiativeView>,
    /// Its own check-ins and those of its key results, latest first.
    pub timeline: Vec<CheckInView>,
    /// Who supports it.
    pub supporters: Vec<SupporterView>,
    /// Objectives it continues, oldest first, then those that continue it; itself included, in one line through time. Empty where it
    /// stands for itself.
    pub chain: Vec<ChainLink>,
    /// The look back.
    pub reflection_html: Option<String>,
    /// How many key results have no value yet and count as 0.
    pub without_value: usize,
    /// Rules this file is excused from.
    pub allowed: Vec<AllowedView>,
    /// The same team's other objectives of the period.
    pub siblings: Vec<Named>,
}

/// One objective in a line through time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChainLink {
    /// The objective.
    pub objective: ObjectiveRow,
    /// The one whose page this is.
    pub current: bool,
}

/// A rule a file is excused from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AllowedView {
    /// The rule's name.
    pub rule: String,
    /// The reason given.
    pub reason: String,
}

/// `periods.html`, as `periods`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodsContext {
    /// Latest first.
    pub periods: Vec<PeriodCard>,
}

/// A period in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodCard {
    /// The period.
    pub period: PeriodRef,
    /// Its objectives.
    pub counts: Counts,
    /// Teams that have objectives in it.
    pub teams: usize,
}

/// `period.html`, as `period_page`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodContext {
    /// The period.
    pub period: PeriodRef,
    /// All periods, for the switch.
    pub periods: Vec<PeriodRef>,
    /// Words about it.
    pub body_html: String,
    /// All its objectives.
    pub counts: Counts,
    /// By team, in hierarchy order.
    pub teams: Vec<PeriodTeam>,
}

/// A team's part in a period.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodTeam {
    /// The team, leading to its page for the period.
    pub team: TeamRef,
    /// Its focus.
    pub focus_html: Option<String>,
    /// Its look back.
    pub reflection_html: Option<String>,
    /// Its objectives, with what was learned.
    pub objectives: Vec<PeriodObjective>,
}

/// An objective in a period's archive.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeriodObjective {
    /// The objective.
    #[serde(flatten)]
    pub row: ObjectiveRow,
    /// The look back.
    pub reflection_html: Option<String>,
}

/// `people.html`, as `people`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PeopleContext {
    /// By name.
    pub people: Vec<PersonCard>,
}

/// A person in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonCard {
    /// The person.
    pub person: PersonRef,
    /// Teams they lead or belong to.
    pub teams: Vec<TeamRef>,
    /// How many objectives and key results they own in the period shown first.
    pub owns: usize,
}

/// `person.html`, as `person`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PersonContext {
    /// The name.
    pub name: String,
    /// Teams they lead.
    pub leads: Vec<TeamRef>,
    /// Teams they belong to.
    pub member_of: Vec<TeamRef>,
    /// Elements of the strategy they answer for.
    pub elements: Vec<Named>,
    /// Objectives they own, latest period first.
    pub objectives: Vec<ObjectiveRow>,
    /// Key results they own in objectives of others, with the objective.
    pub key_results: Vec<OwnedKeyResult>,
    /// Initiatives they own.
    pub initiatives: Vec<OwnedInitiative>,
    /// Heartbeat work they own.
    pub heartbeat: Vec<Named>,
    /// Objectives to which they contribute, latest period first.
    pub contributes: Vec<ObjectiveRow>,
}

/// A key result owned by a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OwnedKeyResult {
    /// The key result.
    pub key_result: KeyResultView,
    /// Its objective.
    pub objective: Named,
}

/// An initiative owned by a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OwnedInitiative {
    /// The initiative.
    pub initiative: InitiativeView,
    /// Its objective.
    pub objective: Named,
}

/// `check-ins.html`, as `check_ins`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckInsContext {
    /// By day, latest first: the last 28 days, or the 50 latest where those are more.
    pub days: Vec<Day>,
}

/// What happened on a day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Day {
    /// The day.
    pub date: String,
    /// What happened.
    pub happenings: Vec<Happening>,
}

/// `search.html`, as `search`: the whole index, for readers without scripts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchContext {
    /// The strategy's elements.
    pub elements: Vec<Named>,
    /// Teams with the objectives of all periods, latest first.
    pub teams: Vec<SearchTeam>,
    /// People.
    pub people: Vec<PersonRef>,
}

/// A team in the index.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchTeam {
    /// The team.
    pub team: TeamRef,
    /// Its objectives.
    pub objectives: Vec<SearchObjective>,
}

/// An objective in the index.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchObjective {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// `2026-q4`; empty in the backlog.
    pub period: String,
}
