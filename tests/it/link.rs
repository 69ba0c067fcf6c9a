//! What linking says to small organisations, and what it made of them: `tests/specs/link/*.md`. `UPDATE=1 cargo test link` writes anew.

use std::fmt::Write;
use std::fs;

use leadmark::check::{By, rule};
use leadmark::finding::{Finding, Severity};
use leadmark::model::entry::Objective;
use leadmark::model::okrs::{Okrs, Target};
use leadmark::source::Place;

use crate::cases::{Case, cases, with_teams};
use crate::project::{SETTINGS, checked, project};

#[test]
fn cases_say_what_happens() {
    let mut wrong = Vec::new();
    let mut paths: Vec<_> = fs::read_dir("tests/specs/link").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let mut text = fs::read_to_string(&path).unwrap();
        for case in cases(&text).iter().rev() {
            let range = case.expected.clone().unwrap();
            let found = told(case);
            if text[range.clone()] != found {
                wrong.push(format!("{}: {}\n--- says\n{}--- is\n{found}", path.display(), case.heading, &text[range.clone()]));
                text.replace_range(range, &found);
            }
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, text).unwrap();
            wrong.clear();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Findings of the stages, with their labels and ways out; then every link.
fn told(case: &Case) -> String {
    let mut files = if case.heading.contains("without a file") { case.files.clone() } else { with_teams(&case.files) };
    files.entry("leadmark.yaml".to_owned()).or_insert_with(|| SETTINGS.to_owned());
    let (findings, okrs) = checked(&project(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))));
    let mut told = String::new();
    for finding in findings.iter().filter(|finding| !rule(finding.rule).is_some_and(|rule| matches!(rule.by, By::Check(_)))) {
        tell(&mut told, finding);
    }
    links(&mut told, &okrs);
    told
}

fn tell(told: &mut String, finding: &Finding) {
    let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
    let place = |place: &Place| {
        let (line, column) = place.line_column();
        format!("{}:{line}:{column}", place.file.path.as_str().trim_start_matches("content/"))
    };
    let _ = writeln!(told, "{severity}[{}] {}: {}", finding.rule, place(&finding.at.place), finding.message);
    if !finding.at.text.is_empty() {
        let _ = writeln!(told, "    `{}` {}", finding.at.place.words(), finding.at.text);
    }
    for other in &finding.others {
        let _ = writeln!(told, "    {} `{}` {}", place(&other.place), other.place.words(), other.text);
    }
    for help in &finding.help {
        let _ = writeln!(told, "    help: {help}");
    }
    if let Some(fix) = &finding.fix {
        let _ = writeln!(told, "    fix: `{}` → `{}`", fix.place.words(), fix.replacement);
    }
}

fn links(told: &mut String, okrs: &Okrs) {
    let name = |entry: &Objective| format!("{}/{}/{}", entry.team, entry.period.as_deref().unwrap_or("backlog"), entry.head.id);
    let element = |id| format!("{}/{}", okrs.element(id).entry.kind.folder(), okrs.element(id).entry.head.id);
    let target = |target: Target| match target {
        Target::Element(id) => element(id),
        Target::Objective(id) => name(&okrs.objective(id).entry),
        Target::KeyResult(id, at) => format!("{}#{}", name(&okrs.objective(id).entry), okrs.objective(id).entry.key_results[at].id),
        Target::Draft => "(a draft)".to_owned(),
    };
    for it in &okrs.elements {
        let own = format!("{}/{}", it.entry.kind.folder(), it.entry.head.id);
        for to in &it.addresses {
            let _ = writeln!(told, "{own} addresses {}", element(*to));
        }
        for support in &it.supports {
            let _ = writeln!(told, "{own} supports {}", target(support.to));
        }
    }
    for team in &okrs.teams {
        if let Some(parent) = team.parent {
            let _ = writeln!(told, "{} is part of {}", team.entry.head.id, okrs.team(parent).entry.head.id);
        }
    }
    for objective in &okrs.objectives {
        let own = name(&objective.entry);
        for support in &objective.supports {
            let by = support.by.map_or(String::new(), |at| format!("#{}", objective.entry.key_results[at].id));
            let _ = writeln!(told, "{own}{by} supports {}", target(support.to));
        }
        for team in &objective.contributors {
            let _ = writeln!(told, "{own} is helped by {}", okrs.team(*team).entry.head.id);
        }
        if let Some(before) = objective.continues {
            let _ = writeln!(told, "{own} continues {}", name(&okrs.objective(before).entry));
        }
    }
}
