//! The mistakes people make, each in the example: the first finding is within a line of it and says what to do.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use camino::Utf8PathBuf;
use leadmark::compile::{Memo, compile_again};
use leadmark::disk;
use leadmark::finding::Severity;
use leadmark::project::{Drafts, Links, Project, Today};
use leadmark::source::SourceFile;

const SPEED: &str = "content/teams/energy/2026-q4/gentle-speed.md";
const QUICK: &str = "content/teams/terminals/2026-q4/quick-turnaround.md";
const QUIET: &str = "content/teams/digital/2026-q4/quiet-nights.md";
const TEAM: &str = "content/teams/customer/index.md";
const SUMMER: &str = "content/periods/summer-2026.md";
const NUMBERS: &str = "data/turnaround.csv";

/// What happened, in which file, what stood there, and what stands there now.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    ("a colon in a title", SPEED, "title: Slower where it", "title: Slower: where it"),
    ("a colon in a note", SPEED, "note: We had taken a little too much", "note: Our fault: a little too much"),
    ("a tab as indentation", SPEED, "  - id: arrival", "\t- id: arrival"),
    ("a tab before a key", SPEED, "    unit: litres", "\tunit: litres"),
    ("no space after a colon", SPEED, "owner: Amir Haddad", "owner:Amir Haddad"),
    ("no space after a colon in a list", SPEED, "- id: diesel", "- id:diesel"),
    ("no space after a colon within braces", SPEED, "{date: 2026-10-05, value: 210", "{date:2026-10-05, value: 210"),
    ("an equals sign for a colon", SPEED, "owner: Amir", "owner = Amir"),
    ("no space after a dash", SPEED, "  - id: arrival", "  -id: arrival"),
    ("a dash forgotten", SPEED, "  - id: arrival", "  id: arrival"),
    ("a dash forgotten, the key in line with its neighbours", SPEED, "  - id: arrival", "    id: arrival"),
    ("a dash forgotten in supports", SPEED, "  - convert-first: We use", "    convert-first: We use"),
    ("a star for a dash", SPEED, "  - id: arrival", "  * id: arrival"),
    ("spaces from a web page", SPEED, "  - id: arrival", "\u{a0}\u{a0}- id: arrival"),
    ("one space too many", SPEED, "    unit: litres", "     unit: litres"),
    ("one space too few", SPEED, "    unit: litres", "   unit: litres"),
    ("an item one space too deep", SPEED, "  - id: captains", "   - id: captains"),
    ("a key at the wrong edge", SPEED, "    unit: litres", "unit: litres"),
    ("a quote never closed", QUICK, "\"https://jobs.example.com/PORT-77\"", "\"https://jobs.example.com/PORT-77"),
    ("an apostrophe in single quotes", SPEED, "title: Slower where it costs nobody time", "title: 'Nobody's time'"),
    ("a bracket never closed", SPEED, "[sjovakta, data]", "[sjovakta, data"),
    ("a brace never closed", SPEED, "value: 210, confidence: 5}", "value: 210, confidence: 5"),
    ("a comma forgotten within braces", SPEED, "value: 210, confidence: 5}", "value: 210 confidence: 5}"),
    ("a comma in a note within braces", SPEED, "note: We had taken a little too much", "note: We had, all in all, taken too much"),
    ("a semicolon within braces", SPEED, "value: 210, confidence: 5}", "value: 210; confidence: 5}"),
    ("a comma behind braces", SPEED, "value: 210, confidence: 5}", "value: 210, confidence: 5},"),
    ("a tag in front of a title", SPEED, "title: Slower", "title: [WIP] Slower"),
    ("a word in quotes at the beginning", SPEED, "title: Slower where", "title: \"Slower\" where"),
    ("a unit that begins with a percent sign", SPEED, "unit: litres", "unit: % of diesel"),
    ("a text that begins with a star", SPEED, "  - convert-first: We use", "  - convert-first: *We* use"),
    ("a text that begins with an at sign", TEAM, "contact: customer@example.com", "contact: @customer"),
    ("a channel with its hash", TEAM, "contact: customer@example.com", "contact: #customer"),
    ("a remark mark in a text", SPEED, "note: We had taken a little too much", "note: We are #1"),
    ("a key misspelt", SPEED, "owner: Amir Haddad\ncontri", "onwer: Amir Haddad\ncontri"),
    ("a key with an underscore", SPEED, "key-results:", "key_results:"),
    ("a key in Norwegian", SPEED, "owner: Amir Haddad\ncontri", "eier: Amir Haddad\ncontri"),
    ("what the folder says already", SPEED, "owner: Amir", "period: 2026-q4\nowner: Amir"),
    ("a remark as in a web page", SPEED, "key-results:", "<!-- the numbers -->\nkey-results:"),
    ("a key twice", SPEED, "owner: Amir Haddad\ncontri", "owner: Amir Haddad\nowner: Amir Haddad\ncontri"),
    ("a decimal comma", SPEED, "baseline: 212", "baseline: 212,5"),
    ("a decimal comma within braces", SPEED, "value: 204.5", "value: 204,5"),
    ("a number with its unit", SPEED, "target: 190", "target: 190 litres"),
    ("a number in groups", SPEED, "target: 190", "target: 1 190"),
    ("a target beyond which", SPEED, "target: 190", "target: <190"),
    ("a target at least", SPEED, "target: 190", "target: >190"),
    ("a target about", SPEED, "target: 190", "target: ~190"),
    ("a baseline to be found", SPEED, "baseline: 212", "baseline: ?"),
    ("a confidence of ten", SPEED, "value: 210, confidence: 5", "value: 210, confidence: 5/10"),
    ("a date in Norwegian order", SPEED, "date: 2026-10-05, value: 210", "date: 05.10.2026, value: 210"),
    ("a day that is not there", SPEED, "date: 2026-10-05, value: 210", "date: 2026-10-35, value: 210"),
    ("a confidence beyond ten", SPEED, "value: 210, confidence: 5", "value: 210, confidence: 50"),
    ("a status in colours", SPEED, "2026-10-19, status: on-track", "2026-10-19, status: green"),
    ("a corridor upside down", SPEED, "between: [-1, 1.5]", "between: [1.5, -1]"),
    ("two measures at once", SPEED, "    between: [-1, 1.5]", "    target: 3\n    between: [-1, 1.5]"),
    ("two key results with one id", SPEED, "- id: arrival", "- id: diesel"),
    ("a reference misspelt", SPEED, "- zero-emission: Half", "- zero-emision: Half"),
    ("a title instead of an id in supports", SPEED, "- zero-emission: Half", "- No emissions: Half"),
    ("a file's name in supports", SPEED, "- zero-emission: Half", "- zero-emission.md: Half"),
    ("a key result that is not there", QUICK, "islanders-trust-us#departures", "islanders-trust-us#departs"),
    ("an initiative for nothing", SPEED, "five ships, for: captains", "five ships, for: captain"),
    ("a team misspelt", SPEED, "[sjovakta, data]", "[sjovakten, data]"),
    ("front matter never closed", SPEED, "on his other ship}\n---\n", "on his other ship}\n\n"),
    ("front matter closed by two dashes", SPEED, "on his other ship}\n---\n", "on his other ship}\n--\n"),
    ("front matter never opened", SPEED, "---\ntitle: Slower", "title: Slower"),
    ("front matter opened as another generator's", SPEED, "---\ntitle: Slower", "+++\ntitle: Slower"),
    ("front matter cut in two", SPEED, "key-results:", "---\nkey-results:"),
    ("a title taken away", SPEED, "title: Slower where it costs nobody time\n", ""),
    ("a period that ends before it begins", SUMMER, "to: 2026-08-23", "to: 2025-08-23"),
    ("an address that runs a program", TEAM, "\"https://intranet.example.com/customer/voices\"", "\"javascript:alert(1)\""),
    ("an address without its beginning", TEAM, "\"https://intranet.example.com/customer/voices\"", "www.example.com"),
    ("a table's date in Norwegian order", NUMBERS, "2026-10-12,", "12.10.2026,"),
    ("a table's decimal comma", NUMBERS, ",12.1,", ",\"12,1\","),
    (
        "a merge conflict",
        SPEED,
        "owner: Amir Haddad\ncontri",
        "<<<<<<< HEAD\nowner: Amir Haddad\n=======\nowner: A. Haddad\n>>>>>>> main\ncontri",
    ),
    ("a character that nobody sees", SPEED, "owner: Amir", "owner:\u{8} Amir"),
    ("line ends of old Macs", SPEED, "---\n", "---\r"),
    ("commit and target mixed up", QUICK, "commit: 10.5\n    target: 9", "commit: 9\n    target: 10.5"),
    ("a check-in in another year", QUICK, "date: 2026-11-16, value: 12", "date: 2036-11-16, value: 12"),
    ("yes for a reason", QUIET, "stands-alone: No goal in the strategy asks for our sleep. We ask", "stands-alone: yes # We ask"),
];

