//! The fields that a line can name, and the words of a line sorted by them.

use std::ops::Range;

use crate::domain::beginning::begun_by;
use crate::domain::typed_line::TypedWord;
use crate::fields::quick_add::QuickAddError;

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The employer.
    Company,
    /// The job.
    Role,
    /// Where it stands.
    Stage,
    /// The interview, or the day on which the stage began.
    On,
    /// The day the user applied.
    AppliedOn,
    /// By when they want to answer.
    Promise,
    /// An interviewer, or the main contact.
    With,
    /// The person to write to.
    MainContact,
    /// Where the user found it.
    Source,
    /// Where the work is.
    Location,
    /// What it pays.
    Salary,
    /// Words to find it by.
    Tags,
    /// A link to the posting.
    Url,
    /// Notes.
    Notes,
    /// Office, hybrid, remote.
    WorkMode,
    /// How much the user wants it.
    Excitement,
    /// How often to ask.
    Cadence,
    /// No nudges before a day.
    QuietUntil,
    /// They asked not to be contacted.
    NoFollowUp,
    /// How thank-you notes travel.
    ThankYouBy,
}

const FIELDS: &[(&str, Field)] = &[
    ("company", Field::Company),
    ("role", Field::Role),
    ("stage", Field::Stage),
    ("on", Field::On),
    ("applied_on", Field::AppliedOn),
    ("promise", Field::Promise),
    ("with", Field::With),
    ("main_contact", Field::MainContact),
    ("contact", Field::MainContact),
    ("source", Field::Source),
    ("location", Field::Location),
    ("salary", Field::Salary),
    ("tags", Field::Tags),
    ("url", Field::Url),
    ("notes", Field::Notes),
    ("work_mode", Field::WorkMode),
    ("excitement", Field::Excitement),
    ("cadence", Field::Cadence),
    ("quiet_until", Field::QuietUntil),
    ("no_follow_up", Field::NoFollowUp),
    ("thank_you_by", Field::ThankYouBy),
];

/// The fields of an application that is there already; its stage moves, and its children are records of their own.
pub const EDITABLE: &[(&str, Field)] = &[
    ("company", Field::Company),
    ("role", Field::Role),
    ("applied_on", Field::AppliedOn),
    ("source", Field::Source),
    ("url", Field::Url),
    ("location", Field::Location),
    ("work_mode", Field::WorkMode),
    ("salary", Field::Salary),
    ("tags", Field::Tags),
    ("excitement", Field::Excitement),
    ("notes", Field::Notes),
    ("main_contact", Field::MainContact),
    ("contact", Field::MainContact),
    ("with", Field::MainContact),
    ("cadence", Field::Cadence),
    ("quiet_until", Field::QuietUntil),
    ("no_follow_up", Field::NoFollowUp),
    ("thank_you_by", Field::ThankYouBy),
];

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
        for word in words {
            let given = |value: &str| Given { value: value.trim().to_owned(), at: word.at.clone() };
            if let Some((name, value)) = word.field() {
                let given = given(value);
                let field =
                    begun_by("field", name, FIELDS).map_err(|unclear| given.wrong(unclear.to_string()))?;
                if given.value.is_empty() {
                    return Err(given.wrong(format!("'{name}:' needs a value, as in {}", field.example())));
                }
                sorted.fields.push((field, given));
            } else if word.is_link() && !word.quoted {
                sorted.fields.push((Field::Url, given(&word.text)));
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
        FIELDS.iter().chain(EDITABLE).find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }

    fn example(self) -> &'static str {
        match self {
            Self::Company => "company:Acme",
            Self::Role => "role:\"Backend Engineer\"",
            Self::Stage => "stage:interviewing",
            Self::On => "on:\"tomorrow 14:00\"",
            Self::AppliedOn => "applied:yesterday",
            Self::Promise => "promise:\"end of next week\"",
            Self::With => "with:\"Ana Ruiz <ana@acme.example>\"",
            Self::MainContact => "contact:\"Ana Ruiz <ana@acme.example>\"",
            Self::Source => "source:referral",
            Self::Location => "location:Berlin",
            Self::Salary => "salary:\"90-110k EUR\"",
            Self::Tags => "tag:rust",
            Self::Url => "url:https://acme.example/jobs/1234",
            Self::Notes => "notes:\"ask about on-call\"",
            Self::WorkMode => "work_mode:hybrid",
            Self::Excitement => "excitement:4",
            Self::Cadence => "cadence:patient",
            Self::QuietUntil => "quiet_until:\"next mon\"",
            Self::NoFollowUp => "no_follow_up:yes",
            Self::ThankYouBy => "thank_you_by:post",
        }
    }
}
