//! The floors of ARCHITECTURE.md hold in the code, and so do its absences that can be read off a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of `src/`, its room, and its text without comments.
fn sources() -> Vec<(PathBuf, String, String)> {
    let mut folders = vec![root().join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let below = path.strip_prefix(root().join("src")).unwrap();
                let room = below.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
                let text = fs::read_to_string(&path).unwrap();
                sources.push((path, room, text));
            }
        }
    }
    sources.sort();
    sources
}

/// The code that is built, without comments and tests.
fn code(path: &Path, text: &str) -> String {
    if path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests") {
        return String::new();
    }
    let built = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    built.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The rooms that `code` names after `crate::`.
fn known(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        let word = |text: &str| text.trim().chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect::<String>();
        match rest.strip_prefix('{') {
            None => drop(rooms.insert(word(rest))),
            Some(group) => {
                let mut depth = 0;
                let end = |it: char| {
                    depth += i32::from(it == '{') - i32::from(it == '}');
                    depth < 0
                };
                let group = &group[..group.find(end).unwrap_or(group.len())];
                let mut depth = 0;
                let outer = |it: char| {
                    depth += i32::from(it == '{') - i32::from(it == '}');
                    it == ',' && depth == 0
                };
                rooms.extend(group.split(outer).map(word).filter(|it| !it.is_empty()));
            }
        }
    }
    rooms
}

/// For each room, those that it may know, out of the table of ARCHITECTURE.md.
fn floors() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = text.split("| floor | rooms | knows |\n").nth(1).expect("ARCHITECTURE.md has a table of floors");
    let mut floors: Vec<(String, Vec<String>)> = Vec::new();
    let mut may_know = BTreeMap::new();
    for row in table.lines().skip(1).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [floor, rooms, knows] = cells[..] else { panic!("three cells: {row}") };
        let mut lower = BTreeSet::new();
        for known in knows.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            let (_, rooms) =
                floors.iter().find(|(name, _)| name == known).unwrap_or_else(|| panic!("`{known}` is no floor below `{floor}`"));
            lower.extend(rooms.iter().cloned());
        }
        let rooms: Vec<String> = rooms.split(',').map(|room| room.trim().trim_matches('`').to_owned()).collect();
        for room in &rooms {
            may_know.insert(room.clone(), lower.clone());
            lower.insert(room.clone());
        }
        floors.push((floor.to_owned(), rooms));
    }
    may_know
}

#[test]
fn no_arrow_points_upwards() {
    let floors = floors();
    let mut wrong = Vec::new();
    for (path, room, text) in sources() {
        if matches!(room.as_str(), "lib" | "main") {
            continue;
        }
        let Some(may_know) = floors.get(&room) else {
            wrong.push(format!("`{room}` stands on no floor of ARCHITECTURE.md"));
            continue;
        };
        for other in known(&code(&path, &text)) {
            if other != room && floors.contains_key(&other) && !may_know.contains(&other) {
                wrong.push(format!("{}: `{room}` must not know `{other}`", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_floor_is_built() {
    let rooms: BTreeSet<String> =
        sources().into_iter().map(|(_, room, _)| room).filter(|room| !matches!(room.as_str(), "lib" | "main")).collect();
    let floors: BTreeSet<String> = floors().into_keys().collect();
    assert_eq!(floors, rooms);
}

#[test]
fn every_file_says_what_it_is_and_hides_nothing() {
    let mut wrong = Vec::new();
    for (path, _, text) in sources() {
        let shown = path.strip_prefix(root()).unwrap().display().to_string();
        if !text.starts_with("//! ") && !path.ends_with("tests.rs") {
            wrong.push(format!("{shown} does not open with a line that says what room it is"));
        }
        if path.file_stem().is_some_and(|stem| ["utils", "util", "helpers", "common", "prelude", "misc"].iter().any(|name| stem == *name)) {
            wrong.push(format!("{shown} has a name that says nothing"));
        }
        for line in text.lines().map(str::trim) {
            if (line.starts_with("use ") || line.starts_with("pub use ")) && line.contains('*') {
                wrong.push(format!("{shown} imports a whole room: {line}"));
            }
        }
        if text.lines().count() > 700 {
            wrong.push(format!("{shown} has {} lines", text.lines().count()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn reads_what_a_file_knows() {
    let check = |code: &str, expected: &[&str]| assert_eq!(known(code).into_iter().collect::<Vec<_>>(), expected);
    check("use crate::disk::Error;", &["disk"]);
    check("use crate::{disk::{self, Error}, link::link, site};", &["disk", "link", "site"]);
    check("fn f() -> crate::source::Span { crate::yaml::parse() }", &["source", "yaml"]);
}
