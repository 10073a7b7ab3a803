//! Applications in a document, with the children that have no file of their own.

use std::collections::HashSet;

use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::fields::{own_id, patch, records};
use crate::documents::interchange::object::Object;
use crate::documents::interchange::reading::Context;
use crate::documents::interchange::tree::Node;
use crate::documents::interchange::values::{date, filled, text, whole, word};
use crate::domain::application::Application;
use crate::domain::ids::RecordKind;
use crate::domain::offer::Offer;
use crate::domain::salary::{Salary, SalaryPeriod};
use crate::domain::stage::in_kept_order;
use crate::fields::incoming::IncomingApplication;
use crate::fields::specs;

/// What stands in an application besides the fields of its table, with the field behind which it is written.
pub(super) const BESIDE: [(&str, &[&str]); 2] = [
    ("role", &["stage", "stage_history"]),
    ("thank_you_by", &["offer", "tasks", "lessons", "interviews", "promises", "interactions"]),
];

/// Returns everything that may stand in an application, in the order in which it is written.
fn fields() -> Vec<&'static str> {
    let beside = |key: &'static str| BESIDE.iter().filter(move |(behind, _)| *behind == key);
    let own = specs::<Application>().flat_map(|spec| {
        let others = beside(spec.key).flat_map(|(_, others)| others.iter().copied()).collect::<Vec<_>>();
        std::iter::once(spec.key).chain(others)
    });
    std::iter::once("id").chain(own).collect()
}

/// Reads the application at `position` of the document; `None` when a fault was noted that leaves none.
pub(super) fn read<'t>(
    node: &'t Node<'t>,
    place: &Place<'_>,
    position: usize,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<IncomingApplication> {
    let object = Object::open(node, place, "an application", &fields(), findings)?;
    let before = findings.count();
    let mut application = IncomingApplication {
        id: own_id(&object, RecordKind::Application, context, findings),
        stage: object.given("stage", findings, word),
        stage_history: records(&object, "stage_history", (position, None), context, findings),
        offer: object.nested("offer", findings, offer),
        ..IncomingApplication::default()
    };
    if findings.count() == before {
        refuse_contradiction(&object, &application, findings);
    }
    let patch = patch(&object, (position, None), context, findings);
    read_children(&object, position, context, &mut application, findings);
    patch.map(|patch| IncomingApplication { patch, ..application })
}

/// Notes a stage that is not where the history ends.
fn refuse_contradiction(object: &Object<'_, '_>, read: &IncomingApplication, findings: &mut Findings) {
    let Some(stage) = read.stage else { return };
    let last = in_kept_order(read.listed_history(), Some(stage)).pop().map(|last| last.stage);
    if let Some(last) = last.filter(|last| *last != stage) {
        let problem =
            format!("'{stage}' contradicts stage_history, which ends with '{last}'; expected '{last}'");
        object.note("stage", findings, problem);
    }
}

/// Reads the lists of children.
fn read_children<'t>(
    object: &Object<'t, '_>,
    position: usize,
    context: &Context<'t>,
    application: &mut IncomingApplication,
    findings: &mut Findings,
) {
    let id = application.id.clone();
    let owner = (position, id.as_deref());
    application.tasks = records(object, "tasks", owner, context, findings);
    application.lessons = records(object, "lessons", owner, context, findings);
    application.promises = records(object, "promises", owner, context, findings);
    application.interviews = records(object, "interviews", owner, context, findings);
    application.interactions = records(object, "interactions", owner, context, findings);
}

/// Reads what the job pays.
pub(super) fn salary<'t>(node: &'t Node<'t>, place: &Place<'_>, findings: &mut Findings) -> Option<Salary> {
    let object = Object::open(node, place, "a salary", &["min", "max", "currency", "period"], findings)?;
    let sum = |value: &_| whole(value, 0..=i128::from(i64::MAX));
    let min: Option<u64> = object.nullable("min", findings, sum).flatten();
    let max: Option<u64> = object.nullable("max", findings, sum).flatten();
    if let (Some(min), Some(max)) = (min, max)
        && max < min
    {
        object.note("max", findings, format!("{max} is less than min ({min}); expected at least {min}"));
    }
    Some(Salary {
        min,
        max,
        currency: object.nullable("currency", findings, text).flatten(),
        period: object.given("period", findings, word).unwrap_or(SalaryPeriod::Year),
    })
}

/// Reads the tags; what stands twice is one tag.
pub(super) fn tags(object: &Object<'_, '_>, field: &str, findings: &mut Findings) -> Option<Vec<String>> {
    let (mut tags, mut met) = (Vec::new(), HashSet::new());
    object.list(field, findings, |node, place, findings| {
        match filled(&node.value) {
            Ok(tag) if met.insert(tag.clone()) => tags.push(tag),
            Ok(_) => {}
            Err(problem) => findings.note(node.ordinal, place, problem),
        }
        Some(())
    })?;
    Some(tags)
}

/// Reads what they offered.
fn offer<'t>(node: &'t Node<'t>, place: &Place<'_>, findings: &mut Findings) -> Option<Offer> {
    let object = Object::open(node, place, "an offer", &["received_on", "respond_by", "notes"], findings)?;
    let received_on = object.required("received_on", findings, date);
    let respond_by = object.nullable("respond_by", findings, date).flatten();
    let notes = object.given("notes", findings, text).unwrap_or_default();
    Some(Offer { received_on: received_on?, respond_by, notes })
}
