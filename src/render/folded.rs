//! Templates made ready for one site: what is the same on every page is worked out once.
//!
//! Tera makes a map of the arguments of each call, which costs more than most calls do. So words without arguments stand in the folded
//! template as they are, and what has arguments becomes a filter that knows their names: `t(key="was", value=x)` is `(x) | t__0`,
//! `date(form="short")` is `date__short`. A folded template makes the same page as its original, or fails and the original is asked,
//! so that a mistake is shown where its author made it.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::language::DateForm;
use super::strings::Strings;
use super::{Sources, filters, inlined};
use crate::theme::assets::Assets;

/// Most digits that a folded filter knows.
const DIGITS: usize = 6;

/// `empty` with `templates` in it, folded; `None` where that cannot be done.
pub(super) fn folded(empty: &Tera, templates: &Sources, strings: &Arc<Strings>, assets: &Assets) -> Option<Tera> {
    let mut tera = empty.clone();
    let mut folding = Folding { strings, assets, said: Vec::new() };
    let components = inlined::components(templates.values().map(|file| file.text.as_str()));
    let folded = templates.iter().map(|(name, file)| {
        let inlined = components.inlined(&file.text).unwrap_or_else(|| file.text.clone());
        (name, folding.template(&inlined).unwrap_or(inlined))
    });
    let folded: Vec<(&String, String)> = folded.collect();
    for (at, Said { key, names }) in folding.said.into_iter().enumerate() {
        let strings = Arc::clone(strings);
        tera.register_filter(format!("t__{at}"), move |given: Value, _: Kwargs, _: &State| -> Value {
            let one = [given];
            let values = if names.len() == 1 { &one } else { one[0].as_array().unwrap_or(&[]) };
            let arguments: Vec<(&str, &Value)> = names.iter().map(String::as_str).zip(values).collect();
            filters::words(&strings, &key, &arguments)
        });
    }
    let language = strings.language;
    for (word, form) in DateForm::WORDS {
        let name = format!("date__{}", word.replace('-', "_"));
        tera.register_filter(name, move |day: Value, _: Kwargs, _: &State| -> TeraResult<Value> { filters::date(language, &day, form) });
    }
    for digits in 0..=DIGITS {
        let number = move |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> { filters::number(language, &value, Some(digits)) };
        let percent = move |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> { filters::percent(language, &value, digits) };
        tera.register_filter(format!("number__{digits}"), number);
        tera.register_filter(format!("percent__{digits}"), percent);
    }
    tera.add_raw_templates(folded).ok()?;
    Some(tera)
}

struct Folding<'a> {
    strings: &'a Strings,
    assets: &'a Assets,
    said: Vec<Said>,
}

/// A string that is said with these arguments, in this order.
struct Said {
    key: String,
    names: Vec<String>,
}

/// A piece of a template.
pub(super) enum Part<'a> {
    /// What is written as it is, comments among it.
    Text(&'a str),
    /// `{{ inner }}` or `{% inner %}`
    Tag { sign: char, inner: &'a str },
}

impl Part<'_> {
    pub(super) fn push_to(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Tag { sign, inner } => {
                let close = if *sign == '{' { '}' } else { *sign };
                out.extend(['{', *sign]);
                out.push_str(inner);
                out.extend([close, '}']);
            }
        }
    }
}

/// `text` in pieces; `None` for a template that says `raw`, or where something has no end.
pub(super) fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let (mut rest, mut start) = (text, text);
    while let Some(at) = rest.find('{') {
        let tag = &rest[at..];
        let (sign, close) = match tag.as_bytes().get(1) {
            Some(b'{') => ('{', "}}"),
            Some(b'%') => ('%', "%}"),
            other => {
                let length = if other == Some(&b'#') { tag.find("#}")? + 2 } else { 1 };
                rest = &tag[length..];
                continue;
            }
        };
        let inner = &tag[2..2 + end(&tag[2..], close)?];
        if inner.trim_start_matches('-').trim_start().starts_with("raw") {
            return None;
        }
        parts.push(Part::Text(&start[..start.len() - tag.len()]));
        parts.push(Part::Tag { sign, inner });
        rest = &tag[inner.len() + 4..];
        start = rest;
    }
    parts.push(Part::Text(start));
    Some(parts)
}

