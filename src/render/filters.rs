//! What templates can call: filters and functions in the site's language.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;
use tera::value::Key;
use tera::{Error, Kwargs, Map, State, Tera, TeraResult, Value};

use super::language::{DateForm, Language};
use super::strings::{Piece, Strings, argument};
use crate::markdown;
use crate::model::slug::slug;
use crate::theme::assets::Assets;

/// Gives `tera` every filter and function a theme may use.
pub(super) fn register(tera: &mut Tera, strings: &Arc<Strings>, assets: &Arc<Assets>) {
    numbers(tera, strings);
    dates(tera, strings);
    said(tera, strings);
    links(tera, assets);
    tera.register_filter("group_by", grouped);
    tera.register_filter("json", |value: Value, _: Kwargs, _: &State| json(&value).map(|text| Value::safe_string(&text)));
    tera.register_filter("slug", |value: Value, _: Kwargs, _: &State| Value::from(slug(value.as_str().unwrap_or(""))));
}

fn numbers(tera: &mut Tera, strings: &Arc<Strings>) {
    let language = strings.language;
    tera.register_filter("number", move |value: Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let (fixed, signed) = (kwargs.get::<usize>("fixed")?, kwargs.get::<bool>("sign")? == Some(true));
        let Some(given) = value.as_f64().filter(|_| fixed.is_some() || signed) else {
            return number(language, &value, kwargs.get::<usize>("digits")?);
        };
        let mut text = match fixed {
            Some(digits) => language.fixed(given, digits.min(20)),
            None => language.number(given, kwargs.get::<usize>("digits")?),
        };
        if signed && given > 0.0 {
            text.insert(0, '+');
        }
        Ok(Value::from(text))
    });
    tera.register_filter("percent", move |value: Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        percent(language, &value, kwargs.get::<usize>("digits")?.unwrap_or(0).min(6))
    });
}

/// `1240.5 | number`
pub(super) fn number(language: Language, value: &Value, digits: Option<usize>) -> TeraResult<Value> {
    match value.as_f64() {
        Some(number) => Ok(Value::from(language.number(number, digits))),
        None => nothing(value, "number"),
    }
}

/// `0.62 | percent`
pub(super) fn percent(language: Language, value: &Value, digits: usize) -> TeraResult<Value> {
    match value.as_f64() {
        Some(share) => Ok(Value::from(language.percent(share, digits))),
        None => nothing(value, "percent"),
    }
}

/// `"2026-10-12" | date(form="short")`
pub(super) fn date(language: Language, value: &Value, form: DateForm) -> TeraResult<Value> {
    match value.as_str() {
        Some(text) => Ok(Value::from(language.date(day(text)?, form))),
        None => nothing(value, "date"),
    }
}

fn dates(tera: &mut Tera, strings: &Arc<Strings>) {
    let language = strings.language;
    tera.register_filter("date", move |value: Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        date(language, &value, form(&kwargs)?)
    });
    tera.register_function("dates", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let (from, to) = (day(kwargs.must_get::<&str>("from")?)?, day(kwargs.must_get::<&str>("to")?)?);
        Ok(language.dates(from, to, form(&kwargs)?))
    });
}

fn said(tera: &mut Tera, strings: &Arc<Strings>) {
    let known = Arc::clone(strings);
    tera.register_function("t", move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let key = kwargs.must_get::<&str>("key")?;
        Ok(words(&known, key, &arguments(&kwargs)))
    });
    let known = Arc::clone(strings);
    tera.register_filter("t", move |key: Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let key = key.as_str().ok_or_else(|| Error::message("the filter `t` wants the name of a string"))?;
        Ok(words(&known, key, &arguments(&kwargs)))
    });
    // Finished HTML may hold marks for words, such as the title of an alert: they are filled in where it is let through.
    let known = Arc::clone(strings);
    tera.register_filter("safe", move |html: Value, _: Kwargs, _: &State| -> Value {
        let Some(text) = html.as_str() else { return html };
        let word = |key: &str| known.fixed(key).map_or_else(|| missing(key), markdown::escape);
        match markdown::replace_marks(text, word) {
            Some(filled) => Value::safe_string(&filled),
            None => html.mark_safe(),
        }
    });
}

