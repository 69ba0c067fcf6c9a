//! `leadmark new`: files that say nothing wrong, and check-ins that touch nothing else. `CASES=10000` tries more of the latter.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use leadmark::fields::skeleton;
use leadmark::finding::Severity;
use leadmark::model::entry::{Entry, Objective, Reading};
use leadmark::parse::{FILES, parse};
use leadmark::settings::Settings;
use leadmark::source::SourceFile;
use leadmark::yaml;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof};
use proptest::proptest;
use proptest::sample::select;

const OBJECTIVE: &str = "content/teams/platform/2026-q4/faster-builds.md";

fn leadmark(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leadmark")).current_dir(folder).env("NO_COLOR", "1").args(arguments).output().expect("it starts")
}

fn ran(folder: &Path, arguments: &[&str]) -> String {
    let output = leadmark(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = leadmark(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn a_project_out_of_nothing_but_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("leadmark.yaml"), "title: New\n").expect("written");
    let check = |arguments: &[&str], path: &str| assert_eq!(ran(folder, arguments), format!("{path}\n"));
    check(&["new", "strategy", "--title", "Where we go"], "content/strategy/index.md");
    check(&["new", "challenge", "--title", "Slow feedback: weeks"], "content/strategy/challenges/slow-feedback-weeks.md");
    check(&["new", "goal", "speed", "--title", "Speed", "--owner", "Ola Berg"], "content/strategy/goals/speed.md");
    check(&["new", "policy", "small", "--title", "Small steps"], "content/strategy/policies/small.md");
    check(&["new", "team", "platform", "--title", "Platform"], "content/teams/platform/index.md");
    check(
        &["new", "period", "summer-2026", "--title", "Summer", "--from", "2026-06-01", "--to", "2026-08-31"],
        "content/periods/summer-2026.md",
    );
    check(&["new", "period", "2026-q4"], "content/periods/2026-q4.md");
    let objective =
        ["new", "objective", "platform/2026-q4/faster-builds", "--title", "Faster", "--supports", "speed: Shorter, #1", "--owner", "Ola"];
    check(&objective, OBJECTIVE);
    check(&["new", "objective", "platform/summer-2026/rest", "--title", "Rest"], "content/teams/platform/summer-2026/rest.md");
    check(&["new", "check-in", "platform/2026-q4/faster-builds", "--status", "on-track", "--date", "2026-10-12"], OBJECTIVE);
    let text = fs::read_to_string(folder.join(OBJECTIVE)).expect("read");
    assert!(text.starts_with("---\ntitle: Faster\nowner: Ola\n"), "{text}");
    assert!(text.contains("\nsupports:\n  - speed: 'Shorter, #1'\n") || text.contains("\n  - speed: \"Shorter, #1\"\n"), "{text}");
    assert!(text.contains("\ncheck-ins:\n  - {date: 2026-10-12, status: on-track}\n"), "{text}");
    let said = leadmark(folder, &["check"]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stdout));
}

