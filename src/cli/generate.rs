//! What packages ship beside the program: completions for shells, and manual pages.

use std::io::Write;
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
    let mut whole = Whole::command();
    whole.build();
    let pages = std::iter::once(whole.clone().name("leadmark")).chain(whole.get_subcommands().filter(|it| !it.is_hide_set()).cloned().map(
        |command| {
            let name = format!("leadmark-{}", command.get_name());
            command.name(name)
        },
    ));
    for command in pages {
        let path = folder.join(format!("{}.1", command.get_name()));
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        std::fs::File::create(&path)
            .and_then(|mut file| file.write_all(&page))
            .map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
    }
    Ok(Outcome::Fine)
}
