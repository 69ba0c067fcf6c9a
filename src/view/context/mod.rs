//! Every struct a template meets. Fields are only ever added.
//!
//! Conventions: `*_html` is finished HTML (`| safe`); `href` is relative to the page that shows it; dates are `YYYY-MM-DD`; progress,
//! score, pace and bars are 0 to 1; confidence is 0 to 10; `kind`, `status`, `outcome` and `state` are the words named beside them,
//! from which a theme makes its strings.

mod map;
mod objective;
mod organisation;
mod page;
mod strategy;
mod theme;

pub use map::{MapColumn, MapContext, MapLine, MapNode};
pub use objective::{
    AllowedView, Because, ChainLink, CheckInView, CheckInsContext, Day, Happening, Held, InitiativeView, KeyResultNumbers, KeyResultView,
    MilestoneView, ObjectiveContext, ObjectiveRow, ScoreView, SupporterView,
};
pub use organisation::{
    CapacityView, Dependency, OwnedInitiative, OwnedKeyResult, PeopleContext, PeriodCard, PeriodContext, PeriodObjective, PeriodTeam,
    PeriodsContext, PersonCard, PersonContext, PreviousPeriod, SearchContext, SearchObjective, SearchTeam, TeamContext, TeamNode,
    TeamsContext,
};
pub use page::{Counts, Named, NavItem, PageContext, PeriodRef, PersonRef, SiteContext, TeamRef};
pub use strategy::{
    Attention, AttentionTotals, CoverageCell, CoverageContext, CoverageElement, CoverageTeam, ElementCard, ElementContext, FrontContext,
    StrategyContext, TeamOption, TeamSupporters, TreeContext, TreeHead, TreeRow,
};
pub use theme::{ThemeContext, Token};
