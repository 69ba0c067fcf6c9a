//! Random work on the files of a project under a running preview: at every rest, what is served is what a fresh build would write, and
//! what was compiled again is what is compiled from nothing.
//!
//! `cargo test --release --test it soak -- --ignored --nocapture` does 10,000 operations and looks at all bytes 200 times.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use walkdir::WalkDir;

use crate::running::{Running, example};

/// The same numbers for the same seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn pick<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        if things.is_empty() { None } else { things.get(self.roll(things.len())) }
    }
}

fn files(root: &Path) -> Vec<PathBuf> {
    let all = ["content", "data", "static", "theme"].into_iter().flat_map(|folder| WalkDir::new(root.join(folder)).sort_by_file_name());
    all.flatten().filter(|entry| entry.file_type().is_file()).map(|entry| entry.into_path()).collect()
}

/// Does one thing, as an editor, a tool or a person might; what cannot be done is left undone. The last word says what it was.
fn act(dice: &mut Dice, root: &Path, number: usize) -> &'static str {
    let files = files(root);
    let texts: Vec<PathBuf> = files.iter().filter(|path| path.extension().is_some_and(|it| it == "md")).cloned().collect();
    let (Some(text), Some(other)) = (dice.pick(&texts), dice.pick(&texts)) else { return "nothing" };
    let titled = |path: &Path, title: &str| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let retitle = |line: &str| if line.starts_with("title:") { format!("title: {title}\n") } else { format!("{line}\n") };
        text.lines().map(retitle).collect::<String>()
    };
    let folder = text.parent().unwrap_or(root);
    match dice.roll(16) {
        0..=4 => {
            let _ = fs::write(text, titled(text, &format!("Saved {number}")));
            "saved"
        }
        5 => {
            let new = folder.join(".new");
            let _ = fs::write(&new, titled(text, &format!("Renamed over {number}")));
            let _ = fs::rename(new, text);
            "renamed over"
        }
        6 => {
            let body = titled(text, &format!("Created again {number}"));
            let _ = fs::remove_file(text);
            let _ = fs::write(text, body);
            "deleted and created"
        }
        7 => {
            let _ = fs::copy(text, folder.join(format!("copy-{}.md", dice.roll(9))));
            "copied"
        }
        8 => {
            if text.file_name().is_some_and(|name| name.to_string_lossy().starts_with("copy-")) {
                let _ = fs::remove_file(text);
            }
            "deleted"
        }
        9 => {
            let away = root.join("away");
            // What is away comes back before another goes.
            match fs::read_to_string(root.join("away.txt")) {
                Ok(home) => {
                    let _ = fs::rename(&away, root.join(home));
                    let _ = fs::remove_file(root.join("away.txt"));
                }
                Err(_) => {
                    let home = folder.strip_prefix(root).unwrap_or(folder).to_owned();
                    if home.components().count() > 3 && fs::rename(folder, &away).is_ok() {
                        let _ = fs::write(root.join("away.txt"), home.to_string_lossy().as_bytes());
                    }
                }
            }
            "a folder moved out or in"
        }
        10 => {
            let (a, b) = (titled(text, &format!("Swapped {number}")), titled(other, "Swapped"));
            let _ = fs::write(text, a).and_then(|()| fs::write(other, b));
            "two files saved"
        }
        11 => {
            let _ = fs::create_dir_all(root.join("static/deep"));
            let _ = fs::write(root.join(format!("static/deep/{}.txt", dice.roll(5))), format!("{number}"));
            "a file beside the pages"
        }
        12 => {
            let css = root.join("theme/assets/css");
            let _ = fs::create_dir_all(&css);
            if dice.roll(3) == 0 {
                let _ = fs::remove_dir_all(root.join("theme"));
            } else {
                let _ = fs::write(css.join("tokens.css"), format!(":root {{ --turn: {number}; }}\n"));
            }
            "the theme"
        }
        13 => {
            let settings = root.join("leadmark.yaml");
            let _ = fs::write(&settings, titled(&settings, &format!("Settings {number}")));
            "the settings"
        }
        14 => {
            let whole = fs::read_to_string(text).unwrap_or_default();
            let _ = fs::write(text, whole.chars().take(whole.chars().count() / 2).collect::<String>());
            let _ = fs::write(text, whole);
            "half written, then whole"
        }
        _ => {
            let whole = fs::read_to_string(text).unwrap_or_default();
            let mended = whole.replace("tytle: x\n", "");
            let broken = whole.replacen("title:", "tytle: x\ntitle:", 1);
            let _ = fs::write(text, if mended == whole && dice.roll(4) == 0 { broken } else { mended });
            "broken or mended"
        }
    }
}

/// Errors would hide everything else for the rest of the time.
fn mend(root: &Path) {
    for file in files(root) {
        if let Ok(text) = fs::read_to_string(&file)
            && text.contains("tytle: x\n")
        {
            let _ = fs::write(&file, text.replace("tytle: x\n", ""));
        }
    }
    if let Ok(home) = fs::read_to_string(root.join("away.txt")) {
        let _ = fs::rename(root.join("away"), root.join(home));
        let _ = fs::remove_file(root.join("away.txt"));
    }
}

fn soak(seed: u64, operations: usize, looks: usize) {
    let (_around, root) = example();
    let running = Running::begin(&root, &[]);
    running.becomes_true("the first look");
    let mut dice = Dice(seed);
    let mut last = Vec::new();
    let (mut levels, began) = (vec![memory(&running)], Instant::now());
    for number in 1..=operations {
        last.push(act(&mut dice, &root, number));
        if number % (operations / looks) == 0 {
            // Every other time as it is, errors and all.
            if dice.roll(2) == 0 {
                mend(&root);
            }
            running.becomes_all_true(&format!("seed {seed}, after {number}: {}", last.join(", ")));
            last.clear();
        }
        if number % (operations / 4).max(1) == 0 {
            levels.push(memory(&running));
        }
    }
    eprintln!("{operations} operations, {looks} looks in {:?}; memory by quarters {levels:?} KiB", began.elapsed());
}

/// Of the server, in KiB, where the system tells.
fn memory(running: &Running) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", running.child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

#[test]
fn random_work() {
    soak(0x5eed, 60, 3);
}

#[test]
#[ignore = "takes long: 10,000 operations"]
fn random_work_for_long() {
    soak(0x10_5eed, 10_000, 200);
}
