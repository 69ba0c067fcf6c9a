//! Everything a build produces: paths, and the bytes of any of them when asked.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::finding::Finding;

/// Makes the bytes of one page. A theme's mistake shows only now, as a finding.
pub type Render = Arc<dyn Fn() -> Result<Vec<u8>, Box<Finding>> + Send + Sync>;

/// One file of the site.
#[derive(Clone)]
pub enum Artifact {
    /// Bytes at hand: an asset, a small generated file.
    Bytes(Arc<[u8]>),
    /// A page, rendered when asked for.
    Page(Render),
    /// A file of the project at this path, published as it is.
    File(Utf8PathBuf),
}

impl fmt::Debug for Artifact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::Page(_) => write!(f, "Page"),
            Self::File(path) => write!(f, "File({path})"),
        }
    }
}

/// A site: every path below its root, `/` between the parts, no leading `/`: `teams/platform/index.html`.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// What stands at each path.
    pub artifacts: BTreeMap<String, Artifact>,
}