#[test]
fn each_mistake_is_found_where_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let how =
        disk::How { today: Today::Clock(jiff::civil::date(2026, 11, 22)), drafts: Drafts::Hidden, links: Links::Folders, theme: |_| None };
    let whole = disk::read(&root.join("content-example"), how).unwrap();
    let mut memo = Memo::default();
    let usual: HashSet<String> = compile_again(&whole, &mut memo).findings.into_iter().map(|finding| finding.message).collect();
    // Errors come first: advice on what is left of a file may only follow from them.
    let said = |project: &Project, memo: &mut Memo| {
        let mut findings = compile_again(project, memo).findings;
        findings.retain(|finding| !usual.contains(&finding.message));
        findings.sort_by_key(|finding| finding.severity != Severity::Error && finding.rule != "cut-off-text");
        findings
    };
    let mut told = String::from("Each mistake, made in the example, and what is said first.\n");
    for (what, path, before, after) in MISTAKES {
        let mut project = whole.clone();
        let files = if path.starts_with("data/") { &mut project.data } else { &mut project.content };
        let key = Utf8PathBuf::from(*path);
        let file = Arc::clone(&files[&key]);
        let at = file.text.find(before).unwrap_or_else(|| panic!("{what}: `{before}` is not in {path}"));
        let text = file.text.replacen(before, after, 1);
        let differs = before.bytes().zip(after.bytes()).take_while(|(before, after)| before == after).count();
        let line = text[..at + differs].matches('\n').count() + 1;
        files.insert(key, Arc::new(SourceFile { path: file.path.clone(), text }));
        let found = said(&project, &mut memo);
        let first =
            found.iter().find(|finding| finding.at.place.file.path == file.path).unwrap_or_else(|| panic!("{what}: nothing is said"));
        let (shown, column) = first.at.place.line_column();
        assert!(shown.abs_diff(line) <= 1, "{what}: made in line {line}, found in line {shown}: {}", first.message);
        assert!(!first.help.is_empty() || !first.at.text.is_empty(), "{what}: no way out of `{}`", first.message);
        let _ = write!(told, "\n{what}\n  {shown}:{column} {}", first.message);
        for line in std::iter::once(&first.at.text).filter(|text| !text.is_empty()).chain(&first.help) {
            let _ = write!(told, "\n    {line}");
        }
        for other in found.iter().filter(|finding| *finding != first) {
            let _ = write!(told, "\n  also: {}", other.message);
        }
        told.push('\n');
    }
    let golden = root.join("tests/golden/mistakes.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&golden, &told).unwrap();
    }
    assert!(fs::read_to_string(&golden).unwrap_or_default() == told, "tests/golden/mistakes.txt is not what is said: UPDATE=1 writes it");
}
