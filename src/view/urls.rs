//! Every address: where each page and file stands in the site, and how one page names another.
//!
//! A *path* is a place below the site's root as it lies on a disk: `teams/økonomi/` for the page in that folder, `okrs.json` for a
//! file. An *href* is what stands in a link: relative to the page that holds it, and percent-encoded.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::markdown::address::{decode, join, route};
use crate::model::entry::Head;
use crate::model::markdown::Route;
use crate::model::okrs::{Element, ElementId, Objective, ObjectiveId, Okrs, PeriodId, TeamId};
use crate::model::slug::slug;
use crate::project::Links;
use crate::source::SourceFile;
use crate::view::people::{People, PersonId};

/// The page that stands where a server finds nothing.
pub const NOT_FOUND: &str = "404.html";

/// The pages that every site has, by the key of their name in the navigation.
pub const SECTIONS: [&str; 9] = ["strategy", "tree", "map", "coverage", "teams", "periods", "people", "check-ins", "search"];

/// Anchors that the templates of pages with key results, measures or heartbeat use themselves.
#[rustfmt::skip]
pub const TAKEN: [&str; 46] = [
    "about", "allowed", "attention", "backlog", "because", "cells", "chain", "contributes", "earlier", "elements", "embed", "gaps", "goals",
    "happenings", "heartbeat", "initiatives", "is-achieved", "is-at-risk", "is-doing", "is-done", "is-dropped", "is-missed", "is-off-track",
    "is-on-track", "is-partly", "is-planned", "is-silent", "is-unknown", "islands", "key-results", "main", "map", "measures", "next",
    "not-doing", "objectives", "others", "people", "previous", "reflection", "siblings", "supporters", "timeline", "tree", "words", "work",
];

/// The anchor of a key result, measure or heartbeat entry on its page: its id, unless the page itself has that one.
pub fn anchor(id: &str) -> Cow<'_, str> {
    if TAKEN.contains(&id) || id.starts_with("kr-") { Cow::Owned(format!("kr-{id}")) } else { Cow::Borrowed(id) }
}

/// Longest slug of a name: file systems hold 255 bytes, and a letter may take four.
const LONGEST_SLUG: usize = 60;

/// Longest name of a file or folder, in bytes, that every file system holds.
const LONGEST_NAME: usize = 255;

/// Where everything stands.
#[derive(Debug)]
pub struct Urls {
    links: Links,
    base_url: Option<String>,
    elements: Vec<Arc<str>>,
    teams: Vec<Arc<str>>,
    periods: Vec<Arc<str>>,
    objectives: Vec<Arc<str>>,
    people: Vec<String>,
    /// Content files that have a page, and its path.
    sources: Vec<(Arc<SourceFile>, Arc<str>)>,
    /// The same, to be looked up. Few pages link to others by their files.
    by_source: OnceLock<FxHashMap<ByPath, Arc<str>>>,
    /// Paths of pages that may be named as they are: `/tree/`. Few authors do.
    known: OnceLock<HashSet<Arc<str>>>,
    /// Files published as they are: path in the project → path in the site.
    files: BTreeMap<Utf8PathBuf, String>,
}

/// Where a Markdown link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// A page's or a file's path in the site.
    pub path: String,
    /// What stands after `#`, decoded.
    pub anchor: Option<String>,
    /// A file published as it is, rather than a page.
    pub file: bool,
}

