//! The sheet: what was typed into a form, as the grammars of the domain take it.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::date_text::{DateContext, Lean, Reading, in_full, read};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::quick_add::{Doubt, QuickAddError, Setting};
use crate::tui::forms::field::{Field, Kind};
use crate::tui::forms::form::Form;
use crate::tui::forms::{About, Purpose};
use crate::tui::state::State;

/// What was typed and cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field that is wrong, by its key; empty when no single one is.
    pub key: &'static str,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl Fault {
    /// Returns a fault of one field.
    pub fn of(key: &'static str, message: impl Into<String>) -> Self {
        Self { key, message: message.into() }
    }

    /// Returns that what the form is about went meanwhile.
    pub fn gone() -> Self {
        Self::of("", "It is gone: nothing can be saved.")
    }
}

/// What was typed into a form.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The records, the time and the settings.
    pub state: &'a State,
    /// What the form is about.
    pub about: &'a About,
    given: Vec<(&'a Field, String)>,
    cadences: Vec<&'a str>,
}

impl<'a> Sheet<'a> {
    /// Returns what counts of a form, without the fields that are `left_out`, by their places.
    pub fn new(form: &'a Form, state: &'a State, left_out: &[usize]) -> Self {
        let mut given = Vec::new();
        for (place, field) in form.fields.iter().enumerate() {
            let left_out = left_out.contains(&place);
            match field.shape.stands_in.filter(|_| left_out || field.is_missing()) {
                Some(word) => given.push((field, word.to_owned())),
                None if left_out => {}
                None if counts(field, form.shape.purpose) => given.push((field, field.text().to_owned())),
                None => {}
            }
        }
        let cadences = state.settings.cadences.all().map(|(name, _)| name).collect();
        Self { state, about: &form.about, given, cadences }
    }

