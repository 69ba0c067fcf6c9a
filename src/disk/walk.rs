//! Every file below a folder of a project: what the project calls it, and where it lies.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSliceMut;

use crate::disk::Error;
use crate::disk::names::{self, whole};
use crate::disk::stamp::Stamp;
use crate::finding::Finding;

/// Names of one folder that one thread looks at: fewer are not worth a second one.
const TOGETHER: usize = 8;

/// A file of a project.
#[derive(Debug)]
pub(super) struct Entry {
    /// Relative to the root, composed.
    pub path: Utf8PathBuf,
    /// Where it lies, if the disk calls it otherwise.
    elsewhere: Option<Box<Path>>,
    /// Missing where the system does not say.
    pub stamp: Option<Stamp>,
}

impl Entry {
    /// Where it lies in the project at `root`.
    pub fn on_disk<'a>(&'a self, root: &Path) -> Cow<'a, Path> {
        self.elsewhere.as_deref().map_or_else(|| root.join(&self.path).into(), Cow::Borrowed)
    }
}

/// What a folder was seen to hold.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// As it was just before it was listed.
    stamp: Option<Stamp>,
    /// In order of names, without those that are ignored.
    listed: Vec<Listed>,
}

#[derive(Debug)]
struct Listed {
    name: OsString,
    kind: FileType,
    below: Option<Box<Folder>>,
}

/// Every file below `root/folder`, in order of names. A folder that is as `known` says is not listed again.
pub(super) fn walk(
    root: &Path,
    folder: &Utf8Path,
    known: &mut Option<Box<Folder>>,
    ignored: fn(&str) -> bool,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Entry>, Error> {
    let top = root.join(folder);
    let kind = match top.symlink_metadata() {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("read", top)(error)),
    };
    let walk = Walk { root, ignored, began: SystemTime::now() };
    let name = top.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut walked = Walked::default();
    walk.found(&mut walked, top.parent().unwrap_or(root), name, folder.to_owned(), kind, known)?;
    findings.extend(walked.findings);
    Ok(walked.entries)
}

struct Walk<'a> {
    root: &'a Path,
    ignored: fn(&str) -> bool,
    /// What was changed after this is not settled.
    began: SystemTime,
}

#[derive(Default)]
struct Walked {
    entries: Vec<Entry>,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    /// Adds what is in a folder, which the project calls `path`.
    fn folder(&self, walked: &mut Walked, on_disk: &Path, path: &Utf8Path, known: &mut Folder) -> Result<(), Error> {
        match self.list(on_disk, known) {
            Ok(()) => {}
            // Deleted since the folder above was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Error::io("read", on_disk)(error)),
        }
        walked.findings.extend(self.alike(on_disk, &known.listed));
        let each = |walked: &mut Walked, listed: &mut Listed| self.listed(walked, on_disk, path, listed);
        if known.listed.len() <= TOGETHER {
            return known.listed.iter_mut().try_for_each(|listed| each(walked, listed));
        }
        let pieces = known.listed.par_chunks_mut(TOGETHER).map(|piece| {
            let mut walked = Walked::default();
            piece.iter_mut().try_for_each(|listed| each(&mut walked, listed)).map(|()| walked)
        });
        for piece in pieces.collect::<Result<Vec<Walked>, Error>>()? {
            walked.entries.extend(piece.entries);
            walked.findings.extend(piece.findings);
        }
        Ok(())
    }

