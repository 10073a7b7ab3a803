//! Fields as people type them: `field:value` words become a patch.
//!
//! The grammar is that of quick add: fields by any unique beginning, `field:` with nothing behind it clears. Refuses
//! to guess between fields, and to write anything.

use std::borrow::Cow;

use crate::domain::application::Application;
use crate::domain::beginning::begun_by as match_prefix;
use crate::domain::contact::{ContactChoice, ContactKind, is_email_address};
use crate::domain::date_text::{Lean, in_full};
use crate::domain::ids::ContactId;
use crate::domain::moment::{Moment, iso_time};
use crate::domain::salary::Salary;
use crate::domain::typed_line::given_words;
use crate::domain::zone::is_zone_name;
use crate::fields::patch::Patch;
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::pay::salary;
use crate::fields::quick_add::timing::{day, note_doubt, past_day, read as read_moment};
use crate::fields::quick_add::{Doubt, QuickAddError, Setting, care};
use crate::fields::typed::{Sorted, listed, meeting, only, signed, whole, whom};
use crate::fields::value::Value;
use crate::fields::{Kind, Noun, Spec, find, form, specs};

/// Fields that were understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<N> {
    /// The fields and what they become.
    pub patch: Patch<N>,
    /// Dates that some would read otherwise, by the labels of their fields.
    pub doubts: Vec<Doubt>,
}

/// What typed fields are about.
#[derive(Debug)]
pub struct About<'a, N> {
    /// The record as it is, or a new one with what it begins with.
    pub record: &'a N,
    /// Its application, if it belongs to one.
    pub application: Option<&'a Application>,
}

/// Reads fields of a record, which a shell has split into words.
///
/// # Errors
/// Points at the word that was not understood, or that does not go together with the rest of the record.
pub fn read<N: Noun>(
    words: &[String],
    about: &About<'_, N>,
    setting: Setting<'_>,
) -> Result<Reading<N>, QuickAddError> {
    read_sorted(sorted::<N>(words)?.only_fields(example::<N>())?, about, setting)
}

/// Sorts typed words by the places of their fields in the table.
///
/// # Errors
/// Points at a word that names no field.
pub fn sorted<N: Noun>(words: &[String]) -> Result<Sorted<usize>, QuickAddError> {
    let link = N::LINK.and_then(|key| N::fields().iter().position(|field| field.spec.key == key));
    Sorted::of(&given_words(words), &names::<N>(), link)
}

/// Reads fields of a record, whose words are sorted.
///
/// # Errors
/// Points at the word that was not understood, or that does not go together with the rest of the record.
pub fn read_sorted<N: Noun>(
    fields: Vec<(usize, Vec<Given>)>,
    about: &About<'_, N>,
    setting: Setting<'_>,
) -> Result<Reading<N>, QuickAddError> {
    let mut one = One { about, setting, patch: Patch::new(), doubts: Vec::new() };
    let mut typed: Vec<(&str, Given)> = Vec::new();
    for (place, values) in fields {
        let Some(field) = N::fields().get(place) else { continue };
        let given = match field.spec.kind {
            Kind::Tags => one.tags(&field.spec, &values)?,
            Kind::People => one.people(&field.spec, &values)?,
            _ => {
                let given = only(&values)?;
                one.read(&field.spec, &given)?;
                given
            }
        };
        typed.push((field.spec.key, given));
    }
    let mut patch = one.patch;
    N::follow(&mut patch, about.record);
    if let Err(misfit) = patch.applied_to(about.record).check_typed(about.record) {
        let blamed = typed.iter().find(|(key, _)| *key == misfit.key).or(typed.last());
        return Err(match blamed {
            Some((_, given)) if misfit.problem.contains(&given.value) => given.wrong(misfit.problem),
            Some((_, given)) => given.wrong(format!("'{}': {}", given.value, misfit.problem)),
            None => QuickAddError { at: 0..0, message: misfit.problem },
        });
    }
    Ok(Reading { patch, doubts: one.doubts })
}

/// Returns how a field of a noun can be typed, for messages that ask for one.
pub fn example<N: Noun>() -> &'static str {
    form::<N>().next().map_or("", |spec| spec.example)
}

/// Returns every name that a field of a noun can be typed by, with its place in the table.
fn names<N: Noun>() -> Vec<(&'static str, usize)> {
    let keys = specs::<N>().enumerate().map(|(place, spec)| (spec.key, place));
    let aliases = specs::<N>()
        .enumerate()
        .flat_map(|(place, spec)| spec.aliases.iter().map(move |alias| (*alias, place)));
    keys.chain(aliases).collect()
}

