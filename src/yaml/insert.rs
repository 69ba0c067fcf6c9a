//! One more item in a list of the front matter, with not another byte of the file touched.

use std::sync::Arc;

use crate::finding::Findings;
use crate::source::{SourceFile, Span};
use crate::yaml::{Kind, Node, document, split};

/// Text to be put into a file at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// Before this byte.
    pub at: usize,
    /// What is put there.
    pub text: String,
}

impl Insertion {
    /// `text` with this in it.
    pub fn applied_to(&self, text: &str) -> String {
        let (before, after) = text.split_at(self.at.min(text.len()));
        [before, &self.text, after].concat()
    }
}

/// How to add `item`, keys and values, to the list under `key`: of the mapping at `within`, or of the front matter as a whole.
///
/// The list is written as its last item is. `None` where the file cannot be read without mistakes, or where nothing can be added without
/// changing what else it says: every way is read again and compared before it is given out.
pub fn insert(file: &Arc<SourceFile>, within: Option<Span>, key: &str, item: &[(&str, &str)]) -> Option<Insertion> {
    let read = read(file)?;
    let eol = if file.text.contains("\r\n") { "\r\n" } else { "\n" };
    let way = Way { text: &file.text, eol, key, item };
    let Some(front) = read.front else {
        let list = way.block_list("");
        let insertion = Insertion { at: 0, text: format!("---{eol}{list}---{eol}") };
        return way.verified(file, &read, &[], insertion).filter(|_| within.is_none());
    };
    let document = document(&mut Findings::new(), file, front);
    let empty = document.root.is_nothing() && within.is_none();
    if empty && front.start == front.end {
        return way.verified(file, &read, &[], Insertion { at: front.end as usize, text: way.block_list("") });
    }
    let path = match within {
        None => Vec::new(),
        Some(span) => path_to(&document.root, span)?,
    };
    let node = path.iter().try_fold(&document.root, |node, step| child(node, *step))?;
    let ways = if empty { way.after(front.end as usize, &way.block_list("")) } else { way.ways(node) };
    ways.into_iter().find_map(|insertion| way.verified(file, &read, &path, insertion))
}

/// What a file says, without where it says it.
#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Text(String),
    List(Vec<Shape>),
    Keys(Vec<(String, Shape)>),
}

struct Read {
    front: Option<Span>,
    shape: Shape,
    body: String,
}

/// The file's words, where they can be read without a mistake.
fn read(file: &Arc<SourceFile>) -> Option<Read> {
    let mut findings = Findings::new();
    let split = split(&mut findings, file);
    let shape = split.front.map(|front| {
        let document = document(&mut findings, file, front);
        shape(&document.root)
    });
    let body = file.text.get(split.body.range())?.to_owned();
    findings.is_empty().then(|| Read { front: split.front, shape: shape.unwrap_or(Shape::Text(String::new())), body })
}

fn shape(node: &Node<'_>) -> Shape {
    match &node.kind {
        Kind::Scalar(_) if node.is_nothing() => Shape::Text(String::new()),
        Kind::Scalar(scalar) => Shape::Text(scalar.text.to_string()),
        Kind::Sequence(items) => Shape::List(items.iter().map(shape).collect()),
        Kind::Mapping(entries) => Shape::Keys(entries.iter().map(|(key, value)| (name(key).to_owned(), shape(value))).collect()),
    }
}

fn name<'n>(key: &'n Node<'_>) -> &'n str {
    match &key.kind {
        Kind::Scalar(scalar) => &scalar.text,
        Kind::Sequence(_) | Kind::Mapping(_) => "",
    }
}

fn child<'n, 'a>(node: &'n Node<'a>, step: usize) -> Option<&'n Node<'a>> {
    match &node.kind {
        Kind::Scalar(_) => None,
        Kind::Sequence(items) => items.get(step),
        Kind::Mapping(entries) => entries.get(step).map(|(_, value)| value),
    }
}

/// The steps from `node` to the mapping at `span`.
fn path_to(node: &Node<'_>, span: Span) -> Option<Vec<usize>> {
    if node.span == span && matches!(node.kind, Kind::Mapping(_)) {
        return Some(Vec::new());
    }
    (0..).map_while(|step| Some((step, child(node, step)?))).find_map(|(step, child)| {
        let mut path = path_to(child, span)?;
        path.insert(0, step);
        Some(path)
    })
}

struct Way<'a> {
    text: &'a str,
    eol: &'a str,
    key: &'a str,
    item: &'a [(&'a str, &'a str)],
}

