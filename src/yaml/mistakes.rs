//! What a person probably did where YAML does not parse, and the way out, in words that need no knowledge of YAML.

use std::ops::Range;
use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};

use crate::finding::Finding;
use crate::source::{Place, SourceFile, Span};
use crate::yaml::lines::{Line, Shape, open, quoted, tight_colon, tight_dash};
use crate::yaml::tree::MAX_DEPTH;

/// A mistake and how to read on.
pub struct Mistake {
    /// What to say.
    pub finding: Finding,
    /// Whether this is what happened, rather than the best guess.
    pub sure: bool,
    /// What to change in a copy, so that the rest can be read.
    pub repair: Repair,
}

/// A change that keeps every byte's place.
pub enum Repair {
    /// Nothing is left there.
    Blank(Range<usize>),
    /// Nothing is left in any of them.
    Lines(Vec<Range<usize>>),
    /// Tabs at the start of lines become spaces.
    Tabs,
    /// Signs lose their meaning.
    Plain(Range<usize>),
}

/// Everything that a guess may look at. Places count from the start of the front matter.
struct Scene<'a> {
    file: &'a Arc<SourceFile>,
    base: usize,
    original: &'a str,
    text: &'a str,
    lines: Vec<Line<'a>>,
    /// Where the parser gave up.
    at: usize,
    /// On which line.
    row: usize,
    kind: &'a ErrorKind,
}

impl<'a> Scene<'a> {
    fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.file, Span::new(self.base + range.start, self.base + range.end))
    }

    fn words(&self, range: Range<usize>) -> &'a str {
        self.original.get(range).unwrap_or("")
    }

    fn line(&self) -> Line<'a> {
        self.lines[self.row]
    }

    /// The row of the last line above `row` that says something.
    fn above(&self, row: usize) -> Option<usize> {
        (0..row).rev().find(|row| !self.lines[*row].is_idle())
    }

    fn row_of(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.start <= at).saturating_sub(1)
    }

    fn error(&self, range: Range<usize>, message: impl Into<String>) -> Finding {
        Finding::error("invalid-yaml", self.place(range), message)
    }

    /// The line and all below it, up to the next item or the end of the list.
    fn until_item(&self, row: usize) -> Range<usize> {
        let line = self.lines[row];
        let ends = |other: &Line<'_>| {
            !other.text.trim().is_empty()
                && (other.indent() < line.indent() || other.indent() == line.indent() && other.shape().dash.is_some())
        };
        let end = self.lines[row + 1..].iter().find(|other| ends(other)).map_or(self.text.len(), |line| line.start);
        line.start..end
    }

    /// The line and what is indented below it.
    fn with_children(&self, row: usize) -> Range<usize> {
        let line = self.lines[row];
        let end = (row + 1..self.lines.len())
            .find(|row| !self.lines[*row].text.trim().is_empty() && self.lines[*row].indent() <= line.indent())
            .map_or(self.text.len(), |row| self.lines[row].start);
        line.start..end
    }
}

