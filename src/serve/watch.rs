//! When to look at the project again. What an event says is not believed: it only wakes; what changed, reading finds out.
#![allow(clippy::disallowed_methods, reason = "this is an edge: it looks at folders and at the clock")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

/// Nothing has happened for so long: an editor has done with its temporary files and renames.
const QUIET: Duration = Duration::from_millis(30);

/// Where it never becomes quiet, a look at least so often.
const RESTLESS: Duration = Duration::from_millis(250);

/// After something happened, one more look when all is calm: events may have been lost in a burst, or have come from a folder that
/// was not being watched yet.
const ONCE_MORE: Duration = Duration::from_millis(250);

/// Between looks where nothing happens: for midnight, and for what no event told.
const NOW_AND_THEN: Duration = Duration::from_secs(20);

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

/// A watch on the folders of a project.
pub struct Watch {
    root: PathBuf,
    folders: Vec<PathBuf>,
    notice: Notice,
    sender: Sender<()>,
    receiver: Receiver<()>,
    /// Kept for its events.
    watcher: Option<RecommendedWatcher>,
    shape: Vec<(PathBuf, u64)>,
    /// When all is calm, look once more.
    once_more: bool,
}

impl Watch {
    /// Watches `folders` (those below it that matter) of `root`. The second value is a sentence for the author, where it is done another
    /// way than was asked for.
    pub fn new(root: &Path, folders: Vec<PathBuf>, notice: Notice) -> (Self, Option<String>) {
        let (sender, receiver) = channel();
        let mut watch =
            Self { root: root.to_owned(), folders, notice, sender, receiver, watcher: None, shape: Vec::new(), once_more: true };
        if notice == Notice::Events
            && let Some(silent) = silent_file_system(root)
        {
            watch.notice = Notice::Poll;
            return (watch, Some(format!("the project lies on {silent}, where changes are not announced: looking twice a second instead")));
        }
        let said = watch.attend();
        (watch, said)
    }

    /// Watches the folders that there are now, if they are not the ones being watched: a folder renamed, moved in or put in another's
    /// place has to be watched anew. To be called after every look; it is cheap where nothing is new.
    pub fn attend(&mut self) -> Option<String> {
        if self.notice == Notice::Poll {
            return None;
        }
        let shape = self.shape();
        if shape == self.shape && self.watcher.is_some() {
            return None;
        }
        match self.begin() {
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

    fn begin(&self) -> notify::Result<RecommendedWatcher> {
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
        for folder in &self.folders {
            match watcher.watch(&self.root.join(folder), RecursiveMode::Recursive) {
                Ok(()) => {}
                Err(error) if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) => return Err(error),
                // It does not exist, or was deleted this moment; the root is watched for its return.
                Err(_) => {}
            }
        }
        Ok(watcher)
    }

    /// The folders there are and what tells each from another of the same name.
    fn shape(&self) -> Vec<(PathBuf, u64)> {
        let mut shape = vec![(self.root.clone(), identity(&self.root))];
        for folder in &self.folders {
            let below = WalkDir::new(self.root.join(folder)).follow_links(true).sort_by_file_name().into_iter().flatten();
            shape.extend(below.filter(|it| it.file_type().is_dir()).map(|it| (it.path().to_owned(), identity(it.path()))));
        }
        shape
    }

    /// Waits until something may have changed and all is quiet again, or for `at_most`.
    pub fn wait(&mut self, at_most: Option<Duration>) {
        let longest = match self.notice {
            Notice::Poll => POLL,
            Notice::Events if self.watcher.is_none() => POLL,
            Notice::Events if self.once_more => ONCE_MORE,
            Notice::Events => NOW_AND_THEN,
        };
        let longest = at_most.map_or(longest, |at_most| at_most.min(longest));
        match self.receiver.recv_timeout(longest) {
            Ok(()) => self.once_more = true,
            Err(RecvTimeoutError::Timeout) => {
                self.once_more = self.once_more && longest < ONCE_MORE;
                return;
            }
            Err(RecvTimeoutError::Disconnected) => return std::thread::sleep(longest),
        }
        let began = Instant::now();
        while began.elapsed() < RESTLESS && self.receiver.recv_timeout(QUIET).is_ok() {}
        // What is left concerns what is read next.
        while self.receiver.try_recv().is_ok() {}
    }
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
