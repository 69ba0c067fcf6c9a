//! Where the words of a chart stand, so that none lies upon another. Sizes are those of a phone, where words are largest.

use schemars::JsonSchema;
use serde::Serialize;

use super::{BOX, Mark, PLOT, short, tenth};

/// Where words stand: `y` is their middle.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Label {
    /// Where they begin or end.
    #[serde(serialize_with = "short")]
    pub x: f64,
    /// Their middle.
    #[serde(serialize_with = "short")]
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
/// Width of what is said of confidence.
const WORDS: f64 = 120.0;

/// Half the width of the word above today's line.
const TODAY: f64 = 28.0;

/// What words should not lie upon.
pub(super) struct Drawn<'a> {
    /// Where today is.
    pub today: Option<f64>,
    /// Lines with a name.
    pub marks: &'a [Mark],
    /// Every other line, from point to point.
    pub lines: &'a [&'a [(f64, f64)]],
}

/// Left, top, right, bottom.
type Room = [f64; 4];

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

/// How wide a number is in the letters of a value.
fn wide(value: f64) -> f64 {
    let text = value.abs().to_string();
    (text.len() + text.split('.').next().map_or(0, |whole| (whole.len() - 1) / 3) + usize::from(value < 0.0)) as f64 * FIGURE * 1.15
}

/// Words for the ends of two lines: the value, and confidence, which gives way to it.
pub(super) fn ends(value: Option<((f64, f64), f64)>, confidence: Option<(f64, f64)>, drawn: &Drawn<'_>) -> (Option<Label>, Option<Label>) {
    let mut taken: Vec<Room> = drawn.marks.iter().map(|mark| room(PLOT[2] + 6.0, BOX.0, mark.label_y)).collect();
    taken.extend(drawn.today.map(|today| room(today - TODAY, today + TODAY, PLOT[1] - 15.0)));
    let value = value.map(|(at, value)| {
        let (label, room) = beside(at, wide(value), drawn, &taken);
        taken.push(room);
        label
    });
    (value, confidence.map(|at| beside(at, WORDS, drawn, &taken).0))
}

/// Where words of this width stand best: close to `at`, within the box, upon no other words, and upon as few lines as can be.
fn beside((x, y): (f64, f64), width: f64, drawn: &Drawn<'_>, taken: &[Room]) -> (Label, Room) {
    let past_today = drawn.today.filter(|&today| today > x).map(|today| (today + GAP * 0.7, "start"));
    let sides = [(x + GAP, "start"), (x - GAP, "end"), (x, "end")].into_iter().chain(past_today);
    let heights = [0.0, -0.8, 0.8, -1.2, 1.2, -1.8, 1.8].map(|lines| y + lines * LINE);
    let place = |x: f64, anchor, y| {
        let start = if anchor == "start" { x } else { x - width };
        (Label { x: tenth(x), y: tenth(y), anchor }, room(start, start + width, y))
    };
    let all = sides.flat_map(|(x, anchor)| heights.map(|y| place(x, anchor, y)));
    let far = |label: &Label| (label.y - y).abs() + (label.x - x - GAP).abs() * 0.4;
    // The point itself is not to be covered.
    let taken: Vec<Room> = taken.iter().copied().chain([[x - 4.0, y - 4.0, x + 4.0, y + 4.0]]).collect();
    let cost = |place: (Label, Room)| (far(&place.0) + cost(&place.1, drawn, &taken), place);
    let closest = cost(place(x + GAP, "start", y));
    // Nothing lies there, and any other place is farther away.
    if closest.0 < 1.0 {
        return closest.1;
    }
    all.map(cost).min_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or(closest).1
}

/// What it costs to stand here.
fn cost(room: &Room, drawn: &Drawn<'_>, taken: &[Room]) -> f64 {
    let [left, top, right, bottom] = *room;
    let outside = left < 0.0 || right > BOX.0 - 4.0 || top < 0.0 || bottom > PLOT[3] + 6.0;
    let upon = |other: &&Room| left < other[2] && other[0] < right && top < other[3] && other[1] < bottom;
    let today = drawn.today.is_some_and(|today| left - 3.0 < today && today < right + 3.0);
    let marks = drawn.marks.iter().filter(|mark| mark.kind != "milestone" && left < PLOT[2] && top < mark.y && mark.y < bottom).count();
    let lines = drawn.lines.iter().filter(|line| line.windows(2).any(|pair| crosses(pair[0], pair[1], room))).count();
    let words = taken.iter().filter(upon).count();
    1000.0 * f64::from(outside) + 400.0 * words as f64 + 60.0 * (marks + usize::from(today)) as f64 + 25.0 * lines as f64
}

