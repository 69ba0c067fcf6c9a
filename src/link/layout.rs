//! Everything in the order in which a reader meets it, with indices, not yet linked.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::finding::{Finding, Findings};
use crate::link::periods;
use crate::link::shelf::{self, Absence, Absent, Name, Shelf};
use crate::link::top;
use crate::model::entry::{self, Head};
use crate::model::okrs::{Element, Objective, ObjectiveId, Okrs, PeriodId, Team, TeamId};
use crate::nearest::nearest;
use crate::settings::Settings;
use crate::source::{SourceFile, Span, Spanned};

/// Whether it is in the backlog, its period, its team: what comes before the title in the order of objectives.
type Stand = (bool, Option<PeriodId>, TeamId);

/// Lays out what is on the shelf. What stands in a folder that is no period is left out and remembered.
pub fn lay_out(findings: &mut Findings, mut shelf: Shelf, settings: &Settings, today: Date) -> (Okrs, Absent) {
    add_teams_without_file(findings, &mut shelf);
    let periods = periods::periods(findings, &shelf, settings);
    let Shelf { front, strategy, elements, teams, words, objectives, mut absent, .. } = shelf;
    let mut okrs = Okrs { front, strategy, periods, today, ..Okrs::default() };
    okrs.elements = sorted_elements(elements);
    okrs.teams = sorted_teams(teams);
    {
        let period_of = periods::by_id(&okrs.periods);
        let team_of: HashMap<String, TeamId> =
            okrs.teams.iter().enumerate().map(|(index, team)| (team.entry.head.id.clone(), TeamId(index as u32))).collect();
        let place = |entry: Arc<entry::Objective>| {
            let period = entry.period.as_deref().map(|id| period_of.get(id).copied());
            (team_of.get(&entry.team).copied(), period, entry)
        };
        let mut laid: Vec<(Stand, Arc<entry::Objective>)> = Vec::with_capacity(objectives.len());
        for (team, period, entry) in objectives.into_par_iter().map(place).collect::<Vec<_>>() {
            match (team, period) {
                (Some(team), None) => laid.push(((true, None, team), entry)),
                (Some(team), Some(Some(period))) => laid.push(((false, Some(period), team), entry)),
                _ => {
                    let name = Name::Objective(entry.team.clone(), shelf::folder(&entry).to_owned(), entry.head.id.clone());
                    absent.insert(name, Absence::Broken);
                }
            }
        }
        laid.par_sort_by(|(a, one), (b, other)| {
            let (one, other) = (&one.head, &other.head);
            a.cmp(b).then_with(|| one.order.cmp(&other.order)).then_with(|| one.id.cmp(&other.id))
        });
        for entry in words {
            if let (Some(team), Some(period)) = (team_of.get(&entry.team), period_of.get(entry.period.as_str())) {
                okrs.teams[team.at()].words.insert(*period, entry);
            }
        }
        okrs.objectives = laid.into_par_iter().map(|((_, period, team), entry)| unlinked(entry, team, period)).collect();
    }
    for (index, objective) in okrs.objectives.iter().enumerate() {
        let id = ObjectiveId(index as u32);
        let team = &mut okrs.teams[objective.team.at()];
        match objective.period {
            Some(period) => {
                team.objectives.push(id);
                okrs.periods[period.at()].objectives.push(id);
            }
            None => team.backlog.push(id),
        }
    }
    okrs.current = periods::current(&okrs.periods, settings, today);
    (okrs, absent)
}

fn sorted_elements(elements: Vec<Arc<entry::Element>>) -> Vec<Element> {
    let mut elements: Vec<Element> = elements.into_iter().map(unlinked_element).collect();
    elements.sort_by(|a, b| a.entry.head.order.cmp(&b.entry.head.order));
    elements.sort_by(|a, b| {
        let order = |element: &Element| element.entry.order.unwrap_or(f64::INFINITY);
        a.entry.kind.cmp(&b.entry.kind).then(order(a).total_cmp(&order(b)))
    });
    elements
}

fn unlinked_element(entry: Arc<entry::Element>) -> Element {
    Element {
        entry,
        addresses: Vec::new(),
        supports: Vec::new(),
        measures: Vec::new(),
        addressed_by: Vec::new(),
        goals: Vec::new(),
        supporters: Vec::new(),
    }
}

fn sorted_teams(mut teams: Vec<Arc<entry::Team>>) -> Vec<Team> {
    teams.sort_by(|a, b| a.head.id.cmp(&b.head.id));
    let unlinked = |entry| Team {
        entry,
        parent: None,
        children: Vec::new(),
        heartbeat: Vec::new(),
        words: Default::default(),
        objectives: Vec::new(),
        backlog: Vec::new(),
    };
    teams.into_iter().map(unlinked).collect()
}

fn unlinked(entry: Arc<entry::Objective>, team: TeamId, period: Option<PeriodId>) -> Objective {
    Objective {
        entry,
        team,
        period,
        supports: Vec::new(),
        key_results: Arc::default(),
        supporters: Vec::new(),
        contributors: Vec::new(),
        continues: None,
        continued_by: Vec::new(),
        progress: None,
        score: None,
        status: None,
        last_check_in: None,
        silent_days: None,
    }
}

/// A team without `index.md` is reported, and then stands under its folder's name, so that what refers to it is not reported too.
fn add_teams_without_file(findings: &mut Findings, shelf: &mut Shelf) {
    let missing = shelf::teams_without_file(shelf);
    let known: Vec<Arc<entry::Team>> = shelf.teams.clone();
    for (team, file) in missing {
        if !shelf.absent.contains_key(&Name::Team(team.clone())) {
            findings.push(team_without_file(&team, &file, &known));
        }
        shelf.teams.push(Arc::new(team_of_folder(&team, &file)));
    }
}

fn team_of_folder(id: &str, file: &Arc<SourceFile>) -> entry::Team {
    let head = Head {
        file: Arc::clone(file),
        id: id.to_owned(),
        title: Spanned::new(id.to_owned(), Span::default()),
        draft: false,
        aliases: Vec::new(),
        allow: Vec::new(),
        torn: true,
        body: Span::default(),
        routes: Box::default(),
        slug: id.into(),
        order: id.into(),
    };
    entry::Team {
        head,
        parent: None,
        mission: None,
        lead: None,
        members: Vec::new(),
        contact: None,
        links: Vec::new(),
        heartbeat: Vec::new(),
        not_doing: Vec::new(),
        capacity: None,
    }
}

fn team_without_file(team: &str, file: &Arc<SourceFile>, known: &[Arc<entry::Team>]) -> Finding {
    let finding = Finding::error("team-without-file", top(file), format!("the team `{team}` has no file of its own"))
        .label(format!("this file is in the team's folder `content/teams/{team}`"));
    let finding = match nearest(team, known.iter().map(|team| team.head.id.as_str())) {
        Some(meant) => {
            finding.help(format!("did you mean the team `{meant}`? Then move what is in this folder to `content/teams/{meant}`"))
        }
        None => finding,
    };
    finding.help(format!("write `content/teams/{team}/index.md` with the team's name as its `title`"))
}