impl Way<'_> {
    /// `insertion`, if with it the file says what it said, and the item.
    fn verified(&self, file: &SourceFile, before: &Read, path: &[usize], insertion: Insertion) -> Option<Insertion> {
        let text = insertion.applied_to(&file.text);
        let after = read(&Arc::new(SourceFile { path: file.path.clone(), text }))?;
        let mut wanted = before.shape.clone();
        let at = path.iter().try_fold(&mut wanted, |shape, step| match shape {
            Shape::Text(_) => None,
            Shape::List(items) => items.get_mut(*step),
            Shape::Keys(entries) => entries.get_mut(*step).map(|(_, value)| value),
        })?;
        if *at == Shape::Text(String::new()) {
            *at = Shape::Keys(Vec::new());
        }
        let Shape::Keys(entries) = at else { return None };
        let item = Shape::Keys(self.item.iter().map(|(name, words)| ((*name).to_owned(), Shape::Text((*words).to_owned()))).collect());
        match entries.iter_mut().find(|(name, _)| name == self.key) {
            Some((_, Shape::List(items))) => items.push(item),
            Some((_, nothing)) if *nothing == Shape::Text(String::new()) => *nothing = Shape::List(vec![item]),
            Some(_) => return None,
            None => entries.push((self.key.to_owned(), Shape::List(vec![item]))),
        }
        (after.shape == wanted && after.body == before.body).then_some(insertion)
    }

    /// Ways to add the item to the mapping `node`, the likeliest first.
    fn ways(&self, node: &Node<'_>) -> Vec<Insertion> {
        let Kind::Mapping(entries) = &node.kind else { return Vec::new() };
        let flow = self.starts_with(node, '{');
        match entries.iter().find(|(key, _)| name(key) == self.key) {
            Some((key, value)) => match &value.kind {
                Kind::Sequence(items) if self.starts_with(value, '[') => self.in_brackets(value, items),
                Kind::Sequence(items) => items.last().map_or_else(Vec::new, |last| self.below(last)),
                _ if value.span.start == value.span.end && !flow => {
                    let indent = self.indent(key.span.start as usize);
                    self.after(value.span.end as usize, &self.line(&indent, "  "))
                }
                _ => Vec::new(),
            },
            None if flow => self.in_braces(node, entries),
            None => {
                let indent = entries.first().map(|(key, _)| self.indent(key.span.start as usize)).unwrap_or_default();
                self.after(node.span.end as usize, &self.block_list(&indent))
            }
        }
    }

    /// The key with a list of this one item, below keys that stand at `indent`.
    fn block_list(&self, indent: &str) -> String {
        format!("{indent}{}:{}{}", self.key, self.eol, self.line(indent, "  "))
    }

    fn line(&self, indent: &str, deeper: &str) -> String {
        format!("{indent}{deeper}- {}{}", self.braces(), self.eol)
    }

    fn braces(&self) -> String {
        let pairs: Vec<String> = self.item.iter().map(|(name, words)| format!("{name}: {}", word(words))).collect();
        format!("{{{}}}", pairs.join(", "))
    }

    /// Below the last item of a block list, as it is written itself.
    fn below(&self, last: &Node<'_>) -> Vec<Insertion> {
        let start = last.span.start as usize;
        let Some(dash) = self.text[..start].rfind('-') else { return Vec::new() };
        let indent = self.indent(dash);
        let gap = &self.text[dash + 1..start];
        let on_one_line = !gap.is_empty() && gap.chars().all(|letter| letter == ' ');
        let text = match &last.kind {
            Kind::Mapping(_) if on_one_line && !self.starts_with(last, '{') => {
                let deeper = " ".repeat(1 + gap.len());
                let lines = self.item.iter().enumerate().map(|(at, (name, words))| {
                    let begin = if at == 0 { format!("-{gap}") } else { deeper.clone() };
                    format!("{indent}{begin}{name}: {}{}", word(words), self.eol)
                });
                lines.collect()
            }
            _ => format!("{indent}-{}{}{}", if on_one_line { gap } else { " " }, self.braces(), self.eol),
        };
        self.after(last.span.end as usize, &text)
    }

    /// Whole lines after the one with byte `end`, or after blank lines below it where these belong to a text.
    fn after(&self, end: usize, lines: &str) -> Vec<Insertion> {
        let next = |from: usize| self.text[from..].find('\n').map(|at| from + at + 1);
        let at_start = end == 0 || self.text[..end].ends_with('\n');
        let Some(at) = (if at_start { Some(end) } else { next(end) }) else { return Vec::new() };
        let mut below = at;
        while let Some(after) = next(below).filter(|after| self.text[below..*after].trim().is_empty()) {
            below = after;
        }
        [at, below].into_iter().map(|at| Insertion { at, text: lines.to_owned() }).collect()
    }

    /// Before the `]` of a list.
    fn in_brackets(&self, list: &Node<'_>, items: &[Node<'_>]) -> Vec<Insertion> {
        let item = self.braces();
        let Some(last) = items.last() else {
            return vec![Insertion { at: list.span.start as usize + 1, text: item }];
        };
        let (start, end) = (last.span.start as usize, last.span.end as usize);
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let gap = match &self.text[line..start] {
            own if own.trim().is_empty() => format!("{}{own}", self.eol),
            _ => " ".to_owned(),
        };
        let rest = &self.text[end..list.span.end as usize];
        let comma = rest.find(',').filter(|at| rest[..*at].trim().is_empty());
        match comma {
            Some(comma) => vec![Insertion { at: end + comma + 1, text: format!("{gap}{item},") }],
            None => vec![Insertion { at: end, text: format!(",{gap}{item}") }],
        }
    }

    /// Before the `}` of a mapping that has no such list.
    fn in_braces(&self, node: &Node<'_>, entries: &[(Node<'_>, Node<'_>)]) -> Vec<Insertion> {
        let list = format!("{}: [{}]", self.key, self.braces());
        let Some((key, value)) = entries.last() else {
            return vec![Insertion { at: node.span.start as usize + 1, text: list }];
        };
        let end = key.span.end.max(value.span.end) as usize;
        let rest = &self.text[end..node.span.end as usize];
        match rest.find(',').filter(|at| rest[..*at].trim().is_empty()) {
            Some(comma) => vec![Insertion { at: end + comma + 1, text: format!(" {list},") }],
            None => vec![Insertion { at: end, text: format!(", {list}") }],
        }
    }

    fn starts_with(&self, node: &Node<'_>, sign: char) -> bool {
        self.text[node.span.range()].starts_with(sign)
    }

    /// As much blank as stands, or would stand but for dashes, before byte `at`.
    fn indent(&self, at: usize) -> String {
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        " ".repeat(self.text[line..at].chars().count())
    }
}

