//! `docs/theming/context.md` says what the structs say: it is written from them.

use std::fmt::Write as _;
use std::path::Path;

use leadmark::view::chart::Chart;
use leadmark::view::context::{
    CheckInsContext, CoverageContext, ElementContext, FrontContext, MapContext, ObjectiveContext, PageContext, PeopleContext,
    PeriodContext, PeriodsContext, PersonContext, SearchContext, SiteContext, StrategyContext, TeamContext, TeamsContext, ThemeContext,
    TreeContext,
};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value};

const INTRODUCTION: &str = "\
<!-- Written from src/view/context by `UPDATE=1 cargo test contract`. -->
# What a template meets

Every template gets `site`, `page` and one subject of its own, named below. This is version 1 of the contract, as `context: 1` in
`theme.yaml` asks for. Within a version fields are only ever added.

- What ends in `_html` is finished HTML: write it with `| safe`. Everything else is plain text, and the template engine escapes it.
  Headings in it go on from those of the default theme: `h2` under a page's title, `h3` in a section, `h4` in a key result.
- What ends in `href` is a link that is right on the page that shows it. Templates never put addresses together.
- Dates are `YYYY-MM-DD`; the filter `date` writes them in the site's language. Numbers are raw; the filters `number` and `percent`
  write them.
- Progress, score, pace and bars are 0 to 1; confidence is 0 to 10.
- `kind`, `status`, `outcome` and `state` are the words named beside them, from which a theme makes its strings.
- \"or none\" marks what may be missing; a list may be empty.
";

struct Page {
    template: &'static str,
    name: &'static str,
    of: String,
}

fn page<T: JsonSchema>(generator: &mut SchemaGenerator, template: &'static str, name: &'static str) -> Page {
    generator.subschema_for::<T>();
    Page { template, name, of: T::schema_name().into_owned() }
}

fn reference() -> String {
    let mut generator = SchemaGenerator::default();
    let always =
        [page::<SiteContext>(&mut generator, "every template", "site"), page::<PageContext>(&mut generator, "every template", "page")];
    let pages = [
        page::<FrontContext>(&mut generator, "front.html", "front"),
        page::<StrategyContext>(&mut generator, "strategy.html", "strategy"),
        page::<ElementContext>(&mut generator, "element.html", "element"),
        page::<TreeContext>(&mut generator, "tree.html", "tree"),
        page::<MapContext>(&mut generator, "map.html", "map"),
        page::<CoverageContext>(&mut generator, "coverage.html", "coverage"),
        page::<TeamsContext>(&mut generator, "teams.html", "teams"),
        page::<TeamContext>(&mut generator, "team.html", "team"),
        page::<ObjectiveContext>(&mut generator, "objective.html", "objective"),
        page::<PeriodsContext>(&mut generator, "periods.html", "periods"),
        page::<PeriodContext>(&mut generator, "period.html", "period_page"),
        page::<PeopleContext>(&mut generator, "people.html", "people"),
        page::<PersonContext>(&mut generator, "person.html", "person"),
        page::<CheckInsContext>(&mut generator, "check-ins.html", "check_ins"),
        page::<SearchContext>(&mut generator, "search.html", "search"),
        page::<ThemeContext>(&mut generator, "theme.html", "theme"),
    ];
    generator.subschema_for::<Chart>();
    let definitions = generator.take_definitions(true);
    let mut out = INTRODUCTION.to_owned();
    out.push_str("\n| template | gets | of kind |\n|---|---|---|\n");
    for page in always.iter().chain(&pages) {
        let _ = writeln!(out, "| {} | `{}` | {} |", page.template, page.name, link(&page.of));
    }
    out.push_str("| tree-rows.html | `tree`, and in `rows` some of its rows | list of [TreeRow](#treerow) |\n");
    out.push_str("| not-found.html | nothing more | |\n");
    let first: Vec<&String> = always.iter().chain(&pages).map(|page| &page.of).collect();
    let others = definitions.keys().filter(|name| !first.contains(name));
    for name in first.iter().copied().chain(others) {
        section(&mut out, name, &definitions[name]);
    }
    out
}

fn section(out: &mut String, name: &str, schema: &Value) {
    let _ = writeln!(out, "\n## {name}\n\n{}\n\n| field | is | meaning |\n|---|---|---|", words(schema));
    let empty = Map::new();
    for (field, schema) in schema["properties"].as_object().unwrap_or(&empty) {
        let _ = writeln!(out, "| `{field}` | {} | {} |", kind(schema), words(schema));
    }
}

fn words(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return link(name.rsplit('/').next().unwrap_or(name));
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let named = choices.iter().find(|choice| choice["type"] != "null").map(kind).unwrap_or_default();
        return format!("{named} or none");
    }
    match &schema["type"] {
        Value::Array(types) => {
            let one = types.iter().find(|one| *one != "null").cloned().unwrap_or_default();
            let mut schema = schema.clone();
            schema["type"] = one;
            format!("{} or none", kind(&schema))
        }
        Value::String(one) => match one.as_str() {
            "array" => format!("list of {}", kind(&schema["items"])),
            "string" => "text".to_owned(),
            "integer" | "number" => "number".to_owned(),
            "boolean" => "yes or no".to_owned(),
            other => other.to_owned(),
        },
        other => other.to_string(),
    }
}

fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

/// Holds the file at `path` against `text`, or writes it where `UPDATE` is set.
pub fn committed(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write in");
        std::fs::write(&path, text).expect("a file to write");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "{} is stale: `UPDATE=1 cargo test contract` writes it anew", path.display());
}

#[test]
fn contract_is_documented() {
    committed("docs/theming/context.md", &reference());
}

#[test]
fn contract_says_what_everything_is() {
    let text = reference();
    let bare: Vec<&str> = text.lines().filter(|line| line.starts_with("| `") && line.ends_with("|  |")).collect();
    assert!(bare.is_empty(), "without a word of explanation: {bare:#?}");
    for line in text.lines().filter(|line| line.starts_with("| ") && line.contains("](#")) {
        for name in line.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(text.to_lowercase().contains(&format!("\n## {name}\n")), "{name} is not explained");
        }
    }
}
