//! The forms of the records around an application: what they ask, what they write, and how they look.

use callback::domain::contact::ContactChoice;
use callback::domain::ids::ContactId;
use callback::domain::ids::InterviewId;
use callback::domain::interaction::Interaction;
use callback::domain::interaction::{Direction, Outcome, Purpose};
use callback::domain::interview::{Interview, InterviewKind};
use callback::domain::lesson::Lesson;
use callback::domain::promise::Promise;
use callback::domain::stage::Stage;
use callback::domain::task::Task;
use callback::fields::Noun;
use callback::fields::change::Change;
use callback::fields::patch::Patch;
use callback::fields::value::Value;
use callback::tui::effect::{Effect, Intent};
use callback::tui::message::Message;
use callback::tui::mode::Mode;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{noon, november, operation, press, records, screen, snapshot};

const SIZE: (u16, u16) = (80, 24);

/// Returns the state with Acme selected on the list of applications, and a form opened by `keys`.
fn acme(size: (u16, u16), keys: &str) -> State {
    let mut all = records();
    let acme = all.applications.iter_mut().find(|found| found.company == "Acme").unwrap();
    acme.interviews[0].debriefed = false;
    acme.promises.push(Promise {
        said_on: november(12),
        reply_by: november(20),
        words: "within a week".to_owned(),
        ..Promise::blank()
    });
    acme.tasks.push(Task {
        id: callback::domain::ids::TaskId::new("k-1"),
        due_on: Some(november(25)),
        words: "send references".to_owned(),
        done_on: None,
    });
    acme.lessons.push(Lesson {
        on: Some(november(20)),
        words: "prepare a question about on-call".to_owned(),
        ..Lesson::blank()
    });
    let mut state = noon(size);
    update(&mut state, Message::Loaded(Box::new(snapshot(all))));
    press(&mut state, &format!("2 / 'acme Enter {keys}"));
    state
}

/// Returns what saving the open form writes.
fn saved(state: &mut State) -> (Intent, String, Vec<Change>) {
    match press(state, "Ctrl-s").as_slice() {
        [Effect::Apply { intent: Intent::Form(_, intent), name, changes }] => {
            ((**intent).clone(), name.clone(), changes.clone())
        }
        other => panic!("{other:?}\n{}", screen(state)),
    }
}

