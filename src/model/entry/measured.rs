//! What is measured: key results, measures of the strategy, heartbeat work, and what was said of them on a day.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::entry::{Support, Text};
use crate::source::{SourceFile, Span, Spanned};

/// Something measured: a key result, a measure of the strategy, or heartbeat work. What few have stands in a box: there are many key
/// results.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyResult {
    /// Written, or the slug of the title.
    pub id: String,
    /// Where the whole of it stands.
    pub span: Span,
    /// What is to be reached.
    pub title: Text,
    /// How it is measured.
    pub measure: Measure,
    /// What the numbers count.
    pub unit: Option<Text>,
    /// A person.
    pub owner: Option<Text>,
    /// Teams (by id) or people that help.
    pub contributors: Box<[Text]>,
    /// Its share in the objective's progress, relative to the others; not negative.
    pub weight: f64,
    /// By when.
    pub due: Option<Spanned<Date>>,
    /// Where the number comes from.
    pub source: Option<Box<Text>>,
    /// Markdown.
    pub description: Option<Box<Text>>,
    /// What this key result alone contributes to.
    pub supports: Box<[Support]>,
    /// The value where nobody keeps check-ins.
    pub current: Option<Box<Spanned<f64>>>,
    /// `data/x.csv`.
    pub values: Option<Box<Text>>,
    /// By day, and where two stand on one day, the one that holds last.
    pub check_ins: Arc<[CheckIn]>,
    /// 0 to 1, given at the end.
    pub score: Option<Box<Spanned<f64>>>,
    /// Where to read on; heartbeat only.
    pub url: Option<Box<Text>>,
}

/// How a key result is measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// From a baseline towards a target, whichever way it lies.
    Target {
        /// Where it started.
        baseline: Baseline,
        /// What is promised.
        commit: Option<Spanned<f64>>,
        /// What is aimed at.
        target: Spanned<f64>,
        /// What would be a feat.
        stretch: Option<Spanned<f64>>,
    },
    /// A level to keep: this or more.
    AtLeast(Spanned<f64>),
    /// A level to keep: this or less.
    AtMost(Spanned<f64>),
    /// A corridor to stay in, both ends included.
    Between(Spanned<f64>, Spanned<f64>),
    /// Zones described beforehand, in order.
    Milestones(Vec<Milestone>),
    /// Done or not.
    Done(Spanned<Done>),
    /// Not measured yet.
    None,
}

/// Where a number started.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Baseline {
    /// This number.
    Known(Spanned<f64>),
    /// `baseline: unknown`.
    Unknown(Span),
    /// Nothing was written.
    Missing,
}

/// A described zone on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// What holds when it is reached.
    pub title: Text,
    /// 0 to 1, agreed beforehand.
    pub score: Option<Spanned<f64>>,
    /// Markdown.
    pub description: Option<Text>,
    /// The day on which it was reached.
    pub reached: Option<Spanned<Date>>,
}

/// `done:` as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// `false`
    NotYet,
    /// `true`
    Yes,
    /// A day.
    On(Date),
}

/// One line on a key result.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckIn {
    /// The day.
    pub date: Spanned<Date>,
    /// The number, if one was given.
    pub value: Option<Spanned<Reading>>,
    /// The furthest milestone that holds that day, as an index from 0.
    pub milestone: Option<Spanned<usize>>,
    /// 0 to 10, decimals allowed.
    pub confidence: Option<Spanned<f64>>,
    /// Inline Markdown.
    pub note: Option<Text>,
}

/// A file of numbers, `data/<name>.csv`: what `values` names.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The file it was read from; the places of its rows are in here.
    pub file: Arc<SourceFile>,
    /// By day, and where two stand on one day, the one that holds last.
    pub rows: Arc<[CheckIn]>,
}

/// A number, or the word that there is none from this day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// Any finite number.
    Number(f64),
    /// `value: none`.
    None,
}

#[cfg(test)]
impl KeyResult {
    /// A key result of which nothing is said but how it is measured.
    pub fn measured_by(measure: Measure) -> Self {
        Self {
            id: "result".to_owned(),
            span: Span::default(),
            title: Text::default(),
            measure,
            unit: None,
            owner: None,
            contributors: Box::default(),
            weight: 1.0,
            due: None,
            source: None,
            description: None,
            supports: Box::default(),
            current: None,
            values: None,
            check_ins: Arc::new([]),
            score: None,
            url: None,
        }
    }
}
