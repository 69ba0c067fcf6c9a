//! Page × theme → bytes.

pub mod beside;
mod filters;
mod folded;
mod inlined;
pub mod language;
mod mistakes;
mod site;
pub mod strings;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Context, Tera};

use crate::finding::{Finding, Findings};
use crate::settings::Settings;
use crate::source::{Place, SourceFile, Span};
use crate::theme::assets::Assets;
use crate::theme::{Template, Theme};
use crate::view::rows::Rows;
use crate::view::tree::ROWS;
use strings::Strings;

pub use site::site;

/// Files whose variables are escaped.
const ESCAPED: [&str; 3] = [".html", ".svg", ".xml"];

/// Rows of a tree that are made at once.
const ROWS_AT_ONCE: usize = 64;

/// Templates by name.
type Sources = BTreeMap<String, Arc<SourceFile>>;

/// A theme in a language, ready to render any page of it from any thread.
pub struct Renderer {
    /// Templates as they are written.
    tera: Tera,
    /// The same, made ready for speed when the first page is asked for; `None` where that cannot be done.
    folded: OnceLock<Option<Tera>>,
    /// Filters and functions without templates.
    empty: Tera,
    assets: Arc<Assets>,
    files: Sources,
    settings: Arc<SourceFile>,
    /// The words of the theme.
    pub strings: Arc<Strings>,
}

/// Makes `theme` ready in the language of `settings`. A template with a mistake is reported and left out, so that the one it replaces
/// stands in for it.
pub fn renderer(findings: &mut Findings, theme: &Theme, settings: &Settings) -> Renderer {
    let strings = Arc::new(strings::strings(findings, theme, settings));
    let assets = Arc::new(theme.assets.clone());
    let mut empty = Tera::default();
    empty.autoescape_on(ESCAPED);
    // Fails only where templates were added before.
    let _ = empty.set_fallback_prefixes(theme.prefixes.clone());
    filters::register(&mut empty, &strings, &assets);
    let mut templates: Vec<&Template> = theme.templates.iter().collect();
    let tera = loop {
        let mut tera = empty.clone();
        let Err(error) = tera.add_raw_templates(templates.iter().map(|template| (&template.name, &template.file.text))) else { break tera };
        let found = mistakes::in_templates(&error, &templates, &theme.prefixes, &empty, &settings.file);
        let left_out = found.iter().map(|mistake| mistake.template.as_str()).collect::<Vec<_>>();
        let before = templates.len();
        templates.retain(|template| !left_out.contains(&template.name.as_str()));
        let stuck = templates.len() == before;
        findings.extend(found.into_iter().map(|mistake| mistake.finding));
        if stuck {
            break empty.clone();
        }
    };
    let files = theme.templates.iter().map(|template| (template.name.clone(), Arc::clone(&template.file))).collect();
    Renderer { tera, folded: OnceLock::new(), empty, assets, files, settings: Arc::clone(&settings.file), strings }
}

impl std::fmt::Debug for Renderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Renderer({} templates)", self.files.len())
    }
}

impl Renderer {
    /// Whether there is a template of this name in any layer.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Does now what the first page would have to wait for.
    pub fn prepare(&self) {
        self.folded();
    }

    fn folded(&self) -> &Option<Tera> {
        self.folded.get_or_init(|| folded::folded(&self.empty, &self.files, &self.strings, &self.assets))
    }

    /// The page that `template` makes of `view`, a struct or a map whose fields are the template's variables.
    pub fn page(&self, template: &str, view: impl Serialize) -> Result<Vec<u8>, Box<Finding>> {
        let context = Context::from_serialize(&view);
        // A view may be large, and all of it is in the context now.
        drop(view);
        let mut page = Vec::with_capacity(32 * 1024);
        let rendered = context.and_then(|context| self.render(template, &context, &mut page));
        rendered.map(|()| page).map_err(|error| self.mistake(&error, template))
    }

    /// The same, and where it prints [`ROWS`], what `tree-rows.html` makes of `rows`, a few at a time.
    pub fn page_of_rows(&self, template: &str, view: impl Serialize, rows: Rows<'_>) -> Result<Vec<u8>, Box<Finding>> {
        let mut context = Context::from_serialize(&view).map_err(|error| self.mistake(&error, template))?;
        let mut page = Vec::with_capacity(32 * 1024);
        self.render(template, &context, &mut page).map_err(|error| self.mistake(&error, template))?;
        let mistaken = || Box::new(mistakes::in_rows(&self.files, &self.settings));
        let whole = |page: Vec<u8>| if page.contains(&ROWS.as_bytes()[0]) { Err(mistaken()) } else { Ok(page) };
        let Some(at) = page.windows(ROWS.len()).position(|words| words == ROWS.as_bytes()) else { return whole(page) };
        let rest = page.split_off(at);
        let mut rows = rows.peekable();
        while rows.peek().is_some() {
            context.insert("rows", &rows.by_ref().take(ROWS_AT_ONCE).collect::<Vec<_>>());
            self.render("tree-rows.html", &context, &mut page).map_err(|error| self.mistake(&error, "tree-rows.html"))?;
        }
        page.extend_from_slice(&rest[ROWS.len()..]);
        whole(page)
    }

    /// Adds to `page` what `template` makes of `context`.
    fn render(&self, template: &str, context: &Context, page: &mut Vec<u8>) -> tera::TeraResult<()> {
        let from = page.len();
        if self.folded().as_ref().is_none_or(|tera| tera.render_to(template, context, &mut *page).is_err()) {
            page.truncate(from);
            self.tera.render_to(template, context, page)?;
        } else if cfg!(debug_assertions) {
            assert_eq!(self.tera.render(template, context)?.as_bytes(), &page[from..], "{template} folded says something else");
        }
        Ok(())
    }

    fn mistake(&self, error: &tera::Error, template: &str) -> Box<Finding> {
        Box::new(mistakes::in_page(error, template, &self.files, &self.settings))
    }
}

fn nowhere(settings: &Arc<SourceFile>) -> Place {
    Place::new(settings, Span::default())
}

#[cfg(test)]
mod tests;
