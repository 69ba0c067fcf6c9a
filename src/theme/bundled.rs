//! The themes inside the binary.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;
use include_dir::{Dir, include_dir};

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The names of the themes inside the binary.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = THEMES.dirs().filter_map(|theme| theme.path().to_str()).collect();
    names.sort_unstable();
    names
}

/// The files of a theme inside the binary, by path below its folder; `None` where there is no such theme.
pub fn files(name: &str) -> Option<BTreeMap<Utf8PathBuf, Arc<[u8]>>> {
    let theme = THEMES.dirs().find(|theme| theme.path().to_str() == Some(name))?;
    let mut files = BTreeMap::new();
    let mut folders = vec![theme];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().strip_prefix(theme.path()).ok().and_then(|path| path.to_str());
            if let Some(path) = path.filter(|path| !path.split('/').any(|part| part.starts_with('.'))) {
                files.insert(Utf8PathBuf::from(path), Arc::from(file.contents()));
            }
        }
    }
    Some(files)
}
