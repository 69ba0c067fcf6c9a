//! From one source file to one typed entry, every word in its place.

use std::sync::Arc;

use crate::finding::Findings;
use crate::model::entry::{Entry, Table};
use crate::settings::Settings;
use crate::source::SourceFile;

/// What one content file says.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The entry, with sensible holes where something could not be read; `None` where the file's place means nothing.
    pub entry: Option<Entry>,
    /// What is wrong with it.
    pub findings: Findings,
}

/// Reads one file below `content/`.
pub fn parse(_file: &Arc<SourceFile>, _settings: &Settings) -> Parsed {
    Parsed::default()
}

/// Reads one table below `data/`: rows by day, and where two stand on one day, the one that holds last.
pub fn data(file: &Arc<SourceFile>) -> (Table, Findings) {
    (Table { file: Arc::clone(file), rows: Vec::new() }, Findings::new())
}