/// Rows by what they have at a path, in the order in which that first comes: Tera's own has another order each time.
fn grouped(rows: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Map> {
    let attribute = kwargs.must_get::<&str>("attribute")?;
    let mut places = BTreeMap::new();
    let mut groups: Vec<(Key<'static>, Vec<Value>)> = Vec::new();
    for row in rows {
        let of = row.get_from_path(attribute).ok_or_else(|| Error::message(format!("`group_by` finds no `{attribute}` in `{row}`")))?;
        let key = match (of.as_str(), of.as_bool(), of.as_i64()) {
            (Some(text), ..) => Key::from(text.to_owned()),
            (_, Some(choice), _) => Key::Bool(choice),
            (_, _, Some(number)) => Key::I64(number),
            _ if of.is_none() => continue,
            _ => return Err(Error::message(format!("`group_by` cannot put `{of}` at the head of a group"))),
        };
        let place = *places.entry(key.clone()).or_insert_with(|| {
            groups.push((key, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(row.clone());
    }
    Ok(groups.into_iter().map(|(key, rows)| (key, Value::from(rows))).collect())
}

fn arguments(kwargs: &Kwargs) -> Vec<(&str, &Value)> {
    kwargs.iter().filter_map(|(name, value)| Some((name.as_str().filter(|&name| name != "key")?, value))).collect()
}

fn links(tera: &mut Tera, assets: &Arc<Assets>) {
    let known = Arc::clone(assets);
    tera.register_function("asset", move |kwargs: Kwargs, state: &State| -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("path")?;
        let asset = known.get(name).ok_or_else(|| no_asset(name, &known))?;
        let page = state.get::<Value>("page")?;
        let root = page.as_ref().and_then(|page| page.get_from_path("root")).and_then(Value::as_str);
        let root = root.ok_or_else(|| Error::message("`asset` needs `page`: a component has to declare it as `@page`"))?;
        Ok(format!("{root}{}", asset.path))
    });
    let known = Arc::clone(assets);
    tera.register_function("integrity", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("path")?;
        known.get(name).map(|asset| asset.integrity.clone()).ok_or_else(|| no_asset(name, &known))
    });
}

/// The string `key` with `arguments` in it. HTML among them stays HTML, and the rest is escaped then.
pub(super) fn words(strings: &Strings, key: &str, arguments: &[(&str, &Value)]) -> Value {
    if let Some(text) = strings.fixed(key) {
        return Value::normal_string(text);
    }
    if let Some(value) = strings.plain(key).and_then(|pieces| in_a_row(strings, pieces, arguments)) {
        return value;
    }
    let markup: Vec<&str> = arguments.iter().filter(|(_, value)| value.is_safe()).filter_map(|(_, value)| value.as_str()).collect();
    let mut given = FluentArgs::with_capacity(arguments.len());
    let mut place = 0;
    for &(name, value) in arguments {
        if value.is_safe() && value.is_string() {
            given.set(name, FluentValue::from(stand_in(place)));
            place += 1;
        } else {
            given.set(name, argument(name, value));
        }
    }
    let Some(text) = strings.text(key, &given) else { return Value::from(missing(key)) };
    if markup.is_empty() {
        return Value::from(text);
    }
    let mut text = markdown::escape(&text);
    for (place, html) in markup.into_iter().enumerate() {
        text = text.replace(&stand_in(place), html);
    }
    Value::safe_string(&text)
}

/// The same for a string that needs no Fluent; `None` where an argument is missing.
fn in_a_row(strings: &Strings, pieces: &[Piece], arguments: &[(&str, &Value)]) -> Option<Value> {
    let is_markup = arguments.iter().any(|(_, value)| value.is_safe() && value.is_string());
    let mut text = String::with_capacity(64);
    let say = |text: &mut String, words: &str| if is_markup { markdown::escape_into(text, words) } else { text.push_str(words) };
    for piece in pieces {
        match piece {
            Piece::Words(words) => say(&mut text, words),
            Piece::Argument(name) => {
                let (_, value) = arguments.iter().find(|(given, _)| given == name)?;
                match value.as_str() {
                    Some(html) if value.is_safe() => text.push_str(html),
                    Some(words) => say(&mut text, words),
                    None => say(&mut text, &strings.said(name, value)),
                }
            }
        }
    }
    Some(if is_markup { Value::safe_string(&text) } else { Value::from(text) })
}

/// Where HTML is to stand in a string, while the rest of it is escaped. Private characters, which no font shows and no author types.
fn stand_in(place: usize) -> String {
    format!("\u{f8f0}{place}\u{f8f1}")
}

/// A string that no language has, so that it is seen and found.
fn missing(key: &str) -> String {
    format!("⟦{key}⟧")
}

/// Nothing for nothing, so that a template need not ask first; a mistake for anything else.
fn nothing(value: &Value, filter: &str) -> TeraResult<Value> {
    if value.is_none() { Ok(Value::from("")) } else { Err(Error::message(format!("the filter `{filter}` cannot write `{value}`"))) }
}

fn day(text: &str) -> TeraResult<Date> {
    text.parse().map_err(|_| Error::message(format!("`{text}` is no date: `YYYY-MM-DD` is wanted")))
}

fn form(kwargs: &Kwargs) -> TeraResult<DateForm> {
    let Some(word) = kwargs.get::<&str>("form")? else { return Ok(DateForm::Medium) };
    DateForm::of(word).ok_or_else(|| {
        let known: Vec<&str> = DateForm::WORDS.iter().map(|(word, _)| *word).collect();
        Error::message(format!("there is no date form `{word}`: {}", known.join(", ")))
    })
}

/// JSON that can stand in a `script` element: nothing in it ends the element or begins a comment.
fn json(value: &Value) -> TeraResult<String> {
    let text = serde_json::to_string(value).map_err(Error::message)?;
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", character as u32)),
            other => out.push(other),
        }
    }
    Ok(out)
}

fn no_asset(name: &str, assets: &Assets) -> Error {
    let near = crate::nearest::nearest(name, assets.iter().map(|(name, _)| name));
    let help = near.map_or_else(String::new, |near| format!(": did you mean `{near}`?"));
    Error::message(format!("the theme has no asset `{name}`{help}"))
}
