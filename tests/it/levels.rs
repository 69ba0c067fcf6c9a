//! Levels in the settings, excuses in files, and rules that keep still where an error comes first.

use leadmark::finding::Severity;

use crate::project::{checked, project};

const GOAL: (&str, &str) = ("content/strategy/goals/speed.md", "---\ntitle: Every team can try an idea within a day\n---\n");
const TEAM: (&str, &str) = ("content/teams/a/index.md", "---\ntitle: A\n---\n");
const BARE: &str =
    "title: Nobody waits\nowner: Ingrid Dahl\nkey-results:\n  - {title: One, done: false}\n  - {title: Two, done: 2026-10-02}\n";

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
    check("", "stands-alone: Yes.\n", &["unsupported-goal", "unaligned-objective"]);
    check("", "supports: [speed]\nallow: {ownerless-objective: ja}\n", &["missing-reason!"]);
}

/// One cause is one finding: a reference that leads nowhere leaves neither its objective unaligned nor its goal without support.
#[test]
fn no_cascade() {
    check("", "supports: [sped]\n", &["unknown-reference!"]);
    check("", "supports: [x]\n", &["circle!"]);
    check("", "supports: [speed]\ntarget: 3\n", &["unknown-key!"]);
}

/// What rules say of key results, each alone.
#[test]
fn key_results() {
    let check = |rule: &str, results: &[&str], expected: &[&str]| {
        let table = ("data/n.csv", "date,value\n2026-10-02,3\n2026-10-09,4\n");
        let bad = ("data/bad.csv", "date,value\n05.10.2026,3\n");
        let goal = (
            "content/strategy/goals/speed.md",
            "---\ntitle: Fast\nmeasures:\n  - {title: M, at-least: 1, check-ins: [{date: 2026-10-06, value: 1}]}\n---\n",
        );
        for result in results {
            let objective = format!("---\ntitle: Nobody waits\nkey-results:\n  - {{title: One, {result}}}\n---\n");
            let files = [
                ("leadmark.yaml", "title: T\ntoday: 2026-10-05\ncheck-in-every: 1\n"),
                goal,
                table,
                bad,
                TEAM,
                ("content/teams/a/2026-q4/x.md", &objective),
            ];
            let (findings, _) = checked(&project(files));
            let of_rule = findings.iter().filter(|it| it.rule == rule && it.at.place.file.path.ends_with("x.md"));
            assert_eq!(of_rule.map(|it| it.message.as_str()).collect::<Vec<_>>(), expected, "{result}");
            assert_eq!(findings.iter().filter(|it| it.rule == "future-check-in" && it.at.place.file.path.ends_with("speed.md")).count(), 1);
        }
    };
    check("future-check-in", &["done: 2026-10-06"], &["`done` of “One” lies in the future: 2026-10-06"]);
    check("future-check-in", &["milestones: [{title: A, reached: 2027-10-06}]"], &["`reached` of “A” lies in the future: 2027-10-06"]);
    check("future-check-in", &["target: 9, values: data/n.csv"], &["a row of the table of “One” lies in the future: 2026-10-09"]);
    check("future-check-in", &["target: 9, check-ins: [{date: 2026-10-05, value: 1}]", "done: 2026-10-05"], &[]);
    check(
        "unordered-targets",
        &["baseline: 0, target: 10, stretch: 5"],
        &["the numbers of “One” go up and down: baseline 0, target 10, stretch 5"],
    );
    check(
        "unordered-targets",
        &["baseline: 9, commit: 2, target: 5"],
        &["the numbers of “One” go up and down: baseline 9, commit 2, target 5"],
    );
    check(
        "unordered-targets",
        &["baseline: unknown, commit: 3, target: 2, stretch: 4"],
        &["the numbers of “One” go up and down: commit 3, target 2, stretch 4"],
    );
    let falling = "milestones: [{title: A, score: 0.5}, {title: B, score: 0.3}]";
    check("unordered-targets", &[falling], &["the scores of the milestones of “One” go up and down: 0.5, 0.3"]);
    check("silent-key-result", &["done: 2026-12-06", "target: 4, check-ins: [{date: 2026-12-05}]", "target: 9, values: data/bad.csv"], &[]);
    let rising = "milestones: [{title: A, score: 0.5}, {title: B}, {title: C, score: 0.5}]";
    check(
        "unordered-targets",
        &["baseline: 9, commit: 9, target: 5, stretch: 2", "target: 4", "baseline: 4, target: 4", "at-least: 3", rising],
        &[],
    );
}
