//! Small components stand where they are called: in Tera a call makes two maps and a scope, which costs more than what most components do.
//!
//! A component is put in place of `{{ <it of={…}/> }}` where that cannot change what the page says: it is defined once, says nothing
//! of the scope around it, and every argument is a path, a word, or worked out just before. Its own variables get a number.

use std::collections::BTreeMap;

use super::folded::{Part, end, is_word, parts, quoted};

/// Longer components are called: the call costs little beside them.
const LONGEST: usize = 4_000;
/// A longer path is looked up once where it is used more often.
const USES: usize = 3;

/// Components that may stand where they are called, by name.
pub(super) struct Components<'a>(BTreeMap<&'a str, Component<'a>>);

struct Component<'a> {
    number: usize,
    parameters: Vec<Parameter<'a>>,
    /// With others where it calls them.
    body: String,
    /// Names that the body gives values to.
    own: Vec<String>,
}

struct Parameter<'a> {
    name: &'a str,
    /// What it is where nothing is given.
    default: Option<&'a str>,
    /// How often the body asks for it.
    uses: usize,
    /// How often for a field of it.
    fields: usize,
}

/// Those of `templates`.
pub(super) fn components<'a>(templates: impl Iterator<Item = &'a str>) -> Components<'a> {
    let mut found: BTreeMap<&str, Option<Component<'_>>> = BTreeMap::new();
    for text in templates {
        let mut rest = text;
        while let Some(at) = rest.find("component ") {
            let is_definition = rest[..at].trim_end().trim_end_matches('-').ends_with("{%");
            rest = &rest[at + "component ".len()..];
            if is_definition {
                let name = &rest[..word(rest)];
                let number = found.len();
                let component = component(rest, number);
                found.entry(name).and_modify(|other| *other = None).or_insert(component);
            }
        }
    }
    let mut waiting: BTreeMap<&str, Component<'_>> = found.into_iter().filter_map(|(name, component)| Some((name, component?))).collect();
    let mut components = Components(BTreeMap::new());
    // Those first that call none that waits; what is left then calls itself, over others or directly, and stays a call.
    loop {
        let calls = |component: &Component<'_>, name: &str| component.body.contains(&format!("<{name} "));
        let ready = waiting.iter().find(|(_, one)| !waiting.keys().any(|name| calls(one, name))).map(|(name, _)| *name);
        let Some((name, component)) = ready.and_then(|name| waiting.remove_entry(name)) else { break components };
        if let Some(component) = with_others(component, &components) {
            components.0.insert(name, component);
        }
    }
}

/// `component` with others where it calls them; `None` where it has grown too long.
fn with_others<'a>(component: Component<'a>, others: &Components<'a>) -> Option<Component<'a>> {
    let body = others.inlined(&component.body).filter(|body| body.len() <= LONGEST)?;
    let own = variables(&body);
    let count = |parameter: Parameter<'a>| {
        let (uses, fields) = uses(&body, parameter.name)?;
        Some(Parameter { uses, fields, ..parameter })
    };
    let parameters = component.parameters.into_iter().map(count).collect::<Option<Vec<_>>>()?;
    Some(Component { parameters, own, body, ..component })
}

/// The component whose definition begins `text`; `None` where it has to be called.
fn component(text: &str, number: usize) -> Option<Component<'_>> {
    let name = &text[..word(text)];
    let start = name.len() + 1;
    let length = text[name.len()..].starts_with('(').then(|| end(&text[start..], ")"))??;
    let mut parameters = Vec::new();
    for parameter in text[start..start + length].split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let (name, default) = match parameter.split_once('=') {
            Some((name, default)) => (name.trim(), Some(default.trim()).filter(|it| is_literal(it))),
            None => (parameter, None),
        };
        (word(name) == name.len()).then(|| parameters.push(Parameter { name, default, uses: 0, fields: 0 }))?;
    }
    let after = text[start + length..].strip_prefix(')')?.trim_start();
    let body = after.strip_prefix("-%}").or_else(|| after.strip_prefix("%}"))?;
    let is_trimmed = after.starts_with('-');
    let until = body.find("endcomponent")?;
    let (body, tail) = body[..until].rsplit_once("{%")?;
    let body = without_edges(body, is_trimmed, tail.starts_with('-'))?;
    let own = variables(&body);
    let is_fit = body.len() <= LONGEST
        && !own.iter().any(|own| parameters.iter().any(|parameter| parameter.name == own))
        && parts(&body)?.iter().try_fold(0_usize, |depth, part| depth_after(depth, part)) == Some(0);
    is_fit.then_some(Component { number, parameters, body, own })
}

/// `body` without the space around it, and without marks that would take space from what it is put between.
fn without_edges(body: &str, from_start: bool, to_end: bool) -> Option<String> {
    let mut body = if from_start { body.trim_start() } else { body }.to_owned();
    if to_end {
        body.truncate(body.trim_end().len());
    }
    if ["{%-", "{{-", "{#-"].into_iter().any(|mark| body.trim_start().starts_with(mark)) {
        body = body.trim_start().replacen('-', "", 1);
    }
    if ["-%}", "-}}", "-#}"].into_iter().any(|mark| body.trim_end().ends_with(mark)) {
        let end = body.trim_end().len() - 3;
        body.truncate(end + 3);
        body.remove(end);
    }
    (body.trim() == body).then_some(body)
}

/// How deep in conditions and loops the template is after `part`; `None` where that says something of the scope around it.
fn depth_after(depth: usize, part: &Part<'_>) -> Option<usize> {
    let Part::Tag { sign: '%', inner } = part else { return Some(depth) };
    let inner = inner.trim_matches('-').trim();
    match &inner[..word(inner)] {
        "if" | "for" => Some(depth + 1),
        "endif" | "endfor" => depth.checked_sub(1),
        "else" | "elif" | "continue" | "break" => Some(depth),
        "set" if depth == 0 && inner.contains('=') => Some(depth),
        _ => None,
    }
}

