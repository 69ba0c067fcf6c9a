//! YAML values that remember where they stood.

mod braces;
mod document;
mod front;
mod insert;
mod layout;
mod lines;
mod marks;
mod mistakes;
mod scene;
mod tree;

pub use document::{Document, document};
pub use front::{Split, split};
pub use insert::{Insertion, insert, word};
pub use lines::quoted;
pub use tree::{Kind, MAX_DEPTH, Node, Scalar, Style};
