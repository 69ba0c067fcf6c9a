//! The output folder is the old site or the new one, whatever happens.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use leadmark::disk::{self, Error, Summary};
use leadmark::finding::Finding;
use leadmark::site::{Artifact, Site};
use leadmark::source::{Place, SourceFile, Span};

/// A project's folder and room for output beside it, gone afterwards.
struct Scratch(tempfile::TempDir);

impl Scratch {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("project/static")).unwrap();
        fs::write(folder.path().join("project/leadmark.yaml"), "title: T\n").unwrap();
        fs::write(folder.path().join("project/static/logo.svg"), "<svg/>").unwrap();
        Self(folder)
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, site: &Site) -> Result<Summary, Error> {
        self.write_to(site, "out")
    }

    fn write_to(&self, site: &Site, out: &str) -> Result<Summary, Error> {
        disk::write(site, &self.path("project"), &self.path(out), &|_| ())
    }

    /// Everything below `folder`, as `path: contents` lines; the list of our own files left out.
    fn listing(&self, folder: &str) -> String {
        let top = self.path(folder);
        let mut lines = Vec::new();
        for entry in walkdir::WalkDir::new(&top).min_depth(1) {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(&top).unwrap().display().to_string();
            if entry.file_type().is_dir() {
                if fs::read_dir(entry.path()).unwrap().next().is_none() {
                    lines.push(format!("{path}/"));
                }
            } else if path != ".leadmark" {
                let contents = fs::read(entry.path()).map_or_else(|_| "?".to_owned(), |it| String::from_utf8_lossy(&it).into_owned());
                lines.push(format!("{path}: {contents}"));
            }
        }
        lines.sort();
        lines.join("\n")
    }

    /// What lies beside the output folder: nothing of ours may stay there.
    fn litter(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with('.')).collect()
    }
}

fn site(files: &[(&str, &str)]) -> Site {
    let artifact = |text: &str| {
        let text = text.to_owned();
        Artifact::Page(Arc::new(move || Ok(text.clone().into_bytes())))
    };
    Site { artifacts: files.iter().map(|(path, text)| ((*path).to_owned(), artifact(text))).collect(), ..Site::default() }
}

/// Times of a file far back, so that a rewrite shows.
fn age(path: &Path) -> SystemTime {
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    fs::File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
    then
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn writes_what_differs_and_only_that() {
    let scratch = Scratch::new();
    let mut first = site(&[("index.html", "front"), ("teams/a/index.html", "a"), ("teams/b/index.html", "b")]);
    first.artifacts.insert("logo.svg".to_owned(), Artifact::File("static/logo.svg".into()));
    first.artifacts.insert("assets/x.css".to_owned(), Artifact::Bytes(Arc::from(*b"x{}")));
    let summary = scratch.write(&first).unwrap();
    assert_eq!(summary, Summary { pages: 3, written: 5, unchanged: 0, removed: 0, bytes: 5 + 1 + 1 + 6 + 3 });
    let listing = "assets/x.css: x{}\nindex.html: front\nlogo.svg: <svg/>\nteams/a/index.html: a\nteams/b/index.html: b";
    assert_eq!(scratch.listing("out"), listing);

    // A second time: not even the folder's own time moves.
    let then = age(&scratch.path("out/logo.svg"));
    let before = modified(&scratch.path("out"));
    let parent = modified(scratch.0.path());
    assert_eq!(scratch.write(&first).unwrap(), Summary { written: 0, unchanged: 5, ..summary });
    assert_eq!((modified(&scratch.path("out")), modified(scratch.0.path())), (before, parent));

    // One changes, one goes, one comes: what is equal keeps its time.
    age(&scratch.path("out/index.html"));
    let mut second = site(&[("index.html", "front"), ("teams/b/index.html", "B"), ("teams/c.html", "c")]);
    second.artifacts.insert("logo.svg".to_owned(), Artifact::File("static/logo.svg".into()));
    let summary = scratch.write(&second).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed), (2, 2, 2));
    assert_eq!(scratch.listing("out"), "index.html: front\nlogo.svg: <svg/>\nteams/b/index.html: B\nteams/c.html: c");
    assert_eq!(modified(&scratch.path("out/index.html")), then);
    assert_eq!(modified(&scratch.path("out/logo.svg")), then);
    assert_eq!(scratch.litter(), [""; 0]);

    // A file becomes a folder and the other way round.
    scratch.write(&site(&[("index.html/x", "x"), ("teams", "t")])).unwrap();
    assert_eq!(scratch.listing("out"), "index.html/x: x\nteams: t");
}