#[test]
fn refuses_with_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    ran(folder, &["init", "okrs"]);
    let folder = folder.join("okrs");
    let file = fs::read_dir(folder.join("content/teams/platform")).expect("a team").map(|entry| entry.expect("an entry").path());
    let period = file.filter(|path| path.is_dir()).map(|path| path.file_name().expect("a name").to_str().expect("UTF-8").to_owned());
    let period = period.last().expect("a period");
    let of = format!("platform/{period}/faster-builds");
    let key_result = format!("{of}#95th-percentile-build-time");
    let before = fs::read_to_string(folder.join(format!("content/teams/{of}.md"))).expect("read");
    let check = |arguments: &[&str], words: &str| {
        let said = refused(&folder, arguments);
        assert!(said.contains(words), "{arguments:?}: {said}");
    };
    check(&["new", "goal", "speed", "--title", "Speed"], "nothing is ever overwritten");
    check(&["new", "goal", "Fast Builds", "--title", "Speed"], "write `fast-builds`");
    check(&["new", "goal", "..", "--title", "Speed"], "is not written like an id");
    check(&["new", "goal", "index", "--title", "Speed"], "`index` cannot be an id");
    check(&["new", "goal", "later"], "give it as `--title <TITLE>`");
    check(&["new", "goal", "con", "--title", "Con"], "cannot be a name on Windows");
    check(&["new", "goal", "CON", "--title", "Con"], "choose a word");
    check(&["new", "challenge", "speed", "--title", "Slow"], "with it, something would be wrong in `content/teams/platform/");
    check(&["new", "team", "goals", "--title", "Goals"], "a team cannot be called `goals`");
    check(&["new", "objective", "faster", "--title", "Faster"], "is no place for an objective");
    check(&["new", "objective", "platfrom/2026-q4/a", "--title", "A"], "did you mean `platform`?");
    check(&["new", "objective", "platform/autumn/a", "--title", "A"], "there is no period `autumn`");
    check(&["new", "objective", "platform/2026-q4/a", "--title", "A", "--supports", "sped"], "`sped`");
    check(&["new", "check-in", &key_result], "has to say something");
    check(&["new", "check-in", &key_result, "--status", "on-track"], "a key result has no status");
    check(&["new", "check-in", &of, "--value", "3"], "an objective has no value");
    check(&["new", "check-in", &key_result, "--confidence", "11"], "from 0 to 10");
    check(&["new", "check-in", &key_result, "--value", "14,5"], "14,5");
    check(&["new", "check-in", &format!("{of}#build"), "--value", "3"], "there is no key result `build`");
    check(&["new", "check-in", &format!("{of}s#build"), "--value", "3"], &format!("did you mean `{of}`?"));
    let zones = format!("content/teams/platform/{period}/zones.md");
    let text = "---\ntitle: Zones\nkey-results:\n  - {title: A, milestones: [{title: Pilot}]}\n  - {title: B, done: false}\n---\n";
    fs::write(folder.join(&zones), text).expect("written");
    check(&["new", "check-in", &format!("platform/{period}/zones#a"), "--value", "2.5"], "says nothing about milestones");
    check(&["new", "check-in", &format!("platform/{period}/zones#b"), "--value", "1"], "write `done: true`");
    assert_eq!(fs::read_to_string(folder.join(&zones)).expect("read"), text);
    fs::write(folder.join(&zones), text.replace("---\ntitle", "---\ncheck-ins: ~\ntitle")).expect("written");
    check(&["new", "check-in", &format!("platform/{period}/zones"), "--status", "on-track"], "take out what stands behind `check-ins:`");
    assert_eq!(fs::read_to_string(folder.join(format!("content/teams/{of}.md"))).expect("read"), before);
    ran(&folder, &["new", "check-in", &key_result, "--value", "-14.5", "--confidence", "7", "--note", "Done: all", "--date", "2026-11-22"]);
    let after = fs::read_to_string(folder.join(format!("content/teams/{of}.md"))).expect("read");
    assert!(after.contains("      - {date: 2026-11-22, value: -14.5, confidence: 7, note: 'Done: all'}\n"), "{after}");
}

/// Advice that the settings deny is still no reason against a line or a file, and what a check-in is told at once is told once.
#[test]
fn advice_stays_advice() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let denied = "rules: {silent-key-result: deny, unsupported-goal: deny, objective-without-key-results: deny}";
    fs::write(folder.join("leadmark.yaml"), format!("title: New\ntoday: 2026-11-22\n{denied}\n")).expect("written");
    ran(folder, &["new", "goal", "speed", "--title", "Speed"]);
    ran(folder, &["new", "team", "platform", "--title", "Platform"]);
    ran(folder, &["new", "objective", "platform/2026-q4/faster", "--title", "Faster", "--supports", "speed"]);
    let file = folder.join("content/teams/platform/2026-q4/faster.md");
    fs::write(&file, "---\ntitle: F\nsupports: [speed]\nkey-results:\n  - {title: A, at-least: 1}\n  - {title: B, at-least: 1}\n---\n")
        .expect("written");
    ran(folder, &["new", "check-in", "platform/2026-q4/faster#a", "--value", "3"]);
    assert!(fs::read_to_string(&file).expect("read").contains("{date: 2026-11-22, value: 3}"));
    let said = leadmark(folder, &["new", "check-in", "platform/2026-q4/faster#b", "--value", "3", "--date", "2026-12-22"]);
    assert!(said.status.success());
    assert_eq!(String::from_utf8_lossy(&said.stderr), "warning[future-check-in]: a check-in of “B” lies in the future: 2026-12-22\n");
}

