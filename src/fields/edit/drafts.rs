//! New records as people write them: edits of a blank one.

use crate::domain::application::Application;
use crate::domain::ids::InterviewId;
use crate::domain::interview::{Interview, InterviewDraft, InterviewKind, USUAL_MINUTES};
use crate::domain::moment::Moment;
use crate::fields::edit::interview::InterviewEdit;
use crate::fields::edit::interview_reading::interview_edits;
use crate::fields::edit::{EditSetting, Edits};
use crate::fields::quick_add::QuickAddError;

/// Reads a new interview of `application`, and what was given of it; today when no day is.
///
/// # Errors
/// Points at the word that was not understood.
pub fn interview_draft(
    words: &[String],
    application: &Application,
    setting: EditSetting<'_>,
) -> Result<(InterviewDraft, Edits<InterviewEdit>), QuickAddError> {
    let blank = Interview {
        id: InterviewId::new("-"),
        handle: String::new(),
        round: None,
        kind: InterviewKind::Other,
        starts_at: Moment::day(setting.today),
        zone: None,
        minutes: USUAL_MINUTES,
        place: None,
        cancelled: false,
        debriefed: false,
        interviewers: Vec::new(),
        strengths: String::new(),
        forgot: String::new(),
        notes: String::new(),
    };
    let read = interview_edits(words, &blank, application, setting)?;
    let mut draft = InterviewDraft {
        round: blank.round,
        kind: blank.kind,
        starts_at: blank.starts_at,
        zone: None,
        minutes: blank.minutes,
        place: None,
        interviewers: Vec::new(),
        notes: String::new(),
    };
    for edit in read.edits.iter().cloned() {
        match edit {
            InterviewEdit::Round(round) => draft.round = round,
            InterviewEdit::Kind(kind) => draft.kind = kind,
            InterviewEdit::StartsAt(moment) => draft.starts_at = moment,
            InterviewEdit::Zone(zone) => draft.zone = zone,
            InterviewEdit::Minutes(minutes) => draft.minutes = minutes,
            InterviewEdit::Place(place) => draft.place = place,
            InterviewEdit::Interviewers(people) => draft.interviewers = people,
            InterviewEdit::Notes(notes) => draft.notes = notes,
            // Nobody knows these of a meeting that is only being arranged.
            InterviewEdit::Cancelled(_)
            | InterviewEdit::Debriefed(_)
            | InterviewEdit::Strengths(_)
            | InterviewEdit::Forgot(_) => {}
        }
    }
    Ok((draft, read))
}
