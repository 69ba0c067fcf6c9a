//! `check --since`: a pull request sees its own findings, as git tells which files it has changed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const BARE: &str = "---\ntitle: Bare\nowner: Ola\nsupports: [speed]\n---\n";

fn git(folder: &Path, arguments: &[&str]) {
    let plain = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"];
    let mut command = Command::new("git");
    command.current_dir(folder).args(plain).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().expect("git starts");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("created");
    fs::write(path, text).expect("written");
}

fn leadmark(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leadmark"));
    command.current_dir(folder).env("NO_COLOR", "1").args(["check", "okrs", "--today", "2026-11-22", "--format", "short"]).args(arguments);
    command.output().expect("it starts")
}

/// Rules and files of what is reported since `since`.
fn found(folder: &Path, since: &str) -> Vec<String> {
    let output = leadmark(folder, &[&format!("--since={since}")]);
    assert!(output.stderr.windows(6).all(|words| words != b"error:"), "{}", String::from_utf8_lossy(&output.stderr));
    let line = |line: &str| {
        let (path, rest) = line.split_once(':').unwrap_or_default();
        let rule = rest.split(['[', ']']).nth(1).unwrap_or_default();
        format!("{} {rule}", path.trim_start_matches("okrs/content/"))
    };
    String::from_utf8(output.stdout).expect("UTF-8").lines().map(line).collect()
}

fn refused(folder: &Path, since: &str) -> String {
    let output = leadmark(folder, &[&format!("--since={since}")]);
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).expect("UTF-8")
}

/// A repository with a project in the folder `okrs`, in which two objectives have something to be said about, and the goal `rest` too.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "okrs/leadmark.yaml", "title: T\nrules: {silent-key-result: allow, objective-without-key-results: warn}\n");
    write(root, "okrs/content/strategy/goals/speed.md", "---\ntitle: Speed\n---\n");
    write(root, "okrs/content/strategy/goals/rest.md", "---\ntitle: Rest\n---\n");
    write(root, "okrs/content/teams/a/index.md", "---\ntitle: A\n---\n");
    write(root, "okrs/content/teams/a/2026-q4/old.md", BARE);
    write(root, "okrs/content/teams/a/2026-q4/other.md", BARE);
    write(root, "elsewhere/content/teams/a/2026-q4/other.md", "not of the project");
    git(root, &["init", "--quiet"]);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "one"]);
    git(root, &["switch", "--quiet", "-c", "work"]);
    folder
}

#[test]
fn a_branch_sees_its_own() {
    let folder = repository();
    let root = folder.path();
    let check = |expected: &[&str]| assert_eq!(found(root, "main"), expected);
    check(&[]);
    // Whatever is not committed counts, whether git knows the file or not.
    write(root, "okrs/content/teams/a/2026-q4/blåbær på tur.md", BARE);
    write(root, "elsewhere/content/teams/a/2026-q4/other.md", "changed");
    let new = ["unusual-name", "objective-without-key-results"].map(|rule| format!("teams/a/2026-q4/blåbær på tur.md {rule}"));
    assert_eq!(found(root, "main"), new);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "two"]);
    assert_eq!(found(root, "main"), new);
    assert_eq!(found(root, "HEAD"), [""; 0]);
    // What others do meanwhile is theirs.
    git(root, &["switch", "--quiet", "main"]);
    write(root, "okrs/content/teams/a/2026-q4/other.md", &BARE.replace("Bare", "Theirs"));
    git(root, &["commit", "--quiet", "-a", "-m", "three"]);
    git(root, &["switch", "--quiet", "work"]);
    assert!(!found(root, "main").iter().any(|line| line.contains("/other.md")));
}

#[test]
fn a_file_under_another_name() {
    let folder = repository();
    let root = folder.path();
    git(root, &["mv", "okrs/content/teams/a/2026-q4/old.md", "okrs/content/teams/a/2026-q4/new.md"]);
    assert_eq!(found(root, "main"), ["teams/a/2026-q4/new.md objective-without-key-results"]);
}

/// What led to the old name leads nowhere now; what was said before the change is no news, whether or not something was broken.
#[test]
fn what_a_rename_leaves_behind() {
    let folder = repository();
    let root = folder.path();
    write(root, "okrs/content/teams/b/index.md", "---\ntitle: B\n---\nSee [old](../a/2026-q4/old.md)\n");
    write(root, "okrs/content/teams/b/2026-q4/broken.md", &BARE.replace("owner", "ownr"));
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "two"]);
    git(root, &["mv", "okrs/content/teams/a/2026-q4/old.md", "okrs/content/teams/a/2026-q4/new.md"]);
    write(root, "okrs/content/teams/b/2026-q4/broken.md", BARE);
    let own = ["teams/a/2026-q4/new.md", "teams/b/2026-q4/broken.md"].map(|path| format!("{path} objective-without-key-results"));
    assert_eq!(found(root, "HEAD"), own);
    git(root, &["commit", "--quiet", "-a", "-m", "three"]);
    git(root, &["mv", "okrs/content/teams/a/2026-q4/new.md", "okrs/content/teams/a/2026-q4/newer.md"]);
    write(root, "okrs/content/teams/b/index.md", "---\ntitle: B\n---\nSee [old](../a/2026-q4/newer.md)\n");
    assert_eq!(found(root, "HEAD"), ["teams/a/2026-q4/newer.md objective-without-key-results"]);
    git(root, &["commit", "--quiet", "-a", "-m", "four"]);
    git(root, &["mv", "okrs/content/teams/a/2026-q4/newer.md", "okrs/content/teams/a/2026-q4/newest.md"]);
    let newest = "teams/a/2026-q4/newest.md objective-without-key-results";
    assert_eq!(found(root, "HEAD"), [newest, "teams/b/index.md dead-link"]);
}

