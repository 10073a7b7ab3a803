//! Update: how each message changes the state, and what it asks the world to do.
//!
//! Pure: no clock, no files, no terminal. Each kind of message has its own short function.

mod act;
mod ask;
mod columns;
mod copy;
mod delete;
mod editing;
mod explain;
mod form;
mod letters;
mod links;
mod marks;
mod moves;
mod outlets;
mod pointer;
mod triage;
mod typing;

use chrono::{NaiveTime, Timelike};

use crate::domain::ids::ApplicationId;
use crate::domain::now::Now;
use crate::domain::operation::Operation;
use crate::keys::command::Command;
use crate::keys::table::Place;
use crate::tui::consequence::{consequence, lapse};
use crate::tui::effect::{Effect, Intent};
use crate::tui::forms::{About, RecordId, offer};
use crate::tui::jobs::{Ending, Outlet, PathPurpose};
use crate::tui::message::Message;
use crate::tui::mode::{Asks, Mode};
use crate::tui::state::State;
use crate::tui::waiting::{self, Waiting};

/// How long a toast stays, in milliseconds.
const TOAST_STAYS: u64 = 10_000;

/// Changes the state and returns what is asked of the world.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    if !matches!(message, Message::Tick(_)) {
        state.stale = true;
    }
    if moves_on(&message) {
        state.toast = None;
    }
    let mut effects = match message {
        Message::Tick(now) => return tick(state, now),
        Message::Resized { width, height } => {
            state.size = (width, height);
            state.derive();
            Vec::new()
        }
        Message::Run(command) => run(state, command),
        Message::Insert(text) => typing::insert(state, &text),
        Message::Pick(place) => ask::pick(state, place),
        Message::Click { column, row } => pointer::click(state, column, row),
        Message::Wheel(lines) => pointer::wheel(state, lines),
        Message::Hint(text) => {
            state.say(text);
            Vec::new()
        }
        answer => heard(state, answer),
    };
    moves::keep_in_sight(state);
    effects.extend(letters::preview(state));
    effects
}

/// Tells whether the user went on to something else: what was said before must not read as its result.
const fn moves_on(message: &Message) -> bool {
    match message {
        Message::Run(command) => !matches!(command, Command::Edit(_)),
        Message::Pick(_) | Message::Click { .. } | Message::Wheel(_) => true,
        _ => false,
    }
}

/// The world answered: shows everything as it stands, and says what happened.
fn heard(state: &mut State, answer: Message) -> Vec<Effect> {
    match answer {
        Message::Loaded(snapshot) => {
            state.load(*snapshot);
            typing::renew(state);
        }
        Message::Written { intent, operation, added, snapshot } => {
            let subject = state.subject().application;
            let before = std::sync::Arc::clone(&state.snapshot.agenda);
            state.load(*snapshot);
            let about = intent.about().or(subject);
            let told = about.and_then(|id| consequence(&before, &state.snapshot.agenda, &id));
            return written(state, intent, &operation, added, told);
        }
        Message::Undone { operation, snapshot } => {
            state.load(*snapshot);
            state.say_with_hint(format!("undone: {}", operation.name), state.hint(Command::Redo));
        }
        Message::Redone { operation, snapshot } => {
            state.load(*snapshot);
            state.say_with_hint(format!("redone: {}", operation.name), state.hint(Command::Undo));
        }
        Message::Drafted { key, letter, warnings } => letters::drafted(state, &key, letter, &warnings),
        Message::LetterSaved(path) => state.say(format!("saved as {}", path.display())),
        Message::Edited { owner, before, after } => return editing::edited(state, owner, &before, after),
        Message::Progressed(progress) => outlets::progressed(state, progress),
        Message::Worked(worked) => return outlets::worked(state, *worked),
        Message::PathCompleted { typed, text, entries } => outlets::completed(state, &typed, &text, entries),
        Message::Failed(why) => failed(state, &why),
        Message::Waiting { text, writes } => Waiting::begin(state, text, writes),
        Message::Waited => state.waiting = None,
        _ => {}
    }
    Vec::new()
}

