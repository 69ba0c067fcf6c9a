//! What authors write, typed and in its place, references still words.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::markdown::Route;
use crate::model::period::Dates;
use crate::source::{SourceFile, Span, Spanned};

mod measured;

pub use measured::{Baseline, CheckIn, Done, KeyResult, Measure, Milestone, Reading, Table};

/// Text with the place it came from.
pub type Text = Spanned<String>;

/// One content file.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// `content/index.md`
    Front(Arc<Front>),
    /// `content/strategy/index.md`
    Strategy(Arc<Strategy>),
    /// `content/strategy/{challenges,policies,goals}/<id>.md`
    Element(Arc<Element>),
    /// `content/periods/<id>.md`
    Period(Arc<PeriodEntry>),
    /// `content/teams/<team>/index.md`
    Team(Arc<Team>),
    /// `content/teams/<team>/<period>/index.md`
    TeamPeriod(Arc<TeamPeriod>),
    /// `content/teams/<team>/<period>/<objective>.md` and `content/teams/<team>/backlog/<objective>.md`
    Objective(Arc<Objective>),
}

impl Entry {
    /// What every entry has.
    pub fn head(&self) -> &Head {
        match self {
            Self::Front(entry) => &entry.head,
            Self::Strategy(entry) => &entry.head,
            Self::Element(entry) => &entry.head,
            Self::Period(entry) => &entry.head,
            Self::Team(entry) => &entry.head,
            Self::TeamPeriod(entry) => &entry.head,
            Self::Objective(entry) => &entry.head,
        }
    }
}

/// What every entry has.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// Its id: the file's or the folder's name.
    pub id: String,
    /// The title; where it is missing, a finding has been made and the id stands here.
    pub title: Text,
    /// `draft: true`.
    pub draft: bool,
    /// Old addresses that lead here, relative to the site's root.
    pub aliases: Vec<Text>,
    /// Rules that this file is excused from, each with the reason.
    pub allow: Vec<Allowed>,
    /// Parts of the file could not be read, and that was said: what seems to be missing may well be there.
    pub torn: bool,
    /// Where the Markdown body stands in the file, without a first heading that serves as the title.
    pub body: Span,
    /// Where the links in its Markdown lead that do not leave the site, each once.
    pub routes: Box<[Route]>,
    /// What its title would be as an id.
    pub slug: Box<str>,
    /// What puts titles in order in the site's language.
    pub order: Box<str>,
}

/// `allow: {rule: reason}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Allowed {
    /// The rule's name.
    pub rule: Text,
    /// Why, in the author's words.
    pub reason: Text,
}

/// The front page's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    /// Title, body and so on.
    pub head: Head,
}

/// The strategy as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Strategy {
    /// Title, body and so on.
    pub head: Head,
    /// One sentence: where this leads.
    pub vision: Option<Text>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub to: Option<Spanned<Date>>,
}

/// What an element of the strategy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    /// A problem that must be solved.
    Challenge,
    /// A guardrail: how we choose to handle the challenges.
    Policy,
    /// A concrete goal to stretch for.
    Goal,
}

impl ElementKind {
    /// All kinds, in the order in which a strategy is told.
    pub const ALL: [Self; 3] = [Self::Challenge, Self::Policy, Self::Goal];

    /// The folder of this kind, which is also its word in addresses and references.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Challenge => "challenges",
            Self::Policy => "policies",
            Self::Goal => "goals",
        }
    }

    /// The word for one of this kind, as in findings and views.
    pub fn word(self) -> &'static str {
        match self {
            Self::Challenge => "challenge",
            Self::Policy => "policy",
            Self::Goal => "goal",
        }
    }
}

/// A challenge, a policy or a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Title, body and so on.
    pub head: Head,
    /// Which of the three.
    pub kind: ElementKind,
    /// Inline Markdown.
    pub summary: Option<Text>,
    /// A person.
    pub owner: Option<Text>,
    /// Its place among its kind; ties by title.
    pub order: Option<f64>,
    /// Challenges that it answers.
    pub addresses: Vec<Text>,
    /// Goals that it stands under.
    pub supports: Vec<Support>,
    /// The long-term numbers.
    pub measures: Vec<Arc<KeyResult>>,
}

/// A period with a file of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodEntry {
    /// Title, body and so on. The title is the id where the file gives none and the id is a form that needs no file.
    pub head: Head,
    /// First and last day, as written or as the id says.
    pub dates: Dates,
    /// Whether the file gives a title (rather than the id standing in for one).
    pub titled: bool,
}

