//! Charts as geometry: what a template draws as SVG. Coordinates are in a box of `width` × `height`, the origin at the top left.

use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::arithmetic::milestone_score;
use crate::model::entry::Measure;
use crate::model::okrs::KeyResult;
use crate::model::period::{Dates, days_between};
use crate::view::measured::{Levels, levels, number, past};

/// A chart of check-ins over time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Chart {
    /// Width of the box.
    pub width: f64,
    /// Height of the box.
    pub height: f64,
    /// Left, top, right, bottom edges of the plot inside the box.
    pub plot: [f64; 4],
    /// Ticks of the vertical axis.
    pub y_ticks: Vec<Tick>,
    /// Ticks of the horizontal axis: dates.
    pub x_ticks: Vec<DateTick>,
    /// `x,y x,y …` of the values, for a polyline.
    pub line: String,
    /// The points of that line.
    pub points: Vec<Point>,
    /// The last point, for its label.
    pub last: Option<Point>,
    /// Horizontal lines: `baseline`, `commit`, `target`, `stretch`, `low`, `high`, a milestone.
    pub marks: Vec<Mark>,
    /// From baseline at the period's start to target at its end: `x,y x,y`.
    pub expected: Option<String>,
    /// Top and bottom of the level to keep.
    pub corridor: Option<[f64; 2]>,
    /// `x,y x,y …` of confidence, on a scale of 0 to 10 over the plot's height.
    pub confidence: Option<String>,
    /// Today, where it lies within the plot.
    pub today_x: Option<f64>,
}

/// A tick on the vertical axis.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Tick {
    /// Where.
    pub y: f64,
    /// The number.
    pub value: f64,
}

/// A tick on the horizontal axis.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DateTick {
    /// Where.
    pub x: f64,
    /// The day.
    pub date: String,
    /// `start`, `middle`, `end`: how its label is anchored.
    pub anchor: &'static str,
}

/// A value on a day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Point {
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// The day.
    pub date: String,
    /// The number.
    pub value: f64,
}

/// A horizontal line worth naming.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Mark {
    /// `baseline`, `commit`, `target`, `stretch`, `low`, `high`, `milestone`.
    pub kind: &'static str,
    /// Where.
    pub y: f64,
    /// The number it stands for.
    pub value: f64,
    /// A milestone's title.
    pub title: Option<String>,
}

/// Width and height of the box: narrow enough for its words to be read on a phone.
const BOX: (f64, f64) = (520.0, 200.0);
/// Left, top, right, bottom: room for numbers on the left and the names of marks on the right.
const PLOT: [f64; 4] = [44.0, 16.0, 440.0, 172.0];
/// Something without a period is drawn this many days back.
const DAYS: i64 = 371;
/// More points than these cannot be told apart.
const POINTS: usize = 150;
/// Spaces between ticks.
const SPACES: f64 = 4.0;
/// Most ticks of dates.
const DATES: usize = 5;

/// The chart of what is measured, over `dates` where its objective has a period. `None` where there is nothing to draw.
pub fn chart(result: &KeyResult, dates: Option<Dates>, today: Date) -> Option<Chart> {
    let entry = &*result.entry;
    let levels = levels(&entry.measure);
    let milestones = match &entry.measure {
        Measure::Milestones(milestones) => Some(milestones.as_slice()),
        Measure::Done(_) | Measure::None => return None,
        _ => None,
    };
    // As for its numbers, what is counted after the period's last day is not its story.
    let until = dates.map_or(today, |dates| dates.to.min(today));
    let mut values = if milestones.is_some() { steps(result, until) } else { numbers(result, until) };
    let (first, last) = (values.first()?.0, values.last()?.0);
    let days = domain(dates, first, last, today);
    values.retain(|(date, _)| days.hold(*date));
    if values.is_empty() {
        return None;
    }
    let known = [levels.baseline, levels.commit, levels.target, levels.stretch, levels.low, levels.high];
    let scale = if milestones.is_some() {
        Scale { low: 0.0, high: 1.0, step: 0.25 }
    } else {
        Scale::of(values.iter().map(|(_, value)| *value).chain(known.into_iter().flatten()))?
    };
    let at = |date: Date| across(days, date);
    let points: Vec<Point> = thinned(values, days)
        .into_iter()
        .map(|(date, value)| Point { x: at(date), y: scale.y(value), date: date.to_string(), value })
        .collect();
    let line = if milestones.is_some() { stairs(&points, at(days.from), at(today.min(days.to)), scale.y(0.0)) } else { polyline(&points) };
    let bottom_to_top =
        |low: Option<f64>, high: Option<f64>| [high.map_or(PLOT[1], |high| scale.y(high)), low.map_or(PLOT[3], |low| scale.y(low))];
    Some(Chart {
        width: BOX.0,
        height: BOX.1,
        plot: PLOT,
        y_ticks: scale.ticks(),
        x_ticks: date_ticks(days),
        line,
        last: points.last().cloned(),
        points,
        marks: marks(result, &levels, &scale),
        expected: dates.zip(levels.baseline.zip(levels.target)).map(|(dates, (baseline, target))| {
            format!("{} {}", pair(at(dates.from), scale.y(baseline)), pair(at(dates.to), scale.y(target)))
        }),
        corridor: (levels.low.is_some() || levels.high.is_some()).then(|| bottom_to_top(levels.low, levels.high)),
        confidence: confidence(result, days, until),
        today_x: days.hold(today).then(|| at(today)),
    })
}

