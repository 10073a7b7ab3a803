//! Edits of a task as people write them.

use crate::domain::date_text::Lean;
use crate::domain::edit::task::TaskEdit;
use crate::domain::edit::words::{Sorted, only, read_day, required};
use crate::domain::edit::{EditSetting, Edits};
use crate::domain::quick_add::QuickAddError;
use crate::domain::quick_add::timing::past_day;
use crate::domain::typed_line::given_words;

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Due,
    Words,
    Done,
}

const FIELDS: &[(&str, Field)] = &[("due_on", Field::Due), ("words", Field::Words), ("done_on", Field::Done)];

/// Reads edits of a task, which a shell has split into words.
///
/// # Errors
/// Points at the word that was not understood.
pub fn task_edits(words: &[String], setting: EditSetting<'_>) -> Result<Edits<TaskEdit>, QuickAddError> {
    let sorted = Sorted::of(&given_words(words), FIELDS, None)?;
    let mut doubts = Vec::new();
    let mut edits = Vec::new();
    for (field, values) in sorted.only_fields("due:fri")? {
        let given = only(&values)?;
        edits.push(match field {
            Field::Words => TaskEdit::Words(required(&given, "words of a task")?),
            Field::Due if given.value.is_empty() => TaskEdit::DueOn(None),
            Field::Due => TaskEdit::DueOn(Some(read_day(&given, "due", Lean::Future, setting, &mut doubts)?)),
            Field::Done if given.value.is_empty() => TaskEdit::DoneOn(None),
            Field::Done => {
                let what = "the day on which it was done";
                TaskEdit::DoneOn(Some(past_day(&given, what, "done", setting, &mut doubts)?))
            }
        });
    }
    Ok(Edits { edits, doubts })
}
