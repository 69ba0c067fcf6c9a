//! Whole sites: every link and anchor leads somewhere, and the same project gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use leadmark::compile::parts::parts;
use leadmark::compile::{Memo, compile, compile_again, compile_to_write, theme_folder};
use leadmark::disk::{self, How};
use leadmark::finding::Severity;
use leadmark::project::{Drafts, Links, Today};
use leadmark::site::{Artifact, poured};
use leadmark::source::SourceFile;
use leadmark::theme::bundled;
use rayon::prelude::*;

use crate::project::project;

/// The bytes of every file of the site of the project in `folder`; files published as they are stand for themselves, empty.
fn site(folder: &Path, links: Links) -> BTreeMap<String, Vec<u8>> {
    let how = How { today: Today::Said(date(2026, 11, 22)), drafts: Drafts::Hidden, links, theme: theme_folder };
    let project = disk::read(folder, how).expect("the project reads");
    made(compile(&project).site.artifacts)
}

fn made(artifacts: BTreeMap<String, Artifact>) -> BTreeMap<String, Vec<u8>> {
    artifacts
        .into_par_iter()
        .map(|(path, artifact)| {
            let bytes = match artifact {
                Artifact::Bytes(bytes) => bytes.to_vec(),
                Artifact::Page(render) => render().unwrap_or_else(|finding| panic!("{path}: {}", finding.message)),
                Artifact::Data(pour) => poured(&pour),
                Artifact::File(_) => Vec::new(),
            };
            (path, bytes)
        })
        .collect()
}

/// The example, an empty project, and whatever folders `LEADMARK_PROJECTS` names, separated by colons.
fn projects(scratch: &Path) -> Vec<PathBuf> {
    std::fs::write(scratch.join("leadmark.yaml"), "title: Nothing yet\n").expect("a scratch folder");
    let more = std::env::var("LEADMARK_PROJECTS").unwrap_or_default();
    let named = more.split(':').filter(|name| !name.is_empty()).map(PathBuf::from);
    [Path::new(env!("CARGO_MANIFEST_DIR")).join("content-example"), scratch.to_owned()].into_iter().chain(named).collect()
}

/// The values of `name="…"` in a page, character references for `&`, quotes and slashes resolved.
fn attributes<'page>(page: &'page str, name: &'static str) -> impl Iterator<Item = String> + 'page {
    page.match_indices(name).filter_map(move |(at, _)| {
        let before = page[..at].chars().next_back()?;
        let rest = page[at + name.len()..].strip_prefix("=\"")?;
        let value = before.is_whitespace().then(|| rest.split_once('"'))??.0;
        Some(value.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", "\"").replace("&#x2F;", "/"))
    })
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = (*first == b'%').then(|| tail.get(..2)).flatten().and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => (bytes.push(byte), rest = &tail[2..]).1,
            None => (bytes.push(*first), rest = tail).1,
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The path below the root that `link` on the page at `from` names; `None` where it leaves the site's root.
fn resolved(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn broken(site: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let pages: BTreeMap<&str, &str> = site
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8")))
        .collect();
    let anchors: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|(path, page)| (*path, attributes(page, "id").collect())).collect();
    let mut broken = BTreeSet::new();
    for (path, page) in &pages {
        for link in attributes(page, "href").chain(attributes(page, "src")).chain(attributes(page, "data")) {
            if ["http:", "https:", "mailto:", "tel:", "webcal:"].iter().any(|scheme| link.starts_with(scheme)) {
                continue;
            }
            let (address, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let address = address.split('?').next().unwrap_or_default();
            let target = match address {
                "" => Some((*path).to_owned()),
                address => resolved(path, &decoded(address)),
            };
            let target = target.map(|target| {
                let folder = address.ends_with('/') || target.is_empty() || [".", ".."].iter().any(|end| address.ends_with(end));
                if folder { format!("{target}/index.html").trim_start_matches('/').to_owned() } else { target }
            });
            let found = target.as_deref().is_some_and(|target| site.contains_key(target));
            let named = anchor.is_empty()
                || target.as_deref().and_then(|target| anchors.get(target)).is_none_or(|anchors| anchors.contains(&decoded(anchor)));
            if !found || !named {
                broken.insert(format!("{path}: {link}"));
            }
        }
    }
    broken
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    for project in projects(scratch.path()) {
        for links in [Links::Folders, Links::Files] {
            let site = site(&project, links);
            assert!(site.contains_key("index.html"), "{}: no front page", project.display());
            let broken = broken(&site);
            assert!(broken.is_empty(), "{}, {links:?}: {broken:#?}", project.display());
        }
    }
}

/// The levels of the headings of `page`, in order.
fn outline(page: &str) -> Vec<u8> {
    page.match_indices("<h")
        .filter_map(|(at, _)| page.as_bytes().get(at + 2))
        .filter(|level| level.is_ascii_digit())
        .map(|level| level - b'0')
        .collect()
}

/// Who goes from heading to heading finds one title on each page, and no level left out.
#[test]
fn every_outline_is_sound() {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    for project in projects(scratch.path()) {
        for (path, bytes) in site(&project, Links::Folders).iter().filter(|(path, _)| path.ends_with(".html")) {
            let levels = outline(&String::from_utf8_lossy(bytes));
            let sound = levels.first() == Some(&1) && !levels[1..].contains(&1) && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1);
            assert!(sound, "{}, {path}: {levels:?}", project.display());
        }
    }
}

