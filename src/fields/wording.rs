//! Values in words: as people read them, and as the typed grammar reads them again.

use crate::domain::application::Application;
use crate::domain::contact::{Contact, ContactChoice};
use crate::domain::date_text::in_full;
use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::patch::Patch;
use crate::fields::reading::About;
use crate::fields::value::Value;
use crate::fields::{Child, Noun, Spec};

/// Returns a value as people read it; empty for nothing.
pub fn text(value: &Value<'_>, records: &Records) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.clone().into_owned(),
        Value::Day(day) => in_full(Moment::day(*day)),
        Value::Time(time) => time.format("%H:%M").to_string(),
        Value::Moment(moment) => in_full(*moment),
        Value::Number(number) => number.to_string(),
        Value::Word(word) => (*word).to_owned(),
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Stars(stars) => format!("{stars} of 5"),
        Value::Money(salary) => salary.to_string(),
        Value::Tags(tags) => tags.join(", "),
        Value::Person(choice) => called(choice, records),
        Value::People(people) => each(people, |choice| called(choice, records)),
        Value::Interview(id) => {
            records.find_interview(id).map_or_else(|| id.to_string(), |held| in_full(held.starts_at))
        }
    }
}

/// Returns what a person is called: by name, and by address when they are new.
pub fn called(choice: &ContactChoice, records: &Records) -> String {
    match choice {
        ContactChoice::Existing(id) => {
            records.find_contact(id).map_or_else(|| id.to_string(), |contact| contact.name.clone())
        }
        ContactChoice::New(draft) => match draft.email.as_ref().filter(|email| **email != draft.name) {
            Some(email) => format!("{} <{email}>", draft.name),
            None => draft.name.clone(),
        },
    }
}

/// Returns a value as a form shows it before it is saved: as people read it, and new people named as such.
pub fn preview(value: &Value<'_>, records: &Records) -> String {
    match value {
        Value::Person(choice) => introduced(choice, records),
        Value::People(people) => each(people, |choice| introduced(choice, records)),
        other => text(other, records),
    }
}

/// Returns what a person is called, and whether they are new.
fn introduced(choice: &ContactChoice, records: &Records) -> String {
    match choice {
        ContactChoice::New(person) => format!("{} (new contact)", person.name),
        known => called(known, records),
    }
}

/// Returns how people read one after the other.
fn each(people: &[ContactChoice], read: impl Fn(&ContactChoice) -> String) -> String {
    people.iter().map(read).collect::<Vec<_>>().join(", ")
}

/// Returns a value as it can be typed for a record, of this application if it belongs to one; empty for nothing.
pub fn typed(value: &Value<'_>, application: Option<&Application>, records: &Records) -> String {
    match value {
        Value::Person(choice) => typed_choice(choice, records),
        Value::People(people) => each(people, |choice| typed_choice(choice, records)),
        Value::Stars(stars) => stars.to_string(),
        Value::Interview(id) => {
            let find = |of: &Application| {
                let held = of.interviews.iter().find(|held| held.id == **id);
                held.map(|held| typed_interview(held, of))
            };
            application.and_then(find).unwrap_or_else(|| id.to_string())
        }
        other => text(other, records),
    }
}

/// Returns how a person is typed; nothing for one who is gone.
fn typed_choice(choice: &ContactChoice, records: &Records) -> String {
    match choice {
        ContactChoice::Existing(id) => {
            records.find_contact(id).map(|contact| typed_person(contact, records)).unwrap_or_default()
        }
        new => called(new, records),
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

/// Returns how a person is typed so that the grammar finds them again: by name and address.
pub fn typed_person(contact: &Contact, records: &Records) -> String {
    let is_plain = !contact.name.contains([',', '<']);
    match contact.email.as_deref().map(str::trim).filter(|email| !email.is_empty()) {
        Some(email) if is_plain => format!("{} <{email}>", contact.name),
        Some(email) => email.to_owned(),
        None if is_plain
            && records.contacts.iter().filter(|other| other.name == contact.name).count() == 1 =>
        {
            contact.name.clone()
        }
        None if contact.handle.is_empty() => contact.id.to_string(),
        None => contact.handle.clone(),
    }
}

/// Returns the name of the operation that changes fields of a record: `Acme: task send references: due changed`.
pub fn edited<N: Noun>(title: &str, patch: &Patch<N>) -> String {
    let labels: Vec<&str> = patch.entries().iter().map(|entry| entry.field.label).collect();
    format!("{title}: {} changed", labels.join(", "))
}

/// Returns what a record of an application is called: `Acme: task send references`.
pub fn child_title<N: Child>(about: &About<'_, N>) -> String {
    let title = shortened(&about.record.title());
    match about.application {
        Some(application) => format!("{}: {title}", application.company),
        None => title,
    }
}

/// Returns the beginning of a text that is too long for the name of an operation.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// Returns the heading of a column that shows a field.
pub fn heading(spec: &Spec) -> String {
    let mut characters = spec.label.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