/// Returns notes with more at their end, on a line of its own.
pub fn appended(notes: &str, more: &str) -> String {
    if notes.trim().is_empty() { more.to_owned() } else { format!("{}\n{more}", notes.trim_end()) }
}

/// Reads what a job pays.
fn pay(given: &Given) -> Result<Salary, QuickAddError> {
    let wrong =
        || format!("'{}' is not a salary; expected for example \"90-110k EUR\" or 650/day", given.value);
    salary(&given.value).ok_or_else(|| given.wrong(wrong()))
}

/// Reading the fields of one record.
pub(super) struct One<'a, N> {
    pub(super) about: &'a About<'a, N>,
    pub(super) setting: Setting<'a>,
    pub(super) patch: Patch<N>,
    pub(super) doubts: Vec<Doubt>,
}

impl<N: Noun> One<'_, N> {
    /// Reads what was typed into one field.
    pub(super) fn read(&mut self, spec: &'static Spec, given: &Given) -> Result<(), QuickAddError> {
        if given.value.is_empty() {
            if !spec.is_optional() {
                let problem = format!("'{}' cannot be empty; expected {}", spec.label, spec.help);
                return Err(given.wrong(problem));
            }
            self.patch.put(spec, spec.initial_value());
            return Ok(());
        }
        if let Kind::Event(time) = spec.kind {
            return self.event(spec, time, given);
        }
        let value = self.value(spec, given)?;
        self.patch.put(spec, value);
        Ok(())
    }

    fn value(&mut self, spec: &'static Spec, given: &Given) -> Result<Value<'static>, QuickAddError> {
        let (application, setting) = (self.about.application, self.setting);
        Ok(match spec.kind {
            Kind::Line => Value::Text(Cow::Owned(given.value.clone())),
            Kind::Email => Value::Text(Cow::Owned(email(given)?)),
            Kind::Lines => Value::Text(Cow::Owned(self.lines(spec, given))),
            Kind::Flag => Value::Flag(care::flag(given)?),
            Kind::Stars => Value::Stars(care::excitement(given)?),
            Kind::Money => Value::Money(Cow::Owned(pay(given)?)),
            Kind::Cadence => Value::Text(Cow::Owned(care::cadence(given, setting)?)),
            Kind::Tags => Value::Tags(Cow::Owned(vec![given.value.clone()])),
            Kind::Day(Lean::Past) | Kind::Event(_) => {
                Value::Day(past_day(given, spec.help, spec.label, setting, &mut self.doubts)?)
            }
            Kind::Day(lean) => {
                let reading = day(given, lean, setting)?;
                note_doubt(spec.label, reading, &mut self.doubts);
                Value::Day(reading.moment.date)
            }
            Kind::Time => {
                let wrong = || format!("'{}' is not a time of day; expected for example 16:30", given.value);
                Value::Time(iso_time(&given.value).ok_or_else(|| given.wrong(wrong()))?)
            }
            Kind::Moment => Value::Moment(self.moment(spec, given)?),
            Kind::Number(least, most) => Value::Number(whole(given, least, most)?),
            Kind::Zone => Value::Text(Cow::Owned(zone(given)?)),
            Kind::Choice(choice) => {
                let words: Vec<_> = (choice.words)().into_iter().map(|word| (word, word)).collect();
                let chosen = match_prefix(choice.what, &given.value, &words);
                Value::Word(chosen.map_err(|unclear| given.wrong(unclear.to_string()))?)
            }
            Kind::Person | Kind::People => {
                let near = application.map(Application::people).unwrap_or_default();
                let company = application.map_or("", |application| &application.company);
                Value::Person(Cow::Owned(whom(given, &near, company, ContactKind::Other, setting)?))
            }
            Kind::Interview => {
                let found =
                    application.map(|application| meeting(given, application, setting)).transpose()?;
                found.flatten().map_or(Value::Nothing, |id| Value::Interview(Cow::Owned(id)))
            }
        })
    }

    /// Returns what several lines become: `+…` goes behind what is there.
    fn lines(&self, spec: &Spec, given: &Given) -> String {
        let Some(more) = given.value.strip_prefix('+') else { return given.value.clone() };
        let present = find::<N>(spec.key).map(|field| field.of(self.about.record));
        match present {
            Some(Value::Text(present)) => appended(&present, more.trim_start()),
            _ => more.trim_start().to_owned(),
        }
    }

    /// Reads words to find something by: all of them, or one more with `+x`, one less with `-x`.
    pub(super) fn tags(&mut self, spec: &'static Spec, values: &[Given]) -> Result<Given, QuickAddError> {
        let present = match find::<N>(spec.key).map(|field| field.of(self.about.record)) {
            Some(Value::Tags(tags)) => tags.into_owned(),
            _ => Vec::new(),
        };
        let mut items = Vec::new();
        for given in values {
            let parts = given
                .value
                .split(',')
                .map(|part| signed(&Given { value: part.trim().to_owned(), at: given.at.clone() }));
            items.extend(
                parts.filter(|(_, part)| !part.value.is_empty()).map(|(sign, part)| (sign, part.value)),
            );
        }
        let first = values.first().cloned().unwrap_or(Given { value: String::new(), at: 0..0 });
        let has = if present.is_empty() { "there are none".to_owned() } else { present.join(", ") };
        let missing = |tag: &String| first.wrong(format!("no tag '{tag}'; tags: {has}"));
        let tags = listed(present.clone(), items, missing)?;
        self.patch.put(spec, Value::Tags(Cow::Owned(tags)));
        Ok(first)
    }

    /// Reads when something begins; a time alone stays on its day, and other days are looked for on its side of today.
    fn moment(&mut self, spec: &'static Spec, given: &Given) -> Result<Moment, QuickAddError> {
        let present = match find::<N>(spec.key).map(|field| field.of(self.about.record)) {
            Some(Value::Moment(moment)) => moment.date,
            _ => self.setting.today,
        };
        if let Some(time) = iso_time(&given.value) {
            return Ok(Moment::at(present, time));
        }
        let lean = if present < self.setting.today { Lean::Past } else { Lean::Future };
        let reading = read_moment(given, lean, self.setting)?;
        note_doubt(spec.label, reading, &mut self.doubts);
        Ok(reading.moment)
    }

    /// Reads who takes part: all of them, or one more with `+x`, one less with `-x`.
    fn people(&mut self, spec: &'static Spec, values: &[Given]) -> Result<Given, QuickAddError> {
        let application = self.about.application;
        let present = match find::<N>(spec.key).map(|field| field.of(self.about.record)) {
            Some(Value::People(people)) => people,
            _ => Vec::new(),
        };
        let known = present.iter().filter_map(|choice| match choice {
            ContactChoice::Existing(id) => Some(id),
            ContactChoice::New(_) => None,
        });
        let mut near: Vec<&ContactId> = known.collect();
        near.extend(application.map(Application::people).unwrap_or_default());
        let company = application.map_or("", |application| &application.company);
        let mut items = Vec::new();
        for given in values {
            let (sign, name) = signed(given);
            if !name.value.is_empty() {
                items.push((sign, whom(&name, &near, company, ContactKind::Interviewer, self.setting)?));
            }
        }
        let first = values.first().cloned().unwrap_or(Given { value: String::new(), at: 0..0 });
        let missing =
            |_: &ContactChoice| first.wrong("nobody of that name takes part in this interview".to_owned());
        let people = listed(present.clone(), items, missing)?;
        self.patch.put(spec, Value::People(people));
        Ok(first)
    }

    /// Reads when something happened; a time alone leaves it on its day.
    fn event(&mut self, spec: &'static Spec, time: &str, given: &Given) -> Result<(), QuickAddError> {
        let found = |key: &str| find::<N>(key);
        let present = found(spec.key).map(|field| field.of(self.about.record).into_owned());
        let (day, at) = match (iso_time(&given.value), present) {
            (Some(at), Some(Value::Day(day))) => (day, Some(at)),
            _ => {
                let reading = read_moment(given, Lean::Past, self.setting)?;
                let moment = reading.moment;
                if moment.date > self.setting.today {
                    let shown = in_full(moment);
                    return Err(given.wrong(format!(
                        "'{}' is {shown}, after today; expected {}, such as yesterday",
                        given.value, spec.help
                    )));
                }
                note_doubt(spec.label, reading, &mut self.doubts);
                (moment.date, moment.time)
            }
        };
        self.patch.put(spec, Value::Day(day));
        if let Some(field) = found(time) {
            self.patch.put(&field.spec, at.map_or(Value::Nothing, Value::Time));
        }
        Ok(())
    }
}

/// Reads the name of a time zone.
fn zone(given: &Given) -> Result<String, QuickAddError> {
    let name = given.value.as_str();
    let wrong = || format!("'{name}' is not a time zone; expected a name such as Europe/Berlin or UTC");
    if is_zone_name(name) { Ok(name.to_owned()) } else { Err(given.wrong(wrong())) }
}

/// Reads an email address.
fn email(given: &Given) -> Result<String, QuickAddError> {
    let text = given.value.as_str();
    let wrong = || format!("'{text}' is not an email address; expected for example ana@acme.example");
    if is_email_address(text) { Ok(text.to_owned()) } else { Err(given.wrong(wrong())) }
}
