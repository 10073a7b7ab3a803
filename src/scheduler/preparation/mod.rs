//! The sheet before an interview: everything to read once more, and what to ask.
//!
//! Owns what is on it and in which order; refuses to draw. A command and a screen show the same sheet.

mod lessons;
mod questions;
mod rounds;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::ContactId;
use crate::domain::interaction::Interaction;
use crate::domain::interview::Interview;
use crate::domain::promise::Promise;
use crate::domain::records::Records;
use crate::domain::task::Task;

pub use lessons::Reminder;
pub use questions::{Question, QuestionSource};
pub use rounds::Round;

/// What there is to know before an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation<'r> {
    /// The day on which it is read.
    pub on: NaiveDate,
    /// The application.
    pub application: &'r Application,
    /// The next interview; `None` when none is ahead.
    pub interview: Option<&'r Interview>,
    /// Who takes part, then everybody else who has to do with it.
    pub people: Vec<Person<'r>>,
    /// The interviews so far, the oldest first.
    pub rounds: Vec<Round<'r>>,
    /// What they announced, the latest first.
    pub promises: Vec<&'r Promise>,
    /// What is still to be done.
    pub tasks: Vec<&'r Task>,
    /// What was learnt here and from rejections elsewhere, what matters most first.
    pub lessons: Vec<Reminder<'r>>,
    /// What to ask before you leave.
    pub questions: Vec<Question>,
}

/// Somebody who has to do with an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person<'r> {
    /// The person.
    pub contact: &'r Contact,
    /// Whether they take part in the interview.
    pub takes_part: bool,
    /// The last message or call, either way, in any application.
    pub last: Option<&'r Interaction>,
}

/// Gathers the sheet of an application as of a day.
pub fn prepare<'r>(records: &'r Records, application: &'r Application, on: NaiveDate) -> Preparation<'r> {
    let interview = next_interview(application, on);
    let mut promises: Vec<&Promise> = application.promises.iter().filter(|one| one.said_on <= on).collect();
    promises.sort_by_key(|promise| std::cmp::Reverse((promise.said_on, promise.reply_by)));
    let mut tasks: Vec<&Task> = application.tasks.iter().filter(|task| task.done_on.is_none()).collect();
    tasks.sort_by_key(|task| (task.due_on.is_none(), task.due_on));
    Preparation {
        on,
        application,
        interview,
        people: people(records, application, interview),
        rounds: rounds::rounds(records, application, on),
        promises,
        tasks,
        lessons: lessons::lessons(records, application, on),
        questions: questions::questions(application, interview, on),
    }
}

/// Returns the next interview of today or later that was not cancelled.
fn next_interview(application: &Application, on: NaiveDate) -> Option<&Interview> {
    let coming = application.interviews.iter().filter(|one| !one.cancelled && one.date() >= on);
    coming.min_by_key(|interview| (interview.starts_at, &interview.id))
}

fn people<'r>(
    records: &'r Records,
    application: &'r Application,
    interview: Option<&'r Interview>,
) -> Vec<Person<'r>> {
    let taking_part: &[ContactId] = interview.map_or(&[], |interview| &interview.interviewers);
    let others = application.people().into_iter().filter(|id| !taking_part.contains(id));
    let ids = taking_part.iter().map(|id| (id, true)).chain(others.map(|id| (id, false)));
    let person = |(id, takes_part): (&ContactId, bool)| {
        let contact = records.find_contact(id)?;
        Some(Person { contact, takes_part, last: last_contact(records, id) })
    };
    ids.filter_map(person).collect()
}

fn last_contact<'r>(records: &'r Records, contact: &ContactId) -> Option<&'r Interaction> {
    let all = records.applications.iter().flat_map(|application| &application.interactions);
    all.filter(|one| one.contact.as_ref() == Some(contact)).max_by_key(|one| (one.moment(), &one.id))
}
