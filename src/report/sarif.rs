//! SARIF 2.1.0, which many code hosts and editors read.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};

use crate::finding::{Finding, Severity};
use crate::report::{Screen, advice, gitlab, region};
use crate::source::Place;

pub(super) fn report(findings: &[Finding], screen: &Screen) -> String {
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect::<BTreeSet<_>>().into_iter().collect();
    let mut seen = HashMap::new();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &rules, screen, &mut seen)).collect();
    super::pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "leadmark",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| json!({ "id": rule, "help": { "text": format!("leadmark explain {rule}") } })).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn result(finding: &Finding, rules: &[&str], screen: &Screen, seen: &mut HashMap<String, usize>) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.binary_search(&finding.rule).unwrap_or(0),
        "level": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": { "text": format!("{}{}", finding.message, advice(finding)) },
        "locations": [location(&finding.at.place, screen)],
        "partialFingerprints": { "leadmark/v1": gitlab::fingerprint(finding, seen) },
    });
    if !finding.others.is_empty() {
        let others = finding.others.iter().map(|label| {
            let mut location = location(&label.place, screen);
            if !label.text.is_empty() {
                location["message"] = json!({ "text": label.text });
            }
            location
        });
        result["relatedLocations"] = others.collect();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": { "uri": address(&fix.place, screen) },
            "replacements": [{ "deletedRegion": area(&fix.place), "insertedContent": { "text": fix.replacement } }],
        }] }]);
    }
    result
}

fn location(place: &Place, screen: &Screen) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": address(place, screen) }, "region": area(place) } })
}

fn area(place: &Place) -> Value {
    let ((line, column), (end_line, end_column)) = region(place);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

/// A relative address, or a `file:` one where the project is seen by its whole path.
fn address(place: &Place, screen: &Screen) -> String {
    let path = screen.project.join(&place.file.path);
    let mut address = if path.is_absolute() { "file://".to_owned() } else { String::new() };
    for byte in path.as_str().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}
