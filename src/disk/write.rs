//! A site becomes a folder: the folder is the old site or the new one at every moment, and what is equal is not touched.
//!
//! Under a lock on the parent folder every artifact is rendered and compared with what lies there. The first that differs begins a
//! new tree beside the old one; what is equal and what is not ours is linked into it, the two are exchanged in one step, and the old
//! tree is deleted. Where the parent folder cannot be written, or the output folder is a mount point, the new files are made ready
//! within it and then moved into place one by one.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use camino::Utf8Path;
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::disk::manifest::{self, MANIFEST};
use crate::disk::staging::Staging;
use crate::disk::target::Target;
use crate::disk::{Error, names};
use crate::finding::Finding;
use crate::site::{Artifact, Pour, Site};

/// What a write came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Pages of the site.
    pub pages: usize,
    /// Files that were not there or not equal.
    pub written: usize,
    /// Files that lay there as they should.
    pub unchanged: usize,
    /// Files of an earlier site that this one does not have.
    pub removed: usize,
    /// Bytes of the whole site.
    pub bytes: u64,
}

/// What a write tells while it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Another build is writing in the same place.
    Waiting,
    /// One more artifact is rendered, compared and if need be written.
    Done,
}

/// Writes `site` to `out`, with files of the project at `root`.
pub fn write(site: &Site, root: &Path, out: &Path, progress: &(dyn Fn(Progress) + Sync)) -> Result<Summary, Error> {
    let root = &fs::canonicalize(root).map_err(Error::io("read", root))?;
    possible(site)?;
    let target = Target::new(root, out, || progress(Progress::Waiting))?;
    let ours = manifest::read(&target.out)?;
    if ours.is_none() && target.is_occupied()? {
        return Err(Error::refused(
            &target.out,
            "is not empty, and was not written by leadmark",
            "choose another folder with `--out`, or empty this one first: leadmark deletes no files but its own",
        ));
    }
    let ours = ours.unwrap_or_default();
    let staging = Staging::new(&target);

    let plan = Plan { root, target: &target, staging: &staging, ours: &ours, failed: AtomicBool::new(false), bytes: AtomicU64::new(0) };
    let unrendered = Mutex::new(Vec::new());
    let place = |&(path, artifact): &(&str, &Artifact)| {
        let equal = match plan.place(path, artifact) {
            Ok(equal) => equal,
            Err(Failure::Render(finding)) => {
                plan.failed.store(true, Ordering::Relaxed);
                unrendered.lock().unwrap_or_else(PoisonError::into_inner).push(*finding);
                false
            }
            Err(Failure::Disk(error)) => return Err(error),
        };
        progress(Progress::Done);
        Ok(equal)
    };
    let all = site.artifacts.iter().map(|(path, artifact)| (path.as_str(), artifact));
    let (large, others): (Vec<_>, Vec<_>) = all.partition(|(path, _)| site.large.contains(*path));
    // What is large is begun at once, so that no thread ends alone with it, and the others are shared out in small portions.
    let (equal_large, equal_others) = rayon::join(
        || large.iter().map(place).collect::<Result<Vec<bool>, Error>>(),
        || others.par_iter().with_max_len(16).map(place).collect::<Result<Vec<bool>, Error>>(),
    );
    let artifacts = [large, others].concat();
    let equal = [equal_large?, equal_others?].concat();
    let unrendered = unrendered.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !unrendered.is_empty() {
        return Err(Error::Render(distinct(unrendered)));
    }

    let gone: BTreeSet<&str> = ours.iter().map(String::as_str).filter(|path| !site.artifacts.contains_key(*path)).collect();
    let removed = gone.iter().filter(|path| target.out.join(path).symlink_metadata().is_ok()).count();
    let unchanged = equal.iter().filter(|equal| **equal).count();
    let summary = Summary {
        pages: site.artifacts.iter().filter(|(path, artifact)| path.ends_with(".html") && matches!(artifact, Artifact::Page(_))).count(),
        written: artifacts.len() - unchanged,
        unchanged,
        removed,
        bytes: plan.bytes.into_inner(),
    };
    if summary.written == 0 && removed == 0 && target.exists {
        return Ok(summary);
    }
    let kept: Vec<&str> = artifacts.iter().zip(&equal).filter(|(_, equal)| **equal).map(|((path, _), _)| *path).collect();
    staging.commit(site, &kept, &gone, &ours)?;
    Ok(summary)
}

