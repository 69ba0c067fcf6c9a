//! What `docs/theming/` shows is what happens: each section's files make a project, and its pages hold what the section says.

use std::fs;

use leadmark::compile::{Memo, compile, compile_again};
use leadmark::finding::Severity;
use leadmark::project::Project;
use leadmark::site::Artifact;

use crate::project::{SETTINGS, project};

/// A fenced block and the line before it.
struct Block {
    path: String,
    /// Expected in the page `path`, rather than a file of the project.
    expected: bool,
    text: String,
}

#[test]
fn examples_of_the_theming_pages_hold() {
    let mut examples = 0;
    for page in ["README", "strings"] {
        let text = fs::read_to_string(format!("docs/theming/{page}.md")).unwrap();
        for section in text.split("\n## ") {
            let blocks = blocks(section);
            if blocks.iter().any(|block| block.expected) {
                check(section.lines().next().unwrap_or_default(), &blocks);
                examples += 1;
            }
        }
    }
    assert!(examples >= 5);
}

/// What is kept between compilations never shows an old theme.
#[test]
fn a_changed_theme_is_seen_at_once() {
    let mut memo = Memo::default();
    for footer in ["one", "two", "two", "three"] {
        let base = format!("{{% extends \"default/base.html\" %}}{{% block footer %}}{footer}{{% endblock footer %}}");
        let project = project([("theme/templates/base.html", base.as_str())]);
        let compilation = compile_again(&project, &mut memo);
        let Some(Artifact::Page(page)) = compilation.site.artifacts.get("teams/index.html") else { panic!("no page of teams") };
        assert!(String::from_utf8(page().unwrap()).unwrap().contains(footer), "{footer}");
    }
}

/// The rows of a tree come while its page is written: a theme that asks for them in another way is told so at its line.
#[test]
fn rows_are_printed_once_and_as_they_are() {
    let check = |path: &str, template: &str, expected: Result<usize, &str>| {
        let objective = ("content/teams/a/2026-q4/now.md", "---\nstands-alone: \"how &#1;rows&#1;\"\n---\n# Now &#1;rows&#1;\n");
        let compilation = compile(&project([("content/teams/a/index.md", "# A\n"), objective, (path, template)]));
        let Some(Artifact::Page(page)) = compilation.site.artifacts.get("tree/index.html") else { panic!("no tree") };
        let found = page().map(|page| String::from_utf8(page).unwrap().matches("Now ").count());
        let found = found.map_err(|finding| {
            let (line, column) = finding.at.place.line_column();
            format!("{}:{line}:{column} {}", finding.at.place.file.path, finding.message)
        });
        let same = match (&found, expected) {
            (Ok(found), Ok(expected)) => *found == expected,
            (Err(found), Err(expected)) => found.starts_with(expected),
            _ => false,
        };
        assert!(same, "{template}: {found:?}");
    };
    let tree = |main: &str| format!("{{% extends \"default/tree.html\" %}}\n{{% block main %}}{main}{{% endblock main %}}\n");
    let mistaken = |place: &str| format!("{place} the rows of the tree are printed more than once, or changed");
    let path = "theme/templates/tree.html";
    check(path, &tree("{{ tree.rows_html | safe }}"), Ok(1));
    check(path, &tree("{{ tree.rows_html }}"), Ok(1));
    check(path, &tree("no rows"), Ok(0));
    check(path, &tree("{{ tree.rows_html }}\n{{ tree.rows_html }}"), Err(&mistaken("theme/templates/tree.html:3:9")));
    check(path, &tree("{% for each in [1, 2] %}{{ tree.rows_html }}{% endfor %}"), Err(&mistaken("theme/templates/tree.html:2:49")));
    check(path, &tree("{{ tree.rows_html | upper }}"), Err(&mistaken("theme/templates/tree.html:2:25")));
    let path = "theme/templates/tree-rows.html";
    check(path, "{% for row in rows %}{{ row.title }} {% endfor %}", Ok(1));
    check(path, "{% for row in rows %}{{ tree.rows_html }}{% endfor %}", Err(&mistaken("theme/templates/tree-rows.html:1:30")));
    check(
        path,
        "{% for row in rows %}\n{{ row.titel }}{% endfor %}",
        Err("theme/templates/tree-rows.html:2:8 field `titel` is not defined"),
    );
}

fn check(title: &str, blocks: &[Block]) {
    let files = blocks.iter().filter(|block| !block.expected).map(|block| (block.path.as_str(), block.text.as_str()));
    let mut files: Vec<_> = files.collect();
    if !files.iter().any(|(path, _)| *path == "leadmark.yaml") {
        files.push(("leadmark.yaml", SETTINGS));
    }
    let compilation = compile(&with_theme_folder(project(files)));
    let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|finding| format!("{}: {}", finding.at.place.file.path, finding.message)).collect();
    assert!(errors.is_empty(), "{title}: {errors:#?}");
    for block in blocks.iter().filter(|block| block.expected) {
        let Some(Artifact::Page(page)) = compilation.site.artifacts.get(&block.path) else { panic!("{title}: no page {}", block.path) };
        let html = String::from_utf8(page().unwrap()).unwrap();
        assert!(html.contains(block.text.trim()), "{title}: {} has no {:?}", block.path, block.text.trim());
    }
}

/// A theme's folder is read apart from content.
fn with_theme_folder(mut project: Project) -> Project {
    let (theme, content) = project.content.into_iter().partition(|(path, _)| path.starts_with("our-theme"));
    project.content = content;
    project.theme = std::collections::BTreeMap::new();
    for (path, file) in theme {
        let path = path.strip_prefix("our-theme").unwrap().to_owned();
        project.theme.insert(path, file.text.as_bytes().into());
    }
    project
}

fn blocks(section: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before = "";
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let quoted = |line: &str| line.strip_prefix('`').and_then(|line| line.strip_suffix('`')).map(str::to_owned);
            let expected = before.strip_prefix("in ").and_then(quoted);
            if let Some(path) = expected.clone().or_else(|| quoted(before)) {
                blocks.push(Block { path, expected: expected.is_some(), text: text.join("\n") + "\n" });
            }
        }
        if !line.is_empty() {
            before = line;
        }
    }
    blocks
}
