//! The form of a note: it joins the notes of an application, or becomes a task when a day is given.

use crate::domain::date_text::Lean;
use crate::domain::task::Task;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::reading::appended;
use crate::fields::{Child, Noun};
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::field::{FieldShape, Kind};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{Purpose, Shape, Understood};

/// The form.
pub static ADD: Shape = Shape {
    name: "note",
    fields: || {
        vec![
            FieldShape::new("note", "note", Kind::Lines, "what to remember").required("…"),
            FieldShape::new(
                "due",
                "to do on",
                Kind::Day(Lean::Future),
                "a day makes it a task; else it joins the notes",
            ),
        ]
    },
    title: |state, about| Some(format!("{}: note or task", application::find(state, about)?.company)),
    recorded: |_, _| Vec::new(),
    purpose: Purpose::Add,
    understand: add,
};

/// Reads a note or a task.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let found = sheet.application()?;
    let (application, words) = (found.id.clone(), sheet.text("note"));
    let (name, change) = match sheet.day("due", Lean::Future)? {
        Some(due_on) => {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let task = Task { due_on: Some(due_on), words, ..Task::blank() };
            (format!("{}: {}", found.company, task.title()), Change::add(&application, &task))
        }
        None => {
            let patch = Patch::new().with("notes", appended(&found.notes, &words).into());
            (format!("{}: note added", found.company), Change::edit(found, patch))
        }
    };
    let reads = vec![("to do on", sheet.date_reads("due", Lean::Future))];
    Ok(Understood { reads, intent: Intent::Change, name, changes: vec![change] })
}
