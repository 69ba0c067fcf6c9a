//! Periods: from files, from folders, and the one that is shown first.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::finding::{Finding, Findings};
use crate::link::shelf::{Name, Shelf};
use crate::link::top;
use crate::model::entry::PeriodEntry;
use crate::model::okrs::{Period, PeriodId};
use crate::model::period::{Dates, Form};
use crate::nearest::nearest;
use crate::settings::Settings;
use crate::source::{Place, SourceFile};

/// What a period's id may look like, for people.
const FORMS: &str = "a period is a year (`2026`), a half (`2026-h1`), a tertial (`2026-t2`), a quarter (`2026-q4`) or a month (`2026-10`)";

/// Every period that has a file, a folder or the settings' word, by first day, longest first, id.
pub fn periods(findings: &mut Findings, shelf: &Shelf, settings: &Settings) -> Vec<Period> {
    let mut periods: BTreeMap<String, Period> = BTreeMap::new();
    for entry in &shelf.periods {
        periods.insert(entry.head.id.clone(), of_file(entry));
    }
    for (folder, file) in folders(shelf) {
        if periods.contains_key(folder) {
            continue;
        }
        if let Some(dates) = Form::of(folder).dates(settings.year_starts) {
            periods.insert(folder.to_owned(), of_form(folder, dates));
        } else if !shelf.absent.contains_key(&Name::Period(folder.to_owned())) {
            findings.push(unknown_period_folder(folder, file, shelf, &periods));
        }
    }
    if let Some(first) = settings.period.as_ref().filter(|first| !periods.contains_key(&first.value)) {
        if let Some(dates) = Form::of(&first.value).dates(settings.year_starts) {
            periods.insert(first.value.clone(), of_form(&first.value, dates));
        } else if !shelf.absent.contains_key(&Name::Period(first.value.clone())) {
            findings.push(unknown_period_in_settings(&first.value, Place::new(&settings.file, first.span), shelf, &periods));
        }
    }
    let mut periods: Vec<Period> = periods.into_values().collect();
    periods.sort_by(|a, b| (a.dates.from, b.dates.to, &a.id).cmp(&(b.dates.from, a.dates.to, &b.id)));
    periods
}

fn of_file(entry: &Arc<PeriodEntry>) -> Period {
    let id = entry.head.id.clone();
    Period { form: Form::of(&id), id, dates: entry.dates, entry: Some(Arc::clone(entry)), objectives: Vec::new() }
}

fn of_form(id: &str, dates: Dates) -> Period {
    Period { id: id.to_owned(), form: Form::of(id), dates, entry: None, objectives: Vec::new() }
}

/// Each folder that should be a period, with the first file in it.
fn folders(shelf: &Shelf) -> BTreeMap<&str, &Arc<SourceFile>> {
    let words = shelf.words.iter().map(|words| (words.period.as_str(), &words.head.file));
    let objectives = shelf.objectives.iter().filter_map(|it| it.period.as_deref().map(|period| (period, &it.head.file)));
    let mut folders: BTreeMap<&str, &Arc<SourceFile>> = BTreeMap::new();
    for (period, file) in words.chain(objectives) {
        let first = folders.entry(period).or_insert(file);
        if file.path.as_str() < first.path.as_str() {
            *first = file;
        }
    }
    folders
}

/// The period shown first: the settings' word; else, among periods with objectives (or all, where none has any), the shortest that
/// holds `today`, the latest that has begun, the first.
pub fn current(periods: &[Period], settings: &Settings, today: Date) -> Option<PeriodId> {
    let id = |index: usize| PeriodId(index as u32);
    if let Some(said) = &settings.period
        && let Some(index) = periods.iter().position(|period| period.id == said.value)
    {
        return Some(id(index));
    }
    let worked: HashSet<usize> = (0..periods.len()).filter(|&index| !periods[index].objectives.is_empty()).collect();
    let candidates: Vec<usize> = (0..periods.len()).filter(|index| worked.is_empty() || worked.contains(index)).collect();
    let running = candidates.iter().filter(|&&index| periods[index].dates.hold(today));
    let begun = candidates.iter().filter(|&&index| periods[index].dates.from <= today);
    running
        .min_by_key(|&&index| (periods[index].dates.days(), index))
        .or_else(|| begun.max_by_key(|&&index| (periods[index].dates.from, index)))
        .or_else(|| candidates.iter().min_by_key(|&&index| (periods[index].dates.from, periods[index].dates.days())))
        .map(|&index| id(index))
}

