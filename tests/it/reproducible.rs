//! The program's own promise: the same project gives the same bytes wherever and however it is built, and a second build touches nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Every file below `folder` by path, with what `look` sees of it.
fn files<T>(folder: &Path, look: impl Fn(&Path) -> T) -> BTreeMap<PathBuf, T> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    all.map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), look(entry.path()))).collect()
}

/// A copy of the example at `folder`, built there in these surroundings: the site, and what the program said.
fn built(folder: &Path, surroundings: &[(&str, &str)]) -> (PathBuf, String) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("content-example");
    let (project, site) = (folder.join("project"), folder.join("site"));
    for path in files(&example, |_| ()).into_keys() {
        fs::create_dir_all(project.join(&path).parent().unwrap()).unwrap();
        fs::copy(example.join(&path), project.join(&path)).unwrap();
    }
    let said = build(&project, &site, surroundings);
    (site, said)
}

fn build(project: &Path, site: &Path, surroundings: &[(&str, &str)]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leadmark"));
    let done = command.arg("build").arg(project).arg("--out").arg(site).envs(surroundings.iter().copied()).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{said}");
    said
}

#[test]
fn the_same_bytes_in_any_folder_zone_language_and_number_of_threads() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let elsewhere = there.path().join("På en annen disk, med mellomrom");
    let one =
        [("RAYON_NUM_THREADS", "1"), ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "nb_NO.UTF-8"), ("LANG", "nb_NO.UTF-8"), ("CI", "true")];
    let many = [("RAYON_NUM_THREADS", "16"), ("TZ", "America/Los_Angeles"), ("LC_ALL", "C"), ("LANG", "C"), ("COLUMNS", "40")];
    let (one, _) = built(here.path(), &one);
    let (many, _) = built(&elsewhere, &many);
    let (left, right) = (files(&one, |path| fs::read(path).unwrap()), files(&many, |path| fs::read(path).unwrap()));
    assert_eq!(left.keys().collect::<Vec<_>>(), right.keys().collect::<Vec<_>>());
    let different: Vec<_> = left.iter().filter(|(path, bytes)| right[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(different.is_empty(), "{different:?}");
    assert!(left.len() > 100);
}

#[test]
fn a_second_build_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (site, _) = built(folder.path(), &[]);
    let touched = |path: &Path| -> (SystemTime, u64) {
        let there = path.metadata().unwrap();
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&there);
        #[cfg(not(unix))]
        let inode = 0;
        (there.modified().unwrap(), inode)
    };
    let before = (files(&site, touched), touched(&site));
    let said = build(&folder.path().join("project"), &site, &[("RAYON_NUM_THREADS", "3"), ("TZ", "Asia/Tokyo")]);
    assert!(before == (files(&site, touched), touched(&site)), "{said}");
}
