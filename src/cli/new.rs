//! `leadmark new`: the right file in the right place, or one more line in it.

mod asking;
mod check_in;

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::check::is_fixed;
use crate::cli::new::asking::{Question, answer, maybe};
use crate::cli::project::day;
use crate::cli::terminal::{self, seen_from_here};
use crate::cli::{Done, Outcome};
use crate::compile::{compile, theme_folder};
use crate::disk::{self, How};
use crate::fields::{Table, skeleton};
use crate::finding::Finding;
use crate::model::period::Form;
use crate::model::slug::slug;
use crate::nearest::nearest;
use crate::parse::{CHALLENGE, GOAL, OBJECTIVE, PERIOD, POLICY, STRATEGY, TEAM};
use crate::project::{Drafts, Links, Project, Today};
use crate::source::SourceFile;

/// Writes a new file in the right place, or adds a check-in to one
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,

    /// The project's folder, or one inside it
    #[arg(long, global = true, value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    project: PathBuf,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The strategy as a whole
    Strategy(Words),
    /// A goal of the strategy
    Goal(Element),
    /// A challenge of the strategy
    Challenge(Element),
    /// A policy of the strategy
    Policy(Element),
    /// A team
    Team(Team),
    /// A period with a name or dates of its own
    Period(Period),
    /// An objective of a team in a period, or in its backlog
    Objective(Objective),
    /// A check-in of a key result or of an objective
    CheckIn(check_in::Arguments),
}

#[derive(Debug, Args)]
struct Words {
    /// What it is called
    #[arg(long)]
    title: Option<String>,
}

#[derive(Debug, Args)]
struct Element {
    /// Its id, such as `speed`; made from the title where it is left out
    id: Option<String>,

    #[command(flatten)]
    words: Words,

    /// It in a sentence
    #[arg(long)]
    summary: Option<String>,

    /// Who answers for it
    #[arg(long)]
    owner: Option<String>,
}

#[derive(Debug, Args)]
struct Team {
    /// Its id, such as `platform`; made from the title where it is left out
    id: Option<String>,

    #[command(flatten)]
    words: Words,

    /// Who leads it
    #[arg(long)]
    lead: Option<String>,

    /// The id of the team above it
    #[arg(long)]
    parent: Option<String>,
}

#[derive(Debug, Args)]
struct Period {
    /// Its id, such as `summer-2026`
    id: Option<String>,

    #[command(flatten)]
    words: Words,

    /// The first day
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<Date>,

    /// The last day
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<Date>,
}

#[derive(Debug, Args)]
struct Objective {
    /// Team, period and its own id, such as `platform/2026-q4/faster-builds`; `platform/backlog/…` for an idea without a period
    id: Option<String>,

    #[command(flatten)]
    words: Words,

    /// Who answers for it
    #[arg(long)]
    owner: Option<String>,

    /// What it contributes to, and how behind a colon: `speed: Shorter feedback`. Can be given several times
    #[arg(long)]
    supports: Vec<String>,
}

type Failure = Box<dyn std::error::Error>;

pub(super) fn run(arguments: &Arguments) -> Done {
    let root = disk::root(&arguments.project)?;
    let project = read(&root)?;
    let path = match &arguments.what {
        What::CheckIn(check_in) => check_in::run(&root, &project, check_in)?,
        what => create(&root, &project, &plan(&project, what)?)?,
    };
    terminal::print(&format!("{}\n", seen_from_here(&root.join(path))))?;
    Ok(Outcome::Fine)
}

fn read(root: &Path) -> Result<Project, disk::Error> {
    let today = Today::Clock(jiff::Zoned::now().date());
    disk::read(root, How { today, drafts: Drafts::Shown, links: Links::Folders, theme: theme_folder })
}

/// A file to be written.
struct Plan {
    path: Utf8PathBuf,
    text: String,
}

/// Keys that a new file has no use for yet.
const LATER: [&str; 8] = ["draft", "aliases", "allow", "outcome", "score", "reflection", "continues", "check-ins"];

