//! Links that authors write in Markdown: those that lead nowhere.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::finding::{Finding, Findings};
use crate::markdown::address::Address;
use crate::markdown::{Link, LinkKind, links};
use crate::model::entry::{Head, KeyResult, Measure, Text};
use crate::nearest::nearest;
use crate::site::{Artifact, Site};
use crate::source::{Place, Span};
use crate::view::Views;
use crate::view::here::body;
use crate::view::urls::file;

/// Reports every link and image whose address is no page and no file of the site, or names a place that its page does not have.
pub fn check(findings: &mut Findings, views: &Views, site: &Site) {
    let found: Vec<Found> = written(views).into_par_iter().map(|written| follow(views, &written)).collect();
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
    missing.map(|link| missing_anchor(&link, nearest(&link.anchor, ids.iter().copied()))).collect()
}

/// An entry and the Markdown in its front matter.
struct Written<'a> {
    head: &'a Head,
    texts: Vec<&'a Text>,
    /// Addresses that stand on their own.
    addresses: Vec<&'a Text>,
}

fn follow(views: &Views, written: &Written<'_>) -> Found {
    let head = written.head;
    let start = head.body.start as usize;
    let in_body = links(body(head)).into_iter().map(|link| {
        let span = Span::new(start + link.span.start, start + link.span.end);
        (link, span)
    });
    // A text of the front matter may be folded or escaped, so that only the whole of it has a place.
    let in_texts = written.texts.iter().flat_map(|text| links(&text.value).into_iter().map(|link| (link, text.span)));
    let mut found = Found::default();
    let alone = written.addresses.iter().map(|text| (Link { kind: LinkKind::Link, address: text.value.clone(), span: 0..0 }, text.span));
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
    }
    found
}

/// Everything that is Markdown, by entry.
fn written(views: &Views) -> Vec<Written<'_>> {
    let okrs = &views.okrs;
    let mut all = Vec::new();
    let mut add = |head, texts, addresses| all.push(Written { head, texts, addresses });
    okrs.front.iter().for_each(|front| add(&front.head, Vec::new(), Vec::new()));
    okrs.strategy.iter().for_each(|strategy| add(&strategy.head, Vec::new(), Vec::new()));
    for element in &okrs.elements {
        let entry = &element.entry;
        let hows = entry.supports.iter().filter_map(|support| support.how.as_ref());
        let texts = entry.summary.iter().chain(hows).chain(entry.measures.iter().flat_map(|result| measured(result)));
        add(&entry.head, texts.collect(), Vec::new());
    }
    okrs.periods.iter().filter_map(|period| period.entry.as_ref()).for_each(|period| add(&period.head, Vec::new(), Vec::new()));
    for team in &okrs.teams {
        let texts = team.entry.not_doing.iter().chain(team.entry.heartbeat.iter().flat_map(|each| measured(each)));
        let addresses =
            team.entry.links.iter().map(|link| &link.url).chain(team.entry.heartbeat.iter().filter_map(|each| each.url.as_ref()));
        add(&team.entry.head, texts.collect(), addresses.collect());
        team.words.values().for_each(|words| add(&words.head, words.focus.iter().chain(&words.reflection).collect(), Vec::new()));
    }
    for objective in &okrs.objectives {
        let entry = &objective.entry;
        let hows = entry.supports.iter().filter_map(|support| support.how.as_ref());
        let notes = entry.check_ins.iter().filter_map(|check_in| check_in.note.as_ref());
        let own = entry.stands_alone.iter().chain(&entry.reflection).chain(hows).chain(notes);
        let texts = own.chain(entry.key_results.iter().flat_map(|result| measured(result)));
        let addresses = entry.initiatives.iter().filter_map(|initiative| initiative.url.as_ref());
        add(&entry.head, texts.collect(), addresses.collect());
    }
    all
}

fn measured(result: &KeyResult) -> impl Iterator<Item = &Text> {
    let hows = result.supports.iter().filter_map(|support| support.how.as_ref());
    let notes = result.check_ins.iter().filter_map(|check_in| check_in.note.as_ref());
    let milestones = if let Measure::Milestones(milestones) = &result.measure { milestones.as_slice() } else { &[] };
    let zones = milestones.iter().filter_map(|milestone| milestone.description.as_ref());
    result.description.iter().chain(hows).chain(notes).chain(zones)
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
