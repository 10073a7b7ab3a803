//! Which records are read: all, or only those that have to be looked at on a day.
//!
//! Each table is read by one statement, to which a scope adds a condition that goes through an index. Links may lead
//! to the same record from several sides, so people are those whom any record of the scope names.

use chrono::NaiveDate;

/// Which records are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Scope {
    /// All.
    Everything,
    /// All people and applications with their stages alone: enough to recognise what somebody names.
    Names,
    /// Applications that have to be looked at on this day, and what belongs to them.
    LookedAt(NaiveDate),
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store::load) enum Rows {
    /// People.
    Contacts,
    /// Applications.
    Applications,
    /// What names its application.
    Children,
    /// What names its interview.
    Interviewers,
}

const CONTACTS: &str = " AND id IN (
    WITH looked_at AS MATERIALIZED (SELECT id, main_contact_id FROM application WHERE look_on <= ?1)
    SELECT main_contact_id FROM looked_at
    UNION SELECT c.contact_id FROM looked_at l CROSS JOIN interview i ON i.application_id = l.id
        CROSS JOIN interview_contact c ON c.interview_id = i.id
    UNION SELECT x.contact_id FROM looked_at l CROSS JOIN interaction x ON x.application_id = l.id)";

const APPLICATIONS: &str = " AND look_on <= ?1";

const CHILDREN: &str = " AND application_id IN (SELECT id FROM application WHERE look_on <= ?1)";

const INTERVIEWERS: &str = " AND interview_id IN (
    SELECT i.id FROM application a CROSS JOIN interview i ON i.application_id = a.id WHERE a.look_on <= ?1)";

impl Scope {
    /// Returns a statement that reads live rows, kept to this scope.
    pub(in crate::store::load) fn keep(self, statement: &str, rows: Rows) -> String {
        let condition = match (self, rows) {
            (Self::Everything | Self::Names, _) => "",
            (Self::LookedAt(_), Rows::Contacts) => CONTACTS,
            (Self::LookedAt(_), Rows::Applications) => APPLICATIONS,
            (Self::LookedAt(_), Rows::Children) => CHILDREN,
            (Self::LookedAt(_), Rows::Interviewers) => INTERVIEWERS,
        };
        format!("{statement}{condition}")
    }

    /// Returns what the condition asks for.
    pub(in crate::store::load) fn parameters(self) -> Vec<String> {
        match self {
            Self::Everything | Self::Names => Vec::new(),
            Self::LookedAt(day) => vec![day.format("%Y-%m-%d").to_string()],
        }
    }
}
