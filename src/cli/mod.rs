//! The command line: arguments become a plain type, a command is a few lines over `compile`.
#![allow(clippy::disallowed_methods, reason = "this is the edge that knows the clock, the environment and the terminal")]

#[macro_use]
mod terminal;

mod build;
mod check;
mod explain;
mod export;
mod generate;
mod git;
mod init;
mod new;
mod preview;
mod project;
mod schema;
mod serve;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Publishes an organisation's strategy and its teams' objectives and key results as a website.
#[derive(Debug, Parser)]
#[command(name = "leadmark", version = env!("LEADMARK_VERSION"), max_term_width = 100, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    Export(export::Arguments),
    Init(init::Arguments),
    New(new::Arguments),
    Schema(schema::Arguments),
    Serve(serve::Arguments),
    Completions(generate::Completions),
    #[command(hide = true)]
    Manual(generate::Manual),
}

/// How a command ended that was able to do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    /// The content has errors.
    Errors,
}

/// Does what the command line says. 0: fine; 1: the content has errors; 2: wrong use, or the environment failed.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Completions(arguments) => generate::completions(&arguments),
        Command::Manual(arguments) => generate::manual(&arguments),
    };
    match done {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Errors) => ExitCode::from(1),
        Err(error) => {
            terminal::complain(&*error);
            ExitCode::from(2)
        }
    }
}

type Done = Result<Outcome, Box<dyn Error>>;