#[test]
fn leaves_alone_what_it_did_not_write() {
    let scratch = Scratch::new();
    scratch.write(&site(&[("index.html", "1"), ("teams/a/index.html", "a")])).unwrap();
    fs::write(scratch.path("out/CNAME"), "okrs.example.com").unwrap();
    fs::write(scratch.path("out/teams/a/notes.txt"), "mine").unwrap();
    fs::create_dir_all(scratch.path("out/empty/inner")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", scratch.path("out/link")).unwrap();
    scratch.write(&site(&[("index.html", "2")])).unwrap();
    let mut expected = vec!["CNAME: okrs.example.com", "empty/inner/", "index.html: 2", "teams/a/notes.txt: mine"];
    if cfg!(unix) {
        expected.insert(3, "link: ?");
    }
    assert_eq!(scratch.listing("out"), expected.join("\n"));

    // What is ours and was changed by hand is put right.
    fs::write(scratch.path("out/index.html"), "3").unwrap();
    scratch.write(&site(&[("index.html", "2")])).unwrap();
    assert!(scratch.listing("out").contains("index.html: 2"));

    // What is not ours and in the way is said, and nothing happens.
    let before = scratch.listing("out");
    for path in ["CNAME", "CNAME/index.html", "teams/a", "empty", "teams/a/notes.txt"] {
        let error = scratch.write(&site(&[("index.html", "4"), (path, "x")])).unwrap_err().to_string();
        assert!(error.contains("is in the way"), "{path}: {error}");
        assert_eq!(scratch.listing("out"), before);
        assert_eq!(scratch.litter(), [""; 0]);
    }
}

#[test]
fn what_has_taken_the_place_of_its_own_is_in_the_way() {
    let check = |instead: &dyn Fn(&Path)| {
        let scratch = Scratch::new();
        scratch.write(&site(&[("index.html", "1"), ("a/b/index.html", "b")])).unwrap();
        fs::rename(scratch.path("out/a"), scratch.path("elsewhere")).unwrap();
        instead(&scratch.path("out/a"));
        let before = scratch.listing("out");
        let error = scratch.write(&site(&[("index.html", "2"), ("a/b/index.html", "b")])).unwrap_err().to_string();
        assert!(error.contains("is in the way"), "{error}");
        assert_eq!(scratch.listing("out"), before);
        fs::rename(scratch.path("out/a"), scratch.path("away")).unwrap();
        scratch.write(&site(&[("index.html", "2"), ("a/b/index.html", "b")])).unwrap();
        assert_eq!(scratch.listing("out"), "a/b/index.html: b\nindex.html: 2");
    };
    check(&|a| fs::write(a, "mine").unwrap());
    check(&|a| fs::create_dir_all(a.join("b/index.html/mine")).unwrap());
    #[cfg(unix)]
    check(&|a| std::os::unix::fs::symlink("../elsewhere", a).unwrap());
}

#[test]
fn a_list_that_is_no_text_says_what_it_can() {
    let scratch = Scratch::new();
    scratch.write(&site(&[("index.html", "1"), ("old.html", "o")])).unwrap();
    let list = scratch.path("out/.leadmark");
    let damaged = [fs::read(&list).unwrap(), b"\xff\xfe\n".to_vec()].concat();
    fs::write(list, damaged).unwrap();
    scratch.write(&site(&[("index.html", "2")])).unwrap();
    assert_eq!(scratch.listing("out"), "index.html: 2");
}

#[test]
fn refuses_folders_that_are_not_its_own() {
    let scratch = Scratch::new();
    let check = |out: &str, words: &str| {
        let error = scratch.write_to(&site(&[("index.html", "1")]), out).unwrap_err().to_string();
        assert!(error.contains(words), "{out}: {error}");
        assert_eq!(scratch.litter(), [""; 0], "{out}");
    };
    fs::create_dir_all(scratch.path("taken")).unwrap();
    fs::write(scratch.path("taken/thesis.tex"), "years of work").unwrap();
    fs::write(scratch.path("file"), "").unwrap();
    check("taken", "is not empty, and was not written by leadmark");
    check("file", "is a file");
    check("file/below", "is a file");
    check("project", "is the project itself");
    check("", "holds the project");
    check("project/static", "overlaps the project's `static/`");
    check("project/content/out", "overlaps the project's `content/`");
    check("project/../project/theme", "overlaps the project's `theme/`");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("project/static", scratch.path("sly")).unwrap();
        std::os::unix::fs::symlink("nowhere", scratch.path("dangling")).unwrap();
        check("sly", "overlaps the project's `static/`");
        check("dangling", "leads to nothing");
    }
    for name in ["../outside.html", "/etc/x", "a//b", "a/./b", "", ".leadmark", "back\\slash"] {
        let error = scratch.write(&site(&[(name, "x")])).unwrap_err().to_string();
        assert!(error.contains("is not a path that a site can have"), "{name}: {error}");
    }
    assert!(
        scratch.write(&site(&[("A/x.html", "1"), ("a/X.html", "2")])).unwrap_err().to_string().contains("would be one file on Windows")
    );
    assert!(
        scratch.write(&site(&[("a", "1"), ("a.b", "2"), ("a/x", "3")])).unwrap_err().to_string().contains("a file and a folder at once")
    );
    assert!(!scratch.path("out").exists());
    // A folder with nothing but a repository's own files is as good as empty; a link to a folder is that folder.
    fs::create_dir_all(scratch.path("pages/.git")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("pages", scratch.path("link")).unwrap();
    scratch.write_to(&site(&[("index.html", "1")]), if cfg!(unix) { "link" } else { "pages" }).unwrap();
    assert_eq!(scratch.listing("pages"), ".git/\nindex.html: 1");
}

#[test]
fn an_export_spares_the_sources() {
    let scratch = Scratch::new();
    let check = |out: &str, words: &str| {
        let said = disk::spare(&scratch.path("project"), &scratch.path(out)).map_or_else(|error| error.to_string(), |()| String::new());
        assert!(said.contains(words) && said.is_empty() == words.is_empty(), "{out}: {said}");
    };
    check("project/leadmark.yaml", "belongs to the project's `leadmark.yaml`");
    check("project/static/logo.svg", "belongs to the project's `static`");
    check("project/content/new/okrs.json", "belongs to the project's `content`");
    check("project/okrs.json", "");
    check("project", "");
    check("elsewhere/okrs.json", "");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("project/static/logo.svg", scratch.path("sly.json")).unwrap();
        std::os::unix::fs::symlink("project/content/new.json", scratch.path("dangling.json")).unwrap();
        check("sly.json", "belongs to the project's `static`");
        check("dangling.json", "leads to nothing");
    }
    #[cfg(target_os = "linux")]
    check("/dev/null", "");
}

