//! Everything that refers to something else, resolved; then linked both ways.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::Date;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use rustc_hash::FxHashMap;

use crate::finding::{Finding, Findings};
use crate::link::circles::{Circle, Step, circles};
use crate::link::misses::{gently, missed};
use crate::link::numbers::{self, Numbers, Tables};
use crate::link::references::{Index, Miss, Wanted};
use crate::link::shelf::folder;
use crate::model::entry::{self, ElementKind, Head, Table, Text};
use crate::model::okrs::{ElementId, KeyResult, Objective, ObjectiveId, Okrs, Support, Supporter, Target, TeamId};
use crate::model::period::Dates;
use crate::model::slug::fold;
use crate::settings::Settings;
use crate::source::{Place, Span};

/// What was found for everything that refers to something, by index.
pub struct Links {
    elements: Vec<ElementLinks>,
    teams: Vec<TeamLinks>,
    objectives: Vec<ObjectiveLinks>,
}

#[derive(Default)]
struct ElementLinks {
    findings: Findings,
    addresses: Vec<(ElementId, Span)>,
    supports: Vec<Support>,
    measures: Vec<KeyResult>,
}

#[derive(Default)]
struct TeamLinks {
    findings: Findings,
    parent: Option<TeamId>,
    heartbeat: Vec<KeyResult>,
}

#[derive(Default)]
struct ObjectiveLinks {
    findings: Findings,
    supports: Vec<Support>,
    key_results: Arc<[KeyResult]>,
    contributors: Vec<TeamId>,
    continues: Option<ObjectiveId>,
    numbers: Numbers,
}

/// Resolves every reference and computes every number; each entry on its own, and so in parallel.
/// What `before` computed of the same entries under the same settings is not computed again.
pub fn resolve(index: &Index<'_>, data: &BTreeMap<Utf8PathBuf, Table>, settings: &Settings, before: Option<&Okrs>) -> Links {
    let before = before.filter(|before| before.today == index.okrs.today);
    let known = before.iter().flat_map(|before| &before.objectives).map(|known| (address(&known.entry), known)).collect();
    let room = Room { index, tables: Tables { tables: data, troubled: index.troubled }, settings, before, known };
    Links {
        elements: index.okrs.element_ids().map(|id| room.element(id)).collect(),
        teams: index.okrs.team_ids().map(|id| room.team(id)).collect(),
        objectives: (0..index.okrs.objectives.len() as u32).into_par_iter().map(|id| room.objective(ObjectiveId(id))).collect(),
    }
}

/// All that resolving one entry needs.
struct Room<'a> {
    index: &'a Index<'a>,
    tables: Tables<'a>,
    settings: &'a Settings,
    before: Option<&'a Okrs>,
    /// The objectives of `before`, by the address of their entry.
    known: FxHashMap<usize, &'a Objective>,
}

/// No two values that are there at the same time have the same.
fn address<T>(value: &Arc<T>) -> usize {
    Arc::as_ptr(value).addr()
}

