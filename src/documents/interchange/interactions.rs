//! Interactions in a document.

use crate::documents::interchange::contacts::own_id;
use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::object::Object;
use crate::documents::interchange::reading::Context;
use crate::documents::interchange::tree::Node;
use crate::documents::interchange::values::{date, text, time, word};
use crate::domain::channel::Channel;
use crate::domain::ids::RecordKind;
use crate::domain::interaction::{Direction, Outcome, Purpose};
use crate::fields::incoming::IncomingInteraction;

const FIELDS: [&str; 10] =
    ["id", "on", "at", "direction", "channel", "purpose", "contact", "interview", "outcome", "notes"];

/// Reads an interaction of the application at `position`, whose id is `owner`.
pub(super) fn read<'t>(
    node: &'t Node<'t>,
    place: &Place<'_>,
    (position, owner): (usize, Option<&str>),
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<IncomingInteraction> {
    let object = Object::open(node, place, "an interaction", &FIELDS, findings)?;
    let references = &context.references;
    let id = own_id(&object, RecordKind::Interaction, context, findings);
    let on = object.required("on", findings, date);
    let at = object.nullable("at", findings, time);
    let direction = object.required("direction", findings, word);
    let channel = object.required("channel", findings, word);
    let purpose = purpose(&object, direction, findings);
    let contact =
        object.nullable("contact", findings, |value| references.reference(RecordKind::Contact, value));
    let interview =
        object.nullable("interview", findings, |value| references.interview_of(position, owner, value));
    let outcome = outcome(&object, channel, findings);
    let notes = object.given("notes", findings, text);
    let (on, direction, channel) = (on?, direction?, channel?);
    Some(IncomingInteraction { id, on, direction, channel, at, purpose, contact, interview, outcome, notes })
}

/// Reads what it was for, which must fit who sent it.
fn purpose(
    object: &Object<'_, '_>,
    direction: Option<Direction>,
    findings: &mut Findings,
) -> Option<Purpose> {
    let purpose: Purpose = object.given("purpose", findings, word)?;
    if let Some(direction) = direction.filter(|direction| !purpose.fits(*direction)) {
        let expected: Vec<&str> = Purpose::of(direction).into_iter().map(Purpose::as_str).collect();
        let problem =
            format!("'{purpose}' does not fit the direction '{direction}'; expected {}", expected.join(", "));
        object.note("purpose", findings, problem);
    }
    Some(purpose)
}

/// Reads what came of it, which must fit how it travelled.
fn outcome(object: &Object<'_, '_>, channel: Option<Channel>, findings: &mut Findings) -> Option<Outcome> {
    let outcome: Outcome = object.given("outcome", findings, word)?;
    if let Some(channel) = channel.filter(|channel| !outcome.fits(*channel)) {
        let expected: Vec<&str> = Outcome::ALL
            .iter()
            .filter(|outcome| outcome.fits(channel))
            .map(|outcome| outcome.as_str())
            .collect();
        let problem =
            format!("'{outcome}' does not fit the channel '{channel}'; expected {}", expected.join(", "));
        object.note("outcome", findings, problem);
    }
    Some(outcome)
}
