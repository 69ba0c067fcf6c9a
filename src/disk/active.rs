//! Files beside the text that a browser would run: no author's file does.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use camino::Utf8Path;

use crate::disk::names::whole;
use crate::disk::walk::Entry;
use crate::finding::Finding;

const RUN: [&str; 12] = ["html", "htm", "xhtml", "xht", "shtml", "xml", "xsl", "svgz", "js", "mjs", "wasm", "swf"];

/// Run by web servers.
const SERVE: [&str; 9] = ["php", "phtml", "phar", "asp", "aspx", "ashx", "jsp", "cgi", "htaccess"];

/// Read by web servers as what to do with the whole site: names of files, in lower case.
const STEER: [&str; 6] = ["_headers", "_redirects", "cname", "robots.txt", "staticwebapp.config.json", "web.config"];

/// The largest drawing that is looked through.
const LARGEST: u64 = 4 * 1024 * 1024;

/// What is wrong with a file that is to be published beside a page, where a browser or a server would act on it.
pub(super) fn active(root: &Path, entry: &Entry) -> Option<Finding> {
    let name = entry.path.file_name()?.to_ascii_lowercase();
    let ending = entry.path.extension().unwrap_or_default().to_ascii_lowercase();
    if SERVE.contains(&ending.as_str()) || STEER.contains(&name.as_str()) {
        return Some(for_servers(&entry.path));
    }
    let runs = RUN.contains(&ending.as_str()) || (ending == "svg" && !is_still(&entry.on_disk(root)));
    runs.then(|| active_file(&entry.path))
}

/// Whether a drawing holds nothing that runs. What cannot be read as UTF-8 may hold anything.
fn is_still(on_disk: &Path) -> bool {
    let mut text = String::new();
    let read = File::open(on_disk).and_then(|file| file.take(LARGEST + 1).read_to_string(&mut text));
    read.is_ok_and(|size| size as u64 <= LARGEST) && !runs(&text.to_ascii_lowercase())
}

/// Whether a drawing, in lower case, may run something; `&#` could spell any of the others.
fn runs(text: &str) -> bool {
    const SIGNS: [&str; 10] = [
        "<script",
        ":script",
        "<foreignobject",
        ":foreignobject",
        "1999/xhtml",
        "<!entity",
        "<!attlist",
        "<?xml-stylesheet",
        "&#",
        "\u{1b}",
    ];
    let dense: String = text.split_whitespace().collect();
    SIGNS.iter().any(|sign| text.contains(sign)) || dense.contains("javascript:") || has_handler(text)
}

/// An attribute such as `onload=`.
fn has_handler(text: &str) -> bool {
    text.match_indices("on").any(|(at, _)| {
        let begins = text[..at].ends_with(|before: char| before.is_whitespace() || "\"'/".contains(before));
        let rest = text[at..].trim_start_matches(|letter: char| letter.is_ascii_alphanumeric());
        begins && rest.trim_start().starts_with('=')
    })
}

/// `active-file`, where it is the server that would act.
fn for_servers(path: &Utf8Path) -> Finding {
    Finding::error("active-file", whole(path), format!("`{path}` could tell the web server what to do"))
        .why("where a site stands, and how it is served, is a maintainer's to say")
        .help("put it into `static/`, which a maintainer answers for")
}

/// `active-file`
fn active_file(path: &Utf8Path) -> Finding {
    Finding::error("active-file", whole(path), format!("`{path}` could run in a reader's browser"))
        .why("nothing that lies beside the text may run there: a page of one's own could act in its reader's name")
        .help("put it into `static/`, which a maintainer answers for; a drawing may also be saved as plain SVG, or as PNG")
}
