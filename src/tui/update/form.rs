//! Forms: how they open, what keys do in them, when they are saved, and that nothing typed into them is lost.

use chrono::NaiveDate;

use crate::domain::date_text::{DateContext, DayOrder, in_full, read_moment};
use crate::domain::moment::Moment;
use crate::keys::command::{Command, Edit};
use crate::scheduler::action::Action;
use crate::tui::effect::{Effect, Intent};
use crate::tui::forms::field::{Field, Input, Kind, Reads};
use crate::tui::forms::form::{DraftState, Form};
use crate::tui::forms::{
    About, RecordId, Shape, application, contact, debrief, draft, interview, note, promise,
};
use crate::tui::mode::{Freshness, Mode};
use crate::tui::state::State;
use crate::tui::update::{act, typing};
use crate::tui::waiting;
use crate::tui::widgets::day_picker::{DayPicker, moved};
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::text_area::Way;
use crate::tui::wording::full_date;

/// Opens a form; says so when what it is about is gone.
pub(super) fn open(state: &mut State, shape: &'static Shape, about: About) {
    match Form::open(shape, about, state) {
        Some(form) => state.mode = Mode::Form(Box::new(form)),
        None => state.say("It is gone: there is nothing to edit."),
    }
}

/// Opens the form of a new application; from the quick add with what was typed there.
pub(super) fn add(state: &mut State) -> Vec<Effect> {
    let line = matches!(state.mode, Mode::QuickAdd(_)).then(|| state.draft.clone());
    open(state, &application::ADD, About::default());
    let typed = line.map(|line| application::typed_line(&line, &state.snapshot.records)).unwrap_or_default();
    if let Mode::Form(form) = &mut state.mode
        && !typed.is_empty()
    {
        form.fill(&typed);
        return typing::changed(state);
    }
    Vec::new()
}

/// Opens the form of what is selected.
pub(super) fn edit(state: &mut State) -> Vec<Effect> {
    let subject = state.subject();
    if let Some(person) = subject.record.clone().filter(|record| record.as_contact().is_some()) {
        open(state, person.shape(), About::record(subject.application, person));
        return Vec::new();
    }
    if let Some(application) = act::selected(state) {
        match subject.record {
            Some(record) => open(state, record.shape(), About::record(Some(application.id), record)),
            None => open(state, &application::EDIT, About::application(application.id)),
        }
    }
    Vec::new()
}

/// Opens a form that adds something to the selected application; a person needs none.
pub(super) fn about_selected(state: &mut State, command: Command) {
    let shape: &'static Shape = match command {
        Command::AddInterview => &interview::ADD,
        Command::AddNote => &note::ADD,
        Command::AddContact => {
            let application = state.subject().application;
            open(state, &contact::ADD, About { application, record: None });
            return;
        }
        _ => &promise::ADD,
    };
    if let Some(application) = act::selected(state) {
        open(state, shape, About::application(application.id));
    }
}

/// Opens the form of a debrief.
pub(super) fn debrief(state: &mut State, action: &Action) {
    if let Some(interview) = action.interview.clone() {
        let about = About::record(Some(action.application.id.clone()), RecordId::interview(&interview));
        open(state, &debrief::DEBRIEF, about);
    }
}

/// Something was typed: everything is read again, and kept.
pub(super) fn typed(state: &mut State, form: &mut Form) -> Vec<Effect> {
    form.read(state);
    let (name, text) = (form.draft_name(), draft::written(form));
    let kept = state.form_drafts.get(&name).map_or("", String::as_str);
    if kept == text {
        return Vec::new();
    }
    form.freshness = Freshness::AsTyped;
    keep(state, name, text)
}

/// Keeps a draft, or forgets it when it is empty.
pub(super) fn keep(state: &mut State, name: String, text: String) -> Vec<Effect> {
    if text.is_empty() {
        state.form_drafts.remove(&name);
    } else {
        state.form_drafts.insert(name.clone(), text.clone());
    }
    vec![Effect::SaveFormDraft { name, text }]
}

/// The day or the records changed: everything is read again, and the form remembers when it reads differently now.
pub(super) fn renew(state: &State, form: &mut Form) {
    let reads = |form: &Form| form.fields.iter().map(|field| field.reads.clone()).collect::<Vec<_>>();
    let before = (reads(form), form.fault.clone());
    form.read(state);
    if before != (reads(form), form.fault.clone()) {
        form.freshness = Freshness::Changed;
    }
}

/// Goes to the next field, or the one before.
pub(super) fn step(state: &mut State, command: Command) -> Vec<Effect> {
    let effects = settled(state);
    with_form(state, |form, state| {
        form.step(if command == Command::NextField { 1 } else { -1 });
        form.complete(state);
    });
    effects
}

