//! Objectives: as a row in lists, with the way up to the strategy, and as a page of their own.

use jiff::civil::Date;

use crate::markdown::Under;
use crate::model::arithmetic::share;
use crate::model::entry::{Head, Initiative, StatusCheckIn};
use crate::model::okrs::{KeyResult, Objective, ObjectiveId, Support, Supporter, Target};
use crate::source::SourceFile;
use crate::view::context::{
    AllowedView, Because, ChainLink, CheckInView, InitiativeView, KeyResultView, Named, ObjectiveContext, ObjectiveRow, SupporterView,
};
use crate::view::here::{Here, day};
use crate::view::measured::{Detail, score};

/// How far a chain of supports is followed: nobody reads a longer one, and a circle has no end.
const LONGEST_CHAIN: usize = 12;

/// Objectives in one line through time: no page needs more.
const LONGEST_LINE: usize = 40;

impl Here<'_> {
    /// An objective in a list: a line, without its key results and the way up.
    pub fn row(&self, id: ObjectiveId) -> ObjectiveRow {
        self.objective_row(id, None)
    }

    /// An objective as its team shows it: with its key results and the way up.
    pub fn whole_row(&self, id: ObjectiveId) -> ObjectiveRow {
        self.objective_row(id, Some(Detail::Row))
    }

    /// Several of them.
    pub fn rows(&self, ids: impl IntoIterator<Item = ObjectiveId>) -> Vec<ObjectiveRow> {
        ids.into_iter().map(|id| self.row(id)).collect()
    }

    fn objective_row(&self, id: ObjectiveId, detail: Option<Detail>) -> ObjectiveRow {
        let objective = self.okrs().objective(id);
        let entry = &objective.entry;
        ObjectiveRow {
            id: self.views.objective_id(id),
            title: entry.head.title.value.clone(),
            href: self.href(self.views.urls.objective(id)),
            team: self.team(objective.team),
            period: objective.period.map(|period| self.period(period)),
            owner: self.owner(entry.owner.as_ref()),
            status: objective.status.map(|(status, _)| status.word()),
            status_date: objective.status.map(|(_, date)| day(date)),
            outcome: entry.outcome.map(|outcome| outcome.value.word()),
            progress: progress(objective),
            score: objective.score.map(score),
            confidence: confidence(objective, self.okrs().today),
            last_check_in: objective.last_check_in.map(day),
            silent_days: silent_days(objective),
            draft: entry.head.draft,
            key_results: detail.map(|detail| self.key_results(id, detail)).unwrap_or_default(),
            because: detail.map(|_| self.because(id, |_| true)).unwrap_or_default(),
            stands_alone_html: self.inlined(&entry.head.file, entry.stands_alone.as_ref()),
        }
    }

    fn key_results(&self, id: ObjectiveId, detail: Detail) -> Vec<KeyResultView> {
        let objective = self.okrs().objective(id);
        let counts = |result: &KeyResult| share(&result.entry, &result.standing, result.standing.progress).is_some();
        let whole: f64 = objective.key_results.iter().filter(|result| counts(result)).map(|result| result.entry.weight).sum();
        let weighted = objective.key_results.iter().any(|result| result.entry.weight != 1.0);
        let view = |(index, result): (usize, &KeyResult)| {
            let mut view = self.measured(result, &objective.entry.head.file, self.views.urls.objective(id), detail);
            view.weight = weighted.then_some(result.entry.weight);
            view.share = (whole > 0.0 && counts(result)).then(|| result.entry.weight / whole);
            view.because = self.because(id, |by| by == Some(index));
            if let Detail::Story(_) = detail {
                let mine = |initiative: &&Initiative| initiative.for_.as_ref().is_some_and(|for_| for_.value == result.entry.id);
                view.initiatives =
                    objective.entry.initiatives.iter().filter(mine).map(|initiative| self.initiative(id, initiative)).collect();
            }
            view
        };
        objective.key_results.iter().enumerate().map(view).collect()
    }

    /// What `id` supports, by the lines that `by` wants: those of the objective itself are `None`.
    fn because(&self, id: ObjectiveId, by: impl Fn(Option<usize>) -> bool) -> Vec<Because> {
        let objective = self.okrs().objective(id);
        let file = &objective.entry.head.file;
        let line = |support: &Support| Because {
            to: self.target(support.to, file.text.get(support.span.range()).unwrap_or("")),
            how_html: self.inlined(file, support.how.as_deref()),
            by: support.by.and_then(|index| objective.entry.key_results.get(index)).map(|result| result.title.value.clone()),
            chain: self.chain_above(support.to),
        };
        objective.supports.iter().filter(|support| by(support.by)).map(line).collect()
    }

    /// What `to` supports in turn, up to the strategy.
    pub fn chain_above(&self, to: Target) -> Vec<Named> {
        let mut seen = vec![to];
        let mut chain = Vec::new();
        let mut at = to;
        while let Some(next) = self.views.above(at).filter(|next| !seen.contains(next) && chain.len() < LONGEST_CHAIN) {
            chain.push(self.target(next, ""));
            seen.push(next);
            at = next;
        }
        chain
    }

    /// Someone who supports something.
    pub fn supporter(&self, supporter: &Supporter, supported: Option<ObjectiveId>) -> SupporterView {
        let objective = self.okrs().objective(supporter.objective);
        let line = objective.supports.get(supporter.line);
        let title = |objective: &Objective, index: Option<usize>| {
            index.and_then(|index| objective.entry.key_results.get(index)).map(|result| result.title.value.clone())
        };
        SupporterView {
            objective: self.row(supporter.objective),
            how_html: line.and_then(|line| self.inlined(&objective.entry.head.file, line.how.as_deref())),
            key_result: supported.and_then(|id| title(self.okrs().objective(id), supporter.key_result)),
            by: title(objective, line.and_then(|line| line.by)),
        }
    }

    /// Those who support `id`, without the backlog.
    pub fn supporters(&self, id: ObjectiveId) -> impl Iterator<Item = &Supporter> {
        let okrs = self.okrs();
        okrs.objective(id).supporters.iter().filter(|supporter| okrs.objective(supporter.objective).period.is_some())
    }

    /// Work under way for `id`.
    pub fn initiative(&self, id: ObjectiveId, initiative: &Initiative) -> InitiativeView {
        let objective = self.okrs().objective(id);
        let result =
            initiative.for_.as_ref().and_then(|for_| objective.entry.key_results.iter().position(|result| result.id == for_.value));
        InitiativeView {
            title: initiative.title.value.clone(),
            url: initiative.url.as_ref().and_then(|url| self.address(&objective.entry.head.file, url)),
            owner: self.owner(initiative.owner.as_ref()),
            status: initiative.status.map(|status| status.word()),
            key_result: result.map(|index| self.key_result(id, index)),
        }
    }

    /// A line of an objective's own check-ins.
    pub fn status_check_in(&self, check_in: &StatusCheckIn, file: &SourceFile) -> CheckInView {
        CheckInView {
            date: day(check_in.date.value),
            key_result: None,
            value: None,
            before: None,
            unit: None,
            withdrawn: false,
            milestone: None,
            confidence: check_in.confidence.map(|confidence| confidence.value),
            status: check_in.status.map(|status| status.value.word()),
            note_html: self.inlined(file, check_in.note.as_ref()),
        }
    }

    /// Everything said of an objective up to today, latest first; on one day its own words before those of its key results.
    pub fn timeline(&self, id: ObjectiveId) -> Vec<CheckInView> {
        let objective = self.okrs().objective(id);
        let file = &objective.entry.head.file;
        let said = objective.entry.check_ins.iter().filter(|check_in| check_in.date.value <= self.okrs().today);
        let mut timeline: Vec<CheckInView> = said.map(|check_in| self.status_check_in(check_in, file)).collect();
        for result in objective.key_results.iter() {
            timeline.extend(self.check_ins(result, file).into_iter().map(|mut check_in| {
                check_in.key_result = Some(result.entry.title.value.clone());
                check_in
            }));
        }
        timeline.sort_by(|a, b| b.date.cmp(&a.date));
        timeline
    }

    /// The objectives that `id` continues and that continue it, oldest first; none where it stands for itself.
    fn line_through_time(&self, id: ObjectiveId) -> Vec<ChainLink> {
        let okrs = self.okrs();
        let mut line = vec![id];
        let mut at = id;
        while let Some(before) = okrs.objective(at).continues.filter(|before| !line.contains(before) && line.len() < LONGEST_LINE) {
            line.push(before);
            at = before;
        }
        line.reverse();
        let mut next = line.len() - 1;
        while let Some(&at) = line.get(next) {
            next += 1;
            for &after in &okrs.objective(at).continued_by {
                if !line.contains(&after) && line.len() < 2 * LONGEST_LINE {
                    line.push(after);
                }
            }
        }
        if line.len() == 1 {
            return Vec::new();
        }
        line.into_iter().map(|link| ChainLink { objective: self.row(link), current: link == id }).collect()
    }

    /// The page of an objective.
    pub fn objective_page(&self, id: ObjectiveId) -> ObjectiveContext {
        let okrs = self.okrs();
        let objective = okrs.objective(id);
        let entry = &objective.entry;
        let others = match objective.period {
            Some(period) => self.views.team_objectives(objective.team, period),
            None => &okrs.team(objective.team).backlog,
        };
        ObjectiveContext {
            row: self.objective_row(id, Some(Detail::Story(okrs.dates(objective)))),
            backlog: objective.period.is_none(),
            body_html: self.body(&entry.head, Under::Title),
            contributors: self.contributors(&entry.contributors),
            initiatives: entry.initiatives.iter().map(|initiative| self.initiative(id, initiative)).collect(),
            timeline: self.timeline(id),
            supporters: self.supporters(id).map(|supporter| self.supporter(supporter, Some(id))).collect(),
            chain: self.line_through_time(id),
            reflection_html: self.blocked(&entry.head.file, entry.reflection.as_ref(), Under::Section),
            without_value: objective.key_results.iter().filter(|result| counted_as_zero(result)).count(),
            allowed: allowed(&entry.head).collect(),
            siblings: others.iter().filter(|&&other| other != id).map(|&other| self.objective(other)).collect(),
        }
    }
}

