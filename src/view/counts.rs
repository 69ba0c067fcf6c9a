//! Counting objectives by how they are, and finding the weakest.

use crate::model::entry::{Outcome, Status};
use crate::model::okrs::{Objective, ObjectiveId, Okrs};
use crate::view::context::Counts;
use crate::view::objective::silent_days;

/// How many of `ids` are how. An objective with an outcome has ended and no longer has a status.
pub fn counts(okrs: &Okrs, ids: impl IntoIterator<Item = ObjectiveId>) -> Counts {
    let mut counts = Counts::default();
    for id in ids {
        let objective = okrs.objective(id);
        counts.total += 1;
        counts.silent += usize::from(silent_days(objective).is_some());
        let count = match (objective.entry.outcome.map(|outcome| outcome.value), objective.status.map(|(status, _)| status)) {
            (Some(Outcome::Achieved), _) => &mut counts.achieved,
            (Some(Outcome::Partly), _) => &mut counts.partly,
            (Some(Outcome::Missed), _) => &mut counts.missed,
            (Some(Outcome::Dropped), _) => &mut counts.dropped,
            (None, Some(Status::OnTrack)) => &mut counts.on_track,
            (None, Some(Status::AtRisk)) => &mut counts.at_risk,
            (None, Some(Status::OffTrack)) => &mut counts.off_track,
            (None, None) => &mut counts.unknown,
        };
        *count += 1;
    }
    counts
}

/// Off track before at risk, then the least progress; of those that have not ended.
pub fn weakest(okrs: &Okrs, ids: impl IntoIterator<Item = ObjectiveId>) -> Option<ObjectiveId> {
    let rank = |objective: &Objective| match objective.status {
        Some((Status::OffTrack, _)) => 0,
        Some((Status::AtRisk, _)) => 1,
        Some((Status::OnTrack, _)) | None => 2,
    };
    let key = |id: &ObjectiveId| {
        let objective = okrs.objective(*id);
        (rank(objective), objective.progress.unwrap_or(0.0))
    };
    ids.into_iter().filter(|&id| okrs.objective(id).entry.outcome.is_none()).min_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    })
}

/// Supports nothing and gives no reason.
pub fn unaligned(objective: &Objective) -> bool {
    objective.supports.is_empty() && objective.entry.stands_alone.is_none()
}