fn plan(project: &Project, what: &What) -> Result<Plan, Failure> {
    let file = |path: String, table: &Table, given: &[(&str, Vec<String>)]| Plan {
        path: format!("content/{path}.md").into(),
        text: skeleton(table, given, &LATER),
    };
    let one = |word: &Option<String>| word.iter().cloned().collect::<Vec<_>>();
    let element = |folder: &str, table: &Table, element: &Element| -> Result<Plan, Failure> {
        let title = title(&element.words)?;
        let id = id(element.id.as_deref(), &title)?;
        let given = [("title", vec![title]), ("summary", one(&element.summary)), ("owner", one(&element.owner))];
        Ok(file(format!("strategy/{folder}/{id}"), table, &given))
    };
    match what {
        What::Strategy(words) => Ok(file("strategy/index".to_owned(), &STRATEGY, &[("title", vec![title(words)?])])),
        What::Goal(words) => element("goals", &GOAL, words),
        What::Challenge(words) => element("challenges", &CHALLENGE, words),
        What::Policy(words) => element("policies", &POLICY, words),
        What::Team(team) => {
            let title = title(&team.words)?;
            let id = id(team.id.as_deref(), &title)?;
            let given = [("title", vec![title]), ("lead", one(&team.lead)), ("parent", one(&team.parent))];
            Ok(file(format!("teams/{id}/index"), &TEAM, &given))
        }
        What::Period(period) => {
            let id = match &period.id {
                Some(id) => id.clone(),
                None => answer(&Question { what: "the id", flag: "<ID>", example: "summer-2026" }, |id| part(id).map(str::to_owned))?,
            };
            let known = Form::of(&id) != Form::Named;
            let title = if known { period.words.title.clone() } else { Some(title(&period.words)?) };
            let date = |given: Option<Date>, what: &str, flag: &str, example: &str| -> Result<Vec<String>, Failure> {
                match given {
                    Some(date) => Ok(vec![date.to_string()]),
                    None if known => Ok(Vec::new()),
                    None => answer(&Question { what, flag, example }, |said| Ok(vec![day(said)?.to_string()])),
                }
            };
            let from = date(period.from, "the first day", "--from <DAY>", "2026-06-01")?;
            let to = date(period.to, "the last day", "--to <DAY>", "2026-08-31")?;
            Ok(file(format!("periods/{}", part(&id)?), &PERIOD, &[("title", one(&title)), ("from", from), ("to", to)]))
        }
        What::Objective(objective) => {
            let question = Question { what: "team, period and id", flag: "<ID>", example: "platform/2026-q4/faster-builds" };
            let [team, period, own] = match &objective.id {
                Some(id) => place(project, id)?,
                None => answer(&question, |id| place(project, id))?,
            };
            let path = format!("teams/{team}/{period}/{own}");
            let title = title(&objective.words)?;
            let text = |owner: &[String], supports: &[String]| {
                let given = [("title", vec![title.clone()]), ("owner", owner.to_vec()), ("supports", supports.to_vec())];
                file(path.clone(), &OBJECTIVE, &given)
            };
            let (mut owner, mut supports) = (one(&objective.owner), objective.supports.clone());
            if objective.words.title.is_none() {
                // Whoever is asked for the title can be asked for the two lines that matter most.
                owner.extend(if owner.is_empty() { maybe("who answers for it", "a name, or nothing", |_| Ok(()))? } else { None });
                let alone = supports.is_empty();
                let leads = |to: &str| {
                    let plan = text(&[], &[to.to_owned()]);
                    judge(project, &plan.path, &plan.text).map(drop)
                };
                supports.extend(if alone { maybe("what it supports", "speed: how it contributes, or nothing", leads)? } else { None });
            }
            Ok(text(&owner, &supports))
        }
        What::CheckIn(_) => Err("a check-in is no file".into()),
    }
}

fn title(words: &Words) -> Result<String, Failure> {
    match &words.title {
        Some(title) => Ok(title.clone()),
        None => {
            answer(&Question { what: "the title", flag: "--title <TITLE>", example: "What it is called" }, |title| Ok(title.to_owned()))
        }
    }
}

fn id(given: Option<&str>, title: &str) -> Result<String, Failure> {
    match given {
        Some(id) => part(id).map(str::to_owned),
        None => part(&slug(title)).map(str::to_owned),
    }
}

/// `id`, if it can be the name of a file or a folder.
fn part(id: &str) -> Result<&str, Failure> {
    let fine = |letter: char| letter.is_alphanumeric() && !letter.is_uppercase() || letter == '-';
    if id == "index" {
        return Err("`index` cannot be an id: it is the name of the page of a whole folder\nhelp: choose another word".into());
    }
    if id.chars().all(fine) && id.chars().any(char::is_alphanumeric) {
        return match disk::names::unportable(id) {
            None => Ok(id),
            Some(reason) => Err(format!("`{id}` cannot be a name on Windows: {reason}\nhelp: choose another word").into()),
        };
    }
    let help = match slug(id) {
        slug if !slug.is_empty() && part(&slug).is_ok() => format!("write `{slug}`"),
        _ => "choose a word, such as `faster-builds`".to_owned(),
    };
    Err(format!(
        "`{id}` is not written like an id: it stands in addresses, where only small letters, digits and hyphens are safe\nhelp: {help}"
    )
    .into())
}

