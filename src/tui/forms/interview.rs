//! The forms of an interview: a new one, and the fields of one that is there.

use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::reading::About as Subject;
use crate::fields::value::Value;
use crate::fields::wording::child_title;
use crate::fields::{Child, Noun};
use crate::tui::effect::Intent;
use crate::tui::forms::child::{changed, find, read_fields, recorded, shapes};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{Purpose, Shape, Understood, application};

/// What nobody knows of a meeting that is only being arranged.
const AFTERWARDS: [&str; 4] = ["cancelled", "debriefed", "strengths", "forgot"];

/// The form that adds one.
pub static ADD: Shape = Shape {
    name: "new-interview",
    fields: || shapes::<Interview>().into_iter().filter(|field| !AFTERWARDS.contains(&field.key)).collect(),
    title: |state, about| Some(format!("Interview at {}", application::find(state, about)?.company)),
    recorded: |_, _| Vec::new(),
    purpose: Purpose::Add,
    understand: add,
};

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "interview",
    fields: shapes::<Interview>,
    title: |state, about| {
        let (application, record) = find::<Interview>(state, about)?;
        Some(child_title(&Subject { record, application: Some(application) }))
    },
    recorded: |state, about| {
        let found = find::<Interview>(state, about);
        found.map_or_else(Vec::new, |(application, record)| {
            recorded(record, Some(application), &state.snapshot.records)
        })
    },
    purpose: Purpose::Change,
    understand: edit,
};

/// Reads a new interview.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let blank = Interview { starts_at: Moment::day(sheet.today()), ..Interview::blank() };
    let (patch, reads) = read_fields(sheet, &Subject { record: &blank, application: Some(application) })?;
    let name = format!("{}: {}", application.company, patch.applied_to(&blank).title());
    let record = Patch::of(&blank).and(patch).into();
    let changes = vec![Change::Add { application: Some(application.id.clone()), record }];
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}

/// Reads what becomes of an interview.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, record) = find::<Interview>(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let about = Subject { record, application: Some(application) };
    let title = child_title(&about);
    let mut understood = changed(sheet, &title, &about)?;
    let cancelled = Change::edit(record, Patch::new().with("cancelled", Value::Flag(true)));
    if understood.changes == [cancelled] {
        understood.name = format!("{title} cancelled");
    }
    Ok(understood)
}
