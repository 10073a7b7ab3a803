//! The form of a rejection: when they said no, and what was learnt.

use crate::domain::date_text::Lean;
use crate::domain::lesson::Lesson;
use crate::domain::stage::Stage;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::field::{FieldShape, Kind};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{Purpose, Shape, Understood};

/// What was learnt.
pub(super) const LESSON: FieldShape =
    FieldShape::new("lesson", "lesson", Kind::Line, "what you learnt, for the next time");

/// The form that moves an application to `rejected`.
pub static REJECTION: Shape = Shape {
    name: "rejection",
    fields: || {
        vec![
            FieldShape::new("on", "said on", Kind::Day(Lean::Past), "today"),
            FieldShape::new("note", "note", Kind::Line, "their reason, in a few words"),
            LESSON,
        ]
    },
    title: |state, about| Some(format!("{} said no", application::find(state, about)?.company)),
    recorded: |_, _| Vec::new(),
    purpose: Purpose::Add,
    understand: rejection,
};

/// Reads a rejection.
fn rejection(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let on = sheet.past_day("on")?.unwrap_or(sheet.today());
    let id = application.id.clone();
    let note = sheet.find("note").map(str::to_owned);
    let stage = Stage::Rejected;
    let mut changes = vec![Change::MoveStage { application: id.clone(), stage, on, note }];
    if let Some(words) = sheet.find("lesson") {
        let lesson = Lesson { on: Some(sheet.today()), words: words.to_owned(), ..Lesson::blank() };
        changes.push(Change::add(&id, &lesson));
    }
    let name = format!("{} moved to {stage}", application.company);
    let reads = vec![("said on", sheet.date_reads("on", Lean::Past))];
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
