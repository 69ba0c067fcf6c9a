//! A folder becomes a `Project`: everything is read once, in order, and what cannot be read as text is said rather than fatal.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use rayon::prelude::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};

use crate::disk::Error;
use crate::disk::active::active;
use crate::disk::encoding::{Seems, decode};
use crate::disk::names::{self, whole};
use crate::disk::stamp::{Stamp, Version};
use crate::disk::walk::{Entry, Folder, outside_project, walk};
use crate::finding::Finding;
use crate::project::{Drafts, Links, Project, Today};
use crate::source::{Place, SourceFile, Span};

/// The file that marks the root of a project.
pub const SETTINGS: &str = "leadmark.yaml";

/// The largest text file that is read; the largest real one seen has 60 KB.
const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// What a project depends on beside its files.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// The day the site is made for.
    pub today: Today,
    /// With or without drafts.
    pub drafts: Drafts,
    /// How links are written.
    pub links: Links,
    /// The theme's folder, where the settings name one rather than a bundled theme.
    pub theme: fn(&Arc<SourceFile>) -> Option<Utf8PathBuf>,
}

/// Files as they were seen before, so that reading again opens only those that changed.
#[derive(Debug, Default)]
pub struct Seen {
    /// What `content/` holds.
    folder: Option<Box<Folder>>,
    content: Vec<Known>,
    data: Vec<Known>,
    /// Of the files that are published as they are, in the order of `Project::files`.
    versions: Vec<(Utf8PathBuf, Version)>,
}

impl Seen {
    /// The next look lists every folder, whatever their times say: some file systems do not keep them.
    pub fn forget_folders(&mut self) {
        self.folder = None;
    }

    /// Differs from what it was before where a file that is published as it is has other bytes: a project holds only its name.
    pub fn versions(&self) -> Vec<(Utf8PathBuf, Version)> {
        self.versions.clone()
    }
}

/// A text file that was read.
#[derive(Debug)]
struct Known {
    path: Utf8PathBuf,
    stamp: Stamp,
    text: Text,
}

/// The folder at or above `from` that holds `leadmark.yaml`.
pub fn root(from: &Path) -> Result<PathBuf, Error> {
    let start = fs::canonicalize(from).map_err(Error::io("open", from))?;
    let found = start.ancestors().find(|folder| folder.join(SETTINGS).is_file()).map(Path::to_owned);
    found.ok_or_else(|| Error::NoProject { from: from.to_owned() })
}

/// Reads the project at `root`.
pub fn read(root: &Path, how: How) -> Result<Project, Error> {
    read_again(root, how, &mut Seen::default())
}

