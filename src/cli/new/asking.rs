//! Questions to whoever sits at a terminal. A wrong answer is asked for again, with the reason.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::new::Failure;
use crate::cli::terminal::{complain, utter};

/// Something to be asked.
pub(super) struct Question<'a> {
    /// What is wanted: `the title`
    pub(super) what: &'a str,
    /// The flag that answers it: `--title <TITLE>`
    pub(super) flag: &'a str,
    /// What stands in brackets behind it.
    pub(super) example: &'a str,
}

/// What `read` makes of the answer. Fails where nobody is there to be asked.
pub(super) fn answer<T>(question: &Question<'_>, read: impl Fn(&str) -> Result<T, Failure>) -> Result<T, Failure> {
    let missing = || -> Failure {
        format!("{} is missing\nhelp: give it as `{}`, such as `{}`", question.what, question.flag, question.example).into()
    };
    while let Some(words) = ask(question.what, question.example)? {
        let needed = || Err(format!("{} is needed; Ctrl-C stops, and nothing is written", question.what).into());
        let read = if words.is_empty() { needed() } else { read(&words) };
        match read {
            Ok(answer) => return Ok(answer),
            Err(reason) => complain(&*reason),
        }
    }
    Err(missing())
}

/// The answer to a question that need not be answered, once `fine` has nothing against it.
pub(super) fn maybe(what: &str, example: &str, fine: impl Fn(&str) -> Result<(), Failure>) -> Result<Option<String>, Failure> {
    while let Some(words) = ask(what, example)?.filter(|words| !words.is_empty()) {
        match fine(&words) {
            Ok(()) => return Ok(Some(words)),
            Err(reason) => complain(&*reason),
        }
    }
    Ok(None)
}

/// One line; `None` where nobody is there, or has ended the conversation.
fn ask(what: &str, example: &str) -> io::Result<Option<String>> {
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(None);
    }
    utter(format_args!("{what} ({example}): "));
    io::stderr().flush()?;
    let mut line = String::new();
    if io::stdin().lock().read_line(&mut line)? == 0 {
        say!("");
        return Ok(None);
    }
    Ok(Some(line.trim().to_owned()))
}
