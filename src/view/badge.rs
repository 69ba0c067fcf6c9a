//! An objective in a picture the size of a word.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::okrs::ObjectiveId;
use crate::view::Views;
use crate::view::objective::silent_days;

/// `badge.svg`, as `badge`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BadgeContext {
    /// The objective's title.
    pub title: String,
    /// `on-track`, `at-risk`, `off-track`, as said by a person.
    pub status: Option<&'static str>,
    /// `achieved`, `partly`, `missed`, `dropped`.
    pub outcome: Option<&'static str>,
    /// Days of silence, when they are too many.
    pub silent_days: Option<i64>,
    /// The weighted mean of its key results.
    pub progress: Option<f64>,
}

impl Views {
    /// The path of an objective's badge.
    pub fn badge_path(&self, id: ObjectiveId) -> String {
        format!("{}badge.svg", self.urls.objective(id))
    }

    /// An objective's badge.
    pub fn badge(&self, id: ObjectiveId) -> BadgeContext {
        let objective = self.okrs.objective(id);
        BadgeContext {
            title: objective.entry.head.title.value.clone(),
            status: objective.status.map(|(status, _)| status.word()),
            outcome: objective.entry.outcome.map(|outcome| outcome.value.word()),
            silent_days: silent_days(objective),
            progress: objective.progress,
        }
    }
}