/// A file on a full disk keeps what it held, and one behind a link stays there.
#[test]
#[cfg(target_os = "linux")]
fn check_ins_lose_nothing() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    ran(folder.path(), &["init", "okrs"]);
    let team = folder.path().join("okrs/content/teams/platform");
    let file =
        walkdir::WalkDir::new(&team).into_iter().flatten().find(|entry| entry.file_name() == "faster-builds.md").expect("it is there");
    let of = file.path().strip_prefix(team.parent().expect("a folder")).expect("below").with_extension("");
    let (of, real) = (of.to_str().expect("UTF-8").to_owned(), team.join("real.txt"));
    fs::rename(file.path(), &real).expect("moved");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    symlink(&real, file.path()).expect("linked");
    let before = fs::read_to_string(&real).expect("read");
    let check_in = ["new", "check-in", &of, "--project", "okrs", "--status", "on-track", "--date", "2026-11-22"];
    let mut full = Command::new("sh");
    full.args(["-c", "ulimit -f 0; trap '' XFSZ; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_leadmark")]).args(check_in);
    let output = full.current_dir(folder.path()).output().expect("it starts");
    assert!(!output.status.success());
    assert_eq!(fs::read_to_string(&real).expect("read"), before);
    ran(folder.path(), &check_in);
    let after = fs::read_to_string(&real).expect("read");
    assert_eq!(after.replace("  - {date: 2026-11-22, status: on-track}\n", ""), before);
    assert!(file.path().symlink_metadata().expect("there").is_symlink());
    assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
    let names: Vec<_> = fs::read_dir(&team).expect("read").flatten().map(|entry| entry.file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{names:?}");
}

/// Every comment of a skeleton, woken alone, is understood.
#[test]
fn skeletons_wake() {
    for table in FILES {
        let path = match table.name {
            "front-page" => "content/index.md",
            "strategy" => "content/strategy/index.md",
            "challenge" => "content/strategy/challenges/x.md",
            "policy" => "content/strategy/policies/x.md",
            "goal" => "content/strategy/goals/x.md",
            "period" => "content/periods/2026-q4.md",
            "team" => "content/teams/x/index.md",
            "team-period" => "content/teams/x/2026-q4/index.md",
            _ => "content/teams/x/2026-q4/x.md",
        };
        let text = skeleton(table, &[("title", vec!["A title".to_owned()])], &["continues", "initiatives"]);
        for text in [text.clone(), text.replace("\n# ", "\n")] {
            let file = Arc::new(SourceFile { path: path.into(), text });
            let said = parse(&file, &Settings::default()).findings;
            let wrong: Vec<_> =
                said.iter().filter(|it| it.severity == Severity::Error && it.rule != "reversed-period").map(|it| &it.message).collect();
            assert_eq!(wrong, Vec::<&String>::new(), "{}", file.text);
        }
    }
}

/// A file, and which of its key results is meant; `None` for the objective itself.
fn files() -> impl Strategy<Value = (String, Option<usize>)> {
    let item = select(vec![
        "{date: 2026-10-01, confidence: 3}",
        "{ date: 2026-10-02, note: \"a, ] } b\" }",
        "{date: 2026-10-03, note: 'it''s # so'}  # a remark",
        "date: 2026-10-04\nconfidence: 1",
        "date: 2026-10-05\n# in between\nnote: |\n  two\n  lines\n",
        "date: 2026-10-06\nnote: >-\n  folded\n  text",
        "date: 2026-10-07\nnote: plain that\n  goes on",
    ]);
    let items = proptest::collection::vec(item, 1..4);
    let flow = select(vec![
        "check-ins: []",
        "check-ins: [ ]  # none yet",
        "check-ins: [{date: 2026-10-01, confidence: 3}]",
        "check-ins: [{date: 2026-10-01, confidence: 3},]",
        "check-ins: [\n    {date: 2026-10-01, confidence: 3},\n    {date: 2026-10-02, note: \"]\"}  # last\n  ]",
        "check-ins: [\n    {date: 2026-10-01, confidence: 3},\n  ]",
        "check-ins:",
        "check-ins:   # a line each",
        "",
    ]);
    let list = prop_oneof![
        (items, 0..4_usize, 1..4_usize).prop_map(|(items, indent, gap)| {
            let (indent, gap) = (" ".repeat(indent), " ".repeat(gap));
            let deeper = format!("\n{indent} {gap}");
            let items: String = items.iter().map(|item| format!("\n{indent}-{gap}{}", item.trim_end().replace('\n', &deeper))).collect();
            format!("check-ins:{items}")
        }),
        flow.prop_map(str::to_owned),
    ];
    let key_result = (list.clone(), any::<bool>(), 1..4_usize, 0..4_usize).prop_map(|(list, last, gap, kind)| {
        if kind == 0 && !list.contains('\n') && !list.contains('#') && list != "check-ins:" {
            let comma = if list.is_empty() { "" } else { ", " };
            return format!("- {{title: In braces, baseline: 1, target: 2{comma}{list}}}\n");
        }
        let mut keys = vec!["title: \"Næ: 😀\"  # name", "baseline: 1", "target: 9", "", "# remark", "description: |\n  words\n\n  words"];
        keys.insert(if last { 6 } else { 1 }, &list);
        let deeper = format!("\n{}", " ".repeat(1 + gap));
        let keys = keys.join("\n").replace('\n', &deeper).replace(&format!("{deeper}\n"), "\n\n");
        format!("-{}{keys}\n", " ".repeat(gap))
    });
    let before = select(vec!["", "\n", "# remark\n"]);
    (proptest::collection::vec(key_result, 1..4), list, any::<(bool, bool)>(), before, 0..5_usize, 0..3_usize).prop_map(
        |(key_results, list, (crlf, first), before, which, indent)| {
            let count = key_results.len();
            let indent = " ".repeat(indent);
            let key_results: String = key_results
                .iter()
                .enumerate()
                .flat_map(|(at, text)| [format!("id: k{at}\n"), text.clone()])
                .collect::<Vec<_>>()
                .chunks(2)
                .map(|pair| named(&pair[1], pair[0].trim()))
                .flat_map(|text| text.lines().map(|line| format!("{indent}{line}\n")).collect::<Vec<_>>())
                .collect();
            let (head, tail) = if first { (format!("{list}\n"), String::new()) } else { (String::new(), format!("{list}\n")) };
            let text = format!(
                "---\ntitle: 'A title'\n{before}{head}key-results:\n{key_results}{tail}owner: Åse   # who\n---\n\n# Why\n\n- {{not: this}}\n"
            );
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            (text, (which < count).then_some(which))
        },
    )
}

