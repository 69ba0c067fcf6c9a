//! Every rule has a manual, and what its examples report is what the program reports. `UPDATE=1 cargo test manuals` writes it anew.

use std::fs;

use leadmark::check::{By, RULES, Rule};
use leadmark::compile::compile;
use leadmark::finding::{Finding, Severity};
use leadmark::report::{self, Format, Screen};
use leadmark::settings::Level;

use crate::cases::{Case, cases, with_teams};
use crate::project::{SETTINGS, checked, project};

#[test]
fn manuals_say_what_happens() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for rule in RULES {
        let path = format!("docs/rules/{}.md", rule.name);
        let manual = fs::read_to_string(&path).unwrap();
        let (fires, silent) = (example(&manual, "Example"), example(&manual, "Silent"));
        // A theme takes long to load, and only its own rules need one.
        let mut whole = false;
        if let Some(range) = fires.expected.clone() {
            let mut found = findings(rule, &fires, &mut wrong, false);
            if found.is_empty() {
                (whole, found) = (true, findings(rule, &fires, &mut wrong, true));
            }
            if found.is_empty() {
                wrong.push(format!("{path}: the example does not fire"));
            }
            if found != manual[range.clone()] && update {
                let mut manual = manual.clone();
                manual.replace_range(range, &found);
                fs::write(&path, manual).unwrap();
            } else if found != manual[range.clone()] {
                wrong.push(format!("{path}\n--- says\n{}--- is\n{found}", &manual[range]));
            }
        }
        if !silent.files.is_empty() {
            let found = findings(rule, &silent, &mut wrong, whole);
            if !found.is_empty() {
                wrong.push(format!("{path}: the silent example is not\n{found}"));
            }
        }
        let examples = !fires.files.is_empty() && !silent.files.is_empty();
        assert!(examples || !matches!(rule.by, By::Check(_)), "{}: no examples", rule.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn manuals_have_one_form() {
    for rule in RULES {
        let manual = rule.manual;
        assert!(manual.starts_with(&format!("# {}\n\n", rule.name)), "{}: its title", rule.name);
        assert!(manual.contains("\n## Why\n"), "{}: no why", rule.name);
        let level = match (rule.by, rule.level) {
            (By::Error, _) => "Always an error.",
            (_, Level::Warn) => "A warning, unless the settings say otherwise.",
            (_, Level::Allow) => "Off, unless the settings turn it on.",
            (_, Level::Deny) => "An error, unless the settings say otherwise.",
        };
        assert!(manual.contains(level), "{}: does not say `{level}`", rule.name);
    }
}

/// The section under `heading`.
fn example(manual: &str, heading: &str) -> Case {
    cases(manual).into_iter().find(|case| case.heading == heading).unwrap_or_default()
}

/// What people see of every rule: the manuals' examples, as a terminal shows them.
#[test]
fn every_rule_on_a_terminal() {
    let mut seen = String::from("What a terminal shows of the example in each rule's manual.\n");
    for rule in RULES {
        let fires = example(rule.manual, "Example");
        if fires.expected.is_none() {
            continue;
        }
        let found = [false, true].into_iter().map(|whole| found(rule, &fires, &mut Vec::new(), whole)).find(|found| !found.is_empty());
        let shown = report::report(&found.unwrap_or_default(), Format::Human, &Screen::default());
        seen.push_str(&format!("\n{}\n", shown.trim_end()));
    }
    let golden = "tests/golden/rules.txt";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(golden, &seen).unwrap();
    }
    assert!(fs::read_to_string(golden).unwrap_or_default() == seen, "{golden} is not what is shown: UPDATE=1 writes it");
}

/// What `rule` reports on a project of the example's files.
fn findings(rule: &Rule, example: &Case, wrong: &mut Vec<String>, whole: bool) -> String {
    report::report(&found(rule, example, wrong, whole), Format::Short, &Screen::default())
}

/// What `rule` finds in a project of the example's files, each team with a file of its own.
fn found(rule: &Rule, example: &Case, wrong: &mut Vec<String>, whole: bool) -> Vec<Finding> {
    let mut files = if rule.name == "team-without-file" { example.files.clone() } else { with_teams(&example.files) };
    let settings = files.entry("leadmark.yaml".to_owned()).or_insert_with(|| SETTINGS.to_owned());
    if rule.level == Level::Allow && !settings.contains("rules:") {
        settings.push_str(&format!("rules: {{{}: warn}}\n", rule.name));
    }
    let project = project(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut found = if whole { compile(&project).findings } else { checked(&project).0 };
    let others = found.iter().filter(|it| it.severity == Severity::Error && it.rule != rule.name);
    wrong.extend(others.map(|it| format!("{}: besides, {}: {}", rule.name, it.rule, it.message)));
    found.retain(|finding| finding.rule == rule.name);
    found
}

/// Whatever a stage can say has a manual, so that `explain` knows it.
#[test]
fn every_finding_is_a_rule() {
    let mut unknown = Vec::new();
    for path in sources("src".as_ref()) {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for call in ["Finding::error(", "Finding::warning("] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                let name = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
                unknown.extend(name.filter(|name| leadmark::check::rule(name).is_none()).map(|name| format!("{}: {name}", path.display())));
            }
        }
    }
    assert!(unknown.is_empty(), "list these in src/check/rules/mod.rs, with a manual in docs/rules/:\n{}", unknown.join("\n"));
}

fn sources(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") && path.file_name().is_some_and(|it| it != "tests.rs") {
            files.push(path);
        }
    }
    files
}

/// `docs/rules/README.md` lists them all.
#[test]
fn the_list_of_rules_is_fresh() {
    let mut list = String::from(
        "# What `leadmark check` says\n\nEach rule has a manual, which `leadmark explain <rule>` prints too. Levels are set under `rules` in \
         `leadmark.yaml` (`allow`, `warn`,\n`deny`); `allow: {<rule>: <the reason>}` in a file's front matter excuses that file.\n\n\
         The examples in the manuals are tests. They show only what they are about: settings and teams that a project has are left out.\n",
    );
    let advice = |rule: &&Rule| matches!(rule.by, By::Check(_));
    let sections: [(&str, Vec<&Rule>); 3] = [
        ("Advice", RULES.iter().filter(advice).collect()),
        ("Warnings from reading", RULES.iter().filter(|rule| matches!(rule.by, By::Warning)).collect()),
        ("Errors, always", RULES.iter().filter(|rule| matches!(rule.by, By::Error)).collect()),
    ];
    for (heading, rules) in sections {
        list.push_str(&format!("\n## {heading}\n\n"));
        for rule in rules {
            let off = if rule.level == Level::Allow { " (off by default)" } else { "" };
            let says = rule.manual.split("\n\n").nth(1).unwrap_or_default().replace('\n', " ");
            list.push_str(&format!("- [{0}]({0}.md){off}: {says}\n", rule.name));
        }
    }
    let path = "docs/rules/README.md";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &list).unwrap();
    }
    assert!(fs::read_to_string(path).is_ok_and(|text| text == list), "{path} is stale: `UPDATE=1 cargo test manuals` writes it anew");
}
