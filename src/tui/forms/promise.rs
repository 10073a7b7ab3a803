//! The forms of a promise: a new one, and the fields of one that is there.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::change::Change;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::edit::{effective, promise_draft, promise_edits};
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;
use crate::tui::effect::Intent;
use crate::tui::forms::application;
use crate::tui::forms::field::{FieldShape, Kind, Known};
use crate::tui::forms::sheet::{Fault, Sheet, changed, meeting};
use crate::tui::forms::{About, Purpose, RecordId, Shape, Understood};
use crate::tui::state::State;
use crate::tui::wording::weekday_and_date;

/// By when they want to answer.
pub(super) const BY: FieldShape =
    FieldShape::new("reply_by", "reply by", Kind::Day(Lean::Future), "fri, 25 nov, end of next week");
/// Their words.
pub(super) const WORDS: FieldShape = FieldShape::new("words", "words", Kind::Line, "as they said it");
const FIELDS: &[FieldShape] = &[
    BY.required("today"),
    WORDS,
    FieldShape::new("said_on", "said", Kind::Day(Lean::Past), "today"),
    FieldShape::new(
        "interview",
        "interview",
        Kind::Known(Known::Interviews),
        "the one in which they said it",
    ),
];

/// The form that adds one.
pub static ADD: Shape = Shape {
    name: "new-promise",
    fields: FIELDS,
    title: |state, about| Some(format!("{} promised an answer", application::find(state, about)?.company)),
    recorded: |state, about| {
        let application = application::find(state, about);
        let held = application.and_then(|found| Some((found, latest_held(found, state.today())?)));
        held.map_or_else(Vec::new, |(application, held)| vec![("interview", meeting(held, application))])
    },
    purpose: Purpose::Add,
    understand: add,
};

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "promise",
    fields: FIELDS,
    title: |state, about| Some(format!("{} promised an answer", find(state, about)?.0.company)),
    recorded: |state, about| find(state, about).map_or_else(Vec::new, recorded),
    purpose: Purpose::Change,
    understand: edit,
};

/// Returns the latest interview that was held.
fn latest_held(application: &Application, today: NaiveDate) -> Option<&crate::domain::interview::Interview> {
    let held = application.interviews.iter().filter(|interview| interview.is_held(today));
    held.max_by_key(|interview| interview.starts_at)
}

/// Returns the promise that a form is about, and its application.
fn find<'a>(state: &'a State, about: &About) -> Option<(&'a Application, &'a Promise)> {
    let RecordId::Promise(wanted) = about.record.as_ref()? else {
        return None;
    };
    let application = application::find(state, about)?;
    application.promises.iter().find(|promise| *promise == wanted).map(|found| (application, found))
}

/// Returns what is recorded of a promise.
fn recorded((application, promise): (&Application, &Promise)) -> Vec<(&'static str, String)> {
    let interview = promise.interview.as_ref();
    let interview = interview.and_then(|id| application.interviews.iter().find(|held| held.id == *id));
    vec![
        ("reply_by", in_full(Moment::day(promise.reply_by))),
        ("words", promise.words.clone()),
        ("said_on", in_full(Moment::day(promise.said_on))),
        ("interview", interview.map(|held| meeting(held, application)).unwrap_or_default()),
    ]
}

/// Reads a new promise.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let (promise, read) = sheet.read(&[], |words, setting| promise_draft(words, application, setting))?;
    let reads = sheet.edits_read(&read);
    let name = format!("{}: answer promised by {}", application.company, weekday_and_date(promise.reply_by));
    let changes = vec![Change::AddPromise { application: application.id.clone(), promise }];
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}

/// Reads what becomes of a promise.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, promise) = find(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let read = sheet.read(&[], |words, setting| promise_edits(words, promise, application, setting))?;
    let reads = sheet.edits_read(&read);
    let edits = effective(read.edits, promise);
    let name = changed(&format!("{} promise", application.company), &edits);
    let (application, promise) = (application.id.clone(), promise.clone());
    let change = |edits| Change::EditPromise { application, promise, edits };
    let changes = Some(edits).filter(|edits| !edits.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
