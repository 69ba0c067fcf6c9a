//! Links in Markdown lead to a place that is there, or the nearest one is named; old addresses are no others.

use leadmark::compile::compile;
use leadmark::finding::Finding;
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

/// What `rule` finds in a project of `files`, with its labels and ways out.
fn found(files: &[(&str, &str)], rule: &str) -> String {
    let tell = |finding: Finding| {
        let place = |place: &leadmark::source::Place| {
            let (line, column) = place.line_column();
            format!("{}:{line}:{column}", place.file.path)
        };
        let others: String = finding.others.iter().map(|other| format!("\n  {}: {}", place(&other.place), other.text)).collect();
        let fix = finding.fix.map(|fix| format!("\n  → {}", fix.replacement)).unwrap_or_default();
        let (at, help) = (&finding.at, finding.help.join(", "));
        format!("{} {}\n  {} {help}{others}{fix}", place(&at.place), finding.message, at.text)
    };
    let findings = compile(&project(files.iter().copied())).findings.into_iter().filter(|finding| finding.rule == rule);
    findings.map(tell).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_place_behind_a_hash_is_there() {
    insta::assert_snapshot!(found(&FILES, "dead-link"), @r"
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

#[test]
fn an_alias_is_an_address_of_its_own() {
    let files = [
        ("content/teams/a/index.md", "---\ntitle: A\naliases: [old/a, Teams/B/, strategy/, /old/x/, https://a.example/x, feed.xml]\n---\n"),
        ("content/teams/b/index.md", "---\ntitle: B\naliases: [old/a/index.html, people/Ingrid-Dahl, ../up, tree/2026-Q4]\n---\n"),
        (
            "content/teams/a/2026-q4/x.md",
            "---\ntitle: X\nowner: Ingrid Dahl\naliases: [Old/X, assets/x.css, teams/a/2026-q4/x, fine, okrs.json/b]\n---\n",
        ),
        ("content/teams/a/2026-q3/x.md", "---\ntitle: X\n---\n"),
    ];
    insta::assert_snapshot!(found(&files, "alias-collision"), @r"
    content/teams/a/2026-q4/x.md:4:11 two pages have the alias `Old/X`
      taken leave this alias out, or choose another
      content/teams/a/index.md:3:39: the other one
    content/teams/a/2026-q4/x.md:4:18 the alias `assets/x.css` cannot stand beside `assets/`, which the site has anyway
      taken leave this alias out, or choose another
    content/teams/a/2026-q4/x.md:4:32 the alias `teams/a/2026-q4/x` is the address of “X”
      taken leave this alias out, or choose another
      content/teams/a/2026-q4/x.md:2:8: this page
    content/teams/a/2026-q4/x.md:4:57 the alias `okrs.json/b` cannot stand beside `okrs.json`, which the site has anyway
      taken leave this alias out, or choose another
    content/teams/a/index.md:3:18 the alias `Teams/B` is the address of “B”
      taken leave this alias out, or choose another
      content/teams/b/index.md:2:8: this page
    content/teams/a/index.md:3:28 the alias `strategy` is an address that the site has anyway
      taken leave this alias out, or choose another
    content/teams/b/index.md:3:11 two pages have the alias `old/a/index.html`
      taken leave this alias out, or choose another
      content/teams/a/index.md:3:11: the other one
    content/teams/b/index.md:3:29 the alias `people/Ingrid-Dahl` cannot stand beside `people/ingrid-dahl`, which the site has anyway
      taken leave this alias out, or choose another
    ");
    let site = compile(&project(files)).site;
    assert!(site.artifacts.contains_key("fine/index.html"));
}

#[test]
fn an_address_that_stands_alone_leads_somewhere_too() {
    let team = "---
title: A
links: [{title: Plan, url: plan.pdf}, {title: Strategy, url: ../../strategy/index.md}, {title: Wiki, url: \"https://wiki.example.com\"}]
heartbeat: [{title: Duty, url: duty.md}]
---
";
    let objective = "---\ntitle: X\ninitiatives: [{title: Cache, url: ../index.md#abuot}]\n---\n";
    let files = [
        ("content/teams/a/index.md", team),
        ("content/teams/a/2026-q4/x.md", objective),
        ("content/strategy/index.md", "---\ntitle: S\n---\n"),
    ];
    insta::assert_snapshot!(found(&files, "dead-link"), @r"
    content/teams/a/2026-q4/x.md:3:35 nothing on the page of `../index.md` is called `#abuot`
       name a heading by its words, lower case and with hyphens: `#why-this-why-now`; a key result by its id
    content/teams/a/index.md:3:28 the link to `plan.pdf` leads nowhere
       name a content file as seen from this one, as in `../../payments/index.md`; a draft has no page
    content/teams/a/index.md:4:32 the link to `duty.md` leads nowhere
       name a content file as seen from this one, as in `../../payments/index.md`; a draft has no page
    ");
}

/// A file of nothing but dead links is one mistake, and told in a time that grows with it.
#[test]
fn enough_is_enough() {
    let text = format!("---\ntitle: A\n---\n{}", "[a](b.md) ".repeat(100_000));
    let findings = compile(&project([("content/teams/a/index.md", &*text)])).findings;
    assert_eq!(findings.iter().filter(|finding| finding.rule == "dead-link").count(), 50);
}
