//! Findings as a person on a terminal or a program in CI reads them, one file per format.

mod github;
mod gitlab;
mod human;
mod json;
mod sarif;
mod short;
mod summary;

use camino::{Utf8Path, Utf8PathBuf};

use serde::Serialize;

use crate::finding::{Finding, Fix, Severity};
use crate::source::{Place, Span};

pub use summary::{count, summary, total};

/// How findings are to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the lines they are about, for people.
    Human,
    /// One line each, for editors and `grep`.
    Short,
    /// Everything that is known, for programs.
    Json,
    /// GitHub's workflow commands.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
}

/// Where findings are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// The project's folder as seen from where the reader is, so that paths can be clicked; empty if that is the same.
    pub project: Utf8PathBuf,
    /// Whether colours are welcome.
    pub colour: bool,
    /// How many columns there are.
    pub columns: usize,
}

impl Default for Screen {
    fn default() -> Self {
        Self { project: Utf8PathBuf::new(), colour: false, columns: 120 }
    }
}

impl Screen {
    fn path(&self, path: &Utf8Path) -> String {
        printable(self.project.join(path).as_str()).replace(['\n', '\t'], "\u{fffd}")
    }
}

/// All of `findings`, in the order given.
pub fn report(findings: &[Finding], format: Format, screen: &Screen) -> String {
    match format {
        Format::Human => human::report(findings, screen),
        Format::Short => short::report(findings, screen),
        Format::Json => json::report(findings, screen),
        Format::Github => github::report(findings, screen),
        Format::Gitlab => gitlab::report(findings, screen),
        Format::Sarif => sarif::report(findings, screen),
    }
}

fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Line and column of the first character of `place` and of the one after its last.
fn region(place: &Place) -> ((usize, usize), (usize, usize)) {
    let end = Place::new(&place.file, Span { start: place.span.end, end: place.span.end });
    (place.line_column(), end.line_column())
}

/// Why a finding matters and the ways out, a line each, for formats that have one text for all.
fn advice(finding: &Finding) -> String {
    let why = (!finding.why.is_empty()).then(|| format!("\nWhy: {}", finding.why));
    let fix = finding.fix.as_ref().map(|fix| format!("\nHelp: {}", write(fix)));
    why.into_iter().chain(ways_out(finding).map(|help| format!("\nHelp: {help}"))).chain(fix).collect()
}

/// The ways out, but for one that says no more than the correction does.
fn ways_out(finding: &Finding) -> impl Iterator<Item = &String> {
    let shown = finding.fix.as_ref().map(write);
    finding.help.iter().filter(move |help| Some(*help) != shown.as_ref())
}

fn write(fix: &Fix) -> String {
    format!("write `{}`", fix.replacement.trim_end())
}

fn pretty(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them: nothing in them can fail to become JSON.
    serde_json::to_string_pretty(value).map(|text| text + "\n").unwrap_or_default()
}

/// Without characters that would steer a terminal: authors' words and file names come from anywhere.
fn printable(text: &str) -> String {
    let steers = |character: char| {
        (character.is_control() && !matches!(character, '\n' | '\t'))
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|character| if steers(character) { char::REPLACEMENT_CHARACTER } else { character }).collect()
}
