//! The lines of one application, section by section.

use chrono::NaiveDate;

use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::ApplicationId;
use crate::domain::interaction::{Direction, Interaction, Outcome};
use crate::domain::interview::Interview;
use crate::domain::lesson::Lesson;
use crate::domain::moment::Moment;
use crate::domain::salary::Salary;
use crate::scheduler::action::Action;
use crate::scheduler::explain::withheld_because;
use crate::tui::forms::RecordId;
use crate::tui::layout::inside;
use crate::tui::next_step::is_ahead;
use crate::tui::screens::detail::draw::text_width;
use crate::tui::state::State;
use crate::tui::widgets::text::wrap;
use crate::tui::wording::{self, counted};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The name of the section, on its first line.
    pub label: &'static str,
    /// What the line stands for, for the selection to follow.
    pub id: Option<RowId>,
    /// The line itself.
    pub text: String,
    /// Whether a mark stands before it.
    pub gutter: Gutter,
}

/// The room for a mark before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gutter {
    /// There is some: the line is something to do.
    Mark,
    /// There is some, and the line goes on with what the one before says.
    Rest,
    /// There is none.
    None,
}

/// What a line stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowId {
    /// A listed action.
    Action(ActionKey),
    /// An action that is held back.
    Withheld(ActionKey),
    /// Anything else that can be edited and deleted.
    Record(RecordId),
    /// An application, on the page of a person.
    Application(ApplicationId),
}

/// The section of what is to be done.
pub(in crate::tui::screens) const NEXT: &str = "Next";
/// The section of what happened.
pub(in crate::tui::screens) const TIMELINE: &str = "Timeline";
/// The columns of a date of the timeline, with the gap after it.
const WHEN: usize = 14;
/// The columns of a mark, with the gap after it.
const MARK: usize = 2;
/// The most lines of one text.
const MOST_LINES: usize = 20;

/// Returns every line of an application.
pub(super) fn rows(state: &State, application: &Application) -> Vec<Row> {
    let sections = [
        (NEXT, next(state, application)),
        ("About", about(application)),
        (TIMELINE, timeline(state, application)),
        ("People", people(state, application)),
        ("Lessons", lessons(application)),
        ("Notes", notes(application)),
    ];
    let width = text_width(usize::from(inside(state.areas().list).width));
    let mut rows = Vec::new();
    for (label, lines) in sections {
        section(&mut rows, label, lines, width);
    }
    rows
}

/// Appends a section; its first line carries its name, and long texts go on in lines of their own.
pub(in crate::tui::screens) fn section(
    rows: &mut Vec<Row>,
    label: &'static str,
    items: Vec<(Option<RowId>, String)>,
    width: usize,
) {
    let gutter = if label == NEXT { Gutter::Mark } else { Gutter::None };
    let hang = if label == TIMELINE { WHEN.min(width * 2 / 5) } else { 0 };
    let mut label = label;
    for (id, text) in items {
        let width = if gutter == Gutter::Mark { width.saturating_sub(MARK) } else { width };
        let lines = match id {
            // Why it is there is told below and on request; the list of what to do stays short.
            Some(RowId::Action(_)) => vec![text],
            _ => hanging(&text, width, hang),
        };
        for (place, text) in lines.into_iter().enumerate() {
            let gutter = if gutter == Gutter::Mark && place > 0 { Gutter::Rest } else { gutter };
            rows.push(Row { label: std::mem::take(&mut label), id: id.clone(), text, gutter });
        }
    }
}

/// Returns where a selection goes that stood on `line`: it stays there while that is about the same, else it follows
/// what it stood on to its first line.
pub(in crate::tui::screens) fn followed(
    rows: &[Row],
    line: Option<usize>,
    id: Option<&RowId>,
) -> Option<usize> {
    let is_it = |row: &Row| id.is_some() && row.id.as_ref() == id;
    let stays = line.filter(|line| rows.get(*line).is_some_and(is_it));
    stays.or_else(|| rows.iter().position(is_it))
}

/// Breaks a text into lines; all but the first are indented.
fn hanging(text: &str, width: usize, indent: usize) -> Vec<String> {
    let whole = wrap(text, width, MOST_LINES);
    let [first, _, ..] = whole.as_slice() else {
        return if whole.is_empty() { vec![String::new()] } else { whole };
    };
    let rest = text.strip_prefix(first.as_str()).map(str::trim_start);
    let Some(rest) = rest.filter(|_| indent > 0) else {
        return whole;
    };
    let rest = wrap(rest, width.saturating_sub(indent), MOST_LINES);
    let indented = rest.into_iter().map(|line| format!("{}{line}", " ".repeat(indent)));
    std::iter::once(first.clone()).chain(indented).collect()
}

