//! Tables of numbers: rows of `date,value[,confidence][,note]`.

use std::borrow::Cow;
use std::sync::Arc;

use crate::fields::{day, meant, misread_day, misread_number, number};
use crate::finding::{Finding, Findings};
use crate::model::entry::{CheckIn, Reading, Table};
use crate::parse::check_in::CHECK_IN;
use crate::source::{Place, SourceFile, Span, Spanned, visible};

/// Findings in one table: what is wrong in a row is mostly wrong in every row, and these are enough to see it.
const MAX_FINDINGS: usize = 5;

/// The columns, in the order in which they are told.
const COLUMNS: [&str; 4] = ["date", "value", "confidence", "note"];

/// Reads one table below `data/`: rows by day, and where two stand on one day, the one that holds last.
pub fn data(file: &Arc<SourceFile>) -> (Table, Findings) {
    let mut table = Rows { file, findings: Findings::new(), semicolons: false };
    let rows = table.rows();
    let mut findings = table.findings;
    findings.truncate(MAX_FINDINGS);
    (Table { file: Arc::clone(file), rows: rows.into() }, findings)
}

struct Rows<'a> {
    file: &'a Arc<SourceFile>,
    findings: Findings,
    /// `;` between the columns, as spreadsheets in many languages write them, and then a decimal comma as well.
    semicolons: bool,
}

struct Cell<'a> {
    text: Cow<'a, str>,
    span: Span,
}

