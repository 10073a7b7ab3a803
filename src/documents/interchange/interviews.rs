//! Interviews in a document.

use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::fields::own_id;
use crate::documents::interchange::object::Object;
use crate::documents::interchange::reading::Context;
use crate::documents::interchange::tree::{Node, Value};
use crate::documents::interchange::values::{Read, flag, moment, text, whole, word, zone};
use crate::domain::ids::RecordKind;
use crate::domain::interview::{LAST_ROUND, LONGEST_MINUTES};
use crate::domain::moment::Moment;
use crate::fields::incoming::IncomingInterview;

const INTERVIEW: [&str; 13] = [
    "id",
    "round",
    "kind",
    "starts_at",
    "zone",
    "minutes",
    "place",
    "cancelled",
    "debriefed",
    "interviewers",
    "strengths",
    "forgot",
    "notes",
];

/// Reads an interview; `None` when a fault was noted that leaves none.
pub(super) fn read<'t>(
    node: &'t Node<'t>,
    place: &Place<'_>,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<IncomingInterview> {
    let object = Object::open(node, place, "an interview", &INTERVIEW, findings)?;
    let starts_at = object.required("starts_at", findings, |value| starts_at(value, context));
    let interview = IncomingInterview {
        id: own_id(&object, RecordKind::Interview, context, findings),
        starts_at: Moment::day(chrono::NaiveDate::MIN),
        round: object.nullable("round", findings, |value| whole(value, 1..=i128::from(LAST_ROUND))),
        kind: object.given("kind", findings, word),
        zone: object.nullable("zone", findings, zone),
        minutes: object.given("minutes", findings, |value| whole(value, 1..=i128::from(LONGEST_MINUTES))),
        place: object.nullable("place", findings, text),
        cancelled: object.given("cancelled", findings, flag),
        debriefed: object.given("debriefed", findings, flag),
        interviewers: interviewers(&object, context, findings),
        strengths: object.given("strengths", findings, text),
        forgot: object.given("forgot", findings, text),
        notes: object.given("notes", findings, text),
    };
    starts_at.map(|starts_at| IncomingInterview { starts_at, ..interview })
}

/// Reads when an interview starts; a time must come exactly once where the user is.
fn starts_at(value: &Value<'_>, context: &Context<'_>) -> Read<Moment> {
    let moment = moment(value)?;
    let doubt =
        moment.time.map(|time| moment.date.and_time(time)).and_then(|at| context.local.reading(at).doubt(at));
    match doubt {
        Some(doubt) => Err(doubt),
        None => Ok(moment),
    }
}

/// Reads who takes part; who is named twice takes part once.
fn interviewers(
    object: &Object<'_, '_>,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Option<Vec<String>> {
    let mut people: Vec<String> = Vec::new();
    object.list("interviewers", findings, |node, place, findings| {
        match context.references.reference(RecordKind::Contact, &node.value) {
            Ok(person) if !people.contains(&person) => people.push(person),
            Ok(_) => {}
            Err(problem) => findings.note(node.ordinal, place, problem),
        }
        Some(())
    })?;
    Some(people)
}
