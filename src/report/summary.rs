//! How many findings there are, and of what kind.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::finding::{Finding, Severity};

/// How many findings are errors, and how many warnings.
pub fn count(findings: &[Finding]) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors, findings.len() - errors)
}

/// `2 errors, 1 warning`
pub fn total(findings: &[Finding]) -> String {
    in_words(count(findings))
}

/// The same, then a line for each rule where there are several.
pub fn summary(findings: &[Finding]) -> String {
    let mut text = total(findings);
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *rules.entry(finding.rule).or_default() += 1;
    }
    if rules.len() > 1 {
        let mut rules: Vec<_> = rules.into_iter().collect();
        rules.sort_by_key(|(rule, count)| (Reverse(*count), *rule));
        for (rule, count) in rules {
            text.push_str(&format!("\n{count:5} {rule}"));
        }
    }
    text
}

fn in_words((errors, warnings): (usize, usize)) -> String {
    let words = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => "no problems found".to_owned(),
        (errors, 0) => words(errors, "error"),
        (0, warnings) => words(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", words(errors, "error"), words(warnings, "warning")),
    }
}
