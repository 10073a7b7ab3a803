//! The fields that a line can name, and the words of a line sorted by them.

use std::ops::Range;

use crate::domain::application::Application;
use crate::domain::beginning::begun_by;
use crate::domain::typed_line::TypedWord;
use crate::fields::quick_add::QuickAddError;
use crate::fields::{find, specs};

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A field of the application, by its key.
    Own(&'static str),
    /// Where it stands.
    Stage,
    /// The interview, or the day on which the stage began.
    On,
    /// By when they want to answer.
    Promise,
    /// An interviewer, or the main contact.
    With,
}

impl Field {
    /// The employer.
    pub const COMPANY: Self = Self::Own("company");
    /// The job.
    pub const ROLE: Self = Self::Own("role");
    /// The day the user applied.
    pub const APPLIED_ON: Self = Self::Own("applied_on");
    /// The person to write to.
    pub const MAIN_CONTACT: Self = Self::Own("main_contact");
    /// Words to find it by.
    pub const TAGS: Self = Self::Own("tags");
    /// A link to the posting.
    pub const URL: Self = Self::Own("url");
    /// Notes.
    pub const NOTES: Self = Self::Own("notes");
}

/// The fields that a line has besides those of the application.
pub const BESIDE: [(&str, Field); 4] =
    [("stage", Field::Stage), ("on", Field::On), ("promise", Field::Promise), ("with", Field::With)];

/// Returns every name that can stand before a colon.
pub fn names() -> Vec<(&'static str, Field)> {
    let own = specs::<Application>().flat_map(|spec| {
        let names = std::iter::once(spec.key).chain(spec.aliases.iter().copied());
        names.map(|name| (name, Field::Own(spec.key)))
    });
    BESIDE.into_iter().chain(own).collect()
}

/// A value and the bytes of the line that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The value, trimmed.
    pub value: String,
    /// The word in the line.
    pub at: Range<usize>,
}

impl Given {
    /// Returns an error that points at this word.
    pub fn wrong(&self, message: impl Into<String>) -> QuickAddError {
        QuickAddError { at: self.at.clone(), message: message.into() }
    }
}

/// The words of a line, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sorted<'a> {
    /// Words without a field, in order.
    pub bare: Vec<&'a TypedWord>,
    fields: Vec<(Field, Given)>,
}

impl<'a> Sorted<'a> {
    /// Sorts words into fields and the rest; `options` are fields that were named apart from the words.
    pub fn of(words: &'a [TypedWord], options: &[(Field, Given)]) -> Result<Self, QuickAddError> {
        let mut sorted = Self::default();
        let names = names();
        for word in words {
            let given = |value: &str| Given { value: value.trim().to_owned(), at: word.at.clone() };
            if let Some((name, value)) = word.field() {
                let given = given(value);
                let field =
                    begun_by("field", name, &names).map_err(|unclear| given.wrong(unclear.to_string()))?;
                if given.value.is_empty() {
                    return Err(given.wrong(format!("'{name}:' needs a value, as in {}", field.example())));
                }
                sorted.fields.push((field, given));
            } else if word.is_link() && !word.quoted {
                sorted.fields.push((Field::URL, given(&word.text)));
            } else if !word.text.trim().is_empty() {
                sorted.bare.push(word);
            }
        }
        sorted.fields.extend(options.iter().cloned());
        Ok(sorted)
    }

    /// Returns the value of a field that can be given once.
    pub fn one(&self, field: Field) -> Result<Option<&Given>, QuickAddError> {
        let mut values = self.all(field);
        let first = values.next();
        match values.next() {
            None => Ok(first),
            Some(again) => Err(again.wrong(format!(
                "'{}' is one {} too many; a line has one",
                again.value,
                field.name()
            ))),
        }
    }

    /// Returns the text of a field that can be given once.
    pub fn text(&self, field: Field) -> Result<Option<String>, QuickAddError> {
        Ok(self.one(field)?.map(|given| given.value.clone()))
    }

    /// Returns every value of a field, in order.
    pub fn all(&self, field: Field) -> impl Iterator<Item = &Given> {
        self.fields.iter().filter(move |(of, _)| *of == field).map(|(_, given)| given)
    }
}

impl Field {
    fn name(self) -> &'static str {
        match self {
            Self::Own(key) => find::<Application>(key).map_or("", |field| field.spec.label),
            other => BESIDE.iter().find(|(_, field)| *field == other).map_or("", |(name, _)| name),
        }
    }

    fn example(self) -> &'static str {
        match self {
            Self::Own(key) => find::<Application>(key).map_or("", |field| field.spec.example),
            Self::Stage => "stage:interviewing",
            Self::On => "on:\"tomorrow 14:00\"",
            Self::Promise => "promise:\"end of next week\"",
            Self::With => "with:\"Ana Ruiz <ana@acme.example>\"",
        }
    }
}
