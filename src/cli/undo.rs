//! `undo`: the newest changes are taken back.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::numbers::number;
use crate::cli::session::{ORIGIN, Session};
use crate::store::Access;

/// Take back the last change, or several
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback undo 2")]
pub struct Undo {
    /// How many changes
    #[arg(default_value_t = 1, value_parser = number("a number of changes, at least 1", 1..=u32::MAX))]
    count: u32,
}

impl Undo {
    /// Takes changes back, newest first, and names each.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        for _ in 0..self.count {
            match store.undo(session.around.now, ORIGIN, None)? {
                Some(operation) => session.output.say(&format!("Took back: {}", operation.name)),
                None => {
                    let end = store.end_of_undo()?.map_or_else(String::new, |end| {
                        format!(": what '{}' changed is no longer known", end.name)
                    });
                    session.output.say(&format!("There is nothing to take back{end}"));
                    break;
                }
            }
        }
        session.tell_remark(&mut store);
        Ok(Next::Done)
    }
}
