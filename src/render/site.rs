//! Every path of a site, and for each a way to its bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8Path;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::finding::{Finding, Findings};
use crate::render::Renderer;
use crate::render::beside::{self, beside};
use crate::site::{Artifact, Site};
use crate::source::{Place, SourceFile, Span};
use crate::theme::Theme;
use crate::view::Views;
use crate::view::moved;
use crate::view::pages::{PageRef, Subject, pages};
use crate::view::urls::file;

/// Files that a project may bring in place of those that would be made for it.
const OWN: [&str; 2] = ["_redirects", "robots.txt"];

/// The site of `views`: pages made by `renderer`, the theme's assets, the project's files.
pub fn site(findings: &mut Findings, views: &Arc<Views>, renderer: &Arc<Renderer>, theme: &Theme) -> Site {
    let mut pages = pages(views);
    // The map is drawn by themes that have a template for it.
    pages.retain(|page| !matches!(page.subject, Subject::Map(_)) || renderer.has("map.html"));
    let large = pages.iter().filter(|page| matches!(page.subject, Subject::Tree(_))).map(|page| file(&page.path)).collect();
    let pages: Arc<[PageRef]> = pages.into();
    let files = views.urls.files().map(|(source, path)| (path.to_owned(), Artifact::File(source.to_owned())));
    let (mut all, of_pages) = rayon::join(
        || beside(views, renderer, &pages),
        || (0..pages.len()).into_par_iter().map(|at| (file(&pages[at].path), lazy(views, renderer, &pages, at))).collect::<Vec<_>>(),
    );
    all.extend(files);
    all.extend(of_pages);
    all.extend(theme.assets.iter().map(|(_, asset)| (asset.path.clone(), Artifact::Bytes(Arc::clone(&asset.bytes)))));
    // Where two have one path, the later holds.
    all.par_sort_by(|(a, _), (b, _)| a.cmp(b));
    for pair in all.windows(2) {
        if let [(path, first), (other, second)] = pair
            && path == other
        {
            let source = match (first, second) {
                (_, Artifact::File(source)) => Some(source).filter(|_| !OWN.contains(&path.as_str())),
                (Artifact::File(source), _) => Some(source),
                _ => None,
            };
            findings.extend(source.map(|source| taken_address(source, path)));
        }
    }
    let mut artifacts: BTreeMap<String, Artifact> = all.into_iter().collect();
    for (source, path) in views.urls.files() {
        let below = format!("{path}/");
        let is_folder = artifacts.range(below.clone()..).next().is_some_and(|(other, _)| other.starts_with(&below));
        let in_file = Utf8Path::new(path).ancestors().skip(1).find(|folder| artifacts.contains_key(folder.as_str()));
        // Some systems take the two for one file.
        let lower = path.to_lowercase();
        let in_capitals = artifacts.contains_key(&lower).then_some(&*lower).filter(|lower| *lower != path);
        if let Some(taken) = is_folder.then_some(path).or(in_file.map(Utf8Path::as_str)).or(in_capitals) {
            findings.push(taken_address(source, taken));
        }
    }
    moved::check(findings, views, artifacts.keys());
    for (path, artifact) in beside::moved(views, renderer) {
        artifacts.entry(path).or_insert(artifact);
    }
    Site { artifacts, large }
}

fn lazy(views: &Arc<Views>, renderer: &Arc<Renderer>, pages: &Arc<[PageRef]>, at: usize) -> Artifact {
    let (views, renderer, pages) = (Arc::clone(views), Arc::clone(renderer), Arc::clone(pages));
    Artifact::Page(Arc::new(move || {
        let (page, template) = (&pages[at], template(pages[at].subject));
        match views.rows(page) {
            Some(rows) => renderer.page_of_rows(template, views.view(page), rows),
            None => renderer.page(template, views.view(page)),
        }
    }))
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
    Finding::error("taken-address", whole, format!("`{source}` would be published as `{path}`, which the site has another use for"))
        .help("rename the file")
}
