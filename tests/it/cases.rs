//! Cases in Markdown: files in fences under their names, and what the program says to them in a fence of its own.

use std::collections::BTreeMap;
use std::ops::Range;

/// One section of a Markdown file.
#[derive(Debug, Default)]
pub struct Case {
    /// Its heading.
    pub heading: String,
    /// Files by path.
    pub files: BTreeMap<String, String>,
    /// Where the words in the last fence without a name stand.
    pub expected: Option<Range<usize>>,
}

/// The sections of `text` that begin with `##`.
pub fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut name = String::new();
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        at += line.len();
        if let Some(heading) = line.strip_prefix("## ") {
            cases.push(Case { heading: heading.trim().to_owned(), ..Case::default() });
            name.clear();
        } else if let Some(path) = line.trim().strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).filter(|it| !it.contains('`')) {
            path.clone_into(&mut name);
        } else if line.starts_with("```") {
            let begin = at;
            let inner = lines.by_ref().take_while(|line| line.trim_end() != "```").map(str::len).sum::<usize>();
            at += inner + "```\n".len();
            let Some(case) = cases.last_mut() else { continue };
            match std::mem::take(&mut name) {
                name if name.is_empty() => case.expected = Some(begin..begin + inner),
                name => drop(case.files.insert(name, text[begin..begin + inner].to_owned())),
            }
        }
    }
    cases
}

/// Teams that have files and no `index.md` get one, so that a case shows only what it is about.
pub fn with_teams(files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut all = files.clone();
    for path in files.keys() {
        let team = path.strip_prefix("content/teams/").and_then(|rest| rest.split(['/', '.']).next());
        if let Some(team) = team.filter(|team| !files.contains_key(&format!("content/teams/{team}.md"))) {
            all.entry(format!("content/teams/{team}/index.md")).or_insert_with(|| format!("---\ntitle: {team}\n---\n"));
        }
    }
    all
}
