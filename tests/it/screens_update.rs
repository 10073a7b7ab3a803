//! What keys ask of the world: no terminal, no database, only what would be written.

use callback::domain::action_key::ActionKey;
use callback::domain::channel::Channel;
use callback::domain::deferral::Deferral;
use callback::domain::ids::{ApplicationId, ContactId, InterviewId, OperationId};
use callback::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use callback::domain::moment::iso_time;
use callback::domain::offer::Offer;
use callback::domain::promise::Promise;
use callback::domain::stage::Stage;
use callback::fields::Noun;
use callback::fields::change::Change;
use callback::tui::effect::{Effect, Intent};
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;
use ratatui::crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};

use crate::screens_fixture::{at, day, noon, november, operation, press, records, screen, snapshot};

const SIZE: (u16, u16) = (80, 24);

fn acme() -> ApplicationId {
    ApplicationId::new("a-acme")
}

/// The thank-you to Ana Ruiz, the third line of today.
fn thank_you() -> ActionKey {
    ActionKey::thank_you(&InterviewId::new("i-acme"), Some(&ContactId::new("c-ana")))
}

/// Returns a message or a call as it is written at noon.
fn noon_message(purpose: Purpose, channel: Channel, contact: &str) -> Interaction {
    Interaction {
        on: november(24),
        at: iso_time("12:00"),
        direction: Direction::Out,
        channel,
        purpose,
        contact: Some(ContactId::new(contact)),
        outcome: Outcome::Sent,
        ..Interaction::blank()
    }
}

fn toast(state: &State) -> &str {
    state.toast.as_ref().map_or("", |toast| &toast.text)
}

#[test]
fn space_marks_the_selected_action_as_done() {
    let mut state = noon(SIZE);
    let mut interaction = noon_message(Purpose::ThankYou, Channel::Email, "c-ana");
    interaction.interview = Some(InterviewId::new("i-acme"));
    assert_eq!(
        press(&mut state, "j j j Space"),
        [Effect::Apply {
            intent: Intent::Done,
            name: "Acme: thank-you to Ana Ruiz sent by email".to_owned(),
            changes: vec![Change::add(&acme(), &interaction)],
        }]
    );
}

#[test]
fn space_on_a_done_line_takes_it_back() {
    let mut state = noon(SIZE);
    assert_eq!(press(&mut state, "G Space"), [Effect::TakeBack(OperationId::new("o-7"))]);
}

#[test]
fn space_on_an_interview_says_that_there_is_nothing_to_do() {
    let mut state = noon(SIZE);
    assert_eq!(press(&mut state, "j Space"), []);
    assert!(toast(&state).contains("nothing to mark as done"));
}

#[test]
fn a_call_asks_how_it_ended_before_anything_is_written() {
    let mut records = records();
    records.contacts.iter_mut().for_each(|contact| contact.preferred_channel = Some(Channel::Phone));
    records.contacts.iter_mut().for_each(|contact| contact.phone = Some("123".to_owned()));
    let mut state = noon(SIZE);
    update(&mut state, Message::Loaded(Box::new(snapshot(records))));
    assert_eq!(press(&mut state, "g Space"), []);
    assert!(screen(&state).contains("how did the call end?"));
    let mut interaction = noon_message(Purpose::FollowUp, Channel::Phone, "c-milt");
    interaction.outcome = Outcome::Voicemail;
    assert_eq!(
        press(&mut state, "v"),
        [Effect::Apply {
            intent: Intent::Done,
            name: "Initech: follow-up to Milton Waddams by phone, voicemail".to_owned(),
            changes: vec![Change::add(&ApplicationId::new("a-initech"), &interaction)],
        }]
    );
}

#[test]
fn an_offer_asks_what_was_answered() {
    let mut records = records();
    let mut offered =
        crate::screens_fixture::application("Tyrell", "SRE", &[(Stage::Applied, 2), (Stage::Offer, 20)]);
    let offer = Offer { received_on: november(20), respond_by: Some(november(25)), notes: String::new() };
    offered.offer = Some(offer);
    records.applications = vec![offered];
    let mut state = noon(SIZE);
    update(&mut state, Message::Loaded(Box::new(snapshot(records))));
    assert_eq!(press(&mut state, "g Space"), []);
    assert_eq!(
        press(&mut state, "j Enter"),
        [Effect::Apply {
            intent: Intent::Done,
            name: "Tyrell moved to declined".to_owned(),
            changes: vec![Change::MoveStage {
                application: ApplicationId::new("a-tyrell"),
                stage: Stage::Declined,
                on: november(24),
                note: None
            }],
        }]
    );
}

