//! In and out: what is exported and imported, under which name, and what comes of it.
//!
//! The work itself is done by a worker; one job runs at a time, and takes the keys until it has ended.

use crate::domain::ids::{ApplicationId, OperationId};
use crate::domain::operation::Operation;
use crate::domain::progress::Progress;
use crate::keys::command::Command;
use crate::tui::effect::Effect;
use crate::tui::jobs::{Ending, FormatChoice, Import, Job, Outlet, PathPrompt, PathPurpose, Worked, Working};
use crate::tui::mode::{Menu, MenuItem, Mode, Reading, ReadingLine, Then, Weight};
use crate::tui::state::State;
use crate::tui::update::form;
use crate::tui::widgets::line_input::LineInput;

/// From so many rows on, taking a write back is work for the worker.
const LARGE: u64 = 1_000;
/// The most lines that a menu shows of what an import would do.
const MOST_REMARKS: usize = 10;
/// The most applications that can be chosen between.
const MOST_CANDIDATES: usize = 9;

/// Asks in which format something is exported.
pub(super) fn export(state: &mut State, outlet: Outlet) {
    let outlets = &state.settings.outlets;
    let formats = match outlet {
        Outlet::Due => &outlets.due,
        Outlet::Everything => &outlets.everything,
    };
    let item = |(key, format): (char, &FormatChoice)| {
        let FormatChoice { name, holds, .. } = format;
        MenuItem::new(key, format!("{name:<9} {holds}"), Then::NameFile(PathPurpose::Export(outlet, *format)))
    };
    let items = ('1'..='9').zip(formats).map(item).collect();
    state.mode = Mode::Menu(Menu::new(format!("Export {} as", outlet.name()), items));
}

/// Returns the name that is proposed for a file.
fn proposed(state: &State, purpose: PathPurpose) -> String {
    let folder = state.settings.outlets.folder.trim_end_matches('/');
    match purpose {
        PathPurpose::Import => format!("{folder}/"),
        PathPurpose::Export(outlet, format) => {
            format!("{folder}/{}-{}.{}", outlet.stem(), state.today(), format.extension)
        }
    }
}

/// The question for a file's name is left: what was typed is kept for the next time.
pub(super) fn leave_path(state: &mut State, prompt: &PathPrompt) -> Vec<Effect> {
    let typed = prompt.input.text();
    if typed == proposed(state, prompt.purpose) {
        return forget_path(state, prompt.purpose);
    }
    state.say("The name is kept for the next time.");
    form::keep(state, prompt.purpose.draft_name(), typed.to_owned())
}

/// Forgets the name that was kept for a file.
fn forget_path(state: &mut State, purpose: PathPurpose) -> Vec<Effect> {
    let name = purpose.draft_name();
    if state.form_drafts.contains_key(&name) { form::keep(state, name, String::new()) } else { Vec::new() }
}

/// Asks for the name of a file; what was typed and left comes back.
pub(super) fn name_file(state: &mut State, purpose: PathPurpose) {
    let kept = state.form_drafts.get(&purpose.draft_name()).cloned();
    let text = kept.unwrap_or_else(|| proposed(state, purpose));
    let input = LineInput::new(&text);
    state.mode = Mode::Path(PathPrompt { purpose, input, entries: Vec::new(), fault: None });
}

/// Asks what the typed name of a file may go on to.
pub(super) fn complete(state: &State) -> Vec<Effect> {
    match &state.mode {
        Mode::Path(prompt) => vec![Effect::CompletePath(prompt.input.text().to_owned())],
        _ => Vec::new(),
    }
}

/// Goes on with the typed name of a file, unless it was typed on meanwhile.
pub(super) fn completed(state: &mut State, typed: &str, text: &str, entries: Vec<String>) {
    if let Mode::Path(prompt) = &mut state.mode
        && prompt.input.text() == typed
    {
        prompt.fault = entries.is_empty().then(|| format!("nothing begins with '{typed}'"));
        prompt.input = LineInput::new(text);
        prompt.entries = entries;
    }
}

/// Does what the typed file is for.
pub(super) fn accept_path(state: &mut State) -> Vec<Effect> {
    let Mode::Path(prompt) = std::mem::take(&mut state.mode) else {
        return Vec::new();
    };
    let file = prompt.input.text().trim().to_owned();
    if file.is_empty() {
        return Vec::new();
    }
    let job = match prompt.purpose {
        PathPurpose::Import => Job::Look(Import { file, to: None }),
        PathPurpose::Export(outlet, format) => {
            Job::Export { outlet, format: format.name, file, replace: false }
        }
    };
    let mut effects = forget_path(state, prompt.purpose);
    effects.extend(start(state, job, Some(Box::new(prompt))));
    effects
}

/// Starts a job, which takes the keys from now on.
pub(super) fn start(state: &mut State, job: Job, back: Option<Box<PathPrompt>>) -> Vec<Effect> {
    let (title, ending) = (job.title(), Ending::ByItself);
    state.mode = Mode::Working(Working { title, progress: None, ending, back });
    vec![Effect::Work(job)]
}

/// Takes a write back or brings it back: at once, or by the worker when it is large.
pub(super) fn step(state: &mut State, next: Option<Operation>, id: OperationId, undo: bool) -> Vec<Effect> {
    let is_large = next.is_some_and(|next| next.id == id && next.rows >= LARGE);
    match (is_large, undo) {
        (false, true) => vec![Effect::Undo(id)],
        (false, false) => vec![Effect::Redo(id)],
        (true, true) => start(state, Job::Undo(id), None),
        (true, false) => start(state, Job::Redo(id), None),
    }
}

