//! The organisation, linked: every reference is an index, every number is computed, what points somewhere can be followed back.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::arithmetic::Standing;
use crate::model::entry;
use crate::model::period::{Dates, Form};
use crate::source::{Place, SourceFile, Span};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// For indexing a slice.
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// An index into `Okrs::elements`.
    ElementId
);
index!(
    /// An index into `Okrs::teams`.
    TeamId
);
index!(
    /// An index into `Okrs::periods`.
    PeriodId
);
index!(
    /// An index into `Okrs::objectives`.
    ObjectiveId
);

/// Everything that was published, linked. Lists are in the order in which a reader meets them.
#[derive(Debug, Clone, Default)]
pub struct Okrs {
    /// The front page's own words.
    pub front: Option<Arc<entry::Front>>,
    /// The strategy as a whole.
    pub strategy: Option<Arc<entry::Strategy>>,
    /// Challenges, policies, goals: by kind, order, title, id.
    pub elements: Vec<Element>,
    /// Every period that has a file or an entry: by first day, longest first, id.
    pub periods: Vec<Period>,
    /// By id.
    pub teams: Vec<Team>,
    /// By period (the backlog last), team, title, id.
    pub objectives: Vec<Objective>,
    /// The period shown first, if there is any.
    pub current: Option<PeriodId>,
    /// The day all of this is computed for.
    pub today: Date,
}

/// A challenge, policy or goal, linked.
#[derive(Debug, Clone)]
pub struct Element {
    /// As written.
    pub entry: Arc<entry::Element>,
    /// The challenges that it answers.
    pub addresses: Vec<ElementId>,
    /// The goals it stands under, in the order written.
    pub supports: Vec<Support>,
    /// Its measures, computed, as in `entry.measures`.
    pub measures: Vec<KeyResult>,
    /// Elements that address this one.
    pub addressed_by: Vec<ElementId>,
    /// Goals that stand under this one.
    pub goals: Vec<ElementId>,
    /// Who supports this one, in the order of `Okrs::objectives`.
    pub supporters: Vec<Supporter>,
}

/// A period, linked.
#[derive(Debug, Clone)]
pub struct Period {
    /// `2026-q4`, or the file's name.
    pub id: String,
    /// What kind of id that is.
    pub form: Form,
    /// First and last day.
    pub dates: Dates,
    /// Its file, if there is one.
    pub entry: Option<Arc<entry::PeriodEntry>>,
    /// Objectives of this period, in order.
    pub objectives: Vec<ObjectiveId>,
}

/// A team, linked.
#[derive(Debug, Clone)]
pub struct Team {
    /// As written.
    pub entry: Arc<entry::Team>,
    /// The team above.
    pub parent: Option<TeamId>,
    /// The teams below, by title.
    pub children: Vec<TeamId>,
    /// Heartbeat work, computed, as in `entry.heartbeat`.
    pub heartbeat: Vec<KeyResult>,
    /// Its words on periods.
    pub words: BTreeMap<PeriodId, Arc<entry::TeamPeriod>>,
    /// Its objectives with a period, in order.
    pub objectives: Vec<ObjectiveId>,
    /// Its ideas without a period, in order.
    pub backlog: Vec<ObjectiveId>,
}

/// An objective, linked.
#[derive(Debug, Clone)]
pub struct Objective {
    /// As written.
    pub entry: Arc<entry::Objective>,
    /// Whose it is.
    pub team: TeamId,
    /// When; `None` in the backlog.
    pub period: Option<PeriodId>,
    /// Where it contributes: its own lines first, then those of its key results, in the order written. The first line of its own is its
    /// place in the tree.
    pub supports: Vec<Support>,
    /// Its key results, computed, as in `entry.key_results`.
    pub key_results: Arc<[KeyResult]>,
    /// Who supports this one or one of its key results, in order.
    pub supporters: Vec<Supporter>,
    /// Teams that it or one of its key results names as contributors; people are in the entries only.
    pub contributors: Vec<TeamId>,
    /// The objective it continues.
    pub continues: Option<ObjectiveId>,
    /// Objectives that continue this one.
    pub continued_by: Vec<ObjectiveId>,
    /// The weighted mean of its key results as it is, 1 for reached; `None` where nothing can be said.
    pub progress: Option<f64>,
    /// 0 to 1: written, or computed; `None` where nothing can be said.
    pub score: Option<Score>,
    /// The latest status up to today, and its day.
    pub status: Option<(entry::Status, Date)>,
    /// The day of the latest check-in of any kind up to today.
    pub last_check_in: Option<Date>,
    /// Days since then, or since the period began, where the period is running, the objective has no outcome yet, and that is longer
    /// than `check-in-every`.
    pub silent_days: Option<i64>,
}