/// Says what went wrong. `text` is `original` with earlier mistakes mended.
pub fn diagnose(file: &Arc<SourceFile>, base: usize, original: &str, text: &str, error: &ScanError) -> Mistake {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let mut scene = Scene { file, base, original, text, lines: Line::all(text), at, row: 0, kind: error.kind() };
    scene.row = scene.row_of(at);
    let guesses: [fn(&Scene<'_>) -> Option<Mistake>; 15] = [
        depth,
        conflict,
        tabs,
        quotes,
        brackets,
        closing,
        commas,
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

fn tabs(scene: &Scene<'_>) -> Option<Mistake> {
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

fn quotes(scene: &Scene<'_>) -> Option<Mistake> {
    let inside = open(&scene.text[..scene.at.min(scene.text.len())]);
    let trailing = matches!(scene.kind, ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar);
    let whole = open(scene.text);
    let begin = match (&inside.closed, trailing) {
        (Some(closed), true) => closed.start,
        _ => inside.quote.or(whole.quote.filter(|begin| is_quote_error(scene.kind) || scene.row_of(*begin) <= scene.row))?,
    };
    let row = scene.row_of(begin);
    let line = scene.lines[row];
    let quote = &scene.text[begin..begin + 1];
    let value = line.shape().value;
    if trailing && row == scene.row && value.start == begin {
        // Quotes within quotes, or words behind them.
        let words = scene.words(value.clone());
        let inner = words[1..].strip_suffix(quote).unwrap_or(words);
        let finding = scene
            .error(scene.at..value.end.max(scene.at), "the quotes end before the text does")
            .help(format!("quote the whole text, and write it so that it holds no `{quote}` inside: {}", quoted(inner)))
            .fix(scene.place(value.clone()), quoted(inner));
        return Some(Mistake { finding, sure: true, repair: Repair::Plain(value) });
    }
    let end = line.start + line.text.trim_end().len();
    let flow = open(&scene.text[..begin]).brackets.len();
    let mut finding = scene
        .error(begin..end, format!("the quote `{quote}` that begins here is never closed"))
        .help(format!("write `{quote}` where the text ends, or take away the first one"));
    if flow == 0 {
        finding = finding.fix(scene.place(end..end), quote);
        return Some(Mistake { finding, sure: true, repair: Repair::Plain(begin..end) });
    }
    let rest = scene.with_children(row);
    Some(Mistake { finding, sure: true, repair: Repair::Blank(rest) })
}

fn is_quote_error(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar | ErrorKind::InvalidQuotedScalarIndent)
}

fn brackets(scene: &Scene<'_>) -> Option<Mistake> {
    let unclosed = matches!(
        scene.kind,
        ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEof
    );
    let begin = if unclosed {
        *open(scene.text).brackets.last()?
    } else {
        let inside = open(&scene.text[..scene.at]).brackets;
        let begin = *inside.last()?;
        // A bracket opened on this very line is closed further on, or its line has another mistake.
        if scene.row_of(begin) == scene.row && open(&scene.text[..line_end(scene, scene.row)]).brackets.is_empty() {
            return None;
        }
        begin
    };
    let row = scene.row_of(begin);
    let end = line_end(scene, row);
    let (bracket, closing) = if scene.text[begin..].starts_with('[') { ("[", "]") } else { ("{", "}") };
    let mut finding = scene
        .error(begin..begin + 1, format!("the bracket `{bracket}` that begins here is never closed"))
        .help(format!("write `{closing}` where it ends"));
    if open(&scene.text[..end]).brackets.len() == 1 && !scene.text[..end].ends_with(',') {
        finding = finding.fix(scene.place(end..end), closing);
    }
    Some(Mistake { finding, sure: true, repair: Repair::Blank(scene.lines[row].start..end) })
}

fn line_end(scene: &Scene<'_>, row: usize) -> usize {
    scene.lines[row].start + scene.lines[row].text.trim_end().len()
}

fn closing(scene: &Scene<'_>) -> Option<Mistake> {
    let finding = match scene.kind {
        ErrorKind::MisplacedFlowCollectionEnd => scene
            .error(scene.at..scene.at + 1, format!("the bracket `{}` closes nothing", scene.words(scene.at..scene.at + 1)))
            .help("take it away, or write the one that it closes"),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            let right = if *open == '[' { "]" } else { "}" };
            let at = scene.text[scene.at..].find(*close).map_or(scene.at, |length| scene.at + length);
            scene
                .error(at..at + 1, format!("`{close}` stands where `{open}` has to be closed"))
                .help(format!("write `{right}`"))
                .fix(scene.place(at..at + 1), right)
        }
        _ => return None,
    };
    let line = scene.line();
    Some(Mistake { finding, sure: true, repair: Repair::Blank(line.start..line.start + line.text.len()) })
}

/// Two commas with nothing between them.
fn commas(scene: &Scene<'_>) -> Option<Mistake> {
    let before = scene.text[..scene.at].trim_end();
    let empty = scene.text[scene.at..].starts_with(',') && before.ends_with([',', '[', '{']);
    empty.then(|| Mistake {
        finding: scene
            .error(scene.at..scene.at + 1, "nothing stands before this comma")
            .help("write what was meant, or take the comma away")
            .fix(scene.place(scene.at..scene.at + 1), ""),
        sure: true,
        repair: Repair::Blank(scene.at..scene.at + 1),
    })
}

/// A value that begins with a sign that means something to YAML.
fn sign(scene: &Scene<'_>) -> Option<Mistake> {
    let rows = [Some(scene.row), scene.above(scene.row)];
    for (nth, row) in rows.into_iter().flatten().enumerate() {
        let line = scene.lines[row];
        let value = line.shape().value;
        let begin = if nth == 0 && scene.text[scene.at..].starts_with(['%', '@', '`', '&', '*']) { scene.at } else { value.start };
        if begin != value.start && matches!(scene.kind, ErrorKind::UnexpectedCharacter { .. } | ErrorKind::MissingAnchorOrAliasName) {
            // Within brackets the text ends at the next comma or bracket.
            let end = scene.text[begin..].find([',', ']', '}', '\n']).map_or(scene.text.len(), |length| begin + length);
            let words = scene.words(begin..end).trim_end();
            let range = begin..begin + words.len();
            let finding =
                scene.error(range.clone(), begins_with(words)).help("put quotes around it").fix(scene.place(range.clone()), quoted(words));
            return Some(Mistake { finding, sure: true, repair: Repair::Plain(range) });
        }
        let words = &scene.text[value.clone()];
        let first = words.chars().next().unwrap_or(' ');
        let block = matches!(first, '|' | '>') && words.len() > 1 && !words[1..].starts_with(['-', '+', '1', '2', '3', '4']);
        let after = |closing: char| words.find(closing).is_some_and(|end| !words[end + 1..].trim().is_empty());
        let fits = "%@`*&!?".contains(first) || first == ',' || block || first == '[' && after(']') || first == '{' && after('}');
        if !fits || nth == 1 && !"%@`*&!,".contains(first) || words.len() < 2 && matches!(first, '|' | '>') {
            continue;
        }
        let finding = reserved(scene.file, scene.base, scene.original, value.start)?;
        return Some(Mistake { finding, sure: true, repair: Repair::Plain(value) });
    }
    let value = scene.line().shape().value;
    let words = &scene.text[value.clone()];
    if *scene.kind == ErrorKind::BlockSequenceEntryNotAllowed && (words.starts_with("- ") || words == "-") {
        let finding = scene
            .error(value.start..value.start + 1, "a list begins on a line of its own")
            .help("write the first `- ` on the next line, indented by two spaces")
            .help(format!("or, if this is no list, put quotes around the text: {}", quoted(scene.words(value.clone()))));
        return Some(Mistake { finding, sure: true, repair: Repair::Blank(value) });
    }
    None
}

fn begins_with(words: &str) -> String {
    match words.chars().next() {
        Some('`') | None => "a text that begins with a back quote needs quotes".to_owned(),
        Some(first) => format!("a text that begins with `{first}` needs quotes"),
    }
}

/// The finding for a value that begins with a reserved sign at byte `at`, if it stands where a value stands.
pub fn reserved(file: &Arc<SourceFile>, base: usize, original: &str, at: usize) -> Option<Finding> {
    let start = original.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let end = original[at..].find('\n').map_or(original.len(), |length| at + length);
    let line = Line { start, text: original[start..end].trim_end() };
    let value = line.shape().value;
    let words = original.get(value.clone())?;
    if value.start != at || words.is_empty() {
        return None;
    }
    let place = Place::new(file, Span::new(base + value.start, base + value.end));
    Some(
        Finding::error("invalid-yaml", place.clone(), begins_with(words))
            .help(format!("put quotes around it: {}", quoted(words)))
            .fix(place, quoted(words)),
    )
}

fn escape(scene: &Scene<'_>) -> Option<Mistake> {
    let name = format!("{:?}", scene.kind);
    if !name.contains("Escape") && !name.contains("Surrogate") {
        return None;
    }
    let line = scene.line();
    let value = line.shape().value;
    let words = scene.words(value.clone());
    let mut finding = scene.error(value.clone(), "a backslash in double quotes begins a special sign, and this one is not known");
    finding = match words.strip_prefix('"').and_then(|words| words.strip_suffix('"')) {
        Some(inner) if !inner.contains('\'') => {
            finding.help(format!("write it in single quotes: '{inner}'")).fix(scene.place(value.clone()), format!("'{inner}'"))
        }
        _ => finding.help("write two backslashes for one"),
    };
    Some(Mistake { finding, sure: true, repair: Repair::Plain(value) })
}

fn colon_without_space(scene: &Scene<'_>) -> Option<Mistake> {
    let rows = [Some(scene.row), scene.above(scene.row)];
    let (row, (key, gap)) = rows.into_iter().flatten().find_map(|row| {
        let line = scene.lines[row];
        (line.shape().key.is_none()).then(|| Some((row, tight_colon(line.text)?)))?
    })?;
    let line = scene.lines[row];
    let (key, gap) = (line.start + key.start..line.start + key.end, line.start + gap);
    let finding = scene
        .error(key.start..gap, format!("a space is missing after `{}:`", scene.words(key)))
        .help("write a space after the colon")
        .fix(scene.place(gap..gap), " ");
    Some(Mistake { finding, sure: true, repair: Repair::Blank(scene.with_children(row)) })
}

fn colon_in_value(scene: &Scene<'_>) -> Option<Mistake> {
    let line = scene.line();
    let inside = open(&scene.text[..scene.at]);
    if let Some(&bracket) = inside.brackets.last() {
        if !matches!(
            scene.kind,
            ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::InvalidColonPlacement
        ) {
            return None;
        }
        let begin = scene.text[bracket..scene.at].rfind([',', '{', '[']).map(|at| bracket + at + 1)?;
        let after_key = scene.text[begin..scene.at].find(": ").map(|at| begin + at + 1);
        let begin = after_key.unwrap_or(begin);
        let begin = begin + (scene.text[begin..].len() - scene.text[begin..].trim_start().len());
        let end = scene.text[scene.at..].find([',', '}', ']', '\n']).map(|length| scene.at + length)?;
        let words = scene.words(begin..end.max(begin)).trim_end();
        let range = begin..begin + words.len();
        return Some(Mistake { finding: colon(scene, range.clone(), words), sure: true, repair: Repair::Plain(range) });
    }
    let Shape { key: Some(key), value, .. } = line.shape() else { return None };
    let words = &scene.text[value.clone()];
    if !words.contains(": ") && !words.ends_with(':') || words.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let mut finding = colon(scene, value.clone(), scene.words(value.clone()));
    if matches!(scene.words(key), "supports" | "addresses" | "key-results" | "milestones" | "check-ins" | "initiatives") {
        finding = finding.help("or, if this is a list, begin it on the next line, with `- ` before each item");
        finding.fix = None;
    }
    Some(Mistake { finding, sure: true, repair: Repair::Plain(value) })
}

fn colon(scene: &Scene<'_>, range: Range<usize>, words: &str) -> Finding {
    scene
        .error(range.clone(), "a text with a colon in it needs quotes")
        .help(format!("put quotes around it: {}", quoted(words)))
        .fix(scene.place(range), quoted(words))
}

fn dash_without_space(scene: &Scene<'_>) -> Option<Mistake> {
    let first = scene.row.saturating_sub(6);
    let (row, gap) = (first..=scene.row).rev().find_map(|row| Some((row, tight_dash(scene.lines[row].text)?)))?;
    let gap = scene.lines[row].start + gap;
    let finding =
        scene.error(gap - 1..gap, "a space is missing after the dash").help("write a space after the dash").fix(scene.place(gap..gap), " ");
    Some(Mistake { finding, sure: true, repair: Repair::Blank(scene.with_children(row)) })
}

/// A list in which one item does not begin with a dash.
fn dash_missing(scene: &Scene<'_>) -> Option<Mistake> {
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
    let finding = scene
        .error(words.clone(), "a dash is missing: the lines beside this one are items of a list")
        .help(format!("write `- {}`, and indent what belongs to it by two more spaces", scene.words(words)));
    Some(Mistake { finding, sure: true, repair: Repair::Blank(rest) })
}

/// A line that is neither a key with a colon nor an item.
fn colon_missing(scene: &Scene<'_>) -> Option<Mistake> {
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
        finding = finding.help(format!("write `{key}: {}`", rest.trim_start()));
    }
    finding = finding.help("if it belongs to the text above, indent it further than the key of that text");
    Some(Mistake {
        finding,
        sure: true,
        repair: Repair::Blank(scene.lines[row].start..scene.lines[row].start + scene.lines[row].text.len()),
    })
}

fn indentation(scene: &Scene<'_>) -> Option<Mistake> {
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
