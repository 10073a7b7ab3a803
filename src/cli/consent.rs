//! Consent to what cannot be undone: `--yes`, or a `y` on a terminal.
//!
//! Refuses to ask when nobody types, and to take anything but a clear yes for one.

use std::io::{self, BufRead};

use crate::cli::colour::Stream;
use crate::cli::error::CliError;
use crate::cli::session::Session;

/// Tells whether the user wants it; `what` says what would happen: "replace every record in callback.db".
///
/// # Errors
/// When nobody can be asked and `--yes` was not said.
pub fn consent(session: &mut Session<'_>, yes: bool, what: &str) -> Result<bool, CliError> {
    if yes {
        return Ok(true);
    }
    if session.around.input != Stream::Terminal || session.around.messages != Stream::Terminal {
        return Err(CliError::Usage(format!("this would {what}; nothing was changed, add --yes to do it")));
    }
    session.output.say(&format!("This would {what}. Do it? [y/N]"));
    let agrees = agrees(&mut io::stdin().lock())?;
    if !agrees {
        session.output.say("Nothing was changed");
    }
    Ok(agrees)
}

/// Reads one line and tells whether it is a yes.
fn agrees(input: &mut dyn BufRead) -> Result<bool, CliError> {
    let mut typed = String::new();
    let read = input.read_line(&mut typed);
    read.map_err(|error| CliError::Unreadable("what was typed".to_owned(), error))?;
    Ok(matches!(typed.trim().to_lowercase().as_str(), "y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_yes_is_one() {
        for (typed, expected) in [
            ("y\n", true),
            ("YES\n", true),
            (" y \n", true),
            ("\n", false),
            ("", false),
            ("yep\n", false),
            ("n\n", false),
        ] {
            assert_eq!(agrees(&mut typed.as_bytes()).unwrap(), expected, "{typed:?}");
        }
    }
}
