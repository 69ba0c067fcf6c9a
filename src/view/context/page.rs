//! What every page has, and what it says of itself.

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
    /// A server gives its pages: `base-url` is given, and links lead to folders. Elsewhere browsers refuse files by their hashes.
    pub served: bool,
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
    /// `check-ins`, `search`, `not-found`, `theme`: also the template's name.
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
