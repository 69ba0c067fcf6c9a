//! The only room with a file system: a folder becomes a project, a site becomes a folder.
#![allow(clippy::disallowed_methods, reason = "this is the edge that touches a disk")]

mod active;
mod encoding;
mod error;
mod manifest;
pub mod names;
mod published;
mod read;
mod staging;
mod stamp;
mod target;
mod walk;
mod write;

pub use error::Error;
pub use published::file;
pub use read::{How, SETTINGS, Seen, read, read_again, root};
pub use stamp::Version;
pub use target::spare;
pub use write::{Progress, Summary, write};
