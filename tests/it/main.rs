//! All integration tests, in one binary.
#![allow(clippy::disallowed_methods, reason = "tests touch a disk")]

mod again;
mod architecture;
mod cases;
mod contract;
mod export;
mod init;
mod levels;
mod link;
mod links;
mod manuals;
mod mistakes;
mod new;
mod numbers;
mod parsing;
mod preview;
mod project;
mod read;
mod reference;
mod report;
mod reproducible;
mod running;
mod search;
mod serve;
mod since;
mod site;
mod soak;
mod specs;
mod theming;
mod transcripts;
mod view;
mod watch;
mod write;
