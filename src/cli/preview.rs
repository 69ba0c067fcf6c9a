//! The author's side of a preview: read, compile, swap, wait.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;
use tokio::sync::watch::Sender;

use crate::cli::terminal;
use crate::compile::parts::parts;
use crate::compile::{Memo, Unchecked, theme_folder, unchecked};
use crate::disk::{self, How, Seen};
use crate::finding::{Finding, Findings, Severity};
use crate::project::{Drafts, Links, Project, Today};
use crate::report::{self, Format, Screen};
use crate::serve::editor::Editor;
use crate::serve::preview::{Follow, Outside, Preview, Problem, Problems};
use crate::serve::watch::{Cause, Notice, Watch};
use crate::view::Views;

/// An error has to stand for so long before it is shown: it may be a file half written.
const SETTLED: Duration = Duration::from_millis(150);

/// Where files never rest, an error is shown after this time.
const LONGEST_HELD: Duration = Duration::from_millis(1000);

/// Folders of a project that a site depends on.
const FOLDERS: [&str; 4] = ["content", "data", "static", "theme"];

/// More errors are not printed; `leadmark check` has them all.
const MOST_PRINTED: usize = 20;

/// Columns of a finding in a browser.
const COLUMNS: usize = 110;

const OWN_MISTAKE: &str = "leadmark made a mistake and could not finish; the terminal says more";

/// What was asked for.
#[derive(Debug, Clone)]
pub(super) struct Wishes {
    pub(super) root: PathBuf,
    pub(super) today: Option<Date>,
    pub(super) editor: Editor,
    pub(super) notice: Notice,
    pub(super) follow: bool,
}

impl Wishes {
    /// What the server needs of the other rooms.
    pub(super) fn outside(&self) -> Outside {
        let root = self.root.clone();
        let wishes = self.clone();
        let said = Mutex::new(String::new());
        Outside {
            open: Arc::new(move |path| disk::file(&root, path).map_err(io::Error::other)),
            problem: Arc::new(move |finding| {
                let problem = wishes.problem(finding);
                // A page that cannot be rendered is asked for by each browser that shows it.
                let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
                if *said != problem.text {
                    said.clone_from(&problem.text);
                    wishes.print(std::slice::from_ref(finding));
                }
                problem
            }),
        }
    }

    fn problem(&self, finding: &Finding) -> Problem {
        let screen = Screen { project: Utf8PathBuf::new(), colour: false, columns: COLUMNS };
        let place = &finding.at.place;
        let (line, column) = place.line_column();
        let path = place.file.path.as_str();
        Problem {
            severity: finding.severity,
            message: finding.message.clone(),
            text: report::report(std::slice::from_ref(finding), Format::Human, &screen).trim_end().to_owned(),
            place: format!("{path}:{line}:{column}"),
            href: Some(self.editor.href(&self.root, path, line, column)),
        }
    }

    fn print(&self, findings: &[Finding]) {
        terminal::utter(format_args!("{}", report::report(findings, Format::Human, &terminal::screen(&self.root))));
    }
}

/// Everything that what is served depends on.
#[derive(Debug, Clone, PartialEq)]
struct Look {
    project: Project,
    /// Of the files published as they are.
    versions: Vec<(Utf8PathBuf, disk::Version)>,
}

/// What came of a look.
enum Verdict {
    /// With its findings, where they had to be known first.
    Good(Box<Unchecked>, Option<Findings>),
    Bad(Findings),
    /// The environment, or leadmark itself, is at fault.
    Failed(String),
}

/// Errors that are not shown yet.
struct Held {
    look: Result<Arc<Look>, String>,
    verdict: Verdict,
    since: Instant,
}

/// Keeps the preview true.
pub(super) struct Author {
    wishes: Wishes,
    previews: Sender<Arc<Preview>>,
    seen: Seen,
    memo: Memo,
    watch: Watch,
    /// What is shown, or why it is not up to date.
    shown: Option<Result<Arc<Look>, String>>,
    /// The last project that could be read.
    last: Option<Arc<Look>>,
    held: Option<Held>,
    /// Findings in words, as they were last shown.
    described: Vec<(Finding, Problem)>,
    /// Since when something is wrong that is not shown yet.
    uneasy: Option<Instant>,
}

impl Author {
    pub(super) fn new(wishes: Wishes, previews: Sender<Arc<Preview>>) -> Self {
        let (watch, said) = Watch::new(&wishes.root, FOLDERS.map(PathBuf::from).to_vec(), wishes.notice);
        tell(said);
        Self {
            wishes,
            previews,
            seen: Seen::default(),
            memo: Memo::default(),
            watch,
            shown: None,
            last: None,
            held: None,
            described: Vec::new(),
            uneasy: None,
        }
    }

