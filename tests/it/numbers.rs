//! The numbers of the example organisation, held against those worked out by hand; and small cases, `tests/specs/numbers/standing.md`, which
//! `UPDATE=1 cargo test numbers` writes anew.

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::date;
use leadmark::compile::{Compilation, compile};
use leadmark::disk::{How, read};
use leadmark::finding::Severity;
use leadmark::model::okrs::KeyResult;
use leadmark::model::okrs::{Objective, Score};
use leadmark::project::{Drafts, Links, Today};

use crate::cases::{Case, cases, with_teams};
use crate::project::{SETTINGS, checked, project};

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
        for result in objective.key_results.iter() {
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

#[test]
fn cases_come_to_these_numbers() {
    let path = "tests/specs/numbers/standing.md";
    let mut text = fs::read_to_string(path).unwrap();
    let mut wrong = Vec::new();
    for case in cases(&text).iter().rev() {
        let range = case.expected.clone().unwrap();
        let found = told(case);
        if text[range.clone()] != found {
            wrong.push(format!("{}\n--- says\n{}--- is\n{found}", case.heading, &text[range.clone()]));
            text.replace_range(range, &found);
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, text).unwrap();
    } else {
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Every objective and what its key results stand at.
fn told(case: &Case) -> String {
    let mut files = with_teams(&case.files);
    files.entry("leadmark.yaml".to_owned()).or_insert_with(|| SETTINGS.to_owned());
    let (findings, okrs) = checked(&project(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))));
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| format!("{}\n", finding.message));
    let mut told: String = errors.collect();
    for objective in &okrs.objectives {
        let status = objective.status.map(|(status, day)| format!("{} on {day}", status.word()));
        let facts = [
            ("progress", objective.progress.map(|it| cell(Some(it)))),
            ("score", score(objective.score)),
            ("status", status),
            ("silent", objective.silent_days.map(|days| format!("{days} days"))),
        ];
        told.push_str(&line(&name(objective), facts));
        for result in objective.key_results.iter() {
            told.push_str(&standing(result));
        }
    }
    for team in &okrs.teams {
        team.heartbeat.iter().for_each(|entry| told.push_str(&standing(entry)));
    }
    told
}

fn standing(result: &KeyResult) -> String {
    let standing = &result.standing;
    let since = standing.since.map(|day| format!(" since {day}")).unwrap_or_default();
    let value = standing.value.map(|value| format!("{value}{since}")).or(standing.withdrawn.then(|| format!("none{since}")));
    line(
        &format!("#{}", result.entry.id),
        [
            ("value", value),
            ("milestone", standing.milestone.map(|at| format!("{}{since}", at + 1))),
            ("progress", standing.progress.map(|it| cell(Some(it)))),
            ("reached", standing.reached.map(|it| if it { "yes" } else { "no" }.to_owned())),
            ("outside", standing.outside.filter(|it| *it != 0.0).map(|it| it.to_string())),
            ("held", standing.held.map(|(held, of)| format!("{held} of {of}"))),
            ("confidence", standing.confidence.map(|it| it.to_string())),
            ("score", score(result.score)),
            ("silent", result.silent_days.map(|days| format!("{days} days"))),
        ],
    )
}

fn score(score: Option<Score>) -> Option<String> {
    score.map(|score| format!("{} {}", cell(Some(score.value)), if score.written { "written" } else { "computed" }))
}

fn line<const N: usize>(name: &str, facts: [(&str, Option<String>); N]) -> String {
    let facts: Vec<String> = facts.into_iter().filter_map(|(word, fact)| Some(format!("{word} {}", fact?))).collect();
    format!("{name}: {}\n", facts.join(", "))
}