#[test]
fn postponing_offers_days_a_typed_date_and_never() {
    let postponed = |keys: &str| {
        let mut state = noon(SIZE);
        let effects = press(&mut state, &format!("j j j p {keys}"));
        match effects.as_slice() {
            [Effect::Apply { intent, name, changes }] => {
                let [Change::Defer { key, until }] = changes.as_slice() else { panic!("{changes:?}") };
                assert_eq!(*key, thank_you());
                let is_too_late = until.is_some_and(|until| until > november(29));
                let expected = if is_too_late { Intent::Lapse(Some(november(29))) } else { Intent::Change };
                assert_eq!(*intent, expected, "{keys}");
                (name.clone(), *until)
            }
            other => panic!("{keys}: {other:?}"),
        }
    };
    for (keys, name, until) in [
        ("1", "Acme: thank-you snoozed until Wed 25 Nov", Some("2026-11-25")),
        ("3", "Acme: thank-you snoozed until Fri 27 Nov", Some("2026-11-27")),
        ("w", "Acme: thank-you snoozed until Tue 1 Dec", Some("2026-12-01")),
        ("t 'next_fri Enter", "Acme: thank-you snoozed until Fri 4 Dec", Some("2026-12-04")),
        ("n", "Acme: thank-you dismissed", None),
    ] {
        assert_eq!(postponed(keys), (name.to_owned(), until.map(day)), "{keys}");
    }
}

#[test]
fn postponing_past_the_end_says_when_that_is() {
    for (lapses_on, told) in [
        (Some(november(29)), "Acme: snoozed; it lapses before: Sun 29 Nov"),
        (None, "Acme: snoozed; some lapse before"),
    ] {
        let mut state = noon(SIZE);
        let written = Message::Written {
            intent: Intent::Lapse(lapses_on),
            operation: operation("Acme: snoozed", "tui", 1),
            added: None,
            snapshot: Box::new(snapshot(records())),
        };
        update(&mut state, written);
        assert_eq!(toast(&state), told);
    }
}

#[test]
fn when_the_last_open_line_goes_the_selection_does_not_move_to_what_is_done() {
    let mut state = noon(SIZE);
    press(&mut state, "G k");
    let gone = state.subject().application.unwrap();
    let mut left = records();
    left.applications.retain(|application| application.id != gone);
    update(&mut state, Message::Loaded(Box::new(snapshot(left))));
    assert_eq!(state.subject().done, None, "{}", screen(&state));
    assert!(state.subject().action.is_some(), "{}", screen(&state));
}

#[test]
fn a_date_that_makes_no_sense_is_refused_and_stays_to_be_corrected() {
    let mut state = noon(SIZE);
    assert_eq!(press(&mut state, "p t 'today Enter"), []);
    assert!(screen(&state).contains("Tue 24 Nov 2026 is not after today"));
    assert_eq!(press(&mut state, "Ctrl-u 'smoon Enter"), []);
    assert!(screen(&state).contains("'smoon' is not a date"));
    assert_eq!(press(&mut state, "Ctrl-u '+3d Enter").len(), 1);
}

#[test]
fn what_was_put_off_can_be_brought_back() {
    let mut records = records();
    records.deferrals = vec![Deferral { key: thank_you(), until: Some(november(27)) }];
    let mut state = noon(SIZE);
    state.load(snapshot(records));
    assert_eq!(press(&mut state, "j Enter G"), []);
    assert!(screen(&state).contains("thank-you  snoozed until Fri 27 Nov"));
    let back = Effect::Apply {
        intent: Intent::Change,
        name: "Acme: thank-you brought back".to_owned(),
        changes: vec![Change::Undefer { key: thank_you() }],
    };
    assert_eq!(press(&mut state, "g j p b"), [back]);
}