impl Components<'_> {
    /// `text` with components where they are called.
    pub(super) fn inlined(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len() * 2);
        for part in parts(text)? {
            match part {
                Part::Tag { sign: '{', inner } if let Some(body) = self.called(inner) => out.push_str(&body),
                part => part.push_to(&mut out),
            }
        }
        Some(out)
    }

    /// What stands in place of `{{ inner }}`.
    fn called(&self, inner: &str) -> Option<String> {
        let call = inner.trim().strip_prefix('<')?.strip_suffix("/>")?;
        let name = &call[..word(call)];
        let Component { number, parameters, body, own } = self.0.get(name)?;
        let given = given(&call[name.len()..])?;
        given.keys().all(|given| parameters.iter().any(|parameter| parameter.name == *given)).then_some(())?;
        let mut out = String::with_capacity(body.len() * 2);
        let mut names: BTreeMap<&str, String> = own.iter().map(|own| (own.as_str(), format!("{own}__{number}"))).collect();
        for &Parameter { name, default, uses, fields } in parameters {
            let value = match given.get(name).copied().or(default)? {
                "None" => "none",
                value => value,
            };
            let stands = if is_literal(value) { fields == 0 } else { is_path(value) && (!value.contains('.') || uses <= USES) };
            let stand_in = if stands { value.to_owned() } else { format!("{name}__{number}") };
            if !stands && uses > 0 {
                out.push_str(&format!("{{% set {stand_in} = {value} %}}"));
            }
            names.insert(name, stand_in);
        }
        for part in parts(body)? {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Tag { sign, inner } => {
                    let inner = renamed(inner, &mut |name| names.get(name).cloned());
                    Part::Tag { sign, inner: &inner }.push_to(&mut out);
                }
            }
        }
        Some(out)
    }
}

/// How often a body asks for `parameter`, and how often for a field of it.
fn uses(body: &str, parameter: &str) -> Option<(usize, usize)> {
    let (mut uses, mut fields) = (0, 0);
    for part in parts(body)? {
        let Part::Tag { inner, .. } = part else { continue };
        // A sign that no template has, with what follows it right behind.
        let marked = renamed(inner, &mut |name| (name == parameter).then(|| "\u{0}".to_owned()));
        uses += marked.matches('\u{0}').count();
        fields += marked.matches("\u{0}.").count() + marked.matches("\u{0}[").count();
    }
    Some((uses, fields))
}

/// Arguments of a component's call, `name={expression}` or `name="words"` each.
fn given(text: &str) -> Option<BTreeMap<&str, &str>> {
    let mut given = BTreeMap::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let name = &rest[..word(rest)];
        let value = rest[name.len()..].strip_prefix('=').filter(|_| !name.is_empty())?;
        let length = match value.strip_prefix('{') {
            Some(inner) => {
                let length = end(inner, "}")?;
                given.insert(name, inner[..length].trim());
                length + 2
            }
            None => {
                let length = quoted(value)?;
                given.insert(name, &value[..length]);
                length
            }
        };
        rest = value[length..].trim_start();
    }
    Some(given)
}

/// Names that a body gives values to: in loops, in lists, by `set`.
fn variables(body: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in parts(body).unwrap_or_default() {
        let Part::Tag { inner, .. } = part else { continue };
        let words: Vec<&str> = inner.split(|sign: char| !is_word(sign) && sign != ',').filter(|it| !it.is_empty()).collect();
        for (at, word) in words.iter().enumerate() {
            let named = match *word {
                "for" => match words[at + 1..].iter().position(|word| *word == "in") {
                    Some(length @ 1..=2) => words[at + 1..at + 1 + length].to_vec(),
                    _ => Vec::new(),
                },
                "set" if at == 0 => words.get(1).into_iter().copied().collect(),
                _ => Vec::new(),
            };
            found.extend(named.into_iter().flat_map(|names| names.split(',')).filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// An expression with other names for its variables. Fields, filters, functions, components and names of arguments are no variables.
fn renamed(text: &str, other: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut at, mut before, mut earlier) = (0, "", "");
    let is_set = text.trim_start_matches('-').trim_start().starts_with("set ");
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match is_word(first) {
            true => word(rest),
            false => quoted(rest).unwrap_or(first.len_utf8()),
        };
        let (token, next) = (&rest[..length], rest[length..].trim_start());
        let is_tag = before == "<" && matches!(earlier, "" | "{" | "(" | "," | "=" | "[");
        let is_name = next.starts_with('=') && !next.starts_with("==") && !(is_set && before == "set");
        let is_variable = is_word(first) && !first.is_ascii_digit() && !matches!(before, "." | "|" | "is") && !is_tag && !is_name;
        match other(token).filter(|_| is_variable && !next.starts_with('(')) {
            Some(name) => out.push_str(&name),
            None => out.push_str(token),
        }
        if !(first.is_whitespace() || token == "not" && before == "is") {
            (earlier, before) = (before, token);
        }
        at += length;
    }
    out
}

/// How long the word at the beginning of `text` is.
fn word(text: &str) -> usize {
    text.find(|sign: char| !is_word(sign)).unwrap_or(text.len())
}

fn is_path(text: &str) -> bool {
    let is_name = |name: &str| name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') && word(name) == name.len();
    text.split('.').all(is_name)
}

fn is_literal(text: &str) -> bool {
    matches!(text, "none" | "None" | "true" | "false")
        || (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        || quoted(text) == Some(text.len())
}

#[cfg(test)]
mod tests;