#[test]
fn a_page_that_cannot_be_rendered_leaves_the_old_site() {
    let scratch = Scratch::new();
    scratch.write(&site(&[("index.html", "1"), ("x/index.html", "x")])).unwrap();
    let mut broken = site(&[("index.html", "2")]);
    let file = Arc::new(SourceFile { path: "theme/base.html".into(), text: "{{ oops".to_owned() });
    for page in ["a/index.html", "b/index.html", "c/index.html", "d/index.html"] {
        // One mistake in what two kinds of pages share.
        let kind = if page < "c" { "team.html" } else { "person.html" };
        let finding = Finding::error("template", Place::new(&file, Span::new(0, 2)), "never closed").help(kind);
        broken.artifacts.insert(page.to_owned(), Artifact::Page(Arc::new(move || Err(Box::new(finding.clone())))));
    }
    match scratch.write(&broken) {
        Err(Error::Render(findings)) => assert_eq!(findings.len(), 1),
        other => panic!("{other:?}"),
    }
    assert_eq!(scratch.listing("out"), "index.html: 1\nx/index.html: x");
    assert_eq!(scratch.litter(), [""; 0]);
}

#[test]
fn two_builds_at_once_take_turns() {
    let scratch = Scratch::new();
    let waited = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for round in 0..8 {
            let (scratch, waited) = (&scratch, &waited);
            scope.spawn(move || {
                let files: Vec<(String, String)> = (0..200).map(|page| (format!("p{page}/index.html"), format!("{round}"))).collect();
                let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
                let tell = |progress| {
                    if progress == disk::Progress::Waiting {
                        waited.fetch_add(1, Ordering::Relaxed);
                    }
                };
                disk::write(&site(&files), &scratch.path("project"), &scratch.path("out"), &tell).unwrap();
            });
        }
    });
    let listing = scratch.listing("out");
    let last = listing.chars().last().unwrap();
    assert_eq!(listing.lines().filter(|line| line.ends_with(last)).count(), 200);
    assert_eq!(scratch.litter(), [""; 0]);
}

