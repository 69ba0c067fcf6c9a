//! The search index, asked as a browser asks it.

use std::collections::BTreeMap;

use leadmark::model::slug::fold;
use leadmark::view::Views;
use leadmark::view::context::PeriodRef;
use leadmark::view::pages::pages;
use leadmark::view::search::{piece, pieces};
use serde_json::Value;

use crate::contract::committed;
use crate::project::project;
use crate::view::{small, views};

/// A name that no other place gives a period.
fn named(period: &PeriodRef) -> String {
    format!("period {}", period.id)
}

/// The files of the index by path.
fn files(views: &Views) -> BTreeMap<String, Value> {
    pieces(views).into_iter().map(|of| (of.path(), serde_json::from_slice(&piece(views, of, named)).expect("JSON"))).collect()
}

/// The paths of what has `word`, in the order of the index.
fn ask(files: &BTreeMap<String, Value>, word: &str) -> Vec<String> {
    let index = &files["search/index.json"];
    let first = index["words"].as_array().expect("first words");
    let file = first.iter().rposition(|first| first.as_str().expect("a word") <= word).unwrap_or(0);
    let words = files[&format!("search/words-{file}.json")].as_array().expect("words");
    let Some(found) = words.iter().find(|found| found[0] == word) else { return Vec::new() };
    let page = index["page"].as_u64().expect("a number");
    let numbers = found[1].as_array().expect("titles").iter().chain(found[2].as_array().expect("others"));
    let thing = |number: &Value| {
        let number = number.as_u64().expect("a number");
        files[&format!("search/things-{}.json", number / page)][(number % page) as usize]["path"].as_str().expect("a path").to_owned()
    };
    numbers.map(thing).collect()
}

#[test]
fn everything_is_found_by_its_title() {
    let views = views(&small());
    let files = files(&views);
    let known: Vec<String> = pages(&views).into_iter().map(|page| page.path).collect();
    let things: Vec<&Value> =
        files.iter().filter(|(path, _)| path.contains("things")).flat_map(|(_, things)| things.as_array().expect("things")).collect();
    assert_eq!(
        things.len(),
        views.okrs.elements.len() + views.okrs.teams.len() + views.people.iter().count() + views.okrs.objectives.len()
    );
    for thing in things {
        let path = thing["path"].as_str().expect("a path").to_owned();
        assert!(known.contains(&path), "{path}");
        let parts = thing["parts"].as_array().into_iter().flatten().map(|part| &part["title"]);
        for title in [&thing["title"]].into_iter().chain(parts) {
            for word in
                fold(title.as_str().expect("a title")).split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
            {
                assert!(ask(&files, word).contains(&path), "{word} does not find {path}");
            }
        }
    }
    assert_eq!(ask(&files, "speed"), ["strategy/goals/speed/"]);
    assert_eq!(ask(&files, "berg")[0], "people/ada-berg/");
    assert!(ask(&files, "nowhere").is_empty());
    committed("tests/golden/search.json", &(serde_json::to_string_pretty(&files).expect("JSON") + "\n"));
}

#[test]
fn an_index_of_many() {
    let mut texts: Vec<(String, String)> = vec![("content/teams/a/index.md".to_owned(), "---\ntitle: Økonomi\n---\n".to_owned())];
    let vocabulary = ["reise", "båt", "ærlig", "kø", "plan", "måling", "øy", "verft", "skift", "lading"];
    for number in 0..1300 {
        let words = (0..4)
            .map(|at| format!("{}{}", vocabulary[(number * 7 + at * 3) % 10], (number * (at + 1)) % 97))
            .collect::<Vec<_>>()
            .join(" ");
        let text = format!("---\ntitle: Mål {number} {words}\nkey-results: [{{title: Resultat {words}, done: false}}]\n---\n");
        texts.push((format!("content/teams/a/2026-q4/o{number}.md"), text));
    }
    let views = views(&project(texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))));
    let all = pieces(&views);
    for &of in &all {
        assert!(piece(&views, of, named).len() < 60_000, "{of:?}");
    }
    let files = files(&views);
    assert!(all.len() > 30);
    assert_eq!(ask(&files, "1299"), ["teams/a/2026-q4/o1299/"]);
    assert_eq!(ask(&files, "okonomi").len(), 301, "the team, and as many of its objectives as anybody would look at");
    assert!(ask(&files, "bat12").iter().all(|path| path.starts_with("teams/a/2026-q4/")) && !ask(&files, "bat12").is_empty());
}