/// A number from 0 to 1 and where it came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// 0 to 1.
    pub value: f64,
    /// Given by a person, rather than computed.
    pub written: bool,
}

/// A key result, measure or heartbeat entry, computed.
#[derive(Debug, Clone)]
pub struct KeyResult {
    /// As written.
    pub entry: Arc<entry::KeyResult>,
    /// Check-ins and rows of `values` together, by day, one a day, those after today included.
    pub history: Arc<[entry::CheckIn]>,
    /// Where it stands today.
    pub standing: Standing,
    /// Written, or computed.
    pub score: Option<Score>,
    /// Days since its latest check-in, or since the period began, where the period is running, it is neither reached for good nor kept as
    /// `current` without check-ins, and that is longer than `check-in-every`. Key results of objectives only.
    pub silent_days: Option<i64>,
}

/// A resolved line of `supports`.
#[derive(Debug, Clone)]
pub struct Support {
    /// What is supported.
    pub to: Target,
    /// The key result (an index) that says so, or the entry itself.
    pub by: Option<usize>,
    /// How; inline Markdown.
    pub how: Option<Arc<entry::Text>>,
    /// Where the reference was written.
    pub span: Span,
}

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A challenge, policy or goal.
    Element(ElementId),
    /// An objective.
    Objective(ObjectiveId),
    /// A key result of an objective, by index.
    KeyResult(ObjectiveId, usize),
    /// A file that is a draft, and so not part of this site. Shown without a link.
    Draft,
}

/// A `supports` seen from the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supporter {
    /// Who supports.
    pub objective: ObjectiveId,
    /// Which of its `supports`.
    pub line: usize,
    /// Which of the supported objective's key results is meant, if one is.
    pub key_result: Option<usize>,
}

impl Okrs {
    /// The element of this index.
    pub fn element(&self, id: ElementId) -> &Element {
        &self.elements[id.at()]
    }

    /// The team of this index.
    pub fn team(&self, id: TeamId) -> &Team {
        &self.teams[id.at()]
    }

    /// The period of this index.
    pub fn period(&self, id: PeriodId) -> &Period {
        &self.periods[id.at()]
    }

    /// The objective of this index.
    pub fn objective(&self, id: ObjectiveId) -> &Objective {
        &self.objectives[id.at()]
    }

    /// Every element with its index.
    pub fn element_ids(&self) -> impl Iterator<Item = ElementId> + use<> {
        (0..self.elements.len() as u32).map(ElementId)
    }

    /// Every team with its index.
    pub fn team_ids(&self) -> impl Iterator<Item = TeamId> + use<> {
        (0..self.teams.len() as u32).map(TeamId)
    }

    /// Every period with its index.
    pub fn period_ids(&self) -> impl Iterator<Item = PeriodId> + use<> {
        (0..self.periods.len() as u32).map(PeriodId)
    }

    /// Every objective with its index.
    pub fn objective_ids(&self) -> impl Iterator<Item = ObjectiveId> + use<> {
        (0..self.objectives.len() as u32).map(ObjectiveId)
    }

    /// The same, each file without its front matter, so that places in them lead nowhere any more. Where a reference leads to a draft, the
    /// file stays as it is: its words are shown.
    pub fn without_sources(mut self) -> Self {
        let shows_words = |supports: &[Support]| supports.iter().any(|support| support.to == Target::Draft);
        for element in self.elements.iter_mut().filter(|element| !shows_words(&element.supports)) {
            Arc::make_mut(&mut element.entry).head.keep_body();
        }
        for objective in self.objectives.iter_mut().filter(|objective| !shows_words(&objective.supports)) {
            Arc::make_mut(&mut objective.entry).head.keep_body();
        }
        for team in &mut self.teams {
            Arc::make_mut(&mut team.entry).head.keep_body();
            team.words.values_mut().for_each(|words| Arc::make_mut(words).head.keep_body());
        }
        self
    }

    /// Dates of an objective's period; `None` in the backlog.
    pub fn dates(&self, objective: &Objective) -> Option<Dates> {
        objective.period.map(|period| self.period(period).dates)
    }
}

impl entry::Head {
    fn keep_body(&mut self) {
        let text = self.file.text.get(self.body.range()).unwrap_or_default().to_owned();
        self.body = Span::new(0, text.len());
        self.file = Arc::new(SourceFile { path: self.file.path.clone(), text });
    }

    /// A place in this entry's file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.file, span)
    }
}
