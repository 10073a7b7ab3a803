//! Deferrals of a document: their keys name records by the document's texts and are stored with shown ids.

use crate::domain::action_key::{ActionKey, KeyPart};
use crate::domain::deferral::Deferral;
use crate::domain::ids::RecordKind;
use crate::store::error::{Result, StoreError};
use crate::store::import::Merging;
use crate::store::import::records::Row;
use crate::store::rows::{Field, date, text};
use crate::store::{ids, shown};

impl Merging<'_> {
    /// Merges a deferral.
    pub(in crate::store::import) fn deferral(&mut self, deferral: &Deferral) -> Result<()> {
        let key = self.shown_key(&deferral.key)?;
        let id = ids::of_content("deferral", &[&key]);
        let given = vec![Field("key", text(key)), Field("until", date(deferral.until))];
        self.row(Row { table: "deferral", id: &id, given, when_new: Vec::new() }).map(drop)
    }

    /// Returns a key in which every part is the id that its record shows.
    fn shown_key(&self, key: &ActionKey) -> Result<String> {
        let Some(kind) = key.kind() else { return Ok(key.to_string()) };
        let mut shown = kind.as_str().to_owned();
        for (part, expected) in key.parts().into_iter().zip(kind.key_parts()) {
            shown.push(':');
            shown.push_str(&match *expected {
                KeyPart::Date => part.to_owned(),
                KeyPart::RecordOrNone(_) | KeyPart::AnchorOrNone if part == "-" => part.to_owned(),
                KeyPart::Record(kind) | KeyPart::RecordOrNone(kind) => self.shown_id(&[kind], part)?,
                KeyPart::Anchor | KeyPart::AnchorOrNone => {
                    self.shown_id(&[RecordKind::Interview, RecordKind::Interaction], part)?
                }
            });
        }
        Ok(shown)
    }

    /// Returns the id that the record shows which the document names `text`, of the first kind that has one.
    fn shown_id(&self, kinds: &[RecordKind], text: &str) -> Result<String> {
        for kind in kinds {
            if let Some(id) = self.names.find(self.connection, *kind, text)? {
                return shown::of(self.connection, *kind, &id);
            }
        }
        let kind = kinds.first().map_or("record", |kind| kind.as_str());
        Err(StoreError::UnknownRecord { kind, id: text.to_owned() })
    }
}
