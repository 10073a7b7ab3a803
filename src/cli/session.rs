//! What every command works with: the time, the configuration, the records, the output.
//!
//! Owns the few steps that commands share; refuses to know any command.

use std::io::Write;
use std::path::PathBuf;

use chrono::{NaiveDate, Timelike};

use crate::cli::colour::{ColourChoice, Paint, Stream};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Next, Screens};
use crate::config::Config;
use crate::documents::fault_list::{MOST_LISTED, and_more};
use crate::domain::date_text::{self, DateContext, Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::change::Change;
use crate::scheduler::{Agenda, agenda};
use crate::store::{Access, Committed, Store};

/// What this program calls itself in the history of operations.
pub const ORIGIN: &str = "cli";

/// One run of a command.
pub struct Session<'a> {
    /// The world around it.
    pub around: &'a Surroundings,
    /// The configuration.
    pub config: Config,
    /// Where it writes.
    pub output: Output<'a>,
    /// How many mistakes of the configuration were told.
    told: usize,
}

impl<'a> Session<'a> {
    /// Begins a run: reads the configuration, decides about colours.
    pub fn begin(
        around: &'a Surroundings,
        choice: ColourChoice,
        data: &'a mut dyn Write,
        messages: &'a mut dyn Write,
    ) -> Self {
        let output = Output {
            data,
            messages,
            reader: around.data,
            paint: Paint::decide(choice, around.colours, around.data),
            message_paint: Paint::decide(choice, around.colours, around.messages),
            width: width(around.data, around.width),
        };
        Self { around, config: Config::load(&around.config), output, told: 0 }
    }

    /// Returns the wish to open the screens on a database.
    pub fn screens(&self, database: PathBuf) -> Next {
        Next::OpenScreens(Box::new(Screens {
            database,
            config: self.config.clone(),
            paint: self.output.paint,
        }))
    }

    /// Returns the user's local date.
    pub fn today(&self) -> NaiveDate {
        self.around.now.today()
    }

    /// Opens the database.
    ///
    /// # Errors
    /// As `Store::open`.
    pub fn open(&self, access: Access) -> Result<Store, CliError> {
        let around = self.around;
        Ok(Store::open(&around.database, access, around.now, around.ids.clone())?)
    }

