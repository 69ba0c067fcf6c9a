//! `leadmark serve`: the site in a browser, as it is written.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;
use tokio::sync::watch;

use crate::cli::preview::{Author, Wishes};
use crate::cli::project::day;
use crate::cli::{Done, Outcome};
use crate::disk;
use crate::serve::editor::Editor;
use crate::serve::preview::Preview;
use crate::serve::watch::Notice;
use crate::serve::{self, Door};

/// Shows the site in a browser and keeps it up to date as files are saved
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The project's folder, or one inside it
    #[arg(default_value = ".", hide_default_value = true)]
    project: PathBuf,

    /// The port; the next free one where it is in use
    #[arg(long, value_name = "PORT", default_value_t = 4321)]
    port: u16,

    /// The address or name to listen on; others than this machine can see drafts where it is not the default
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,

    /// Open a browser
    #[arg(long)]
    open: bool,

    /// Let the browser go to the page of each file that is saved
    #[arg(long)]
    follow: bool,

    /// Look for changes twice a second, where the system does not announce them (network mounts, containers)
    #[arg(long)]
    poll: bool,

    /// Where links to source files lead: an editor's name, or an address with {path}, {line} and {column}
    #[arg(long, value_name = "EDITOR", env = "LEADMARK_EDITOR", default_value = "vscode", hide_env_values = true)]
    editor: String,

    /// Show the site as of this day, as 2026-11-22, instead of today
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Date>,
}

pub(super) fn run(arguments: &Arguments) -> Done {
    let editor = Editor::new(&arguments.editor)?;
    let root = root(&arguments.project)?;
    let door = Door::open(&arguments.host, arguments.port)?;
    if let Some(taken) = door.taken {
        say!("port {taken} is in use, so this preview takes {}", door.address.port());
    }
    let wishes = Wishes {
        root,
        today: arguments.today,
        editor,
        notice: if arguments.poll { Notice::Poll } else { Notice::Events },
        follow: arguments.follow,
    };
    let (previews, receiver) = watch::channel(Arc::new(Preview::empty(wishes.outside())));
    let stop = serve::until_told()?;
    let url = door.url();
    say!("\u{1b}[1m{url}\u{1b}[0m shows {}; Ctrl-C ends it", wishes.root.display());
    if !door.is_private() {
        say!("whoever reaches this machine on that port can read it, drafts included");
    }
    let wants_browser = arguments.open;
    std::thread::Builder::new().name("author".to_owned()).spawn(move || {
        let mut author = Author::new(wishes, previews);
        author.look();
        if wants_browser {
            open(&url);
        }
        author.go_on()
    })?;
    door.serve(receiver, stop)?;
    Ok(Outcome::Fine)
}

/// The project's folder by the way it was named: a link in that way may lead elsewhere tomorrow.
fn root(named: &Path) -> Result<PathBuf, disk::Error> {
    let real = disk::root(named)?;
    let named = std::path::absolute(named).unwrap_or_else(|_| real.clone());
    let same = |folder: &&Path| folder.canonicalize().is_ok_and(|folder| folder == real);
    Ok(named.ancestors().find(same).map_or(real.clone(), Path::to_owned))
}

/// Asks the system for a browser.
fn open(url: &str) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[url]),
        "windows" => ("cmd", &["/c", "start", "", url]),
        _ => ("xdg-open", &[url]),
    };
    let started = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        say!("no browser could be opened: go to {url}");
    }
}
