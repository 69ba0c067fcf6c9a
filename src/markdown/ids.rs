//! The anchors of one page.

use std::borrow::Cow;
use std::collections::HashMap;

use rustc_hash::FxHashSet;

use crate::model::slug::slug;

/// Every `id` a page has, so that several pieces of Markdown and the template itself never claim the same one.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    used: FxHashSet<Cow<'static, str>>,
    /// The number to try next for a slug, so that ten thousand equal headings are not a hundred million comparisons.
    next: HashMap<String, usize>,
    footnotes: usize,
}

impl Ids {
    /// Those that the template and the entry take for themselves: a heading of the same words gets another.
    pub fn reserved(taken: impl IntoIterator<Item = Cow<'static, str>>) -> Self {
        Self { used: taken.into_iter().collect(), ..Self::default() }
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
        if self.used.insert(Cow::Owned(base.clone())) {
            return base;
        }
        let number = self.next.entry(base.clone()).or_insert(2);
        loop {
            let id = format!("{base}-{number}");
            *number += 1;
            if self.used.insert(Cow::Owned(id.clone())) {
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
