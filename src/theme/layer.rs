//! One folder of a theme, read into what it holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::assets::Raw;
use super::{DEFAULT, Files, Strings, Template, Theme, manifest, source, whole};
use crate::finding::{Finding, Findings};
use crate::nearest::nearest;

/// What a template's file name ends in.
const TEMPLATES: [&str; 4] = ["html", "xml", "svg", "txt"];

/// The folders of a theme.
const FOLDERS: [&str; 3] = ["templates", "assets", "strings"];

/// A folder of a theme.
pub(super) struct Layer {
    /// In front of its templates' names; `None` for the project's own.
    pub(super) prefix: Option<String>,
    /// Where its files stand, for pointing at them.
    at: Utf8PathBuf,
    files: Files,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Bundled,
    Folder,
    Overrides,
}

impl Layer {
    pub(super) fn bundled(name: &str, files: Files) -> Self {
        Self { prefix: Some(format!("{name}/")), at: Utf8Path::new("themes").join(name), files, kind: Kind::Bundled }
    }

    pub(super) fn folder(path: &str, files: &Files) -> Self {
        let name = Utf8Path::new(path).file_name().filter(|&name| name != DEFAULT).unwrap_or("theme");
        Self { prefix: Some(format!("{name}/")), at: Utf8PathBuf::from(path), files: files.clone(), kind: Kind::Folder }
    }

    pub(super) fn overrides(files: &Files) -> Self {
        Self { prefix: None, at: Utf8PathBuf::from("theme"), files: files.clone(), kind: Kind::Overrides }
    }

    /// Adds what this layer holds to what the layers below it hold.
    pub(super) fn read(&self, findings: &mut Findings, theme: &mut Theme, assets: &mut BTreeMap<String, Raw>) {
        if self.kind == Kind::Folder && !self.files.contains_key(Utf8Path::new("theme.yaml")) {
            let place = source(self.at.join("theme.yaml"), b"").unwrap_or_else(|file| file);
            findings.push(manifest::missing(self.at.as_str(), &place));
        }
        for (path, bytes) in &self.files {
            let at = self.at.join(path);
            let (folder, rest) = path.as_str().split_once('/').unwrap_or(("", path.as_str()));
            match folder {
                "assets" => {
                    assets.insert(rest.to_owned(), Raw { at, bytes: Arc::clone(bytes) });
                    continue;
                }
                "templates" if path.extension().is_some_and(|extension| TEMPLATES.contains(&extension)) => {}
                "strings" if path.extension() == Some("ftl") => {}
                "" if rest == "theme.yaml" => {}
                _ => {
                    if self.kind == Kind::Overrides {
                        findings.extend(self.misplaced(path, bytes));
                    }
                    continue;
                }
            }
            let file = match source(at, bytes) {
                Ok(file) => file,
                Err(file) => {
                    findings.push(Finding::error("theme-file", whole(&file), "this file is not text in UTF-8").help("save it as UTF-8"));
                    continue;
                }
            };
            match folder {
                "templates" => {
                    let name = format!("{}{rest}", self.prefix.as_deref().unwrap_or(""));
                    if theme.templates.iter().any(|known| known.name == name) {
                        let finding = Finding::error("theme-file", whole(&file), format!("`{name}` is the name of the original template"));
                        findings
                            .push(finding.help(format!("to replace it, move this file out of `{}`", name.split('/').next().unwrap_or(""))));
                    } else {
                        theme.templates.push(Template { name, file });
                    }
                }
                "strings" => theme.strings.push(Strings { language: rest.trim_end_matches(".ftl").to_owned(), file }),
                _ => manifest::check(findings, &file),
            }
        }
    }

    /// A file of the project's `theme/` that a theme has no place for.
    fn misplaced(&self, path: &Utf8Path, bytes: &[u8]) -> Option<Finding> {
        if path.file_stem().is_some_and(|stem| ["README", "LICENSE", "LICENCE"].contains(&stem)) {
            return None;
        }
        let file = source(self.at.join(path), bytes).unwrap_or_else(|file| file);
        let folder = path.as_str().split('/').next().unwrap_or("");
        let finding = Finding::warning("unused-theme-file", whole(&file), format!("nothing in a theme is named `{path}`"));
        Some(match nearest(folder, FOLDERS).filter(|&near| near != folder) {
            Some(near) => finding.help(format!("did you mean the folder `{near}`?")),
            None => finding.help("a theme has `templates/**.html` (or .xml, .svg, .txt), `strings/<language>.ftl` and `assets/**`"),
        })
    }

    /// A template or asset of the project that replaces nothing and that no template names was probably meant to replace something.
    pub(super) fn report_unused(&self, findings: &mut Findings, theme: &Theme, below: &[Self]) {
        let named = |name: &str| {
            let quoted = [format!("\"{name}\""), format!("'{name}'")];
            theme.templates.iter().any(|template| quoted.iter().any(|quoted| template.file.text.contains(quoted)))
        };
        for (path, bytes) in &self.files {
            let Some((folder, name)) = path.as_str().split_once('/') else { continue };
            let replaces = below.iter().any(|layer| layer.files.contains_key(path));
            let components =
                || std::str::from_utf8(bytes).is_ok_and(|text| text.contains("{% component") || text.contains("{%- component"));
            let referenced = folder == "assets" && theme.assets.is_referenced(name);
            if replaces || referenced || !["templates", "assets"].contains(&folder) || named(name) || components() {
                continue;
            }
            let beside = below.iter().flat_map(|layer| layer.files.keys()).filter(|known| known.parent() == path.parent());
            let Some(near) = nearest(path.file_name().unwrap_or(""), beside.filter_map(|known| known.file_name())) else { continue };
            let file = source(self.at.join(path), bytes).unwrap_or_else(|file| file);
            let finding =
                Finding::warning("unused-theme-file", whole(&file), format!("`{path}` replaces nothing, and no template uses it"));
            findings.push(finding.help(format!("did you mean `{}`?", path.with_file_name(near))));
        }
    }
}
