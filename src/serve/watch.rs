//! When to look at the project again. What an event says is not believed: it only wakes; what changed, reading finds out.
#![allow(clippy::disallowed_methods, reason = "this is an edge: it looks at folders and at the clock")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

/// Nothing has happened for so long: an editor has done with its temporary files and renames, which takes it a millisecond or two.
const QUIET: Duration = Duration::from_millis(15);

/// After an event, before a first look that is thrown away if more happens: most files are written in less.
const BREATH: Duration = Duration::from_millis(3);

/// Where it never becomes quiet, a look at least so often.
const RESTLESS: Duration = Duration::from_millis(250);

/// After something happened, one more look when all is calm: events may have been lost in a burst, or have come from a folder that
/// was not being watched yet.
const ONCE_MORE: Duration = Duration::from_millis(250);

/// Between looks where nothing happens: for midnight, and for what no event told.
const NOW_AND_THEN: Duration = Duration::from_secs(20);

/// Between glances at the root, which may be renamed together with a folder above that nobody watches.
const GLANCE: Duration = Duration::from_secs(1);

/// Between looks where no events come.
const POLL: Duration = Duration::from_millis(500);

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The system tells.
    Events,
    /// By looking twice a second.
    Poll,
}

/// Why it is time to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Something happened.
    Event,
    /// Nothing did, for as long as that is to be believed.
    Time,
}

/// A watch on the folders of a project.
pub struct Watch {
    root: PathBuf,
    folders: Vec<PathBuf>,
    notice: Notice,
    sender: Sender<()>,
    receiver: Receiver<()>,
    /// Kept for its events.
    watcher: Option<RecommendedWatcher>,
    shape: Shape,
    /// When all is calm, look once more.
    once_more: bool,
    /// When it was last found to be time to look.
    woke: Instant,
    /// When something happened last.
    last: Option<Instant>,
}

impl Watch {
    /// Watches `folders` (those below it that matter) of `root`. The second value is a sentence for the author, where it is done another
    /// way than was asked for.
    pub fn new(root: &Path, folders: Vec<PathBuf>, notice: Notice) -> (Self, Option<String>) {
        let (sender, receiver) = channel();
        let mut watch = Self {
            root: root.to_owned(),
            folders,
            notice,
            sender,
            receiver,
            watcher: None,
            shape: Shape::default(),
            once_more: true,
            woke: Instant::now(),
            last: None,
        };
        if notice == Notice::Events
            && let Some(silent) = silent_file_system(root)
        {
            watch.notice = Notice::Poll;
            return (watch, Some(format!("the project lies on {silent}, where changes are not announced: looking twice a second instead")));
        }
        let said = watch.attend();
        (watch, said)
    }

    /// Watches these folders of the root from now on; the others no more.
    pub fn turn_to(&mut self, folders: Vec<PathBuf>) {
        self.folders = folders;
    }

    /// Watches the folders that there are now, if they are not the ones being watched: a folder renamed, moved in or put in another's
    /// place has to be watched anew. To be called whenever it is calm; it is cheap where nothing is new.
    pub fn attend(&mut self) -> Option<String> {
        if self.notice == Notice::Poll {
            return None;
        }
        let shape = self.shape();
        if shape == self.shape && self.watcher.is_some() {
            return None;
        }
        match self.begin(&shape) {
            Ok(watcher) => {
                self.watcher = Some(watcher);
                self.shape = shape;
                // Something may have been written before the watch began.
                self.once_more = true;
                None
            }
            Err(error) => {
                self.watcher = None;
                if !self.root.exists() {
                    return None;
                }
                self.notice = Notice::Poll;
                Some(format!("the system does not let the project be watched ({error}): looking twice a second instead"))
            }
        }
    }

