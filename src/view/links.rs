//! Links that authors write in Markdown: those that lead nowhere.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::finding::{Finding, Findings};
use crate::markdown::address::Address;
use crate::markdown::{Link, LinkKind, links};
use crate::model::entry::Entry;
use crate::model::okrs::Okrs;
use crate::nearest::nearest;
use crate::site::{Artifact, Site};
use crate::source::{Place, Span};
use crate::view::Views;
use crate::view::urls::file;

/// Beyond this many findings, a file or what leads to a page was simply not made for this site.
const MAX_FINDINGS: usize = 50;

/// Reports every link and image whose address is no page and no file of the site, or names a place that its page does not have.
pub fn check(findings: &mut Findings, views: &Views, site: &Site) {
    let suspects = entries(&views.okrs).into_par_iter().filter(|entry| any(views, entry));
    let found: Vec<Found> = suspects.map(|entry| follow(views, &entry)).collect();
    let (dead, anchored): (Vec<_>, Vec<_>) = found.into_iter().map(|found| (found.dead, found.anchored)).unzip();
    findings.extend(dead.into_iter().flatten());
    let mut by_page: BTreeMap<String, Vec<Anchored>> = BTreeMap::new();
    for link in anchored.into_iter().flatten() {
        by_page.entry(link.page.clone()).or_default().push(link);
    }
    let missing: Vec<Findings> = by_page.into_par_iter().map(|(page, links)| missing(site, &page, links)).collect();
    findings.extend(missing.into_iter().flatten());
}

/// What became of the links of an entry.
#[derive(Default)]
struct Found {
    dead: Findings,
    anchored: Vec<Anchored>,
}

/// A link to a place on a page.
struct Anchored {
    page: String,
    anchor: String,
    link: Link,
    place: Place,
}

/// The links that name a place which the page as rendered does not have: only that knows what a theme calls its own places. A page is
/// rendered once more for this, and few are.
fn missing(site: &Site, page: &str, links: Vec<Anchored>) -> Findings {
    let Some(Artifact::Page(render)) = site.artifacts.get(&file(page)) else { return Findings::new() };
    let Ok(html) = render() else { return Findings::new() };
    let html = String::from_utf8_lossy(&html);
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    let known: HashSet<&str> = ids.iter().copied().collect();
    let missing = links.into_iter().filter(|link| !link.anchor.is_empty() && !known.contains(&*link.anchor));
    missing.take(MAX_FINDINGS).map(|link| missing_anchor(&link, nearest(&link.anchor, ids.iter().copied()))).collect()
}

/// Whether any link of `entry` leads nowhere or to a place that has to be looked for, without reading its Markdown again.
fn any(views: &Views, entry: &Entry) -> bool {
    let head = entry.head();
    head.routes.iter().any(|route| views.urls.find(&head.file.path, route).is_none())
}

fn follow(views: &Views, entry: &Entry) -> Found {
    let head = entry.head();
    let start = head.body.start as usize;
    let in_body = links(entry.body()).into_iter().map(|link| {
        let span = Span::new(start + link.span.start, start + link.span.end);
        (link, span)
    });
    // A text of the front matter may be folded or escaped, so that only the whole of it has a place.
    let in_texts = entry.markdown().into_iter().flat_map(|text| links(&text.value).into_iter().map(|link| (link, text.span)));
    let alone =
        entry.addresses().into_iter().map(|text| (Link { kind: LinkKind::Link, address: text.value.clone(), span: 0..0 }, text.span));
    let mut found = Found::default();
    for (link, span) in in_body.chain(in_texts).chain(alone) {
        let place = head.place(span);
        if link.kind == LinkKind::Undefined {
            found.dead.push(dead_link(place, &link));
        } else if matches!(Address::of(&link.address), Address::Inside | Address::Anchor) {
            match views.urls.follow(&head.file.path, &link.address) {
                None => found.dead.push(dead_link(place, &link)),
                Some(to) => found.anchored.extend(to.anchor.map(|anchor| Anchored { page: to.path, anchor, link, place })),
            }
        }
        if found.dead.len() == MAX_FINDINGS {
            break;
        }
    }
    found
}

fn entries(okrs: &Okrs) -> Vec<Entry> {
    let mut all = Vec::with_capacity(okrs.objectives.len() + okrs.teams.len() * 2 + okrs.elements.len() + 16);
    all.extend(okrs.front.iter().cloned().map(Entry::Front));
    all.extend(okrs.strategy.iter().cloned().map(Entry::Strategy));
    all.extend(okrs.elements.iter().map(|element| Entry::Element(element.entry.clone())));
    all.extend(okrs.periods.iter().filter_map(|period| period.entry.clone()).map(Entry::Period));
    for team in &okrs.teams {
        all.push(Entry::Team(team.entry.clone()));
        all.extend(team.words.values().cloned().map(Entry::TeamPeriod));
    }
    all.extend(okrs.objectives.iter().map(|objective| Entry::Objective(objective.entry.clone())));
    all
}

fn dead_link(place: Place, link: &Link) -> Finding {
    let finding = |message| Finding::warning("dead-link", place, message).why("a reader who follows it finds nothing");
    match link.kind {
        LinkKind::Undefined => finding(format!("nothing says where `[{}]` leads", link.address))
            .help(format!("write the address behind the words, or add a line `[{}]: <address>`", link.address)),
        LinkKind::Link => finding(format!("the link to `{}` leads nowhere", link.address))
            .help("name a content file as seen from this one, as in `../../payments/index.md`; a draft has no page"),
        LinkKind::Image => finding(format!("there is no image `{}`", link.address))
            .help("put the image beside this file, or give its path as seen from here"),
    }
}

/// `dead-link`, where the page is there and the place on it is not. A place in the front matter may be folded or escaped, and is then
/// left for a person to correct.
fn missing_anchor(link: &Anchored, meant: Option<&str>) -> Finding {
    let (page, written) = link.link.address.split_once('#').unwrap_or((&link.link.address, ""));
    let message = match page {
        "" => format!("nothing on this page is called `#{written}`"),
        page => format!("nothing on the page of `{page}` is called `#{written}`"),
    };
    let finding = Finding::warning("dead-link", link.place.clone(), message).why("a reader who follows it lands at the top of the page");
    match meant {
        Some(meant) => {
            let finding = finding.label(format!("did you mean `#{meant}`?")).help(format!("write `{page}#{meant}`"));
            if link.place.words() == link.link.address { finding.fix(link.place.clone(), format!("{page}#{meant}")) } else { finding }
        }
        None => finding.help("name a heading by its words, lower case and with hyphens: `#why-this-why-now`; a key result by its id"),
    }
}