impl Room<'_> {
    fn element(&self, id: ElementId) -> ElementLinks {
        let entry = &self.index.okrs.element(id).entry;
        let mut links = ElementLinks::default();
        let findings = &mut links.findings;
        for written in &entry.addresses {
            if let Some(Target::Element(to)) = self.follow(findings, written, &entry.head, None, Wanted::Element(ElementKind::Challenge)) {
                links.addresses.push((to, written.span));
            }
        }
        for line in &entry.supports {
            if let Some(to) = self.follow(findings, &line.to, &entry.head, None, Wanted::Element(ElementKind::Goal)) {
                links.supports.push(Support { to, by: None, how: line.how.clone(), span: line.to.span });
            }
        }
        for measure in &entry.measures {
            self.contributors(findings, &measure.contributors, &entry.head, None);
            links.measures.push(self.measured(findings, measure, &entry.head, self.index.okrs.today));
        }
        links
    }

    fn team(&self, id: TeamId) -> TeamLinks {
        let entry = &self.index.okrs.team(id).entry;
        let mut links = TeamLinks::default();
        if let Some(written) = &entry.parent {
            links.parent = match self.index.team(written.trim(), str::to_owned) {
                Ok(parent) => Some(parent),
                Err(miss) => {
                    links.findings.extend(missed(self.index, miss, entry.head.place(written.span), None, Wanted::Anything));
                    None
                }
            };
        }
        for work in &entry.heartbeat {
            self.contributors(&mut links.findings, &work.contributors, &entry.head, None);
            links.heartbeat.push(self.measured(&mut links.findings, work, &entry.head, self.index.okrs.today));
        }
        links
    }

    fn objective(&self, id: ObjectiveId) -> ObjectiveLinks {
        let objective = self.index.okrs.objective(id);
        let entry = &objective.entry;
        let mut links = ObjectiveLinks::default();
        let findings = &mut links.findings;
        let own = entry.supports.iter().map(|line| (None, line));
        let of_key_results =
            entry.key_results.iter().enumerate().flat_map(|(at, result)| result.supports.iter().map(move |line| (Some(at), line)));
        for (by, line) in own.chain(of_key_results) {
            if let Some(to) = self.follow(findings, &line.to, &entry.head, Some(id), Wanted::Anything) {
                links.supports.push(Support { to, by, how: line.how.clone(), span: line.to.span });
            }
        }
        if let Some(written) = &entry.continues {
            links.continues = match self.follow(findings, written, &entry.head, Some(id), Wanted::Objective) {
                Some(Target::Objective(before)) => Some(before),
                _ => None,
            };
        }
        links.contributors = self.contributors(findings, &entry.contributors, &entry.head, Some(id));
        for result in &entry.key_results {
            links.contributors.extend(self.contributors(findings, &result.contributors, &entry.head, Some(id)));
        }
        let dates = self.index.okrs.dates(objective);
        if let Some(known) = self.known(entry, dates) {
            (links.key_results, links.numbers) = (Arc::clone(&known.key_results), Numbers::of(known));
            return links;
        }
        // What a period came to is settled on its last day, however long a machine goes on counting.
        let day = dates.map_or(self.index.okrs.today, |dates| dates.to.min(self.index.okrs.today));
        let results = entry.key_results.iter();
        let mut key_results: Vec<KeyResult> = results.map(|result| self.measured(findings, result, &entry.head, day)).collect();
        links.numbers = numbers::objective(entry, &mut key_results, dates, self.settings, self.index.okrs.today);
        links.key_results = key_results.into();
        links
    }

    /// The same objective as it was computed before: its entry and its period say all, unless it takes numbers from a table.
    fn known(&self, entry: &Arc<entry::Objective>, dates: Option<Dates>) -> Option<&Objective> {
        let known = self.known.get(&address(entry)).filter(|known| self.before.is_some_and(|before| before.dates(known) == dates))?;
        entry.key_results.iter().all(|result| result.values.is_none()).then_some(known)
    }

    /// What `written` leads to; a miss is reported, and only a draft leads somewhere all the same.
    fn follow(&self, findings: &mut Findings, written: &Text, head: &Head, home: Option<ObjectiveId>, wanted: Wanted) -> Option<Target> {
        match self.index.find(written, home, wanted) {
            Ok(target) => Some(target),
            Err(miss) => {
                let draft = (miss == Miss::Draft).then_some(Target::Draft);
                findings.extend(missed(self.index, miss, head.place(written.span), home, wanted));
                draft
            }
        }
    }

    /// Where `entry` stands at the end of `day`.
    fn measured(&self, findings: &mut Findings, entry: &Arc<entry::KeyResult>, head: &Head, day: Date) -> KeyResult {
        numbers::measured(findings, entry, &head.file, self.tables, self.settings, day)
    }

    /// The teams among `written`; the rest are people.
    fn contributors(&self, findings: &mut Findings, written: &[Text], head: &Head, home: Option<ObjectiveId>) -> Vec<TeamId> {
        let mut teams = Vec::new();
        for name in written {
            let place = || head.place(name.span);
            if let Some(team) = self.index.team_of_id(name.trim()) {
                teams.push(team);
            } else if let Some(team) = self.index.team_of_title(name) {
                findings.push(gently(self.index, home, title_of_team(place(), name, &self.index.okrs.team(team).entry.head.id)));
                teams.push(team);
            } else if looks_like_an_id(name)
                && let Err(miss) = self.index.team(name.trim(), str::to_owned)
            {
                let finding = missed(self.index, miss, place(), home, Wanted::Anything);
                findings.extend(finding.map(|it| if it.fix.is_none() && it.rule == "unknown-reference" { or_a_person(it) } else { it }));
            }
        }
        teams
    }
}

/// Small letters, figures and hyphens: written as ids are, and as names of people are not.
fn looks_like_an_id(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|character| character.is_ascii_digit() || character.is_lowercase() || matches!(character, '-' | '_'))
}

fn or_a_person(mut finding: Finding) -> Finding {
    finding.help = vec!["a team is named by its folder below `content/teams`, a person by a name with capital letters".to_owned()];
    finding
}

fn title_of_team(place: Place, written: &str, id: &str) -> Finding {
    Finding::error("unknown-reference", place.clone(), format!("`{written}` is the title of the team `{id}`"))
        .label("this is a title")
        .help(format!("write `{id}`, the name of its folder; only people are written with their full names"))
        .fix(place, id)
}

