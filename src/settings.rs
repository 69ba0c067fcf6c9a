//! `leadmark.yaml` with every default filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::fields::{Field, Reader, Record, Table, Value, a_word, invalid, text};
use crate::finding::{Finding, Findings};
use crate::model::arithmetic::Scoring;
use crate::model::entry::Text;
use crate::source::{SourceFile, Span};
use crate::yaml;

/// How strictly a rule is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Said nowhere.
    Allow,
    /// A warning.
    Warn,
    /// An error.
    Deny,
}

/// Everything `leadmark.yaml` can say.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// `leadmark.yaml` itself, for findings of later stages about what it says.
    pub file: Arc<SourceFile>,
    /// The organisation or the site.
    pub title: Text,
    /// A language the theme has strings in: `en`, `nb`, …
    pub language: Text,
    /// Where the site will stand, ending in `/`.
    pub base_url: Option<String>,
    /// The period shown first, if it is fixed.
    pub period: Option<Text>,
    /// Month in which the years of periods begin, 1 to 12.
    pub year_starts: i8,
    /// Where a page's source can be edited, with `{path}` in it.
    pub edit_url: Option<String>,
    /// Days after which a silent key result counts as stale, at least 1.
    pub check_in_every: i64,
    /// A bundled theme's name, or a folder of the project.
    pub theme: Text,
    /// Levels by rule.
    pub rules: BTreeMap<String, (Level, Text)>,
    /// Scores at commit, target and stretch.
    pub scoring: Scoring,
    /// Words to say differently, by name of the string.
    pub strings: BTreeMap<String, Text>,
    /// The day the site is shown as of, where neither the command line nor the clock should decide.
    pub today: Option<Date>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            file: Arc::new(SourceFile { path: "leadmark.yaml".into(), text: String::new() }),
            title: Text::default(),
            language: Text::new("en".to_owned(), Span::default()),
            base_url: None,
            period: None,
            year_starts: 1,
            edit_url: None,
            check_in_every: 14,
            theme: Text::new("default".to_owned(), Span::default()),
            rules: BTreeMap::new(),
            scoring: Scoring::default(),
            strings: BTreeMap::new(),
            today: None,
        }
    }
}

static LEVELS: [&str; 3] = ["allow", "warn", "deny"];

/// `leadmark.yaml`
pub static SETTINGS: Table = Table {
    name: "settings",
    a: "`leadmark.yaml`",
    doc: "`leadmark.yaml`: the settings of the site. Its folder is the project.",
    groups: &[&[
        Field::required("title", Value::Text, "Our objectives", "The organisation or the site."),
        Field::new(
            "language",
            Value::Text,
            "nb",
            "The language of the site's own words: `en`, `nb`, `nn` and others that the theme has; `en` where it is left out.",
        ),
        Field::new(
            "base-url",
            Value::Url,
            "https://okrs.example.com/",
            "Where the site will stand; used only where a whole address is needed, as in feeds.",
        ),
        Field::new("period", Value::Text, "2026-q4", "The period shown first; else the shortest one that holds today and has objectives."),
        Field::new("year-starts", Value::Integer(1, 12), "1", "The month in which the year of `2026-q1` begins; 1 where it is left out."),
        Field::new(
            "edit-url",
            Value::Text,
            "https://git.example.com/okrs/edit/main/{path}",
            "Where a page's file can be edited; `{path}` becomes its path.",
        ),
        Field::new(
            "check-in-every",
            Value::Integer(1, i64::MAX),
            "14",
            "Days after which a silent key result counts as stale; 14 where it is left out.",
        ),
        Field::new("theme", Value::Text, "default", "A bundled theme's name, or a folder of the project; `default` where it is left out."),
        Field::new(
            "rules",
            Value::Map("names of rules", &Value::OneOf(&LEVELS)),
            "{missing-unit: warn}",
            "How strictly each rule is taken; each has a level of its own.",
        ),
        Field::new(
            "scoring",
            Value::Record(&SCORING),
            "{commit: 0.3, target: 0.7, stretch: 1}",
            "The scores at `commit`, `target` and `stretch`; `{target: 1}` where it is left out.",
        ),
        Field::new("strings", Value::Map("names of the theme's strings", &Value::Text), "{goal: Pillar}", "Words to say differently."),
        Field::new(
            "today",
            Value::Date,
            "2026-11-22",
            "The day that the site is shown as of, for examples; the calendar's where it is left out.",
        ),
    ]],
    inside: &[],
    beside: &[],
};

/// Scores at the points of a target.
pub static SCORING: Table = Table {
    name: "scoring",
    a: "`scoring`",
    doc: "The scores at the points of a target, from 0 to 1, rising.",
    groups: &[&[
        Field::new("commit", Value::Number(0.0, 1.0), "0.3", "Where what was promised is reached."),
        Field::new("target", Value::Number(0.0, 1.0), "0.7", "Where what was aimed at is reached; 1 where it is left out."),
        Field::new("stretch", Value::Number(0.0, 1.0), "1", "Where the feat is done."),
    ]],
    inside: &[&SETTINGS],
    beside: &[],
};

