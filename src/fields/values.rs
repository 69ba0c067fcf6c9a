//! What stands behind a key, as the kind of value that its field takes.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use crate::fields::findings::{self as say, UrlProblem};
use crate::fields::record::{Reader, Record};
use crate::fields::table::Value;
use crate::fields::{Misnumber, day, misread_day, misread_number, month, number};
use crate::model::entry::{Done, Link, Support, Text};
use crate::source::{Span, Spanned, visible};
use crate::yaml::{Kind, Node, Scalar, Style, quoted};

impl<'a> Record<'a> {
    /// A text of any kind.
    pub fn text(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Text> {
        let slot = self.take(name)?;
        text(reader, slot.field.name, &slot.field.value, slot.node)
    }

    /// A number.
    pub fn number(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Spanned<f64>> {
        let slot = self.take(name)?;
        a_number(reader, slot.field.name, &slot.field.value, &slot.node)
    }

    /// A number, or the word of the field: then `None`.
    pub fn number_or(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Spanned<Option<f64>>> {
        let slot = self.take(name)?;
        if let (Value::NumberOr(word), Kind::Scalar(scalar)) = (&slot.field.value, &slot.node.kind)
            && scalar.text.trim() == *word
        {
            return Some(Spanned::new(None, slot.node.span));
        }
        a_number(reader, slot.field.name, &slot.field.value, &slot.node).map(|number| Spanned::new(Some(number.value), number.span))
    }

    /// A day.
    pub fn date(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Spanned<Date>> {
        let slot = self.take(name)?;
        let scalar = scalar(reader, slot.field.name, &slot.field.value, &slot.node)?;
        a_date(reader, slot.field.name, scalar, slot.node.span)
    }

    /// `true` or `false`.
    pub fn truth(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<bool> {
        match self.done(reader, name)?.value {
            Done::Yes | Done::On(_) => Some(true),
            Done::NotYet => Some(false),
        }
    }

    /// `true`, `false` or, where the field takes one, a day.
    pub fn done(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Spanned<Done>> {
        let slot = self.take(name)?;
        let (name, value, span) = (slot.field.name, &slot.field.value, slot.node.span);
        let scalar = scalar(reader, name, value, &slot.node)?;
        let done = match scalar.text.trim() {
            "true" => Done::Yes,
            "false" => Done::NotYet,
            words if matches!(value, Value::BoolOrDate) && words.starts_with(|first: char| first.is_ascii_digit()) && words.len() > 1 => {
                Done::On(a_date(reader, name, scalar, span)?.value)
            }
            _ => {
                let finding = say::no_bool(reader.place(span), name, value);
                reader.say(finding);
                return None;
            }
        };
        Some(Spanned::new(done, span))
    }

    /// One of the words of the field.
    pub fn word(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Spanned<&'static str>> {
        let slot = self.take(name)?;
        a_word(reader, slot.field.name, &slot.field.value, &slot.node)
    }

    /// Texts: a list, or one of them.
    pub fn texts(&mut self, reader: &mut Reader<'_>, name: &str) -> Vec<Text> {
        let Some(slot) = self.take(name) else { return Vec::new() };
        let Value::List(inner) = &slot.field.value else { return Vec::new() };
        let name = slot.field.name;
        if let Kind::Scalar(scalar) = &slot.node.kind
            && matches!(inner, Value::Person | Value::Reference(_))
            && scalar.text.contains(", ")
        {
            let items: Vec<_> = scalar.text.split(',').map(str::trim).filter(|item| !item.is_empty()).collect();
            let finding = say::list_in_text(reader.place(slot.node.span), name, &items);
            reader.say(finding);
            return items.iter().map(|item| Spanned::new((*item).to_owned(), slot.node.span)).collect();
        }
        items(reader, name, slot.node).into_iter().filter_map(|item| text(reader, name, inner, item)).collect()
    }

    /// Things with keys of their own: a list of them.
    pub fn records(&mut self, reader: &mut Reader<'_>, name: &str) -> Vec<Record<'a>> {
        let Some(slot) = self.take(name) else { return Vec::new() };
        let Value::List(Value::Record(table)) = &slot.field.value else { return Vec::new() };
        let name = slot.field.name;
        let nodes = match slot.node.kind {
            Kind::Mapping(entries) => {
                let first = entries.first().map_or(slot.node.span, |(key, value)| Span { start: key.span.start, end: value.span.end });
                let line = reader.words(first).split('\n').next().unwrap_or("").trim_end();
                let place = Span::new(first.start as usize, first.start as usize + line.len());
                let by_name = entries.iter().all(|(_, value)| matches!(value.kind, Kind::Mapping(_))) && table.field("id").is_some();
                let example = if by_name { format!("id: {}", line.trim_end_matches(':')) } else { line.to_owned() };
                let finding = say::no_dash(reader.place(place), name, &example);
                reader.say(finding);
                if entries.iter().any(|(key, _)| matches!(&key.kind, Kind::Scalar(key) if table.field(&key.text).is_some())) {
                    vec![Node { span: slot.node.span, kind: Kind::Mapping(entries) }]
                } else {
                    reader.torn = true;
                    Vec::new()
                }
            }
            Kind::Scalar(_) if !reader.words(slot.node.span).starts_with('-') => {
                let finding = say::wrong_kind(reader.place(slot.node.span), name, &slot.field.value, &found(reader, &slot.node));
                reader.say(finding.help(format!("write it like `{name}: {}`", slot.field.example)));
                Vec::new()
            }
            _ => items(reader, name, slot.node),
        };
        let records: Vec<_> = nodes.into_iter().map(|node| Record::read(reader, table, node)).collect();
        records
    }

    /// A thing with keys of its own.
    pub fn record(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Record<'a>> {
        let slot = self.take(name)?;
        let Value::Record(table) = &slot.field.value else { return None };
        Some(Record::read(reader, table, slot.node))
    }

    /// Lines of `supports`: references, each alone or with the way it contributes.
    pub fn supports(&mut self, reader: &mut Reader<'_>, name: &str) -> Vec<Support> {
        let Some(slot) = self.take(name) else { return Vec::new() };
        let nodes = match slot.node.kind {
            Kind::Mapping(entries) => {
                for (key, value) in &entries {
                    let line = reader.words(Span { start: key.span.start, end: value.span.end.max(key.span.end) });
                    let line = line.split('\n').next().unwrap_or("").trim_end();
                    let place = Span::new(key.span.start as usize, key.span.start as usize + line.len());
                    let finding = say::no_dash(reader.place(place), slot.field.name, line);
                    reader.say(finding);
                }
                entries.into_iter().map(|(key, value)| Node { span: key.span, kind: Kind::Mapping(vec![(key, value)]) }).collect()
            }
            _ => items(reader, slot.field.name, slot.node),
        };
        let mut supports = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node.kind {
                Kind::Mapping(entries) => {
                    let mut entries = entries.into_iter();
                    let Some((key, value)) = entries.next() else { continue };
                    let to = text(reader, slot.field.name, &Value::Support, key);
                    let how = if value.is_nothing() { None } else { text(reader, slot.field.name, &Value::Inline, value) };
                    supports.extend(to.map(|to| Support { to, how: how.map(Arc::new) }));
                    for (key, value) in entries {
                        let line = reader.words(Span { start: key.span.start, end: value.span.end.max(key.span.end) });
                        let finding =
                            say::no_dash(reader.place(key.span), slot.field.name, line.split('\n').next().unwrap_or("").trim_end());
                        reader.say(finding);
                        let to = text(reader, slot.field.name, &Value::Support, key);
                        let how = if value.is_nothing() { None } else { text(reader, slot.field.name, &Value::Inline, value) };
                        supports.extend(to.map(|to| Support { to, how: how.map(Arc::new) }));
                    }
                }
                _ => supports.extend(text(reader, slot.field.name, &Value::Support, node).map(|to| Support { to, how: None })),
            }
        }
        supports
    }

    /// Named addresses: `{title: …, url: …}`, `Title: https://…`, or an address alone.
    pub fn links(&mut self, reader: &mut Reader<'_>, name: &str) -> Vec<Link> {
        let Some(slot) = self.take(name) else { return Vec::new() };
        let Value::List(Value::Link(table)) = &slot.field.value else { return Vec::new() };
        let mut links = Vec::new();
        for node in items(reader, slot.field.name, slot.node) {
            match node.kind {
                Kind::Mapping(entries) if entries.len() == 1 && !entries.iter().any(|(key, _)| is_field(key, table)) => {
                    for (key, value) in entries {
                        let title = text(reader, "title", &Value::Text, key);
                        let url = text(reader, "url", &Value::Url, value);
                        links.extend(title.zip(url).map(|(title, url)| Link { title, url }));
                    }
                }
                Kind::Mapping(_) => {
                    let mut record = Record::read(reader, table, node);
                    record.check_required(reader);
                    let (title, url) = (record.text(reader, "title"), record.text(reader, "url"));
                    record.finish();
                    links.extend(title.zip(url).map(|(title, url)| Link { title, url }));
                }
                _ => links.extend(text(reader, slot.field.name, &Value::Url, node).map(|url| Link { title: url.clone(), url })),
            }
        }
        links
    }

    /// Words of the author's choice, each with a text.
    pub fn map(&mut self, reader: &mut Reader<'_>, name: &str) -> Vec<(Text, Node<'a>)> {
        let Some(slot) = self.take(name) else { return Vec::new() };
        let Kind::Mapping(entries) = slot.node.kind else {
            let finding = say::wrong_kind(reader.place(slot.node.span), slot.field.name, &slot.field.value, &found(reader, &slot.node));
            let example = slot.field.example;
            reader.say(finding.help(format!("write it like `{}: {example}`", slot.field.name)));
            return Vec::new();
        };
        let name = slot.field.name;
        entries.into_iter().filter_map(|(key, value)| Some((text(reader, name, &Value::Text, key)?, value))).collect()
    }

    /// Two numbers, the lower one first.
    pub fn corridor(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<(Spanned<f64>, Spanned<f64>)> {
        let slot = self.take(name)?;
        let (name, value, span) = (slot.field.name, &slot.field.value, slot.node.span);
        let ends: Vec<_> = match &slot.node.kind {
            Kind::Sequence(items) if items.len() == 2 => {
                items.iter().map(|item| a_number(reader, name, &Value::Number(f64::NEG_INFINITY, f64::INFINITY), item)).collect()
            }
            _ => {
                let found = found(reader, &slot.node);
                let mut finding = say::wrong_kind(reader.place(span), name, value, &found);
                if let Kind::Scalar(scalar) = &slot.node.kind
                    && let Some((low, high)) = two_numbers(&scalar.text)
                {
                    let fixed = format!("[{low}, {high}]");
                    finding = finding.help(format!("write `{name}: {fixed}`")).fix(reader.place(span), fixed);
                }
                reader.say(finding);
                return None;
            }
        };
        let (low, high) = (*ends.first()?, *ends.get(1)?);
        let (low, high) = (low?, high?);
        if low.value > high.value {
            let (first, second) = (reader.words(low.span), reader.words(high.span));
            let fixed = format!("[{second}, {first}]");
            let finding = say::invalid(reader.place(span), format!("`{name}` begins at {first} and ends below, at {second}"))
                .help(format!("write the lower number first: `{name}: {fixed}`"))
                .fix(reader.place(span), fixed);
            reader.say(finding);
            return Some((high, low));
        }
        Some((low, high))
    }
}

/// `15-25`, `15 to 25`.
fn two_numbers(text: &str) -> Option<(&str, &str)> {
    [" - ", " – ", "–", " to ", " til ", " and ", " og ", ", ", "..", "-"].iter().find_map(|mark| {
        let (low, high) = text.split_once(mark)?;
        let (low, high) = (low.trim(), high.trim());
        (number(low).is_some() && number(high).is_some()).then_some((low, high))
    })
}

fn is_field(key: &Node<'_>, table: &crate::fields::Table) -> bool {
    matches!(&key.kind, Kind::Scalar(key) if table.field(&key.text).is_some() || say::meant(table, &key.text).is_some())
}

/// The items of a list, or the one thing that stands where a list may stand.
fn items<'a>(reader: &mut Reader<'_>, name: &str, node: Node<'a>) -> Vec<Node<'a>> {
    match node.kind {
        Kind::Sequence(items) => items
            .into_iter()
            .filter(|item| {
                if item.is_nothing() {
                    let line = reader.file.text.get(..item.span.start as usize).unwrap_or("");
                    let dash = line.rfind(['-', ',', '[']).unwrap_or(item.span.start as usize);
                    let finding = say::empty_item(reader.place(Span::new(dash, dash + 1)), name);
                    reader.say(finding);
                }
                !item.is_nothing()
            })
            .collect(),
        Kind::Scalar(ref scalar) if scalar.style == Style::Plain && tight_dash(&scalar.text) => {
            let start = node.span.start as usize;
            let finding = say::tight_dash(reader.place(Span::new(start, start + 1)), reader.place(Span::new(start + 1, start + 1)));
            reader.say(finding);
            reader.torn = true;
            Vec::new()
        }
        _ => vec![node],
    }
}

/// `-speed`, where an item was meant.
fn tight_dash(words: &str) -> bool {
    words.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// `not …` in a sentence.
fn found(reader: &Reader<'_>, node: &Node<'_>) -> String {
    match &node.kind {
        Kind::Scalar(_) => format!("`{}`", reader.words(node.span)),
        Kind::Sequence(items) if items.len() == 1 => "a list of one".to_owned(),
        Kind::Sequence(items) => format!("a list of {}", items.len()),
        Kind::Mapping(_) => "keys of its own".to_owned(),
    }
}

fn scalar<'n, 'a>(reader: &mut Reader<'_>, name: &str, value: &Value, node: &'n Node<'a>) -> Option<&'n Scalar<'a>> {
    if let Kind::Scalar(scalar) = &node.kind {
        return Some(scalar);
    }
    let finding = say::wrong_kind(reader.place(node.span), name, value, &found(reader, node));
    reader.say(finding);
    None
}

/// A text, trimmed; `None` where nothing is in it.
pub fn text(reader: &mut Reader<'_>, name: &str, value: &Value, node: Node<'_>) -> Option<Text> {
    let span = node.span;
    let scalar = match node.kind {
        Kind::Scalar(scalar) => scalar,
        // Only in a list can a colon have made a key of the first words.
        Kind::Mapping(ref entries)
            if is_item(reader, span) && entries.len() == 1 && entries.iter().all(|(_, value)| matches!(value.kind, Kind::Scalar(_))) =>
        {
            let words = reader.words(span);
            let words = if words.ends_with(':') || entries.iter().any(|(_, value)| !value.is_nothing()) {
                words.to_owned()
            } else {
                format!("{words}:")
            };
            let finding = say::colon_in_text(reader.place(span), quoted(words.trim_end()));
            reader.say(finding);
            return Some(Spanned::new(words, span));
        }
        Kind::Sequence(_) | Kind::Mapping(_) => {
            let finding = say::wrong_kind(reader.place(span), name, value, &found(reader, &node));
            reader.say(finding);
            return None;
        }
    };
    reader.check_cut_off(span, scalar.style);
    if scalar.style == Style::Plain && matches!(scalar.text, Cow::Owned(_)) && is_item(reader, span) {
        // `- speed` and below it `-growth`: read as one text of two lines.
        let words = reader.words(span);
        let swallowed = words.split('\n').skip(1).find(|line| tight_dash(line.trim_start()));
        if let Some(line) = swallowed {
            let start = span.start as usize + (line.as_ptr() as usize - words.as_ptr() as usize) + line.len() - line.trim_start().len();
            let finding = say::tight_dash(reader.place(Span::new(start, start + 1)), reader.place(Span::new(start + 1, start + 1)));
            reader.say(finding);
            let first = words.split('\n').next().unwrap_or("").trim().to_owned();
            return Some(Spanned::new(first, span));
        }
    }
    let seen = visible(&scalar.text);
    if let Cow::Owned(_) = seen {
        reader.check_hidden(span, &scalar.text);
    }
    let trimmed = seen.trim();
    if trimmed.is_empty() {
        return None;
    }
    let words = if trimmed.len() == scalar.text.len() { scalar.text.into_owned() } else { trimmed.to_owned() };
    // A title of two lines would be two lines of a calendar.
    let of_one_line = !matches!(value, Value::Inline | Value::Markdown);
    let words =
        if of_one_line && words.contains(['\n', '\r', '\t']) { words.split_whitespace().collect::<Vec<_>>().join(" ") } else { words };
    let text = Spanned::new(words, span);
    match value {
        Value::Url => url(reader, name, text),
        Value::Path => path(reader, name, text),
        Value::Id => id(reader, name, text),
        _ => Some(text),
    }
}

fn is_item(reader: &Reader<'_>, span: Span) -> bool {
    let before = reader.file.text.get(..span.start as usize).unwrap_or("").trim_end_matches(' ');
    before.ends_with(['-', '[', ',']) && !reader.words(span).starts_with('{')
}

fn id(reader: &mut Reader<'_>, name: &str, text: Text) -> Option<Text> {
    if text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.')) {
        return Some(text);
    }
    let slug = crate::model::slug::slug(&text);
    let mut finding = say::invalid(reader.place(text.span), format!("`{name}` takes letters, digits and hyphens, not `{}`", text.value));
    if !slug.is_empty() {
        finding = finding.help(format!("write `{slug}`")).fix(reader.place(text.span), slug.clone());
    }
    reader.say(finding);
    (!slug.is_empty()).then(|| Spanned::new(slug, text.span))
}

fn url(reader: &mut Reader<'_>, name: &str, text: Text) -> Option<Text> {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#', '.']));
    let problem = if text.chars().any(|letter| letter.is_whitespace() || letter.is_control()) {
        UrlProblem::Space
    } else if text.starts_with("www.") {
        UrlProblem::NoScheme
    } else if scheme.is_some_and(|scheme| !["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known)))
        || text.starts_with('\\')
    {
        UrlProblem::Scheme
    } else {
        return Some(text);
    };
    let finding = say::bad_url(reader.place(text.span), name, problem);
    reader.say(finding);
    None
}

/// A relative path that stays where it is. A slash before it and after it counts for nothing.
fn path(reader: &mut Reader<'_>, name: &str, text: Text) -> Option<Text> {
    let trimmed = text.trim_matches('/');
    let fine =
        |part: &str| !part.is_empty() && part != ".." && part != "." && !part.contains(['\\', ':', '?', '#', '*', '<', '>', '|', '"']);
    if trimmed.split('/').all(fine) && !trimmed.chars().any(char::is_control) {
        return Some(if trimmed.len() == text.value.len() { text } else { Spanned::new(trimmed.to_owned(), text.span) });
    }
    let finding = say::bad_path(reader.place(text.span), name);
    reader.say(finding);
    None
}

/// A number within the limits of `value`.
pub fn a_number(reader: &mut Reader<'_>, name: &str, value: &Value, node: &Node<'_>) -> Option<Spanned<f64>> {
    let scalar = scalar(reader, name, value, node)?;
    let Some(found) = number(scalar.text.trim()) else {
        let misnumber = fitted(value, misread_number(&scalar.text), &scalar.text);
        let meant = misnumber.meant.as_slice();
        let meant = if let [only] = meant { number(only) } else { None };
        let finding = say::no_number(reader.place(node.span), name, value, misnumber);
        reader.say(finding);
        return meant.filter(|meant| fits(value, *meant)).map(|meant| Spanned::new(meant, node.span));
    };
    if !fits(value, found) {
        let finding = say::out_of_range(reader.place(node.span), name, value);
        reader.say(finding);
        return None;
    }
    Some(Spanned::new(found, node.span))
}

fn fits(value: &Value, number: f64) -> bool {
    match value {
        Value::Number(min, max) => (*min..=*max).contains(&number),
        Value::Integer(min, max) => number.fract() == 0.0 && (*min as f64..=*max as f64).contains(&number),
        _ => true,
    }
}

/// What was meant, where the field says how far its numbers go: percent of the whole, or a month's name.
fn fitted(value: &Value, mut misnumber: Misnumber, written: &str) -> Misnumber {
    match (value, misnumber.meant.as_slice()) {
        (Value::Number(_, max), [only]) if max.is_finite() && misnumber.unit.as_deref() == Some("%") => {
            let share = number(only).map(|percent| (percent * max).round() / 100.0);
            misnumber.meant = share.filter(|share| fits(value, *share)).map(|share| share.to_string()).into_iter().collect();
        }
        (Value::Integer(1, 12), []) => misnumber.meant = month(written.trim()).map(|month| month.to_string()).into_iter().collect(),
        (_, [only]) if number(only).is_some_and(|number| !fits(value, number)) => misnumber.meant.clear(),
        _ => {}
    }
    misnumber
}

fn a_date(reader: &mut Reader<'_>, name: &str, scalar: &Scalar<'_>, span: Span) -> Option<Spanned<Date>> {
    if let Some(date) = day(scalar.text.trim()) {
        return Some(Spanned::new(date, span));
    }
    let misread = misread_day(&scalar.text);
    let meant = if let [only] = misread.meant.as_slice() { day(only) } else { None };
    let finding = say::no_date(reader.place(span), name, misread);
    reader.say(finding);
    meant.map(|meant| Spanned::new(meant, span))
}

/// One of the words that `value` takes.
pub fn a_word(reader: &mut Reader<'_>, name: &str, value: &Value, node: &Node<'_>) -> Option<Spanned<&'static str>> {
    let Value::OneOf(words) = value else { return None };
    let scalar = scalar(reader, name, value, node)?;
    if let Some(word) = words.iter().find(|word| **word == scalar.text.trim()) {
        return Some(Spanned::new(word, node.span));
    }
    let finding = say::unknown_word(reader.place(node.span), name, words);
    let meant = say::meant_word(words, scalar.text.trim());
    reader.say(finding);
    meant.map(|meant| Spanned::new(meant, node.span))
}

/// Words as they were written, for values that are looked up elsewhere.
pub fn plain(node: &Node<'_>) -> Option<Text> {
    match &node.kind {
        Kind::Scalar(scalar) if scalar.style != Style::Block => Some(Spanned::new(scalar.text.trim().to_owned(), node.span)),
        _ => None,
    }
}
