//! What templates meet: every kind of page of a small organisation, word for word, and every link of several.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::date;
use leadmark::compile::compile;
use leadmark::disk::{How, read};
use leadmark::finding::Severity;
use leadmark::markdown::address::decode;
use leadmark::project::{Drafts, Links, Project, Today};
use leadmark::view::Views;
use leadmark::view::here::Here;
use leadmark::view::pages::{PageView, pages};
use leadmark::view::urls::file;
use serde_json::{Value, json};

use crate::contract::committed;
use crate::project::project;

/// A small organisation in which everything occurs once.
const SMALL: &[(&str, &str)] = &[
    (
        "leadmark.yaml",
        "title: Small\ntoday: 2026-11-22\nbase-url: https://okrs.example.com/small/\nedit-url: https://git.example.com/edit/{path}\n",
    ),
    ("content/index.md", "---\ntitle: Why\n---\nWe write down [what matters](strategy/index.md).\n"),
    (
        "content/strategy/index.md",
        "---\ntitle: Strategy\nvision: Everyone gets there\nfrom: 2026-01-01\nto: 2028-12-31\n---\nWe stand here.\n\n## Costs\n\nHigh.\n",
    ),
    ("content/strategy/challenges/slow.md", "---\ntitle: We are slow\nsummary: It takes *too* long\n---\n"),
    ("content/strategy/challenges/unseen.md", "---\ntitle: Nobody sees this\n---\n"),
    ("content/strategy/policies/small-steps.md", "---\ntitle: Small steps\naddresses: [slow]\n---\nOne at a time.\n"),
    (
        "content/strategy/goals/speed.md",
        "---\ntitle: Speed\naddresses: [slow]\nowner: Ada Berg\nmeasures:\n  - {title: Days to ship, baseline: 30, target: 3, unit: days, check-ins: [{date: 2026-06-01, value: 12}]}\n---\nFast. See [costs](../index.md#costs).\n",
    ),
    ("content/strategy/goals/builds.md", "---\ntitle: Builds\nsupports: [speed: Half of all waiting]\n---\n"),
    ("content/periods/2026-q4.md", "---\ntitle: The fourth\n---\nThe last one.\n"),
    (
        "content/teams/platform/index.md",
        "---\ntitle: Platform\nmission: Tools that help\nlead: Ada Berg\nmembers: [Bo Dahl, Ada Berg]\ncontact: platform@example.com\nlinks:\n  - {title: Wiki, url: \"https://wiki.example.com\"}\n  - {title: Picture, url: picture.png}\nheartbeat:\n  - title: Uptime\n    at-least: 99.5\n    unit: \"%\"\n    owner: Bo Dahl\n    check-ins: [{date: 2026-10-01, value: 99.9}, {date: 2026-11-01, value: 99.1}]\nnot-doing: [\"A *new* portal\"]\ncapacity: {objectives: 60, heartbeat: 40}\n---\n![Us](picture.png)\n",
    ),
    ("content/teams/platform/2026-q4/index.md", "---\nfocus: Less **waiting**\n---\nWe go on.\n"),
    (
        "content/teams/platform/2026-q4/faster.md",
        "---\ntitle: Nobody waits\nowner: Ada Berg\ncontributors: [data, Cy Eng]\nsupports:\n  - builds: Shorter feedback\n  - small-steps\ncontinues: platform/2026-q3/fast\nkey-results:\n  - title: Build time\n    unit: min\n    baseline: 22\n    target: 8\n    weight: 2\n    supports: [data/2026/trust: Faster numbers]\n    check-ins:\n      - {date: 2026-10-12, value: 18, confidence: 6, note: \"Cache [warm](../index.md)\"}\n      - {date: 2026-11-16, value: 15, confidence: 7}\n      - {date: 2026-12-24, value: 1}\n  - title: Environments\n    milestones:\n      - {title: Pilot, score: 0.3, reached: 2026-10-20}\n      - {title: All, score: 1}\n  - title: Not measured\ninitiatives:\n  - {title: Cache, for: build-time, status: doing, url: \"https://example.com/1\", owner: Bo Dahl}\n  - {title: Talk, status: planned}\ncheck-ins:\n  - {date: 2026-10-12, status: on-track}\n  - {date: 2026-11-16, status: at-risk, note: \"Two weeks late\"}\nallow: {mismatched-period: We mean it}\n---\nBecause of *this*.\n",
    ),
    (
        "content/teams/platform/2026-q4/calm.md",
        "---\ntitle: Calm nights\nstands-alone: We owe it to *ourselves*\nkey-results:\n  - {title: Alarms, at-most: 3, current: 2}\n---\n",
    ),
    (
        "content/teams/platform/2026-q3/fast.md",
        "---\ntitle: Fast\nsupports: [speed]\noutcome: partly\nscore: 0.6\nkey-results:\n  - {title: Done, done: 2026-09-01}\nreflection: We **learned**.\n---\n",
    ),
    ("content/teams/platform/backlog/dream.md", "---\ntitle: A dream\n---\n"),
    ("content/teams/data/index.md", "---\ntitle: Data\nparent: platform\n---\n"),
    (
        "content/teams/data/2026/trust.md",
        "---\ntitle: Numbers we trust\nsupports: [goals/speed]\nkey-results:\n  - {title: Reports, baseline: 0, target: 10}\n---\n",
    ),
    (
        "content/teams/data/2026-q4/help.md",
        "---\ntitle: Help the builds\nsupports: [\"platform/faster#build-time\": We count the minutes]\nkey-results:\n  - {title: Pages, baseline: 0, target: 4, check-ins: [{date: 2026-11-20, value: 1}]}\ncheck-ins: [{date: 2026-11-20, status: off-track}]\n---\n",
    ),
    ("content/teams/data/2026-q4/nothing.md", "---\ntitle: Supports nothing\nkey-results: [{title: A, done: true}]\n---\n"),
];

