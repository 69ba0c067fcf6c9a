//! Markdown → HTML that cannot run anything, and the list of its links for the check.
//!
//! Raw HTML is escaped, comments vanish, addresses pass an allow-list, and whatever would need a style attribute is a class. The
//! HTML holds no word in any language: the title of an alert and the name of a list of footnotes are marks such as
//! `<!--t:alert-note-->`, which the theme's filters replace. No author can write such a mark, since comments never pass.

pub mod address;
mod ids;
mod inline;
mod links;
mod writer;

pub use ids::Ids;
pub use inline::{inline_html, plain};
pub use links::{Link, LinkKind, links};

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use crate::source::visible;

/// Resolves an address that leads somewhere in the project: relative to the file, with its `#anchor`, as the author wrote it.
/// `None` where it leads nowhere: then only the link's words are shown.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The level of the first heading of a text, by what it stands under on its page: a reader who goes from heading to heading then
/// finds none missing, whatever the author began with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// The page's own title.
    Title = 1,
    /// A section of the page.
    Section = 2,
    /// A part of a section, such as a key result.
    Part = 3,
}

/// A mark that the theme replaces by its string of the name `key`.
pub fn mark(key: &str) -> String {
    format!("<!--t:{key}-->")
}

/// `html` with every mark replaced by what `word` has for it, which must be HTML already.
pub fn replace_marks(html: &str, word: impl Fn(&str) -> String) -> Option<String> {
    let mut rest = html;
    let mut out = None;
    while let Some(at) = rest.find("<!--t:") {
        let Some(end) = rest[at..].find("-->").map(|end| at + end) else { break };
        let out = out.get_or_insert_with(|| String::with_capacity(html.len() + 16));
        out.push_str(&rest[..at]);
        out.push_str(&word(&rest[at + 6..end]));
        rest = &rest[end + 3..];
    }
    out.map(|mut out| {
        out.push_str(rest);
        out
    })
}

/// A body, a description, a reflection: the whole of Markdown. `ids` belongs to the page and keeps its anchors unique.
pub fn html(text: &str, under: Under, ids: &mut Ids, resolve: Resolve<'_>) -> String {
    let text = &*visible(text);
    if let Some(plain) = single_plain_line(text) {
        let mut out = String::with_capacity(plain.len() + 8);
        out.push_str("<p>");
        escape_text(&mut out, plain);
        out.push_str("</p>\n");
        return out;
    }
    writer::write(text, under, ids, resolve)
}

/// The text where it is one paragraph on one line in which nothing means anything to Markdown.
fn single_plain_line(text: &str) -> Option<&str> {
    let line = text.trim_matches([' ', '\n', '\r']);
    let first = line.chars().next()?;
    let starts_block = !first.is_alphabetic();
    (!starts_block && !line.bytes().any(|byte| byte == b'\n' || byte == b'\r') && inline::is_plain(line)).then_some(line)
}

/// What `text` consists of. What nobody sees is taken out here once more: `&#1;` may have put it in.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(text, options()).map(|event| match event {
        Event::Text(words) => Event::Text(seen(words)),
        Event::Code(words) => Event::Code(seen(words)),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(seen(info)))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: seen(dest_url), title: seen(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: seen(dest_url), title: seen(title), id })
        }
        other => other,
    })
}

fn seen(words: CowStr<'_>) -> CowStr<'_> {
    if let Cow::Owned(seen) = visible(&words) { seen.into() } else { words }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// `text` as HTML text, also fit for an attribute in double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// The same, at the end of `out`.
pub fn escape_into(out: &mut String, text: &str) {
    escape_bytes(out, text, |byte| match byte {
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => text_entity(byte),
    });
}

/// Text between tags, where quotes stand for themselves.
fn escape_text(out: &mut String, text: &str) {
    escape_bytes(out, text, text_entity);
}

fn text_entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    }
}

fn escape_bytes(out: &mut String, text: &str, entity: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = entity(byte) {
            out.push_str(&text[done..at]);
            out.push_str(entity);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests;