/// Reads `leadmark.yaml`.
pub fn settings(findings: &mut Findings, file: &Arc<SourceFile>) -> Settings {
    let defaults = Settings::default();
    let document = yaml::document(findings, file, Span::new(0, file.text.len()));
    let mut reader = Reader { file, findings: Findings::new(), torn: document.torn };
    let mut record = Record::read(&mut reader, &SETTINGS, document.root);
    record.check_required(&mut reader);
    let settings = Settings {
        file: Arc::clone(file),
        title: record.text(&mut reader, "title").unwrap_or(defaults.title),
        language: record.text(&mut reader, "language").unwrap_or(defaults.language),
        base_url: base_url(&mut reader, &mut record),
        period: record.text(&mut reader, "period"),
        year_starts: record.number(&mut reader, "year-starts").map_or(defaults.year_starts, |month| month.value as i8),
        edit_url: edit_url(&mut reader, &mut record),
        check_in_every: record.number(&mut reader, "check-in-every").map_or(defaults.check_in_every, |days| days.value as i64),
        theme: record.text(&mut reader, "theme").unwrap_or(defaults.theme),
        rules: rules(&mut reader, &mut record),
        scoring: scoring(&mut reader, &mut record),
        strings: strings(&mut reader, &mut record),
        today: record.date(&mut reader, "today").map(|today| today.value),
    };
    record.finish();
    findings.append(&mut reader.findings);
    findings.sort_by(Finding::order);
    settings
}

fn base_url(reader: &mut Reader<'_>, record: &mut Record<'_>) -> Option<String> {
    let url = record.text(reader, "base-url")?;
    if !url.starts_with("https://") && !url.starts_with("http://") {
        let fixed = format!("https://{}", url.trim_start_matches('/'));
        let finding = invalid(reader.place(url.span), format!("`base-url` takes a whole address, and `{}` is a part of one", url.value))
            .help(format!("write it with `https://`, such as `{fixed}`"));
        reader.say(finding);
        return None;
    }
    // Pages are named by what is put behind it, in XML as well.
    if let Some(at) = url.find(['?', '#', '"', '\'', '<', '>', '\\']) {
        let finding = invalid(reader.place(url.span), format!("`base-url` takes the address of a folder, and `{}` is none", url.value))
            .help(format!("write where the front page stands, such as `{}`", &url[..at]));
        reader.say(finding);
        return None;
    }
    Some(format!("{}/", url.trim_end_matches('/')))
}

fn edit_url(reader: &mut Reader<'_>, record: &mut Record<'_>) -> Option<String> {
    let url = record.text(reader, "edit-url")?;
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    if !matches!(scheme, Some("http" | "https")) || !url.contains("{path}") {
        let finding = invalid(reader.place(url.span), "`edit-url` takes an address with `{path}` in it")
            .help("write it like `https://git.example.com/okrs/edit/main/{path}`: `{path}` becomes the path of each file");
        reader.say(finding);
        return None;
    }
    Some(url.value)
}

fn rules(reader: &mut Reader<'_>, record: &mut Record<'_>) -> BTreeMap<String, (Level, Text)> {
    let mut rules = BTreeMap::new();
    for (rule, node) in record.map(reader, "rules") {
        let level = a_word(reader, &rule, &Value::OneOf(&LEVELS), &node);
        if let Some(level) = level {
            let level = match level.value {
                "allow" => Level::Allow,
                "warn" => Level::Warn,
                _ => Level::Deny,
            };
            rules.insert(rule.value.clone(), (level, rule));
        }
    }
    rules
}

fn strings(reader: &mut Reader<'_>, record: &mut Record<'_>) -> BTreeMap<String, Text> {
    let mut strings = BTreeMap::new();
    for (name, node) in record.map(reader, "strings") {
        if let Some(words) = text(reader, &name, &Value::Text, node) {
            strings.insert(name.value, words);
        }
    }
    strings
}

fn scoring(reader: &mut Reader<'_>, record: &mut Record<'_>) -> Scoring {
    let Some(mut points) = record.record(reader, "scoring") else { return Scoring::default() };
    let span = points.span;
    let mut point = |name| points.number(reader, name).map(|score| score.value);
    let scoring = Scoring { commit: point("commit"), target: point("target").unwrap_or(1.0), stretch: point("stretch") };
    points.finish();
    let rising =
        scoring.commit.is_none_or(|commit| commit <= scoring.target) && scoring.stretch.is_none_or(|stretch| stretch >= scoring.target);
    if !rising {
        let finding = invalid(reader.place(span), "the scores of `scoring` do not rise from `commit` over `target` to `stretch`")
            .help("write them like `{commit: 0.3, target: 0.7, stretch: 1}`; `target` is 1 where it is left out");
        reader.say(finding);
        return Scoring::default();
    }
    scoring
}
