//! The preview is true: whatever is done to a project, what is served becomes what a fresh build would write.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::running::{Running, example, fresh};

const TEAM: &str = "content/teams/energy/index.md";
const OBJECTIVE: &str = "content/teams/energy/2026-q4/battery-crossings.md";

/// Replaces the first `from` in the file at `path`.
fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let file = root.join(path);
    let text = fs::read_to_string(&file).expect("read");
    assert!(text.contains(from), "{from} in {path}");
    fs::write(&file, text.replacen(from, to, 1)).expect("written");
}

fn title(root: &Path, path: &str, title: &str) {
    let file = root.join(path);
    let text = fs::read_to_string(&file).expect("read");
    let lines: Vec<String> =
        text.lines().map(|line| if line.starts_with("title:") { format!("title: {title}") } else { line.to_owned() }).collect();
    fs::write(&file, lines.join("\n") + "\n").expect("written");
}

#[test]
fn whatever_is_done_is_served() {
    let (_around, root) = example();
    let running = Running::begin(&root, &[]);
    running.becomes_true("the first look");
    let check = |what: &str, act: &dyn Fn()| {
        act();
        running.becomes_true(what);
    };
    check("a file saved", &|| title(&root, OBJECTIVE, "Saved"));
    assert!(running.page("teams/energy/2026-q4/battery-crossings/").contains("Saved"));
    check("renamed over", &|| {
        let text = fs::read_to_string(root.join(OBJECTIVE)).expect("read").replace("Saved", "Renamed over");
        fs::write(root.join("content/teams/energy/2026-q4/.x.tmp"), text).expect("written");
        fs::rename(root.join("content/teams/energy/2026-q4/.x.tmp"), root.join(OBJECTIVE)).expect("renamed");
    });
    check("deleted and created", &|| {
        let text = fs::read_to_string(root.join(OBJECTIVE)).expect("read").replace("Renamed over", "Created");
        fs::remove_file(root.join(OBJECTIVE)).expect("deleted");
        fs::write(root.join(OBJECTIVE), text).expect("written");
    });
    check("a file copied", &|| {
        fs::copy(root.join(OBJECTIVE), root.join("content/teams/energy/2026-q4/copy.md")).expect("copied");
    });
    assert_eq!(running.get("teams/energy/2026-q4/copy/").map(|(status, _)| status), Some(200));
    check("a file deleted", &|| fs::remove_file(root.join("content/teams/energy/2026-q4/copy.md")).expect("deleted"));
    assert_eq!(running.get("teams/energy/2026-q4/copy/").map(|(status, _)| status), Some(404));
    check("a folder moved out", &|| fs::rename(root.join("content/teams/energy"), root.join("energy")).expect("moved"));
    check("and in again", &|| fs::rename(root.join("energy"), root.join("content/teams/energy")).expect("moved"));
    check("and saved in it", &|| title(&root, TEAM, "Moved"));
    check("a file with an old time in its place", &|| {
        let file = root.join(TEAM);
        let time = fs::metadata(&file).and_then(|it| it.modified()).expect("a time");
        let text = fs::read_to_string(&file).expect("read").replace("Moved", "Dated");
        fs::write(root.join("content/.new"), text).expect("written");
        fs::File::options().write(true).open(root.join("content/.new")).and_then(|it| it.set_modified(time)).expect("dated");
        fs::rename(root.join("content/.new"), &file).expect("renamed");
    });
    check("the settings", &|| edit(&root, "leadmark.yaml", "title:", "language: nb\ntitle:"));
    check("a file published as it is", &|| {
        fs::create_dir_all(root.join("static/deep")).expect("created");
        fs::write(root.join("static/deep/é.txt"), "one").expect("written");
    });
    check("and changed", &|| fs::write(root.join("static/deep/é.txt"), "two").expect("written"));
    check("a style sheet of the theme", &|| {
        fs::create_dir_all(root.join("theme/assets/css")).expect("created");
        fs::write(root.join("theme/assets/css/tokens.css"), ":root { --accent: red; }").expect("written");
    });
    check("which goes again", &|| fs::remove_dir_all(root.join("theme")).expect("deleted"));
    check("an error, mended by another file", &|| {
        edit(&root, OBJECTIVE, "supports:", "supports:\n  - energy/2026-q4/not-yet");
        running.says("not-yet");
        title(&root, "content/teams/energy/2026-q4/gentle-speed.md", "Not yet");
        fs::rename(root.join("content/teams/energy/2026-q4/gentle-speed.md"), root.join("content/teams/energy/2026-q4/not-yet.md"))
            .expect("renamed");
    });
    running.becomes_all_true("all of it");
}

