//! A new file out of its table: what is known is written, the rest stands by as comments.

use crate::fields::table::{Field, Table, Value};
use crate::yaml::word;

/// Front matter by `table`: the keys in `given` with their words, the others but for those in `without` as comments that one can wake
/// by taking the `#` away.
pub fn skeleton(table: &Table, given: &[(&str, Vec<String>)], without: &[&str]) -> String {
    let mut lines = vec!["---".to_owned()];
    for field in table.fields() {
        let words = given.iter().find(|(name, words)| *name == field.name && !words.is_empty());
        match words {
            Some((_, words)) => lines.extend(written(field, words)),
            None if without.contains(&field.name) => {}
            None => lines.extend(asleep(field)),
        }
    }
    lines.push("---\n".to_owned());
    lines.join("\n")
}

fn written(field: &Field, words: &[String]) -> Vec<String> {
    match (&field.value, words) {
        (Value::List(_), _) => {
            let items = words.iter().map(|words| format!("  - {}", item(field, words)));
            std::iter::once(format!("{}:", field.name)).chain(items).collect()
        }
        (_, words) => vec![format!("{}: {}", field.name, word(&words.join(" ")))],
    }
}

/// An item as it is meant: a support may say how it contributes behind a colon.
fn item(field: &Field, words: &str) -> String {
    match (&field.value, words.split_once(": ")) {
        (Value::List(Value::Support), Some((to, how))) => format!("{}: {}", word(to.trim()), word(how.trim())),
        _ => word(words),
    }
}

fn asleep(field: &Field) -> Vec<String> {
    let list = field.example.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match (&field.value, list) {
        (Value::List(Value::Record(_) | Value::Support | Value::Link(_)), Some(item)) => {
            vec![explained(&format!("# {}:", field.name), field), format!("#   - {item}")]
        }
        _ => vec![explained(&format!("# {}: {}", field.name, field.example), field)],
    }
}

fn explained(line: &str, field: &Field) -> String {
    format!("{line:<40}  # {}", field.doc)
}

#[cfg(test)]
mod tests {
    use super::skeleton;
    use crate::fields::{Field, Table, Value};

    static TABLE: Table = Table {
        name: "x",
        a: "an x",
        doc: "",
        groups: &[&[
            Field::required("title", Value::Text, "Ready", "Its name."),
            Field::new("supports", Value::List(&Value::Support), "[speed: Shorter]", "What for."),
            Field::new("members", Value::List(&Value::Person), "[Ola]", "Who."),
            Field::new("draft", Value::Bool, "true", "Not yet."),
        ]],
        inside: &[],
        beside: &[],
    };

    #[test]
    fn skeletons() {
        let check = |given: &[(&str, Vec<String>)], expected: &str| assert_eq!(skeleton(&TABLE, given, &["draft"]), expected);
        check(
            &[("title", vec!["A: b".to_owned()])],
            "---\ntitle: 'A: b'\n# supports:                               # What for.\n#   - speed: Shorter\n# members: [Ola]                          # Who.\n---\n",
        );
        check(
            &[
                ("title", vec!["A".to_owned()]),
                ("supports", vec!["a: b, c".to_owned(), "d".to_owned()]),
                ("members", vec!["Ola".to_owned()]),
            ],
            "---\ntitle: A\nsupports:\n  - a: \"b, c\"\n  - d\nmembers:\n  - Ola\n---\n",
        );
    }
}