/// A team.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// Title, body and so on.
    pub head: Head,
    /// The team above it.
    pub parent: Option<Text>,
    /// What it is there for.
    pub mission: Option<Text>,
    /// A person.
    pub lead: Option<Text>,
    /// People.
    pub members: Vec<Text>,
    /// An address, a channel, a name.
    pub contact: Option<Text>,
    /// Places to go.
    pub links: Vec<Link>,
    /// The work that keeps things running.
    pub heartbeat: Vec<Arc<KeyResult>>,
    /// What it has chosen not to do; inline Markdown.
    pub not_doing: Vec<Text>,
    /// How its time is shared, in percent.
    pub capacity: Option<Capacity>,
}

/// A named address.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What it says.
    pub title: Text,
    /// Where it leads: `http`, `https`, `mailto`, or a path relative to the file.
    pub url: Text,
}

/// How a team's time is shared, in percent of its whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Capacity {
    /// For objectives.
    pub objectives: Option<f64>,
    /// For heartbeat work.
    pub heartbeat: Option<f64>,
}

/// A team's words on one period.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamPeriod {
    /// Title, body and so on.
    pub head: Head,
    /// The team's id, from the folder.
    pub team: String,
    /// The period, from the folder.
    pub period: String,
    /// The main focus, in a sentence; inline Markdown.
    pub focus: Option<Text>,
    /// The look back; Markdown.
    pub reflection: Option<Text>,
}

/// An objective.
#[derive(Debug, Clone, PartialEq)]
pub struct Objective {
    /// Title, body and so on.
    pub head: Head,
    /// The team's id, from the folder.
    pub team: String,
    /// The period, from the folder; `None` in the backlog.
    pub period: Option<String>,
    /// A person.
    pub owner: Option<Text>,
    /// Teams (by id) or people that help.
    pub contributors: Vec<Text>,
    /// What it contributes to. The first is its place in the tree.
    pub supports: Vec<Support>,
    /// Why it supports nothing; inline Markdown.
    pub stands_alone: Option<Text>,
    /// In the order written.
    pub key_results: Vec<Arc<KeyResult>>,
    /// Work under way.
    pub initiatives: Vec<Initiative>,
    /// Status over time: by day, and where two stand on one day, the one that holds last.
    pub check_ins: Vec<StatusCheckIn>,
    /// How it ended.
    pub outcome: Option<Spanned<Outcome>>,
    /// 0 to 1, given at the end.
    pub score: Option<Spanned<f64>>,
    /// The objective it continues: a reference.
    pub continues: Option<Text>,
    /// The look back; Markdown.
    pub reflection: Option<Text>,
}

/// A line of `supports`.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    /// The reference as written.
    pub to: Text,
    /// How it contributes; inline Markdown.
    pub how: Option<Arc<Text>>,
}

/// One line on an objective.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusCheckIn {
    /// The day.
    pub date: Spanned<Date>,
    /// As said by a person.
    pub status: Option<Spanned<Status>>,
    /// 0 to 10, decimals allowed.
    pub confidence: Option<Spanned<f64>>,
    /// Inline Markdown.
    pub note: Option<Text>,
}

/// Work under way for an objective.
#[derive(Debug, Clone, PartialEq)]
pub struct Initiative {
    /// What.
    pub title: Text,
    /// The id of the key result it is for.
    pub for_: Option<Text>,
    /// Where to read on.
    pub url: Option<Text>,
    /// A person.
    pub owner: Option<Text>,
    /// How far it is.
    pub status: Option<InitiativeStatus>,
}

/// An enum whose values are words in YAML and in views.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// As it is written.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// From what is written.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// Where an objective stands, said by a person.
    Status {
        /// As hoped.
        OnTrack = "on-track",
        /// In danger.
        AtRisk = "at-risk",
        /// Not going to make it as it is.
        OffTrack = "off-track",
    }
}

words! {
    /// How an objective ended.
    Outcome {
        /// All that was hoped.
        Achieved = "achieved",
        /// Some of it.
        Partly = "partly",
        /// Not.
        Missed = "missed",
        /// Given up before the end.
        Dropped = "dropped",
    }
}

words! {
    /// How far an initiative is.
    InitiativeStatus {
        /// Not begun.
        Planned = "planned",
        /// Under way.
        Doing = "doing",
        /// Finished.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}
