//! Edits of a message or call as people write them.

use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::contact::ContactKind;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use crate::domain::moment::{Moment, iso_time};
use crate::domain::typed_line::given_words;
use crate::fields::edit::interaction::InteractionEdit;
use crate::fields::edit::{EditSetting, Edits};
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::timing::{note_doubt, read};
use crate::fields::quick_add::{Doubt, QuickAddError};
use crate::fields::typed::{Sorted, meeting, only, required, whom, word};

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    On,
    Direction,
    Channel,
    Purpose,
    With,
    Interview,
    Outcome,
    Notes,
}

const FIELDS: &[(&str, Field)] = &[
    ("on", Field::On),
    ("direction", Field::Direction),
    ("channel", Field::Channel),
    ("via", Field::Channel),
    ("purpose", Field::Purpose),
    ("contact", Field::With),
    ("with", Field::With),
    ("interview", Field::Interview),
    ("outcome", Field::Outcome),
    ("notes", Field::Notes),
];

/// Reads edits of a message or call of `application`, which a shell has split into words.
///
/// Another channel brings its usual outcome along, unless one is given.
///
/// # Errors
/// Points at the word that was not understood, or says what does not go together.
pub fn interaction_edits(
    words: &[String],
    interaction: &Interaction,
    application: &Application,
    setting: EditSetting<'_>,
) -> Result<Edits<InteractionEdit>, QuickAddError> {
    let sorted = Sorted::of(&given_words(words), FIELDS, None)?;
    let mut reading = Reading { interaction, application, setting, doubts: Vec::new() };
    let mut edits = Vec::new();
    for (field, values) in sorted.only_fields("via:phone")? {
        edits.push(reading.edit(field, &only(&values)?)?);
    }
    fit_together(interaction, &mut edits)?;
    Ok(Edits { edits, doubts: reading.doubts })
}

/// Reading the edits of one message.
struct Reading<'a> {
    interaction: &'a Interaction,
    application: &'a Application,
    setting: EditSetting<'a>,
    doubts: Vec<Doubt>,
}

impl Reading<'_> {
    fn edit(&mut self, field: Field, given: &Given) -> Result<InteractionEdit, QuickAddError> {
        Ok(match field {
            Field::On => InteractionEdit::On(self.on(given)?),
            Field::Direction => {
                required(given, "direction")?;
                InteractionEdit::Direction(word(
                    "direction",
                    given,
                    Direction::ALL,
                    Direction::as_str,
                    Direction::Out,
                )?)
            }
            Field::Channel => {
                required(given, "channel")?;
                InteractionEdit::Channel(word(
                    "channel",
                    given,
                    Channel::ALL,
                    Channel::as_str,
                    Channel::Email,
                )?)
            }
            Field::Purpose => InteractionEdit::Purpose(word(
                "purpose",
                given,
                Purpose::ALL,
                Purpose::as_str,
                Purpose::Other,
            )?),
            Field::Outcome => {
                required(given, "outcome")?;
                InteractionEdit::Outcome(word(
                    "outcome",
                    given,
                    Outcome::ALL,
                    Outcome::as_str,
                    Outcome::Sent,
                )?)
            }
            Field::With if given.value.is_empty() => InteractionEdit::Contact(None),
            Field::With => {
                let (near, company) = (self.application.people(), &self.application.company);
                let contact = whom(given, &near, company, ContactKind::Other, self.setting)?;
                InteractionEdit::Contact(Some(contact))
            }
            Field::Interview => InteractionEdit::Interview(meeting(given, self.application, self.setting)?),
            Field::Notes => InteractionEdit::Notes(given.value.clone()),
        })
    }

    /// Reads when it was; a time alone stays on its day.
    fn on(&mut self, given: &Given) -> Result<Moment, QuickAddError> {
        required(given, "day of a message")?;
        if let Some(time) = iso_time(&given.value) {
            return Ok(Moment::at(self.interaction.on, time));
        }
        let reading = read(given, Lean::Past, self.setting)?;
        if reading.moment.date > self.setting.today {
            let shown = in_full(reading.moment);
            return Err(given.wrong(format!(
                "'{}' is {shown}, after today; expected the day on which it was, such as yesterday",
                given.value
            )));
        }
        note_doubt("on", reading, &mut self.doubts);
        Ok(reading.moment)
    }
}

/// Refuses a purpose that nobody sends in this direction, and an outcome that the channel does not have.
fn fit_together(interaction: &Interaction, edits: &mut Vec<InteractionEdit>) -> Result<(), QuickAddError> {
    let (mut direction, mut purpose) = (interaction.direction, interaction.purpose);
    let (mut channel, mut outcome) = (interaction.channel, None);
    for edit in &*edits {
        match edit {
            InteractionEdit::Direction(to) => direction = *to,
            InteractionEdit::Purpose(to) => purpose = *to,
            InteractionEdit::Channel(to) => channel = *to,
            InteractionEdit::Outcome(to) => outcome = Some(*to),
            _ => {}
        }
    }
    let refuse = |message: String| Err(QuickAddError { at: 0..0, message });
    if !purpose.fits(direction) {
        let expected: Vec<&str> = Purpose::of(direction).into_iter().map(Purpose::as_str).collect();
        return refuse(format!(
            "'{purpose}' is not a purpose of what goes {direction}; expected {}",
            expected.join(", ")
        ));
    }
    match outcome {
        Some(outcome) if !outcome.fits(channel) => {
            refuse(format!("'{outcome}' is not an outcome of {channel}"))
        }
        None if !interaction.outcome.fits(channel) => {
            edits.push(InteractionEdit::Outcome(Outcome::usual(channel)));
            Ok(())
        }
        _ => Ok(()),
    }
}
