//! R2, the parting note: a handwritten note after a rejection (S4).

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::channel::Channel;
use crate::domain::interaction::Purpose;
use crate::domain::interview::InterviewKind;
use crate::domain::stage::Stage;
use crate::scheduler::action::Recipient;
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{count, day, fact, sourced};
use crate::scheduler::reach::main_contact;
use crate::scheduler::rules::Finding;

/// Finds the note after a dated rejection that followed a real interview (more than a phone screen).
///
/// Due `parting_note_after` business days after the rejection, by post; lapses `rejection_lapses_after` days later.
pub fn judge(case: &Case<'_>) -> Finding {
    if case.known.stage != Stage::Rejected {
        return Finding::nothing("not rejected");
    }
    let Some(rejected_on) = case.known.rejected_on() else {
        return Finding::nothing("the day of the rejection is not known");
    };
    if case.known.held().all(|interview| interview.kind == InterviewKind::PhoneScreen) {
        return Finding::nothing("nobody met you beyond a phone screen");
    }
    let today = case.today();
    let mut notes = case.known.delivered().filter(|message| message.purpose == Purpose::PartingNote);
    if let Some(note) = notes.find(|note| note.on >= rejected_on) {
        return Finding::nothing(format!("sent {}", day(note.on, today)));
    }
    let due_on = case.world.holidays.add_business_days(rejected_on, case.policy.parting_note_after);
    let wait = count(case.policy.parting_note_after, "business day");
    let reasons = vec![
        fact("R2", format!("rejected {}", day(rejected_on, today))),
        sourced("R2", format!("a handwritten note {wait} later: {}", day(due_on, today)), "S4"),
    ];
    let why = format!("rejected {}: a handwritten note to part well", day(rejected_on, today));
    let key = ActionKey::parting_note(case.id(), rejected_on);
    let mut action = case.action(ActionKind::PartingNote, key, due_on, why, reasons);
    action.recipient = main_contact(case).map(Recipient::from);
    action.channel = Some(Channel::Post);
    action.lapses_on = Some(add_days(due_on, case.policy.rejection_lapses_after));
    Finding::of(action, today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::check;

    #[test]
    fn a_handwritten_note_parts_well_after_more_than_a_phone_screen() {
        check(
            "parting-note",
            &[
                (
                    "applied 11-02; interview i1 11-10 ana; rejected 11-20",
                    "11-20",
                    "parting-note 11-25 ana post",
                ),
                (
                    "applied 11-02; interview i1 11-10 ana; rejected 11-18",
                    "11-20",
                    "parting-note 11-23 ana post",
                ),
                ("applied 11-02; interview i1 11-10 ana phone-screen; rejected 11-20", "11-20", ""),
                ("applied 11-02; main ana; rejected 11-20", "11-20", ""),
                (
                    "applied 11-02; interview i1 11-10 ana; rejected 11-20; out parting-note 11-21 post",
                    "11-24",
                    "",
                ),
                (
                    "applied 11-02; interview i1 11-10 ana; rejected 11-20",
                    "12-09",
                    "parting-note 11-25 ana post",
                ),
                ("applied 11-02; interview i1 11-10 ana; rejected 11-20", "12-10", ""),
            ],
        );
    }
}
