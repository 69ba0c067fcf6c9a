//! Old addresses, and where they lead now. None may be the address of something else, nor of another alias, nor be one file with it on
//! some computer.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::finding::{Finding, Findings};
use crate::model::entry::{Head, Text};
use crate::model::slug::same_name;
use crate::source::Place;
use crate::view::Views;
use crate::view::context::SiteContext;
use crate::view::here::Here;
use crate::view::pages::Subject;
use crate::view::urls;

/// An old address of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The old address below the site's root, without `/` at either end: `about us/digital`.
    pub from: String,
    /// The file at which a page leads on.
    pub file: String,
    /// The page's path.
    pub to: String,
    /// The page's title.
    pub title: String,
}

/// `moved.html`, as `moved`.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct MovedContext {
    /// Where it is now.
    pub href: String,
    /// What it is.
    pub title: String,
    /// Its absolute address, where `base-url` is given.
    pub canonical: Option<String>,
}

/// An old address as `page`: all that `asset` asks for.
#[derive(Debug, Clone, Serialize)]
pub struct OldPage {
    /// From it to the site's root: `../../`, or `./`.
    pub root: String,
}

/// What the template of an old address meets.
#[derive(Debug, Clone, Serialize)]
pub struct MovedView {
    /// As `site`.
    pub site: SiteContext,
    /// As `page`.
    pub page: OldPage,
    /// As `moved`.
    pub moved: MovedContext,
}

impl Views {
    /// Every old address, in order, each once.
    pub fn moved(&self) -> Vec<Moved> {
        let mut all: Vec<Moved> = self.aliases().filter_map(|(head, alias, to)| moved(head, alias, to)).collect();
        all.sort_by(|a, b| a.file.cmp(&b.file));
        all.dedup_by(|a, b| a.file == b.file);
        all
    }

    /// The page at an old address.
    pub fn moved_page(&self, moved: &Moved) -> MovedView {
        let here = Here::new(self, &moved.file, []);
        MovedView {
            site: here.site(Subject::Front),
            page: OldPage { root: self.urls.root(&moved.file) },
            moved: MovedContext { href: here.href(&moved.to), title: moved.title.clone(), canonical: self.urls.absolute(&moved.to) },
        }
    }

    /// Every alias as it was written, with its entry and that one's page.
    fn aliases(&self) -> impl Iterator<Item = (&Head, &Text, &str)> {
        let page = |head: &Head| self.urls.source(&head.file.path).unwrap_or_default();
        self.heads().flat_map(move |head| head.aliases.iter().map(move |alias| (head, alias, page(head))))
    }

    /// Every entry.
    fn heads(&self) -> impl Iterator<Item = &Head> {
        let okrs = &self.okrs;
        let top = okrs.front.iter().map(|it| &it.head).chain(okrs.strategy.iter().map(|it| &it.head));
        let elements = okrs.elements.iter().map(|it| &it.entry.head);
        let periods = okrs.periods.iter().filter_map(|it| it.entry.as_ref()).map(|entry| &entry.head);
        let teams = okrs.teams.iter().flat_map(|it| std::iter::once(&it.entry.head).chain(it.words.values().map(|words| &words.head)));
        top.chain(elements).chain(periods).chain(teams).chain(okrs.objectives.iter().map(|it| &it.entry.head))
    }
}

fn moved(head: &Head, alias: &Text, to: &str) -> Option<Moved> {
    let file = urls::alias(alias)?;
    let from = file.strip_suffix("/index.html").unwrap_or(&file).to_owned();
    Some(Moved { from, file, to: to.to_owned(), title: head.title.value.clone() })
}

/// Reports every alias that is no address of its own in the site that has `files`, and those that are no address at all.
pub fn check<'a>(findings: &mut Findings, views: &Views, files: impl IntoIterator<Item = &'a String>) {
    let mut aliases = views.aliases().peekable();
    if aliases.peek().is_none() {
        return;
    }
    let mut stands: BTreeMap<String, &str> = files.into_iter().map(|file| (same_name(file), file.as_str())).collect();
    let pages: HashMap<String, &Head> =
        views.heads().filter_map(|head| Some((urls::file(views.urls.source(&head.file.path)?), head))).collect();
    let mut seen: HashMap<String, Place> = HashMap::new();
    let own: Vec<(&Head, &Text, Option<Moved>)> = aliases.map(|(head, alias, to)| (head, alias, moved(head, alias, to))).collect();
    for (head, alias, moved) in &own {
        let place = head.place(alias.span);
        let Some(moved) = moved else {
            findings.push(alias_outside(place, alias));
            continue;
        };
        let name = same_name(&moved.file);
        if let Some(other) = seen.get(&name) {
            findings.push(alias_taken(place, alias, &Owner::Alias(other.clone())));
        } else if let Some(file) = taken(&stands, &name) {
            let owner = pages.get(file).map_or(Owner::Site(file), |head| Owner::Page(head));
            findings.push(alias_taken(place, alias, &owner));
        } else {
            stands.insert(name.clone(), &moved.file);
            seen.insert(name, place);
        }
    }
}

/// The file that stands where `name` would, that would be a folder above it, or that lies below it as if it were one.
fn taken<'a>(stands: &BTreeMap<String, &'a str>, name: &str) -> Option<&'a str> {
    if name.starts_with("assets/") {
        return Some("assets/");
    }
    let above = name.match_indices('/').find_map(|(at, _)| stands.get(&name[..at]));
    let below =
        || stands.range(format!("{name}/")..).next().filter(|(file, _)| file.starts_with(&format!("{name}/"))).map(|(_, file)| file);
    stands.get(name).or(above).or_else(below).copied()
}

/// What stands at an address.
enum Owner<'a> {
    /// A page of every site, a person's page, an asset.
    Site(&'a str),
    /// The page of a file.
    Page(&'a Head),
    /// Another alias.
    Alias(Place),
}

fn alias_taken(place: Place, alias: &str, owner: &Owner<'_>) -> Finding {
    let finding = |message: String| {
        Finding::error("alias-collision", place.clone(), message).label("taken").help("leave this alias out, or choose another")
    };
    let address = |file: &str| file.strip_suffix("/index.html").unwrap_or(file).to_owned();
    match owner {
        Owner::Site(file) if urls::alias(alias).as_deref() == Some(*file) => {
            finding(format!("the alias `{alias}` is an address that the site has anyway"))
        }
        Owner::Site(file) => finding(format!("the alias `{alias}` cannot stand beside `{}`, which the site has anyway", address(file))),
        Owner::Page(head) => {
            finding(format!("the alias `{alias}` is the address of “{}”", head.title.value)).also(head.place(head.title.span), "this page")
        }
        Owner::Alias(other) => finding(format!("two pages have the alias `{alias}`")).also(other.clone(), "the other one"),
    }
}

fn alias_outside(place: Place, alias: &str) -> Finding {
    Finding::error("alias-collision", place, format!("the alias `{alias}` is no address within the site"))
        .label("not a path")
        .help("an alias is the old address without the site's own: `old/path`")
}
