//! The form that changes a record which is described field by field.

use crate::domain::application::Application;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::records::Records;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::reading::{About as Subject, read};
use crate::fields::value::Value;
use crate::fields::wording::{child_title, edited, preview, typed};
use crate::fields::{Child, Field, Kind as Holds, Noun, Spec, form};
use crate::tui::effect::Intent;
use crate::tui::forms::field::{FieldShape, Kind, Known};
use crate::tui::forms::sheet::{Fault, Sheet, doubted};
use crate::tui::forms::{About, Purpose, Shape, Understood, application};
use crate::tui::state::State;

/// Returns the form that changes a record of a noun; its drafts are kept under `name`.
pub const fn edit<N: Child>(name: &'static str) -> Shape {
    Shape {
        name,
        fields: shapes::<N>,
        title: |state, about| {
            let (application, record) = find::<N>(state, about)?;
            Some(format!("{}: {}", application.company, record.title()))
        },
        recorded: |state, about| {
            let found = find::<N>(state, about);
            found.map_or_else(Vec::new, |(application, record)| {
                recorded(record, Some(application), &state.snapshot.records)
            })
        },
        purpose: Purpose::Change,
        understand: change::<N>,
    }
}

/// Returns what a form asks for to fill the fields of a noun.
pub fn shapes<N: Noun>() -> Vec<FieldShape> {
    form::<N>().map(shape).collect()
}

/// Returns what a form asks for to fill one field.
pub fn shape(spec: &'static Spec) -> FieldShape {
    let kind = match spec.kind {
        Holds::Line | Holds::Email | Holds::Money | Holds::Cadence => {
            spec.suggest.map_or(Kind::Line, Kind::Known)
        }
        Holds::Number(..) | Holds::Zone => Kind::Line,
        Holds::Moment => Kind::Moment(Lean::Future),
        Holds::Flag => Kind::Choice(|| vec!["no", "yes"]),
        Holds::Stars => Kind::Choice(|| vec!["1", "2", "3", "4", "5"]),
        Holds::Tags => Kind::List(Known::Tags),
        Holds::People => Kind::List(Known::People),
        Holds::Lines => Kind::Lines,
        Holds::Day(lean) => Kind::Day(lean),
        Holds::Event(_) => Kind::Moment(Lean::Past),
        Holds::Time => Kind::Line,
        Holds::Choice(choice) => Kind::Choice(choice.words),
        Holds::Person => Kind::Known(Known::People),
        Holds::Interview => Kind::Known(Known::Interviews),
    };
    let shape = FieldShape::new(spec.key, spec.label, kind, spec.help);
    match (spec.is_optional(), kind) {
        (true, _) => shape,
        (false, Kind::Day(_) | Kind::Moment(_)) => shape.required("today"),
        (false, Kind::Choice(words)) => shape.required(words().first().copied().unwrap_or_default()),
        (false, _) => shape.required("…"),
    }
}

/// Returns the same for a form that adds a record: fields that `begin` with something need not be filled.
pub fn shapes_to_add<N: Noun>(begin: &[&str]) -> Vec<FieldShape> {
    let mut all = shapes::<N>();
    all.iter_mut().filter(|shape| begin.contains(&shape.key)).for_each(|shape| shape.stands_in = None);
    all
}

/// Returns what is recorded, as it can be typed, by the keys of the fields.
pub fn recorded<N: Noun>(
    record: &N,
    application: Option<&Application>,
    records: &Records,
) -> Vec<(&'static str, String)> {
    let of = |field: &Field<N>| match field.spec.kind {
        Holds::Event(_) => Patch::of(record).event(record).map(in_full).unwrap_or_default(),
        _ => typed(&field.of(record), application, records),
    };
    N::fields().iter().map(|field| (field.spec.key, of(field))).collect()
}

/// How fields read, by their labels.
pub type Reads = Vec<(&'static str, String)>;

/// Reads the fields of a record, and how they read.
///
/// # Errors
/// At the field whose words were not understood.
pub fn read_fields<N: Noun>(sheet: &Sheet<'_>, subject: &Subject<'_, N>) -> Result<(Patch<N>, Reads), Fault> {
    read_fields_but(&[], sheet, subject)
}

/// Reads the fields of a record, but those of a form that it reads itself, and how they read.
///
/// # Errors
/// At the field whose words were not understood, or whose time does not come exactly once where the user is.
pub fn read_fields_but<N: Noun>(
    but: &[&str],
    sheet: &Sheet<'_>,
    subject: &Subject<'_, N>,
) -> Result<(Patch<N>, Reads), Fault> {
    let reading = sheet.read(but, |words, setting| read(words, subject, setting))?;
    for entry in reading.patch.entries() {
        if let Value::Moment(moment) = entry.value {
            sheet.comes_once(entry.field.key, moment)?;
        }
    }
    let event = reading.patch.event(subject.record).map(in_full);
    let reads = reading.patch.entries().iter().map(|entry| {
        let label = entry.field.label;
        if let (Holds::Event(_), Some(event)) = (entry.field.kind, &event) {
            return (label, format!("{event}{}", doubted(label, &reading.doubts)));
        }
        (label, format!("{}{}", preview(&entry.value, sheet.records()), doubted(label, &reading.doubts)))
    });
    let reads = reads.collect();
    Ok((reading.patch, reads))
}

/// Returns the record that a form is about, and its application.
pub fn find<'a, N: Child>(state: &'a State, about: &About) -> Option<(&'a Application, &'a N)> {
    let wanted = about.record.as_ref()?.shared()?;
    let application = application::find(state, about)?;
    let found = N::all(application).iter().find(|record| record.id() == wanted.id);
    found.filter(|_| wanted.kind == N::KIND).map(|record| (application, record))
}

/// Reads what becomes of a record.
fn change<N: Child>(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, record) = find::<N>(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let subject = Subject { record, application: Some(application) };
    changed(sheet, &child_title(&subject), &subject)
}

/// Reads what becomes of a record, which is called `title`.
///
/// # Errors
/// At the field whose words were not understood.
pub fn changed<N: Noun>(
    sheet: &Sheet<'_>,
    title: &str,
    subject: &Subject<'_, N>,
) -> Result<Understood, Fault> {
    let record = subject.record;
    let (patch, reads) = read_fields(sheet, subject)?;
    let patch = patch.effective(record);
    let name = edited(title, &patch);
    let change = |patch: Patch<N>| Change::edit(record, patch);
    let changes = Some(patch).filter(|patch| !patch.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
