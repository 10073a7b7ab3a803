//! The message for an action on the screens: read, changed, handed over, marked as sent, and beside the list.

use callback::documents::letters::{Desk, Templates};
use callback::domain::action_key::ActionKey;
use callback::domain::channel::Channel;
use callback::domain::letter::{Letter, Sender};
use callback::tui::effect::{Effect, Intent, TextOwner};
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{noon, november, operation, press, records, screen, snapshot};

/// Words the message for an action as the runtime does.
fn letter(state: &State, key: &ActionKey) -> Letter {
    let sender = Sender { name: Some("Robin Doe".to_owned()), ..Sender::default() };
    let agenda = &state.snapshot.agenda;
    let action = agenda.actions.iter().find(|action| action.key == *key).unwrap();
    let templates = Templates::default();
    let desk = Desk {
        records: &state.snapshot.records,
        actions: &agenda.actions,
        today: november(24),
        sender: &sender,
        templates: &templates,
    };
    desk.draft(action).unwrap().letter
}

/// Answers what is asked for.
fn answer(state: &mut State, effects: Vec<Effect>) {
    for effect in effects {
        if let Effect::Draft(key) = effect {
            let letter = Ok(Box::new(letter(state, &key)));
            update(state, Message::Drafted { key, letter, warnings: vec![] });
        }
    }
}

/// Opens the message for the first action of Initech.
fn opened(size: (u16, u16)) -> State {
    let mut state = noon(size);
    let effects = press(&mut state, "m");
    answer(&mut state, effects);
    state
}

/// Returns the action of the open message.
fn key(state: &State) -> ActionKey {
    state.subject().action.unwrap().key
}

