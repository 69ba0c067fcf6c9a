//! What is said of references that lead nowhere, or where they should not.

use crate::finding::{Finding, Severity};
use crate::link::guesses::listed;
use crate::link::references::{Index, Meant, Miss, Wanted};
use crate::model::okrs::{ObjectiveId, Target};
use crate::source::Place;

/// The finding for a reference at `place` that missed; `None` where it has been said already.
pub fn missed(index: &Index<'_>, miss: Miss, place: Place, home: Option<ObjectiveId>, wanted: Wanted) -> Option<Finding> {
    let finding = match miss {
        Miss::Said => return None,
        Miss::Draft => return Some(draft_reference(place)),
        Miss::Unknown { message, meant, help } => unknown_reference(place, message, meant, help),
        Miss::Ambiguous { candidates } => ambiguous_reference(index, place, &candidates, home),
        Miss::Misplaced { target } => misplaced_reference(index, place, target, wanted),
    };
    Some(gently(index, home, finding))
}

/// In the backlog an error is only a warning.
pub fn gently(index: &Index<'_>, home: Option<ObjectiveId>, mut finding: Finding) -> Finding {
    if home.is_some_and(|home| index.okrs.objective(home).period.is_none()) {
        finding.severity = Severity::Warning;
    }
    finding
}

fn unknown_reference(place: Place, message: String, meant: Option<Meant>, help: Option<String>) -> Finding {
    let finding = Finding::error("unknown-reference", place.clone(), message);
    match meant {
        Some(Meant { reference, by_title: true }) => finding
            .label("this is a title")
            .help(format!("write `{reference}`: a reference is an id, which is the name of a file without `.md`"))
            .fix(place, reference),
        Some(Meant { reference, by_title: false }) => {
            finding.label("leads nowhere").help(format!("did you mean `{reference}`?")).fix(place, reference)
        }
        None => finding.label("leads nowhere").help(help.unwrap_or_else(|| {
            "a reference is the name of a file without `.md`, such as `speed`, `payments/instant-payouts` or \
             `payments/2026-q4/instant-payouts`"
                .to_owned()
        })),
    }
}

fn ambiguous_reference(index: &Index<'_>, place: Place, candidates: &[Target], home: Option<ObjectiveId>) -> Finding {
    let clear = |target: &Target| match target {
        Target::Objective(_) => index.name(*target, None),
        _ => index.name(*target, home),
    };
    let names: Vec<String> = candidates.iter().map(clear).collect();
    let written = place.words().trim_matches(['"', '\'']).to_owned();
    let mut finding = Finding::error("ambiguous-reference", place, format!("`{written}` could mean {}", listed(&names)))
        .label("which of them?")
        .help(format!("write {}", listed(&names)));
    for target in candidates {
        if let Some(place) = title_of(index, *target) {
            finding = finding.also(place, format!("`{}`", clear(target)));
        }
    }
    finding
}

fn misplaced_reference(index: &Index<'_>, place: Place, target: Target, wanted: Wanted) -> Finding {
    let what = match target {
        Target::Element(id) => format!("a {}", index.okrs.element(id).entry.kind.word()),
        Target::Objective(_) => "an objective".to_owned(),
        Target::KeyResult(..) => "a key result".to_owned(),
        Target::Draft => "a draft".to_owned(),
    };
    let (can, help) = match wanted {
        Wanted::Element(kind) if kind.folder() == "challenges" => ("`addresses` names challenges", "name the challenge that this answers"),
        Wanted::Element(_) => {
            ("a part of the strategy stands under a goal", "name a goal; what a challenge is answered by says `addresses`")
        }
        Wanted::Objective => ("an objective continues an objective", "name an objective of an earlier period"),
        Wanted::Anything => ("this", "name something else"),
    };
    let name = index.name(target, None);
    let finding = Finding::error("misplaced-reference", place, format!("{can}, and `{name}` is {what}")).label(format!("this is {what}"));
    match title_of(index, target) {
        Some(title) => finding.also(title, "here").help(help),
        None => finding.help(help),
    }
}

fn draft_reference(place: Place) -> Finding {
    let written = place.words().trim_matches(['"', '\'']).to_owned();
    Finding::warning("draft-reference", place, format!("`{written}` leads to a draft"))
        .label("not published yet, so it is shown without a link")
        .help("publish the draft by taking out its `draft: true`, or leave this line out until then")
}

/// Where the title of `target` stands.
fn title_of(index: &Index<'_>, target: Target) -> Option<Place> {
    match target {
        Target::Element(id) => {
            let head = &index.okrs.element(id).entry.head;
            Some(head.place(head.title.span))
        }
        Target::Objective(id) => {
            let head = &index.okrs.objective(id).entry.head;
            Some(head.place(head.title.span))
        }
        Target::KeyResult(id, at) => {
            let entry = &index.okrs.objective(id).entry;
            entry.key_results.get(at).map(|result| entry.head.place(result.title.span))
        }
        Target::Draft => None,
    }
}
