//! Periods with a file of their own.

use jiff::civil::Date;

use crate::fields::{Field, Reader, Record, Table, Value};
use crate::finding::Finding;
use crate::model::entry::PeriodEntry;
use crate::model::period::{Dates, Form, YEARS};
use crate::parse::head::{COMMON, TITLE, Titled, head};
use crate::settings::Settings;
use crate::source::{Place, Span, Spanned};

/// A period.
pub static PERIOD: Table = Table {
    name: "period",
    a: "a period",
    doc: "`content/periods/<id>.md`: a period with its own name or dates, or with words about it.",
    groups: &[
        &TITLE,
        &[
            Field::new("from", Value::Date, "2026-06-01", "The first day. Needed where the id does not say it, as `2026-q4` does."),
            Field::new("to", Value::Date, "2026-08-31", "The last day. Needed where the id does not say it."),
        ],
        &COMMON,
    ],
    inside: &[],
    beside: &[],
};

/// Reads a period. A form such as `2026-q4` needs neither title nor dates.
pub fn period(reader: &mut Reader<'_>, record: &mut Record<'_>, id: &str, body: Span, settings: &Settings) -> PeriodEntry {
    let known = Form::of(id).dates(settings.year_starts);
    let titled = if known.is_some() { Titled::Or(id.to_owned()) } else { Titled::Always };
    let head = head(reader, record, id, titled, body);
    let given = record.has("from") || record.has("to");
    let (start, names) = (record.start(reader), [record.has("from"), record.has("to")]);
    let (from, to) = in_order(reader, record);
    let missing = names.iter().zip(["from", "to"]).find(|(has, _)| !**has).map(|(_, name)| name);
    if let Some(name) = missing.filter(|_| !reader.torn && (given || known.is_none())) {
        let finding = no_dates(reader.place(start), id, name);
        reader.say(finding);
    }
    let (from, to) = (from.map(|from| from.value), to.map(|to| to.value));
    let dates = match (known, from.or(to), to.or(from)) {
        (_, Some(from), Some(to)) => Dates { from, to },
        (Some(known), ..) => known,
        // Nobody knows when it is; so it is always.
        _ => Dates { from: Date::new(*YEARS.start(), 1, 1).unwrap_or(Date::MIN), to: Date::new(*YEARS.end(), 12, 31).unwrap_or(Date::MAX) },
    };
    let titled = head.title.span.start < head.title.span.end;
    PeriodEntry { head, dates, titled }
}

/// `from` and `to`. Where they are the wrong way round one of them is wrong, and only the first day counts.
pub fn in_order(reader: &mut Reader<'_>, record: &mut Record<'_>) -> (Option<Spanned<Date>>, Option<Spanned<Date>>) {
    let (from, to) = (record.date(reader, "from"), record.date(reader, "to"));
    match (from, to) {
        (Some(first), Some(last)) if first.value > last.value => {
            let finding = reversed(reader.place(last.span), reader.place(first.span), record.table.a);
            reader.say(finding);
            (from, from)
        }
        _ => (from, to),
    }
}

fn reversed(to: Place, from: Place, a: &str) -> Finding {
    let (first, last) = (from.words().to_owned(), to.words().to_owned());
    Finding::error("reversed-period", to, format!("{a} ends on {last}, before it begins"))
        .also(from, format!("it begins on {first}"))
        .help("change one of the two days; both belong to it")
}

fn no_dates(place: Place, id: &str, name: &str) -> Finding {
    Finding::error("missing-key", place, format!("the period `{id}` needs `{name}`"))
        .why("its id does not say when it is")
        .help("add `from: 2026-06-01` and `to: 2026-08-31`; both days belong to it")
        .help("ids that say it are `2026`, `2026-h1`, `2026-t2`, `2026-q4` and `2026-10`")
}
