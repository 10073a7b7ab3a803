//! What "done" writes, case by case.

use crate::domain::action_key::ActionKind;
use crate::domain::channel::Channel;
use crate::domain::ids::ApplicationId;
use crate::domain::interaction::{Interaction, Outcome, Purpose};
use crate::domain::stage::Stage;
use crate::fields::change::Change;
use crate::fields::value::Value;
use crate::scheduler::action::Action;
use crate::scheduler::completion::{How, Incomplete, complete, was_done};
use crate::scheduler::tests::fixture::{day, judged, records, time};

fn action(kind: ActionKind, descriptions: &[&str], today: &str) -> Action {
    let actions = judged(&records(descriptions), today).actions;
    actions.into_iter().find(|action| action.kind == kind).unwrap()
}

fn now() -> How {
    How::now(day("11-24"), time("08:12"))
}

#[test]
fn messages_are_logged_with_recipient_interview_and_channel() {
    let met = "applied 11-02; interview i1 11-24 ana";
    let done = complete(&action(ActionKind::ThankYou, &[met], "11-24"), &now()).unwrap();
    assert_eq!(done.name, "Acme a: thank-you to ana sent by email");
    let [Change::Add { application, record }] = done.changes.as_slice() else { panic!() };
    let interaction: Interaction = record.record().unwrap();
    assert_eq!(application.as_ref().map(ApplicationId::as_str), Some("a"));
    assert_eq!(
        (interaction.purpose, interaction.channel, interaction.outcome),
        (Purpose::ThankYou, Channel::Email, Outcome::Sent)
    );
    assert_eq!((interaction.on, interaction.at), (day("11-24"), Some(time("08:12"))));
    assert_eq!(interaction.interview.as_ref().map(|id| id.as_str()), Some("i1"));
}

#[test]
fn each_kind_logs_its_purpose() {
    let rejected = "applied 11-02; interview i1 11-10 ana; rejected 11-20";
    let asked = "applied 11-02; interview i1 11-10 ana; out follow-up 11-17";
    for (kind, given, purpose) in [
        (ActionKind::FollowUp, "applied 11-02; interview i1 11-10 ana", Purpose::FollowUp),
        (ActionKind::Reminder, asked, Purpose::Reminder),
        (ActionKind::CheckIn, "applied 11-02; main ana", Purpose::FollowUp),
        (ActionKind::Feedback, rejected, Purpose::FeedbackRequest),
        (ActionKind::PartingNote, rejected, Purpose::PartingNote),
    ] {
        let done = complete(&action(kind, &[given], "11-25"), &now()).unwrap();
        let [Change::Add { record, .. }] = done.changes.as_slice() else { panic!("{kind}") };
        assert_eq!(record.find("purpose"), Some(&Value::Word(purpose.as_str())));
    }
}

#[test]
fn a_call_needs_its_outcome() {
    let call = action(ActionKind::FollowUp, &["applied 11-02; interview i1 11-10 bo"], "11-24");
    assert_eq!(complete(&call, &now()), Err(Incomplete::Outcome));
    let reached = How { outcome: Some(Outcome::Voicemail), ..now() };
    assert_eq!(complete(&call, &reached).unwrap().name, "Acme a: follow-up to bo by phone, voicemail");
    let sent = How { outcome: Some(Outcome::Sent), ..now() };
    assert_eq!(
        complete(&call, &sent),
        Err(Incomplete::OutcomeOfAnotherChannel(Outcome::Sent, Channel::Phone))
    );
    let written = How { via: Some(Channel::Email), ..now() };
    assert!(complete(&call, &written).is_ok());
}

#[test]
fn what_concerns_only_the_user_changes_the_records_directly() {
    let debrief = action(ActionKind::Debrief, &["applied 11-02; interview i1 11-24"], "11-24");
    let changes = complete(&debrief, &now()).unwrap().changes;
    assert!(
        matches!(changes.as_slice(), [Change::Edit { patch, .. }] if patch.find("debriefed") == Some(&Value::Flag(true)))
    );
    let task = action(ActionKind::Task, &["applied 11-02; task k1 11-20"], "11-24");
    let changes = complete(&task, &now()).unwrap().changes;
    assert!(
        matches!(changes.as_slice(), [Change::Edit { patch, .. }] if patch.find("done_on") == Some(&Value::Day(day("11-24"))))
    );
    let close = action(ActionKind::Close, &["applied 10-02"], "11-24");
    let changes = complete(&close, &now()).unwrap().changes;
    assert!(matches!(changes.as_slice(), [Change::MoveStage { stage: Stage::NoResponse, .. }]));
    let respond =
        action(ActionKind::Respond, &["applied 11-02; offer 11-20; offered 11-20 by 11-27"], "11-24");
    assert_eq!(complete(&respond, &now()), Err(Incomplete::Stage));
    let accepted = How { stage: Some(Stage::Accepted), ..now() };
    assert_eq!(complete(&respond, &accepted).unwrap().name, "Acme a moved to accepted");
}

#[test]
fn a_second_done_is_known_from_the_records() {
    for (given, key, done) in [
        ("applied 11-02; interview i1 11-20 ana; out thank-you 11-20 ana", "thank-you:i1:ana", true),
        ("applied 11-02; interview i1 11-20 ana", "thank-you:i1:ana", false),
        ("applied 11-02; interview i1 11-20 ana; out thank-you 11-20 cy", "thank-you:i1:ana", false),
        ("applied 11-02; interview i1 11-10 ana; out follow-up 11-17", "follow-up:a:i1", true),
        ("applied 11-02; interview i1 11-20 ana; out follow-up 11-17", "follow-up:a:i1", false),
        ("applied 11-02; interview i1 11-10 ana; out follow-up 11-17", "reminder:a:x1", false),
        (
            "applied 11-02; interview i1 11-10 ana; out follow-up 11-17; out reminder 11-24",
            "reminder:a:x1",
            true,
        ),
        ("applied 11-02; task k1 11-20 11-20", "task:k1", true),
        ("applied 11-02; interview i1 11-20 debriefed", "debrief:i1", true),
        ("applied 11-02; no-response 11-20", "close:a:-", true),
        ("applied 11-02; offer 11-03; accepted 11-20", "respond:a", true),
        (
            "applied 11-02; interview i1 11-10; rejected 11-12; out feedback-request 11-13",
            "feedback:a:2026-11-12",
            true,
        ),
        ("applied 11-02", "check-in:nobody", false),
    ] {
        assert_eq!(was_done(&records(&[given]), &key.parse().unwrap()), done, "{given} {key}");
    }
}
