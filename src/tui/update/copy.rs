//! Copying: the parts of the selected line that are worth pasting elsewhere.
//!
//! Offers only what is there, and says what was copied. Refuses what terminals would cut in silence.

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::ContactId;
use crate::domain::printable::printable_lines;
use crate::keys::table::Place;
use crate::tui::effect::Effect;
use crate::tui::mode::{Menu, MenuItem, Mode, Then};
use crate::tui::state::{State, Subject};
use crate::tui::widgets::text::cut;
use crate::tui::wording;
use crate::tui::writes;

/// The most bytes that are copied: what many terminals take in one go.
const MOST_BYTES: usize = 74_994;
/// The most columns of a copied text that are shown of it.
const SHOWN: usize = 50;
/// The most people whose addresses are offered.
const MOST_PEOPLE: usize = 4;

/// Asks what of the selected line is copied.
pub(super) fn ask(state: &mut State) {
    let subject = state.subject();
    let application = subject.application.as_ref().and_then(|id| state.find_application(id));
    let mut items = Vec::new();
    people(state, &subject, application, &mut items);
    if let Some(application) = application {
        push(&mut items, 'l', "link", application.url.as_deref());
        push(&mut items, 'i', "place", place(&subject, application));
        push(&mut items, 'c', "company and role", Some(&application.title()));
    }
    push(&mut items, 'd', "line of the due list", line(state, &subject).as_deref());
    if let Some(action) = &subject.action {
        push(&mut items, 'w', "why", Some(&action.why));
        push(&mut items, 'a', "code of the action", Some(&action.code));
    }
    push(&mut items, 'h', "handle", application.map(|found| found.handle.as_str()));
    if items.is_empty() {
        state.say("There is nothing to copy on this line.");
        return;
    }
    let title = match application {
        Some(application) => format!("Copy from {}", application.company),
        None => "Copy".to_owned(),
    };
    state.mode = Mode::Menu(Menu::new(title, items));
}

/// Copies a text and says so; one that is too long is refused.
pub(super) fn copy(state: &mut State, what: &str, text: &str) -> Vec<Effect> {
    let text = printable_lines(text).into_owned();
    if text.len() > MOST_BYTES {
        let length = text.len();
        state.complain(format!(
            "could not copy the {what}: it has {length} bytes, terminals take {MOST_BYTES}"
        ));
        return Vec::new();
    }
    let mut lines = text.lines();
    let first = cut(lines.next().unwrap_or_default(), SHOWN);
    let rest = match lines.count() {
        0 => String::new(),
        more => format!(" and {}", wording::counted(more, "more line")),
    };
    state.say(format!("copied the {what}: {first}{rest}"));
    vec![Effect::Copy(text)]
}

/// Adds a choice, unless there is nothing to copy.
fn push(items: &mut Vec<MenuItem>, key: char, what: &str, text: Option<&str>) {
    if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
        let shown = text.lines().next().unwrap_or_default();
        let label = format!("{what}: {}", cut(&printable_lines(shown), SHOWN));
        items.push(MenuItem::new(key, label, Then::Copy { what: what.to_owned(), text: text.to_owned() }));
    }
}

/// Adds the addresses of the person the line is about; where nobody stands out, those of everyone.
fn people(state: &State, subject: &Subject, application: Option<&Application>, items: &mut Vec<MenuItem>) {
    let likely = || application.and_then(|found| writes::likely_contact(found, subject.action.as_ref()));
    let ids: Vec<ContactId> = match subject.contact.clone().or_else(likely) {
        Some(id) => vec![id],
        None => application.map_or_else(Vec::new, |found| found.people().into_iter().cloned().collect()),
    };
    let contacts = &state.snapshot.records.contacts;
    let found: Vec<&Contact> =
        ids.iter().filter_map(|id| contacts.iter().find(|contact| contact.id == *id)).collect();
    if let [person] = found.as_slice() {
        push(items, 'e', "email", person.email.as_deref());
        push(items, 'p', "phone", person.phone.as_deref());
        return;
    }
    let mut keys = '1'..='9';
    for person in found.into_iter().take(MOST_PEOPLE) {
        for (what, address) in [("email", &person.email), ("phone", &person.phone)] {
            if let Some(key) = address.as_ref().and_then(|_| keys.next()) {
                push(items, key, &format!("{what} of {}", person.name), address.as_deref());
            }
        }
    }
}

/// Returns the place of the selected interview.
fn place<'a>(subject: &Subject, application: &'a Application) -> Option<&'a str> {
    let selected = subject.interview.as_ref()?;
    let interview = application.interviews.iter().find(|interview| interview.id == *selected)?;
    interview.place.as_deref()
}

/// Returns the selected line of the due list, as a sentence.
fn line(state: &State, subject: &Subject) -> Option<String> {
    if let Some(action) = &subject.action {
        let due = wording::due(action, state.today());
        let application = &action.application;
        let role = if application.role.is_empty() { "" } else { " - " };
        let title = format!("{}{role}{}", application.company, application.role);
        let to = action.recipient.as_ref().map_or(String::new(), |person| format!(", to {}", person.name));
        return Some(format!("{due}: {}, {title}{to}: {}", action.kind, action.why));
    }
    let row = state.today.selected().filter(|_| state.list_place() == Place::Today)?;
    let role = if row.role.is_empty() { "" } else { " - " };
    let kind = row.kind.to_lowercase();
    Some(format!("{}: {kind}, {}{role}{}: {}", row.time.trim(), row.company, row.role, row.text))
}
