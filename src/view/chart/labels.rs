//! Where the words of a chart stand, so that none lies upon another. Sizes are those of a phone, where words are largest.

use schemars::JsonSchema;
use serde::Serialize;

use super::{BOX, Mark, PLOT, tenth};

/// Where words stand: `y` is their middle.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Label {
    /// Where they begin or end.
    pub x: f64,
    /// Their middle.
    pub y: f64,
    /// `start` or `end`: what `x` is of them.
    pub anchor: &'static str,
}

/// Height of a line of words.
const LINE: f64 = 17.0;
/// Width of a figure.
const FIGURE: f64 = 9.5;
/// Between a point and its words.
const GAP: f64 = 9.0;
/// Width of the words at the end of a line.
const WORDS: f64 = 120.0;

/// The left edge of a plot with such numbers beside its ticks.
pub(super) fn left(ticks: impl Iterator<Item = f64>) -> f64 {
    let figures = ticks.map(|tick| {
        let text = tick.abs().to_string();
        let whole = text.split('.').next().unwrap_or_default().len();
        text.len() + (whole - 1) / 3 + usize::from(tick < 0.0)
    });
    let widest = figures.max().unwrap_or_default() as f64 * FIGURE + 10.0;
    tenth(widest.clamp(24.0, BOX.0 / 3.0))
}

/// Words for the ends of two lines: the value, and confidence, which gives way to it.
pub(super) fn ends(value: Option<(f64, f64)>, confidence: Option<(f64, f64)>) -> (Option<Label>, Option<Label>) {
    let value = value.map(|at| beside(at, None));
    let confidence = confidence.map(|at| beside(at, value.as_ref()));
    (value, confidence)
}

/// Right of `at`; above it, or below, where there is no room on the right.
fn beside((x, y): (f64, f64), other: Option<&Label>) -> Label {
    let mut label = if x + GAP + WORDS <= BOX.0 - 4.0 {
        Label { x: x + GAP, y, anchor: "start" }
    } else {
        Label { x, y: if y - LINE >= PLOT[1] { y - LINE * 0.8 } else { y + LINE * 0.8 }, anchor: "end" }
    };
    if let Some(other) = other.filter(|other| (other.y - label.y).abs() < LINE) {
        let (above, below) = (other.y - LINE, other.y + LINE);
        let is_above = y < other.y && above >= PLOT[1] || below > PLOT[3];
        label.y = if is_above { above } else { below };
    }
    label.x = tenth(label.x);
    label.y = tenth(label.y);
    label
}

/// Moves the names of marks apart, as little as need be.
pub(super) fn spread(marks: &mut [Mark]) {
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|&one, &other| marks[one].y.total_cmp(&marks[other].y));
    let mut free = f64::NEG_INFINITY;
    for &index in &order {
        marks[index].label_y = marks[index].y.max(free);
        free = marks[index].label_y + LINE;
    }
    let mut floor = PLOT[3];
    for &index in order.iter().rev() {
        marks[index].label_y = tenth(marks[index].label_y.min(floor));
        floor = marks[index].label_y - LINE;
    }
}

#[cfg(test)]
mod tests {
    use super::{LINE, Label, Mark, ends, left, spread};

    #[test]
    fn words_at_the_ends_of_lines() {
        let check = |value: (f64, f64), confidence: (f64, f64), expected: [(f64, f64, &str); 2]| {
            let (value, confidence) = ends(Some(value), Some(confidence));
            let said = [value, confidence].map(|label| label.map(|Label { x, y, anchor }| (x, y, anchor)));
            assert_eq!(said, expected.map(Some));
        };
        // Far from each other: each beside its point.
        check((200.0, 150.0), (200.0, 60.0), [(209.0, 150.0, "start"), (209.0, 60.0, "start")]);
        // Close: confidence keeps its side, and leaves the plot on neither.
        check((200.0, 100.0), (200.0, 98.0), [(209.0, 100.0, "start"), (209.0, 83.0, "start")]);
        check((200.0, 100.0), (200.0, 103.0), [(209.0, 100.0, "start"), (209.0, 117.0, "start")]);
        check((200.0, 24.0), (200.0, 24.0), [(209.0, 24.0, "start"), (209.0, 41.0, "start")]);
        check((200.0, 172.0), (200.0, 172.0), [(209.0, 172.0, "start"), (209.0, 155.0, "start")]);
        // At the right edge: above, below where there is no room.
        check((430.0, 100.0), (430.0, 24.0), [(430.0, 86.4, "end"), (430.0, 37.6, "end")]);
    }

    #[test]
    fn names_of_marks() {
        let check = |at: &[f64], expected: &[f64]| {
            let mark = |&y: &f64| Mark { kind: "target", y, label_y: y, value: 0.0, title: None };
            let mut marks: Vec<Mark> = at.iter().map(mark).collect();
            spread(&mut marks);
            assert_eq!(marks.iter().map(|mark| mark.label_y).collect::<Vec<_>>(), expected);
        };
        check(&[24.0, 172.0, 98.0], &[24.0, 172.0, 98.0]);
        check(&[100.0, 101.0, 102.0], &[100.0, 100.0 + LINE, 100.0 + 2.0 * LINE]);
        check(&[172.0, 170.0, 24.0], &[172.0, 172.0 - LINE, 24.0]);
    }

    #[test]
    fn room_for_numbers() {
        let check = |ticks: &[f64], expected: f64| assert_eq!(left(ticks.iter().copied()), expected, "{ticks:?}");
        check(&[0.0, 5.0], 24.0);
        check(&[0.0, 100.0], 38.5);
        check(&[0.0, 0.25], 48.0);
        check(&[-15.0, 5.0], 38.5);
        check(&[1_000_000.0, 2_500_000.0], 95.5);
        check(&[1e300], 173.3);
    }
}
