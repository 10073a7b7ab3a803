//! The user's editor: a text goes out to it in a file, and comes back.
//!
//! Owns which program that is, the file, and what became of both. Refuses to lose a text: what an editor wrote stays
//! until it is safe elsewhere, and whatever goes wrong says where. Whose terminal it is meanwhile is the caller's
//! concern.

mod ending;
mod kept;

use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::editor::ending::Ending;

pub use crate::editor::kept::{KeptText, left_over};

/// The variables that name the editor, the first that is set counts.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];
/// The editor where none is named.
const USUAL: &str = "vi";

/// Why a text did not come back from the editor.
#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    /// The command cannot be split into words.
    #[error("could not read {variable}: '{text}' has a quote that is not closed")]
    Command {
        /// The variable that names the editor.
        variable: &'static str,
        /// What it says.
        text: String,
    },
    /// The program cannot be started.
    #[error(
        "could not start the editor '{program}': {source}; set VISUAL or EDITOR to one that is installed"
    )]
    Start {
        /// The program.
        program: String,
        /// Why not.
        source: io::Error,
    },
    /// The program says that it failed.
    #[error("the editor '{program}' failed ({status}): nothing was changed{}", kept(.text))]
    Failed {
        /// The program.
        program: String,
        /// How it ended.
        status: ExitStatus,
        /// The file with what was written in spite of that, if something was.
        text: Option<PathBuf>,
    },
    /// A signal ended the program while the editor was open.
    #[error("ended by a signal while the editor was open{}", kept(.text))]
    Ended {
        /// The signal.
        signal: i32,
        /// The file with what was written, if something was.
        text: Option<PathBuf>,
    },
    /// The text cannot be shown.
    #[error("what the editor wrote is no UTF-8: nothing was changed{}", kept(.0))]
    NotText(Option<PathBuf>),
    /// The file cannot be written or read.
    #[error("could not hand the text to the editor: {0}")]
    File(#[from] io::Error),
}

impl EditorError {
    /// Returns the exit code: 128 and the number of a signal that came, 1 otherwise.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Ended { signal: signal @ 0..=127, .. } => 128 + *signal as u8,
            _ => 1,
        }
    }
}

/// Returns where a text is that was not taken.
fn kept(text: &Option<PathBuf>) -> String {
    text.as_ref().map(|path| format!("; the text is in {}", path.display())).unwrap_or_default()
}

/// A text that came back, and the file in which it stays until it is safe elsewhere.
#[derive(Debug)]
pub struct EditedText {
    /// What the text became.
    pub text: String,
    /// Where it is.
    pub kept: KeptText,
}

/// Lets the user edit `text` in a file of this name, and returns what it became.
///
/// The editor is `$VISUAL`, else `$EDITOR`, else `vi`; it gets the terminal, also when standard input or output is
/// none. A line break that it puts at the end of a text that had none is taken away. The file is in a folder of its own
/// in `folder`, and stays until the caller forgets it. A signal that ends the program ends the editor first.
///
/// # Errors
/// When there is no such editor, when it fails, when a signal came, or when what it wrote cannot be read.
pub fn edit(text: &str, name: &str, folder: &Path) -> Result<EditedText, EditorError> {
    let (program, arguments) = command(|variable| env::var(variable).ok())?;
    let place = KeptText::write(text, name, folder)?;
    let mut signals = Ending::listen()?;
    let mut editor = Command::new(&program);
    editor.args(arguments).arg(place.file()).stdin(keyboard()).stdout(screen());
    let started = editor.spawn().and_then(|mut child| signals.wait(&mut child));
    let status = started.map_err(|source| EditorError::Start { program: program.clone(), source })?;
    let Some(status) = status else {
        return Err(EditorError::Ended { signal: signals.came(), text: place.left_if_running() });
    };
    if let signal @ 1.. = signals.came() {
        return Err(EditorError::Ended { signal, text: place.left_if_changed() });
    }
    let bytes = fs::read(place.file())?;
    if !status.success() {
        return Err(EditorError::Failed { program, status, text: place.left_if_changed() });
    }
    match String::from_utf8(bytes) {
        Ok(written) => Ok(EditedText { text: without_added_end(text, written), kept: place }),
        Err(_) => Err(EditorError::NotText(Some(place.leave()))),
    }
}

/// Returns the editor and the arguments that come before the file.
fn command(variable: impl Fn(&str) -> Option<String>) -> Result<(String, Vec<String>), EditorError> {
    for name in VARIABLES {
        let Some(text) = variable(name) else { continue };
        let words = shell_words::split(&text);
        let mut words =
            words.map_err(|_| EditorError::Command { variable: name, text: text.clone() })?.into_iter();
        if let Some(program) = words.next().filter(|program| !program.is_empty()) {
            return Ok((program, words.collect()));
        }
    }
    Ok((USUAL.to_owned(), Vec::new()))
}

/// Returns a text as files are: with a line break at its end, when there is anything.
fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// Takes the line breaks at the end away that the text did not have before.
fn without_added_end(before: &str, mut after: String) -> String {
    if !before.ends_with('\n') {
        after.truncate(after.trim_end_matches(['\n', '\r']).len());
    }
    after
}

/// Returns what the editor reads its keys from.
fn keyboard() -> Stdio {
    if io::stdin().is_terminal() {
        return Stdio::inherit();
    }
    OpenOptions::new().read(true).write(true).open("/dev/tty").map_or_else(|_| Stdio::inherit(), Stdio::from)
}

/// Returns what the editor draws on; never what the text itself goes to afterwards.
fn screen() -> Stdio {
    if io::stdout().is_terminal() {
        return Stdio::inherit();
    }
    OpenOptions::new().write(true).open("/dev/tty").map_or_else(|_| Stdio::from(io::stderr()), Stdio::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(visual: Option<&str>, editor: Option<&str>) -> Result<(String, Vec<String>), String> {
        let value = |name: &str| if name == "VISUAL" { visual } else { editor };
        command(|name| value(name).map(str::to_owned)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_first_variable_that_names_an_editor_counts() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        for (visual, editor, program, arguments) in [
            (None, None, "vi", &[][..]),
            (Some(""), Some("  "), "vi", &[]),
            (None, Some("nano"), "nano", &[]),
            (Some("code --wait"), Some("nano"), "code", &["--wait"]),
            (
                Some("'/opt/my editor/bin' -c 'set ft=mail'"),
                None,
                "/opt/my editor/bin",
                &["-c", "set ft=mail"],
            ),
        ] {
            assert_eq!(named(visual, editor), Ok((program.to_owned(), words(arguments))));
        }
    }

    #[test]
    fn a_command_that_cannot_be_split_is_quoted() {
        let error = named(Some("vim 'x"), None).unwrap_err();
        assert_eq!(error, "could not read VISUAL: 'vim 'x' has a quote that is not closed");
    }

    #[test]
    fn an_end_that_the_text_had_stays_and_another_goes() {
        for (before, after, left) in
            [("a", "b\n", "b"), ("a\n", "b\n", "b\n"), ("", "\n", ""), ("", "b\r\n", "b"), ("a", "", "")]
        {
            assert_eq!(without_added_end(before, after.to_owned()), left, "{before:?} {after:?}");
        }
    }
}
