//! Text to tree, with every mistake said and mended for the rest of the reading.

use std::sync::Arc;

use crate::finding::{Finding, Findings};
use crate::source::{Place, SourceFile, Span};
use crate::yaml::lines::Line;
use crate::yaml::marks::reserved;
use crate::yaml::mistakes::diagnose;
use crate::yaml::scene::{Mistake, Repair};
use crate::yaml::tree::{Kind, Node, Oddity, Scalar, Style, tree};

/// More than anybody writes by hand.
const MAX_BYTES: usize = 256 * 1024;

/// Text of this size is read again after each mistake; larger text only a few times.
const PATIENT_BYTES: usize = 32 * 1024;

/// A tree, and whether it is whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'a> {
    /// The value; nothing where there is none.
    pub root: Node<'a>,
    /// Parts could not be read, so that what seems to be missing may well be there.
    pub torn: bool,
}

impl Document<'_> {
    /// Where nothing was written: empty at the start of `span`.
    pub fn nothing(span: Span) -> Self {
        let span = Span { start: span.start, end: span.start };
        Self { root: Node { span, kind: Kind::Scalar(Scalar { text: "".into(), style: Style::Plain }) }, torn: false }
    }
}

/// Reads the YAML at `span` of `file`.
pub fn document<'a>(findings: &mut Findings, file: &'a Arc<SourceFile>, span: Span) -> Document<'a> {
    let nothing = Document::nothing(span).root;
    let Some(original) = file.text.get(span.range()) else { return Document { root: nothing, torn: true } };
    let base = span.start as usize;
    if original.len() > MAX_BYTES {
        findings.push(too_large(Place::new(file, nothing.span)));
        return Document { root: nothing, torn: true };
    }
    let mut text = std::borrow::Cow::Borrowed(original);
    let mut said: Vec<usize> = Vec::new();
    let (mut quiet, mut echoes) = (Vec::new(), Vec::<std::ops::Range<usize>>::new());
    let mut torn = false;
    let patience = if original.len() <= PATIENT_BYTES { 40 } else { 4 };
    for _ in 0..patience {
        let error = match tree(&text, original, base) {
            Ok(tree) => {
                torn |= tree.oddities.iter().any(|(oddity, _)| !matches!(oddity, Oddity::Twice(_)));
                let mut twice: Option<(Span, Span)> = None;
                for (oddity, span) in tree.oddities {
                    if let Oddity::Twice(first) = oddity {
                        // Where one item follows another without a dash, all its keys come twice.
                        let repeated = twice.is_some_and(|(one, two)| one < first && first < two && two < span);
                        if repeated || echoes.iter().any(|range| range.contains(&(span.start as usize - base))) {
                            continue;
                        }
                        twice = Some((first, span));
                    }
                    findings.push(odd(file, base, original, oddity, span));
                }
                return Document { root: tree.root, torn };
            }
            Err(error) => error,
        };
        torn = true;
        let Mistake { finding, sure, repair } = diagnose(file, base, original, &text, &error);
        let line = finding.at.place.line_column().0;
        let at = (finding.at.place.span.start as usize).saturating_sub(base);
        let block = block(original, at);
        let echo = quiet.iter().any(|range: &std::ops::Range<usize>| range.contains(&at));
        let again = echo || said.contains(&line) || !sure && seen(&said, file, base, &block);
        if !again {
            findings.push(finding);
            said.push(line);
        }
        if let Repair::Tabs = repair {
            // Nobody knows how deep a tab was meant to be: what does not fit where tabs stood is no second mistake.
            let tabbed = |line: &Line<'_>| line.text[..line.indent()].contains('\t');
            quiet.extend(Line::all(original).into_iter().filter(tabbed).map(|line| self::block(original, line.start)));
            echoes.extend(quiet.iter().cloned());
        }
        if let Repair::Blank(_) = repair {
            echoes.push(block.clone());
        }
        let before = text.to_string();
        mend(text.to_mut(), &repair);
        if *text == before {
            let rest = block.start..block.end.max(block.start);
            mend(text.to_mut(), &Repair::Blank(rest));
        }
        if *text == before {
            break;
        }
    }
    Document { root: nothing, torn: true }
}

