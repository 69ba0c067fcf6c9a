//! What other programs read: JSON with its schema, and tables for spreadsheets.

use std::collections::BTreeMap;

use leadmark::compile::compile;
use leadmark::project::Project;
use leadmark::view::Views;
use leadmark::view::context::Counts;
use leadmark::view::export::{of_team, organisation, schema};
use leadmark::view::tables::{decimal_mark, languages, tables};

use crate::contract::committed;
use crate::project::project;
use crate::view::{small, views};

fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).expect("JSON") + "\n"
}

#[test]
fn json() {
    let views = views(&small());
    committed("tests/golden/export/okrs.json", &pretty(&organisation(&views)));
    let platform = views.find_team("platform").expect("a team");
    committed("tests/golden/export/platform.json", &pretty(&of_team(&views, platform)));
    committed("docs/export.schema.json", &pretty(&schema()));
}

/// Files for all teams that count everybody's objectives would cost teams times objectives.
#[test]
fn what_all_teams_share_is_counted_once() {
    let views = views(&small());
    let counted = |team: &str| -> BTreeMap<String, *const Counts> {
        let of = of_team(&views, views.find_team(team).expect("a team"));
        let periods = of.periods.iter().map(|period| (period.id.to_owned(), std::ptr::from_ref(period.counts)));
        periods.chain(of.elements.iter().map(|element| (element.id.clone(), std::ptr::from_ref(element.counts)))).collect()
    };
    let (platform, data) = (counted("platform"), counted("data"));
    let shared: Vec<&str> = platform.keys().filter(|id| data.contains_key(*id)).map(String::as_str).collect();
    assert!(shared.contains(&"2026-q4") && shared.iter().any(|id| id.starts_with("goals/")), "{shared:?}");
    assert!(shared.iter().all(|id| platform[*id] == data[*id]));
}

#[test]
fn an_empty_project() {
    let views = views(&project([]));
    let value = serde_json::to_value(organisation(&views)).expect("JSON");
    assert_eq!((&value["version"], &value["objectives"]), (&1.into(), &serde_json::json!([])));
}

#[test]
fn csv() {
    for table in tables(&views(&small()), "en") {
        committed(&format!("tests/golden/export/{}", table.name), std::str::from_utf8(&table.bytes).expect("UTF-8"));
    }
}

/// An objective whose words are meant for a spreadsheet's ears, in `language`.
fn hostile(language: &str) -> Vec<(String, String)> {
    let settings = format!("title: Small\ntoday: 2026-11-22\nlanguage: {language}\n");
    let files: Project = project([
        ("leadmark.yaml", settings.as_str()),
        ("content/teams/a/index.md", "---\ntitle: \"@SUM(A1)\"\n---\n"),
        (
            "content/teams/a/2026-q4/b.md",
            "---\ntitle: \"=HYPERLINK(\\\"https://evil.example\\\")\"\nstands-alone: '+1; \"quoted\"'\nkey-results:\n  - {id: c, title: -1 minus, baseline: -1.5, target: 0.25, weight: 0.1, check-ins: [{date: 2026-11-01, value: -0.8, note: \"two\\nlines, å\"}]}\n---\n",
        ),
    ]);
    let compilation = compile(&files);
    let views = Views::new(compilation.okrs, compilation.settings, &[], files.links);
    tables(&views, &views.settings.language)
        .into_iter()
        .map(|table| (table.name.to_owned(), String::from_utf8(table.bytes).expect("UTF-8")))
        .collect()
}

#[test]
fn csv_for_spreadsheets() {
    let english = hostile("en");
    assert!(english.iter().all(|(_, text)| text.starts_with('\u{feff}') && text.ends_with("\r\n")));
    assert!(english[0].1.contains("a/2026-q4/b,\"'=HYPERLINK(\"\"https://evil.example\"\")\",a,'@SUM(A1),2026-q4,"), "{}", english[0].1);
    assert!(english[0].1.contains(",\"'+1; \"\"quoted\"\"\","), "{}", english[0].1);
    assert!(english[1].1.contains("a/2026-q4/b,c,'-1 minus,target,,-1.5,,0.25,,,,-0.8,2026-11-01,,0.4,no,"), "{}", english[1].1);
    let norwegian = hostile("nb");
    assert!(norwegian[1].1.contains("a/2026-q4/b;c;'-1 minus;target;;-1,5;;0,25;;;;-0,8;2026-11-01;;0,4;no;"), "{}", norwegian[1].1);
    assert!(norwegian[2].1.contains("a/2026-q4/b;c;2026-11-01;-0,8;;;;\"two\nlines, å\"\r\n"), "{}", norwegian[2].1);
}

#[test]
fn languages_that_spreadsheets_speak() {
    let marks = ["en", "EN", "en-GB", "nb", "NB_no", "de", "fr"].map(decimal_mark);
    assert_eq!(marks, [Some('.'), Some('.'), Some('.'), Some(','), Some(','), Some(','), Some(',')]);
    assert_eq!(["klingon", "", "e", "enn", "-en"].map(decimal_mark), [None; 5]);
    assert!(languages().into_iter().all(|tag| decimal_mark(tag).is_some()));
}

/// What an author writes in several lines adds no line of its own to a calendar.
#[test]
fn a_title_is_one_line() {
    let files = project([
        ("leadmark.yaml", "title: \"Ours\\nX-EVIL: yes\"\ntoday: 2026-11-22\n"),
        ("content/periods/autumn.md", "---\ntitle: |\n  Autumn\n  BEGIN:VALARM\nfrom: 2026-09-01\nto: 2026-11-30\n---\n"),
    ]);
    let site = compile(&files).site;
    let calendar = match &site.artifacts["calendar.ics"] {
        leadmark::site::Artifact::Page(render) => String::from_utf8(render().unwrap()).unwrap(),
        other => panic!("{other:?}"),
    };
    assert!(calendar.contains("X-WR-CALNAME:Ours X-EVIL: yes\r\n"), "{calendar}");
    assert!(!calendar.contains("\nX-EVIL") && !calendar.contains("\nBEGIN:VALARM"), "{calendar}");
}