#[test]
fn clears_away_what_a_killed_build_left() {
    let scratch = Scratch::new();
    scratch.write(&site(&[("index.html", "1")])).unwrap();
    // Killed while making ready, after the exchange, and between the two moves of a file system that cannot exchange.
    fs::create_dir_all(scratch.path(".out.leadmark-new/x")).unwrap();
    fs::create_dir_all(scratch.path("out/.leadmark-new/x")).unwrap();
    scratch.write(&site(&[("index.html", "2")])).unwrap();
    assert_eq!((scratch.listing("out").as_str(), scratch.litter().len()), ("index.html: 2", 0));
    fs::rename(scratch.path("out"), scratch.path(".out.leadmark-old")).unwrap();
    fs::create_dir_all(scratch.path(".out.leadmark-new/x")).unwrap();
    let summary = scratch.write(&site(&[("index.html", "2")])).unwrap();
    assert_eq!((summary.written, scratch.listing("out").as_str(), scratch.litter().len()), (0, "index.html: 2", 0));
}

/// As another user, for whom a folder's mode means something; says so where the tests cannot become one.
#[cfg(unix)]
fn unprivileged(test: impl FnOnce()) {
    if rustix::process::geteuid().is_root() {
        println!("skipped: root may write everywhere");
    } else {
        test();
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    unprivileged(|| {
        let scratch = Scratch::new();
        fs::create_dir(scratch.path("parent")).unwrap();
        scratch.write_to(&site(&[("index.html", "1"), ("a", "a")]), "parent/out").unwrap();
        let mode = |path: &str, mode| fs::set_permissions(scratch.path(path), fs::Permissions::from_mode(mode)).unwrap();
        // The folder above is not ours: files are moved in one by one.
        mode("parent", 0o555);
        scratch.write_to(&site(&[("index.html", "2"), ("b/c", "c")]), "parent/out").unwrap();
        assert_eq!(scratch.listing("parent/out"), "b/c: c\nindex.html: 2");
        mode("parent/out", 0o555);
        let error = scratch.write_to(&site(&[("index.html", "3")]), "parent/out").unwrap_err().to_string();
        assert!(error.contains("parent/out") && error.contains("permission denied"), "{error}");
        mode("parent/out", 0o755);
        mode("parent", 0o755);
        assert_eq!(scratch.listing("parent/out"), "b/c: c\nindex.html: 2");
    });
}

/// What the tests below run as a process of its own: writes a site of many pages that all say the same word.
#[test]
#[ignore = "a part of other tests, which say what to write where"]
fn in_a_process_of_its_own() {
    let Ok(what) = std::env::var("LEADMARK_TEST_WRITE") else { return };
    let mut words = what.split_whitespace();
    let mut next = || words.next().unwrap();
    let (project, out, word, pages, bytes) = (next(), next(), next(), next().parse::<usize>().unwrap(), next().parse::<usize>().unwrap());
    let text = format!("{word} ").repeat(bytes.div_ceil(word.len() + 1));
    let files: Vec<(String, &str)> = (0..pages).map(|page| (format!("t{}/p{page}/index.html", page % 17), text.as_str())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    match disk::write(&site(&files), Path::new(project), Path::new(out), &|_| ()) {
        Ok(summary) => println!("wrote {} of {}", summary.written, summary.pages),
        Err(error) => println!("refused: {error}"),
    }
}

/// A shell command line that writes such a site.
fn writing(scratch: &Scratch, out: &str, word: &str, pages: usize, bytes: usize) -> String {
    let (program, project, out) = (std::env::current_exe().unwrap(), scratch.path("project"), scratch.path(out));
    format!(
        "LEADMARK_TEST_WRITE='{} {} {word} {pages} {bytes}' '{}' --quiet --exact write::in_a_process_of_its_own --ignored --nocapture",
        project.display(),
        out.display(),
        program.display()
    )
}

#[cfg(unix)]
fn shell(script: &str) -> std::process::Child {
    use std::process::{Command, Stdio};
    Command::new("sh").arg("-c").arg(script).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_it_is_the_old_site_or_the_new_one() {
    const PAGES: usize = 400;
    // `LEADMARK_KILLS=300 cargo test killed` takes longer and looks closer.
    let rounds: usize = std::env::var("LEADMARK_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(100);
    let scratch = Scratch::new();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let (mut old, mut new, mut litter) = (0, 0, 0);
    let mut before = "none".to_owned();
    let begun = std::time::Instant::now();
    assert!(shell(&format!("exec env {}", writing(&scratch, "out", "none", PAGES, 3000))).wait().unwrap().success());
    let once = begun.elapsed();
    for round in 0..rounds {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let word = format!("w{round}");
        let mut child = shell(&format!("exec env {}", writing(&scratch, "out", &word, PAGES, 3000)));
        // An update takes about twice as long as the first site did.
        std::thread::sleep(once.mul_f64((random % 1000) as f64 / 400.0));
        child.kill().unwrap();
        child.wait().unwrap();
        litter += scratch.litter().len();
        let files: Vec<_> =
            walkdir::WalkDir::new(scratch.path("out")).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file()).collect();
        assert_eq!(files.len(), PAGES + 1, "round {round}");
        let said: std::collections::BTreeSet<String> = files
            .iter()
            .filter(|file| file.file_name() != ".leadmark")
            .map(|file| fs::read_to_string(file.path()).unwrap().split(' ').next().unwrap().to_owned())
            .collect();
        assert_eq!(said.len(), 1, "round {round}: {said:?}");
        let now = said.into_iter().next().unwrap();
        assert!(now == before || now == word, "round {round}: {now} after {before}");
        if now == word {
            new += 1;
        } else {
            old += 1;
        }
        before = now;
    }
    println!("old {old} times, new {new} times, something to clear away {litter} times");
    assert!(shell(&format!("exec env {}", writing(&scratch, "out", "last", PAGES, 3000))).wait().unwrap().success());
    assert_eq!(scratch.litter(), [""; 0]);
    assert!(scratch.listing("out").lines().all(|line| line.contains(": last ")));
}

/// Runs `script` where it may mount things; `None` and a word about it where that is not allowed.
#[cfg(unix)]
fn with_mounts(script: &str) -> Option<String> {
    let able = std::process::Command::new("unshare").args(["--mount", "true"]).output().is_ok_and(|done| done.status.success());
    if !able || !cfg!(target_os = "linux") {
        println!("skipped: mounting is not allowed here");
        return None;
    }
    let done = shell(&format!("exec unshare --mount sh -e -c \"{}\"", script.replace('"', "\\\""))).wait_with_output().unwrap();
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{text}\n{}", String::from_utf8_lossy(&done.stderr));
    Some(text)
}

#[cfg(unix)]
#[test]
fn a_full_disk_keeps_the_old_site() {
    let scratch = Scratch::new();
    let full = scratch.path("full");
    let script = format!(
        "mkdir {full}; mount -t tmpfs -o size=2m tmpfs {full}; {}; {}; ls -A {full}; cut -c 1-5 {full}/out/t0/p0/index.html; {}",
        writing(&scratch, "full/out", "small", 20, 100),
        writing(&scratch, "full/out", "large", 200, 60_000),
        writing(&scratch, "full/out", "small", 20, 100),
        full = full.display()
    );
    let Some(text) = with_mounts(&script) else { return };
    let lines: Vec<&str> =
        text.lines().filter(|line| ["wrote", "refused", "out", ".out", "small", "large"].iter().any(|it| line.starts_with(it))).collect();
    assert_eq!(lines.len(), 5, "{text}");
    assert_eq!((lines[0], lines[2], lines[3], lines[4]), ("wrote 20 of 20", "out", "small", "wrote 0 of 20"));
    assert!(
        lines[1].starts_with("refused: cannot ") && lines[1].contains(".out.leadmark-new/t") && lines[1].ends_with("the disk is full"),
        "{text}"
    );
}

#[cfg(unix)]
#[test]
fn files_that_are_moved_in_stay_in_the_output_folder() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let write = |word: &str| writing(&scratch, "out", word, 20, 100);
    let script = format!(
        "mkdir {out} {out}.other {out}.foreign; mount --bind {out}.other {out}; {}; cp -r {out}/t3/. {out}.foreign; rm -r {out}/t3; ln -s {out}.foreign {out}/t3; {}; cat {out}.foreign/*/index.html | cut -c 1-5 | sort -u; cut -c 1-5 {out}/t0/p0/index.html",
        write("first"),
        write("again"),
        out = out.display()
    );
    let Some(text) = with_mounts(&script) else { return };
    let lines: Vec<&str> =
        text.lines().filter(|line| ["wrote", "refused", "again", "first"].iter().any(|it| line.starts_with(it))).collect();
    assert_eq!((lines[0], &lines[2..]), ("wrote 20 of 20", &["first"; 2][..]), "{text}");
    assert!(lines[1].starts_with("refused: ") && lines[1].contains("out/t3` is a link"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_mount_point_and_a_read_only_folder() {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let write = |word: &str| writing(&scratch, "out", word, 20, 100);
    let script = format!(
        "mkdir {out} {out}.other; mount --bind {out}.other {out}; {}; {}; ls -A {out}; cut -c 1-5 {out}/t0/p0/index.html; mount -o remount,bind,ro {out}; {}; {}",
        write("first"),
        write("again"),
        write("again"),
        write("third"),
        out = out.display()
    );
    let Some(text) = with_mounts(&script) else { return };
    let lines: Vec<&str> =
        text.lines().filter(|line| ["wrote", "refused", ".leadmark", "again", "first"].iter().any(|it| line.starts_with(it))).collect();
    assert_eq!(lines[..5], ["wrote 20 of 20", "wrote 20 of 20", ".leadmark", "again", "wrote 0 of 20"], "{text}");
    assert!(lines[5].starts_with("refused: cannot create `") && lines[5].ends_with("the file system is read-only"), "{text}");
}
