//! Contacts and applications: the records that stand alone.
//!
//! They are ordered by the id that a document without a source would give them, so that an export, imported into an
//! empty database and exported again, is the same to the byte.

use crate::domain::application::Application;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::ids::{ContactId, RecordKind};
use crate::fields::{Noun, Spec, specs};
use crate::store::error::Result;
use crate::store::ids;
use crate::store::load::cells::Cells;
use crate::store::load::fields::fill;
use crate::store::load::scope::Rows;
use crate::store::load::{Key, Links, Reader};
use crate::store::rows::quoted;

const CONTACTS: &str =
    "SELECT id, text_id, handle, name, title, company, kind, email, phone, preferred_channel, notes
    FROM contact WHERE deleted_at IS NULL";

/// The columns before those of the fields.
const BEFORE: [&str; 3] = ["id", "text_id", "handle"];

/// Where a record stands in order, its key, and what it is.
type Ordered<T> = (Key, Key, T);

/// Returns the contacts in order.
pub(in crate::store::load) fn contacts(reader: Reader<'_>, links: &mut Links) -> Result<Vec<Contact>> {
    let mut found: Vec<Ordered<Contact>> = Vec::new();
    reader.each("contact", CONTACTS, Rows::Contacts, |cells| {
        let read = || Ok((order(cells, RecordKind::Contact)?, cells.key()?, contact(cells)?));
        found.extend(reader.flaws.kept(cells, read())?);
        Ok(())
    })?;
    Ok(in_order(found, |_, key, contact| {
        links.contacts.insert(key, contact.id.clone());
    }))
}

/// Returns the applications in order, without their children.
pub(in crate::store::load) fn applications(
    reader: Reader<'_>,
    links: &mut Links,
) -> Result<Vec<Application>> {
    let mut found: Vec<Ordered<Application>> = Vec::new();
    let columns: Vec<&str> =
        BEFORE.into_iter().chain(specs::<Application>().flat_map(Spec::columns)).collect();
    let sql = format!("SELECT {} FROM application WHERE deleted_at IS NULL", quoted(&columns));
    reader.each("application", &sql, Rows::Applications, |cells| {
        let read = || Ok((order(cells, RecordKind::Application)?, cells.key()?, application(cells, links)?));
        found.extend(reader.flaws.kept(cells, read())?);
        Ok(())
    })?;
    Ok(in_order(found, |place, key, _| {
        links.applications.insert(key, place);
    }))
}

/// Returns the place of a record in the order of exports.
fn order(cells: Cells<'_>, kind: RecordKind) -> Result<Key> {
    match cells.word_at(1) {
        Ok(None) | Err(_) => cells.key(),
        Ok(Some(text)) => Ok(ids::uuid_of_text("", kind.as_str(), text).as_u128()),
    }
}

/// Sorts records, moving each once, and tells the place and key of each.
fn in_order<T>(found: Vec<Ordered<T>>, mut note: impl FnMut(usize, Key, &T)) -> Vec<T> {
    let mut places: Vec<(Key, Key, usize)> =
        found.iter().enumerate().map(|(index, (order, key, _))| (*order, *key, index)).collect();
    places.sort_unstable();
    let mut found: Vec<Option<T>> = found.into_iter().map(|(.., record)| Some(record)).collect();
    let mut sorted = Vec::with_capacity(found.len());
    for (_, key, index) in places {
        if let Some(record) = found.get_mut(index).and_then(Option::take) {
            note(sorted.len(), key, &record);
            sorted.push(record);
        }
    }
    sorted
}

fn contact(cells: Cells<'_>) -> Result<Contact> {
    Ok(Contact {
        id: ContactId::new(cells.shown(1)?),
        handle: cells.text(2)?,
        name: cells.text(3)?,
        title: cells.optional_text(4)?,
        company: cells.optional_text(5)?,
        kind: cells.word_or(6, ContactKind::Other)?,
        email: cells.optional_text(7)?,
        phone: cells.optional_text(8)?,
        preferred_channel: cells.optional_word(9)?,
        notes: cells.text(10)?,
    })
}

fn application(cells: Cells<'_>, links: &Links) -> Result<Application> {
    let mut application = Application { handle: cells.text(2)?, ..Application::blank() };
    application.set_id(cells.shown(1)?);
    fill(&mut application, cells, BEFORE.len(), links)?;
    Ok(application)
}
