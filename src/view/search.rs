//! The search index, in pieces small enough that nobody downloads an organisation to find a team.
//!
//! A *thing* is a page: an element of the strategy, a team, a person, an objective with its key results and initiatives. Things are
//! numbered, those first that are most likely meant: the strategy, teams, people, objectives of the current period, of others, ideas.
//!
//! - `search/index.json`: `{"version": 1, "page": 8, "words": ["a", "flaky", …]}`. The nth of `words` is the first word in
//!   `search/words-<n>.json`; a file holds all words from there up to the next one's first, in the order of their code points.
//! - `search/words-<n>.json`: `[["build", [3, 5], [12, 40]], …]`: a word, the things with it in their title, and those with it elsewhere.
//!   A fourth item, `1`, says that lists were cut off, so that a thing missing there may have the word all the same.
//! - `search/things-<n>.json`: `page` things each: `{"kind": "objective", "title": …, "path": …, "team": …, "period": …, "status": …,
//!   "parts": [{"title": …, "anchor": …}, …]}`. `path` is below the site's root, as it stands in a link. `period` is a name in the
//!   site's language, left out where it is the current one.
//!
//! Words are folded: lower case, accents off, `ø` as `o`, `æ` as `ae`, `å` as `a`. What is typed has to be folded the same way.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use crate::model::okrs::{ElementId, ObjectiveId, TeamId};
use crate::model::slug::fold;
use crate::view::Views;
use crate::view::context::PeriodRef;
use crate::view::here::Here;
use crate::view::people::PersonId;
use crate::view::urls::{anchor, encode};

/// The version of the shape of these files.
const VERSION: u32 = 1;
/// Things in one file: some 5 KB. Ten things found may stand in ten files, and all of them together should be light.
const THINGS: usize = 8;
/// Objectives for each file of words: some 25 KB in English and Norwegian.
const OBJECTIVES: usize = 60;
/// Things listed for one word; nobody reads further, and words such as "and" are in all of them.
const LISTED: usize = 300;

/// A file of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// `search/index.json`
    Index,
    /// `search/words-<n>.json`
    Words(usize),
    /// `search/things-<n>.json`
    Things(usize),
}

impl Piece {
    /// Where it stands.
    pub fn path(self) -> String {
        match self {
            Self::Index => "search/index.json".to_owned(),
            Self::Words(number) => format!("search/words-{number}.json"),
            Self::Things(number) => format!("search/things-{number}.json"),
        }
    }
}

/// All words, in order, with the things that have them.
#[derive(Debug)]
pub struct Words {
    words: Vec<Word>,
    /// Which of `words` stand in which file.
    files: Vec<Range<usize>>,
}

/// A word, as the file has it: an array without `cut` where that is nothing.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Word {
    Whole(String, Vec<u32>, Vec<u32>),
    Cut(String, Vec<u32>, Vec<u32>, u8),
}

impl Word {
    fn text(&self) -> &str {
        match self {
            Self::Whole(text, ..) | Self::Cut(text, ..) => text,
        }
    }

    /// About as many bytes as it takes in the file.
    fn size(&self) -> usize {
        match self {
            Self::Whole(text, titles, others) | Self::Cut(text, titles, others, _) => text.len() + 10 + 6 * (titles.len() + others.len()),
        }
    }
}

#[derive(Serialize)]
struct IndexFile<'a> {
    version: u32,
    page: usize,
    words: Vec<&'a str>,
}

/// Every page to be found, those first that are most likely meant.
#[derive(Debug)]
pub struct Things(Vec<Thing>);

/// A page to be found.
#[derive(Debug, Clone, Copy)]
enum Thing {
    Element(ElementId),
    Team(TeamId),
    Person(PersonId),
    Objective(ObjectiveId),
}

#[derive(Serialize)]
struct ThingFile<'a> {
    kind: &'static str,
    title: &'a str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part<'a>>,
}

/// A key result, a measure, an initiative, heartbeat work.
#[derive(Serialize)]
struct Part<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<Cow<'a, str>>,
}

