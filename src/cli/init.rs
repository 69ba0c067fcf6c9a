//! `leadmark init`: a small project that builds and explains itself, or the whole example.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};
use jiff::civil::Date;

use crate::cli::terminal::seen_from_here;
use crate::cli::{Done, Outcome};
use crate::disk;

static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");
static EXAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/content-example");

/// Writes a new project that explains itself
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder of the new project; created if need be
    folder: PathBuf,

    /// Write the whole of an example organisation instead
    #[arg(long)]
    example: bool,
}

pub(super) fn run(arguments: &Arguments) -> Done {
    let folder = &arguments.folder;
    let files = if arguments.example { files(&EXAMPLE) } else { starter(jiff::Zoned::now().date()) };
    if let Some(taken) = files.iter().map(|(path, _)| folder.join(path)).find(|path| path.symlink_metadata().is_ok()) {
        return Err(format!(
            "`{}` exists already, and nothing is ever overwritten\nhelp: name a folder that is new or empty",
            taken.display()
        )
        .into());
    }
    if let Some(above) = project_above(folder) {
        return Err(
            format!("`{}` would lie in the project `{}`\nhelp: name a folder outside of it", folder.display(), above.display()).into()
        );
    }
    for (path, contents) in &files {
        let path = folder.join(path);
        create(&path, contents).map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
    }
    let ignored = ignore_the_site(folder)?;
    tell(folder, files.len() + usize::from(ignored));
    Ok(Outcome::Fine)
}

/// Keeps the built site out of the repository, unless somebody has said already what stays out; whether a file was written.
fn ignore_the_site(folder: &Path) -> Result<bool, String> {
    let path = folder.join(".gitignore");
    match create(&path, b"/public\n") {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(format!("cannot write `{}`: {error}", path.display())),
    }
}

type Files = Vec<(PathBuf, Cow<'static, [u8]>)>;

/// Every file of an embedded folder, by path.
fn files(folder: &'static Dir) -> Files {
    let mut files: Files = folder.files().map(|file| (file.path().to_owned(), Cow::Borrowed(file.contents()))).collect();
    files.extend(folder.dirs().flat_map(files_of));
    files.sort_unstable();
    files
}

fn files_of(folder: &'static Dir) -> Files {
    files(folder)
}

/// The starter with the dates of whoever starts.
fn starter(today: Date) -> Files {
    let quarter = (today.month() + 2) / 3;
    let words = [
        ("__period__", format!("{}-q{quarter}", today.year())),
        ("__today__", today.to_string()),
        ("__year__", today.year().to_string()),
        ("__third-year__", (today.year() + 2).to_string()),
    ];
    let filled = |text: &str| words.iter().fold(text.to_owned(), |text, (word, meaning)| text.replace(word, meaning));
    let file = |(path, contents): (PathBuf, Cow<'static, [u8]>)| {
        let path = PathBuf::from(filled(&path.to_string_lossy()));
        (path, Cow::Owned(filled(&String::from_utf8_lossy(&contents)).into_bytes()))
    };
    files(&STARTER).into_iter().map(file).collect()
}

/// The project that a new one in `folder` would lie in.
fn project_above(folder: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(folder).ok()?;
    let there = absolute.ancestors().find(|above| above.is_dir())?;
    disk::root(there).ok()
}

fn create(path: &Path, contents: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::File::create_new(path)?.write_all(contents)
}

fn tell(folder: &Path, count: usize) {
    let shown = folder.canonicalize().map_or_else(|_| folder.display().to_string(), |folder| seen_from_here(&folder).into_string());
    say!("{count} files in {shown}. Next:");
    say!("  leadmark serve {shown}    see it in a browser, and change it: it explains itself");
    say!("  leadmark check {shown}    what does not hold together yet");
    say!("  leadmark build {shown}    the site, in public/");
}
