//! Everything that is known of each finding, for programs: an array of objects.

use serde::Serialize;

use crate::finding::{Finding, Label};
use crate::report::{Screen, region, severity};
use crate::source::Place;

/// One finding. Lines and columns count from 1, columns in characters; an end is one past the last character.
#[derive(Serialize)]
struct Entry<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    at: Spot<'a>,
    others: Vec<Spot<'a>>,
    why: &'static str,
    help: &'a [String],
    fix: Option<Replacement<'a>>,
}

#[derive(Serialize)]
struct Spot<'a> {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    label: &'a str,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    at: Spot<'a>,
    replacement: &'a str,
}

pub(super) fn report(findings: &[Finding], screen: &Screen) -> String {
    let entries: Vec<Entry> = findings.iter().map(|finding| entry(finding, screen)).collect();
    super::pretty(&entries)
}

fn entry<'a>(finding: &'a Finding, screen: &Screen) -> Entry<'a> {
    let label = |label: &'a Label| spot(&label.place, &label.text, screen);
    Entry {
        rule: finding.rule,
        severity: severity(finding),
        message: &finding.message,
        at: label(&finding.at),
        others: finding.others.iter().map(label).collect(),
        why: finding.why,
        help: &finding.help,
        fix: finding.fix.as_ref().map(|fix| Replacement { at: spot(&fix.place, "", screen), replacement: &fix.replacement }),
    }
}

fn spot<'a>(place: &Place, label: &'a str, screen: &Screen) -> Spot<'a> {
    let ((line, column), (end_line, end_column)) = region(place);
    Spot { path: screen.path(&place.file.path), line, column, end_line, end_column, label }
}
