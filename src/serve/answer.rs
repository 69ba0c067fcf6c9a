//! What stands at a path of a preview: a page with the preview's script, a file, a redirect, or the page that says that there is
//! nothing.

use std::sync::Arc;

use hyper::body::Bytes;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::serve::preview::{Preview, Problem};
use crate::serve::{html, kind, path};
use crate::site::{Artifact, poured};

/// The page a site has for addresses that lead nowhere.
const NOT_FOUND: &str = "404.html";

/// Addresses below this folder are the preview's own.
pub const OWN: &str = "_leadmark/";

/// One answer, made once for a preview however often it is asked for.
#[derive(Debug)]
pub struct Answer {
    /// `200`, `302`, `404`, `500`.
    pub status: u16,
    /// Where to go instead, relative to the address asked for.
    pub location: Option<String>,
    /// The content type.
    pub kind: &'static str,
    /// The bytes.
    pub body: Bytes,
    /// What a browser that shows it has to compare.
    pub shown: Shown,
    /// The theme's mistake that keeps it from being rendered.
    pub problem: Option<Problem>,
}

/// What a page shows, told in few bytes: two that are equal need no reload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Of the HTML without its links to style sheets, and of the scripts and pictures it loads.
    pub digest: String,
    /// Its style sheets, in order: these can be exchanged without a reload.
    pub styles: Vec<Style>,
}

/// A style sheet as a page links to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Style {
    /// As it stands in the page.
    pub href: String,
    /// The integrity hash that stands in the page.
    pub integrity: Option<String>,
    /// Of its bytes.
    pub digest: String,
}

/// What `preview` has at `asked`, a path as [`path::site_path`] gives it.
pub fn answer(preview: &Preview, asked: &str) -> Answer {
    let artifacts = &preview.site().artifacts;
    let at = if asked.is_empty() || asked.ends_with('/') { format!("{asked}index.html") } else { asked.to_owned() };
    if let Some(artifact) = artifacts.get(&at) {
        return found(preview, artifact, &at, asked, 200);
    }
    if !asked.is_empty() && !asked.ends_with('/') && artifacts.contains_key(&format!("{asked}/index.html")) {
        let last = asked.rsplit('/').next().unwrap_or_default();
        return plain(302, Some(format!("./{}/", path::encode(last))), "");
    }
    match artifacts.get(NOT_FOUND) {
        Some(artifact) => found(preview, artifact, NOT_FOUND, asked, 404),
        None if artifacts.is_empty() => page(preview, Arc::from(EMPTY.as_bytes()), "index.html", asked, 503, None),
        None => plain(404, None, "There is no such page.\n"),
    }
}

/// Stands beneath the errors of a project that has not had a good site since the preview began.
const EMPTY: &str = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>leadmark</title></head><body></body></html>\n";

fn found(preview: &Preview, artifact: &Artifact, at: &str, asked: &str, status: u16) -> Answer {
    let kind = kind::of(at);
    let (bytes, problem) = match artifact {
        Artifact::Bytes(bytes) => (Arc::clone(bytes), None),
        Artifact::File(file) => match (preview.outside().open)(file) {
            Ok(bytes) => (Arc::from(bytes), None),
            // Deleted or being replaced: the next preview knows.
            Err(_) => return plain(404, None, "This file is gone.\n"),
        },
        Artifact::Data(pour) => (Arc::from(poured(pour)), None),
        Artifact::Page(render) => match render() {
            Ok(bytes) => {
                let bytes = Arc::from(bytes);
                preview.keep_good(at, &bytes);
                (bytes, None)
            }
            Err(finding) => {
                (preview.last_good(at).unwrap_or_else(|| Arc::from(EMPTY.as_bytes())), Some((preview.outside().problem)(&finding)))
            }
        },
    };
    if kind == kind::HTML && std::str::from_utf8(&bytes).is_ok() {
        return page(preview, bytes, at, asked, status, problem);
    }
    let shown = Shown { digest: digest(&bytes), styles: Vec::new() };
    Answer { status, location: None, kind, body: Bytes::from_owner(bytes), shown, problem }
}

/// HTML, with the preview's script in it.
fn page(preview: &Preview, bytes: Arc<[u8]>, at: &str, asked: &str, status: u16, problem: Option<Problem>) -> Answer {
    let html = std::str::from_utf8(&bytes).unwrap_or_default();
    // A page that stands in for another is asked for at the other's depth.
    let up = path::up(asked);
    let shown = shown(preview, html, at, status);
    let state = serde_json::to_string(&shown).unwrap_or_default();
    let script = format!(
        "<script src=\"{up}{OWN}preview.js\" defer data-page=\"{}\" data-shown=\"{}\"></script>\n",
        html::escape(&path::encode(asked)),
        html::escape(&state)
    );
    let end = html::body_end(html);
    let body = [&html[..end], &script, &html[end..]].concat();
    Answer { status, location: None, kind: kind::HTML, body: Bytes::from(body), shown, problem }
}

fn shown(preview: &Preview, html: &str, at: &str, status: u16) -> Shown {
    let mut hasher = Sha256::new();
    hasher.update(status.to_be_bytes());
    let mut styles = Vec::new();
    let mut from = 0;
    for tag in html::tags(html) {
        let is_style = tag.is_link("stylesheet");
        let href = match tag.name.as_str() {
            "link" => tag.attribute("href"),
            "script" | "img" | "source" | "iframe" | "video" | "audio" => tag.attribute("src"),
            _ => None,
        };
        let Some(href) = href else { continue };
        let loaded = path::resolve(at, &href).and_then(|path| bytes_digest(preview, &path)).unwrap_or_default();
        if is_style {
            hasher.update(&html[from..tag.range.start]);
            from = tag.range.end;
            styles.push(Style { href, integrity: tag.attribute("integrity"), digest: loaded });
        } else {
            hasher.update(loaded);
        }
    }
    hasher.update(&html[from..]);
    Shown { digest: short(hasher), styles }
}

/// Of a file that a page loads; pages it frames look after themselves.
fn bytes_digest(preview: &Preview, path: &str) -> Option<String> {
    match preview.site().artifacts.get(path)? {
        Artifact::Bytes(bytes) => Some(digest(bytes)),
        Artifact::File(file) => (preview.outside().open)(file).ok().map(|bytes| digest(&bytes)),
        Artifact::Page(_) | Artifact::Data(_) => None,
    }
}

fn plain(status: u16, location: Option<String>, text: &'static str) -> Answer {
    let shown = Shown { digest: format!("{status}"), styles: Vec::new() };
    Answer { status, location, kind: kind::TEXT, body: Bytes::from_static(text.as_bytes()), shown, problem: None }
}

fn digest(bytes: &[u8]) -> String {
    short(Sha256::new_with_prefix(bytes))
}

fn short(hasher: Sha256) -> String {
    hasher.finalize()[..10].iter().map(|byte| format!("{byte:02x}")).collect()
}
