//! What someone probably meant by a reference that leads nowhere.

use std::collections::HashMap;

use crate::link::references::{Index, Meant, Miss, Wanted};
use crate::link::shelf::BACKLOG;
use crate::model::okrs::{ObjectiveId, Okrs, PeriodId, Target, TeamId};
use crate::model::slug::slug;
use crate::nearest::nearest;

/// Everything by what people write instead of a reference.
#[derive(Debug)]
pub struct Guesses {
    /// By slug of the title.
    titles: HashMap<String, Vec<Target>>,
    /// Objectives of any team and period by id.
    objectives: HashMap<String, Vec<ObjectiveId>>,
}

impl Guesses {
    fn of(okrs: &Okrs) -> Self {
        let mut titles: HashMap<String, Vec<Target>> = HashMap::new();
        let mut objectives: HashMap<String, Vec<ObjectiveId>> = HashMap::new();
        for id in okrs.element_ids() {
            titles.entry(okrs.element(id).entry.head.slug.to_string()).or_default().push(Target::Element(id));
        }
        for id in okrs.objective_ids() {
            let entry = &okrs.objective(id).entry;
            titles.entry(entry.head.slug.to_string()).or_default().push(Target::Objective(id));
            objectives.entry(entry.head.id.clone()).or_default().push(id);
            for (index, result) in entry.key_results.iter().enumerate() {
                titles.entry(slug(&result.title.value)).or_default().push(Target::KeyResult(id, index));
            }
        }
        Self { titles, objectives }
    }
}

