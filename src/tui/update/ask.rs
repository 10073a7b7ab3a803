//! Asking: the menus and dates, and what an answer does.

use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::ids::{ApplicationId, ContactId};
use crate::domain::interaction::Outcome;
use crate::domain::operation::Operation;
use crate::domain::stage::Stage;
use crate::keys::table::Place;
use crate::scheduler::action::Action;
use crate::scheduler::calendar::add_days;
use crate::tui::effect::Effect;
use crate::tui::forms::{About, interaction, rejection};
use crate::tui::mode::{Asks, DatePrompt, Menu, MenuItem, Mode, Then};
use crate::tui::screens::apps::SortKey;
use crate::tui::screens::people;
use crate::tui::state::State;
use crate::tui::update::{act, columns, copy, form, links, marks, outlets, triage};
use crate::tui::widgets::line_input::LineInput;
use crate::tui::wording::{counted, weekday_and_date};
use crate::tui::writes;

/// Opens a menu.
fn open(state: &mut State, title: impl Into<String>, items: Vec<MenuItem>) {
    state.mode = Mode::Menu(Menu::new(title.into(), items));
}

/// Asks until when what is selected or marked is snoozed.
pub(super) fn snooze(state: &mut State) {
    let keys = marks::actions(state).or_else(|| state.subject().action.map(|action| vec![action.key]));
    let Some(keys) = keys else {
        bring_back(state);
        return;
    };
    let title = format!("Snooze {}", named(state, &keys));
    let today = state.today();
    let until = |key: char, label: &str, days: u32| {
        let day = add_days(today, days);
        let label = format!("{label:<8} until {}", weekday_and_date(day));
        MenuItem::new(key, label, Then::Snooze(keys.clone(), day))
    };
    let items = vec![
        until('1', "1 day", 1),
        until('3', "3 days", 3),
        until('w', "1 week", 7),
        MenuItem::new('t', "until a date, typed", Then::AskSnooze(keys.clone())),
        MenuItem::new('n', "never: dismiss it", Then::Dismiss(keys.clone())),
    ];
    open(state, title, items);
}

/// Asks whether an action that was snoozed or dismissed comes back.
fn bring_back(state: &mut State) {
    let subject = state.subject();
    let key = subject.held_back.filter(|key| is_deferred(state, key));
    let application = subject.application.and_then(|id| state.find_application(&id));
    match (key, application) {
        (Some(key), Some(application)) => {
            let title = format!("{}: {}, snoozed or dismissed", application.company, writes::kind(&key));
            let items = vec![
                MenuItem::new('b', "bring it back", Then::BringBack(application.id.clone(), key)),
                MenuItem::new('n', "no, leave it", Then::Nothing),
            ];
            open(state, title, items);
        }
        _ => state.say("There is no action on this line to snooze."),
    }
}

/// Tells whether an action is snoozed or dismissed.
fn is_deferred(state: &State, key: &ActionKey) -> bool {
    state.snapshot.records.deferrals.iter().any(|found| found.key == *key)
}

/// Asks how calls ended.
pub(super) fn outcome(state: &mut State, title: &str, keys: Vec<ActionKey>) {
    let item = |key, label: &str, outcome| {
        let then = Then::Complete { keys: keys.clone(), outcome: Some(outcome), stage: None };
        MenuItem::new(key, label, then)
    };
    let items = vec![
        item('r', "reached them", Outcome::Reached),
        item('v', "left a voicemail", Outcome::Voicemail),
        item('n', "no answer", Outcome::NoAnswer),
    ];
    open(state, format!("{title} - how did the call end?"), items);
}

/// Asks how an offer was answered.
pub(super) fn answer(state: &mut State, title: &str, keys: Vec<ActionKey>, outcome: Option<Outcome>) {
    let item = |key, label: &str, stage| {
        let then = Then::Complete { keys: keys.clone(), outcome, stage: Some(stage) };
        MenuItem::new(key, label, then)
    };
    let items = vec![item('a', "accepted", Stage::Accepted), item('n', "declined", Stage::Declined)];
    open(state, format!("{title} - what did you answer?"), items);
}

