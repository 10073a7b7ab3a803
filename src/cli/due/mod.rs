//! `due`: the actions due and overdue, today's interviews, and on request what is coming.

mod line;
mod text;

use clap::builder::PossibleValuesParser;

use crate::cli::destination::Destination;
use crate::cli::error::CliError;
use crate::cli::numbers::number;
use crate::cli::session::Session;
use crate::cli::{Next, colour::Paint};
use crate::documents::due::{FORMATS, find_format};

pub(in crate::cli) use crate::cli::due::text::{Style, render};

/// List what is due and overdue today, with today's interviews
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback due --upcoming 7")]
pub struct Due {
    /// The day to look at, as it was known then [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// Also what falls due within so many days; 7 when no number is given
    #[arg(long, value_name = "DAYS", num_args = 0..=1, default_missing_value = "7", value_parser = number("a number of days", 0..=u32::MAX))]
    upcoming: Option<u32>,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = formats())]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    #[command(flatten)]
    destination: Destination,
    /// Exit with 3 when no action is listed
    #[arg(long)]
    fail_if_empty: bool,
    /// Print only the number of actions
    #[arg(long, conflicts_with_all = ["format", "json"])]
    count: bool,
}

/// The form for people, which is no format of a document.
const TEXT: &str = "text";

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new([TEXT].into_iter().chain(FORMATS.iter().map(|format| format.name)))
}

impl Due {
    /// Lists what is due.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_day(self.on.as_deref())?;
        let list = session.due_list(on, self.upcoming)?;
        for warning in &list.warnings {
            session.output.warn(warning);
        }
        let format = find_format(if self.json { "json" } else { &self.format });
        if self.count {
            self.write(session, &format!("{}\n", list.actions.len()))?;
        } else if let Some(format) = format {
            self.destination.write(&mut session.output, |out| (format.write)(&list, out))?;
        } else {
            let text = render(&list, &self.style(session));
            self.write(session, &text)?;
        }
        if self.fail_if_empty && list.actions.is_empty() {
            session.output.flush()?;
            return Err(CliError::NothingFound);
        }
        Ok(Next::Done)
    }

    fn write(&self, session: &mut Session<'_>, text: &str) -> Result<(), CliError> {
        match self.destination.file() {
            Some(_) => self.destination.write(&mut session.output, |out| out.write_all(text.as_bytes())),
            None => session.output.write(text),
        }
    }

    /// Returns how the text is to look: colours and cutting are for terminals, the time of day for the real today.
    fn style<'s>(&self, session: &'s Session<'_>) -> Style<'s> {
        let times = session.around.times.as_ref();
        let time = self.on.is_none().then(|| session.around.now.time());
        match self.destination.file() {
            Some(_) => Style { paint: Paint::Plain, width: None, time, times },
            None => Style { paint: session.output.paint, width: session.output.width, time, times },
        }
    }
}
