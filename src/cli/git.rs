//! What git knows of a project: which files have changed.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

/// Files of the project at `root` that differ from the commit at which the current work left `since`, by path in the project.
pub(super) fn changes(root: &Path, since: &str) -> Result<BTreeSet<String>, String> {
    if since.starts_with('-') {
        return Err(format!("`{since}` is no commit"));
    }
    let explained = |error: String| {
        format!("cannot ask git what has changed since `{since}`: {error}\nhelp: a shallow clone may lack that commit: fetch it first")
    };
    // Without a common ancestor, as in a shallow clone, the commit itself has to do.
    let base = git(root, &["merge-base", since, "HEAD"]).map(|text| text.trim().to_owned()).unwrap_or_else(|_| since.to_owned());
    let changed = git(root, &["diff", "--name-only", "--relative", "-z", &base, "--"]).map_err(explained)?;
    let new = git(root, &["ls-files", "--others", "--exclude-standard", "-z"]).map_err(explained)?;
    Ok(changed.split('\0').chain(new.split('\0')).filter(|path| !path.is_empty()).map(crate::disk::names::composed).collect())
}

fn git(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let done = Command::new("git").arg("-C").arg(root).args(arguments).stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        Err(said.lines().next().unwrap_or("it said nothing").trim_start_matches("fatal: ").to_owned())
    }
}
