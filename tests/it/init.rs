//! `leadmark init`: what it leaves in a folder beside the content.

use std::fs;
use std::path::Path;
use std::process::Command;

fn init(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_leadmark")).current_dir(folder).arg("init").args(arguments).output().expect("it starts");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(output.status.success(), "{said}");
    let count = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file()).count();
    assert!(said.starts_with(&format!("{count} files in ")), "{said}");
}

#[test]
fn the_built_site_stays_out_of_the_repository() {
    for example in [&["okrs"][..], &["okrs", "--example"]] {
        let folder = tempfile::tempdir().expect("a folder");
        init(folder.path(), example);
        assert_eq!(fs::read_to_string(folder.path().join("okrs/.gitignore")).expect("it is there"), "/public\n");
    }
}

#[test]
fn what_was_ignored_before_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(".gitignore"), "*.tmp\n").expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_leadmark")).current_dir(folder.path()).args(["init", "."]).output().expect("it starts");
    assert!(output.status.success());
    assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).expect("it is there"), "*.tmp\n");
}
