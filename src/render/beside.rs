//! What is published beside the pages: feeds, the calendar, badges, old addresses, and what machines look for at a site's root.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelExtend, ParallelIterator};
use serde::Serialize;

use crate::finding::Finding;
use crate::model::okrs::ObjectiveId;
use crate::render::Renderer;
use crate::site::Artifact;
use crate::view::Views;
use crate::view::calendar::CALENDAR;
use crate::view::export::{EXPORT, SCHEMA, of_team, organisation, schema};
use crate::view::moved::Moved;
use crate::view::pages::PageRef;
use crate::view::search::{piece, pieces};
use crate::view::urls::{NOT_FOUND, encode};

/// Addresses in one sitemap: the protocol allows no more.
const LONGEST_SITEMAP: usize = 50_000;

/// Properties of a calendar that hold words.
const WORDS: [&str; 4] = ["NAME", "X-WR-CALNAME", "SUMMARY", "DESCRIPTION"];

/// Everything of `views` that is no page, by path. `pages` are the site's.
pub fn beside(views: &Arc<Views>, renderer: &Arc<Renderer>, pages: &Arc<[PageRef]>) -> Vec<(String, Artifact)> {
    let mut all = Vec::new();
    for (path, of) in views.feeds() {
        let at = path.clone();
        all.push((path, lazy(views, renderer, move |views, renderer| renderer.page("feed.xml", views.feed(&at, of)))));
    }
    let calendar = lazy(views, renderer, |views, renderer| renderer.page("calendar.txt", views.calendar()).map(|text| folded(&text)));
    all.push((CALENDAR.to_owned(), calendar));
    let badge = |id: ObjectiveId| {
        let badge = lazy(views, renderer, move |views, renderer| renderer.page("badge.svg", Badge { badge: views.badge(id) }));
        views.okrs.objective(id).period.is_some().then(|| (views.badge_path(id), badge))
    };
    all.par_extend((0..views.okrs.objectives.len() as u32).into_par_iter().filter_map(|id| badge(ObjectiveId(id))));
    all.push((EXPORT.to_owned(), data(views, |views, out| json(&organisation(views), out))));
    all.push((SCHEMA.to_owned(), lazy(views, renderer, |_, _| Ok(format!("{:#}\n", schema().as_value()).into_bytes()))));
    for id in views.okrs.team_ids() {
        all.push((views.urls.team_export(id), data(views, move |views, out| json(&of_team(views, id), out))));
    }
    for of in pieces(views) {
        all.push((of.path(), lazy(views, renderer, move |views, renderer| Ok(piece(views, of, |period| renderer.strings.period(period))))));
    }
    let moved = views.moved();
    let base = views.urls.base_path().unwrap_or("/");
    all.push(("_redirects".to_owned(), text(redirects(&moved, base))));
    all.push(("redirects.map".to_owned(), text(nginx_map(&moved, base))));
    let sitemaps = sitemaps(views, pages);
    all.push(("robots.txt".to_owned(), text(robots(views, !sitemaps.is_empty()))));
    all.extend(sitemaps);
    all
}

/// A page at every old address that leads on.
pub fn moved(views: &Arc<Views>, renderer: &Arc<Renderer>) -> impl Iterator<Item = (String, Artifact)> {
    views
        .moved()
        .into_iter()
        .map(|of| (of.file.clone(), lazy(views, renderer, move |views, renderer| renderer.page("moved.html", views.moved_page(&of)))))
}

#[derive(Serialize)]
struct Badge<T> {
    badge: T,
}

fn lazy(
    views: &Arc<Views>,
    renderer: &Arc<Renderer>,
    render: impl Fn(&Views, &Renderer) -> Result<Vec<u8>, Box<Finding>> + Send + Sync + 'static,
) -> Artifact {
    let (views, renderer) = (Arc::clone(views), Arc::clone(renderer));
    Artifact::Page(Arc::new(move || render(&views, &renderer)))
}

fn data(views: &Arc<Views>, pour: impl Fn(&Views, &mut dyn Write) -> io::Result<()> + Send + Sync + 'static) -> Artifact {
    let views = Arc::clone(views);
    Artifact::Data(Arc::new(move |out| pour(&views, out)))
}

fn json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    serde_json::to_writer(&mut out, value)?;
    out.write_all(b"\n")?;
    out.flush()
}

fn text(text: String) -> Artifact {
    Artifact::Bytes(text.into_bytes().into())
}

