//! What happened: check-ins and ends of objectives, latest first.

use crate::model::okrs::ObjectiveId;
use crate::model::period::days_between;
use crate::view::context::{CheckInView, CheckInsContext, Day, Happening};
use crate::view::here::{Here, day};
use crate::view::index::{Moment, moments};
use crate::view::measured::{number, past};
use crate::view::urls::anchor;

/// Days that the page of check-ins goes back.
const DAYS: i64 = 28;
/// It goes further back where that gives fewer than these.
const AT_LEAST: usize = 50;
/// No page lists more.
const AT_MOST: usize = 400;

impl Here<'_> {
    /// The latest `count` of what happened to `objectives`.
    pub fn latest(&self, objectives: impl IntoIterator<Item = ObjectiveId>, count: usize) -> Vec<Happening> {
        moments(self.okrs(), objectives).into_iter().take(count).map(|moment| self.happening(moment)).collect()
    }

    /// One thing that happened.
    pub fn happening(&self, moment: Moment) -> Happening {
        let okrs = self.okrs();
        let objective = okrs.objective(moment.objective);
        let path = self.views.urls.objective(moment.objective);
        if moment.graded {
            return Happening {
                date: day(moment.date),
                check_ins: Vec::new(),
                kind: "graded",
                outcome: objective.entry.outcome.map(|outcome| outcome.value.word()),
                score: objective.score.map(crate::view::measured::score),
                objective: self.objective(moment.objective),
                href: self.href(path),
            };
        }
        let file = &objective.entry.head.file;
        let said = objective.entry.check_ins.iter().filter(|check_in| check_in.date.value == moment.date);
        let mut check_ins: Vec<CheckInView> = said.map(|check_in| self.status_check_in(check_in, file)).collect();
        let mut alone = None;
        for result in objective.key_results.iter() {
            let past = past(result, okrs.today);
            let Ok(at) = past.binary_search_by_key(&moment.date, |check_in| check_in.date.value) else { continue };
            let before = past[..at].iter().rev().find_map(number);
            let mut view = self.check_in(result, &past[at], before, file);
            view.key_result = Some(result.entry.title.value.clone());
            alone = Some(result.entry.id.as_str()).filter(|_| check_ins.is_empty());
            check_ins.push(view);
        }
        Happening {
            date: day(moment.date),
            check_ins,
            kind: "check-in",
            outcome: None,
            score: None,
            objective: self.objective(moment.objective),
            href: alone.map_or_else(|| self.href(path), |id| self.anchor(path, &anchor(id))),
        }
    }

    /// The page of what happened lately.
    pub fn check_ins_page(&self) -> CheckInsContext {
        let today = self.okrs().today;
        let all = self.views.moments();
        let recent = all.iter().take_while(|moment| days_between(moment.date, today) < DAYS).count();
        let mut days: Vec<Day> = Vec::new();
        for &moment in all.iter().take(recent.clamp(AT_LEAST, AT_MOST)) {
            let date = day(moment.date);
            if days.last().is_none_or(|last| last.date != date) {
                days.push(Day { date, happenings: Vec::new() });
            }
            if let Some(last) = days.last_mut() {
                last.happenings.push(self.happening(moment));
            }
        }
        CheckInsContext { days }
    }
}
