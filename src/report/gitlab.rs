//! A code quality report as GitLab shows it in a merge request.

use std::collections::HashMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::finding::{Finding, Severity};
use crate::report::{Screen, advice};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

pub(super) fn report(findings: &[Finding], screen: &Screen) -> String {
    let mut seen = HashMap::new();
    let issues: Vec<Issue> = findings.iter().map(|finding| issue(finding, screen, &mut seen)).collect();
    super::pretty(&issues)
}

fn issue(finding: &Finding, screen: &Screen, seen: &mut HashMap<String, usize>) -> Issue {
    let (begin, _) = finding.at.place.line_column();
    Issue {
        description: format!("{}{}", finding.message, advice(finding)),
        check_name: finding.rule,
        fingerprint: fingerprint(finding, seen),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        location: Location { path: screen.path(&finding.at.place.file.path), lines: Lines { begin } },
    }
}

/// The same for the same finding in the next commit, though its line has moved; different for each in one report.
pub(super) fn fingerprint(finding: &Finding, seen: &mut HashMap<String, usize>) -> String {
    let what = format!("{}\n{}\n{}", finding.rule, finding.at.place.file.path, finding.message);
    let nth = seen.entry(what.clone()).and_modify(|nth| *nth += 1).or_insert(0);
    let digest = Sha256::digest(format!("{what}\n{nth}"));
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
