//! Charts as geometry: what a template draws as SVG. Coordinates are in a box of `width` × `height`, the origin at the top left.

mod labels;

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::model::arithmetic::milestone_score;
use crate::model::entry::Measure;
use crate::model::okrs::KeyResult;
use crate::model::period::{Dates, days_between};
use crate::view::here::day;
use crate::view::measured::{Levels, levels, number, past};

pub use labels::Label;

/// A chart of check-ins over time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Chart {
    /// Width of the box.
    pub width: u32,
    /// Height of the box.
    pub height: u32,
    /// Left, top, right, bottom edges of the plot inside the box.
    #[serde(serialize_with = "all_short")]
    pub plot: [f64; 4],
    /// A path: the lines across the plot at the ticks of the vertical axis.
    pub grid: String,
    /// Ticks of the vertical axis; of milestones the scores agreed for them.
    pub y_ticks: Vec<Tick>,
    /// Ticks of the horizontal axis: dates.
    pub x_ticks: Vec<DateTick>,
    /// `x,y x,y …` of the values, for a polyline.
    pub line: String,
    /// A path: next to nothing at each point of that line, which shows as a dot where lines have round ends.
    pub points: String,
    /// The last point, for its label.
    pub last: Option<Point>,
    /// Where the label of the last point stands.
    pub last_label: Option<Label>,
    /// Horizontal lines: `baseline`, `commit`, `target`, `stretch`, `low`, `high`, a milestone.
    pub marks: Vec<Mark>,
    /// From baseline at the period's start to target at its end: `x,y x,y`.
    pub expected: Option<String>,
    /// A path: the area of the level to keep.
    pub corridor: Option<String>,
    /// `x,y x,y …` of confidence, on a scale of 0 to 10 over the plot's height.
    pub confidence: Option<String>,
    /// Where the label of the last confidence stands, beside that of the last point.
    pub confidence_label: Option<Label>,
    /// Today, where it lies within the plot.
    pub today_x: Option<f64>,
}

/// A tick on the vertical axis.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Tick {
    /// Where.
    #[serde(serialize_with = "short")]
    pub y: f64,
    /// The number.
    pub value: f64,
}

/// A tick on the horizontal axis.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DateTick {
    /// Where.
    #[serde(serialize_with = "short")]
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
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// Where.
    #[serde(serialize_with = "short")]
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
    #[serde(serialize_with = "short")]
    pub y: f64,
    /// Where its name stands, so that no two lie upon each other.
    #[serde(serialize_with = "short")]
    pub label_y: f64,
}

