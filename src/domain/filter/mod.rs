//! Filters: which applications a list shows.
//!
//! Owns the grammar that `callback list` and the filter line of the screen share: words match company, role,
//! people, tags and notes; `field:value` and `-field:value` match fields; everything must match. Refuses unknown
//! fields by name. A field without a value yet (`stage:`) is ignored, so that a filter can be read as it is typed.

mod term;

use std::fmt;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::filter::term::Term;
use crate::domain::typed_line::{TypedWord, given_words, words};

/// A filter that was understood; the empty one matches everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    terms: Vec<Term>,
}

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
        Self::of(&words(text))
    }

    /// Reads a filter that a shell has split into words; a word with blanks is a phrase.
    ///
    /// # Errors
    /// Names the word that was not understood.
    pub fn read_words(given: &[String]) -> Result<Self, FilterError> {
        Self::of(&given_words(given))
    }

    fn of(words: &[TypedWord]) -> Result<Self, FilterError> {
        let terms = words.iter().map(Term::read).filter_map(Result::transpose).collect::<Result<_, _>>();
        Ok(Self { terms: terms? })
    }

    /// Tells whether an application is shown.
    pub fn matches(&self, candidate: Candidate<'_>) -> bool {
        self.terms.iter().all(|term| term.matches(candidate))
    }
}
