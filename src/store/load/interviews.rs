//! Interviews and who takes part in them.

use std::collections::HashMap;

use crate::domain::application::Application;
use crate::domain::ids::ContactId;
use crate::domain::interview::Interview;
use crate::store::error::Result;
use crate::store::load::cells::Cells;
use crate::store::load::children::Table;
use crate::store::load::fields::{CHILD, record, select};
use crate::store::load::scope::Rows;
use crate::store::load::{Key, Links, Place, Reader, hand_out};

const INTERVIEWERS: &str = "SELECT id, interview_id, contact_id, position FROM interview_contact
    WHERE deleted_at IS NULL";

/// Reads the interviews of live applications, with their interviewers, and notes them as links.
pub(in crate::store::load) fn load(
    reader: Reader<'_>,
    links: &mut Links,
    applications: &mut [Application],
) -> Result<()> {
    let table = Table { reader, links };
    let read = |cells: Cells<'_>, links: &Links| record::<Interview>(cells, &CHILD, links);
    let found = table.all("interview", &select::<Interview>(&CHILD), read)?;
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
