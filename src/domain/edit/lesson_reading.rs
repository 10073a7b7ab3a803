//! Edits of a lesson as people write them.

use crate::domain::edit::lesson::LessonEdit;
use crate::domain::edit::words::{Sorted, only, required};
use crate::domain::edit::{EditSetting, Edits};
use crate::domain::quick_add::QuickAddError;
use crate::domain::quick_add::timing::past_day;
use crate::domain::typed_line::given_words;

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    On,
    Words,
}

const FIELDS: &[(&str, Field)] = &[("on", Field::On), ("words", Field::Words)];

/// Reads edits of a lesson, which a shell has split into words.
///
/// # Errors
/// Points at the word that was not understood.
pub fn lesson_edits(words: &[String], setting: EditSetting<'_>) -> Result<Edits<LessonEdit>, QuickAddError> {
    let sorted = Sorted::of(&given_words(words), FIELDS, None)?;
    let mut doubts = Vec::new();
    let mut edits = Vec::new();
    for (field, values) in sorted.only_fields("words:\"ask who decides\"")? {
        let given = only(&values)?;
        edits.push(match field {
            Field::Words => LessonEdit::Words(required(&given, "words of a lesson")?),
            Field::On if given.value.is_empty() => LessonEdit::On(None),
            Field::On => {
                let what = "the day on which you learnt it";
                LessonEdit::On(Some(past_day(&given, what, "on", setting, &mut doubts)?))
            }
        });
    }
    Ok(Edits { edits, doubts })
}