/// The id that was probably meant by `written`.
fn meant(written: &str, shelf: &Shelf, periods: &BTreeMap<String, Period>) -> Option<String> {
    let rearranged = rearranged(written).filter(|id| id != written);
    rearranged.or_else(|| {
        let files = shelf.periods.iter().map(|period| period.head.id.as_str());
        nearest(written, files.chain(periods.keys().map(String::as_str))).map(str::to_owned)
    })
}

/// `Q4-2026`, `2026q4`, `2026-Q4`, `2026-4` … in the form that is understood.
fn rearranged(written: &str) -> Option<String> {
    let lower = written.to_lowercase();
    let parts: Vec<String> = {
        let mut parts: Vec<String> = Vec::new();
        let mut last = None;
        for character in lower.chars() {
            let kind = (character.is_ascii_digit(), character.is_alphabetic());
            if kind == (false, false) {
                last = None;
                continue;
            }
            match parts.last_mut().filter(|_| last == Some(kind)) {
                Some(part) => part.push(character),
                None => parts.push(character.to_string()),
            }
            last = Some(kind);
        }
        parts
    };
    let is_year = |part: &&String| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let year = parts.iter().find(is_year)?;
    let rest: Vec<&str> = parts.iter().filter(|part| !is_year(part)).map(String::as_str).collect();
    let id = match rest[..] {
        ["q" | "k" | "kv" | "kvartal" | "quarter", number] => format!("{year}-q{number}"),
        [number, "q" | "k" | "kv" | "kvartal" | "quarter"] => format!("{year}-q{number}"),
        ["h" | "half", number] | [number, "h" | "half" | "halvar" | "halvår"] => format!("{year}-h{number}"),
        ["t" | "tertial", number] | [number, "t" | "tertial"] => format!("{year}-t{number}"),
        [month] => format!("{year}-{month:0>2}"),
        _ => return None,
    };
    (Form::of(&id) != Form::Named).then_some(id)
}

fn unknown_period_folder(folder: &str, file: &Arc<SourceFile>, shelf: &Shelf, periods: &BTreeMap<String, Period>) -> Finding {
    let finding = Finding::error("unknown-period", top(file), format!("the folder `{folder}` is no period"))
        .label(format!("this file is in the folder `{folder}`"));
    let finding = match meant(folder, shelf, periods) {
        Some(id) => finding.help(format!("did you mean `{id}`? Then rename the folder")),
        None => finding.help(FORMS),
    };
    finding.help(format!("for a period of another kind, write `content/periods/{folder}.md` with `title`, `from` and `to`"))
}

fn unknown_period_in_settings(written: &str, place: Place, shelf: &Shelf, periods: &BTreeMap<String, Period>) -> Finding {
    let finding = Finding::error("unknown-period", place.clone(), format!("there is no period `{written}`"))
        .label("no folder and no file in `content/periods` has this name");
    match meant(written, shelf, periods) {
        Some(id) => finding.help(format!("did you mean `{id}`?")).fix(place, id),
        None => finding.help(FORMS),
    }
}

/// Periods by id.
pub fn by_id(periods: &[Period]) -> HashMap<&str, PeriodId> {
    periods.iter().enumerate().map(|(index, period)| (period.id.as_str(), PeriodId(index as u32))).collect()
}

#[cfg(test)]
mod tests {
    use super::rearranged;

    #[test]
    fn other_ways_to_write_a_period() {
        let check = |written, expected: Option<&str>| assert_eq!(rearranged(written).as_deref(), expected, "{written}");
        check("2026-Q4", Some("2026-q4"));
        check("2026q4", Some("2026-q4"));
        check("Q4-2026", Some("2026-q4"));
        check("q4 2026", Some("2026-q4"));
        check("2026-k4", Some("2026-q4"));
        check("4. kvartal 2026", Some("2026-q4"));
        check("2026-4", Some("2026-04"));
        check("10-2026", Some("2026-10"));
        check("2026-H1", Some("2026-h1"));
        check("2026-q5", None);
        check("autumn", None);
        check("fy2026", None);
    }
}
