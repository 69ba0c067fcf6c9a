//! Entries by kind, each id once, drafts put aside.

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hasher;
use std::sync::Arc;

use camino::Utf8Path;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHasher;

use crate::finding::{Finding, Findings};
use crate::link::{Troubled, top};
use crate::model::entry::{self, ElementKind, Entry, Head};
use crate::model::slug::same_name;
use crate::project::Drafts;
use crate::source::SourceFile;

/// Entries by kind, by path.
#[derive(Debug, Default)]
pub struct Shelf {
    pub front: Option<Arc<entry::Front>>,
    pub strategy: Option<Arc<entry::Strategy>>,
    pub elements: Vec<Arc<entry::Element>>,
    pub periods: Vec<Arc<entry::PeriodEntry>>,
    pub teams: Vec<Arc<entry::Team>>,
    pub words: Vec<Arc<entry::TeamPeriod>>,
    pub objectives: Vec<Arc<entry::Objective>>,
    pub absent: Absent,
}

/// What a reference can name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Name {
    Element(ElementKind, String),
    Team(String),
    Period(String),
    Objective(String, String, String),
}

/// Why something that exists is not part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// It is a draft, or stands in one.
    Draft,
    /// It could not be read, which has been said already.
    Broken,
}

/// Names that exist and are not part of the site.
pub type Absent = HashMap<Name, Absence>;

/// The folder of ideas without a period.
pub const BACKLOG: &str = "backlog";

/// The folder an objective stands in: its period, or the backlog.
pub fn folder(objective: &entry::Objective) -> &str {
    objective.period.as_deref().unwrap_or(BACKLOG)
}

/// Sorts `entries`, which are by path, by kind; leaves drafts out where they are hidden, and reports every id that is there twice.
pub fn shelve(findings: &mut Findings, mut entries: Vec<Entry>, drafts: Drafts, troubled: &Troubled) -> Shelf {
    let mut shelf = Shelf { absent: broken(&entries, troubled), ..Shelf::default() };
    if drafts == Drafts::Hidden {
        entries = hide_drafts(entries, &mut shelf.absent);
    }
    for entry in each_once(findings, entries, troubled) {
        if let Some(finding) = reserved_name(&entry) {
            findings.push(finding);
        }
        match entry {
            Entry::Front(front) => shelf.front = Some(front),
            Entry::Strategy(strategy) => shelf.strategy = Some(strategy),
            Entry::Element(element) => shelf.elements.push(element),
            Entry::Period(period) => shelf.periods.push(period),
            Entry::Team(team) => shelf.teams.push(team),
            Entry::TeamPeriod(words) => shelf.words.push(words),
            Entry::Objective(objective) => shelf.objectives.push(objective),
        }
    }
    shelf
}

/// `entries` without those whose id has been there before, which are reported.
fn each_once(findings: &mut Findings, entries: Vec<Entry>, troubled: &Troubled) -> Vec<Entry> {
    // Where no two numbers are the same, no two keys are.
    let mut numbers: Vec<u64> = entries.par_iter().map(number).collect();
    numbers.sort_unstable();
    if numbers.is_sorted_by(|a, b| a < b) {
        return entries;
    }
    let mut seen: HashMap<String, Arc<SourceFile>> = HashMap::new();
    let mut once = Vec::with_capacity(entries.len());
    for entry in entries {
        match seen.entry(key(&entry)) {
            Vacant(slot) => {
                slot.insert(Arc::clone(&entry.head().file));
                once.push(entry);
            }
            Occupied(first) if is_told(troubled, &entry.head().file.path, &first.get().path) => {}
            Occupied(first) => findings.push(duplicate_id(entry.head(), first.get(), word(&entry))),
        }
    }
    once
}

/// Whether it was reported when the folder was read: names that differ only by case or composition, of files or of folders above them.
fn is_told(troubled: &Troubled, path: &Utf8Path, other: &Utf8Path) -> bool {
    let above = |path: &Utf8Path| path.ancestors().any(|folder| troubled.has(folder));
    same_name(path.as_str()) == same_name(other.as_str()) && (above(path) || above(other))
}

/// The folders and the id that lead to an entry.
fn way(entry: &Entry) -> [&str; 4] {
    match entry {
        Entry::Front(_) => ["", "", "", ""],
        Entry::Strategy(_) => ["strategy", "", "", ""],
        Entry::Element(element) => ["strategy", element.kind.folder(), "", &element.head.id],
        Entry::Period(period) => ["periods", "", "", &period.head.id],
        Entry::Team(team) => ["teams", &team.head.id, "", ""],
        Entry::TeamPeriod(words) => ["teams", &words.team, &words.period, ""],
        Entry::Objective(objective) => ["teams", &objective.team, folder(objective), &objective.head.id],
    }
}

/// Equal for entries that cannot stand beside each other on every computer.
fn key(entry: &Entry) -> String {
    same_name(&way(entry).join("/"))
}

/// Equal where [`key`] is, and most probably there only.
fn number(entry: &Entry) -> u64 {
    let mut hasher = FxHasher::default();
    for part in way(entry) {
        if part.is_ascii() {
            part.bytes().for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
        } else {
            same_name(part).bytes().for_each(|byte| hasher.write_u8(byte));
        }
        hasher.write_u8(b'/');
    }
    hasher.finish()
}

