//! The form of a task that is there; a new one is noted with `note`.

use crate::domain::application::Application;
use crate::domain::change::Change;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::edit::{effective, task_edits};
use crate::domain::moment::Moment;
use crate::domain::task::Task;
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::field::{FieldShape, Kind};
use crate::tui::forms::sheet::{Fault, Sheet, changed};
use crate::tui::forms::{About, Purpose, RecordId, Shape, Understood};
use crate::tui::state::State;

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "task",
    fields: &[
        FieldShape::new("words", "words", Kind::Line, "what is to be done").required("…"),
        FieldShape::new("due_on", "due", Kind::Day(Lean::Future), "the day it is due"),
        FieldShape::new("done_on", "done", Kind::Day(Lean::Past), "the day it was done"),
    ],
    title: |state, about| Some(format!("{}: task", find(state, about)?.0.company)),
    recorded: |state, about| {
        let day = |day: Option<_>| day.map(|day| in_full(Moment::day(day))).unwrap_or_default();
        find(state, about).map_or_else(Vec::new, |(_, task)| {
            vec![("words", task.words.clone()), ("due_on", day(task.due_on)), ("done_on", day(task.done_on))]
        })
    },
    purpose: Purpose::Change,
    understand: edit,
};

/// Returns the task that a form is about, and its application.
fn find<'a>(state: &'a State, about: &About) -> Option<(&'a Application, &'a Task)> {
    let RecordId::Task(id) = about.record.as_ref()? else {
        return None;
    };
    let application = application::find(state, about)?;
    application.tasks.iter().find(|task| task.id == *id).map(|found| (application, found))
}

/// Reads what becomes of a task.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, task) = find(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let read = sheet.read(&[], task_edits)?;
    let reads = sheet.edits_read(&read);
    let edits = effective(read.edits, task);
    let name = changed(&format!("{} task", application.company), &edits);
    let change = |edits| Change::EditTask { task: task.id.clone(), edits };
    let changes = Some(edits).filter(|edits| !edits.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
