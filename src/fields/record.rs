//! A mapping read by its table: what fits is handed out field by field, what does not is said.

use std::borrow::Cow;
use std::sync::Arc;

use crate::fields::findings as say;
use crate::fields::number::number;
use crate::fields::table::{Field, Table, Value};
use crate::finding::{Finding, Findings};
use crate::source::{Place, SourceFile, Span, is_hidden, visible};
use crate::yaml::{Kind, Node, Style, quoted};

/// A file being read, and what has been said about it.
pub struct Reader<'a> {
    /// The file.
    pub file: &'a Arc<SourceFile>,
    /// What is wrong with it.
    pub findings: Findings,
    /// Parts of it could not be read: what is missing may well be there.
    pub torn: bool,
}

impl<'a> Reader<'a> {
    /// A place in the file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }

    /// Says `finding`.
    pub fn say(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The words at `span`.
    pub fn words(&self, span: Span) -> &'a str {
        self.file.text.get(span.range()).unwrap_or("")
    }

    /// Says what nobody sees in `text`, which is written at `span`, perhaps by an escape.
    pub fn check_hidden(&mut self, span: Span, text: &str) {
        if let Cow::Borrowed(_) = visible(text) {
            return;
        }
        let written = self.words(span).char_indices().find(|(_, character)| is_hidden(*character));
        let hidden = written.map(|(_, character)| character).or_else(|| text.chars().find(|character| is_hidden(*character)));
        let start = span.start as usize;
        let place = written.map_or(span, |(at, character)| Span::new(start + at, start + at + character.len_utf8()));
        let finding = say::hidden(self.place(place), hidden.unwrap_or_default());
        self.say(finding);
    }

    /// Says where a value looks cut off by ` #word`.
    pub fn check_cut_off(&mut self, value: Span, style: Style) {
        let end = value.end as usize;
        let after = self.file.text.get(end..).unwrap_or("");
        let rest = after.trim_start_matches([' ', '\t']);
        let gap = after.len() - rest.len();
        let cut = rest.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if style != Style::Plain || gap == 0 || !cut {
            return;
        }
        let line = rest.split(['\n', '\r']).next().unwrap_or("");
        let cut = Span::new(end + gap, end + gap + line.trim_end().len());
        let start = if value.start == value.end { cut.start } else { value.start };
        let whole = Span { start, end: cut.end };
        let text = quoted(self.words(whole));
        let finding = say::cut_off(self.place(cut), self.place(whole), text);
        self.say(finding);
    }
}

/// A key with something behind it.
pub struct Slot<'a> {
    /// Its field.
    pub field: &'static Field,
    /// Where the key stands.
    pub key: Span,
    /// What stands behind it.
    pub node: Node<'a>,
}

/// The keys of one thing, each to be taken out once.
pub struct Record<'a> {
    /// What it is.
    pub table: &'static Table,
    /// The whole of it.
    pub span: Span,
    /// All its keys are known, and none is written twice: what is missing is missing, and what is there was meant.
    pub clear: bool,
    slots: Vec<Slot<'a>>,
}

impl<'a> Record<'a> {
    /// Reads `node` by `table`. Keys that mean nothing are said, and taken for what they probably mean.
    pub fn read(reader: &mut Reader<'_>, table: &'static Table, node: Node<'a>) -> Self {
        let span = node.span;
        let mut record = Self { table, span, clear: true, slots: Vec::new() };
        match node.kind {
            _ if node.is_nothing() => {}
            Kind::Mapping(entries) => record.fill(reader, entries),
            Kind::Scalar(_) => record.only_text(reader, node),
            Kind::Sequence(_) => {
                let finding =
                    say::invalid(reader.place(span), format!("{} has keys such as `{}`, and this is a list", table.a, first_name(table)));
                reader.say(finding.help("take the dashes away"));
                reader.torn = true;
            }
        }
        record
    }

    /// A thing that was written as one text: the text is its title.
    fn only_text(&mut self, reader: &mut Reader<'_>, node: Node<'a>) {
        let words = reader.words(node.span);
        let place = reader.place(node.span);
        let title = self.table.field("title");
        let finding = match (tight_key(words), title) {
            (Some(length), _) => {
                let gap = node.span.start as usize + length + 1;
                reader.torn = true;
                say::tight_colon(reader.place(Span::new(node.span.start as usize, gap)), reader.place(Span::new(gap, gap)))
            }
            (None, Some(field)) => {
                let start = Span { start: node.span.start, end: node.span.start };
                let finding = say::no_title(place, reader.place(start), self.table);
                self.slots.push(Slot { field, key: start, node });
                finding
            }
            (None, None) => {
                reader.torn = true;
                say::invalid(place, format!("{} has keys such as `{}`, and this is only a text", self.table.a, first_name(self.table)))
            }
        };
        reader.say(finding);
    }

    fn fill(&mut self, reader: &mut Reader<'_>, entries: Vec<(Node<'a>, Node<'a>)>) {
        let entries = if reader.words(self.span).starts_with('{') { self.join_commas(reader, entries) } else { entries };
        self.slots.reserve(entries.len());
        let mut unknown = Vec::new();
        for (key, node) in entries {
            let Kind::Scalar(name) = &key.kind else { continue };
            match self.table.field(&name.text) {
                // Written twice: said already, and the first one holds.
                Some(field) if self.slots.iter().any(|slot| slot.field.name == field.name) => self.clear = false,
                Some(field) => self.put(reader, field, key.span, node),
                None => unknown.push((key, node)),
            }
        }
        self.clear &= unknown.is_empty();
        for (key, node) in unknown {
            let Kind::Scalar(name) = &key.kind else { continue };
            let name = name.text.as_ref();
            if name == "<<" {
                continue;
            }
            let finding = if let Some(length) = tight_key(name).filter(|_| node.is_nothing()) {
                let gap = key.span.start as usize + length + 1;
                reader.torn = true;
                say::tight_colon(reader.place(Span::new(key.span.start as usize, gap)), reader.place(Span::new(gap, gap)))
            } else {
                let meant = say::meant(self.table, name).filter(|field| !self.slots.iter().any(|slot| slot.field.name == field.name));
                if let Some(field) = meant {
                    self.put(reader, field, key.span, node);
                }
                say::unknown_key(reader.place(key.span), name, self.table, meant)
            };
            reader.say(finding);
        }
    }