    /// Brings `known` up to date. Whatever is put into a folder, taken out or renamed changes the folder's own times.
    fn list(&self, on_disk: &Path, known: &mut Folder) -> io::Result<()> {
        let stamp = Some(Stamp::of(&fs::metadata(on_disk)?, self.began));
        if stamp == known.stamp && stamp.is_some_and(|stamp| stamp.settled) {
            return Ok(());
        }
        let mut listed = Vec::new();
        for entry in fs::read_dir(on_disk)? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_str().is_some_and(self.ignored) {
                continue;
            }
            match entry.file_type() {
                Ok(kind) => listed.push(Listed { name, kind, below: None }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        listed.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        let mut before = std::mem::take(&mut known.listed);
        for listed in &mut listed {
            if let Ok(at) = before.binary_search_by(|before| before.name.cmp(&listed.name)) {
                listed.below = before[at].below.take();
            }
        }
        *known = Folder { stamp, listed };
        Ok(())
    }

    fn listed(&self, walked: &mut Walked, folder: &Path, path: &Utf8Path, listed: &mut Listed) -> Result<(), Error> {
        let Some(name) = listed.name.to_str() else {
            walked.findings.push(names::unreadable_name(&path.join(listed.name.to_string_lossy().as_ref())));
            return Ok(());
        };
        if name.contains(char::is_control) {
            walked.findings.push(names::steering_name(&path.join(name)));
            return Ok(());
        }
        self.found(walked, folder, name, path.join(&*names::composed(name)), listed.kind, &mut listed.below)
    }

    /// Adds what is called `name` in `folder` and `path` in the project: a file, a link, a folder with all that is in it.
    fn found(
        &self,
        walked: &mut Walked,
        folder: &Path,
        name: &str,
        path: Utf8PathBuf,
        kind: FileType,
        known: &mut Option<Box<Folder>>,
    ) -> Result<(), Error> {
        let (kind, metadata) = if kind.is_symlink() {
            match self.linked(&folder.join(name), &path)? {
                Ok(metadata) => (metadata.file_type(), Ok(metadata)),
                Err(finding) => {
                    walked.findings.push(finding);
                    return Ok(());
                }
            }
        } else if kind.is_file() {
            (kind, fs::symlink_metadata(folder.join(name)))
        } else {
            (kind, Err(io::ErrorKind::IsADirectory.into()))
        };
        // A page stands in a folder of its file's name.
        let page = name.strip_suffix(".md").unwrap_or(name);
        let unportable = names::unportable(name).or_else(|| names::unportable(page));
        let unportable = unportable.map(|reason| names::unportable_name(&path, &reason));
        if kind.is_dir() {
            self.folder(walked, &folder.join(name), &path, known.get_or_insert_default())?;
        } else if !kind.is_file() {
            walked.findings.push(no_file(&path));
        } else if !metadata.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            let stamp = metadata.ok().map(|metadata| Stamp::of(&metadata, self.began));
            let above = path.as_str().strip_suffix(name).map(|above| above.trim_end_matches('/'));
            let same = above.is_some_and(|above| folder.as_os_str().as_encoded_bytes().ends_with(above.as_bytes()));
            let elsewhere = (!same).then(|| folder.join(name).into());
            walked.entries.push(Entry { path, elsewhere, stamp });
        }
        walked.findings.extend(unportable);
        Ok(())
    }

    /// What a link leads to; or what is wrong with it.
    fn linked(&self, on_disk: &Path, path: &Utf8Path) -> Result<Result<Metadata, Finding>, Error> {
        let followed = fs::canonicalize(on_disk).and_then(|target| Ok((fs::metadata(&target)?, target)));
        let (metadata, target) = match followed {
            Ok(followed) => followed,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Err(Error::io("read", on_disk)(error)),
            Err(_) => return Ok(Err(broken_link(path))),
        };
        if !target.starts_with(self.root) {
            return Ok(Err(outside_project(path)));
        }
        if names::hidden(&target, self.root).next().is_some() {
            return Ok(Err(hidden_target(path)));
        }
        let above = |folder: &Path| fs::canonicalize(folder).is_ok_and(|folder| folder == target);
        if metadata.is_dir() && on_disk.ancestors().skip(1).take_while(|folder| folder.starts_with(self.root)).any(above) {
            return Ok(Err(circular_link(path)));
        }
        Ok(Ok(metadata))
    }

    /// Names in one folder that some system takes for one.
    fn alike(&self, on_disk: &Path, listed: &[Listed]) -> Vec<Finding> {
        // Where all are small letters, no two are alike.
        if listed.iter().all(|listed| listed.name.as_encoded_bytes().iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())) {
            return Vec::new();
        }
        let names = listed.iter().filter_map(|listed| listed.name.to_str());
        let names: Vec<(&str, String)> = names.map(|name| (name, names::folded(name))).collect();
        let project_path = |name: &str| {
            let path = on_disk.join(name);
            Utf8PathBuf::from(path.strip_prefix(self.root).unwrap_or(&path).to_string_lossy().into_owned())
        };
        let mut by_folded: HashMap<&str, &str> = HashMap::new();
        let alike = names.iter().filter_map(|(name, folded)| Some((*name, by_folded.insert(folded, name)?)));
        let said = alike.map(|(name, other)| {
            let composed_alike = names::composed(name) == names::composed(other);
            names::same_name(&project_path(name), &project_path(other), composed_alike)
        });
        said.collect()
    }
}

/// `outside-project`
pub(super) fn outside_project(path: &Utf8Path) -> Finding {
    Finding::error("outside-project", whole(path), format!("`{path}` is a link that leads out of the project"))
        .why("a site is made of its own project's files only, so that no page can show another file of this machine")
        .help("copy what it leads to into the project")
}

/// `outside-project`, for what lies in the project and is nobody's to read
fn hidden_target(path: &Utf8Path) -> Finding {
    Finding::error("outside-project", whole(path), format!("`{path}` is a link that leads to what is hidden"))
        .why("names that begin with a full stop are not part of the site: such files hold a repository's history, or passwords")
        .help("copy what it leads to, or rename it without the full stop")
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
