//! The form of a new promise.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::date_text::Lean;
use crate::domain::interview::Interview;
use crate::domain::promise::Promise;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::fields::reading::About as Subject;
use crate::fields::wording::typed_interview;
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::child::{read_fields, shapes_to_add};
use crate::tui::forms::field::{FieldShape, Kind};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{Purpose, Shape, Understood};
use crate::tui::wording::weekday_and_date;

/// By when they want to answer.
pub(super) const BY: FieldShape =
    FieldShape::new("reply_by", "reply by", Kind::Day(Lean::Future), "fri, 25 nov, end of next week");
/// Their words.
pub(super) const WORDS: FieldShape = FieldShape::new("words", "words", Kind::Line, "as they said it");
/// The form that adds one.
pub static ADD: Shape = Shape {
    name: "new-promise",
    fields: || shapes_to_add::<Promise>(&["said_on"]),
    title: |state, about| Some(format!("{} promised an answer", application::find(state, about)?.company)),
    recorded: |state, about| {
        let application = application::find(state, about);
        let held = application.and_then(|found| Some((found, latest_held(found, state.today())?)));
        held.map_or_else(Vec::new, |(application, held)| {
            vec![("interview", typed_interview(held, application))]
        })
    },
    purpose: Purpose::Add,
    understand: add,
};

/// Returns the latest interview that was held.
fn latest_held(application: &Application, today: NaiveDate) -> Option<&Interview> {
    let held = application.interviews.iter().filter(|interview| interview.is_held(today));
    held.max_by_key(|interview| interview.starts_at)
}

/// Reads a new promise.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let today = sheet.today();
    let blank = Promise { said_on: today, reply_by: today, ..Promise::blank() };
    let (patch, reads) = read_fields(sheet, &Subject { record: &blank, application: Some(application) })?;
    let promise = patch.applied_to(&blank);
    let name = format!("{}: answer promised by {}", application.company, weekday_and_date(promise.reply_by));
    let changes = vec![Change::add(&application.id, &promise)];
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
