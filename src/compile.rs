//! The pipeline: one pure function from a project to everything that is to be said and shown.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::{IntoParallelRefMutIterator, ParallelIterator};

use crate::check::{ask, denies, misused, settle};
use crate::finding::{Finding, Findings, Severity};
use crate::link::link_again;
use crate::model::entry::{Entry, Head, Table};
use crate::model::okrs::Okrs;
use crate::parse::{self, Parsed};
use crate::project::{Drafts, Project, Today};
use crate::render::{Renderer, renderer, site};
use crate::settings::{Settings, settings};
use crate::site::{Artifact, Site};
use crate::source::SourceFile;
use crate::theme::{Files, Theme, bundled, theme};
use crate::view::Views;
use crate::view::links::check as dead_links;

pub mod parts;

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

/// A site before the rules are asked about it.
#[derive(Debug)]
pub struct Unchecked {
    /// Every file of the site.
    pub site: Arc<Site>,
    /// Everything its views are made of.
    pub views: Arc<Views>,
    /// What reading and linking found.
    found: Findings,
    /// What was found since, which the rules need not know.
    of_site: Findings,
}

impl Unchecked {
    /// Whether something is found already that stops the site, or the rules may find it.
    pub fn may_be_stopped(&self) -> bool {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        self.found.iter().chain(&self.of_site).any(is_error) || denies(&self.views.settings)
    }

    /// Asks the rules, and follows every link: all findings, in order.
    pub fn check(&self) -> Findings {
        let (okrs, settings) = (&self.views.okrs, &self.views.settings);
        let (mut findings, mut of_site) = (self.found.clone(), self.of_site.clone());
        rayon::join(|| ask(&mut findings, okrs, settings), || dead_links(&mut of_site, &self.views, &self.site));
        findings.append(&mut of_site);
        settle(&mut findings, okrs, settings);
        findings.sort_by(Finding::order);
        findings.dedup();
        findings
    }
}

/// What was made of each file, for the next compilation: only `f(x)` beside `x`, where `f` reads one file, or computes one entry's
/// numbers, under certain settings.
#[derive(Debug, Default)]
pub struct Memo {
    settings: Option<Arc<Settings>>,
    entries: Kept<Parsed>,
    tables: Kept<(Table, Findings)>,
    /// The organisation as it was last linked.
    okrs: Option<Arc<Okrs>>,
    look: Option<Look>,
}

/// A theme made ready, beside the files it was made of.
#[derive(Debug)]
struct Look {
    overrides: Files,
    folder: Files,
    theme: Arc<Theme>,
    renderer: Arc<Renderer>,
    findings: Findings,
    parts: OnceLock<BTreeMap<String, Artifact>>,
}

/// In the order of the files' paths.
type Kept<T> = Vec<(Arc<SourceFile>, T)>;

/// Everything a build produces from everything it depends on.
pub fn compile(project: &Project) -> Compilation {
    compile_again(project, &mut Memo::default())
}

/// As [`compile`], reading only files that are not in `memo` as they are now.
pub fn compile_again(project: &Project, memo: &mut Memo) -> Compilation {
    let unchecked = unchecked(project, memo);
    let findings = unchecked.check();
    let Unchecked { site, views, .. } = unchecked;
    Compilation { site: Arc::unwrap_or_clone(site), findings, okrs: Arc::clone(&views.okrs), settings: Arc::clone(&views.settings) }
}

/// As [`compile`], for whoever writes the site and asks nothing more. Where no error stands in the way, the sources are let go before the
/// first page is rendered: what is not body stands in the entries already.
pub fn compile_to_write(project: Project) -> Compilation {
    let mut memo = Memo::default();
    let unchecked = unchecked(&project, &mut memo);
    let (findings, ()) = rayon::join(|| unchecked.check(), || memo.look.iter().for_each(|look| look.renderer.prepare()));
    let Unchecked { site: before, views, found, of_site } = unchecked;
    let (okrs, settings, links) = (Arc::clone(&views.okrs), Arc::clone(&views.settings), project.links);
    let stopped = findings.iter().any(|finding| finding.severity == Severity::Error);
    let Some(look) = memo.look.take().filter(|_| !stopped) else {
        return Compilation { site: Arc::unwrap_or_clone(before), findings, okrs, settings };
    };
    let files: Vec<Utf8PathBuf> = views.urls.files().map(|(source, _)| source.to_owned()).collect();
    drop((project, memo, before, views, found, of_site));
    let okrs = Arc::new(Arc::unwrap_or_clone(okrs).without_sources());
    let views = Arc::new(Views::new(Arc::clone(&okrs), Arc::clone(&settings), &files, links));
    let site = site(&mut Findings::new(), &views, &look.renderer, &look.theme);
    Compilation { site, findings, okrs, settings }
}

