//! The OKR domain: what authors write, how it hangs together, and the arithmetic of progress. No YAML, no HTML, no file system.

pub mod arithmetic;
pub mod entry;
pub mod markdown;
pub mod okrs;
pub mod period;
pub mod slug;
