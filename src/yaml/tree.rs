//! One YAML document as a tree that remembers where everything stood.

use std::borrow::Cow;

use granit_parser::{Event, Marker, Parser, ScalarStyle, ScanError, StructureStyle};

use crate::source::Span;

/// Nesting that nobody needs: beyond it a parser only burns time.
pub const MAX_DEPTH: usize = 32;

/// A value and the bytes it was written in, counted from the start of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// From the first to one past the last byte, quotes and brackets included; empty where nothing was written.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'a>,
}

/// The three shapes of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind<'a> {
    /// Words.
    Scalar(Scalar<'a>),
    /// A list.
    Sequence(Vec<Node<'a>>),
    /// Keys and values, in the order written.
    Mapping(Vec<(Node<'a>, Node<'a>)>),
}

/// Words as the author means them: quotes taken off, folded lines joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// How they were written.
    pub style: Style,
}

/// How words were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As they are.
    Plain,
    /// In quotes.
    Quoted,
    /// Below `|` or `>`.
    Block,
}

/// Something that is YAML, and still not wanted here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// `&name`, or a value that begins with `&`.
    Anchor,
    /// `*name`, or a value that begins with `*`.
    Alias,
    /// `!name`, or a value that begins with `!`.
    Tag,
    /// A key that is a list or a mapping.
    Key,
    /// `<<:`
    Merge,
    /// A second document.
    Document,
    /// A key written twice: here the first place.
    Twice(Span),
}

/// What came out of the text.
pub struct Tree<'a> {
    /// The document's value; an empty scalar where there is none.
    pub root: Node<'a>,
    /// What is not wanted, in the order met.
    pub oddities: Vec<(Oddity, Span)>,
}

impl Node<'_> {
    /// Whether nothing was written here: `key:`, `key: ~` or `key: null`.
    pub fn is_nothing(&self) -> bool {
        match &self.kind {
            Kind::Scalar(scalar) => scalar.style == Style::Plain && matches!(scalar.text.as_ref(), "" | "~" | "null"),
            Kind::Sequence(_) | Kind::Mapping(_) => false,
        }
    }
}

/// Builds the tree of `text`, which stands at byte `base` of its file. Words are taken from `original`, which is as long as `text`
/// and differs from it only where a repair was tried.
pub fn tree<'a>(text: &str, original: &'a str, base: usize) -> Result<Tree<'a>, ScanError> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder = Builder { text, original, base, open: Vec::new(), root: None, oddities: Vec::new() };
    let mut documents = 0;
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next?;
        let start = span.start.byte_offset().unwrap_or(0);
        let end = span.end.byte_offset().unwrap_or(start);
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    let span = builder.span(start, end);
                    builder.oddities.push((Oddity::Document, span));
                    break;
                }
            }
            Event::Scalar(words, style, anchor, tag) => {
                builder.properties(start, anchor, tag.and(span.tag_start()));
                builder.scalar(words, style, start, end);
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let span = builder.span(start, end);
                builder.oddities.push((Oddity::Alias, span));
                let text = Cow::Borrowed(original.get(start..end).unwrap_or(""));
                builder.value(Node { span, kind: Kind::Scalar(Scalar { text, style: Style::Plain }) });
            }
            Event::SequenceStart(style, anchor, tag) => {
                builder.properties(start, anchor, tag.and(span.tag_start()));
                builder.open.push(Open { start, flow: style == StructureStyle::Flow, inside: Inside::Sequence(Vec::new()) });
            }
            Event::MappingStart(style, anchor, tag) => {
                builder.properties(start, anchor, tag.and(span.tag_start()));
                builder.open.push(Open { start, flow: style == StructureStyle::Flow, inside: Inside::Mapping(Vec::new(), None) });
            }
            Event::SequenceEnd | Event::MappingEnd => builder.close(end),
            _ => {}
        }
    }
    let root = builder.root.unwrap_or_else(|| nothing(Span::new(base, base)));
    Ok(Tree { root, oddities: builder.oddities })
}

fn nothing<'a>(span: Span) -> Node<'a> {
    Node { span, kind: Kind::Scalar(Scalar { text: Cow::Borrowed(""), style: Style::Plain }) }
}

struct Builder<'t, 'a> {
    text: &'t str,
    original: &'a str,
    base: usize,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    oddities: Vec<(Oddity, Span)>,
}

struct Open<'a> {
    start: usize,
    flow: bool,
    inside: Inside<'a>,
}

