//! The pages of a site, and what each of them shows.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::model::okrs::{ElementId, ObjectiveId, PeriodId, TeamId};
use crate::view::Views;
use crate::view::context::{
    CheckInsContext, CoverageContext, ElementContext, FrontContext, MapContext, ObjectiveContext, PageContext, PeopleContext,
    PeriodContext, PeriodsContext, PersonContext, SearchContext, SiteContext, StrategyContext, TeamContext, TeamsContext, ThemeContext,
    TreeContext,
};
use crate::view::here::Here;
use crate::view::people::PersonId;
use crate::view::shared::Shared;
use crate::view::urls::{NOT_FOUND, anchor};

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRef {
    /// Where it is: `teams/platform/`; empty for the front page.
    pub path: String,
    /// What it shows.
    pub subject: Subject,
}

/// What a page shows. Where a period is `None`, it is the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The front page.
    Front,
    /// The strategy.
    Strategy,
    /// A challenge, policy or goal.
    Element(ElementId),
    /// The strategy tree.
    Tree(Option<PeriodId>),
    /// The same as a drawing.
    Map(Option<PeriodId>),
    /// Strategy × teams.
    Coverage(Option<PeriodId>),
    /// All teams.
    Teams,
    /// A team.
    Team(TeamId, Option<PeriodId>),
    /// An objective.
    Objective(ObjectiveId),
    /// All periods.
    Periods,
    /// A period.
    Period(PeriodId),
    /// All people.
    People,
    /// A person.
    Person(PersonId),
    /// What was said lately.
    CheckIns,
    /// The index of everything.
    Search,
    /// For addresses where there is nothing.
    NotFound,
}

impl Subject {
    /// `PageContext::kind`, which is also the template's name.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Strategy => "strategy",
            Self::Element(_) => "element",
            Self::Tree(_) => "tree",
            Self::Map(_) => "map",
            Self::Coverage(_) => "coverage",
            Self::Teams => "teams",
            Self::Team(..) => "team",
            Self::Objective(_) => "objective",
            Self::Periods => "periods",
            Self::Period(_) => "period",
            Self::People => "people",
            Self::Person(_) => "person",
            Self::CheckIns => "check-ins",
            Self::Search => "search",
            Self::NotFound => "not-found",
        }
    }
}

/// What a template meets: serialised, a map of `site`, `page` and the subject under its own name.
#[derive(Debug)]
pub struct PageView {
    /// As `site`.
    pub site: Shared<SiteContext>,
    /// As `page`.
    pub page: PageContext,
    /// Under the name that `Content::name` says.
    pub content: Content,
}

impl Serialize for PageView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("site", &self.site)?;
        map.serialize_entry("page", &self.page)?;
        if let Some(name) = self.content.name() {
            map.serialize_entry(name, &self.content)?;
        }
        map.end()
    }
}

/// The one subject of a page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Content {
    Front(Box<FrontContext>),
    Strategy(Box<StrategyContext>),
    Element(Box<ElementContext>),
    Tree(Box<TreeContext>),
    Map(Box<MapContext>),
    Coverage(Box<CoverageContext>),
    Teams(TeamsContext),
    Team(Box<TeamContext>),
    Objective(Box<ObjectiveContext>),
    Periods(PeriodsContext),
    Period(Box<PeriodContext>),
    People(PeopleContext),
    Person(Box<PersonContext>),
    CheckIns(CheckInsContext),
    Search(SearchContext),
    Theme(Box<ThemeContext>),
    Nothing,
}

impl Content {
    /// The name under which a template finds it; `None` where there is nothing.
    pub fn name(&self) -> Option<&'static str> {
        Some(match self {
            Self::Front(_) => "front",
            Self::Strategy(_) => "strategy",
            Self::Element(_) => "element",
            Self::Tree(_) => "tree",
            Self::Map(_) => "map",
            Self::Coverage(_) => "coverage",
            Self::Teams(_) => "teams",
            Self::Team(_) => "team",
            Self::Objective(_) => "objective",
            Self::Periods(_) => "periods",
            Self::Period(_) => "period_page",
            Self::People(_) => "people",
            Self::Person(_) => "person",
            Self::CheckIns(_) => "check_ins",
            Self::Search(_) => "search",
            Self::Theme(_) => "theme",
            Self::Nothing => return None,
        })
    }
}