#[test]
fn the_message_opens_over_the_list() {
    insta::assert_snapshot!(screen(&opened((80, 24))), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Message: follow-up to Milton Waddams ───────────────────────────────────────┐
    │ To: Milton Waddams <milt@example.org>                                        │
    │ Subject: Platform Engineer at Initech: how do things stand?                  │
    │                                                                              │
    │ Hello Milton,                                                                │
    │                                                                              │
    │ Thank you again for your message on 13 November.                             │
    │                                                                              │
    │ I would like to ask how things stand with the Platform Engineer position,    │
    │ and whether you know by when you will decide.                                │
    │                                                                              │
    │ I would still very much like to work at Initech.                             │
    │                                                                              │
    │ If there is anything else you need from me, please tell me.                  │
    │                                                                              │
    │ Kind regards,                                                                │
    │ Robin Doe                                                                    │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘
     why: no word since their message on Fri 13 Nov
     e edit  y copy  s save .eml  o open  Space sent  Esc back
    ");
}

#[test]
fn the_smallest_terminal_scrolls_it() {
    let mut state = opened((40, 10));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
    ┌─ Message: follow-up to Milton Wadd… ─┐
    │ To: Milton Waddams                   │
    │ <milt@example.org>                   │
    │ Subject: Platform Engineer at        │
    │ Initech: how do things stand?        │
    │                                      │
    └─────────────────────────────── 5/23 ─┘
     why: no word since their message on F…
     e edit  y copy  s save .eml  Esc back
    ");
    press(&mut state, "G");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
    ┌─ Message: follow-up to Milton Wadd… ─┐
    │ If there is anything else you need   │
    │ from me, please tell me.             │
    │                                      │
    │ Kind regards,                        │
    │ Robin Doe                            │
    └────────────────────────────── 23/23 ─┘
     why: no word since their message on F…
     e edit  y copy  s save .eml  Esc back
    ");
    press(&mut state, "k g Ctrl-d");
    screen(&state);
}

#[test]
fn changes_are_kept_until_they_are_taken_back() {
    let mut state = opened((80, 24));
    let key = key(&state);
    let effects = press(&mut state, "e");
    let [Effect::EditText(wanted)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(wanted.owner, TextOwner::Letter(key.clone()));
    assert!(wanted.text.starts_with("Subject: Platform Engineer at Initech"), "{}", wanted.text);
    let before = wanted.text.clone();
    let after = "Subject: News?\n\nHello Milton,\n\nany news?".to_owned();
    let message = Message::Edited { owner: TextOwner::Letter(key.clone()), before, after: after.clone() };
    let effects = update(&mut state, message);
    assert_eq!(effects, [Effect::SaveFormDraft { name: format!("letter {key}"), text: after }]);
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Message: follow-up to Milton Waddams ───────────────────────────────────────┐
    │ To: Milton Waddams <milt@example.org>                                        │
    │ Subject: News?                                                               │
    │                                                                              │
    │ Hello Milton,                                                                │
    │                                                                              │
    │ any news?                                                                    │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └───────────────────────────────────────────────────────────────────── edited ─┘
     why: no word since their message on Fri 13 Nov
     e edit  y copy  s save .eml  o open  Space sent  Esc back
    ");
    press(&mut state, "Esc");
    assert!(screen(&state).contains("Your changes are kept: m brings them back."));
    let effects = press(&mut state, "m");
    answer(&mut state, effects);
    assert!(screen(&state).contains("any news?"));
    let effects = press(&mut state, "r");
    assert_eq!(effects, [Effect::SaveFormDraft { name: format!("letter {key}"), text: String::new() }]);
    assert!(screen(&state).contains("Thank you again for your message"));
}

#[test]
fn it_is_copied_saved_opened_and_marked_as_sent() {
    let mut state = opened((80, 24));
    let letter = letter(&state, &key(&state));
    assert_eq!(press(&mut state, "y"), [Effect::Copy(letter.body.clone())]);
    let save = Effect::SaveLetter { letter: Box::new(letter.clone()), company: "Initech".to_owned() };
    assert_eq!(press(&mut state, "s"), [save]);
    update(&mut state, Message::LetterSaved("/home/robin/initech-follow-up.eml".into()));
    assert!(screen(&state).contains("saved as /home/robin/initech-follow-up.eml"));
    assert_eq!(press(&mut state, "o"), [Effect::MailLetter(Box::new(letter))]);
    let effects = press(&mut state, "Space");
    let [Effect::Apply { intent: Intent::Done, name, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(name, "Initech: follow-up to Milton Waddams sent by email");
}

#[test]
fn changes_to_a_message_that_was_sent_are_forgotten() {
    let mut state = opened((80, 24));
    let name = format!("letter {}", key(&state));
    state.form_drafts.insert(name.clone(), "Hello".to_owned());
    let mut fewer = records();
    fewer.applications.retain(|application| application.company != "Initech");
    let snapshot = Box::new(snapshot(fewer));
    let operation = operation("Initech: follow-up done", "tui", 1);
    let effects =
        update(&mut state, Message::Written { intent: Intent::Done, operation, added: None, snapshot });
    assert_eq!(effects, [Effect::SaveFormDraft { name, text: String::new() }]);
}

#[test]
fn a_call_has_no_email_to_save() {
    let mut state = noon((80, 24));
    press(&mut state, "m");
    let key = key(&state);
    let letter = Letter { channel: Channel::Phone, subject: None, ..letter(&state, &key) };
    update(&mut state, Message::Drafted { key, letter: Ok(Box::new(letter)), warnings: vec![] });
    assert_eq!(press(&mut state, "s"), []);
    assert!(screen(&state).contains("This goes by phone: there is no email to save. y copies the text."));
}

#[test]
fn what_is_for_oneself_or_no_action_has_no_message() {
    let mut state = noon((80, 24));
    assert_eq!(press(&mut state, "G m"), []);
    assert!(screen(&state).contains("There is no action on this line to write a message for."));
}

#[test]
fn wide_terminals_show_it_beside_the_list() {
    for (size, keys) in [((120, 40), "j k"), ((160, 50), "Enter")] {
        let mut state = noon(size);
        let effects = press(&mut state, keys);
        answer(&mut state, effects);
        let shown = screen(&state);
        assert!(shown.contains("─ Message ─"), "{shown}");
        assert!(shown.contains("To: Milton Waddams"), "{shown}");
    }
    let mut state = noon((100, 30));
    let effects = press(&mut state, "j k");
    answer(&mut state, effects);
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats                           Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────┐┌─ Initech ────────────────┐
    │ OVERDUE (1)                                                          ││ Platform Engineer        │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since the… ││ SCREENING                │
    │ TODAY (2)                                                            ││ applied Mon 2 Nov 2026   │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over   ││                          │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for t… ││ follow-up  4d late       │
    │       today  thank-you    Acme      Backend Engi… Ana Ruiz, intervi… ││ to Milton Waddams by     │
    │       today  reminder     Umbrella  Data Engineer 7 days since the…  ││ email                    │
    │ THIS WEEK (3)                                                        ││ milt@example.org         │
    │      Wed 25  feedback     Hooli     Backend       rejected today: a… ││ - they wrote or called   │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the… ││   Fri 13 Nov (email)     │
    │       Tue 1  follow-up    Globex    SRE           no word since the… ││ - 7 days after their     │
    │ DONE TODAY (1)                                                       ││   message on Fri 13 Nov: │
    │ x     08:12  follow-up    Vandelay  SRE           sent by email      │└──────────────────────────┘
    │                                                                      │┌─ Message ────────────────┐
    │                                                                      ││ To: Milton Waddams       │
    │                                                                      ││ <milt@example.org>       │
    │                                                                      ││ Subject: Platform        │
    │                                                                      ││ Engineer at Initech: how │
    │                                                                      ││ do things stand?         │
    │                                                                      ││                          │
    │                                                                      ││ Hello Milton,            │
    │                                                                      ││                          │
    │                                                                      ││ Thank you again for your │
    │                                                                      ││ message on 13 November.  │
    │                                                                      ││                          │
    └──────────────────────────────────────────────────────────────── 1/9 ─┘└──────────── m all of it ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn no_record_moves_the_terminal() {
    let mut state = noon((80, 24));
    press(&mut state, "m");
    let key = key(&state);
    let body = "Hello\u{1b}[2J\u{9b}31m\u{202e}\n\tnews\r".to_owned();
    let letter = Letter { body, ..letter(&state, &key) };
    update(&mut state, Message::Drafted { key, letter: Ok(Box::new(letter)), warnings: vec![] });
    assert!(!screen(&state).chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'));
}
