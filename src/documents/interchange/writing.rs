//! Writing records as a document: canonical, so that equal records are equal bytes.
//!
//! Everything is streamed; no copy of the records is made. Refuses deferrals of records that are not there, so
//! that every document written can be read again.

use std::collections::HashSet;
use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::documents::interchange::FORMAT;
use crate::documents::interchange::fields::Written;
use crate::documents::interchange::views::List;
use crate::domain::action_key::KeyPart;
use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::deferral::Deferral;
use crate::domain::ids::RecordKind;
use crate::domain::records::Records;

/// Bytes gathered before the writer is asked to take them.
const BUFFER: usize = 64 * 1024;

/// A whole document.
#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    contacts: Written<'a, Contact>,
    applications: List<'a, Application>,
    deferrals: List<'a, &'a Deferral>,
}

/// Writes all records, applications and contacts in the order given, deferrals by key: every field, two blanks of
/// indent, line feeds, one at the end.
///
/// # Errors
/// Passes on what the writer complains of.
pub fn write(records: &Records, out: &mut dyn Write) -> io::Result<()> {
    let deferrals = kept_deferrals(records);
    let document = Document {
        format: FORMAT,
        contacts: Written(&records.contacts),
        applications: List(&records.applications),
        deferrals: List(&deferrals),
    };
    let mut out = BufWriter::with_capacity(BUFFER, out);
    serde_json::to_writer_pretty(&mut out, &document).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Returns the deferrals whose keys name records that are written, by key.
fn kept_deferrals(records: &Records) -> Vec<&Deferral> {
    if records.deferrals.is_empty() {
        return Vec::new();
    }
    let written = written_ids(records);
    let mut kept: Vec<&Deferral> =
        records.deferrals.iter().filter(|deferral| names_only(&written, deferral)).collect();
    kept.sort_by(|one, other| one.key.cmp(&other.key));
    kept
}

/// Returns the ids of everything that is written.
fn written_ids(records: &Records) -> HashSet<(RecordKind, &str)> {
    let mut ids = HashSet::new();
    ids.extend(records.contacts.iter().map(|contact| (RecordKind::Contact, contact.id.as_str())));
    for application in &records.applications {
        ids.insert((RecordKind::Application, application.id.as_str()));
        ids.extend(application.interviews.iter().map(|it| (RecordKind::Interview, it.id.as_str())));
        ids.extend(application.interactions.iter().map(|it| (RecordKind::Interaction, it.id.as_str())));
        ids.extend(application.tasks.iter().map(|it| (RecordKind::Task, it.id.as_str())));
    }
    ids
}

/// Tells whether every record that a deferral names is written.
fn names_only(written: &HashSet<(RecordKind, &str)>, deferral: &Deferral) -> bool {
    let has = |kind, id| written.contains(&(kind, id));
    let is_anchor = |id| has(RecordKind::Interview, id) || has(RecordKind::Interaction, id);
    let Some(kind) = deferral.key.kind() else { return false };
    deferral.key.parts().into_iter().zip(kind.key_parts()).all(|(part, expected)| match expected {
        KeyPart::Record(kind) => has(*kind, part),
        KeyPart::RecordOrNone(kind) => part == "-" || has(*kind, part),
        KeyPart::Anchor => is_anchor(part),
        KeyPart::AnchorOrNone => part == "-" || is_anchor(part),
        KeyPart::Date => true,
    })
}
