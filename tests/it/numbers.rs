//! The numbers of the example organisation, held against those worked out by hand.

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::date;
use leadmark::compile::{Compilation, compile};
use leadmark::disk::{How, read};
use leadmark::finding::Severity;
use leadmark::model::okrs::{Objective, Score};
use leadmark::project::{Drafts, Links, Today};

fn example() -> Compilation {
    let how = How { today: Today::Clock(date(2000, 1, 1)), drafts: Drafts::Hidden, links: Links::Folders, theme: |_| None };
    compile(&read("content-example".as_ref(), how).unwrap())
}

/// Rounded half away from zero to four decimals, as the table does; `none` where there is none.
fn cell(number: Option<f64>) -> String {
    let Some(number) = number else { return "none".to_owned() };
    let rounded = (number * 10_000.0 + 1e-7 * number.signum()).round() / 10_000.0;
    format!("{:.4}", rounded + 0.0)
}

fn name(objective: &Objective) -> String {
    let entry = &objective.entry;
    format!("{}/{}/{}", entry.team, entry.period.as_deref().unwrap_or("backlog"), entry.head.id)
}

#[test]
fn agree_with_the_table_made_by_hand() {
    let table = fs::read_to_string("tests/golden/example-numbers.md").unwrap();
    let table = table.split("## Table").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut expected: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for line in table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| objective")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [objective, key_result, progress, score] = cells[..] else { panic!("{line}") };
        expected.insert((objective.to_owned(), key_result.to_owned()), (progress.to_owned(), score.to_owned()));
    }
    let example = example();
    let mut found = BTreeMap::new();
    let value = |score: Option<Score>| score.map(|score| score.value);
    let counted = |objective: &&Objective| objective.period.is_some_and(|id| example.okrs.period(id).dates.from <= example.okrs.today);
    for objective in example.okrs.objectives.iter().filter(counted) {
        found.insert((name(objective), String::new()), (cell(objective.progress), cell(value(objective.score))));
        for result in &objective.key_results {
            let numbers = (cell(result.standing.progress), cell(value(result.score)));
            found.insert((name(objective), result.entry.id.clone()), numbers);
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn pace_and_silence_agree_too() {
    let example = example();
    let paces: Vec<String> =
        example.okrs.periods.iter().map(|it| format!("{} {}", it.id, cell(Some(it.dates.pace(example.okrs.today))))).collect();
    assert_eq!(paces, ["2026 0.8932", "summer-2026 1.0000", "2026-q3 1.0000", "2026-q4 0.5761", "2027-q1 0.0000"]);
    let silent = example.okrs.objectives.iter().flat_map(|objective| {
        let results = objective.key_results.iter().filter(|result| result.silent_days.is_some());
        results.map(|result| format!("{}#{}", name(objective), result.entry.id))
    });
    let expected = [
        "customer/2026-q4/know-before-you-go#told",
        "customer/2026-q4/know-before-you-go#signed-up",
        "customer/2026-q4/know-before-you-go#plain-words",
        "data/2026-q4/same-number#reports",
    ];
    assert_eq!(silent.collect::<Vec<_>>(), expected);
}

#[test]
fn the_example_has_no_errors() {
    let errors: Vec<_> = example().findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
