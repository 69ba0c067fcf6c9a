//! Levels in the settings, excuses in files, and rules that keep still where an error comes first.

use leadmark::finding::Severity;

use crate::project::{checked, project};

const GOAL: (&str, &str) = ("content/strategy/goals/speed.md", "---\ntitle: Every team can try an idea within a day\n---\n");
const TEAM: (&str, &str) = ("content/teams/a/index.md", "---\ntitle: A\n---\n");
const BARE: &str =
    "title: Nobody waits\nowner: Ingrid Dahl\nkey-results:\n  - {title: One, done: false}\n  - {title: Two, done: 2026-11-02}\n";

/// Rules found, with `!` for errors, in a project of one objective.
fn found(settings: &str, objective: &str) -> Vec<String> {
    let settings = format!("title: Example\ntoday: 2026-10-05\n{settings}");
    let objective = format!("---\n{objective}---\n");
    let files = [("leadmark.yaml", settings.as_str()), GOAL, TEAM, ("content/teams/a/2026-q4/x.md", &objective)];
    let (findings, _) = checked(&project(files));
    let mark = |severity| if severity == Severity::Error { "!" } else { "" };
    findings.iter().map(|finding| format!("{}{}", finding.rule, mark(finding.severity))).collect()
}

fn check(settings: &str, more: &str, expected: &[&str]) {
    assert_eq!(found(settings, &format!("{BARE}{more}")), expected, "{settings} {more}");
}

#[test]
fn levels() {
    check("", "", &["unsupported-goal", "unaligned-objective"]);
    check("rules: {unaligned-objective: allow}", "", &["unsupported-goal"]);
    check("rules: {unaligned-objective: deny}", "", &["unsupported-goal", "unaligned-objective!"]);
    check("rules: {team-without-heartbeat: warn}", "", &["unsupported-goal", "unaligned-objective", "team-without-heartbeat"]);
    check("rules: {circle: allow}", "supports: [speed]\n", &["fixed-level!"]);
    check("rules: {circle: deny}", "supports: [speed]\n", &[]);
    check("rules: {unaligned-objectve: allow}", "supports: [speed]\n", &["unknown-rule!"]);
}

#[test]
fn excuses() {
    check("", "allow: {unaligned-objective: The strategy is being rewritten.}\n", &["unsupported-goal"]);
    check("", "supports: [speed]\nallow: {circle: It is one.}\n", &["fixed-level!"]);
    check("", "supports: [speed]\nallow: {ownerles-objective: Soon.}\n", &["unknown-rule!"]);
    check("", "stands-alone: The lease ends.\n", &["unsupported-goal"]);
}

/// One cause is one finding: a reference that leads nowhere leaves neither its objective unaligned nor its goal without support.
#[test]
fn no_cascade() {
    check("", "supports: [sped]\n", &["unknown-reference!"]);
    check("", "supports: [x]\n", &["circle!"]);
    check("", "supports: [speed]\ntarget: 3\n", &["unknown-key!"]);
}
