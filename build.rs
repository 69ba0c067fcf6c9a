//! Says in `leadmark --version` which commit a release was built from, where that can be read without asking git.
#![allow(clippy::disallowed_methods, reason = "a build asks its surroundings, the program does not")]

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    // While developing, a new commit is no reason to build everything again.
    let commit = (std::env::var("PROFILE").as_deref() == Ok("release")).then(commit).flatten();
    match commit {
        Some(commit) => println!("cargo::rustc-env=LEADMARK_VERSION={version} ({commit})"),
        None => println!("cargo::rustc-env=LEADMARK_VERSION={version}"),
    }
}

/// The first ten digits of the commit that is checked out; `None` outside of a repository of our own, such as in a package.
fn commit() -> Option<String> {
    let git = git_folder(Path::new(".git"))?;
    let head = read(&git.join("HEAD"))?;
    let digits = match head.strip_prefix("ref: ") {
        None => head,
        Some(name) => {
            // A work tree beside the first one keeps its branches there.
            let common = read(&git.join("commondir")).map_or_else(|| git.clone(), |path| git.join(path));
            read(&common.join(name)).or_else(|| packed(&common, name))?
        }
    };
    (digits.len() >= 40 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| digits[..10].to_owned())
}

fn git_folder(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        return Some(path.to_owned());
    }
    read(path)?.strip_prefix("gitdir: ").map(PathBuf::from)
}

fn packed(git: &Path, name: &str) -> Option<String> {
    let refs = read(&git.join("packed-refs"))?;
    refs.lines().find_map(|line| line.split_once(' ').filter(|(_, named)| *named == name).map(|(digits, _)| digits.to_owned()))
}

fn read(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    println!("cargo::rerun-if-changed={}", path.display());
    Some(text.trim().to_owned())
}
