//! Contacts and applications: the records that stand alone.
//!
//! They are ordered by the id that a document without a source would give them, so that an export, imported into an
//! empty database and exported again, is the same to the byte.

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::RecordKind;
use crate::fields::Noun;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::load::cells::Cells;
use crate::store::load::fields::{ROOT, record, select};
use crate::store::load::scope::Rows;
use crate::store::load::{Key, Links, Reader};
use crate::store::shown;

/// Where a record stands in order, its key, and what it is.
type Ordered<T> = (Key, Key, T);

/// Returns the contacts in order.
pub(in crate::store::load) fn contacts(reader: Reader<'_>, links: &mut Links) -> Result<Vec<Contact>> {
    let found = roots::<Contact>(reader, Rows::Contacts, links)?;
    Ok(in_order(found, |_, key, contact| {
        links.contacts.insert(key, contact.id.clone());
    }))
}

/// Returns the applications in order, without their children.
pub(in crate::store::load) fn applications(
    reader: Reader<'_>,
    links: &mut Links,
) -> Result<Vec<Application>> {
    let found = roots::<Application>(reader, Rows::Applications, links)?;
    Ok(in_order(found, |place, key, _| {
        links.applications.insert(key, place);
    }))
}

/// Returns the records of a noun, in stored order.
fn roots<N: Noun>(reader: Reader<'_>, rows: Rows, links: &Links) -> Result<Vec<Ordered<N>>> {
    let mut found = Vec::new();
    reader.each(shown::table(N::KIND), &select::<N>(&ROOT), rows, |cells| {
        let read = || Ok((order(cells, N::KIND)?, cells.key()?, record::<N>(cells, &ROOT, links)?));
        found.extend(reader.flaws.kept(cells, read())?);
        Ok(())
    })?;
    Ok(found)
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
