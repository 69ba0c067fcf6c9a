//! Assets under names that change with their bytes, so that a server may let browsers keep them for ever.
//!
//! `css/main.css` is published as `assets/css/main.<10 hex digits>.css`. The digits come from the bytes of the file and of every asset
//! that it leads to, so that a new font renames the style sheet that names it, and circles of modules are no problem. References
//! between assets are rewritten: `url(…)` and `@import "…"` in style sheets, and in scripts every quoted text that begins with `./` or
//! `../` and is the path of an asset.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use sha2::{Digest, Sha256, Sha384};

use super::{source, whole};
use crate::finding::{Finding, Findings};
use crate::nearest::nearest;
use crate::source::{Place, Span};

/// An asset as a theme has it.
pub(super) struct Raw {
    pub(super) at: Utf8PathBuf,
    pub(super) bytes: Arc<[u8]>,
}

/// An asset as the site has it.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Below the site's root.
    pub path: String,
    /// What stands there.
    pub bytes: Arc<[u8]>,
    /// For a `integrity` attribute: `sha384-…`.
    pub integrity: String,
}

/// All assets, by the name that templates know them by.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    by_name: BTreeMap<String, Asset>,
    referenced: BTreeSet<String>,
}

impl Assets {
    /// The asset of this name: `css/main.css`.
    pub fn get(&self, name: &str) -> Option<&Asset> {
        self.by_name.get(name)
    }

    /// Every asset with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.by_name.iter().map(|(name, asset)| (name.as_str(), asset))
    }

    /// Whether another asset leads to this one.
    pub fn is_referenced(&self, name: &str) -> bool {
        self.referenced.contains(name)
    }
}

/// A place in an asset that names another.
struct Reference {
    span: Range<usize>,
    /// The name of the asset it leads to.
    to: String,
    /// `?#iefix` and the like, kept as written.
    suffix: String,
}

/// Gives every asset its name in the site.
pub(super) fn fingerprinted(findings: &mut Findings, raw: BTreeMap<String, Raw>) -> Assets {
    let references: BTreeMap<&str, Vec<Reference>> =
        raw.iter().map(|(name, asset)| (name.as_str(), references(findings, name, asset, &raw))).collect();
    let paths: BTreeMap<&str, String> = raw.keys().map(|name| (name.as_str(), path(name, &digest(name, &raw, &references)))).collect();
    let mut assets = Assets::default();
    for (name, asset) in &raw {
        let bytes = match references.get(name.as_str()) {
            Some(found) if !found.is_empty() => rewritten(name, &asset.bytes, found, &paths),
            _ => Arc::clone(&asset.bytes),
        };
        let integrity = format!("sha384-{}", base64(&Sha384::digest(&bytes)));
        assets.by_name.insert(name.clone(), Asset { path: paths[name.as_str()].clone(), bytes, integrity });
    }
    assets.referenced = references.into_values().flatten().map(|reference| reference.to).collect();
    assets
}

/// `css/main.css` → `assets/css/main.0123456789.css`
fn path(name: &str, digest: &str) -> String {
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    match file.split_once('.').filter(|(stem, _)| !stem.is_empty()) {
        Some((stem, extension)) => format!("assets/{folder}{slash}{stem}.{digest}.{extension}"),
        None => format!("assets/{folder}{slash}{file}.{digest}"),
    }
}

/// Ten hex digits from the bytes of an asset and of all that it leads to.
fn digest(name: &str, raw: &BTreeMap<String, Raw>, references: &BTreeMap<&str, Vec<Reference>>) -> String {
    let mut reached = BTreeSet::new();
    let mut open = vec![name];
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(references.get(next).into_iter().flatten().map(|reference| reference.to.as_str()));
        }
    }
    reached.remove(name);
    let mut hasher = Sha256::new();
    for name in std::iter::once(name).chain(reached) {
        if let Some(asset) = raw.get(name) {
            hasher.update(name.as_bytes());
            hasher.update((asset.bytes.len() as u64).to_le_bytes());
            hasher.update(&asset.bytes);
        }
    }
    hasher.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

