//! Where front matter ends and the body begins.

use std::sync::Arc;

use crate::finding::{Finding, Findings};
use crate::source::{Place, SourceFile, Span};

/// The two parts of a Markdown file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// Between the two `---` lines; `None` where there are none.
    pub front: Option<Span>,
    /// What follows.
    pub body: Span,
}

/// Finds the two `---` lines. Where one of them is missing or misspelt, that is said, and the likeliest place is taken.
pub fn split(findings: &mut Findings, file: &Arc<SourceFile>) -> Split {
    let text = file.text.as_str();
    let start = text.len() - text.trim_start().len();
    let line = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let first = text[start..line(start)].trim_end();
    if let Some(at) = first.find('\r').filter(|at| first[..*at].trim_end() == "---") {
        // Another program would see one line only, and so does everything that counts lines.
        findings.push(old_line_ends(Place::new(file, Span::new(start, start + at))));
        return Split { front: None, body: Span::new(text.len(), text.len()) };
    }
    let inside = if first == "---" {
        line(start)
    } else if is_fence_like(first) && looks_like_front(&text[line(start)..line(line(start))]) {
        let span = Span::new(start, start + first.len());
        findings.push(not_a_fence(Place::new(file, span), "begins"));
        line(start)
    } else if is_key(first) && fences(text, start).any(|(_, fence)| fence == "---") || first.starts_with("title: ") {
        findings.push(not_opened(Place::new(file, Span::new(start, start + first.len()))));
        start
    } else {
        return Split { front: None, body: Span::new(0, text.len()) };
    };
    let near = fences(text, inside).find(|(_, fence)| *fence != "---");
    let real = fences(text, inside).find(|(_, fence)| *fence == "---").filter(|(at, _)| {
        let end = likely_end(&text[..*at], inside);
        let prose = text[end..*at].starts_with(['\n', '\r']) && !has_keys(&text[end..*at]);
        !prose && near.is_none_or(|(near, _)| near > *at || has_keys(&text[near..*at]))
    });
    if let Some((at, _)) = real {
        // Keys below it, and another one below these: then this one divides what belongs together, as the reader of YAML will say.
        let below = line(at);
        let more = text[below..].trim_start().starts_with(|first: char| first.is_ascii_lowercase())
            && looks_like_front(text[below..].trim_start().lines().next().unwrap_or(""));
        let last = fences(text, below)
            .find(|(_, fence)| *fence == "---")
            .filter(|(last, _)| more && text[likely_end(text, below)..*last].trim().is_empty());
        let at = last.map_or(at, |(last, _)| last);
        return Split { front: Some(Span::new(inside, at)), body: Span::new(line(at), text.len()) };
    }
    if let Some((at, fence)) = near {
        findings.push(not_a_fence(Place::new(file, Span::new(at, at + fence.len())), "ends"));
        return Split { front: Some(Span::new(inside, at)), body: Span::new(line(at), text.len()) };
    }
    let end = likely_end(text, inside);
    if inside != start {
        findings.push(never_closed(Place::new(file, Span::new(end, end)), Place::new(file, Span::new(start, start + first.len()))));
    }
    Split { front: Some(Span::new(inside, end)), body: Span::new(end, text.len()) }
}

/// Lines from `from` on that are `---`, or were meant to be.
fn fences(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut start = from;
    text[from..].split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let words = line.trim_end();
        (words == "---" || is_fence_like(words)).then_some((at, words))
    })
}

fn is_fence_like(words: &str) -> bool {
    let dashes = words.chars().all(|letter| matches!(letter, '-' | '–' | '—'));
    matches!(words, "..." | "+++") || dashes && words.len() >= 2 && words != "---"
}

fn is_key(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else { return false };
    let letters = key.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
    letters && key.starts_with(|first: char| first.is_ascii_alphabetic()) && (rest.trim().is_empty() || rest.starts_with(' '))
}

fn has_keys(text: &str) -> bool {
    text.lines().any(is_key)
}

fn looks_like_front(line: &str) -> bool {
    let words = line.trim_end();
    words.is_empty()
        || words.starts_with([' ', '\t', '#', ']', '}', '"', '\''])
        || words.starts_with("- ")
        || is_key(words)
        || is_tight(words)
}

/// `owner:Ingrid`, which is front matter with a mistake in it.
fn is_tight(words: &str) -> bool {
    words.split_once(':').is_some_and(|(key, rest)| !key.is_empty() && !key.contains(' ') && !rest.starts_with("//"))
}