/// Returns what is to be done, what is held back, and what comes.
fn next(state: &State, application: &Application) -> Vec<(Option<RowId>, String)> {
    let today = state.today();
    let mut lines = Vec::new();
    for interview in application.interviews.iter().filter(|interview| is_ahead(state, interview)) {
        let when = wording::near_date(interview.date(), today);
        let time = interview.starts_at.time.map(|time| format!(" {}", time.format("%H:%M")));
        let place = interview.place.as_deref().map(|place| format!("  {place}"));
        let text = format!(
            "{when}{}  interview {}{}",
            time.unwrap_or_default(),
            interview.kind,
            place.unwrap_or_default()
        );
        lines.push((Some(RowId::Record(RecordId::of(interview))), text));
    }
    for (_, action) in state.actions_of(&application.id).filter(|(_, action)| !state.is_folded(action)) {
        lines.push((Some(RowId::Action(action.key.clone())), action_line(action, today)));
    }
    for withheld in &state.snapshot.agenda.withheld {
        if withheld.action.application.id == application.id {
            let text = format!("{}  {}", withheld.action.kind, withheld_because(&withheld.because));
            lines.push((Some(RowId::Withheld(withheld.action.key.clone())), text));
        }
    }
    if lines.is_empty() {
        lines.push((None, "nothing to do".to_owned()));
    }
    lines
}

/// Returns an action in one line: when, what, to whom or why.
fn action_line(action: &Action, today: NaiveDate) -> String {
    let when = wording::due(action, today);
    match &action.recipient {
        Some(recipient) => format!("{when}  {}  to {}", action.kind, recipient.name),
        None => format!("{when}  {}  {}", action.kind, action.why),
    }
}

/// Returns the facts of the job.
fn about(application: &Application) -> Vec<(Option<RowId>, String)> {
    let mut facts: Vec<String> = Vec::new();
    let place = [application.location.as_deref(), application.work_mode.as_deref()];
    let place: Vec<&str> = place.into_iter().flatten().collect();
    facts.extend((!place.is_empty()).then(|| place.join(", ")));
    facts.extend(application.salary.as_ref().map(Salary::to_string));
    facts.extend(application.source.as_ref().map(|source| format!("found through {source}")));
    facts.extend(application.url.clone());
    facts.extend((!application.tags.is_empty()).then(|| format!("tags {}", application.tags.join(", "))));
    let mut lines: Vec<(Option<RowId>, String)> = facts.into_iter().map(|fact| (None, fact)).collect();
    if let Some(offer) = &application.offer {
        let until = offer.respond_by.map(|day| format!(", answer by {}", wording::full_date(day)));
        let received = wording::full_date(offer.received_on);
        lines.push((
            Some(RowId::Record(RecordId::Offer)),
            format!("offer of {received}{}", until.unwrap_or_default()),
        ));
    }
    let mut facts: Vec<String> = Vec::new();
    facts.extend(application.quiet_until.map(|day| format!("quiet until {}", wording::full_date(day))));
    facts.extend(application.no_follow_up.then(|| "they asked not to be contacted".to_owned()));
    lines.extend(facts.into_iter().map(|fact| (None, fact)));
    lines
}

/// Returns what happened, the newest first.
fn timeline(state: &State, application: &Application) -> Vec<(Option<RowId>, String)> {
    let today = state.today();
    let mut events: Vec<(Option<Moment>, Option<RowId>, String)> = Vec::new();
    for step in &application.stage_history {
        let note = step.note.as_deref().map(|note| format!("  {note}")).unwrap_or_default();
        let text = format!("{}{note}", wording::stage(step.stage));
        let id = RowId::Record(RecordId::of(step));
        events.push((step.on.map(Moment::day), Some(id), text));
    }
    for interview in application.interviews.iter().filter(|interview| !is_ahead(state, interview)) {
        let id = RowId::Record(RecordId::of(interview));
        events.push((Some(interview.starts_at), Some(id), interview_text(interview)));
    }
    for promise in &application.promises {
        let words = if promise.words.is_empty() { String::new() } else { format!(": {}", promise.words) };
        let text = format!("they promised an answer by {}{words}", wording::full_date(promise.reply_by));
        let id = RowId::Record(RecordId::of(promise));
        events.push((Some(Moment::day(promise.said_on)), Some(id), text));
    }
    for sent in &application.interactions {
        let id = RowId::Record(RecordId::of(sent));
        events.push((Some(sent.moment()), Some(id), interaction_text(state, sent)));
    }
    for (day, task) in application.tasks.iter().filter_map(|task| Some((task.done_on?, task))) {
        let id = RowId::Record(RecordId::of(task));
        events.push((Some(Moment::day(day)), Some(id), format!("done: {}", task.words)));
    }
    in_order(events, today)
}

