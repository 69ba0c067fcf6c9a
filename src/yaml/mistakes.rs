//! What a person probably did where YAML does not parse, and the way out, in words that need no knowledge of YAML.

use std::ops::Range;
use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};

use crate::source::SourceFile;
use crate::yaml::braces::text_in_braces;
use crate::yaml::layout::{colon_missing, dash_missing, dash_without_space, indentation, odd_spaces, star, tabs};
use crate::yaml::lines::Line;
use crate::yaml::marks::{brackets, closing, colon_in_value, colon_without_space, comma_behind, commas, escape, quotes, sign};
use crate::yaml::scene::{Mistake, Repair, Scene};
use crate::yaml::tree::MAX_DEPTH;

/// Says what went wrong. `text` is `original` with earlier mistakes mended.
pub fn diagnose(file: &Arc<SourceFile>, base: usize, original: &str, text: &str, error: &ScanError) -> Mistake {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let mut scene = Scene { file, base, original, text, lines: Line::all(text), at, row: 0, kind: error.kind() };
    scene.row = scene.row_of(at);
    let guesses: [fn(&Scene<'_>) -> Option<Mistake>; 20] = [
        depth,
        conflict,
        control,
        tabs,
        odd_spaces,
        star,
        quotes,
        brackets,
        closing,
        commas,
        comma_behind,
        text_in_braces,
        sign,
        escape,
        colon_without_space,
        colon_in_value,
        dash_without_space,
        dash_missing,
        colon_missing,
        indentation,
    ];
    guesses.iter().find_map(|guess| guess(&scene)).unwrap_or_else(|| unclear(&scene))
}

fn depth(scene: &Scene<'_>) -> Option<Mistake> {
    (*scene.kind == ErrorKind::RecursionLimitExceeded).then(|| Mistake {
        finding: scene
            .error(scene.at..scene.at, format!("this is nested more than {MAX_DEPTH} levels deep"))
            .help("take out the brackets or the indentation that nobody needs"),
        sure: true,
        repair: Repair::Blank(0..scene.text.len()),
    })
}

fn conflict(scene: &Scene<'_>) -> Option<Mistake> {
    let marks = ["<<<<<<< ", "=======", ">>>>>>> "];
    let line = scene.lines.iter().find(|line| marks.iter().any(|mark| line.text.starts_with(mark)))?;
    Some(Mistake {
        finding: scene
            .error(line.words(), "two versions of this file were not put together yet")
            .label("a mark left by git")
            .help("keep the lines that hold, and delete those that begin with `<<<<<<<`, `=======` and `>>>>>>>`"),
        sure: true,
        repair: Repair::Lines(theirs(scene)),
    })
}

/// A character that steers a terminal, pasted along with a text.
fn control(scene: &Scene<'_>) -> Option<Mistake> {
    let line = scene.line();
    let steers = |letter: &(usize, char)| letter.1.is_control() && !matches!(letter.1, '\t' | '\r' | '\n' | '\u{85}');
    let (at, letter) = line.text.char_indices().find(steers)?;
    let range = line.start + at..line.start + at + letter.len_utf8();
    Some(Mistake {
        finding: scene
            .error(range.clone(), format!("a character stands here that nobody sees (U+{:04X})", u32::from(letter)))
            .help("delete it: put the cursor behind it and press the backspace key once")
            .fix(scene.place(range.clone()), ""),
        sure: true,
        repair: Repair::Blank(range),
    })
}

/// The marks, and the lines of the second version.
fn theirs(scene: &Scene<'_>) -> Vec<Range<usize>> {
    let mut second = false;
    let mut lines = Vec::new();
    for line in &scene.lines {
        second |= line.text.starts_with("=======");
        if second || line.text.starts_with("<<<<<<< ") || line.text.starts_with(">>>>>>> ") {
            lines.push(line.start..line.start + line.text.len());
        }
        second &= !line.text.starts_with(">>>>>>> ");
    }
    lines
}

fn unclear(scene: &Scene<'_>) -> Mistake {
    let row = if scene.line().is_idle() { scene.above(scene.row).unwrap_or(scene.row) } else { scene.row };
    let line = scene.lines[row];
    Mistake {
        finding: scene
            .error(line.words(), "this line cannot be read")
            .help("look at its colon, its dash, its quotes and brackets, and whether it begins below the lines it belongs with"),
        sure: false,
        repair: Repair::Blank(line.start..line.start + line.text.len()),
    }
}
