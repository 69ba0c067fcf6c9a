//! Where the nodes of a map stand: columns from left to right, each node in a band of its own with everything that hangs from it, so that
//! no line from a node to the one it hangs from crosses another. Further lines may; the order of siblings keeps them short.

/// Between two nodes of a column.
pub const SPACE: f64 = 20.0;
/// Rounds in which siblings are put in order: after these nothing moves any more.
const ROUNDS: usize = 6;

/// A node before it has a place.
#[derive(Debug, Clone)]
pub struct Unplaced {
    /// From its top to the line it stands on, where lines to others begin and end.
    pub height: f64,
    /// What it hangs from: a node earlier in the list.
    pub above: Option<usize>,
}

/// In which order siblings stand, and where the line of each node is.
#[derive(Debug)]
pub struct Placed {
    /// All nodes from the top down, each before what hangs from it.
    pub order: Vec<usize>,
    /// For each node the height of its line.
    pub lines: Vec<f64>,
    /// Where the drawing ends.
    pub bottom: f64,
}

/// Gives each node its place. `further` are lines between others than a node and the one it hangs from. The nodes at the top keep their
/// order, which an author chose.
pub fn place(boxes: &[Unplaced], further: &[(usize, usize)]) -> Placed {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); boxes.len()];
    let mut top = Vec::new();
    for (at, node) in boxes.iter().enumerate() {
        node.above.map_or(&mut top, |above| &mut below[above]).push(at);
    }
    let mut best = stack(boxes, &top, &below);
    let mut least = length(&best.lines, further);
    for _ in 0..ROUNDS {
        let wishes = wishes(boxes, &best.lines, further);
        let before = least;
        for at in 0..below.len() {
            let mut sorted = below[at].clone();
            sorted.sort_by(|&a, &b| wishes[a].total_cmp(&wishes[b]));
            if sorted == below[at] {
                continue;
            }
            let kept = std::mem::replace(&mut below[at], sorted);
            let tried = stack(boxes, &top, &below);
            let long = length(&tried.lines, further);
            if long < least {
                (best, least) = (tried, long);
            } else {
                below[at] = kept;
            }
        }
        if least >= before {
            break;
        }
    }
    best
}

/// Where each node would like to be: in the middle of those that further lines lead to, its own and those of what hangs from it.
fn wishes(boxes: &[Unplaced], lines: &[f64], further: &[(usize, usize)]) -> Vec<f64> {
    let mut sums = vec![(0.0, 0_u32); boxes.len()];
    for (a, b) in further.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
        sums[a] = (sums[a].0 + lines[b], sums[a].1 + 1);
    }
    for at in (0..boxes.len()).rev() {
        if let Some(above) = boxes[at].above {
            sums[above] = (sums[above].0 + sums[at].0, sums[above].1 + sums[at].1);
        }
    }
    sums.iter().zip(lines).map(|(&(sum, count), &line)| if count > 0 { sum / f64::from(count) } else { line }).collect()
}

fn length(lines: &[f64], further: &[(usize, usize)]) -> f64 {
    further.iter().map(|&(a, b)| (lines[a] - lines[b]).abs()).sum()
}

/// Bands from the top down. A node and the first that hangs from it stand on one line, so that a reader begins at the top on the left.
fn stack(boxes: &[Unplaced], top: &[usize], below: &[Vec<usize>]) -> Placed {
    let mut order = Vec::with_capacity(boxes.len());
    let mut open: Vec<usize> = top.iter().rev().copied().collect();
    while let Some(at) = open.pop() {
        order.push(at);
        open.extend(below[at].iter().rev());
    }
    // Each band as if it began at 0: where the node's line is, and where the band ends.
    let mut lines = vec![0.0; boxes.len()];
    let mut ends = vec![0.0; boxes.len()];
    // How far what hangs from a node lies below the top of its band.
    let mut starts = vec![0.0; boxes.len()];
    for &at in order.iter().rev() {
        let end: f64 = below[at].iter().map(|&child| ends[child]).sum();
        let first = below[at].first().map_or(0.0, |&child| lines[child]);
        starts[at] = (boxes[at].height - first).max(0.0);
        lines[at] = first + starts[at];
        ends[at] = (end + starts[at]).max(lines[at] + SPACE);
    }
    let mut begin = vec![0.0; boxes.len()];
    let mut bottom = 0.0;
    for &at in top {
        begin[at] = bottom;
        bottom += ends[at];
    }
    for &at in &order {
        let mut next = begin[at] + starts[at];
        for &child in &below[at] {
            begin[child] = next;
            next += ends[child];
        }
    }
    for at in 0..boxes.len() {
        lines[at] += begin[at];
    }
    Placed { order, lines, bottom: bottom - SPACE }
}

#[cfg(test)]
mod tests {
    use super::{SPACE, Unplaced, place};

    fn boxes(above: &[Option<usize>]) -> Vec<Unplaced> {
        above.iter().enumerate().map(|(at, &above)| Unplaced { height: 40.0 + 10.0 * (at % 3) as f64, above }).collect()
    }

    #[test]
    fn bands_do_not_overlap() {
        let nodes = boxes(&[None, Some(0), Some(0), Some(1), Some(1), Some(1), None, Some(6), Some(2), None]);
        let placed = place(&nodes, &[]);
        assert_eq!(placed.order, [0, 1, 3, 4, 5, 2, 8, 6, 7, 9]);
        let tops: Vec<f64> = nodes.iter().zip(&placed.lines).map(|(node, line)| line - node.height).collect();
        let leaves = [3, 4, 5, 8, 7, 9];
        for pair in leaves.windows(2) {
            assert!(placed.lines[pair[0]] + SPACE <= tops[pair[1]] + 0.001, "{pair:?}: {placed:?}");
        }
        assert!(tops.iter().all(|&top| top >= 0.0), "{tops:?}");
        assert_eq!([placed.lines[0], placed.lines[1]], [placed.lines[3]; 2]);
    }

    #[test]
    fn further_lines_are_kept_short() {
        // The first of two siblings leads to what stands below both: it goes down.
        let nodes = boxes(&[None, Some(0), Some(0), None, Some(3)]);
        assert_eq!(place(&nodes, &[(1, 4)]).order, [0, 2, 1, 3, 4]);
        assert_eq!(place(&nodes, &[]).order, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn nothing_at_all() {
        let placed = place(&[], &[]);
        assert!(placed.order.is_empty());
    }
}
