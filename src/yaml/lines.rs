//! What a line of YAML looks like to a person, where a parser has given up on it.

use std::ops::Range;

/// One line without its break, and where it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its first byte.
    pub start: usize,
    /// Its words.
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// All lines of `text`, in order.
    pub fn all(text: &'a str) -> Vec<Self> {
        let mut start = 0;
        text.split('\n')
            .map(|line| {
                let at = start;
                start += line.len() + 1;
                Line { start: at, text: line.strip_suffix('\r').unwrap_or(line) }
            })
            .collect()
    }

    /// Spaces and tabs before the first word.
    pub fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t']).len()
    }

    /// Whether nothing but white space or a comment stands here.
    pub fn is_idle(self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    /// The bytes of the words, without the white space around them.
    pub fn words(self) -> Range<usize> {
        let start = self.start + self.indent();
        start..(self.start + self.text.trim_end().len()).max(start)
    }

    /// What its parts seem to be.
    pub fn shape(self) -> Shape {
        let mut at = self.indent();
        let mut dash = None;
        while self.text[at..] == *"-" || self.text[at..].starts_with("- ") {
            dash.get_or_insert(self.start + at);
            at += 1;
            at += self.text[at..].len() - self.text[at..].trim_start_matches(' ').len();
        }
        let rest = &self.text[at..];
        let start = self.start + at;
        let (key, value) = match key(rest) {
            Some(length) => {
                let after = &rest[length + 1..];
                let skip = after.len() - after.trim_start().len();
                (Some(start..start + length), start + length + 1 + skip)
            }
            None => (None, start),
        };
        let end = (self.start + without_comment(self.text, value - self.start)).max(value);
        Shape { dash, start, key, value: value..end }
    }
}

/// The parts of a line such as `  - title: Payments`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The first dash that begins an item.
    pub dash: Option<usize>,
    /// The first byte after dashes and spaces.
    pub start: usize,
    /// The key, without its colon.
    pub key: Option<Range<usize>>,
    /// What stands behind, without a comment; the whole where there is no key.
    pub value: Range<usize>,
}

/// The length of the key that `text` begins with: up to the first colon with nothing or a space behind it.
fn key(text: &str) -> Option<usize> {
    if text.starts_with(['"', '\'', '{', '[', '#', '&', '*', '!', '|', '>', '%', '@', '`']) {
        return None;
    }
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find(':')?;
        let after = &text[at + 1..];
        if after.is_empty() || after.starts_with([' ', '\t']) {
            return (at > 0 && !text[..at].contains(" #")).then_some(at);
        }
        from = at + 1;
    }
}

/// Where the words of `text` from `from` on end, before white space and a comment.
fn without_comment(text: &str, from: usize) -> usize {
    let value = &text[from..];
    let quoted = value.starts_with(['"', '\'']);
    let end = value.find(" #").filter(|_| !quoted).unwrap_or(value.len());
    let end = if value.starts_with('#') { 0 } else { end };
    from + value[..end].trim_end().len()
}

/// `key:word`, where a space is missing: the key's bytes within `text`, and where the space belongs.
pub fn tight_colon(text: &str) -> Option<(Range<usize>, usize)> {
    let start = text.len() - text.trim_start_matches([' ', '-', '{']).len();
    let colon = start + text[start..].find(':')?;
    let key = &text[start..colon];
    let after = text[colon + 1..].chars().next()?;
    let plausible =
        key.starts_with(|first: char| first.is_alphabetic()) && key.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    (plausible && !matches!(after, ' ' | '\t' | '\r' | '\n') && after != '/' && after != ':').then_some((start..colon, colon + 1))
}

/// `-title: x` or `-[x]`, where a space is missing after the dash: where it belongs.
pub fn tight_dash(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start_matches(' ').len();
    let after = text[start..].strip_prefix('-')?.chars().next()?;
    (after.is_alphabetic() || "\"'{[".contains(after)).then_some(start + 1)
}

/// What is still open after `text`, and the quoted words closed last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open {
    /// Where a quoted text began.
    pub quote: Option<usize>,
    /// Where brackets began, the outermost first.
    pub brackets: Vec<usize>,
    /// The bytes of the quoted text that was closed last, quotes included.
    pub closed: Option<Range<usize>>,
}