    /// For as long as the program runs.
    pub(super) fn go_on(&mut self) -> ! {
        tell(self.watch.attend());
        loop {
            let held = self.held.as_ref().map(|held| SETTLED.saturating_sub(held.since.elapsed()).max(Duration::from_millis(1)));
            let cause = self.watch.wait(held);
            // After each event comes calm, and a look that believes nothing: whatever was missed is seen then.
            if cause == Cause::Time {
                self.seen.forget_folders();
            }
            self.look();
            if cause == Cause::Time {
                tell(self.watch.attend());
            }
        }
    }

    /// Reads the project and shows it, if it is not what is shown.
    pub(super) fn look(&mut self) {
        let began = Instant::now();
        let mut look = self.read();
        while !self.watch.stayed_quiet() {
            look = self.read();
        }
        if self.shown.as_ref() == Some(&look) {
            self.held = None;
            self.uneasy = None;
            return;
        }
        let (verdict, settled) = match self.held.take() {
            Some(held) if held.look == look => (held.verdict, held.since.elapsed() >= SETTLED),
            _ => (self.judge(&look), false),
        };
        let first = self.shown.is_none();
        let uneasy = *self.uneasy.get_or_insert(began);
        if matches!(verdict, Verdict::Good(..)) || settled || first || uneasy.elapsed() > LONGEST_HELD {
            self.uneasy = None;
            self.show(look, verdict, began);
        } else {
            self.held = Some(Held { look, verdict, since: began });
        }
    }

    fn read(&mut self) -> Result<Arc<Look>, String> {
        let today = self.wishes.today.map_or_else(|| Today::Clock(jiff::Zoned::now().date()), Today::Said);
        let how = How { today, drafts: Drafts::Shown, links: Links::Folders, theme: theme_folder };
        let mut project = disk::read_again(&self.wishes.root, how, &mut self.seen).map_err(|error| error.to_string())?;
        project.edit_url = Some(self.wishes.editor.edit_url(&self.wishes.root));
        Ok(Arc::new(Look { project, versions: self.seen.versions() }))
    }

    fn judge(&mut self, look: &Result<Arc<Look>, String>) -> Verdict {
        let project = match look {
            Ok(look) => &look.project,
            Err(error) => return Verdict::Failed(error.clone()),
        };
        // Whatever an author writes, the preview goes on.
        let memo = &mut self.memo;
        let judged = catch_unwind(AssertUnwindSafe(|| {
            let unchecked = unchecked(project, memo);
            let findings = unchecked.may_be_stopped().then(|| unchecked.check());
            (unchecked, findings)
        }));
        let Ok((unchecked, findings)) = judged else {
            self.memo = Memo::default();
            return Verdict::Failed(OWN_MISTAKE.to_owned());
        };
        let theme = Utf8Path::new(unchecked.views.settings.theme.as_str()).components().next().map(|part| PathBuf::from(part.as_str()));
        self.watch.turn_to(
            FOLDERS
                .into_iter()
                .map(PathBuf::from)
                .chain(theme.filter(|it| it.is_relative() && !it.starts_with("..") && !it.starts_with(".")))
                .collect(),
        );
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        match findings {
            Some(findings) if findings.iter().any(is_error) => Verdict::Bad(findings.into_iter().filter(is_error).collect()),
            findings => Verdict::Good(Box::new(unchecked), findings),
        }
    }

