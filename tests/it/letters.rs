//! Letters from whatever the records know: no holes, no other company's name, and what is known is in them.

use callback::documents::letters::{Desk, Drafted, Templates, eml, mailto};
use callback::domain::action_key::ActionKind;
use callback::domain::channel::Channel;
use callback::domain::interaction::{Direction, Purpose};
use callback::domain::interview::InterviewKind;
use callback::domain::letter::{OwnTemplate, Sender};
use callback::domain::offer::Offer;
use callback::domain::promise::Promise;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::fields::Noun;
use callback::scheduler::action::Action;
use callback::scheduler::agenda;
use callback::scheduler::calendar::Holidays;
use callback::scheduler::policy::Cadences;

use crate::screens_fixture::{application, at, email, interview, november, person, records};

fn robin() -> Sender {
    Sender {
        name: Some("Robin Doe".to_owned()),
        email: Some("robin@doe.example".to_owned()),
        signature: Some("+49 30 1234567".to_owned()),
    }
}

fn actions(records: &Records) -> Vec<Action> {
    agenda(records, &Cadences::default(), &Holidays::default(), november(24)).actions
}

fn draft(records: &Records, action: &Action, sender: &Sender, templates: &Templates) -> Drafted {
    let actions = actions(records);
    Desk { records, actions: &actions, today: november(24), sender, templates }.draft(action).unwrap()
}

/// Returns the letter for the only action of a kind.
fn letter(records: &Records, kind: ActionKind) -> String {
    let actions = actions(records);
    let action = actions.iter().find(|action| action.kind == kind).unwrap_or_else(|| panic!("no {kind}"));
    draft(records, action, &robin(), &Templates::default()).letter.text()
}

/// Returns a search in which an interview of last Friday has everything written down.
fn met() -> Records {
    let mut acme = application("Acme", "Backend Engineer", &[(Stage::Applied, 2), (Stage::Interviewing, 12)]);
    let mut met = interview("i-1", "2026-11-20T10:00", InterviewKind::Technical, &["c-ana"]);
    "led the migration.\n- likes tests".clone_into(&mut met.strengths);
    "the conference talk".clone_into(&mut met.forgot);
    acme.interviews = vec![met];
    acme.promises = vec![Promise {
        said_on: november(20),
        reply_by: november(27),
        words: "by the end of next week".to_owned(),
        ..Promise::blank()
    }];
    let contacts = vec![person("c-ana", "Ana Ruiz", "engineering manager")];
    Records { contacts, applications: vec![acme], ..Records::default() }
}

