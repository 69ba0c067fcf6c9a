//! One file per rule, and the list of all that can be found.

use crate::check::{By, Rule};
use crate::settings::Level;

mod activity_key_result;
mod check_in_outside_period;
mod conflicting_check_ins;
mod echoed_parent;
mod ended;
mod future_check_in;
mod mismatched_period;
mod missing_reflection;
mod missing_unit;
mod number_in_objective;
mod objective_without_key_results;
mod overruled_current;
mod ownerless_objective;
mod silent_key_result;
mod target_equals_baseline;
mod target_without_baseline;
mod task_objective;
mod team_without_heartbeat;
mod team_without_objectives;
mod too_few_key_results;
mod too_many_key_results;
mod too_many_objectives;
mod unaligned_objective;
mod unexplained_support;
mod ungraded_objective;
mod unmeasured_key_result;
mod unordered_targets;
mod unscored_milestones;
mod unsupported_goal;

/// A rule of another stage: its name and who finds it.
macro_rules! stage {
    ($name:literal, $level:ident, $by:ident) => {
        Rule { name: $name, level: Level::$level, manual: include_str!(concat!("../../../docs/rules/", $name, ".md")), by: By::$by }
    };
}

/// Everything that can be found: alignment, measurement, focus, rhythm, words, heartbeat, and then what other stages find.
pub static RULES: &[Rule] = &[
    unaligned_objective::RULE,
    unsupported_goal::RULE,
    unexplained_support::RULE,
    mismatched_period::RULE,
    team_without_objectives::RULE,
    unmeasured_key_result::RULE,
    target_without_baseline::RULE,
    target_equals_baseline::RULE,
    objective_without_key_results::RULE,
    missing_unit::RULE,
    unscored_milestones::RULE,
    unordered_targets::RULE,
    too_many_objectives::RULE,
    too_few_key_results::RULE,
    too_many_key_results::RULE,
    ownerless_objective::RULE,
    echoed_parent::RULE,
    silent_key_result::RULE,
    check_in_outside_period::RULE,
    future_check_in::RULE,
    conflicting_check_ins::RULE,
    overruled_current::RULE,
    ungraded_objective::RULE,
    missing_reflection::RULE,
    number_in_objective::RULE,
    task_objective::RULE,
    activity_key_result::RULE,
    team_without_heartbeat::RULE,
    stage!("cut-off-text", Warn, Warning),
    stage!("dead-link", Warn, Warning),
    stage!("draft-reference", Warn, Warning),
    stage!("hidden-character", Warn, Warning),
    stage!("missing-asset", Warn, Warning),
    stage!("missing-string", Warn, Warning),
    stage!("unknown-string", Warn, Warning),
    stage!("unportable-name", Warn, Warning),
    stage!("unused-theme-file", Warn, Warning),
    stage!("unusual-name", Warn, Warning),
    stage!("active-file", Deny, Error),
    stage!("alias-collision", Deny, Error),
    stage!("ambiguous-reference", Deny, Error),
    stage!("broken-file-link", Deny, Error),
    stage!("circle", Deny, Error),
    stage!("circular-file-link", Deny, Error),
    stage!("duplicate-id", Deny, Error),
    stage!("duplicate-key", Deny, Error),
    stage!("duplicate-key-result", Deny, Error),
    stage!("fixed-level", Deny, Error),
    stage!("invalid-address", Deny, Error),
    stage!("invalid-date", Deny, Error),
    stage!("invalid-number", Deny, Error),
    stage!("invalid-table", Deny, Error),
    stage!("invalid-value", Deny, Error),
    stage!("invalid-yaml", Deny, Error),
    stage!("markdown-extension", Deny, Error),
    stage!("misplaced-file", Deny, Error),
    stage!("misplaced-reference", Deny, Error),
    stage!("missing-data", Deny, Error),
    stage!("missing-key", Deny, Error),
    stage!("missing-reason", Deny, Error),
    stage!("missing-title", Deny, Error),
    stage!("not-a-file", Deny, Error),
    stage!("not-utf-8", Deny, Error),
    stage!("out-of-range", Deny, Error),
    stage!("outside-project", Deny, Error),
    stage!("reserved-name", Deny, Error),
    stage!("reversed-period", Deny, Error),
    stage!("same-name", Deny, Error),
    stage!("taken-address", Deny, Error),
    stage!("team-without-file", Deny, Error),
    stage!("theme-file", Deny, Error),
    stage!("theme-manifest", Deny, Error),
    stage!("theme-strings", Deny, Error),
    stage!("theme-template", Deny, Error),
    stage!("too-large", Deny, Error),
    stage!("two-measures", Deny, Error),
    stage!("unclosed-front-matter", Deny, Error),
    stage!("unknown-key", Deny, Error),
    stage!("unknown-key-result", Deny, Error),
    stage!("unknown-language", Deny, Error),
    stage!("unknown-milestone", Deny, Error),
    stage!("unknown-period", Deny, Error),
    stage!("unknown-reference", Deny, Error),
    stage!("unknown-rule", Deny, Error),
    stage!("unknown-theme", Deny, Error),
    stage!("unopened-front-matter", Deny, Error),
    stage!("unreadable-name", Deny, Error),
];
