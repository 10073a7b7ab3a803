//! The lines of today: sections, and what each line says.

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::ids::{ApplicationId, InterviewId, OperationId};
use crate::domain::operation::{Done, DoneEntry};
use crate::domain::stage::Stage;
use crate::keys::command::Command;
use crate::scheduler::action::{Action, State as ActionState};
use crate::scheduler::due_list::{DueList, InterviewLine};
use crate::tui::screens::today::ending;
use crate::tui::state::State;
use crate::tui::wording::{self, counted};

/// How many applications are long past before the screen offers to settle them.
const MANY: usize = 5;

/// One line of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The name of a section and how many actions it has.
    Heading(String),
    /// Something that can be selected.
    Row(Row),
    /// A remark.
    Note(String),
}

/// What a line stands for: what the selection follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineId {
    /// An interview.
    Interview(InterviewId),
    /// An action.
    Action(ActionKey),
    /// Something done.
    Done(OperationId),
}

/// What sort of line it is, as its first column shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `!`
    Overdue,
    /// Nothing: due today.
    Due,
    /// Nothing: an interview says when instead.
    Interview,
    /// Nothing: later this week.
    Upcoming,
    /// `x`
    Done,
}

/// One line that can be selected, column by column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub id: LineId,
    /// The application it belongs to.
    pub application: Option<ApplicationId>,
    /// What sort of line it is.
    pub mark: Mark,
    /// When.
    pub time: String,
    /// What.
    pub kind: String,
    /// Where.
    pub company: String,
    /// For which job.
    pub role: String,
    /// Why, or how.
    pub text: String,
    /// What else is for the same person: `reminder at Globex`.
    pub others: Vec<String>,
}

/// The heading of the next days.
const WEEK: &str = "THIS WEEK";

/// The sections of the screen.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// What is late.
    pub(super) overdue: Vec<Row>,
    /// Interviews by time, then actions.
    pub(super) today: Vec<Row>,
    /// What comes in the next days.
    pub(super) week: Vec<Row>,
    /// What was done.
    pub(super) done: Vec<Row>,
    /// What to say when nothing is due; may be nothing.
    quiet: Vec<String>,
}

impl Sections {
    /// Returns how many actions are due today.
    pub(super) fn due_actions(&self) -> usize {
        actions(&self.today)
    }

    /// Returns how many lines there are.
    pub(super) fn len(&self) -> usize {
        self.overdue.len() + self.today.len() + self.week.len() + self.done.len()
    }

    /// Keeps what the filter of the screen shows.
    pub(super) fn filtered(mut self, state: &State) -> Self {
        if !state.today.filtering.is_on() {
            return self;
        }
        for rows in [&mut self.overdue, &mut self.today, &mut self.week, &mut self.done] {
            rows.retain(|row| is_shown(state, row));
        }
        let nothing = (self.len() == 0).then(|| "No line matches the filter.".to_owned());
        self.quiet = nothing.into_iter().collect();
        self
    }

    /// Returns the lines under their headings; an empty section is left out.
    pub(super) fn into_lines(self) -> Vec<Line> {
        let mut lines = Vec::new();
        let nothing_due = self.overdue.is_empty() && self.today.is_empty();
        push(&mut lines, "OVERDUE", self.overdue);
        if nothing_due && !self.quiet.is_empty() {
            lines.push(Line::Heading("TODAY (0)".to_owned()));
            lines.extend(self.quiet.into_iter().map(Line::Note));
        }
        push(&mut lines, "TODAY", self.today);
        push(&mut lines, WEEK, self.week);
        push(&mut lines, "DONE TODAY", self.done);
        lines
    }
}

/// Appends a section, unless it is empty.
fn push(lines: &mut Vec<Line>, name: &str, rows: Vec<Row>) {
    if rows.is_empty() {
        return;
    }
    let (actions, interviews) = (actions(&rows), rows.len() - actions(&rows));
    let count =
        if actions == 0 && name == WEEK { counted(interviews, "interview") } else { actions.to_string() };
    lines.push(Line::Heading(format!("{name} ({count})")));
    lines.extend(rows.into_iter().map(Line::Row));
}

/// Counts the lines that are no interviews.
fn actions(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.mark != Mark::Interview).count()
}

/// Sorts what is due, what comes and what was done into sections.
pub(super) fn sections(state: &State, due: &DueList) -> Sections {
    let today = state.today();
    let mut sections = Sections { quiet: ending::nothing_left(state), ..Sections::default() };
    let mut coming: Vec<_> = Vec::new();
    for interview in &due.interviews {
        if interview.starts_at.date == today {
            sections.today.push(interview_today(state, interview));
        } else {
            coming.push((interview.starts_at.date, interview_ahead(interview, today)));
        }
    }
    for action in due.actions.iter().filter(|action| !state.is_folded(action)) {
        match action.state {
            ActionState::Overdue => sections.overdue.push(action_row(action, Mark::Overdue, state)),
            ActionState::Due => sections.today.push(action_row(action, Mark::Due, state)),
            ActionState::Upcoming => {
                coming.push((action.due_on, action_row(action, Mark::Upcoming, state)));
            }
        }
    }
    coming.sort_by_key(|(day, _)| *day);
    sections.week = coming.into_iter().map(|(_, row)| row).collect();
    sections.done = state.snapshot.done_today.iter().map(|entry| done_row(state, entry)).collect();
    sections
}