#[test]
fn several_marked_actions_are_done_in_one_operation() {
    let mut state = noon(SIZE);
    let effects = press(&mut state, "v j j v v Space");
    let [Effect::Apply { intent: Intent::Done, name, changes }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!((name.as_str(), changes.len()), ("3 actions done", 3));
    assert!(state.marked.is_empty());
}

#[test]
fn several_marked_actions_are_postponed_in_one_operation() {
    let mut state = noon(SIZE);
    let effects = press(&mut state, "v j j v p 1");
    let [Effect::Apply { name, changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), changes.len()), ("2 actions snoozed until Wed 25 Nov", 2));
}

#[test]
fn stages_move_by_one_or_to_any() {
    let moved = |keys: &str| {
        let mut state = noon(SIZE);
        match press(&mut state, keys).as_slice() {
            [Effect::Apply { intent, changes, .. }] => match changes.as_slice() {
                [Change::MoveStage { application, stage, .. }] => {
                    (application.as_str().to_owned(), *stage, intent.clone())
                }
                other => panic!("{other:?}"),
            },
            other => panic!("{keys}: {other:?}"),
        }
    };
    let acme_offer = Intent::Offer(acme());
    for (keys, application, stage, intent) in [
        (">", "a-initech", Stage::Interviewing, Intent::Change),
        ("<", "a-initech", Stage::Applied, Intent::Change),
        ("j >", "a-acme", Stage::Offer, acme_offer),
        ("s 9", "a-initech", Stage::Withdrawn, Intent::Change),
        ("2 s j Enter", "a-initech", Stage::Interviewing, Intent::Change),
        ("2 Enter s 0", "a-initech", Stage::NoResponse, Intent::Change),
    ] {
        assert_eq!(moved(keys), (application.to_owned(), stage, intent), "{keys}");
    }
}

#[test]
fn choosing_the_present_stage_writes_nothing() {
    let mut state = noon(SIZE);
    assert_eq!(press(&mut state, "s Enter"), []);
}

#[test]
fn an_offer_asks_by_when_it_wants_an_answer() {
    let mut state = noon(SIZE);
    let written = Message::Written {
        intent: Intent::Offer(acme()),
        operation: operation("Acme moved to offer", "tui", 1),
        added: None,
        snapshot: Box::new(snapshot(records())),
    };
    update(&mut state, written);
    let offer = Offer { received_on: november(24), respond_by: Some(november(27)), notes: String::new() };
    press(&mut state, "'fri");
    assert_eq!(
        press(&mut state, "Ctrl-s"),
        [Effect::Apply {
            intent: Intent::Form("offer a-acme offer".to_owned(), Box::new(Intent::Change)),
            name: "Acme: offer to be answered by Fri 27 Nov".to_owned(),
            changes: vec![Change::SetOffer { application: acme(), offer }],
        }]
    );
}

#[test]
fn a_reply_is_logged_and_a_promise_is_asked_for() {
    let mut state = noon(SIZE);
    let mut interaction = noon_message(Purpose::Reply, Channel::Email, "c-milt");
    interaction.direction = Direction::In;
    let initech = ApplicationId::new("a-initech");
    assert_eq!(
        press(&mut state, "r"),
        [Effect::Apply {
            intent: Intent::Reply(initech.clone()),
            name: "Initech: reply came".to_owned(),
            changes: vec![Change::add(&initech, &interaction)],
        }]
    );
    let written = Message::Written {
        intent: Intent::Reply(initech.clone()),
        operation: operation("Initech: reply came", "tui", 1),
        added: None,
        snapshot: Box::new(snapshot(records())),
    };
    assert_eq!(update(&mut state, written), []);
    assert!(screen(&state).contains("did they promise an answer?"));
    let promise = Promise { said_on: november(24), reply_by: november(27), ..Promise::blank() };
    assert_eq!(
        press(&mut state, "'fri Enter"),
        [Effect::Apply {
            intent: Intent::Change,
            name: "Initech: answer promised by Fri 27 Nov".to_owned(),
            changes: vec![Change::add(&initech, &promise)],
        }]
    );
}

