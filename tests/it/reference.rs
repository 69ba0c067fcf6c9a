//! The reference of all keys is the one that the tables tell. `UPDATE=1` writes it.

use std::fs;
use std::path::Path;

use leadmark::fields::{Table, Value, inner, reference, with_inner};
use leadmark::parse::FILES;
use leadmark::settings::{SETTINGS, Settings, settings};
use leadmark::source::SourceFile;

fn tables() -> Vec<&'static Table> {
    FILES.iter().copied().chain([&SETTINGS]).collect()
}

#[test]
fn the_reference_tells_the_tables() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/writing/reference.md");
    let told = reference(&tables());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &told).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == told, "docs/writing/reference.md is not what the tables tell: run UPDATE=1 cargo test reference");
}

/// Each example, written where its key belongs, has nothing said about it but what its neighbours miss.
#[test]
fn examples_are_understood() {
    for table in tables() {
        for field in table.fields() {
            let text = format!("{}: {}\n", field.name, field.example);
            let said = said(table, &text);
            let own: Vec<_> =
                said.iter().filter(|(rule, _)| !matches!(*rule, "missing-title" | "missing-key" | "unknown-key-result")).collect();
            assert_eq!(own, Vec::<&(&str, String)>::new(), "{}.{}", table.name, field.name);
        }
    }
    for table in with_inner(&tables()) {
        for field in table.fields().filter(|field| inner(&field.value).is_none()) {
            assert!(
                !field.doc.is_empty() && field.doc.ends_with('.') || matches!(field.value, Value::OneOf(_)),
                "{}.{} has no sentence",
                table.name,
                field.name
            );
        }
    }
}

fn said(table: &Table, text: &str) -> Vec<(&'static str, String)> {
    let path = match table.name {
        "settings" => "leadmark.yaml",
        "front-page" => "content/index.md",
        "strategy" => "content/strategy/index.md",
        "challenge" => "content/strategy/challenges/x.md",
        "policy" => "content/strategy/policies/x.md",
        "goal" => "content/strategy/goals/x.md",
        "period" => "content/periods/x.md",
        "team" => "content/teams/x/index.md",
        "team-period" => "content/teams/x/2026-q4/index.md",
        "objective" => "content/teams/x/2026-q4/x.md",
        other => panic!("{other} has no file"),
    };
    let mut findings = Vec::new();
    if table.name == "settings" {
        settings(&mut findings, &SourceFile { path: path.into(), text: text.to_owned() }.into());
    } else {
        let file = SourceFile { path: path.into(), text: format!("---\n{text}---\n") };
        findings = leadmark::parse::parse(&file.into(), &Settings::default()).findings;
    }
    findings.into_iter().map(|finding| (finding.rule, finding.message)).collect()
}
