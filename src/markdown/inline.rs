//! Inline Markdown: notes, hows, summaries. No line of it can become a list, a heading or a quotation: a note that begins with
//! «12. oktober» keeps its number.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::Pieces;
use super::{Ids, Resolve, Under, escape_text, events};
use crate::source::visible;

/// In front of inline text it keeps every mark that opens a block from doing so, and counts as a space for those that open emphasis.
const GUARD: char = '\u{a0}';

/// `text` as HTML without blocks.
pub fn inline_html(text: &str, resolve: Resolve<'_>) -> String {
    let text = visible(text.trim());
    let text = text.trim();
    let mut out = String::with_capacity(text.len() + 16);
    if is_plain(text) && !text.contains('\n') {
        escape_text(&mut out, text);
        return out;
    }
    let guarded = guard(text);
    let mut ids = Ids::default();
    let mut pieces = Pieces::new(Under::Title, &mut ids, resolve);
    pieces.read(inline_events(&guarded));
    let html = pieces.html();
    out.push_str(html.strip_prefix(GUARD).unwrap_or(&html).trim());
    out
}

/// `text`, the whole of Markdown, as plain text on one line: for descriptions, search and feeds.
pub fn plain(text: &str) -> String {
    let text = &*visible(text);
    if let Some(line) = super::single_plain_line(text) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut hidden = 0_usize;
    for event in events(text) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_) | Tag::HtmlBlock) => hidden += 1,
            Event::End(TagEnd::FootnoteDefinition | TagEnd::HtmlBlock) => hidden = hidden.saturating_sub(1),
            _ if hidden > 0 => {}
            Event::Text(words) | Event::Code(words) => out.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::Rule => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock | TagEnd::TableCell) => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing in `text` means anything to inline Markdown, nor is an address.
pub(super) fn is_plain(text: &str) -> bool {
    !text.bytes().any(|byte| matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'~' | b':' | b'|' | b'\r' | b'\t'))
}

/// As long as `text` but for the guard, so that offsets stay known.
fn guard(text: &str) -> String {
    let mut guarded = String::with_capacity(text.len() + GUARD.len_utf8());
    guarded.push(GUARD);
    guarded.extend(text.chars().map(|character| if character.is_ascii_whitespace() { ' ' } else { character }));
    guarded
}

fn inline_events(guarded: &str) -> impl Iterator<Item = Event<'_>> {
    let block = |event: &Event<'_>| matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
    events(guarded).filter(move |event| !block(event))
}

/// `text` with bare web addresses as links, as people write them in notes.
pub(super) fn find_address(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find("http")?;
        let rest = &text[at..];
        let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme));
        let fresh = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        if let Some(scheme) = scheme.filter(|_| fresh) {
            let stop = |character: char| character.is_whitespace() || character.is_control() || "<>\"'`|«»“”".contains(character);
            let mut end = rest.find(stop).unwrap_or(rest.len());
            let count = |sign: char| rest[..end].matches(sign).count();
            let mut unopened = count(')').saturating_sub(count('('));
            while let Some(last) = rest[..end].chars().next_back() {
                let closes = last == ')' && unopened > 0;
                unopened -= usize::from(closes);
                if !closes && !".,;:!?*_~…".contains(last) {
                    break;
                }
                end -= last.len_utf8();
            }
            if end > scheme.len() {
                return Some((at, at + end));
            }
        }
        from = at + 4;
    }
}

/// What a link shows of an address nobody gave words for: without the scheme.
pub(super) fn shown(address: &str) -> Cow<'_, str> {
    let short = address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    if short.chars().count() <= 60 { Cow::Borrowed(short) } else { Cow::Owned(short.chars().take(57).chain("…".chars()).collect()) }
}