    /// Swaps what is served, whole, and says so in one line.
    fn show(&mut self, look: Result<Arc<Look>, String>, verdict: Verdict, began: Instant) {
        let changed = match (&self.last, &look) {
            (Some(last), Ok(look)) => changes(&last.project, &look.project),
            _ => Vec::new(),
        };
        let before = Arc::clone(&self.previews.borrow());
        let said = match verdict {
            Verdict::Good(mut unchecked, findings) => {
                let follow = self.follow(&changed, &unchecked.views);
                let pages = unchecked.site.artifacts.len();
                Arc::make_mut(&mut unchecked.site).artifacts.extend(parts(&self.memo));
                let preview = before.with_site(Arc::clone(&unchecked.site), before.warnings.clone()).following(follow);
                let preview = Arc::new(preview.under(unchecked.views.settings.base_url.as_deref()));
                self.previews.send_replace(Arc::clone(&preview));
                let first = if self.shown.is_none() { format!("{}, ", plural(pages, "file")) } else { String::new() };
                // Advice does not keep anybody waiting.
                match findings.map_or_else(|| catch_unwind(AssertUnwindSafe(|| unchecked.check())), Ok) {
                    Ok(findings) => {
                        let warnings = self.described(&findings);
                        let count = warnings.count;
                        self.previews.send_replace(Arc::new(preview.with_warnings(warnings)));
                        format!("{first}{}", if count == 0 { "no findings".to_owned() } else { plural(count, "warning") })
                    }
                    Err(_) => format!("{first}{OWN_MISTAKE}"),
                }
            }
            Verdict::Bad(errors) => {
                let problems = self.described(&errors);
                self.previews.send_replace(Arc::new(before.with_errors(problems)));
                self.wishes.print(&errors[..errors.len().min(MOST_PRINTED)]);
                if errors.len() > MOST_PRINTED {
                    say!("and {} more, which `leadmark check` shows", plural(errors.len() - MOST_PRINTED, "error"));
                }
                match (errors.len(), before.site().artifacts.is_empty()) {
                    (1, false) => "1 error; the last good site stays up until it is mended".to_owned(),
                    (count, false) => format!("{count} errors; the last good site stays up until they are mended"),
                    (1, true) => "1 error; the site shows when it is mended".to_owned(),
                    (count, true) => format!("{count} errors; the site shows when they are mended"),
                }
            }
            Verdict::Failed(text) => {
                let problem =
                    Problem { severity: Severity::Error, message: text.clone(), text: text.clone(), place: String::new(), href: None };
                self.previews.send_replace(Arc::new(before.with_errors(vec![problem])));
                format!("{text}\nthe last good site stays up, and the project is looked for again")
            }
        };
        let took = began.elapsed().as_millis();
        match in_words(&changed) {
            _ if self.shown.is_none() => say!("ready in {took} ms: {said}"),
            Some(changed) => say!("{changed}: {took} ms, {said}"),
            None => say!("{took} ms, {said}"),
        }
        if let Ok(look) = &look {
            self.last = Some(Arc::clone(look));
        }
        self.shown = Some(look);
    }

    /// `findings` in words: those that were put in words the last time are not again, since that takes longer than finding them.
    fn described(&mut self, findings: &[Finding]) -> Problems {
        let before = std::mem::take(&mut self.described);
        let describe = |finding: &Finding| {
            let known = before.iter().find(|(known, _)| known == finding);
            known.map_or_else(|| self.wishes.problem(finding), |(_, problem)| problem.clone())
        };
        let problems = Problems::of(findings, describe);
        self.described = findings.iter().cloned().zip(problems.shown.iter().cloned()).collect();
        problems
    }

    /// The page of the first file that changed and has one.
    fn follow(&self, changed: &[Change], views: &Views) -> Option<Follow> {
        if !self.wishes.follow {
            return None;
        }
        let page = changed.iter().filter(|change| !change.gone).find_map(|change| views.urls.source(&change.path))?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64);
        Some(Follow { at: now, page: crate::view::urls::encode(page) })
    }
}

/// A file that is not as it was.
struct Change {
    path: Utf8PathBuf,
    gone: bool,
}

fn changes(before: &Project, after: &Project) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.settings != after.settings {
        changes.push(Change { path: disk::SETTINGS.into(), gone: false });
    }
    differing(&mut changes, "", &before.content, &after.content);
    differing(&mut changes, "", &before.data, &after.data);
    differing(&mut changes, "theme", &before.overrides, &after.overrides);
    differing(&mut changes, "", &before.theme, &after.theme);
    let files = |project: &Project| -> BTreeMap<Utf8PathBuf, ()> { project.files.iter().map(|path| (path.clone(), ())).collect() };
    differing(&mut changes, "", &files(before), &files(after));
    changes
}

fn differing<T: PartialEq>(changes: &mut Vec<Change>, folder: &str, before: &BTreeMap<Utf8PathBuf, T>, after: &BTreeMap<Utf8PathBuf, T>) {
    let change = |path: &Utf8PathBuf, gone: bool| Change { path: Utf8Path::new(folder).join(path), gone };
    let mut before = before.iter().peekable();
    let mut gone = Vec::new();
    for (path, now) in after {
        let mut was = before.next_if(|(other, _)| *other == path);
        if was.is_none() {
            while let Some((other, _)) = before.next_if(|(other, _)| *other < path) {
                gone.push(change(other, true));
            }
            was = before.next_if(|(other, _)| *other == path);
        }
        if was.is_none_or(|(_, was)| was != now) {
            changes.push(change(path, false));
        }
    }
    changes.append(&mut gone);
    changes.extend(before.map(|(path, _)| change(path, true)));
}

/// `content/index.md and 3 more`
fn in_words(changes: &[Change]) -> Option<String> {
    let (first, rest) = changes.split_first()?;
    let gone = if first.gone { " deleted" } else { "" };
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    Some(format!("{}{gone}{more}", first.path))
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

fn tell(said: Option<String>) {
    if let Some(said) = said {
        say!("{said}");
    }
}