/// Something could not be done: says why, and where a text is that was not saved.
fn failed(state: &mut State, why: &str) {
    let kept = if state.unsaved_notes.is_some() { "; your notes are kept: E goes on with them" } else { "" };
    state.complain(format!("{why}{kept}"));
}

/// A second passed: asks whether something changed elsewhere, and draws again only when something did here.
fn tick(state: &mut State, now: Now) -> Vec<Effect> {
    let before = std::mem::replace(&mut state.now, now);
    let expired = |since: Now| now.unix_millis().abs_diff(since.unix_millis()) >= TOAST_STAYS;
    if state.toast.as_ref().is_some_and(|toast| expired(toast.since)) {
        state.toast = None;
        state.stale = true;
    }
    if state.snapshot.on != now.today() {
        state.stale |= before.today() != now.today();
        return vec![Effect::Reload];
    }
    let minute = |now: Now| (now.time().hour(), now.time().minute());
    if minute(before) != minute(now) && an_interview_ended(state, before) {
        state.derive();
        state.stale = true;
    }
    vec![Effect::Poll]
}

/// Tells whether one of today's interviews ended since `before`: its line, its thank-yous and its debrief change.
fn an_interview_ended(state: &State, before: Now) -> bool {
    let (today, before, now) = (state.today(), before.time(), state.now.time());
    let mut interviews = state.snapshot.records.applications.iter().flat_map(|found| &found.interviews);
    let ended = |end: NaiveTime| (before < end) != (now < end);
    interviews.any(|interview| interview.date() == today && interview.ends().is_some_and(ended))
}

/// Changes were written: says so, and asks for what belongs to them.
fn written(
    state: &mut State,
    intent: Intent,
    operation: &Operation,
    added: Option<ApplicationId>,
    consequence: Option<String>,
) -> Vec<Effect> {
    if let Intent::Form(draft, intent) = intent {
        let forgotten = form::saved(state, draft);
        let mut effects = written(state, *intent, operation, added, consequence);
        effects.extend(forgotten);
        return effects;
    }
    let may_ask = waiting::may_ask(state);
    let told = if let Intent::Lapse(on) = &intent { Some(lapse(*on)) } else { consequence };
    let then = told.map(|told| format!("; {told}")).unwrap_or_default();
    match intent {
        Intent::Done => {
            let name = operation.name.strip_suffix(" done").unwrap_or(&operation.name);
            state.say_with_hint(format!("done: {name}{then}"), state.hint(Command::Undo));
        }
        _ => state.say_with_hint(format!("{}{then}", operation.name), state.hint(Command::Undo)),
    }
    match intent {
        Intent::Done => letters::forget_done(state),
        Intent::Change | Intent::Lapse(_) | Intent::Form(..) => Vec::new(),
        Intent::Notes => {
            state.unsaved_notes = None;
            Vec::new()
        }
        Intent::Add => {
            if let Some(id) = added {
                show_added(state, &id, &operation.name);
            }
            if !waiting::draft_is_written(state) {
                return Vec::new();
            }
            state.draft.clear();
            vec![Effect::SaveDraft(String::new())]
        }
        Intent::Reply(_) | Intent::Offer(_) if !may_ask => Vec::new(),
        Intent::Reply(id) => {
            let title = format!("{}: did they promise an answer? By when", company(state, &id));
            ask::date(state, &title, Asks::Promise(id));
            Vec::new()
        }
        Intent::Offer(id) => {
            form::open(state, &offer::OFFER, About::record(Some(id), RecordId::Offer));
            Vec::new()
        }
    }
}

/// Selects an application that was added, wherever it is listed; says so when the filter hides it.
fn show_added(state: &mut State, id: &ApplicationId, name: &str) {
    let is_listed = state.apps.select(id);
    state.today.select(id);
    if state.list_place() == Place::Apps && !is_listed {
        state.say_with_hint(format!("{name}, hidden by the filter"), state.hint(Command::Undo));
    }
}

/// Returns the name of the company that an application went to.
fn company(state: &State, id: &ApplicationId) -> String {
    state.find_application(id).map_or_else(String::new, |found| found.company.clone())
}

