//! People: what each of them answers for, without any ranking; and the index of everything.

use std::cmp::Reverse;

use crate::model::okrs::ObjectiveId;
use crate::view::context::{
    Named, OwnedInitiative, OwnedKeyResult, PeopleContext, PersonCard, PersonContext, SearchContext, SearchObjective, SearchTeam, TeamRef,
};
use crate::view::here::Here;
use crate::view::measured::Detail;
use crate::view::people::PersonId;
use crate::view::urls::anchor;

impl Here<'_> {
    /// The page of all people.
    pub fn people_page(&self) -> PeopleContext {
        let okrs = self.okrs();
        let now = |id: ObjectiveId| okrs.current.is_some() && okrs.objective(id).period == okrs.current;
        let card = |id: PersonId| {
            let person = self.views.people.get(id);
            let objectives = person.objectives.iter().filter(|&&id| now(id)).count();
            let results = person.key_results.iter().filter(|&&(id, _)| now(id)).count();
            let mut teams: Vec<_> = person.leads.iter().chain(&person.member_of).copied().collect();
            teams.sort_unstable();
            teams.dedup();
            PersonCard { person: self.person(id), teams: teams.into_iter().map(|id| self.team(id)).collect(), owns: objectives + results }
        };
        PeopleContext { people: self.views.people.ids().map(card).collect() }
    }

    /// The page of a person.
    pub fn person_page(&self, id: PersonId) -> PersonContext {
        let okrs = self.okrs();
        let person = self.views.people.get(id);
        let latest = |&id: &ObjectiveId| (okrs.objective(id).period.is_none(), Reverse(okrs.objective(id).period), id);
        let sorted = |ids: &[ObjectiveId]| {
            let mut ids = ids.to_vec();
            ids.sort_by_key(latest);
            ids
        };
        let mut results = person.key_results.clone();
        results.retain(|(objective, _)| person.objectives.binary_search(objective).is_err());
        results.sort_by_key(|(objective, index)| (latest(objective), *index));
        let mut initiatives = person.initiatives.clone();
        initiatives.sort_by_key(|(objective, index)| (latest(objective), *index));
        let member_of = person.member_of.iter().filter(|team| !person.leads.contains(team));
        PersonContext {
            name: person.name.clone(),
            leads: person.leads.iter().map(|&id| self.team(id)).collect::<Vec<TeamRef>>(),
            member_of: member_of.map(|&id| self.team(id)).collect(),
            elements: person.elements.iter().map(|&id| self.element(id)).collect(),
            objectives: self.rows(sorted(&person.objectives)),
            key_results: results
                .into_iter()
                .filter_map(|(objective, index)| {
                    let entry = okrs.objective(objective);
                    let path = self.views.urls.objective(objective);
                    let key_result = self.measured(entry.key_results.get(index)?, &entry.entry.head.file, path, Detail::Row);
                    Some(OwnedKeyResult { key_result, objective: self.objective(objective) })
                })
                .collect(),
            initiatives: initiatives
                .into_iter()
                .filter_map(|(objective, index)| {
                    let initiative = okrs.objective(objective).entry.initiatives.get(index)?;
                    Some(OwnedInitiative { initiative: self.initiative(objective, initiative), objective: self.objective(objective) })
                })
                .collect(),
            heartbeat: person
                .heartbeat
                .iter()
                .filter_map(|&(team, index)| {
                    let entry = &okrs.team(team).heartbeat.get(index)?.entry;
                    Some(Named {
                        kind: "heartbeat",
                        title: entry.title.value.clone(),
                        id: entry.id.clone(),
                        href: Some(self.anchor(self.views.urls.team(team), &anchor(&entry.id))),
                        team: Some(self.team(team)),
                    })
                })
                .collect(),
            contributes: self.rows(sorted(&person.contributes)),
        }
    }

    /// The index of everything.
    pub fn search_page(&self) -> SearchContext {
        let okrs = self.okrs();
        let objective = |&id: &ObjectiveId| {
            let objective = okrs.objective(id);
            SearchObjective {
                title: objective.entry.head.title.value.clone(),
                href: self.href(self.views.urls.objective(id)),
                period: objective.period.map(|period| self.period(period)),
            }
        };
        let teams = okrs.team_ids().map(|id| {
            let team = okrs.team(id);
            let mut objectives: Vec<ObjectiveId> = team.objectives.clone();
            objectives.sort_by_key(|&id| (Reverse(okrs.objective(id).period), id));
            SearchTeam { team: self.team(id), objectives: objectives.iter().chain(&team.backlog).map(objective).collect() }
        });
        SearchContext {
            elements: okrs.element_ids().map(|id| self.element(id)).collect(),
            teams: teams.collect(),
            people: self.views.people.ids().map(|id| self.person(id)).collect(),
        }
    }
}
