//! Values in words: as people read them, and as the typed grammar reads them again.

use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::patch::Patch;
use crate::fields::reading::About;
use crate::fields::value::Value;
use crate::fields::{Child, Spec, noun};

/// Returns a value as people read it; empty for nothing.
pub fn text(value: &Value<'_>, records: &Records) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.clone().into_owned(),
        Value::Day(day) => in_full(Moment::day(*day)),
        Value::Interview(id) => {
            records.find_interview(id).map_or_else(|| id.to_string(), |held| in_full(held.starts_at))
        }
    }
}

/// Returns a value as it can be typed for a record of this application; empty for nothing.
pub fn typed(value: &Value<'_>, application: &Application) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.clone().into_owned(),
        Value::Day(day) => in_full(Moment::day(*day)),
        Value::Interview(id) => {
            let held = application.interviews.iter().find(|held| held.id == **id);
            held.map_or_else(|| id.to_string(), |held| typed_interview(held, application))
        }
    }
}

/// Returns how an interview is typed so that it is found again: by its day, or by its handle when there are several
/// on that day.
pub fn typed_interview(interview: &Interview, application: &Application) -> String {
    let same =
        application.interviews.iter().filter(|other| other.date() == interview.date() && !other.cancelled);
    match (same.count() == 1 && !interview.cancelled, interview.handle.is_empty()) {
        (true, _) => in_full(Moment::day(interview.date())),
        (false, true) => interview.id.to_string(),
        (false, false) => interview.handle.clone(),
    }
}

/// Returns the name of the operation that changes fields of a record: `Acme task: due changed`.
pub fn edited<N: Child>(about: &About<'_, N>, patch: &Patch<N>) -> String {
    let labels: Vec<&str> = patch.entries().iter().map(|entry| entry.field.label).collect();
    format!("{} {}: {} changed", about.application.company, noun(N::KIND).singular, labels.join(", "))
}

/// Returns the heading of a column that shows a field.
pub fn heading(spec: &Spec) -> String {
    let mut characters = spec.label.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