/// Runs a command where it was given.
fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Leave => outlets::stop(state, Ending::Quits),
        Command::Cancel if matches!(state.mode, Mode::Working(_)) => outlets::stop(state, Ending::Stops),
        Command::Suspend => vec![Effect::Suspend],
        Command::Submit => typing::submit(state),
        Command::Cancel => typing::cancel(state),
        Command::Edit(edit) => typing::edit(state, edit),
        Command::Save => typing::save(state),
        Command::AddForm => form::add(state),
        Command::EditForm => form::edit(state),
        Command::NextField | Command::PreviousField => form::step(state, command),
        Command::Delete => delete::selected(state),
        Command::Quit => quit(state),
        Command::Back => {
            back(state);
            Vec::new()
        }
        Command::LineBreak => typing::insert(state, "\n"),
        Command::Discard => form::discard(state),
        Command::Refresh => {
            state.say("Everything was read again.");
            vec![Effect::Repaint, Effect::Reload]
        }
        Command::Done => act::done(state),
        Command::Undo => act::undo(state),
        Command::Redo => act::redo(state),
        Command::StageForward => act::move_by_one(state, true),
        Command::StageBack => act::move_by_one(state, false),
        Command::Reply => act::reply(state),
        Command::Message => letters::ask(state),
        Command::Letter(command) => letters::run(state, command),
        Command::EditNotes => editing::notes(state),
        Command::EditInEditor => editing::input(state),
        Command::OpenLink => links::open(state),
        Command::Complete => outlets::complete(state),
        Command::Down
        | Command::Up
        | Command::First
        | Command::Last
        | Command::PageDown
        | Command::PageUp
            if form::moves(state, command) =>
        {
            Vec::new()
        }
        Command::Down
        | Command::Up
        | Command::First
        | Command::Last
        | Command::PageDown
        | Command::PageUp
        | Command::Left
        | Command::Right
        | Command::PreviousMonth
        | Command::NextMonth => {
            moves::move_selection(state, command);
            Vec::new()
        }
        _ => {
            show(state, command);
            Vec::new()
        }
    }
}

/// Runs a command that only changes what is shown.
fn show(state: &mut State, command: Command) {
    match command {
        Command::NextDay | Command::PreviousDay => drop(form::moves(state, command)),
        Command::Calendar => form::calendar(state),
        Command::Show(place) => moves::show_screen(state, place),
        Command::NextScreen => moves::step_screen(state, true),
        Command::PreviousScreen => moves::step_screen(state, false),
        Command::Open => moves::open(state),
        Command::Mark => marks::toggle(state),
        Command::Snooze => ask::snooze(state),
        Command::Stage => ask::stage(state),
        Command::Log => ask::contact(state),
        Command::Promise | Command::AddInterview | Command::AddContact | Command::AddNote => {
            form::about_selected(state, command);
        }
        Command::Sort => ask::sort(state),
        Command::Columns => columns::ask(state),
        Command::Triage => triage::ask(state),
        Command::Copy => copy::ask(state),
        Command::ExportDue => outlets::export(state, Outlet::Due),
        Command::ExportEverything => outlets::export(state, Outlet::Everything),
        Command::ImportFile => outlets::name_file(state, PathPurpose::Import),
        Command::Why => explain::why(state),
        Command::QuickAdd => typing::quick_add(state),
        Command::Filter => typing::filter(state),
        Command::Help | Command::Palette => typing::commands(state, command),
        _ => {}
    }
}

/// Goes back one level, and quits at the top.
fn quit(state: &mut State) -> Vec<Effect> {
    if !matches!(state.mode, Mode::Browse) {
        state.mode = Mode::Browse;
        return Vec::new();
    }
    if state.detail.take().is_some() || (state.screen().ways.back)(state) {
        return Vec::new();
    }
    if waiting::may_leave(state) { vec![Effect::Quit] } else { Vec::new() }
}

/// Goes back one level: an open application, marks, a filter.
fn back(state: &mut State) {
    if state.detail.take().is_some() {
        return;
    }
    if marks::clear(state) {
        return;
    }
    let filters =
        |state: &State| state.screen().filter.is_some_and(|filter| !(filter.text)(state).is_empty());
    if !(state.screen().ways.back)(state) && filters(state) {
        typing::set_filter(state, "");
    }
}
