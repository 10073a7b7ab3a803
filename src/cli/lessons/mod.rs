//! `lessons`: what was learnt, from rejections and on the way.

mod add;
mod delete;
mod edit;
mod list;

use crate::cli::Next;
use crate::cli::child_choice::{Child, Wanted, children, choose_child};
use crate::cli::error::{CliError, NoSingleFit};
use crate::cli::session::Session;
use crate::domain::date_text::Lean;
use crate::domain::lesson::Lesson;
use crate::domain::records::Records;

/// Show what you learnt, the newest first
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "The filter is that of callback list; words also match what was learnt.\n\
                        Example: callback lessons stage:rejected")]
pub struct Lessons {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    list: list::List,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Add(add::Add),
    Edit(edit::Edit),
    Delete(delete::Delete),
}

impl Lessons {
    /// Runs the command behind it, or lists the lessons.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match &self.command {
            None => self.list.run(session),
            Some(Command::Add(add)) => add.run(session),
            Some(Command::Edit(edit)) => edit.run(session),
            Some(Command::Delete(delete)) => delete.run(session),
        }
    }
}

/// Returns all lessons.
fn lessons(records: &Records) -> Vec<Child<'_, Lesson>> {
    children(
        records,
        |application| &application.lessons,
        |application, lesson| {
            (format!("lesson:{}:{lesson:?}", application.id), lesson.on, lesson.words.clone())
        },
    )
}

/// Returns the lesson that words name.
fn choose_lesson<'c, 'r>(
    lessons: &'c [Child<'r, Lesson>],
    words: &[String],
    records: &'r Records,
    session: &Session<'_>,
) -> Result<&'c Child<'r, Lesson>, NoSingleFit> {
    let day = |text: &str| session.find_date(text, Lean::Past);
    choose_child(lessons, &Wanted { words, noun: "lesson", day: &day, is_meant: &|_| true }, records)
}
