//! The look of rustc: what is wrong, the line with the words underlined, why it matters and the way out.

use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};

use crate::finding::{Finding, Fix, Label, Severity};
use crate::report::{Screen, printable, ways_out};
use crate::source::{Place, SourceFile};

/// Bytes of lines that are worth showing; drawing more takes longer than anyone would look at it.
const LONGEST: usize = 20_000;

pub(super) fn report(findings: &[Finding], screen: &Screen) -> String {
    let renderer = if screen.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(screen.columns.max(40));
    findings.iter().map(|finding| format!("{}\n\n", renderer.render(&groups(finding, screen)))).collect()
}

fn groups<'a>(finding: &'a Finding, screen: &Screen) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut main = level.primary_title(printable(&finding.message)).id(finding.rule).element(element(
        &finding.at.place.file,
        &finding.at,
        &finding.others,
        screen,
    ));
    let mut elsewhere: Vec<&Label> =
        finding.others.iter().filter(|label| !Arc::ptr_eq(&label.place.file, &finding.at.place.file)).collect();
    while let Some(label) = elsewhere.first().copied() {
        let file = &label.place.file;
        let (here, there) = elsewhere.into_iter().partition(|label| Arc::ptr_eq(&label.place.file, file));
        elsewhere = there;
        main = main.element(other_file(file, here, screen));
    }
    if !finding.why.is_empty() {
        main = main.element(Level::NOTE.with_name("why").message(finding.why));
    }
    for help in ways_out(finding) {
        main = main.element(Level::HELP.message(printable(help)));
    }
    let mut groups = vec![main];
    groups.extend(finding.fix.as_ref().and_then(|fix| correction(fix, screen)));
    groups
}

/// The file of the finding itself, with its own places underlined.
fn element<'a>(file: &'a Arc<SourceFile>, at: &'a Label, others: &'a [Label], screen: &Screen) -> Element<'a> {
    let here = others.iter().filter(|label| Arc::ptr_eq(&label.place.file, file));
    let marks = std::iter::once((AnnotationKind::Primary, at)).chain(here.map(|label| (AnnotationKind::Context, label)));
    excerpt(file, marks.collect(), screen)
}

/// A file that matters as well.
fn other_file<'a>(file: &'a Arc<SourceFile>, labels: Vec<&'a Label>, screen: &Screen) -> Element<'a> {
    excerpt(file, labels.into_iter().map(|label| (AnnotationKind::Context, label)).collect(), screen)
}

/// The lines that hold `marks`; only where they are, if there is nothing to show or too much.
fn excerpt<'a>(file: &'a SourceFile, marks: Vec<(AnnotationKind, &'a Label)>, screen: &Screen) -> Element<'a> {
    if file.text.is_empty() {
        return Origin::path(screen.path(&file.path)).into();
    }
    let spans: Vec<Range<usize>> = marks.iter().map(|(_, label)| within(&label.place)).collect();
    let start = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let end = spans.iter().map(|span| span.end).max().unwrap_or(0);
    let (source, offset, line) = lines(&file.text, start..end);
    if source.len() > LONGEST {
        let (line, column) = marks.first().map_or((line, 1), |(_, label)| label.place.line_column());
        return Origin::path(screen.path(&file.path)).line(line).char_column(column).into();
    }
    let annotation = |((kind, label), span): ((AnnotationKind, &'a Label), Range<usize>)| {
        let annotation = kind.span(span.start - offset..span.end - offset);
        if label.text.is_empty() { annotation } else { annotation.label(printable(&label.text)) }
    };
    let marks = marks.into_iter().zip(spans).map(annotation);
    Snippet::source(source).path(screen.path(&file.path)).line_start(line).annotations(marks).into()
}

/// The line as it should be.
fn correction<'a>(fix: &'a Fix, screen: &Screen) -> Option<Group<'a>> {
    let file = &fix.place.file;
    if file.text.is_empty() {
        return None;
    }
    let span = within(&fix.place);
    let (source, offset, line) = lines(&file.text, span.clone());
    if source.len() > LONGEST {
        return None;
    }
    let patch = Patch::new(span.start - offset..span.end - offset, fix.replacement.as_str());
    let snippet = Snippet::source(source).path(screen.path(&file.path)).line_start(line).patch(patch);
    Some(Level::HELP.secondary_title("this is how it should be").element(snippet))
}

/// The whole lines that hold `span`, where they begin, and the number of the first.
fn lines(text: &str, span: Range<usize>) -> (&str, usize, usize) {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let number = text[..start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    (&text[start..end], start, number)
}

/// The bytes of `place`, whatever they are made fit to the text.
fn within(place: &Place) -> Range<usize> {
    let text = &place.file.text;
    let fit = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = fit(place.span.start as usize);
    start..fit(place.span.end as usize).max(start)
}