#[test]
fn nothing_is_written_to_the_project() {
    let (_around, root) = example();
    let list = || {
        let mut files: Vec<_> = walkdir::WalkDir::new(&root).into_iter().flatten().map(|it| it.into_path()).collect();
        files.sort();
        files
    };
    let before = list();
    let running = Running::begin(&root, &[]);
    running.becomes_true("the first look");
    title(&root, OBJECTIVE, "Saved");
    running.becomes_true("a file saved");
    assert_eq!(list(), before);
}

#[test]
fn a_file_saved_ten_times_a_second_and_a_branch_switched() {
    let (_around, root) = example();
    let running = Running::begin(&root, &[]);
    for number in 0..20 {
        title(&root, OBJECTIVE, &format!("Save {number}"));
        thread::sleep(Duration::from_millis(100));
    }
    running.becomes_true("saved ten times a second");
    for number in 0..2000 {
        let text = format!("---\ntitle: Branch {number}\nstands-alone: a test\n---\n");
        fs::write(root.join(format!("content/teams/energy/2026-q4/branch-{number}.md")), text).expect("written");
    }
    running.until("the last file", |it| it.page("teams/energy/2026-q4/branch-1999/").contains("Branch 1999").then_some(()));
    for number in 0..2000 {
        fs::remove_file(root.join(format!("content/teams/energy/2026-q4/branch-{number}.md"))).expect("deleted");
    }
    running.becomes_true("another branch");
}

#[test]
fn a_file_half_written_is_no_error_that_flashes() {
    let (_around, root) = example();
    let running = Running::begin(&root, &[]);
    running.becomes_true("the first look");
    let mut events = running.events("teams/energy/2026-q4/battery-crossings/");
    assert_eq!(events.next()["error_count"], 0);
    let text = fs::read_to_string(root.join(OBJECTIVE)).expect("read");
    let half = text.find("key-results").expect("key results") + 20;
    fs::write(root.join(OBJECTIVE), &text[..half]).expect("written");
    thread::sleep(Duration::from_millis(80));
    fs::write(root.join(OBJECTIVE), text).expect("written");
    title(&root, OBJECTIVE, "Something to be told of");
    assert_eq!(events.next()["error_count"], 0);
    assert!(!running.said().contains("error"), "{}", running.said());
}

#[test]
fn errors_stay_until_they_are_mended() {
    let (_around, root) = example();
    let running = Running::begin(&root, &[]);
    running.becomes_true("the first look");
    let good = running.page("teams/energy/");
    let mut events = running.events("teams/energy/");
    events.next();
    edit(&root, TEAM, "title:", "tytle: x\ntitle:");
    let state = events.next();
    assert_eq!(state["error_count"], 1);
    let error = &state["errors"][0];
    assert_eq!(error["place"], format!("{TEAM}:2:1"));
    let href = format!("vscode://file{}/{TEAM}:2:1", root.display());
    assert_eq!(error["href"], href);
    running.says("tytle");
    assert!(error["text"].as_str().expect("text").contains("error[unknown-key]"));
    assert!(running.page("teams/energy/") == good, "the last good page");
    edit(&root, TEAM, "tytle: x\n", "");
    assert_eq!(events.next()["error_count"], 0);
}

