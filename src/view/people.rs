//! Everyone who is named, and what for.

use std::collections::{BTreeMap, HashMap, HashSet};

use rustc_hash::FxHashMap;

use crate::model::entry::Text;
use crate::model::okrs::{ElementId, ObjectiveId, Okrs, TeamId};
use crate::model::slug::fold;

/// An index into `People`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(u32);

impl PersonId {
    /// For indexing a slice.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// A person and everything that names them. Lists are in the order of `Okrs`.
#[derive(Debug, Default)]
pub struct Person {
    /// As it was first written.
    pub name: String,
    /// Teams they lead.
    pub leads: Vec<TeamId>,
    /// Teams they belong to.
    pub member_of: Vec<TeamId>,
    /// Elements they answer for.
    pub elements: Vec<ElementId>,
    /// Objectives they own.
    pub objectives: Vec<ObjectiveId>,
    /// Key results they own.
    pub key_results: Vec<(ObjectiveId, usize)>,
    /// Initiatives they own.
    pub initiatives: Vec<(ObjectiveId, usize)>,
    /// Heartbeat work they own.
    pub heartbeat: Vec<(TeamId, usize)>,
    /// Objectives to which they contribute.
    pub contributes: Vec<ObjectiveId>,
}

/// Everyone, by name.
#[derive(Debug, Default)]
pub struct People {
    people: Vec<Person>,
    by_key: BTreeMap<String, PersonId>,
}

impl People {
    /// Everyone named in `okrs`. The same name in another case or with other spaces is the same person.
    pub fn of(okrs: &Okrs) -> Self {
        let mut found = Found::default();
        let teams: HashSet<&str> = okrs.teams.iter().map(|team| team.entry.head.id.as_str()).collect();
        for id in okrs.team_ids() {
            let team = &okrs.team(id).entry;
            found.name(team.lead.as_ref(), |person| person.leads.push(id));
            team.members.iter().for_each(|member| found.name(Some(member), |person| person.member_of.push(id)));
            for (index, entry) in team.heartbeat.iter().enumerate() {
                found.name(entry.owner.as_ref(), |person| person.heartbeat.push((id, index)));
            }
        }
        for id in okrs.element_ids() {
            let element = &okrs.element(id).entry;
            found.name(element.owner.as_ref(), |person| person.elements.push(id));
            element.measures.iter().for_each(|measure| found.name(measure.owner.as_ref(), |_| {}));
        }
        for id in okrs.objective_ids() {
            let objective = &okrs.objective(id).entry;
            found.name(objective.owner.as_ref(), |person| person.objectives.push(id));
            for (index, result) in objective.key_results.iter().enumerate() {
                found.name(result.owner.as_ref(), |person| person.key_results.push((id, index)));
            }
            for (index, initiative) in objective.initiatives.iter().enumerate() {
                found.name(initiative.owner.as_ref(), |person| person.initiatives.push((id, index)));
            }
            let contributors = objective.key_results.iter().flat_map(|result| &result.contributors);
            for name in objective.contributors.iter().chain(contributors).filter(|name| !teams.contains(name.as_str())) {
                found.name(Some(name), |person| {
                    if person.contributes.last() != Some(&id) {
                        person.contributes.push(id);
                    }
                });
            }
        }
        found.sorted()
    }

    /// Who is called `name`.
    pub fn find(&self, name: &str) -> Option<PersonId> {
        self.by_key.get(&key(name)).copied()
    }

    /// The person of this index.
    pub fn get(&self, id: PersonId) -> &Person {
        &self.people[id.at()]
    }

    /// Everyone, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.people.iter()
    }

    /// Every index, by name.
    pub fn ids(&self) -> impl Iterator<Item = PersonId> + use<> {
        (0..self.people.len() as u32).map(PersonId)
    }
}

#[derive(Default)]
struct Found<'a> {
    people: Vec<(String, Person)>,
    by_key: HashMap<String, usize>,
    /// Names are written the same way many times.
    as_written: FxHashMap<&'a str, Option<usize>>,
}

impl<'a> Found<'a> {
    fn name(&mut self, name: Option<&'a Text>, note: impl FnOnce(&mut Person)) {
        let Some(name) = name.map(|name| name.value.as_str()) else { return };
        let at = match self.as_written.get(name) {
            Some(at) => *at,
            None => {
                let at = self.find(name);
                self.as_written.insert(name, at);
                at
            }
        };
        if let Some((_, person)) = at.and_then(|at| self.people.get_mut(at)) {
            note(person);
        }
    }

    /// `None` for a name of spaces only.
    fn find(&mut self, name: &str) -> Option<usize> {
        let key = Some(key(name)).filter(|key| !key.is_empty())?;
        if let Some(at) = self.by_key.get(&key) {
            return Some(*at);
        }
        let person = Person { name: name.split_whitespace().collect::<Vec<_>>().join(" "), ..Person::default() };
        self.by_key.insert(key.clone(), self.people.len());
        self.people.push((key, person));
        Some(self.people.len() - 1)
    }

    fn sorted(self) -> People {
        let mut people = self.people;
        people.sort_by_cached_key(|(key, person)| (fold(&person.name), key.clone()));
        let by_key = people.iter().zip(0..).map(|((key, _), index)| (key.clone(), PersonId(index))).collect();
        People { people: people.into_iter().map(|(_, person)| person).collect(), by_key }
    }
}

fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Found, PersonId};
    use crate::model::entry::Text;
    use crate::model::okrs::Okrs;
    use crate::project::Links;
    use crate::source::Span;
    use crate::view::urls::Urls;

    #[test]
    fn same_and_other_people() {
        let names = ["Bjørn Ås", "bjørn  ås ", "Bjorn As", "Åse 2", "Åse", "ase", "李", "?", " ", "Bjørn Ås"];
        let names = names.map(|name| Text::new(name.to_owned(), Span::default()));
        let mut found = Found::default();
        names.iter().for_each(|name| found.name(Some(name), |_| {}));
        let people = found.sorted();
        let urls = Urls::new(&Okrs::default(), &[], None, Links::Folders).with_people(&people);
        let all: Vec<(&str, &str)> = people.ids().map(|id: PersonId| (people.get(id).name.as_str(), urls.person(id))).collect();
        let expected = [
            ("?", "people/person/"),
            ("ase", "people/ase/"),
            ("Åse", "people/ase-3/"),
            ("Åse 2", "people/ase-2/"),
            ("Bjorn As", "people/bjorn-as/"),
            ("Bjørn Ås", "people/bjorn-as-2/"),
            ("李", "people/李/"),
        ];
        assert_eq!(all, expected);
        assert_eq!(people.find("BJØRN ÅS").map(PersonId::at), Some(5));
    }
}
