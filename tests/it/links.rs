//! Links in Markdown: the place behind `#` is there, or the nearest one is named.

use leadmark::compile::compile;
use leadmark::site::Artifact;

use crate::project::project;

const OBJECTIVE: &str = "---
title: Faster
stands-alone: It is a test, see [why](#why)
key-results:
  - title: Goals
    at-least: 1
    description: |
      Told [below](#costs).

      ## Costs
  - title: Build time
    at-least: 1
check-ins:
  - {date: 2026-10-05, note: \"As [said](#whi), and [elsewhere](../index.md#build-time)\"}
---
[one](#build-time), [two](#kr-goals), [three](#buildtime), [four](#costs), [five](../index.md#who-we-are), [six](../index.md#who-we-ere)
[seven](/tree/#nothing-like-it), [eight](#), [nine](#key-results), [ten](../../../strategy/index.md#)

## Why
";

const FILES: [(&str, &str); 4] = [
    ("content/strategy/index.md", "---\ntitle: Shorter ways\n---\n"),
    ("content/teams/a/2026-q4/faster.md", OBJECTIVE),
    ("content/teams/a/2026-q4/other.md", "---\ntitle: Other\nstands-alone: \"So [said](../2026-q4/faster.md#whyy)\"\n---\n"),
    ("content/teams/a/index.md", "---\ntitle: A\n---\n# Who we are\n"),
];

#[test]
fn every_place_behind_a_hash_is_there() {
    let found = compile(&project(FILES)).findings.into_iter().filter(|finding| finding.rule == "dead-link").map(|finding| {
        let (line, column) = finding.at.place.line_column();
        let fix = finding.fix.map(|fix| format!("\n  → {}", fix.replacement)).unwrap_or_default();
        format!(
            "{}:{line}:{column} {}\n  {} {}{fix}",
            finding.at.place.file.path,
            finding.message,
            finding.at.text,
            finding.help.join(", ")
        )
    });
    insta::assert_snapshot!(found.collect::<Vec<_>>().join("
"), @r"
    content/teams/a/2026-q4/faster.md:14:30 nothing on the page of `../index.md` is called `#build-time`
       name a heading by its words, lower case and with hyphens: `#why-this-why-now`; a key result by its id
    content/teams/a/2026-q4/faster.md:14:30 nothing on this page is called `#whi`
      did you mean `#why`? write `#why`
    content/teams/a/2026-q4/faster.md:16:47 nothing on this page is called `#buildtime`
      did you mean `#build-time`? write `#build-time`
      → #build-time
    content/teams/a/2026-q4/faster.md:16:114 nothing on the page of `../index.md` is called `#who-we-ere`
      did you mean `#who-we-are`? write `../index.md#who-we-are`
      → ../index.md#who-we-are
    content/teams/a/2026-q4/faster.md:17:9 nothing on the page of `/tree/` is called `#nothing-like-it`
       name a heading by its words, lower case and with hyphens: `#why-this-why-now`; a key result by its id
    content/teams/a/2026-q4/other.md:3:15 nothing on the page of `../2026-q4/faster.md` is called `#whyy`
      did you mean `#why`? write `../2026-q4/faster.md#why`
    ");
}

/// A text that stands on several pages leads to its own from each of them.
#[test]
fn a_place_on_the_texts_own_page_is_named_from_every_page() {
    let site = compile(&project(FILES)).site;
    let html = |path: &str| match &site.artifacts[path] {
        Artifact::Page(render) => String::from_utf8(render().unwrap()).unwrap(),
        _ => String::new(),
    };
    assert!(html("teams/a/2026-q4/faster/index.html").contains("href=\"#why\""));
    assert!(html("teams/a/index.html").contains("href=\"2026-q4/faster/#why\""));
}
