//! Where the time of a saved file goes in a preview: `cargo run --release --example saves -- PROJECT [SAVES]` writes new titles into
//! objectives of PROJECT, one after the other.
#![allow(clippy::disallowed_methods, reason = "measures")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use leadmark::compile::{Memo, theme_folder, unchecked};
use leadmark::disk::{How, Seen, read_again};
use leadmark::project::{Drafts, Links, Today};
use leadmark::site::Artifact;
use walkdir::WalkDir;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else { return eprintln!("usage: saves PROJECT [SAVES]") };
    let saves = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(40);
    if let Err(error) = run(Path::new(&folder), saves) {
        eprintln!("{error}");
    }
}

fn run(root: &Path, saves: usize) -> Result<(), Box<dyn std::error::Error>> {
    let how = How { today: Today::Clock(jiff::Zoned::now().date()), drafts: Drafts::Shown, links: Links::Folders, theme: theme_folder };
    let (mut seen, mut memo) = (Seen::default(), Memo::default());
    let mut shown = None;
    let mut times: [Vec<(Duration, Duration)>; 5] = Default::default();
    let files = objectives(root);
    if files.is_empty() {
        return Err("there is no objective in this project".into());
    }
    for number in 0..=saves {
        let file = &files[(number * 7919) % files.len()];
        let text = fs::read_to_string(file)?;
        let retitled = |line: &str| if line.starts_with("title:") { format!("title: Saved {number}\n") } else { format!("{line}\n") };
        fs::write(file, text.lines().map(retitled).collect::<String>())?;
        // Once more than there are saves: the first look is another matter.
        let mut step = 0;
        let mut clock = (Instant::now(), processor());
        let mut lap = |clock: &mut (Instant, Duration)| {
            if number > 0 {
                times[step].push((clock.0.elapsed(), processor().saturating_sub(clock.1)));
            }
            step += 1;
            *clock = (Instant::now(), processor());
        };
        let project = read_again(root, how, &mut seen)?;
        lap(&mut clock);
        let unchecked = unchecked(&project, &mut memo);
        lap(&mut clock);
        let path = file.strip_prefix(root.join("content"))?.with_extension("").join("index.html");
        let Some(Artifact::Page(render)) = unchecked.site.artifacts.get(&*path.to_string_lossy()) else { return Err("no page".into()) };
        let page = render().map_err(|finding| finding.message)?;
        assert!(String::from_utf8_lossy(&page).contains(&format!("Saved {number}")));
        lap(&mut clock);
        let findings = unchecked.check();
        lap(&mut clock);
        drop(shown.replace((project, unchecked, findings)));
        lap(&mut clock);
    }
    println!("{:>8}  {:>8}  {:>9}", "median", "95 %", "processor");
    for (what, mut times) in
        ["read again", "compile again", "render the page", "served; ask the rules", "let the last one go"].into_iter().zip(times)
    {
        times.sort_unstable();
        let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].0.as_secs_f64() * 1000.0;
        let processor = times.iter().map(|(_, processor)| processor.as_secs_f64()).sum::<f64>() * 1000.0 / times.len() as f64;
        println!("{:>5.1} ms  {:>5.1} ms  {processor:>6.1} ms  {what}", at(50), at(95));
    }
    Ok(())
}

/// Time that the processor has spent on this program so far, where the system tells (Linux): on a busy machine, the fairer measure.
fn processor() -> Duration {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent =
        |thread: fs::DirEntry| -> Option<u64> { fs::read_to_string(thread.path().join("schedstat")).ok()?.split(' ').next()?.parse().ok() };
    Duration::from_nanos(threads.filter_map(spent).sum())
}

/// Files of objectives: those three folders below `content/`, in a period's folder.
fn objectives(root: &Path) -> Vec<PathBuf> {
    let teams = WalkDir::new(root.join("content/teams")).min_depth(3).max_depth(3).sort_by_file_name().into_iter().flatten();
    teams
        .map(|entry| entry.into_path())
        .filter(|path| path.extension().is_some_and(|it| it == "md") && !path.ends_with("index.md"))
        .collect()
}
