//! The fields of every noun, once: what each is called, what it holds, and how it reaches the record.
//!
//! One table per noun drives everything that lists fields: the typed grammar, commands, forms, lists, details,
//! documents, the database and the wording of what changed. The structs of the domain stay as they are; a table
//! says how to get at their members. Refuses to write anything.
//!
//! A new field is a member of its struct, a line in the table here, and a column in a migration.

mod application;
mod interaction;
mod interview;
mod lesson;
mod promise;
mod stage_change;
mod task;

pub mod change;
pub mod contact;
pub mod draft;
pub mod incoming;
mod kind;
pub mod merging;
pub mod patch;
pub mod quick_add;
pub mod reading;
pub mod typed;
pub mod value;
pub mod wording;

use std::borrow::Cow;
use std::fmt::Debug;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::ids::{RecordId, RecordKind};
use crate::domain::records::Records;
use crate::fields::patch::Patch;
use crate::fields::value::Value;

pub use crate::fields::kind::{Choice, Initial, Kind, Suggest};

/// The columns of what a job pays: least, most, currency, period.
pub const MONEY: [&str; 4] = ["salary_min", "salary_max", "salary_currency", "salary_period"];

/// What is said about a field, whatever record it is of.
#[derive(Debug, PartialEq, Eq)]
pub struct Spec {
    /// Its name in documents, and in the typed grammar, where any unique beginning will do.
    pub key: &'static str,
    /// Its name for people: the same in every command, screen and message.
    pub label: &'static str,
    /// Other names in the typed grammar.
    pub aliases: &'static [&'static str],
    /// What it holds.
    pub kind: Kind,
    /// What it holds as long as no one has said anything.
    pub initial: Initial,
    /// Whether people have to fill it, even where documents may leave it out.
    pub is_asked: bool,
    /// Its column in the database.
    pub column: &'static str,
    /// Whether lists have a column for it.
    pub is_listed: bool,
    /// What it may say again.
    pub suggest: Option<Suggest>,
    /// What it is for, as a noun: "the day it is due".
    pub help: &'static str,
    /// How it can be typed: `due:fri`.
    pub example: &'static str,
}

impl Spec {
    /// Returns its columns in the table of its noun: several for what a job pays, none for lists of words or people.
    pub fn columns(&self) -> Vec<&'static str> {
        match self.kind {
            Kind::Money => MONEY.to_vec(),
            Kind::Tags => Vec::new(),
            Kind::People => Vec::new(),
            _ => vec![self.column],
        }
    }

    /// Tells whether the field may be emptied by people.
    pub fn is_optional(&self) -> bool {
        !self.is_asked && self.initial != Initial::Required
    }

    /// Returns what the field holds as long as no one has said anything; nothing for one that is required.
    pub fn initial_value(&self) -> Value<'static> {
        match self.initial {
            Initial::EmptyText => Value::EMPTY,
            Initial::Word(word) => Value::Word(word),
            Initial::Number(number) => Value::Number(number),
            Initial::No => Value::Flag(false),
            Initial::EmptyList => Value::Tags(Cow::Borrowed(&[])),
            Initial::Nobody => Value::People(Vec::new()),
            Initial::Required | Initial::Nothing => Value::Nothing,
        }
    }
}

/// A field of a noun.
pub struct Field<N: 'static> {
    /// What is said about it.
    pub spec: Spec,
    get: fn(&N) -> Value<'_>,
    set: fn(&mut N, Value<'_>) -> bool,
}

impl<N> Field<N> {
    /// Returns what the field of a record holds.
    pub fn of<'a>(&self, record: &'a N) -> Value<'a> {
        (self.get)(record)
    }

    /// Changes the field of a record; tells whether it can hold the value.
    pub fn set(&self, record: &mut N, value: Value<'_>) -> bool {
        (self.set)(record, value)
    }

    const fn new(
        key: &'static str,
        kind: Kind,
        get: fn(&N) -> Value<'_>,
        set: fn(&mut N, Value<'_>) -> bool,
    ) -> Self {
        let spec = Spec {
            key,
            label: key,
            aliases: &[],
            kind,
            initial: Initial::Nothing,
            is_asked: false,
            column: key,
            is_listed: true,
            suggest: None,
            help: "",
            example: "",
        };
        Self { spec, get, set }
    }

    /// Returns the field under another name for people.
    const fn label(mut self, label: &'static str) -> Self {
        self.spec.label = label;
        self
    }

    /// Returns the field with further names in the typed grammar.
    const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.spec.aliases = aliases;
        self
    }

    /// Returns the field with what it is for and how it can be typed.
    const fn help(mut self, help: &'static str, example: &'static str) -> Self {
        self.spec.help = help;
        self.spec.example = example;
        self
    }

    /// Returns the field as one that is never missing.
    const fn required(mut self) -> Self {
        self.spec.initial = Initial::Required;
        self.spec.is_asked = true;
        self
    }

    /// Returns the field as a text that is never missing but may be empty.
    const fn text(mut self) -> Self {
        self.spec.initial = Initial::EmptyText;
        self
    }

    /// Returns the field as one that holds this word as long as no one has said anything.
    const fn word(mut self, word: &'static str) -> Self {
        self.spec.initial = Initial::Word(word);
        self
    }

    /// Returns the field as one that holds this number as long as no one has said anything.
    const fn number(mut self, number: u32) -> Self {
        self.spec.initial = Initial::Number(number);
        self
    }

    /// Returns the field as one that names nobody as long as no one has said anything.
    const fn nobody(mut self) -> Self {
        self.spec.initial = Initial::Nobody;
        self
    }

    /// Returns the field with another column in the database.
    const fn column(mut self, column: &'static str) -> Self {
        self.spec.column = column;
        self
    }

    /// Returns the field with what it may say again.
    const fn suggest(mut self, suggest: Suggest) -> Self {
        self.spec.suggest = Some(suggest);
        self
    }

    /// Returns the field as one that is no until someone says yes.
    const fn flag(mut self) -> Self {
        self.spec.initial = Initial::No;
        self
    }

    /// Returns the field as a list that is empty at first.
    const fn list(mut self) -> Self {
        self.spec.initial = Initial::EmptyList;
        self
    }

    /// Returns the field as one that lists have no column for.
    const fn unlisted(mut self) -> Self {
        self.spec.is_listed = false;
        self
    }

    /// Returns the field as one that people have to fill.
    const fn asked(mut self) -> Self {
        self.spec.is_asked = true;
        self
    }
}