impl Folding<'_> {
    /// `None` where the template is better left as it is.
    fn template(&mut self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        for part in parts(text)? {
            match part {
                Part::Tag { sign, inner } => {
                    let mut folded = String::with_capacity(inner.len());
                    self.expression(&mut folded, inner);
                    Part::Tag { sign, inner: &folded }.push_to(&mut out);
                }
                text => text.push_to(&mut out),
            }
        }
        Some(out)
    }

    fn expression(&mut self, out: &mut String, text: &str) {
        let mut at = 0;
        // Whatever can be folded is a call.
        if !text.contains('(') {
            return out.push_str(text);
        }
        while let Some(first) = text[at..].chars().next() {
            let before = text[..at].trim_end().chars().next_back();
            let begins = !text[..at].ends_with(is_word) && before != Some('.');
            let call = if begins && before == Some('|') {
                filter(&text[at..])
            } else if begins {
                self.call(&text[at..])
            } else {
                None
            };
            if let Some((length, folded)) = call {
                out.push_str(&folded);
                at += length;
            } else {
                let length = quoted(&text[at..]).unwrap_or(first.len_utf8());
                out.push_str(&text[at..at + length]);
                at += length;
            }
        }
    }

    /// What a call at the beginning of `text` becomes, and how long it is.
    fn call(&mut self, text: &str) -> Option<(usize, String)> {
        let name =
            ["t", "asset", "integrity"].into_iter().find(|&name| text.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')))?;
        let start = name.len() + 1;
        let length = start + end(&text[start..], ")")?;
        let given = arguments(&text[start..length])?;
        let folded = match (name, given.as_slice()) {
            ("t", _) => self.words(&given)?,
            ("asset", [("path", path)]) => format!("(page.root ~ {})", literal(&self.assets.get(word(path)?)?.path)?),
            ("integrity", [("path", path)]) => literal(&self.assets.get(word(path)?)?.integrity)?,
            _ => return None,
        };
        Some((length + 1, folded))
    }

    fn words(&mut self, given: &[(&str, &str)]) -> Option<String> {
        let (_, key) = given.iter().find(|(name, _)| *name == "key")?;
        let others = given.iter().filter(|(name, _)| *name != "key");
        let (names, values): (Vec<String>, Vec<String>) = others
            .map(|(name, value)| {
                let mut folded = String::new();
                self.expression(&mut folded, value);
                ((*name).to_owned(), folded)
            })
            .unzip();
        match (word(key), values.as_slice()) {
            (Some(key), []) => literal(self.strings.fixed(key)?),
            (None, []) => Some(format!("(({key}) | t)")),
            (None, _) => None,
            (Some(key), _) => {
                self.said.push(Said { key: key.to_owned(), names });
                let at = self.said.len() - 1;
                Some(match values.as_slice() {
                    [one] => format!("(({one}) | t__{at})"),
                    _ => format!("([{}] | t__{at})", values.join(", ")),
                })
            }
        }
    }
}

/// The same for a filter behind its bar.
fn filter(text: &str) -> Option<(usize, String)> {
    let name = ["date", "number", "percent"].into_iter().find(|&name| text.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')))?;
    let start = name.len() + 1;
    let length = start + end(&text[start..], ")")?;
    let folded = match (name, arguments(&text[start..length])?.as_slice()) {
        ("date", [("form", form)]) => format!("date__{}", word(form).filter(|form| DateForm::of(form).is_some())?.replace('-', "_")),
        ("number" | "percent", [("digits", digits)]) => {
            format!("{name}__{}", digits.parse::<usize>().ok().filter(|digits| *digits <= DIGITS)?)
        }
        _ => return None,
    };
    Some((length + 1, folded))
}

/// How long the text in quotes is that stands at the beginning of `text`, its quotes included.
pub(super) fn quoted(text: &str) -> Option<usize> {
    let quote = text.bytes().next().filter(|sign| matches!(sign, b'"' | b'\'' | b'`'))?;
    let mut escaped = false;
    let closes = |sign: u8| {
        let closes = sign == quote && !escaped;
        escaped = sign == b'\\' && !escaped;
        closes
    };
    text.bytes().skip(1).position(closes).map(|at| at + 2)
}

/// Where `close` stands, outside of quotes and brackets.
pub(super) fn end(text: &str, close: &str) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    // Byte by byte: every sign that means something is one byte, and templates are long.
    while let Some(&sign) = text.as_bytes().get(at) {
        if depth == 0 && text.as_bytes()[at..].starts_with(close.as_bytes()) {
            return Some(at);
        }
        at += match sign {
            b'"' | b'\'' | b'`' => quoted(&text[at..]).unwrap_or(1),
            b'(' | b'[' | b'{' => {
                depth += 1;
                1
            }
            b')' | b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                1
            }
            _ => 1,
        };
    }
    None
}

/// Names and values, `name=value` each; `None` where one has no name.
fn arguments(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let comma = end(rest, ",");
        let one = &rest[..comma.unwrap_or(rest.len())];
        if !one.trim().is_empty() {
            let (name, value) = one.split_once('=')?;
            let name = name.trim();
            name.chars().all(is_word).then_some(())?;
            found.push((name, value.trim()));
        }
        match comma {
            Some(comma) => rest = &rest[comma + 1..],
            None => return Some(found),
        }
    }
}

pub(super) fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// What stands in quotes, where it is all there is and means itself.
fn word(text: &str) -> Option<&str> {
    let inner = text.get(1..text.len().checked_sub(1)?)?;
    (quoted(text) == Some(text.len()) && !inner.contains('\\')).then_some(inner)
}

fn literal(words: &str) -> Option<String> {
    let means_itself = !words.contains(['\\', '\n', '{', '}']);
    let quote = ['"', '\'', '`'].into_iter().find(|&quote| !words.contains(quote)).filter(|_| means_itself)?;
    Some(format!("{quote}{words}{quote}"))
}

#[cfg(test)]
mod tests;