    fn begin(&self, shape: &Shape) -> notify::Result<RecommendedWatcher> {
        let sender = self.sender.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let wakes = match event {
                // Our own reading would wake us. A file closed after writing may have been written through memory, with no other event.
                Ok(event) => match event.kind {
                    EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
                    EventKind::Access(_) => event.need_rescan(),
                    _ => true,
                },
                Err(_) => true,
            };
            if wakes {
                // Nobody listens any more when the preview is over.
                let _ = sender.send(());
            }
        })?;
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        let recursive = self.folders.iter().map(|folder| (self.root.join(folder), RecursiveMode::Recursive));
        let elsewhere = shape.elsewhere.iter().map(|folder| (folder.clone(), RecursiveMode::NonRecursive));
        for (folder, mode) in recursive.chain(elsewhere) {
            match watcher.watch(&folder, mode) {
                Ok(()) => {}
                Err(error) if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) => return Err(error),
                // It does not exist, or was deleted this moment; the root is watched for its return.
                Err(_) => {}
            }
        }
        Ok(watcher)
    }

    fn shape(&self) -> Shape {
        let mut shape = Shape { root: identity(&self.root), ..Shape::default() };
        for entry in self.folders.iter().flat_map(|folder| WalkDir::new(self.root.join(folder)).follow_links(true)).flatten() {
            if entry.file_type().is_dir() {
                shape.folders.insert(entry.path().to_owned(), identity(entry.path()));
            } else if entry.path_is_symlink()
                && let Some(folder) = fs::canonicalize(entry.path()).ok().as_deref().and_then(Path::parent)
            {
                shape.elsewhere.insert(folder.to_owned());
            }
        }
        shape
    }

    /// Waits until something may have changed, or for `at_most`.
    pub fn wait(&mut self, at_most: Option<Duration>) -> Cause {
        let cause = self.cause(at_most);
        self.woke = Instant::now();
        if cause == Cause::Event {
            self.absorb(BREATH);
        }
        cause
    }

    fn cause(&mut self, at_most: Option<Duration>) -> Cause {
        let longest = match self.notice {
            Notice::Poll => POLL,
            Notice::Events if self.watcher.is_none() => POLL,
            Notice::Events if self.once_more => ONCE_MORE,
            Notice::Events => NOW_AND_THEN,
        };
        let longest = at_most.map_or(longest, |at_most| at_most.min(longest));
        let until = Instant::now() + longest;
        loop {
            match self.receiver.recv_timeout(until.saturating_duration_since(Instant::now()).min(GLANCE)) {
                Ok(()) => {
                    self.once_more = true;
                    return Cause::Event;
                }
                Err(RecvTimeoutError::Timeout) if Instant::now() >= until => {
                    self.once_more = self.once_more && longest < ONCE_MORE;
                    return Cause::Time;
                }
                Err(RecvTimeoutError::Timeout) if identity(&self.root) != self.shape.root => return Cause::Time,
                Err(_) => {}
            }
        }
    }

    /// Whether nothing has happened since before the last look, and for long enough that whatever was being written is whole. Where
    /// something has, it comes back when all is quiet, for another look. What never rests is taken as it is after a while.
    pub fn stayed_quiet(&mut self) -> bool {
        let Some(last) = self.last.filter(|_| self.woke.elapsed() < RESTLESS) else { return true };
        if self.receiver.recv_timeout(QUIET.saturating_sub(last.elapsed())).is_err() {
            return true;
        }
        self.once_more = true;
        self.absorb(QUIET);
        false
    }

    /// Waits until nothing has happened for so long.
    fn absorb(&mut self, quiet: Duration) {
        let began = Instant::now();
        while began.elapsed() < RESTLESS && self.receiver.recv_timeout(quiet).is_ok() {}
        // What is left concerns what is read next.
        while self.receiver.try_recv().is_ok() {}
        self.last = Some(Instant::now());
    }
}

/// The folders there are, and what tells each from another of the same name.
#[derive(Default, PartialEq, Eq)]
struct Shape {
    root: u64,
    folders: BTreeMap<PathBuf, u64>,
    /// Folders of files that are only linked to.
    elsewhere: BTreeSet<PathBuf>,
}

/// Changes when another folder takes this one's place.
fn identity(path: &Path) -> u64 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).map_or(0, |it| it.ino() ^ it.dev().rotate_left(32))
    }
    #[cfg(not(unix))]
    {
        u64::from(fs::metadata(path).is_ok())
    }
}

/// File systems that accept a watch and then say nothing about changes made elsewhere.
#[cfg(target_os = "linux")]
fn silent_file_system(root: &Path) -> Option<&'static str> {
    #[allow(clippy::unnecessary_cast, clippy::cast_lossless, reason = "the type differs by architecture")]
    let kind = rustix::fs::statfs(root).ok()?.f_type as u64 & 0xffff_ffff;
    Some(match kind {
        0x6969 => "a network mount (NFS)",
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => "a network mount (SMB)",
        0x0102_1997 => "a drive of the host (9p, as WSL mounts it)",
        0x786f_4256 => "a shared folder of VirtualBox",
        0x6573_5546 => "a mount in user space (FUSE, as Docker and sshfs use it)",
        0x5346_4846 => "a drive of the host (WSL)",
        _ => return None,
    })
}

#[cfg(not(target_os = "linux"))]
fn silent_file_system(_root: &Path) -> Option<&'static str> {
    None
}
