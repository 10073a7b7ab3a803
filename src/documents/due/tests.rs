//! The formats of the due list, on a list that has everything that could break one.

use chrono::{NaiveDate, NaiveTime};

use crate::documents::due::{FORMATS, find_format};
use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::channel::Channel;
use crate::domain::ids::{ApplicationId, ContactId, InterviewId};
use crate::domain::interview::InterviewKind;
use crate::domain::moment::Moment;
use crate::domain::stage::Stage;
use crate::scheduler::action::{Action, ApplicationRef, Reason, Recipient, State};
use crate::scheduler::{DueList, InterviewLine};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn application(id: &str, company: &str, role: &str) -> ApplicationRef {
    ApplicationRef {
        id: ApplicationId::new(id),
        handle: String::new(),
        company: company.to_owned(),
        role: role.to_owned(),
        stage: Stage::Interviewing,
    }
}

fn follow_up() -> Action {
    let application = application("a-1", "=Acme, \"Inc\"", "C*\t\nlead");
    Action {
        key: ActionKey::follow_up(&application.id, "i-1"),
        kind: ActionKind::FollowUp,
        state: State::Overdue,
        due_on: day("2026-11-20"),
        after: None,
        days_overdue: 4,
        lapses_on: None,
        application,
        interview: None,
        recipient: Some(Recipient {
            id: ContactId::new("c-ana"),
            name: "Ana \u{1b}[31mRuiz".to_owned(),
            email: Some("ana@acme.example".to_owned()),
            phone: Some("+49 30 1234".to_owned()),
        }),
        channel: Some(Channel::Email),
        together_with: vec![ActionKey::check_in(&ApplicationId::new("a-2"))],
        why: "interviewed Fri 13 Nov, plus 7 days".to_owned(),
        reasons: vec![
            Reason { rule: "F1", text: "interviewed Fri 13 Nov".to_owned(), source: Some("S1, S3") },
            Reason { rule: "G1", text: "quiet".to_owned(), source: None },
        ],
        code: "k3qz".to_owned(),
    }
}

fn thank_you(state: State, due_on: &str) -> Action {
    let application = application("a-2", "日本物産", "");
    let interview = InterviewId::new("i-2");
    Action {
        key: ActionKey::thank_you(&interview, None),
        kind: ActionKind::ThankYou,
        state,
        due_on: day(due_on),
        after: NaiveTime::from_hms_opt(15, 0, 0),
        days_overdue: 0,
        lapses_on: Some(day("2026-11-29")),
        application,
        interview: Some(interview),
        recipient: None,
        channel: None,
        together_with: vec![],
        why: "who met you?".to_owned(),
        reasons: vec![],
        code: "aaaa".to_owned(),
    }
}

fn list() -> DueList {
    DueList {
        on: day("2026-11-24"),
        actions: vec![
            follow_up(),
            thank_you(State::Due, "2026-11-24"),
            thank_you(State::Upcoming, "2026-11-30"),
        ],
        interviews: vec![InterviewLine {
            id: InterviewId::new("i-2"),
            handle: String::new(),
            starts_at: Moment::from_iso("2026-11-24T14:00").unwrap(),
            minutes: 60,
            zone: Some("Asia/Tokyo".to_owned()),
            application: application("a-2", "日本物産", ""),
            kind: InterviewKind::Video,
            place: Some("https://meet.example/a_b".to_owned()),
            interviewers: vec!["Sato *Yui*".to_owned()],
        }],
        warnings: vec!["no holidays for 2037".to_owned()],
    }
}