/// Every file of the index; which there are depends only on how many things there are.
pub fn pieces(views: &Views) -> Vec<Piece> {
    let things = views.okrs.elements.len() + views.okrs.teams.len() + views.people.ids().count() + views.okrs.objectives.len();
    let words = (0..word_files(views)).map(Piece::Words);
    [Piece::Index].into_iter().chain(words).chain((0..things.div_ceil(THINGS)).map(Piece::Things)).collect()
}

fn word_files(views: &Views) -> usize {
    (views.okrs.objectives.len() + views.okrs.teams.len() / 4 + views.people.ids().count() / 8).div_ceil(OBJECTIVES).max(1)
}

/// The bytes of a file of the index. `named` gives the name of a period in the site's language.
pub fn piece(views: &Views, piece: Piece, named: impl Fn(&PeriodRef) -> String) -> Vec<u8> {
    let bytes = match piece {
        Piece::Index => {
            let all = views.words();
            let first = |range: &Range<usize>| all.words.get(range.start).map(Word::text).unwrap_or_default();
            // A file without words begins after every word there is.
            let words = all.files.iter().map(|range| if range.is_empty() { "\u{10ffff}" } else { first(range) }).collect();
            serde_json::to_vec(&IndexFile { version: VERSION, page: THINGS, words })
        }
        Piece::Words(number) => {
            let all = views.words();
            serde_json::to_vec(all.files.get(number).and_then(|range| all.words.get(range.clone())).unwrap_or_default())
        }
        Piece::Things(number) => {
            let things = views.things().0.iter().skip(number * THINGS).take(THINGS);
            serde_json::to_vec(&things.map(|&thing| shown(views, thing, &named)).collect::<Vec<_>>())
        }
    };
    // Fails only where a map's key is no text, which none of these is.
    bytes.unwrap_or_default()
}

/// The strategy, teams, people, objectives: of the current period, of those that overlap it, of others, without any.
pub fn things(views: &Views) -> Things {
    let okrs = &views.okrs;
    let mut objectives: Vec<ObjectiveId> = okrs.objective_ids().collect();
    let alive = okrs.current.map(|period| views.index.overlapping(period)).unwrap_or_default();
    objectives.sort_by_key(|&id| {
        let period = okrs.objective(id).period;
        let rank = match period {
            Some(period) if Some(period) == okrs.current => 0,
            Some(period) if alive.binary_search(&period).is_ok() => 1,
            Some(_) => 2,
            None => 3,
        };
        (rank, std::cmp::Reverse(period), id)
    });
    let elements = okrs.element_ids().map(Thing::Element);
    let teams = okrs.team_ids().map(Thing::Team);
    let people = views.people.ids().map(Thing::Person);
    Things(elements.chain(teams).chain(people).chain(objectives.into_iter().map(Thing::Objective)).collect())
}

fn shown(views: &Views, thing: Thing, named: impl Fn(&PeriodRef) -> String) -> ThingFile<'_> {
    let (okrs, urls) = (&views.okrs, &views.urls);
    let bare = |kind, title, path| ThingFile { kind, title, path: encode(path), team: None, period: None, status: None, parts: Vec::new() };
    match thing {
        Thing::Element(id) => {
            let element = &okrs.element(id).entry;
            let mut file = bare(element.kind.word(), &element.head.title, urls.element(id));
            file.parts = element.measures.iter().map(|measure| Part { title: &measure.title, anchor: Some(anchor(&measure.id)) }).collect();
            file
        }
        Thing::Team(id) => {
            let team = &okrs.team(id).entry;
            let mut file = bare("team", &team.head.title, urls.team(id));
            file.parts = team.heartbeat.iter().map(|entry| Part { title: &entry.title, anchor: Some(anchor(&entry.id)) }).collect();
            file
        }
        Thing::Person(id) => bare("person", &views.people.get(id).name, urls.person(id)),
        Thing::Objective(id) => {
            let objective = okrs.objective(id);
            let entry = &objective.entry;
            let results = entry.key_results.iter().map(|result| Part { title: &result.title, anchor: Some(anchor(&result.id)) });
            let initiatives = entry.initiatives.iter().map(|initiative| Part { title: &initiative.title, anchor: None });
            let mut file = bare("objective", &entry.head.title, urls.objective(id));
            file.team = Some(&okrs.team(objective.team).entry.head.title);
            let other = objective.period.filter(|&period| Some(period) != okrs.current);
            file.period = other.map(|period| named(&Here::new(views, "", []).period(period)));
            file.status = match entry.outcome {
                Some(outcome) => Some(outcome.value.word()),
                None => objective.status.map(|(status, _)| status.word()),
            };
            file.parts = results.chain(initiatives).collect();
            file
        }
    }
}

