//! What can go wrong outside of content: every error names the path.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::finding::Finding;

/// Why a project could not be read or a site not be written.
#[derive(Debug)]
pub enum Error {
    /// The file system refused.
    Io {
        /// What was being done: "read", "create".
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// No `leadmark.yaml` here or in a folder above.
    NoProject {
        /// Where the search began.
        from: PathBuf,
    },
    /// The request makes no sense, such as an output folder over the sources.
    Refused {
        /// The file or folder that it is about.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
        /// What to do instead.
        help: String,
    },
    /// Pages that could not be rendered: a theme's mistakes.
    Render(Vec<Finding>),
}

impl Error {
    /// For `map_err`: `doing` to `path` failed.
    pub(super) fn io(doing: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, path: path.as_ref().to_owned(), source }
    }

    pub(super) fn refused(path: impl AsRef<Path>, why: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused { path: path.as_ref().to_owned(), why: why.into(), help: help.into() }
    }

    pub(super) fn in_the_way(path: &Path) -> Self {
        Self::refused(
            path,
            "is in the way: leadmark did not write it, and the site has a page of that name",
            "move it away, or put it into the project's `static/` folder under another name",
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, source } => write!(f, "cannot {doing} `{}`: {}", path.display(), plainly(source)),
            Self::NoProject { from } => write!(
                f,
                "no leadmark.yaml in `{}` or any folder above it\nhelp: name the project's folder, or begin one with `leadmark init okrs`",
                from.display()
            ),
            Self::Refused { path, why, help } => write!(f, "`{}` {why}\nhelp: {help}", path.display()),
            Self::Render(findings) => {
                write!(f, "the theme could not render {} page{}", findings.len(), if findings.len() == 1 { "" } else { "s" })
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// The commonest refusals in words, the others as the system tells them.
fn plainly(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "the quota on this disk is used up".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        io::ErrorKind::NotFound => "it does not exist".to_owned(),
        io::ErrorKind::NotADirectory => "a part of this path is a file, not a folder".to_owned(),
        _ => error.to_string(),
    }
}
