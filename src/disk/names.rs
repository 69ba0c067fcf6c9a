//! Names of files: which are nobody's content, which cannot stand on every system, which are one name to some systems.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use camino::Utf8Path;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::finding::Finding;
use crate::source::{Place, SourceFile, Span};

/// Leftovers of editors and systems, which are nobody's content, and whatever is hidden.
pub fn is_ignored(name: &str) -> bool {
    name.starts_with('.') || is_leftover(name)
}

/// As [`is_ignored`], for files published as they are: `.well-known` and `.nojekyll` are meant to be there.
pub fn is_ignored_as_static(name: &str) -> bool {
    const OF_THE_HOUSE: [&str; 9] =
        [".DS_Store", ".git", ".gitignore", ".gitkeep", ".gitattributes", ".hg", ".svn", ".directory", ".leadmark"];
    is_leftover(name)
        || OF_THE_HOUSE.contains(&name)
        || [".#", "._", ".~", ".sw", ".nfs", ".fuse"].iter().any(|start| name.starts_with(start))
}

/// Names in `real`, below `root`, that begin with a full stop.
pub(super) fn hidden<'a>(real: &'a Path, root: &Path) -> impl Iterator<Item = String> + use<'a> {
    let below = real.strip_prefix(root).unwrap_or(real);
    below.iter().map(|name| composed(&name.to_string_lossy()).into_owned()).filter(|name| name.starts_with('.'))
}

/// Whether `real` is what may be published as `path`: it lies below `root`, and no link on the way led to what is hidden.
pub(super) fn is_published(real: &Path, root: &Path, path: &Utf8Path) -> bool {
    real.starts_with(root) && hidden(real, root).all(|name| path.components().any(|part| part.as_str() == name))
}

fn is_leftover(name: &str) -> bool {
    // 4913 is what Vim creates to see whether it may write in a folder.
    name.ends_with('~')
        || ["4913", "Thumbs.db", "desktop.ini", "Icon\r"].contains(&name)
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".swx", ".tmp", ".crswap", "___jb_tmp___", "___jb_old___"].iter().any(|end| name.ends_with(end))
        || name.contains(".sb-")
        || name.contains(".tmp.")
}

/// In Unicode's composed form; macOS hands out names decomposed.
pub fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc(name) { Cow::Borrowed(name) } else { name.nfc().collect() }
}

/// One key for all names that some system takes for the same.
pub fn folded(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.nfc().flat_map(char::to_lowercase).nfc().collect() }
}

/// Where the file that a project calls `path` really lies below `root`: names that the file system keeps decomposed are looked for.
pub fn on_disk(root: &Path, path: &Utf8Path) -> PathBuf {
    let plain = root.join(path);
    if path.as_str().is_ascii() || plain.symlink_metadata().is_ok() {
        return plain;
    }
    path.components().fold(root.to_owned(), |folder, part| {
        let plain = folder.join(part.as_str());
        if plain.symlink_metadata().is_ok() {
            return plain;
        }
        let entries = folder.read_dir().into_iter().flatten().flatten();
        let same = |name: &std::ffi::OsStr| name.to_str().is_some_and(|name| composed(name) == part.as_str());
        entries.map(|entry| entry.file_name()).find(|name| same(name)).map_or(plain, |name| folder.join(name))
    })
}

/// What Windows cannot hold in `name`, in words.
pub fn unportable(name: &str) -> Option<String> {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let cannot = |byte: &u8| matches!(byte, 0..b' ' | b'<' | b'>' | b':' | b'"' | b'/' | b'\\' | b'|' | b'?' | b'*' | 0x7f);
    if let Some(byte) = name.bytes().find(cannot) {
        let control = byte.is_ascii_control();
        return Some(if control {
            "it has a control character in it".to_owned()
        } else {
            format!("it has a `{}` in it", char::from(byte))
        });
    }
    if name.ends_with('.') || name.ends_with(' ') {
        return Some(format!("it ends in a {}", if name.ends_with('.') { "full stop" } else { "space" }));
    }
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    // Most names are too long for a device's.
    if stem.len() > "com¹".len() {
        return None;
    }
    let stem = stem.to_lowercase();
    let port = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(|c| "123456789¹²³".contains(c)))
    };
    (DEVICES.contains(&stem.as_str()) || port("com") || port("lpt")).then(|| format!("`{stem}` is the name of a device there"))
}

