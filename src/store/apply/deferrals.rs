//! Putting actions off: at most one row per key, which comes back when the key is deferred again.

use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::domain::action_key::ActionKey;
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::rows::{self, Field, date, text};

impl Applying<'_> {
    /// Puts an action off, or dismisses it.
    pub(in crate::store::apply) fn defer(&self, key: &ActionKey, until: Option<NaiveDate>) -> Result<()> {
        let id = ids::of_content("deferral", &[key.as_str()]);
        if rows::find(self.connection, "deferral", &id, &["id"])?.is_none() {
            let fields = [Field("key", text(key.as_str())), Field("until", date(until))];
            return rows::insert(self.connection, "deferral", &id, &fields);
        }
        let fields = [Field("until", date(until)), Field("deleted_at", Value::Null)];
        rows::update(self.connection, "deferral", &id, &fields)
    }

    /// Forgets that an action was put off; when it was not, nothing changes.
    pub(in crate::store::apply) fn undefer(&self, key: &ActionKey) -> Result<()> {
        let id = ids::of_content("deferral", &[key.as_str()]);
        match rows::find(self.connection, "deferral", &id, &["deleted_at"])?.as_deref() {
            Some([Value::Null]) => {
                rows::update(self.connection, "deferral", &id, &[Field("deleted_at", text(self.stamp))])
            }
            _ => Ok(()),
        }
    }
}