#[test]
fn a_promise_belongs_to_the_latest_interview_that_was_held() {
    let mut state = noon(SIZE);
    let effects = press(&mut state, "j j j t 'fri Ctrl-s");
    let effects = effects.get(3..).unwrap_or_default();
    let [Effect::Apply { changes, .. }] = effects else { panic!("{effects:?}") };
    let [Change::Add { record, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let promise: Promise = record.record().unwrap();
    assert_eq!(promise.interview, Some(InterviewId::new("i-acme")));
}

#[test]
fn a_contact_without_an_action_is_logged() {
    let mut state = noon(SIZE);
    let mut interaction = noon_message(Purpose::Other, Channel::Phone, "c-milt");
    interaction.outcome = Outcome::Reached;
    assert_eq!(
        press(&mut state, "c r"),
        [Effect::Apply {
            intent: Intent::Change,
            name: "Initech: contact by phone logged".to_owned(),
            changes: vec![Change::add(&ApplicationId::new("a-initech"), &interaction)],
        }]
    );
}

#[test]
fn undo_names_the_write_that_was_shown() {
    let mut state = noon(SIZE);
    assert_eq!(press(&mut state, "u"), [Effect::Undo(OperationId::new("o-7"))]);
    let undone = operation("Acme moved to offer", "tui", 1);
    update(&mut state, Message::Undone { operation: undone, snapshot: Box::new(snapshot(records())) });
    assert!(screen(&state).contains(" undone: Acme moved to offer (Ctrl-r redo)"));
}

#[test]
fn undo_asks_first_when_the_write_is_not_ours_or_large() {
    for (origin, rows) in [("cli", 1), ("import", 1), ("tui", 51)] {
        let mut state = noon(SIZE);
        state.snapshot.next_undo = Some(operation("Import of jobs.json", origin, rows));
        assert_eq!(press(&mut state, "u"), [], "{origin} {rows}");
        assert!(screen(&state).contains("Undo \"Import of jobs.json\""));
        assert_eq!(press(&mut state, "Enter"), [], "the safe answer comes first");
        assert_eq!(press(&mut state, "u y"), [Effect::Undo(OperationId::new("o-7"))]);
    }
}

#[test]
fn undo_and_redo_say_when_there_is_nothing() {
    let mut state = noon(SIZE);
    state.snapshot.next_undo = None;
    assert_eq!(press(&mut state, "u"), []);
    assert_eq!(toast(&state), "There is nothing to undo.");
    assert_eq!(press(&mut state, "Ctrl-r"), []);
    assert_eq!(toast(&state), "There is nothing to redo.");
}

#[test]
fn the_mouse_selects_and_scrolls_and_never_writes() {
    let mut state = noon(SIZE);
    let mouse = |state: &mut State, kind, column, row| {
        let event =
            MouseEvent { kind, column, row, modifiers: ratatui::crossterm::event::KeyModifiers::NONE };
        let message = callback::tui::events::message_for(state, Event::Mouse(event));
        message.map(|message| update(state, message))
    };
    let click = MouseEventKind::Down(MouseButton::Left);
    assert_eq!(mouse(&mut state, click, 30, 7), Some(vec![]));
    assert_eq!(state.subject().action.map(|action| action.key), Some(thank_you()));
    assert_eq!(mouse(&mut state, MouseEventKind::ScrollUp, 30, 7), Some(vec![]));
    assert_eq!(state.list().position(), (1, 9));
    mouse(&mut state, click, 16, 0);
    assert_eq!(state.screen().name, "Apps");
    state.settings.mouse = callback::tui::state::Mouse::Off;
    assert_eq!(mouse(&mut state, click, 2, 0), None);
}

#[test]
fn the_selection_follows_the_action_when_other_records_come() {
    let mut state = noon(SIZE);
    press(&mut state, "j j j");
    let mut records = records();
    records.applications.remove(0);
    update(&mut state, Message::Loaded(Box::new(snapshot(records))));
    assert_eq!(state.subject().action.map(|action| action.key), Some(thank_you()));
}

#[test]
fn a_second_passing_draws_nothing_unless_something_changed() {
    let mut state = noon(SIZE);
    state.stale = false;
    assert_eq!(update(&mut state, Message::Tick(at("12:01"))), [Effect::Poll]);
    assert!(!state.stale);
    assert_eq!(update(&mut state, Message::Tick(at("15:01"))), [Effect::Poll]);
    assert!(state.stale, "the second interview is over, and asks for its thank-you");
    let tomorrow = chrono::DateTime::parse_from_rfc3339("2026-11-25T00:00:00+01:00").unwrap();
    let midnight = Message::Tick(callback::domain::now::Now::new(tomorrow));
    assert_eq!(update(&mut state, midnight), [Effect::Reload]);
}