/// Numbers by day, up to `today`.
fn numbers(result: &KeyResult, today: Date) -> Vec<(Date, f64)> {
    past(result, today).iter().filter_map(|check_in| Some((check_in.date.value, number(check_in)?))).collect()
}

/// The score that held from each day on which something was said of milestones. Of one day, what a check-in says counts more.
fn steps(result: &KeyResult, today: Date) -> Vec<(Date, f64)> {
    let Measure::Milestones(milestones) = &result.entry.measure else { return Vec::new() };
    let reached = milestones.iter().enumerate().filter_map(|(index, milestone)| Some((milestone.reached?.value, 0, index)));
    let said = past(result, today).iter().filter_map(|check_in| Some((check_in.date.value, 1, check_in.milestone?.value)));
    let mut events: Vec<_> = reached.filter(|event| event.0 <= today).chain(said).collect();
    events.sort_unstable();
    let mut steps: Vec<(Date, f64)> = Vec::new();
    for (date, _, index) in events {
        let Some(score) = milestone_score(&result.entry, index) else { continue };
        match steps.last_mut().filter(|last| last.0 == date) {
            Some(last) => last.1 = score,
            None => steps.push((date, score)),
        }
    }
    steps
}

/// The days that are drawn: those of the period, and of check-ins outside it; without one, the last year and a week.
fn domain(dates: Option<Dates>, first: Date, last: Date, today: Date) -> Dates {
    let days = match dates {
        // A check-in dated years away is a slip; it must not press the rest together.
        Some(dates) => {
            let room = dates.days().days();
            Dates {
                from: dates.from.min(first).max(dates.from.saturating_sub(room)),
                to: dates.to.max(last).min(dates.to.saturating_add(room)),
            }
        }
        None => {
            let to = last.max(today);
            Dates { from: if days_between(first, to) > DAYS { to.saturating_sub(DAYS.days()) } else { first }, to }
        }
    };
    if days.days() > 6 { days } else { Dates { from: days.from.saturating_sub(3.days()), to: days.to.saturating_add(3.days()) } }
}

fn across(days: Dates, date: Date) -> f64 {
    let share = days_between(days.from, date) as f64 / (days.days() - 1).max(1) as f64;
    tenth(PLOT[0] + share * (PLOT[2] - PLOT[0]))
}

/// Where there are too many to be told apart, the last of each stretch of days.
fn thinned(values: Vec<(Date, f64)>, days: Dates) -> Vec<(Date, f64)> {
    if values.len() <= POINTS {
        return values;
    }
    let stretch = |date: Date| days_between(days.from, date) * POINTS as i64 / days.days();
    let mut kept: Vec<(Date, f64)> = Vec::with_capacity(POINTS + 1);
    for value in values {
        match kept.last_mut().filter(|last| stretch(last.0) == stretch(value.0)) {
            Some(last) => *last = value,
            None => kept.push(value),
        }
    }
    kept
}

