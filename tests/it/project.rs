//! Projects made of text, for tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::date;
use leadmark::check::check;
use leadmark::finding::{Finding, Findings};
use leadmark::link::link;
use leadmark::model::okrs::Okrs;
use leadmark::parse;
use leadmark::project::{Drafts, Links, Project, Today};
use leadmark::settings::settings;
use leadmark::source::SourceFile;

/// The settings of a project that brings none of its own.
pub const SETTINGS: &str = "title: Example\ntoday: 2026-11-22\n";

/// A project of these files: path and text.
pub fn project<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Project {
    let source = |path: &str, text: &str| Arc::new(SourceFile { path: path.into(), text: text.to_owned() });
    let mut settings = source("leadmark.yaml", SETTINGS);
    let (mut content, mut data, mut overrides) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (path, text) in files {
        let file = source(path, text);
        if path == "leadmark.yaml" {
            settings = file;
        } else if let Some(path) = path.strip_prefix("theme/") {
            overrides.insert(Utf8PathBuf::from(path), Arc::from(text.as_bytes()));
        } else if path.starts_with("data/") {
            data.insert(Utf8PathBuf::from(path), file);
        } else {
            content.insert(Utf8PathBuf::from(path), file);
        }
    }
    Project {
        settings,
        content,
        data,
        files: Vec::new(),
        overrides,
        theme: BTreeMap::new(),
        unreadable: Vec::new(),
        today: Today::Clock(date(2026, 11, 22)),
        drafts: Drafts::Hidden,
        links: Links::Folders,
        edit_url: None,
    }
}

/// What is found in a project and what becomes of it, as `compile` does it, without theme and pages: these take a hundred times longer.
pub fn checked(project: &Project) -> (Findings, Okrs) {
    let mut findings = project.unreadable.clone();
    let settings = settings(&mut findings, &project.settings);
    let mut entries = Vec::new();
    for file in project.content.values() {
        let parsed = parse::parse(file, &settings);
        findings.extend(parsed.findings);
        entries.extend(parsed.entry);
    }
    let mut tables = BTreeMap::new();
    for (path, file) in &project.data {
        let (table, found) = parse::data(file);
        findings.extend(found);
        tables.insert(path.clone(), table);
    }
    let (Today::Said(today) | Today::Clock(today)) = project.today;
    let okrs = link(&mut findings, entries, &tables, &settings, project.drafts, settings.today.unwrap_or(today));
    check(&mut findings, &okrs, &settings);
    findings.sort_by(Finding::order);
    (findings, okrs)
}
