//! Every file below a folder of a project: what the project calls it, and where it lies.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, FileType, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

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

/// Every file below `root/folder`, in order of names.
pub(super) fn walk(root: &Path, folder: &Utf8Path, ignored: fn(&str) -> bool, findings: &mut Vec<Finding>) -> Result<Vec<Entry>, Error> {
    let top = root.join(folder);
    let kind = match top.symlink_metadata() {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("read", top)(error)),
    };
    let walk = Walk { root, ignored, began: SystemTime::now() };
    let name = top.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut walked = Walked::default();
    walk.found(&mut walked, top.parent().unwrap_or(root), name, folder.to_owned(), kind, || fs::metadata(&top))?;
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
    fn folder(&self, walked: &mut Walked, on_disk: &Path, path: &Utf8Path) -> Result<(), Error> {
        let listed = fs::read_dir(on_disk).and_then(|entries| entries.map(|entry| entry.map(|it| (it.file_name(), it))).collect());
        let mut listed: Vec<(OsString, DirEntry)> = match listed {
            Ok(listed) => listed,
            // Deleted since the folder above was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Error::io("read", on_disk)(error)),
        };
        listed.retain(|(name, _)| !name.to_str().is_some_and(self.ignored));
        listed.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        walked.findings.extend(self.alike(on_disk, &listed));
        let each = |walked: &mut Walked, (name, entry): &(OsString, DirEntry)| self.listed(walked, on_disk, path, name, entry);
        if listed.len() <= TOGETHER {
            return listed.iter().try_for_each(|listed| each(walked, listed));
        }
        let pieces = listed.par_chunks(TOGETHER).map(|piece| {
            let mut walked = Walked::default();
            piece.iter().try_for_each(|listed| each(&mut walked, listed)).map(|()| walked)
        });
        for piece in pieces.collect::<Result<Vec<Walked>, Error>>()? {
            walked.entries.extend(piece.entries);
            walked.findings.extend(piece.findings);
        }
        Ok(())
    }

    fn listed(&self, walked: &mut Walked, folder: &Path, path: &Utf8Path, name: &OsStr, entry: &DirEntry) -> Result<(), Error> {
        let Some(text) = name.to_str() else {
            walked.findings.push(names::unreadable_name(&path.join(name.to_string_lossy().as_ref())));
            return Ok(());
        };
        match entry.file_type() {
            Ok(kind) => self.found(walked, folder, text, path.join(&*names::composed(text)), kind, || entry.metadata()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Error::io("read", folder.join(name))(error)),
        }
    }

    /// Adds what is called `name` in `folder` and `path` in the project: a file, a link, a folder with all that is in it.
    fn found(
        &self,
        walked: &mut Walked,
        folder: &Path,
        name: &str,
        path: Utf8PathBuf,
        kind: FileType,
        metadata: impl FnOnce() -> io::Result<Metadata>,
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
            (kind, metadata())
        } else {
            (kind, Err(io::ErrorKind::IsADirectory.into()))
        };
        // A page stands in a folder of its file's name.
        let page = name.strip_suffix(".md").unwrap_or(name);
        let unportable = names::unportable(name).or_else(|| names::unportable(page));
        let unportable = unportable.map(|reason| names::unportable_name(&path, &reason));
        if kind.is_dir() {
            self.folder(walked, &folder.join(name), &path)?;
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
    fn alike(&self, on_disk: &Path, listed: &[(OsString, DirEntry)]) -> Vec<Finding> {
        // Where all are small letters, no two are alike.
        if listed.iter().all(|(name, _)| name.as_encoded_bytes().iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())) {
            return Vec::new();
        }
        let names: Vec<(&str, String)> =
            listed.iter().filter_map(|(name, _)| Some((name.to_str()?, names::folded(name.to_str()?)))).collect();
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
fn outside_project(path: &Utf8Path) -> Finding {
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
