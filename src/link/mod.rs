//! From entries to an organisation: ids unique, references resolved or reported, every number computed.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;

use crate::finding::{Finding, Findings, Severity};
use crate::model::entry::{Entry, Table};
use crate::model::okrs::Okrs;
use crate::project::Drafts;
use crate::settings::Settings;
use crate::source::{Place, SourceFile, Span};

mod circles;
mod guesses;
mod layout;
mod misses;
mod numbers;
mod periods;
mod references;
mod resolve;
mod shelf;
#[cfg(test)]
mod tests;

/// Links what was parsed: `entries` are by path. `findings` holds what earlier stages found: a file that could not be read is not reported again by whoever
/// refers to it.
pub fn link(
    findings: &mut Findings,
    entries: Vec<Entry>,
    data: &BTreeMap<Utf8PathBuf, Table>,
    settings: &Settings,
    drafts: Drafts,
    today: Date,
) -> Okrs {
    link_again(findings, entries, data, settings, drafts, today, None)
}

/// As [`link`]. What `before`, which the same settings hold for, computed of an objective is not computed again.
pub fn link_again(
    findings: &mut Findings,
    entries: Vec<Entry>,
    data: &BTreeMap<Utf8PathBuf, Table>,
    settings: &Settings,
    drafts: Drafts,
    today: Date,
    before: Option<&Okrs>,
) -> Okrs {
    let troubled = Troubled::of(findings);
    let shelf = shelf::shelve(findings, entries, drafts, &troubled);
    let (mut okrs, absent) = layout::lay_out(findings, shelf, settings, today);
    let links = {
        let index = references::Index::of(&okrs, &absent, &troubled);
        resolve::resolve(&index, data, settings, before)
    };
    resolve::apply(findings, &mut okrs, links);
    okrs
}

/// Files in which earlier stages found an error. What they hold may be incomplete, so whoever misses something in them keeps still.
#[derive(Debug, Default)]
struct Troubled {
    paths: HashSet<Utf8PathBuf>,
}

impl Troubled {
    fn of(findings: &[Finding]) -> Self {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        Self { paths: errors.map(|finding| finding.at.place.file.path.clone()).collect() }
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.paths.contains(path)
    }
}

/// The very beginning of a file, for what is wrong with its name.
fn top(file: &Arc<SourceFile>) -> Place {
    Place::new(file, Span::default())
}