#[test]
fn advice_comes_after_the_page_unless_it_is_made_an_error() {
    let (_around, root) = example();
    let running = Running::begin(&root, &[]);
    running.becomes_true("the first look");
    let mut events = running.events("teams/energy/");
    let count = |state: &serde_json::Value| state["warning_count"].as_u64().expect("a count");
    let mut state = events.next();
    let before = count(&state);
    let text = fs::read_to_string(root.join(TEAM)).expect("read");
    fs::write(root.join(TEAM), format!("{text}\n[Away](nowhere.md)\n")).expect("written");
    while count(&state) == before {
        state = events.next();
    }
    assert_eq!((count(&state), &state["error_count"]), (before + 1, &0.into()));
    let good = running.page("teams/energy/");
    assert!(good.contains("Away"));
    edit(&root, "leadmark.yaml", "title:", "rules: {dead-link: deny}\ntitle:");
    while state["error_count"] == 0 {
        state = events.next();
    }
    fs::write(root.join(TEAM), format!("{text}\n[Farther away](nowhere.md)\n")).expect("written");
    running.says("1 error");
    assert!(running.page("teams/energy/") == good, "the last good page");
    fs::write(root.join(TEAM), &text).expect("written");
    while state["error_count"] != 0 {
        state = events.next();
    }
    running.becomes_true("mended");
}

#[test]
fn a_project_folder_that_goes_and_comes_back() {
    let (around, root) = example();
    let running = Running::begin(&root, &[]);
    running.becomes_true("the first look");
    let good = running.page("");
    let away = around.path().join("away");
    fs::rename(&root, &away).expect("renamed");
    running.says("it does not exist");
    assert!(running.page("") == good, "the last good page");
    title(&away, OBJECTIVE, "Changed while away");
    fs::rename(&away, &root).expect("renamed");
    running.becomes_true("back again");
    title(&root, OBJECTIVE, "Changed after that");
    running.becomes_true("watched again");
    let good = running.page("");
    // Half deleted, a project may well be one without a fault; without its settings it is none.
    fs::remove_file(root.join("leadmark.yaml")).expect("deleted");
    running.says("leadmark.yaml");
    fs::remove_dir_all(&root).expect("deleted");
    running.until("a word", |it| (it.said().matches("it does not exist").count() > 1).then_some(()));
    assert!(running.page("") == good, "the last good page");
    crate::running::copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content-example")), &root);
    running.becomes_true("another in its place");
}

#[cfg(unix)]
#[test]
fn a_link_swapped() {
    use std::os::unix::fs::symlink;
    let (around, root) = example();
    // A folder of the project, and the project itself, by way of links.
    let current = around.path().join("current");
    symlink(&root, &current).expect("linked");
    fs::create_dir_all(root.join("kept")).expect("created");
    fs::rename(root.join("content/teams/energy"), root.join("kept/one")).expect("moved");
    crate::running::copy(&root.join("kept/one"), &root.join("kept/two"));
    title(&root, "kept/two/index.md", "The other");
    symlink(root.join("kept/one"), root.join("content/teams/energy")).expect("linked");
    let running = Running::begin(&current, &[]);
    running.becomes_true("the first look");
    symlink(root.join("kept/two"), root.join("next")).expect("linked");
    fs::rename(root.join("next"), root.join("content/teams/energy")).expect("renamed");
    running.becomes_true("a folder's link swapped");
    assert!(running.page("teams/energy/").contains("The other"));
    title(&root, "kept/two/index.md", "The other, saved");
    running.becomes_true("a file behind the new link");
}

#[test]
fn looking_twice_a_second() {
    let (_around, root) = example();
    let running = Running::begin(&root, &["--poll"]);
    running.becomes_true("the first look");
    title(&root, OBJECTIVE, "Polled");
    running.becomes_true("a file saved");
    edit(&root, TEAM, "title:", "tytle: x\ntitle:");
    running.says("tytle");
}

