//! Slips with tabs, dashes and indentation: where a line begins.

use std::ops::Range;

use granit_parser::ErrorKind;

use crate::yaml::lines::{Line, tight_dash};
use crate::yaml::scene::{Mistake, Repair, Scene};

/// A tab where only spaces may stand.
pub fn tabs(scene: &Scene<'_>) -> Option<Mistake> {
    let indented = |line: &&Line<'_>| !line.text.trim().is_empty() && line.text[..line.indent()].contains('\t');
    let last = (scene.row + 1).min(scene.lines.len() - 1);
    let line = scene.lines[scene.row..=last].iter().find(indented).or_else(|| scene.lines[..scene.row].iter().rev().take(1).find(indented));
    if let Some(line) = line {
        return Some(Mistake {
            finding: scene
                .error(line.start..line.start + line.indent(), "this line is indented with a tab")
                .why("YAML takes spaces only, since a tab is as wide as each editor likes")
                .help("use two spaces for each level; most editors can be told to write spaces for the Tab key"),
            sure: true,
            repair: Repair::Tabs,
        });
    }
    let tab = scene.line().text.find('\t').map(|tab| scene.line().start + tab)?;
    format!("{:?}", scene.kind).contains("Tab").then(|| Mistake {
        finding: scene
            .error(tab..tab + 1, "a tab stands where only spaces may stand")
            .help("write a space instead")
            .fix(scene.place(tab..tab + 1), " "),
        sure: true,
        repair: Repair::Blank(tab..tab + 1),
    })
}

/// Spaces that are none to YAML, as they come with words copied from web pages and chats.
pub fn odd_spaces(scene: &Scene<'_>) -> Option<Mistake> {
    let odd = |line: &Line<'_>| {
        let spaces = line.text.len() - line.text.trim_start().len();
        (!line.text.trim().is_empty() && spaces > line.indent()).then_some(spaces)
    };
    let last = (scene.row + 1).min(scene.lines.len() - 1);
    let (row, width) = (0..=last).rev().take(4).find_map(|row| Some((row, odd(&scene.lines[row])?)))?;
    let line = scene.lines[row];
    let columns = line.text[..width].chars().count();
    let ends = |other: &Line<'_>| !other.text.trim().is_empty() && other.indent() <= columns && odd(other).is_none();
    let end = scene.lines[row + 1..].iter().find(|other| ends(other)).map_or(scene.text.len(), |line| line.start);
    Some(Mistake {
        finding: scene
            .error(line.start..line.start + width, "this line begins with spaces that are none to YAML")
            .label("copied from a web page or a chat, perhaps")
            .help("write ordinary spaces instead")
            .fix(scene.place(line.start..line.start + width), " ".repeat(columns)),
        sure: true,
        repair: Repair::Blank(line.start..end),
    })
}

/// `* item`, which is a list in Markdown, or `– item`, which an editor has made of it.
pub fn star(scene: &Scene<'_>) -> Option<Mistake> {
    let begin = |line: &Line<'_>| {
        let mark = ["* ", "– ", "— ", "• "].into_iter().find(|mark| line.text[line.indent()..].starts_with(mark))?;
        let start = line.start + line.indent();
        Some(start..start + mark.len() - 1)
    };
    let near = [scene.row, scene.above(scene.row).unwrap_or(scene.row)];
    near.iter().find_map(|row| begin(&scene.lines[*row]))?;
    let marks: Vec<_> = scene.lines.iter().filter_map(begin).collect();
    let (first, others) = marks.split_first()?;
    let mark = scene.words(first.clone());
    let finding = scene
        .error(first.clone(), format!("an item of a list begins with `-` here, not with `{mark}`"))
        .help(format!("write `- ` in place of `{mark} `"))
        .fix(scene.place(first.clone()), "-");
    let finding = others.iter().fold(finding, |finding, mark| finding.also(scene.place(mark.clone()), "and here"));
    let repair = if marks.iter().all(|mark| mark.len() == 1) {
        Repair::Dashes(marks.iter().map(|mark| mark.start).collect())
    } else {
        // A dash of another width would move what stands behind it.
        Repair::Lines(marks.iter().map(|mark| scene.until_item(scene.row_of(mark.start))).collect())
    };
    Some(Mistake { finding, sure: true, repair })
}

