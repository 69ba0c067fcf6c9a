//! One problem in what an author wrote: where it is, what it is, and the way out.

use std::cmp::Ordering;

use crate::source::Place;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops `build` before it touches the output folder.
    Error,
    /// Advice: the site is built all the same.
    Warning,
}

/// A place that matters to a finding, and what is to be said there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// A few words beside the underline; may be empty.
    pub text: String,
}

/// A correction that is certain: these bytes replace those at the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; empty for an insertion.
    pub place: Place,
    /// What stands there afterwards.
    pub replacement: String,
}

/// One problem. Made only by a named function next to its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, which reads well after "allow": `unaligned-objective`.
    pub rule: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, in the author's own words, without a full stop.
    pub message: String,
    /// The place to look at first.
    pub at: Label,
    /// Other places that matter, such as the file that has the same id.
    pub others: Vec<Label>,
    /// Why it matters, in half a sentence; empty where it is plain.
    pub why: &'static str,
    /// Ways out, one each.
    pub help: Vec<String>,
    /// The corrected text, where it is certain.
    pub fix: Option<Fix>,
}

impl Finding {
    /// An error of `rule` at `place`: `message` is what is wrong.
    pub fn error(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, place, message.into())
    }

    /// A warning of `rule` at `place`: `message` is what is wrong.
    pub fn warning(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, place, message.into())
    }

    fn new(rule: &'static str, severity: Severity, place: Place, message: String) -> Self {
        Self { rule, severity, message, at: Label { place, text: String::new() }, others: Vec::new(), why: "", help: Vec::new(), fix: None }
    }

    /// Words beside the first underline.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.at.text = text.into();
        self
    }

    /// Another place that matters.
    pub fn also(mut self, place: Place, text: impl Into<String>) -> Self {
        self.others.push(Label { place, text: text.into() });
        self
    }

    /// Why it matters, in half a sentence.
    pub fn why(mut self, why: &'static str) -> Self {
        self.why = why;
        self
    }

    /// A way out.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// The correction, where it is certain.
    pub fn fix(mut self, place: Place, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { place, replacement: replacement.into() });
        self
    }

    /// By file, place, rule and words: the order of every report.
    pub fn order(&self, other: &Self) -> Ordering {
        let (here, there) = (&self.at.place, &other.at.place);
        let place = here.file.path.cmp(&there.file.path).then(here.span.cmp(&there.span));
        place.then_with(|| self.rule.cmp(other.rule)).then_with(|| self.message.cmp(&other.message))
    }
}

/// What a stage has to say beside its value.
pub type Findings = Vec<Finding>;
