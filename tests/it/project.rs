//! Projects made of text, for tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::date;
use leadmark::project::{Drafts, Links, Project, Today};
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
