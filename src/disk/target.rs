//! The output folder: where it really lies, whether it may be one, who else is writing there, and what a killed build left.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry, File, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use walkdir::WalkDir;

use crate::disk::Error;
use crate::disk::manifest::MANIFEST;
use crate::disk::read::SETTINGS;

/// Folders of a project that must never be written over.
const SOURCES: [&str; 5] = ["content", "data", "static", "theme", ".git"];

/// What may lie in a folder that counts as empty: nothing here says that someone keeps files in it.
const NOTHING: [&str; 6] = [".git", ".gitignore", ".gitkeep", ".gitattributes", ".nojekyll", "lost+found"];

/// An output folder that nobody else writes to.
#[derive(Debug)]
pub(super) struct Target {
    /// Without links in it.
    pub(super) out: PathBuf,
    /// Whether it is there yet.
    pub(super) exists: bool,
    /// Held until the write is over; missing where the file system knows no locks.
    _lock: Option<File>,
}

impl Target {
    /// Finds out where `out` is, refuses what would harm the project at `root`, and waits until nobody else writes there.
    pub(super) fn new(root: &Path, out: &Path, waiting: impl FnOnce()) -> Result<Self, Error> {
        let out = resolve(out)?;
        apart(root, &out)?;
        let parent =
            out.parent().ok_or_else(|| Error::refused(&out, "cannot be an output folder", "choose another folder with `--out`"))?;
        fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
        let lock = lock(parent, waiting);
        let mut target = Self { out, exists: false, _lock: lock };
        target.recover()?;
        target.exists = target.out.is_dir();
        Ok(target)
    }

    /// Clears away what a build left that was killed.
    fn recover(&self) -> Result<(), Error> {
        let old = self.beside("old");
        if old.symlink_metadata().is_ok() {
            if self.out.symlink_metadata().is_ok() {
                remove(&old)?;
            } else {
                fs::rename(&old, &self.out).map_err(Error::io("bring back", &self.out))?;
            }
        }
        remove(&self.beside("new"))?;
        remove(&self.within())
    }

    /// Where a tree is made ready in the same folder as the output folder.
    pub(super) fn beside(&self, suffix: &str) -> PathBuf {
        let name = self.out.file_name().unwrap_or_default().to_string_lossy();
        self.out.with_file_name(format!(".{name}.leadmark-{suffix}"))
    }

    /// Where files are made ready if that cannot be.
    pub(super) fn within(&self) -> PathBuf {
        self.out.join(".leadmark-new")
    }

