//! Tables as JSON Schema, for editors that complete and check what is typed.

use serde_json::{Map, Value as Json, json};

use crate::fields::reference::with_inner;
use crate::fields::table::{Field, Table, Value};

/// The JSON Schema (draft 7, which every editor knows) of what `table` describes.
pub fn schema(table: &'static Table) -> Json {
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": table.name,
        "description": table.doc,
    });
    let definitions: Map<String, Json> = with_inner(&[table])
        .into_iter()
        .filter(|inner| inner.name != table.name)
        .map(|inner| {
            let mut definition = json!({ "description": inner.doc });
            keys(inner, &mut definition);
            (inner.name.to_owned(), definition)
        })
        .collect();
    keys(table, &mut schema);
    if !definitions.is_empty() {
        schema["definitions"] = Json::Object(definitions);
    }
    schema
}

fn keys(table: &Table, into: &mut Json) {
    // A first heading of the body serves as the title of a whole file.
    let in_body = |field: &&Field| field.name == "title" && table.inside.is_empty() && table.name != "settings";
    let required: Vec<&str> =
        table.fields().filter(|field| field.required).filter(|field| !in_body(field)).map(|field| field.name).collect();
    into["type"] = json!("object");
    into["additionalProperties"] = json!(false);
    into["properties"] = table.fields().map(|field| (field.name.to_owned(), property(field))).collect::<Map<_, _>>().into();
    if !required.is_empty() {
        into["required"] = json!(required);
    }
}

fn property(field: &Field) -> Json {
    let takes = takes(&field.value);
    // A key that may be left out may also stand with nothing behind it.
    let mut property = if field.required { takes } else { json!({ "anyOf": [takes, { "type": "null" }] }) };
    property["description"] = json!(format!("{} Such as: {}", field.doc, field.example));
    property
}

/// What YAML makes of what may stand behind a key: it takes `2026` and `true` for more than text, leadmark does not.
fn takes(value: &Value) -> Json {
    let text = || json!({ "type": ["string", "number", "boolean"] });
    let number = |min: f64, max: f64| {
        let mut number = json!({ "type": "number" });
        for (name, limit) in [("minimum", min), ("maximum", max)] {
            if limit.is_finite() {
                number[name] = json!(limit);
            }
        }
        number
    };
    let day = || json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$" });
    match value {
        Value::Text | Value::Inline | Value::Markdown | Value::Person | Value::Id | Value::Reference(_) | Value::Milestone => text(),
        Value::Url | Value::Path => json!({ "type": "string" }),
        Value::Number(min, max) => number(*min, *max),
        Value::NumberOr(word) => json!({ "anyOf": [{ "type": "number" }, { "const": word }] }),
        Value::Integer(min, max) if *max == i64::MAX => json!({ "type": "integer", "minimum": min }),
        Value::Integer(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Value::Corridor => json!({ "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 }),
        Value::Date => day(),
        Value::Bool => json!({ "type": "boolean" }),
        Value::BoolOrDate => json!({ "anyOf": [{ "type": "boolean" }, day()] }),
        Value::List(value @ Value::Record(_)) => json!({ "type": "array", "items": takes(value) }),
        Value::List(value) => json!({ "anyOf": [takes(value), { "type": "array", "items": takes(value) }] }),
        Value::Record(table) => json!({ "$ref": format!("#/definitions/{}", table.name) }),
        Value::OneOf(words) => json!({ "enum": words }),
        Value::Support => json!({ "anyOf": [text(), one_pair()] }),
        Value::Link(table) => json!({ "anyOf": [{ "$ref": format!("#/definitions/{}", table.name) }, one_pair()] }),
        Value::Map(_, value) => json!({ "type": "object", "additionalProperties": takes(value) }),
    }
}

/// `word: text`
fn one_pair() -> Json {
    json!({
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": { "type": ["string", "number", "boolean", "null"] },
    })
}