    /// Returns the records.
    pub fn records(&self) -> &'a Records {
        &self.state.snapshot.records
    }

    /// Returns the user's local date.
    pub fn today(&self) -> NaiveDate {
        self.state.today()
    }

    /// Returns the application that the form is about.
    ///
    /// # Errors
    /// When it is gone.
    pub fn application(&self) -> Result<&'a Application, Fault> {
        let id = self.about.application.as_ref();
        id.and_then(|id| self.state.find_application(id)).ok_or_else(Fault::gone)
    }

    /// Returns what was typed into a field; `None` when it does not count.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.given.iter().find(|(field, _)| field.shape.key == key).map(|(_, text)| text.as_str())
    }

    /// Returns what was typed into a field; nothing when it does not count.
    pub fn text(&self, key: &str) -> String {
        self.find(key).unwrap_or_default().to_owned()
    }

    /// Reads with a grammar of the domain, which takes `field:value` words; fields in `but` are left to the form.
    ///
    /// # Errors
    /// At the field whose word was not understood.
    pub fn read<T>(
        &self,
        but: &[&str],
        grammar: impl FnOnce(&[String], Setting<'_>) -> Result<T, QuickAddError>,
    ) -> Result<T, Fault> {
        let mut words = Vec::new();
        let mut keys = Vec::new();
        for (field, text) in self.given.iter().filter(|(field, _)| !but.contains(&field.shape.key)) {
            for value in values(field, text) {
                words.push(format!("{}:{value}", field.shape.key));
                keys.push(field.shape.key);
            }
        }
        let setting = Setting {
            records: self.records(),
            today: self.today(),
            order: self.state.settings.day_order,
            cadences: &self.cadences,
        };
        grammar(&words, setting).map_err(|error| {
            let mut end = 0;
            let ends = words.iter().map(|word| {
                end += word.len() + 1;
                end
            });
            let place = ends.take_while(|end| *end <= error.at.start).count();
            let key = if error.at.is_empty() { None } else { keys.get(place) };
            Fault::of(key.copied().unwrap_or(""), error.message)
        })
    }

    /// Reads a yes or a no; no while it is empty.
    ///
    /// # Errors
    /// When it is neither.
    pub fn answer(&self, key: &'static str) -> Result<bool, Fault> {
        let text = self.text(key).to_lowercase();
        match text.as_str() {
            "" => Ok(false),
            text if "yes".starts_with(text) => Ok(true),
            text if "no".starts_with(text) => Ok(false),
            _ => Err(Fault::of(key, format!("'{text}' is neither yes nor no; expected yes or no"))),
        }
    }

    /// Refuses a time that does not come exactly once where the user is.
    ///
    /// # Errors
    /// Names both readings.
    pub fn comes_once(&self, key: &'static str, moment: Moment) -> Result<(), Fault> {
        let at = moment.time.map(|time| moment.date.and_time(time));
        let doubt = at.and_then(|at| self.state.settings.times.0.reading(at).doubt(at));
        doubt.map_or(Ok(()), |doubt| Err(Fault::of(key, doubt)))
    }

    /// Reads a day; `None` when there is none.
    ///
    /// # Errors
    /// When it is no day, or has a time.
    pub fn day(&self, key: &'static str, lean: Lean) -> Result<Option<NaiveDate>, Fault> {
        match self.moment(key, lean)? {
            Some(Moment { time: Some(_), .. }) => {
                let message = format!("'{}' has a time; expected a day, such as 25 nov", self.text(key));
                Err(Fault::of(key, message))
            }
            moment => Ok(moment.map(|moment| moment.date)),
        }
    }

    /// Reads a day that lies behind, today included; `None` when there is none.
    ///
    /// # Errors
    /// When it is no day, or still ahead.
    pub fn past_day(&self, key: &'static str) -> Result<Option<NaiveDate>, Fault> {
        let day = self.day(key, Lean::Past)?;
        match day.filter(|day| *day > self.today()) {
            Some(day) => Err(Fault::of(key, format!("{} is after today", in_full(Moment::day(day))))),
            None => Ok(day),
        }
    }

    /// Reads a day, with a time when one is written; `None` when there is none.
    ///
    /// # Errors
    /// When it is no date.
    pub fn moment(&self, key: &'static str, lean: Lean) -> Result<Option<Moment>, Fault> {
        self.dated(key, lean).map(|reading| reading.map(|reading| reading.moment))
    }

    /// Returns how a date reads, with the other day that its words may mean; nothing while it is empty or wrong.
    pub fn date_reads(&self, key: &'static str, lean: Lean) -> String {
        let reading = self.dated(key, lean).ok().flatten();
        let other = |day: Option<NaiveDate>| {
            day.map(|day| format!(" (not {})", in_full(Moment::day(day)))).unwrap_or_default()
        };
        reading.map(|found| format!("{}{}", in_full(found.moment), other(found.other))).unwrap_or_default()
    }

    fn dated(&self, key: &'static str, lean: Lean) -> Result<Option<Reading>, Fault> {
        let text = self.text(key);
        if text.is_empty() {
            return Ok(None);
        }
        let context = DateContext { today: self.today(), lean, order: self.state.settings.day_order };
        read(&text, &context).map(Some).map_err(|error| Fault::of(key, error.to_string()))
    }
}

/// Returns the other day that a date of a field may mean.
pub fn doubted(field: &str, doubts: &[Doubt]) -> String {
    let doubt = doubts.iter().find(|doubt| doubt.field == field);
    doubt.map(|doubt| format!(" (not {})", in_full(Moment::day(doubt.other)))).unwrap_or_default()
}

/// Tells whether a field counts: when it adds, what is filled; when it changes, what differs.
fn counts(field: &Field, purpose: Purpose) -> bool {
    match purpose {
        Purpose::Add => !field.text().is_empty(),
        Purpose::Change => field.is_changed(),
    }
}

/// Returns the values of a field: one, but each person of a list is a word of its own.
fn values(field: &Field, text: &str) -> Vec<String> {
    match field.shape.kind {
        Kind::List(crate::tui::forms::field::Known::People) => {
            let people: Vec<String> =
                text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
            if people.is_empty() { vec![String::new()] } else { people }
        }
        _ => vec![text.to_owned()],
    }
}