    /// Whether something lies there that someone may want to keep.
    pub(super) fn is_occupied(&self) -> Result<bool, Error> {
        if !self.exists {
            return Ok(false);
        }
        for entry in fs::read_dir(&self.out).map_err(Error::io("read", &self.out))? {
            let name = entry.map_err(Error::io("read", &self.out))?.file_name();
            if name.to_str().is_none_or(|name| !NOTHING.contains(&name) && name != MANIFEST) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether every file in the folder at `path` is one of `ours`. A folder without files is nobody's, and is kept.
    pub(super) fn holds_only(&self, path: &Path, ours: &BTreeSet<String>) -> bool {
        let is_filled = |path: &Path| fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
        let is_ours = |path: &Path| self.name(path).is_some_and(|name| ours.contains(&name));
        let mut entries = WalkDir::new(path).into_iter().filter_map(Result::ok);
        entries.all(|entry| if entry.file_type().is_dir() { is_filled(entry.path()) } else { is_ours(entry.path()) })
    }

    /// What a site calls the file at `path`, which lies in the output folder.
    pub(super) fn name(&self, path: &Path) -> Option<String> {
        let parts = path.strip_prefix(&self.out).ok()?.components().map(|part| part.as_os_str().to_str());
        Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
    }
}

/// `out` without links: the folder itself if it is there, else the nearest folder above that is.
fn resolve(out: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(out).map_err(Error::io("find", out))?;
    let mut missing = Vec::new();
    for folder in absolute.ancestors() {
        match folder.symlink_metadata() {
            Ok(there) => {
                let real = match fs::canonicalize(folder) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound && there.is_symlink() => {
                        return Err(Error::refused(
                            folder,
                            "is a symbolic link that leads to nothing",
                            "create the folder that it leads to",
                        ));
                    }
                    real => real.map_err(Error::io("find", folder))?,
                };
                if !real.is_dir() {
                    return Err(Error::refused(folder, "is a file, not a folder", "choose another folder with `--out`"));
                }
                return Ok(missing.iter().rev().fold(real, |path, part| path.join(part)));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => match folder.components().next_back() {
                Some(Component::Normal(part)) => missing.push(part.to_owned()),
                _ => return Err(Error::io("find", folder)(error)),
            },
            Err(error) => return Err(Error::io("find", folder)(error)),
        }
    }
    Err(Error::refused(out, "cannot be an output folder", "choose another folder with `--out`"))
}

/// Refuses an output folder that holds the project's sources, or lies in them.
fn apart(root: &Path, out: &Path) -> Result<(), Error> {
    let help = "choose a folder of its own with `--out`, such as `public`";
    if root.starts_with(out) {
        let why = if root == out {
            "is the project itself, which the site would overwrite"
        } else {
            "holds the project, which the site would overwrite"
        };
        return Err(Error::refused(out, why, help));
    }
    for source in SOURCES {
        let folder = real(root, source);
        if out.starts_with(&folder) || folder.starts_with(out) {
            return Err(Error::refused(out, format!("overlaps the project's `{source}/`, and the site would become its own source"), help));
        }
    }
    Ok(())
}

/// Refuses to write a file or a folder of files at `path` where the project at `root` keeps what it is made of.
///
/// # Errors
///
/// `path` is the project's settings, or lies in one of its folders of sources; or nobody can say where it lies.
pub fn spare(root: &Path, path: &Path) -> Result<(), Error> {
    // A pipe or a terminal, which keeps nothing: `/dev/stdout` leads to names that are no paths.
    if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return Ok(());
    }
    let out = fs::canonicalize(path).or_else(|_| resolve(path))?;
    match SOURCES.into_iter().chain([SETTINGS]).find(|source| out.starts_with(real(root, source))) {
        Some(source) => {
            let why = format!("belongs to the project's `{source}`, which would be written over, or read as if an author had written it");
            Err(Error::refused(&out, why, "choose another place with `--out`"))
        }
        None => Ok(()),
    }
}

/// Where a part of the project really lies.
fn real(root: &Path, part: &str) -> PathBuf {
    let path = root.join(part);
    fs::canonicalize(&path).unwrap_or(path)
}

/// An exclusive lock on `folder`; `None` where there are no locks to be had, as on some network disks.
fn lock(folder: &Path, waiting: impl FnOnce()) -> Option<File> {
    let handle = File::open(folder).ok()?;
    match handle.try_lock() {
        Ok(()) => Some(handle),
        Err(TryLockError::WouldBlock) => {
            waiting();
            handle.lock().ok().map(|()| handle)
        }
        Err(TryLockError::Error(_)) => None,
    }
}

/// Deletes whatever is at `path`, if anything is.
pub(super) fn remove(path: &Path) -> Result<(), Error> {
    let removed = match path.symlink_metadata() {
        Ok(there) if there.is_dir() => remove_tree(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(()),
        Err(error) => Err(error),
    };
    removed.map_err(Error::io("delete", path))
}

/// Folders side by side, since nearly every page has one of its own.
fn remove_tree(path: &Path) -> io::Result<()> {
    let entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
    entries.par_iter().try_for_each(|entry: &DirEntry| {
        let path = entry.path();
        if entry.file_type()?.is_dir() { remove_tree(&path) } else { fs::remove_file(path) }
    })?;
    fs::remove_dir(path)
}
