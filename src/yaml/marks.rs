//! Slips with quotes, brackets, colons, commas and other signs.

use std::ops::Range;
use std::sync::Arc;

use granit_parser::ErrorKind;

use crate::finding::Finding;
use crate::source::{Place, SourceFile, Span};
use crate::yaml::braces::text_in_braces;
use crate::yaml::lines::{Line, Shape, open, quoted, tight_colon};
use crate::yaml::scene::{Mistake, Repair, Scene};

/// A quoted text that ends too early, or never.
pub fn quotes(scene: &Scene<'_>) -> Option<Mistake> {
    let inside = open(&scene.text[..scene.at.min(scene.text.len())]);
    let trailing = matches!(scene.kind, ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar);
    let whole = open(scene.text);
    let begin = match (&inside.closed, trailing) {
        (Some(closed), true) => closed.start,
        _ => inside.quote.or(whole.quote.filter(|begin| is_quote_error(scene.kind) || scene.row_of(*begin) <= scene.row))?,
    };
    if let Some(mistake) = text_in_braces(scene).filter(|_| trailing) {
        return Some(mistake);
    }
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

/// A bracket never closed.
pub fn brackets(scene: &Scene<'_>) -> Option<Mistake> {
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
    if let Some(mistake) = hidden_bracket(scene, begin, end) {
        return Some(mistake);
    }
    let (bracket, closing) = if scene.text[begin..].starts_with('[') { ("[", "]") } else { ("{", "}") };
    let mut finding = scene
        .error(begin..begin + 1, format!("the bracket `{bracket}` that begins here is never closed"))
        .help(format!("write `{closing}` where it ends"));
    if open(&scene.text[..end]).brackets.len() == 1 && !scene.text[..end].ends_with(',') {
        finding = finding.fix(scene.place(end..end), closing);
    }
    Some(Mistake { finding, sure: true, repair: Repair::Blank(scene.lines[row].start..end) })
}

/// `{note: We are #1}`: the bracket is closed behind a `#`, where nothing counts.
fn hidden_bracket(scene: &Scene<'_>, begin: usize, end: usize) -> Option<Mistake> {
    let mark = begin + scene.text[begin..end].find(" #")? + 1;
    let close = end - 1;
    if !scene.text[mark..end].ends_with(['}', ']']) {
        return None;
    }
    let start = scene.text[begin + 1..mark].rfind([',', '[', '{']).map_or(begin + 1, |at| begin + 1 + at + 1);
    let start = scene.text[start..mark].find(": ").map_or(start, |at| start + at + 2);
    let start = start + scene.text[start..mark].len() - scene.text[start..mark].trim_start().len();
    let words = scene.words(start..close);
    Some(Mistake {
        finding: scene
            .error(mark..end, format!("`{}` is taken for a remark, because of the space before `#`", scene.words(mark..end)))
            .help(format!("put quotes around the text: {}", quoted(words)))
            .fix(scene.place(start..close), quoted(words)),
        sure: true,
        repair: Repair::Plain(start..close),
    })
}

fn line_end(scene: &Scene<'_>, row: usize) -> usize {
    scene.lines[row].start + scene.lines[row].text.trim_end().len()
}

/// A bracket that closes nothing, or the wrong one.
pub fn closing(scene: &Scene<'_>) -> Option<Mistake> {
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
pub fn commas(scene: &Scene<'_>) -> Option<Mistake> {
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

/// `- {…},`: a comma behind the bracket of a whole line.
pub fn comma_behind(scene: &Scene<'_>) -> Option<Mistake> {
    let rows = [Some(scene.row), scene.above(scene.row)];
    let comma = rows.into_iter().flatten().find_map(|row| {
        let value = scene.lines[row].shape().value;
        let words = &scene.text[value.clone()];
        let behind = words.starts_with('{') && words.ends_with("},") || words.starts_with('[') && words.ends_with("],");
        behind.then(|| value.end - 1)
    })?;
    let after = open(&scene.text[..comma]);
    after.brackets.is_empty().then(|| Mistake {
        finding: scene
            .error(comma..comma + 1, "the comma behind the bracket is one too many")
            .help("take it away: each item of this list stands on a line of its own")
            .fix(scene.place(comma..comma + 1), ""),
        sure: true,
        repair: Repair::Blank(comma..comma + 1),
    })
}

/// A value that begins with a sign that means something to YAML.
pub fn sign(scene: &Scene<'_>) -> Option<Mistake> {
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
        let block = matches!(first, '|' | '>') && words.len() > 1 && !begins_block(&words[1..]);
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

/// Whether `-`, `+` and one digit are all that stands behind the `|` or `>` of a text on the lines below.
fn begins_block(rest: &str) -> bool {
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    rest.len() <= 2 && digits <= 1 && rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+'))
}

/// What is said of a text that begins with a sign of YAML.
pub fn begins_with(words: &str) -> String {
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

/// A backslash in double quotes.
pub fn escape(scene: &Scene<'_>) -> Option<Mistake> {
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

/// `owner:Ingrid`
pub fn colon_without_space(scene: &Scene<'_>) -> Option<Mistake> {
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

/// A text with a colon in it.
pub fn colon_in_value(scene: &Scene<'_>) -> Option<Mistake> {
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
        if let Some(mistake) = comma_missing(scene, begin, words) {
            return Some(mistake);
        }
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

/// `210 confidence: 5`, where a new key begins within braces.
pub fn comma_missing(scene: &Scene<'_>, begin: usize, words: &str) -> Option<Mistake> {
    let (before, _) = words.split_once(':')?;
    let (value, key) = before.rsplit_once(' ')?;
    let semicolon = value.trim_end().ends_with(';');
    let value = value.trim_end().trim_end_matches(';');
    let number = value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')) && !value.is_empty();
    if !number || !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        return None;
    }
    let gap = begin + value.len();
    Some(Mistake {
        finding: scene
            .error(begin + before.len() - key.len()..begin + before.len(), format!("a comma is missing before `{key}`"))
            .help("within `{…}` a comma stands between two keys")
            .fix(scene.place(gap..gap + usize::from(semicolon)), ","),
        sure: true,
        repair: Repair::Blank(gap..begin + words.len()),
    })
}

fn colon(scene: &Scene<'_>, range: Range<usize>, words: &str) -> Finding {
    scene
        .error(range.clone(), "a text with a colon in it needs quotes")
        .help(format!("put quotes around it: {}", quoted(words)))
        .fix(scene.place(range), quoted(words))
}
