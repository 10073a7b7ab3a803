//! Interviews and who takes part in them.

use std::collections::HashMap;

use crate::domain::application::Application;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::interview::{Interview, InterviewKind};
use crate::domain::moment::Moment;
use crate::store::error::Result;
use crate::store::load::cells::Cells;
use crate::store::load::scope::Rows;
use crate::store::load::{Key, Links, Place, Reader, hand_out};

const INTERVIEWS: &str =
    "SELECT id, text_id, handle, application_id, position, round, kind, starts_at, zone, minutes,
    place, cancelled, debriefed, strengths, forgot, notes FROM interview WHERE deleted_at IS NULL";

const INTERVIEWERS: &str = "SELECT id, interview_id, contact_id, position FROM interview_contact
    WHERE deleted_at IS NULL";

/// Reads the interviews of live applications, with their interviewers, and notes them as links.
pub(in crate::store::load) fn load(
    reader: Reader<'_>,
    links: &mut Links,
    applications: &mut [Application],
) -> Result<()> {
    let mut found: Vec<(Place, Interview)> = Vec::new();
    reader.each("interview", INTERVIEWS, Rows::Children, |cells| {
        let parent = cells.optional_key(3)?.and_then(|key| links.applications.get(&key)).copied();
        if let Some(parent) = parent {
            let read = || Ok(((parent, cells.number(4)?, cells.key()?), interview(cells)?));
            found.extend(reader.flaws.kept(cells, read())?);
        }
        Ok(())
    })?;
    let mut places: HashMap<Key, (usize, usize)> = HashMap::with_capacity(found.len());
    hand_out(found, |(parent, _, key), interview| {
        if let Some(application) = applications.get_mut(parent) {
            links.interviews.insert(key, interview.id.clone());
            places.insert(key, (parent, application.interviews.len()));
            application.interviews.push(interview);
        }
    });
    interviewers(reader, links, &places, applications)
}

/// Reads who takes part, and hands them to their interviews.
fn interviewers(
    reader: Reader<'_>,
    links: &Links,
    places: &HashMap<Key, (usize, usize)>,
    applications: &mut [Application],
) -> Result<()> {
    // Interviews are counted through all applications, to name each by one number.
    let mut first = Vec::with_capacity(applications.len());
    let mut count = 0;
    for application in &*applications {
        first.push(count);
        count += application.interviews.len();
    }
    let mut found: Vec<(Place, ContactId)> = Vec::new();
    reader.each("interview_contact", INTERVIEWERS, Rows::Interviewers, |cells| {
        let place = cells.optional_key(1)?.and_then(|key| places.get(&key));
        let contact = cells.optional_key(2)?.and_then(|key| links.contacts.get(&key));
        if let (Some((parent, index)), Some(contact)) = (place, contact) {
            let number = first.get(*parent).copied().unwrap_or_default() + index;
            let read = || Ok(((number, cells.number(3)?, cells.key()?), contact.clone()));
            found.extend(reader.flaws.kept(cells, read())?);
        }
        Ok(())
    })?;
    let mut interviews: Vec<&mut Interview> =
        applications.iter_mut().flat_map(|application| &mut application.interviews).collect();
    hand_out(found, |(number, ..), contact| {
        if let Some(interview) = interviews.get_mut(number) {
            interview.interviewers.push(contact);
        }
    });
    Ok(())
}

fn interview(cells: Cells<'_>) -> Result<Interview> {
    let starts_at = cells.read(7, Moment::from_iso, "a date, expected YYYY-MM-DD or YYYY-MM-DDTHH:MM")?;
    Ok(Interview {
        id: InterviewId::new(cells.shown(1)?),
        handle: cells.text(2)?,
        round: cells.optional_number(5)?,
        kind: cells.word_or(6, InterviewKind::Other)?,
        starts_at: cells.required(7, starts_at)?,
        zone: cells.optional_text(8)?,
        minutes: cells.optional_number(9)?.unwrap_or(60),
        place: cells.optional_text(10)?,
        cancelled: cells.flag(11)?,
        debriefed: cells.flag(12)?,
        interviewers: Vec::new(),
        strengths: cells.text(13)?,
        forgot: cells.text(14)?,
        notes: cells.text(15)?,
    })
}
