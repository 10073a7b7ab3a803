//! `contact merge`: two records of one person become one.

use crate::cli::Next;
use crate::cli::contact_choice::find_contact;
use crate::cli::echo::tell;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::fields::change::Change;
use crate::fields::merging::{filling, left_behind};
use crate::store::Access;

/// Make two records of one person one; undo parts them again
#[derive(Debug, clap::Args)]
#[command(after_help = "Everything of GONE moves to KEEP, and what is empty in KEEP is filled.\n\
                        Example: callback contact merge ana@acme.example 'Ana R'")]
pub(super) struct Merge {
    /// The person who stays: handle, id, address, name or a unique part
    keep: String,
    /// The person who goes: handle, id, address, name or a unique part
    gone: String,
}

impl Merge {
    /// Merges, and tells what was filled and what went.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let keep = find_contact(&records, &self.keep)?;
        let gone = find_contact(&records, &self.gone)?;
        if keep.id == gone.id {
            let (first, second) = (&self.keep, &self.gone);
            return Err(CliError::Usage(format!(
                "'{first}' and '{second}' are one person already: {}",
                keep.name
            )));
        }
        let filling = filling(keep, gone);
        let told = filling.differences(keep, &records);
        let name = format!("{} merged into {}", gone.name, keep.name);
        let fill = Change::edit(keep, filling);
        let merge = Change::MergeContacts { keep: keep.id.clone(), gone: gone.id.clone() };
        session.write(&mut store, &name, &[fill, merge])?;
        session.confirm(&name, None);
        tell(&told, session);
        for (field, text) in left_behind(keep, gone) {
            session.output.warn(&format!("the {field} '{text}' went with {}", gone.name));
        }
        Ok(Next::Done)
    }
}
