//! The words of a theme, in the site's language.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

use super::language::Language;
use crate::finding::{Finding, Findings};
use crate::nearest::nearest;
use crate::settings::Settings;
use crate::source::{Place, Span};
use crate::theme::{Strings as File, Theme};
use crate::view::context::PeriodRef;

/// Every string of a theme, said in one language, or in the next best where one is missing.
pub struct Strings {
    /// The language that numbers and dates are written in.
    pub language: Language,
    /// The site's language first, English last.
    bundles: Vec<FluentBundle<FluentResource>>,
    /// Strings without arguments, made once.
    fixed: FxHashMap<String, String>,
    /// Strings that are words and arguments in a row, with nothing to choose or count.
    plain: FxHashMap<String, Vec<Piece>>,
}

/// A part of a string.
pub enum Piece {
    /// What is always there.
    Words(String),
    /// What the argument of this name says.
    Argument(String),
}

/// The strings of `theme` in the language of `settings`, with what is wrong with them.
pub fn strings(findings: &mut Findings, theme: &Theme, settings: &Settings) -> Strings {
    let tag = settings.language.value.as_str();
    let chain = Language::fallbacks(tag);
    let available: BTreeSet<&str> = theme.strings.iter().map(|file| file.language.as_str()).collect();
    let spoken = chain[..chain.len() - 1].iter().any(|tag| available.contains(tag.as_str()));
    if !spoken && tag != "en" {
        findings.push(unknown_language(settings, &available));
    }
    report_broken(findings, theme);
    let language = Language::of(if spoken { tag } else { "en" });
    let mut bundles = Vec::new();
    for tag in chain.iter().filter(|tag| available.contains(tag.as_str())) {
        let mut bundle = bundle(tag, language);
        for file in theme.strings.iter().filter(|file| file.language == *tag) {
            bundle.add_resource_overriding(resource(&file.file.text));
        }
        bundles.push(bundle);
    }
    let names = names(theme, &chain);
    if let Some(first) = bundles.first_mut() {
        for (name, words) in &settings.strings {
            if !names.contains(name.as_str()) {
                findings.push(unknown_string(settings, name, &names));
            }
            let parsed = FluentResource::try_new(format!("{name} = {{ \"\" }}{}\n", one_line(&words.value)));
            match parsed {
                Ok(resource) => first.add_resource_overriding(resource),
                Err(_) => findings.push(
                    Finding::error(
                        "theme-strings",
                        Place::new(&settings.file, words.span),
                        format!("the words for `{name}` cannot be read"),
                    )
                    .help("a brace opens a variable, as in `{ $n } goals`; a brace of its own is written `{\"{\"}`"),
                ),
            }
        }
    }
    report_missing(findings, theme, tag, &names);
    let mut strings = Strings { language, bundles, fixed: FxHashMap::default(), plain: FxHashMap::default() };
    strings.plain = names.iter().filter_map(|name| Some(((*name).to_owned(), strings.pieces(name)?))).collect();
    strings.fixed = names.iter().filter_map(|name| Some(((*name).to_owned(), strings.without_arguments(name)?))).collect();
    strings
}

impl Strings {
    /// The string of this name, where it takes no arguments.
    pub fn fixed(&self, name: &str) -> Option<&str> {
        self.fixed.get(name).map(String::as_str)
    }

    /// The string of this name in pieces, where it is only words and arguments.
    pub fn plain(&self, name: &str) -> Option<&[Piece]> {
        self.plain.get(name).map(Vec::as_slice)
    }

    /// The string of this name with `arguments` in it; `None` where no language has it.
    pub fn text(&self, name: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        self.bundles.iter().find_map(|bundle| {
            let message = bundle.get_message(name)?;
            let mut errors = Vec::new();
            Some(bundle.format_pattern(message.value()?, Some(arguments), &mut errors).into_owned())
        })
    }