/// All words of all things.
pub fn words(views: &Views) -> Words {
    let mut found: BTreeMap<String, (Vec<u32>, Vec<u32>)> = BTreeMap::new();
    for (&thing, number) in views.things().0.iter().zip(0..) {
        let titles = title_words(views, thing);
        for word in other_words(views, thing).difference(&titles) {
            found.entry(word.clone()).or_default().1.push(number);
        }
        for word in titles {
            found.entry(word).or_default().0.push(number);
        }
    }
    let word = |(text, (mut titles, mut others)): (String, (Vec<u32>, Vec<u32>))| {
        let cut = titles.len() > LISTED || others.len() > LISTED;
        titles.truncate(LISTED);
        others.truncate(LISTED);
        if cut { Word::Cut(text, titles, others, 1) } else { Word::Whole(text, titles, others) }
    };
    let words: Vec<Word> = found.into_iter().map(word).collect();
    let files = shared_out(&words, word_files(views));
    Words { words, files }
}

/// `words` in `count` files of about the same size.
fn shared_out(words: &[Word], count: usize) -> Vec<Range<usize>> {
    let whole: usize = words.iter().map(Word::size).sum();
    let mut files = Vec::with_capacity(count);
    let (mut start, mut size) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        if size * count >= whole * (files.len() + 1) && files.len() + 1 < count {
            files.push(start..at);
            start = at;
        }
        size += word.size();
    }
    files.push(start..words.len());
    files.resize(count, words.len()..words.len());
    files
}

fn title_words(views: &Views, thing: Thing) -> BTreeSet<String> {
    let okrs = &views.okrs;
    let title = match thing {
        Thing::Element(id) => &okrs.element(id).entry.head.title.value,
        Thing::Team(id) => &okrs.team(id).entry.head.title.value,
        Thing::Person(id) => &views.people.get(id).name,
        Thing::Objective(id) => &okrs.objective(id).entry.head.title.value,
    };
    let mut words = BTreeSet::new();
    add_words(&mut words, title);
    words
}

fn other_words(views: &Views, thing: Thing) -> BTreeSet<String> {
    let okrs = &views.okrs;
    let mut words = BTreeSet::new();
    let mut add = |text: &str| add_words(&mut words, text);
    match thing {
        Thing::Element(id) => {
            let element = &okrs.element(id).entry;
            element.summary.iter().chain(&element.owner).for_each(|text| add(text));
            element.measures.iter().for_each(|measure| add(&measure.title));
        }
        Thing::Team(id) => {
            let team = &okrs.team(id).entry;
            add(&team.head.id);
            team.mission.iter().chain(&team.lead).chain(&team.members).for_each(|text| add(text));
            team.heartbeat.iter().for_each(|entry| add(&entry.title));
        }
        Thing::Person(id) => {
            let person = views.people.get(id);
            person.leads.iter().chain(&person.member_of).for_each(|&team| add(&okrs.team(team).entry.head.title));
        }
        Thing::Objective(id) => {
            let objective = okrs.objective(id);
            let entry = &objective.entry;
            add(&okrs.team(objective.team).entry.head.title);
            entry.owner.iter().for_each(|owner| add(owner));
            for result in &entry.key_results {
                add(&result.title);
                result.owner.iter().for_each(|owner| add(owner));
            }
            entry.initiatives.iter().for_each(|initiative| add(&initiative.title));
        }
    }
    words
}

/// The words of `text`, folded.
fn add_words(words: &mut BTreeSet<String>, text: &str) {
    for word in fold(text).split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.insert(word.to_owned());
    }
}
