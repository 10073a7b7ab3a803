//! The interviews so far: who was there, what went well, what was forgotten.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::interview::Interview;
use crate::domain::records::Records;

/// An interview that took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round<'r> {
    /// The interview.
    pub interview: &'r Interview,
    /// Who took part.
    pub people: Vec<&'r Contact>,
}

/// Returns the interviews before a day, the oldest first.
pub(in crate::scheduler::preparation) fn rounds<'r>(
    records: &'r Records,
    application: &'r Application,
    on: NaiveDate,
) -> Vec<Round<'r>> {
    let held = application.interviews.iter().filter(|one| !one.cancelled && one.date() < on);
    let mut held: Vec<&Interview> = held.collect();
    held.sort_by_key(|interview| (interview.starts_at, &interview.id));
    let people = |interview: &'r Interview| {
        interview.interviewers.iter().filter_map(|id| records.find_contact(id)).collect()
    };
    held.into_iter().map(|interview| Round { interview, people: people(interview) }).collect()
}