fn word(entry: &Entry) -> &'static str {
    match entry {
        Entry::Front(_) => "front page",
        Entry::Strategy(_) => "strategy",
        Entry::Element(element) => element.kind.word(),
        Entry::Period(_) => "period",
        Entry::Team(_) => "team",
        Entry::TeamPeriod(_) => "team's page for a period",
        Entry::Objective(_) => "objective",
    }
}

/// Names whose files could not be read at all. `entries` are by path.
fn broken(entries: &[Entry], troubled: &Troubled) -> Absent {
    let read = |path: &Utf8Path| entries.binary_search_by(|entry| entry.head().file.path.as_path().cmp(path)).is_ok();
    let unread = troubled.paths.iter().filter(|path| !read(path));
    unread.filter_map(|path| name_of(path)).map(|name| (name, Absence::Broken)).collect()
}

/// What a file of this path would be.
fn name_of(path: &Utf8Path) -> Option<Name> {
    let path = path.as_str().strip_prefix("content/")?.strip_suffix(".md")?;
    let parts: Vec<&str> = path.strip_suffix("/index").unwrap_or(path).split('/').collect();
    match parts[..] {
        ["strategy", kind, id] => {
            ElementKind::ALL.into_iter().find(|it| it.folder() == kind).map(|kind| Name::Element(kind, id.to_owned()))
        }
        ["periods", id] => Some(Name::Period(id.to_owned())),
        ["teams", id] => Some(Name::Team(id.to_owned())),
        ["teams", team, period, id] => Some(Name::Objective(team.to_owned(), period.to_owned(), id.to_owned())),
        _ => None,
    }
}

/// Leaves out drafts, and what stands in a draft team or period; remembers their names.
fn hide_drafts(entries: Vec<Entry>, absent: &mut Absent) -> Vec<Entry> {
    let mut teams = HashSet::new();
    let mut periods = HashSet::new();
    for entry in entries.iter().filter(|entry| entry.head().draft) {
        match entry {
            Entry::Team(team) => drop(teams.insert(team.head.id.clone())),
            Entry::Period(period) => drop(periods.insert(period.head.id.clone())),
            _ => {}
        }
    }
    let hidden = |entry: &Entry| match entry {
        Entry::TeamPeriod(words) => words.head.draft || teams.contains(&words.team) || periods.contains(&words.period),
        Entry::Objective(objective) => objective.head.draft || teams.contains(&objective.team) || periods.contains(folder(objective)),
        other => other.head().draft,
    };
    let (drafts, rest): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(hidden);
    for draft in drafts {
        let name = match draft {
            Entry::Element(element) => Name::Element(element.kind, element.head.id.clone()),
            Entry::Team(team) => Name::Team(team.head.id.clone()),
            Entry::Period(period) => Name::Period(period.head.id.clone()),
            Entry::Objective(objective) => {
                Name::Objective(objective.team.clone(), folder(&objective).to_owned(), objective.head.id.clone())
            }
            Entry::Front(_) | Entry::Strategy(_) | Entry::TeamPeriod(_) => continue,
        };
        absent.insert(name, Absence::Draft);
    }
    rest
}

fn duplicate_id(head: &Head, first: &Arc<SourceFile>, word: &str) -> Finding {
    let (path, other) = (&head.file.path, &first.path);
    let message = if same_name(path.as_str()) == same_name(other.as_str()) {
        format!("`{path}` and `{other}` have the same name on many computers")
    } else {
        format!("two files are the same {word}: `{other}` and `{path}`")
    };
    Finding::error("duplicate-id", top(&head.file), message)
        .label("this one")
        .also(top(first), "and this one")
        .why("a name leads to one page only")
        .help("rename one of them, or put the two into one file")
}

/// The one name that would be taken for something else in every team's folder.
fn reserved_name(entry: &Entry) -> Option<Finding> {
    let Entry::Period(period) = entry else { return None };
    let finding = || {
        Finding::error("reserved-name", top(&period.head.file), format!("a period cannot be called `{BACKLOG}`"))
            .why("a team's folder of that name holds its ideas without a period")
            .help("give the file another name; the title can stay")
    };
    (period.head.id == BACKLOG).then(finding)
}

/// Teams that have files in their folder and no `index.md`, with the first of those files.
pub fn teams_without_file(shelf: &Shelf) -> BTreeMap<String, Arc<SourceFile>> {
    let known: HashSet<&str> = shelf.teams.iter().map(|team| team.head.id.as_str()).collect();
    let words = shelf.words.iter().map(|words| (&words.team, &words.head.file));
    // They are by path, and so by team.
    let firsts = shelf.objectives.chunk_by(|a, b| a.team == b.team).filter_map(<[_]>::first);
    let objectives = firsts.map(|objective| (&objective.team, &objective.head.file));
    let mut missing: BTreeMap<String, Arc<SourceFile>> = BTreeMap::new();
    for (team, file) in words.chain(objectives).filter(|(team, _)| !known.contains(team.as_str())) {
        let first = missing.entry(team.clone()).or_insert_with(|| Arc::clone(file));
        if file.path < first.path {
            *first = Arc::clone(file);
        }
    }
    missing
}
