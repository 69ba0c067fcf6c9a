//! Old addresses, and where they lead now.

use serde::Serialize;

use crate::model::entry::Head;
use crate::view::Views;
use crate::view::context::SiteContext;
use crate::view::here::Here;
use crate::view::pages::Subject;
use crate::view::urls;

/// An old address of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The old address below the site's root, without `/` at either end: `about us/digital`.
    pub from: String,
    /// The file at which a page leads on.
    pub file: String,
    /// The page's path.
    pub to: String,
    /// The page's title.
    pub title: String,
}

/// `moved.html`, as `moved`.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct MovedContext {
    /// Where it is now.
    pub href: String,
    /// What it is.
    pub title: String,
    /// Its absolute address, where `base-url` is given.
    pub canonical: Option<String>,
}

/// What the template of an old address meets.
#[derive(Debug, Clone, Serialize)]
pub struct MovedView {
    /// As `site`.
    pub site: SiteContext,
    /// As `moved`.
    pub moved: MovedContext,
}

impl Views {
    /// Every old address, in order.
    pub fn moved(&self) -> Vec<Moved> {
        let okrs = &self.okrs;
        let mut all = Vec::new();
        let mut add = |head: &Head, to: &str| {
            for alias in &head.aliases {
                if let Some(file) = urls::alias(alias) {
                    let from = file.strip_suffix("/index.html").unwrap_or(&file).to_owned();
                    all.push(Moved { from, file, to: to.to_owned(), title: head.title.value.clone() });
                }
            }
        };
        okrs.front.iter().for_each(|front| add(&front.head, ""));
        okrs.strategy.iter().for_each(|strategy| add(&strategy.head, "strategy/"));
        okrs.element_ids().for_each(|id| add(&okrs.element(id).entry.head, self.urls.element(id)));
        for id in okrs.period_ids() {
            okrs.period(id).entry.iter().for_each(|entry| add(&entry.head, self.urls.period(id)));
        }
        for id in okrs.team_ids() {
            add(&okrs.team(id).entry.head, self.urls.team(id));
            for (&period, words) in &okrs.team(id).words {
                add(&words.head, &self.urls.team_period(okrs, id, period));
            }
        }
        okrs.objective_ids().for_each(|id| add(&okrs.objective(id).entry.head, self.urls.objective(id)));
        all.sort_by(|a, b| a.file.cmp(&b.file));
        all.dedup_by(|a, b| a.file == b.file);
        all
    }

    /// The page at an old address.
    pub fn moved_page(&self, moved: &Moved) -> MovedView {
        let here = Here::new(self, &moved.file, []);
        MovedView {
            site: here.site(Subject::Front),
            moved: MovedContext { href: here.href(&moved.to), title: moved.title.clone(), canonical: self.urls.absolute(&moved.to) },
        }
    }
}