/// Asks to which stage the selected application moves.
pub(super) fn stage(state: &mut State) {
    let (ids, title, now) = match marks::applications(state) {
        Some(marked) => {
            let ids: Vec<_> = marked.iter().map(|application| application.id.clone()).collect();
            let title = format!("{} move to", counted(ids.len(), "application"));
            (ids, title, None)
        }
        None => {
            let Some(application) = act::selected(state) else {
                return;
            };
            let title = format!("{} moves to", application.company);
            (vec![application.id.clone()], title, Some(application.stage()))
        }
    };
    let items: Vec<MenuItem> = ('1'..='9')
        .chain(['0'])
        .zip(Stage::ALL)
        .map(|(key, stage)| {
            let label = if Some(*stage) == now { format!("{stage} (now)") } else { stage.to_string() };
            MenuItem::new(key, label, Then::Move(ids.clone(), *stage))
        })
        .collect();
    let mut menu = Menu::new(title, items);
    menu.at = Stage::ALL.iter().position(|stage| Some(*stage) == now).unwrap_or(0);
    state.mode = Mode::Menu(menu);
}

/// Asks how the user was in contact with the selected application.
pub(super) fn contact(state: &mut State) {
    let Some(application) = act::selected(state) else {
        return;
    };
    let contact = other_side(state, &application);
    let item = |key, label: &str, channel, outcome| {
        MenuItem::new(key, label, Then::Log(application.id.clone(), contact.clone(), channel, outcome))
    };
    let items = vec![
        item('e', "sent an email", Channel::Email, Outcome::Sent),
        item('r', "called and reached them", Channel::Phone, Outcome::Reached),
        item('v', "called and left a voicemail", Channel::Phone, Outcome::Voicemail),
        item('n', "called, no answer", Channel::Phone, Outcome::NoAnswer),
        item('m', "sent a message on a platform", Channel::Message, Outcome::Sent),
        item('l', "sent a letter", Channel::Post, Outcome::Sent),
        item('f', "met face to face", Channel::InPerson, Outcome::Sent),
        MenuItem::new('o', "something else, field by field", Then::LogForm(application.id.clone())),
    ];
    open(state, format!("{}: log a contact", application.company), items);
}

/// Returns the person on the other side of what is logged: the one whom the line stands for, else the likely one.
pub(super) fn other_side(state: &State, application: &Application) -> Option<ContactId> {
    let subject = state.subject();
    subject.contact.or_else(|| writes::likely_contact(application, subject.action.as_ref()))
}

/// Asks for the order of the list.
pub(super) fn sort(state: &mut State) {
    if state.list_place() == Place::People {
        sort_people(state);
        return;
    }
    let now = state.apps.sort;
    let items = SortKey::ALL.map(|(letter, key)| {
        let label =
            if key == now { format!("{} (again: turn round)", key.name()) } else { key.name().into() };
        MenuItem::new(letter, label, Then::SortBy(key))
    });
    open(state, "Sort by", items.into());
}

/// Asks for the order of the people.
fn sort_people(state: &mut State) {
    let now = state.people.sort;
    let items = people::SortKey::ALL.map(|(letter, key)| {
        let again = if key == now { " (again: turn round)" } else { "" };
        MenuItem::new(letter, format!("{}{again}", key.name()), Then::SortPeopleBy(key))
    });
    open(state, "Sort by", items.into());
}

/// Asks whether a write of another program, or a large one, is really meant.
pub(super) fn confirm(state: &mut State, verb: &str, operation: &Operation, then: Then) {
    let rows = counted(usize::try_from(operation.rows).unwrap_or(usize::MAX), "row");
    let title = format!("{verb} \"{}\" (by {}, {rows})?", operation.name, operation.origin);
    let items = vec![
        MenuItem::new('n', "no, leave it", Then::Nothing),
        MenuItem::new('y', format!("yes, {}", verb.to_lowercase()), then),
    ];
    open(state, title, items);
}

/// Asks for a date.
pub(super) fn date(state: &mut State, title: &str, asks: Asks) {
    let prompt =
        DatePrompt { title: title.to_owned(), input: LineInput::default(), reads: None, asks, picker: None };
    state.mode = Mode::Date(prompt);
}