    fn put(&mut self, reader: &mut Reader<'_>, field: &'static Field, key: Span, node: Node<'a>) {
        if node.is_nothing() {
            if matches!(field.value, Value::Text | Value::Inline | Value::Markdown | Value::Person | Value::Reference(_)) {
                reader.check_cut_off(node.span, Style::Plain);
            }
            return;
        }
        self.slots.push(Slot { field, key, node });
    }

    /// Within `{…}` a comma ends a value, so that `value: 14,5` and `note: fast, and cheap` fall apart. Puts them together again.
    fn join_commas(&self, reader: &mut Reader<'_>, entries: Vec<(Node<'a>, Node<'a>)>) -> Vec<(Node<'a>, Node<'a>)> {
        let mut joined: Vec<(Node<'a>, Node<'a>)> = Vec::with_capacity(entries.len());
        let mut spoilt: Vec<usize> = Vec::new();
        for (key, node) in entries {
            let stray = node.span.start == node.span.end
                && matches!(&key.kind, Kind::Scalar(name) if name.style == Style::Plain && self.table.field(&name.text).is_none() && tight_key(&name.text).is_none());
            let last = joined.len().wrapping_sub(1);
            let before = joined.last_mut().and_then(|(name, before)| {
                let Kind::Scalar(name) = &name.kind else { return None };
                let Kind::Scalar(scalar) = &mut before.kind else { return None };
                let plain = scalar.style == Style::Plain && before.span.start < before.span.end;
                Some((self.table.field(&name.text)?, &mut before.span, scalar)).filter(|_| plain)
            });
            match before {
                Some((field, span, scalar)) if stray => {
                    let whole = Span { start: span.start, end: key.span.end };
                    let words = &reader.file.text[whole.range()];
                    let decimal = number(&words.replacen(',', ".", 1)).is_some();
                    if matches!(field.value, Value::Number(..) | Value::NumberOr(_)) && !decimal
                        || matches!(field.value, Value::Date | Value::OneOf(_))
                    {
                        joined.push((key, node));
                        continue;
                    }
                    scalar.text = words.to_owned().into();
                    *span = whole;
                    if !matches!(field.value, Value::Number(..) | Value::NumberOr(_)) && !spoilt.contains(&last) {
                        spoilt.push(last);
                    }
                }
                _ => joined.push((key, node)),
            }
        }
        for at in spoilt {
            let span = joined[at].1.span;
            let finding = say::comma_in_text(reader.place(span), quoted(reader.words(span)));
            reader.say(finding);
        }
        joined
    }

    /// Says which fields that have to be there are not.
    pub fn check_required(&self, reader: &mut Reader<'_>) {
        let missing = self.table.fields().filter(|field| field.required && !self.has(field.name));
        for field in missing.filter(|_| !reader.torn).collect::<Vec<_>>() {
            let finding = say::missing_key(reader.place(self.start(reader)), self.table, field);
            reader.say(finding);
        }
    }

    /// The first words of the record.
    pub fn start(&self, reader: &Reader<'_>) -> Span {
        let words = reader.words(self.span);
        let line = words.split('\n').next().unwrap_or("").trim_end();
        Span::new(self.span.start as usize, self.span.start as usize + line.len())
    }

    /// Whether there is something behind `name`.
    pub fn has(&self, name: &str) -> bool {
        self.slots.iter().any(|slot| slot.field.name == name && !is_blank(slot))
    }

    /// Where the key `name` stands.
    pub fn key(&self, name: &str) -> Option<Span> {
        self.slots.iter().find(|slot| slot.field.name == name).map(|slot| slot.key)
    }

    /// Takes out what stands behind `name`.
    pub fn take(&mut self, name: &str) -> Option<Slot<'a>> {
        debug_assert!(self.table.field(name).is_some(), "{} has no field {name}", self.table.name);
        let at = self.slots.iter().position(|slot| slot.field.name == name)?;
        Some(self.slots.swap_remove(at))
    }

    /// Every field that was given has been read: what is declared must not vanish.
    pub fn finish(self) {
        debug_assert!(self.slots.is_empty(), "{}: nobody read `{}`", self.table.name, self.slots[0].field.name);
    }
}

/// A text of nothing but blanks in quotes; for a number or a day that is a mistake of its own, which its reader says.
fn is_blank(slot: &Slot<'_>) -> bool {
    let of_words = matches!(slot.field.value, Value::Text | Value::Inline | Value::Markdown);
    of_words && matches!(&slot.node.kind, Kind::Scalar(scalar) if visible(&scalar.text).trim().is_empty())
}

fn first_name(table: &Table) -> &'static str {
    table.fields().next().map_or("title", |field| field.name)
}

/// The length of the key in `key:word`.
pub fn tight_key(words: &str) -> Option<usize> {
    let colon = words.find(':')?;
    let key = &words[..colon];
    let after = words[colon + 1..].chars().next()?;
    let plausible =
        key.starts_with(|first: char| first.is_alphabetic()) && key.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    (plausible && !after.is_whitespace() && after != '/' && !key.starts_with("http") && !matches!(key, "mailto" | "tel")).then_some(colon)
}