#[test]
fn a_port_in_use_is_said() {
    let (_around, root) = example();
    let first = Running::begin(&root, &[]);
    let port = first.port.to_string();
    let second = Running::begin_with(&root, &["--port", &port], &[]);
    assert_ne!(second.port, first.port);
    second.says(&format!("port {port} is in use"));
    second.becomes_true("on another port");
}

#[test]
fn no_temporary_folder_is_needed() {
    let (_around, root) = example();
    let full = if Path::new("/dev/full").exists() { "/dev/full" } else { "/nowhere" };
    let running = Running::begin_with(&root, &["--port", "0"], &[("TMPDIR", full), ("TEMP", full), ("TMP", full)]);
    running.becomes_true("the first look");
    title(&root, OBJECTIVE, "Saved");
    running.becomes_true("a file saved");
}

#[test]
fn drafts_are_shown() {
    let (_around, root) = example();
    edit(&root, OBJECTIVE, "title:", "draft: true\ntitle:");
    let running = Running::begin(&root, &[]);
    running.becomes_true("the first look");
    assert_eq!(running.get("teams/energy/2026-q4/battery-crossings/").map(|(status, _)| status), Some(200));
    let hrefs = running.page("teams/energy/2026-q4/battery-crossings/");
    assert!(hrefs.contains("vscode://file/"), "an edit link");
}

#[test]
fn the_browser_follows_what_is_saved() {
    let (_around, root) = example();
    let running = Running::begin(&root, &["--follow"]);
    running.becomes_true("the first look");
    let mut events = running.events("");
    assert!(events.next()["follow"].is_null());
    title(&root, OBJECTIVE, "Followed");
    assert_eq!(events.next()["follow"]["page"], "teams/energy/2026-q4/battery-crossings/");
}

#[test]
fn the_sub_path_of_production() {
    let (_around, root) = example();
    edit(&root, "leadmark.yaml", "https://okrs.example.com/", "https://okrs.example.com/strategy/okrs/");
    let running = Running::begin(&root, &[]);
    running.until("a page", |it| (it.get("strategy/okrs/")?.0 == 200).then_some(()));
    assert_eq!(running.get("").map(|(status, _)| status), Some(302));
    assert_eq!(running.get("strategy/okrs/teams/energy/").map(|(status, _)| status), Some(200));
    assert_eq!(running.get("teams/energy/").map(|(status, _)| status), Some(302));
    assert_eq!(running.get("strategy/okrs/_leadmark/preview.js").map(|(status, _)| status), Some(200));
}

#[cfg(unix)]
#[test]
fn it_leaves_cleanly() {
    use rustix::process::{Pid, Signal, kill_process};
    for signal in [Signal::INT, Signal::TERM] {
        let (_around, root) = example();
        let mut running = Running::begin(&root, &[]);
        running.becomes_true("the first look");
        let mut events = running.events("");
        events.next();
        kill_process(Pid::from_child(&running.child), signal).expect("told");
        let began = Instant::now();
        let status = loop {
            if let Some(status) = running.child.try_wait().expect("a status") {
                break status;
            }
            assert!(began.elapsed() < Duration::from_secs(10), "{signal:?}");
            thread::sleep(Duration::from_millis(10));
        };
        assert_eq!(status.code(), Some(0), "{signal:?}");
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn wrong_use_is_said() {
    let check = |arguments: &[&str], words: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_leadmark")).arg("serve").args(arguments).output().expect("run");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    };
    let (_around, root) = example();
    let root = root.to_string_lossy().into_owned();
    check(&["/nowhere/at/all"], "/nowhere/at/all");
    check(&[&root, "--editor", "notepad"], "no editor is called `notepad`");
    check(&[&root, "--editor", "javascript:{path}"], "no editor is called");
    check(&[&root, "--host", "192.0.2.1"], "this machine has no address `192.0.2.1`");
    check(&[&root, "--port", "99999"], "99999");
}

#[test]
fn the_example_builds() {
    let (_around, root) = example();
    assert!(!fresh(&root, &|_| true).expect("no errors").is_empty());
}
