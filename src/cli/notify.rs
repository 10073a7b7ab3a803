//! `notify`: the configured program tells what is due.
//!
//! Runs the program directly, never through a shell, and only when something is due. What the records say reaches it
//! as one printable line that does not begin with a dash, so it is neither an option nor a control sequence; where the
//! program reads markup, nothing in it is any. It never becomes part of what a shell runs.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::documents::web_page::escaped;
use crate::domain::printable::printable;
use crate::scheduler::DueList;
use crate::scheduler::action::{Action, State};

/// Tell what is due through the program in the configuration
#[derive(Debug, clap::Args)]
#[command(
    after_help = "For a timer: when nothing is due, nothing is run. The configuration names the program:\n  \
                        [notify]\n  \
                        command = [\"notify-send\", \"callback: {summary}\", \"{body}\"]\n\
                        Example: callback notify --dry-run"
)]
pub struct Notify {
    /// Print the command line instead of running it
    #[arg(long)]
    dry_run: bool,
}

/// The programs that read a body as markup: an `&` or a `<` in it would hide the rest, or be a link.
const MARKUP: [&str; 5] = ["notify-send", "dunstify", "zenity", "yad", "kdialog"];
/// The programs that run an argument as a script.
const SHELLS: [&str; 8] = ["sh", "bash", "dash", "zsh", "ksh", "fish", "busybox", "pwsh"];

/// The most actions that a notification names.
const MOST: usize = 8;

/// The most characters of a program's complaint that are quoted.
const LONGEST_COMPLAINT: usize = 400;

impl Notify {
    /// Runs the program, if something is due.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        session.warn_of_faults();
        let command = session.config.notify.clone();
        let Some((program, arguments)) = command.split_first() else {
            let file = session.around.config.display();
            return Err(CliError::Usage(format!(
                "no program is configured that could tell what is due; put into {file}:\n  [notify]\n  \
                 command = [\"notify-send\", \"callback: {{summary}}\", \"{{body}}\"]"
            )));
        };
        refuse_shell_text(program, arguments)?;
        let today = session.today();
        let list = session.due_list(today, None)?;
        if list.actions.is_empty() {
            return Ok(Next::Done);
        }
        let words = Words::of(&list, program);
        let arguments: Vec<String> = arguments.iter().map(|argument| words.fill(argument)).collect();
        if self.dry_run {
            let line: Vec<String> =
                std::iter::once(program).chain(&arguments).map(|word| quoted(word)).collect();
            session.output.line(&line.join(" "))?;
        } else {
            tell(program, &arguments)?;
        }
        Ok(Next::Done)
    }
}

/// The placeholder for what the records say.
const BODY: &str = "{body}";

/// What the placeholders stand for.
struct Words {
    count: String,
    overdue: String,
    summary: String,
    body: String,
}

impl Words {
    fn of(list: &DueList, program: &str) -> Self {
        let count = list.actions.len();
        let overdue = list.actions.iter().filter(|action| action.state == State::Overdue).count();
        let parts = [(count - overdue, "due"), (overdue, "overdue")];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let summary: Vec<String> = parts.map(|(number, word)| format!("{number} {word}")).collect();
        let mut named: Vec<String> = list.actions.iter().take(MOST).map(name).collect();
        if count > MOST {
            named.push(format!("and {} more", count - MOST));
        }
        let body = named.join("; ");
        Self {
            count: count.to_string(),
            overdue: overdue.to_string(),
            summary: summary.join(", "),
            body: if MARKUP.contains(&name_of(program)) {
                escaped(&body)
            } else {
                printable(&body).into_owned()
            },
        }
    }

    /// Returns an argument with every placeholder filled in, in one pass: what is filled in is not read again.
    fn fill(&self, argument: &str) -> String {
        let known = [
            ("{count}", &self.count),
            ("{overdue}", &self.overdue),
            ("{summary}", &self.summary),
            (BODY, &self.body),
        ];
        let mut filled = String::new();
        let mut rest = argument;
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            filled.push_str(before);
            let found = known.iter().find_map(|(name, text)| Some((from.strip_prefix(name)?, text)));
            rest = match found {
                Some((after, text)) => {
                    filled.push_str(text);
                    after
                }
                None => {
                    filled.push('{');
                    from.strip_prefix('{').unwrap_or_default()
                }
            };
        }
        filled + rest
    }
}

/// Returns the name of a program without its folder.
fn name_of(program: &str) -> &str {
    Path::new(program).file_name().and_then(|name| name.to_str()).unwrap_or(program)
}

/// Refuses a script with a placeholder in it for what the records say: the shell would run that.
fn refuse_shell_text(program: &str, arguments: &[String]) -> Result<(), CliError> {
    let words = || std::iter::once(program).chain(arguments.iter().map(String::as_str));
    let shell = words().position(|word| SHELLS.contains(&name_of(word)));
    let is_script = |word: &&str| word.starts_with('-') && !word.starts_with("--") && word.ends_with('c');
    let script = shell.and_then(|shell| words().skip(shell + 1).skip_while(|word| !is_script(word)).nth(1));
    match script.filter(|script| script.contains(BODY)) {
        None => Ok(()),
        Some(_) => Err(CliError::Usage(format!(
            "could not run '{}': {BODY} inside a script would let your records run commands; pass it as an \
             argument of its own:\n  command = [\"sh\", \"-c\", \"notify-send callback \\\"$1\\\"\", \"sh\", \"{BODY}\"]",
            printable(program)
        ))),
    }
}

/// Returns what an action is, to whom and where; it begins with the kind, never with what somebody typed.
fn name(action: &Action) -> String {
    let to = action.recipient.as_ref().map_or(String::new(), |recipient| format!(" to {}", recipient.name));
    format!("{}{to} ({})", action.kind, action.application.company)
}

/// Returns a word as a shell would need it written.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", printable(word).replace('\'', "'\\''"))
}

/// Runs the program and waits for it.
fn tell(program: &str, arguments: &[String]) -> Result<(), CliError> {
    let failed = |problem: String| CliError::Program { program: printable(program).into_owned(), problem };
    let ended = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    let ended = ended.map_err(|error| failed(error.to_string()))?;
    if ended.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    let said: String = printable(said.trim()).chars().take(LONGEST_COMPLAINT).collect();
    let said = if said.is_empty() { "it said nothing".to_owned() } else { format!("it said: {said}") };
    Err(failed(format!("{}; {said}", ended.status)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once_and_anything_else_stays() {
        let words = Words {
            count: "3".into(),
            overdue: "1".into(),
            summary: "2 due, 1 overdue".into(),
            body: "task ({count})".into(),
        };
        for (given, filled) in [
            ("plain", "plain"),
            ("{summary}", "2 due, 1 overdue"),
            ("{count}/{overdue}: {body}", "3/1: task ({count})"),
            ("{{count}}", "{3}"),
            ("{other} {", "{other} {"),
            ("{\"text\": \"{summary}\"}", "{\"text\": \"2 due, 1 overdue\"}"),
        ] {
            assert_eq!(words.fill(given), filled);
        }
    }

    #[test]
    fn words_are_quoted_as_a_shell_reads_them() {
        for (word, shown) in [
            ("notify-send", "notify-send"),
            ("a b", "'a b'"),
            ("", "''"),
            ("it's", r"'it'\''s'"),
            ("$(x)", "'$(x)'"),
        ] {
            assert_eq!(quoted(word), shown);
        }
    }
}
