//! Key results, measures and heartbeat: what is measured, where it stands and how it got there.

use jiff::civil::Date;

use crate::markdown::Under;
use crate::model::arithmetic::milestone_score;
use crate::model::entry::{self, Baseline, CheckIn, Done, Measure, Milestone, Reading, Text};
use crate::model::okrs::{self, KeyResult};
use crate::model::period::Dates;
use crate::source::SourceFile;
use crate::view::chart;
use crate::view::context::{CheckInView, Held, KeyResultView, MilestoneView, Named, ScoreView};
use crate::view::here::{Here, day, text};
use crate::view::urls::anchor;

/// How much of a key result a page shows.
#[derive(Debug, Clone, Copy)]
pub enum Detail {
    /// Its state.
    Row,
    /// Its chart over these days and its check-ins too.
    Story(Option<Dates>),
    /// The same, over all days, in a list of work without headings of its own.
    Work,
}

impl Detail {
    /// What its descriptions stand under, where they are shown.
    fn under(self) -> Option<Under> {
        match self {
            Self::Row => None,
            Self::Story(_) => Some(Under::Part),
            Self::Work => Some(Under::Section),
        }
    }
}

impl Here<'_> {
    /// A measured thing written in `file`, shown in full on the page at `path`.
    pub fn measured(&self, result: &KeyResult, file: &SourceFile, path: &str, detail: Detail) -> KeyResultView {
        let (entry, standing) = (&*result.entry, &result.standing);
        let today = self.okrs().today;
        let levels = levels(&entry.measure);
        let (chart, check_ins) = match detail {
            Detail::Row => (None, Vec::new()),
            Detail::Story(dates) => (chart::chart(result, dates, today), self.check_ins(result, file)),
            Detail::Work => (chart::chart(result, None, today), self.check_ins(result, file)),
        };
        KeyResultView {
            id: anchor(&entry.id).into_owned(),
            title: entry.title.value.clone(),
            href: self.anchor(path, &anchor(&entry.id)),
            kind: kind(&entry.measure),
            unit: text(entry.unit.as_ref()),
            baseline: levels.baseline,
            baseline_unknown: matches!(entry.measure, Measure::Target { baseline: Baseline::Unknown(_), .. }),
            commit: levels.commit,
            target: levels.target,
            stretch: levels.stretch,
            low: levels.low,
            high: levels.high,
            value: standing.value,
            since: standing.since.map(day),
            withdrawn: standing.withdrawn,
            milestones: self.milestones(result, file, detail),
            milestone: standing.milestone.and_then(|index| milestone(entry, index)),
            done_on: done_on(entry, today).map(day),
            progress: standing.progress,
            bar: standing.progress.map(|progress| progress.clamp(0.0, 1.0)),
            reached: standing.reached,
            outside: standing.outside,
            held: standing.held.map(|(held, of)| Held { held, of }),
            confidence: standing.confidence,
            owner: self.owner(entry.owner.as_ref()),
            contributors: self.contributors(&entry.contributors),
            weight: None,
            share: None,
            due: entry.due.map(|due| day(due.value)),
            overdue: entry.due.is_some_and(|due| due.value < today) && standing.reached != Some(true),
            source: text(entry.source.as_deref()),
            url: entry.url.as_ref().and_then(|url| self.address(file, url)),
            description_html: detail.under().and_then(|under| self.blocked(file, entry.description.as_deref(), under)),
            score: result.score.map(score),
            last_check_in: standing.last_check_in.map(day),
            silent_days: result.silent_days,
            chart,
            check_ins,
            because: Vec::new(),
            initiatives: Vec::new(),
        }
    }

    fn milestones(&self, result: &KeyResult, file: &SourceFile, detail: Detail) -> Vec<MilestoneView> {
        let Measure::Milestones(milestones) = &result.entry.measure else { return Vec::new() };
        let today = self.okrs().today;
        let view = |(index, milestone): (usize, &Milestone)| MilestoneView {
            title: milestone.title.value.clone(),
            score: milestone_score(&result.entry, index),
            agreed: milestone.score.is_some(),
            description_html: detail.under().and_then(|under| self.blocked(file, milestone.description.as_ref(), under)),
            reached: milestone.reached.filter(|date| date.value <= today).map(|date| day(date.value)),
            holds: result.standing.milestone.is_some_and(|holds| index <= holds),
        };
        milestones.iter().enumerate().map(view).collect()
    }

    /// Teams and people that help, as they were written.
    pub fn contributors(&self, names: &[Text]) -> Vec<Named> {
        let named = |name: &Text| match self.views.find_team(name) {
            Some(id) => {
                let team = self.team(id);
                Some(Named { kind: "team", title: team.title, id: team.id, href: Some(team.href), team: None })
            }
            None => {
                let person = self.named_person(name)?;
                Some(Named { kind: "person", title: person.name.clone(), id: person.name, href: Some(person.href), team: None })
            }
        };
        names.iter().filter_map(named).collect()
    }

    /// All check-ins up to today, latest first.
    pub fn check_ins(&self, result: &KeyResult, file: &SourceFile) -> Vec<CheckInView> {
        let past = past(result, self.okrs().today);
        let mut views = Vec::with_capacity(past.len());
        let mut before = None;
        for check_in in past {
            views.push(self.check_in(result, check_in, before, file));
            before = number(check_in).or(before);
        }
        views.reverse();
        views
    }

    /// One check-in; `before` is the number that held until then.
    pub fn check_in(&self, result: &KeyResult, check_in: &CheckIn, before: Option<f64>, file: &SourceFile) -> CheckInView {
        CheckInView {
            date: day(check_in.date.value),
            key_result: None,
            value: number(check_in),
            before,
            unit: text(result.entry.unit.as_ref()),
            withdrawn: check_in.value.is_some_and(|value| value.value == Reading::None),
            milestone: check_in.milestone.and_then(|index| milestone(&result.entry, index.value)),
            confidence: check_in.confidence.map(|confidence| confidence.value),
            status: None,
            note_html: self.inlined(file, check_in.note.as_ref()),
        }
    }
}

