//! Every path of a site, and for each a way to its bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8Path;

use crate::finding::{Finding, Findings};
use crate::render::Renderer;
use crate::render::beside::beside;
use crate::site::{Artifact, Site};
use crate::source::{Place, SourceFile, Span};
use crate::theme::Theme;
use crate::view::Views;
use crate::view::pages::{PageRef, Subject, pages};
use crate::view::urls::file;

/// The site of `views`: pages made by `renderer`, the theme's assets, the project's files.
pub fn site(findings: &mut Findings, views: &Arc<Views>, renderer: &Arc<Renderer>, theme: &Theme) -> Site {
    let mut pages = pages(views);
    // The map is drawn by themes that have a template for it.
    pages.retain(|page| !matches!(page.subject, Subject::Map(_)) || renderer.has("map.html"));
    let mut artifacts: BTreeMap<String, Artifact> = beside(views, renderer, &pages).into_iter().collect();
    for (source, path) in views.urls.files() {
        // A project's own `robots.txt` goes before the one that would be made for it.
        artifacts.insert(path.to_owned(), Artifact::File(source.to_owned()));
    }
    let generated = theme.assets.iter().map(|(_, asset)| (asset.path.clone(), Artifact::Bytes(Arc::clone(&asset.bytes))));
    for (path, artifact) in pages.into_iter().map(|page| (file(&page.path), lazy(views, renderer, page))).chain(generated) {
        if let Some(Artifact::File(source)) = artifacts.insert(path.clone(), artifact) {
            findings.push(taken_address(&source, &path));
        }
    }
    Site { artifacts }
}

fn lazy(views: &Arc<Views>, renderer: &Arc<Renderer>, page: PageRef) -> Artifact {
    let (views, renderer) = (Arc::clone(views), Arc::clone(renderer));
    Artifact::Page(Arc::new(move || renderer.page(template(page.subject), &views.view(&page))))
}

fn template(subject: Subject) -> &'static str {
    match subject {
        Subject::Front => "front.html",
        Subject::Strategy => "strategy.html",
        Subject::Element(_) => "element.html",
        Subject::Tree(_) => "tree.html",
        Subject::Map(_) => "map.html",
        Subject::Coverage(_) => "coverage.html",
        Subject::Teams => "teams.html",
        Subject::Team(..) => "team.html",
        Subject::Objective(_) => "objective.html",
        Subject::Periods => "periods.html",
        Subject::Period(_) => "period.html",
        Subject::People => "people.html",
        Subject::Person(_) => "person.html",
        Subject::CheckIns => "check-ins.html",
        Subject::Search => "search.html",
        Subject::NotFound => "not-found.html",
    }
}

/// `taken-address`
fn taken_address(source: &Utf8Path, path: &str) -> Finding {
    let whole = Place::new(&Arc::new(SourceFile { path: source.to_owned(), text: String::new() }), Span::default());
    Finding::error("taken-address", whole, format!("`{source}` would be published as `{path}`, where the site has a page of its own"))
        .help("rename the file")
}
