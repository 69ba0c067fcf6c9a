//! Arguments that say which project is meant, and for which day.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use crate::compile::theme_folder;
use crate::disk::{self, How};
use crate::project::{Drafts, Links, Project, Today};

/// Which project, and as of when.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// The project's folder, or one inside it
    #[arg(default_value = ".", hide_default_value = true)]
    project: PathBuf,

    /// Show the site as of this day, as 2026-11-22, instead of today
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Date>,

    /// Include files that say `draft: true`
    #[arg(long)]
    drafts: bool,
}

impl Which {
    /// The root of the project.
    pub(super) fn root(&self) -> Result<PathBuf, disk::Error> {
        disk::root(&self.project)
    }

    /// The project at `root`, as asked for.
    pub(super) fn read(&self, root: &Path, links: Links) -> Result<Project, disk::Error> {
        let today = self.today.map_or_else(|| Today::Clock(jiff::Zoned::now().date()), Today::Said);
        let drafts = if self.drafts { Drafts::Shown } else { Drafts::Hidden };
        disk::read(root, How { today, drafts, links, theme: theme_folder })
    }
}

/// A day on the command line.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is written as year, month, day: 2026-11-22".to_owned())
}
