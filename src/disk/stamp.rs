//! What tells that a file is still the same without reading it.

use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A file changed more lately could be changed again within one tick of the file system's clock.
const TICK: Duration = Duration::from_millis(50);

/// The same, where a file system counts whole seconds, or two.
const LONG_TICK: Duration = Duration::from_millis(2100);

/// Times, size and number of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: SystemTime,
    size: u64,
    /// The file's number and the time of its last change of any kind, where the system has them.
    inode: (u64, i64, i64),
    /// No other change can carry the same times.
    pub settled: bool,
}

impl Stamp {
    /// As seen at `now` or later.
    pub fn of(metadata: &Metadata, now: SystemTime) -> Self {
        #[cfg(unix)]
        let inode = {
            use std::os::unix::fs::MetadataExt;
            (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
        };
        #[cfg(not(unix))]
        let inode = (0, 0, 0);
        // Where the system has none, every look reads.
        let modified = metadata.modified().unwrap_or_else(|_| SystemTime::now());
        Self { modified, size: metadata.len(), inode, settled: is_settled(modified, (inode.1, inode.2), now) }
    }
}

/// Whether a file last written at `modified`, and last changed in any way at `changed` (seconds, nanoseconds), was changed long enough
/// before `now`.
fn is_settled(modified: SystemTime, changed: (i64, i64), now: SystemTime) -> bool {
    let changed = UNIX_EPOCH + Duration::new(changed.0.max(0).unsigned_abs(), changed.1.max(0) as u32);
    let latest = modified.max(changed);
    let whole_seconds = latest.duration_since(UNIX_EPOCH).is_ok_and(|since| since.subsec_nanos() == 0);
    now.duration_since(latest).is_ok_and(|age| age > if whole_seconds { LONG_TICK } else { TICK })
}

/// A file that is published as it is, as it was when it was looked at: differs where its bytes do.
#[derive(Debug, Clone, Copy)]
pub struct Version {
    stamp: Stamp,
    /// Of the bytes, where the stamp alone did not tell.
    digest: u64,
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest && Stamp { settled: true, ..self.stamp } == Stamp { settled: true, ..other.stamp }
    }
}

impl Version {
    /// `known` is what it was before.
    pub(super) fn of(on_disk: &Path, stamp: Stamp, known: Option<&Self>) -> Self {
        let same = known.filter(|known| Stamp { settled: true, ..known.stamp } == Stamp { settled: true, ..stamp });
        match same {
            Some(known) if known.stamp.settled => *known,
            None if stamp.settled => Self { stamp, digest: 0 },
            // Gone or unreadable: whoever asks for it will see.
            _ => Self { stamp, digest: fs::read(on_disk).map_or(0, |bytes| digest(&bytes)) },
        }
    }
}

fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::is_settled;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn settled() {
        let check = |modified: u64, changed: u64, now: u64, expected: bool| {
            let at = |milliseconds| UNIX_EPOCH + Duration::from_millis(milliseconds);
            let changed_at = ((changed / 1000) as i64, (changed % 1000 * 1_000_000) as i64);
            assert_eq!(is_settled(at(modified), changed_at, at(now)), expected, "{modified} {changed} {now}");
        };
        check(5_001, 5_001, 5_002, false);
        check(5_001, 5_001, 5_101, true);
        // An old time given to a file that was written this moment.
        check(1_001, 5_001, 5_002, false);
        // The time is ahead, as on a mount whose server's clock is.
        check(9_001, 9_001, 5_002, false);
        // Whole seconds.
        check(5_000, 5_000, 6_999, false);
        check(5_000, 5_000, 7_200, true);
    }
}
