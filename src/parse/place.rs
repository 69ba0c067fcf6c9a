//! What a file is, by where it stands.

use camino::Utf8Path;

use crate::finding::Finding;
use crate::model::entry::ElementKind;
use crate::model::slug::slug;
use crate::source::{Place, SourceFile, Span};
use std::sync::Arc;

/// The kinds of content, with the ids that the path gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// `index.md`
    Front,
    /// `strategy/index.md`
    Strategy,
    /// `strategy/goals/<id>.md` and its neighbours
    Element(ElementKind, String),
    /// `periods/<id>.md`
    Period(String),
    /// `teams/<team>/index.md`
    Team(String),
    /// `teams/<team>/<period>/index.md`
    TeamPeriod(String, String),
    /// `teams/<team>/<period>/<objective>.md`; without a period in the backlog
    Objective(String, Option<String>, String),
}

/// Words that are folders of the strategy, and so cannot be teams.
const RESERVED: [&str; 3] = ["challenges", "policies", "goals"];

/// What the file at `path` (below `content/`) is; `None` where that place means nothing, which is then said.
pub fn kind(findings: &mut Vec<Finding>, file: &Arc<SourceFile>) -> Option<Kind> {
    let path = file.path.strip_prefix("content").unwrap_or(&file.path);
    let here = Place::new(file, Span::default());
    let parts: Vec<&str> = path.components().map(|part| part.as_str()).collect();
    let (name, folders) = parts.split_last()?;
    let name = name.strip_suffix(".md").unwrap_or(name);
    // `x/index.md` is `x`, so that pictures can lie beside it.
    let mut steps = folders.to_vec();
    if name != "index" {
        steps.push(name);
    }
    let is_index = name == "index";
    let mut ids = Ids { findings, here: &here };
    let kind = match (steps.as_slice(), is_index) {
        ([], true) => Kind::Front,
        (["strategy"], true) => Kind::Strategy,
        (["strategy", folder, id], _) => {
            let Some(kind) = ElementKind::ALL.into_iter().find(|kind| kind.folder() == *folder) else {
                findings.push(misplaced(here, path));
                return None;
            };
            Kind::Element(kind, ids.id(id))
        }
        (["periods", id], _) => Kind::Period(ids.id(id)),
        (["teams", team], true) => {
            let team = ids.id(team);
            if RESERVED.contains(&team.as_str()) {
                findings.push(reserved(here, &team));
            }
            Kind::Team(team)
        }
        (["teams", team, period], true) if *period != "backlog" => Kind::TeamPeriod(ids.id(team), ids.id(period)),
        (["teams", team, "backlog", id], _) => Kind::Objective(ids.id(team), None, ids.id(id)),
        (["teams", team, period, id], _) => Kind::Objective(ids.id(team), Some(ids.id(period)), ids.id(id)),
        _ => {
            // A note for colleagues about a folder is no mistake.
            if !name.eq_ignore_ascii_case("readme") {
                findings.push(misplaced(here, path));
            }
            return None;
        }
    };
    Some(kind)
}

struct Ids<'a> {
    findings: &'a mut Vec<Finding>,
    here: &'a Place,
}

impl Ids<'_> {
    /// Names are ids as they are where they hold only small letters, digits and hyphens; else the slug is the id, and that is said.
    fn id(&mut self, name: &str) -> String {
        let fine = |letter: char| letter.is_alphanumeric() && !letter.is_uppercase() || letter == '-';
        if name.chars().all(fine) && name.chars().any(char::is_alphanumeric) {
            return name.to_owned();
        }
        let id = slug(name);
        let id = if id.is_empty() { "unnamed".to_owned() } else { id };
        self.findings.push(unusual_name(self.here.clone(), name, &id));
        id
    }
}

fn misplaced(place: Place, path: &Utf8Path) -> Finding {
    let parts: Vec<&str> = path.components().map(|part| part.as_str()).collect();
    let name = parts.last().copied().unwrap_or_default();
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let finding = Finding::error("misplaced-file", place, format!("a file at `content/{path}` means nothing, and would not be published"));
    match parts.as_slice() {
        ["teams", _] if stem != "index" => finding.help(format!("a team is written in `content/teams/{stem}/index.md`")),
        ["teams", team, _] => finding
            .help(format!("an objective is written in a period's folder, such as `content/teams/{team}/2026-q4/{name}`"))
            .help(format!("an idea without a period is written in `content/teams/{team}/backlog/{name}`"))
            .help(format!("what the team says about a period is written in `content/teams/{team}/{stem}/index.md`")),
        ["teams", team, period, ..] if parts.len() > 4 => {
            finding.help(format!("an objective is written in `content/teams/{team}/{period}/<objective>.md`, and folders below it hold none"))
        }
        ["strategy", ..] => finding.help(format!(
            "the strategy has `content/strategy/index.md`, and its parts are written in `strategy/challenges/{name}`, `strategy/policies/{name}` or `strategy/goals/{name}`"
        )),
        ["periods", ..] => finding.help("a period is written in `content/periods/<id>.md`"),
        _ => {
            let folders = ["strategy", "periods", "teams", "challenges", "policies", "goals"];
            let meant = parts.first().filter(|_| parts.len() > 1).and_then(|first| crate::nearest::nearest(first, folders));
            let finding = match meant {
                Some(meant @ ("strategy" | "periods" | "teams")) => finding.help(format!("did you mean the folder `content/{meant}`?")),
                Some(meant) => finding.help(format!("did you mean the folder `content/strategy/{meant}`?")),
                None => finding,
            };
            finding.help("content stands in `content/strategy/`, `content/periods/` and `content/teams/`, and in `content/index.md`")
        }
    }
}

fn unusual_name(place: Place, name: &str, id: &str) -> Finding {
    Finding::warning("unusual-name", place, format!("the name `{name}` is not written like an id"))
        .why("it stands in addresses and references, where only small letters, digits and hyphens are safe")
        .help(format!("rename it to `{id}`, which is its id already"))
}

fn reserved(place: Place, team: &str) -> Finding {
    Finding::error("reserved-name", place, format!("a team cannot be called `{team}`"))
        .why(format_reserved(team))
        .help("give its folder another name; the title can stay")
}

fn format_reserved(team: &str) -> &'static str {
    match team {
        "challenges" => "`challenges/x` in a reference means a challenge of the strategy",
        "policies" => "`policies/x` in a reference means a policy of the strategy",
        _ => "`goals/x` in a reference means a goal of the strategy",
    }
}
