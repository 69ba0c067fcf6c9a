//! `.leadmark`: the list of files that leadmark wrote into an output folder, and so may replace and delete.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::disk::Error;

/// Its name in the output folder.
pub(super) const MANIFEST: &str = ".leadmark";

const HEADING: &str = "# Written by leadmark: the files it may replace and delete in this folder. Everything else is left alone.\n";

/// The paths that leadmark wrote into `out`; `None` where it never did.
pub(super) fn read(out: &Path) -> Result<Option<BTreeSet<String>>, Error> {
    let path = out.join(MANIFEST);
    match fs::read(&path) {
        // A line that is no text names nothing that leadmark wrote.
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).lines().filter(|line| is_path(line)).map(str::to_owned).collect())),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// A line that can only mean something below the folder, whoever edited the list.
fn is_path(line: &str) -> bool {
    !line.starts_with('#')
        && line.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']))
        && line != MANIFEST
}

/// The list of `paths`, which come in order.
pub(super) fn text<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    paths.fold(HEADING.to_owned(), |mut text, path| {
        text.push_str(path);
        text.push('\n');
        text
    })
}

#[cfg(test)]
mod tests {
    use super::is_path;

    #[test]
    fn paths() {
        for line in ["index.html", "teams/platform/index.html", ".nojekyll"] {
            assert!(is_path(line), "{line}");
        }
        for line in ["", "/etc/passwd", "../x", "a/../../x", "a//b", "# a", ".leadmark"] {
            assert!(!is_path(line), "{line}");
        }
    }
}
