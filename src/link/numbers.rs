//! What is computed about a key result and an objective, for one day.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;

use crate::finding::{Finding, Findings};
use crate::link::Troubled;
use crate::model::arithmetic;
use crate::model::entry::{self, CheckIn, Measure, Table, Text};
use crate::model::okrs::{KeyResult, Objective, Score};
use crate::model::period::{Dates, days_between};
use crate::nearest::nearest;
use crate::settings::Settings;
use crate::source::{Place, SourceFile};

/// The tables that `values` can name.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    pub tables: &'a BTreeMap<Utf8PathBuf, Table>,
    pub troubled: &'a Troubled,
}

/// The numbers of an objective.
#[derive(Debug, Default, Clone, Copy)]
pub struct Numbers {
    pub progress: Option<f64>,
    pub score: Option<Score>,
    pub status: Option<(entry::Status, Date)>,
    pub last_check_in: Option<Date>,
    pub silent_days: Option<i64>,
}

impl Numbers {
    /// Those of an objective that is linked.
    pub fn of(objective: &Objective) -> Self {
        let &Objective { progress, score, status, last_check_in, silent_days, .. } = objective;
        Self { progress, score, status, last_check_in, silent_days }
    }
}

/// A key result, measure or heartbeat entry of `file`, computed for the end of `day`.
pub fn measured(
    findings: &mut Findings,
    entry: &Arc<entry::KeyResult>,
    file: &Arc<SourceFile>,
    tables: Tables<'_>,
    settings: &Settings,
    day: Date,
) -> KeyResult {
    let rows = entry.values.as_ref().and_then(|written| table(findings, written, file, tables));
    let history = history(&entry.check_ins, rows.map_or(&[], |table| &table.rows));
    let standing = arithmetic::standing(entry, &history, day);
    let written = entry.score.as_ref().map(|score| Score { value: score.value, written: true });
    let computed = || arithmetic::score(entry, &standing, settings.scoring).map(|value| Score { value, written: false });
    KeyResult { score: written.or_else(computed), entry: Arc::clone(entry), history, standing, silent_days: None }
}

/// One line a day. On a day with several lines the later holds, word by word: a note on its own does not take the number away. What a
/// person wrote holds over what a machine counted.
fn history(said: &Arc<[CheckIn]>, counted: &[CheckIn]) -> Arc<[CheckIn]> {
    if counted.is_empty() && said.is_sorted_by(|a, b| a.date.value < b.date.value) {
        return Arc::clone(said);
    }
    let mut all: Vec<&CheckIn> = counted.iter().chain(&**said).collect();
    all.sort_by_key(|check_in| check_in.date.value);
    let mut history: Vec<CheckIn> = Vec::with_capacity(all.len());
    for line in all {
        match history.last_mut().filter(|last| last.date.value == line.date.value) {
            Some(day) => {
                day.value = line.value.or(day.value);
                day.milestone = line.milestone.or(day.milestone);
                day.confidence = line.confidence.or(day.confidence);
                if line.note.is_some() {
                    day.note.clone_from(&line.note);
                }
            }
            None => history.push(line.clone()),
        }
    }
    history.into()
}

/// What an objective's key results and check-ins come to. Sets `silent_days` of the key results.
pub fn objective(
    entry: &entry::Objective,
    key_results: &mut [KeyResult],
    period: Option<Dates>,
    settings: &Settings,
    today: Date,
) -> Numbers {
    let past = &entry.check_ins[..entry.check_ins.partition_point(|check_in| check_in.date.value <= today)];
    let said = past.last().map(|check_in| check_in.date.value);
    let last_check_in = key_results.iter().filter_map(|it| it.standing.last_check_in).chain(said).max();
    let running = period.filter(|dates| dates.hold(today) && entry.outcome.is_none());
    let silent = |last: Option<Date>| {
        let began = running?.from;
        Some(days_between(last.map_or(began, |last| last.max(began)), today)).filter(|days| *days > settings.check_in_every)
    };
    for result in key_results.iter_mut() {
        result.silent_days = silent(result.standing.last_check_in).filter(|_| !settled(result));
    }
    let progress = mean(key_results, |result| result.standing.progress);
    let score = match entry.score {
        Some(score) => Some(Score { value: score.value, written: true }),
        None => mean(key_results, |result| result.score.map(|score| score.value)).map(|value| Score { value, written: false }),
    };
    Numbers {
        progress,
        score,
        status: past.iter().rev().find_map(|check_in| check_in.status.map(|status| (status.value, check_in.date.value))),
        last_check_in,
        silent_days: silent(last_check_in).filter(|_| key_results.is_empty() || !key_results.iter().all(settled)),
    }
}

/// Whether nothing more is to be said about it: it is reached in a way that no later day changes, or is kept as `current`, without
/// check-ins.
fn settled(result: &KeyResult) -> bool {
    let over = matches!(result.entry.measure, Measure::Done(_) | Measure::Milestones(_)) && result.standing.reached == Some(true);
    over || (result.entry.current.is_some() && result.history.is_empty())
}

/// The mean by weight; `None` too where no key result has anything to compute.
fn mean(key_results: &[KeyResult], amount: impl Fn(&KeyResult) -> Option<f64>) -> Option<f64> {
    if !key_results.iter().any(|it| amount(it).is_some() || arithmetic::computable(&it.entry)) {
        return None;
    }
    let shares = key_results.iter().filter_map(|it| Some((arithmetic::share(&it.entry, &it.standing, amount(it))?, it.entry.weight)));
    arithmetic::mean(shares)
}

/// The table that `written` names.
fn table<'a>(findings: &mut Findings, written: &Text, file: &Arc<SourceFile>, tables: Tables<'a>) -> Option<&'a Table> {
    let path = Utf8Path::new(written.value.trim_start_matches("./"));
    let table = tables.tables.get(path);
    if table.is_none() && !tables.troubled.has(path) {
        findings.push(missing_data(Place::new(file, written.span), &written.value, tables.tables));
    }
    table
}

fn missing_data(place: Place, written: &str, tables: &BTreeMap<Utf8PathBuf, Table>) -> Finding {
    let finding = Finding::error("missing-data", place.clone(), format!("there is no file `{written}`")).label("not found in the project");
    let same_file = |path: &&Utf8PathBuf| path.file_name() == Utf8Path::new(written).file_name();
    let meant = match tables.keys().filter(same_file).collect::<Vec<_>>()[..] {
        [one] => Some(one.as_str()),
        _ => nearest(written, tables.keys().map(|path| path.as_str())),
    };
    match meant {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(place, meant),
        None => finding.help("numbers stand in a file such as `data/builds.csv`, with the first line `date,value`"),
    }
}