/// What a preview shows of a theme beside the site, in every language and every bundled theme: no hole in it, and no link to nowhere.
#[test]
fn a_theme_shows_its_parts() {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    std::fs::write(scratch.path().join("leadmark.yaml"), "title: Ours\n").expect("a scratch folder");
    let how = How { today: Today::Said(date(2026, 11, 22)), drafts: Drafts::Shown, links: Links::Folders, theme: theme_folder };
    let mut project = disk::read(scratch.path(), how).expect("the project reads");
    let file = Arc::clone(&project.settings);
    for settings in ["", "language: nb", "language: nn", "language: sv", "language: da", "language: de", "theme: dune"] {
        project.settings = Arc::new(SourceFile { path: file.path.clone(), text: format!("{}{settings}\n", file.text) });
        let mut memo = Memo::default();
        assert!(parts(&memo).is_empty());
        let site = compile_again(&project, &mut memo).site;
        assert!(!site.artifacts.keys().any(|path| path.starts_with("_theme/")), "a site has the theme's page");
        let made = made(parts(&memo));
        assert!(made.keys().all(|path| path.starts_with("_theme/")), "{settings}");
        let broken = broken(&made);
        assert!(broken.is_empty(), "{settings}: {broken:#?}");
        let page = String::from_utf8_lossy(&made["_theme/index.html"]);
        for part in ["is-light", "is-dark", "chart-corridor", "chart-confidence", "var(--on-track)", "is-silent", "is-dropped"] {
            assert!(page.contains(part), "{settings}: no {part}");
        }
    }
}

/// Every bundled theme makes the whole example, and each in its own look.
#[test]
fn every_bundled_theme_makes_the_example() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content-example");
    let how = How { today: Today::Said(date(2026, 11, 22)), drafts: Drafts::Hidden, links: Links::Folders, theme: theme_folder };
    let project = disk::read(&folder, how).expect("the example reads");
    let mut looks = BTreeSet::new();
    let names = bundled::names();
    assert!(names.len() > 1, "{names:?}");
    for name in &names {
        let mut themed = project.clone();
        let text = format!("{}\ntheme: {name}\n", project.settings.text);
        themed.settings = Arc::new(SourceFile { path: project.settings.path.clone(), text });
        let compilation = compile(&themed);
        let errors: Vec<_> = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        let artifacts = compilation.site.artifacts;
        looks.extend(artifacts.keys().filter(|path| path.starts_with("assets/css/tokens.")).cloned());
        artifacts.into_par_iter().for_each(|(path, artifact)| {
            if let Artifact::Page(render) = artifact {
                render().unwrap_or_else(|finding| panic!("{name}, {path}: {}", finding.message));
            }
        });
    }
    assert_eq!(looks.len(), names.len(), "{looks:?}");
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("content-example");
    let many = site(&example, Links::Folders);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let one = pool.install(|| site(&example, Links::Folders));
    assert!(many == one, "one thread and many give different sites");
}