/// The end of what looks like front matter: before a first line that does not, and before a heading.
fn likely_end(text: &str, from: usize) -> usize {
    let mut at = from;
    let mut end = from;
    let mut heading = None;
    for line in text[from..].split_inclusive('\n') {
        let words = line.trim_end();
        if !looks_like_front(line) || !words.is_empty() && words.starts_with('#') && heading.is_some() {
            return heading.unwrap_or(end);
        }
        if words.starts_with('#') {
            heading = heading.or(Some(end));
        } else if !words.is_empty() {
            heading = None;
        }
        at += line.len();
        if !words.is_empty() && heading.is_none() {
            end = at;
        }
    }
    end
}

fn never_closed(here: Place, opened: Place) -> Finding {
    Finding::error("unclosed-front-matter", here, "the front matter is never closed")
        .label("it seems to end here")
        .also(opened, "it begins here")
        .why("without a second `---` nobody can tell the settings from the text")
        .help("write `---` on a line of its own where the front matter ends and the text begins")
}

/// `unclosed-front-matter`, where the lines end as they did on a Mac before 2001.
fn old_line_ends(place: Place) -> Finding {
    Finding::error("unclosed-front-matter", place, "the lines of this file end in a way that nothing reads any more (CR alone)")
        .help("save it with line ends `LF`: in VS Code open the file, click `LF` or `CRLF` in the status bar, choose `LF`, and save")
}

fn not_a_fence(place: Place, what: &str) -> Finding {
    let words = place.words().to_owned();
    Finding::error(
        "unclosed-front-matter",
        place.clone(),
        format!("front matter {what} with a line of exactly three dashes, not `{words}`"),
    )
    .help("write `---` and nothing else on this line")
    .fix(place, "---")
}

fn not_opened(place: Place) -> Finding {
    let start = Span { start: place.span.start, end: place.span.start };
    let insert = Place { file: Arc::clone(&place.file), span: start };
    Finding::error("unopened-front-matter", place, "the line `---` above the front matter is missing")
        .why("without it this would be published as text")
        .help("write `---` on a line of its own above this one, and below the last line of the front matter")
        .fix(insert, "---\n")
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::finding::Findings;
    use crate::source::SourceFile;
    use std::sync::Arc;

    #[test]
    fn splits() {
        let check = |text: &str, front: Option<&str>, body: &str, message: &str| {
            let mut findings = Findings::new();
            let file = Arc::new(SourceFile { path: "content/index.md".into(), text: text.to_owned() });
            let split = split(&mut findings, &file);
            assert_eq!((split.front.map(|span| &text[span.range()]), &text[split.body.range()]), (front, body), "{text}");
            let said: Vec<_> = findings
                .iter()
                .map(|finding| format!("{}:{} {}", finding.at.place.line_column().0, finding.at.place.line_column().1, finding.message))
                .collect();
            assert_eq!(said.join("|"), message, "{text}");
        };
        check("---\ntitle: a\n---\nb\n", Some("title: a\n"), "b\n", "");
        check("\n---\r\ntitle: a\r\n--- \r\nb\n", Some("title: a\r\n"), "b\n", "");
        check("---\n---", Some(""), "", "");
        check("# A\n\n---\n\nb", None, "# A\n\n---\n\nb", "");
        check("Note: this\nis text", None, "Note: this\nis text", "");
        check(
            "---\ntitle: a\n\n# comment\nowner: b\n\n# Why\n\nWe",
            Some("title: a\n\n# comment\nowner: b\n"),
            "\n# Why\n\nWe",
            "6:1 the front matter is never closed",
        );
        check("---\ntitle: a\n\nWe believe.", Some("title: a\n"), "\nWe believe.", "3:1 the front matter is never closed");
        check("---\ntitle: a", Some("title: a"), "", "2:9 the front matter is never closed");
        check("---\ntitle: a\n--\nb", Some("title: a\n"), "b", "3:1 front matter ends with a line of exactly three dashes, not `--`");
        check("—\ntitle: a\n---\nb", Some("title: a\n"), "b", "1:1 front matter begins with a line of exactly three dashes, not `—`");
        check("title: a\nowner: b\n---\nb", Some("title: a\nowner: b\n"), "b", "1:1 the line `---` above the front matter is missing");
        check(
            "---\ntitle: a\n\nWe believe.\n\n---\n\nMore",
            Some("title: a\n"),
            "\nWe believe.\n\n---\n\nMore",
            "3:1 the front matter is never closed",
        );
        check("---\ntitle: a\nowner b\n---\nMore", Some("title: a\nowner b\n"), "More", "");
        check("", None, "", "");
    }
}
