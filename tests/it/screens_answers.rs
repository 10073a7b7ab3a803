//! Popups that are answered late: they speak of what they were opened for, and say so when that is over.

use callback::domain::action_key::ActionKey;
use callback::domain::deferral::Deferral;
use callback::domain::ids::{ApplicationId, ContactId, InterviewId};
use callback::domain::interaction::Interaction;
use callback::domain::records::Records;
use callback::fields::change::Change;
use callback::tui::effect::{Effect, Intent};
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{noon, november, operation, press, records, screen, snapshot};

const SIZE: (u16, u16) = (80, 24);

/// The thank-you to Ana Ruiz at Acme, the third line of today.
fn thank_you() -> ActionKey {
    ActionKey::thank_you(&InterviewId::new("i-acme"), Some(&ContactId::new("c-ana")))
}

fn toast(state: &State) -> &str {
    state.toast.as_ref().map_or("", |toast| &toast.text)
}

/// Another process has written: other records appear.
fn appear(state: &mut State, records: Records) {
    update(state, Message::Loaded(Box::new(snapshot(records))));
}

/// Returns the records without an application.
fn without(company: &str) -> Records {
    let mut records = records();
    records.applications.retain(|application| application.company != company);
    records
}

#[test]
fn a_contact_is_logged_with_the_person_the_menu_was_opened_for() {
    let mut state = noon(SIZE);
    press(&mut state, "j j j c");
    let mut done = records();
    done.applications[2].interactions[0].contact = Some(ContactId::new("c-ana"));
    done.applications[2].interviews[0].interviewers = vec![ContactId::new("c-ana"), ContactId::new("c-cleo")];
    appear(&mut state, done);
    assert_ne!(state.subject().action.map(|action| action.key), Some(thank_you()), "the selection moved");
    let effects = press(&mut state, "e");
    let [Effect::Apply { name, changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(name, "Acme: contact by email logged");
    let [Change::Add { application, record }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(application.as_ref(), Some(&ApplicationId::new("a-acme")));
    assert_eq!(record.record::<Interaction>().unwrap().contact, Some(ContactId::new("c-ana")));
}

#[test]
fn what_is_brought_back_is_named_after_its_own_application() {
    let mut records = records();
    records.deferrals = vec![Deferral { key: thank_you(), until: Some(november(27)) }];
    let mut state = noon(SIZE);
    state.load(snapshot(records.clone()));
    press(&mut state, "j Enter g j p");
    assert!(screen(&state).contains("Acme: thank-you, snoozed or dismissed"), "{}", screen(&state));
    state.detail = None;
    press_away(&mut state);
    let effects = press(&mut state, "b");
    let [Effect::Apply { name, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(name, "Acme: thank-you brought back");
}

/// Moves the selection under an open popup to the first line.
fn press_away(state: &mut State) {
    state.today.list.first();
}

#[test]
fn what_is_back_already_is_not_brought_back_again() {
    let mut deferred = records();
    deferred.deferrals = vec![Deferral { key: thank_you(), until: Some(november(27)) }];
    let mut state = noon(SIZE);
    state.load(snapshot(deferred));
    press(&mut state, "j Enter g j p");
    appear(&mut state, records());
    assert_eq!(press(&mut state, "b"), []);
    assert_eq!(toast(&state), "It is back already.");
}

#[test]
fn an_answer_that_comes_too_late_says_so_and_writes_nothing() {
    for (asked, answered, gone, said) in [
        ("p", "1", "Initech", "It is not on the list any more: nothing was written."),
        ("p", "n", "Initech", "It is not on the list any more: nothing was written."),
        ("p t 'fri", "Enter", "Initech", "It is not on the list any more: nothing was written."),
        ("v v p", "1", "Initech", "It is not on the list any more: nothing was written."),
        ("s", "4", "Initech", "It is gone: nothing was written."),
        ("c", "e", "Initech", "It is gone: nothing was written."),
        ("s", "3", "Hooli", "It stands at screening already."),
    ] {
        let mut state = noon(SIZE);
        state.say("something older");
        press(&mut state, asked);
        appear(&mut state, without(gone));
        assert_eq!(press(&mut state, answered), [], "{asked} {answered}");
        assert_eq!(toast(&state), said, "{asked} {answered}");
    }
}

#[test]
fn what_was_said_before_goes_with_the_next_command() {
    let mut state = noon(SIZE);
    for keys in ["j", "c", "2", "w"] {
        state.mode = callback::tui::mode::Mode::Browse;
        state.say("something older");
        press(&mut state, keys);
        assert_eq!(toast(&state), "", "{keys}");
    }
}

#[test]
fn feedback_after_a_rejection_asks_for_no_promise() {
    let mut state = noon(SIZE);
    press(&mut state, "/ 'hooli Enter");
    let effects = press(&mut state, "r");
    let [Effect::Apply { intent, name, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((intent, name.as_str()), (&Intent::Change, "Hooli: feedback came"));
}

#[test]
fn questions_after_a_write_name_the_company() {
    let initech = ApplicationId::new("a-initech");
    for (intent, question) in [
        (Intent::Reply(initech.clone()), "Initech: did they promise an answer? By when"),
        (Intent::Offer(initech), "─ Initech: offer ─"),
    ] {
        let mut state = noon(SIZE);
        let snapshot = Box::new(snapshot(records()));
        let operation = operation("written", "tui", 1);
        update(&mut state, Message::Written { intent, operation, added: None, snapshot });
        assert!(screen(&state).contains(question), "{}", screen(&state));
    }
}

#[test]
fn several_that_were_done_are_counted_once() {
    let mut state = noon(SIZE);
    let (intent, operation) = (Intent::Done, operation("3 actions done", "tui", 3));
    let snapshot = Box::new(snapshot(records()));
    update(&mut state, Message::Written { intent, operation, added: None, snapshot });
    assert!(screen(&state).contains(" done: 3 actions (u undo)"), "{}", screen(&state));
}
