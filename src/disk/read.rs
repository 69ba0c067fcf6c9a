//! A folder becomes a `Project`: everything is read once, in order, and what cannot be read as text is said rather than fatal.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use walkdir::WalkDir;

use crate::disk::Error;
use crate::disk::encoding::{Seems, decode};
use crate::disk::names::{self, whole};
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

/// Text files as they were read before, so that reading again opens only those that changed.
#[derive(Debug, Default)]
pub struct Seen {
    texts: HashMap<PathBuf, (Stamp, Option<Text>)>,
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
    let Some(settings) = text_file(&settings_path, Utf8Path::new(SETTINGS), None)?.1 else {
        return Err(Error::NoProject { from: root.clone() });
    };
    findings.extend(settings.wrong);
    let settings = settings.file.unwrap_or_else(|| whole(Utf8Path::new(SETTINGS)).file);

    let content = walk(root, Utf8Path::new("content"), names::is_ignored, &mut findings)?;
    let data = walk(root, Utf8Path::new("data"), names::is_ignored, &mut findings)?;
    let statics = walk(root, Utf8Path::new("static"), names::is_ignored_as_static, &mut findings)?;
    let overrides = walk(root, Utf8Path::new("theme"), names::is_ignored, &mut findings)?;

    // `..` and absolute paths never match a folder below the root, so that no theme reads what is outside of it.
    let theme_folder = (how.theme)(&settings).and_then(|folder| tidy(&folder)).filter(|folder| root.join(folder).is_dir());
    let theme = match &theme_folder {
        Some(folder) => walk(root, folder, names::is_ignored, &mut findings)?,
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
            _ => files.push(entry.path),
        }
    }
    files.extend(statics.into_iter().map(|entry| entry.path));
    files.sort_unstable();
    let tables = data.into_iter().filter(|entry| entry.path.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv")));

    let known = std::mem::take(&mut seen.texts);
    let mut sort = |entries: Vec<Entry>| -> Result<BTreeMap<Utf8PathBuf, Arc<SourceFile>>, Error> {
        let read: Vec<_> = entries
            .into_par_iter()
            .map(|entry| text_file(&entry.on_disk, &entry.path, known.get(&entry.on_disk)).map(|(stamp, text)| (entry, stamp, text)))
            .collect::<Result<_, _>>()?;
        let mut files = BTreeMap::new();
        for (entry, stamp, text) in read {
            if let Some(text) = &text {
                findings.extend(text.wrong.clone());
                files.extend(text.file.clone().map(|file| (entry.path, file)));
            }
            seen.texts.extend(stamp.map(|stamp| (entry.on_disk, (stamp, text))));
        }
        Ok(files)
    };
    let content = sort(texts)?;
    let data = sort(tables.collect())?;

    Ok(Project {
        settings,
        content,
        data,
        files,
        overrides: bytes(overrides, Utf8Path::new("theme"))?,
        theme: bytes(theme, theme_folder.as_deref().unwrap_or(Utf8Path::new("")))?,
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

/// A file of a project: what the project calls it, and where it lies.
struct Entry {
    /// Relative to the root, composed.
    path: Utf8PathBuf,
    on_disk: PathBuf,
}

/// Every file below `root/folder`, in order of names.
fn walk(root: &Path, folder: &Utf8Path, ignored: fn(&str) -> bool, findings: &mut Vec<Finding>) -> Result<Vec<Entry>, Error> {
    let top = root.join(folder);
    if top.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(Vec::new());
    }
    let project_path = |path: &Path| {
        let parts = path.strip_prefix(root).unwrap_or(path).components();
        parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let named = |path: &Path| Utf8PathBuf::from(names::composed(&project_path(path)));
    let passed_over = |path: &Path| path.file_name().and_then(|name| name.to_str()).is_some_and(ignored);

    let mut entries = Vec::new();
    let mut by_folded: HashMap<String, PathBuf> = HashMap::new();
    let mut walk = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
    while let Some(step) = walk.next() {
        let entry = match step {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&top).to_owned();
                if passed_over(&path) {
                    continue;
                }
                let is_link = path.symlink_metadata().is_ok_and(|it| it.is_symlink());
                match error.io_error().map(io::Error::kind) {
                    None => findings.push(circular_link(&named(&path))),
                    Some(io::ErrorKind::NotFound) if is_link => findings.push(broken_link(&named(&path))),
                    // Deleted since its folder was listed.
                    Some(io::ErrorKind::NotFound) => {}
                    Some(_) => return Err(Error::io("read", path)(error.into())),
                }
                continue;
            }
        };
        let path = entry.path();
        let is_folder = entry.file_type().is_dir();
        if entry.depth() > 0 && passed_over(path) {
            if is_folder {
                walk.skip_current_dir();
            }
            continue;
        }
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            findings.push(names::unreadable_name(&named(path)));
            if is_folder {
                walk.skip_current_dir();
            }
            continue;
        };
        if entry.path_is_symlink() && !fs::canonicalize(path).is_ok_and(|target| target.starts_with(root)) {
            findings.push(outside_project(&named(path)));
            if is_folder {
                walk.skip_current_dir();
            }
            continue;
        }
        // A page stands in a folder of its file's name.
        let page = name.strip_suffix(".md").unwrap_or(name);
        if let Some(reason) = names::unportable(name).or_else(|| names::unportable(page)) {
            findings.push(names::unportable_name(&named(path), &reason));
        }
        if let Some(other) = by_folded.insert(names::folded(&project_path(path)), path.to_owned())
            && other.parent() == path.parent()
        {
            let alike = named(&other) == named(path);
            findings.push(names::same_name(Utf8Path::new(&project_path(path)), Utf8Path::new(&project_path(&other)), alike));
        }
        if entry.file_type().is_file() {
            entries.push(Entry { path: named(path), on_disk: path.to_owned() });
        } else if !is_folder {
            findings.push(no_file(&named(path)));
        }
    }
    Ok(entries)
}