/// A place that is a whole file, whatever is in it.
pub(super) fn whole(path: &Utf8Path) -> Place {
    Place::new(&Arc::new(SourceFile { path: path.to_owned(), text: String::new() }), Span::default())
}

/// `unportable-name`
pub(super) fn unportable_name(path: &Utf8Path, reason: &str) -> Finding {
    Finding::warning(
        "unportable-name",
        whole(path),
        format!("the name `{}` cannot exist on Windows: {reason}", path.file_name().unwrap_or("")),
    )
    .why("colleagues on Windows cannot check this project out, nor can the site be copied there")
    .help("rename it")
}

/// `same-name`
pub(super) fn same_name(path: &Utf8Path, other: &Utf8Path, composed_alike: bool) -> Finding {
    let difference = if composed_alike { "only in how an accented letter is composed" } else { "only in upper and lower case" };
    Finding::error("same-name", whole(path), format!("`{path}` and `{other}` differ {difference}"))
        .also(whole(other), "the other one")
        .why("Windows and macOS take them for one, and one of the two would be lost")
        .help("rename one of them")
}

/// `unreadable-name`
pub(super) fn unreadable_name(path: &Utf8Path) -> Finding {
    Finding::error("unreadable-name", whole(path), format!("the name `{path}` is not UTF-8"))
        .why("such a name cannot be written in an address")
        .help("rename it, with letters, digits and hyphens")
}

/// `unreadable-name`, of one that holds the end of a line or another sign that steers: lists of files are lines.
pub(super) fn steering_name(path: &Utf8Path) -> Finding {
    Finding::error("unreadable-name", whole(path), "a name holds a line break or another control character")
        .why("such a name cannot be written in an address")
        .help("rename the file, with letters, digits and hyphens")
}

/// `markdown-extension`
pub(super) fn markdown_extension(path: &Utf8Path) -> Finding {
    let name = path.file_stem().unwrap_or("");
    Finding::error(
        "markdown-extension",
        whole(path),
        format!("only files that end in `.md` are read, this one ends in `.{}`", path.extension().unwrap_or("")),
    )
    .help(format!("rename it to `{name}.md`"))
}

#[cfg(test)]
mod tests {
    use super::{composed, folded, is_ignored, is_ignored_as_static, unportable};

    #[test]
    fn ignored() {
        for name in
            [".#a.md", "a.md~", ".DS_Store", "4913", "#a.md#", ".a.md.swp", ".git", "a.md.tmp", "a.md.sb-1f2e-x", "Thumbs.db", "._a.md"]
        {
            assert!(is_ignored(name) && is_ignored_as_static(name), "{name}");
        }
        for name in ["a.md", "4914", "a~b.md", "#a.md", "robots.txt"] {
            assert!(!is_ignored(name) && !is_ignored_as_static(name), "{name}");
        }
        for name in [".nojekyll", ".well-known", ".htaccess"] {
            assert!(is_ignored(name) && !is_ignored_as_static(name), "{name}");
        }
    }

    #[test]
    fn portable() {
        for name in
            ["CON", "con.md", "Aux.txt", "nul", "COM1", "lpt9.md", "com¹", "a:b.md", "a?", "end.", "end ", "tab\t.md", "back\\slash"]
        {
            assert!(unportable(name).is_some(), "{name}");
        }
        for name in ["console.md", "a.b", "com", "com10", "øst på.md", ".nojekyll", "aux-team"] {
            assert!(unportable(name).is_none(), "{name}");
        }
    }

    #[test]
    fn forms() {
        assert_eq!(composed("A\u{30a}lesund"), "Ålesund");
        assert_eq!(folded("A\u{30a}LESUND"), folded("ålesund"));
    }
}
