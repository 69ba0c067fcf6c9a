//! Files that a site publishes as they are, looked at one at a time.

use std::fs;
use std::path::Path;

use camino::Utf8Path;

use crate::disk::{Error, names};

/// The bytes of the file that the project at `root` calls `path`; refused where it leads out of the project, or to what is hidden.
pub fn file(root: &Path, path: &Utf8Path) -> Result<Vec<u8>, Error> {
    let root = fs::canonicalize(root).map_err(Error::io("open", root))?;
    let on_disk = names::on_disk(&root, path);
    let real = fs::canonicalize(&on_disk).map_err(Error::io("read", &on_disk))?;
    if !names::is_published(&real, &root, path) {
        return Err(Error::refused(&on_disk, "leads out of the project, or to what is hidden", "copy what it leads to into the project"));
    }
    fs::read(&real).map_err(Error::io("read", &on_disk))
}
