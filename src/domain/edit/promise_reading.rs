//! Edits of a promise as people write them.

use crate::domain::application::Application;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::edit::promise::PromiseEdit;
use crate::domain::edit::words::{Sorted, meeting, only, read_day, required};
use crate::domain::edit::{EditSetting, Edits};
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;
use crate::domain::quick_add::QuickAddError;
use crate::domain::quick_add::field::Given;
use crate::domain::quick_add::timing::past_day;
use crate::domain::typed_line::given_words;

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    ReplyBy,
    Said,
    Words,
    Interview,
}

const FIELDS: &[(&str, Field)] = &[
    ("reply_by", Field::ReplyBy),
    ("by", Field::ReplyBy),
    ("said_on", Field::Said),
    ("words", Field::Words),
    ("interview", Field::Interview),
];

/// Reads edits of a promise of `application`, which a shell has split into words.
///
/// # Errors
/// Points at the word that was not understood, or that would have them answer before they said so.
pub fn promise_edits(
    words: &[String],
    promise: &Promise,
    application: &Application,
    setting: EditSetting<'_>,
) -> Result<Edits<PromiseEdit>, QuickAddError> {
    let sorted = Sorted::of(&given_words(words), FIELDS, None)?;
    let mut doubts = Vec::new();
    let mut edits = Vec::new();
    let mut last = Given { value: String::new(), at: 0..0 };
    for (field, values) in sorted.only_fields("reply_by:fri")? {
        let given = only(&values)?;
        edits.push(match field {
            Field::ReplyBy => {
                required(&given, "day of a promise")?;
                PromiseEdit::ReplyBy(read_day(&given, "reply by", Lean::Future, setting, &mut doubts)?)
            }
            Field::Said => {
                required(&given, "day on which they said it")?;
                let what = "the day on which they said it";
                PromiseEdit::SaidOn(past_day(&given, what, "said", setting, &mut doubts)?)
            }
            Field::Words => PromiseEdit::Words(given.value.clone()),
            Field::Interview => PromiseEdit::Interview(meeting(&given, application, setting)?),
        });
        last = if matches!(field, Field::ReplyBy | Field::Said) { given } else { last };
    }
    refuse_backwards(promise, &edits, &last)?;
    Ok(Edits { edits, doubts })
}

/// Refuses an answer promised for a day before it was promised.
fn refuse_backwards(promise: &Promise, edits: &[PromiseEdit], given: &Given) -> Result<(), QuickAddError> {
    let (mut said, mut by) = (promise.said_on, promise.reply_by);
    for edit in edits {
        match edit {
            PromiseEdit::SaidOn(on) => said = *on,
            PromiseEdit::ReplyBy(on) => by = *on,
            PromiseEdit::Words(_) | PromiseEdit::Interview(_) => {}
        }
    }
    if by >= said || given.value.is_empty() {
        return Ok(());
    }
    let [by, said] = [by, said].map(|day| in_full(Moment::day(day)));
    Err(given.wrong(format!("'{}': {by} is before {said}, when they said it", given.value)))
}
