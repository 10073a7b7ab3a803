//! `demo`: made-up records in a database of their own, to look around in.

use std::fs;
use std::path::Path;

use crate::cli::Next;
use crate::cli::due::{Style, render};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::documents::demo;
use crate::scheduler::due_list;
use crate::store::{Access, Store};

/// Look around in a made-up job search, beside your own
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback demo --reset")]
pub struct Demo {
    /// Begin anew
    #[arg(long)]
    reset: bool,
}

/// The endings of the files that a database consists of.
const FILES: [&str; 3] = ["", "-wal", "-shm"];

impl Demo {
    /// Opens the screens on the demonstration; without a terminal, lists what is due in it.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let database = session.around.demo_database();
        if database == session.around.database {
            let message = format!("{} is your own database; name another one with --db", database.display());
            return Err(CliError::Usage(message));
        }
        if self.reset {
            remove(&database)?;
        }
        let is_new = !database.exists();
        let around = session.around;
        let mut store = if self.reset {
            Store::open_anew(&database, around.now, around.ids.clone())?
        } else {
            Store::open(&database, Access::Write, around.now, around.ids.clone())?
        };
        if is_new {
            store.seed(around.now, "the demonstration", &demo::demo(session.today()))?;
        }
        if around.is_interactive() {
            return Ok(session.screens(database));
        }
        self.list(&store, &database, session)?;
        Ok(Next::Done)
    }

    fn list(&self, store: &Store, database: &Path, session: &mut Session<'_>) -> Result<(), CliError> {
        let records = store.records()?;
        let today = session.today();
        let list = due_list(&records, &session.agenda(&records, today), today, Some(7));
        let (paint, width) = (session.output.paint, session.output.width);
        let text = render(
            &list,
            &Style {
                paint,
                width,
                time: Some(session.around.now.time()),
                times: session.around.times.as_ref(),
            },
        );
        session.output.write(&text)?;
        session.output.say("This is a demonstration; your own records are untouched. Look around in it with");
        session.output.say(&format!("  callback --db '{}'", database.display()));
        Ok(())
    }
}

fn remove(database: &Path) -> Result<(), CliError> {
    for ending in FILES {
        let mut file = database.as_os_str().to_owned();
        file.push(ending);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(CliError::Unwritable(file.to_string_lossy().into_owned(), error));
            }
            _ => {}
        }
    }
    Ok(())
}
