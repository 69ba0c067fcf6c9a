//! What every kind of content has: title, draft, aliases, allow.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::fields::{Field, Reader, Record, Value, text};
use crate::finding::Finding;
use crate::model::entry::{Allowed, Head, Text};
use crate::source::{Place, Span, Spanned, visible};

/// The title, where there has to be one.
pub static TITLE: [Field; 1] = [Field::required(
    "title",
    Value::Text,
    "Ready for the winter",
    "What it is called, in plain text. A first `# heading` of the body serves as well.",
)];

/// The title, where one is not needed.
pub static OPTIONAL_TITLE: [Field; 1] =
    [Field::new("title", Value::Text, "Autumn", "What it is called, where its place does not say it well enough.")];

/// Keys of all kinds of content.
pub static COMMON: [Field; 3] = [
    Field::new("draft", Value::Bool, "true", "Keeps the file out of `build` and shows it, marked, in `serve`."),
    Field::new(
        "aliases",
        Value::List(&Value::Path),
        "[teams/tools/2026-q3/faster-builds]",
        "Old addresses, relative to the site, that lead here.",
    ),
    Field::new(
        "allow",
        Value::Map("names of rules", &Value::Text),
        "{target-without-baseline: We begin to measure in October}",
        "Rules that this file is excused from, each with the reason.",
    ),
];

/// Whether a title has to be written.
pub enum Titled {
    /// Yes: what is missing is said.
    Always,
    /// No: this stands in its place.
    Or(String),
}

/// Reads what every kind has. `body` is all that follows the front matter.
pub fn head(reader: &mut Reader<'_>, record: &mut Record<'_>, id: &str, titled: Titled, body: Span) -> Head {
    // A title that could not be read has been said already.
    let given = record.has("title");
    let written = record.text(reader, "title");
    let (title, body) = match written {
        Some(title) => (title, body),
        None => match heading(reader, body) {
            Some((title, rest)) => (title, rest),
            None => {
                let words = match titled {
                    Titled::Or(words) => words,
                    Titled::Always => {
                        if !reader.torn && !given {
                            let span = record.start(reader);
                            reader.say(missing_title(
                                reader.place(Span { start: span.start, end: span.start.max(span.end) }),
                                record.table.a,
                            ));
                        }
                        id.to_owned()
                    }
                };
                (Spanned::new(words, Span { start: record.span.start, end: record.span.start }), body)
            }
        },
    };
    Head {
        file: reader.file.clone(),
        id: id.to_owned(),
        title,
        draft: record.truth(reader, "draft").unwrap_or(false),
        aliases: record.texts(reader, "aliases"),
        allow: allow(reader, record),
        torn: reader.torn,
        body,
        routes: Box::default(),
        slug: Box::default(),
        order: Box::default(),
    }
}

fn allow(reader: &mut Reader<'_>, record: &mut Record<'_>) -> Vec<Allowed> {
    let mut allowed = Vec::new();
    for (rule, reason) in record.map(reader, "allow") {
        match text(reader, "allow", &Value::Text, reason) {
            Some(reason) if is_reason(&reason) => allowed.push(Allowed { rule, reason }),
            Some(said) => reader.say(no_reason(reader.place(said.span), &rule, Some(&said))),
            None => reader.say(no_reason(reader.place(rule.span), &rule, None)),
        }
    }
    allowed
}

/// Whether somebody has said why, rather than yes or no.
pub fn is_reason(words: &str) -> bool {
    let said = words.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    !["", "yes", "no", "y", "n", "true", "false", "ja", "nei", "nej", "jo", "nein", "ok", "x", "na", "n/a", "none", "todo", "tbd"]
        .contains(&said.as_str())
}

/// The first heading of the body as a title, and the body without it.
fn heading(reader: &Reader<'_>, body: Span) -> Option<(Text, Span)> {
    let words = reader.words(body);
    let start = words.trim_start();
    if !start.starts_with('#') && !start.lines().nth(1).is_some_and(|line| line.starts_with('=')) {
        return None;
    }
    // Only the heading has to be looked at: it ends at the first empty line or before.
    let skip = words.len() - start.len();
    let end = start.find("\n\n").or_else(|| start.find("\r\n\r\n")).unwrap_or(start.len());
    let mut events = Parser::new_ext(&start[..end], Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter();
    let Some((Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }), range)) = events.next() else { return None };
    let mut title = String::new();
    for (event, _) in events {
        match event {
            Event::Text(words) | Event::Code(words) => title.push_str(&words),
            Event::SoftBreak | Event::HardBreak => title.push(' '),
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    let from = body.start as usize + skip;
    let written = start[range.clone()].trim_end().len();
    let span = Span::new(from + range.start, from + range.start + written);
    let title = visible(title.trim()).into_owned();
    (!title.is_empty()).then(|| (Spanned::new(title, span), Span { start: (from + range.end) as u32, end: body.end }))
}

fn missing_title(place: Place, a: &str) -> Finding {
    Finding::error("missing-title", place, format!("{a} needs a title"))
        .help("write `title: …` between the two `---` lines, or begin the text with `# …`")
}

fn no_reason(place: Place, rule: &str, said: Option<&str>) -> Finding {
    let instead = said.map(|said| format!(", and `{said}` is none")).unwrap_or_default();
    Finding::error("missing-reason", place, format!("`allow` needs a reason for `{rule}`{instead}"))
        .why("whoever reads this later wants to know")
        .help(format!("write `allow: {{{rule}: the reason}}`"))
}
