//! Members of sets, such as tags and interviewers: rows whose ids say what they are, so that adding one again brings
//! the same row back.

use rusqlite::types::Value;

use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::rows::{self, Field, number, text};

impl Applying<'_> {
    /// Makes `members`, each an id and a value of `column`, the live rows of a set in this order.
    pub(in crate::store::apply) fn set_members(
        &self,
        table: &'static str,
        (parent, of): (&'static str, &str),
        column: &'static str,
        members: &[(String, Value)],
    ) -> Result<()> {
        let sql =
            format!("SELECT id FROM \"{table}\" WHERE \"{parent}\" = ?1 AND deleted_at IS NULL ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let present =
            statement.query_map([of], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        for id in present.iter().filter(|id| !members.iter().any(|(member, _)| member == *id)) {
            rows::update(self.connection, table, id, &[Field("deleted_at", text(self.stamp))])?;
        }
        for (position, (id, value)) in (0i64..).zip(members) {
            let fields = [
                Field(parent, text(of)),
                Field(column, value.clone()),
                Field("position", number(Some(position))),
            ];
            self.set_member(table, id, &fields)?;
        }
        Ok(())
    }

    /// Adds a member, or brings the row back that it was before.
    pub(in crate::store::apply) fn set_member(
        &self,
        table: &'static str,
        id: &str,
        fields: &[Field],
    ) -> Result<()> {
        if rows::find(self.connection, table, id, &["id"])?.is_none() {
            return rows::insert(self.connection, table, id, fields);
        }
        let mut fields = fields.to_vec();
        fields.push(Field("deleted_at", Value::Null));
        rows::update(self.connection, table, id, &fields)
    }
}