/// The vertical axis.
#[derive(Debug, Clone, Copy)]
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// An axis that holds `values`, with ticks at 1, 2 or 5 times a power of ten. `None` where floating point cannot hold one.
    fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let (mut low, mut high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low == high {
            let room = if low == 0.0 { 1.0 } else { low.abs() * 0.1 };
            (low, high) = (low - room, high + room);
        }
        // What is not far from zero is seen from zero.
        if low > 0.0 && low < high * 0.4 {
            low = 0.0;
        }
        let rough = (high - low) / SPACES;
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * power).into_iter().find(|step| *step >= rough * 0.999)?;
        let scale = Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step };
        let spaces = (scale.high - scale.low) / step;
        (spaces.is_finite() && (1.0..20.0).contains(&spaces)).then_some(scale)
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        tenth(PLOT[3] - share * (PLOT[3] - PLOT[1]))
    }

    fn ticks(&self) -> Vec<Tick> {
        let spaces = ((self.high - self.low) / self.step).round() as usize;
        let decimals = (-self.step.log10().floor()).clamp(0.0, 15.0) as usize + 1;
        (0..=spaces)
            .map(|index| {
                let value = self.low + index as f64 * self.step;
                // What is shown is 0.3, not the sum 0.30000000000000004.
                let value = format!("{value:.decimals$}").parse().unwrap_or(value) + 0.0;
                Tick { y: self.y(value), value }
            })
            .collect()
    }
}

fn date_ticks(days: Dates) -> Vec<DateTick> {
    let length = days.days();
    let dates: Vec<Date> = if length <= 45 {
        let step = [1, 2, 7, 14].into_iter().find(|step| (length - 1) / step < DATES as i64).unwrap_or(14);
        (0..length).step_by(step as usize).map(|skip| days.from.saturating_add(skip.days())).collect()
    } else {
        let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
        let starts = |step: i32| -> Vec<Date> {
            let months = (month(days.from)..=month(days.to)).filter(|month| month.rem_euclid(step) == 0);
            let first = |month: i32| Date::new((month.div_euclid(12)) as i16, (month.rem_euclid(12) + 1) as i8, 1).ok();
            months.filter_map(first).filter(|&date| days.hold(date)).collect()
        };
        let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600];
        steps.into_iter().map(starts).find(|dates| dates.len() <= DATES).unwrap_or_default()
    };
    let tick = |date: Date| {
        let x = across(days, date);
        let anchor = if x < PLOT[0] + 16.0 {
            "start"
        } else if x > PLOT[2] - 16.0 {
            "end"
        } else {
            "middle"
        };
        DateTick { x, date: date.to_string(), anchor }
    };
    dates.into_iter().map(tick).collect()
}