impl<'a> Rows<'a> {
    fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }

    fn rows(&mut self) -> Vec<CheckIn> {
        let text = self.file.text.as_str();
        let start = text.len() - text.trim_start().len();
        let header = text[start..].lines().next().unwrap_or("");
        self.semicolons = header.contains(';') && !header.contains(',');
        let tabs = header.contains('\t') && !header.contains([',', ';']);
        let separator = if self.semicolons {
            b';'
        } else if tabs {
            b'\t'
        } else {
            b','
        };
        let mut at = start;
        let Some(header) = self.cells(&mut at, separator) else {
            self.findings.push(no_header(self.place(Span::new(0, 0))));
            return Vec::new();
        };
        let mut columns = Vec::new();
        for cell in &header {
            let name = cell.text.trim().to_lowercase();
            let column = COLUMNS.iter().position(|column| *column == name);
            if column.is_none() {
                let finding = if day(header[0].text.trim()).is_some() {
                    no_header(self.place(header[0].span))
                } else {
                    unknown_column(self.place(cell.span), &name)
                };
                self.findings.push(finding);
                if day(header[0].text.trim()).is_some() {
                    return Vec::new();
                }
            }
            let column = column.or_else(|| meant_column(&name).and_then(|meant| COLUMNS.iter().position(|column| *column == meant)));
            columns.push(column.filter(|column| !columns.contains(&Some(*column))));
        }
        for name in ["date", "value"] {
            let column = COLUMNS.iter().position(|column| *column == name);
            if !columns.contains(&column) && self.findings.is_empty() {
                let whole = Span { start: header[0].span.start, end: header[header.len() - 1].span.end };
                self.findings.push(missing_column(self.place(whole), name));
                return Vec::new();
            }
        }
        let mut rows = Vec::new();
        let value = columns.iter().position(|column| *column == Some(1));
        while let Some(mut cells) = self.cells(&mut at, separator) {
            if cells.iter().all(|cell| cell.text.trim().is_empty()) {
                continue;
            }
            if let Some(value) = value
                && !self.semicolons
                && cells.len() == columns.len() + 1
                && let Some([whole, rest]) = cells.get(value..value + 2)
                && number(whole.text.trim()).is_some_and(|number| number.fract() == 0.0)
                && !rest.text.is_empty()
                && rest.text.bytes().all(|byte| byte.is_ascii_digit())
            {
                let span = Span { start: whole.span.start, end: rest.span.end };
                let finding = decimal_comma(self.place(span));
                self.findings.push(finding);
                let joined = Cell { text: Cow::Owned(format!("{}.{}", whole.text.trim(), rest.text)), span };
                cells.splice(value..value + 2, [joined]);
            }
            if let Some(extra) = cells.get(columns.len()).filter(|_| cells[columns.len()..].iter().any(|cell| !cell.text.trim().is_empty()))
            {
                self.findings.push(too_many(self.place(extra.span), columns.len()));
            }
            rows.extend(self.row(&columns, &cells));
            if self.findings.len() >= MAX_FINDINGS {
                break;
            }
        }
        rows.sort_by_key(|row| row.date.value);
        rows
    }

    fn row(&mut self, columns: &[Option<usize>], cells: &[Cell<'_>]) -> Option<CheckIn> {
        let mut by_column: [Option<&Cell<'_>>; 4] = [None; 4];
        for (column, cell) in columns.iter().zip(cells) {
            if let Some(column) = column
                && !cell.text.trim().is_empty()
            {
                by_column[*column] = Some(cell);
            }
        }
        let whole = Span { start: cells[0].span.start, end: cells[cells.len() - 1].span.end };
        let [date, value, confidence, note] = by_column;
        let Some(date) = date else {
            self.findings.push(
                Finding::error("invalid-date", self.place(whole), "this row has no date")
                    .help("write it like `2026-10-12`: year, month, day"),
            );
            return None;
        };
        let date = self.date(date)?;
        let value = match value {
            None => None,
            Some(cell) if cell.text.trim() == "none" => Some(Spanned::new(Reading::None, cell.span)),
            Some(cell) => self.number(cell, "value").map(|number| Spanned::new(Reading::Number(number), cell.span)),
        };
        let confidence = confidence.and_then(|cell| Some(Spanned::new(self.number(cell, "confidence")?, cell.span)));
        let confidence = confidence.filter(|confidence| {
            let fits = (0.0..=10.0).contains(&confidence.value);
            if !fits {
                let finding = Finding::error("out-of-range", self.place(confidence.span), "`confidence` takes a number from 0 to 10");
                self.findings.push(finding);
            }
            fits
        });
        let note = note.map(|cell| Spanned::new(visible(cell.text.trim()).into_owned(), cell.span));
        Some(CheckIn { date, value, milestone: None, confidence, note })
    }

    fn date(&mut self, cell: &Cell<'_>) -> Option<Spanned<jiff::civil::Date>> {
        if let Some(day) = day(cell.text.trim()) {
            return Some(Spanned::new(day, cell.span));
        }
        let misread = misread_day(&cell.text);
        let meant = if let [only] = misread.meant.as_slice() { day(only) } else { None };
        // A spreadsheet that writes `;` writes `12.10.2026` as well, whatever was typed.
        if !self.semicolons || meant.is_none() || !cell.text.contains('.') {
            let finding = crate::fields::no_date(self.place(cell.span), "date", misread);
            self.findings.push(finding);
        }
        meant.map(|meant| Spanned::new(meant, cell.span))
    }

    fn number(&mut self, cell: &Cell<'_>, name: &str) -> Option<f64> {
        let text = cell.text.trim();
        if let Some(number) = number(text) {
            return Some(number);
        }
        let mut misnumber = misread_number(text);
        let meant = if let [only] = misnumber.meant.as_slice() { number(only) } else { None };
        // Where `;` parts the columns, a comma is a decimal comma.
        if self.semicolons && misnumber.unit.is_none() && text.matches(',').count() == 1 && !text.contains('.') {
            return number(&text.replace(',', ".")).or(meant);
        }
        misnumber.unit = None;
        let finding = crate::fields::no_number(self.place(cell.span), name, &crate::fields::Value::NumberOr("none"), misnumber);
        self.findings.push(finding);
        meant
    }

    /// The cells of the row at `at`, which moves on to the next; `None` at the end.
    fn cells(&mut self, at: &mut usize, separator: u8) -> Option<Vec<Cell<'a>>> {
        let file: &'a SourceFile = self.file;
        let text = file.text.as_str();
        let bytes = text.as_bytes();
        if *at >= bytes.len() {
            return None;
        }
        let mut cells = Vec::with_capacity(4);
        loop {
            let start = *at;
            if bytes.get(start) == Some(&b'"') {
                let mut end = start + 1;
                let mut doubled = false;
                loop {
                    match bytes.get(end) {
                        Some(b'"') if bytes.get(end + 1) == Some(&b'"') => (end, doubled) = (end + 2, true),
                        Some(b'"') => break,
                        Some(_) => end += 1,
                        None => {
                            let line = text[start..].find('\n').map_or(text.len(), |length| start + length);
                            self.findings.push(unclosed(self.place(Span::new(start, line))));
                            *at = text.len();
                            return (!cells.is_empty()).then_some(cells);
                        }
                    }
                }
                let words = &text[start + 1..end];
                let words = if doubled { Cow::Owned(words.replace("\"\"", "\"")) } else { Cow::Borrowed(words) };
                cells.push(Cell { text: words, span: Span::new(start, end + 1) });
                *at = end + 1;
                while !matches!(bytes.get(*at), None | Some(b'\n' | b'\r')) && bytes[*at] != separator {
                    *at += 1;
                }
            } else {
                let mut end = start;
                while !matches!(bytes.get(end), None | Some(b'\n' | b'\r')) && bytes[end] != separator {
                    end += 1;
                }
                cells.push(Cell { text: Cow::Borrowed(&text[start..end]), span: Span::new(start, end) });
                *at = end;
            }
            match bytes.get(*at) {
                Some(byte) if *byte == separator => *at += 1,
                Some(b'\r') => {
                    *at += 1 + usize::from(bytes.get(*at + 1) == Some(&b'\n'));
                    return Some(cells);
                }
                Some(_) => {
                    *at += 1;
                    return Some(cells);
                }
                None => return Some(cells),
            }
        }
    }
}

