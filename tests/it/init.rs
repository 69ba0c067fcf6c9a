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

/// A reader that has seen enough, as `head` does, or a log on a full disk.
#[cfg(target_os = "linux")]
#[test]
fn where_nobody_hears_it_the_work_is_done() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, expected) in [(&["init", "okrs"][..], 0), (&["build", "okrs"], 0), (&["check", "okrs"], 0), (&["build", "nowhere"], 2)]
    {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let status = Command::new(env!("CARGO_BIN_EXE_leadmark")).current_dir(folder.path()).args(arguments).stderr(full).status().unwrap();
        assert_eq!(status.code(), Some(expected), "{arguments:?}");
    }
    assert!(folder.path().join("public/index.html").exists());

    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let check = ["check", "okrs", "--format", "json"];
    let output = Command::new(env!("CARGO_BIN_EXE_leadmark")).current_dir(folder.path()).args(check).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to standard output"), "{output:?}");
}
