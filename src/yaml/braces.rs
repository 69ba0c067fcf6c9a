//! A text within `{…}` or `[…]` on one line that needs quotes: how far it goes is tried out, so that the correction can be read.

use std::ops::Range;

use crate::yaml::lines::quoted;
use crate::yaml::marks::{begins_with, comma_missing};
use crate::yaml::scene::{Mistake, Repair, Scene};
use crate::yaml::tree::{Kind, tree};

/// Signs that mean something to YAML where a text begins.
const SIGNS: [char; 9] = ['%', '@', '`', '*', '&', '!', '?', '|', '>'];

/// The text in which the parser gave up, where quotes around it mend the line.
pub fn text_in_braces(scene: &Scene<'_>) -> Option<Mistake> {
    let value = scene.line().shape().value;
    let whole = scene.words(value.clone());
    let in_braces = whole.starts_with('{') && whole.ends_with('}') || whole.starts_with('[') && whole.ends_with(']');
    if !in_braces || !value.contains(&scene.at) {
        return None;
    }
    let at = scene.at - value.start;
    let range = starts(whole, at).find_map(|start| {
        let ends = ends(whole, at.max(start)).filter(|end| *end > start);
        ends.map(|end| start..start + whole[start..end].trim_end().len()).find(|range| mends(whole, range))
    })?;
    let words = &whole[range.clone()];
    let range = value.start + range.start..value.start + range.end;
    if let Some(mistake) = comma_missing(scene, range.start, words) {
        return Some(mistake);
    }
    let message = if words.starts_with(['"', '\'']) {
        "the quotes end before the text does".to_owned()
    } else if words.starts_with(SIGNS) {
        begins_with(words)
    } else if words.contains(": ") || words.ends_with(':') {
        "a text with a colon in it needs quotes".to_owned()
    } else {
        "a text with brackets in it needs quotes".to_owned()
    };
    let finding = scene.error(range.clone(), message).help(format!("put quotes around it: {}", quoted(words)));
    Some(Mistake { finding: finding.fix(scene.place(range.clone()), quoted(words)), sure: true, repair: Repair::Plain(range) })
}

/// Where a value begins in `whole`, at or before `at`, the nearest first.
fn starts(whole: &str, at: usize) -> impl Iterator<Item = usize> {
    let keys = whole.match_indices(": ").map(|(colon, _)| colon).filter(move |colon| {
        let key = whole[..*colon].rsplit([' ', '{', '[']).next().unwrap_or("");
        let before = whole[..*colon - key.len()].trim_end();
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && before.ends_with(['{', ','])
    });
    let mut starts: Vec<usize> = keys.map(|colon| colon + 2).filter(|start| *start <= at).collect();
    starts.reverse();
    starts.into_iter()
}

/// Where a value that goes on at `at` may end: before the next sign, before the next key, before the last bracket.
fn ends(whole: &str, at: usize) -> impl Iterator<Item = usize> {
    let next = whole[at..].find([',', '}', ']']).map(|length| at + length);
    let commas = whole[at..].match_indices(", ").map(move |(length, _)| at + length);
    let keys = commas.filter(|comma| {
        let key: &str = whole[comma + 2..].split(':').next().unwrap_or("");
        key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && whole[comma + 2 + key.len()..].starts_with(": ")
    });
    next.into_iter().chain(keys.collect::<Vec<_>>()).chain([whole.len() - 1])
}

/// Whether `whole` can be read once `range` of it stands in quotes.
fn mends(whole: &str, range: &Range<usize>) -> bool {
    let words = &whole[range.clone()];
    // A quote that is never closed is another mistake.
    if words.is_empty() || words.starts_with(['"', '\'']) && words.matches(&words[..1]).count() < 2 {
        return false;
    }
    let mended = [&whole[..range.start], &quoted(words), &whole[range.end..]].concat();
    tree(&mended, &mended, 0).is_ok_and(|tree| tree.oddities.is_empty() && !matches!(tree.root.kind, Kind::Scalar(_)))
}
