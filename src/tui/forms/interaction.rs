//! The forms of a message or a call: a new one, and the fields of one that was logged.

use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::interaction::{Direction, Interaction, Outcome, Purpose as For};
use crate::domain::moment::Moment;
use crate::fields::change::Change;
use crate::fields::edit::{Edits, InteractionEdit, effective, interaction_draft, interaction_edits};
use crate::fields::wording::typed_interview;
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::contact::channels;
use crate::tui::forms::field::{FieldShape, Kind, Known};
use crate::tui::forms::sheet::{Fault, Sheet, changed, listed, people};
use crate::tui::forms::{About, Purpose, RecordId, Shape, Understood};
use crate::tui::state::State;
use crate::tui::writes::minute;

/// The form that logs one.
pub static ADD: Shape = Shape {
    name: "new-interaction",
    fields: || FIELDS.to_vec(),
    title: |state, about| Some(format!("{}: message or call", application::find(state, about)?.company)),
    recorded: |_, _| Vec::new(),
    purpose: Purpose::Add,
    understand: add,
};

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "interaction",
    fields: || FIELDS.to_vec(),
    title: |state, about| {
        let (application, found) = find(state, about)?;
        Some(format!("{}: {} of {}", application.company, found.purpose, in_full(found.moment())))
    },
    recorded: |state, about| find(state, about).map_or_else(Vec::new, |found| recorded(found, state)),
    purpose: Purpose::Change,
    understand: edit,
};

const FIELDS: &[FieldShape] = &[
    FieldShape::new("direction", "direction", Kind::Choice(directions), "out: you wrote or called"),
    FieldShape::new("channel", "channel", Kind::Choice(channels), "email"),
    FieldShape::new("purpose", "purpose", Kind::Choice(purposes), "other"),
    FieldShape::new("contact", "contact", Kind::Known(Known::People), "the person on the other side"),
    FieldShape::new(
        "outcome",
        "outcome",
        Kind::Choice(outcomes),
        "what came of it; a call that you made has to say",
    ),
    FieldShape::new("on", "on", Kind::Moment(Lean::Past), "now; yesterday 16:30"),
    FieldShape::new(
        "interview",
        "interview",
        Kind::Known(Known::Interviews),
        "the one it is about, by its day",
    ),
    FieldShape::new("notes", "notes", Kind::Lines, "words to keep with it"),
];

/// Returns the two directions.
fn directions() -> Vec<&'static str> {
    Direction::ALL.iter().map(|direction| direction.as_str()).collect()
}

/// Returns the words for what a message is for.
fn purposes() -> Vec<&'static str> {
    For::ALL.iter().map(|purpose| purpose.as_str()).collect()
}

/// Returns the words for what came of it.
fn outcomes() -> Vec<&'static str> {
    Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect()
}

/// Returns the message that a form is about, and its application.
fn find<'a>(state: &'a State, about: &About) -> Option<(&'a Application, &'a Interaction)> {
    let RecordId::Interaction(id) = about.record.as_ref()? else {
        return None;
    };
    let application = application::find(state, about)?;
    application.interactions.iter().find(|found| found.id == *id).map(|found| (application, found))
}

/// Returns what is recorded of a message.
fn recorded(
    (application, found): (&Application, &Interaction),
    state: &State,
) -> Vec<(&'static str, String)> {
    let about = found.interview.as_ref();
    let about = about.and_then(|id| application.interviews.iter().find(|held| held.id == *id));
    vec![
        ("direction", found.direction.to_string()),
        ("channel", found.channel.to_string()),
        ("purpose", found.purpose.to_string()),
        ("contact", listed(found.contact.iter(), &state.snapshot.records)),
        ("outcome", found.outcome.to_string()),
        ("on", in_full(found.moment())),
        ("interview", about.map(|held| typed_interview(held, application)).unwrap_or_default()),
        ("notes", found.notes.clone()),
    ]
}

/// Returns how the fields read; a new person is told from those who are known.
fn reads(sheet: &Sheet<'_>, read: &Edits<InteractionEdit>) -> Vec<(&'static str, String)> {
    let mut reads = sheet.edits_read(read);
    for edit in &read.edits {
        if let InteractionEdit::Contact(Some(choice)) = edit {
            reads.retain(|(label, _)| *label != "contact");
            reads.push(("contact", people(std::slice::from_ref(choice), sheet.records())));
        }
    }
    reads
}

/// Reads a new message.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let at = Moment { date: sheet.today(), time: minute(sheet.state.now) };
    let (interaction, read) =
        sheet.read(&[], |words, setting| interaction_draft(words, application, at, setting))?;
    let is_call = interaction.direction == Direction::Out && interaction.channel == Channel::Phone;
    if is_call && sheet.find("outcome").is_none() {
        return Err(Fault::of("outcome", "how did the call end? reached, voicemail or no-answer"));
    }
    let way = if interaction.direction == Direction::In { "received" } else { "sent" };
    let name = match interaction.channel {
        Channel::Phone => format!("{}: {} by phone", application.company, interaction.purpose),
        channel => format!("{}: {} {way} by {channel}", application.company, interaction.purpose),
    };
    let changes = vec![Change::LogInteraction { application: application.id.clone(), interaction }];
    Ok(Understood { reads: reads(sheet, &read), intent: Intent::Change, name, changes })
}

/// Reads what becomes of a message.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, found) = find(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let read = sheet.read(&[], |words, setting| interaction_edits(words, found, application, setting))?;
    let reads = reads(sheet, &read);
    let edits = effective(read.edits, found);
    let title = format!("{} {} of {}", application.company, found.purpose, in_full(found.moment()));
    let name = changed(&title, &edits);
    let change = |edits| Change::EditInteraction { interaction: found.id.clone(), edits };
    let changes = Some(edits).filter(|edits| !edits.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
