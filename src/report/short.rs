//! `path:line:column: error[rule]: message`: one line a finding.

use crate::finding::Finding;
use crate::report::{Screen, printable, severity};

pub(super) fn report(findings: &[Finding], screen: &Screen) -> String {
    findings.iter().map(|finding| line(finding, screen)).collect()
}

fn line(finding: &Finding, screen: &Screen) -> String {
    let place = &finding.at.place;
    let (line, column) = place.line_column();
    let message = printable(&finding.message).replace(['\n', '\t'], " ");
    format!("{}:{line}:{column}: {}[{}]: {message}\n", screen.path(&place.file.path), severity(finding), finding.rule)
}
