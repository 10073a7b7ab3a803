//! The forms of an interview: a new one, and the fields of one that is there.

use crate::domain::application::Application;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::interview::{Interview, InterviewKind};
use crate::fields::change::Change;
use crate::fields::edit::{Edits, InterviewEdit, effective, interview_draft, interview_edits};
use crate::tui::effect::Intent;
use crate::tui::forms::application::{self, answers};
use crate::tui::forms::field::{FieldShape, Kind, Known};
use crate::tui::forms::sheet::{Fault, Sheet, changed, listed, people};
use crate::tui::forms::{About, Purpose, RecordId, Shape, Understood};
use crate::tui::state::State;

const WHEN: FieldShape =
    FieldShape::new("on", "when", Kind::Moment(Lean::Future), "tomorrow 14:00, or fri").required("today");
const KIND: FieldShape = FieldShape::new("kind", "kind", Kind::Choice(kinds), "what sort of meeting it is");
const WITH: FieldShape = FieldShape::new(
    "with",
    "with",
    Kind::List(Known::People),
    "who takes part: Ana Ruiz, Ben Li <ben@acme.example>",
);
const MINUTES: FieldShape = FieldShape::new("minutes", "minutes", Kind::Line, "how long it takes: 60");
const PLACE: FieldShape = FieldShape::new("place", "place", Kind::Line, "an address, a room, a link");
const ZONE: FieldShape =
    FieldShape::new("zone", "zone", Kind::Line, "theirs, such as Asia/Tokyo; the time above is yours");
const ROUND: FieldShape = FieldShape::new("round", "round", Kind::Line, "which one it is, from 1");
pub(super) const STRENGTHS: FieldShape =
    FieldShape::new("strengths", "strengths", Kind::Line, "what went well, to repeat in the thank-you");
pub(super) const FORGOT: FieldShape =
    FieldShape::new("forgot", "forgot", Kind::Line, "what you forgot to say, to add briefly");
pub(super) const NOTES: FieldShape = FieldShape::new("notes", "notes", Kind::Lines, "anything else");
const CANCELLED: FieldShape =
    FieldShape::new("cancelled", "cancelled", Kind::Choice(answers), "yes if it was called off");
const DEBRIEFED: FieldShape =
    FieldShape::new("debriefed", "debriefed", Kind::Choice(answers), "yes if you wrote down how it went");

/// The form that adds one.
pub static ADD: Shape = Shape {
    name: "new-interview",
    fields: || vec![WHEN, KIND, WITH, MINUTES, PLACE, ZONE, ROUND, NOTES],
    title: |state, about| Some(format!("Interview at {}", application::find(state, about)?.company)),
    recorded: |_, _| Vec::new(),
    purpose: Purpose::Add,
    understand: add,
};

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "interview",
    fields: || {
        vec![WHEN, KIND, WITH, MINUTES, PLACE, ZONE, ROUND, CANCELLED, DEBRIEFED, STRENGTHS, FORGOT, NOTES]
    },
    title: |state, about| Some(titled(find(state, about)?)),
    recorded: |state, about| find(state, about).map_or_else(Vec::new, |(_, found)| recorded(found, state)),
    purpose: Purpose::Change,
    understand: edit,
};

/// Returns the words for what sort of meeting it is.
fn kinds() -> Vec<&'static str> {
    InterviewKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

/// Returns the interview that a form is about, and its application.
pub(super) fn find<'a>(state: &'a State, about: &About) -> Option<(&'a Application, &'a Interview)> {
    let RecordId::Interview(id) = about.record.as_ref()? else {
        return None;
    };
    let application = application::find(state, about)?;
    application.interviews.iter().find(|interview| interview.id == *id).map(|found| (application, found))
}

/// Returns what an interview is called: `Acme: interview on Fri 20 Nov 2026 10:00`.
fn titled((application, interview): (&Application, &Interview)) -> String {
    format!("{}: interview on {}", application.company, in_full(interview.starts_at))
}

/// Returns what is recorded of an interview.
pub(super) fn recorded(interview: &Interview, state: &State) -> Vec<(&'static str, String)> {
    let of = interview.clone();
    let answer = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    vec![
        ("on", in_full(of.starts_at)),
        ("kind", of.kind.to_string()),
        ("with", listed(of.interviewers.iter(), &state.snapshot.records)),
        ("minutes", of.minutes.to_string()),
        ("place", of.place.unwrap_or_default()),
        ("zone", of.zone.unwrap_or_default()),
        ("round", of.round.map(|round| round.to_string()).unwrap_or_default()),
        ("cancelled", answer(of.cancelled)),
        ("debriefed", answer(of.debriefed)),
        ("strengths", of.strengths),
        ("forgot", of.forgot),
        ("notes", of.notes),
    ]
}

/// Reads a new interview.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let (interview, read) = sheet.read(&[], |words, setting| interview_draft(words, application, setting))?;
    let reads = reads(sheet, &read)?;
    let name = format!("{}: interview on {}", application.company, in_full(interview.starts_at));
    let changes = vec![Change::AddInterview { application: application.id.clone(), interview }];
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}

/// Reads what becomes of an interview.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let (application, interview) = find(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let (reads, edits) = edits(sheet, &[], application, interview)?;
    let is_cancelled = matches!(edits.as_slice(), [InterviewEdit::Cancelled(true)]);
    let name = match is_cancelled {
        true => format!("{} cancelled", titled((application, interview))),
        false => changed(&titled((application, interview)), &edits),
    };
    let change = |edits| Change::EditInterview { interview: interview.id.clone(), edits };
    let changes = Some(edits).filter(|edits| !edits.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}

/// How fields read, and the edits that change something.
type Read = (Vec<(&'static str, String)>, Vec<InterviewEdit>);

/// Reads the edits of an interview; the fields in `but` are left to the form.
pub(super) fn edits(
    sheet: &Sheet<'_>,
    but: &[&str],
    application: &Application,
    interview: &Interview,
) -> Result<Read, Fault> {
    let read = sheet.read(but, |words, setting| interview_edits(words, interview, application, setting))?;
    let reads = reads(sheet, &read)?;
    Ok((reads, effective(read.edits, interview)))
}

/// Returns how the fields of an interview read; a time that does not come exactly once is refused.
fn reads(sheet: &Sheet<'_>, read: &Edits<InterviewEdit>) -> Result<Vec<(&'static str, String)>, Fault> {
    let mut reads = sheet.edits_read(read);
    for edit in &read.edits {
        match edit {
            InterviewEdit::StartsAt(moment) => sheet.comes_once("on", *moment)?,
            InterviewEdit::Interviewers(choices) => {
                reads.retain(|(label, _)| *label != "with");
                reads.push(("with", people(choices, sheet.records())));
            }
            _ => {}
        }
    }
    Ok(reads)
}
