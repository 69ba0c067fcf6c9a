//! The preview's server, met by browsers of every kind: well-behaved, slow, many and hostile.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use camino::Utf8PathBuf;
use leadmark::finding::{Finding, Severity};
use leadmark::serve::Door;
use leadmark::serve::preview::{Follow, Outside, Preview, Problem};
use leadmark::site::{Artifact, Site};
use leadmark::source::{Place, SourceFile, Span};
use tokio::sync::watch;

/// Longer than anything takes here, on a busy machine too.
const DEADLINE: Duration = Duration::from_secs(20);

/// A server and the means to change what it serves.
struct Served {
    address: SocketAddr,
    previews: watch::Sender<Arc<Preview>>,
    stop: watch::Sender<bool>,
    thread: Option<std::thread::JoinHandle<()>>,
    files: Arc<Mutex<BTreeMap<Utf8PathBuf, Vec<u8>>>>,
}

impl Served {
    fn begin(site: Site) -> Self {
        Self::begin_at(Door::open("127.0.0.1", 0).expect("a port"), site)
    }

    fn begin_at(door: Door, site: Site) -> Self {
        let files: Arc<Mutex<BTreeMap<Utf8PathBuf, Vec<u8>>>> = Arc::default();
        let outside = Outside {
            open: {
                let files = Arc::clone(&files);
                Arc::new(move |path| files.lock().expect("files").get(path).cloned().ok_or_else(|| ErrorKind::NotFound.into()))
            },
            problem: Arc::new(|finding| problem(&finding.message)),
        };
        let preview = Preview::empty(outside).with_site(Arc::new(site), Vec::new());
        let (previews, receiver) = watch::channel(Arc::new(preview));
        let (stop, stopped) = watch::channel(false);
        let address = door.address;
        let thread = std::thread::spawn(move || door.serve(receiver, stopped).expect("serving"));
        Self { address, previews, stop, thread: Some(thread), files }
    }

    fn publish(&self, site: Site) {
        let next = self.previews.borrow().with_site(Arc::new(site), Vec::new());
        self.previews.send_replace(Arc::new(next));
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("connected");
        stream.set_read_timeout(Some(DEADLINE)).expect("a timeout");
        stream
    }

