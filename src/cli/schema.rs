//! `leadmark schema`: what may be written, for editors.

use clap::Args;
use serde_json::{Map, Value};

use crate::cli::terminal;
use crate::cli::{Done, Outcome};
use crate::fields::{Table, schema};
use crate::parse::FILES;
use crate::settings::SETTINGS;

/// Prints JSON Schemas of what authors write, for editors that complete and check it
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The kind of file; all of them in one document by name where it is left out
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(tables().map(|table| table.name)))]
    kind: Option<String>,
}

/// Every kind of file that has keys.
fn tables() -> impl Iterator<Item = &'static Table> {
    FILES.into_iter().chain([&SETTINGS])
}

pub(super) fn run(arguments: &Arguments) -> Done {
    let wanted = tables().find(|table| Some(table.name) == arguments.kind.as_deref());
    let printed = match wanted {
        Some(table) => schema(table),
        None => Value::Object(tables().map(|table| (table.name.to_owned(), schema(table))).collect::<Map<_, _>>()),
    };
    terminal::print(&format!("{}\n", serde_json::to_string_pretty(&printed)?))?;
    Ok(Outcome::Fine)
}
