//! Records that are described field by field, in a document: read and written by their tables.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::documents::interchange::applications::{salary, tags};
use crate::documents::interchange::fault::Findings;
use crate::documents::interchange::object::Object;
use crate::documents::interchange::reading::Context;
use crate::documents::interchange::tree::Value as Json;
use crate::documents::interchange::values::{
    Read, chosen, date, filled, flag, moment, text, time, whole, zone,
};
use crate::domain::contact::ContactChoice;
use crate::domain::ids::{ContactId, InterviewId, RecordKind};
use crate::domain::moment::Moment;
use crate::fields::incoming::IncomingRecord;
use crate::fields::patch::Patch;
use crate::fields::value::Value;
use crate::fields::{Initial, Kind, Noun, Spec, noun, specs};

/// The application that a record belongs to: its place in the document, and its id.
pub(super) type Owner<'o> = (usize, Option<&'o str>);

/// Reads a list of records of one noun; absent when the document does not have it.
pub(super) fn records<'t, N: Noun>(
    object: &Object<'t, '_>,
    list: &str,
    owner: Owner<'_>,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<Vec<IncomingRecord<N>>> {
    let fields: Vec<&str> = std::iter::once("id").chain(specs::<N>().map(|spec| spec.key)).collect();
    object.list(list, findings, |node, place, findings| {
        let object = Object::open(node, place, noun(N::KIND).one, &fields, findings)?;
        let id = own_id(&object, N::KIND, context, findings);
        let patch = patch(&object, owner, context, findings);
        patch.map(|patch| IncomingRecord { id, patch })
    })
}

/// Reads the fields of a record; `None` when one that is required is missing or wrong.
pub(super) fn patch<'t, N: Noun>(
    object: &Object<'t, '_>,
    owner: Owner<'_>,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<Patch<N>> {
    let mut patch = Patch::new();
    let mut is_whole = true;
    let before = findings.count();
    for spec in specs::<N>() {
        match field(object, spec, owner, context, findings) {
            Some(value) => patch.put(spec, value),
            None => is_whole &= spec.initial != Initial::Required,
        }
    }
    if findings.count() == before {
        refuse_misfit(object, &patch, findings);
    }
    is_whole.then_some(patch)
}

/// Reads the id of a record.
pub(super) fn own_id(
    object: &Object<'_, '_>,
    kind: RecordKind,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Option<String> {
    let ordinal = object.find("id")?.ordinal;
    object.given("id", findings, |value| context.references.own_id(kind, ordinal, value))
}

/// Notes what does not go together.
fn refuse_misfit<N: Noun>(object: &Object<'_, '_>, patch: &Patch<N>, findings: &mut Findings) {
    let mut whole = patch.clone();
    N::follow(&mut whole, &N::blank());
    if let Err(misfit) = whole.applied_to(&N::blank()).check() {
        object.note(misfit.key, findings, misfit.problem);
    }
}

/// Reads a field; `None` when the document does not mention it, or when a fault was noted.
fn field<'t>(
    object: &Object<'t, '_>,
    spec: &Spec,
    owner: Owner<'_>,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<Value<'static>> {
    match spec.kind {
        Kind::Money => {
            let pay = object.nested(spec.key, findings, salary)?;
            return Some(pay.map_or(Value::Nothing, |pay| Value::Money(Cow::Owned(pay))));
        }
        Kind::Tags => return tags(object, spec.key, findings).map(|tags| Value::Tags(Cow::Owned(tags))),
        Kind::People => return people(object, spec.key, context, findings),
        _ => {}
    }
    let read = |json: &'t Json<'t>| value(json, spec, owner, context);
    match spec.initial {
        Initial::Required => object.required(spec.key, findings, read),
        Initial::EmptyText | Initial::Word(_) | Initial::No | Initial::EmptyList => {
            object.given(spec.key, findings, read)
        }
        Initial::Number(_) | Initial::Nobody => object.given(spec.key, findings, read),
        Initial::Nothing => {
            object.nullable(spec.key, findings, read).map(|value| value.unwrap_or(Value::Nothing))
        }
    }
}

/// Reads what a field holds.
fn value(json: &Json<'_>, spec: &Spec, owner: Owner<'_>, context: &Context<'_>) -> Read<Value<'static>> {
    Ok(match spec.kind {
        Kind::Line if spec.initial == Initial::Required => Value::Text(Cow::Owned(filled(json)?)),
        Kind::Cadence => Value::Text(Cow::Owned(filled(json)?)),
        Kind::Flag => Value::Flag(flag(json)?),
        Kind::Stars => Value::Stars(whole(json, 1..=5)?),
        Kind::Line | Kind::Lines | Kind::Email | Kind::Money | Kind::Tags => {
            Value::Text(Cow::Owned(text(json)?))
        }
        Kind::Day(_) | Kind::Event(_) => Value::Day(date(json)?),
        Kind::Time => Value::Time(time(json)?),
        Kind::Moment => Value::Moment(arranged(json, context)?),
        Kind::Number(least, most) => Value::Number(whole(json, i128::from(least)..=i128::from(most))?),
        Kind::Zone => Value::Text(Cow::Owned(zone(json)?)),
        Kind::Choice(choice) => Value::Word(chosen(json, choice)?),
        Kind::Person | Kind::People => {
            let id = context.references.reference(RecordKind::Contact, json)?;
            Value::Person(Cow::Owned(ContactChoice::Existing(ContactId::new(id))))
        }
        Kind::Interview => {
            let (position, id) = owner;
            let id = context.references.interview_of(position, id, json)?;
            Value::Interview(Cow::Owned(InterviewId::new(id)))
        }
    })
}

/// Reads when something begins; a time must come exactly once where the user is.
fn arranged(json: &Json<'_>, context: &Context<'_>) -> Read<Moment> {
    let moment = moment(json)?;
    let at = moment.time.map(|time| moment.date.and_time(time));
    match at.and_then(|at| context.local.reading(at).doubt(at)) {
        Some(doubt) => Err(doubt),
        None => Ok(moment),
    }
}

/// Reads who takes part; who is named twice takes part once.
fn people<'t>(
    object: &Object<'t, '_>,
    key: &str,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<Value<'static>> {
    let (mut people, mut taken) = (Vec::new(), HashSet::new());
    object.list(key, findings, |node, place, findings| {
        match context.references.reference(RecordKind::Contact, &node.value) {
            Ok(id) => {
                if taken.insert(id.clone()) {
                    people.push(ContactChoice::Existing(ContactId::new(id)));
                }
            }
            Err(problem) => findings.note(node.ordinal, place, problem),
        }
        Some(())
    })?;
    Some(Value::People(people))
}

/// Records of one noun as they are written: their ids, then every field.
#[derive(Debug)]
pub(super) struct Written<'a, N>(pub(super) &'a [N]);

impl<N: Noun> Serialize for Written<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for record in self.0 {
            list.serialize_element(&One(record))?;
        }
        list.end()
    }
}

/// One record.
struct One<'a, N>(&'a N);

impl<N: Noun> Serialize for One<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(N::fields().len() + 1))?;
        object.serialize_entry("id", self.0.id())?;
        for field in N::fields() {
            object.serialize_entry(field.spec.key, &field.of(self.0))?;
        }
        object.end()
    }
}