fn no_header(place: Place) -> Finding {
    Finding::error("invalid-table", place, "a table of numbers begins with the names of its columns")
        .help("write `date,value` as the first line; `confidence` and `note` may follow")
}

fn unknown_column(place: Place, name: &str) -> Finding {
    let finding = Finding::error("invalid-table", place.clone(), format!("`{name}` is no column of a table of numbers"));
    match meant_column(name) {
        Some(meant) => finding.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(place, meant),
        None => finding.help("the columns are `date`, `value`, `confidence` and `note`"),
    }
}

/// The column that was probably meant.
fn meant_column(name: &str) -> Option<&'static str> {
    let known = meant(&CHECK_IN, name).map(|field| field.name);
    COLUMNS.into_iter().find(|column| known == Some(column))
}

/// A decimal comma, where commas part the columns.
fn decimal_comma(place: Place) -> Finding {
    let fixed = place.words().replace(',', ".");
    Finding::error("invalid-number", place.clone(), format!("`{}` is two columns, since a comma parts them", place.words()))
        .help(format!("write decimals with a point: `{fixed}`"))
        .help("or part the columns with `;`")
        .fix(place, fixed)
}

fn missing_column(place: Place, name: &str) -> Finding {
    Finding::error("invalid-table", place, format!("the column `{name}` is missing"))
        .help("write `date,value` as the first line; `confidence` and `note` may follow")
}

fn too_many(place: Place, columns: usize) -> Finding {
    Finding::error("invalid-table", place, format!("this row has more than {columns} columns"))
        .help("put quotes around a text with a comma in it")
        .help("write decimals with a point: `14.5`")
}

fn unclosed(place: Place) -> Finding {
    Finding::error("invalid-table", place, "the quote that begins here is never closed")
        .help("write `\"` where the text ends; a quote inside a text is written twice")
}
