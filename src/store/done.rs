//! What was done on a day: sent, debriefed, finished, closed, each with the operation that takes it back.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, Row};

use crate::domain::ids::{ApplicationId, InteractionId, InterviewId, OperationId, TaskId};
use crate::domain::moment::iso_time;
use crate::domain::operation::{Done, DoneEntry};
use crate::store::error::Result;

/// What the writes of a day did that still holds: added messages that were sent, set debriefs, finished tasks, and
/// closing steps (not those of an application added with its history).
const DONE: &str = "WITH written AS (
    SELECT l.seq, o.id AS operation, o.name, o.at, l.table_name, l.row_id, l.kind, l.column_name, l.value
    FROM operation o JOIN change_log l ON l.operation_id = o.id
    WHERE o.at >= ?1 AND o.at < ?2 AND o.kind = 'write' AND o.undone = 0 AND o.origin NOT IN ('import', 'demo')
)
SELECT w.seq, w.operation, w.name, w.at, coalesce(a.text_id, a.id), 'sent', coalesce(x.text_id, x.id)
    FROM written w JOIN interaction x ON x.id = w.row_id JOIN application a ON a.id = x.application_id
    WHERE w.table_name = 'interaction' AND w.kind = 'insert' AND x.direction = 'out'
      AND x.deleted_at IS NULL AND a.deleted_at IS NULL
UNION ALL
SELECT w.seq, w.operation, w.name, w.at, coalesce(a.text_id, a.id), 'debriefed', coalesce(i.text_id, i.id)
    FROM written w JOIN interview i ON i.id = w.row_id JOIN application a ON a.id = i.application_id
    WHERE w.table_name = 'interview' AND w.column_name = 'debriefed' AND w.value = 1 AND i.debriefed = 1
      AND i.deleted_at IS NULL AND a.deleted_at IS NULL
UNION ALL
SELECT w.seq, w.operation, w.name, w.at, coalesce(a.text_id, a.id), 'finished', coalesce(t.text_id, t.id)
    FROM written w JOIN task t ON t.id = w.row_id JOIN application a ON a.id = t.application_id
    WHERE w.table_name = 'task' AND w.column_name = 'done_on' AND w.value IS NOT NULL AND t.done_on IS NOT NULL
      AND t.deleted_at IS NULL AND a.deleted_at IS NULL
UNION ALL
SELECT w.seq, w.operation, w.name, w.at, coalesce(a.text_id, a.id), 'closed', s.id
    FROM written w JOIN stage_change s ON s.id = w.row_id JOIN application a ON a.id = s.application_id
    WHERE w.table_name = 'stage_change' AND w.kind = 'insert'
      AND s.stage IN ('no-response', 'accepted', 'declined') AND s.deleted_at IS NULL AND a.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM written n WHERE n.operation = w.operation AND n.table_name = 'application'
                      AND n.row_id = a.id AND n.kind = 'insert')
ORDER BY 1";

/// Returns what was done on a local day and is still in effect, oldest first; what was done twice counts once.
pub(in crate::store) fn done_on(connection: &Connection, day: NaiveDate) -> Result<Vec<DoneEntry>> {
    let next = day.succ_opt().unwrap_or(day);
    let mut statement = connection.prepare_cached(DONE)?;
    let found = statement.query_map((day.to_string(), next.to_string()), entry)?;
    let mut entries: Vec<DoneEntry> = found.collect::<rusqlite::Result<_>>()?;
    let all = entries.clone();
    let mut index = 0;
    entries.retain(|entry| {
        index += 1;
        entry.what == Done::Closed || !all.iter().skip(index).any(|later| later.what == entry.what)
    });
    Ok(entries)
}

/// Reads one line.
fn entry(row: &Row<'_>) -> rusqlite::Result<DoneEntry> {
    let at: String = row.get(3)?;
    let what: String = row.get(5)?;
    let id: String = row.get(6)?;
    Ok(DoneEntry {
        operation: OperationId::new(row.get::<_, String>(1)?),
        name: row.get(2)?,
        at: at.get(11..16).and_then(iso_time).unwrap_or(NaiveTime::MIN),
        application: ApplicationId::new(row.get::<_, String>(4)?),
        what: match what.as_str() {
            "sent" => Done::Sent(InteractionId::new(id)),
            "debriefed" => Done::Debriefed(InterviewId::new(id)),
            "finished" => Done::TaskFinished(TaskId::new(id)),
            _ => Done::Closed,
        },
    })
}
