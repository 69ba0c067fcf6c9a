//! Progress, pace and score, as `docs/writing/numbers.md` tells them to authors.

use jiff::civil::Date;

use crate::model::entry::{Baseline, CheckIn, Done, KeyResult, Measure, Reading};
use crate::source::Spanned;

/// Where something measured stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Standing {
    /// The latest number, if there is one.
    pub value: Option<f64>,
    /// The day from which `value` or `milestone` holds, where a check-in said so.
    pub since: Option<Date>,
    /// A check-in said `value: none`, and no later one a number.
    pub withdrawn: bool,
    /// The furthest milestone that holds, as an index from 0.
    pub milestone: Option<usize>,
    /// 0 where it started, 1 where the target is reached; as it is, beyond both ends.
    pub progress: Option<f64>,
    /// Whether the target is reached or the level holds, where that can be said.
    pub reached: Option<bool>,
    /// How far the value is outside its level: below (negative) or above (positive); 0 inside. Levels only.
    pub outside: Option<f64>,
    /// The latest confidence, 0 to 10.
    pub confidence: Option<f64>,
    /// The day of the latest check-in of any kind.
    pub last_check_in: Option<Date>,
    /// At how many check-ins with a number the level held, and how many there were. Levels only.
    pub held: Option<(usize, usize)>,
}

/// Where `result` stands at the end of `today`. `history` is by day, one a day; what lies after `today` does not count.
pub fn standing(result: &KeyResult, history: &[CheckIn], today: Date) -> Standing {
    let past = &history[..history.partition_point(|check_in| check_in.date.value <= today)];
    let mut standing = Standing {
        confidence: past.iter().rev().find_map(|check_in| check_in.confidence.map(|confidence| confidence.value)),
        last_check_in: past.last().map(|check_in| check_in.date.value),
        ..Standing::default()
    };
    match past.iter().rev().find_map(|check_in| check_in.value.map(|value| (value.value, check_in.date.value))) {
        Some((Reading::Number(value), day)) => (standing.value, standing.since) = (Some(value), Some(day)),
        Some((Reading::None, day)) => (standing.withdrawn, standing.since) = (true, Some(day)),
        None => standing.value = result.current.map(|current| current.value),
    }
    match &result.measure {
        Measure::Target { baseline, commit, target, stretch } => {
            let toward = direction(*baseline, commit.map(|it| it.value), target.value, stretch.map(|it| it.value));
            if let Some(value) = standing.value {
                if let Baseline::Known(baseline) = baseline {
                    standing.progress = along(baseline.value, target.value, value);
                }
                standing.reached = toward.map(|sign| (value - target.value) * sign >= 0.0);
            }
        }
        Measure::AtLeast(low) => level(&mut standing, past, low.value, f64::INFINITY),
        Measure::AtMost(high) => level(&mut standing, past, f64::NEG_INFINITY, high.value),
        Measure::Between(low, high) => level(&mut standing, past, low.value, high.value),
        Measure::Milestones(milestones) => {
            let reached = milestones
                .iter()
                .enumerate()
                .filter_map(|(index, milestone)| milestone.reached.filter(|day| day.value <= today).map(|day| (day.value, 0, index)));
            let said = past.iter().filter_map(|check_in| check_in.milestone.map(|milestone| (check_in.date.value, 1, milestone.value)));
            if let Some((day, _, index)) = reached.chain(said).max() {
                (standing.milestone, standing.since) = (Some(index), Some(day));
                standing.last_check_in = standing.last_check_in.max(Some(day));
            }
            standing.progress = match standing.milestone {
                Some(index) => milestone_score(result, index),
                None => Some(0.0),
            };
            standing.reached = Some(standing.milestone.is_some_and(|index| index + 1 == milestones.len()));
        }
        Measure::Done(Spanned { value: said, .. }) => {
            let said = *said;
            let done = match said {
                Done::NotYet => false,
                Done::Yes => true,
                Done::On(day) => day <= today,
            };
            if let Done::On(day) = said
                && done
            {
                standing.since = Some(day);
                standing.last_check_in = standing.last_check_in.max(Some(day));
            }
            standing.progress = Some(f64::from(u8::from(done)));
            standing.reached = Some(done);
        }
        Measure::None => {}
    }
    standing
}

/// The agreed score of the milestone at `index`; where none was agreed, the milestones are even steps towards 1.
pub fn milestone_score(result: &KeyResult, index: usize) -> Option<f64> {
    let Measure::Milestones(milestones) = &result.measure else { return None };
    let agreed = milestones.get(index)?.score.map(|score| score.value);
    Some(agreed.unwrap_or((index + 1) as f64 / milestones.len() as f64))
}