fn written(format: &str, list: &DueList) -> String {
    let mut out = Vec::new();
    (find_format(format).unwrap().write)(list, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn empty() -> DueList {
    DueList { on: day("2026-11-24"), actions: vec![], interviews: vec![], warnings: vec![] }
}

#[test]
fn every_format_is_found_by_its_name_and_is_the_same_each_time() {
    for format in FORMATS {
        assert_eq!(find_format(format.name).unwrap().extension, format.extension);
        assert_eq!(written(format.name, &list()), written(format.name, &list()));
        assert!(written(format.name, &list()).ends_with('\n'), "{}", format.name);
    }
    assert!(find_format("text").is_none(), "that one belongs to terminals");
}

#[test]
fn json_has_every_field_in_order_and_every_text_exactly() {
    insta::assert_snapshot!(written("json", &list()), @r#"
    {
      "format": "callback.due/1",
      "on": "2026-11-24",
      "actions": [
        {
          "key": "follow-up:a-1:i-1",
          "kind": "follow-up",
          "state": "overdue",
          "due_on": "2026-11-20",
          "days_overdue": 4,
          "lapses_on": null,
          "after": null,
          "together_with": [
            "check-in:a-2"
          ],
          "code": "k3qz",
          "application": {
            "id": "a-1",
            "company": "=Acme, \"Inc\"",
            "role": "C*\t\nlead",
            "stage": "interviewing"
          },
          "interview": null,
          "recipient": {
            "id": "c-ana",
            "name": "Ana \u001b[31mRuiz",
            "email": "ana@acme.example",
            "phone": "+49 30 1234"
          },
          "channel": "email",
          "why": "interviewed Fri 13 Nov, plus 7 days",
          "reasons": [
            {
              "rule": "F1",
              "text": "interviewed Fri 13 Nov",
              "source": "S1, S3"
            },
            {
              "rule": "G1",
              "text": "quiet",
              "source": null
            }
          ]
        },
        {
          "key": "thank-you:i-2:-",
          "kind": "thank-you",
          "state": "due",
          "due_on": "2026-11-24",
          "days_overdue": 0,
          "lapses_on": "2026-11-29",
          "after": "15:00",
          "together_with": [],
          "code": "aaaa",
          "application": {
            "id": "a-2",
            "company": "日本物産",
            "role": "",
            "stage": "interviewing"
          },
          "interview": "i-2",
          "recipient": null,
          "channel": null,
          "why": "who met you?",
          "reasons": []
        },
        {
          "key": "thank-you:i-2:-",
          "kind": "thank-you",
          "state": "upcoming",
          "due_on": "2026-11-30",
          "days_overdue": 0,
          "lapses_on": "2026-11-29",
          "after": "15:00",
          "together_with": [],
          "code": "aaaa",
          "application": {
            "id": "a-2",
            "company": "日本物産",
            "role": "",
            "stage": "interviewing"
          },
          "interview": "i-2",
          "recipient": null,
          "channel": null,
          "why": "who met you?",
          "reasons": []
        }
      ],
      "interviews": [
        {
          "id": "i-2",
          "starts_at": "2026-11-24T14:00",
          "minutes": 60,
          "zone": "Asia/Tokyo",
          "application": {
            "id": "a-2",
            "company": "日本物産",
            "role": "",
            "stage": "interviewing"
          },
          "kind": "video",
          "place": "https://meet.example/a_b",
          "interviewers": [
            "Sato *Yui*"
          ]
        }
      ]
    }
    "#);
    insta::assert_snapshot!(written("json", &empty()), @r#"
    {
      "format": "callback.due/1",
      "on": "2026-11-24",
      "actions": [],
      "interviews": []
    }
    "#);
}

#[test]
fn csv_is_quoted_and_never_runs() {
    insta::assert_snapshot!(written("csv", &list()).replace('\u{1b}', "<ESC>"), @r#"
    key,kind,state,due_on,days_overdue,company,role,recipient,email,phone,channel,why
    follow-up:a-1:i-1,follow-up,overdue,2026-11-20,4,"'=Acme, ""Inc""","C*	
    lead",Ana <ESC>[31mRuiz,ana@acme.example,'+49 30 1234,email,"interviewed Fri 13 Nov, plus 7 days"
    thank-you:i-2:-,thank-you,due,2026-11-24,0,日本物産,,,,,,who met you?
    thank-you:i-2:-,thank-you,upcoming,2026-11-30,0,日本物産,,,,,,who met you?
    "#);
    assert_eq!(written("csv", &empty()).lines().count(), 1, "the names of the columns");
}

#[test]
fn csv_comes_back_exactly() {
    let text = written("csv", &list());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    assert_eq!(rows.len(), 3);
    let cell = |column: usize| crate::documents::spreadsheet::exact(&rows[0][column]).to_owned();
    assert_eq!(cell(5), "=Acme, \"Inc\"");
    assert_eq!(cell(6), "C*\t\nlead");
    assert_eq!(cell(9), "+49 30 1234");
}

#[test]
fn tsv_has_one_line_per_action() {
    let text = written("tsv", &list());
    assert!(text.lines().all(|line| line.split('\t').count() == 12), "{text}");
    assert!(!text.contains('\u{1b}'));
    insta::assert_snapshot!(text.replace('\t', " | "), @r#"
    key | kind | state | due_on | days_overdue | company | role | recipient | email | phone | channel | why
    follow-up:a-1:i-1 | follow-up | overdue | 2026-11-20 | 4 | '=Acme, "Inc" | C*  lead | Ana [31mRuiz | ana@acme.example | '+49 30 1234 | email | interviewed Fri 13 Nov, plus 7 days
    thank-you:i-2:- | thank-you | due | 2026-11-24 | 0 | 日本物産 |  |  |  |  |  | who met you?
    thank-you:i-2:- | thank-you | upcoming | 2026-11-30 | 0 | 日本物産 |  |  |  |  |  | who met you?
    "#);
}

#[test]
fn markdown_is_a_checklist_without_markup_from_records() {
    insta::assert_snapshot!(written("markdown", &list()), @r#"
    # Due on Tue 24 Nov 2026

    ## Interviews

    - today 14:00 **interview** 日本物産, video with Sato \*Yui\*, <https://meet.example/a_b>

    ## Overdue

    - [ ] **follow-up** =Acme, "Inc", C\*  lead, to Ana \[31mRuiz by email (ana@acme.example), 4 days late: interviewed Fri 13 Nov, plus 7 days

    ## Today

    - [ ] **thank-you** 日本物産, after 15:00: who met you?

    ## Coming

    - [ ] Mon 30 Nov 2026: **thank-you** 日本物産, after 15:00: who met you?
    "#);
    insta::assert_snapshot!(written("markdown", &empty()), @r"
    # Due on Tue 24 Nov 2026

    Nothing is due.
    ");
}