/// The room that a line of words takes.
fn room(left: f64, right: f64, middle: f64) -> Room {
    [left, middle - LINE * 0.45, right, middle + LINE * 0.45]
}

/// Whether the way from one point to another leads through a room.
fn crosses((x0, y0): (f64, f64), (x1, y1): (f64, f64), [left, top, right, bottom]: &Room) -> bool {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (from, way, low, high) in [(x0, x1 - x0, *left, *right), (y0, y1 - y0, *top, *bottom)] {
        if way == 0.0 {
            if from < low || from > high {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - from) / way, (high - from) / way);
        enters = enters.max(one.min(other));
        leaves = leaves.min(one.max(other));
    }
    enters <= leaves
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
    use super::{Drawn, LINE, Label, Mark, ends, left, spread};

    fn mark(y: f64) -> Mark {
        Mark { kind: "target", y, label_y: y }
    }

    #[test]
    fn words_at_the_ends_of_lines() {
        let check = |value: (f64, f64), confidence: (f64, f64), expected: [(f64, f64, &str); 2]| {
            let (one, other) = ([(20.0, value.1), value], [(20.0, confidence.1), confidence]);
            let drawn = Drawn { today: None, marks: &[], lines: &[&one, &other] };
            let (value, confidence) = ends(Some((value, 14.5)), Some(confidence), &drawn);
            let said = [value, confidence].map(|label| label.map(|Label { x, y, anchor }| (x, y, anchor)));
            assert_eq!(said, expected.map(Some));
        };
        // Far from each other: each beside its point.
        check((200.0, 150.0), (200.0, 60.0), [(209.0, 150.0, "start"), (209.0, 60.0, "start")]);
        // Close: confidence keeps its side, or stands beside its line, and never leaves the box.
        check((200.0, 100.0), (200.0, 98.0), [(209.0, 100.0, "start"), (209.0, 84.4, "start")]);
        check((200.0, 100.0), (200.0, 103.0), [(209.0, 100.0, "start"), (209.0, 116.6, "start")]);
        check((200.0, 26.0), (200.0, 26.0), [(209.0, 26.0, "start"), (200.0, 12.4, "end")]);
        check((200.0, 170.0), (200.0, 170.0), [(209.0, 170.0, "start"), (200.0, 156.4, "end")]);
        // At the right edge: above its line.
        check((430.0, 100.0), (430.0, 40.0), [(439.0, 100.0, "start"), (430.0, 26.4, "end")]);
    }

    /// Wherever a line ends and wherever today and a target are, the words lie upon neither, nor upon each other.
    #[test]
    fn words_lie_upon_no_line() {
        for step in 0..3000 {
            let random = |salt: i32, low: f64, high: f64| low + (high - low) * f64::from((step * 7919 + salt * 104_729) % 1009) / 1009.0;
            let x = random(1, 40.0, 440.0);
            let today = (x + random(2, 0.0, 60.0)).min(440.0);
            let (value, confidence) = ((x, random(3, 24.0, 172.0)), (x, random(4, 24.0, 172.0)));
            let marks = [mark(random(5, 24.0, 172.0))];
            let to_value = [(30.0, random(6, 24.0, 172.0)), value];
            let to_confidence = [(30.0, random(7, 24.0, 172.0)), confidence];
            let drawn = Drawn { today: Some(today), marks: &marks, lines: &[&to_value, &to_confidence] };
            let (one, other) = ends(Some((value, 14.5)), Some(confidence), &drawn);
            let mut rooms = Vec::new();
            for (label, width) in one.iter().zip([super::wide(14.5)]).chain(other.iter().zip([super::WORDS])) {
                let start = if label.anchor == "start" { label.x } else { label.x - width };
                let here = super::room(start, start + width, label.y);
                let without = Drawn { lines: &[], ..drawn };
                assert!(super::cost(&here, &without, &rooms) < 1.0, "{label:?}: today {today}, {value:?}, {confidence:?}, {:?}", marks[0]);
                rooms.push(here);
            }
        }
    }

    #[test]
    fn names_of_marks() {
        let check = |at: &[f64], expected: &[f64]| {
            let mut marks: Vec<Mark> = at.iter().map(|&y| mark(y)).collect();
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
