//! One call.

use std::process::ExitCode;

fn main() -> ExitCode {
    leadmark::cli::run()
}
