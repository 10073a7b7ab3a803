//! The form of a debrief: what an interview leaves behind, written down while it is fresh.

use crate::domain::date_text::{Lean, in_full};
use crate::domain::interview::Interview;
use crate::domain::lesson::Lesson;
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::fields::reading::About as Subject;
use crate::fields::value::Value;
use crate::tui::effect::Intent;
use crate::tui::forms::child::{find, read_fields_but, shapes};
use crate::tui::forms::field::FieldShape;
use crate::tui::forms::promise::{BY, WORDS};
use crate::tui::forms::rejection::LESSON;
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{Purpose, Shape, Understood, interview};
use crate::tui::wording::weekday_and_date;

/// What is asked for of who takes part.
const MET: &str = "who met you: Ana Ruiz, Ben Li <ben@acme.example>";

/// The form that marks an interview as written down.
pub static DEBRIEF: Shape = Shape {
    name: "debrief",
    fields: || {
        let own = |keys: &'static [&str]| {
            shapes::<Interview>().into_iter().filter(move |field| keys.contains(&field.key))
        };
        let met = own(&["interviewers"]).map(|field| FieldShape { hint: MET, ..field });
        let went = own(&["strengths", "forgot"]);
        met.chain([BY, WORDS]).chain(went).chain([LESSON]).chain(own(&["notes"])).collect()
    },
    title: |state, about| {
        let (application, interview) = find::<Interview>(state, about)?;
        Some(format!("{}: how did {} go?", application.company, weekday_and_date(interview.date())))
    },
    recorded: interview::EDIT.recorded,
    purpose: Purpose::Change,
    understand: debrief,
};

/// Reads a debrief.
fn debrief(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, interview) = find::<Interview>(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let subject = Subject { record: interview, application: Some(application) };
    let (patch, mut reads) = read_fields_but(&["reply_by", "words", "lesson"], sheet, &subject)?;
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
    let patch = patch.effective(interview).with("debriefed", Value::Flag(true));
    let mut changes = vec![Change::edit(interview, patch)];
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