/// Settles the field that is left, and keeps what became of it.
fn settled(state: &mut State) -> Vec<Effect> {
    let mut became = false;
    with_form(state, |form, _| became = settle(form));
    if became { typing::changed(state) } else { Vec::new() }
}

/// The field is left: the beginning of a word becomes the word. Tells whether it did.
fn settle(form: &mut Form) -> bool {
    let completion = form.completion.take();
    if let Some(field) = form.field_mut()
        && matches!(field.shape.kind, Kind::Choice(_))
        && !matches!(field.reads, Reads::Wrong(_))
        && let Some(word) = completion
    {
        field.set(&word);
        field.reads = Reads::AsTyped;
        return true;
    }
    false
}

/// Moves in the calendar or in the lines of a text; tells whether one of them is there to move in.
pub(super) fn moves(state: &mut State, command: Command) -> bool {
    match &mut state.mode {
        Mode::Date(prompt) => prompt.picker.as_mut().map(|picker| picker.run(command)).is_some(),
        Mode::Form(form) if form.picker.is_some() => {
            form.picker.as_mut().map(|picker| picker.run(command)).is_some()
        }
        Mode::Form(_) => {
            with_form(state, |form, state| {
                let way = if command == Command::Up { Way::Up } else { Way::Down };
                let moved = form.field_mut().is_some_and(|field| field.input.step(way));
                if !moved && form.step(if way == Way::Up { -1 } else { 1 }) {
                    form.complete(state);
                }
            });
            true
        }
        _ => false,
    }
}

/// Shows the calendar, if a date is being typed.
pub(super) fn calendar(state: &mut State) {
    let today = state.today();
    match &mut state.mode {
        Mode::Date(prompt) => {
            let day = prompt.reads.as_ref().and_then(|reads| reads.as_ref().ok()).copied();
            prompt.picker = Some(DayPicker { day: day.unwrap_or(today) });
        }
        Mode::Form(form) => {
            let date = form.field().and_then(|field| dated(field, today, state.settings.day_order));
            form.picker = date.map(|date| DayPicker { day: date.unwrap_or(Moment::day(today)).date });
            if form.picker.is_none() {
                state.say("There is no date in this field.");
            }
        }
        _ => {}
    }
}

/// Closes the calendar; tells whether it was open.
pub(super) fn closes_calendar(state: &mut State) -> bool {
    match &mut state.mode {
        Mode::Date(prompt) => prompt.picker.take().is_some(),
        Mode::Form(form) => form.picker.take().is_some(),
        _ => false,
    }
}

/// Takes the day that is selected in the calendar; tells whether the calendar was open.
pub(super) fn picks(state: &mut State) -> bool {
    let (today, order) = (state.today(), state.settings.day_order);
    match &mut state.mode {
        Mode::Date(prompt) => {
            let picked = prompt.picker.take();
            if let Some(picker) = picked {
                prompt.input = LineInput::new(&full_date(picker.day));
            }
            picked.is_some()
        }
        Mode::Form(form) => {
            let picked = form.picker.take();
            if let (Some(picker), Some(field)) = (picked, form.field_mut()) {
                let time = dated(field, today, order).flatten().and_then(|moment| moment.time);
                field.set(&in_full(Moment { date: picker.day, time }));
            }
            picked.is_some()
        }
        _ => false,
    }
}

/// Returns what a field for dates says; `None` for other fields, `Some(None)` while it is empty or wrong.
fn dated(field: &Field, today: NaiveDate, order: DayOrder) -> Option<Option<Moment>> {
    let (Kind::Day(lean) | Kind::Moment(lean)) = field.shape.kind else {
        return None;
    };
    let context = DateContext { today, lean, order };
    Some(read_moment(field.text(), &context).ok())
}

/// Left and Right where the cursor cannot go further: a completion is taken, a date moves by a day, a word becomes
/// its neighbour. Tells whether something did.
pub(super) fn steps_value(state: &mut State, edit: Edit) -> bool {
    let forward = match edit {
        Edit::Left => false,
        Edit::Right => true,
        _ => return false,
    };
    let (today, order) = (state.today(), state.settings.day_order);
    match &mut state.mode {
        Mode::Date(prompt) => {
            let Some(Ok(day)) = prompt.reads.clone() else {
                return false;
            };
            let text = full_date(moved(day, if forward { 1 } else { -1 }, 0));
            replace_at_end(&mut prompt.input, &text, forward)
        }
        Mode::Form(form) => {
            let completion = form.completion.clone();
            form.field_mut().is_some_and(|field| step_field(field, completion, forward, today, order))
        }
        _ => false,
    }
}

