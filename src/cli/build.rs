//! `leadmark build`: a project becomes a folder of files for any web server.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use crate::cli::project::Which;
use crate::cli::terminal::{self, Bar, seen_from_here};
use crate::cli::{Done, Outcome};
use crate::compile::compile_to_write;
use crate::disk::{self, Summary};
use crate::finding::{Finding, Severity};
use crate::project::Links;
use crate::report::{self, Format};

/// Builds the site
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    which: Which,

    /// Where the site is written [default: public]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,

    /// Let links name `index.html`, so that the site works in a folder opened in a browser
    #[arg(long)]
    file_urls: bool,
}

pub(super) fn run(arguments: &Arguments) -> Done {
    let start = Instant::now();
    let root = arguments.which.root()?;
    let out = match &arguments.out {
        Some(out) => out.clone(),
        None => beside_sources(&root),
    };
    let links = if arguments.file_urls { Links::Files } else { Links::Folders };
    let compilation = compile_to_write(arguments.which.read(&root, links)?);
    let (errors, warnings): (Vec<Finding>, Vec<Finding>) = compilation.findings.into_iter().partition(|it| it.severity == Severity::Error);
    if !errors.is_empty() {
        return refuse(&errors, &root);
    }
    let told = warnings.len();
    // Each holds the whole file that it was found in.
    drop(warnings);
    let bar = Bar::new(compilation.site.artifacts.len());
    let written = disk::write(&compilation.site, &root, &out, &|progress| bar.tell(progress));
    bar.finish();
    // The process ends soon: giving back piece by piece what it holds would only make its user wait.
    std::mem::forget((compilation.site, compilation.okrs));
    match written {
        Ok(summary) => tell(&summary, &out, told, start),
        Err(disk::Error::Render(findings)) => return refuse(&findings, &root),
        Err(error) => return Err(error.into()),
    }
    Ok(Outcome::Fine)
}

/// In the project when called from inside it, else in the current folder.
fn beside_sources(root: &Path) -> PathBuf {
    let inside = std::env::current_dir().and_then(|here| here.canonicalize()).is_ok_and(|here| here.starts_with(root));
    if inside { root.join("public") } else { PathBuf::from("public") }
}

fn refuse(errors: &[Finding], root: &Path) -> Done {
    terminal::utter(format_args!("{}", report::report(errors, Format::Human, &terminal::screen(root))));
    say!("{}; nothing was written", report::total(errors));
    Ok(Outcome::Errors)
}

fn tell(summary: &Summary, out: &Path, warnings: usize, start: Instant) {
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let real = out.canonicalize().unwrap_or_else(|_| out.to_owned());
    let mut changes = match (summary.written, summary.unchanged) {
        (0, _) if summary.removed == 0 => "nothing had changed".to_owned(),
        (written, 0) => format!("{} written", plural(written, "file")),
        (written, unchanged) => format!("{} written, {unchanged} unchanged", plural(written, "file")),
    };
    if summary.removed > 0 {
        changes.push_str(&format!(", {} removed", summary.removed));
    }
    say!("{} in {}: {changes} ({:.1} s)", plural(summary.pages, "page"), seen_from_here(&real), start.elapsed().as_secs_f64());
    if warnings > 0 {
        say!("{}: `leadmark check` shows {}", plural(warnings, "warning"), if warnings == 1 { "it" } else { "them" });
    }
}
