//! Links that authors write in Markdown: those that lead nowhere.

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::finding::{Finding, Findings};
use crate::markdown::address::Address;
use crate::markdown::{Link, LinkKind, links};
use crate::model::entry::{Head, KeyResult, Text};
use crate::source::{Place, Span};
use crate::view::Views;
use crate::view::here::body;

/// Reports every link and image whose address is no page and no file of the site.
pub fn check(findings: &mut Findings, views: &Views) {
    let found: Vec<Findings> = written(views).into_par_iter().map(|written| dead(views, &written)).collect();
    findings.extend(found.into_iter().flatten());
}

/// An entry and the Markdown in its front matter.
struct Written<'a> {
    head: &'a Head,
    texts: Vec<&'a Text>,
}

fn dead(views: &Views, written: &Written<'_>) -> Findings {
    let head = written.head;
    let nowhere = |link: &Link| match link.kind {
        LinkKind::Undefined => true,
        LinkKind::Link | LinkKind::Image => {
            matches!(Address::of(&link.address), Address::Inside) && views.urls.follow(&head.file.path, &link.address).is_none()
        }
    };
    let start = head.body.start as usize;
    let in_body = links(body(head)).into_iter().map(|link| {
        let span = Span::new(start + link.span.start, start + link.span.end);
        (link, span)
    });
    // A text of the front matter may be folded or escaped, so that only the whole of it has a place.
    let in_texts = written.texts.iter().flat_map(|text| links(&text.value).into_iter().map(|link| (link, text.span)));
    in_body.chain(in_texts).filter(|(link, _)| nowhere(link)).map(|(link, span)| dead_link(head.place(span), &link)).collect()
}

/// Everything that is Markdown, by entry.
fn written(views: &Views) -> Vec<Written<'_>> {
    let okrs = &views.okrs;
    let mut all = Vec::new();
    let mut add = |head, texts| all.push(Written { head, texts });
    okrs.front.iter().for_each(|front| add(&front.head, Vec::new()));
    okrs.strategy.iter().for_each(|strategy| add(&strategy.head, Vec::new()));
    for element in &okrs.elements {
        let entry = &element.entry;
        let hows = entry.supports.iter().filter_map(|support| support.how.as_ref());
        add(&entry.head, entry.summary.iter().chain(hows).chain(entry.measures.iter().flat_map(|result| measured(result))).collect());
    }
    okrs.periods.iter().filter_map(|period| period.entry.as_ref()).for_each(|period| add(&period.head, Vec::new()));
    for team in &okrs.teams {
        add(&team.entry.head, team.entry.not_doing.iter().chain(team.entry.heartbeat.iter().flat_map(|each| measured(each))).collect());
        team.words.values().for_each(|words| add(&words.head, words.focus.iter().chain(&words.reflection).collect()));
    }
    for objective in &okrs.objectives {
        let entry = &objective.entry;
        let hows = entry.supports.iter().filter_map(|support| support.how.as_ref());
        let notes = entry.check_ins.iter().filter_map(|check_in| check_in.note.as_ref());
        let own = entry.stands_alone.iter().chain(&entry.reflection).chain(hows).chain(notes);
        add(&entry.head, own.chain(entry.key_results.iter().flat_map(|result| measured(result))).collect());
    }
    all
}

fn measured(result: &KeyResult) -> impl Iterator<Item = &Text> {
    let hows = result.supports.iter().filter_map(|support| support.how.as_ref());
    let notes = result.check_ins.iter().filter_map(|check_in| check_in.note.as_ref());
    result.description.iter().chain(hows).chain(notes)
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