fn rewritten(name: &str, bytes: &[u8], references: &[Reference], paths: &BTreeMap<&str, String>) -> Arc<[u8]> {
    let depth = name.matches('/').count();
    let mut out = Vec::with_capacity(bytes.len() + 16 * references.len());
    let mut done = 0;
    for Reference { span, to, suffix } in references {
        out.extend_from_slice(&bytes[done..span.start]);
        // A module's address has to begin with a dot; in a style sheet it may.
        out.extend_from_slice(if depth == 0 { b"./".to_vec() } else { b"../".repeat(depth) }.as_slice());
        let below = paths.get(to.as_str()).map_or("", |path| path.strip_prefix("assets/").unwrap_or(path));
        out.extend_from_slice(below.as_bytes());
        out.extend_from_slice(suffix.as_bytes());
        done = span.end;
    }
    out.extend_from_slice(&bytes[done..]);
    Arc::from(out)
}

fn references(findings: &mut Findings, name: &str, asset: &Raw, raw: &BTreeMap<String, Raw>) -> Vec<Reference> {
    let extension = Utf8Path::new(name).extension().unwrap_or("");
    let Ok(text) = std::str::from_utf8(&asset.bytes) else { return Vec::new() };
    let candidates = match extension {
        "css" => in_style_sheet(text),
        "js" | "mjs" => in_script(text),
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for span in candidates {
        let written = &text[span.clone()];
        let end = written.find(['?', '#']).unwrap_or(written.len());
        let Some(to) = join(name, &written[..end]) else { continue };
        if raw.contains_key(&to) {
            found.push(Reference { span, to, suffix: written[end..].to_owned() });
        } else if extension == "css" && end > 0 {
            let file = source(asset.at.clone(), &asset.bytes).unwrap_or_else(|file| file);
            let place = Place::new(&file, Span::new(span.start, span.end));
            let finding = Finding::warning("missing-asset", place, format!("the theme has no asset `{to}`"));
            findings.push(match nearest(&to, raw.keys().map(String::as_str)) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.also(whole(&file), "in this style sheet"),
            });
        }
    }
    found
}

/// The name of the asset at `address` as seen from the asset `from`; `None` for what is no path within the theme.
fn join(from: &str, address: &str) -> Option<String> {
    if address.starts_with('/') || address.split('/').next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// Addresses in `url(…)` and `@import "…"`.
fn in_style_sheet(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut add = |start: usize, end: usize| {
        let written = &text[start..end];
        if !written.is_empty() && !written.starts_with('#') && !written.contains(['\n', '{', '}']) {
            found.push(start..end);
        }
    };
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if let Some(inner) = rest.strip_prefix("url(").or_else(|| rest.strip_prefix("@import")) {
            let inner_at = text.len() - inner.len();
            let start = inner_at + inner.len() - inner.trim_start().len();
            let is_url = rest.starts_with("url(");
            let quote = text[start..].chars().next().filter(|sign| matches!(sign, '"' | '\''));
            match quote {
                Some(quote) => {
                    let end = text[start + 1..].find(quote).map_or(start + 1, |end| start + 1 + end);
                    add(start + 1, end);
                    at = end + 1;
                }
                None if is_url => {
                    let end = text[start..].find(')').map_or(start, |end| start + end);
                    add(start, start + text[start..end].trim_end().len());
                    at = end.max(inner_at);
                }
                None => at = inner_at,
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// Quoted texts that begin with `./` or `../`.
fn in_script(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, quote) in text.match_indices(['"', '\'', '`']) {
        let start = at + 1;
        if text[start..].starts_with("./") || text[start..].starts_with("../") {
            let Some(end) = text[start..].find([quote.chars().next().unwrap_or('"'), '\n']) else { continue };
            if text[start + end..].starts_with(quote) {
                found.push(start..start + end);
            }
        }
    }
    found
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().enumerate().fold(0_u32, |word, (index, &byte)| word | u32::from(byte) << (16 - 8 * index));
        for index in 0..4 {
            let sign = if index <= chunk.len() { char::from(SIGNS[(word >> (18 - 6 * index) & 63) as usize]) } else { '=' };
            out.push(sign);
        }
    }
    out
}
