//! What is remembered changes nothing: a project compiled again after any edit is the project compiled from nothing.

use std::sync::Arc;

use leadmark::compile::{Compilation, Memo, compile, compile_again};
use leadmark::project::{Drafts, Project, Today};
use leadmark::report::{Format, Screen, report};
use leadmark::site::{Artifact, poured};
use leadmark::source::SourceFile;

use crate::project::project;
use crate::soak::Dice;

const PLACES: [&str; 12] = [
    "content/index.md",
    "content/strategy/index.md",
    "content/strategy/goals/speed.md",
    "content/strategy/challenges/old-ships.md",
    "content/periods/2026-q4.md",
    "content/teams/a/index.md",
    "content/teams/a/2026-q4/index.md",
    "content/teams/a/2026-q4/one.md",
    "content/teams/a/2026-q4/two.md",
    "content/teams/a-b/2026-q3/one.md",
    "content/teams/b/index.md",
    "content/teams/b/backlog/idea.md",
];

const TEXTS: [&str; 11] = [
    "---\ntitle: Plain\n---\n",
    "---\ntitle: Linking\n---\nSee [it](../a/index.md), [that](/strategy/goals/speed.md#x), [all](/tree/), [none][nowhere] and <two.md>.\n",
    "---\ntitle: Linking on\nreflection: \"[One](one.md) ![picture](p.png)\"\n---\n[up](../../../../x.md) [out](https://example.com)\n",
    "---\ntitle: Supporting\nsupports: [speed: It helps, a/2026-q4/one]\nowner: Åse Berg\n---\n",
    "---\ntitle: Supporting\nsupports: [nothing]\naliases: [old, teams/a]\n---\n",
    "---\ntitle: Counting\nkey-results:\n  - title: Ships\n    baseline: 1\n    target: 9\n    values: data/x.csv\n    check-ins: [{date: 2026-11-02, value: 3}]\n---\n",
    "---\ntitle: Draft\ndraft: true\n---\n",
    "---\ntitle: Silent\nkey-results:\n  - title: Ships\n    baseline: 1\n    target: 9\n    contributors: [b]\n    check-ins: [{date: 2026-11-02, value: 3}, {date: 2026-11-20, value: 7}]\n---\n",
    "---\ntytle: Wrong\n---\n# A heading\n",
    "no front matter at all",
    "---\ntitle: Torn\n  - [\n",
];

const TABLES: [&str; 3] = ["date,value\n2026-11-01,2\n", "date,value\n2026-11-01,7\n2026-11-09,8\n", "date;x\n"];
const SETTINGS: [&str; 3] = [
    "title: A\ntoday: 2026-11-22\n",
    "title: A\ntoday: 2026-11-22\nlanguage: nb\n",
    "title: B\ntoday: 2026-07-01\nrules: {dead-link: deny}\n",
];

fn edit(dice: &mut Dice, project: &mut Project) {
    let file = |path: &str, text: &str| Arc::new(SourceFile { path: path.into(), text: text.to_owned() });
    let path = PLACES[dice.roll(PLACES.len())];
    match dice.roll(14) {
        0 => drop(project.content.remove(camino::Utf8Path::new(path))),
        1 => drop(project.data.insert("data/x.csv".into(), file("data/x.csv", TABLES[dice.roll(TABLES.len())]))),
        2 => project.data.clear(),
        3 => project.settings = file("leadmark.yaml", SETTINGS[dice.roll(SETTINGS.len())]),
        4 => {
            project.files =
                [vec![], vec!["content/teams/a/2026-q4/p.png".into()], vec!["static/tree/index.html".into()]][dice.roll(3)].clone()
        }
        5 => drop(project.overrides.insert("templates/front.html".into(), Arc::from(&b"<h1>{{ site.title }}</h1>"[..]))),
        6 => project.overrides.clear(),
        7 => project.today = Today::Said(jiff::civil::date(2026, 11, 1 + dice.roll(28) as i8)),
        8 => project.drafts = [Drafts::Hidden, Drafts::Shown][dice.roll(2)],
        _ => drop(project.content.insert(path.into(), file(path, TEXTS[dice.roll(TEXTS.len())]))),
    }
}

fn said(compilation: &Compilation) -> String {
    report(&compilation.findings, Format::Human, &Screen::default())
}

fn bytes(artifact: &Artifact) -> Vec<u8> {
    match artifact {
        Artifact::Bytes(bytes) => bytes.to_vec(),
        Artifact::Page(render) => render().unwrap_or_else(|finding| finding.message.into_bytes()),
        Artifact::Data(pour) => poured(pour),
        Artifact::File(path) => path.as_str().into(),
    }
}

#[test]
fn warm_is_cold() {
    let mut dice = Dice(0x00a9_a1b5);
    let mut project = project([]);
    let mut memo = Memo::default();
    for turn in 0..60 {
        edit(&mut dice, &mut project);
        let (warm, cold) = (compile_again(&project, &mut memo), compile(&project));
        assert_eq!(said(&warm), said(&cold), "turn {turn}");
        assert!(warm.site.artifacts.keys().eq(cold.site.artifacts.keys()), "turn {turn}");
        // Rendering takes a hundred times longer than all before it.
        if turn % 20 == 0 {
            for (path, artifact) in &warm.site.artifacts {
                assert!(bytes(artifact) == bytes(&cold.site.artifacts[path]), "{path} in turn {turn}");
            }
        }
    }
}