/// Team, period and id of an objective, where team and period are known.
fn place(project: &Project, id: &str) -> Result<[String; 3], Failure> {
    let [team, period, own] = id.split('/').collect::<Vec<_>>()[..] else {
        return Err(format!(
            "`{id}` is no place for an objective\nhelp: name its team, its period and its own id: platform/2026-q4/faster-builds"
        )
        .into());
    };
    let (team, period, own) = (part(team)?, part(period)?, part(own)?);
    has_place(project, team, period)?;
    Ok([team, period, own].map(str::to_owned))
}

/// That the team and the period are known.
fn has_place(project: &Project, team: &str, period: &str) -> Result<(), Failure> {
    let folders = |below: &str| -> Vec<String> {
        let names = project.content.keys().filter_map(|path| path.strip_prefix(below).ok()?.components().next());
        names.map(|name| name.as_str().trim_end_matches(".md").to_owned()).collect()
    };
    let known = |what: &str, word: &str, all: Vec<String>| -> Result<(), Failure> {
        if all.iter().any(|known| known == word) {
            return Ok(());
        }
        let help = match nearest(word, all.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`? Else write the {what} first: leadmark new {what} {word}"),
            None => format!("write the {what} first: leadmark new {what} {word}"),
        };
        Err(format!("there is no {what} `{word}`\nhelp: {help}").into())
    };
    known("team", team, folders("content/teams"))?;
    if period == "backlog" || Form::of(period) != Form::Named {
        return Ok(());
    }
    known("period", period, folders("content/periods"))
}

/// Writes a file that was not there, if it says nothing wrong.
fn create(root: &Path, project: &Project, plan: &Plan) -> Result<Utf8PathBuf, Failure> {
    let beside = match (plan.path.file_name(), plan.path.parent()) {
        (Some("index.md"), Some(folder)) => folder.with_extension("md"),
        _ => plan.path.with_extension("").join("index.md"),
    };
    if let Some(taken) = [&plan.path, &beside].into_iter().find(|path| root.join(path).symlink_metadata().is_ok()) {
        return Err(
            format!("`{taken}` exists already, and nothing is ever overwritten\nhelp: choose another id, or change the file").into()
        );
    }
    judge(project, &plan.path, &plan.text)?;
    let path = root.join(&plan.path);
    let write = || -> io::Result<()> {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::File::create_new(&path)?.write_all(plan.text.as_bytes())
    };
    write().map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
    Ok(plan.path.clone())
}

/// Whether nothing more is wrong with the project once the file at `path` holds `text`; and what advice there would be on the file that
/// there was not before. Advice stays advice here, whatever level the settings give it: a file begins without key results.
fn judge(project: &Project, path: &Utf8Path, text: &str) -> Result<Vec<Finding>, Failure> {
    let before: HashSet<String> = compile(project).findings.into_iter().map(|finding| finding.message).collect();
    let mut project = project.clone();
    project.content.insert(path.to_owned(), Arc::new(SourceFile { path: path.to_owned(), text: text.to_owned() }));
    let mut new = compile(&project).findings;
    new.retain(|finding| !before.contains(&finding.message));
    let here = |finding: &&Finding| finding.at.place.file.path == path;
    let wrong = || new.iter().filter(|finding| is_fixed(finding));
    if let Some(finding) = wrong().find(here) {
        return Err(told(finding));
    }
    if let Some(finding) = wrong().next() {
        let there = &finding.at.place.file.path;
        return Err(format!("with it, something would be wrong in `{there}`: {}\nhelp: choose another id", finding.message).into());
    }
    new.retain(|finding| finding.at.place.file.path == path);
    Ok(new)
}

/// A finding as a reason to stop.
fn told(finding: &Finding) -> Failure {
    let meant = finding.at.text.ends_with('?').then_some(&finding.at.text);
    let help: String = meant.into_iter().chain(&finding.help).map(|help| format!("\nhelp: {help}")).collect();
    format!("{}{help}", finding.message).into()
}
