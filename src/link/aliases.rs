//! Old addresses that lead to new pages: none may be the address of a page, or of another alias.

use std::collections::{BTreeSet, HashMap};

use crate::finding::{Finding, Findings};
use crate::link::shelf::folder;
use crate::model::entry::{ElementKind, Head, Text};
use crate::model::okrs::Okrs;
use crate::model::slug::{same_name, slug};
use crate::source::Place;

/// Pages and files that every site has.
const FIXED: [&str; 19] = [
    "",
    "strategy",
    "tree",
    "map",
    "coverage",
    "teams",
    "periods",
    "people",
    "check-ins",
    "search",
    "404.html",
    "calendar.ics",
    "feed.xml",
    "okrs.json",
    "okrs.schema.json",
    "robots.txt",
    "sitemap.xml",
    "_redirects",
    "redirects.map",
];

/// What stands at an address.
enum Owner {
    /// A page of every site, a person's page, an asset.
    Site,
    /// The page of a file.
    Page(Place, String),
    /// Another alias.
    Alias(Place),
}

/// Reports aliases that collide.
pub fn check(findings: &mut Findings, okrs: &Okrs) {
    let aliases = aliases(okrs);
    if aliases.is_empty() {
        return;
    }
    let mut owners = pages(okrs);
    for (head, alias) in aliases {
        let place = head.place(alias.span);
        let Some(address) = address(&alias.value) else {
            findings.push(alias_outside(place, &alias.value));
            continue;
        };
        if address == "assets" || address.starts_with("assets/") {
            findings.push(alias_taken(place, &alias.value, &Owner::Site));
            continue;
        }
        match owners.get(&same_name(&address)) {
            Some(owner) => findings.push(alias_taken(place, &alias.value, owner)),
            None => drop(owners.insert(same_name(&address), Owner::Alias(place))),
        }
    }
}

/// Where an alias stands: without slashes at its ends and without `index.html`. `None` where it is no path within the site.
fn address(alias: &str) -> Option<String> {
    let path = alias.trim().trim_matches('/');
    let path = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path);
    let path = path.trim_end_matches('/');
    let fine = path.split('/').all(|part| !matches!(part, "." | "..")) && !path.contains("//") && !path.contains(['\\', ':', '?', '#']);
    (fine && !path.chars().any(char::is_control)).then(|| path.to_owned())
}

fn aliases(okrs: &Okrs) -> Vec<(&Head, &Text)> {
    let heads = okrs.front.iter().map(|it| &it.head).chain(okrs.strategy.iter().map(|it| &it.head));
    let heads = heads.chain(okrs.elements.iter().map(|it| &it.entry.head));
    let heads = heads.chain(okrs.periods.iter().filter_map(|it| it.entry.as_ref().map(|entry| &entry.head)));
    let heads = heads.chain(okrs.teams.iter().flat_map(|it| {
        let words = it.words.values().map(|words| &words.head);
        std::iter::once(&it.entry.head).chain(words)
    }));
    let heads = heads.chain(okrs.objectives.iter().map(|it| &it.entry.head));
    heads.flat_map(|head| head.aliases.iter().map(move |alias| (head, alias))).collect()
}

/// Every page by its address, compared as file systems compare.
fn pages(okrs: &Okrs) -> HashMap<String, Owner> {
    let mut pages: HashMap<String, Owner> = FIXED.into_iter().map(|address| (address.to_owned(), Owner::Site)).collect();
    let mut page = |address: String, head: &Head| {
        pages.insert(same_name(&address), Owner::Page(head.place(head.title.span), head.title.value.clone()));
    };
    for element in &okrs.elements {
        page(format!("strategy/{}/{}", element.entry.kind.folder(), element.entry.head.id), &element.entry.head);
    }
    for team in &okrs.teams {
        let id = &team.entry.head.id;
        page(format!("teams/{id}"), &team.entry.head);
        let worked = team.objectives.iter().filter_map(|id| okrs.objective(*id).period);
        let periods: BTreeSet<_> = worked.chain(team.words.keys().copied()).collect();
        for period in periods {
            page(format!("teams/{id}/{}", okrs.period(period).id), &team.entry.head);
        }
    }
    for objective in &okrs.objectives {
        let entry = &objective.entry;
        page(format!("teams/{}/{}/{}", entry.team, folder(entry), entry.head.id), &entry.head);
    }
    for kind in ElementKind::ALL {
        pages.insert(format!("strategy/{}", kind.folder()), Owner::Site);
    }
    let periods = okrs.periods.iter().map(|period| format!("periods/{}", same_name(&period.id)));
    let people = people(okrs).into_iter().map(|name| format!("people/{}", slug(name)));
    for address in periods.chain(people) {
        pages.insert(address, Owner::Site);
    }
    pages
}

/// Names of people who may have a page.
fn people(okrs: &Okrs) -> BTreeSet<&str> {
    let mut names: Vec<&Text> = Vec::new();
    for element in &okrs.elements {
        names.extend(&element.entry.owner);
        names.extend(element.entry.measures.iter().filter_map(|it| it.owner.as_ref()));
    }
    for team in &okrs.teams {
        names.extend(team.entry.lead.iter().chain(&team.entry.members));
        names.extend(team.entry.heartbeat.iter().filter_map(|it| it.owner.as_ref()));
    }
    for objective in &okrs.objectives {
        let entry = &objective.entry;
        names.extend(entry.owner.iter().chain(&entry.contributors));
        names.extend(entry.key_results.iter().flat_map(|it| it.owner.iter().chain(&it.contributors)));
        names.extend(entry.initiatives.iter().filter_map(|it| it.owner.as_ref()));
    }
    names.into_iter().map(|name| name.value.as_str()).collect()
}

fn alias_taken(place: Place, alias: &str, owner: &Owner) -> Finding {
    let finding = |message: String| {
        Finding::error("alias-collision", place.clone(), message).label("taken").help("leave this alias out, or choose another")
    };
    match owner {
        Owner::Site => finding(format!("the alias `{alias}` is the address of a page that the site has anyway")),
        Owner::Page(page, title) => finding(format!("the alias `{alias}` is the address of “{title}”")).also(page.clone(), "this page"),
        Owner::Alias(other) => finding(format!("two pages have the alias `{alias}`")).also(other.clone(), "the other one"),
    }
}

fn alias_outside(place: Place, alias: &str) -> Finding {
    Finding::error("alias-collision", place, format!("the alias `{alias}` is no address within the site"))
        .label("not a path")
        .help("an alias is the old address without the site's own: `old/path`")
}