/// Puts the links into `okrs`, reports circles and leaves them out, and links back.
pub fn apply(findings: &mut Findings, okrs: &mut Okrs, links: Links) {
    let mut addresses = Vec::with_capacity(links.elements.len());
    for (element, found) in okrs.elements.iter_mut().zip(links.elements) {
        findings.extend(found.findings);
        (element.supports, element.measures) = (found.supports, found.measures);
        addresses.push(found.addresses);
    }
    for (team, found) in okrs.teams.iter_mut().zip(links.teams) {
        findings.extend(found.findings);
        (team.parent, team.heartbeat) = (found.parent, found.heartbeat);
    }
    for (objective, found) in okrs.objectives.iter_mut().zip(links.objectives) {
        findings.extend(found.findings);
        (objective.supports, objective.key_results) = (found.supports, found.key_results);
        (objective.contributors, objective.continues) = (found.contributors, found.continues);
        objective.progress = found.numbers.progress;
        objective.score = found.numbers.score;
        objective.status = found.numbers.status;
        objective.last_check_in = found.numbers.last_check_in;
        objective.silent_days = found.numbers.silent_days;
    }
    break_circles_of_strategy(findings, okrs, &mut addresses);
    break_circles_of_teams(findings, okrs);
    let (supports, continues) = rayon::join(|| circles_of_supports(okrs), || circles_of_continues(okrs));
    break_circles_of_supports(findings, okrs, &supports);
    break_circles_of_continues(findings, okrs, &continues);
    link_back(okrs, addresses);
}

fn break_circles_of_strategy(findings: &mut Findings, okrs: &mut Okrs, addresses: &mut [Vec<(ElementId, Span)>]) {
    let mut steps: Vec<Vec<Step>> = vec![Vec::new(); okrs.elements.len()];
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); okrs.elements.len()];
    for (at, element) in okrs.elements.iter().enumerate() {
        let supports = element.supports.iter().filter_map(|support| match support.to {
            Target::Element(to) => Some((to, support.span)),
            _ => None,
        });
        for (to, span) in addresses[at].iter().copied().chain(supports) {
            steps[at].push(Step { to: to.at(), line: places[at].len() });
            places[at].push(element.entry.head.place(span));
        }
    }
    let (found, groups) = circles(&steps);
    for circle in &found {
        let names = circle.iter().map(|(at, _)| okrs.elements[*at].entry.head.id.as_str());
        findings.extend(circle_of("parts of the strategy", names, circle.iter().map(|(at, line)| places[*at][*line].clone())));
    }
    for (at, element) in okrs.elements.iter_mut().enumerate().filter(|_| !found.is_empty()) {
        addresses[at].retain(|(to, _)| groups[to.at()] != groups[at]);
        element.supports.retain(|support| !matches!(support.to, Target::Element(to) if groups[to.at()] == groups[at]));
    }
}

fn break_circles_of_teams(findings: &mut Findings, okrs: &mut Okrs) {
    let steps: Vec<Vec<Step>> =
        okrs.teams.iter().map(|team| team.parent.iter().map(|parent| Step { to: parent.at(), line: 0 }).collect()).collect();
    let (found, groups) = circles(&steps);
    for circle in &found {
        let teams: Vec<&entry::Team> = circle.iter().map(|(at, _)| okrs.teams[*at].entry.as_ref()).collect();
        let places = teams.iter().filter_map(|team| team.parent.as_ref().map(|parent| team.head.place(parent.span)));
        findings.extend(circle_of("parent teams", teams.iter().map(|team| team.head.id.as_str()), places));
    }
    for (at, team) in okrs.teams.iter_mut().enumerate().filter(|_| !found.is_empty()) {
        team.parent = team.parent.filter(|parent| groups[parent.at()] != groups[at]);
    }
}

/// The circles of a graph, and the group of every node.
type Circles = (Vec<Circle>, Vec<usize>);

fn objective_supported(support: &Support) -> Option<ObjectiveId> {
    match support.to {
        Target::Objective(to) | Target::KeyResult(to, _) => Some(to),
        Target::Element(_) | Target::Draft => None,
    }
}

fn circles_of_supports(okrs: &Okrs) -> Circles {
    let of_objective = |objective: &Objective| -> Vec<Step> {
        let lines = objective.supports.iter().enumerate();
        lines.filter_map(|(line, support)| Some(Step { to: objective_supported(support)?.at(), line })).collect()
    };
    circles(&okrs.objectives.iter().map(of_objective).collect::<Vec<_>>())
}

fn circles_of_continues(okrs: &Okrs) -> Circles {
    let of_objective = |objective: &Objective| objective.continues.iter().map(|before| Step { to: before.at(), line: 0 }).collect();
    circles(&okrs.objectives.iter().map(of_objective).collect::<Vec<_>>())
}

