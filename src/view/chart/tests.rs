//! Charts: numbers in, geometry out.

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
    okrs::KeyResult { standing: standing(&entry, &history, TODAY), entry: Arc::new(entry), history, score: None, silent_days: None }
}

fn drawn(measure: Measure, values: &[(Date, f64)]) -> Option<Chart> {
    chart(&result(measure, values.iter().map(|&(day, value)| said(day, Some(value), None)).collect()), Some(QUARTER), TODAY)
}

fn points(chart: &Chart) -> Vec<(f64, f64)> {
    let point = |path: &str| path.trim_end_matches("h.01").split_once(' ').and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)));
    chart.points.split('M').skip(1).map(|path| point(path).expect("a point")).collect()
}

fn inside(chart: &Chart) {
    let [left, top, right, bottom] = chart.plot;
    let ticks = chart.y_ticks.iter().map(|tick| (left, tick.y)).chain(chart.x_ticks.iter().map(|tick| (tick.x, top)));
    let marks = chart.marks.iter().map(|mark| (left, mark.y));
    for (x, y) in points(chart).into_iter().chain(ticks).chain(marks) {
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
    assert_eq!(chart.expected.as_deref(), Some("29,63.5 440,132.5"));
    assert_eq!(chart.line, "78.7,83.2 141.9,100.5");
    assert_eq!(chart.points, "M78.7 83.2h.01M141.9 100.5h.01");
    assert_eq!(chart.grid, "M29 172H440M29 122.7H440M29 73.3H440M29 24H440");
    assert_eq!(chart.today_x, Some(263.9));
    assert_eq!(chart.confidence.as_deref(), Some("78.7,98 141.9,98"));
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
    assert_eq!(points(&chart), [(122.3, 127.6), (179.7, 68.4), (210.6, 127.6)]);
    assert_eq!(chart.line, "38.5,172 122.3,172 122.3,127.6 179.7,127.6 179.7,68.4 210.6,68.4 210.6,127.6 267.9,127.6");
    assert_eq!(chart.marks.len(), 3);
    assert_eq!(chart.y_ticks.iter().map(|tick| tick.value).collect::<Vec<_>>(), [0.0, 0.3, 0.7, 1.0]);
}

#[test]
fn coordinates_are_short() {
    let check = |coordinate: f64, expected: &str| {
        let mut text = String::new();
        super::put(&mut text, coordinate);
        assert_eq!(text, expected);
    };
    check(172.0, "172");
    check(72.1, "72.1");
    check(0.0, "0");
    check(-0.5, "-0.5");
    check(-12.0, "-12");
    let level = drawn(Measure::Between(at(1.0), at(2.0)), &[(date(2026, 10, 12), 1.5)]).expect("a chart");
    assert_eq!(level.corridor.as_deref(), Some("M38.5 24H440V172H38.5z"));
    let tick = serde_json::to_string(&level.y_ticks[0]).expect("a tick");
    assert_eq!(tick, "{\"y\":172,\"value\":1.0}");
}

#[test]
fn many_points_and_no_period() {
    let days = (0..2000).map(|skip| (date(2021, 6, 1).saturating_add(jiff::ToSpan::days(skip)), f64::from(skip)));
    let history = days.filter(|(day, _)| *day <= TODAY).map(|(day, value)| said(day, Some(value), None)).collect();
    let chart = chart(&result(Measure::AtLeast(at(5.0)), history), None, TODAY).expect("a chart");
    inside(&chart);
    assert!(points(&chart).len() <= super::POINTS + 1, "{}", chart.points);
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
