//! Edits of an application as people write them.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::beginning::begun_by;
use crate::domain::channel::Channel;
use crate::domain::contact::{ContactChoice, ContactKind};
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::salary::Salary;
use crate::domain::stage::{Stage, in_kept_order};
use crate::domain::typed_line::{TypedWord, given_words};
use crate::fields::edit::application::ApplicationEdit;
use crate::fields::edit::{EditSetting, Edits};
use crate::fields::quick_add::field::{EDITABLE, Field, Given};
use crate::fields::quick_add::pay::salary;
use crate::fields::quick_add::timing::past_day;
use crate::fields::quick_add::{Doubt, QuickAddError, care};
use crate::fields::typed::{Sorted, flag, listed, only, optional, required, signed, whom};

/// Reads edits of an application, which a shell has split into words.
///
/// # Errors
/// Points at the word that was not understood, or that the application cannot become.
pub fn application_edits(
    words: &[String],
    application: &Application,
    setting: EditSetting<'_>,
) -> Result<Edits<ApplicationEdit>, QuickAddError> {
    let words = given_words(words);
    refuse_stage(&words)?;
    let sorted = Sorted::of(&words, EDITABLE, Some(Field::Url))?;
    let mut reading = Reading { application, setting, doubts: Vec::new() };
    let mut edits = Vec::new();
    for (field, values) in sorted.only_fields("location:Berlin")? {
        edits.extend(reading.edit(field, &values)?);
    }
    Ok(Edits { edits, doubts: reading.doubts })
}

/// Refuses to edit where an application stands, which is a history and not a field.
fn refuse_stage(words: &[TypedWord]) -> Result<(), QuickAddError> {
    for word in words {
        let Some((name, value)) = word.field() else { continue };
        let is_other =
            begun_by("field", name, EDITABLE).map_or_else(|unclear| !unclear.candidates.is_empty(), |_| true);
        if !is_other && begun_by("field", name, &[("stage", ())]).is_ok() {
            let message = format!("'{name}:{value}' is a step and not a field; try callback stage APP STAGE");
            return Err(QuickAddError { at: word.at.clone(), message });
        }
    }
    Ok(())
}

/// Reading the edits of one application.
struct Reading<'a> {
    application: &'a Application,
    setting: EditSetting<'a>,
    doubts: Vec<Doubt>,
}

impl Reading<'_> {
    /// Reads the values of one field; nothing for one that an application does not have.
    fn edit(&mut self, field: Field, values: &[Given]) -> Result<Option<ApplicationEdit>, QuickAddError> {
        if field == Field::Tags {
            return self.tags(values).map(ApplicationEdit::Tags).map(Some);
        }
        let given = only(values)?;
        Ok(Some(match field {
            Field::Company => ApplicationEdit::Company(required(&given, "company")?),
            Field::Role => ApplicationEdit::Role(given.value),
            Field::AppliedOn => ApplicationEdit::AppliedOn(self.applied_on(&given)?),
            Field::Source => ApplicationEdit::Source(optional(&given)),
            Field::Url => ApplicationEdit::Url(optional(&given)),
            Field::Location => ApplicationEdit::Location(optional(&given)),
            Field::WorkMode => ApplicationEdit::WorkMode(optional(&given)),
            Field::Salary => ApplicationEdit::Salary(read_salary(&given)?),
            Field::Excitement => ApplicationEdit::Excitement(unless_empty(&given, care::excitement)?),
            Field::Notes => ApplicationEdit::Notes(given.value),
            Field::MainContact | Field::With => ApplicationEdit::MainContact(self.main_contact(&given)?),
            Field::Cadence => {
                ApplicationEdit::Cadence(unless_empty(&given, |given| care::cadence(given, self.setting))?)
            }
            Field::QuietUntil => ApplicationEdit::QuietUntil(self.quiet_until(&given)?),
            Field::NoFollowUp => ApplicationEdit::NoFollowUp(flag(&given)?),
            Field::ThankYouBy => ApplicationEdit::ThankYouBy(
                unless_empty(&given, care::thank_you_by)?.unwrap_or(Channel::Email),
            ),
            Field::Tags | Field::Stage | Field::On | Field::Promise => return Ok(None),
        }))
    }

    /// Reads the day of applying, which has to leave the history in its order.
    fn applied_on(&mut self, given: &Given) -> Result<Option<NaiveDate>, QuickAddError> {
        if given.value.is_empty() {
            return Ok(None);
        }
        let mut doubts = Vec::new();
        let on = past_day(given, "the day you applied", "applied", self.setting, &mut doubts)?;
        self.doubts.extend(doubts);
        let mut history = self.application.stage_history.clone();
        let old = self.application.applied_on;
        let step = history.iter_mut().find(|step| step.stage == Stage::Applied && step.on == old);
        if let Some(step) = step.filter(|_| old.is_some()) {
            step.on = Some(on);
        }
        let stage = self.application.stage();
        if in_kept_order(history, Some(stage)).last().is_some_and(|last| last.stage != stage) {
            return Err(given.wrong(format!(
                "'{}' is {}, and then it would no longer stand at {stage}",
                given.value,
                in_full(Moment::day(on))
            )));
        }
        Ok(Some(on))
    }

    fn quiet_until(&mut self, given: &Given) -> Result<Option<NaiveDate>, QuickAddError> {
        if given.value.is_empty() {
            return Ok(None);
        }
        care::quiet_until(given, self.setting, &mut self.doubts).map(Some)
    }

    fn tags(&self, values: &[Given]) -> Result<Vec<String>, QuickAddError> {
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
        let present = &self.application.tags;
        let missing = |tag: &String| {
            let has = if present.is_empty() {
                "it has none".to_owned()
            } else {
                format!("it has {}", present.join(", "))
            };
            let at = values.first().map_or(0..0, |given| given.at.clone());
            QuickAddError { at, message: format!("'{tag}' is none of its tags; {has}") }
        };
        listed(present.clone(), items, missing)
    }

    fn main_contact(&self, given: &Given) -> Result<Option<ContactChoice>, QuickAddError> {
        if given.value.is_empty() {
            return Ok(None);
        }
        let near = self.application.people();
        whom(given, &near, &self.application.company, ContactKind::Other, self.setting).map(Some)
    }
}

fn read_salary(given: &Given) -> Result<Option<Salary>, QuickAddError> {
    if given.value.is_empty() {
        return Ok(None);
    }
    let wrong =
        || format!("'{}' is not a salary; expected for example \"90-110k EUR\" or 650/day", given.value);
    salary(&given.value).map(Some).ok_or_else(|| given.wrong(wrong()))
}

/// Reads a value; none when it is to be cleared.
fn unless_empty<T>(
    given: &Given,
    read: impl FnOnce(&Given) -> Result<T, QuickAddError>,
) -> Result<Option<T>, QuickAddError> {
    if given.value.is_empty() { Ok(None) } else { read(given).map(Some) }
}