/// Returns dated lines, the newest first.
pub(in crate::tui::screens) fn in_order(
    mut events: Vec<(Option<Moment>, Option<RowId>, String)>,
    today: NaiveDate,
) -> Vec<(Option<RowId>, String)> {
    events.reverse();
    events.sort_by_key(|(when, ..)| std::cmp::Reverse(*when));
    let dated = |when: Option<Moment>| {
        when.map_or_else(|| "date unknown".to_owned(), |when| wording::timeline_moment(when, today))
    };
    events
        .into_iter()
        .map(|(when, id, text)| {
            let when = dated(when);
            let gap = " ".repeat((WHEN - 2).saturating_sub(when.chars().count()));
            (id, format!("{when}{gap}  {text}"))
        })
        .collect()
}

/// Returns a past interview in a few words.
pub(in crate::tui::screens) fn interview_text(interview: &Interview) -> String {
    let people = match interview.interviewers.len() {
        0 => String::new(),
        1 => "  1 person".to_owned(),
        more => format!("  {more} people"),
    };
    let cancelled = if interview.cancelled { "  cancelled" } else { "" };
    format!("interview {}{people}{cancelled}", interview.kind)
}

/// Returns a message or a call in a few words.
pub(in crate::tui::screens) fn interaction_text(state: &State, interaction: &Interaction) -> String {
    let contact = interaction.contact.as_ref().and_then(|id| state.find_contact(id));
    let (preposition, nobody) = match interaction.direction {
        Direction::Out => ("to", "sent"),
        Direction::In => ("from", "received"),
    };
    let who = contact.map_or_else(|| nobody.to_owned(), |contact| format!("{preposition} {}", contact.name));
    let outcome = match interaction.outcome {
        Outcome::Sent => String::new(),
        outcome => format!(", {}", outcome.as_str().replace('-', " ")),
    };
    let notes = if interaction.notes.is_empty() { String::new() } else { format!("  {}", interaction.notes) };
    format!("{} {who} by {}{outcome}{notes}", interaction.purpose, interaction.channel)
}

/// Returns the people: name, what they do, how to reach them.
fn people(state: &State, application: &Application) -> Vec<(Option<RowId>, String)> {
    let found = application.people().into_iter().filter_map(|id| state.find_contact(id));
    found.map(|contact| (Some(RowId::Record(RecordId::of(contact))), person(contact))).collect()
}

/// Returns a person in one line.
fn person(contact: &Contact) -> String {
    let title = contact.title.clone().unwrap_or_else(|| contact.kind.as_str().replace('-', " "));
    let mut parts = vec![contact.name.as_str(), title.as_str()];
    parts.extend(contact.email.as_deref());
    parts.extend(contact.phone.as_deref());
    parts.join("  ")
}

/// Returns what was learnt.
fn lessons(application: &Application) -> Vec<(Option<RowId>, String)> {
    let record = |lesson: &Lesson| Some(RowId::Record(RecordId::of(lesson)));
    application.lessons.iter().map(|lesson| (record(lesson), lesson.words.clone())).collect()
}

/// Returns the notes, line by line, as many as anyone reads on this screen; says how many more there are.
fn notes(application: &Application) -> Vec<(Option<RowId>, String)> {
    const MOST: usize = 200;
    let mut rest = application.notes.lines();
    let mut lines: Vec<String> = rest.by_ref().take(MOST).map(str::to_owned).collect();
    match rest.count() {
        0 => {}
        more => lines.push(format!("… {} not shown: callback show", counted(more, "line"))),
    }
    lines.into_iter().map(|line| (None, line)).collect()
}