fn break_circles_of_supports(findings: &mut Findings, okrs: &mut Okrs, (found, groups): &Circles) {
    for circle in found {
        let places = circle.iter().map(|(at, line)| {
            let objective = &okrs.objectives[*at];
            objective.entry.head.place(objective.supports[*line].span)
        });
        let names: Vec<String> = circle.iter().map(|(at, _)| full_name(&okrs.objectives[*at].entry)).collect();
        findings.extend(circle_of("supports", names.iter().map(String::as_str), places));
    }
    for (at, objective) in okrs.objectives.iter_mut().enumerate().filter(|_| !found.is_empty()) {
        objective.supports.retain(|support| objective_supported(support).is_none_or(|to| groups[to.at()] != groups[at]));
    }
}

fn break_circles_of_continues(findings: &mut Findings, okrs: &mut Okrs, (found, groups): &Circles) {
    for circle in found {
        let entries: Vec<&entry::Objective> = circle.iter().map(|(at, _)| okrs.objectives[*at].entry.as_ref()).collect();
        let places = entries.iter().filter_map(|entry| entry.continues.as_ref().map(|written| entry.head.place(written.span)));
        let names: Vec<String> = entries.iter().map(|entry| full_name(entry)).collect();
        findings.extend(circle_of("objectives that continue each other", names.iter().map(String::as_str), places));
    }
    for (at, objective) in okrs.objectives.iter_mut().enumerate().filter(|_| !found.is_empty()) {
        objective.continues = objective.continues.filter(|before| groups[before.at()] != groups[at]);
    }
}

/// `platform/2026-q4/faster-builds`
fn full_name(entry: &entry::Objective) -> String {
    format!("{}/{}/{}", entry.team, folder(entry), entry.head.id)
}

fn circle_of<'a>(what: &str, names: impl Iterator<Item = &'a str>, places: impl Iterator<Item = Place>) -> Option<Finding> {
    let names: Vec<&str> = names.collect();
    let message = match names[..] {
        [one] => format!("`{one}` leads to itself"),
        _ => {
            format!("a circle of {what}: {}", names.iter().chain(names.first()).map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" → "))
        }
    };
    let label = |at: usize| match names.len() {
        1 => "here".to_owned(),
        all => format!("{} of {all}: `{}` leads to `{}`", at + 1, names[at], names[(at + 1) % all]),
    };
    let mut places = places.enumerate();
    let (_, first) = places.next()?;
    let finding =
        Finding::error("circle", first, message).label(label(0)).why("one of them has to come first").help("take one of these lines out");
    Some(places.fold(finding, |finding, (at, place)| finding.also(place, label(at))))
}

/// Tells those who are pointed at who points at them.
fn link_back(okrs: &mut Okrs, addresses: Vec<Vec<(ElementId, Span)>>) {
    for (at, addresses) in addresses.into_iter().enumerate() {
        let id = ElementId(at as u32);
        for (to, _) in addresses {
            if !okrs.elements[at].addresses.contains(&to) {
                okrs.elements[at].addresses.push(to);
                okrs.elements[to.at()].addressed_by.push(id);
            }
        }
        for line in 0..okrs.elements[at].supports.len() {
            if let Target::Element(to) = okrs.elements[at].supports[line].to
                && !okrs.elements[to.at()].goals.contains(&id)
            {
                okrs.elements[to.at()].goals.push(id);
            }
        }
    }
    let mut children: Vec<(String, TeamId, TeamId)> = Vec::new();
    for id in okrs.team_ids() {
        if let Some(parent) = okrs.team(id).parent {
            children.push((fold(&okrs.team(id).entry.head.title), parent, id));
        }
    }
    children.sort();
    for (_, parent, child) in children {
        okrs.teams[parent.at()].children.push(child);
    }
    for id in okrs.objective_ids() {
        let objective = okrs.objective(id);
        if let Some(before) = objective.continues {
            okrs.objectives[before.at()].continued_by.push(id);
        }
        let objective = okrs.objective(id);
        if objective.period.is_none() {
            // Ideas in the backlog are counted nowhere.
            continue;
        }
        let targets: Vec<Target> = objective.supports.iter().map(|support| support.to).collect();
        for (line, target) in targets.into_iter().enumerate() {
            match target {
                Target::Element(to) => okrs.elements[to.at()].supporters.push(Supporter { objective: id, line, key_result: None }),
                Target::Objective(to) => okrs.objectives[to.at()].supporters.push(Supporter { objective: id, line, key_result: None }),
                Target::KeyResult(to, at) => {
                    okrs.objectives[to.at()].supporters.push(Supporter { objective: id, line, key_result: Some(at) });
                }
                Target::Draft => {}
            }
        }
    }
}
