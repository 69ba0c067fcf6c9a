//! `leadmark new check-in`: one line more in the front matter.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;
use jiff::civil::Date;

use crate::cli::new::asking::{Question, answer, maybe};
use crate::cli::new::{Failure, judge, part, told};
use crate::cli::project::day;
use crate::compile::compile;
use crate::finding::{Findings, Severity};
use crate::model::entry::{Entry, KeyResult, Measure, Objective, Status};
use crate::nearest::nearest;
use crate::parse::parse;
use crate::project::{Project, Today};
use crate::settings::{Settings, settings};
use crate::source::{SourceFile, Span};
use crate::yaml;

/// A key and its words.
type Said = (&'static str, String);

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A key result, such as `platform/2026-q4/faster-builds#build-time`; an objective without `#`
    of: Option<String>,

    /// The day [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    date: Option<Date>,

    /// The number on that day; `none` where there is none any more
    #[arg(long, allow_hyphen_values = true)]
    value: Option<String>,

    /// The furthest milestone that holds, by its title or its number
    #[arg(long)]
    milestone: Option<String>,

    /// Where the objective stands: on-track, at-risk or off-track
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(Status::WORDS))]
    status: Option<String>,

    /// How sure you are that it will be reached, from 0 to 10
    #[arg(long)]
    confidence: Option<String>,

    /// What is behind it, in a sentence
    #[arg(long)]
    note: Option<String>,
}

pub(super) fn run(root: &Path, project: &Project, arguments: &Arguments) -> Result<Utf8PathBuf, Failure> {
    let question =
        Question { what: "the key result, or the objective", flag: "<OF>", example: "platform/2026-q4/faster-builds#build-time" };
    let spot = match &arguments.of {
        Some(of) => spot(root, project, of)?,
        None => answer(&question, |of| spot(root, project, of))?,
    };
    let Spot { path, file, mark, .. } = &spot;
    let settings = project_settings(project);
    let today = match (arguments.date, settings.today, project.today) {
        (Some(day), ..) | (None, Some(day), _) | (None, None, Today::Said(day) | Today::Clock(day)) => day,
    };
    let item = said(arguments, today, &spot, |item| spot.takes(&settings, item))?;
    let insertion = spot.insertion(&item)?;
    let text = insertion.applied_to(&file.text);
    let advice = judge(project, path, &text)?;
    replace(&root.join(path), &format!("{mark}{text}")).map_err(|error| format!("cannot write `{path}`: {error}"))?;
    for finding in advice.iter().filter(|finding| ON_CHECK_INS.contains(&finding.rule)) {
        say!("warning[{}]: {}", finding.rule, finding.message);
    }
    Ok(spot.path)
}

/// Rules that speak of a single check-in, which whoever writes it wants to hear.
const ON_CHECK_INS: [&str; 3] = ["check-in-outside-period", "conflicting-check-ins", "future-check-in"];

/// Puts `text` in the place of the file at `path`, which keeps what it held where the disk is full.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let real = fs::canonicalize(path)?;
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    let new = real.with_file_name(format!(".{name}.{}", std::process::id()));
    let write = || -> io::Result<()> {
        let mut file = fs::File::create_new(&new)?;
        file.write_all(text.as_bytes())?;
        file.set_permissions(fs::metadata(&real)?.permissions())?;
        file.sync_all()?;
        fs::rename(&new, &real)
    };
    write().inspect_err(|_| drop(fs::remove_file(&new)))
}

/// Where a check-in is to stand.
struct Spot {
    path: Utf8PathBuf,
    /// The file, without the mark that some editors write at its beginning.
    file: Arc<SourceFile>,
    mark: &'static str,
    /// The key result in it; `None` for the objective itself.
    within: Option<Span>,
    /// What to ask for first, with an example; nothing where only words can be said.
    first: Option<(&'static str, &'static str)>,
}

fn spot(root: &Path, project: &Project, of: &str) -> Result<Spot, Failure> {
    let (objective, key_result) = match of.split_once('#') {
        Some((objective, key_result)) => (objective, Some(key_result)),
        None => (of, None),
    };
    let path = file_of(project, objective)?;
    let on_disk = fs::read_to_string(root.join(&path)).map_err(|error| format!("cannot read `{path}`: {error}"))?;
    let mark = if on_disk.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let file = Arc::new(SourceFile { path: path.clone(), text: on_disk[mark.len()..].to_owned() });
    let found = key_result.map(|id| key_result_in(project, &file, id)).transpose()?;
    let first = match found.as_ref().map(|found| &found.measure) {
        None => Some(("status", "on-track, at-risk or off-track")),
        Some(Measure::Milestones(_)) => Some(("milestone", "the furthest that holds, by its title or its number, or nothing")),
        Some(Measure::Done(_)) => None,
        Some(_) => Some(("value", "14.5, or nothing")),
    };
    Ok(Spot { path, file, mark, within: found.map(|found| found.span), first })
}

