//! One page of the site, from which everything else is named: links, people, teams, periods, and words in Markdown.

use std::cell::RefCell;

use jiff::civil::Date;
use jiff::fmt::temporal::DateTimePrinter;

use crate::markdown::{self, Ids, Under, address::Address};
use crate::model::entry::{Head, Text};
use crate::model::okrs::{ElementId, ObjectiveId, Okrs, PeriodId, Target, TeamId};
use crate::model::period::{Dates, Form, days_between};
use crate::source::SourceFile;
use crate::view::Views;
use crate::view::context::{Named, PeriodRef, PersonRef, TeamRef};
use crate::view::people::PersonId;
use crate::view::urls::{TAKEN, anchor};

/// A page under construction.
pub struct Here<'a> {
    /// Everything known.
    pub views: &'a Views,
    /// The page's path.
    pub path: &'a str,
    ids: RefCell<Ids>,
}

impl<'a> Here<'a> {
    /// The page at `path`; `own` are the anchors of what its entry measures.
    pub fn new(views: &'a Views, path: &'a str, own: impl IntoIterator<Item = String>) -> Self {
        Self { views, path, ids: RefCell::new(Ids::reserved(&TAKEN, own)) }
    }

    /// The organisation.
    pub fn okrs(&self) -> &'a Okrs {
        &self.views.okrs
    }

    /// A link to the page or file at `path`.
    pub fn href(&self, path: &str) -> String {
        self.views.urls.href(self.path, path)
    }

    /// A link to `anchor` on the page at `path`.
    pub fn anchor(&self, path: &str, anchor: &str) -> String {
        self.views.urls.anchor_href(self.path, path, anchor)
    }

    /// A team; its page shows the current period.
    pub fn team(&self, id: TeamId) -> TeamRef {
        self.team_at(id, self.views.urls.team(id))
    }

    /// A team, leading to its page for a period where that is not the current one.
    pub fn team_in(&self, id: TeamId, period: Option<PeriodId>) -> TeamRef {
        self.team_at(id, &self.views.team_path(id, period))
    }

    fn team_at(&self, id: TeamId, path: &str) -> TeamRef {
        let head = &self.okrs().team(id).entry.head;
        TeamRef { id: head.id.clone(), title: head.title.value.clone(), href: self.href(path) }
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> PersonRef {
        PersonRef { name: self.views.people.get(id).name.clone(), href: self.href(self.views.urls.person(id)) }
    }

    /// The person who is called so.
    pub fn named_person(&self, name: &str) -> Option<PersonRef> {
        self.views.people.find(name).map(|id| self.person(id))
    }

    /// The person written here.
    pub fn owner(&self, name: Option<&Text>) -> Option<PersonRef> {
        self.named_person(&name?.value)
    }

    /// A period, leading to its page.
    pub fn period(&self, id: PeriodId) -> PeriodRef {
        self.period_to(id, self.views.urls.period(id))
    }

    /// A period as a choice that leads to `path`.
    pub fn period_to(&self, id: PeriodId, path: &str) -> PeriodRef {
        let okrs = self.okrs();
        let period = okrs.period(id);
        let (kind, year, number) = match period.form {
            Form::Year(year) => ("year", Some(year), None),
            Form::Half(year, number) => ("half", Some(year), Some(number)),
            Form::Tertial(year, number) => ("tertial", Some(year), Some(number)),
            Form::Quarter(year, number) => ("quarter", Some(year), Some(number)),
            Form::Month(year, number) => ("month", Some(year), Some(number)),
            Form::Named => ("named", None, None),
        };
        let title = period.entry.as_ref().filter(|entry| entry.titled).map(|entry| entry.head.title.value.clone());
        let Dates { from, to } = period.dates;
        PeriodRef {
            id: period.id.clone(),
            title: title.or_else(|| (kind == "named").then(|| period.id.clone())),
            kind,
            year,
            number,
            from: day(from),
            to: day(to),
            state: state(period.dates, okrs.today),
            pace: period.dates.pace(okrs.today),
            days_left: days_between(okrs.today, to).max(0),
            href: self.href(path),
            current: path == self.path,
        }
    }

    /// A challenge, policy or goal.
    pub fn element(&self, id: ElementId) -> Named {
        let element = &self.okrs().element(id).entry;
        Named {
            kind: element.kind.word(),
            title: element.head.title.value.clone(),
            id: element.head.id.clone(),
            href: Some(self.href(self.views.urls.element(id))),
            team: None,
        }
    }

    /// An objective.
    pub fn objective(&self, id: ObjectiveId) -> Named {
        let objective = self.okrs().objective(id);
        Named {
            kind: "objective",
            title: objective.entry.head.title.value.clone(),
            id: self.views.objective_id(id),
            href: Some(self.href(self.views.urls.objective(id))),
            team: Some(self.team(objective.team)),
        }
    }

    /// A key result of an objective.
    pub fn key_result(&self, id: ObjectiveId, index: usize) -> Named {
        let objective = self.okrs().objective(id);
        let Some(result) = objective.entry.key_results.get(index) else { return self.objective(id) };
        Named {
            kind: "key-result",
            title: result.title.value.clone(),
            id: self.views.key_result_id(id, index),
            href: Some(self.anchor(self.views.urls.objective(id), &anchor(&result.id))),
            team: Some(self.team(objective.team)),
        }
    }

    /// What a reference leads to; `written` is the reference itself, for one to a draft.
    pub fn target(&self, target: Target, written: &str) -> Named {
        match target {
            Target::Element(id) => self.element(id),
            Target::Objective(id) => self.objective(id),
            Target::KeyResult(id, index) => self.key_result(id, index),
            Target::Draft => Named { kind: "draft", title: written.to_owned(), id: written.to_owned(), href: None, team: None },
        }
    }

    /// A page of the navigation.
    pub fn section(&self, key: &str) -> Named {
        Named { kind: "page", title: String::new(), id: key.to_owned(), href: Some(self.href(&format!("{key}/"))), team: None }
    }

    /// Inline Markdown written in `file`.
    pub fn inline(&self, file: &SourceFile, text: &str) -> String {
        markdown::inline_html(text, &|address| self.follow(file, address))
    }

    /// The same, where something was written.
    pub fn inlined(&self, file: &SourceFile, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.inline(file, text)).filter(|html| !html.is_empty())
    }

    /// Markdown written in `file`.
    fn blocks(&self, file: &SourceFile, text: &str, under: Under) -> String {
        markdown::html(text, under, &mut self.ids.borrow_mut(), &|address| self.follow(file, address))
    }

    /// Markdown of the front matter of `file`, where something was written.
    pub fn blocked(&self, file: &SourceFile, text: Option<&Text>, under: Under) -> Option<String> {
        text.map(|text| self.blocks(file, text, under)).filter(|html| !html.trim().is_empty())
    }

    /// The body of an entry.
    pub fn body(&self, head: &Head, under: Under) -> String {
        let body = body(head).trim();
        if body.is_empty() { String::new() } else { self.blocks(&head.file, body, under) }
    }

    /// The same, where there is one.
    pub fn written(&self, head: &Head, under: Under) -> Option<String> {
        Some(self.body(head, under)).filter(|html| !html.trim().is_empty())
    }

    /// An address that an author gave on its own, such as a team's links: out of the site, or to a file of the project.
    pub fn address(&self, file: &SourceFile, address: &str) -> Option<String> {
        match Address::of(address) {
            Address::Outside => Some(address.trim().to_owned()),
            Address::Inside | Address::Anchor => self.follow(file, address),
            Address::Refused => None,
        }
    }

    fn follow(&self, file: &SourceFile, address: &str) -> Option<String> {
        let to = self.views.urls.follow(&file.path, address)?;
        Some(match &to.anchor {
            Some(anchor) => self.anchor(&to.path, anchor),
            None => self.href(&to.path),
        })
    }
}

/// The Markdown of an entry's body.
pub fn body(head: &Head) -> &str {
    head.file.text.get(head.body.range()).unwrap_or("")
}

/// `past`, `running`, `future`
pub fn state(dates: Dates, today: Date) -> &'static str {
    if dates.to < today {
        "past"
    } else if today < dates.from {
        "future"
    } else {
        "running"
    }
}

/// `2026-11-22`
pub fn day(date: Date) -> String {
    DateTimePrinter::new().date_to_string(&date)
}

/// `text`, where something was written.
pub fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone()).filter(|text| !text.is_empty())
}
