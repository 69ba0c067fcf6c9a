//! `leadmark check`: what does not hold together, and what could be better.

use std::collections::HashSet;

use camino::Utf8Path;
use clap::{Args, ValueEnum};

use crate::check::is_fixed;
use crate::cli::explain::known;
use crate::cli::git::changes;
use crate::cli::project::Which;
use crate::cli::terminal;
use crate::cli::{Done, Outcome};
use crate::compile::compile;
use crate::finding::{Finding, Severity};
use crate::project::Links;
use crate::report::{self, Format};
use crate::source::Place;

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
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    only: Vec<String>,

    /// Only what cannot be published, and what concerns or comes of files that have changed since this commit or since leaving this branch
    #[arg(long, value_name = "GIT-REF")]
    since: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shape {
    /// With the lines they are about
    Human,
    /// One line each
    Short,
    /// Everything that is known, for programs
    Json,
    /// Annotations in a workflow of GitHub
    Github,
    /// A code quality report of GitLab
    Gitlab,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    /// Every warning
    Warnings,
}

/// What makes two findings the same, whatever stands above them in the file.
fn saying(finding: &Finding) -> (&Utf8Path, &str, &str) {
    (&finding.at.place.file.path, finding.rule, &finding.message)
}

pub(super) fn run(arguments: &Arguments) -> Done {
    for name in &arguments.only {
        known(name)?;
    }
    let root = arguments.which.root()?;
    let changed = arguments.since.as_deref().map(|since| changes(&root, since)).transpose()?;
    let project = arguments.which.read(&root, Links::Folders)?;
    let mut findings = compile(&project).findings;
    if !arguments.only.is_empty() {
        findings.retain(|finding| arguments.only.iter().any(|rule| rule == finding.rule));
    }
    if let Some(changed) = changed {
        let concerns = |place: &Place| changed.contains_key(place.file.path.as_str());
        let concerned = |finding: &Finding| concerns(&finding.at.place) || finding.others.iter().any(|label| concerns(&label.place));
        // What a change brings about elsewhere has not been said before it. Where something was broken, advice may have waited for that.
        let before = compile(&project.as_before(&changed)).findings;
        let known: HashSet<(&Utf8Path, &str, &str)> = before.iter().map(saying).collect();
        let was_whole = !before.iter().any(is_fixed);
        let is_news = |finding: &Finding| was_whole && !known.contains(&saying(finding));
        findings.retain(|finding| is_fixed(finding) || concerned(finding) || is_news(finding));
    }
    let format = match arguments.format {
        Shape::Human => Format::Human,
        Shape::Short => Format::Short,
        Shape::Json => Format::Json,
        Shape::Github => Format::Github,
        Shape::Gitlab => Format::Gitlab,
        Shape::Sarif => Format::Sarif,
    };
    terminal::print(&report::report(&findings, format, &terminal::screen(&root)))?;
    say!("{}", report::summary(&findings));
    let counts = |finding: &Finding| finding.severity == Severity::Error || arguments.deny.is_some();
    Ok(if findings.iter().any(counts) { Outcome::Errors } else { Outcome::Fine })
}