/// Why one artifact could not be placed.
enum Failure {
    Render(Box<Finding>),
    Disk(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Disk(error)
    }
}

struct Plan<'a> {
    root: &'a Path,
    target: &'a Target,
    staging: &'a Staging<'a>,
    ours: &'a BTreeSet<String>,
    /// A page could not be rendered: the rest is rendered for its findings, nothing is written any more.
    failed: AtomicBool,
    bytes: AtomicU64,
}

impl Plan<'_> {
    /// Compares one artifact with what lies there, and writes it to the new tree where it differs; whether it was equal.
    fn place(&self, path: &str, artifact: &Artifact) -> Result<bool, Failure> {
        let rendered;
        let bytes: &[u8] = match artifact {
            Artifact::Bytes(bytes) => bytes,
            Artifact::Page(render) => {
                rendered = render().map_err(Failure::Render)?;
                &rendered
            }
            Artifact::Data(pour) => return Ok(self.place_data(path, pour)?),
            Artifact::File(source) => return Ok(self.place_file(path, source)?),
        };
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        if self.failed.load(Ordering::Relaxed) {
            return Ok(false);
        }
        if self.target.exists && holds(&self.target.out.join(path), bytes)? {
            return Ok(true);
        }
        self.may_replace(path)?;
        let (mut file, on_disk) = self.staging.create(path)?;
        file.write_all(bytes).map_err(Error::io("write", on_disk))?;
        Ok(false)
    }

    /// The same for what is written a piece at a time: once to compare, and again where it differs.
    fn place_data(&self, path: &str, pour: &Pour) -> Result<bool, Error> {
        if self.failed.load(Ordering::Relaxed) {
            return Ok(false);
        }
        let there = self.target.out.join(path);
        if self.target.exists
            && let Some(file) = open_plain(&there, None)?
        {
            let mut comparison = Comparison { file, chunk: vec![0; 64 * 1024], bytes: 0, equal: true };
            pour(&mut comparison).and_then(|()| comparison.end()).map_err(Error::io("read", &there))?;
            if comparison.equal {
                self.bytes.fetch_add(comparison.bytes, Ordering::Relaxed);
                return Ok(true);
            }
        }
        self.may_replace(path)?;
        let (mut file, on_disk) = self.staging.create(path)?;
        pour(&mut file).map_err(Error::io("write", &on_disk))?;
        let size = file.metadata().map_err(Error::io("write", on_disk))?.len();
        self.bytes.fetch_add(size, Ordering::Relaxed);
        Ok(false)
    }

    /// The same for a file of the project, without holding it in memory.
    fn place_file(&self, path: &str, source: &Utf8Path) -> Result<bool, Error> {
        let on_disk = names::on_disk(self.root, source);
        let real = fs::canonicalize(&on_disk).map_err(Error::io("read", &on_disk))?;
        if !names::is_published(&real, self.root, source) {
            return Err(Error::refused(
                &on_disk,
                "leads out of the project, or to what is hidden",
                "copy what it leads to into the project",
            ));
        }
        let mut from = File::open(&real).map_err(Error::io("read", &on_disk))?;
        let size = from.metadata().map_err(Error::io("read", &on_disk))?.len();
        self.bytes.fetch_add(size, Ordering::Relaxed);
        if self.failed.load(Ordering::Relaxed) {
            return Ok(false);
        }
        if self.target.exists && same(&mut from, &on_disk, size, &self.target.out.join(path))? {
            return Ok(true);
        }
        self.may_replace(path)?;
        from = File::open(&real).map_err(Error::io("read", &on_disk))?;
        let (mut to, new) = self.staging.create(path)?;
        io::copy(&mut from, &mut to).map_err(Error::io("write", new))?;
        Ok(false)
    }

    /// Refuses where something lies at `path` that leadmark did not write.
    fn may_replace(&self, path: &str) -> Result<(), Error> {
        let is_plain = || self.target.out.join(path).symlink_metadata().is_ok_and(|there| !there.is_dir());
        if !self.target.exists || (self.ours.contains(path) && is_plain()) {
            return Ok(());
        }
        let mut below = self.target.out.clone();
        for part in path.split('/') {
            below.push(part);
            let Ok(there) = below.symlink_metadata() else { return Ok(()) };
            let is_whole = below == self.target.out.join(path);
            if is_whole || !there.is_dir() {
                let is_ours = || self.target.name(&below).is_some_and(|name| self.ours.contains(&name));
                let goes = if there.is_dir() { self.target.holds_only(&below, self.ours) } else { is_ours() };
                return if goes { Ok(()) } else { Err(Error::in_the_way(&below)) };
            }
        }
        Ok(())
    }
}