    /// The whole answer to bytes as they are.
    fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // Refused before the end, the rest may find the door closed.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.address.port()))
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Reply {
        let text = self.raw(format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Reply { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn events(&self, page: &str) -> Events {
        let mut stream = self.connect();
        let port = self.address.port();
        write!(stream, "GET /_leadmark/events?page={page} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").expect("asked");
        Events { lines: BufReader::new(stream) }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Reply {
    status: u16,
    head: String,
    body: String,
}

struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next state of the page.
    fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.lines.read_line(&mut line).expect("an event") > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }
}

fn problem(message: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        message: message.to_owned(),
        text: format!("error: {message}"),
        place: "content/x.md:1:1".to_owned(),
        href: None,
    }
}

/// A site of pages and files, by path.
fn site(pages: &[(&str, &str)]) -> Site {
    let artifact = |path: &str, text: &str| {
        let bytes = text.as_bytes().to_vec();
        match text.strip_prefix("file:") {
            Some(file) => Artifact::File(file.into()),
            None if path.ends_with(".html") => Artifact::Page(Arc::new(move || Ok(bytes.clone()))),
            None => Artifact::Bytes(bytes.into()),
        }
    };
    Site { artifacts: pages.iter().map(|(path, text)| ((*path).to_owned(), artifact(path, text))).collect(), ..Site::default() }
}

fn small() -> Site {
    site(&[
        ("index.html", "<html><head><link rel=stylesheet href=assets/style.1.css></head><body><h1>Home</h1></body></html>"),
        ("404.html", "<body>Lost?</body>"),
        ("teams/øst/index.html", "<body>East</body>"),
        ("assets/style.1.css", "h1 { color: red }"),
        ("photo.png", "file:static/photo.png"),
    ])
}

#[test]
fn pages_files_and_what_is_not_there() {
    let server = Served::begin(small());
    let home = server.get("/");
    assert_eq!(home.status, 200);
    assert!(home.body.contains("<h1>Home</h1><script src=\"_leadmark/preview.js\" defer"), "{}", home.body);
    for header in [
        "content-type: text/html; charset=utf-8",
        "cache-control: no-store",
        "content-security-policy: default-src 'self';",
        "cross-origin-resource-policy: same-origin",
        "x-content-type-options: nosniff",
    ] {
        assert!(home.head.contains(header), "{header} in {}", home.head);
    }
    assert!(!home.head.contains("access-control-"));

    let east = server.get("/teams/%C3%B8st/?period=2026-q4");
    assert!(east.body.contains("src=\"../../_leadmark/preview.js\""), "{}", east.body);
    let folder = server.get("/teams/%C3%B8st?period=2026-q4");
    assert_eq!(folder.status, 302);
    assert!(folder.head.contains("location: ./%c3%b8st/?period=2026-q4"), "{}", folder.head);

    let lost = server.get("/a/b/c");
    assert_eq!(lost.status, 404);
    assert!(lost.body.contains("Lost?<script src=\"../../_leadmark/preview.js\""), "{}", lost.body);

    assert_eq!(server.get("/assets/style.1.css").body, "h1 { color: red }");
    assert_eq!(server.get("/photo.png").status, 404);
    server.files.lock().expect("files").insert("static/photo.png".into(), b"picture".to_vec());
    server.publish(small());
    let photo = server.get("/photo.png");
    assert_eq!((photo.status, photo.body.as_str()), (200, "picture"));
    assert!(photo.head.contains("content-type: image/png"));

    assert!(server.get("/_leadmark/preview.js").body.contains("EventSource"));
    assert_eq!(server.get("/_leadmark/other").status, 404);
}

#[test]
fn only_reading() {
    let server = Served::begin(small());
    let host = format!("localhost:{}", server.address.port());
    let head = server.ask("HEAD", "/", &host);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    let length = server.get("/").body.len();
    assert!(head.head.contains(&format!("content-length: {length}")), "{}", head.head);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let reply = server.ask(method, "/", &host);
        assert_eq!(reply.status, 405, "{method}");
        assert!(reply.head.contains("allow: get, head"));
    }
}

#[test]
fn hosts() {
    let server = Served::begin(small());
    let port = server.address.port();
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("LOCALHOST:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("evil.example".to_owned(), 421),
        (format!("evil.example:{port}"), 421),
        (format!("localhost.evil.example:{port}"), 421),
        ("localhost".to_owned(), 421),
        (format!("localhost:{port}, evil.example"), 421),
        (String::new(), 421),
    ] {
        for path in ["/", "/assets/style.1.css", "/_leadmark/events?page=", "/../x"] {
            let status = if path == "/../x" && status == 200 { 400 } else { status };
            if status == 200 && path.contains("events") {
                continue;
            }
            assert_eq!(server.ask("GET", path, &host).status, status, "{host}{path}");
        }
    }
    let first_line = |bytes: String| server.raw(bytes.as_bytes()).lines().next().unwrap_or_default().to_owned();
    let twice = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert!(!first_line(twice).contains("200"));
    let absolute = format!("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert!(first_line(absolute).contains("421"));
    assert!(first_line("GET / HTTP/1.0\r\n\r\n".to_owned()).contains("421"));
}

#[test]
fn paths_that_play_tricks() {
    let server = Served::begin(small());
    let long = format!("/{}", "a".repeat(5000));
    let very_long = format!("/{}", "a".repeat(100_000));
    for (path, statuses) in [
        ("/../etc/passwd", &[400][..]),
        ("/%2e%2e/etc/passwd", &[400]),
        ("/%252e%252e/etc/passwd", &[400]),
        ("/..%2fetc/passwd", &[400]),
        ("/..%5cetc", &[400]),
        ("/a\\b", &[400]),
        ("/%00", &[400]),
        ("/\0", &[400]),
        ("/%ff", &[400]),
        ("/%zz", &[400]),
        ("/%", &[400]),
        ("//evil.example/", &[404]),
        ("//evil.example", &[404]),
        (&long, &[414]),
        (&very_long, &[414, 431]),
    ] {
        let reply = server.get(path);
        assert!(statuses.contains(&reply.status), "{} for {path:.40}", reply.status);
        assert!(!reply.head.contains("location:"), "{path:.40}");
    }
    let many = "x: y\r\n".repeat(20_000);
    let reply = server.raw(format!("GET / HTTP/1.1\r\n{many}\r\n").as_bytes());
    assert!(reply.contains(" 431 ") || reply.is_empty(), "{reply:.80}");
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_browser_is_told_when_its_page_has_other_bytes_and_only_then() {
    let page = |style: &str, words: &str| format!("<head><link rel=stylesheet href=a.{style}.css></head><body>{words}</body>");
    let with = |style: &str, words: &str| {
        site(&[("index.html", &page(style, words)), ("other/index.html", words), (&format!("a.{style}.css"), style)])
    };
    let server = Served::begin(with("1", "one"));
    let mut home = server.events("");
    let first = home.next();

    // Another style sheet: the page is the same.
    server.publish(with("2", "one"));
    let second = home.next();
    assert_eq!(first["shown"]["digest"], second["shown"]["digest"]);
    assert_eq!(second["shown"]["styles"][0]["href"], "a.2.css");

    // Nothing new, then other words: the first of these is not told.
    server.publish(with("2", "one"));
    server.publish(with("2", "two"));
    let third = home.next();
    assert_ne!(third["shown"]["digest"], second["shown"]["digest"]);

    // Errors leave the page as it was.
    let errors = vec![problem("a mistake")];
    server.previews.send_modify(|preview| *preview = Arc::new(preview.with_errors(errors)));
    let fourth = home.next();
    assert_eq!(fourth["shown"], third["shown"]);
    assert_eq!(fourth["errors"][0]["text"], "error: a mistake");
    server.publish(with("2", "two"));
    let fifth = home.next();
    assert_eq!(fifth, third);

    // A page that vanishes, and one that is not there yet.
    let mut other = server.events("other/");
    let there = other.next();
    server.publish(site(&[("index.html", "one")]));
    assert_ne!(other.next()["shown"]["digest"], there["shown"]["digest"]);

    let follow = Follow { at: 7, page: "other/".to_owned() };
    server.previews.send_modify(|preview| *preview = Arc::new(preview.with_errors(Vec::new()).following(Some(follow))));
    assert_eq!(other.next()["follow"]["page"], "other/");

    // What the page itself carries is what the events compare with.
    let body = server.get("/").body;
    let mut home = server.events("");
    let digest = home.next()["shown"]["digest"].as_str().expect("a digest").to_owned();
    assert!(body.contains(&format!("&quot;digest&quot;:&quot;{digest}&quot;")), "{body}");
}

#[test]
fn a_picture_that_changes_is_a_change_of_its_page() {
    let server = Served::begin(site(&[("index.html", "<body><img src=photo.png></body>"), ("photo.png", "file:static/photo.png")]));
    let mut home = server.events("");
    let first = home.next();
    server.files.lock().expect("files").insert("static/photo.png".into(), b"picture".to_vec());
    server.previews.send_modify(|preview| *preview = Arc::new(preview.with_errors(Vec::new())));
    assert_ne!(home.next()["shown"]["digest"], first["shown"]["digest"]);
}

#[test]
fn a_theme_s_mistake_leaves_the_last_good_page() {
    let server = Served::begin(small());
    assert!(server.get("/").body.contains("Home"));
    let mut home = server.events("");
    let good = home.next();
    let broken = || {
        let file = Arc::new(SourceFile { path: "theme/templates/home.html".into(), text: String::new() });
        Err(Box::new(Finding::error("theme", Place::new(&file, Span::default()), "no such filter")))
    };
    let mut site = small();
    site.artifacts.insert("index.html".to_owned(), Artifact::Page(Arc::new(broken)));
    server.publish(site);
    let state = home.next();
    assert_eq!(state["errors"][0]["message"], "no such filter");
    assert_eq!(state["shown"], good["shown"]);
    let page = server.get("/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Home"));
}

#[test]
fn a_thousand_idle_and_slow_clients() {
    let server = Served::begin(small());
    let mut live = server.events("");
    live.next();
    let mut crowd = Vec::new();
    for number in 0..1000 {
        // The limit of files is shared by both ends of every connection here.
        let Ok(mut stream) = TcpStream::connect(server.address) else { break };
        if number % 2 == 0 {
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: loc");
        }
        crowd.push(stream);
    }
    assert!(crowd.len() > 400, "{} connections", crowd.len());
    let began = Instant::now();
    assert_eq!(server.get("/").status, 200);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    server.publish(site(&[("index.html", "<body>new</body>")]));
    live.next();
}

#[test]
fn a_client_that_never_finishes_its_request_is_sent_away() {
    let server = Served::begin(small());
    let mut stream = server.connect();
    stream.set_read_timeout(Some(Duration::from_millis(200))).expect("a timeout");
    stream.write_all(b"GET / HTTP/1.1\r\n").expect("written");
    let began = Instant::now();
    let mut byte = [0];
    loop {
        // A byte now and then does not buy more time.
        let _ = stream.write_all(b"x");
        match stream.read(&mut byte) {
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            _ => break,
        }
        assert!(began.elapsed() < DEADLINE, "still connected");
    }
}

#[test]
fn a_port_in_use() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let door = Door::open("127.0.0.1", port).expect("the next one");
    assert_eq!(door.taken, Some(port));
    assert!(door.address.port() > port);
    assert_eq!(door.url(), format!("http://127.0.0.1:{}/", door.address.port()));
    let server = Served::begin_at(door, small());
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn the_end_is_quick_though_browsers_listen() {
    let server = Served::begin(small());
    let mut home = server.events("");
    home.next();
    let idle = server.connect();
    let began = Instant::now();
    drop(server);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    drop(idle);
}

#[test]
fn the_loopback_address_of_ipv6() {
    let Ok(door) = Door::open("::1", 0) else { return eprintln!("skipped: this machine has no IPv6") };
    assert_eq!(door.url(), format!("http://[::1]:{}/", door.address.port()));
    assert!(door.is_private());
    let server = Served::begin_at(door, small());
    let port = server.address.port();
    assert_eq!(server.ask("GET", "/", &format!("[::1]:{port}")).status, 200);
    assert_eq!(server.ask("GET", "/", &format!("localhost:{port}")).status, 200);
    assert_eq!(server.ask("GET", "/", &format!("[::2]:{port}")).status, 421);
}
