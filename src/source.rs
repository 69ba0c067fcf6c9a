//! Text with places in it: files, ranges of bytes, and values that remember where they stood.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use camino::Utf8PathBuf;

/// One text file of a project.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the project, with `/` between the parts, in Unicode's composed form as the author wrote it.
    pub path: Utf8PathBuf,
    /// The whole text, without a byte order mark.
    pub text: String,
}

/// A half-open range of bytes in a file of less than 4 GiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end.max(start) as u32 }
    }

    /// The same range for indexing a `str`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place where the author wrote it.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// A place in a file, with the file at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The words meant; empty at the place where something is missing.
    pub span: Span,
}

impl Place {
    /// `span` in `file`.
    pub fn new(file: &Arc<SourceFile>, span: Span) -> Self {
        Self { file: Arc::clone(file), span }
    }

    /// The words at this place; empty where the range does not fit the text.
    pub fn words(&self) -> &str {
        self.file.text.get(self.span.range()).unwrap_or("")
    }

    /// Line and column of the first byte, both from 1, columns counted in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let text = &self.file.text;
        let mut start = (self.span.start as usize).min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// Whether nobody sees `character`, though it does something: a control character, a space of no width, a mark that turns the words
/// after it around. Joiners stay, since letters and pictures are made with them.
pub fn is_hidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => character.is_control(),
    }
}

/// `text` without what is hidden in it.
pub fn visible(text: &str) -> Cow<'_, str> {
    // Most text has none of the bytes that a hidden character begins with.
    let plain = text.bytes().all(|byte| !matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 0x7f | 0xc2 | 0xe2 | 0xef));
    if plain || !text.contains(is_hidden) { Cow::Borrowed(text) } else { Cow::Owned(text.replace(is_hidden, "")) }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_is_seen_stays() {
        for text in ["Ærlig talt – «nå»\t3 °C\r\n", "👩\u{200d}🚒", "e\u{301}", "שלום", "\u{ad}soft"] {
            assert_eq!(visible(text), text);
        }
        assert_eq!(visible("\u{feff}a\u{7}b\u{85}c\u{202e}d\u{2067}e\u{200b}f\u{ffff}g\u{0}"), "abcdefg");
    }
}