/// +1 where more is better, -1 where less is, `None` where it cannot be said.
pub fn direction(baseline: Baseline, commit: Option<f64>, target: f64, stretch: Option<f64>) -> Option<f64> {
    let baseline = match baseline {
        Baseline::Known(baseline) => Some(baseline.value),
        Baseline::Unknown(_) | Baseline::Missing => None,
    };
    let steps = [baseline, commit].into_iter().flatten().map(|earlier| target - earlier);
    let beyond = stretch.map(|stretch| stretch - target);
    steps.chain(beyond).find(|step| *step != 0.0).map(f64::signum)
}

/// `(value − baseline) ÷ (target − baseline)`; `None` where the two are equal.
pub fn along(baseline: f64, target: f64, value: f64) -> Option<f64> {
    let whole = target - baseline;
    (whole != 0.0).then(|| (value - baseline) / whole).filter(|progress| progress.is_finite())
}

fn level(standing: &mut Standing, past: &[CheckIn], low: f64, high: f64) {
    let outside = |value: f64| if value < low { value - low } else { (value - high).max(0.0) };
    let numbers = past.iter().filter_map(|check_in| match check_in.value.map(|value| value.value) {
        Some(Reading::Number(value)) => Some(value),
        _ => None,
    });
    let (held, all) = numbers.fold((0, 0), |(held, all), value| (held + usize::from(outside(value) == 0.0), all + 1));
    standing.held = (all > 0).then_some((held, all));
    if let Some(value) = standing.value {
        let outside = outside(value);
        standing.outside = Some(outside);
        standing.reached = Some(outside == 0.0);
        standing.progress = Some(f64::from(u8::from(outside == 0.0)));
    }
}

/// Whether progress can be computed as soon as there is a value. It cannot where the baseline is unknown or equals the target, nor
/// where there is no measure.
pub fn computable(result: &KeyResult) -> bool {
    match &result.measure {
        Measure::Target { baseline: Baseline::Known(baseline), target, .. } => baseline.value != target.value,
        Measure::Target { .. } | Measure::None => false,
        Measure::AtLeast(_) | Measure::AtMost(_) | Measure::Between(..) | Measure::Milestones(_) | Measure::Done(_) => true,
    }
}

/// What a key result brings into the mean of its objective: its progress or score where there is one, 0 where there is no value yet,
/// and `None`, so that it is left out, where there is a value and nothing can be computed from it.
pub fn share(result: &KeyResult, standing: &Standing, amount: Option<f64>) -> Option<f64> {
    amount.or_else(|| (computable(result) || standing.value.is_none()).then_some(0.0))
}

/// The mean of `parts` (progress and weight) by weight, each kept within 0 and 1. `None` where there are no parts or all weights are 0.
pub fn mean(parts: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let (sum, weights) = parts
        .into_iter()
        .fold((0.0, 0.0), |(sum, weights), (progress, weight)| (sum + progress.clamp(0.0, 1.0) * weight, weights + weight));
    (weights > 0.0).then(|| sum / weights).filter(|mean| mean.is_finite())
}

/// Scores at the points of a `target`, from the settings: 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scoring {
    /// At `commit`, if it has a score of its own.
    pub commit: Option<f64>,
    /// At `target`.
    pub target: f64,
    /// At `stretch`, if it has a score of its own.
    pub stretch: Option<f64>,
}

impl Default for Scoring {
    fn default() -> Self {
        Self { commit: None, target: 1.0, stretch: None }
    }
}

/// The computed score of `result`, 0 to 1: along the points of `scoring` for a `target`, else its progress.
pub fn score(result: &KeyResult, standing: &Standing, scoring: Scoring) -> Option<f64> {
    let Measure::Target { baseline: Baseline::Known(baseline), commit, target, stretch } = &result.measure else {
        return standing.progress.map(|progress| progress.clamp(0.0, 1.0));
    };
    let value = standing.value?;
    let mut points = vec![(0.0, 0.0)];
    let mut point = |at: Option<f64>, score: Option<f64>| {
        if let (Some(at), Some(score)) = (at, score)
            && let Some(position) = along(baseline.value, target.value, at)
        {
            points.push((position, score));
        }
    };
    point(commit.map(|it| it.value), scoring.commit);
    point(Some(target.value), Some(scoring.target));
    point(stretch.map(|it| it.value), scoring.stretch);
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let position = along(baseline.value, target.value, value)?;
    let after = points.iter().position(|point| point.0 > position);
    let score = match after {
        Some(0) => 0.0,
        Some(index) => {
            let ((from, low), (to, high)) = (points[index - 1], points[index]);
            low + (high - low) * (position - from) / (to - from)
        }
        None => points.last().map_or(0.0, |point| point.1),
    };
    Some(score.clamp(0.0, 1.0))
}
