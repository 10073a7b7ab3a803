//! Applications in a document, with the children that have no file of their own.

use std::collections::HashSet;

use crate::documents::interchange::contacts::own_id;
use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::fields::records;
use crate::documents::interchange::interviews;
use crate::documents::interchange::object::Object;
use crate::documents::interchange::reading::Context;
use crate::documents::interchange::tree::Node;
use crate::documents::interchange::values::{date, filled, flag, text, thanks_channel, whole, word};
use crate::domain::ids::RecordKind;
use crate::domain::offer::Offer;
use crate::domain::salary::{Salary, SalaryPeriod};
use crate::domain::stage::in_kept_order;
use crate::fields::incoming::IncomingApplication;

const FIELDS: [&str; 25] = [
    "id",
    "company",
    "role",
    "stage",
    "stage_history",
    "applied_on",
    "source",
    "url",
    "location",
    "work_mode",
    "salary",
    "tags",
    "excitement",
    "notes",
    "main_contact",
    "cadence",
    "quiet_until",
    "no_follow_up",
    "thank_you_by",
    "offer",
    "tasks",
    "lessons",
    "interviews",
    "promises",
    "interactions",
];

/// Reads the application at `position` of the document; `None` when a fault was noted that leaves none.
pub(super) fn read<'t>(
    node: &'t Node<'t>,
    place: &Place<'_>,
    position: usize,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<IncomingApplication> {
    let object = Object::open(node, place, "an application", &FIELDS, findings)?;
    let company = object.required("company", findings, filled);
    let before = findings.count();
    let mut application = IncomingApplication {
        id: own_id(&object, RecordKind::Application, context, findings),
        role: object.given("role", findings, text),
        stage: object.given("stage", findings, word),
        stage_history: records(&object, "stage_history", (position, None), context, findings),
        ..IncomingApplication::default()
    };
    if findings.count() == before {
        refuse_contradiction(&object, &application, findings);
    }
    read_fields(&object, context, &mut application, findings);
    read_children(&object, position, context, &mut application, findings);
    company.map(|company| IncomingApplication { company, ..application })
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

/// Reads the plain fields.
fn read_fields<'t>(
    object: &Object<'t, '_>,
    context: &Context<'t>,
    application: &mut IncomingApplication,
    findings: &mut Findings,
) {
    application.applied_on = object.nullable("applied_on", findings, date);
    application.source = object.nullable("source", findings, text);
    application.url = object.nullable("url", findings, text);
    application.location = object.nullable("location", findings, text);
    application.work_mode = object.nullable("work_mode", findings, text);
    application.salary = object.nested("salary", findings, salary);
    application.tags = tags(object, findings);
    application.excitement = object.nullable("excitement", findings, |value| whole(value, 1..=5));
    application.notes = object.given("notes", findings, text);
    application.main_contact = object
        .nullable("main_contact", findings, |value| context.references.reference(RecordKind::Contact, value));
    application.cadence = object.nullable("cadence", findings, filled);
    application.quiet_until = object.nullable("quiet_until", findings, date);
    application.no_follow_up = object.given("no_follow_up", findings, flag);
    application.thank_you_by = object.given("thank_you_by", findings, thanks_channel);
    application.offer = object.nested("offer", findings, offer);
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
    application.interviews = object.list("interviews", findings, |node, place, findings| {
        interviews::read(node, place, context, findings)
    });
    application.interactions = records(object, "interactions", owner, context, findings);
}

/// Reads what the job pays.
fn salary<'t>(node: &'t Node<'t>, place: &Place<'_>, findings: &mut Findings) -> Option<Salary> {
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
fn tags(object: &Object<'_, '_>, findings: &mut Findings) -> Option<Vec<String>> {
    let (mut tags, mut met) = (Vec::new(), HashSet::new());
    object.list("tags", findings, |node, place, findings| {
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
