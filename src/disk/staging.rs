//! A new tree that is made ready out of sight and then takes the old one's place.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry, File, FileTimes, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use walkdir::WalkDir;

use crate::disk::Error;
use crate::disk::manifest::{self, MANIFEST};
use crate::disk::target::{Target, remove};
use crate::site::Site;

/// What takes the old tree's place; dropped before that, it leaves nothing behind.
pub(super) struct Staging<'a> {
    target: &'a Target,
    made: OnceLock<Place>,
    making: Mutex<()>,
}

/// Where the new tree is made ready.
struct Place {
    folder: PathBuf,
    way: Way,
}

/// How it takes the old one's place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The two folders are exchanged.
    Exchange,
    /// Files are moved one by one: the folder itself cannot be, being a mount point or in a folder that is not ours to write.
    Move,
}

impl<'a> Staging<'a> {
    pub(super) fn new(target: &'a Target) -> Self {
        Self { target, made: OnceLock::new(), making: Mutex::new(()) }
    }

    /// Begins the file at `path` of the new tree; also says where it lies for now.
    pub(super) fn create(&self, path: &str) -> Result<(File, PathBuf), Error> {
        let on_disk = self.place()?.folder.join(path);
        let create = || OpenOptions::new().write(true).create_new(true).open(&on_disk);
        let file = with_folder(&on_disk, create).map_err(Error::io("create", &on_disk))?;
        Ok((file, on_disk))
    }

    /// The folder of the new tree, created when first asked for: a build that changes nothing leaves no trace.
    fn place(&self) -> Result<&Place, Error> {
        if let Some(place) = self.made.get() {
            return Ok(place);
        }
        let _guard = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if self.made.get().is_none() {
            let place = self.make()?;
            let _ = self.made.set(place);
        }
        self.made.get().ok_or_else(|| Error::io("create", &self.target.out)(io::ErrorKind::Other.into()))
    }

    fn make(&self) -> Result<Place, Error> {
        let beside = self.target.beside("new");
        if !(self.target.exists && is_mount_point(&self.target.out)) {
            match fs::create_dir(&beside) {
                Ok(()) => {
                    if let Ok(old) = fs::metadata(&self.target.out) {
                        fs::set_permissions(&beside, old.permissions()).map_err(Error::io("create", &beside))?;
                    }
                    return Ok(Place { folder: beside, way: Way::Exchange });
                }
                Err(error) if self.target.exists && is_refusal(&error) => {}
                Err(error) => return Err(Error::io("create", beside)(error)),
            }
        }
        let within = self.target.within();
        fs::create_dir(&within).map_err(Error::io("create", &within))?;
        Ok(Place { folder: within, way: Way::Move })
    }

    /// The new tree takes the old one's place. `kept` files are as they should be, `gone` ones were ours and are no longer wanted.
    pub(super) fn commit(self, site: &Site, kept: &[&str], gone: &BTreeSet<&str>, ours: &BTreeSet<String>) -> Result<(), Error> {
        let manifest = manifest::text(site.artifacts.keys().map(String::as_str));
        match self.place()?.way {
            Way::Exchange => self.exchange(site, kept, gone, &manifest),
            Way::Move => self.move_in(gone, ours, &manifest),
        }
    }

    fn exchange(&self, site: &Site, kept: &[&str], gone: &BTreeSet<&str>, manifest: &str) -> Result<(), Error> {
        let (new, out) = (&self.place()?.folder, &self.target.out);
        kept.par_iter().try_for_each(|path| carry(&out.join(path), &new.join(path)))?;
        if self.target.exists {
            let foreign = |path: &Path| {
                self.target
                    .name(path)
                    .is_none_or(|name| !site.artifacts.contains_key(&name) && !gone.contains(name.as_str()) && name != MANIFEST)
            };
            self.carry_foreign(out, new, &foreign)?;
        }
        let list = new.join(MANIFEST);
        fs::write(&list, manifest).map_err(Error::io("write", list))?;
        if !self.target.exists {
            return fs::rename(new, out).map_err(Error::io("create", out));
        }
        if exchange(new, out).is_err() {
            // Not every file system can exchange. The moment between the two moves is mended by the next build, should this one be
            // killed in it.
            let old = self.target.beside("old");
            fs::rename(out, &old).map_err(Error::io("replace", out))?;
            if let Err(error) = fs::rename(new, out) {
                let _ = fs::rename(&old, out);
                return Err(Error::io("replace", out)(error));
            }
            let _ = remove(&old);
        }
        Ok(())
    }

    /// What is not ours goes along, folders that hold nothing included.
    fn carry_foreign(&self, from: &Path, to: &Path, foreign: &(dyn Fn(&Path) -> bool + Sync)) -> Result<(), Error> {
        let entries: Vec<_> = fs::read_dir(from).and_then(Iterator::collect).map_err(Error::io("read", from))?;
        if entries.is_empty() {
            return fs::create_dir_all(to).map_err(Error::io("create", to));
        }
        entries.par_iter().try_for_each(|entry: &DirEntry| {
            let (path, to) = (entry.path(), to.join(entry.file_name()));
            if entry.file_type().map_err(Error::io("read", &path))?.is_dir() {
                self.carry_foreign(&path, &to, foreign)
            } else if foreign(&path) {
                carry(&path, &to).map_err(|error| if to.symlink_metadata().is_ok() { Error::in_the_way(&path) } else { error })
            } else {
                Ok(())
            }
        })
    }

