//! `theme.yaml`: what a theme says of itself.

use std::sync::Arc;

use serde::Deserialize;

use super::{CONTEXT, whole};
use crate::finding::{Finding, Findings};
use crate::source::{Place, SourceFile, Span};

/// The oldest version of the context that templates may be written for.
const OLDEST: u32 = 1;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    /// For people.
    #[serde(rename = "name")]
    _name: Option<String>,
    /// For people.
    #[serde(rename = "title")]
    _title: Option<String>,
    /// For people.
    #[serde(rename = "description")]
    _description: Option<String>,
    /// Which version of the context its templates were written for.
    context: u32,
}

/// Says what is wrong with a manifest.
pub(super) fn check(findings: &mut Findings, file: &Arc<SourceFile>) {
    match serde_yaml::from_str::<Manifest>(&file.text) {
        Ok(manifest) if manifest.context > CONTEXT => findings.push(
            Finding::error(
                "theme-manifest",
                whole(file),
                format!("this theme was written for a newer leadmark (context {})", manifest.context),
            )
            .help(format!("this leadmark knows context {OLDEST} to {CONTEXT}: use a newer one, or an older edition of the theme")),
        ),
        Ok(manifest) if manifest.context < OLDEST => findings.push(
            Finding::error("theme-manifest", whole(file), format!("no theme was ever written for context {}", manifest.context))
                .help(format!("write `context: {CONTEXT}`")),
        ),
        Ok(_) => {}
        Err(error) => {
            let at = error.location().map_or(0, |location| location.index().min(file.text.len()));
            let place = Place::new(file, Span::new(at, at));
            let finding = Finding::error("theme-manifest", place, format!("this `theme.yaml` cannot be read: {error}"));
            findings.push(finding.help(format!("it holds `name:`, `description:` and `context: {CONTEXT}`, and nothing else")));
        }
    }
}

/// A folder that is to be a theme and says nothing of itself.
pub(super) fn missing(folder: &str, file: &Arc<SourceFile>) -> Finding {
    Finding::error("theme-manifest", whole(file), format!("the theme in `{folder}` has no `theme.yaml`"))
        .why("it says which version of leadmark's context the templates were written for")
        .help(format!("add one that says `context: {CONTEXT}`"))
}
