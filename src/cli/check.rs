//! `leadmark check`: what does not hold together, and what could be better.

use clap::{Args, ValueEnum};

use crate::cli::project::Which;
use crate::cli::terminal;
use crate::cli::{Done, Outcome};
use crate::compile::compile;
use crate::finding::{Finding, Severity};
use crate::project::Links;
use crate::report::{self, Format};

/// Says what is wrong with the content and what could be better
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    which: Which,

    /// How findings are shown
    #[arg(long, value_enum, default_value_t = Shape::Human)]
    format: Shape,

    /// Fail on warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,

    /// Only findings of this rule; may be repeated
    #[arg(long, value_name = "RULE", num_args = 1..)]
    only: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shape {
    /// With the lines they are about
    Human,
    /// One line each
    Short,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    /// Every warning
    Warnings,
}

pub(super) fn run(arguments: &Arguments) -> Done {
    let root = arguments.which.root()?;
    let mut findings = compile(&arguments.which.read(&root, Links::Folders)?).findings;
    if !arguments.only.is_empty() {
        findings.retain(|finding| arguments.only.iter().any(|rule| rule == finding.rule));
    }
    let format = match arguments.format {
        Shape::Human => Format::Human,
        Shape::Short => Format::Short,
    };
    terminal::print(&report::report(&findings, format, &terminal::screen(&root)))?;
    anstream::eprintln!("{}", report::summary(&findings));
    let counts = |finding: &Finding| finding.severity == Severity::Error || arguments.deny.is_some();
    Ok(if findings.iter().any(counts) { Outcome::Errors } else { Outcome::Fine })
}
