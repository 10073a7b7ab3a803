//! The form of a new message or call.

use crate::domain::channel::Channel;
use crate::domain::interaction::{Direction, Interaction};
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::reading::About as Subject;
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::child::{read_fields, shapes_to_add};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{Purpose, Shape, Understood};
use crate::tui::writes::minute;

/// The form that logs one: an email that was sent just now, unless something else is typed.
pub static ADD: Shape = Shape {
    name: "new-interaction",
    fields: || shapes_to_add::<Interaction>(&["direction", "channel", "on"]),
    title: |state, about| Some(format!("{}: message or call", application::find(state, about)?.company)),
    recorded: |_, _| Vec::new(),
    purpose: Purpose::Add,
    understand: add,
};

/// Reads a new message.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let blank = Interaction { on: sheet.today(), at: minute(sheet.state.now), ..Interaction::blank() };
    let (patch, reads) = read_fields(sheet, &Subject { record: &blank, application: Some(application) })?;
    let interaction = patch.applied_to(&blank);
    let is_call = interaction.direction == Direction::Out && interaction.channel == Channel::Phone;
    if is_call && sheet.find("outcome").is_none() {
        return Err(Fault::of("outcome", "how did the call end? reached, voicemail or no-answer"));
    }
    let way = if interaction.direction == Direction::In { "received" } else { "sent" };
    let name = match interaction.channel {
        Channel::Phone => format!("{}: {} by phone", application.company, interaction.purpose),
        channel => format!("{}: {} {way} by {channel}", application.company, interaction.purpose),
    };
    // A new person is named in the patch alone.
    let said = Patch::of(&interaction).and(patch);
    let changes = vec![Change::Add { application: Some(application.id.clone()), record: said.into() }];
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