/// Names a member of a noun's struct as a field: `field!(Task, words, Kind::Line)`.
macro_rules! field {
    ($noun:ty, $member:ident, $kind:expr) => {
        $crate::fields::Field::<$noun>::new(
            stringify!($member),
            $kind,
            |record: &$noun| $crate::fields::value::Member::to_value(&record.$member),
            |record: &mut $noun, value| {
                $crate::fields::value::Member::from_value(value).map(|value| record.$member = value).is_some()
            },
        )
    };
}
use field;

/// A kind of record that is described field by field.
pub trait Noun: Clone + PartialEq + Debug + 'static {
    /// What kind of record it is.
    const KIND: RecordKind;

    /// The keys of its fields in the order in which forms ask for them: first what says most.
    const FORM: &'static [&'static str];

    /// The key of the field that a link without a field goes into.
    const LINK: Option<&'static str> = None;

    /// Returns its fields, in the order in which documents write them.
    fn fields() -> &'static [Field<Self>];

    /// Returns a record that says nothing, under a placeholder for an id.
    fn blank() -> Self;

    /// Returns the shown id.
    fn id(&self) -> &str;

    /// Changes the shown id.
    fn set_id(&mut self, id: String);

    /// Returns the short name on public surfaces, to change; nothing for a noun that has none.
    fn handle_mut(&mut self) -> Option<&mut String> {
        None
    }

    /// Refuses what does not go together.
    ///
    /// # Errors
    /// Names the field to blame.
    fn check(&self) -> Result<(), Misfit> {
        Ok(())
    }

    /// Refuses, besides, what documents may say but people would not; `before` is the record without the change.
    ///
    /// # Errors
    /// Names the field to blame.
    fn check_typed(&self, _before: &Self) -> Result<(), Misfit> {
        self.check()
    }

    /// Adds to a patch of a record what follows from it and was not said.
    fn follow(_patch: &mut Patch<Self>, _record: &Self) {}
}

/// Fields that do not go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The key of the field to blame.
    pub key: &'static str,
    /// Why.
    pub problem: String,
}

/// A noun that belongs to an application.
pub trait Child: Noun {
    /// Returns those of an application.
    fn all(application: &Application) -> &[Self];

    /// Returns those of an application, to change. Whoever changes a history keeps it in order.
    fn all_mut(application: &mut Application) -> &mut Vec<Self>;

    /// Returns the day by which people name it.
    fn day(&self) -> Option<NaiveDate>;

    /// Returns what it says, in one line.
    fn line(&self, records: &Records) -> String;

    /// Returns the name of one in the history: `task send references`.
    fn title(&self) -> String;

    /// Returns what makes one of an application the same again in documents without ids, where not all that it says
    /// does.
    fn natural_key(_patch: &Patch<Self>) -> Option<String> {
        None
    }
}

/// Returns the fields of a noun without the way to its members.
pub fn specs<N: Noun>() -> impl Iterator<Item = &'static Spec> {
    N::fields().iter().map(|field| &field.spec)
}

/// Returns the same in the order of forms.
pub fn form<N: Noun>() -> impl Iterator<Item = &'static Spec> {
    N::FORM.iter().filter_map(|key| find::<N>(key)).map(|field| &field.spec)
}

/// Returns the field of a noun with this key.
pub fn find<N: Noun>(key: &str) -> Option<&'static Field<N>> {
    N::fields().iter().find(|field| field.spec.key == key)
}

/// Returns what names a record.
pub fn record_id<N: Noun>(record: &N) -> RecordId {
    RecordId { kind: N::KIND, id: record.id().to_owned() }
}

/// What is said about a kind of record, whatever its fields are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NounSpec {
    /// What people call one.
    pub label: &'static str,
    /// What one is called in documents.
    pub singular: &'static str,
    /// What several are called.
    pub plural: &'static str,
    /// What one is called with its article.
    pub one: &'static str,
    /// The name of a list of them in machine formats.
    pub list: &'static str,
}

/// Returns what is said about a kind of record.
pub const fn noun(kind: RecordKind) -> NounSpec {
    let (one, singular, plural) = match kind {
        RecordKind::Contact => ("a contact", "contact", "contacts"),
        RecordKind::Application => ("an application", "application", "applications"),
        RecordKind::Interview => ("an interview", "interview", "interviews"),
        RecordKind::Interaction => ("an interaction", "interaction", "interactions"),
        RecordKind::Task => ("a task", "task", "tasks"),
        RecordKind::Lesson => ("a lesson", "lesson", "lessons"),
        RecordKind::Promise => ("a promise", "promise", "promises"),
        RecordKind::StageChange => ("a stage entry", "stage entry", "stage entries"),
    };
    let label = if let RecordKind::Interaction = kind { "message" } else { singular };
    let list = if let RecordKind::StageChange = kind { "stage_history" } else { plural };
    NounSpec { label, singular, plural, one, list }
}