impl Index<'_> {
    fn guesses(&self) -> &Guesses {
        self.guesses.get_or_init(|| Guesses::of(self.okrs))
    }

    /// How `home` writes a reference to `target`: as short as it stays clear.
    pub fn name(&self, target: Target, home: Option<ObjectiveId>) -> String {
        match target {
            Target::Element(id) => {
                let entry = &self.okrs.element(id).entry;
                let alone = self.okrs.elements.iter().filter(|it| it.entry.head.id == entry.head.id).count() == 1;
                if alone { entry.head.id.clone() } else { format!("{}/{}", entry.kind.folder(), entry.head.id) }
            }
            Target::Objective(id) => {
                let objective = self.okrs.objective(id);
                let (team, id) = (&objective.entry.team, &objective.entry.head.id);
                let home = home.map(|home| self.okrs.objective(home)).filter(|home| home.period == objective.period);
                let taken = || self.okrs.elements.iter().any(|element| element.entry.head.id == *id);
                match home {
                    Some(home) if home.team == objective.team && !taken() => id.clone(),
                    Some(_) => format!("{team}/{id}"),
                    None => format!("{team}/{}/{id}", objective.entry.period.as_deref().unwrap_or(BACKLOG)),
                }
            }
            Target::KeyResult(id, index) => {
                let result = self.okrs.objective(id).entry.key_results.get(index).map_or("", |result| result.id.as_str());
                format!("{}#{result}", self.name(Target::Objective(id), home))
            }
            Target::Draft => String::new(),
        }
    }

    /// What `written` leads to without what belongs to a path: folders above, `.md`.
    pub(super) fn tidied(&self, written: &str, home: Option<ObjectiveId>, wanted: Wanted) -> Option<Meant> {
        let mut tidied = written.trim_matches('/');
        for prefix in ["./", "../", "../", "../", "content/", "strategy/", "teams/"] {
            tidied = tidied.strip_prefix(prefix).unwrap_or(tidied);
        }
        for suffix in [".md", "/index", ".html", "/"] {
            tidied = tidied.strip_suffix(suffix).unwrap_or(tidied);
        }
        let plain = tidied.to_lowercase();
        let tries = [tidied, plain.as_str()];
        let found = tries.into_iter().filter(|it| *it != written && !it.is_empty()).find_map(|it| self.find(it, home, wanted).ok());
        found.map(|target| meant(self.name(target, home)))
    }

    /// What has `written` as its title.
    pub(super) fn by_title(&self, written: &str, home: Option<ObjectiveId>, wanted: Wanted) -> Option<Meant> {
        let title = slug(written);
        if title == written {
            return None;
        }
        let all = self.guesses().titles.get(&title)?;
        let fitting: Vec<Target> = all.iter().copied().filter(|it| fits(self.okrs, *it, wanted) && !is(*it, home)).collect();
        let period = home.and_then(|home| self.okrs.objective(home).period);
        let near = |target: &&Target| match **target {
            Target::Element(_) => true,
            Target::Objective(id) | Target::KeyResult(id, _) => self.okrs.objective(id).period == period,
            Target::Draft => false,
        };
        let target = match fitting[..] {
            [one] => Some(one),
            _ => fitting.iter().find(near).copied(),
        };
        target.map(|target| Meant { reference: self.name(target, home), by_title: true })
    }

    /// Objectives of this id in other teams and periods: the one that must be meant, or else what to choose from.
    pub(super) fn elsewhere(&self, id: &str, home: Option<ObjectiveId>) -> (Option<Meant>, Option<String>) {
        let all = self.guesses().objectives.get(id).map_or(&[][..], Vec::as_slice);
        let period = home.and_then(|home| self.okrs.objective(home).period);
        let same_period: Vec<ObjectiveId> = all.iter().copied().filter(|it| self.okrs.objective(*it).period == period).collect();
        match (all, &same_period[..]) {
            ([one], _) | (_, [one]) => (Some(meant(self.name(Target::Objective(*one), home))), None),
            ([], _) => (None, None),
            _ => {
                let names: Vec<String> = all.iter().map(|it| self.name(Target::Objective(*it), home)).collect();
                (None, Some(format!("there are {}", listed(&names))))
            }
        }
    }

    /// Ids of the objectives in the same folder as `home`.
    pub(super) fn siblings(&self, home: ObjectiveId) -> impl Iterator<Item = &str> {
        let here = self.okrs.objective(home);
        self.of_folder(here.team, here.period).filter(move |id| *id != home).map(|id| self.okrs.objective(id).entry.head.id.as_str())
    }

    /// The objective of `team` in `period` whose id is nearest to `id`, as a whole reference.
    pub(super) fn near_in_team(&self, team: TeamId, id: &str, period: Option<PeriodId>) -> Option<String> {
        let head = |it: &ObjectiveId| &self.okrs.objective(*it).entry.head;
        let titled = self.of_folder(team, period).find(|it| slug(&head(it).title) == slug(id));
        let near = || nearest(id, self.of_folder(team, period).map(|it| self.okrs.objective(it).entry.head.id.as_str()));
        let target = titled.or_else(|| near().and_then(|near| self.of_folder(team, period).find(|it| head(it).id == near)))?;
        Some(self.name(Target::Objective(target), None))
    }

    fn of_folder(&self, team: TeamId, period: Option<PeriodId>) -> impl Iterator<Item = ObjectiveId> {
        let team = self.okrs.team(team);
        team.objectives.iter().chain(&team.backlog).copied().filter(move |it| self.okrs.objective(*it).period == period)
    }

    /// ``the team `payments` ``
    pub(super) fn team_words(&self, team: TeamId) -> String {
        format!("the team `{}`", self.okrs.team(team).entry.head.id)
    }

    /// ` in 2026-q4`
    pub(super) fn in_period(&self, home: ObjectiveId) -> String {
        match self.okrs.objective(home).period {
            Some(period) => format!(" in {}", self.okrs.period(period).id),
            None => " in its backlog".to_owned(),
        }
    }
}

/// Whether `target` can stand where `wanted` does.
pub fn fits(okrs: &Okrs, target: Target, wanted: Wanted) -> bool {
    match (wanted, target) {
        (Wanted::Anything, _) | (_, Target::Draft) | (Wanted::Objective, Target::Objective(_)) => true,
        (Wanted::Element(kind), Target::Element(id)) => okrs.element(id).entry.kind == kind,
        _ => false,
    }
}

fn is(target: Target, home: Option<ObjectiveId>) -> bool {
    matches!((target, home), (Target::Objective(id) | Target::KeyResult(id, _), Some(home)) if id == home)
}

/// A guess by id.
pub fn meant(reference: impl Into<String>) -> Meant {
    Meant { reference: reference.into(), by_title: false }
}

/// A reference of which nothing is known but that it leads nowhere.
pub fn unknown(message: String) -> Miss {
    Miss::Unknown { message, meant: None, help: None }
}

/// `` `a`, `b` or `c` ``, the first five.
pub fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().take(5).map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() && names.len() <= 5 => format!("{} or {last}", rest.join(", ")),
        _ if names.len() > 5 => format!("{} and {} more", quoted.join(", "), names.len() - 5),
        _ => quoted.join(", "),
    }
}