impl Urls {
    /// The addresses of all pages of `okrs` but people's, and of `files`, as `Project::files` lists them.
    pub fn new(okrs: &Okrs, files: &[Utf8PathBuf], base_url: Option<String>, links: Links) -> Self {
        let element = |element: &Element| format!("strategy/{}/{}/", element.entry.kind.folder(), element.entry.head.id).into();
        let elements: Vec<Arc<str>> = okrs.elements.iter().map(element).collect();
        let teams: Vec<Arc<str>> = okrs.teams.iter().map(|team| format!("teams/{}/", team.entry.head.id).into()).collect();
        let periods: Vec<Arc<str>> = okrs.periods.iter().map(|period| format!("periods/{}/", period.id).into()).collect();
        let objective = |objective: &Objective| {
            let when = objective.period.map_or("backlog", |period| &okrs.period(period).id);
            format!("{}{when}/{}/", teams[objective.team.at()], objective.entry.head.id).into()
        };
        let objectives: Vec<Arc<str>> = okrs.objectives.iter().map(objective).collect();
        let room = objectives.len() + teams.len() * 2 + elements.len() + periods.len();
        let mut sources = Vec::with_capacity(room);
        let mut source = |head: &Head, path: &Arc<str>| sources.push((Arc::clone(&head.file), Arc::clone(path)));
        okrs.front.iter().for_each(|front| source(&front.head, &"".into()));
        okrs.strategy.iter().for_each(|strategy| source(&strategy.head, &"strategy/".into()));
        okrs.elements.iter().zip(&elements).for_each(|(element, path)| source(&element.entry.head, path));
        for (period, path) in okrs.periods.iter().zip(&periods) {
            period.entry.iter().for_each(|entry| source(&entry.head, path));
        }
        for (team, path) in okrs.teams.iter().zip(&teams) {
            source(&team.entry.head, path);
            team.words.iter().for_each(|(period, words)| source(&words.head, &format!("{path}{}/", okrs.period(*period).id).into()));
        }
        okrs.objectives.iter().zip(&objectives).for_each(|(objective, path)| source(&objective.entry.head, path));
        let files = files.iter().filter_map(|path| Some((path.clone(), published(path)?.to_owned()))).collect();
        let (people, by_source, known) = (Vec::new(), OnceLock::new(), OnceLock::new());
        Self { links, base_url, elements, teams, periods, objectives, people, sources, by_source, known, files }
    }

    /// The same, and the addresses of `people`.
    pub fn with_people(self, people: &People) -> Self {
        Self { people: slugs(people).map(|slug| format!("people/{slug}/")).collect(), ..self }
    }

    /// The page of a challenge, policy or goal.
    pub fn element(&self, id: ElementId) -> &str {
        &self.elements[id.at()]
    }

    /// The page of a team, which shows the current period.
    pub fn team(&self, id: TeamId) -> &str {
        &self.teams[id.at()]
    }

    /// The page of a team for one period.
    pub fn team_period(&self, okrs: &Okrs, team: TeamId, period: PeriodId) -> String {
        format!("{}{}/", self.team(team), okrs.period(period).id)
    }

    /// The page of a period.
    pub fn period(&self, id: PeriodId) -> &str {
        &self.periods[id.at()]
    }

    /// The page of an objective.
    pub fn objective(&self, id: ObjectiveId) -> &str {
        &self.objectives[id.at()]
    }

    /// The page of a person.
    pub fn person(&self, id: PersonId) -> &str {
        &self.people[id.at()]
    }

    /// The feed of a team.
    pub fn team_feed(&self, id: TeamId) -> String {
        format!("{}feed.xml", self.team(id))
    }

    /// What other programs read of a team.
    pub fn team_export(&self, id: TeamId) -> String {
        format!("{}okrs.json", self.team(id))
    }

    /// The page of a content file.
    pub fn source(&self, path: &Utf8Path) -> Option<&str> {
        let by_source = self.by_source.get_or_init(|| {
            let mut by_source = FxHashMap::with_capacity_and_hasher(self.sources.len(), FxBuildHasher);
            by_source.extend(self.sources.iter().map(|(file, page)| (ByPath(Arc::clone(file)), Arc::clone(page))));
            by_source
        });
        by_source.get(path.as_str()).map(|page| &**page)
    }

    /// Files that are published as they are: path in the project, path in the site.
    pub fn files(&self) -> impl Iterator<Item = (&Utf8Path, &str)> {
        self.files.iter().map(|(path, site)| (path.as_path(), site.as_str()))
    }

    /// A link on the page at `from` to the page or file at `to`.
    pub fn href(&self, from: &str, to: &str) -> String {
        let mut href = String::with_capacity(to.len() + 12);
        if from == NOT_FOUND
            && let Some(base) = self.base_path()
        {
            href.push_str(base);
            encode_into(&mut href, to);
            href.push_str(self.index(to));
            return href;
        }
        let ((from, _), (folder, name)) = (split(from), split(to));
        let alike = from.bytes().zip(folder.bytes()).take_while(|(one, other)| one == other).count();
        let shared = from.as_bytes()[..alike].iter().rposition(|&byte| byte == b'/').map_or(0, |at| at + 1);
        let up = from.as_bytes()[shared..].iter().filter(|&&byte| byte == b'/').count();
        (0..up).for_each(|_| href.push_str("../"));
        encode_into(&mut href, &folder[shared..]);
        encode_into(&mut href, name);
        href.push_str(self.index(to));
        if href.is_empty() {
            href.push_str("./");
        }
        href
    }

