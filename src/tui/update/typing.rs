//! Typing: the filter, the quick add, dates and the search for commands.
//!
//! Nothing that was typed is ever lost by leaving: the filter stays until it is cleared, the quick add is kept as
//! a draft on every change.

use chrono::NaiveDate;

use crate::domain::date_text::{DateContext, Lean, read_date};
use crate::fields::quick_add::{self, QuickAdd, QuickAddError, Setting};
use crate::keys::command::{Command, Edit};
use crate::keys::keymap::Binding;
use crate::keys::notation::Key;
use crate::keys::table::Place;
use crate::tui::effect::{Effect, Intent};
use crate::tui::mode::{
    Asks, CommandList, CommandListPurpose, DatePrompt, Freshness, Mode, QuickAddForm, Reading,
};
use crate::tui::state::State;
use crate::tui::update::{ask, form, outlets, run};
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::list::List;
use crate::tui::wording::full_date;
use crate::tui::writes;

/// Opens the filter line.
pub(super) fn filter(state: &mut State) {
    if let Some(filter) = state.screen().filter {
        state.mode = Mode::Filter(LineInput::new((filter.text)(state)));
    }
}

/// Changes the filter in sight, and the list with it.
pub(super) fn set_filter(state: &mut State, text: &str) {
    if let Some(filter) = state.screen().filter {
        (filter.set)(state, text);
        state.derive_screen(state.screen);
    }
}

/// Opens the quick add with the draft that was left there.
pub(super) fn quick_add(state: &mut State) {
    let form = QuickAddForm { input: LineInput::new(&state.draft), ..QuickAddForm::default() };
    state.mode = Mode::QuickAdd(form);
    changed(state);
}

/// Opens the help or the palette.
pub(super) fn commands(state: &mut State, command: Command) {
    let purpose = match command {
        Command::Help => CommandListPurpose::Help,
        _ => CommandListPurpose::Palette,
    };
    let under = state.list_place();
    let query = LineInput::default();
    state.mode = Mode::Commands(CommandList { purpose, query, under, list: List::default() });
    changed(state);
}

/// Types text into the open line.
pub(super) fn insert(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(input) = state.mode.input_mut() {
        input.insert(text);
    }
    changed(state)
}

/// Puts another text into the open line.
pub(super) fn replace(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(input) = state.mode.input_mut() {
        input.clear();
        input.insert(text);
    }
    changed(state)
}

/// Changes the open line.
pub(super) fn edit(state: &mut State, edit: Edit) -> Vec<Effect> {
    if form::steps_value(state, edit) {
        return changed(state);
    }
    if let Some(input) = state.mode.input_mut() {
        input.edit(edit);
    }
    changed(state)
}

/// The open line may have changed: whatever depends on it is made anew.
pub(super) fn changed(state: &mut State) -> Vec<Effect> {
    let mut mode = std::mem::take(&mut state.mode);
    let effects = match &mut mode {
        Mode::Filter(input) => {
            set_filter(state, input.text());
            state.list_mut().first();
            Vec::new()
        }
        Mode::QuickAdd(form) => preview(state, form),
        Mode::Date(prompt) => {
            prompt.reads = date(state, prompt);
            Vec::new()
        }
        Mode::Commands(commands) => {
            commands.search(&state.settings.keys);
            Vec::new()
        }
        Mode::Form(form) => form::typed(state, form),
        Mode::Path(prompt) => {
            prompt.entries.clear();
            prompt.fault = None;
            Vec::new()
        }
        Mode::Browse | Mode::Menu(_) | Mode::Reading(_) | Mode::Letter(_) | Mode::Working(_) => Vec::new(),
    };
    state.mode = mode;
    effects
}

/// Reads the quick add, and keeps it when it changed.
fn preview(state: &mut State, form: &mut QuickAddForm) -> Vec<Effect> {
    read_form(state, form);
    form.freshness = Freshness::AsTyped;
    let line = form.input.text();
    if state.draft == line {
        return Vec::new();
    }
    line.clone_into(&mut state.draft);
    vec![Effect::SaveDraft(line.to_owned())]
}

/// Reads a line as quick add does.
fn read_line(state: &State, line: &str) -> Result<QuickAdd, QuickAddError> {
    let cadences: Vec<&str> = state.settings.cadences.all().map(|(name, _)| name).collect();
    let (records, order) = (&state.snapshot.records, state.settings.day_order);
    quick_add::read(line, Setting { records, today: state.today(), order, cadences: &cadences })
}

