//! Everything a build produces: paths, and the bytes of any of them when asked.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::finding::Finding;

/// Makes the bytes of one page. A theme's mistake shows only now, as a finding.
pub type Render = Arc<dyn Fn() -> Result<Vec<u8>, Box<Finding>> + Send + Sync>;

/// Writes the bytes of one file, a piece at a time. Fails where its writer does.
pub type Pour = Arc<dyn Fn(&mut dyn Write) -> io::Result<()> + Send + Sync>;

/// One file of the site.
#[derive(Clone)]
pub enum Artifact {
    /// Bytes at hand: an asset, a small generated file.
    Bytes(Arc<[u8]>),
    /// A page, rendered when asked for.
    Page(Render),
    /// What may be too large to be held in memory.
    Data(Pour),
    /// A file of the project at this path, published as it is.
    File(Utf8PathBuf),
}

impl fmt::Debug for Artifact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::Page(_) => write!(f, "Page"),
            Self::Data(_) => write!(f, "Data"),
            Self::File(path) => write!(f, "File({path})"),
        }
    }
}

/// All that `pour` writes, held in memory.
pub fn poured(pour: &Pour) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A vector takes whatever it is given.
    let _ = pour(&mut bytes);
    bytes
}

/// A site: every path below its root, `/` between the parts, no leading `/`: `teams/platform/index.html`.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// What stands at each path.
    pub artifacts: BTreeMap<String, Artifact>,
    /// Paths of what takes so long to be made that it is begun first, one after the other.
    pub large: BTreeSet<String>,
}