/// Takes what is written and holds it against a file. What comes after a difference is let go.
struct Comparison {
    file: File,
    chunk: Vec<u8>,
    bytes: u64,
    equal: bool,
}

impl Comparison {
    /// Nothing more comes, so nothing more may be there.
    fn end(&mut self) -> io::Result<()> {
        self.equal = self.equal && self.file.read(&mut self.chunk[..1])? == 0;
        Ok(())
    }
}

impl Write for Comparison {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = bytes.len().min(self.chunk.len());
        self.bytes += length as u64;
        if self.equal {
            match self.file.read_exact(&mut self.chunk[..length]) {
                Ok(()) => self.equal = self.chunk[..length] == bytes[..length],
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => self.equal = false,
                Err(error) => return Err(error),
            }
        }
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether the file at `path` holds exactly `bytes`. A link never does.
fn holds(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let Some(mut file) = open_plain(path, Some(bytes.len() as u64))? else { return Ok(false) };
    let mut chunk = [0; 64 * 1024];
    let mut rest = bytes;
    loop {
        let read = file.read(&mut chunk).map_err(Error::io("read", path))?;
        if read == 0 {
            return Ok(rest.is_empty());
        }
        match rest.split_at_checked(read) {
            Some((expected, after)) if expected == &chunk[..read] => rest = after,
            _ => return Ok(false),
        }
    }
}

/// Whether the file at `path` holds exactly what `from` does.
fn same(from: &mut File, from_path: &Path, size: u64, path: &Path) -> Result<bool, Error> {
    let Some(mut file) = open_plain(path, Some(size))? else { return Ok(false) };
    let (mut left, mut right) = (vec![0; 128 * 1024], vec![0; 128 * 1024]);
    loop {
        let read = from.read(&mut left).map_err(Error::io("read", from_path))?;
        if read == 0 {
            return Ok(file.read(&mut right[..1]).map_err(Error::io("read", path))? == 0);
        }
        match file.read_exact(&mut right[..read]) {
            Ok(()) if left[..read] == right[..read] => {}
            Ok(()) => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(error) => return Err(Error::io("read", path)(error)),
        }
    }
}

/// Opens `path` if it is a plain file, of `size` where that is known.
fn open_plain(path: &Path, size: Option<u64>) -> Result<Option<File>, Error> {
    match path.symlink_metadata() {
        Ok(there) if there.is_file() && size.is_none_or(|size| there.len() == size) => {
            File::open(path).map(Some).map_err(Error::io("read", path))
        }
        Ok(_) => Ok(None),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// Whether a folder can hold `site` at all, on every system.
fn possible(site: &Site) -> Result<(), Error> {
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    let mut folded = HashMap::new();
    for path in site.artifacts.keys() {
        let bad = |part: &str| matches!(part, "" | "." | "..") || part.contains(['\0', '\\']) || (cfg!(windows) && part.contains(':'));
        if path.split('/').any(bad) || path == MANIFEST {
            return Err(Error::refused(path, "is not a path that a site can have", "rename the file that asks for it"));
        }
        if let Some(other) = folded.insert(names::folded(path), path) {
            let why = format!("and `{other}` would be one file on Windows and macOS");
            return Err(Error::refused(path, why, "rename one of the files that they are made from"));
        }
        folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
    }
    match folders.iter().find(|folder| site.artifacts.contains_key(**folder)) {
        Some(folder) => {
            Err(Error::refused(folder, "would be a file and a folder at once", "rename one of the files that they are made from"))
        }
        None => Ok(()),
    }
}

/// Each finding once: a theme's mistake shows in every page of a kind, and one in a shared part in pages of every kind.
fn distinct(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|one, other| one.order(other).then_with(|| one.help.cmp(&other.help)));
    findings.dedup_by(|next, first| next.order(first).is_eq());
    findings
}