#[test]
fn a_thank_you_says_what_went_well_what_was_forgotten_and_what_was_agreed() {
    insta::assert_snapshot!(letter(&met(), ActionKind::ThankYou), @"
    To: Ana Ruiz <ana@example.org>
    Subject: Thank you for your time on Friday

    Hello Ana,

    Thank you for taking the time to talk with me on Friday about the Backend Engineer position at Acme. I enjoyed our technical interview, and I left it wanting this work even more than before.

    If one thing stays with you, I hope it is this: led the migration; likes tests.

    And one thing I did not get around to saying: the conference talk.

    I look forward to hearing from you by Friday, 27 November, as you said. Until then I am glad to answer whatever is still open.

    Kind regards,
    Robin Doe
    +49 30 1234567
    ");
}

#[test]
fn an_update_never_names_the_other_company() {
    let mut records = met();
    let mut hooli = application("Hooli", "SRE", &[(Stage::Applied, 2), (Stage::Offer, 23)]);
    hooli.offer =
        Some(Offer { received_on: november(23), respond_by: Some(november(26)), notes: String::new() });
    records.applications.push(hooli);
    records.applications[0].interviews[0].interviewers.clear();
    records.applications[0].main_contact = Some(records.contacts[0].id.clone());
    let text = letter(&records, ActionKind::Update);
    assert!(!text.contains("Hooli"), "{text}");
    insta::assert_snapshot!(text, @"
    To: Ana Ruiz <ana@example.org>
    Subject: Backend Engineer at Acme: news about my timing

    Hello Ana,

    I would like you to know of something that affects my timing: I have received an offer elsewhere and am to answer it by Thursday, 26 November.

    I remain very interested in the Backend Engineer position at Acme and would not want to decide without having heard from you. The technical interview on Friday is a good part of the reason.

    Do you see a way to tell me before then where I stand? I do understand if that is not possible, and I am happy to talk at short notice.

    Thank you also for the technical interview on Friday.

    Kind regards,
    Robin Doe
    +49 30 1234567
    ");
}

#[test]
fn a_call_gets_an_outline_and_a_text_for_the_mailbox() {
    let mut records = met();
    records.applications[0].interactions = vec![email("x-1", 13, Direction::Out, Purpose::FollowUp, "c-ana")];
    let all = actions(&records);
    let thanks = all.iter().find(|action| action.kind == ActionKind::ThankYou).unwrap();
    let call = Action { channel: Some(Channel::Phone), kind: ActionKind::FollowUp, ..thanks.clone() };
    insta::assert_snapshot!(draft(&records, &call, &robin(), &Templates::default()).letter.text(), @r#"
    Call: Ana Ruiz

    Before you call
    - Backend Engineer at Acme; Ana Ruiz is engineering manager
    - You met on Friday: technical interview
    - They said "by the end of next week", which is Friday, 27 November
    - Strong points: led the migration; likes tests
    - Not said yet: the conference talk

    When they answer
    "Hello Ana Ruiz, this is Robin Doe. We talked on Friday about the Backend Engineer position at Acme. Is this a good moment?"

    "I wanted to ask how things stand; you expected to know more by Friday, 27 November. I am still very interested. By when do you think you will know?"

    Thank them, and repeat the date or the next step that they name.

    If the mailbox answers
    "Hello Ana Ruiz, this is Robin Doe, about the Backend Engineer position at Acme. I would like to know how things stand. You can reach me at robin@doe.example or under this number. Thank you, goodbye."
    "#);
}

#[test]
fn nothing_that_is_missing_leaves_a_hole() {
    let mut bare = met();
    for application in &mut bare.applications {
        application.role.clear();
        application.applied_on = None;
        application.promises.clear();
        application.interviews[0].strengths.clear();
        application.interviews[0].forgot.clear();
    }
    let mut alone = bare.clone();
    alone.applications[0].interviews.clear();
    for records in [met(), bare, alone, records()] {
        let sample = actions(&met()).into_iter().next().unwrap();
        for kind in ActionKind::ALL {
            for channel in [Channel::Email, Channel::Phone, Channel::Post, Channel::Message] {
                for recipient in [sample.recipient.clone(), None] {
                    let application = actions(&records)
                        .first()
                        .map_or(sample.application.clone(), |first| first.application.clone());
                    let action = Action {
                        kind: *kind,
                        channel: Some(channel),
                        recipient,
                        interview: None,
                        application,
                        ..sample.clone()
                    };
                    let all = actions(&records);
                    for sender in [robin(), Sender::default()] {
                        let templates = Templates::default();
                        let desk = Desk {
                            records: &records,
                            actions: &all,
                            today: november(24),
                            sender: &sender,
                            templates: &templates,
                        };
                        let Ok(drafted) = desk.draft(&action) else { continue };
                        assert!(drafted.warnings.is_empty());
                        let text = drafted.letter.text();
                        for hole in [
                            "  ",
                            " ,",
                            " .",
                            "none",
                            "undefined",
                            "{",
                            "}",
                            "\n\n\n",
                            "..",
                            " \n",
                            "Hello ,",
                        ] {
                            assert!(!text.contains(hole), "{hole:?} in {kind} by {channel}:\n{text}");
                        }
                        assert_eq!(drafted.letter.subject.is_some(), channel == Channel::Email);
                    }
                }
            }
        }
    }
}

#[test]
fn names_that_end_in_a_stop_or_are_an_address_read_well() {
    let mut records = met();
    for application in &mut records.applications {
        "Acme Inc.".clone_into(&mut application.company);
        application.notes.clear();
    }
    for contact in &mut records.contacts {
        "hr@acme.example".clone_into(&mut contact.name);
    }
    let text = letter(&records, ActionKind::ThankYou);
    assert!(text.contains("position at Acme Inc. I enjoyed") && text.contains("\nHello,\n"), "{text}");
    let own = OwnTemplate { path: "thank-you.md".into(), text: Ok("Wait... {{ company }}.".to_owned()) };
    let actions = actions(&records);
    let thanks = actions.iter().find(|action| action.kind == ActionKind::ThankYou).unwrap();
    let told = draft(&records, thanks, &robin(), &Templates::with(vec![own])).letter.body;
    assert_eq!(told, "Wait... Acme Inc.");
    let call = Action { channel: Some(Channel::Phone), ..thanks.clone() };
    let told = draft(&records, &call, &robin(), &Templates::default()).letter.body;
    assert!(told.contains("\"Hello, this is Robin Doe."), "{told}");
}

#[test]
fn every_kind_has_words_or_is_for_the_user() {
    let silent = [ActionKind::Respond, ActionKind::Task, ActionKind::Debrief, ActionKind::Close];
    for kind in ActionKind::ALL {
        assert_eq!(callback::documents::letters::template(*kind).is_none(), silent.contains(kind), "{kind}");
    }
}

#[test]
fn one_message_serves_two_actions_for_the_same_person() {
    let mut records = met();
    let mut globex = application("Globex", "SRE", &[(Stage::Applied, 2), (Stage::Screening, 5)]);
    globex.interactions = vec![email("x-9", 13, Direction::In, Purpose::Reply, "c-ana")];
    globex.main_contact = Some(records.contacts[0].id.clone());
    records.applications.push(globex);
    let all = actions(&records);
    let thanks = all.iter().find(|action| action.kind == ActionKind::ThankYou).unwrap();
    let letter = draft(&records, thanks, &robin(), &Templates::default()).letter;
    assert!(letter.body.contains("May I also ask how things stand with SRE at Globex?"), "{}", letter.body);
    assert_eq!(letter.also.len(), 1);
}

#[test]
fn a_broken_template_of_the_users_is_told_with_its_line_and_the_built_in_one_stands_in() {
    let own = |text: &str| OwnTemplate { path: "templates/thank-you.md".into(), text: Ok(text.to_owned()) };
    let records = met();
    let all = actions(&records);
    let thanks = all.iter().find(|action| action.kind == ActionKind::ThankYou).unwrap();
    let with = |text: &str| draft(&records, thanks, &robin(), &Templates::with(vec![own(text)]));
    let good = with("Subject: Thanks, {{ name }}\n\nDear {{ name }},\nthanks for {{ interview.day }}.\n");
    assert_eq!(good.letter.subject.as_deref(), Some("Thanks, Ana Ruiz"));
    assert_eq!(
        (good.letter.body.as_str(), good.warnings.len()),
        ("Dear Ana Ruiz,\nthanks for on Friday.", 0)
    );
    for (text, place) in [
        ("Subject: x\n\n{% if %}", "templates/thank-you.md:3: syntax error"),
        ("{{ nmae }}", "templates/thank-you.md:1: undefined value"),
        ("Hello\n{{ answer_by }}", "templates/thank-you.md:2: undefined value"),
    ] {
        let broken = with(text);
        assert!(broken.letter.body.starts_with("Hello Ana,"), "{}", broken.letter.body);
        let [warning] = broken.warnings.as_slice() else { panic!("{:?}", broken.warnings) };
        assert!(warning.starts_with(place) && warning.ends_with("using the built-in template"), "{warning}");
    }
}

#[test]
fn records_cannot_add_headers_or_move_a_terminal() {
    let mut records = met();
    records.contacts[0].name = "Ana\r\nBcc: all@evil.example\u{1b}[2J \u{202e}Ruiz é".to_owned();
    records.applications[0].role = "Dev\r\nX-Evil: 1 {{ 7 * 7 }}".to_owned();
    let all = actions(&records);
    let thanks = all.iter().find(|action| action.kind == ActionKind::ThankYou).unwrap();
    let letter = draft(&records, thanks, &robin(), &Templates::default()).letter;
    let text = letter.text();
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    assert!(text.contains("{{ 7 * 7 }}"), "what records say is never run");
    let mut file = Vec::new();
    eml(&letter, &robin(), at("12:00"), &mut file).unwrap();
    let file = String::from_utf8(file).unwrap();
    assert!(!file.lines().any(|line| line.starts_with("Bcc") || line.starts_with("X-Evil")), "{file}");
    assert!(file.lines().all(|line| line.len() <= 78 && line.is_ascii()), "{file}");
    let link = mailto(&letter);
    assert!(link.starts_with("mailto:ana@example.org?subject=Thank%20you"), "{link}");
    assert!(link.bytes().all(|byte| byte.is_ascii_graphic()), "{link}");
}
