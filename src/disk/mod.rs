//! The only room with a file system: a folder becomes a project, a site becomes a folder.
#![allow(clippy::disallowed_methods, reason = "this is the edge that touches a disk")]

mod encoding;
mod error;
pub mod names;
mod read;

pub use error::Error;
pub use read::{How, SETTINGS, Seen, read, read_again, root};
