//! `leadmark explain`: the manual of a rule.

use std::fmt::Write;

use clap::Args;

use crate::check::{By, RULES, Rule, rule};
use crate::cli::terminal;
use crate::cli::{Done, Outcome};
use crate::nearest::nearest;
use crate::settings::Level;

/// Explains a rule, or lists all of them
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The name that a finding shows in brackets, such as `unaligned-objective`
    rule: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Done {
    let Some(name) = &arguments.rule else {
        terminal::print(&list())?;
        return Ok(Outcome::Fine);
    };
    let found = known(name)?;
    terminal::print(found.manual)?;
    Ok(Outcome::Fine)
}

/// The rule of this name, or the one that may have been meant.
pub(super) fn known(name: &str) -> Result<&'static Rule, String> {
    rule(name).ok_or_else(|| {
        let names = || RULES.iter().map(|rule| rule.name);
        let part: Vec<String> = names()
            .filter(|known| name.len() > 2 && parts(known).any(|part| part.starts_with(name)))
            .map(|known| format!("`{known}`"))
            .collect();
        let help = match (nearest(name, names()), &part[..]) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, []) => "`leadmark explain` lists all of them".to_owned(),
            (None, part) => format!("did you mean {}?", part.join(" or ")),
        };
        format!("there is no rule `{name}`\nhelp: {help}")
    })
}

/// A name, and what stands behind each of its hyphens.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    std::iter::once(name).chain(name.match_indices('-').map(|(at, _)| &name[at + 1..]))
}

/// Every rule by name, and how strictly it is taken where the settings say nothing.
fn list() -> String {
    let mut rules: Vec<_> = RULES.iter().collect();
    rules.sort_by_key(|rule| rule.name);
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    rules.into_iter().fold(String::new(), |mut list, rule| {
        let level = match (rule.by, rule.level) {
            (By::Error, _) => "always an error",
            (_, Level::Allow) => "allow",
            (_, Level::Warn) => "warn",
            (_, Level::Deny) => "deny",
        };
        let _ = writeln!(list, "{:width$}  {level}", rule.name);
        list
    })
}