impl Spot {
    fn insertion(&self, item: &[(&str, String)]) -> Result<yaml::Insertion, Failure> {
        let words: Vec<(&str, &str)> = item.iter().map(|(name, words)| (*name, words.as_str())).collect();
        yaml::insert(&self.file, self.within, "check-ins", &words).ok_or_else(|| {
            let line = words.iter().map(|(name, words)| format!("{name}: {}", yaml::word(words))).collect::<Vec<_>>().join(", ");
            let path = &self.path;
            format!(
                "cannot add a line to `{path}` without changing what else it says\nhelp: `leadmark check` tells what is wrong with it; where it says nothing, take out what stands behind `check-ins:`, such as `~`\nhelp: or write by hand, below `check-ins:`, - {{{line}}}"
            )
            .into()
        })
    }

    /// Whether such an item can be read, whatever it means to the rest of the project.
    fn takes(&self, settings: &Settings, item: &[(&str, String)]) -> Result<(), Failure> {
        let wrong = |text: String| {
            let said = parse(&Arc::new(SourceFile { path: self.path.clone(), text }), settings).findings;
            said.into_iter().filter(|finding| finding.severity == Severity::Error).collect::<Vec<_>>()
        };
        let before = wrong(self.file.text.clone());
        let after = wrong(self.insertion(item)?.applied_to(&self.file.text));
        after
            .into_iter()
            .find(|finding| before.iter().all(|known| known.message != finding.message))
            .map_or(Ok(()), |finding| Err(told(&finding)))
    }
}

fn project_settings(project: &Project) -> Settings {
    settings(&mut Findings::new(), &project.settings)
}

/// The file of the objective that is written `team/period/id`.
fn file_of(project: &Project, objective: &str) -> Result<Utf8PathBuf, Failure> {
    let path = Utf8Path::new("content/teams").join(objective);
    let mut candidates = [format!("{path}.md").into(), path.join("index.md")].into_iter();
    let in_place = objective.split('/').count() == 3 && objective.split('/').all(|word| part(word).is_ok());
    if let Some(path) = candidates.find(|path: &Utf8PathBuf| in_place && project.content.contains_key(path)) {
        return Ok(path);
    }
    let okrs = compile(project).okrs;
    let name = |entry: &Objective| format!("{}/{}/{}", entry.team, entry.period.as_deref().unwrap_or("backlog"), entry.head.id);
    let known: Vec<String> = okrs.objectives.iter().map(|objective| name(&objective.entry)).collect();
    let help = match nearest(objective, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name its team, its period and its own id: platform/2026-q4/faster-builds".to_owned(),
    };
    Err(format!("there is no objective `{objective}`\nhelp: {help}").into())
}

/// The key result as it stands in the file.
fn key_result_in(project: &Project, file: &Arc<SourceFile>, id: &str) -> Result<Arc<KeyResult>, Failure> {
    let Some(Entry::Objective(objective)) = parse(file, &project_settings(project)).entry else {
        return Err(format!("`{}` is no objective", file.path).into());
    };
    if let Some(found) = objective.key_results.iter().find(|key_result| key_result.id == id) {
        return Ok(Arc::clone(found));
    }
    let known = objective.key_results.iter().map(|key_result| key_result.id.as_str());
    let help = match nearest(id, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it has: {}", known.collect::<Vec<_>>().join(", ")),
    };
    Err(format!("there is no key result `{id}` in `{}`\nhelp: {help}", file.path).into())
}

/// The keys and words of the line; answers are asked for until `takes` has nothing against them.
fn said(
    arguments: &Arguments,
    date: Date,
    spot: &Spot,
    takes: impl Fn(&[(&str, String)]) -> Result<(), Failure>,
) -> Result<Vec<Said>, Failure> {
    let of_key_result = spot.within.is_some();
    if of_key_result && arguments.status.is_some() {
        return Err("a key result has no status\nhelp: leave out what stands from `#` on, or say `--confidence`".into());
    }
    if !of_key_result && (arguments.value.is_some() || arguments.milestone.is_some()) {
        return Err("an objective has no value\nhelp: name a key result behind `#`: platform/2026-q4/faster-builds#build-time".into());
    }
    let given = [
        ("status", &arguments.status),
        ("value", &arguments.value),
        ("milestone", &arguments.milestone),
        ("confidence", &arguments.confidence),
        ("note", &arguments.note),
    ];
    let date = ("date", date.to_string());
    let mut said: Vec<Said> =
        given.into_iter().filter_map(|(name, words)| Some((name, words.clone().filter(|words| !words.trim().is_empty())?))).collect();
    if said.is_empty() {
        let more = [("confidence", "0 to 10, or nothing"), ("note", "a sentence, or nothing")];
        for (name, example) in spot.first.into_iter().chain(more) {
            let fine = |words: &str| takes(&[date.clone(), (name, words.to_owned())]);
            said.extend(maybe(name, example, fine)?.map(|words| (name, words)));
        }
    }
    if said.is_empty() {
        let flags = if of_key_result { "`--value`, `--milestone`" } else { "`--status`" };
        return Err(format!("a check-in has to say something\nhelp: give {flags}, `--confidence` or `--note`").into());
    }
    said.insert(0, date);
    Ok(said)
}
