//! The watch wakes for whatever an editor or a tool does.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use leadmark::serve::watch::{Notice, Watch};

/// A project with a folder or two, watched and calm.
fn watched(notice: Notice) -> (tempfile::TempDir, PathBuf, Watch) {
    let around = tempfile::tempdir().expect("a folder");
    let root = around.path().join("okrs");
    fs::create_dir_all(root.join("content/teams/platform")).expect("created");
    fs::write(root.join("content/index.md"), "one").expect("written");
    fs::write(root.join("leadmark.yaml"), "title: x").expect("written");
    let (mut watch, said) = Watch::new(&root, vec!["content".into(), "theme".into()], notice);
    assert_eq!(said, None);
    calm(&mut watch);
    (around, root, watch)
}

/// Waits until nothing more comes.
fn calm(watch: &mut Watch) {
    for _ in 0..100 {
        watch.attend();
        let began = Instant::now();
        watch.wait(Some(Duration::from_millis(400)));
        if began.elapsed() >= Duration::from_millis(400) {
            return;
        }
    }
    panic!("never calm");
}

/// `act` wakes, and within half a second.
fn check(what: &str, act: impl FnOnce(&Path)) {
    let (_around, root, mut watch) = watched(Notice::Events);
    wakes(what, &mut watch, || act(&root));
}

fn wakes(what: &str, watch: &mut Watch, act: impl FnOnce()) {
    act();
    let began = Instant::now();
    watch.wait(Some(Duration::from_secs(5)));
    // Half a second is the promise; a busy machine is allowed a little more.
    assert!(began.elapsed() < Duration::from_secs(2), "{what}: {:?}", began.elapsed());
}

#[test]
fn whatever_is_done_wakes() {
    check("written", |root| fs::write(root.join("content/index.md"), "two").expect("written"));
    check("renamed over", |root| {
        fs::write(root.join("content/.tmp"), "two").expect("written");
        fs::rename(root.join("content/.tmp"), root.join("content/index.md")).expect("renamed");
    });
    check("deleted", |root| fs::remove_file(root.join("content/index.md")).expect("deleted"));
    check("settings", |root| fs::write(root.join("leadmark.yaml"), "title: y").expect("written"));
    check("a folder that was not there", |root| fs::create_dir(root.join("theme")).expect("created"));
    check("a folder moved out", |root| fs::rename(root.join("content/teams"), root.join("away")).expect("moved"));
    check("a folder moved in", |root| {
        let away = root.with_file_name("away");
        fs::create_dir_all(&away).expect("created");
        fs::write(away.join("index.md"), "x").expect("written");
        fs::rename(&away, root.join("content/away")).expect("moved");
    });
    check("the project renamed", |root| fs::rename(root, root.with_file_name("other")).expect("renamed"));
    check("the project deleted", |root| fs::remove_dir_all(root).expect("deleted"));
    check("a folder above renamed", |root| {
        let above = root.parent().expect("a folder above");
        fs::rename(above, above.with_extension("moved")).expect("renamed");
        fs::rename(above.with_extension("moved"), above).expect("renamed");
        fs::write(root.join("content/index.md"), "three").expect("written");
    });
}

#[test]
fn a_folder_that_came_later_is_watched_as_well() {
    let (_around, root, mut watch) = watched(Notice::Events);
    let away = root.with_file_name("away");
    fs::create_dir_all(away.join("deep/deeper")).expect("created");
    fs::rename(&away, root.join("content/away")).expect("moved");
    calm(&mut watch);
    wakes("in a folder moved in", &mut watch, || fs::write(root.join("content/away/deep/deeper/x.md"), "x").expect("written"));

    fs::rename(root.join("content/teams"), root.with_file_name("old")).expect("moved");
    fs::create_dir_all(root.join("content/teams/platform")).expect("created");
    calm(&mut watch);
    wakes("in a folder put in another's place", &mut watch, || fs::write(root.join("content/teams/platform/x.md"), "x").expect("written"));

    fs::create_dir_all(root.join("theme/templates")).expect("created");
    calm(&mut watch);
    wakes("in a theme that came later", &mut watch, || fs::write(root.join("theme/templates/x.html"), "x").expect("written"));

    fs::rename(&root, root.with_file_name("other")).expect("renamed");
    calm_or_gone(&mut watch);
    fs::rename(root.with_file_name("other"), &root).expect("renamed");
    calm(&mut watch);
    wakes("in a project that came back", &mut watch, || fs::write(root.join("content/index.md"), "back").expect("written"));
}

fn calm_or_gone(watch: &mut Watch) {
    for _ in 0..3 {
        watch.attend();
        watch.wait(Some(Duration::from_millis(100)));
    }
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_watched() {
    let (_around, root, mut watch) = watched(Notice::Events);
    fs::create_dir_all(root.join("shared")).expect("created");
    fs::write(root.join("shared/x.md"), "x").expect("written");
    std::os::unix::fs::symlink(root.join("shared/x.md"), root.join("content/x.md")).expect("linked");
    calm(&mut watch);
    wakes("the file behind a link", &mut watch, || fs::write(root.join("shared/x.md"), "y").expect("written"));
}

#[test]
fn reading_does_not_wake() {
    let (_around, root, mut watch) = watched(Notice::Events);
    for _ in 0..3 {
        let _ = fs::read(root.join("content/index.md"));
        let _ = fs::read_dir(root.join("content")).map(Iterator::count);
    }
    let began = Instant::now();
    watch.wait(Some(Duration::from_millis(300)));
    assert!(began.elapsed() >= Duration::from_millis(300));
}

#[test]
fn polling_looks_twice_a_second() {
    let (_around, _root, mut watch) = watched(Notice::Poll);
    let began = Instant::now();
    watch.wait(None);
    assert!(began.elapsed() >= Duration::from_millis(400));
    assert!(began.elapsed() < Duration::from_secs(3));
}
