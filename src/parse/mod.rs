//! From one source file to one typed entry, every word in its place.

mod check_in;
mod head;
mod key_result;
mod objective;
mod period;
mod place;
mod strategy;
mod table;
mod team;

use std::sync::Arc;

use crate::fields::{Reader, Record, Table};
use crate::finding::{Finding, Findings};
use crate::markdown::address::{Address, route};
use crate::markdown::{LinkKind, links};
use crate::model::entry::Entry;
use crate::model::markdown::Route;
use crate::model::slug::{slug, sort_key};
use crate::parse::place::{Kind, kind};
use crate::settings::Settings;
use crate::source::{Place, SourceFile};
use crate::yaml;

pub use check_in::{CHECK_IN, STATUS_CHECK_IN};
pub use head::is_reason;
pub use key_result::{HEARTBEAT, KEY_RESULT, MEASURE, MILESTONE};
pub use objective::{INITIATIVE, OBJECTIVE};
pub use period::PERIOD;
pub use strategy::{CHALLENGE, FRONT, GOAL, POLICY, STRATEGY};
pub use table::data;
pub use team::{CAPACITY, LINK, TEAM, TEAM_PERIOD};

/// Every kind of content file, in the order in which a reference tells them.
pub static FILES: [&Table; 9] = [&OBJECTIVE, &TEAM, &TEAM_PERIOD, &STRATEGY, &CHALLENGE, &POLICY, &GOAL, &PERIOD, &FRONT];

/// What one content file says.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The entry, with sensible holes where something could not be read; `None` where the file's place means nothing.
    pub entry: Option<Entry>,
    /// What is wrong with it.
    pub findings: Findings,
}

/// Where a number or a day was expected, what is said of it says more than that YAML cannot read it.
fn once(findings: &mut Findings) {
    let expected: Vec<Place> =
        findings.iter().filter(|it| matches!(it.rule, "invalid-number" | "invalid-date")).map(|it| it.at.place.clone()).collect();
    findings.retain(|it| it.rule != "invalid-yaml" || !expected.contains(&it.at.place));
    let unread: Vec<Place> = findings.iter().filter(|it| it.rule == "invalid-yaml").map(|it| it.at.place.clone()).collect();
    findings.retain(|it| it.rule != "hidden-character" || !unread.contains(&it.at.place));
}

/// Reads one file below `content/`.
pub fn parse(file: &Arc<SourceFile>, settings: &Settings) -> Parsed {
    let mut findings = Findings::new();
    let Some(kind) = kind(&mut findings, file) else { return Parsed { entry: None, findings } };
    let known = findings.len();
    let split = yaml::split(&mut findings, file);
    let unread = split.front.is_none() && findings.len() > known;
    let document = split.front.map(|front| yaml::document(&mut findings, file, front));
    let nothing = yaml::Document::nothing(split.front.unwrap_or_default());
    let yaml::Document { root, torn } = document.unwrap_or(nothing);
    let mut reader = Reader { file, findings, torn: torn || unread };
    let table = match &kind {
        Kind::Front => &FRONT,
        Kind::Strategy => &STRATEGY,
        Kind::Element(kind, _) => strategy::table(*kind),
        Kind::Period(_) => &PERIOD,
        Kind::Team(_) => &TEAM,
        Kind::TeamPeriod(..) => &TEAM_PERIOD,
        Kind::Objective(..) => &OBJECTIVE,
    };
    let mut record = Record::read(&mut reader, table, root);
    let (record_, body) = (&mut record, split.body);
    let reader_ = &mut reader;
    let mut entry = match kind {
        Kind::Front => Entry::Front(Arc::new(strategy::front(reader_, record_, body))),
        Kind::Strategy => Entry::Strategy(Arc::new(strategy::strategy(reader_, record_, body))),
        Kind::Element(kind, id) => Entry::Element(Arc::new(strategy::element(reader_, record_, kind, &id, body))),
        Kind::Period(id) => Entry::Period(Arc::new(period::period(reader_, record_, &id, body, settings))),
        Kind::Team(id) => Entry::Team(Arc::new(team::team(reader_, record_, &id, body))),
        Kind::TeamPeriod(team, period) => Entry::TeamPeriod(Arc::new(team::team_period(reader_, record_, team, period, body))),
        Kind::Objective(team, period, id) => Entry::Objective(Arc::new(objective::objective(reader_, record_, team, period, &id, body))),
    };
    record.finish();
    reader.check_hidden(body, reader.words(body));
    let routes = routes(&entry);
    let head = entry.head_mut();
    head.routes = routes;
    head.slug = slug(&head.title).into();
    head.order = sort_key(&head.title, &settings.language).into();
    let mut findings = reader.findings;
    findings.sort_by(Finding::order);
    once(&mut findings);
    Parsed { entry: Some(entry), findings }
}

fn routes(entry: &Entry) -> Box<[Route]> {
    let source = &entry.head().file.path;
    let mut routes = Vec::new();
    let mut add = |address: &str| {
        if matches!(Address::of(address), Address::Inside | Address::Anchor) {
            routes.push(route(source, address));
            routes.extend(address.contains('#').then_some(Route::Place));
        }
    };
    entry.addresses().into_iter().for_each(|address| add(address));
    let texts = entry.markdown().into_iter().map(|text| text.value.as_str()).chain([entry.body()]);
    let mut undefined = false;
    for link in texts.flat_map(links) {
        match link.kind {
            LinkKind::Undefined => undefined = true,
            LinkKind::Link | LinkKind::Image => add(&link.address),
        }
    }
    routes.extend(undefined.then_some(Route::Nowhere));
    routes.sort_unstable();
    routes.dedup();
    routes.into()
}