/// Walks through `text` as a person would: quotes and brackets count where a value begins.
pub fn open(text: &str) -> Open {
    let mut open = Open::default();
    let mut fresh = true;
    let mut block: Option<usize> = None;
    for line in Line::all(text) {
        if let Some(indent) = block {
            if line.text.trim().is_empty() || line.indent() > indent {
                continue;
            }
            block = None;
        }
        fresh |= open.quote.is_none();
        let bytes = line.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (byte, place) = (bytes[at], line.start + at);
            let next = bytes.get(at + 1);
            let gap = next.is_none_or(|next| matches!(next, b' ' | b'\t'));
            let flow = !open.brackets.is_empty();
            if let Some(begin) = open.quote {
                let double = text.as_bytes()[begin] == b'"';
                match byte {
                    b'\\' if double => at += 1,
                    b'\'' if !double && next == Some(&b'\'') => at += 1,
                    b'"' if double => (open.quote, open.closed) = (None, Some(begin..place + 1)),
                    b'\'' if !double => (open.quote, open.closed) = (None, Some(begin..place + 1)),
                    _ => {}
                }
                fresh = false;
            } else {
                match byte {
                    b' ' | b'\t' => {}
                    b'#' if at == 0 || matches!(bytes[at - 1], b' ' | b'\t') => break,
                    b'"' | b'\'' if fresh => open.quote = Some(place),
                    b'[' | b'{' if fresh || flow => {
                        open.brackets.push(place);
                        fresh = true;
                    }
                    b']' | b'}' if flow => {
                        open.brackets.pop();
                        fresh = false;
                    }
                    b',' if flow => fresh = true,
                    b':' if gap => fresh = true,
                    b'-' if fresh && gap => {}
                    b'|' | b'>' if fresh && !flow && line.text[at + 1..].trim().len() <= 2 => {
                        block = Some(line.indent());
                        break;
                    }
                    _ => fresh = false,
                }
            }
            at += 1;
        }
    }
    open
}

/// `text` in quotes, as it has to be written where it holds a colon or begins with a sign.
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, open, quoted, tight_colon, tight_dash};

    #[test]
    fn shapes() {
        let check = |text: &str, key: Option<&str>, value: &str| {
            let shape = Line { start: 0, text }.shape();
            assert_eq!((shape.key.map(|key| &text[key]), &text[shape.value]), (key, value), "{text}");
        };
        check("title: Payments: faster # now", Some("title"), "Payments: faster");
        check("  - title: a", Some("title"), "a");
        check("- - a", None, "a");
        check("url: https://example.com/#a", Some("url"), "https://example.com/#a");
        check("https://example.com", None, "https://example.com");
        check("note: \"a # b\"", Some("note"), "\"a # b\"");
        check("contact: #ops", Some("contact"), "");
        check("supports:", Some("supports"), "");
    }

    #[test]
    fn spaces_missing() {
        assert_eq!(tight_colon("  owner:Ingrid"), Some((2..7, 8)));
        assert_eq!(tight_colon("see https://x"), None);
        assert_eq!(tight_colon("https://x"), None);
        assert_eq!(tight_dash("  -title: x"), Some(3));
        assert_eq!(tight_dash("  - title: x"), None);
        assert_eq!(tight_dash("-5"), None);
    }

    #[test]
    fn openings() {
        let check = |text: &str, quote: Option<usize>, brackets: &[usize]| {
            let found = open(text);
            assert_eq!((found.quote, found.brackets.as_slice()), (quote, brackets), "{text}");
        };
        check("a: \"b\nc: d", Some(3), &[]);
        check("a: don't\nb: [c, {d: e}\n", None, &[12]);
        check("a: |\n  \"b\n  [\nc: 'd''", Some(17), &[]);
        check("a: [\"b\", 'c']\n", None, &[]);
    }

    #[test]
    fn quotes() {
        assert_eq!(quoted("Payments: faster"), "\"Payments: faster\"");
        assert_eq!(quoted("say \"no\""), "'say \"no\"'");
        assert_eq!(quoted("don't \"no\""), "\"don't \\\"no\\\"\"");
    }
}