    /// What a period is called.
    pub fn period(&self, period: &PeriodRef) -> String {
        let mut arguments = FluentArgs::new();
        period.year.into_iter().for_each(|year| arguments.set("year", year.to_string()));
        period.number.into_iter().for_each(|number| arguments.set("number", number));
        let title = || self.text(&format!("period-{}", period.kind), &arguments);
        period.title.clone().or_else(title).unwrap_or_else(|| period.id.clone())
    }

    /// A value that is no text, as the argument `name` of a string. A year is not grouped as other numbers are.
    pub fn said(&self, name: &str, value: &tera::Value) -> String {
        match value.as_f64().filter(|_| name != "year") {
            Some(number) => self.language.number(number, None),
            None => value.to_string(),
        }
    }

    fn pieces(&self, name: &str) -> Option<Vec<Piece>> {
        let message = self.bundles.iter().find_map(|bundle| bundle.get_message(name))?;
        let Pattern { elements } = message.value()?;
        let piece = |element: &PatternElement<&str>| match element {
            PatternElement::TextElement { value } => Some(Piece::Words((*value).to_owned())),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
                Some(Piece::Argument(id.name.to_owned()))
            }
            PatternElement::Placeable { .. } => None,
        };
        elements.iter().map(piece).collect()
    }

    fn without_arguments(&self, name: &str) -> Option<String> {
        let bundle = self.bundles.iter().find(|bundle| bundle.has_message(name))?;
        let mut errors: Vec<FluentError> = Vec::new();
        let message = bundle.get_message(name)?;
        let text = bundle.format_pattern(message.value()?, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

fn bundle(tag: &str, language: Language) -> FluentBundle<FluentResource> {
    let locale: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Marks for the direction of text would be seen in titles and break links in feeds.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter(language)));
    // Only `NUMBER`, and the bundle is new: there is nothing it could clash with.
    let _ = bundle.add_builtins();
    bundle
}

/// Fluent takes a plain function, which can hold no language of its own.
fn formatter<M>(language: Language) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    fn number(value: &FluentValue<'_>, language: Language) -> Option<String> {
        let FluentValue::Number(number) = value else { return None };
        if !number.options.use_grouping {
            return Some(number.value.to_string());
        }
        Some(match number.options.minimum_fraction_digits {
            Some(digits) => language.fixed(number.value, digits),
            None => language.number(number.value, number.options.maximum_fraction_digits),
        })
    }
    match language {
        Language::English => |value, _| number(value, Language::English),
        Language::Bokmal | Language::Nynorsk | Language::Swedish => |value, _| number(value, Language::Bokmal),
        Language::Danish | Language::German => |value, _| number(value, Language::German),
        Language::Other => |value, _| number(value, Language::Other),
    }
}

/// A value of a template as the argument `name`. A year is not grouped as other numbers are.
pub fn argument<'v>(name: &str, value: &'v tera::Value) -> FluentValue<'v> {
    if name == "year" {
        return FluentValue::String(Cow::Owned(value.to_string()));
    }
    match (value.as_str(), value.as_i64(), value.as_f64()) {
        (Some(text), _, _) => FluentValue::String(Cow::Borrowed(text)),
        (None, Some(number), _) => FluentValue::from(number),
        (None, None, Some(number)) => FluentValue::from(number),
        (None, None, None) => FluentValue::String(Cow::Owned(value.to_string())),
    }
}

/// What parses of `text`; what does not has been reported.
fn resource(text: &str) -> FluentResource {
    FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of all strings in the languages of `chain`.
fn names<'t>(theme: &'t Theme, chain: &[String]) -> BTreeSet<&'t str> {
    theme.strings.iter().filter(|file| chain.contains(&file.language)).flat_map(|file| names_in(&file.file.text)).collect()
}

/// The names that a file of strings gives: words at the beginning of a line with an equals sign after them.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (name, _) = line.split_once('=')?;
        let name = name.trim_end();
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic()) && name.bytes().all(fits)).then_some(name)
    })
}