/// Every page, in the order of the navigation.
pub fn pages(views: &Views) -> Vec<PageRef> {
    let (okrs, urls) = (&views.okrs, &views.urls);
    let mut pages = Vec::with_capacity(okrs.objectives.len() + okrs.teams.len() * 4 + 64);
    let mut page = |path: &str, subject: Subject| pages.push(PageRef { path: path.to_owned(), subject });
    page("", Subject::Front);
    page("strategy/", Subject::Strategy);
    okrs.element_ids().for_each(|id| page(urls.element(id), Subject::Element(id)));
    let other = |&period: &PeriodId| Some(period) != okrs.current;
    let chosen: Vec<Option<PeriodId>> = [None].into_iter().chain(views.section_periods().into_iter().filter(other).map(Some)).collect();
    chosen.iter().for_each(|&period| page(&views.section_path("tree", period), Subject::Tree(period)));
    chosen.iter().for_each(|&period| page(&views.section_path("map", period), Subject::Map(period)));
    chosen.iter().for_each(|&period| page(&views.section_path("coverage", period), Subject::Coverage(period)));
    page("teams/", Subject::Teams);
    for id in okrs.team_ids() {
        page(urls.team(id), Subject::Team(id, None));
        views.team_periods(id).into_iter().for_each(|period| page(&urls.team_period(okrs, id, period), Subject::Team(id, Some(period))));
    }
    okrs.objective_ids().for_each(|id| page(urls.objective(id), Subject::Objective(id)));
    page("periods/", Subject::Periods);
    okrs.period_ids().for_each(|id| page(urls.period(id), Subject::Period(id)));
    page("people/", Subject::People);
    views.people.ids().for_each(|id| page(urls.person(id), Subject::Person(id)));
    page("check-ins/", Subject::CheckIns);
    page("search/", Subject::Search);
    page(NOT_FOUND, Subject::NotFound);
    pages
}

impl Views {
    /// What the page at `path` shows.
    pub fn view(&self, page: &PageRef) -> PageView {
        let here = Here::new(self, &page.path, self.anchors(page.subject));
        let current = self.okrs.current;
        let content = match page.subject {
            Subject::Front => Content::Front(Box::new(here.front_page())),
            Subject::Strategy => Content::Strategy(Box::new(here.strategy_page())),
            Subject::Element(id) => Content::Element(Box::new(here.element_page(id))),
            Subject::Tree(period) => Content::Tree(Box::new(here.tree_page(period.or(current)))),
            Subject::Map(period) => Content::Map(Box::new(here.map_page(period.or(current)))),
            Subject::Coverage(period) => Content::Coverage(Box::new(here.coverage_page(period.or(current)))),
            Subject::Teams => Content::Teams(here.teams_page()),
            Subject::Team(id, period) => Content::Team(Box::new(here.team_page(id, period.or(current)))),
            Subject::Objective(id) => Content::Objective(Box::new(here.objective_page(id))),
            Subject::Periods => Content::Periods(here.periods_page()),
            Subject::Period(id) => Content::Period(Box::new(here.period_page(id))),
            Subject::People => Content::People(here.people_page()),
            Subject::Person(id) => Content::Person(Box::new(here.person_page(id))),
            Subject::CheckIns => Content::CheckIns(here.check_ins_page()),
            Subject::Search => Content::Search(here.search_page()),
            Subject::NotFound => Content::Nothing,
        };
        PageView { site: here.shared_site(page.subject), page: here.page(page.subject), content }
    }

    /// The anchors of what is measured on a page.
    fn anchors(&self, subject: Subject) -> impl Iterator<Item = String> + '_ {
        let measured = match subject {
            Subject::Objective(id) => &self.okrs.objective(id).key_results[..],
            Subject::Team(id, _) => &self.okrs.team(id).heartbeat[..],
            Subject::Element(id) => &self.okrs.element(id).measures[..],
            _ => &[],
        };
        measured.iter().map(|result| anchor(&result.entry.id).into_owned())
    }
}
