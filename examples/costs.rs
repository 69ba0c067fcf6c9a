//! Where the time of a build goes, by kind of page: `cargo run --release --example costs -- PROJECT`
#![allow(clippy::disallowed_methods, reason = "measures")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use leadmark::compile::{compile, theme_folder};
use leadmark::disk::{How, read};
use leadmark::project::{Drafts, Links, Today};
use leadmark::site::{Artifact, poured};

fn main() {
    let Some(folder) = std::env::args().nth(1) else { return eprintln!("usage: costs PROJECT") };
    let how = How { today: Today::Clock(jiff::Zoned::now().date()), drafts: Drafts::Hidden, links: Links::Folders, theme: theme_folder };
    let start = Instant::now();
    let project = match read(Path::new(&folder), how) {
        Ok(project) => project,
        Err(error) => return eprintln!("{error}"),
    };
    println!("{:>8} ms  read", start.elapsed().as_millis());
    let start = Instant::now();
    let compilation = compile(&project);
    println!("{:>8} ms  compile, without pages", start.elapsed().as_millis());
    let mut kinds: BTreeMap<String, (usize, usize, Duration)> = BTreeMap::new();
    for (path, artifact) in &compilation.site.artifacts {
        let start = Instant::now();
        let bytes = match artifact {
            Artifact::Page(render) => render().unwrap_or_else(|finding| panic!("{path}: {}", finding.message)),
            Artifact::Data(pour) => poured(pour),
            Artifact::Bytes(_) | Artifact::File(_) => continue,
        };
        let kind = kinds.entry(kind(path)).or_default();
        *kind = (kind.0 + 1, kind.1 + bytes.len(), kind.2 + start.elapsed());
    }
    let mut rows: Vec<_> = kinds.into_iter().collect();
    rows.sort_by_key(|(_, (_, _, time))| std::cmp::Reverse(*time));
    println!("\n{:>8}  {:>8}  {:>10}  {:>9}  {:>8}  kind", "ms", "files", "µs each", "KB each", "ns/byte");
    for (kind, (count, bytes, time)) in rows {
        let (micros, bytes) = (time.as_micros() as f64, bytes as f64);
        println!(
            "{:>8.0}  {count:>8}  {:>10.0}  {:>9.1}  {:>8.0}  {kind}",
            micros / 1000.0,
            micros / count as f64,
            bytes / count as f64 / 1000.0,
            micros * 1000.0 / bytes
        );
    }
}

/// `teams/platform/2026-q4/faster-builds/index.html` → `teams/*/*/*/index.html`
fn kind(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let last = parts.len() - 1;
    let part = |(at, part): (usize, &&str)| if at == 0 || at == last { (*part).to_owned() } else { "*".to_owned() };
    parts.iter().enumerate().map(part).collect::<Vec<_>>().join("/")
}
