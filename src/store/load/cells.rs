//! One row being read: typed cells, and flaws that name the row.
//!
//! Column 0 is always the row's id. Texts of the user that are no valid UTF-8 are shown with replacement characters;
//! what may be missing and makes no sense is taken for missing; what must be there and makes no sense is an error.

use std::fmt::Display;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use uuid::Uuid;

use crate::domain::moment::{Moment, iso_date, iso_time};
use crate::domain::vocabulary::UnknownWord;
use crate::fields::{Choice, Initial};
use crate::store::error::{Result, StoreError};
use crate::store::load::Key;
use crate::store::load::flaws::{Flaw, Flaws};

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(in crate::store::load) struct Cells<'r> {
    table: &'static str,
    row: &'r Row<'r>,
    flaws: &'r Flaws,
}

impl<'r> Cells<'r> {
    pub(in crate::store::load) const fn new(table: &'static str, row: &'r Row<'r>, flaws: &'r Flaws) -> Self {
        Self { table, row, flaws }
    }

    /// Returns the row's own key.
    pub(in crate::store::load) fn key(self) -> Result<Key> {
        self.required(0, self.read(0, to_key, "a UUID")?)
    }

    /// Returns the key of a row that this one points to.
    pub(in crate::store::load) fn optional_key(self, index: usize) -> Result<Option<Key>> {
        self.forgiven(self.read(index, to_key, "a UUID"))
    }

    /// Returns the id that a record shows: its text, which is in the given column, or its own key.
    pub(in crate::store::load) fn shown(self, text: usize) -> Result<String> {
        let shown = self.forgiven(self.word_at(text))?;
        Ok(shown.map_or_else(|| self.word_at(0), |text| Ok(Some(text)))?.unwrap_or_default().to_owned())
    }