/// Stops the job that runs; `quits` when the program is to end with it.
pub(super) fn stop(state: &mut State, ending: Ending) -> Vec<Effect> {
    match &mut state.mode {
        Mode::Working(working) => {
            working.ending = ending;
            vec![Effect::StopWork]
        }
        _ if ending == Ending::Quits => vec![Effect::Quit],
        _ => Vec::new(),
    }
}

/// The job came a bit further.
pub(super) fn progressed(state: &mut State, progress: Progress) {
    if let Mode::Working(working) = &mut state.mode {
        working.progress = Some(progress);
    }
}

/// The job has ended: says what came of it, or asks what it needs to know.
pub(super) fn worked(state: &mut State, worked: Worked) -> Vec<Effect> {
    let (ending, back) = match std::mem::take(&mut state.mode) {
        Mode::Working(working) => (working.ending, working.back),
        other => {
            state.mode = other;
            (Ending::ByItself, None)
        }
    };
    if ending == Ending::Quits {
        return vec![Effect::Quit];
    }
    match worked {
        Worked::Looked { import, lines, rows, changes } => looked(state, import, lines, rows, changes),
        Worked::WhichApplication { file, problem, candidates } => which(state, &file, problem, candidates),
        Worked::Imported(text) => state.say_with_hint(text, state.hint(Command::Undo)),
        Worked::Exported(text) => state.say(text),
        Worked::Exists(job) => replace(state, job),
        Worked::Undone(Some(done)) => {
            state.say_with_hint(format!("undone: {}", done.name), state.hint(Command::Redo));
        }
        Worked::Redone(Some(done)) => {
            state.say_with_hint(format!("redone: {}", done.name), state.hint(Command::Undo));
        }
        Worked::Undone(None) => state.say("There is nothing to undo."),
        Worked::Redone(None) => state.say("There is nothing to redo."),
        Worked::Stopped => state.say("stopped: nothing of it was written"),
        Worked::Failed(why) => failed(state, why, back),
    }
    vec![Effect::Reload]
}

/// Says what went wrong where it can be put right: at the name of the file, or at length.
fn failed(state: &mut State, why: String, back: Option<Box<PathPrompt>>) {
    if why.contains('\n') {
        state.mode =
            Mode::Reading(reading("It did not work".to_owned(), why.lines().map(str::to_owned), None));
        return;
    }
    match back {
        Some(prompt) => state.mode = Mode::Path(PathPrompt { fault: Some(why), ..*prompt }),
        None => state.complain(why),
    }
}

/// Shows what an import would do, and asks whether it does.
fn looked(state: &mut State, import: Import, lines: Vec<String>, rows: Vec<String>, changes: bool) {
    if !changes && rows.is_empty() {
        state.say(lines.join("; "));
        return;
    }
    let title =
        if changes { format!("Import {}?", import.file) } else { format!("{}: nothing new", import.file) };
    let mut items = vec![MenuItem::new('n', "no, leave it", Then::Nothing)];
    if changes {
        items.push(MenuItem::new(
            'y',
            "yes, import it; it can be undone",
            Then::Work(Box::new(Job::Import(import))),
        ));
    }
    let mut remarks = lines;
    if let Some(more) = remarks.len().checked_sub(MOST_REMARKS).filter(|more| *more > 0) {
        remarks.truncate(MOST_REMARKS);
        remarks.push(format!("and {more} more lines"));
    }
    let mut menu = Menu { remarks, ..Menu::new(title, items) };
    if !rows.is_empty() {
        let back = Some(Box::new(menu.clone()));
        let read = Then::Read(Box::new(reading("Row by row".to_owned(), rows.into_iter(), back)));
        menu.items.push(MenuItem::new('r', "row by row", read));
    }
    state.mode = Mode::Menu(menu);
}

/// Asks which application an invitation belongs to.
fn which(state: &mut State, file: &str, problem: String, candidates: Vec<(ApplicationId, String)>) {
    if candidates.is_empty() {
        state.complain(problem);
        return;
    }
    let item = |(key, (id, line)): (char, (ApplicationId, String))| {
        let import = Import { file: file.to_owned(), to: Some(id) };
        MenuItem::new(key, line, Then::Work(Box::new(Job::Look(import))))
    };
    let mut remarks = vec![problem];
    if let Some(more) = candidates.len().checked_sub(MOST_CANDIDATES).filter(|more| *more > 0) {
        remarks.push(format!("{more} more can be named with callback import --to"));
    }
    let items = ('1'..='9').zip(candidates).map(item).collect();
    state.mode = Mode::Menu(Menu { remarks, ..Menu::new("Which application is it for?".to_owned(), items) });
}

/// Asks whether a file that is there already is replaced.
fn replace(state: &mut State, job: Job) {
    let Job::Export { outlet, format, file, .. } = job else {
        return;
    };
    let title = format!("{file} exists. Replace it?");
    let job = Job::Export { outlet, format, file, replace: true };
    let items = vec![
        MenuItem::new('n', "no, leave it", Then::Nothing),
        MenuItem::new('y', "yes, replace it", Then::Work(Box::new(job))),
    ];
    state.mode = Mode::Menu(Menu::new(title, items));
}

/// Returns a text to be read, and the menu that it leads back to.
fn reading(title: String, lines: impl Iterator<Item = String>, back: Option<Box<Menu>>) -> Reading {
    let line = |text| ReadingLine { indent: 0, text, weight: Weight::Plain };
    Reading { title, lines: lines.map(line).collect(), top: 0, back }
}