/// Width and height of the box: narrow enough for its words to be read on a phone.
const BOX: (f64, f64) = (520.0, 200.0);
/// Left, top, right, bottom: room for the names of marks on the right, and on the left for numbers, as wide as they are.
const PLOT: [f64; 4] = [24.0, 24.0, 440.0, 172.0];
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
    let y_ticks = milestones.map_or_else(|| scale.ticks(), |_| scale.scores(result));
    let left = labels::left(y_ticks.iter().map(|tick| tick.value));
    let across = Across { left, days };
    let at = |date: Date| across.x(date);
    let values = thinned(values, days);
    let points: Vec<(f64, f64)> = values.iter().map(|&(date, value)| (at(date), scale.y(value))).collect();
    let stairs = milestones.map(|_| stairs(&points, at(days.from), at(today.min(days.to)), scale.y(0.0)));
    let way = stairs.as_deref().unwrap_or(&points);
    let top_and_bottom =
        |low: Option<f64>, high: Option<f64>| (high.map_or(PLOT[1], |high| scale.y(high)), low.map_or(PLOT[3], |low| scale.y(low)));
    let confidence = confidence(result, across, until);
    let last = points.last().zip(values.last()).map(|(&(x, y), &(date, value))| Point { x, y, date: day(date), value });
    let marks = marks(result, &levels, &scale);
    let today_x = days.hold(today).then(|| at(today));
    let expected = dates
        .zip(levels.baseline.zip(levels.target))
        .map(|(dates, (baseline, target))| [(at(dates.from), scale.y(baseline)), (at(dates.to), scale.y(target))]);
    let said = confidence.as_deref().unwrap_or_default();
    let lines = [way, said, expected.as_ref().map_or(&[], |ends| ends.as_slice())];
    let drawn = labels::Drawn { today: today_x, marks: &marks, lines: &lines };
    let (last_label, confidence_label) =
        labels::ends(way.last().copied().zip(last.as_ref().map(|last| last.value)), said.last().copied(), &drawn);
    Some(Chart {
        width: BOX.0 as u32,
        height: BOX.1 as u32,
        plot: [left, PLOT[1], PLOT[2], PLOT[3]],
        grid: grid(left, &y_ticks),
        y_ticks,
        x_ticks: date_ticks(across),
        line: polyline(way),
        last,
        last_label,
        points: dots(&points),
        expected: expected.map(|ends| polyline(&ends)),
        corridor: (levels.low.is_some() || levels.high.is_some()).then(|| area(left, top_and_bottom(levels.low, levels.high))),
        confidence: confidence.as_deref().map(polyline),
        confidence_label,
        today_x,
        marks,
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

/// The horizontal axis.
#[derive(Debug, Clone, Copy)]
struct Across {
    left: f64,
    days: Dates,
}

impl Across {
    fn x(self, date: Date) -> f64 {
        let share = days_between(self.days.from, date) as f64 / (self.days.days() - 1).max(1) as f64;
        tenth(self.left + share * (PLOT[2] - self.left))
    }
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

    /// Nothing, and the scores agreed for the milestones; of those that stand too close, the higher.
    fn scores(&self, result: &KeyResult) -> Vec<Tick> {
        let Measure::Milestones(milestones) = &result.entry.measure else { return self.ticks() };
        let scores = (0..milestones.len()).filter_map(|index| milestone_score(&result.entry, index));
        let mut ticks: Vec<Tick> = [0.0].into_iter().chain(scores).map(|value| Tick { y: self.y(value), value }).collect();
        ticks.sort_by(|one, other| other.value.total_cmp(&one.value));
        ticks.dedup_by(|lower, higher| lower.y - higher.y < 12.0);
        ticks.reverse();
        ticks
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

fn date_ticks(across: Across) -> Vec<DateTick> {
    let days = across.days;
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
        let x = across.x(date);
        let anchor = if x < across.left + 16.0 {
            "start"
        } else if x > PLOT[2] - 16.0 {
            "end"
        } else {
            "middle"
        };
        DateTick { x, date: day(date), anchor }
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
    let number = |(kind, value): (&'static str, Option<f64>)| Some(Mark { kind, y: scale.y(value?), label_y: 0.0 });
    let mut marks: Vec<Mark> = numbers.into_iter().filter_map(number).collect();
    if let Measure::Milestones(milestones) = &result.entry.measure {
        let scores = (0..milestones.len()).filter_map(|index| milestone_score(&result.entry, index));
        marks.extend(scores.map(|score| Mark { kind: "milestone", y: scale.y(score), label_y: 0.0 }));
    }
    labels::spread(&mut marks);
    marks
}

fn confidence(result: &KeyResult, across: Across, today: Date) -> Option<Vec<(f64, f64)>> {
    let said = past(result, today).iter().filter(|check_in| across.days.hold(check_in.date.value));
    let values = said.filter_map(|check_in| Some((check_in.date.value, check_in.confidence?.value))).collect();
    let scale = Scale { low: 0.0, high: 10.0, step: 5.0 };
    let points: Vec<_> = thinned(values, across.days).into_iter().map(|(date, value)| (across.x(date), scale.y(value))).collect();
    (points.len() > 1).then_some(points)
}

fn polyline(points: &[(f64, f64)]) -> String {
    let mut text = String::with_capacity(12 * points.len());
    for &(x, y) in points {
        text.push_str(if text.is_empty() { "" } else { " " });
        put(&mut text, x);
        text.push(',');
        put(&mut text, y);
    }
    text
}

fn dots(points: &[(f64, f64)]) -> String {
    let mut path = String::with_capacity(18 * points.len());
    for &(x, y) in points {
        put_after(&mut path, 'M', x);
        put_after(&mut path, ' ', y);
        // Not all programs draw a line without any length.
        path.push_str("h.01");
    }
    path
}

fn grid(left: f64, ticks: &[Tick]) -> String {
    let mut path = String::with_capacity(16 * ticks.len());
    for tick in ticks {
        put_after(&mut path, 'M', left);
        put_after(&mut path, ' ', tick.y);
        put_after(&mut path, 'H', PLOT[2]);
    }
    path
}

fn area(left: f64, (top, bottom): (f64, f64)) -> String {
    let mut path = String::with_capacity(24);
    for (sign, coordinate) in [('M', left), (' ', top), ('H', PLOT[2]), ('V', bottom), ('H', left)] {
        put_after(&mut path, sign, coordinate);
    }
    path.push('z');
    path
}

fn put_after(text: &mut String, sign: char, coordinate: f64) {
    text.push(sign);
    put(text, coordinate);
}

/// Writes `172` or `72.1`.
fn put(text: &mut String, coordinate: f64) {
    let tenths = (coordinate * 10.0).round() as i64;
    text.push_str(if tenths < 0 { "-" } else { "" });
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let _ = if rest == 0 { write!(text, "{whole}") } else { write!(text, "{whole}.{rest}") };
}

fn all_short<S: Serializer>(coordinates: &[f64; 4], serializer: S) -> Result<S::Ok, S::Error> {
    struct Short<'a>(&'a f64);
    impl Serialize for Short<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            short(self.0, serializer)
        }
    }
    serializer.collect_seq(coordinates.iter().map(Short))
}

/// `172` rather than `172.0`.
fn short<S: Serializer>(coordinate: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if coordinate.trunc() == *coordinate { serializer.serialize_i64(*coordinate as i64) } else { serializer.serialize_f64(*coordinate) }
}

/// From the floor at `from`, up or down at each point, on to `to`.
fn stairs(points: &[(f64, f64)], from: f64, to: f64, floor: f64) -> Vec<(f64, f64)> {
    let mut way = vec![(from, floor)];
    let mut height = floor;
    for &(x, y) in points {
        way.extend([(x, height), (x, y)]);
        height = y;
    }
    way.extend(points.last().filter(|last| last.0 < to).map(|_| (to, height)));
    way
}

/// A tenth of a pixel is more than an eye can tell.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests;
