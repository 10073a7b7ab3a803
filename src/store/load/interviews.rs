//! Interviews and who takes part in them.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::domain::application::Application;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::store::error::Result;
use crate::store::load::cells::Cells;
use crate::store::load::{Links, Placed, in_stored_order};

const INTERVIEWS: &str =
    "SELECT id, text_id, handle, application_id, position, round, kind, starts_at, zone, minutes,
    place, cancelled, debriefed, strengths, forgot, notes FROM interview WHERE deleted_at IS NULL";

const INTERVIEWERS: &str = "SELECT id, interview_id, contact_id, position FROM interview_contact
    WHERE deleted_at IS NULL";

/// Reads the interviews of live applications, with their interviewers, and notes them as links.
pub(in crate::store::load) fn load(
    connection: &Connection,
    links: &mut Links,
    applications: &mut [Application],
) -> Result<()> {
    let mut found: Vec<Placed<Interview>> = Vec::new();
    let mut statement = connection.prepare_cached(INTERVIEWS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = Cells::new("interview", row);
        let parent = cells.word_at(3)?.and_then(|key| links.applications.get(key)).copied();
        if let Some(parent) = parent {
            found.push(Placed {
                parent,
                position: cells.number(4)?,
                id: cells.id()?,
                child: interview(cells)?,
            });
        }
    }
    let mut found = in_stored_order(found);
    let places: HashMap<&str, usize> =
        found.iter().enumerate().map(|(place, interview)| (interview.id.as_str(), place)).collect();
    let interviewers = interviewers(connection, links, &places)?;
    for placed in in_stored_order(interviewers) {
        if let Some(interview) = found.get_mut(placed.parent) {
            interview.child.interviewers.push(placed.child);
        }
    }
    for placed in found {
        links.interviews.insert(placed.id, placed.child.id.clone());
        if let Some(application) = applications.get_mut(placed.parent) {
            application.interviews.push(placed.child);
        }
    }
    Ok(())
}

/// Reads who takes part, placed at their interviews.
fn interviewers(
    connection: &Connection,
    links: &Links,
    places: &HashMap<&str, usize>,
) -> Result<Vec<Placed<ContactId>>> {
    let mut found = Vec::new();
    let mut statement = connection.prepare_cached(INTERVIEWERS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = Cells::new("interview_contact", row);
        let parent = cells.word_at(1)?.and_then(|key| places.get(key)).copied();
        let contact = cells.word_at(2)?.and_then(|key| links.contacts.get(key)).cloned();
        if let (Some(parent), Some(child)) = (parent, contact) {
            found.push(Placed { parent, position: cells.number(3)?, id: cells.id()?, child });
        }
    }
    Ok(found)
}

fn interview(cells: Cells<'_>) -> Result<Interview> {
    let starts_at = cells.parsed(7, Moment::from_iso, "a date; expected YYYY-MM-DD or YYYY-MM-DDTHH:MM")?;
    Ok(Interview {
        id: InterviewId::new(cells.word_at(1)?.map_or_else(|| cells.id(), |text| Ok(text.to_owned()))?),
        handle: cells.text(2)?,
        round: cells.optional_number(5)?,
        kind: cells.word(6)?,
        starts_at: cells.required(7, starts_at)?,
        zone: cells.optional_text(8)?,
        minutes: cells.number(9)?,
        place: cells.optional_text(10)?,
        cancelled: cells.flag(11)?,
        debriefed: cells.flag(12)?,
        interviewers: Vec::new(),
        strengths: cells.text(13)?,
        forgot: cells.text(14)?,
        notes: cells.text(15)?,
    })
}