fn report_broken(findings: &mut Findings, theme: &Theme) {
    for File { file, .. } in &theme.strings {
        let Err((_, errors)) = FluentResource::try_new(file.text.clone()) else { continue };
        for error in errors {
            let line = |from: usize| from + file.text[from..].find('\n').unwrap_or(file.text.len() - from);
            let start = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start).min(file.text.len());
            let place = Place::new(file, Span::new(start, line(start)));
            let finding = Finding::error("theme-strings", place, "this string cannot be read").label(error.kind.to_string());
            findings.push(finding.help("a string is `name = words`; lines that go on are indented"));
        }
    }
}

/// One finding for a language: strings it lacks are said in the next best.
fn report_missing(findings: &mut Findings, theme: &Theme, tag: &str, names: &BTreeSet<&str>) {
    let files: Vec<&File> = theme.strings.iter().filter(|file| file.language == tag).collect();
    let has: BTreeSet<&str> = files.iter().flat_map(|file| names_in(&file.file.text)).collect();
    let missing: Vec<&str> = names.difference(&has).copied().collect();
    if let (Some(file), false) = (files.last(), missing.is_empty()) {
        let some = missing.iter().take(5).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let more = if missing.len() > 5 { format!(" and {} more", missing.len() - 5) } else { String::new() };
        let place = Place::new(&file.file, Span::default());
        let finding = Finding::warning("missing-string", place, format!("these strings are missing in `{tag}`: {some}{more}"));
        findings.push(
            finding.why("they are shown in another language").help("add a line for each, or copy them from the theme's `strings/en.ftl`"),
        );
    }
    let known = |name: &str| names.contains(name);
    for template in &theme.templates {
        for (name, span) in asked_for(&template.file.text) {
            if known(name) {
                continue;
            }
            let place = Place::new(&template.file, span);
            let finding = Finding::error("theme-strings", place.clone(), format!("the theme has no string `{name}`"));
            findings.push(match nearest(name, names.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")).fix(place, near),
                None => finding.help(format!("add `{name} = …` to `strings/en.ftl`")),
            });
        }
    }
}

/// The names that a template asks for by `t(key="…")`, where it is one word in quotes.
fn asked_for(text: &str) -> Vec<(&str, Span)> {
    let mut found = BTreeMap::new();
    for (at, _) in text.match_indices("t(key=") {
        let starts_word = !text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
        let start = at + "t(key=".len();
        let Some(quote) = text[start..].chars().next().filter(|sign| matches!(sign, '"' | '\'')) else { continue };
        let Some(end) = text[start + 1..].find(quote).map(|end| start + 1 + end) else { continue };
        let alone = text[end + 1..].trim_start().starts_with([')', ',']);
        if starts_word && alone {
            found.insert(start + 1, end);
        }
    }
    found.into_iter().map(|(start, end)| (&text[start..end], Span::new(start, end))).collect()
}

fn unknown_language(settings: &Settings, available: &BTreeSet<&str>) -> Finding {
    let language = &settings.language;
    let place = Place::new(&settings.file, language.span);
    let finding = Finding::error("unknown-language", place.clone(), format!("the theme has no strings in `{}`", language.value));
    let list = available.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", ");
    match nearest(&language.value, available.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")).fix(place, near),
        None => finding.help(format!("it has {list}; for another, translate its `en.ftl` as `theme/strings/{}.ftl`", language.value)),
    }
}

fn unknown_string(settings: &Settings, name: &str, names: &BTreeSet<&str>) -> Finding {
    let span = settings.strings.get(name).map(|words| words.span).unwrap_or_default();
    let place = Place::new(&settings.file, span);
    let finding = Finding::warning("unknown-string", place, format!("the theme has no string `{name}`"));
    match nearest(name, names.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("the names of all strings are in the theme's `strings/en.ftl`"),
    }
}
