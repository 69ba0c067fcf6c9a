//! What is Markdown in an entry, and where its links lead.

use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::model::entry::{Element, Entry, Head, KeyResult, Measure, Objective, Support, Team, TeamPeriod, Text};

/// Where a link that does not leave the site leads, by its address and the file that it stands in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// To the page of the file itself.
    Itself,
    /// To this path in the project.
    Project(Utf8PathBuf),
    /// To this path below one of the tops: `content/`, `static/`, the site.
    Top(String),
    /// To a place on a page, which only the page as it is rendered has.
    Place,
    /// Out of the project, or to a name that nothing defines.
    Nowhere,
}

impl Entry {
    /// What every entry has, to be written.
    pub fn head_mut(&mut self) -> &mut Head {
        match self {
            Self::Front(entry) => &mut Arc::make_mut(entry).head,
            Self::Strategy(entry) => &mut Arc::make_mut(entry).head,
            Self::Element(entry) => &mut Arc::make_mut(entry).head,
            Self::Period(entry) => &mut Arc::make_mut(entry).head,
            Self::Team(entry) => &mut Arc::make_mut(entry).head,
            Self::TeamPeriod(entry) => &mut Arc::make_mut(entry).head,
            Self::Objective(entry) => &mut Arc::make_mut(entry).head,
        }
    }

    /// The Markdown of the body.
    pub fn body(&self) -> &str {
        let head = self.head();
        head.file.text.get(head.body.range()).unwrap_or("")
    }

    /// Every address of the front matter that stands alone.
    pub fn addresses(&self) -> Vec<&Text> {
        match self {
            Self::Team(team) => {
                let heartbeat = team.heartbeat.iter().filter_map(|each| each.url.as_deref());
                team.links.iter().map(|link| &link.url).chain(heartbeat).collect()
            }
            Self::Objective(objective) => objective.initiatives.iter().filter_map(|initiative| initiative.url.as_ref()).collect(),
            _ => Vec::new(),
        }
    }

    /// Every text of the front matter that is Markdown.
    pub fn markdown(&self) -> Vec<&Text> {
        match self {
            Self::Front(_) | Self::Strategy(_) | Self::Period(_) => Vec::new(),
            Self::Element(entry) => entry.markdown().collect(),
            Self::Team(entry) => entry.markdown().collect(),
            Self::TeamPeriod(entry) => entry.markdown().collect(),
            Self::Objective(entry) => entry.markdown().collect(),
        }
    }
}

impl Element {
    fn markdown(&self) -> impl Iterator<Item = &Text> {
        self.summary.iter().chain(hows(&self.supports)).chain(of_all(&self.measures))
    }
}

impl Team {
    fn markdown(&self) -> impl Iterator<Item = &Text> {
        self.not_doing.iter().chain(of_all(&self.heartbeat))
    }
}

impl TeamPeriod {
    fn markdown(&self) -> impl Iterator<Item = &Text> {
        self.focus.iter().chain(&self.reflection)
    }
}

impl Objective {
    fn markdown(&self) -> impl Iterator<Item = &Text> {
        let notes = self.check_ins.iter().filter_map(|check_in| check_in.note.as_ref());
        let own = self.stands_alone.iter().chain(&self.reflection).chain(hows(&self.supports)).chain(notes);
        own.chain(of_all(&self.key_results))
    }
}

fn of_all(results: &[Arc<KeyResult>]) -> impl Iterator<Item = &Text> {
    results.iter().flat_map(|result| {
        let notes = result.check_ins.iter().filter_map(|check_in| check_in.note.as_ref());
        let milestones = if let Measure::Milestones(milestones) = &result.measure { milestones.as_slice() } else { &[] };
        let zones = milestones.iter().filter_map(|milestone| milestone.description.as_ref());
        result.description.as_deref().into_iter().chain(hows(&result.supports)).chain(notes).chain(zones)
    })
}

fn hows(supports: &[Support]) -> impl Iterator<Item = &Text> {
    supports.iter().filter_map(|support| support.how.as_deref())
}
