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
        None => standing.value = result.current.as_ref().map(|current| current.value),
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

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Scoring, Standing, along, mean, score, share, standing};
    use crate::model::entry::{Baseline, CheckIn, Done, KeyResult, Measure, Milestone, Reading, Text};
    use crate::source::{Span, Spanned};

    const TODAY: Date = date(2026, 11, 22);

    fn at<T>(value: T) -> Spanned<T> {
        Spanned::new(value, Span::default())
    }

    fn result(measure: Measure) -> KeyResult {
        KeyResult::measured_by(measure)
    }

    fn toward(baseline: Option<f64>, commit: Option<f64>, target: f64, stretch: Option<f64>) -> KeyResult {
        let baseline = baseline.map_or(Baseline::Unknown(Span::default()), |value| Baseline::Known(at(value)));
        result(Measure::Target { baseline, commit: commit.map(at), target: at(target), stretch: stretch.map(at) })
    }

    fn milestones(scores: &[Option<f64>], reached: &[Option<Date>]) -> KeyResult {
        let all = scores.iter().zip(reached).map(|(score, reached)| Milestone {
            title: Text::default(),
            score: score.map(at),
            description: None,
            reached: reached.map(at),
        });
        result(Measure::Milestones(all.collect()))
    }

    fn check_in(day: Date) -> CheckIn {
        CheckIn { date: at(day), value: None, milestone: None, confidence: None, note: None }
    }

    fn reading(day: Date, value: f64) -> CheckIn {
        CheckIn { value: Some(at(Reading::Number(value))), ..check_in(day) }
    }

    fn near(found: Option<f64>, expected: Option<f64>, what: &str) {
        match (found, expected) {
            (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-12, "{what}: {found}, not {expected}"),
            _ => assert_eq!(found, expected, "{what}"),
        }
    }

    #[test]
    fn progress_along_a_target() {
        let check = |baseline, target, value, progress, reached| {
            let result = toward(baseline, None, target, None);
            let standing = standing(&result, &[reading(TODAY, value)], TODAY);
            near(standing.progress, progress, &format!("{baseline:?} to {target} at {value}"));
            assert_eq!(standing.reached, reached, "{baseline:?} to {target} at {value}");
        };
        check(Some(0.0), 100.0, 25.0, Some(0.25), Some(false));
        check(Some(22.0), 8.0, 15.0, Some(0.5), Some(false));
        check(Some(22.0), 8.0, 6.0, Some(16.0 / 14.0), Some(true));
        check(Some(22.0), 8.0, 25.5, Some(-0.25), Some(false));
        check(Some(0.0), -5.0, -2.0, Some(0.4), Some(false));
        check(Some(-10.0), 10.0, 0.0, Some(0.5), Some(false));
        check(Some(-10.0), 10.0, 12.0, Some(1.1), Some(true));
        check(Some(0.0), 0.5, 0.0, Some(0.0), Some(false));
        check(Some(5.0), 5.0, 5.0, None, None);
        check(None, 5.0, 5.0, None, None);
        check(Some(f64::MIN), f64::MAX, 0.0, Some(0.0), Some(false));
    }

    #[test]
    fn reached_without_a_baseline() {
        let check = |commit, target, stretch, value, reached| {
            let standing = standing(&toward(None, commit, target, stretch), &[reading(TODAY, value)], TODAY);
            assert_eq!((standing.progress, standing.reached), (None, reached));
        };
        check(Some(3.0), 5.0, None, 5.0, Some(true));
        check(Some(3.0), 5.0, None, 4.0, Some(false));
        check(None, 5.0, Some(3.0), 4.0, Some(true));
        check(None, 5.0, Some(3.0), 6.0, Some(false));
        check(None, 5.0, None, 6.0, None);
    }

    #[test]
    fn the_latest_value_up_to_today_holds() {
        let result = toward(Some(0.0), None, 10.0, None);
        let noted = CheckIn { confidence: Some(at(6.5)), ..check_in(date(2026, 11, 20)) };
        let history = [reading(date(2026, 11, 1), 2.0), reading(date(2026, 11, 8), 4.0), noted, reading(date(2026, 11, 23), 9.0)];
        let found = standing(&result, &history, TODAY);
        assert_eq!((found.value, found.since), (Some(4.0), Some(date(2026, 11, 8))));
        assert_eq!((found.confidence, found.last_check_in), (Some(6.5), Some(date(2026, 11, 20))));
        assert_eq!(standing(&result, &history, date(2026, 10, 31)), Standing::default());
        assert_eq!(standing(&result, &history, date(2026, 11, 23)).value, Some(9.0));
    }

    #[test]
    fn a_number_taken_back() {
        let none = CheckIn { value: Some(at(Reading::None)), ..check_in(date(2026, 11, 9)) };
        let result = KeyResult { current: Some(Box::new(at(7.0))), ..toward(Some(0.0), None, 10.0, None) };
        let found = standing(&result, &[reading(date(2026, 11, 1), 2.0), none], TODAY);
        assert_eq!((found.value, found.withdrawn, found.progress), (None, true, None));
        assert_eq!(share(&result, &found, found.progress), Some(0.0));
        let only_current = standing(&result, &[], TODAY);
        near(only_current.progress, Some(0.7), "current");
        assert_eq!(only_current.since, None);
    }

    #[test]
    fn levels() {
        let check = |measure: Measure, value, outside, holds: bool| {
            let found = standing(&result(measure), &[reading(date(2026, 11, 1), 50.0), reading(TODAY, value)], TODAY);
            near(found.outside, Some(outside), "outside");
            near(found.progress, Some(f64::from(u8::from(holds))), "progress");
            assert_eq!(found.reached, Some(holds));
            found.held
        };
        assert_eq!(check(Measure::AtLeast(at(99.8)), 99.8, 0.0, true), Some((1, 2)));
        assert_eq!(check(Measure::AtLeast(at(99.8)), 99.5, 99.5 - 99.8, false), Some((0, 2)));
        assert_eq!(check(Measure::AtMost(at(0.0)), -3.0, 0.0, true), Some((1, 2)));
        assert_eq!(check(Measure::AtMost(at(60.0)), 61.5, 1.5, false), Some((1, 2)));
        assert_eq!(check(Measure::Between(at(40.0), at(60.0)), 60.0, 0.0, true), Some((2, 2)));
        assert_eq!(check(Measure::Between(at(40.0), at(60.0)), 39.0, -1.0, false), Some((1, 2)));
        let silent = standing(&result(Measure::AtLeast(at(1.0))), &[], TODAY);
        assert_eq!((silent.progress, silent.reached, silent.outside, silent.held), (None, None, None, None));
    }

    #[test]
    fn milestones_go_forward_and_fall_back() {
        let agreed = [Some(0.3), Some(0.7), Some(1.0)];
        let reached = [Some(date(2026, 10, 20)), Some(date(2026, 11, 10)), Some(date(2026, 12, 1))];
        let check = |result: &KeyResult, history: &[CheckIn], milestone, progress, finished| {
            let found = standing(result, history, TODAY);
            assert_eq!((found.milestone, found.reached), (milestone, Some(finished)));
            near(found.progress, Some(progress), "progress");
        };
        let said = |day, index| CheckIn { milestone: Some(at(index)), ..check_in(day) };
        check(&milestones(&agreed, &[None; 3]), &[], None, 0.0, false);
        check(&milestones(&agreed, &reached), &[], Some(1), 0.7, false);
        check(&milestones(&agreed, &reached), &[said(date(2026, 11, 15), 0)], Some(0), 0.3, false);
        check(&milestones(&agreed, &reached), &[said(date(2026, 11, 10), 0)], Some(0), 0.3, false);
        check(&milestones(&agreed, &reached), &[said(date(2026, 11, 1), 2)], Some(1), 0.7, false);
        check(&milestones(&agreed, &[None; 3]), &[said(TODAY, 2)], Some(2), 1.0, true);
        check(&milestones(&[None; 4], &[None; 4]), &[said(TODAY, 2)], Some(2), 0.75, false);
        check(&milestones(&[Some(0.2), None], &[None; 2]), &[said(TODAY, 1)], Some(1), 1.0, true);
    }

    #[test]
    fn done_or_not() {
        let check = |done, progress, since| {
            let found = standing(&result(Measure::Done(at(done))), &[], TODAY);
            assert_eq!((found.progress, found.reached, found.since), (Some(progress), Some(progress == 1.0), since));
        };
        check(Done::NotYet, 0.0, None);
        check(Done::Yes, 1.0, None);
        check(Done::On(TODAY), 1.0, Some(TODAY));
        check(Done::On(date(2026, 11, 23)), 0.0, None);
    }

    #[test]
    fn means() {
        near(mean([(0.5, 1.0), (1.0, 1.0)]), Some(0.75), "even");
        near(mean([(0.5, 3.0), (1.0, 1.0)]), Some(0.625), "weighted");
        near(mean([(1.4, 1.0), (-0.5, 1.0)]), Some(0.5), "kept within 0 and 1");
        near(mean([(1.0, 0.0), (0.25, 2.0)]), Some(0.25), "one without weight");
        near(mean([(1.0, 0.0)]), None, "all weights 0");
        near(mean([]), None, "nothing");
        near(mean([(1.0, f64::MAX), (1.0, f64::MAX)]), None, "weights beyond all numbers");
    }

    #[test]
    fn what_counts_in_a_mean() {
        let check = |result: &KeyResult, history: &[CheckIn], expected| {
            let standing = standing(result, history, TODAY);
            near(share(result, &standing, standing.progress), expected, "share");
        };
        let value = [reading(TODAY, 5.0)];
        check(&toward(Some(0.0), None, 10.0, None), &value, Some(0.5));
        check(&toward(Some(0.0), None, 10.0, None), &[], Some(0.0));
        check(&toward(None, None, 10.0, None), &value, None);
        check(&toward(None, None, 10.0, None), &[], Some(0.0));
        check(&toward(Some(10.0), None, 10.0, None), &value, None);
        check(&result(Measure::None), &[], Some(0.0));
        check(&result(Measure::Done(at(Done::NotYet))), &[], Some(0.0));
    }

    #[test]
    fn scores_along_the_points() {
        let google = Scoring { commit: Some(0.3), target: 0.7, stretch: Some(1.0) };
        let plain = Scoring::default();
        let up = toward(Some(0.0), Some(30.0), 50.0, Some(100.0));
        let down = toward(Some(100.0), Some(80.0), 60.0, Some(40.0));
        let bare = toward(Some(0.0), None, 50.0, None);
        let check = |result: &KeyResult, value, scoring, expected| {
            let standing = standing(result, &[reading(TODAY, value)], TODAY);
            near(score(result, &standing, scoring), expected, &format!("score at {value}"));
        };
        for (value, expected) in [(-5.0, 0.0), (0.0, 0.0), (15.0, 0.15), (30.0, 0.3), (40.0, 0.5), (50.0, 0.7), (75.0, 0.85), (120.0, 1.0)]
        {
            check(&up, value, google, Some(expected));
        }
        for (value, expected) in [(110.0, 0.0), (90.0, 0.15), (80.0, 0.3), (70.0, 0.5), (60.0, 0.7), (50.0, 0.85), (30.0, 1.0)] {
            check(&down, value, google, Some(expected));
        }
        for (value, expected) in [(25.0, 0.35), (50.0, 0.7), (500.0, 0.7)] {
            check(&bare, value, google, Some(expected));
        }
        for (value, expected) in [(-1.0, 0.0), (25.0, 0.5), (50.0, 1.0), (75.0, 1.0)] {
            check(&up, value, plain, Some(expected));
        }
        check(&toward(None, Some(1.0), 2.0, None), 2.0, google, None);
        check(&toward(Some(2.0), None, 2.0, None), 2.0, google, None);
        check(&result(Measure::AtLeast(at(5.0))), 6.0, google, Some(1.0));
    }

    #[test]
    fn no_division_by_nothing() {
        assert_eq!(along(3.0, 3.0, 3.0), None);
        assert_eq!(along(0.0, -4.0, -1.0), Some(0.25));
    }
}
