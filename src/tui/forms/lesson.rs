//! The form of a lesson that is there; a new one is written down where it is learnt.

use crate::domain::application::Application;
use crate::domain::change::Change;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::edit::{effective, lesson_edits};
use crate::domain::lesson::Lesson;
use crate::domain::moment::Moment;
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::field::{FieldShape, Kind};
use crate::tui::forms::sheet::{Fault, Sheet, changed};
use crate::tui::forms::{About, Purpose, RecordId, Shape, Understood};
use crate::tui::state::State;

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "lesson",
    fields: &[
        FieldShape::new("words", "words", Kind::Line, "what you learnt").required("…"),
        FieldShape::new("on", "on", Kind::Day(Lean::Past), "the day it was written down"),
    ],
    title: |state, about| Some(format!("{}: lesson", find(state, about)?.0.company)),
    recorded: |state, about| {
        find(state, about).map_or_else(Vec::new, |(_, lesson)| {
            let day = lesson.on.map(|day| in_full(Moment::day(day)));
            vec![("words", lesson.words.clone()), ("on", day.unwrap_or_default())]
        })
    },
    purpose: Purpose::Change,
    understand: edit,
};

/// Returns the lesson that a form is about, and its application.
fn find<'a>(state: &'a State, about: &About) -> Option<(&'a Application, &'a Lesson)> {
    let RecordId::Lesson(wanted) = about.record.as_ref()? else {
        return None;
    };
    let application = application::find(state, about)?;
    application.lessons.iter().find(|lesson| *lesson == wanted).map(|found| (application, found))
}

/// Reads what becomes of a lesson.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, lesson) = find(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let read = sheet.read(&[], lesson_edits)?;
    let reads = sheet.edits_read(&read);
    let edits = effective(read.edits, lesson);
    let name = changed(&format!("{} lesson", application.company), &edits);
    let (application, lesson) = (application.id.clone(), lesson.clone());
    let change = |edits| Change::EditLesson { application, lesson, edits };
    let changes = Some(edits).filter(|edits| !edits.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