/// A denied rule is advice that weighs more: still, each hears only its own.
#[test]
fn a_rule_that_is_denied() {
    let folder = repository();
    let root = folder.path();
    write(root, "okrs/leadmark.yaml", "title: T\nrules: {objective-without-key-results: deny}\n");
    git(root, &["commit", "--quiet", "-a", "-m", "two"]);
    assert_eq!(found(root, "HEAD"), [""; 0]);
}

/// An error is everybody's: it may be the doing of a file that is gone.
#[test]
fn a_file_that_is_gone() {
    let folder = repository();
    let root = folder.path();
    fs::remove_file(root.join("okrs/content/strategy/goals/speed.md")).expect("removed");
    let both = ["teams/a/2026-q4/old.md unknown-reference", "teams/a/2026-q4/other.md unknown-reference"];
    assert_eq!(found(root, "main"), both);
    git(root, &["commit", "--quiet", "-a", "-m", "two"]);
    assert_eq!(found(root, "main"), both);
}

/// What a change brings about elsewhere is its own: a goal that it leaves alone, a link that it breaks.
#[test]
fn what_a_change_leaves_behind() {
    let folder = repository();
    let root = folder.path();
    write(root, "okrs/content/teams/b/index.md", "---\ntitle: B\n---\nSee [old](../a/2026-q4/old.md) and ![it](it.png)\n");
    write(root, "okrs/content/teams/b/it.png", "an image");
    write(root, "okrs/content/teams/b/2026-q4/rest.md", &BARE.replace("speed", "rest"));
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "two"]);
    write(root, "okrs/content/teams/b/2026-q4/rest.md", &BARE.replace("Bare", "Barer"));
    let own = "teams/b/2026-q4/rest.md objective-without-key-results";
    assert_eq!(found(root, "HEAD"), ["strategy/goals/rest.md unsupported-goal", own]);
    for path in ["b/it.png", "b/2026-q4/rest.md", "a/2026-q4/old.md"] {
        fs::remove_file(root.join("okrs/content/teams").join(path)).expect("removed");
    }
    let goal = "strategy/goals/rest.md unsupported-goal";
    let team = "teams/b/index.md";
    let gone =
        [goal, &format!("{team} dead-link"), &format!("{team} dead-link"), &format!("{team} team-without-objectives")].map(str::to_owned);
    let mut told = found(root, "HEAD");
    told.sort();
    assert_eq!(told, gone);
}

/// What is said at one file may concern another.
#[test]
fn a_finding_of_two_files() {
    let folder = repository();
    let root = folder.path();
    write(root, "okrs/content/strategy/goals/speed.md", "---\ntitle: Bare\n---\n");
    let echoes = ["teams/a/2026-q4/old.md echoed-parent", "teams/a/2026-q4/other.md echoed-parent"];
    assert_eq!(found(root, "main"), echoes);
}

#[test]
fn clones_that_lack_history() {
    let folder = repository();
    let root = folder.path();
    write(root, "okrs/content/teams/a/2026-q4/new.md", BARE);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "two"]);
    let from = format!("file://{}", root.display());
    let clone = tempfile::tempdir().expect("a folder");
    git(clone.path(), &["clone", "--quiet", "--depth=1", "--branch=work", "--no-single-branch", &from, "shallow"]);
    let shallow = clone.path().join("shallow");
    assert_eq!(found(&shallow, "origin/main"), ["teams/a/2026-q4/new.md objective-without-key-results"]);
    assert!(refused(&shallow, "HEAD~1").contains("git fetch --unshallow"));
    assert!(refused(&shallow, "main").contains("did you mean `origin/main`?"));
}

#[test]
fn what_git_does_not_know() {
    let folder = repository();
    let root = folder.path();
    let check = |since: &str, words: &str| {
        let said = refused(root, since);
        assert!(said.contains(words), "{said}");
    };
    check("nowhere", "git knows no commit `nowhere`");
    check("", "git knows no commit ``");
    check("HEAD:okrs", "git knows no commit");
    check("--output=stolen", "git knows no commit `--output=stolen`");
    assert!(!root.join("stolen").exists() && !root.join("okrs/stolen").exists());
    // A hook has its own idea of where it stands.
    let hook = leadmark_in_a_hook(root);
    assert!(hook.status.success(), "{}", String::from_utf8_lossy(&hook.stderr));

    let outside = tempfile::tempdir().expect("a folder");
    write(outside.path(), "okrs/leadmark.yaml", "title: T\n");
    let said = refused(outside.path(), "main");
    assert!(said.contains("is in no git repository"), "{said}");
    let mut without = Command::new(env!("CARGO_BIN_EXE_leadmark"));
    let output = without.current_dir(root).env("PATH", "").args(["check", "okrs", "--since", "main"]).output().expect("it starts");
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no `git` on this computer"));
}

fn leadmark_in_a_hook(root: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leadmark"));
    command.current_dir(root).env("GIT_DIR", ".git").env("GIT_INDEX_FILE", ".git/index").args(["check", "okrs", "--since", "main"]);
    command.output().expect("it starts")
}