/// Whether something has been said within `block` already, so that more of it is likely to be an echo.
fn seen(said: &[usize], file: &Arc<SourceFile>, base: usize, block: &std::ops::Range<usize>) -> bool {
    let line = |at: usize| Place::new(file, Span::new(base + at, base + at)).line_column().0;
    let (first, last) = (line(block.start), line(block.end));
    said.iter().any(|said| (first..=last).contains(said))
}

/// The lines from one key of the outermost level to the next, around byte `at`.
fn block(text: &str, at: usize) -> std::ops::Range<usize> {
    let outermost = |line: &Line<'_>| line.text.starts_with(|first: char| !first.is_whitespace() && !"-#]}".contains(first));
    let lines = Line::all(text);
    let start = lines.iter().rev().find(|line| line.start <= at && outermost(line)).map_or(0, |line| line.start);
    let end = lines.iter().find(|line| line.start > at && outermost(line)).map_or(text.len(), |line| line.start);
    start..end
}

/// Changes `text` without changing its length, so that all places stay.
fn mend(text: &mut String, repair: &Repair) {
    let (range, with): (_, fn(u8) -> u8) = match repair {
        Repair::Tabs => {
            let indents: Vec<_> = Line::all(text).into_iter().map(|line| line.start..line.start + line.indent()).collect();
            return indents.iter().for_each(|range| mend(text, &Repair::Blank(range.clone())));
        }
        Repair::Dashes(stars) => {
            let dashed = text.bytes().enumerate().map(|(at, byte)| if stars.contains(&at) { b'-' } else { byte }).collect();
            return String::from_utf8(dashed).into_iter().for_each(|dashed| *text = dashed);
        }
        Repair::Lines(ranges) => return ranges.iter().for_each(|range| mend(text, &Repair::Blank(range.clone()))),
        Repair::Blank(range) => (range.clone(), |byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' }),
        Repair::Plain(range) => {
            (range.clone(), |byte| if byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'\n' | b'\r') { byte } else { b'x' })
        }
    };
    let end = range.end.min(text.len());
    let mended = text.bytes().enumerate().map(|(at, byte)| if (range.start..end).contains(&at) { with(byte) } else { byte }).collect();
    // A range that cuts a letter in two cannot be mended; the text then stays as it is.
    if let Ok(mended) = String::from_utf8(mended) {
        *text = mended;
    }
}

fn odd(file: &Arc<SourceFile>, base: usize, original: &str, oddity: Oddity, span: Span) -> Finding {
    let place = Place::new(file, span);
    match oddity {
        Oddity::Anchor | Oddity::Alias | Oddity::Tag => {
            reserved(file, base, original, span.start as usize - base).unwrap_or_else(|| strange_sign(place))
        }
        Oddity::Key => Finding::error("invalid-yaml", place, "this stands where a key belongs, and a key is a word")
            .help("put quotes around the text, or write a key and a colon before it"),
        Oddity::Merge => Finding::error("invalid-yaml", place, "`<<` does not work here").help("write the keys out where they are needed"),
        Oddity::Document => Finding::error("invalid-yaml", place, "a second document begins here")
            .help("take out the line with `---` or `...`: everything belongs together"),
        Oddity::Twice(first) => {
            let key = place.words().to_owned();
            let start = file.text[..first.start as usize].rfind('\n').map_or(0, |at| at + 1);
            let begins_item = file.text[start..first.start as usize].trim_start().starts_with("- ");
            let finding = Finding::error("duplicate-key", place, format!("`{key}` is written twice"))
                .label("and again here")
                .also(Place::new(file, first), "first written here")
                .why("only one of the two can hold");
            match begins_item {
                true => finding.help("if a new item of the list begins here, write `- ` before it").help("else keep one of the two"),
                false => finding.help("keep one of them, or put both in one list"),
            }
        }
    }
}

fn strange_sign(place: Place) -> Finding {
    let words = place.words().to_owned();
    Finding::error("invalid-yaml", place, format!("`{words}` has a special meaning in YAML that does not work here"))
        .help("put quotes around the whole text")
}

fn too_large(place: Place) -> Finding {
    Finding::error("invalid-yaml", place, format!("this is more than {} KiB of settings", MAX_BYTES / 1024))
        .help("move long texts below the front matter, and rows of numbers to a file under `data/`")
}