/// As [`read`], opening only files that are not as they were when `seen` last saw them.
pub fn read_again(root: &Path, how: How, seen: &mut Seen) -> Result<Project, Error> {
    let root = &fs::canonicalize(root).map_err(Error::io("open", root))?;
    let mut findings = Vec::new();

    let settings_path = root.join(SETTINGS);
    let Some(settings) = text_file(&settings_path, Utf8Path::new(SETTINGS), None)? else {
        return Err(Error::NoProject { from: root.clone() });
    };
    let mut settings = settings.text;
    if !fs::canonicalize(&settings_path).is_ok_and(|real| real.starts_with(root)) {
        // Nothing of another file is read, or repeated in what is said about it.
        settings = Text { file: None, wrong: Some(outside_project(Utf8Path::new(SETTINGS))) };
    }
    findings.extend(settings.wrong);
    let settings = settings.file.unwrap_or_else(|| whole(Utf8Path::new(SETTINGS)).file);

    let content = walk(root, Utf8Path::new("content"), &mut seen.folder, names::is_ignored, &mut findings)?;
    let data = walk(root, Utf8Path::new("data"), &mut None, names::is_ignored, &mut findings)?;
    let statics = walk(root, Utf8Path::new("static"), &mut None, names::is_ignored_as_static, &mut findings)?;
    let overrides = walk(root, Utf8Path::new("theme"), &mut None, names::is_ignored, &mut findings)?;

    // `..` and absolute paths never match a folder below the root, so that no theme reads what is outside of it.
    let theme_folder = (how.theme)(&settings).and_then(|folder| tidy(&folder)).filter(|folder| root.join(folder).is_dir());
    let theme = match &theme_folder {
        Some(folder) => walk(root, folder, &mut None, names::is_ignored, &mut findings)?,
        None => Vec::new(),
    };

    let mut texts = Vec::with_capacity(content.len());
    let mut files = Vec::new();
    for entry in content {
        match entry.path.extension() {
            Some("md") => texts.push(entry),
            Some(other) if other.eq_ignore_ascii_case("md") || other.eq_ignore_ascii_case("markdown") => {
                findings.push(names::markdown_extension(&entry.path));
            }
            _ => match active(root, &entry) {
                Some(finding) => findings.push(finding),
                None => files.push(entry),
            },
        }
    }
    files.extend(statics);
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    let tables = data.into_iter().filter(|entry| entry.path.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv")));

    seen.versions = versions(root, &files, &std::mem::take(&mut seen.versions));
    let content = texts_of(root, texts, &mut seen.content, &mut findings)?;
    let data = texts_of(root, tables.collect(), &mut seen.data, &mut findings)?;

    Ok(Project {
        settings,
        content,
        data,
        files: files.into_iter().map(|file| file.path).collect(),
        overrides: bytes(root, overrides, Utf8Path::new("theme"))?,
        theme: bytes(root, theme, theme_folder.as_deref().unwrap_or(Utf8Path::new("")))?,
        unreadable: findings,
        today: how.today,
        drafts: how.drafts,
        links: how.links,
        edit_url: None,
    })
}

/// `./themes/ours/` as `themes/ours`; `None` for what does not stay below the project.
fn tidy(folder: &Utf8Path) -> Option<Utf8PathBuf> {
    let parts = folder.components().filter(|part| !matches!(part, Utf8Component::CurDir));
    let parts: Option<Utf8PathBuf> = parts.map(|part| matches!(part, Utf8Component::Normal(_)).then(|| part.as_str())).collect();
    parts.filter(|path| !path.as_str().is_empty())
}

type Texts = BTreeMap<Utf8PathBuf, Arc<SourceFile>>;

/// A text file's contents.
#[derive(Debug, Clone)]
struct Text {
    /// Missing where the file is too large to be read.
    file: Option<Arc<SourceFile>>,
    wrong: Option<Finding>,
}

fn versions(root: &Path, files: &[Entry], known: &[(Utf8PathBuf, Version)]) -> Vec<(Utf8PathBuf, Version)> {
    let known: HashMap<&str, &Version> = known.iter().map(|(path, version)| (path.as_str(), version)).collect();
    let of =
        |file: &Entry| Some((file.path.clone(), Version::of(&file.on_disk(root), file.stamp?, known.get(file.path.as_str()).copied())));
    files.par_iter().filter_map(of).collect()
}

/// The texts of `entries`, those that `seen` does not know as they are now read anew.
fn texts_of(root: &Path, entries: Vec<Entry>, seen: &mut Vec<Known>, findings: &mut Vec<Finding>) -> Result<Texts, Error> {
    let mut before = std::mem::take(seen).into_iter().peekable();
    let mut known_of = |path: &Utf8Path| {
        let same = before.next_if(|known| known.path.as_str() == path.as_str());
        same.or_else(|| {
            while before.next_if(|known| *known.path < *path).is_some() {}
            before.next_if(|known| known.path == path)
        })
    };
    let with_known = |entry: Entry| (known_of(&entry.path), entry);
    let mut all: Vec<(Option<Known>, Entry)> = entries.into_iter().map(with_known).collect();
    let is_new = |(known, entry): &&mut (Option<Known>, Entry)| {
        known.as_ref().is_none_or(|known| !known.stamp.settled || entry.stamp != Some(known.stamp))
    };
    all.par_iter_mut().with_min_len(64).filter(is_new).try_for_each(|(known, entry)| {
        *known = text_file(&entry.on_disk(root), &entry.path, known.as_ref())?;
        Ok(())
    })?;
    seen.reserve(all.len());
    let texts = all.into_iter().filter_map(|(known, entry)| {
        let known = known?;
        findings.extend(known.text.wrong.clone());
        let text = known.text.file.clone();
        seen.push(known);
        Some((entry.path, text?))
    });
    Ok(texts.collect())
}

/// Reads `on_disk` as text; `None` where it has just been deleted. Where it says what `known` says, that is given again.
fn text_file(on_disk: &Path, path: &Utf8Path, known: Option<&Known>) -> Result<Option<Known>, Error> {
    let mut file = match File::open(on_disk) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", on_disk)(error)),
    };
    let metadata = file.metadata().map_err(Error::io("read", on_disk))?;
    // Taken before the bytes: what is written meanwhile makes another one.
    let stamp = Stamp::of(&metadata, SystemTime::now());
    if metadata.len() > LARGEST_TEXT {
        return Ok(Some(Known { path: path.to_owned(), stamp, text: Text { file: None, wrong: Some(too_large(path, metadata.len())) } }));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    (&mut file).take(LARGEST_TEXT).read_to_end(&mut bytes).map_err(Error::io("read", on_disk))?;
    let decoded = decode(bytes);
    let mut text = decoded.text;
    text.shrink_to_fit();
    let new = SourceFile { path: path.to_owned(), text };
    let same = known.and_then(|known| known.text.file.as_ref()).filter(|file| ***file == new);
    let source = same.map_or_else(|| Arc::new(new), Arc::clone);
    let wrong = decoded.wrong.map(|wrong| not_utf_8(Place::new(&source, Span::new(wrong.at.0, wrong.at.1)), wrong.seems));
    // The guessed text goes on, so that the rest of the project does not miss what this file says.
    Ok(Some(Known { path: path.to_owned(), stamp, text: Text { file: Some(source), wrong } }))
}

/// Files of a theme by path below `folder`.
fn bytes(root: &Path, entries: Vec<Entry>, folder: &Utf8Path) -> Result<BTreeMap<Utf8PathBuf, Arc<[u8]>>, Error> {
    let below = |path: &Utf8Path| path.strip_prefix(folder).unwrap_or(path).to_owned();
    let read = |entry: Entry| match fs::read(entry.on_disk(root)) {
        Ok(bytes) => Ok(Some((below(&entry.path), Arc::from(bytes)))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", entry.on_disk(root))(error)),
    };
    Ok(entries.into_par_iter().map(read).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// `not-utf-8`
fn not_utf_8(place: Place, seems: Seems) -> Finding {
    let path = place.file.path.clone();
    let name = path.file_name().unwrap_or("");
    let message = match seems {
        Seems::Utf16 => format!("`{name}` is saved as UTF-16, not as UTF-8"),
        Seems::Utf32 => format!("`{name}` is saved as UTF-32, not as UTF-8"),
        Seems::Windows1252 => format!("`{name}` is saved in an old encoding (it looks like Windows-1252), not as UTF-8"),
        Seems::Binary => format!("`{name}` is not a text file"),
    };
    let finding = Finding::error("not-utf-8", place, message);
    match seems {
        Seems::Windows1252 => finding.label("the first letter that is not UTF-8"),
        _ => finding,
    }
    .help(match seems {
        Seems::Binary => "if it came out of a word processor, save it there as plain text, encoded as UTF-8",
        _ => "save it as UTF-8: in VS Code click the encoding in the status bar, then `Save with Encoding`; in Notepad choose `Save as`, then `Encoding: UTF-8`",
    })
}

/// `too-large`
fn too_large(path: &Utf8Path, size: u64) -> Finding {
    Finding::error(
        "too-large",
        whole(path),
        format!("`{}` has {} MB; a text file may have {}", path.file_name().unwrap_or(""), size.div_ceil(1 << 20), LARGEST_TEXT >> 20),
    )
    .help("split it, or take what is not text out of it")
}
