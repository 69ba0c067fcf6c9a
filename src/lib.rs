//! leadmark turns Markdown files that describe an organisation's strategy and its teams' objectives and key results into a linked
//! website.
//!
//! A [`project`] is everything a build depends on, a [`site`] everything it produces, and `compile` the one pure function between
//! them. Reading, watching, writing, serving and printing stand outside.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod check;
pub mod cli;
pub mod compile;
pub mod disk;
pub mod fields;
pub mod finding;
pub mod link;
pub mod markdown;
pub mod model;
pub mod nearest;
pub mod parse;
pub mod project;
pub mod render;
pub mod report;
pub mod serve;
pub mod settings;
pub mod site;
pub mod source;
pub mod theme;
pub mod view;
pub mod yaml;
