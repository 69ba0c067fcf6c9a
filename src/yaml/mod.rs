//! YAML values that remember where they stood.

mod document;
mod front;
mod lines;
mod mistakes;
mod tree;

pub use document::{Document, document};
pub use front::{Split, split};
pub use lines::quoted;
pub use tree::{Kind, MAX_DEPTH, Node, Scalar, Style};
