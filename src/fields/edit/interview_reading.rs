//! Edits of an interview as people write them.

use crate::domain::application::Application;
use crate::domain::contact::{ContactChoice, ContactKind};
use crate::domain::date_text::Lean;
use crate::domain::ids::ContactId;
use crate::domain::interview::{Interview, InterviewKind, LAST_ROUND, LONGEST_MINUTES, USUAL_MINUTES};
use crate::domain::moment::{Moment, iso_time};
use crate::domain::typed_line::given_words;
use crate::domain::zone::is_zone_name;
use crate::fields::edit::interview::InterviewEdit;
use crate::fields::edit::{EditSetting, Edits};
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::timing::{note_doubt, read};
use crate::fields::quick_add::{Doubt, QuickAddError};
use crate::fields::typed::{Sorted, flag, listed, only, optional, required, signed, whole, whom, word};

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    On,
    Kind,
    Minutes,
    Place,
    Zone,
    Round,
    With,
    Notes,
    Strengths,
    Forgot,
    Cancelled,
    Debriefed,
}

const FIELDS: &[(&str, Field)] = &[
    ("on", Field::On),
    ("when", Field::On),
    ("starts_at", Field::On),
    ("kind", Field::Kind),
    ("minutes", Field::Minutes),
    ("place", Field::Place),
    ("zone", Field::Zone),
    ("round", Field::Round),
    ("with", Field::With),
    ("interviewers", Field::With),
    ("notes", Field::Notes),
    ("strengths", Field::Strengths),
    ("forgot", Field::Forgot),
    ("cancelled", Field::Cancelled),
    ("debriefed", Field::Debriefed),
];

/// Reads edits of an interview of `application`, which a shell has split into words.
///
/// # Errors
/// Points at the word that was not understood.
pub fn interview_edits(
    words: &[String],
    interview: &Interview,
    application: &Application,
    setting: EditSetting<'_>,
) -> Result<Edits<InterviewEdit>, QuickAddError> {
    let sorted = Sorted::of(&given_words(words), FIELDS, Some(Field::Place))?;
    let mut reading = Reading { interview, application, setting, doubts: Vec::new() };
    let mut edits = Vec::new();
    for (field, values) in sorted.only_fields("place:\"Room 4\"")? {
        edits.push(reading.edit(field, &values)?);
    }
    Ok(Edits { edits, doubts: reading.doubts })
}

/// Reading the edits of one interview.
struct Reading<'a> {
    interview: &'a Interview,
    application: &'a Application,
    setting: EditSetting<'a>,
    doubts: Vec<Doubt>,
}

impl Reading<'_> {
    fn edit(&mut self, field: Field, values: &[Given]) -> Result<InterviewEdit, QuickAddError> {
        if field == Field::With {
            return self.interviewers(values).map(InterviewEdit::Interviewers);
        }
        let given = only(values)?;
        Ok(match field {
            Field::On => InterviewEdit::StartsAt(self.starts_at(&given)?),
            Field::Kind => {
                let (all, usual) = (InterviewKind::ALL, InterviewKind::Other);
                InterviewEdit::Kind(word("kind of interview", &given, all, InterviewKind::as_str, usual)?)
            }
            Field::Minutes if given.value.is_empty() => InterviewEdit::Minutes(USUAL_MINUTES),
            Field::Minutes => InterviewEdit::Minutes(whole(&given, 1, LONGEST_MINUTES)?),
            Field::Place => InterviewEdit::Place(optional(&given)),
            Field::Zone => InterviewEdit::Zone(zone(&given)?),
            Field::Round if given.value.is_empty() => InterviewEdit::Round(None),
            Field::Round => InterviewEdit::Round(Some(whole(&given, 1, LAST_ROUND)?)),
            Field::Strengths => InterviewEdit::Strengths(given.value),
            Field::Forgot => InterviewEdit::Forgot(given.value),
            Field::Cancelled => InterviewEdit::Cancelled(flag(&given)?),
            Field::Debriefed => InterviewEdit::Debriefed(flag(&given)?),
            Field::Notes | Field::With => InterviewEdit::Notes(given.value),
        })
    }

    /// Reads when it starts; a time alone stays on its day.
    fn starts_at(&mut self, given: &Given) -> Result<Moment, QuickAddError> {
        required(given, "day of an interview")?;
        if let Some(time) = iso_time(&given.value) {
            return Ok(Moment::at(self.interview.date(), time));
        }
        let lean = if self.interview.date() < self.setting.today { Lean::Past } else { Lean::Future };
        let reading = read(given, lean, self.setting)?;
        note_doubt("when", reading, &mut self.doubts);
        Ok(reading.moment)
    }

    fn interviewers(&self, values: &[Given]) -> Result<Vec<ContactChoice>, QuickAddError> {
        let present = &self.interview.interviewers;
        let near: Vec<&ContactId> = present.iter().chain(self.application.people()).collect();
        let mut items = Vec::new();
        for given in values {
            let (sign, name) = signed(given);
            if !name.value.is_empty() {
                let company = &self.application.company;
                items.push((sign, whom(&name, &near, company, ContactKind::Interviewer, self.setting)?));
            }
        }
        let missing = |_: &ContactChoice| {
            let at = values.first().map_or(0..0, |given| given.at.clone());
            QuickAddError { at, message: "nobody of that name takes part in this interview".to_owned() }
        };
        listed(present.iter().cloned().map(ContactChoice::Existing).collect(), items, missing)
    }
}

fn zone(given: &Given) -> Result<Option<String>, QuickAddError> {
    let wrong =
        || format!("'{}' is not a time zone; expected a name such as Europe/Berlin or UTC", given.value);
    let zone = optional(given);
    if zone.as_deref().is_none_or(is_zone_name) { Ok(zone) } else { Err(given.wrong(wrong())) }
}
