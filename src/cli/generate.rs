//! What packages ship beside the program: completions for shells, and manual pages.

use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::cli::terminal;
use crate::cli::{Arguments as Whole, Done, Outcome};

/// Prints a script that completes commands and options in your shell
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn completions(arguments: &Completions) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Whole::command(), "leadmark", &mut script);
    terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}

/// Writes the manual pages into a folder
#[derive(Debug, Args)]
pub(super) struct Manual {
    /// Where they go; created if need be
    folder: PathBuf,
}

pub(super) fn manual(arguments: &Manual) -> Done {
    let folder = &arguments.folder;
    std::fs::create_dir_all(folder).map_err(|error| format!("cannot create `{}`: {error}", folder.display()))?;
    clap_mangen::generate_to(Whole::command(), folder).map_err(|error| format!("cannot write in `{}`: {error}", folder.display()))?;
    Ok(Outcome::Fine)
}