/// `-title: x`
pub fn dash_without_space(scene: &Scene<'_>) -> Option<Mistake> {
    let first = scene.row.saturating_sub(6);
    let (row, gap) = (first..=scene.row).rev().find_map(|row| Some((row, tight_dash(scene.lines[row].text)?)))?;
    let gap = scene.lines[row].start + gap;
    let finding =
        scene.error(gap - 1..gap, "a space is missing after the dash").help("write a space after the dash").fix(scene.place(gap..gap), " ");
    Some(Mistake { finding, sure: true, repair: Repair::Blank(scene.with_children(row)) })
}

/// A list in which one item does not begin with a dash.
pub fn dash_missing(scene: &Scene<'_>) -> Option<Mistake> {
    let line = scene.line();
    let shape = line.shape();
    let siblings = |row: &usize| !scene.lines[*row].is_idle() && scene.lines[*row].indent() == line.indent();
    let near = |row: &usize| scene.lines[*row].is_idle() || scene.lines[*row].indent() >= line.indent();
    let row = match scene.kind {
        // Items follow a line that has none.
        ErrorKind::ExpectedBlockMappingKey if shape.dash.is_some() => {
            (0..scene.row).rev().take_while(near).filter(siblings).filter(|row| scene.lines[*row].shape().dash.is_none()).last()?
        }
        // A line without a dash follows items.
        ErrorKind::ExpectedBlockSequenceEntry if shape.dash.is_none() => {
            (0..scene.row).rev().take_while(near).find(siblings).filter(|row| scene.lines[*row].shape().dash.is_some())?;
            scene.row
        }
        _ => return None,
    };
    let words = scene.lines[row].words();
    let rest = if row == scene.row { scene.until_item(row) } else { scene.with_children(row) };
    let first = |row: &usize| Some(scene.lines[*row].shape()).filter(|shape| shape.dash.is_some())?.key.map(|key| scene.words(key));
    let begins_items =
        |key: Range<usize>| (0..scene.lines.len()).filter(siblings).filter_map(|row| first(&row)).any(|it| it == scene.words(key.clone()));
    if row == scene.row && shape.key.is_some_and(|key| !begins_items(key)) {
        let finding = scene
            .error(words.clone(), "this line begins as far left as the items of the list, and is none")
            .help(format!("begin it after {} spaces, so that it stands below what it belongs with", line.indent() + 2))
            .help(format!("or, if a new item begins here, write `- {}`", scene.words(words)));
        return Some(Mistake { finding, sure: true, repair: Repair::Blank(rest) });
    }
    let finding = scene
        .error(words.clone(), "a dash is missing: the lines beside this one are items of a list")
        .help(format!("write `- {}`, and indent what belongs to it by two more spaces", scene.words(words)));
    Some(Mistake { finding, sure: true, repair: Repair::Blank(rest) })
}

