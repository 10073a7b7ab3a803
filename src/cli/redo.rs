//! `redo`: what was taken back is brought back.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::numbers::number;
use crate::cli::session::{ORIGIN, Session};
use crate::store::Access;

/// Bring back what was taken back last, or several changes
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback redo 2")]
pub struct Redo {
    /// How many changes
    #[arg(default_value_t = 1, value_parser = number("a number of changes, at least 1", 1..=u32::MAX))]
    count: u32,
}

impl Redo {
    /// Brings changes back, oldest first, and names each.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        for _ in 0..self.count {
            match store.redo(session.around.now, ORIGIN, None)? {
                Some(operation) => session.output.say(&format!("Brought back: {}", operation.name)),
                None => {
                    session.output.say("There is nothing to bring back");
                    break;
                }
            }
        }
        session.tell_remark(&mut store);
        Ok(Next::Done)
    }
}