/// The small organisation.
pub fn small() -> Project {
    let mut small = project(SMALL.iter().copied());
    small.files.push("content/teams/platform/picture.png".into());
    small
}

fn folder(path: &str, links: Links) -> Project {
    let how = How { today: Today::Said(date(2026, 11, 22)), drafts: Drafts::Shown, links, theme: leadmark::compile::theme_folder };
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path), how).expect("a project")
}

/// What `project` shows.
pub fn views(project: &Project) -> Views {
    let compilation = compile(project);
    let errors = compilation
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && !finding.at.place.file.path.starts_with("themes"));
    let errors: Vec<String> =
        errors.map(|error| format!("{}: {} {}", error.at.place.file.path, error.message, error.at.place.words())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    Views::new(compilation.okrs, compilation.settings, &project.files, project.links)
}

fn value(view: &PageView) -> Value {
    json!(view)
}

/// Leaves out what says nothing, so that an expectation is short enough to be read.
fn said(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let silent = |value: &Value| match value {
                Value::Null | Value::Bool(false) => true,
                Value::Array(list) => list.is_empty(),
                Value::String(text) => text.is_empty(),
                Value::Number(number) => number.as_u64() == Some(0),
                _ => false,
            };
            Value::Object(fields.into_iter().map(|(name, value)| (name, said(value))).filter(|(_, value)| !silent(value)).collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(said).collect()),
        value => value,
    }
}

#[test]
fn every_kind_of_page() {
    let views = views(&small());
    let mut seen = BTreeSet::new();
    let wanted = ["teams/platform/", "teams/platform/2026-q4/faster/", "strategy/goals/speed/", "people/ada-berg/", "periods/2026-q4/"];
    for page in pages(&views) {
        let kind = page.subject.kind();
        let several = ["team", "objective", "element", "person", "period"].contains(&kind);
        if (several && !wanted.contains(&page.path.as_str())) || !seen.insert(kind) {
            continue;
        }
        let mut value = value(&views.view(&page));
        if let Some(rows) = views.rows(&page) {
            value["rows"] = json!(rows.collect::<Vec<_>>());
        }
        let mut value = said(value);
        if kind != "front" {
            value.as_object_mut().expect("an object").shift_remove("site");
        }
        committed(&format!("tests/golden/view/{kind}.json"), &(serde_json::to_string_pretty(&value).expect("JSON") + "\n"));
    }
}