/// `text` as one word of YAML that means the same within `{…}` and outside of it.
pub fn word(text: &str) -> String {
    let written = serde_yaml::to_string(text).unwrap_or_default();
    let written = written.trim_end_matches('\n');
    let number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let day = number && text.len() == 10;
    let plain = (written == text || number && (day || text.parse::<f64>().is_ok())) && !text.contains([',', '[', ']', '{', '}']);
    let strange = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    if plain && !text.contains(strange) {
        return text.to_owned();
    }
    if written.starts_with('\'') && !text.contains(strange) {
        return written.to_owned();
    }
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            letter if strange(letter) => quoted.push_str(&format!("\\u{:04x}", letter as u32)),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{insert, word};
    use crate::source::SourceFile;

    #[test]
    fn at_the_root() {
        let check = |text: &str, expected: Option<&str>| {
            let file = Arc::new(SourceFile { path: "content/index.md".into(), text: text.to_owned() });
            let written = insert(&file, None, "l", &[("d", "1"), ("n", "a, b")]).map(|insertion| insertion.applied_to(text));
            assert_eq!(written.as_deref(), expected, "{text}");
        };
        check(
            "---\nl:\n  - {d: 0}  # so\n  # more\nz: 1\n---\n",
            Some("---\nl:\n  - {d: 0}  # so\n  - {d: 1, n: \"a, b\"}\n  # more\nz: 1\n---\n"),
        );
        check("---\nl:\n-   d: 0\n    n: x\n---\n", Some("---\nl:\n-   d: 0\n    n: x\n-   d: 1\n    n: \"a, b\"\n---\n"));
        check("---\nl: [{d: 0}]\n---\n", Some("---\nl: [{d: 0}, {d: 1, n: \"a, b\"}]\n---\n"));
        check("---\nl: [\n  {d: 0},\n]\n---\n", Some("---\nl: [\n  {d: 0},\n  {d: 1, n: \"a, b\"},\n]\n---\n"));
        check("---\nl: []\n---\n", Some("---\nl: [{d: 1, n: \"a, b\"}]\n---\n"));
        check("---\nl:   # a line each\nz: 1\n---\n", Some("---\nl:   # a line each\n  - {d: 1, n: \"a, b\"}\nz: 1\n---\n"));
        check("---\r\nz: 1\r\n---\r\nb", Some("---\r\nz: 1\r\nl:\r\n  - {d: 1, n: \"a, b\"}\r\n---\r\nb"));
        // The blank line at the end would come to mean something else.
        check("---\nz: |+\n  a\n\n---\n", None);
        check("# A\n", Some("---\nl:\n  - {d: 1, n: \"a, b\"}\n---\n# A\n"));
        check("# A\n\n---\nb\n", Some("---\nl:\n  - {d: 1, n: \"a, b\"}\n---\n# A\n\n---\nb\n"));
        // The second line of dashes would be taken for the end.
        check("a: b\tc\n---\n", None);
        check("a\n---\n", Some("---\nl:\n  - {d: 1, n: \"a, b\"}\n---\na\n---\n"));
        check("---\n---\n", Some("---\nl:\n  - {d: 1, n: \"a, b\"}\n---\n"));
        check("---\nl: ~\n---\n", None);
        check("---\nl: text\n---\n", None);
        check("---\nl: [{d: 0}\n---\n", None);
    }

    #[test]
    fn words() {
        let check = |text: &str, expected: &str| assert_eq!(word(text), expected);
        check("14.5", "14.5");
        check("2026-10-12", "2026-10-12");
        check("Cache warm", "Cache warm");
        check("Done: all of it", "'Done: all of it'");
        check("it's, so", "\"it's, so\"");
        check("two\nlines", "\"two\\nlines\"");
        check("true", "'true'");
    }
}
