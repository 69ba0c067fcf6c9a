//! Charts as geometry: what a template draws as SVG. Coordinates are in a box of `width` × `height`, the origin at the top left.

use schemars::JsonSchema;
use serde::Serialize;

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

/// The chart of what is measured, over `dates` where its objective has a period. `None` where there is nothing to draw.
pub fn chart(
    _result: &crate::model::okrs::KeyResult,
    _dates: Option<crate::model::period::Dates>,
    _today: jiff::civil::Date,
) -> Option<Chart> {
    None
}