fn marks(result: &KeyResult, levels: &Levels, scale: &Scale) -> Vec<Mark> {
    let numbers = [
        ("baseline", levels.baseline),
        ("commit", levels.commit),
        ("target", levels.target),
        ("stretch", levels.stretch),
        ("low", levels.low),
        ("high", levels.high),
    ];
    let number = |(kind, value): (&'static str, Option<f64>)| Some(Mark { kind, y: scale.y(value?), value: value?, title: None });
    let mut marks: Vec<Mark> = numbers.into_iter().filter_map(number).collect();
    if let Measure::Milestones(milestones) = &result.entry.measure {
        marks.extend(milestones.iter().enumerate().filter_map(|(index, milestone)| {
            let value = milestone_score(&result.entry, index)?;
            Some(Mark { kind: "milestone", y: scale.y(value), value, title: Some(milestone.title.value.clone()) })
        }));
    }
    marks
}

fn confidence(result: &KeyResult, days: Dates, today: Date) -> Option<String> {
    let said = past(result, today).iter().filter(|check_in| days.hold(check_in.date.value));
    let values = said.filter_map(|check_in| Some((check_in.date.value, check_in.confidence?.value))).collect();
    let scale = Scale { low: 0.0, high: 10.0, step: 5.0 };
    let points = thinned(values, days).into_iter().map(|(date, value)| pair(across(days, date), scale.y(value))).collect::<Vec<_>>();
    (points.len() > 1).then(|| points.join(" "))
}

fn polyline(points: &[Point]) -> String {
    points.iter().map(|point| pair(point.x, point.y)).collect::<Vec<_>>().join(" ")
}

/// From the floor at `from`, up or down at each point, on to `to`.
fn stairs(points: &[Point], from: f64, to: f64, floor: f64) -> String {
    let mut line = pair(from, floor);
    let mut height = floor;
    for point in points {
        line.push_str(&format!(" {} {}", pair(point.x, height), pair(point.x, point.y)));
        height = point.y;
    }
    if points.last().is_some_and(|last| last.x < to) {
        line.push_str(&format!(" {}", pair(to, height)));
    }
    line
}

fn pair(x: f64, y: f64) -> String {
    format!("{x},{y}")
}

/// A tenth of a pixel is more than an eye can tell.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::{Date, date};

    use super::{Chart, Scale, chart};
    use crate::model::arithmetic::standing;
    use crate::model::entry::{Baseline, CheckIn, KeyResult, Measure, Milestone, Reading, Text};
    use crate::model::okrs;
    use crate::model::period::Dates;
    use crate::source::{Span, Spanned};

    const QUARTER: Dates = Dates { from: date(2026, 10, 1), to: date(2026, 12, 31) };
    const TODAY: Date = date(2026, 11, 22);

    fn at<T>(value: T) -> Spanned<T> {
        Spanned::new(value, Span::default())
    }

    fn target(baseline: f64, target: f64) -> Measure {
        Measure::Target { baseline: Baseline::Known(at(baseline)), commit: None, target: at(target), stretch: None }
    }

    fn said(day: Date, value: Option<f64>, milestone: Option<usize>) -> CheckIn {
        CheckIn {
            date: at(day),
            value: value.map(|value| at(Reading::Number(value))),
            milestone: milestone.map(at),
            confidence: Some(at(5.0)),
            note: None,
        }
    }

    fn result(measure: Measure, check_ins: Vec<CheckIn>) -> okrs::KeyResult {
        let entry = KeyResult::measured_by(measure);
        let history: Arc<[CheckIn]> = check_ins.into();
        okrs::KeyResult {
            standing: standing(&entry, &history, TODAY),
            entry: Arc::new(entry),
            history,
            score: None,
            contributors: Vec::new(),
            silent_days: None,
        }
    }

    fn drawn(measure: Measure, values: &[(Date, f64)]) -> Option<Chart> {
        chart(&result(measure, values.iter().map(|&(day, value)| said(day, Some(value), None)).collect()), Some(QUARTER), TODAY)
    }

    fn inside(chart: &Chart) {
        let [left, top, right, bottom] = chart.plot;
        let ticks = chart.y_ticks.iter().map(|tick| (left, tick.y)).chain(chart.x_ticks.iter().map(|tick| (tick.x, top)));
        let marks = chart.marks.iter().map(|mark| (left, mark.y));
        for (x, y) in chart.points.iter().map(|point| (point.x, point.y)).chain(ticks).chain(marks) {
            assert!((left..=right).contains(&x) && (top..=bottom).contains(&y), "{x},{y} in {chart:?}");
        }
        assert!((2..=8).contains(&chart.y_ticks.len()), "{:?}", chart.y_ticks);
    }

    #[test]
    fn a_quarter() {
        let chart = drawn(target(22.0, 8.0), &[(date(2026, 10, 12), 18.0), (date(2026, 10, 26), 14.5)]).expect("a chart");
        inside(&chart);
        assert_eq!(chart.y_ticks.iter().map(|tick| tick.value).collect::<Vec<_>>(), [0.0, 10.0, 20.0, 30.0]);
        let days: Vec<_> = chart.x_ticks.iter().map(|tick| (tick.date.as_str(), tick.anchor)).collect();
        assert_eq!(days, [("2026-10-01", "start"), ("2026-11-01", "middle"), ("2026-12-01", "middle")]);
        assert_eq!(chart.expected.as_deref(), Some("44,57.6 440,130.4"));
        assert_eq!(chart.line, "91.9,78.4 152.8,96.6");
        assert_eq!(chart.today_x, Some(270.3));
        assert_eq!(chart.confidence.as_deref(), Some("91.9,94 152.8,94"));
    }

    #[test]
    fn edges() {
        let day = |at: i8| date(2026, 10, at);
        assert!(drawn(target(0.0, 1.0), &[]).is_none());
        assert!(drawn(Measure::None, &[(day(12), 1.0)]).is_none());
        assert!(drawn(target(0.0, 1.0), &[(date(2026, 12, 24), 1.0)]).is_none(), "only what has happened");
        assert!(drawn(target(-1e308, 1e308), &[(day(12), 1.0)]).is_none(), "wider than a float");
        assert!(drawn(target(1e16, 1e16 + 2.0), &[(day(12), 1e16)]).is_none_or(|chart| chart.y_ticks.len() < 20));
        for (measure, values) in [
            (target(0.0, 10.0), vec![(day(1), 5.0)]),
            (target(0.0, 10.0), vec![(day(1), 25.0), (day(31), -5.0)]),
            (target(-10.0, -40.0), vec![(day(3), -12.5)]),
            (target(3.0, 3.0), vec![(day(3), 3.0), (day(4), 3.0)]),
            (target(0.0, 0.0), vec![(day(3), 0.0)]),
            (target(0.001, 0.002), vec![(day(3), 0.0015)]),
            (target(1e12, 3e12), vec![(day(3), 1.5e12)]),
            (target(0.0, 1.0), vec![(date(1950, 1, 1), 0.5), (day(3), 0.25)]),
            (Measure::AtLeast(at(99.9)), vec![(day(3), 99.95)]),
            (Measure::AtMost(at(1.0)), vec![(day(3), 4.0)]),
            (Measure::Between(at(1.0), at(2.0)), vec![(day(3), 1.0)]),
        ] {
            let chart = drawn(measure.clone(), &values).unwrap_or_else(|| panic!("a chart of {measure:?}"));
            inside(&chart);
            assert_eq!(chart.corridor.is_some(), !matches!(measure, Measure::Target { .. }));
        }
    }

    #[test]
    fn milestones_are_steps() {
        let zone = |score, reached| Milestone { title: Text::default(), score: Some(at(score)), description: None, reached };
        let zones = vec![zone(0.3, Some(at(date(2026, 10, 20)))), zone(0.7, None), zone(1.0, None)];
        let falls_back = [said(date(2026, 11, 2), None, Some(1)), said(date(2026, 11, 9), None, Some(0))];
        let chart = chart(&result(Measure::Milestones(zones), falls_back.to_vec()), Some(QUARTER), TODAY).expect("a chart");
        inside(&chart);
        assert_eq!(chart.points.iter().map(|point| point.value).collect::<Vec<_>>(), [0.3, 0.7, 0.3]);
        assert_eq!(chart.line, "44,172 126.7,172 126.7,125.2 183.3,125.2 183.3,62.8 213.7,62.8 213.7,125.2 270.3,125.2");
        assert_eq!(chart.marks.len(), 3);
    }

    #[test]
    fn many_points_and_no_period() {
        let days = (0..2000).map(|skip| (date(2021, 6, 1).saturating_add(jiff::ToSpan::days(skip)), f64::from(skip)));
        let history = days.filter(|(day, _)| *day <= TODAY).map(|(day, value)| said(day, Some(value), None)).collect();
        let chart = chart(&result(Measure::AtLeast(at(5.0)), history), None, TODAY).expect("a chart");
        inside(&chart);
        assert!(chart.points.len() <= super::POINTS + 1, "{}", chart.points.len());
        assert!(chart.x_ticks.len() <= super::DATES && chart.x_ticks.len() > 2);
    }

    #[test]
    fn round_ticks() {
        let check = |values: &[f64], expected: &[f64]| {
            let scale = Scale::of(values.iter().copied()).expect("a scale");
            assert_eq!(scale.ticks().iter().map(|tick| tick.value).collect::<Vec<_>>(), expected, "{values:?}");
        };
        check(&[0.0, 100.0], &[0.0, 50.0, 100.0]);
        check(&[0.1, 0.4], &[0.0, 0.1, 0.2, 0.3, 0.4]);
        check(&[95.2, 96.8], &[95.0, 95.5, 96.0, 96.5, 97.0]);
        check(&[-3.0, 4.0], &[-4.0, -2.0, 0.0, 2.0, 4.0]);
        check(&[3.0], &[2.6, 2.8, 3.0, 3.2, 3.4]);
        check(&[412.0, 212.0], &[200.0, 250.0, 300.0, 350.0, 400.0, 450.0]);
    }
}
