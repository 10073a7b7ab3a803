//! One term of a filter: a word, or a field with a value, possibly turned round by `-`.

use chrono::{Days, NaiveDate};

use crate::domain::application::Application;
use crate::domain::beginning::begun_by;
use crate::domain::filter::{Candidate, FilterError};
use crate::domain::stage::Stage;
use crate::domain::typed_line::TypedWord;

/// A term; all texts are in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    negated: bool,
    test: Test,
}

/// What a term looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    /// Company, role, people, tags or notes contain it.
    Anywhere(String),
    /// A field contains it.
    Contains(TextField, String),
    /// One of the tags is it.
    Tag(String),
    /// One of the people has it in their name or address.
    Person(String),
    Stage(Stages),
    Due(Due),
}

/// A field with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextField {
    Company,
    Role,
    Source,
    Url,
    Location,
    WorkMode,
    Notes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stages {
    Open,
    Closed,
    Waiting,
    Only(Stage),
}

/// When the next action is due. What is late is also to be done today, and this week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Today,
    Week,
    Overdue,
    None,
}

/// What can stand before a colon.
#[derive(Debug, Clone, Copy)]
enum Field {
    Text(TextField),
    Tag,
    Person,
    Stage,
    Due,
}

const FIELDS: &[(&str, Field)] = &[
    ("company", Field::Text(TextField::Company)),
    ("role", Field::Text(TextField::Role)),
    ("stage", Field::Stage),
    ("due", Field::Due),
    ("tags", Field::Tag),
    ("with", Field::Person),
    ("source", Field::Text(TextField::Source)),
    ("location", Field::Text(TextField::Location)),
    ("work_mode", Field::Text(TextField::WorkMode)),
    ("url", Field::Text(TextField::Url)),
    ("notes", Field::Text(TextField::Notes)),
];

const DUE: &[(&str, Due)] =
    &[("today", Due::Today), ("week", Due::Week), ("overdue", Due::Overdue), ("none", Due::None)];

/// The days that "this week" reaches ahead.
const WEEK: Days = Days::new(7);

impl Term {
    /// Reads a word; `None` when there is nothing to look for yet.
    pub fn read(word: &TypedWord) -> Result<Option<Self>, FilterError> {
        let positive = word.without_minus();
        let negated = positive.is_some();
        let word = positive.as_ref().unwrap_or(word);
        let test = match word.field() {
            Some((_, "")) => None,
            Some((name, value)) => Some(Test::read(name, value)?),
            None if word.text.is_empty() => None,
            None if word.is_link() => Some(Test::Contains(TextField::Url, word.text.to_lowercase())),
            None => Some(Test::Anywhere(word.text.to_lowercase())),
        };
        Ok(test.map(|test| Self { negated, test }))
    }

    /// Tells whether an application fits.
    pub fn matches(&self, candidate: Candidate<'_>) -> bool {
        self.test.matches(candidate) != self.negated
    }
}

impl Test {
    fn read(name: &str, value: &str) -> Result<Self, FilterError> {
        let text = value.to_lowercase();
        let field = begun_by("field", name, FIELDS).map_err(|unclear| FilterError(unclear.to_string()))?;
        Ok(match field {
            Field::Text(field) => Self::Contains(field, text),
            Field::Tag => Self::Tag(text),
            Field::Person => Self::Person(text),
            Field::Stage => Self::Stage(Stages::read(value)?),
            Field::Due => Self::Due(
                begun_by("time to be due", value, DUE).map_err(|unclear| FilterError(unclear.to_string()))?,
            ),
        })
    }

    fn matches(&self, candidate: Candidate<'_>) -> bool {
        let application = candidate.application;
        match self {
            Self::Anywhere(text) => {
                contains(&application.company, text)
                    || contains(&application.role, text)
                    || has_person(candidate, text)
                    || application.tags.iter().any(|tag| contains(tag, text))
                    || contains(&application.notes, text)
            }
            Self::Contains(field, text) => contains(field.of(application), text),
            Self::Tag(text) => application.tags.iter().any(|tag| tag.to_lowercase() == *text),
            Self::Person(text) => has_person(candidate, text),
            Self::Stage(stages) => stages.include(application.stage()),
            Self::Due(due) => due.includes(candidate.due_on, candidate.today),
        }
    }
}

impl TextField {
    fn of(self, application: &Application) -> &str {
        match self {
            Self::Company => &application.company,
            Self::Role => &application.role,
            Self::Source => application.source.as_deref().unwrap_or_default(),
            Self::Url => application.url.as_deref().unwrap_or_default(),
            Self::Location => application.location.as_deref().unwrap_or_default(),
            Self::WorkMode => application.work_mode.as_deref().unwrap_or_default(),
            Self::Notes => &application.notes,
        }
    }
}

impl Stages {
    fn read(value: &str) -> Result<Self, FilterError> {
        let groups = [("open", Self::Open), ("closed", Self::Closed), ("waiting", Self::Waiting)];
        let stages = Stage::ALL.iter().map(|stage| (stage.as_str(), Self::Only(*stage)));
        let choices: Vec<_> = groups.into_iter().chain(stages).collect();
        begun_by("stage", value, &choices).map_err(|unclear| FilterError(unclear.to_string()))
    }

    fn include(self, stage: Stage) -> bool {
        match self {
            Self::Open => !stage.is_closed(),
            Self::Closed => stage.is_closed(),
            Self::Waiting => stage.is_waiting(),
            Self::Only(only) => stage == only,
        }
    }
}

impl Due {
    fn includes(self, due_on: Option<NaiveDate>, today: NaiveDate) -> bool {
        let Some(due_on) = due_on else { return self == Self::None };
        match self {
            Self::Today => due_on <= today,
            Self::Week => due_on <= today.checked_add_days(WEEK).unwrap_or(NaiveDate::MAX),
            Self::Overdue => due_on < today,
            Self::None => false,
        }
    }
}

fn has_person(candidate: Candidate<'_>, text: &str) -> bool {
    let mut people = candidate.people.iter();
    people.any(|person| {
        contains(&person.name, text) || person.email.as_deref().is_some_and(|email| contains(email, text))
    })
}

/// Tells whether `haystack` contains `lower`, a text in lower case, in any case.
fn contains(haystack: &str, lower: &str) -> bool {
    haystack.to_lowercase().contains(lower)
}
