//! The same as flat tables that Excel opens right by a double click: a byte order mark for the letters, and the separator and the
//! decimal mark as a language writes numbers.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::view::Views;
use crate::view::export::{CheckInExport, ObjectiveExport, objective};

/// Languages that write 14.5.
const POINT: [&str; 7] = ["en", "he", "hi", "ja", "ko", "th", "zh"];

/// Languages that write 14,5, and so need another separator than the comma.
const COMMA: [&str; 31] = [
    "bg", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "hr", "hu", "is", "it", "lt", "lv", "nb", "nl", "nn", "no",
    "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk",
];

/// The languages whose numbers are known, by their tags.
pub fn languages() -> Vec<&'static str> {
    let mut all = [&POINT[..], &COMMA].concat();
    all.sort_unstable();
    all
}

/// `.` or `,`, as the language `tag` writes numbers, whatever its region: `en`, `nb`, `EN-gb`. Nothing where nobody here knows.
pub fn decimal_mark(tag: &str) -> Option<char> {
    let language = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    let listed = |languages: &[&str]| languages.contains(&language.as_str());
    if listed(&POINT) { Some('.') } else { listed(&COMMA).then_some(',') }
}

/// A table: its file's name and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// `objectives.csv`
    pub name: &'static str,
    /// CSV in UTF-8.
    pub bytes: Vec<u8>,
}

/// A cell.
enum Cell<'a> {
    Text(&'a str),
    Number(f64),
    Nothing,
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<bool> for Cell<'_> {
    fn from(yes: bool) -> Self {
        Self::Text(if yes { "yes" } else { "no" })
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Nothing, Into::into)
    }
}

/// A table being written.
struct Sheet {
    name: &'static str,
    writer: csv::Writer<Vec<u8>>,
    point: bool,
}

impl Sheet {
    fn new(name: &'static str, language: &str, columns: &[&str]) -> Self {
        let point = decimal_mark(language) == Some('.');
        let mut builder = WriterBuilder::new();
        builder.delimiter(if point { b',' } else { b';' }).terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary);
        let mut sheet = Self { name, writer: builder.from_writer("\u{feff}".into()), point };
        sheet.record(columns.iter().map(|column| (*column).to_owned()).collect());
        sheet
    }

    fn row(&mut self, cells: &[Cell<'_>]) {
        let written = cells.iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => self.number(*number),
            Cell::Nothing => String::new(),
        });
        self.record(written.collect());
    }

    fn number(&self, number: f64) -> String {
        // Six decimals: what is computed is no more exact to anyone, and 0.30000000000000004 is no number to show.
        let rounded = (number * 1e6).round() / 1e6;
        let text = if rounded.is_finite() { rounded + 0.0 } else { number }.to_string();
        if self.point { text } else { text.replace('.', ",") }
    }

    fn record(&mut self, cells: Vec<String>) {
        // A `Vec` takes every byte, and the rows of a sheet are equally long.
        let _ = self.writer.write_record(cells);
    }

    fn table(self) -> Table {
        Table { name: self.name, bytes: self.writer.into_inner().unwrap_or_default() }
    }
}

/// A text that a spreadsheet does not take for a formula: a program of somebody else's choice on the reader's machine.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

/// Objectives, key results, check-ins and supports, with ids so that they can be joined.
pub fn tables(views: &Views, language: &str) -> Vec<Table> {
    let sheet = |name: &'static str, columns: &[&str]| Sheet::new(name, language, columns);
    let mut objectives = sheet(
        "objectives.csv",
        &[
            "objective",
            "title",
            "team",
            "team_title",
            "period",
            "period_from",
            "period_to",
            "owner",
            "status",
            "status_date",
            "outcome",
            "progress",
            "pace",
            "score",
            "score_written",
            "confidence",
            "last_check_in",
            "silent_days",
            "key_results",
            "stands_alone",
            "url",
        ],
    );
    let mut key_results = sheet(
        "key-results.csv",
        &[
            "objective",
            "key_result",
            "title",
            "kind",
            "unit",
            "baseline",
            "commit",
            "target",
            "stretch",
            "low",
            "high",
            "value",
            "since",
            "milestone",
            "progress",
            "reached",
            "confidence",
            "score",
            "score_written",
            "weight",
            "owner",
            "due",
            "last_check_in",
            "source",
        ],
    );
    let mut check_ins = sheet("check-ins.csv", &["objective", "key_result", "date", "value", "milestone", "status", "confidence", "note"]);
    let mut supports = sheet("supports.csv", &["objective", "key_result", "supports", "kind", "how"]);
    for id in views.okrs.objective_ids() {
        let of = objective(views, id);
        objectives.row(&objective_row(views, &of));
        for check_in in &of.check_ins {
            check_ins.row(&check_in_row(&of.id, None, check_in));
        }
        for result in &of.key_results {
            key_results.row(&[
                (&of.id).into(),
                result.id.into(),
                result.title.into(),
                result.kind.into(),
                result.unit.into(),
                result.baseline.into(),
                result.commit.into(),
                result.target.into(),
                result.stretch.into(),
                result.low.into(),
                result.high.into(),
                result.value.into(),
                result.since.as_ref().into(),
                result.milestone.as_ref().into(),
                result.progress.into(),
                result.reached.into(),
                result.confidence.into(),
                result.score.into(),
                result.score_written.into(),
                result.weight.into(),
                result.owner.into(),
                result.due.as_ref().into(),
                result.last_check_in.as_ref().into(),
                result.source.into(),
            ]);
            for check_in in &result.check_ins {
                check_ins.row(&check_in_row(&of.id, Some(result.id), check_in));
            }
        }
        for line in &of.supports {
            supports.row(&[(&of.id).into(), line.by.into(), (&line.to).into(), line.kind.into(), line.how.into()]);
        }
    }
    [objectives, key_results, check_ins, supports].into_iter().map(Sheet::table).collect()
}

fn objective_row<'a>(views: &'a Views, of: &'a ObjectiveExport<'a>) -> [Cell<'a>; 21] {
    let team = views.find_team(of.team).map(|id| views.okrs.team(id).entry.head.title.as_str());
    [
        (&of.id).into(),
        of.title.into(),
        of.team.into(),
        team.into(),
        of.period.into(),
        of.period_from.as_ref().into(),
        of.period_to.as_ref().into(),
        of.owner.into(),
        of.status.into(),
        of.status_date.as_ref().into(),
        of.outcome.into(),
        of.progress.into(),
        of.pace.into(),
        of.score.into(),
        of.score_written.into(),
        of.confidence.into(),
        of.last_check_in.as_ref().into(),
        of.silent_days.into(),
        (of.key_results.len() as i64).into(),
        of.stands_alone.into(),
        of.url.as_ref().into(),
    ]
}

fn check_in_row<'a>(objective: &'a String, result: Option<&'a str>, check_in: &'a CheckInExport<'a>) -> [Cell<'a>; 8] {
    [
        objective.into(),
        result.into(),
        (&check_in.date).into(),
        check_in.value.into(),
        check_in.milestone.as_ref().into(),
        check_in.status.into(),
        check_in.confidence.into(),
        check_in.note.into(),
    ]
}