#[test]
fn a_site_is_the_same_once_its_sources_are_let_go() {
    let how = How { today: Today::Said(date(2026, 11, 22)), drafts: Drafts::Hidden, links: Links::Folders, theme: theme_folder };
    let example = disk::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content-example"), how).expect("the project reads");
    let draft = project([
        ("content/teams/a/index.md", "# A\n"),
        ("content/teams/a/2026-q4/later.md", "---\ndraft: true\n---\n# Later\n"),
        ("content/teams/a/2026-q4/now.md", "---\nsupports: [later: It comes first]\n---\n# Now\n\nBecause *of this*.\n"),
    ]);
    for project in [example, draft] {
        let (whole, written) = (compile(&project), compile_to_write(project));
        assert_eq!(written.findings, whole.findings);
        assert!(made(written.site.artifacts) == made(whole.site.artifacts));
    }
}

#[test]
fn what_lies_in_the_folder_of_a_hidden_draft_stays_hidden() {
    let mut project = crate::project::project([
        ("content/teams/platform/index.md", "# Platform\n"),
        ("content/teams/platform/2026-q4/secret/index.md", "---\ntitle: Not yet\ndraft: true\n---\n"),
    ]);
    let (plain, secret) = ("content/teams/platform/logo.svg", "content/teams/platform/2026-q4/secret/plan.png");
    project.files = vec![plain.into(), secret.into()];
    let published = |project: &leadmark::project::Project| -> Vec<String> {
        let files = compile(project).site.artifacts.into_values();
        files.filter_map(|artifact| if let Artifact::File(path) = artifact { Some(path.into_string()) } else { None }).collect()
    };
    assert_eq!(published(&project), [plain]);
    project.drafts = Drafts::Shown;
    assert_eq!(published(&project), [secret, plain]);
}

#[test]
fn a_file_that_stands_in_the_way_of_the_site_is_named() {
    let check = |file: &str, expected: &[&str]| {
        let mut project = crate::project::project([("content/teams/platform/index.md", "# Platform\n")]);
        project.files = vec![file.into()];
        let found: Vec<&str> =
            compile(&project).findings.iter().map(|finding| finding.rule).filter(|rule| *rule == "taken-address").collect();
        assert_eq!(found, expected, "{file}");
    };
    check("static/logo.svg", &[]);
    check("static/robots.txt", &[]);
    check("static/teams/index.html", &["taken-address"]);
    check("static/okrs.json", &["taken-address"]);
    check("static/teams", &["taken-address"]);
    check("static/404.html/x.txt", &["taken-address"]);
    check("static/Teams/index.html", &["taken-address"]);
}

#[test]
fn the_tree_lists_what_supports_nothing_that_is_published() {
    let project = project([
        ("content/strategy/goals/later.md", "---\ntitle: Later\ndraft: true\n---\n"),
        ("content/teams/a/index.md", "# A\n"),
        ("content/teams/a/2026-q4/early.md", "---\ntitle: Ahead of its goal\nsupports: [later]\n---\n"),
    ]);
    let pages = made(compile(&project).site.artifacts);
    for path in ["index.html", "tree/index.html"] {
        let page = String::from_utf8_lossy(&pages[path]).into_owned();
        let tree = page.split_once("<tbody>").map_or("", |(_, tree)| tree);
        assert!(tree.contains("Ahead of its goal"), "{path}: {tree}");
    }
}
