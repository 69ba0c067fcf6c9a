//! What git knows of a project: which files have changed, and what they were.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// What a hook of git tells the programs it starts: true where the hook stands, not below it.
const OF_A_HOOK: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// Files of the project at `root` that differ from the commit at which the current work left `since`, by path in the project, each with
/// its bytes at that commit; `None` where it was not there.
pub(super) fn changes(root: &Path, since: &str) -> Result<BTreeMap<String, Option<Vec<u8>>>, String> {
    git(root, &["rev-parse", "--is-inside-work-tree"])?;
    let Ok(commit) = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{since}^{{commit}}")]) else {
        return Err(format!("git knows no commit `{since}`\nhelp: {}", way_to(root, since)));
    };
    let commit = commit.trim();
    // Without a common ancestor, as in a shallow clone, the commit itself has to do.
    let base = git(root, &["merge-base", commit, "HEAD"]).map_or_else(|_| commit.to_owned(), |text| text.trim().to_owned());
    let changed = git(root, &["diff", "--name-only", "--no-renames", "--relative", "-z", &base, "--"])?;
    let new = git(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    let paths: Vec<&str> = changed.split('\0').chain(new.split('\0')).filter(|path| !path.is_empty()).collect();
    let before = bytes_at(root, &base, &paths)?;
    Ok(paths.into_iter().map(|path| crate::disk::names::composed(path).into_owned()).zip(before).collect())
}

/// The bytes of each of `paths` at `commit`, read by one git for all.
fn bytes_at(root: &Path, commit: &str, paths: &[&str]) -> Result<Vec<Option<Vec<u8>>>, String> {
    let failed = |error: io::Error| format!("cannot read from git: {error}");
    let mut git = command(root);
    git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut git = git.spawn().map_err(failed)?;
    // A name with a line break in it cannot be asked for, and was never there.
    let wanted: String = paths.iter().map(|path| format!("{commit}:./{}\n", path.replace('\n', "\u{fffd}"))).collect();
    let mut input = git.stdin.take();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || input.as_mut().map(|input| input.write_all(wanted.as_bytes())));
        git.wait_with_output()
    });
    let mut rest = &output.map_err(failed)?.stdout[..];
    Ok(paths.iter().map(|_| next_blob(&mut rest)).collect())
}

/// Takes one answer off the front of what `git cat-file --batch` said: a line that ends in the size, the bytes, and a line's end.
fn next_blob(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    let (line, after) = (String::from_utf8_lossy(&rest[..end]), &rest[end + 1..]);
    let size: Option<usize> = line.rsplit_once(' ').and_then(|(_, size)| size.parse().ok());
    let Some(bytes) = size.and_then(|size| after.get(..size)) else {
        *rest = after;
        return None;
    };
    *rest = after.get(bytes.len() + 1..).unwrap_or_default();
    line.contains(" blob ").then(|| bytes.to_vec())
}

fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    for name in OF_A_HOOK {
        command.env_remove(name);
    }
    command.arg("-C").arg(root).env("LC_ALL", "C").stdin(Stdio::null());
    command
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
    let done = command(root).args(arguments).output();
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
    if said.contains("dubious ownership") {
        let safe = format!("help: `git config --global --add safe.directory {}` says that it may be trusted", root.display());
        return Err(format!("`--since` asks git, and git does not trust a repository that belongs to another user\n{safe}\n{help}"));
    }
    let first = said.lines().next().unwrap_or("it said nothing");
    Err(format!("git cannot tell what has changed: {}\n{help}", first.trim_start_matches("fatal: ")))
}
