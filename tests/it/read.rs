//! A folder is read whole, whatever lies in it.

use std::fs;
use std::path::Path;

use camino::Utf8PathBuf;
use jiff::civil::date;
use leadmark::disk::{self, How, Seen};
use leadmark::project::{Drafts, Links, Project, Today};
use leadmark::report::{Format, Screen, report};

const HOW: How =
    How { today: Today::Said(date(2026, 11, 22)), drafts: Drafts::Hidden, links: Links::Folders, theme: leadmark::compile::theme_folder };

/// A project of these files, gone afterwards.
fn project(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let settings: (&str, &[u8]) = ("leadmark.yaml", b"title: T\n");
    for (path, bytes) in std::iter::once(&settings).chain(files) {
        let path = folder.path().join("project").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(folder: &tempfile::TempDir) -> Project {
    disk::read(&folder.path().join("project"), HOW).unwrap()
}

/// What was not as it should be, a line each.
fn said(project: &Project) -> String {
    report(&project.unreadable, Format::Short, &Screen::default())
}

#[test]
fn everything_in_its_place() {
    let folder = project(&[
        ("leadmark.yaml", "\u{feff}title: T\ntheme: ./ours/\n".as_bytes()),
        ("content/index.md", "\u{feff}# Hei".as_bytes()),
        ("content/teams/økonomi/index.md", b"# A"),
        ("content/teams/økonomi/tall.png", b"\x89PNG"),
        ("content/teams/økonomi/.index.md.swp", b""),
        ("content/teams/økonomi/index.md~", b""),
        ("content/.obsidian/x.md", b""),
        ("content/4913", b""),
        ("data/a.csv", b"date,value\n"),
        ("data/.~lock.a.csv#", b""),
        ("data/a.xlsx", b"PK"),
        ("static/.well-known/security.txt", b"Contact: x"),
        ("static/.nojekyll", b""),
        ("static/.DS_Store", b""),
        ("theme/templates/base.html", b"x"),
        ("ours/theme.yaml", b"name: Ours"),
        ("ours/.git/config", b""),
        ("public/index.html", b""),
    ]);
    let project = read(&folder);
    assert_eq!(said(&project), "");
    assert_eq!(project.settings.text, "title: T\ntheme: ./ours/\n");
    assert_eq!(project.content.keys().collect::<Vec<_>>(), ["content/index.md", "content/teams/økonomi/index.md"]);
    assert_eq!(project.content[&Utf8PathBuf::from("content/index.md")].text, "# Hei");
    assert_eq!(project.data.keys().collect::<Vec<_>>(), ["data/a.csv"]);
    assert_eq!(project.files, ["content/teams/økonomi/tall.png", "static/.nojekyll", "static/.well-known/security.txt"]);
    assert_eq!(project.overrides.keys().collect::<Vec<_>>(), ["templates/base.html"]);
    assert_eq!(project.theme.keys().collect::<Vec<_>>(), ["theme.yaml"]);
}

#[test]
fn files_that_are_no_text() {
    let folder = project(&[
        ("content/a.md", b"\xff\xfe#\0 \0A\0"),
        ("content/b.md", b"---\ntitle: B\n---\nFor \xd8st og vest\n"),
        ("content/c.md", b"\x89PNG\r\n\x1a\n\0\0"),
        ("content/d.md", &[b'x'; 4 * 1024 * 1024 + 1]),
        ("content/e.MD", b"# E"),
        ("content/f.markdown", b"# F"),
        ("data/g.csv", b"date,value\n2026-11-01,1\xa0000\n"),
    ]);
    let project = read(&folder);
    insta::assert_snapshot!("files_that_are_no_text", report(&project.unreadable, Format::Human, &Screen::default()));
    // What can be guessed is read on, so that nothing else is found missing.
    assert_eq!(project.content[&Utf8PathBuf::from("content/a.md")].text, "# A");
    assert!(project.content[&Utf8PathBuf::from("content/b.md")].text.contains("For Øst og vest"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_do_not_travel() {
    use std::os::unix::ffi::OsStrExt;
    let folder = project(&[
        ("content/teams/Data/index.md", b"# A"),
        ("content/teams/data/index.md", b"# B"),
        ("content/teams/A\u{30a}lesund/index.md", b"# C"),
        ("content/teams/\u{c5}lesund/index.md", b"# D"),
        ("content/teams/A\u{30a}rdal/index.md", b"# E"),
        ("content/teams/A\u{30a}rdal/kart.svg", b"<svg/>"),
        ("content/aux.md", b"# F"),
        ("content/what?.md", b"# G"),
        ("static/end.", b""),
    ]);
    fs::write(folder.path().join("project/content").join(std::ffi::OsStr::from_bytes(b"bad\xff.md")), "").unwrap();
    let project = read(&folder);
    insta::assert_snapshot!("names_that_do_not_travel", said(&project));
    // A name is composed in the project, and its file found by the name it has.
    assert!(project.content.contains_key(&Utf8PathBuf::from("content/teams/\u{c5}rdal/index.md")));
    let kart = Utf8PathBuf::from("content/teams/\u{c5}rdal/kart.svg");
    assert!(project.files.contains(&kart));
    assert_eq!(fs::read(disk::names::on_disk(&folder.path().join("project"), &kart)).unwrap(), b"<svg/>");
}

#[cfg(unix)]
#[test]
fn links_stay_in_the_project() {
    use std::os::unix::fs::symlink;
    let folder = project(&[("content/teams/a/index.md", b"# A"), ("shared/b.md", b"# B"), ("shared/deep/c.md", b"# C")]);
    let at = |path: &str| folder.path().join("project").join(path);
    fs::write(folder.path().join("secret.md"), "# Secret").unwrap();
    fs::create_dir(folder.path().join("outside")).unwrap();
    fs::write(folder.path().join("outside/secret.md"), "# Secret").unwrap();
    fs::create_dir(at("static")).unwrap();
    symlink("../shared/b.md", at("content/b.md")).unwrap();
    symlink("../shared/deep", at("content/deep")).unwrap();
    symlink("../../secret.md", at("content/leak.md")).unwrap();
    symlink("/etc/passwd", at("static/passwd.txt")).unwrap();
    symlink("../../outside", at("content/outside")).unwrap();
    symlink("/etc", at("theme")).unwrap();
    fs::create_dir(at(".git")).unwrap();
    fs::write(at(".git/config"), "token").unwrap();
    fs::write(at(".env"), "password").unwrap();
    fs::create_dir(at("static/.well-known")).unwrap();
    symlink("../.git", at("static/g")).unwrap();
    symlink("../.env", at("static/.env")).unwrap();
    symlink("../../../.env", at("content/teams/a/e.txt")).unwrap();
    symlink("../../.git/config", at("static/.well-known/config")).unwrap();
    symlink("nowhere.md", at("content/broken.md")).unwrap();
    symlink("someone@host:1234", at("content/.#b.md")).unwrap();
    symlink("..", at("content/teams/up")).unwrap();
    std::process::Command::new("mkfifo").arg(at("content/pipe.md")).status().unwrap();
    let project = read(&folder);
    insta::assert_snapshot!("links_stay_in_the_project", said(&project));
    assert_eq!(project.content.keys().collect::<Vec<_>>(), ["content/b.md", "content/deep/c.md", "content/teams/a/index.md"]);
    assert!(project.files.is_empty() && project.overrides.is_empty());
    // A link that is turned outwards between reading and writing gives nothing away either.
    for path in ["content/leak.md", "content/teams/a/e.txt"] {
        let site = leadmark::site::Site {
            artifacts: [("x".to_owned(), leadmark::site::Artifact::File(path.into()))].into(),
            ..Default::default()
        };
        let error = disk::write(&site, &at(""), &folder.path().join("out"), &|_| ()).unwrap_err().to_string();
        assert!(error.contains("leads out of the project"), "{error}");
        assert!(disk::file(&at(""), path.into()).is_err());
    }
}

#[test]
fn finds_the_project_from_inside() {
    let folder = project(&[("content/teams/a/index.md", b"# A")]);
    let root = fs::canonicalize(folder.path().join("project")).unwrap();
    assert_eq!(disk::root(&root.join("content/teams/a")).unwrap(), root);
    assert!(disk::root(folder.path()).unwrap_err().to_string().starts_with("no leadmark.yaml in"));
    assert!(disk::root(Path::new("/nowhere/at/all")).unwrap_err().to_string().contains("/nowhere/at/all"));
}

#[test]
fn reading_again_sees_every_change() {
    let folder = project(&[("content/a.md", b"# A"), ("content/b.md", b"# B")]);
    let root = folder.path().join("project");
    let mut seen = Seen::default();
    let mut again = || {
        let project = disk::read_again(&root, HOW, &mut seen).unwrap();
        project.content.values().map(|file| file.text.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(again(), "# A # B");
    // At once, with the same length.
    for letter in ["X", "Y", "Z"] {
        fs::write(root.join("content/a.md"), format!("# {letter}")).unwrap();
        assert_eq!(again(), format!("# {letter} # B"));
    }
    std::thread::sleep(std::time::Duration::from_millis(120));
    assert_eq!(again(), "# Z # B");
    assert_eq!(again(), "# Z # B");
    fs::rename(root.join("content/b.md"), root.join("content/a.md")).unwrap();
    assert_eq!(again(), "# B");
}

/// On a computer that tells the two apart, where they are still one page to others.
#[cfg(target_os = "linux")]
#[test]
fn names_that_differ_by_case_are_said_once() {
    let folder = project(&[
        ("content/teams/Data/index.md", b"# Data"),
        ("content/teams/data/index.md", b"# Data"),
        ("content/strategy/goals/speed.md", b"# Speed"),
        ("content/strategy/goals/Speed.md", b"---\ntitl: Speed\n---\n"),
        ("content/strategy/goals/dot..md", b"# Dot"),
    ]);
    let findings = leadmark::compile::compile(&read(&folder)).findings;
    let names =
        findings.into_iter().filter(|finding| ["same-name", "duplicate-id", "unportable-name"].contains(&finding.rule)).collect::<Vec<_>>();
    insta::assert_snapshot!(report(&names, Format::Short, &Screen::default()), @r"
    content/strategy/goals/dot..md:1:1: warning[unportable-name]: the name `dot..md` cannot exist on Windows: it ends in a full stop
    content/strategy/goals/speed.md:1:1: error[same-name]: `content/strategy/goals/speed.md` and `content/strategy/goals/Speed.md` differ only in upper and lower case
    content/teams/data:1:1: error[same-name]: `content/teams/data` and `content/teams/Data` differ only in upper and lower case
    ");
}

#[cfg(unix)]
#[test]
fn links_in_circles_end() {
    use std::os::unix::fs::symlink;
    let folder = project(&[("content/a/x.md", b"# X"), ("content/b/y.md", b"# Y")]);
    let at = |path: &str| folder.path().join("project").join(path);
    symlink("../b", at("content/a/to-b")).unwrap();
    symlink("../a", at("content/b/to-a")).unwrap();
    symlink("itself", at("content/itself")).unwrap();
    let project = read(&folder);
    let said = said(&project);
    assert!(said.contains("circular-file-link") && said.contains("`content/itself` is a symbolic link that leads to nothing"), "{said}");
    assert_eq!(
        project.content.keys().collect::<Vec<_>>(),
        ["content/a/to-b/y.md", "content/a/x.md", "content/b/to-a/x.md", "content/b/y.md"]
    );
}

#[test]
fn a_published_file_with_other_bytes_is_another() {
    let folder = project(&[("static/a.txt", b"one")]);
    let root = folder.path().join("project");
    let mut seen = Seen::default();
    let mut versions = || {
        disk::read_again(&root, HOW, &mut seen).unwrap();
        seen.versions()
    };
    let one = versions();
    assert!(one == versions());
    // At once, with the same length, and even with the same time.
    let time = fs::metadata(root.join("static/a.txt")).unwrap().modified().unwrap();
    fs::write(root.join("static/a.txt"), "two").unwrap();
    fs::File::options().write(true).open(root.join("static/a.txt")).unwrap().set_modified(time).unwrap();
    let two = versions();
    assert!(one != two);
    std::thread::sleep(std::time::Duration::from_millis(120));
    assert!(two == versions(), "nothing but time has passed");
}

#[cfg(unix)]
#[test]
fn the_same_text_is_the_same_file() {
    let folder = project(&[("content/a.md", b"# A")]);
    let root = folder.path().join("project");
    let mut seen = Seen::default();
    let mut first = || disk::read_again(&root, HOW, &mut seen).unwrap().content.into_values().next().unwrap();
    let before = first();
    fs::write(root.join("content/a.md"), "# A").unwrap();
    assert!(std::sync::Arc::ptr_eq(&before, &first()));
}

#[test]
fn nothing_beside_the_text_runs() {
    let folder = project(&[
        ("content/a.svg", b"<svg><desc>A description: on, off</desc></svg>".as_slice()),
        ("content/b.pdf", b"%PDF"),
        ("content/evil.HTML", b"<script>"),
        ("content/evil.js", b""),
        ("content/s1.svg", b"<svg><SCRIPT/></svg>"),
        ("content/s2.svg", b"<svg\nonload = 'x()'/>"),
        ("content/s3.svg", b"<svg><a href='java\nscript:x()'/></svg>"),
        ("content/s4.svg", b"<svg><a href='&#106;avascript:x()'/></svg>"),
        ("content/s5.svg", b"<\0s\0v\0g\0\xff"),
        ("content/s6.svg", b"<s:svg><s:script/></s:svg>"),
        ("content/teams/s7.svg", b"<svg><foreignObject/></svg>"),
        ("content/_headers", b"/*"),
        ("content/teams/CNAME", b"elsewhere.example"),
        ("content/x.PHP", b"<?php"),
        ("static/_headers", b"/*"),
        ("static/page.html", b"<script>"),
    ]);
    let project = read(&folder);
    assert_eq!(project.files, ["content/a.svg", "content/b.pdf", "static/_headers", "static/page.html"]);
    assert_eq!(said(&project).matches("error[active-file]").count(), 12, "{}", said(&project));
}

/// A list of files is a list of lines, also the one of what a build has written.
#[cfg(unix)]
#[test]
fn no_name_is_two_lines() {
    let folder = project(&[("content/a\nCNAME", b"1".as_slice()), ("static/b\tc", b"2"), ("content/d\n.md", b"# D")]);
    let project = read(&folder);
    assert_eq!((project.files.len(), project.content.len()), (0, 0));
    assert_eq!(said(&project).matches("error[unreadable-name]").count(), 3, "{}", said(&project));
}

/// Whoever may change a project's files may not read others through its settings.
#[cfg(unix)]
#[test]
fn settings_that_lie_elsewhere() {
    let folder = project(&[]);
    let root = folder.path().join("project");
    fs::write(folder.path().join("secret"), "secret: hunter2\n").unwrap();
    fs::remove_file(root.join("leadmark.yaml")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("secret"), root.join("leadmark.yaml")).unwrap();
    let project = read(&folder);
    assert_eq!(project.settings.text, "");
    assert!(said(&project).contains("leadmark.yaml:1:1: error[outside-project]"), "{}", said(&project));
}
