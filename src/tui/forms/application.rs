//! The forms of an application: a new one, and the fields of one that is there.

use crate::domain::application::Application;
use crate::domain::beginning::begun_by;
use crate::domain::date_text::{DayOrder, Lean};
use crate::domain::stage::Stage;
use crate::domain::typed_line::words;
use crate::domain::vocabulary::Vocabulary;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::quick_add::{PreviewLine, Setting, read, read_words};
use crate::fields::reading::About as Subject;
use crate::fields::wording::edited;
use crate::tui::effect::Intent;
use crate::tui::forms::child::{read_fields, recorded, shapes};
use crate::tui::forms::field::{FieldShape, Kind, Known};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{About, Purpose, Shape, Understood};
use crate::tui::state::State;

/// The form that adds one.
pub static ADD: Shape = Shape {
    name: "new-application",
    fields: || {
        let stage = FieldShape::new("stage", "stage", Kind::Choice(Stage::words), "applied");
        let when = "an interview, such as tomorrow 14:00";
        let who = "who interviews you: Ana Ruiz <ana@acme.example>";
        let arranged = [
            FieldShape::new("on", "when", Kind::Moment(Lean::Future), when),
            FieldShape::new("with", "with", Kind::List(Known::People), who),
            FieldShape::new("promise", "promise", Kind::Day(Lean::Future), "by when they want to answer"),
        ];
        let mut all = shapes::<Application>();
        let place = all.iter().position(|shape| shape.key == "applied_on").unwrap_or(all.len());
        all.splice(place + 1..place + 1, arranged);
        all.insert(place, stage);
        all
    },
    title: |_, _| Some("New application".to_owned()),
    recorded: |_, _| Vec::new(),
    purpose: Purpose::Add,
    understand: add,
};

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "application",
    fields: shapes::<Application>,
    title: |state, about| Some(format!("Edit {}", find(state, about)?.title())),
    recorded: |state, about| {
        find(state, about)
            .map_or_else(Vec::new, |found| recorded(found, Some(found), &state.snapshot.records))
    },
    purpose: Purpose::Change,
    understand: edit,
};

/// Returns the two answers.
pub(super) fn answers() -> Vec<&'static str> {
    vec!["no", "yes"]
}

/// Returns the application that a form is about.
pub(super) fn find<'a>(state: &'a State, about: &About) -> Option<&'a Application> {
    state.find_application(about.application.as_ref()?)
}

/// Reads a new application; what it may be the double of stands at its role.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let read = sheet.read(&[], read_words)?;
    let told = |line: PreviewLine| match line.field {
        "duplicate?" => ("role", format!("like {}", line.text)),
        field => (field, line.text),
    };
    let reads = read.preview(sheet.records()).into_iter().map(told).collect();
    let (name, changes) = read.changes();
    Ok(Understood { reads, intent: Intent::Add, name, changes })
}

/// Reads what becomes of an application.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let (patch, reads) =
        read_fields(sheet, &Subject { record: application, application: Some(application) })?;
    let patch = patch.effective(application);
    let name = edited(&application.title(), &patch);
    let change = |patch: Patch<Application>| Change::edit(application, patch);
    let changes = Some(patch).filter(|patch| !patch.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}

/// Returns what was typed into the quick add, by the keys of the form; words of no field are the names.
pub fn typed_line(line: &str, records: &crate::domain::records::Records) -> Vec<(String, String)> {
    let mut typed: Vec<(String, String)> = Vec::new();
    let mut add = |key: &str, text: &str, between: &str| match typed.iter_mut().find(|(of, _)| of == key) {
        Some((_, known)) => *known = format!("{known}{between}{text}"),
        None => typed.push((key.to_owned(), text.to_owned())),
    };
    let keys: Vec<(&'static str, &'static str)> =
        (ADD.fields)().iter().map(|field| (field.key, field.key)).collect();
    let mut names = Vec::new();
    for word in words(line) {
        match word.field().map(|(name, value)| (begun_by("field", name, &keys), value)) {
            Some((Ok(key @ ("with" | "tags")), value)) => add(key, value, ", "),
            Some((Ok(key), value)) => add(key, value, "\n"),
            None if word.is_link() && !word.quoted => add("url", &word.text, " "),
            Some((Err(_), _)) | None => names.push(word.text),
        }
    }
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.replace('"', ""))).collect();
    let (today, order) = (chrono::NaiveDate::default(), DayOrder::default());
    if let Ok(read) = read(&quoted.join(" "), Setting { records, today, order, cadences: &[] }) {
        add("company", &read.draft.application.company, " ");
        if !read.draft.application.role.is_empty() {
            add("role", &read.draft.application.role, " ");
        }
    }
    typed
}