/// Returns the offer to settle what is long past, when there is much of it.
pub(super) fn offer_to_settle(state: &State) -> Option<String> {
    let count = state.long_past.len();
    let is_offered = count >= MANY && !state.today.filtering.is_on();
    let key = state.key(Command::Triage);
    is_offered.then(|| format!("{count} applications are long past: press {key} to settle them"))
}

/// Returns the line of an action.
fn action_row(action: &Action, mark: Mark, state: &State) -> Row {
    let why = match (&action.kind, &action.recipient) {
        (ActionKind::ThankYou, Some(recipient)) => format!("{}, {}", recipient.name, action.why),
        _ => action.why.clone(),
    };
    let is_now = |action: &Action| action.state != ActionState::Upcoming && !state.is_folded(action);
    let others = action.together_with.iter().filter(|_| is_now(action));
    let others = others.filter_map(|key| state.find_action(key)).filter(|other| is_now(other));
    let others: Vec<String> =
        others.map(|other| format!("{} at {}", other.kind, other.application.company)).collect();
    let text = if others.is_empty() { why } else { format!("& {why}") };
    Row {
        id: LineId::Action(action.key.clone()),
        application: Some(action.application.id.clone()),
        mark,
        time: wording::due(action, state.today()),
        kind: action.kind.as_str().to_owned(),
        company: action.application.company.clone(),
        role: action.application.role.clone(),
        text,
        others,
    }
}

/// Returns the line of an interview of today: until it ends, it says what to ask.
fn interview_today(state: &State, line: &InterviewLine) -> Row {
    let ends = state
        .find_application(&line.application.id)
        .and_then(|application| application.interviews.iter().find(|interview| interview.id == line.id))
        .and_then(|interview| interview.ends());
    let over = ends.is_some_and(|ends| state.now.time() >= ends);
    let time = match (line.starts_at.time, ends) {
        (Some(start), Some(end)) => format!("{}-{}", start.format("%H:%M"), end.format("%H:%M")),
        _ => "today".to_owned(),
    };
    let remark = if over { "over" } else { "ask for timeline" };
    interview_row(line, time, format!("{} - {remark}", wording::meeting(line.kind)))
}

/// Returns the line of an interview of the next days.
fn interview_ahead(line: &InterviewLine, today: chrono::NaiveDate) -> Row {
    let who = line.interviewers.join(", ");
    let what = match line.starts_at.time {
        Some(time) => format!("{} {}", time.format("%H:%M"), wording::meeting(line.kind)),
        None => wording::meeting(line.kind).to_owned(),
    };
    let text = if who.is_empty() { what } else { format!("{what} - {who}") };
    interview_row(line, wording::near_date(line.starts_at.date, today), text)
}

/// Returns the line of an interview.
fn interview_row(line: &InterviewLine, time: String, text: String) -> Row {
    Row {
        id: LineId::Interview(line.id.clone()),
        application: Some(line.application.id.clone()),
        mark: Mark::Interview,
        time,
        kind: "INTERVIEW".to_owned(),
        company: line.application.company.clone(),
        role: line.application.role.clone(),
        text,
        others: Vec::new(),
    }
}

/// Returns the line of something done.
fn done_row(state: &State, entry: &DoneEntry) -> Row {
    let application = state.find_application(&entry.application);
    let (kind, text) = application.map_or_else(|| (String::new(), entry.name.clone()), |a| told(a, entry));
    Row {
        id: LineId::Done(entry.operation.clone()),
        application: Some(entry.application.clone()),
        mark: Mark::Done,
        time: entry.at.format("%H:%M").to_string(),
        kind,
        company: application.map_or_else(String::new, |application| application.company.clone()),
        role: application.map_or_else(String::new, |application| application.role.clone()),
        text,
        others: Vec::new(),
    }
}

/// Returns what was done, and how.
fn told(application: &Application, entry: &DoneEntry) -> (String, String) {
    match &entry.what {
        Done::Sent(id) => match application.interactions.iter().find(|sent| sent.id == *id) {
            Some(sent) => (wording::purpose(sent.purpose), wording::how(sent.channel, sent.outcome)),
            None => ("message".to_owned(), entry.name.clone()),
        },
        Done::Debriefed(_) => ("debrief".to_owned(), "written down".to_owned()),
        Done::TaskFinished(id) => {
            let words = application.tasks.iter().find(|task| task.id == *id).map(|task| task.words.clone());
            ("task".to_owned(), words.unwrap_or_else(|| entry.name.clone()))
        }
        Done::Closed => {
            let stage = application.stage();
            let kind = if stage == Stage::NoResponse { ActionKind::Close } else { ActionKind::Respond };
            (kind.to_string(), format!("now {}", wording::stage(stage)))
        }
    }
}

/// Tells whether the filter of the screen shows a line.
fn is_shown(state: &State, row: &Row) -> bool {
    let application = row.application.as_ref().and_then(|id| state.find_application(id));
    application.is_some_and(|application| state.today.filtering.shows(state, application))
}
