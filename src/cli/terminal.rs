//! What is said to whoever started the program.

use std::error::Error;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use camino::Utf8PathBuf;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::disk::Progress;
use crate::report::Screen;

/// Says a line to whoever started the program. Where nobody hears it, as at the end of a pipe, the work goes on.
macro_rules! say {
    ($($words:tt)*) => {
        $crate::cli::terminal::utter(format_args!("{}\n", format_args!($($words)*)))
    };
}

/// As `say!`, without the end of the line.
pub(super) fn utter(words: fmt::Arguments) {
    let _ = anstream::stderr().write_fmt(words);
}

/// Says why nothing could be done.
pub(super) fn complain(error: &dyn Error) {
    let text = error.to_string();
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    say!("\u{1b}[1;31merror\u{1b}[0m: {first}");
    for line in lines {
        match line.strip_prefix("help: ") {
            Some(help) => say!("\u{1b}[1;36mhelp\u{1b}[0m: {help}"),
            None => say!("{line}"),
        }
    }
}

/// A screen for findings of the project at `root`. Colours are taken off again where the text goes to a file.
pub(super) fn screen(root: &Path) -> Screen {
    let columns = terminal_size::terminal_size().map_or(120, |(width, _)| usize::from(width.0));
    Screen { project: seen_from_here(root), colour: true, columns }
}

/// `path` as it is reached from the current folder.
pub(super) fn seen_from_here(path: &Path) -> Utf8PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let ups = here.ancestors().take(4).position(|above| path.starts_with(above));
    let relative = ups.and_then(|ups| {
        let above = here.ancestors().nth(ups)?;
        Some(std::iter::repeat_n(Path::new(".."), ups).collect::<PathBuf>().join(path.strip_prefix(above).ok()?))
    });
    Utf8PathBuf::from(relative.as_deref().unwrap_or(path).to_string_lossy().into_owned())
}

/// Text that a command was asked for. A reader that has seen enough, as `head` does, is no error.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(io::Error::new(error.kind(), format!("cannot write to standard output: {error}"))),
        Ok(()) => Ok(()),
    }
}

/// A bar for long work; shows only on a terminal, and only after a moment.
pub(super) struct Bar {
    bar: ProgressBar,
    started: std::time::Instant,
    shown: AtomicBool,
    done: AtomicU64,
    total: u64,
}

impl Bar {
    pub(super) fn new(total: usize) -> Self {
        let total = total as u64;
        Self {
            bar: ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden()),
            started: std::time::Instant::now(),
            shown: AtomicBool::new(false),
            done: AtomicU64::new(0),
            total,
        }
    }

    pub(super) fn tell(&self, progress: Progress) {
        match progress {
            Progress::Waiting => say!("waiting for another build that writes to the same place"),
            Progress::Done => {
                let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
                if self.shown.load(Ordering::Relaxed) {
                    self.bar.set_position(done);
                } else if done.is_multiple_of(64)
                    && self.started.elapsed() > Duration::from_millis(700)
                    && io::stderr().is_terminal()
                    && !in_ci()
                {
                    self.shown.store(true, Ordering::Relaxed);
                    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} files") {
                        self.bar.set_style(style);
                    }
                    self.bar.set_length(self.total);
                    self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
                }
            }
        }
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
