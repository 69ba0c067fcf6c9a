//! `leadmark export`: what the pages know, for other programs.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use crate::cli::project::Which;
use crate::cli::terminal;
use crate::cli::{Done, Outcome};
use crate::compile::compile;
use crate::disk;
use crate::finding::{Finding, Severity};
use crate::project::Links;
use crate::report;
use crate::view::Views;
use crate::view::export::{organisation, schema};
use crate::view::tables::{decimal_mark, languages, tables};

/// Writes what the pages know as JSON or as tables
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    which: Which,

    /// One JSON document, or tables for a spreadsheet
    #[arg(long, value_enum, default_value_t = Shape::Json)]
    format: Shape,

    /// Write the numbers of tables as spreadsheets in this language read them, such as nb [default: the site's language]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    language: Option<String>,

    /// The file for JSON [default: standard output], the folder for tables
    #[arg(long, value_name = "PATH", required_if_eq("format", "csv"))]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum Shape {
    /// okrs.json, as `build` publishes it
    Json,
    /// objectives.csv, key-results.csv, check-ins.csv, supports.csv
    Csv,
    /// The JSON Schema of okrs.json
    Schema,
}

pub(super) fn run(arguments: &Arguments) -> Done {
    if arguments.language.is_some() && arguments.format != Shape::Csv {
        return Err("`--language` is about the numbers of tables\nhelp: leave it out, or add `--format csv`".into());
    }
    let root = arguments.which.root();
    if let (Ok(root), Some(out)) = (&root, &arguments.out) {
        disk::spare(root, out)?;
    }
    if arguments.format == Shape::Schema {
        put(arguments.out.as_deref(), |to| serde_json::to_writer_pretty(to, &schema()))?;
        return Ok(Outcome::Fine);
    }
    let root = root?;
    let project = arguments.which.read(&root, Links::Folders)?;
    let compilation = compile(&project);
    let errors: Vec<Finding> = compilation.findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    if !errors.is_empty() {
        terminal::utter(format_args!("{}", report::report(&errors, report::Format::Human, &terminal::screen(&root))));
        say!("{}; nothing was written", report::summary(&errors));
        return Ok(Outcome::Errors);
    }
    let views = Views::new(Arc::clone(&compilation.okrs), Arc::clone(&compilation.settings), &project.files, project.links);
    match (arguments.format, arguments.out.as_deref()) {
        (Shape::Csv, Some(folder)) => {
            let failed = |path: &Path| format!("cannot write `{}`", path.display());
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", failed(folder)))?;
            let language = arguments.language.as_deref().unwrap_or(&views.settings.language);
            for table in tables(&views, language) {
                let path = folder.join(table.name);
                fs::write(&path, &table.bytes).map_err(|error| format!("{}: {error}", failed(&path)))?;
            }
        }
        (_, out) => put(out, |to| serde_json::to_writer(to, &organisation(&views)))?,
    }
    Ok(Outcome::Fine)
}

/// A language whose numbers are known, from the command line.
fn language(tag: &str) -> Result<String, String> {
    match decimal_mark(tag) {
        Some(_) => Ok(tag.to_owned()),
        None => Err(format!("known are {}, and each with a region, such as en-GB", languages().join(", "))),
    }
}

/// Writes JSON and a line end to a file, or to standard output; nobody is told when whoever reads there has had enough.
fn put(out: Option<&Path>, json: impl Fn(&mut dyn Write) -> serde_json::Result<()>) -> Result<(), String> {
    let write = |to: &mut dyn Write| {
        json(to).map_err(io::Error::from)?;
        writeln!(to)?;
        to.flush()
    };
    match out {
        Some(path) => fs::File::create(path)
            .and_then(|file| write(&mut io::BufWriter::new(file)))
            .map_err(|error| format!("cannot write `{}`: {error}", path.display())),
        None => match write(&mut io::BufWriter::new(io::stdout().lock())) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("cannot write to standard output: {error}")),
            _ => Ok(()),
        },
    }
}