/// The first part of [`compile_again`], for whoever cannot wait for advice.
pub fn unchecked(project: &Project, memo: &mut Memo) -> Unchecked {
    let mut found = project.unreadable.clone();
    let settings = settled(&mut found, project);
    if memo.settings.as_ref() != Some(&settings) {
        *memo = Memo { settings: Some(Arc::clone(&settings)), ..Memo::default() };
    }
    let today = match (project.today, settings.today) {
        (Today::Said(day), _) | (Today::Clock(_), Some(day)) | (Today::Clock(day), None) => day,
    };
    let before = memo.okrs.take();
    let Memo { entries: known, tables: known_tables, look: known_look, .. } = memo;
    let organisation = || {
        let entries = parse_all(&mut found, project, &settings, known);
        let files = published(project, &entries);
        let tables = tables(&mut found, project, known_tables);
        (files, Arc::new(link_again(&mut found, entries, &tables, &settings, project.drafts, today, before.as_deref())))
    };
    let ((files, okrs), (mut of_theme, theme, renderer)) = rayon::join(organisation, || look(project, &settings, known_look));
    found.append(&mut of_theme);
    memo.okrs = Some(Arc::clone(&okrs));
    let mut of_site = misused(&okrs, &settings);
    let views = Arc::new(Views::new(okrs, settings, &files, project.links));
    let site = site(&mut of_site, &views, &renderer, &theme);
    Unchecked { site: Arc::new(site), views, found, of_site }
}

/// The files that are published as they are: all but those in the folder of a draft that stays hidden.
fn published(project: &Project, entries: &[Entry]) -> Vec<Utf8PathBuf> {
    if project.drafts == Drafts::Shown {
        return project.files.clone();
    }
    let is_hidden = |head: &&Head| head.draft && head.file.path.file_name() == Some("index.md");
    let hidden: HashSet<&Utf8Path> = entries.iter().map(Entry::head).filter(is_hidden).filter_map(|head| head.file.path.parent()).collect();
    project.files.iter().filter(|file| !file.ancestors().any(|folder| hidden.contains(folder))).cloned().collect()
}

/// The theme and what renders with it, made anew only where one of its files is not as it was.
fn look(project: &Project, settings: &Settings, memo: &mut Option<Look>) -> (Findings, Arc<Theme>, Arc<Renderer>) {
    memo.take_if(|look| look.overrides != project.overrides || look.folder != project.theme);
    let look = memo.get_or_insert_with(|| {
        let mut findings = Findings::new();
        let theme = theme(&mut findings, &project.overrides, &project.theme, settings);
        let renderer = Arc::new(renderer(&mut findings, &theme, settings));
        Look {
            overrides: project.overrides.clone(),
            folder: project.theme.clone(),
            theme: Arc::new(theme),
            renderer,
            findings,
            parts: OnceLock::new(),
        }
    });
    (look.findings.clone(), Arc::clone(&look.theme), Arc::clone(&look.renderer))
}

fn settled(findings: &mut Findings, project: &Project) -> Arc<Settings> {
    let mut settings = settings(findings, &project.settings);
    if let Some(edit_url) = &project.edit_url {
        settings.edit_url = Some(edit_url.clone());
    }
    Arc::new(settings)
}

/// The folder that `theme:` may mean: whatever is no bundled theme's name.
pub fn theme_folder(file: &Arc<SourceFile>) -> Option<Utf8PathBuf> {
    let wanted = settings(&mut Findings::new(), file).theme.value;
    (!bundled::names().contains(&wanted.as_str())).then(|| wanted.into())
}

/// Every content file, in order.
fn parse_all(findings: &mut Findings, project: &Project, settings: &Settings, kept: &mut Kept<Parsed>) -> Vec<Entry> {
    again(kept, &project.content, |file| parse::parse(file, settings));
    let mut entries = Vec::with_capacity(kept.len());
    for (_, parsed) in kept {
        findings.extend_from_slice(&parsed.findings);
        entries.extend(parsed.entry.clone());
    }
    entries
}

/// Every table of numbers, by path.
fn tables(findings: &mut Findings, project: &Project, kept: &mut Kept<(Table, Findings)>) -> BTreeMap<Utf8PathBuf, Table> {
    again(kept, &project.data, parse::data);
    let mut tables = BTreeMap::new();
    for (file, (table, found)) in kept {
        findings.extend_from_slice(found);
        tables.insert(file.path.clone(), table.clone());
    }
    tables
}

/// `kept` holds what `read` makes of each of `files`, and nothing else; files that are the same are not read again.
fn again<T: Send>(kept: &mut Kept<T>, files: &BTreeMap<Utf8PathBuf, Arc<SourceFile>>, read: impl Fn(&Arc<SourceFile>) -> T + Sync) {
    let mut before = std::mem::take(kept).into_iter().peekable();
    let known = |file: &Arc<SourceFile>| {
        let same = before.next_if(|(known, _)| Arc::ptr_eq(known, file));
        let same = same.or_else(|| {
            while before.next_if(|(known, _)| known.path < file.path).is_some() {}
            before.next_if(|(known, _)| known == file)
        });
        (Arc::clone(file), same.map(|(_, read)| read))
    };
    let mut all: Vec<(Arc<SourceFile>, Option<T>)> = files.values().map(known).collect();
    all.par_iter_mut().filter(|(_, known)| known.is_none()).for_each(|(file, known)| *known = Some(read(file)));
    *kept = all.into_iter().filter_map(|(file, read)| Some((file, read?))).collect();
}