/// iCalendar's lines: none empty, none longer than 75 bytes, each ended as mail ends them. A longer one goes on in the next after a
/// space. In words a comma, a semicolon and a backslash stand behind a backslash.
fn folded(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let mut folded = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = match line.split_once(':') {
            Some((name, words)) if WORDS.contains(&name) => {
                format!("{name}:{}", words.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;"))
            }
            _ => line.to_owned(),
        };
        let mut length = 0;
        for character in line.chars() {
            if length + character.len_utf8() > 75 {
                folded.push_str("\r\n ");
                length = 1;
            }
            folded.push(character);
            length += character.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded.into_bytes()
}

/// `_redirects`, as GitLab, Netlify and Cloudflare read it.
fn redirects(moved: &[Moved], base: &str) -> String {
    let mut lines = String::new();
    for Moved { from, to, .. } in moved {
        // A star would stand for anything.
        let _ = writeln!(lines, "{base}{} {base}{} 301", encode(from).replace('*', "%2A"), encode(to));
    }
    lines
}

/// `redirects.map`, to be included in a `map $uri` of nginx: regular expressions, since those have no limit to their length.
fn nginx_map(moved: &[Moved], base: &str) -> String {
    let mut lines = String::new();
    for Moved { from, to, .. } in moved {
        let mut pattern = String::new();
        for byte in base.bytes().chain(from.bytes()) {
            if byte.is_ascii_alphanumeric() || b"/-_".contains(&byte) {
                pattern.push(char::from(byte));
            } else {
                let _ = write!(pattern, "\\x{byte:02X}");
            }
        }
        let _ = writeln!(lines, "\"~^{pattern}/?$\" \"{base}{}\";", encode(to).replace('$', "%24"));
    }
    lines
}

fn robots(views: &Views, mapped: bool) -> String {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(sitemap) = views.urls.absolute("sitemap.xml").filter(|_| mapped) {
        let _ = write!(robots, "\nSitemap: {sitemap}\n");
    }
    robots
}

/// `sitemap.xml`, and where one does not hold all pages, those that it names. None where the site does not know where it stands.
fn sitemaps(views: &Arc<Views>, pages: &Arc<[PageRef]>) -> Vec<(String, Artifact)> {
    let map = |part: usize| {
        let pages = Arc::clone(pages);
        data(views, move |views, out| {
            let addresses = addresses(views, &pages).into_iter().skip(part * LONGEST_SITEMAP).take(LONGEST_SITEMAP);
            out.write_all(sitemap("urlset", "url", addresses).as_bytes())
        })
    };
    let count = if views.urls.absolute("").is_some() { pages.iter().filter(|page| page.path != NOT_FOUND).count() } else { 0 };
    match count {
        0 => Vec::new(),
        1..=LONGEST_SITEMAP => vec![("sitemap.xml".to_owned(), map(0))],
        _ => {
            let parts = 0..count.div_ceil(LONGEST_SITEMAP);
            let mut maps: Vec<_> = parts.map(|part| (format!("sitemap-{}.xml", part + 1), map(part))).collect();
            let names = maps.iter().filter_map(|(path, _)| views.urls.absolute(path));
            let index = text(sitemap("sitemapindex", "sitemap", names));
            maps.push(("sitemap.xml".to_owned(), index));
            maps
        }
    }
}

/// The whole addresses of `pages`, in order.
fn addresses(views: &Views, pages: &[PageRef]) -> Vec<String> {
    let all = pages.iter().filter(|page| page.path != NOT_FOUND);
    let mut addresses: Vec<String> = all.filter_map(|page| views.urls.absolute(&page.path)).collect();
    addresses.sort_unstable();
    addresses
}

fn sitemap(kind: &str, item: &str, addresses: impl Iterator<Item = String>) -> String {
    let mut map = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{kind} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for address in addresses {
        let _ = writeln!(map, "<{item}><loc>{}</loc></{item}>", address.replace('&', "&amp;").replace('\'', "&apos;"));
    }
    let _ = writeln!(map, "</{kind}>");
    map
}

#[cfg(test)]
mod tests {
    use super::{folded, nginx_map, redirects};
    use crate::view::moved::Moved;

    #[test]
    fn lines_of_a_calendar() {
        let check = |text: &str, expected: &str| assert_eq!(String::from_utf8(folded(text.as_bytes())).unwrap(), expected);
        check("BEGIN:VCALENDAR\n\n  END:VCALENDAR  \n", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
        check("SUMMARY:Q4, 2026; a\\b: ends", "SUMMARY:Q4\\, 2026\\; a\\\\b: ends\r\n");
        check(&"a".repeat(75), &format!("{}\r\n", "a".repeat(75)));
        check(&"a".repeat(151), &format!("{}\r\n {}\r\n aa\r\n", "a".repeat(75), "a".repeat(74)));
        check(&format!("{}æ", "a".repeat(74)), &format!("{}\r\n æ\r\n", "a".repeat(74)));
    }

    #[test]
    fn old_addresses() {
        let moved =
            |from: &str| [Moved { from: from.to_owned(), file: String::new(), to: "teams/økonomi/".to_owned(), title: String::new() }];
        let check = |from: &str, line: &str, pattern: &str| {
            assert_eq!(redirects(&moved(from), "/okrs/"), line);
            assert_eq!(nginx_map(&moved(from), "/okrs/"), pattern);
        };
        check("old", "/okrs/old /okrs/teams/%C3%B8konomi/ 301\n", "\"~^/okrs/old/?$\" \"/okrs/teams/%C3%B8konomi/\";\n");
        check(
            "a b\"$*.html",
            "/okrs/a%20b%22$%2A.html /okrs/teams/%C3%B8konomi/ 301\n",
            "\"~^/okrs/a\\x20b\\x22\\x24\\x2A\\x2Ehtml/?$\" \"/okrs/teams/%C3%B8konomi/\";\n",
        );
    }
}