/// Does what an entry of the open menu says.
pub(super) fn pick(state: &mut State, place: usize) -> Vec<Effect> {
    let Mode::Menu(menu) = std::mem::take(&mut state.mode) else {
        return Vec::new();
    };
    let Some(item) = menu.items.into_iter().nth(place) else {
        return Vec::new();
    };
    match item.then {
        Then::Complete { keys, outcome, stage } => act::complete_all(state, keys, outcome, stage),
        Then::Snooze(keys, day) => with_actions(state, &keys, |actions| writes::snooze(actions, day)),
        Then::Dismiss(keys) => with_actions(state, &keys, writes::dismiss),
        Then::BringBack(_, key) if !is_deferred(state, &key) => {
            state.say("It is back already.");
            Vec::new()
        }
        Then::BringBack(id, key) => about(state, &id, |found| writes::bring_back(found, key)),
        Then::AskSnooze(keys) => {
            let title = format!("Snooze {} until", named(state, &keys));
            date(state, &title, Asks::Snooze(keys));
            Vec::new()
        }
        Then::Move(ids, stage) => match (ids.as_slice(), stage) {
            ([id], Stage::Rejected) if !is_at(state, id, stage) => {
                form::open(state, &rejection::REJECTION, About::application(id.clone()));
                Vec::new()
            }
            _ => marks::move_all(state, &ids, stage),
        },
        Then::Log(id, contact, channel, outcome) => {
            let now = state.now;
            about(state, &id, |found| writes::contact(found, contact, channel, outcome, now))
        }
        Then::LogForm(id) => {
            form::open(state, &interaction::ADD, About::application(id));
            Vec::new()
        }
        Then::Settle(ids) => triage::settle(state, &ids),
        Then::SortBy(key) => {
            state.apps.sort_by(key);
            state.derive();
            Vec::new()
        }
        Then::ToggleColumn(column) => {
            columns::toggle(state, column);
            Vec::new()
        }
        Then::Copy { what, text } => copy::copy(state, &what, &text),
        Then::OpenLink(link) => links::follow(state, link),
        Then::NameFile(purpose) => {
            outlets::name_file(state, purpose);
            Vec::new()
        }
        Then::Work(job) => outlets::start(state, *job, None),
        Then::Read(reading) => {
            state.mode = Mode::Reading(*reading);
            Vec::new()
        }
        Then::SortPeopleBy(key) => {
            state.people.sort_by(key);
            state.derive_screen(state.screen);
            Vec::new()
        }
        Then::Undo(operation) => {
            let next = state.snapshot.next_undo.clone();
            outlets::step(state, next, operation, true)
        }
        Then::Redo(operation) => {
            let next = state.snapshot.next_redo.clone();
            outlets::step(state, next, operation, false)
        }
        Then::Nothing => Vec::new(),
    }
}

/// Tells whether an application stands at a stage.
fn is_at(state: &State, id: &ApplicationId, stage: Stage) -> bool {
    state.find_application(id).is_some_and(|found| found.stage() == stage)
}

/// Writes something about those of the actions that are still listed.
pub(super) fn with_actions(
    state: &mut State,
    keys: &[ActionKey],
    write: impl Fn(&[&Action]) -> Effect,
) -> Vec<Effect> {
    let actions: Vec<&Action> = keys.iter().filter_map(|key| state.find_action(key)).collect();
    let effects = if actions.is_empty() { Vec::new() } else { vec![write(&actions)] };
    marks::clear(state);
    if effects.is_empty() {
        state.say(match keys {
            [_] => "It is not on the list any more: nothing was written.",
            _ => "They are not on the list any more: nothing was written.",
        });
    }
    effects
}

/// Writes something about an application; says so when it is gone.
pub(super) fn about(
    state: &mut State,
    id: &ApplicationId,
    write: impl FnOnce(&Application) -> Effect,
) -> Vec<Effect> {
    match state.find_application(id) {
        Some(application) => vec![write(application)],
        None => {
            state.say("It is gone: nothing was written.");
            Vec::new()
        }
    }
}

/// Returns the name of an action, or how many there are: `Acme: thank-you`, `3 actions`.
fn named(state: &State, keys: &[ActionKey]) -> String {
    let name = |action: &Action| format!("{}: {}", action.application.company, action.kind);
    let one = match keys {
        [key] => state.find_action(key).map(name),
        _ => None,
    };
    one.unwrap_or_else(|| counted(keys.len(), "action"))
}