/// Steps the value of a field; tells whether it did.
fn step_field(
    field: &mut Field,
    completion: Option<String>,
    forward: bool,
    today: NaiveDate,
    order: DayOrder,
) -> bool {
    let next = match (field.shape.kind, completion) {
        (Kind::Choice(words), _) => return step_word(field, &words(), forward),
        (_, Some(completion)) if forward => Some(completion),
        _ => dated(field, today, order).flatten().map(|moment| {
            let date = moved(moment.date, if forward { 1 } else { -1 }, 0);
            in_full(Moment { date, ..moment })
        }),
    };
    match (&mut field.input, next) {
        (Input::Line(line), Some(text)) => replace_at_end(line, &text, forward),
        _ => false,
    }
}

/// Replaces a line by its next value, if its cursor cannot go further that way, and leaves the cursor there.
fn replace_at_end(line: &mut LineInput, text: &str, forward: bool) -> bool {
    let stuck = if forward { line.is_at_end() } else { line.is_at_start() };
    if stuck {
        *line = LineInput::new(text);
        if !forward {
            line.edit(Edit::Start);
        }
    }
    stuck
}

/// Puts the next or the previous word of a few into a field.
fn step_word(field: &mut Field, words: &[&'static str], forward: bool) -> bool {
    let text = field.text().to_lowercase();
    let at = words.iter().position(|word| !text.is_empty() && word.starts_with(&text));
    let place = match (at, forward) {
        (None, true) => Some(0),
        (None, false) => words.len().checked_sub(1),
        (Some(at), true) => Some((at + 1) % words.len().max(1)),
        (Some(at), false) => at.checked_sub(1).or(words.len().checked_sub(1)),
    };
    if let Some(word) = place.and_then(|place| words.get(place)) {
        field.set(word);
    }
    true
}

/// Enter: the next field, and on the last one everything is saved.
pub(super) fn submit(state: &mut State) -> Vec<Effect> {
    let is_last = matches!(&state.mode, Mode::Form(form) if form.at + 1 >= form.fields.len());
    if is_last {
        return save(state);
    }
    step(state, Command::NextField)
}

/// Saves everything; what is missing or wrong is shown first, and so is what reads differently than it did.
pub(super) fn save(state: &mut State) -> Vec<Effect> {
    let kept = settled(state);
    let mut effects = Vec::new();
    with_form(state, |form, state| {
        renew(state, form);
        if form.freshness == Freshness::Changed {
            form.freshness = Freshness::Warned;
            return;
        }
        match form.understood(state) {
            Err(fault) => form.refuse(fault),
            Ok(understood) => {
                let intent = Intent::Form(form.draft_name(), Box::new(understood.intent));
                let (name, changes) = (understood.name, understood.changes);
                effects.push(Effect::Apply { intent, name, changes });
            }
        }
    });
    if matches!(effects.as_slice(), [Effect::Apply { changes, .. }] if changes.is_empty()) {
        effects = close_unchanged(state);
    }
    kept.into_iter().chain(effects).collect()
}

/// Closes a form that would change nothing.
fn close_unchanged(state: &mut State) -> Vec<Effect> {
    let Mode::Form(form) = std::mem::take(&mut state.mode) else {
        return Vec::new();
    };
    state.say("Nothing was changed.");
    let name = form.draft_name();
    if state.form_drafts.contains_key(&name) { keep(state, name, String::new()) } else { Vec::new() }
}

/// A form was written: it closes, and its draft is forgotten.
pub(super) fn saved(state: &mut State, draft: String) -> Vec<Effect> {
    if !waiting::form_is_written(state, &draft) {
        return Vec::new();
    }
    if matches!(&state.mode, Mode::Form(form) if form.draft_name() == draft) {
        state.mode = Mode::Browse;
    }
    keep(state, draft, String::new())
}

/// Puts what was typed aside, or brings it back.
pub(super) fn discard(state: &mut State) -> Vec<Effect> {
    with_form(state, |form, _| form.discard());
    let said = match &state.mode {
        Mode::Form(form) => match form.draft {
            DraftState::Discarded(_) => format!("Put aside: {} brings it back.", state.key(Command::Discard)),
            DraftState::Restored => "What was put aside is back.".to_owned(),
            DraftState::None => "There is nothing to put aside.".to_owned(),
        },
        _ => return Vec::new(),
    };
    state.say(said);
    typing::changed(state)
}

/// Changes the form that is open, while the rest of the state can be looked at.
fn with_form(state: &mut State, change: impl FnOnce(&mut Form, &State)) {
    let mut mode = std::mem::take(&mut state.mode);
    if let Mode::Form(form) = &mut mode {
        change(form, state);
    }
    state.mode = mode;
}