enum Inside<'a> {
    Sequence(Vec<Node<'a>>),
    Mapping(Vec<(Node<'a>, Node<'a>)>, Option<Node<'a>>),
}

impl<'t, 'a> Builder<'t, 'a> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    /// Anchors and tags stand before `start`; only their being there is known, so the place is found by looking back.
    fn properties(&mut self, start: usize, anchor: usize, tag: Option<Marker>) {
        let tag = tag.and_then(|mark| mark.byte_offset()).map(|at| (Oddity::Tag, at));
        let anchor = (anchor != 0).then(|| (Oddity::Anchor, self.text.get(..start).and_then(|text| text.rfind('&')).unwrap_or(start)));
        for (oddity, at) in tag.into_iter().chain(anchor) {
            let rest = self.text.get(at..).unwrap_or("");
            let length = rest.find([' ', '\n', '\r', ',', ']', '}']).unwrap_or(rest.len());
            self.oddities.push((oddity, self.span(at, at + length)));
        }
    }

    fn scalar(&mut self, words: Cow<'t, str>, style: ScalarStyle, start: usize, end: usize) {
        let (style, end) = match style {
            // The parser calls a missing value `~`, and gives it no length.
            ScalarStyle::Plain if start == end => return self.value(nothing(self.span(start, end))),
            ScalarStyle::Plain => (Style::Plain, self.trimmed(start, end)),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => (Style::Quoted, end),
            ScalarStyle::Literal | ScalarStyle::Folded => (Style::Block, self.trimmed(start, end)),
        };
        let text = match words {
            Cow::Borrowed(words) => {
                let at = (words.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
                match self.original.get(at..at.wrapping_add(words.len())) {
                    Some(words) => Cow::Borrowed(words),
                    None => Cow::Owned(words.to_owned()),
                }
            }
            Cow::Owned(words) => Cow::Owned(words),
        };
        let span = self.span(start, end);
        self.value(Node { span, kind: Kind::Scalar(Scalar { text, style }) });
    }

    fn trimmed(&self, start: usize, end: usize) -> usize {
        self.text.get(start..end).map_or(end, |text| start + text.trim_end().len())
    }

    fn value(&mut self, mut node: Node<'a>) {
        match self.open.last_mut().map(|open| &mut open.inside) {
            None => self.root = Some(node),
            Some(Inside::Sequence(items)) => items.push(node),
            Some(Inside::Mapping(entries, key)) => match key.take() {
                None => {
                    match &node.kind {
                        Kind::Scalar(scalar) if scalar.style == Style::Plain && scalar.text == "<<" => {
                            self.oddities.push((Oddity::Merge, node.span));
                        }
                        Kind::Scalar(_) => {}
                        Kind::Sequence(_) | Kind::Mapping(_) => self.oddities.push((Oddity::Key, node.span)),
                    }
                    *key = Some(node);
                }
                Some(key) => {
                    if node.span.start == node.span.end {
                        // The parser puts a missing value anywhere after the key, even lines below.
                        let after = key.span.end as usize - self.base;
                        let rest = self.text.get(after..).unwrap_or("");
                        let colon = rest.find(':').filter(|at| rest[..*at].trim().is_empty());
                        let at = colon.map_or(after, |colon| after + colon + 1);
                        node.span = Span::new(self.base + at, self.base + at);
                    }
                    entries.push((key, node));
                }
            },
        }
    }

    fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        // A block's own end is wherever the parser noticed it: its last part says better where it ends.
        let (last, kind) = match open.inside {
            Inside::Sequence(items) => (items.last().map(|item| item.span.end), Kind::Sequence(items)),
            Inside::Mapping(entries, _) => {
                duplicates(&entries, open.flow, &mut self.oddities);
                (entries.last().map(|(key, value)| key.span.end.max(value.span.end)), Kind::Mapping(entries))
            }
        };
        let end = match last {
            Some(last) if !open.flow => last as usize - self.base,
            _ => end,
        };
        let span = self.span(open.start, end);
        self.value(Node { span, kind });
    }
}

/// Keys written twice. Within `{…}` a word without a value is a piece of a text cut by its commas, and may well come twice.
fn duplicates(entries: &[(Node<'_>, Node<'_>)], flow: bool, oddities: &mut Vec<(Oddity, Span)>) {
    let whole = |entry: &&(Node<'_>, Node<'_>)| !flow || entry.1.span.start < entry.1.span.end;
    if entries.len() <= 24 {
        for (at, (key, _)) in entries.iter().enumerate().filter(|(_, entry)| whole(entry)) {
            let first = entries[..at].iter().find(|(earlier, _)| earlier.kind == key.kind);
            if let Some((first, _)) = first {
                oddities.push((Oddity::Twice(first.span), key.span));
            }
        }
        return;
    }
    let mut seen = std::collections::HashMap::new();
    for (key, _) in entries.iter().filter(whole) {
        if let Kind::Scalar(scalar) = &key.kind {
            match seen.entry(scalar.text.as_ref()) {
                std::collections::hash_map::Entry::Occupied(first) => oddities.push((Oddity::Twice(*first.get()), key.span)),
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(key.span);
                }
            }
        }
    }
}