#[test]
fn an_empty_project() {
    let views = views(&project([]));
    let front = pages(&views).into_iter().find(|page| page.path.is_empty()).expect("a front page");
    let value = value(&views.view(&front));
    assert_eq!(value["front"]["missing"], json!(["strategy", "goal", "team", "objective"]));
    assert_eq!(value["site"]["period"], Value::Null);
}

/// What many pages share says on each of them what it would say there alone.
#[test]
fn a_site_is_the_same_wherever_it_is_shared() {
    for links in [Links::Folders, Links::Files] {
        let views = views(&folder("content-example", links));
        for page in pages(&views) {
            let alone = Here::new(&views, &page.path, []).site(page.subject);
            assert_eq!(value(&views.view(&page))["site"], serde_json::to_value(alone).expect("a site"), "{}", page.path);
        }
    }
}

/// Every link on every page, with the anchors that the view itself promises.
fn check_links(project: &Project) {
    let views = views(project);
    let pages = pages(&views);
    let paths: BTreeSet<String> = pages.iter().map(|page| file(&page.path)).collect();
    assert_eq!(paths.len(), pages.len(), "two pages at one path");
    let files: BTreeSet<&str> = views.urls.files().map(|(_, path)| path).collect();
    let values: BTreeMap<String, Value> = pages.iter().map(|page| (file(&page.path), value(&views.view(page)))).collect();
    let anchors: BTreeMap<&String, BTreeSet<String>> = values.iter().map(|(path, value)| (path, anchors(value))).collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in &pages {
        let from = file(&page.path);
        let mut hrefs = Vec::new();
        links(&values[&from], &mut hrefs);
        for href in hrefs {
            count += 1;
            if ["https:", "http:", "mailto:"].iter().any(|scheme| href.starts_with(scheme)) {
                continue;
            }
            let (path, anchor) = href.split_once('#').map_or((href.as_str(), None), |(path, anchor)| (path, Some(anchor)));
            let path = path.split('?').next().unwrap_or_default();
            let to = if path.is_empty() { from.clone() } else { follow(&from, path) };
            let generated = to.ends_with("feed.xml") || to == "search/index.json";
            let there = match anchor {
                Some(anchor) => anchors.get(&to).is_some_and(|anchors| anchors.contains(&decode(anchor))),
                None => paths.contains(&to) || files.contains(to.as_str()) || generated,
            };
            if !there || (project.links == Links::Files && path.ends_with('/')) {
                wrong.push(format!("{from}: {href}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
    assert!(count > 20);
}

fn links(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(href) if name.ends_with("href") => found.push(href.to_owned()),
                    Some(html) if name.ends_with("_html") => {
                        let attributes = html.split("href=\"").skip(1).chain(html.split("src=\"").skip(1));
                        found.extend(attributes.filter_map(|rest| Some(rest.split('"').next()?.replace("&amp;", "&"))));
                    }
                    _ => links(value, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| match value.as_str() {
            Some(_) => links(&json!({ "_html": value }), found),
            None => links(value, found),
        }),
        _ => {}
    }
}

/// Ids in the authors' HTML, and those of what is measured on this page.
fn anchors(page: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let measured = ["/objective/key_results", "/team/heartbeat", "/element/measures"];
    for result in measured.iter().filter_map(|path| page.pointer(path)?.as_array()).flatten() {
        found.insert(result["id"].as_str().unwrap_or_default().to_owned());
    }
    html(page, &mut |html| {
        found.extend(html.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned())));
    });
    found
}

fn html(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(list) => list.iter().for_each(|value| html(value, visit)),
        Value::Object(fields) => fields.values().for_each(|value| html(value, visit)),
        _ => {}
    }
}

/// As a browser does it, for a site at the root of its server; `/small/` is where the small one stands.
fn follow(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let rest = match href.strip_prefix("/small/").or_else(|| href.strip_prefix('/')) {
        Some(rest) => {
            parts.clear();
            rest
        }
        None => href,
    };
    for part in rest.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{href} on {from} leaves the site"),
            part => parts.push(part),
        }
    }
    let path = decode(&parts.join("/"));
    let folder = href.ends_with('/') || href.ends_with("..") || href.ends_with('.');
    if path.is_empty() || folder { file(&if path.is_empty() { path } else { format!("{path}/") }) } else { path }
}

