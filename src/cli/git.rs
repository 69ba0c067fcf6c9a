//! What git knows of a project: which files have changed.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a hook of git tells the programs it starts: true where the hook stands, not below it.
const OF_A_HOOK: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// Files of the project at `root` that differ from the commit at which the current work left `since`, by path in the project.
pub(super) fn changes(root: &Path, since: &str) -> Result<BTreeSet<String>, String> {
    git(root, &["rev-parse", "--is-inside-work-tree"])?;
    let Ok(commit) = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{since}^{{commit}}")]) else {
        return Err(format!("git knows no commit `{since}`\nhelp: {}", way_to(root, since)));
    };
    let commit = commit.trim();
    // Without a common ancestor, as in a shallow clone, the commit itself has to do.
    let base = git(root, &["merge-base", commit, "HEAD"]).map_or_else(|_| commit.to_owned(), |text| text.trim().to_owned());
    let changed = git(root, &["diff", "--name-only", "--relative", "-z", &base, "--"])?;
    let new = git(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    Ok(changed.split('\0').chain(new.split('\0')).filter(|path| !path.is_empty()).map(crate::disk::names::composed).collect())
}

/// What may have been meant by `since`, or how it is fetched.
fn way_to(root: &Path, since: &str) -> String {
    let known = |name: &str| git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{name}^{{commit}}")]).is_ok();
    let remote = format!("origin/{since}");
    if known(&remote) {
        return format!("did you mean `{remote}`?");
    }
    match git(root, &["rev-parse", "--is-shallow-repository"]) {
        Ok(text) if text.trim() == "true" => {
            "this clone is shallow: `git fetch --unshallow` brings the rest, or `fetch-depth: 0` (GitHub), `GIT_DEPTH: 0` (GitLab)"
                .to_owned()
        }
        _ => "name a branch, a tag or a commit, such as `origin/main` or `HEAD~1`".to_owned(),
    }
}

/// What git says to `arguments`; where it fails, what it complains of, and a way out.
fn git(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let mut command = Command::new("git");
    for name in OF_A_HOOK {
        command.env_remove(name);
    }
    let done = command.arg("-C").arg(root).args(arguments).env("LC_ALL", "C").stdin(Stdio::null()).output();
    let help = "help: without `--since`, everything is reported";
    let done = done.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("`--since` asks git, and there is no `git` on this computer\n{help}"),
        _ => format!("cannot start git: {error}\n{help}"),
    })?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    if said.contains("not a git repository") {
        return Err(format!("`--since` asks git, and `{}` is in no git repository\n{help}", root.display()));
    }
    let first = said.lines().next().unwrap_or("it said nothing");
    Err(format!("git cannot tell what has changed: {}\n{help}", first.trim_start_matches("fatal: ")))
}
