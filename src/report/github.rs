//! Workflow commands that GitHub shows as annotations beside the lines of a pull request.

use crate::finding::Finding;
use crate::report::{Screen, advice, region, severity};

pub(super) fn report(findings: &[Finding], screen: &Screen) -> String {
    findings.iter().map(|finding| command(finding, screen)).collect()
}

fn command(finding: &Finding, screen: &Screen) -> String {
    let ((line, column), (end_line, end_column)) = region(&finding.at.place);
    let path = property(&screen.path(&finding.at.place.file.path));
    // A range of columns is understood within one line only; its end is the last column, not one past it.
    let range = match end_line == line {
        true => format!("line={line},endLine={line},col={column},endColumn={}", (end_column - 1).max(column)),
        false => format!("line={line},endLine={end_line}"),
    };
    let text = format!("{}{}", finding.message, advice(finding));
    format!("::{} file={path},{range},title={}::{}\n", severity(finding), property(finding.rule), data(&text))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
