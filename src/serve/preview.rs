//! What browsers may see at one moment: the last good site, and what is wrong since.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use camino::Utf8Path;
use serde::Serialize;

use crate::finding::{Finding, Severity};
use crate::serve::answer::{Answer, answer};
use crate::serve::path;
use crate::site::Site;

/// What the preview needs of the world outside: the room with the file system, and the words of a report.
#[derive(Clone)]
pub struct Outside {
    /// The bytes of a file of the project.
    pub open: Arc<Open>,
    /// A finding as the terminal shows it, and where to mend it.
    pub problem: Arc<Describe>,
}

/// Reads a file of the project.
pub type Open = dyn Fn(&Utf8Path) -> io::Result<Vec<u8>> + Send + Sync;

/// Puts a finding in words.
pub type Describe = dyn Fn(&Finding) -> Problem + Send + Sync;

/// One finding, ready to be shown in a browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Error or warning.
    #[serde(skip)]
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The terminal's text, without colours.
    pub text: String,
    /// `content/teams/platform/index.md:3:5`; empty where it concerns no file.
    pub place: String,
    /// The address that opens the place in an editor.
    pub href: Option<String>,
}

/// Some findings in words, and how many there are.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    /// The first of them.
    pub shown: Vec<Problem>,
    /// All of them.
    pub count: usize,
}

impl Problems {
    /// More are not read in a browser; the terminal has them all.
    pub const MOST_SHOWN: usize = 50;

    /// `findings`, of which only those that are shown are put in words: that takes time.
    pub fn of(findings: &[Finding], describe: impl Fn(&Finding) -> Problem) -> Self {
        Self { shown: findings.iter().take(Self::MOST_SHOWN).map(describe).collect(), count: findings.len() }
    }
}

impl From<Vec<Problem>> for Problems {
    fn from(shown: Vec<Problem>) -> Self {
        Self { count: shown.len(), shown }
    }
}

/// A file that was saved, and its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Follow {
    /// When, in milliseconds: grows also when the server is started again.
    pub at: u64,
    /// The page, as an address below the site's root.
    pub page: String,
}

/// What is served until the next one takes its place, whole.
pub struct Preview {
    site: Arc<Site>,
    /// Where the site stands on its server: `okrs/`, or empty for the root. In the preview it stands there too.
    base: String,
    /// Errors in the content: `site` is the last one without any.
    pub errors: Problems,
    /// Advice on `site`.
    pub warnings: Problems,
    /// Where the browser should go, if it should follow.
    pub follow: Option<Follow>,
    /// False until the project has been looked at.
    ready: bool,
    outside: Outside,
    answers: Arc<Mutex<HashMap<String, Arc<Answer>>>>,
    /// The last bytes of pages that could be rendered, for those that a theme's mistake has broken.
    good: Arc<Mutex<HashMap<String, Arc<[u8]>>>>,
}

/// Answers kept until the next preview: those that open browsers show, with room to spare. A crawler of the whole site fills no
/// memory.
const MOST_KEPT: usize = 64;

impl Preview {
    /// Nothing yet.
    pub fn empty(outside: Outside) -> Self {
        Self {
            site: Arc::default(),
            base: String::new(),
            errors: Problems::default(),
            warnings: Problems::default(),
            follow: None,
            ready: false,
            outside,
            answers: Arc::default(),
            good: Arc::default(),
        }
    }

    /// A site without errors takes the place of this one.
    pub fn with_site(&self, site: Arc<Site>, warnings: impl Into<Problems>) -> Self {
        Self { site, warnings: warnings.into(), errors: Problems::default(), ..self.again() }
    }

    /// The same site, and what is found about it.
    pub fn with_warnings(&self, warnings: impl Into<Problems>) -> Self {
        Self { warnings: warnings.into(), answers: Arc::clone(&self.answers), ..self.again() }
    }

    /// Errors stop the site's successor: this one stays beneath them.
    pub fn with_errors(&self, errors: impl Into<Problems>) -> Self {
        Self { errors: errors.into(), ..self.again() }
    }

    /// The browser should go to a page.
    pub fn following(self, follow: Option<Follow>) -> Self {
        Self { follow: follow.or(self.follow), ..self }
    }

    /// The site stands where `base_url`, if there is one, says.
    pub fn under(self, base_url: Option<&str>) -> Self {
        let path = base_url.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        let folder = path::site_path(&format!("/{path}")).unwrap_or_default();
        let is_plain = folder.ends_with('/') && !folder.starts_with('/') && !folder.contains("//");
        Self { base: if is_plain { folder } else { String::new() }, ..self }
    }

    /// Where the site stands on its server: `okrs/`.
    pub fn base(&self) -> &str {
        &self.base
    }

    fn again(&self) -> Self {
        Self {
            site: Arc::clone(&self.site),
            base: self.base.clone(),
            errors: self.errors.clone(),
            warnings: self.warnings.clone(),
            follow: self.follow.clone(),
            ready: true,
            outside: self.outside.clone(),
            answers: Arc::default(),
            good: Arc::clone(&self.good),
        }
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Whether there is anything to be shown: a site, or the errors that stand in its way.
    pub fn is_ready(&self) -> bool {
        self.ready
    }

    /// The world outside.
    pub(super) fn outside(&self) -> &Outside {
        &self.outside
    }

    /// What stands at `path` of the site; rendered when it is first asked for.
    pub fn answer(&self, path: &str) -> Arc<Answer> {
        if let Some(known) = lock(&self.answers).get(path) {
            return Arc::clone(known);
        }
        let answer = Arc::new(answer(self, path));
        let mut answers = lock(&self.answers);
        if answers.len() >= MOST_KEPT {
            answers.clear();
        }
        answers.insert(path.to_owned(), Arc::clone(&answer));
        answer
    }

    /// Remembers a page that could be rendered.
    pub(super) fn keep_good(&self, path: &str, bytes: &Arc<[u8]>) {
        let mut good = lock(&self.good);
        if good.len() >= MOST_KEPT && !good.contains_key(path) {
            good.clear();
        }
        good.insert(path.to_owned(), Arc::clone(bytes));
    }

    /// The page as it was when it could be rendered.
    pub(super) fn last_good(&self, path: &str) -> Option<Arc<[u8]>> {
        lock(&self.good).get(path).cloned()
    }
}

impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preview").field("site", &self.site).field("errors", &self.errors).field("warnings", &self.warnings).finish()
    }
}

/// A thread that panicked while it held one of these maps left it whole.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
