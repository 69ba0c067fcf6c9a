//! Feeds: what happened, latest first, for readers that ask by themselves.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::model::okrs::{ElementId, ObjectiveId, TeamId};
use crate::view::Views;
use crate::view::context::{Happening, SiteContext};
use crate::view::here::{Here, day};
use crate::view::index::{Moment, moments};
use crate::view::pages::Subject;

/// Entries of the whole organisation's feed.
const ENTRIES: usize = 100;
/// Entries of any other.
const FEWER_ENTRIES: usize = 20;

/// Whose feed it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedOf {
    /// The whole organisation's.
    Site,
    /// A team's.
    Team(TeamId),
    /// A goal's, challenge's or policy's: of every objective that supports it, directly or through others.
    Element(ElementId),
}

/// `feed.xml`, as `feed`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FeedContext {
    /// Never changes while the site stays where it is.
    pub id: String,
    /// The team's or goal's title; the organisation's feed has none of its own.
    pub title: Option<String>,
    /// The feed's whole address.
    pub self_href: String,
    /// The whole address of the page it belongs to.
    pub page_href: String,
    /// The time of the latest entry, or the first day there was anything to tell.
    pub updated: String,
    /// Latest first.
    pub entries: Vec<FeedEntry>,
}

/// Something that happened.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FeedEntry {
    /// Never changes while the site stays where it is.
    pub id: String,
    /// The whole address of the objective's page.
    pub href: String,
    /// The day, as a time.
    pub updated: String,
    /// `new`: its period has begun; `check-in`; `graded`.
    pub kind: &'static str,
    /// What happened; of a new objective its title and team only.
    pub happening: Happening,
}

/// What a template for a feed meets.
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    /// As `site`.
    pub site: SiteContext,
    /// As `feed`.
    pub feed: FeedContext,
}

impl Views {
    /// Every feed with its path; none where the site does not know where it stands, for their addresses have to be whole.
    pub fn feeds(&self) -> Vec<(String, FeedOf)> {
        if self.settings.base_url.is_none() {
            return Vec::new();
        }
        let mut feeds = vec![("feed.xml".to_owned(), FeedOf::Site)];
        feeds.extend(self.okrs.element_ids().map(|id| (format!("{}feed.xml", self.urls.element(id)), FeedOf::Element(id))));
        feeds.extend(self.okrs.team_ids().map(|id| (self.urls.team_feed(id), FeedOf::Team(id))));
        feeds
    }

    /// The feed at `path`.
    pub fn feed(&self, path: &str, of: FeedOf) -> FeedView {
        let here = Here::new(self, path, []);
        let okrs = &self.okrs;
        let (title, page, happened) = match of {
            FeedOf::Site => (None, "", latest(self, &okrs.objective_ids().collect::<Vec<_>>(), Some(self.moments()), ENTRIES)),
            FeedOf::Team(id) => {
                let team = okrs.team(id);
                (Some(&team.entry.head.title), self.urls.team(id), latest(self, &team.objectives, None, FEWER_ENTRIES))
            }
            FeedOf::Element(id) => {
                let supporters: Vec<_> = self.index.reach(id).iter().map(|reached| reached.objective).collect();
                (Some(&okrs.element(id).entry.head.title), self.urls.element(id), latest(self, &supporters, None, FEWER_ENTRIES))
            }
        };
        let whole = |path: &str| self.urls.absolute(path).unwrap_or_default();
        let entries: Vec<FeedEntry> = happened
            .into_iter()
            .map(|(kind, moment)| {
                let page = self.urls.objective(moment.objective);
                FeedEntry {
                    id: self.urn(&format!("{page} {kind} {}", moment.date)),
                    href: whole(page),
                    updated: time(moment.date),
                    kind,
                    happening: here.happening(moment),
                }
            })
            .collect();
        let begun = okrs.periods.iter().map(|period| period.dates.from).min().unwrap_or(okrs.today).min(okrs.today);
        let feed = FeedContext {
            id: self.urn(path),
            title: title.map(|title| title.value.clone()),
            self_href: whole(path),
            page_href: whole(page),
            updated: entries.first().map_or_else(|| time(begun), |entry| entry.updated.clone()),
            entries,
        };
        FeedView { site: here.site(Subject::Front), feed }
    }

    /// A name for `what` that is this site's alone: a UUID made of a digest.
    pub fn urn(&self, what: &str) -> String {
        let whose = self.settings.base_url.as_deref().unwrap_or(&self.settings.title);
        let digest = Sha256::digest(format!("leadmark {whose} {what}"));
        let mut hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        // Version 8 is for digests of one's own; the other digit is the variant.
        hex.replace_range(12..13, "8");
        hex.replace_range(16..17, "8");
        format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }
}

/// The latest `count` of what happened to `objectives`, their beginning included; `known` are their check-ins and ends, where those
/// are at hand.
fn latest(views: &Views, objectives: &[ObjectiveId], known: Option<&[Moment]>, count: usize) -> Vec<(&'static str, Moment)> {
    let okrs = &views.okrs;
    let kind = |moment: &Moment| if moment.graded { "graded" } else { "check-in" };
    let mut latest: Vec<(&'static str, Moment)> = match known {
        Some(known) => known.iter().take(count).map(|moment| (kind(moment), *moment)).collect(),
        None => moments(okrs, objectives.iter().copied()).iter().take(count).map(|moment| (kind(moment), *moment)).collect(),
    };
    latest.extend(objectives.iter().filter_map(|&objective| {
        let date = okrs.dates(okrs.objective(objective))?.from;
        (date <= okrs.today).then_some(("new", Moment { date, objective, graded: false }))
    }));
    latest.sort_by_key(|(_, moment)| std::cmp::Reverse(moment.date));
    latest.truncate(count);
    latest
}

/// The beginning of a day as a time: an author says no more than the day.
fn time(date: Date) -> String {
    format!("{}T00:00:00Z", day(date))
}
