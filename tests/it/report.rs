//! Findings on a terminal, character by character.

use std::sync::Arc;

use leadmark::finding::Finding;
use leadmark::report::{Format, Screen, report};
use leadmark::source::{Place, SourceFile, Span};

fn file(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile { path: path.into(), text: text.to_owned() })
}

/// The place of `words` in `file`, counted from the `nth` on.
fn place(file: &Arc<SourceFile>, words: &str, nth: usize) -> Place {
    let start = file.text.match_indices(words).nth(nth).map_or(0, |(at, _)| at);
    Place::new(file, Span::new(start, start + words.len()))
}

#[test]
fn looks() {
    let objective = file(
        "content/teams/platform/2026-q4/faster.md",
        "---\ntitle: Raskere bygg på Østlandet 🚢\nkey-results:\n  - title: Tid 🚢\ttil svar\n    taregt: 8\n    unit: min\n---\nHvorfor\n",
    );
    let other = file("content/teams/data/2026-q4/faster.md", "---\ntitle: Raskere\n---\n");
    let empty = file("content/teams/data/index.md", "");
    let findings = [
        Finding::error("unknown-key", place(&objective, "taregt", 0), "a key result knows no `taregt`")
            .label("did you mean `target`?")
            .also(place(&objective, "title: Tid 🚢\ttil svar", 0), "in this key result")
            .why("a key that nobody reads would vanish silently")
            .fix(place(&objective, "taregt", 0), "target"),
        Finding::warning("same-title", place(&objective, "Østlandet 🚢", 0), "two objectives are called alike")
            .also(place(&other, "Raskere", 0), "the other one")
            .help("say what is different in one of them")
            .help("or make them one"),
        Finding::error("missing-title", place(&empty, "", 0), "`index.md` has no title").help("add `title: …` between two `---` lines"),
        Finding::error("bad", Place::new(&objective, Span::new(9999, 99999)), "a place that is \u{1b}[31mnot there\u{202e}"),
    ];
    insta::assert_snapshot!("human", report(&findings, Format::Human, &Screen::default()));
    insta::assert_snapshot!("short", report(&findings, Format::Short, &Screen { project: "okrs".into(), ..Screen::default() }));
    insta::assert_snapshot!("json", report(&findings, Format::Json, &Screen::default()));
    insta::assert_snapshot!("github", report(&findings, Format::Github, &Screen::default()));
    insta::assert_snapshot!("gitlab", report(&findings, Format::Gitlab, &Screen::default()));
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    insta::assert_snapshot!("sarif", report(&findings[..2], Format::Sarif, &Screen::default()).replace(&version, "\"version\": …"));
    insta::assert_snapshot!(
        "colour",
        report(&findings[..1], Format::Human, &Screen { colour: true, ..Screen::default() }).replace('\u{1b}', "␛")
    );
}

#[test]
fn what_is_too_long_to_be_shown_is_named() {
    let long = file("content/teams/data/index.md", &format!("---\nlinks: [{}{{title: wiki}}]\n---\n", "{title: docs}, ".repeat(2_000)));
    let finding =
        Finding::error("missing-key", place(&long, "title: wiki", 0), "a link needs a `url`").fix(place(&long, "wiki", 0), "Wiki");
    let expected = "error[missing-key]: a link needs a `url`\n--> content/teams/data/index.md:2:30010\n\n";
    assert_eq!(report(&[finding], Format::Human, &Screen::default()), expected);
}
