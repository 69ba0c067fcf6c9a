//! The rules: where a good coach would ask a question.

use std::collections::{HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::finding::{Finding, Findings, Severity};
use crate::model::entry::{Allowed, Head};
use crate::model::okrs::{Objective, ObjectiveId, Okrs};
use crate::nearest::nearest;
use crate::settings::{Level, Settings};
use crate::source::Place;

mod rules;
mod wording;

pub use rules::RULES;

/// One thing that can be found.
#[derive(Debug)]
pub struct Rule {
    /// Reads well after "allow".
    pub name: &'static str,
    /// How strictly it is taken where the settings say nothing.
    pub level: Level,
    /// What `explain` prints: Markdown.
    pub manual: &'static str,
    /// Who finds it.
    pub by: By,
}

/// What a rule does.
pub type Ask = fn(&Context<'_>) -> Findings;

/// Who finds what a rule is about.
#[derive(Debug, Clone, Copy)]
pub enum By {
    /// A function over the linked organisation. Its level is the settings' to choose.
    Check(Ask),
    /// Another stage, and always an error: nothing sensible can be published.
    Error,
    /// Another stage, as a warning. Its level is the settings' to choose.
    Warning,
}

/// The rule of this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// Whether no setting can allow `finding`: nothing sensible can be published.
pub fn is_fixed(finding: &Finding) -> bool {
    rule(finding.rule).is_none_or(|rule| matches!(rule.by, By::Error))
}

/// What a rule may see.
pub struct Context<'a> {
    /// The organisation.
    pub okrs: &'a Okrs,
    /// The settings.
    pub settings: &'a Settings,
    /// Files that have an error.
    troubled: &'a HashSet<Utf8PathBuf>,
    /// Objectives with a period that are not over and graded.
    unsettled: &'a [ObjectiveId],
    /// The rule's name.
    name: &'static str,
}

impl<'a> Context<'a> {
    /// A finding of this rule; its level is settled afterwards.
    fn finding(&self, place: Place, message: impl Into<String>) -> Finding {
        Finding::warning(self.name, place, message)
    }

    /// Whether there is something to say about this file: it has no error, which comes first, and is not excused.
    fn open(&self, head: &Head) -> bool {
        !self.troubled.contains(&head.file.path) && !self.excused(head)
    }

    /// Whether the author excused this file from the rule.
    fn excused(&self, head: &Head) -> bool {
        head.allow.iter().any(|allowed| allowed.rule.value == self.name)
    }

    /// Whether every team's files can be relied on. Where one has an error, what seems to be missing may stand in it.
    fn complete(&self) -> bool {
        !self.troubled.iter().any(|path| path.starts_with("content/teams"))
    }

    /// Objectives with a period that there is something to say about. What is over and graded is left in peace.
    fn objectives(&self) -> impl Iterator<Item = (ObjectiveId, &'a Objective)> {
        let okrs = self.okrs;
        self.unsettled.iter().map(move |&id| (id, okrs.objective(id))).filter(|(_, objective)| self.open(&objective.entry.head))
    }

    /// Those whose period is not over: advice on how to plan comes too late for the others.
    fn plans(&self) -> impl Iterator<Item = (ObjectiveId, &'a Objective)> {
        self.objectives().filter(|(_, objective)| !self.over(objective))
    }

    /// Whether the objective's period has ended.
    fn over(&self, objective: &Objective) -> bool {
        over(self.okrs, objective)
    }
}

fn over(okrs: &Okrs, objective: &Objective) -> bool {
    okrs.dates(objective).is_some_and(|dates| dates.to < okrs.today)
}

/// Whether someone has said how it went: in a word, a score, or a score on each key result.
fn graded(objective: &Objective) -> bool {
    let entry = &objective.entry;
    let each = !entry.key_results.is_empty() && entry.key_results.iter().all(|result| result.score.is_some());
    entry.outcome.is_some() || entry.score.is_some() || each
}

/// Asks every rule about `okrs`, says what is wrong with levels and excuses, and settles those of all findings so far.
pub fn check(findings: &mut Findings, okrs: &Okrs, settings: &Settings) {
    ask(findings, okrs, settings);
    findings.extend(misused(okrs, settings));
    settle(findings, okrs, settings);
}

/// What is wrong with levels and excuses.
pub fn misused(okrs: &Okrs, settings: &Settings) -> Findings {
    levels_said(settings).into_iter().chain(heads(okrs).into_iter().flat_map(excuses_said)).collect()
}

/// Whether the settings make an error of something that is advice otherwise.
pub fn denies(settings: &Settings) -> bool {
    RULES.iter().any(|rule| !matches!(rule.by, By::Error) && level(rule, settings) == Level::Deny)
}

/// Asks every rule about `okrs`. Levels and excuses are still to be settled.
pub fn ask(findings: &mut Findings, okrs: &Okrs, settings: &Settings) {
    let mut troubled: HashSet<Utf8PathBuf> = errors(findings).map(|finding| finding.at.place.file.path.clone()).collect();
    // Who takes numbers from a table with an error lacks some of them.
    let reads = |objective: &&Objective| {
        let tables = objective.entry.key_results.iter().filter_map(|result| result.values.as_ref());
        tables.into_iter().any(|table| troubled.contains(Utf8Path::new(table.trim_start_matches("./"))))
    };
    let short: Vec<Utf8PathBuf> = okrs.objectives.iter().filter(reads).map(|it| it.entry.head.file.path.clone()).collect();
    troubled.extend(short);
    let settled = |objective: &Objective| over(okrs, objective) && graded(objective);
    let is_unsettled = |id: &ObjectiveId| okrs.objective(*id).period.is_some() && !settled(okrs.objective(*id));
    let unsettled: Vec<ObjectiveId> = okrs.objective_ids().filter(is_unsettled).collect();
    let asked: Vec<(&Rule, Ask)> = RULES.iter().filter_map(|rule| Some((rule, asks(rule, settings)?))).collect();
    let context = |rule: &Rule| Context { okrs, settings, troubled: &troubled, unsettled: &unsettled, name: rule.name };
    let found: Vec<Findings> = asked.par_iter().map(|(rule, check)| check(&context(rule))).collect();
    findings.extend(found.into_iter().flatten());
}

/// The function of a rule that is not silent.
fn asks(rule: &Rule, settings: &Settings) -> Option<Ask> {
    match rule.by {
        By::Check(check) if level(rule, settings) != Level::Allow => Some(check),
        _ => None,
    }
}

/// Gives every finding the level that the settings say, and drops what is allowed there or in the file itself. For findings of later
/// stages too.
pub fn settle(findings: &mut Findings, okrs: &Okrs, settings: &Settings) {
    let mut excused: HashMap<&Utf8Path, &[Allowed]> = HashMap::new();
    for head in heads(okrs) {
        if !head.allow.is_empty() {
            excused.insert(&head.file.path, &head.allow);
        }
    }
    let rules: HashMap<&str, &Rule> = RULES.iter().map(|rule| (rule.name, rule)).collect();
    findings.retain_mut(|finding| {
        let Some(rule) = rules.get(finding.rule).filter(|rule| !matches!(rule.by, By::Error)) else { return true };
        let allows = |allowed: &Allowed| allowed.rule.value == finding.rule;
        if excused.get(finding.at.place.file.path.as_path()).is_some_and(|allow| allow.iter().any(allows)) {
            return false;
        }
        match level(rule, settings) {
            Level::Allow => return false,
            Level::Warn => finding.severity = Severity::Warning,
            Level::Deny => finding.severity = Severity::Error,
        }
        true
    });
}

/// A rule's level: the settings', or its own.
fn level(rule: &Rule, settings: &Settings) -> Level {
    match (rule.by, settings.rules.get(rule.name)) {
        (By::Error, _) => Level::Deny,
        (_, Some((level, _))) => *level,
        (_, None) => rule.level,
    }
}

fn errors(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.severity == Severity::Error)
}

