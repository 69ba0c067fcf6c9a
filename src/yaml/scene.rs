//! A place where YAML could not be read, and everything that a guess may look at.

use std::ops::Range;
use std::sync::Arc;

use granit_parser::ErrorKind;

use crate::finding::Finding;
use crate::source::{Place, SourceFile, Span};
use crate::yaml::lines::Line;

/// A mistake and how to read on.
pub struct Mistake {
    /// What to say.
    pub finding: Finding,
    /// Whether this is what happened, rather than the best guess.
    pub sure: bool,
    /// What to change in a copy, so that the rest can be read.
    pub repair: Repair,
}

/// A change that keeps every byte's place.
pub enum Repair {
    /// Nothing is left there.
    Blank(Range<usize>),
    /// Nothing is left in any of them.
    Lines(Vec<Range<usize>>),
    /// Tabs at the start of lines become spaces.
    Tabs,
    /// These bytes become dashes.
    Dashes(Vec<usize>),
    /// Signs lose their meaning.
    Plain(Range<usize>),
}

/// Everything that a guess may look at. Places count from the start of the front matter.
pub struct Scene<'a> {
    /// The file.
    pub file: &'a Arc<SourceFile>,
    /// Where the text stands in it.
    pub base: usize,
    /// The text as written.
    pub original: &'a str,
    /// The text with earlier mistakes mended.
    pub text: &'a str,
    /// Its lines.
    pub lines: Vec<Line<'a>>,
    /// Where the parser gave up.
    pub at: usize,
    /// On which line.
    pub row: usize,
    /// What the parser said.
    pub kind: &'a ErrorKind,
}

impl<'a> Scene<'a> {
    /// A place in the file.
    pub fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.file, Span::new(self.base + range.start, self.base + range.end))
    }

    /// The words there, as written.
    pub fn words(&self, range: Range<usize>) -> &'a str {
        self.original.get(range).unwrap_or("")
    }

    /// The line on which the parser gave up.
    pub fn line(&self) -> Line<'a> {
        self.lines[self.row]
    }

    /// The row of the last line above `row` that says something.
    pub fn above(&self, row: usize) -> Option<usize> {
        (0..row).rev().find(|row| !self.lines[*row].is_idle())
    }

    /// The row of the line that holds byte `at`.
    pub fn row_of(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.start <= at).saturating_sub(1)
    }

    pub fn error(&self, range: Range<usize>, message: impl Into<String>) -> Finding {
        Finding::error("invalid-yaml", self.place(range), message)
    }

    /// The line and all below it, up to the next item or the end of the list.
    pub fn until_item(&self, row: usize) -> Range<usize> {
        let line = self.lines[row];
        let ends = |other: &Line<'_>| {
            !other.text.trim().is_empty()
                && (other.indent() < line.indent() || other.indent() == line.indent() && other.shape().dash.is_some())
        };
        let end = self.lines[row + 1..].iter().find(|other| ends(other)).map_or(self.text.len(), |line| line.start);
        line.start..end
    }

    /// The line and what is indented below it.
    pub fn with_children(&self, row: usize) -> Range<usize> {
        let line = self.lines[row];
        let end = (row + 1..self.lines.len())
            .find(|row| !self.lines[*row].text.trim().is_empty() && self.lines[*row].indent() <= line.indent())
            .map_or(self.text.len(), |row| self.lines[row].start);
        line.start..end
    }
}
