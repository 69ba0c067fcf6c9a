//! What stands around every subject: the site's navigation, and what a page says of itself.

use std::sync::PoisonError;

use crate::markdown;
use crate::model::entry::Head;
use crate::model::okrs::{ObjectiveId, PeriodId, TeamId};
use crate::view::context::{Named, NavItem, PageContext, SiteContext};
use crate::view::here::{Here, body, day};
use crate::view::pages::Subject;
use crate::view::search::Piece;
use crate::view::shared::Shared;
use crate::view::urls::encode;

/// The main sections, in order.
const NAV: [&str; 8] = ["strategy", "tree", "coverage", "teams", "periods", "people", "check-ins", "search"];

/// Letters of a description: what search engines show.
const DESCRIPTION: usize = 160;

/// Teams in the way from the front page.
const LONGEST_WAY: usize = 8;

/// A section and how deep below the site's root: pages that agree in it name every section by the same links.
pub type Folders = (&'static str, usize);

impl Here<'_> {
    /// What every page has, shared by those of which there are many.
    pub fn shared_site(&self, subject: Subject) -> Shared<SiteContext> {
        let many = matches!(subject, Subject::Team(..) | Subject::Objective(_) | Subject::Person(_));
        let Some(section) = section(subject).filter(|_| many) else { return Shared::new(self.site(subject)) };
        let mut sites = self.views.sites.lock().unwrap_or_else(PoisonError::into_inner);
        sites.entry((section, self.path.matches('/').count())).or_insert_with(|| Shared::new(self.site(subject))).clone()
    }

    /// What every page has.
    pub fn site(&self, subject: Subject) -> SiteContext {
        let settings = &self.views.settings;
        let section = section(subject);
        let item = |key: &'static str| NavItem { key, href: self.href(&format!("{key}/")), current: section == Some(key) };
        SiteContext {
            title: settings.title.value.clone(),
            language: settings.language.value.clone(),
            today: day(self.okrs().today),
            nav: NAV.into_iter().map(item).collect(),
            home_href: self.href(""),
            period: self.okrs().current.map(|period| self.period(period)),
            feed_href: self.feed("feed.xml"),
            search_index_href: self.href(&Piece::Index.path()),
            served: self.views.urls.is_served(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// What the page says of itself.
    pub fn page(&self, subject: Subject) -> PageContext {
        let head = self.head(subject);
        let source = head.map(|head| head.file.path.to_string());
        let edit = self.views.settings.edit_url.as_ref();
        PageContext {
            kind: subject.kind(),
            title: self.title(subject),
            description: self.description(subject),
            path: encode(self.path),
            root: self.views.urls.root(self.path),
            canonical: self.views.urls.absolute(self.path).filter(|_| subject != Subject::NotFound),
            edit_href: edit.zip(source.as_ref()).map(|(url, path)| url.replace("{path}", &encode(path))),
            source,
            breadcrumbs: self.breadcrumbs(subject),
            draft: head.is_some_and(|head| head.draft),
        }
    }

    /// The entry that a page is made from.
    fn head(&self, subject: Subject) -> Option<&Head> {
        let okrs = self.okrs();
        match subject {
            Subject::Front => okrs.front.as_ref().map(|front| &front.head),
            Subject::Strategy => okrs.strategy.as_ref().map(|strategy| &strategy.head),
            Subject::Element(id) => Some(&okrs.element(id).entry.head),
            Subject::Team(id, _) => Some(&okrs.team(id).entry.head),
            Subject::Objective(id) => Some(&okrs.objective(id).entry.head),
            Subject::Period(id) => okrs.period(id).entry.as_ref().map(|entry| &entry.head),
            _ => None,
        }
    }

    fn title(&self, subject: Subject) -> Option<String> {
        match subject {
            Subject::Person(id) => Some(self.views.people.get(id).name.clone()),
            Subject::Period(id) => self.period(id).title,
            _ => self.head(subject).map(|head| head.title.value.clone()).filter(|title| !title.is_empty()),
        }
    }

    fn description(&self, subject: Subject) -> Option<String> {
        let okrs = self.okrs();
        let own = match subject {
            Subject::Front | Subject::Strategy => okrs.strategy.as_ref().and_then(|strategy| strategy.vision.as_ref()),
            Subject::Element(id) => okrs.element(id).entry.summary.as_ref(),
            Subject::Team(id, _) => okrs.team(id).entry.mission.as_ref(),
            _ => None,
        };
        let text = match own {
            Some(own) => markdown::plain(own),
            None => markdown::plain(body(self.head(subject)?)),
        };
        Some(shortened(&text)).filter(|text| !text.is_empty())
    }

    fn breadcrumbs(&self, subject: Subject) -> Vec<Named> {
        let okrs = self.okrs();
        match subject {
            Subject::Element(_) => vec![self.section("strategy")],
            Subject::Tree(Some(_)) => vec![self.section("tree")],
            Subject::Map(_) => vec![self.section("tree")],
            Subject::Coverage(Some(_)) => vec![self.section("coverage")],
            Subject::Team(id, period) => self.way_to_team(okrs.team(id).parent, period),
            Subject::Objective(id) => self.way_to_objective(id),
            Subject::Period(_) => vec![self.section("periods")],
            Subject::Person(_) => vec![self.section("people")],
            _ => Vec::new(),
        }
    }

    fn way_to_objective(&self, id: ObjectiveId) -> Vec<Named> {
        let objective = self.okrs().objective(id);
        self.way_to_team(Some(objective.team), objective.period)
    }

    /// The page of all teams, and those from the top down to `team`.
    fn way_to_team(&self, team: Option<TeamId>, period: Option<PeriodId>) -> Vec<Named> {
        let mut way = Vec::new();
        let mut at = team;
        while let Some(id) = at.filter(|_| way.len() < LONGEST_WAY) {
            let team = self.team_in(id, period.filter(|_| way.is_empty()));
            way.push(Named { kind: "team", title: team.title, id: team.id, href: Some(team.href), team: None });
            at = self.okrs().team(id).parent;
        }
        way.push(self.section("teams"));
        way.reverse();
        way
    }
}

fn section(subject: Subject) -> Option<&'static str> {
    match subject {
        Subject::Strategy | Subject::Element(_) => Some("strategy"),
        Subject::Tree(_) | Subject::Map(_) => Some("tree"),
        Subject::Coverage(_) => Some("coverage"),
        Subject::Teams | Subject::Team(..) | Subject::Objective(_) => Some("teams"),
        Subject::Periods | Subject::Period(_) => Some("periods"),
        Subject::People | Subject::Person(_) => Some("people"),
        Subject::CheckIns => Some("check-ins"),
        Subject::Search => Some("search"),
        Subject::Front | Subject::NotFound => None,
    }
}

/// `text`, cut between words where it is too long.
pub fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(DESCRIPTION) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([' ', ',', ';', ':', '–', '-']))
}
