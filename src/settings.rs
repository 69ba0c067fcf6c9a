//! `leadmark.yaml` with every default filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::finding::Findings;
use crate::model::arithmetic::Scoring;
use crate::model::entry::Text;
use crate::source::{SourceFile, Span};

/// How strictly a rule is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Said nowhere.
    Allow,
    /// A warning.
    Warn,
    /// An error.
    Deny,
}

/// Everything `leadmark.yaml` can say.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// `leadmark.yaml` itself, for findings of later stages about what it says.
    pub file: Arc<SourceFile>,
    /// The organisation or the site.
    pub title: Text,
    /// A language the theme has strings in: `en`, `nb`, …
    pub language: Text,
    /// Where the site will stand, ending in `/`.
    pub base_url: Option<String>,
    /// The period shown first, if it is fixed.
    pub period: Option<Text>,
    /// Month in which the years of periods begin, 1 to 12.
    pub year_starts: i8,
    /// Where a page's source can be edited, with `{path}` in it.
    pub edit_url: Option<String>,
    /// Days after which a silent key result counts as stale, at least 1.
    pub check_in_every: i64,
    /// A bundled theme's name, or a folder of the project.
    pub theme: Text,
    /// Levels by rule.
    pub rules: BTreeMap<String, (Level, Text)>,
    /// Scores at commit, target and stretch.
    pub scoring: Scoring,
    /// Words to say differently, by name of the string.
    pub strings: BTreeMap<String, Text>,
    /// The day the site is shown as of, where neither the command line nor the clock should decide.
    pub today: Option<Date>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            file: Arc::new(SourceFile { path: "leadmark.yaml".into(), text: String::new() }),
            title: Text::default(),
            language: Text::new("en".to_owned(), Span::default()),
            base_url: None,
            period: None,
            year_starts: 1,
            edit_url: None,
            check_in_every: 14,
            theme: Text::new("default".to_owned(), Span::default()),
            rules: BTreeMap::new(),
            scoring: Scoring::default(),
            strings: BTreeMap::new(),
            today: None,
        }
    }
}

/// Reads `leadmark.yaml`.
pub fn settings(_findings: &mut Findings, _file: &Arc<SourceFile>) -> Settings {
    Settings::default()
}