#[test]
fn an_interview_is_added_with_its_people() {
    let mut state = acme(SIZE, "i 'thu_14:00 Tab 'tech Tab 'Ana Right ',_Dana_R Tab '45");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 1 of 7   filter: acme   sort: due^ ────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │                                                                              │
    ┌─ Interview at Acme ──────────────────────────────────────────────────────────┐
    │ when           thu 14:00                                                     │
    │                Thu 26 Nov 2026 14:00                                         │
    │ kind           technical                                                     │
    │ with           Ana Ruiz <ana@example.org>, Dana R                            │
    │                Ana Ruiz, Dana R (new contact)                                │
    │>minutes        45                                                            │
    │                                                                              │
    │ place                                                                        │
    │ zone                                                                         │
    │ round                                                                        │
    │ notes                                                                        │
    └──────────────────────────────────────────────────────────────────────── 4/8 ─┘
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/1 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme: interview on Thu 26 Nov 2026 14:00");
    let [Change::Add { record, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let interview: Interview = record.record().unwrap();
    assert_eq!((interview.kind, interview.minutes), (InterviewKind::Technical, 45));
    assert!(matches!(
        record.find("interviewers"),
        Some(Value::People(people)) if matches!(
            people.as_slice(),
            [ContactChoice::Existing(ana), ContactChoice::New(dana)] if ana.as_str() == "c-ana" && dana.name == "Dana R"
        )
    ));
}

#[test]
fn an_interview_is_edited_and_called_off() {
    let mut state = acme(SIZE, "Enter");
    select(&mut state, "interview technical");
    press(&mut state, "e");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps > Acme ────────────────────────────────────────────────────────────────┐
    │ Acme - Backend Engineer               INTERVIEWING  12d in stage             │
    │ -- Next --        today  thank-you  to Ana Ruiz                              │
    ┌─ Acme: interview on Tue 24 Nov 2026 10:00 ───────────────────────────────────┐
    │>when           Tue 24 Nov 2026 10:00                                         │
    │                Ctrl-t calendar                                               │
    │ kind           technical                                                     │
    │ with           Ana Ruiz <ana@example.org>, Ben Okri <ben@example.org>, Cleo… │
    │ minutes        60                                                            │
    │ place                                                                        │
    │ zone                                                                         │
    │ round                                                                        │
    │ cancelled      no                                                            │
    │ debriefed      no                                                            │
    │ strengths                                                                    │
    │ forgot                                                                       │
    │ notes                                                                        │
    └─────────────────────────────────────────────────────────────────────── 1/12 ─┘
    │ -- Notes --     They run Rust in production.                                 │
    │                 Ask about on-call.                                           │
    └─────────────────────────────────────────────────────────────────────── 8/18 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    press(&mut state, "Tab Tab Tab Tab Tab Tab Tab Right");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme: interview on Tue 24 Nov 2026 10:00 cancelled");
    let [Change::Edit { patch, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(*patch, Patch::<Interview>::new().with("cancelled", Value::Flag(true)).into());
}

/// Selects the line of an open application that contains a text.
fn select(state: &mut State, text: &str) {
    press(state, "g");
    for _ in 0..60 {
        let row = state.detail.as_ref().and_then(|detail| detail.selected().cloned());
        if row.is_some_and(|row| row.text.contains(text)) {
            return;
        }
        press(state, "j");
    }
    panic!("no line says {text}\n{}", screen(state));
}

#[test]
fn an_interview_of_today_is_edited_from_today() {
    let mut state = noon(SIZE);
    press(&mut state, "j j e");
    assert!(screen(&state).contains("─ Globex: interview on Tue 24 Nov 2026 14:00 ─"), "{}", screen(&state));
}

#[test]
fn a_debrief_is_one_form_and_one_write() {
    let mut state = acme(SIZE, "Enter");
    select(&mut state, "debrief");
    press(&mut state, "Space");
    press(
        &mut state,
        "End ',_Dana_R Tab 'end_of_next_week Tab 'by_Friday Tab 'the_migration Tab 'my_talk Tab 'ask_about_on-call",
    );
    insta::assert_snapshot!(screen(&state), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps > Acme ────────────────────────────────────────────────────────────────┐
    │ Acme - Backend Engineer               INTERVIEWING  12d in stage             │
    │ -- Next --        today  thank-you  to Ana Ruiz                              │
    │                 > today  debrief  interview today 10:00 (technical): write…  │
    ┌─ Acme: how did Tue 24 Nov go? ───────────────────────────────────────────────┐
    │ with           Ana Ruiz <ana@example.org>, Ben Okri <ben@example.org>, Cleo… │
    │                Ana Ruiz, Ben Okri, Cleo Park, Dana R (new contact)           │
    │ reply by       end of next week                                              │
    │                Fri 4 Dec 2026                                                │
    │ words          by Friday                                                     │
    │ strengths      the migration                                                 │
    │ forgot         my talk                                                       │
    │>lesson         ask about on-call                                             │
    │                                                                              │
    │ notes                                                                        │
    └──────────────────────────────────────────────────────────────────────── 6/7 ─┘
    │                 Cleo Park  recruiter  cleo@example.org                       │
    │ -- Lessons --   prepare a question about on-call                             │
    │ -- Notes --     They run Rust in production.                                 │
    │                 Ask about on-call.                                           │
    └─────────────────────────────────────────────────────────────────────── 2/18 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    let (intent, name, changes) = saved(&mut state);
    assert_eq!((intent, name.as_str()), (Intent::Done, "Acme: interview written down"));
    let [Change::Edit { patch, .. }, Change::Add { record: promise, .. }, Change::Add { record: lesson, .. }] =
        changes.as_slice()
    else {
        panic!("{changes:?}")
    };
    let (promise, lesson): (Promise, Lesson) = (promise.record().unwrap(), lesson.record().unwrap());
    assert!(matches!(patch.find("interviewers"), Some(Value::People(people)) if people.len() == 4));
    assert_eq!(patch.find("debriefed"), Some(&Value::Flag(true)));
    assert_eq!(promise.interview, Some(InterviewId::new("i-acme")));
    assert_eq!((promise.words.as_str(), lesson.words.as_str()), ("by Friday", "ask about on-call"));
}

#[test]
fn a_debrief_without_a_word_is_done_all_the_same() {
    let mut state = acme(SIZE, "Enter");
    select(&mut state, "debrief");
    press(&mut state, "Space");
    let (_, _, changes) = saved(&mut state);
    let [Change::Edit { patch, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(*patch, Patch::<Interview>::new().with("debriefed", Value::Flag(true)).into());
}

#[test]
fn their_words_need_a_day() {
    let mut state = acme(SIZE, "Enter");
    select(&mut state, "debrief");
    press(&mut state, "Space Tab Tab 'soon");
    assert_eq!(press(&mut state, "Ctrl-s"), []);
    assert!(
        screen(&state).contains("the day is missing; expected by when they want to answer"),
        "{}",
        screen(&state)
    );
}

#[test]
fn a_rejection_asks_what_was_learnt() {
    let mut state = acme(SIZE, "s 8");
    press(&mut state, "'yesterday Tab 'they_hired_inside Tab 'apply_earlier");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 1 of 7   filter: acme   sort: due^ ────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ┌─ Acme said no ───────────────────────────────────────────────────────────────┐
    │ said on        yesterday                                                     │
    │                Mon 23 Nov 2026                                               │
    │ note           they hired inside                                             │
    │>lesson         apply earlier                                                 │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 3/3 ─┘
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/1 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme moved to rejected");
    let [Change::MoveStage { stage, on, note, .. }, Change::Add { record: lesson, .. }] = changes.as_slice()
    else {
        panic!("{changes:?}")
    };
    let lesson: Lesson = lesson.record().unwrap();
    assert_eq!((*stage, *on, note.as_deref()), (Stage::Rejected, november(23), Some("they hired inside")));
    assert_eq!(lesson.words, "apply earlier");
}

#[test]
fn an_offer_is_asked_about_once_the_application_moved() {
    let mut state = acme(SIZE, "");
    let [Effect::Apply { intent, name, .. }] = &press(&mut state, ">")[..] else { panic!() };
    let written = Message::Written {
        intent: intent.clone(),
        operation: operation(name, "tui", 1),
        added: None,
        snapshot: Box::new(snapshot(records())),
    };
    update(&mut state, written);
    press(&mut state, "'next_fri Tab Tab '90k_and_shares");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 1 of 7   filter: acme   sort: due^ ────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ┌─ Acme: offer ────────────────────────────────────────────────────────────────┐
    │ answer by      next fri                                                      │
    │                Fri 4 Dec 2026 (not Fri 27 Nov 2026)                          │
    │ came on                                                                      │
    │>notes          90k and shares                                                │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 3/3 ─┘
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/1 ─┘

     Enter new line  Tab next field  Ctrl-s save  Esc keep draft
    ");
}

#[test]
fn a_promise_is_linked_to_the_latest_interview() {
    let mut state = acme(SIZE, "t 'end_of_next_week Tab 'next_week");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 1 of 7   filter: acme   sort: due^ ────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ┌─ Acme promised an answer ────────────────────────────────────────────────────┐
    │ reply by       end of next week                                              │
    │                Fri 4 Dec 2026                                                │
    │>words          next week                                                     │
    │                                                                              │
    │ said                                                                         │
    │ interview      Tue 24 Nov 2026                                               │
    │                Tue 24 Nov 2026 10:00                                         │
    └──────────────────────────────────────────────────────────────────────── 2/4 ─┘
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/1 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme: answer promised by Fri 4 Dec");
    let [Change::Add { record, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let promise: Promise = record.record().unwrap();
    assert_eq!(promise.interview, Some(InterviewId::new("i-acme")));
    assert_eq!((promise.said_on, promise.words.as_str()), (november(24), "next week"));
}

#[test]
fn a_person_becomes_the_main_contact_when_there_is_none() {
    let mut state = acme(SIZE, "C 'Dana_Roe Tab Tab Tab 'hr Tab 'dana@acme.example");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 1 of 7   filter: acme   sort: due^ ────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │                                                                              │
    ┌─ New person at Acme ─────────────────────────────────────────────────────────┐
    │ name           Dana Roe                                                      │
    │ title                                                                        │
    │ company        Acme                                                          │
    │ kind           hr                                                            │
    │>email          dana@acme.example                                             │
    │                                                                              │
    │ phone                                                                        │
    │ reach by                                                                     │
    │ main contact   yes                                                           │
    │ notes                                                                        │
    └──────────────────────────────────────────────────────────────────────── 5/9 ─┘
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/1 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme: Dana Roe added");
    let [Change::Edit { patch, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let Some(Value::Person(dana)) = patch.find("main_contact") else { panic!("{patch:?}") };
    assert!(matches!(dana.as_ref(), ContactChoice::New(dana) if dana.email.is_some()));
    let mut state = acme(SIZE, "C 'Dana_Roe Tab Tab Tab Tab Tab Tab Tab Left");
    assert!(matches!(saved(&mut state).2.as_slice(), [Change::Add { application: None, .. }]));
    let mut state = acme(SIZE, "C 'Dana Tab Tab Tab Tab 'nonsense Tab");
    assert!(screen(&state).contains("'nonsense' is not an email address"), "{}", screen(&state));
    assert_eq!(press(&mut state, "Ctrl-s"), []);
}

#[test]
fn a_person_is_edited_where_they_stand() {
    let mut state = acme(SIZE, "Enter");
    select(&mut state, "Ana Ruiz  engineering manager");
    press(&mut state, "e Tab Tab Tab Tab Tab '+49_30_1234");
    let (_, name, _) = saved(&mut state);
    assert_eq!(name, "Ana Ruiz: phone changed");
}

#[test]
fn a_message_is_logged_field_by_field() {
    let mut state = acme(SIZE, "c o Right Right Tab 'ph Tab 'rep");
    assert!(screen(&state).contains(">purpose        rep"), "{}", screen(&state));
    press(&mut state, "Tab 'ana Right Tab Tab 'yesterday_16:30");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 1 of 7   filter: acme   sort: due^ ────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │                                                                              │
    ┌─ Acme: message or call ──────────────────────────────────────────────────────┐
    │ direction      in                                                            │
    │ channel        phone                                                         │
    │ purpose        reply                                                         │
    │ contact        Ana Ruiz <ana@example.org>                                    │
    │                Ana Ruiz                                                      │
    │ outcome                                                                      │
    │                reached                                                       │
    │>on             yesterday 16:30                                               │
    │                Mon 23 Nov 2026 16:30                                         │
    │ interview                                                                    │
    │ notes                                                                        │
    └──────────────────────────────────────────────────────────────────────── 6/8 ─┘
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/1 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme: reply by phone");
    let [Change::Add { record, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let interaction: Interaction = record.record().unwrap();
    let told = (interaction.direction, interaction.purpose, interaction.outcome, interaction.on);
    assert_eq!(told, (Direction::In, Purpose::Reply, Outcome::Reached, november(23)));
    let mut call = acme(SIZE, "c o Tab 'phone");
    assert_eq!(press(&mut call, "Ctrl-s"), []);
    assert!(screen(&call).contains("how did the call end? reached, voicemail or no-answer"));
}

#[test]
fn a_message_of_the_timeline_is_edited() {
    let mut state = acme(SIZE, "Enter");
    select(&mut state, "thank-you to Ben Okri");
    press(&mut state, "e Tab Tab Tab Ctrl-u 'Ana Right");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme: thank-you of Tue 24 Nov 2026 11:30: contact changed");
    let [Change::Edit { patch, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let ana = ContactChoice::Existing(ContactId::new("c-ana"));
    assert_eq!((patch.entries.len(), patch.find("contact")), (1, Some(&ana.into())));
}

#[test]
fn a_note_joins_the_notes_and_a_day_makes_it_a_task() {
    let mut state = acme(SIZE, "n 'They_have_a_dog. Enter 'Two.");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 1 of 7   filter: acme   sort: due^ ────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ┌─ Acme: note or task ─────────────────────────────────────────────────────────┐
    │>note           They have a dog.                                              │
    │                Two.                                                          │
    │                                                                              │
    │ to do on                                                                     │
    └──────────────────────────────────────────────────────────────────────── 1/2 ─┘
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/1 ─┘

     Enter new line  Tab next field  Ctrl-s save  Esc keep draft
    ");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme: note added");
    let [Change::Edit { patch, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let notes = "They run Rust in production.\nAsk about on-call.\nThey have a dog.\nTwo.";
    assert_eq!((patch.entries.len(), patch.find("notes")), (1, Some(&notes.to_owned().into())));
    press(&mut state, "Tab 'fri");
    let (_, name, changes) = saved(&mut state);
    assert_eq!(name, "Acme: task They have a dog. Two.");
    assert!(
        matches!(changes.as_slice(), [Change::Add { record, .. }] if record.find("due_on") == Some(&november(27).into()))
    );
}

#[test]
fn tasks_promises_and_lessons_are_edited_where_they_stand() {
    for (line, keys, name) in [
        ("send references", "e Tab Right", "Acme: task send references: due changed"),
        ("they promised an answer", "e Right", "Acme: answer promised by Fri 20 Nov 2026: reply by changed"),
        ("prepare a question", "e '?", "Acme: lesson prepare a question about on-call: words changed"),
    ] {
        let mut state = acme(SIZE, "Enter");
        select(&mut state, line);
        press(&mut state, keys);
        assert_eq!(saved(&mut state).1, name);
    }
}

#[test]
fn what_is_selected_is_deleted_and_named() {
    for (line, name) in [
        ("send references", "Acme: task send references deleted"),
        ("they promised an answer", "Acme: answer promised by Fri 20 Nov 2026 deleted"),
        ("prepare a question", "Acme: lesson prepare a question about on-call deleted"),
        ("interview technical", "Acme: interview on Tue 24 Nov 2026 10:00 deleted"),
        ("thank-you to Ben Okri", "Acme: thank-you of Tue 24 Nov 2026 11:30 deleted"),
        ("Ana Ruiz  engineering", "Ana Ruiz deleted"),
    ] {
        let mut state = acme(SIZE, "Enter");
        select(&mut state, line);
        let effects = press(&mut state, "D");
        assert!(
            matches!(effects.as_slice(), [Effect::Apply { name: found, .. }] if found == name),
            "{effects:?}"
        );
    }
    let mut state = acme(SIZE, "D");
    let effects = press(&mut state, "D");
    let all = "Acme - Backend Engineer deleted with 1 interview, 2 messages, 1 promise, 1 task, 1 lesson";
    assert!(matches!(effects.as_slice(), [Effect::Apply { name, .. }] if name == all), "{effects:?}");
    let mut state = acme(SIZE, "Enter g");
    select(&mut state, "Berlin");
    assert_eq!(press(&mut state, "D"), []);
    assert!(screen(&state).contains("There is nothing to delete on this line"));
}

#[test]
fn a_write_tells_what_it_did_to_the_next_step() {
    let told = |change: &dyn Fn(&mut callback::domain::records::Records), keys: &str| {
        let mut state = noon(SIZE);
        press(&mut state, keys);
        let mut after = records();
        change(&mut after);
        let written = Message::Written {
            intent: Intent::Change,
            operation: operation("It happened", "tui", 1),
            added: None,
            snapshot: Box::new(snapshot(after)),
        };
        update(&mut state, written);
        state.toast.map(|toast| toast.text).unwrap_or_default()
    };
    let promised = |records: &mut callback::domain::records::Records| {
        records.applications[0].promises.push(Promise {
            said_on: november(24),
            reply_by: callback::domain::moment::iso_date("2026-12-04").unwrap(),
            ..Promise::blank()
        });
    };
    assert_eq!(told(&promised, "g"), "It happened; follow-up moved to Tue 8 Dec");
    let silent =
        |records: &mut callback::domain::records::Records| records.applications[0].no_follow_up = true;
    assert_eq!(told(&silent, "g"), "It happened; follow-up gone");
    assert_eq!(told(&|_| {}, "g"), "It happened");
}

#[test]
fn every_form_keeps_its_borders_straight_whatever_is_typed() {
    let odd = "'日本物産_e\u{301}👩‍💻_שלום_x\u{200d}y";
    for size in [(80, 24), (120, 40), (60, 15), (40, 10)] {
        for keys in ["A", "e", "i", "C", "n", "t", "c o", "s 8"] {
            let mut state = acme(size, keys);
            for _ in 0..6 {
                press(&mut state, odd);
                straight(&state);
                press(&mut state, "Tab");
                straight(&state);
            }
            assert!(matches!(state.mode, Mode::Form(_)));
        }
    }
}

/// Asserts that every line of the popup has its border where the others have it.
fn straight(state: &State) {
    let shown = screen(state);
    let lines: Vec<&str> = shown.lines().collect();
    let width = usize::from(state.size.0.min(80));
    let left = (usize::from(state.size.0) - width) / 2;
    let top =
        lines.iter().rposition(|line| column(line, left) == Some('┌') && !line.contains("Apps")).unwrap();
    let bottom = lines.iter().skip(top).position(|line| column(line, left) == Some('└')).unwrap() + top;
    for line in &lines[top + 1..bottom] {
        assert_eq!((column(line, left), column(line, left + width - 1)), (Some('│'), Some('│')), "{shown}");
    }
}

/// Returns the character at a column of a line.
fn column(line: &str, column: usize) -> Option<char> {
    let mut at = 0;
    for grapheme in unicode_segmentation::UnicodeSegmentation::graphemes(line, true) {
        if at == column {
            return grapheme.chars().next();
        }
        at += unicode_width::UnicodeWidthStr::width(grapheme);
    }
    None
}

#[test]
fn forms_fit_any_terminal() {
    insta::assert_snapshot!(screen(&acme((60, 15), "i 'thu Tab Tab 'Cleo")), @"
     1 Today 4 [2 Apps 7] 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Interview at Acme ──────────────────────────────────────┐
    │ when           thu                                       │
    │                Thu 26 Nov 2026                           │
    │ kind                                                     │
    │>with           Cleo                                      │
    │                Right: Cleo Park <cleo@example.org>       │
    │ minutes                                                  │
    │ place                                                    │
    │ zone                                                     │
    │ round                                                    │
    │ notes                                                    │
    └──────────────────────────────────────────────────── 3/8 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    insta::assert_snapshot!(screen(&acme((40, 10), "C 'Dana Tab Tab Tab Tab 'nonsense")), @"
     1 Today 4 [2 Apps 7] 3 Board 4 Cal 5 6
    ┌─ New person at Acme ─────────────────┐
    │>email       nonsense                 │
    │             'nonsense' is not an     │
    │             email address; expected  │
    │             for example …            │
    │ phone                                │
    └──────────────────────────────── 5/9 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    insta::assert_snapshot!(screen(&acme((40, 10), "n 'One_long_line_that_has_no_room_in_forty_columns Enter 'two")), @"
     1 Today 4 [2 Apps 7] 3 Board 4 Cal 5 6
    ┌─ Acme: note or task ─────────────────┐
    │>note        One long line that has   │
    │             no room in forty         │
    │             columns                  │
    │             two                      │
    │                                      │
    └──────────────────────────────── 1/2 ─┘

     Enter new line  Esc keep draft
    ");
    insta::assert_snapshot!(screen(&acme((120, 40), "c o")), @"
     1 Today 4  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats                                               Tue 24 Nov
    ┌─ Apps 1 of 7   filter: acme   sort: due^ ────────────────────────────┐┌─ Acme ───────────────────────────────────────┐
    │  Company    Role            Stage        Next         Due        Age ││ Backend Engineer                             │
    │ >Acme       Backend Engine… INTERVIEWING thank-you    today      18d ││ INTERVIEWING                                 │
    │                                                                      ││ applied Fri 6 Nov 2026                       │
    │                                                                      ││ Berlin                                       │
    │                                                                      ││                                              │
    │                                                                      ││ thank-you  today                             │
    │                                                                      ││ to Ana Ruiz by email                         │
    │                                                                      ││ ana@example.org                              │
    │                                                                      ││ - interview today 10:00 (technical)          │
    │                                                                      ││ - thank everyone who met you on the same day │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                   ┌─ Acme: message or call ──────────────────────────────────────────────────────┐                   │
    │                   │>direction                                                                    │                   │
    │                   │                Left, Right: out in                                           │                   │
    │                   │ channel                                                                      │                   │
    │                   │ purpose                                                                      │                   │
    │                   │ contact                                                                      │                   │
    │                   │ outcome                                                                      │                   │
    │                   │ on                                                                           │                   │
    │                   │ interview                                                                    │                   │
    │                   │ notes                                                                        │                   │
    │                   └──────────────────────────────────────────────────────────────────────── 1/8 ─┘                   │
    │                                                                      │└──────────────────────────────────────────────┘
    │                                                                      │┌─ Notes ──────────────────────────────────────┐
    │                                                                      ││ They run Rust in production.                 │
    │                                                                      ││ Ask about on-call.                           │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    └──────────────────────────────────────────────────────────────── 1/1 ─┘└──────────────────────────────────────────────┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
}