/// The rules that a file is excused from, with their reasons.
pub fn allowed(head: &Head) -> impl Iterator<Item = AllowedView> {
    head.allow.iter().map(|allowed| AllowedView { rule: allowed.rule.value.clone(), reason: allowed.reason.value.clone() })
}

/// The mean of the key results' latest confidence; where none has any, the objective's own latest up to `today`.
pub fn confidence(objective: &Objective, today: Date) -> Option<f64> {
    let said = objective.key_results.iter().filter_map(|result| result.standing.confidence);
    let (sum, count) = said.fold((0.0, 0), |(sum, count), confidence| (sum + confidence, count + 1));
    if count > 0 {
        return Some(sum / f64::from(count));
    }
    let own = objective.entry.check_ins.iter().rev().filter(|check_in| check_in.date.value <= today);
    own.filter_map(|check_in| check_in.confidence).map(|confidence| confidence.value).next()
}

/// Part of the mean though it has no value yet.
fn counted_as_zero(result: &KeyResult) -> bool {
    let progress = result.standing.progress;
    progress.is_none() && result.entry.weight > 0.0 && share(&result.entry, &result.standing, progress).is_some()
}

/// How far it has come, from 0; nothing where that is 0 because nobody has said anything yet.
pub fn progress(objective: &Objective) -> Option<f64> {
    let written = objective.score.is_some_and(|score| score.written);
    let said = objective.last_check_in.is_some() || objective.entry.outcome.is_some() || written;
    objective.progress.filter(|&progress| said || progress != 0.0)
}

/// Days of silence, where they are too many; what has ended may be silent.
pub fn silent_days(objective: &Objective) -> Option<i64> {
    objective.silent_days.filter(|_| objective.entry.outcome.is_none())
}
