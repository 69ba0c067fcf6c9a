//! The anchors of one page.

use std::collections::HashMap;

use rustc_hash::FxHashSet;

use crate::model::slug::slug;

/// Every `id` a page has, so that several pieces of Markdown and the template itself never claim the same one.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    /// Those of the template. They are few, and most pages never ask.
    taken: &'static [&'static str],
    used: FxHashSet<String>,
    /// The number to try next for a slug, so that ten thousand equal headings are not a hundred million comparisons.
    next: HashMap<String, usize>,
    footnotes: usize,
}

impl Ids {
    /// Those that the template takes for itself, and those of its entry: a heading of the same words gets another.
    pub fn reserved(taken: &'static [&'static str], own: impl IntoIterator<Item = String>) -> Self {
        Self { taken, used: own.into_iter().collect(), ..Self::default() }
    }

    /// Whether nobody had it before.
    fn take(&mut self, id: &str) -> bool {
        !self.taken.contains(&id) && self.used.insert(id.to_owned())
    }

    /// An id for a heading: its words as a slug, with a number where that is taken.
    pub(super) fn claim(&mut self, words: &str) -> String {
        let slug = slug(words);
        let base = match slug.as_str() {
            "" => "section".to_owned(),
            // Footnotes are called `fn-1`, and references to them `fnref-1`.
            slug if slug.starts_with("fn-") || slug.starts_with("fnref-") => format!("section-{slug}"),
            _ => slug,
        };
        if self.take(&base) {
            return base;
        }
        let mut number = self.next.get(&base).copied().unwrap_or(2);
        loop {
            let id = format!("{base}-{number}");
            number += 1;
            if self.take(&id) {
                self.next.insert(base, number);
                return id;
            }
        }
    }

    /// The number of the next footnote on the page.
    pub(super) fn footnote(&mut self) -> usize {
        self.footnotes += 1;
        self.footnotes
    }
}
