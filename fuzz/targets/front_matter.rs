//! Bytes as any of a project's files, through everything that is made of front matter: read, linked, checked, reported in every format,
//! and one check-in more written into it.
#![no_main]

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::{Date, date};
use leadmark::check::{By, RULES, check};
use leadmark::finding::{Finding, Findings};
use leadmark::link::link;
use leadmark::model::entry::Entry;
use leadmark::parse::{self, Parsed};
use leadmark::project::{Drafts, Links};
use leadmark::report::{Format, Screen, report};
use leadmark::settings::{Settings, settings};
use leadmark::site::Site;
use leadmark::source::SourceFile;
use leadmark::view::{Views, links as dead_links};
use leadmark::yaml;
use libfuzzer_sys::fuzz_target;

const TODAY: Date = date(2026, 11, 22);

/// The first byte says which file of the project the others are, and how the findings are reported: one format at a time, since reports
/// cost more than all the rest.
const PLACES: [&str; 12] = [
    "content/teams/a/2026-q4/x.md",
    "content/teams/a/2026-q3/x.md",
    "content/teams/a/backlog/x.md",
    "content/teams/a/index.md",
    "content/teams/a/2026-q4/index.md",
    "content/strategy/index.md",
    "content/strategy/goals/fast.md",
    "content/strategy/challenges/slow.md",
    "content/periods/autumn.md",
    "content/index.md",
    "data/numbers.csv",
    "leadmark.yaml",
];

const FORMATS: [Format; 6] = [Format::Human, Format::Short, Format::Json, Format::Github, Format::Gitlab, Format::Sarif];

/// What surrounds that file.
const FILES: [(&str, &str); 6] = [
    ("content/strategy/goals/speed.md", "---\ntitle: Speed\naddresses: [slow]\n---\n"),
    ("content/strategy/challenges/slow.md", "---\ntitle: Slow feedback\n---\n"),
    ("content/teams/a/index.md", "---\ntitle: A\n---\n"),
    ("content/teams/b/index.md", "---\ntitle: B\nparent: a\n---\n"),
    (
        "content/teams/b/2026-q4/y.md",
        "---\ntitle: Nobody waits\nsupports: [a/x, speed]\nkey-results:\n  - {title: Wait, baseline: 3, target: 1, supports: [a/x#k], check-ins: [{date: 2026-10-05, value: 2}]}\n---\n",
    ),
    ("content/teams/a/2026/z.md", "---\ntitle: A year\nsupports: {speed: faster}\nkey-results: [{id: k, title: K, at-least: 3, values: data/numbers.csv}]\n---\nWords [here](../index.md)\n"),
];

/// A project, read once, and settings under which every rule speaks.
struct Surroundings {
    settings: Settings,
    entries: Vec<Entry>,
}

thread_local! {
    static SURROUNDINGS: OnceCell<Surroundings> = const { OnceCell::new() };
}

fuzz_target!(|bytes: &[u8]| {
    SURROUNDINGS.with(|around| {
        around.get_or_init(surroundings).with(bytes);
    });
});

fn source(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile { path: path.into(), text: text.to_owned() })
}

fn surroundings() -> Surroundings {
    let loud: String = RULES.iter().filter(|rule| matches!(rule.by, By::Check(_))).map(|rule| format!("  {}: warn\n", rule.name)).collect();
    let text = format!("title: T\nscoring: {{commit: 0.3, target: 0.7, stretch: 1}}\nrules:\n{loud}");
    let settings = settings(&mut Findings::new(), &source("leadmark.yaml", &text));
    let entries = FILES.iter().filter_map(|(path, text)| parse::parse(&source(path, text), &settings).entry).collect();
    Surroundings { settings, entries }
}

impl Surroundings {
    fn with(&self, bytes: &[u8]) {
        let Some((&first, bytes)) = bytes.split_first() else { return };
        let text = String::from_utf8_lossy(bytes);
        let file = source(PLACES[usize::from(first) % PLACES.len()], text.trim_start_matches('\u{feff}'));
        let mut findings = Findings::new();
        let mut settings = self.settings.clone();
        let mut tables = BTreeMap::new();
        let mut entries = self.entries.clone();
        if file.path == "leadmark.yaml" {
            settings = leadmark::settings::settings(&mut findings, &file);
        } else if file.path.starts_with("data") {
            let (table, found) = parse::data(&file);
            findings.extend(found);
            tables.insert(Utf8PathBuf::from("data/numbers.csv"), table);
        } else {
            let Parsed { entry, findings: found } = parse::parse(&file, &settings);
            findings.extend(found);
            entries.retain(|other| other.head().file.path != file.path);
            if let Some(Entry::Objective(objective)) = &entry {
                insert(&file, objective.key_results.first().map(|it| it.span));
            }
            entries.extend(entry);
        }
        entries.sort_by(|one, other| one.head().file.path.cmp(&other.head().file.path));
        let okrs = Arc::new(link(&mut findings, entries, &tables, &settings, Drafts::Shown, settings.today.unwrap_or(TODAY)));
        check(&mut findings, &okrs, &settings);
        let views = Views::new(Arc::clone(&okrs), Arc::new(settings), &[], Links::Folders);
        // No page is made here, so that every link leads nowhere.
        dead_links::check(&mut findings, &views, &Site::default());
        findings.sort_by(Finding::order);
        report(&findings, FORMATS[usize::from(first) / PLACES.len() % FORMATS.len()], &Screen::default());
    }
}

/// Another check-in, which has to be an insertion and nothing else.
fn insert(file: &Arc<SourceFile>, within: Option<leadmark::source::Span>) {
    let item = [("date", "2026-11-22"), ("confidence", "7"), ("note", "Said: \"it's #1\"")];
    let Some(insertion) = yaml::insert(file, within, "check-ins", &item) else { return };
    let text = insertion.applied_to(&file.text);
    assert_eq!(text.len(), file.text.len() + insertion.text.len());
    let mut findings = Findings::new();
    let file = source(file.path.as_str(), &text);
    if let Some(front) = yaml::split(&mut findings, &file).front {
        yaml::document(&mut findings, &file, front);
    }
    assert!(findings.is_empty(), "{findings:?}");
}