/// Check-ins up to `today`, by day.
pub fn past(result: &KeyResult, today: Date) -> &[CheckIn] {
    &result.history[..result.history.partition_point(|check_in| check_in.date.value <= today)]
}

/// The number of a check-in, if it has one.
pub fn number(check_in: &CheckIn) -> Option<f64> {
    match check_in.value?.value {
        Reading::Number(number) => Some(number),
        Reading::None => None,
    }
}

/// A score as a view.
pub fn score(score: okrs::Score) -> ScoreView {
    ScoreView { value: score.value, written: score.written }
}

/// The title of a milestone.
pub fn milestone(entry: &entry::KeyResult, index: usize) -> Option<String> {
    match &entry.measure {
        Measure::Milestones(milestones) => milestones.get(index).map(|milestone| milestone.title.value.clone()),
        _ => None,
    }
}

/// The day on which it was done, if that was said and has come.
pub fn done_on(entry: &entry::KeyResult, today: Date) -> Option<Date> {
    match &entry.measure {
        Measure::Done(done) => match done.value {
            Done::On(date) => Some(date).filter(|&date| date <= today),
            Done::NotYet | Done::Yes => None,
        },
        _ => None,
    }
}

/// The word for how something is measured.
pub fn kind(measure: &Measure) -> &'static str {
    match measure {
        Measure::Target { .. } => "target",
        Measure::AtLeast(_) => "at-least",
        Measure::AtMost(_) => "at-most",
        Measure::Between(..) => "between",
        Measure::Milestones(_) => "milestones",
        Measure::Done(_) => "done",
        Measure::None => "none",
    }
}

/// The numbers that a measure is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Levels {
    /// Where it started.
    pub baseline: Option<f64>,
    /// What is promised.
    pub commit: Option<f64>,
    /// What is aimed at.
    pub target: Option<f64>,
    /// What would be a feat.
    pub stretch: Option<f64>,
    /// Lower end of a level.
    pub low: Option<f64>,
    /// Upper end of a level.
    pub high: Option<f64>,
}

/// The numbers that `measure` is about.
pub fn levels(measure: &Measure) -> Levels {
    match measure {
        Measure::Target { baseline, commit, target, stretch } => Levels {
            baseline: match baseline {
                Baseline::Known(baseline) => Some(baseline.value),
                Baseline::Unknown(_) | Baseline::Missing => None,
            },
            commit: commit.map(|commit| commit.value),
            target: Some(target.value),
            stretch: stretch.map(|stretch| stretch.value),
            ..Levels::default()
        },
        Measure::AtLeast(low) => Levels { low: Some(low.value), ..Levels::default() },
        Measure::AtMost(high) => Levels { high: Some(high.value), ..Levels::default() },
        Measure::Between(low, high) => Levels { low: Some(low.value), high: Some(high.value), ..Levels::default() },
        Measure::Milestones(_) | Measure::Done(_) | Measure::None => Levels::default(),
    }
}
