//! A theme in three layers: the project's own files over the chosen theme over the default theme.
//!
//! Templates are named by their layer (`default/base.html`) and found without it, the nearest layer first; strings of a language are
//! laid over each other one by one, assets are replaced whole.

pub mod assets;
pub mod bundled;
mod layer;
mod manifest;

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::finding::{Finding, Findings};
use crate::nearest::nearest;
use crate::settings::Settings;
use crate::source::{Place, SourceFile, Span};
use assets::Assets;
use layer::Layer;

/// The theme every other stands on.
pub const DEFAULT: &str = "default";

/// The version of what templates may see. Within a version, fields are only added.
pub const CONTEXT: u32 = 1;

/// Everything that makes data into pages.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Templates of all layers, the default theme's first.
    pub templates: Vec<Template>,
    /// Strings of all layers, the default theme's first.
    pub strings: Vec<Strings>,
    /// Style sheets, scripts, fonts, images, under the names they have in the site.
    pub assets: Assets,
    /// Where templates that are named without a layer are looked for, after the project's own: `plain/`, `default/`.
    pub prefixes: Vec<String>,
}

/// A template.
#[derive(Debug, Clone)]
pub struct Template {
    /// As templates name it: `default/base.html`; without a layer for the project's own.
    pub name: String,
    /// Its text.
    pub file: Arc<SourceFile>,
}

/// A file of strings.
#[derive(Debug, Clone)]
pub struct Strings {
    /// `nb`
    pub language: String,
    /// Its text.
    pub file: Arc<SourceFile>,
}

/// Files of a theme by path below its folder.
pub type Files = BTreeMap<Utf8PathBuf, Arc<[u8]>>;

/// The theme that `settings` ask for: `overrides` are the project's own files, `folder` those of the theme where it is a folder.
pub fn theme(findings: &mut Findings, overrides: &Files, folder: &Files, settings: &Settings) -> Theme {
    let mut layers = vec![Layer::bundled(DEFAULT, bundled::files(DEFAULT).unwrap_or_default())];
    let wanted = settings.theme.value.as_str();
    if !folder.is_empty() {
        layers.push(Layer::folder(wanted, folder));
    } else if wanted != DEFAULT {
        match bundled::files(wanted) {
            Some(files) => layers.push(Layer::bundled(wanted, files)),
            None => findings.push(unknown_theme(settings)),
        }
    }
    if !overrides.is_empty() {
        layers.push(Layer::overrides(overrides));
    }
    let mut theme = Theme { templates: Vec::new(), strings: Vec::new(), assets: Assets::default(), prefixes: Vec::new() };
    let mut assets = BTreeMap::new();
    for layer in &layers {
        if let Some(prefix) = &layer.prefix {
            theme.prefixes.insert(0, prefix.clone());
        }
        layer.read(findings, &mut theme, &mut assets);
    }
    theme.assets = assets::fingerprinted(findings, assets);
    if let Some(own) = layers.last().filter(|layer| layer.prefix.is_none()) {
        own.report_unused(findings, &theme, &layers[..layers.len() - 1]);
    }
    theme
}

/// A file of a theme, for pointing at it; its text is empty where it is none.
fn source(path: Utf8PathBuf, bytes: &[u8]) -> Result<Arc<SourceFile>, Arc<SourceFile>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(SourceFile { path, text: text.trim_start_matches('\u{feff}').to_owned() })),
        Err(_) => Err(Arc::new(SourceFile { path, text: String::new() })),
    }
}

fn whole(file: &Arc<SourceFile>) -> Place {
    Place::new(file, Span::default())
}

fn unknown_theme(settings: &Settings) -> Finding {
    let wanted = &settings.theme;
    let names = bundled::names();
    let finding = Finding::error("unknown-theme", Place::new(&settings.file, wanted.span), format!("there is no theme `{}`", wanted.value))
        .label("neither a bundled theme nor a folder of this project");
    match nearest(&wanted.value, names.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")).fix(Place::new(&settings.file, wanted.span), near),
        None => finding.help(format!("bundled themes: {}; or name a folder that holds a `theme.yaml`", names.join(", "))),
    }
}

#[cfg(test)]
mod tests;