    /// What a link to `path` ends in, where links name files.
    fn index(&self, path: &str) -> &'static str {
        let is_folder = path.is_empty() || path.ends_with('/');
        if is_folder && self.links == Links::Files { "index.html" } else { "" }
    }

    /// A link on the page at `from` to `anchor` on the page at `to`.
    pub fn anchor_href(&self, from: &str, to: &str, anchor: &str) -> String {
        let mut href = if from == to { String::new() } else { self.href(from, to) };
        href.push('#');
        encode_into(&mut href, anchor);
        href
    }

    /// From the page at `from` to the site's root, ending in `/`.
    pub fn root(&self, from: &str) -> String {
        if from == NOT_FOUND
            && let Some(base) = self.base_path()
        {
            return base.to_owned();
        }
        match split(from).0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// Where the site stands on its server: `/okrs/`. A server shows the page for missing addresses at any depth, so that it alone
    /// cannot name others from where it is. `None` where nobody said, and the site may be opened from a folder.
    pub fn base_path(&self) -> Option<&str> {
        let path = self.base_url.as_ref().and_then(|base| base.split_once("://")).and_then(|(_, rest)| Some(&rest[rest.find('/')?..]));
        path.or_else(|| (self.links == Links::Folders).then_some("/"))
    }

    /// Whether the site is for a web server that is known, and for nothing else.
    pub fn is_served(&self) -> bool {
        self.base_url.is_some() && self.links == Links::Folders
    }

    /// The whole address of `path`, where the site knows where it stands.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.base_url.as_ref().map(|base| format!("{base}{}{}", encode(path), self.index(path)))
    }

    /// Where the address in a Markdown link of the file at `source` leads: to a page, by its content file's path, or to a published
    /// file. A path that begins with `/` begins at `content/`, at `static/`, or is the address of a page.
    pub fn follow(&self, source: &Utf8Path, address: &str) -> Option<Destination> {
        let (path, file) = self.find(source, &route(source, address))?;
        let anchor = address.split_once('#').map(|(_, anchor)| decode(anchor)).filter(|anchor| !anchor.is_empty());
        Some(Destination { path: path.to_owned(), anchor, file })
    }

    /// What stands where `route` of the file at `source` leads: its path in the site, and whether it is a file published as it is.
    pub fn find(&self, source: &Utf8Path, route: &Route) -> Option<(&str, bool)> {
        match route {
            Route::Itself => self.source(source).map(|page| (page, false)),
            Route::Project(path) => self.in_project(path),
            Route::Top(path) => {
                let below = |folder: &str| self.in_project(Utf8Path::new(&join(folder, path)?));
                below("content").or_else(|| below("static")).or_else(|| Some((self.known().get(path.as_str())?, false)))
            }
            Route::Place | Route::Nowhere => None,
        }
    }

    fn in_project(&self, path: &Utf8Path) -> Option<(&str, bool)> {
        let page = self.source(path).or_else(|| self.source(&path.join("index.md")));
        page.map(|page| (page, false)).or_else(|| Some((self.files.get(path)?.as_str(), true)))
    }

    fn known(&self) -> &HashSet<Arc<str>> {
        let sections = || SECTIONS.iter().map(|section| format!("{section}/").into());
        self.known.get_or_init(|| sections().chain(self.sources.iter().map(|(_, page)| Arc::clone(page))).collect())
    }
}

/// A content file, found by its path.
#[derive(Debug)]
struct ByPath(Arc<SourceFile>);

impl Borrow<str> for ByPath {
    fn borrow(&self) -> &str {
        self.0.path.as_str()
    }
}

impl Hash for ByPath {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.path.as_str().hash(state);
    }
}

impl PartialEq for ByPath {
    fn eq(&self, other: &Self) -> bool {
        self.0.path.as_str() == other.0.path.as_str()
    }
}

impl Eq for ByPath {}

/// Where a file that is published as it is stands in the site: what lies in `content/` keeps its place there, which is beside the
/// page of the folder's `index.md`; what lies in `static/` goes to the root. `None` for files of neither.
pub fn published(path: &Utf8Path) -> Option<&str> {
    let path = path.as_str();
    path.strip_prefix("content/").or_else(|| path.strip_prefix("static/"))
}

