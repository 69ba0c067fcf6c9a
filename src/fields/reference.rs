//! The reference of all keys, told from the tables.

use std::fmt::Write as _;

use crate::fields::table::{Field, Group, Table, Value};

/// `tables`, and those that stand inside of them, as a page of Markdown.
pub fn reference(tables: &[&'static Table]) -> String {
    let mut page = String::from(
        "# All keys\n\n<!-- Generated from the tables in src/; do not edit. `UPDATE=1 cargo test reference` writes it anew. -->\n\n\
         Keys are written in small letters, with hyphens. A key that may be left out may also stand with nothing behind it.\n",
    );
    let all = with_inner(tables);
    // What several tables share is told once.
    let mut told: Vec<(&'static Group, &'static Table)> = Vec::new();
    for table in &all {
        let _ = write!(page, "\n## {}\n\n{}\n\n", heading(table), table.doc);
        let before = |group: &&'static Group| told.iter().find(|(known, _)| std::ptr::eq(*known, *group)).filter(|_| group.len() > 1);
        let (shared, own): (Vec<&'static Group>, Vec<_>) = table.groups.iter().copied().partition(|group| before(group).is_some());
        if !own.is_empty() {
            page.push_str("| key | takes | meaning | example |\n|---|---|---|---|\n");
        }
        for field in own.iter().flat_map(|group| group.iter()) {
            let _ = writeln!(page, "{}", row(field));
        }
        let mut also: Vec<(String, Vec<String>)> = Vec::new();
        for group in shared {
            let known = before(&group).map_or_else(String::new, |(_, table)| link(table));
            let names = group.iter().map(|field| format!("`{}`", field.name));
            match also.last_mut().filter(|(table, _)| *table == known) {
                Some((_, all)) => all.extend(names),
                None => also.push((known, names.collect())),
            }
        }
        for (known, names) in also {
            let gap = if page.ends_with("\n\n") { "" } else { "\n" };
            let _ = writeln!(page, "{gap}As under {known}: {}.", names.join(", "));
        }
        told.extend(own.into_iter().map(|group| (group, *table)));
    }
    page
}

/// `tables`, each followed by those that are first met inside of it.
pub fn with_inner(tables: &[&'static Table]) -> Vec<&'static Table> {
    let mut all: Vec<&'static Table> = Vec::new();
    for table in tables {
        collect(table, &mut all, tables);
    }
    all
}

fn collect(table: &'static Table, all: &mut Vec<&'static Table>, outer: &[&'static Table]) {
    if all.iter().any(|known| known.name == table.name) {
        return;
    }
    all.push(table);
    for field in table.fields() {
        if let Some(inner) = inner(&field.value).filter(|inner| !outer.iter().any(|outer| outer.name == inner.name)) {
            collect(inner, all, outer);
        }
    }
}

/// The table of keys that `value` holds.
pub fn inner(value: &Value) -> Option<&'static Table> {
    match value {
        Value::Record(table) | Value::Link(table) => Some(table),
        Value::List(value) | Value::Map(_, value) => inner(value),
        _ => None,
    }
}

fn heading(table: &Table) -> String {
    let words = table.a.trim_start_matches("an ").trim_start_matches("a ").trim_start_matches("the ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn row(field: &Field) -> String {
    let required = if field.required { " **Required.**" } else { "" };
    format!("| `{}` | {} | {}{required} | `{}` |", field.name, takes(&field.value), field.doc, field.example.replace('|', "\\|"))
}

fn link(table: &Table) -> String {
    let heading = heading(table).to_lowercase();
    let anchor: String = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-')).collect();
    format!("[{heading}](#{})", anchor.replace(' ', "-"))
}

fn takes(value: &Value) -> String {
    match value {
        Value::Inline => "a text; emphasis, links and code work".to_owned(),
        Value::Markdown => "a text with paragraphs, lists and so on, in Markdown".to_owned(),
        Value::List(value) => match value {
            Value::Record(table) => format!("a list of: {}", link(table)),
            Value::Link(table) => format!("a list of: {}, or `Title: https://…`", link(table)),
            Value::Support => "a list of references, each alone or with how it contributes; a single one needs no list".to_owned(),
            Value::Person => "a list of names".to_owned(),
            Value::Path => "a list of paths".to_owned(),
            Value::Reference(what) => format!(
                "a list: {}",
                if what.starts_with("a team") {
                    "teams by id, or people by name".to_owned()
                } else {
                    format!("ids of {what}s").replace("a ", "")
                }
            ),
            other => format!("a list of texts{}", if matches!(other, Value::Inline) { "; emphasis, links and code work" } else { "" }),
        },
        Value::Record(table) => link(table),
        Value::Link(table) => link(table),
        other => other.a(),
    }
}
