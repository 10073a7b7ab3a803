//! `lessons`: what was learnt, from rejections and on the way.

mod add;

use std::cmp::Reverse;

use crate::cli::Next;
use crate::cli::children::choice::Chosen;
use crate::cli::children::{ChildCommand, Delete, Edit, ListOf};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::date_text::Lean;
use crate::domain::lesson::Lesson;

/// Show what you learnt, the newest first
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Lessons {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    list: ListOf<Lesson>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Add(add::Add),
    List(ListOf<Lesson>),
    Edit(Edit<Lesson>),
    Delete(Delete<Lesson>),
}

impl Lessons {
    /// Runs the command behind it, or lists the lessons.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match &self.command {
            None => self.list.run(session),
            Some(Command::Add(add)) => add.run(session),
            Some(Command::List(list)) => list.run(session),
            Some(Command::Edit(edit)) => edit.run(session),
            Some(Command::Delete(delete)) => delete.run(session),
        }
    }
}

impl ChildCommand for Lesson {
    const COMMAND: &'static str = "lessons";
    const LIST_ABOUT: &'static str = "Show what you learnt, the newest first";
    const LIST_EXAMPLE: &'static str = "lessons stage:rejected";
    const NOTHING: &'static str = "No lessons yet";
    const LEAN: Lean = Lean::Past;

    fn sort(lines: &mut [Chosen<'_, Self>]) {
        lines.sort_by_key(|line| Reverse(line.on));
    }
}
