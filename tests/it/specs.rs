//! Cases in `tests/specs/`: a heading, what was written, and what is said about it. `UPDATE=1` writes down what is said.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use leadmark::finding::{Finding, Severity};
use leadmark::parse;
use leadmark::settings::{Settings, settings};
use leadmark::source::SourceFile;

const OBJECTIVE: &str = "content/teams/platform/2026-q4/faster-builds.md";

#[test]
fn specs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    for path in files {
        let written = fs::read_to_string(&path).unwrap();
        let told = retell(&written);
        if std::env::var_os("UPDATE").is_some() && told != written {
            fs::write(&path, &told).unwrap();
        }
        assert!(told == written || std::env::var_os("UPDATE").is_some(), "{}\n{}", path.display(), difference(&written, &told));
    }
}

/// The same text with each ```text block replaced by what is said about the block before it.
fn retell(written: &str) -> String {
    let mut told = String::new();
    let mut path = OBJECTIVE.to_owned();
    let mut input: Option<String> = None;
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        told.push_str(line);
        told.push('\n');
        if line.starts_with("## ") {
            path = OBJECTIVE.to_owned();
        } else if let Some(name) = line.strip_prefix('`').and_then(|line| line.strip_suffix("`:")) {
            path = name.to_owned();
        } else if line == "````" {
            let block: Vec<_> = lines.by_ref().take_while(|line| *line != "````").collect();
            let block = block.join("\n") + "\n";
            told.push_str(&block);
            told.push_str("````\n");
            input = Some(block.replace('→', "\t").replace("·\n", " \n"));
        } else if line == "```text" {
            for _ in lines.by_ref().take_while(|line| *line != "```") {}
            told.push_str(&said(&path, input.as_deref().unwrap_or_default()));
            told.push_str("```\n");
        }
    }
    told
}

fn said(path: &str, text: &str) -> String {
    let file = Arc::new(SourceFile { path: path.into(), text: text.to_owned() });
    let mut findings = Vec::new();
    if path == "leadmark.yaml" {
        settings(&mut findings, &file);
    } else if path.starts_with("data/") {
        findings = parse::data(&file).1;
    } else {
        findings = parse::parse(&file, &Settings::default()).findings;
    }
    findings.iter().map(short).collect()
}

fn short(finding: &Finding) -> String {
    let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
    let (line, column) = finding.at.place.line_column();
    let mut text = format!("{line}:{column}: {severity}[{}]: {}\n", finding.rule, finding.message);
    if !finding.at.text.is_empty() {
        let _ = writeln!(text, "  here: {}", finding.at.text);
    }
    for other in &finding.others {
        let (line, column) = other.place.line_column();
        let _ = writeln!(text, "  {line}:{column}: {}", other.text);
    }
    for help in &finding.help {
        let _ = writeln!(text, "  help: {help}");
    }
    if let Some(fix) = &finding.fix {
        let _ = writeln!(text, "  fix: {:?} becomes {:?}", fix.place.words(), fix.replacement);
    }
    text
}

fn difference(written: &str, told: &str) -> String {
    let mut shown = String::new();
    for (number, (left, right)) in written.lines().zip(told.lines()).enumerate().filter(|(_, (left, right))| left != right).take(10) {
        let _ = writeln!(shown, "line {}:\n- {left}\n+ {right}", number + 1);
    }
    shown
}
