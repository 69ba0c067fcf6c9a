//! Did you mean: the known word closest to what was written.

use crate::model::slug::fold;

/// The word of `known` that `written` was most probably meant to be; the first of those equally near. `None` where none is near
/// enough to be worth saying.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = plain(written);
    let mut best: Option<(usize, &'a str)> = None;
    for word in known {
        let candidate = plain(word);
        let limit = limit(written.len().max(candidate.len())).min(best.map_or(usize::MAX, |(distance, _)| distance.saturating_sub(1)));
        if best.is_some_and(|(distance, _)| distance == 0) {
            break;
        }
        if let Some(distance) = distance(&written, &candidate, limit) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

/// Slips allowed in a word of this many characters.
fn limit(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=8 => 2,
        _ => (length / 3).min(5),
    }
}

/// Without case, accents, and the choice between hyphen, underscore and space.
fn plain(word: &str) -> Vec<char> {
    fold(word).chars().map(|character| if matches!(character, '_' | ' ') { '-' } else { character }).collect()
}

/// How many letters were left out, added, mistaken or swapped with their neighbour, where that is at most `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, right) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(left != right)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *right && *left == b[j - 1] {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().min().is_some_and(|least| *least > limit) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn did_you_mean() {
        let known = ["target", "title", "baseline", "key-results", "stretch", "status", "on-track", "2026-q4", "fornoyde-kunder"];
        let check = |written, expected| assert_eq!(nearest(written, known), expected, "{written}");
        check("taregt", Some("target"));
        check("Target", Some("target"));
        check("tilte", Some("title"));
        check("key_results", Some("key-results"));
        check("keyresults", Some("key-results"));
        check("on track", Some("on-track"));
        check("2026-Q4", Some("2026-q4"));
        check("2026q4", Some("2026-q4"));
        check("fornøyde-kunder", Some("fornoyde-kunder"));
        check("colour", None);
        check("", None);
        check("xyz", None);
    }

    #[test]
    fn the_nearest_wins_and_the_first_of_equals() {
        assert_eq!(nearest("goal", ["goals", "goal"]), Some("goal"));
        assert_eq!(nearest("cat", ["bat", "rat"]), Some("bat"));
    }
}
