//! The pipeline: one pure function from a project to everything that is to be said and shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::check::check;
use crate::finding::{Finding, Findings};
use crate::link::link;
use crate::model::entry::Entry;
use crate::model::okrs::Okrs;
use crate::parse::{self, Parsed};
use crate::project::{Project, Today};
use crate::settings::{Settings, settings};
use crate::site::Site;

/// What becomes of a project.
#[derive(Debug, Clone)]
pub struct Compilation {
    /// Every file of the site, its bytes made when asked for.
    pub site: Site,
    /// What is wrong or could be better, by file and place.
    pub findings: Findings,
    /// The organisation.
    pub okrs: Arc<Okrs>,
    /// What `leadmark.yaml` says.
    pub settings: Arc<Settings>,
}

/// Everything a build produces from everything it depends on.
pub fn compile(project: &Project) -> Compilation {
    let mut findings = project.unreadable.clone();
    let mut settings = settings(&mut findings, &project.settings);
    if let Some(edit_url) = &project.edit_url {
        settings.edit_url = Some(edit_url.clone());
    }
    let settings = Arc::new(settings);
    let today = match (project.today, settings.today) {
        (Today::Said(day), _) | (Today::Clock(_), Some(day)) | (Today::Clock(day), None) => day,
    };
    let entries = parse_all(&mut findings, project, &settings);
    let tables = tables(&mut findings, project);
    let okrs = Arc::new(link(&mut findings, entries, &tables, &settings, project.drafts, today));
    check(&mut findings, &okrs, &settings);
    findings.sort_by(Finding::order);
    Compilation { site: Site::default(), findings, okrs, settings }
}

/// Every content file, in order.
fn parse_all(findings: &mut Findings, project: &Project, settings: &Settings) -> Vec<Entry> {
    let files: Vec<_> = project.content.values().collect();
    let parsed: Vec<Parsed> = files.par_iter().map(|file| parse::parse(file, settings)).collect();
    let mut entries = Vec::with_capacity(parsed.len());
    for parsed in parsed {
        findings.extend(parsed.findings);
        entries.extend(parsed.entry);
    }
    entries
}

/// Every table of numbers, by path.
fn tables(findings: &mut Findings, project: &Project) -> BTreeMap<camino::Utf8PathBuf, crate::model::entry::Table> {
    let files: Vec<_> = project.data.iter().collect();
    let read: Vec<_> = files.par_iter().map(|(path, file)| ((*path).clone(), parse::data(file))).collect();
    let with_findings = |(path, (table, found)): (_, (_, Findings))| {
        findings.extend(found);
        (path, table)
    };
    read.into_iter().map(with_findings).collect()
}