/// The file in which the page at `path` is written.
pub fn file(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// The file at which an alias leaves its redirect; `None` where the alias is no path below the site's root.
pub fn alias(written: &str) -> Option<String> {
    let written = written.trim();
    let path = join("", written.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(written))?;
    let unfit =
        |part: &str| part.len() > LONGEST_NAME || part.contains(|character: char| character.is_control() || "\\:?#".contains(character));
    if path.split('/').any(unfit) {
        return None;
    }
    match Utf8Path::new(&path).extension() {
        _ if path.is_empty() => None,
        Some("html" | "htm") if !written.ends_with('/') => Some(path),
        _ => Some(format!("{path}/index.html")),
    }
}

/// `text` for a path or a fragment: letters, digits and what means nothing there stay; `/` stays too.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    encode_into(&mut encoded, text);
    encoded
}

fn encode_into(out: &mut String, text: &str) {
    let stays = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'/' | b'.' | b'_' | b'~' | b'!' | b'$' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b'@')
    };
    if text.bytes().all(stays) {
        return out.push_str(text);
    }
    for byte in text.bytes() {
        if stays(byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// The folder of a path, ending in `/` or empty, and the name in it.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |at| at + 1))
}

/// A slug for each name, in order; where two are equal, the later one gets a number that no other has.
fn slugs(people: &People) -> impl Iterator<Item = String> {
    let wanted: Vec<String> = people
        .iter()
        .map(|person| {
            let slug: String = slug(&person.name).chars().take(LONGEST_SLUG).collect();
            if slug.is_empty() { "person".to_owned() } else { slug }
        })
        .collect();
    let mut taken: BTreeSet<String> = wanted.iter().cloned().collect();
    let mut first = BTreeSet::new();
    let mut next: HashMap<String, usize> = HashMap::new();
    wanted.into_iter().map(move |slug| {
        if first.insert(slug.clone()) {
            return slug;
        }
        let number = next.entry(slug.clone()).or_insert(1);
        loop {
            *number += 1;
            let candidate = format!("{slug}-{number}");
            if taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::{Destination, TAKEN, Urls, alias, anchor, encode, published};
    use crate::model::okrs::Okrs;
    use crate::project::Links;
    use crate::source::SourceFile;

    fn urls(links: Links, base_url: Option<&str>) -> Urls {
        let files = ["content/teams/økonomi/tall (1).png", "static/guide.pdf", "data/x.csv"].map(Into::into);
        let mut urls = Urls::new(&Okrs::default(), &files, base_url.map(str::to_owned), links);
        for (file, page) in [
            ("content/index.md", ""),
            ("content/teams/økonomi/index.md", "teams/økonomi/"),
            ("content/strategy/goals/x.md", "strategy/goals/x/"),
        ] {
            urls.sources.push((SourceFile { path: file.into(), text: String::new() }.into(), page.into()));
        }
        urls
    }

    #[test]
    fn hrefs() {
        let check = |links, from: &str, to: &str, expected: &str| assert_eq!(urls(links, None).href(from, to), expected, "{from} → {to}");
        check(Links::Folders, "", "", "./");
        check(Links::Files, "", "", "index.html");
        check(Links::Folders, "", "teams/", "teams/");
        check(Links::Files, "", "teams/", "teams/index.html");
        check(Links::Folders, "teams/a/2026-q4/x/", "teams/b/", "../../../b/");
        check(Links::Folders, "teams/a/2026-q4/", "teams/a/", "../");
        check(Links::Folders, "teams/a/", "teams/a/", "./");
        check(Links::Folders, "teams/a/", "teams/ab/", "../ab/");
        check(Links::Folders, "teams/a/", "", "../../");
        check(Links::Files, "teams/a/", "", "../../index.html");
        check(Links::Files, "teams/a/", "teams/a/feed.xml", "feed.xml");
        check(Links::Folders, "a/b/c/", "okrs.json", "../../../okrs.json");
        check(Links::Folders, "people/", "teams/økonomi & co/", "../teams/%C3%B8konomi%20%26%20co/");
        check(Links::Folders, "404.html", "teams/", "/teams/");
        check(Links::Files, "404.html", "teams/", "teams/index.html");
        check(Links::Folders, "", "10:30/", "10%3A30/");
    }

    #[test]
    fn anchors_and_roots() {
        let urls = urls(Links::Folders, Some("https://example.com/okrs/"));
        assert_eq!(urls.anchor_href("teams/a/", "teams/a/", "tid-å"), "#tid-%C3%A5");
        assert_eq!(urls.anchor_href("teams/a/", "teams/b/", "x"), "../b/#x");
        assert_eq!(urls.root(""), "./");
        assert_eq!(urls.root("teams/a/"), "../../");
        assert_eq!(urls.root("404.html"), "/okrs/");
        assert_eq!(urls.href("404.html", "teams/"), "/okrs/teams/");
        assert_eq!(urls.absolute("teams/ø/").as_deref(), Some("https://example.com/okrs/teams/%C3%B8/"));
    }

    /// Where folders show nothing, as in a bucket.
    #[test]
    fn whole_addresses_name_files_where_links_do() {
        let urls = urls(Links::Files, Some("https://example.com/okrs/"));
        assert_eq!(urls.absolute("").as_deref(), Some("https://example.com/okrs/index.html"));
        assert_eq!(urls.absolute("teams/a/").as_deref(), Some("https://example.com/okrs/teams/a/index.html"));
        assert_eq!(urls.absolute("sitemap.xml").as_deref(), Some("https://example.com/okrs/sitemap.xml"));
        assert_eq!(urls.root("404.html"), "/okrs/");
        assert_eq!(urls.href("404.html", ""), "/okrs/index.html");
        assert_eq!(urls.href("404.html", "teams/a/feed.xml"), "/okrs/teams/a/feed.xml");
    }

    #[test]
    fn links_in_markdown() {
        let urls = urls(Links::Folders, None);
        let check = |source: &str, address: &str, expected: Option<(&str, Option<&str>, bool)>| {
            let expected = expected.map(|(path, anchor, file)| Destination { path: path.into(), anchor: anchor.map(str::to_owned), file });
            assert_eq!(urls.follow(Utf8Path::new(source), address), expected, "{address} in {source}");
        };
        let goal = "content/strategy/goals/x.md";
        check(goal, "../../teams/økonomi/index.md#fokus", Some(("teams/økonomi/", Some("fokus"), false)));
        check(goal, "../../teams/%C3%B8konomi/", Some(("teams/økonomi/", None, false)));
        check(goal, "../../teams/økonomi", Some(("teams/økonomi/", None, false)));
        check(goal, "x.md?a=b", Some(("strategy/goals/x/", None, false)));
        check(goal, "#top", Some(("strategy/goals/x/", Some("top"), false)));
        check(goal, "/teams/økonomi/tall%20(1).png", Some(("teams/økonomi/tall (1).png", None, true)));
        check(goal, "/guide.pdf", Some(("guide.pdf", None, true)));
        check(goal, "../../../static/guide.pdf", Some(("guide.pdf", None, true)));
        check(goal, "/", Some(("", None, false)));
        check(goal, "/tree/", Some(("tree/", None, false)));
        check(goal, "../../../data/x.csv", None);
        check(goal, "../../../../etc/passwd", None);
        check(goal, "y.md", None);
        check("content/teams/økonomi/index.md", "tall (1).png", Some(("teams/økonomi/tall (1).png", None, true)));
    }

    #[test]
    fn aliases() {
        let check = |written, expected: Option<&str>| assert_eq!(alias(written).as_deref(), expected, "{written}");
        check("customer/bus-and-boat", Some("customer/bus-and-boat/index.html"));
        check("/old/path/", Some("old/path/index.html"));
        check("old.html", Some("old.html"));
        check("v1.2", Some("v1.2/index.html"));
        check("../up", None);
        check("a/../../up", None);
        check("old/a/index.html", Some("old/a/index.html"));
        check("https://example.com/old", None);
        check("old?page=2", None);
        check("", None);
        check("/", None);
        assert_eq!(alias(&"long".repeat(64)), None);
    }

    #[test]
    fn anchors_of_their_own() {
        assert_eq!(anchor("build-time"), "build-time");
        assert_eq!(anchor("key-results"), "kr-key-results");
        assert_eq!(anchor("kr-key-results"), "kr-kr-key-results");
        assert!(TAKEN.is_sorted());
    }

    #[test]
    fn percent() {
        assert_eq!(encode("a b/ø#?%\"'<"), "a%20b/%C3%B8%23%3F%25%22%27%3C");
        assert_eq!(published(Utf8Path::new("data/x.csv")), None);
    }
}