/// Reads the line of the quick add as of today.
fn read_form(state: &State, form: &mut QuickAddForm) {
    let line = form.input.text();
    let records = &state.snapshot.records;
    (form.preview, form.fault) = if line.trim().is_empty() {
        (Vec::new(), None)
    } else {
        match read_line(state, line) {
            Ok(read) => (read.preview(records), None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        }
    };
}

/// The day or the records changed: an open line is read again, and remembers when it reads differently now.
pub(super) fn renew(state: &mut State) {
    let mut mode = std::mem::take(&mut state.mode);
    if let Mode::QuickAdd(form) = &mut mode {
        let before = (form.preview.clone(), form.fault.clone());
        read_form(state, form);
        if before != (form.preview.clone(), form.fault.clone()) {
            form.freshness = Freshness::Changed;
        }
    }
    if let Mode::Form(form) = &mut mode {
        form::renew(state, form);
    }
    state.mode = mode;
}

/// Reads a typed date; a day that makes no sense for what is asked is refused.
fn date(state: &State, prompt: &DatePrompt) -> Option<Result<NaiveDate, String>> {
    let text = prompt.input.text();
    if text.trim().is_empty() {
        return None;
    }
    let today = state.today();
    let context = DateContext { today, lean: Lean::Future, order: state.settings.day_order };
    let read = read_date(text, &context).map_err(|error| error.to_string());
    Some(read.and_then(|day| match prompt.asks {
        Asks::Snooze(_) if day <= today => Err(format!("{} is not after today", full_date(day))),
        _ if day < today => Err(format!("{} is over", full_date(day))),
        _ => Ok(day),
    }))
}

/// Accepts what was typed or chosen.
pub(super) fn submit(state: &mut State) -> Vec<Effect> {
    if form::picks(state) {
        return changed(state);
    }
    match &state.mode {
        Mode::Menu(menu) => {
            let at = menu.at;
            ask::pick(state, at)
        }
        Mode::QuickAdd(_) => save_quick_add(state),
        Mode::Date(prompt) => {
            let prompt = prompt.clone();
            accept_date(state, &prompt)
        }
        Mode::Commands(commands) => {
            let chosen = commands.selected(&state.settings.keys).cloned();
            let under = commands.under;
            state.mode = Mode::Browse;
            chosen.map_or_else(Vec::new, |binding| run_chosen(state, &binding, under))
        }
        Mode::Form(_) => form::submit(state),
        Mode::Path(_) => outlets::accept_path(state),
        Mode::Working(_) => Vec::new(),
        Mode::Filter(_) if state.filter_fault().is_some() => Vec::new(),
        Mode::Filter(_) | Mode::Reading(_) | Mode::Letter(_) | Mode::Browse => {
            state.mode = Mode::Browse;
            Vec::new()
        }
    }
}

/// Saves what was typed, whatever Enter would do there.
pub(super) fn save(state: &mut State) -> Vec<Effect> {
    if matches!(state.mode, Mode::Form(_)) { form::save(state) } else { submit(state) }
}

/// Runs a command of the help or the palette, if it works where the user came from.
fn run_chosen(state: &mut State, binding: &Binding, under: Place) -> Vec<Effect> {
    if binding.places.contains(&under) {
        return run(state, binding.command);
    }
    let keys: Vec<&str> = binding.keys.iter().map(Key::as_str).collect();
    let name = if keys.is_empty() { binding.name.to_owned() } else { keys.join(" or ") };
    state.say(format!("{name} only works elsewhere."));
    Vec::new()
}

/// Saves what the quick add says; while something is wrong with it, or it reads differently than it did when it was
/// typed, shows that first.
fn save_quick_add(state: &mut State) -> Vec<Effect> {
    renew(state);
    if let Mode::QuickAdd(form) = &mut state.mode
        && form.freshness == Freshness::Changed
    {
        form.freshness = Freshness::Warned;
        return Vec::new();
    }
    let line = state.draft.clone();
    if line.trim().is_empty() {
        state.mode = Mode::Browse;
        return Vec::new();
    }
    match read_line(state, &line) {
        Ok(read) => {
            state.mode = Mode::Browse;
            let (name, changes) = read.changes();
            vec![Effect::Apply { intent: Intent::Add, name, changes }]
        }
        Err(_) => Vec::new(),
    }
}

/// Does what a typed date is for, once it is one.
fn accept_date(state: &mut State, prompt: &DatePrompt) -> Vec<Effect> {
    let day = match &prompt.reads {
        Some(Ok(day)) => *day,
        Some(Err(_)) => return Vec::new(),
        None => {
            state.mode = Mode::Browse;
            return Vec::new();
        }
    };
    state.mode = Mode::Browse;
    let today = state.today();
    match &prompt.asks {
        Asks::Snooze(keys) => ask::with_actions(state, keys, |actions| writes::snooze(actions, day)),
        Asks::Promise(id) => ask::about(state, id, |found| writes::promise(found, day, today)),
    }
}

/// Leaves what is open; a filter is cleared, a draft is kept.
pub(super) fn cancel(state: &mut State) -> Vec<Effect> {
    if form::closes_calendar(state) {
        return Vec::new();
    }
    let left = std::mem::take(&mut state.mode);
    match left {
        Mode::Filter(_) => {
            set_filter(state, "");
        }
        Mode::Reading(Reading { back: Some(menu), .. }) => state.mode = Mode::Menu(*menu),
        Mode::QuickAdd(_) if !state.draft.trim().is_empty() => {
            state.say(format!("The draft is kept: {} brings it back.", state.key(Command::QuickAdd)))
        }
        Mode::Path(prompt) => return outlets::leave_path(state, &prompt),
        Mode::Letter(open) if open.is_edited() => state.say("Your changes are kept: m brings them back."),
        Mode::Form(form) if form.is_changed() => {
            state.say("The draft is kept: the form brings it back.");
        }
        _ => {}
    }
    Vec::new()
}