#[test]
fn every_link_leads_somewhere() {
    check_links(&small());
    check_links(&Project { links: Links::Files, ..small() });
    check_links(&project([]));
    for links in [Links::Folders, Links::Files] {
        check_links(&folder("content-example", links));
    }
}

/// Some three hundred objectives in two levels of teams, which no drawing can show.
fn many() -> Project {
    let mut files = vec![
        ("leadmark.yaml".to_owned(), "title: Many\ntoday: 2026-11-22\n".to_owned()),
        ("content/strategy/challenges/slow.md".to_owned(), "# Slow\n".to_owned()),
        ("content/strategy/goals/speed.md".to_owned(), "---\ntitle: Speed\naddresses: [slow]\n---\n".to_owned()),
    ];
    for team in 0..30 {
        let parent = if team < 3 { String::new() } else { format!("parent: t{}\n", team % 3) };
        files.push((format!("content/teams/t{team}/index.md"), format!("---\ntitle: Team {team}\n{parent}---\n")));
        for nth in 0..10 {
            let supports = match nth {
                0 => "stands-alone: We want it".to_owned(),
                1 => "supports: [o2]".to_owned(),
                2 => "supports: [o3#kr]".to_owned(),
                3 => "supports: [slow]".to_owned(),
                4 => "owner: Nobody yet".to_owned(),
                _ => "supports: [speed]".to_owned(),
            };
            let text = format!("---\ntitle: Objective {nth}\n{supports}\nkey-results: [{{id: kr, title: It works, done: false}}]\n---\n");
            files.push((format!("content/teams/t{team}/2026-q4/o{nth}.md"), text));
        }
    }
    project(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

#[test]
fn a_map_of_too_many_objectives_counts_them_by_team() {
    let many = many();
    check_links(&many);
    let views = views(&many);
    let page = pages(&views).into_iter().find(|page| page.path == "map/").expect("a map");
    let map = &value(&views.view(&page))["map"];
    assert_eq!(map["gathered"], true);
    let nodes = map["nodes"].as_array().expect("nodes");
    let mut held = BTreeMap::new();
    for node in nodes.iter().filter(|node| node["kind"] == "team") {
        let above = &nodes[node["above"].as_u64().expect("a part of the strategy") as usize];
        *held.entry(above["kind"].as_str().unwrap_or_default()).or_insert(0) += node["counts"]["total"].as_u64().unwrap_or_default();
    }
    assert_eq!(held, BTreeMap::from([("alone", 30), ("challenge", 90), ("goal", 150), ("unaligned", 30)]));
    let href = nodes.iter().find(|node| node["kind"] == "team").map(|node| &node["href"]);
    assert_eq!(href, Some(&json!("../tree/?team=t0&element=goals/speed")));
    // Every node stands within the drawing, on no other.
    let number = |node: &Value, name: &str| node[name].as_f64().expect("a number");
    for (at, node) in nodes.iter().enumerate() {
        assert!(number(node, "y") >= 0.0 && number(node, "y") + number(node, "height") <= number(map, "height"), "{node}");
        for other in &nodes[..at] {
            let apart = number(node, "x") != number(other, "x")
                || number(node, "y") >= number(other, "y") + number(other, "height")
                || number(other, "y") >= number(node, "y") + number(node, "height");
            assert!(apart, "{node} on {other}");
        }
    }
}

/// The rows of a tree, each with an `id` and the `children` that stand below it.
fn nested(rows: &[Value]) -> Vec<Value> {
    let Some((first, rest)) = rows.split_first() else { return Vec::new() };
    let below = rest.iter().take_while(|row| row["level"].as_u64() > first["level"].as_u64()).count();
    let mut node = first.clone();
    node["id"] = json!(format!("{} {}", first["kind"], first["href"]));
    node["children"] = nested(&rest[..below]).into();
    [node].into_iter().chain(nested(&rest[below..])).collect()
}

/// Everything in a tree that stands in full, by id.
fn in_full<'a>(node: &'a Value, found: &mut BTreeMap<&'a str, &'a Value>) {
    if node["reference"] == false {
        found.insert(node["id"].as_str().expect("an id"), node);
    }
    node["children"].as_array().into_iter().flatten().for_each(|child| in_full(child, found));
}

/// The objectives below `node`, and below what is only referred to there.
fn listed<'a>(node: &'a Value, all: &BTreeMap<&'a str, &'a Value>, found: &mut BTreeSet<&'a str>) {
    for child in node["children"].as_array().into_iter().flatten() {
        let id = child["id"].as_str().expect("an id");
        if child["kind"] != "objective" || found.insert(id) {
            listed(all.get(id).copied().unwrap_or(child), all, found);
        }
        if child["reference"] == true {
            let mut below = BTreeSet::new();
            listed(all[id], all, &mut below);
            assert_eq!(child["below"], below.len(), "below {id}");
        }
    }
}

