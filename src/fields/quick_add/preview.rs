//! The preview: what saving a line would write, with absolute dates and what exists already.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::{ContactChoice, is_same_name};
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;
use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::fields::draft::ApplicationDraft;
use crate::fields::quick_add::duplicate::{duplicates, open_at};
use crate::fields::quick_add::{PreviewLine, QuickAdd};
use crate::fields::value::Value;
use crate::fields::{Noun, wording};

/// Likely duplicates that are shown.
const SHOWN_DUPLICATES: usize = 3;

/// Returns the lines of the preview.
pub fn preview(quick_add: &QuickAdd, records: &Records) -> Vec<PreviewLine> {
    let draft = &quick_add.draft;
    let mut lines = Vec::new();
    let mut add = |field: &'static str, texts: Vec<String>| {
        lines.extend(
            texts.into_iter().filter(|text| !text.is_empty()).map(|text| PreviewLine { field, text }),
        );
    };
    let dated = |field: &'static str, moment: Moment| {
        let doubt = quick_add.doubts.iter().find(|doubt| doubt.field == field);
        let other = doubt.map(|doubt| format!(" (not {})", in_full(Moment::day(doubt.other))));
        format!("{}{}", in_full(moment), other.unwrap_or_default())
    };
    let application = &draft.application;
    add("company", vec![company(&application.company, records)]);
    add("role", vec![application.role.clone()]);
    add("duplicate?", similar(draft, records));
    add("stage", stage(application, &|date| dated("stage", Moment::day(date))));
    add("applied", application.applied_on.iter().map(|date| dated("applied", Moment::day(*date))).collect());
    add("when", draft.interviews.iter().map(|interview| dated("when", interview.starts_at)).collect());
    let interviewers = draft.interviews.iter().flat_map(|interview| &interview.interviewers);
    add("with", interviewers.map(|choice| person(choice, records)).collect());
    add("contact", draft.main_contact.iter().map(|choice| person(choice, records)).collect());
    let promised = |promise: &Promise| dated("promise", Moment::day(promise.reply_by));
    add("promise", application.promises.iter().map(promised).collect());
    for field in Application::fields().iter().filter(|field| !APART.contains(&field.spec.key)) {
        let value = field.of(application);
        let text = match value {
            Value::Day(day) => dated(field.spec.label, Moment::day(day)),
            _ if value == field.spec.initial_value() => String::new(),
            _ => wording::text(&value, records),
        };
        add(field.spec.label, vec![text]);
    }
    lines
}

/// The fields that have lines of their own.
const APART: [&str; 4] = ["company", "role", "applied_on", "main_contact"];

fn company(name: &str, records: &Records) -> String {
    match open_at(name, records) {
        None => format!("{name}   new"),
        Some(0) => format!("{name}   existing (no open application)"),
        Some(1) => format!("{name}   existing (1 open application)"),
        Some(open) => format!("{name}   existing ({open} open applications)"),
    }
}

fn similar(draft: &ApplicationDraft, records: &Records) -> Vec<String> {
    let similar = duplicates(draft, records).into_iter().take(SHOWN_DUPLICATES);
    similar
        .map(|application| {
            format!("{}, {} ({})", application.title(), application.stage(), application.handle)
        })
        .collect()
}

/// `applied` needs no line of its own, its day has one.
fn stage(application: &Application, dated: &dyn Fn(NaiveDate) -> String) -> Vec<String> {
    let last = application.stage_history.last().filter(|change| change.stage != Stage::Applied);
    last.map(|change| match change.on {
        Some(on) => format!("{} since {}", change.stage, dated(on)),
        None => change.stage.to_string(),
    })
    .into_iter()
    .collect()
}

fn person(choice: &ContactChoice, records: &Records) -> String {
    match choice {
        ContactChoice::Existing(id) => match records.find_contact(id) {
            Some(contact) => match contact.company.as_deref().or(contact.email.as_deref()) {
                Some(known_by) => format!("{} (existing contact, {known_by})", contact.name),
                None => format!("{} (existing contact)", contact.name),
            },
            None => format!("{id} (existing contact)"),
        },
        ContactChoice::New(draft) => {
            let address = draft.email.as_ref().filter(|email| **email != draft.name);
            let address = address.map(|email| format!(" <{email}>")).unwrap_or_default();
            let is_namesake = records.contacts.iter().any(|known| is_same_name(&known.name, &draft.name));
            let namesake = if is_namesake { ", another one has this name" } else { "" };
            format!("{}{address} (new contact{namesake})", draft.name)
        }
    }
}
