//! A theme's own page, over made data.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::context::objective::ObjectiveContext;
use crate::view::context::organisation::{PeriodContext, TeamContext, TeamsContext};
use crate::view::context::strategy::{ElementContext, FrontContext, StrategyContext};

/// Every token of the look, and the contexts of pages that together have one of everything. Only a preview has this page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ThemeContext {
    /// What `tokens.css` names, in its order.
    pub tokens: Vec<Token>,
    /// The front page.
    pub front: FrontContext,
    /// The strategy.
    pub strategy: StrategyContext,
    /// A goal that is worked on.
    pub element: Option<Box<ElementContext>>,
    /// All teams.
    pub teams: TeamsContext,
    /// A team in a running period.
    pub team: Option<Box<TeamContext>>,
    /// A period that is over.
    pub period: Option<Box<PeriodContext>>,
    /// Objectives in every state; the first has a key result of every measure, the second a chart of every kind.
    pub objectives: Vec<ObjectiveContext>,
}

/// A custom property of `:root`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Token {
    /// `size-xl`: its name without the dashes before it.
    pub name: String,
    /// What it is set to, as it is written.
    pub value: String,
    /// `font`, `size`, `space`, `colour` or `other`.
    pub kind: &'static str,
}
