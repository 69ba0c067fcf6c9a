//! `leadmark new check-in`: one line more in the front matter.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;
use jiff::civil::Date;

use crate::cli::new::{Failure, answer, ask, judge, part};
use crate::cli::project::day;
use crate::compile::compile;
use crate::model::entry::{Entry, Objective, Status};
use crate::nearest::nearest;
use crate::parse::parse;
use crate::project::Project;
use crate::source::{SourceFile, Span};
use crate::yaml;

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
    let of = match &arguments.of {
        Some(of) => of.clone(),
        None => answer("the key result, or the objective", "<OF>", "platform/2026-q4/faster-builds#build-time")?,
    };
    let (objective, key_result) = match of.split_once('#') {
        Some((objective, key_result)) => (objective, Some(key_result)),
        None => (of.as_str(), None),
    };
    let path = file_of(project, objective)?;
    let on_disk = fs::read_to_string(root.join(&path)).map_err(|error| format!("cannot read `{path}`: {error}"))?;
    let mark = if on_disk.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let text = on_disk[mark.len()..].to_owned();
    let file = Arc::new(SourceFile { path: path.clone(), text });
    let within = key_result.map(|id| key_result_in(project, &file, id)).transpose()?;

    let item = said(arguments, key_result.is_some())?;
    let item: Vec<(&str, &str)> = item.iter().map(|(name, words)| (*name, words.as_str())).collect();
    let insertion = yaml::insert(&file, within, "check-ins", &item).ok_or_else(|| {
        format!(
            "cannot add a line to `{path}` without changing what else it says\nhelp: `leadmark check` tells what is wrong with it; else write by hand, below `check-ins:`, - {{{}}}",
            item.iter().map(|(name, words)| format!("{name}: {}", yaml::word(words))).collect::<Vec<_>>().join(", ")
        )
    })?;
    let text = insertion.applied_to(&file.text);
    judge(project, &path, &text)?;
    fs::write(root.join(&path), format!("{mark}{text}")).map_err(|error| format!("cannot write `{path}`: {error}"))?;
    Ok(path)
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

/// Where the key result stands in the file.
fn key_result_in(project: &Project, file: &Arc<SourceFile>, id: &str) -> Result<Span, Failure> {
    let settings = compile(project).settings;
    let Some(Entry::Objective(objective)) = parse(file, &settings).entry else {
        return Err(format!("`{}` is no objective", file.path).into());
    };
    if let Some(found) = objective.key_results.iter().find(|key_result| key_result.id == id) {
        return Ok(found.span);
    }
    let known = objective.key_results.iter().map(|key_result| key_result.id.as_str());
    let help = match nearest(id, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it has: {}", known.collect::<Vec<_>>().join(", ")),
    };
    Err(format!("there is no key result `{id}` in `{}`\nhelp: {help}", file.path).into())
}

/// The keys and words of the line.
fn said(arguments: &Arguments, of_key_result: bool) -> Result<Vec<(&'static str, String)>, Failure> {
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
    let mut said: Vec<(&'static str, String)> =
        given.into_iter().filter_map(|(name, words)| Some((name, words.clone().filter(|words| !words.trim().is_empty())?))).collect();
    if said.is_empty() {
        let first = if of_key_result { ("value", "14.5, or nothing") } else { ("status", "on-track, at-risk or off-track") };
        for (name, example) in [first, ("confidence", "0 to 10, or nothing"), ("note", "a sentence, or nothing")] {
            said.extend(ask(name, example)?.map(|words| (name, words)));
        }
    }
    if said.is_empty() {
        let flags = if of_key_result { "`--value`, `--milestone`" } else { "`--status`" };
        return Err(format!("a check-in has to say something\nhelp: give {flags}, `--confidence` or `--note`").into());
    }
    let date = arguments.date.unwrap_or_else(|| jiff::Zoned::now().date());
    said.insert(0, ("date", date.to_string()));
    Ok(said)
}
