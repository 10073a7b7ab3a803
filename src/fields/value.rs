//! What a field holds, as one type for all: a text, a day, another record.
//!
//! Owns how the members of structs become values and values become members again. Refuses to read what people type.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use crate::domain::contact::ContactChoice;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::moment::Moment;
use crate::domain::salary::{Salary, SalaryPeriod};
use crate::domain::vocabulary::Vocabulary;

/// What a field holds. Texts and ids may be borrowed from the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    Nothing,
    /// A text.
    Text(Cow<'a, str>),
    /// A day.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// A day, with a time if it is known.
    Moment(Moment),
    /// A whole number.
    Number(u32),
    /// A word of a closed list.
    Word(&'static str),
    /// Yes or no.
    Flag(bool),
    /// From one star to five.
    Stars(u8),
    /// What a job pays.
    Money(Cow<'a, Salary>),
    /// Words to find something by.
    Tags(Cow<'a, [String]>),
    /// A person, who may be a new one.
    Person(Cow<'a, ContactChoice>),
    /// People, some of whom may be new ones.
    People(Vec<ContactChoice>),
    /// An interview, by its shown id.
    Interview(Cow<'a, InterviewId>),
}

impl Value<'_> {
    /// A text without a character.
    pub const EMPTY: Value<'static> = Value::Text(Cow::Borrowed(""));

    /// Returns the value without borrowing.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Nothing => Value::Nothing,
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Day(day) => Value::Day(day),
            Self::Time(time) => Value::Time(time),
            Self::Moment(moment) => Value::Moment(moment),
            Self::Number(number) => Value::Number(number),
            Self::Word(word) => Value::Word(word),
            Self::Flag(flag) => Value::Flag(flag),
            Self::Stars(stars) => Value::Stars(stars),
            Self::Money(salary) => Value::Money(Cow::Owned(salary.into_owned())),
            Self::Tags(tags) => Value::Tags(Cow::Owned(tags.into_owned())),
            Self::Person(choice) => Value::Person(Cow::Owned(choice.into_owned())),
            Self::People(people) => Value::People(people),
            Self::Interview(id) => Value::Interview(Cow::Owned(id.into_owned())),
        }
    }

    /// Tells whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.is_empty(),
            Self::Tags(tags) => tags.is_empty(),
            Self::People(people) => people.is_empty(),
            _ => false,
        }
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<ContactChoice> for Value<'_> {
    fn from(choice: ContactChoice) -> Self {
        Self::Person(Cow::Owned(choice))
    }
}

impl From<NaiveDate> for Value<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

/// As machine formats write it.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Day(day) => day.serialize(serializer),
            Self::Time(time) => serializer.collect_str(&time.format("%H:%M")),
            Self::Moment(moment) => serializer.collect_str(moment),
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Stars(stars) => serializer.serialize_u8(*stars),
            Self::Money(salary) => Pay::of(salary).serialize(serializer),
            Self::Tags(tags) => tags.serialize(serializer),
            Self::Person(choice) => serializer.serialize_str(written(choice)),
            Self::People(people) => serializer.collect_seq(people.iter().map(written)),
            Self::Interview(id) => id.serialize(serializer),
        }
    }
}

/// What a job pays, as machine formats write it.
#[derive(Serialize)]
struct Pay<'a> {
    min: Option<u64>,
    max: Option<u64>,
    currency: Option<&'a str>,
    period: SalaryPeriod,
}

impl<'a> Pay<'a> {
    fn of(salary: &'a Salary) -> Self {
        let Salary { min, max, currency, period } = salary;
        Self { min: *min, max: *max, currency: currency.as_deref(), period: *period }
    }
}

/// Returns a person as machine formats write them: the id, or the name of a new one.
fn written(choice: &ContactChoice) -> &str {
    match choice {
        ContactChoice::Existing(id) => id.as_str(),
        ContactChoice::New(person) => &person.name,
    }
}

/// A member of a struct that can be a field.
pub trait Member: Sized {
    /// Returns what it holds.
    fn to_value(&self) -> Value<'_>;

    /// Returns the member that holds `value`; `None` when it cannot.
    fn from_value(value: Value<'_>) -> Option<Self>;
}

impl Member for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.into_owned()) } else { None }
    }
}

impl Member for NaiveDate {
    fn to_value(&self) -> Value<'_> {
        Value::Day(*self)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Day(day) = value { Some(day) } else { None }
    }
}

impl Member for NaiveTime {
    fn to_value(&self) -> Value<'_> {
        Value::Time(*self)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Time(time) = value { Some(time) } else { None }
    }
}

impl Member for Moment {
    fn to_value(&self) -> Value<'_> {
        Value::Moment(*self)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Moment(moment) = value { Some(moment) } else { None }
    }
}

impl Member for u32 {
    fn to_value(&self) -> Value<'_> {
        Value::Number(*self)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Number(number) = value { Some(number) } else { None }
    }
}

impl Member for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Flag(*self)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Flag(flag) = value { Some(flag) } else { None }
    }
}

/// From one star to five.
impl Member for u8 {
    fn to_value(&self) -> Value<'_> {
        Value::Stars(*self)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Stars(stars) = value { Some(stars) } else { None }
    }
}

impl Member for Salary {
    fn to_value(&self) -> Value<'_> {
        Value::Money(Cow::Borrowed(self))
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Money(salary) = value { Some(salary.into_owned()) } else { None }
    }
}

/// Words to find something by.
impl Member for Vec<String> {
    fn to_value(&self) -> Value<'_> {
        Value::Tags(Cow::Borrowed(self))
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Tags(tags) = value { Some(tags.into_owned()) } else { None }
    }
}

impl<T: Vocabulary> Member for T {
    fn to_value(&self) -> Value<'_> {
        Value::Word(self.word())
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Word(word) = value { word.parse().ok() } else { None }
    }
}

/// A record holds people who are there; a new one becomes one of them when the patch that names it is written.
impl Member for ContactId {
    fn to_value(&self) -> Value<'_> {
        Value::Person(Cow::Owned(ContactChoice::Existing(self.clone())))
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Person(choice) => match choice.into_owned() {
                ContactChoice::Existing(id) => Some(id),
                ContactChoice::New(_) => None,
            },
            _ => None,
        }
    }
}

/// New people are left out, as above.
impl Member for Vec<ContactId> {
    fn to_value(&self) -> Value<'_> {
        Value::People(self.iter().cloned().map(ContactChoice::Existing).collect())
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::People(people) = value else { return None };
        let existing = people.into_iter().filter_map(|choice| match choice {
            ContactChoice::Existing(id) => Some(id),
            ContactChoice::New(_) => None,
        });
        Some(existing.collect())
    }
}

impl Member for InterviewId {
    fn to_value(&self) -> Value<'_> {
        Value::Interview(Cow::Borrowed(self))
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Interview(id) = value { Some(id.into_owned()) } else { None }
    }
}

impl<T: Member> Member for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Nothing, Member::to_value)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        if value == Value::Nothing { Some(None) } else { T::from_value(value).map(Some) }
    }
}
