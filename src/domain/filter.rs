//! Filters: which applications a list shows.
//!
//! Owns the grammar that `callback list` and the filter line of the screen share: words match company, role,
//! people, tags and notes; `field:value` and `-field:value` match fields. Refuses unknown fields by name.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::Contact;

/// A filter that was understood; the empty one matches everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {}

/// A filter that was not understood; names the word and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterError(pub String);

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FilterError {}

/// What a filter looks at.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The application.
    pub application: &'a Application,
    /// Its people.
    pub people: &'a [&'a Contact],
    /// The day on which its next action is or was due.
    pub due_on: Option<NaiveDate>,
    /// The user's local date.
    pub today: NaiveDate,
}

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// Names the word that was not understood.
    pub fn read(text: &str) -> Result<Self, FilterError> {
        let _ = text;
        todo!()
    }

    /// Tells whether an application is shown.
    pub fn matches(&self, candidate: Candidate<'_>) -> bool {
        let _ = candidate;
        todo!()
    }
}