/// A text file's contents.
#[derive(Debug, Clone)]
struct Text {
    /// Missing where the file is too large to be read.
    file: Option<Arc<SourceFile>>,
    wrong: Option<Finding>,
}

/// What tells that a file is still the same without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: SystemTime,
    size: u64,
    /// The file's number and the time of its last change of any kind, where the system has them.
    inode: (u64, i64, i64),
}

impl Stamp {
    /// `None` for a file changed so lately that another change could carry the same time.
    fn of(metadata: &Metadata) -> Option<Self> {
        #[cfg(unix)]
        let inode = {
            use std::os::unix::fs::MetadataExt;
            (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
        };
        #[cfg(not(unix))]
        let inode = (0, 0, 0);
        let modified = metadata.modified().ok()?;
        let settled = SystemTime::now().duration_since(modified).is_ok_and(|age| age > Duration::from_millis(50));
        settled.then_some(Self { modified, size: metadata.len(), inode })
    }
}

/// Reads `on_disk` as text unless it is as `known` has it; no text where it has just been deleted.
fn text_file(on_disk: &Path, path: &Utf8Path, known: Option<&(Stamp, Option<Text>)>) -> Result<(Option<Stamp>, Option<Text>), Error> {
    if let Some((stamp, text)) = known
        && fs::metadata(on_disk).is_ok_and(|metadata| Stamp::of(&metadata) == Some(*stamp))
    {
        return Ok((Some(*stamp), text.clone()));
    }
    let mut file = match File::open(on_disk) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((None, None)),
        Err(error) => return Err(Error::io("read", on_disk)(error)),
    };
    let metadata = file.metadata().map_err(Error::io("read", on_disk))?;
    let stamp = Stamp::of(&metadata);
    if metadata.len() > LARGEST_TEXT {
        return Ok((stamp, Some(Text { file: None, wrong: Some(too_large(path, metadata.len())) })));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    (&mut file).take(LARGEST_TEXT).read_to_end(&mut bytes).map_err(Error::io("read", on_disk))?;
    let decoded = decode(bytes);
    let source = Arc::new(SourceFile { path: path.to_owned(), text: decoded.text });
    let wrong = decoded.wrong.map(|wrong| not_utf_8(Place::new(&source, Span::new(wrong.at.0, wrong.at.1)), wrong.seems));
    // The guessed text goes on, so that the rest of the project does not miss what this file says.
    Ok((stamp, Some(Text { file: Some(source), wrong })))
}

/// Files of a theme by path below `folder`.
fn bytes(entries: Vec<Entry>, folder: &Utf8Path) -> Result<BTreeMap<Utf8PathBuf, Arc<[u8]>>, Error> {
    let below = |path: &Utf8Path| path.strip_prefix(folder).unwrap_or(path).to_owned();
    let read = |entry: Entry| match fs::read(&entry.on_disk) {
        Ok(bytes) => Ok(Some((below(&entry.path), Arc::from(bytes)))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", entry.on_disk)(error)),
    };
    Ok(entries.into_par_iter().map(read).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// `not-utf-8`
fn not_utf_8(place: Place, seems: Seems) -> Finding {
    let path = place.file.path.clone();
    let name = path.file_name().unwrap_or("");
    let message = match seems {
        Seems::Utf16 => format!("`{name}` is saved as UTF-16, not as UTF-8"),
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

/// `outside-project`
fn outside_project(path: &Utf8Path) -> Finding {
    Finding::error("outside-project", whole(path), format!("`{path}` is a link that leads out of the project"))
        .why("a site is made of its own project's files only, so that no page can show another file of this machine")
        .help("copy what it leads to into the project")
}

/// `broken-link`
fn broken_link(path: &Utf8Path) -> Finding {
    Finding::error("broken-file-link", whole(path), format!("`{path}` is a symbolic link that leads to nothing"))
        .help("mend the link, or delete it")
}

/// `circular-link`
fn circular_link(path: &Utf8Path) -> Finding {
    Finding::error("circular-file-link", whole(path), format!("`{path}` is a symbolic link to a folder that it lies in"))
        .help("delete the link")
}

/// `no-file`
fn no_file(path: &Utf8Path) -> Finding {
    Finding::error("not-a-file", whole(path), format!("`{path}` is neither a file nor a folder")).help("delete it")
}