/// The key result `text` with `id` in it.
fn named(text: &str, id: &str) -> String {
    match text.split_once('{').filter(|(before, _)| before.trim() == "-") {
        Some((before, rest)) => format!("{before}{{{id}, {rest}"),
        None => {
            let column = text.find("title").unwrap_or(2);
            format!("{}{id}\n{}{}", &text[..column], " ".repeat(column), &text[column..])
        }
    }
}

fn objective(text: &str) -> Option<Arc<Objective>> {
    let file = Arc::new(SourceFile { path: OBJECTIVE.into(), text: text.to_owned() });
    let parsed = parse(&file, &Settings::default());
    let wrong: Vec<_> = parsed.findings.iter().filter(|it| it.severity == Severity::Error).map(|it| &it.message).collect();
    match parsed.entry {
        Some(Entry::Objective(objective)) if wrong.is_empty() => Some(objective),
        _ => panic!("{wrong:?}\n{text}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300),
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_261_122),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn check_ins_touch_nothing_else(
        (text, which) in files(),
        note in prop_oneof![Just("Plain".to_owned()), "[a-z:#,'\"{}\\[\\]&*!|>%@` \\-?å😀\n]{1,20}", "\\PC{1,12}"]
            .prop_filter("a note says something", |note| !note.trim().is_empty()),
        value in -1000..1000_i32,
    ) {
        let before = objective(&text).expect("an objective");
        let file = Arc::new(SourceFile { path: OBJECTIVE.into(), text: text.clone() });
        let within = which.map(|at| before.key_results[at].span);
        let value = f64::from(value) / 10.0;
        let words = value.to_string();
        let second = if which.is_some() { ("value", words.as_str()) } else { ("status", "at-risk") };
        let item = [("date", "2026-11-22"), second, ("note", note.as_str())];
        let insertion = yaml::insert(&file, within, "check-ins", &item);
        prop_assert!(insertion.is_some(), "no way was found:\n{text}");
        let insertion = insertion.expect("asserted");
        let after_text = insertion.applied_to(&text);
        let (head, tail) = text.split_at(insertion.at);
        prop_assert!(after_text.starts_with(head) && after_text.ends_with(tail) && after_text.len() == text.len() + insertion.text.len());
        prop_assert!(!text.contains('\r') || !insertion.text.replace("\r\n", "").contains('\n'), "{:?}", insertion.text);
        let after = objective(&after_text).expect("an objective");
        match which {
            Some(at) => {
                let last = after.key_results[at].check_ins.last().expect("a check-in");
                prop_assert_eq!(last.value.as_ref().map(|value| value.value), Some(Reading::Number(value)));
                prop_assert_eq!(last.note.as_ref().map(|note| note.value.trim()), Some(note.trim()));
            }
            None => {
                let last = after.check_ins.last().expect("a check-in");
                prop_assert_eq!(last.note.as_ref().map(|note| note.value.trim()), Some(note.trim()));
            }
        }
        let counts = |objective: &Objective| {
            let of = objective.key_results.iter().map(|it| it.check_ins.len());
            std::iter::once(objective.check_ins.len()).chain(of).collect::<Vec<_>>()
        };
        let mut wanted = counts(&before);
        wanted[which.map_or(0, |at| at + 1)] += 1;
        prop_assert_eq!(counts(&after), wanted, "{}", after_text);
    }
}
