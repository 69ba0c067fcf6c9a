//! Everything a build depends on.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::Date;

use crate::finding::Finding;
use crate::source::SourceFile;

/// Whether files with `draft: true` are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drafts {
    /// Left out, as if they were not there; a reference to one is a warning.
    Hidden,
    /// Shown, and marked.
    Shown,
}

/// Whether links name a folder or the page in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Links {
    /// `../teams/platform/`, for a web server.
    Folders,
    /// `../teams/platform/index.html`, for a folder opened in a browser.
    Files,
}

/// A project as it was read: plain values, no file system behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// `leadmark.yaml`.
    pub settings: Arc<SourceFile>,
    /// Every `content/**/*.md`, by path.
    pub content: BTreeMap<Utf8PathBuf, Arc<SourceFile>>,
    /// Every `data/**/*.csv`, by path.
    pub data: BTreeMap<Utf8PathBuf, Arc<SourceFile>>,
    /// Files published as they are: those under `static/` and those beside Markdown files, by path in the project. Their bytes stay
    /// where they are until the site is written.
    pub files: Vec<Utf8PathBuf>,
    /// `theme/**`: files that replace the theme's files of the same path, by path below `theme/`.
    pub overrides: BTreeMap<Utf8PathBuf, Arc<[u8]>>,
    /// The chosen theme's files by path in its folder, where `theme:` names a folder rather than a bundled theme.
    pub theme: BTreeMap<Utf8PathBuf, Arc<[u8]>>,
    /// What could not be read as text, such as a file that is not UTF-8, and names that cannot stand in a site.
    pub unreadable: Vec<Finding>,
    /// The day the site is made for, from the command line or the clock; `today:` in the settings stands in its place where the
    /// command line is silent.
    pub today: Today,
    /// With or without drafts.
    pub drafts: Drafts,
    /// How links are written.
    pub links: Links,
    /// Where sources are edited, with `{path}` in it, instead of the settings' `edit-url`: a preview opens them in an editor.
    pub edit_url: Option<String>,
}

impl Project {
    /// The same project, each text and file of `files` as it was: with these bytes, or not there.
    pub fn as_before(&self, files: &BTreeMap<String, Option<Vec<u8>>>) -> Self {
        let mut before = self.clone();
        for (path, bytes) in files {
            let path = Utf8PathBuf::from(path);
            let source = bytes.as_ref().map(|bytes| {
                let text = String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_owned();
                Arc::new(SourceFile { path: path.clone(), text })
            });
            match (path.components().next().map(|it| it.as_str()), path.extension()) {
                (Some("content"), Some("md")) => put(&mut before.content, path, source),
                (Some("data"), Some("csv")) => put(&mut before.data, path, source),
                (Some("content" | "static"), _) => {
                    before.files.retain(|file| *file != path);
                    before.files.extend(source.map(|_| path));
                }
                _ if path == self.settings.path => before.settings = source.unwrap_or(before.settings),
                _ => {}
            }
        }
        before.files.sort();
        before
    }
}

fn put(all: &mut BTreeMap<Utf8PathBuf, Arc<SourceFile>>, path: Utf8PathBuf, source: Option<Arc<SourceFile>>) {
    match source {
        Some(source) => drop(all.insert(path, source)),
        None => drop(all.remove(&path)),
    }
}

/// The day a site is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Today {
    /// Said on the command line: holds against everything.
    Said(Date),
    /// Read from the clock: gives way to `today:` in the settings.
    Clock(Date),
}
