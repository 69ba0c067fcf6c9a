//! Circles in a graph: who leads back to itself, and by which way.

use std::collections::VecDeque;

/// A step from one node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Where it leads.
    pub to: usize,
    /// Which line of the node says so.
    pub line: usize,
}

/// One way round: each node and the line by which it leads to the next; the last leads to the first.
pub type Circle = Vec<(usize, usize)>;

/// The circles of a graph: one for each group of nodes that all lead to each other, the shortest through the group's first node; and
/// the group of every node, so that steps within one can be dropped.
pub fn circles(steps: &[Vec<Step>]) -> (Vec<Circle>, Vec<usize>) {
    let groups = groups(steps);
    let mut sizes = vec![0usize; steps.len()];
    for &group in &groups {
        sizes[group] += 1;
    }
    let mut seen = vec![false; steps.len()];
    let mut circles = Vec::new();
    for node in 0..steps.len() {
        let group = groups[node];
        if std::mem::replace(&mut seen[group], true) {
            continue;
        }
        if sizes[group] > 1 || steps[node].iter().any(|step| step.to == node) {
            circles.extend(way_round(steps, &groups, node));
        }
    }
    (circles, groups)
}

/// The shortest way from `start` back to it.
fn way_round(steps: &[Vec<Step>], groups: &[usize], start: usize) -> Option<Circle> {
    let mut came: std::collections::HashMap<usize, (usize, usize)> = Default::default();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for step in steps[node].iter().filter(|step| groups[step.to] == groups[start]) {
            if step.to == start {
                let mut circle = vec![(node, step.line)];
                let mut at = node;
                while at != start {
                    let (from, line) = *came.get(&at)?;
                    circle.push((from, line));
                    at = from;
                }
                circle.reverse();
                return Some(circle);
            }
            if let std::collections::hash_map::Entry::Vacant(slot) = came.entry(step.to) {
                slot.insert((node, step.line));
                queue.push_back(step.to);
            }
        }
    }
    None
}

/// Tarjan's strongly connected components, without recursion: for every node the number of its group.
fn groups(steps: &[Vec<Step>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let nodes = steps.len();
    let (mut order, mut low, mut group) = (vec![NEW; nodes], vec![0; nodes], vec![NEW; nodes]);
    let (mut stack, mut work) = (Vec::new(), Vec::new());
    let (mut time, mut found) = (0, 0);
    for root in 0..nodes {
        if order[root] != NEW {
            continue;
        }
        work.push((root, 0));
        while let Some((node, next)) = work.pop() {
            if next == 0 {
                (order[node], low[node]) = (time, time);
                time += 1;
                stack.push(node);
            }
            match steps[node].get(next) {
                Some(step) => {
                    work.push((node, next + 1));
                    if order[step.to] == NEW {
                        work.push((step.to, 0));
                    } else if group[step.to] == NEW {
                        low[node] = low[node].min(order[step.to]);
                    }
                }
                None => {
                    if low[node] == order[node] {
                        while let Some(member) = stack.pop() {
                            group[member] = found;
                            if member == node {
                                break;
                            }
                        }
                        found += 1;
                    }
                    if let Some(&(parent, _)) = work.last() {
                        low[parent] = low[parent].min(low[node]);
                    }
                }
            }
        }
    }
    group
}

#[cfg(test)]
mod tests {
    use super::{Step, circles};

    fn check(edges: &[(usize, usize)], nodes: usize, expected: &[&[usize]]) {
        let mut steps = vec![Vec::new(); nodes];
        for (line, &(from, to)) in edges.iter().enumerate() {
            steps[from].push(Step { to, line });
        }
        let (found, _) = circles(&steps);
        let found: Vec<Vec<usize>> = found.iter().map(|circle| circle.iter().map(|(node, _)| *node).collect()).collect();
        assert_eq!(found, expected, "{edges:?}");
        for (circle, expected) in circles(&steps).0.iter().zip(expected) {
            for ((node, line), next) in circle.iter().zip(expected.iter().cycle().skip(1)) {
                assert_eq!(edges[*line], (*node, *next));
            }
        }
    }

    #[test]
    fn found_once_each() {
        check(&[(0, 1), (1, 2)], 3, &[]);
        check(&[(0, 0)], 1, &[&[0]]);
        check(&[(0, 1), (1, 0)], 2, &[&[0, 1]]);
        check(&[(0, 1), (1, 2), (2, 0), (1, 0), (3, 4), (4, 3), (2, 3)], 5, &[&[0, 1], &[3, 4]]);
        check(&[(2, 1), (1, 0), (0, 2), (3, 0)], 4, &[&[0, 2, 1]]);
        check(&[(0, 1), (0, 2), (1, 3), (2, 3)], 4, &[]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let chain: Vec<(usize, usize)> = (0..50_000).map(|at| (at, (at + 1) % 50_000)).collect();
        let nodes: Vec<usize> = (0..50_000).collect();
        check(&chain, 50_000, &[&nodes]);
    }
}
