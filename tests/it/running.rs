//! `leadmark serve` as a program, over a project that can be changed under it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{fs, thread};

use leadmark::compile::compile;
use leadmark::disk::{self, How};
use leadmark::finding::Severity;
use leadmark::project::{Drafts, Links, Today};
use leadmark::serve::editor::Editor;
use leadmark::site::{Artifact, poured};

/// Longer than anything takes, on a busy machine too.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// The day for which the example is served.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 22);

/// A running preview; ended when dropped.
pub struct Running {
    pub child: Child,
    pub root: PathBuf,
    pub port: u16,
    /// What it has printed so far.
    pub said: Arc<Mutex<String>>,
    turn: AtomicUsize,
}

impl Running {
    /// A preview of the project at `root` on any port.
    pub fn begin(root: &Path, arguments: &[&str]) -> Self {
        Self::begin_with(root, &[&["--port", "0"], arguments].concat(), &[])
    }

    pub fn begin_with(root: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leadmark"))
            .arg("serve")
            .arg(root)
            .args(["--today", &TODAY.to_string()])
            .args(arguments)
            .envs(environment.iter().copied())
            .env_remove("LEADMARK_EDITOR")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let said = Arc::new(Mutex::new(String::new()));
        let lines = BufReader::new(child.stderr.take().expect("its words")).lines();
        let hears = Arc::clone(&said);
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                hears.lock().expect("words").push_str(&(line + "\n"));
            }
        });
        let mut running = Self { child, root: root.to_owned(), port: 0, said, turn: AtomicUsize::new(0) };
        running.port = running.until("the address", |it| {
            let said = it.said();
            said.split_once("http://").and_then(|(_, rest)| rest.split_once('/')?.0.rsplit_once(':')?.1.parse().ok())
        });
        running
    }

    pub fn said(&self) -> String {
        self.said.lock().expect("words").clone()
    }

    /// Asks again and again until there is an answer.
    pub fn until<T>(&self, what: &str, mut ask: impl FnMut(&Self) -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(answer) = ask(self) {
                return answer;
            }
            assert!(began.elapsed() < DEADLINE, "{what} never came; it said:\n{}", self.said());
            thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn says(&self, words: &str) {
        self.until(words, |it| it.said().contains(words).then_some(()));
    }

    /// Status and body, without what the preview adds to pages.
    pub fn get(&self, path: &str) -> Option<(u16, Vec<u8>)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(DEADLINE)).ok()?;
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
        let status = std::str::from_utf8(&answer[..end]).ok()?.split(' ').nth(1)?.parse().ok()?;
        Some((status, without_script(&answer[end + 4..])))
    }

    /// The text of a page; empty while there is none.
    pub fn page(&self, path: &str) -> String {
        self.get(path).map(|(_, body)| String::from_utf8_lossy(&body).into_owned()).unwrap_or_default()
    }

    /// Events for the page at `path`.
    pub fn events(&self, path: &str) -> Events {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("connected");
        stream.set_read_timeout(Some(DEADLINE)).expect("a timeout");
        write!(stream, "GET /_leadmark/events?page={path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).expect("asked");
        Events { lines: BufReader::new(stream) }
    }

    /// Asserts that what is served becomes what a fresh build of the project would write: every page.
    pub fn becomes_all_true(&self, what: &str) {
        self.becomes(what, &|_| true);
    }

    /// The same for the front page, the pages about energy and some of the others, which is quicker.
    pub fn becomes_true(&self, what: &str) {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let shown = |path: &str| path == "index.html" || path.contains("energy") || !path.ends_with(".html");
        self.becomes(what, &|path| shown(path) || path.bytes().map(usize::from).sum::<usize>() % 16 == turn % 16);
    }

    fn becomes(&self, what: &str, looks_at: &dyn Fn(&str) -> bool) {
        let began = Instant::now();
        let mut different = String::new();
        while began.elapsed() < DEADLINE {
            match self.difference(looks_at) {
                None => return,
                Some(difference) => different = difference,
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("{what}: {different}; it said:\n{}", self.said());
    }

    /// The first thing that is not served as a fresh build would write it. A build that has errors writes nothing: then the preview has
    /// to say that there are some.
    pub fn difference(&self, looks_at: &dyn Fn(&str) -> bool) -> Option<String> {
        let fresh = match fresh(&self.root, looks_at) {
            Ok(fresh) => fresh,
            Err(_) => {
                let state = self.events("").next();
                return (state["error_count"].as_u64() == Some(0)).then(|| "errors are not shown".to_owned());
            }
        };
        let state = self.events("").next();
        if state["error_count"].as_u64() != Some(0) {
            return Some(format!("errors that are none: {}", state["errors"]));
        }
        for (path, bytes) in &fresh {
            match self.get(&address(path)) {
                Some((200, served)) if served == *bytes => {}
                Some((404, served)) if path == "404.html" && served == *bytes => {}
                Some((status, _)) => return Some(format!("{path} ({status})")),
                None => return Some(format!("{path} (no answer)")),
            }
        }
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a browser is told.
pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next state of the page.
    pub fn next(&mut self) -> serde_json::Value {
        let began = Instant::now();
        let mut line = String::new();
        loop {
            assert!(began.elapsed() < DEADLINE, "no event came");
            line.clear();
            if self.lines.read_line(&mut line).unwrap_or(0) == 0 {
                return serde_json::Value::Null;
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }
}

/// Every file of the site of the project at `root`, as `leadmark build --drafts` would write it but for the links to an editor.
pub fn fresh(root: &Path, looks_at: &dyn Fn(&str) -> bool) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let how = How { today: Today::Said(TODAY), drafts: Drafts::Shown, links: Links::Folders, theme: leadmark::compile::theme_folder };
    let mut project = disk::read(root, how).map_err(|error| error.to_string())?;
    project.edit_url = Some(Editor::new("vscode").expect("an editor").edit_url(root));
    let compilation = compile(&project);
    if let Some(error) = compilation.findings.iter().find(|finding| finding.severity == Severity::Error) {
        return Err(error.message.clone());
    }
    let bytes = |artifact: &Artifact| match artifact {
        Artifact::Bytes(bytes) => Ok(bytes.to_vec()),
        Artifact::Page(render) => render().map_err(|finding| finding.message.clone()),
        Artifact::Data(pour) => Ok(poured(pour)),
        Artifact::File(path) => disk::file(root, path).map_err(|error| error.to_string()),
    };
    compilation
        .site
        .artifacts
        .iter()
        .filter(|(path, _)| looks_at(path))
        .map(|(path, artifact)| Ok((path.clone(), bytes(artifact)?)))
        .collect()
}

/// A copy of the example, in a folder that goes when it is dropped.
pub fn example() -> (tempfile::TempDir, PathBuf) {
    let around = tempfile::tempdir().expect("a folder");
    let root = around.path().canonicalize().expect("a real folder").join("okrs");
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content-example")), &root);
    (around, root)
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("listed").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("copied");
        }
    }
}

fn address(path: &str) -> String {
    leadmark::serve::path::encode(path)
}

fn without_script(body: &[u8]) -> Vec<u8> {
    let find = |needle: &[u8], from: usize| body[from..].windows(needle.len()).position(|window| window == needle).map(|at| from + at);
    let Some(name) = find(b"_leadmark/preview.js\"", 0) else { return body.to_vec() };
    let begin = body[..name].windows(7).rposition(|window| window == b"<script").unwrap_or(name);
    let end = find(b"</script>\n", name).map_or(body.len(), |at| at + 10);
    [&body[..begin], &body[end..]].concat()
}