    /// Returns all records, for looking only, and tells what could not be read as it stands.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn records(&mut self) -> Result<Records, CliError> {
        let mut store = self.open(Access::Read)?;
        self.tell_remark(&mut store);
        Ok(self.tell_flaws(store.records()?))
    }

    /// Tells what of the records could not be read as it stands.
    pub fn tell_flaws(&mut self, records: Records) -> Records {
        for flaw in &records.flaws {
            self.output.warn(flaw);
        }
        records
    }

    /// Judges all records as of a day.
    pub fn agenda(&self, records: &Records, on: NaiveDate) -> Agenda {
        agenda(records, &self.config.cadences, &self.config.holidays, on)
    }

    /// Writes changes as one named operation.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn write(
        &mut self,
        store: &mut Store,
        name: &str,
        changes: &[Change],
    ) -> Result<Committed, CliError> {
        let committed = store.transact(self.around.now, ORIGIN, name, changes)?;
        self.tell_remark(store);
        Ok(committed)
    }

    /// Tells what the user should know although everything was written.
    pub fn tell_remark(&mut self, store: &mut Store) {
        if let Some(remark) = store.remark() {
            self.output.warn(&remark);
        }
    }

    /// Tells what was written, and when it happened if that was said in words.
    pub fn confirm(&mut self, name: &str, when: Option<Moment>) {
        let when = when.map_or(String::new(), |when| format!(" ({})", in_full(when)));
        self.output.say(&format!("{name}{when}"));
    }

    /// Tells what was deleted, and how it comes back.
    pub fn confirm_deletion(&mut self, name: &str) {
        self.output.say(name);
        self.output.say("  callback undo brings it back");
    }

    /// Tells what is wrong in the configuration, each mistake once.
    pub fn warn_of_faults(&mut self) {
        let faults = self.config.faults.get(self.told..).unwrap_or_default();
        for fault in faults.iter().take(MOST_LISTED) {
            self.output.warn(&fault.to_string());
        }
        if let Some(more) = faults.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
            let file =
                self.config.faults.first().map_or(String::new(), |fault| fault.file.display().to_string());
            self.output.warn(&format!("{file}: {}", and_more(more)));
        }
        self.told = self.config.faults.len();
    }

    /// Reads a date.
    ///
    /// # Errors
    /// Quotes what is no date.
    pub fn read_date(&mut self, text: &str, lean: Lean) -> Result<NaiveDate, CliError> {
        let context = self.date_context(lean);
        let date = date_text::read_date(text, &context)?;
        self.tell_other_reading(text, &context);
        Ok(date)
    }

    /// Reads the day that a list looks at, and says which one it is; today when none is given.
    ///
    /// # Errors
    /// Quotes what is no date.
    pub fn read_day(&mut self, text: Option<&str>) -> Result<NaiveDate, CliError> {
        let Some(text) = text else { return Ok(self.today()) };
        let day = self.read_date(text, Lean::Nearest)?;
        if Moment::from_iso(text).is_none() {
            self.output.say(&format!("On {}", in_full(Moment::day(day))));
        }
        Ok(day)
    }

    /// Reads a date with an optional time, which has to come exactly once in the user's time zone.
    ///
    /// # Errors
    /// Quotes what is no date, and names both readings of a time that is skipped or comes twice.
    pub fn read_moment(&mut self, text: &str, lean: Lean) -> Result<Moment, CliError> {
        let context = self.date_context(lean);
        let moment = date_text::read_moment(text, &context)?;
        self.tell_other_reading(text, &context);
        self.refuse_doubtful(moment)?;
        Ok(moment)
    }

    /// Refuses a time that does not come exactly once in the user's time zone.
    ///
    /// # Errors
    /// Names both readings.
    pub fn refuse_doubtful(&self, moment: Moment) -> Result<(), CliError> {
        let at = moment.time.map(|time| moment.date.and_time(time));
        let doubt = at.and_then(|at| self.around.times.reading(at).doubt(at));
        doubt.map_or(Ok(()), |doubt| Err(CliError::Usage(doubt)))
    }

    /// Returns the date that a text says, if it says one, without a word about it.
    pub fn find_date(&self, text: &str, lean: Lean) -> Option<NaiveDate> {
        date_text::read_date(text, &self.date_context(lean)).ok()
    }

    /// Reads when something happened; this very minute when nothing is given.
    ///
    /// # Errors
    /// As `read_moment`.
    pub fn read_event(&mut self, text: Option<&str>) -> Result<Moment, CliError> {
        let Some(text) = text else {
            let now = self.around.now.time();
            let minute = now.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(now);
            return Ok(Moment::at(self.today(), minute));
        };
        let moment = self.read_moment(text, Lean::Past)?;
        if moment.date > self.today() {
            let day = in_full(Moment::day(moment.date));
            self.output.warn(&format!("{day} is still to come; it counts from that day on"));
        }
        Ok(moment)
    }

    fn date_context(&self, lean: Lean) -> DateContext {
        DateContext { today: self.today(), lean, order: self.config.day_order }
    }

    /// Tells the other day that the same words may mean.
    fn tell_other_reading(&mut self, text: &str, context: &DateContext) {
        if let Some(other) = date_text::read(text, context).ok().and_then(|reading| reading.other) {
            let other = in_full(Moment::day(other));
            self.output.say(&format!("'{text}' could also mean {other}"));
        }
    }
}

/// Cells of a line on a terminal that does not tell its width.
const USUAL_WIDTH: u16 = 100;

/// Returns the width to keep to: none for what is no terminal, the usual one for a terminal that does not tell it.
fn width(reader: Stream, columns: Option<u16>) -> Option<usize> {
    let columns = columns.filter(|columns| *columns > 0).unwrap_or(USUAL_WIDTH);
    (reader == Stream::Terminal).then(|| usize::from(columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_does_not_tell_its_width_has_the_usual_one() {
        for (reader, columns, expected) in [
            (Stream::Terminal, Some(80), Some(80)),
            (Stream::Terminal, Some(0), Some(100)),
            (Stream::Terminal, None, Some(100)),
            (Stream::Other, Some(80), None),
        ] {
            assert_eq!(width(reader, columns), expected);
        }
    }
}