    fn move_in(&self, gone: &BTreeSet<&str>, ours: &BTreeSet<String>, manifest: &str) -> Result<(), Error> {
        let (new, out) = (&self.place()?.folder, &self.target.out);
        let wanted = manifest.lines().filter(|line| !line.starts_with('#'));
        self.check_folders(wanted.chain(gone.iter().copied()))?;
        // While files are on the move, both the old and the new ones are ours: a build after a crash may replace either.
        let both = manifest.lines().filter(|line| !line.starts_with('#')).chain(ours.iter().map(String::as_str)).collect::<BTreeSet<_>>();
        self.put_manifest(&manifest::text(both.into_iter()))?;
        let mut files = Vec::new();
        for entry in WalkDir::new(new).min_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| Error::io("read", error.path().unwrap_or(new).to_owned())(error.into()))?;
            if !entry.file_type().is_dir() {
                files.push(entry.into_path());
            }
        }
        // Pages come last, so that none of them asks for an asset that is not there yet.
        files.sort_by_key(|path| path.extension().is_some_and(|it| it == "html"));
        let mut cleared = false;
        for from in files {
            let to = out.join(from.strip_prefix(new).unwrap_or(&from));
            let moved = with_folder(&to, || fs::rename(&from, &to));
            if moved.is_err() && !cleared {
                // A file now stands where a folder was, or the other way round.
                self.clear(gone)?;
                cleared = true;
                with_folder(&to, || fs::rename(&from, &to)).map_err(Error::io("write", to))?;
            } else {
                moved.map_err(Error::io("write", to))?;
            }
        }
        if !cleared {
            self.clear(gone)?;
        }
        self.put_manifest(manifest)
    }

    /// Refuses where a folder that leads to one of `paths` is a link: what is moved or deleted there would lie elsewhere.
    fn check_folders<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Result<(), Error> {
        let folders: BTreeSet<&str> = paths.flat_map(|path| path.match_indices('/').map(move |(at, _)| &path[..at])).collect();
        let link = folders.into_iter().map(|folder| self.target.out.join(folder)).find(|folder| folder.is_symlink());
        let refused = |link| Error::refused(link, "is a link, and the site would be written where it leads", "delete it, and build again");
        link.map_or(Ok(()), |link| Err(refused(link)))
    }

    fn put_manifest(&self, text: &str) -> Result<(), Error> {
        let (made, list) = (self.place()?.folder.join(MANIFEST), self.target.out.join(MANIFEST));
        fs::write(&made, text).and_then(|()| fs::rename(&made, &list)).map_err(Error::io("write", list))
    }

    /// Deletes the files of `gone`, and the folders that they leave empty.
    fn clear(&self, gone: &BTreeSet<&str>) -> Result<(), Error> {
        for path in gone {
            let path = self.target.out.join(path);
            match fs::remove_file(&path) {
                Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                    return Err(Error::io("delete", path)(error));
                }
                _ => {}
            }
            for folder in path.ancestors().skip(1).take_while(|folder| **folder != *self.target.out) {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        Ok(())
    }
}

impl Drop for Staging<'_> {
    /// After an exchange it is the old tree that lies here. What cannot be deleted is left to the next build.
    fn drop(&mut self) {
        if let Some(place) = self.made.get() {
            let _ = remove(&place.folder);
        }
    }
}

/// Does `action` on `path`, and again with the folder created where that was missing.
fn with_folder<T>(path: &Path, action: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match action() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            action()
        }
        done => done,
    }
}

/// The same file under a second name; a copy with its times where that cannot be.
fn carry(from: &Path, to: &Path) -> Result<(), Error> {
    if with_folder(to, || fs::hard_link(from, to)).is_ok() {
        return Ok(());
    }
    copy(from, to).map_err(Error::io("copy", from))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let there = from.symlink_metadata()?;
    #[cfg(unix)]
    if there.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    fs::copy(from, to)?;
    let times = FileTimes::new().set_modified(there.modified()?);
    File::options().write(true).open(to)?.set_times(times)
}

/// Whether a file system is mounted on `folder`, which then cannot be renamed.
fn is_mount_point(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        // A bind mount shows by this attribute only: it has the same device as the folder above it.
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        if let Ok(found) = statx(CWD, folder, AtFlags::empty(), StatxFlags::empty())
            && found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT)
        {
            return found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT);
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::metadata(path).ok().map(|it| it.dev());
        folder.parent().is_some_and(|parent| device(folder) != device(parent))
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        false
    }
}

/// Whether the folder above is simply not ours to write in.
fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Two folders change places in one step.
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (one, other);
        Err(io::ErrorKind::Unsupported.into())
    }
}
