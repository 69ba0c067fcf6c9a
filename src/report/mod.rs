//! Findings as a person on a terminal or a program in CI reads them, one file per format.

mod human;
mod short;
mod summary;

use camino::{Utf8Path, Utf8PathBuf};

use crate::finding::Finding;

pub use summary::{count, summary};

/// How findings are to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the lines they are about, for people.
    Human,
    /// One line each, for editors and `grep`.
    Short,
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
        printable(self.project.join(path).as_str())
    }
}

/// All of `findings`, in the order given.
pub fn report(findings: &[Finding], format: Format, screen: &Screen) -> String {
    match format {
        Format::Human => human::report(findings, screen),
        Format::Short => short::report(findings, screen),
    }
}

/// Without characters that would steer a terminal: authors' words and file names come from anywhere.
fn printable(text: &str) -> String {
    let steers = |character: char| {
        (character.is_control() && !matches!(character, '\n' | '\t'))
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|character| if steers(character) { char::REPLACEMENT_CHARACTER } else { character }).collect()
}