#[test]
fn the_counts_of_a_tree_are_what_it_lists() {
    let views = views(&folder("content-example", Links::Folders));
    for path in ["", "tree/", "tree/2026/"] {
        let page = pages(&views).into_iter().find(|page| page.path == path).expect("a page");
        let rows = match views.rows(&page) {
            Some(rows) => json!(rows.collect::<Vec<_>>()),
            None => value(&views.view(&page))["front"]["tree"].take(),
        };
        let top = nested(rows.as_array().expect("rows"));
        let mut all = BTreeMap::new();
        top.iter().for_each(|node| in_full(node, &mut all));
        assert!(all.len() > 10, "{path}");
        for node in all.values().filter(|node| !node["counts"].is_null()) {
            let mut found = BTreeSet::new();
            listed(node, &all, &mut found);
            assert_eq!(node["counts"]["total"], found.len(), "{path} {}: {found:?}", node["id"]);
        }
    }
}

#[test]
fn the_last_period_is_the_one_that_ended_last() {
    let check = |periods: &[&str], shown: &str, expected: &str| {
        let year = ("content/periods/fy2026.md".to_owned(), "---\ntitle: FY\nfrom: 2025-10-01\nto: 2026-09-30\n---\n".to_owned());
        let objective = |period: &&str| (format!("content/teams/a/{period}/{period}-o.md"), "---\ntitle: O\n---\n".to_owned());
        let team = ("content/teams/a/index.md".to_owned(), "# A\n".to_owned());
        let files: Vec<(String, String)> = [year, team].into_iter().chain(periods.iter().map(objective)).collect();
        let views = views(&project(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))));
        let page = pages(&views).into_iter().find(|page| page.path == format!("teams/a/{shown}/")).expect("a page");
        let team = &value(&views.view(&page))["team"];
        assert_eq!(team["previous"]["period"]["id"].as_str().unwrap_or_default(), expected, "{shown} among {periods:?}");
    };
    // Periods that overlap: tertials and quarters, a year of another beginning.
    check(&["2024", "2025", "fy2026", "2027"], "fy2026", "2025");
    check(&["2025-t2", "2025-q3", "2025-q4", "2026"], "2025-q4", "2025-q3");
    check(&["2025-t2", "2025-q4", "2026"], "2025-q4", "2025-t2");
    // A part of what is shown is no period before it.
    check(&["2024", "2025", "2025-q3", "2026"], "2025", "2024");
    check(&["2025", "2026"], "2025", "");
}