    /// Returns an id or a word without copying it.
    pub(in crate::store::load) fn word_at(self, index: usize) -> Result<Option<&'r str>> {
        match self.row.get_ref(index)? {
            ValueRef::Null => Ok(None),
            ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Some(text)),
                Err(_) => Err(self.bad(index, "is not valid UTF-8".to_owned())),
            },
            other => Err(self.bad(index, format!("is a {}, expected a text", other.data_type()))),
        }
    }

    /// Returns a text of the user; a missing one is empty.
    pub(in crate::store::load) fn text(self, index: usize) -> Result<String> {
        Ok(self.optional_text(index)?.unwrap_or_default())
    }

    /// Returns a text of the user.
    pub(in crate::store::load) fn optional_text(self, index: usize) -> Result<Option<String>> {
        match self.row.get_ref(index)? {
            ValueRef::Null => Ok(None),
            ValueRef::Text(bytes) => Ok(Some(match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => {
                    let problem = "is not valid UTF-8".to_owned();
                    let instead = "shown with replacement characters".to_owned();
                    self.flaws.note(self.flaw(self.column(index), problem, instead));
                    String::from_utf8_lossy(bytes).into_owned()
                }
            })),
            other => Err(self.bad(index, format!("is a {}, expected a text", other.data_type()))),
        }
    }

    /// Returns a value of a closed list that must be there.
    pub(in crate::store::load) fn word<T: FromStr<Err: Display>>(self, index: usize) -> Result<T> {
        self.required(index, self.read_word(index)?)
    }

    /// Returns a value of a closed list that may be missing.
    pub(in crate::store::load) fn optional_word<T: FromStr<Err: Display>>(
        self,
        index: usize,
    ) -> Result<Option<T>> {
        self.forgiven(self.read_word(index))
    }

    fn read_word<T: FromStr<Err: Display>>(self, index: usize) -> Result<Option<T>> {
        let Some(text) = self.word_at(index)? else { return Ok(None) };
        text.parse().map(Some).map_err(|error: T::Err| self.bad(index, format!("is wrong: {error}")))
    }

    /// Returns a word of a closed list: the initial one when what is there is not of the list, an error when there is
    /// no such word.
    pub(in crate::store::load) fn choice(
        self,
        index: usize,
        choice: Choice,
        initial: Initial,
    ) -> Result<Option<&'static str>> {
        let Some(text) = self.word_at(index)? else { return Ok(None) };
        let words = (choice.words)();
        let found = words.iter().copied().find(|word| *word == text);
        if found.is_some() {
            return Ok(found);
        }
        let unknown = UnknownWord { what: choice.what, word: text.to_owned(), expected: words };
        let bad = Err(self.bad(index, format!("is wrong: {unknown}")));
        match initial {
            Initial::Required => bad,
            Initial::Word(word) => self.replaced(bad, format!("shown as {word}")),
            _ => self.forgiven(bad),
        }
    }

    /// Returns a date that must be there.
    pub(in crate::store::load) fn date(self, index: usize) -> Result<NaiveDate> {
        self.required(index, self.read(index, iso_date, A_DATE)?)
    }

    /// Returns a date that may be missing.
    pub(in crate::store::load) fn optional_date(self, index: usize) -> Result<Option<NaiveDate>> {
        self.forgiven(self.read(index, iso_date, A_DATE))
    }

    /// Returns a date, with a time if there is one, that must be there.
    pub(in crate::store::load) fn moment(self, index: usize) -> Result<Moment> {
        self.required(index, self.read(index, Moment::from_iso, A_MOMENT)?)
    }

    /// Returns a time of day that may be missing.
    pub(in crate::store::load) fn optional_time(self, index: usize) -> Result<Option<NaiveTime>> {
        self.forgiven(self.read(index, iso_time, "a time, expected HH:MM"))
    }

    /// Returns what `read` makes of a text; `expected` says what it should have been.
    pub(in crate::store::load) fn read<T>(
        self,
        index: usize,
        read: impl Fn(&str) -> Option<T>,
        expected: &str,
    ) -> Result<Option<T>> {
        let Some(text) = self.word_at(index)? else { return Ok(None) };
        read(text).map(Some).ok_or_else(|| self.bad(index, format!("'{text}' is not {expected}")))
    }

    /// Returns a number that may be missing.
    pub(in crate::store::load) fn optional_number<T: TryFrom<i64>>(self, index: usize) -> Result<Option<T>> {
        self.forgiven(self.read_number(index))
    }

    fn read_number<T: TryFrom<i64>>(self, index: usize) -> Result<Option<T>> {
        let Some(number) = self.row.get::<_, Option<i64>>(index)? else { return Ok(None) };
        T::try_from(number).map(Some).map_err(|_| self.bad(index, format!("{number} is out of range")))
    }

    /// Returns a number that must be there.
    pub(in crate::store::load) fn number<T: TryFrom<i64>>(self, index: usize) -> Result<T> {
        self.required(index, self.read_number(index)?)
    }

    /// Returns a flag.
    pub(in crate::store::load) fn flag(self, index: usize) -> Result<bool> {
        Ok(self.row.get::<_, i64>(index)? != 0)
    }

    /// Returns a value that must be there.
    pub(in crate::store::load) fn required<T>(self, index: usize, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| self.bad(index, "is missing".to_owned()))
    }

    /// Returns what was read; what makes no sense is noted and taken for missing.
    fn forgiven<T>(self, read: Result<Option<T>>) -> Result<Option<T>> {
        self.replaced(read, "shown without it".to_owned())
    }

    /// Returns what was read; what makes no sense is noted, with what is shown instead.
    fn replaced<T>(self, read: Result<Option<T>>, instead: String) -> Result<Option<T>> {
        match read {
            Err(StoreError::BadValue { column, problem, .. }) => {
                self.flaws.note(self.flaw(column, problem, instead));
                Ok(None)
            }
            other => other,
        }
    }

    /// Returns a flaw of this row.
    pub(in crate::store::load) fn flaw(self, column: String, problem: String, instead: String) -> Flaw {
        let handle = self.named("handle").filter(|handle| !handle.is_empty());
        let name = self.named("company").or_else(|| self.named("name")).unwrap_or_default();
        let record = match (handle, self.named("application_id").is_some()) {
            (Some(handle), true) => format!("{} {handle}", self.table),
            (Some(handle), false) => format!("{} {handle} ({name})", self.table),
            (None, true) => self.table.replace('_', " "),
            (None, false) => format!("{} {}", self.table, self.named("id").unwrap_or_default()),
        };
        let application = self.named("application_id").and_then(|id| to_key(&id));
        Flaw { record, application, column, problem, instead }
    }

    /// Returns the text of a column, as far as it is one.
    fn named(self, column: &str) -> Option<String> {
        match self.row.get_ref(column) {
            Ok(ValueRef::Text(bytes)) => Some(String::from_utf8_lossy(bytes).into_owned()),
            _ => None,
        }
    }

    /// Returns the name of a column.
    fn column(self, index: usize) -> String {
        self.row.as_ref().column_name(index).unwrap_or("?").to_owned()
    }

    /// Returns the error that a cell makes no sense.
    fn bad(self, index: usize, problem: String) -> StoreError {
        let record = self.named("id").unwrap_or_else(|| "?".to_owned());
        StoreError::BadValue { table: self.table, record, column: self.column(index), problem }
    }
}

/// What a date should have been.
const A_DATE: &str = "a date, expected YYYY-MM-DD";

/// What a date with a time should have been.
const A_MOMENT: &str = "a date, expected YYYY-MM-DD or YYYY-MM-DDTHH:MM";

/// Returns a key as a number.
fn to_key(text: &str) -> Option<Key> {
    Uuid::try_parse(text).ok().map(|uuid| uuid.as_u128())
}
