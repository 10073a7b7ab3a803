//! The form of a debrief: what an interview leaves behind, written down while it is fresh.

use crate::domain::date_text::{Lean, in_full};
use crate::domain::lesson::Lesson;
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::fields::edit::InterviewEdit;
use crate::tui::effect::Intent;
use crate::tui::forms::field::{FieldShape, Kind, Known};
use crate::tui::forms::interview::{FORGOT, NOTES, STRENGTHS, edits, find, recorded};
use crate::tui::forms::promise::{BY, WORDS};
use crate::tui::forms::rejection::LESSON;
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{Purpose, Shape, Understood};
use crate::tui::wording::weekday_and_date;

/// The form that marks an interview as written down.
pub static DEBRIEF: Shape = Shape {
    name: "debrief",
    fields: || {
        vec![
            FieldShape::new(
                "with",
                "with",
                Kind::List(Known::People),
                "who met you: Ana Ruiz, Ben Li <ben@acme.example>",
            ),
            BY,
            WORDS,
            STRENGTHS,
            FORGOT,
            LESSON,
            NOTES,
        ]
    },
    title: |state, about| {
        let (application, interview) = find(state, about)?;
        Some(format!("{}: how did {} go?", application.company, weekday_and_date(interview.date())))
    },
    recorded: |state, about| find(state, about).map_or_else(Vec::new, |(_, found)| recorded(found, state)),
    purpose: Purpose::Change,
    understand: debrief,
};

/// Reads a debrief.
fn debrief(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, interview) = find(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let (mut reads, mut edits) = edits(sheet, &["reply_by", "words", "lesson"], application, interview)?;
    let said_on = interview.date().min(sheet.today());
    let reply_by = sheet.day("reply_by", Lean::Future)?;
    if let Some(day) = reply_by.filter(|day| *day < said_on) {
        let [day, said_on] = [day, said_on].map(|day| in_full(Moment::day(day)));
        return Err(Fault::of("reply_by", format!("{day} is before {said_on}, the day of the interview")));
    }
    let words = sheet.text("words");
    if reply_by.is_none() && !words.is_empty() {
        return Err(Fault::of(
            "reply_by",
            "the day is missing; expected by when they want to answer, such as fri",
        ));
    }
    edits.push(InterviewEdit::Debriefed(true));
    let mut changes = vec![Change::EditInterview { interview: interview.id.clone(), edits }];
    let id = application.id.clone();
    changes.extend(reply_by.map(|reply_by| {
        let interview = Some(interview.id.clone());
        Change::add(&id, &Promise { said_on, reply_by, words, interview, ..Promise::blank() })
    }));
    changes.extend(sheet.find("lesson").map(|words| {
        let lesson = Lesson { on: Some(sheet.today()), words: words.to_owned(), ..Lesson::blank() };
        Change::add(&id, &lesson)
    }));
    reads.push(("reply by", sheet.date_reads("reply_by", Lean::Future)));
    let name = format!("{}: interview written down", application.company);
    Ok(Understood { reads, intent: Intent::Done, name, changes })
}