/// A line that is neither a key with a colon nor an item.
pub fn colon_missing(scene: &Scene<'_>) -> Option<Mistake> {
    let rows = [Some(scene.row), scene.above(scene.row)];
    let row = rows.into_iter().flatten().find(|row| {
        let line = scene.lines[*row];
        let shape = line.shape();
        !line.is_idle() && shape.key.is_none() && !line.text[line.indent()..].starts_with(['"', '\'', '[', '{', ']', '}', '-'])
    })?;
    let words = scene.lines[row].words();
    let text = scene.words(words.clone());
    let mut finding = scene.error(words.clone(), format!("`{text}` has no colon, so it is no key and no value"));
    if let Some((key, rest)) =
        text.split_once(' ').filter(|(key, _)| key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'))
    {
        finding = finding.help(format!("write `{key}: {}`", rest.trim_start_matches([' ', '='])));
    }
    if let Some(remark) = ["<!--", "//", "--", ";", "%"].iter().find_map(|mark| text.strip_prefix(mark)) {
        finding = finding.help(format!("if it is a remark, write `# {}`", remark.trim_end_matches("-->").trim()));
    }
    finding = finding.help("if it belongs to the text above, indent it further than the key of that text");
    Some(Mistake {
        finding,
        sure: true,
        repair: Repair::Blank(scene.lines[row].start..scene.lines[row].start + scene.lines[row].text.len()),
    })
}

/// A line that begins too far left or right.
pub fn indentation(scene: &Scene<'_>) -> Option<Mistake> {
    let first = (0..scene.lines.len()).find(|row| !scene.lines[*row].is_idle())?;
    let (row, above) = if *scene.kind == ErrorKind::ExpectedDocumentStart && scene.lines[first].indent() > 0 {
        (first, None)
    } else {
        let row = if scene.line().is_idle() { scene.above(scene.row)? } else { scene.row };
        (row, Some(scene.above(row)?))
    };
    let line = scene.lines[row];
    let indent = line.indent();
    let spaces = |count: usize| if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") };
    let mut message = format!("this line is indented by {}, which fits none of the lines above", spaces(indent));
    let mut levels = levels(scene, row);
    if let Some(above) = above {
        let shape = scene.lines[above].shape();
        let level = shape.key.as_ref().map_or(shape.start, |key| key.start) - scene.lines[above].start;
        if indent > level && shape.value.start < shape.value.end {
            let key = shape.key.map_or("the line above", |key| scene.words(key));
            message = format!("this line is indented further than `{key}`, as if it belonged to its text");
            levels.retain(|other| *other <= level);
        }
    } else {
        message = "the first line is indented".to_owned();
        levels = vec![0];
    }
    if let Some(mistake) = above.and_then(|above| outlier(scene, row, above)) {
        return Some(mistake);
    }
    if levels.contains(&indent) {
        return None;
    }
    let mut finding = scene.error(line.start..line.words().end, message);
    let by_distance = |level: &&usize| (indent.abs_diff(**level), usize::MAX - **level);
    if let Some(&best) = levels.iter().min_by_key(by_distance) {
        let begin = if best == 0 { "at the start of the line".to_owned() } else { format!("after {}", spaces(best)) };
        finding = finding.help(format!("begin it {begin}, so that it stands below what it belongs with"));
    }
    let end = line.start + line.text.len();
    Some(Mistake { finding, sure: false, repair: Repair::Blank(line.start..end) })
}

/// The line above begins further left than this one and the one before it: that one was moved, not this one.
fn outlier(scene: &Scene<'_>, row: usize, above: usize) -> Option<Mistake> {
    let before = scene.above(above)?;
    let begins = |row: usize| scene.lines[row].shape().start - scene.lines[row].start;
    let (this, moved) = (begins(row), begins(above));
    let line = scene.lines[above];
    if moved >= this || begins(before) != this || line.shape().dash.is_some() || line.shape().value.is_empty() {
        return None;
    }
    Some(Mistake {
        finding: scene
            .error(line.start..line.words().end, "this line begins further left than those above and below it")
            .help(format!("begin it after {this} spaces, in line with its neighbours")),
        sure: false,
        repair: Repair::Blank(line.start..line.start + line.text.len()),
    })
}

/// Where a line below those above `row` may begin.
fn levels(scene: &Scene<'_>, row: usize) -> Vec<usize> {
    let dashed = scene.lines[row].shape().dash.is_some();
    let mut levels = Vec::new();
    let mut limit = usize::MAX;
    for row in (0..row).rev().filter(|row| !scene.lines[*row].is_idle()) {
        let line = scene.lines[row];
        let shape = line.shape();
        let (start, dash) = (shape.start - line.start, shape.dash.map(|dash| dash - line.start));
        if line.indent() >= limit {
            continue;
        }
        limit = line.indent();
        if !dashed && shape.key.is_some() {
            levels.push(start);
        }
        if dashed {
            levels.extend(dash);
        }
    }
    levels.sort_unstable();
    levels.dedup();
    levels
}