/// Every file's head.
fn heads(okrs: &Okrs) -> Vec<&Head> {
    let mut heads: Vec<&Head> = Vec::new();
    heads.extend(okrs.front.iter().map(|it| &it.head));
    heads.extend(okrs.strategy.iter().map(|it| &it.head));
    heads.extend(okrs.elements.iter().map(|it| &it.entry.head));
    heads.extend(okrs.periods.iter().filter_map(|it| it.entry.as_ref()).map(|it| &it.head));
    heads.extend(okrs.teams.iter().map(|it| &it.entry.head));
    heads.extend(okrs.teams.iter().flat_map(|it| it.words.values()).map(|it| &it.head));
    heads.extend(okrs.objectives.iter().map(|it| &it.entry.head));
    heads
}

/// What is wrong with `rules` in the settings.
fn levels_said(settings: &Settings) -> Findings {
    let said = settings.rules.iter().filter_map(|(name, (level, at))| {
        let place = Place::new(&settings.file, at.span);
        match rule(name) {
            None => Some(unknown_rule(place, name)),
            Some(Rule { by: By::Error, .. }) if *level != Level::Deny => Some(fixed_level(place, name)),
            Some(_) => None,
        }
    });
    said.collect()
}

/// What is wrong with `allow` in a file.
fn excuses_said(head: &Head) -> Findings {
    let said = head.allow.iter().filter_map(|allowed| {
        let place = Place::new(&head.file, allowed.rule.span);
        match rule(&allowed.rule.value) {
            None => Some(unknown_rule(place, &allowed.rule.value)),
            Some(Rule { by: By::Error, .. }) => Some(fixed_level(place, &allowed.rule.value)),
            Some(_) => None,
        }
    });
    said.collect()
}

fn unknown_rule(place: Place, name: &str) -> Finding {
    let finding = Finding::error("unknown-rule", place.clone(), format!("there is no rule `{name}`"));
    match nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(place, meant),
        None => finding.help("`leadmark explain` lists the rules; the name of each stands beside what it says"),
    }
}

fn fixed_level(place: Place, name: &str) -> Finding {
    Finding::error("fixed-level", place, format!("`{name}` is always an error"))
        .label("cannot be allowed")
        .why("a site that had it would tell its readers something wrong")
        .help(format!("take this line out; `leadmark explain {name}` says how to mend what it finds"))
}
