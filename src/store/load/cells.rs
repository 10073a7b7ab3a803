//! One row being read: typed cells, and errors that name the row.
//!
//! Column 0 is always the row's id. Texts of the user that are no valid UTF-8 are shown with replacement characters;
//! dates, words and numbers that mean nothing are errors.

use std::fmt::Display;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use uuid::Uuid;

use crate::domain::moment::{iso_date, iso_time};
use crate::store::error::{Result, StoreError};
use crate::store::load::Key;

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(in crate::store::load) struct Cells<'r> {
    table: &'static str,
    row: &'r Row<'r>,
}

impl<'r> Cells<'r> {
    pub(in crate::store::load) const fn new(table: &'static str, row: &'r Row<'r>) -> Self {
        Self { table, row }
    }

    /// Returns the row's own key.
    pub(in crate::store::load) fn key(self) -> Result<Key> {
        self.required(0, self.optional_key(0)?)
    }

    /// Returns the key of a row that this one points to.
    pub(in crate::store::load) fn optional_key(self, index: usize) -> Result<Option<Key>> {
        self.parsed(index, |text| Uuid::try_parse(text).ok().map(|uuid| uuid.as_u128()), "a UUID")
    }

    /// Returns the id that a record shows: its text, which is in the given column, or its own key.
    pub(in crate::store::load) fn shown(self, text: usize) -> Result<String> {
        let shown = self.word_at(text)?.map_or_else(|| self.word_at(0), |text| Ok(Some(text)))?;
        Ok(shown.unwrap_or_default().to_owned())
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
                Err(_) => String::from_utf8_lossy(bytes).into_owned(),
            })),
            other => Err(self.bad(index, format!("is a {}, expected a text", other.data_type()))),
        }
    }

    /// Returns a value of a closed list.
    pub(in crate::store::load) fn word<T: FromStr<Err: Display>>(self, index: usize) -> Result<T> {
        self.required(index, self.optional_word(index)?)
    }

    /// Returns a value of a closed list that may be missing.
    pub(in crate::store::load) fn optional_word<T: FromStr<Err: Display>>(
        self,
        index: usize,
    ) -> Result<Option<T>> {
        let Some(text) = self.word_at(index)? else { return Ok(None) };
        text.parse().map(Some).map_err(|error: T::Err| self.bad(index, format!("is wrong: {error}")))
    }

    /// Returns a date.
    pub(in crate::store::load) fn date(self, index: usize) -> Result<NaiveDate> {
        self.required(index, self.optional_date(index)?)
    }

    /// Returns a date that may be missing.
    pub(in crate::store::load) fn optional_date(self, index: usize) -> Result<Option<NaiveDate>> {
        self.parsed(index, iso_date, "a date; expected YYYY-MM-DD")
    }

    /// Returns a time of day that may be missing.
    pub(in crate::store::load) fn optional_time(self, index: usize) -> Result<Option<NaiveTime>> {
        self.parsed(index, iso_time, "a time; expected HH:MM")
    }

    /// Returns what `read` makes of a text; `expected` says what it should have been.
    pub(in crate::store::load) fn parsed<T>(
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
        let Some(number) = self.row.get::<_, Option<i64>>(index)? else { return Ok(None) };
        T::try_from(number).map(Some).map_err(|_| self.bad(index, format!("{number} is out of range")))
    }

    /// Returns a number.
    pub(in crate::store::load) fn number<T: TryFrom<i64>>(self, index: usize) -> Result<T> {
        self.required(index, self.optional_number(index)?)
    }

    /// Returns a flag.
    pub(in crate::store::load) fn flag(self, index: usize) -> Result<bool> {
        Ok(self.row.get::<_, i64>(index)? != 0)
    }

    /// Returns a value that must be there.
    pub(in crate::store::load) fn required<T>(self, index: usize, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| self.bad(index, "is missing".to_owned()))
    }

    /// Returns the error that a cell makes no sense.
    fn bad(self, index: usize, problem: String) -> StoreError {
        let record = match self.row.get_ref(0) {
            Ok(ValueRef::Text(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
            _ => "?".to_owned(),
        };
        let column = self.row.as_ref().column_name(index).unwrap_or("?").to_owned();
        StoreError::BadValue { table: self.table, record, column, problem }
    }
}
