//! Invitations as calendars send them.

use super::*;
use crate::domain::application::Application;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::ids::{ApplicationId, ContactId};
use crate::domain::local_time::{AnyTime, LocalReading};
use crate::domain::records::Records;
use crate::domain::stage::{Stage, StageChange};
use chrono::{FixedOffset, TimeZone};
use proptest::prelude::*;

/// What a clock in Berlin shows.
fn berlin(instant: DateTime<Utc>) -> NaiveDateTime {
    chrono_tz::Tz::Europe__Berlin.from_utc_datetime(&instant.naive_utc()).naive_local()
}

fn in_berlin() -> Here<'static> {
    Here { local: &berlin, times: &AnyTime }
}

fn read_text(text: &str) -> Result<Vec<Invitation>, String> {
    read(text.as_bytes(), in_berlin()).map_err(|faults| faults.to_string())
}

/// Returns the only meeting of a calendar with these lines in its event.
fn meeting(lines: &str) -> Invitation {
    let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR");
    let read = read_text(&text).unwrap();
    assert_eq!(read.len(), 1);
    read.into_iter().next().unwrap()
}

#[test]
fn times_are_those_of_the_users_clock() {
    for (lines, starts_at, zone, minutes) in [
        ("DTSTART:20261126T130000Z\nDTEND:20261126T134500Z", "2026-11-26T14:00", None, Some(45)),
        (
            "DTSTART;TZID=America/New_York:20261201T100000\nDURATION:PT3H",
            "2026-12-01T16:00",
            Some("America/New_York"),
            Some(180),
        ),
        ("DTSTART;TZID=W. Europe Standard Time:20261201T100000", "2026-12-01T10:00", None, None),
        ("DTSTART;TZID=Europe/Paris:20261201T100000", "2026-12-01T10:00", None, None),
        ("DTSTART;TZID=Asia/Tokyo:20261201T050000", "2026-11-30T21:00", Some("Asia/Tokyo"), None),
        ("DTSTART:20261201T100000\nDTEND:20261201T110000", "2026-12-01T10:00", None, Some(60)),
        ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261202", "2026-12-01", None, None),
        // The clocks are set back between the two.
        (
            "DTSTART;TZID=Europe/Berlin:20261025T013000\nDTEND;TZID=Europe/Berlin:20261025T033000",
            "2026-10-25T01:30",
            None,
            Some(180),
        ),
    ] {
        let meeting = meeting(lines);
        assert_eq!(meeting.starts_at.to_string(), starts_at, "{lines}");
        assert_eq!((meeting.zone.as_deref(), meeting.minutes), (zone, minutes), "{lines}");
    }
}

#[test]
fn places_and_links_go_together() {
    let place = |lines: &str| meeting(&format!("DTSTART:20261201\n{lines}")).place;
    assert_eq!(place("LOCATION:1 Main Street\\, Berlin").as_deref(), Some("1 Main Street, Berlin"));
    assert_eq!(
        place("LOCATION:Teams\nURL:https://t.example/x").as_deref(),
        Some("Teams, https://t.example/x")
    );
    assert_eq!(
        place("LOCATION:https://a.example\nURL:https://b.example").as_deref(),
        Some("https://a.example")
    );
    assert_eq!(place("X-GOOGLE-CONFERENCE:https://m.example/y").as_deref(), Some("https://m.example/y"));
    assert_eq!(place("LOCATION:"), None);
    assert_eq!(
        place("LOCATION:Teams Meeting\nDESCRIPTION:Join <https://teams.microsoft.com/l/x%3ay>\\n").as_deref(),
        Some("Teams Meeting, https://teams.microsoft.com/l/x%3ay")
    );
    assert_eq!(
        place("DESCRIPTION:see https://us02web.zoom.us/j/1 now").as_deref(),
        Some("https://us02web.zoom.us/j/1")
    );
    assert_eq!(place("DESCRIPTION:see https://zoom.us.evil.example/j/1"), None);
}

#[test]
fn those_who_work_where_the_organiser_does_take_part() {
    let names = |lines: &str| -> Vec<String> {
        let meeting = meeting(&format!("DTSTART:20261201\n{lines}"));
        meeting.interviewers().iter().map(|person| person.name.clone()).collect()
    };
    let me = "ATTENDEE;CN=Me:mailto:me@mail.example\n";
    let room = "ATTENDEE;CUTYPE=ROOM;CN=Spree:mailto:spree@acme.example\n";
    let dana = "ORGANIZER;CN=Dana:MAILTO:dana@acme.example\n";
    let ana = "ATTENDEE;CN=Ana:mailto:Ana@ACME.example\n";
    assert_eq!(names(&format!("{dana}{me}{room}")), ["Dana"]);
    assert_eq!(names(&format!("{dana}{me}{ana}")), ["Ana"]);
    assert_eq!(names(&format!("ORGANIZER:mailto:no-reply@acme.example\n{ana}{me}")), ["Ana"]);
    assert_eq!(names(&format!("ORGANIZER:mailto:no-reply@acme.example\n{me}")), Vec::<String>::new());
    assert_eq!(names("ORGANIZER;CN=Bo:mailto:bo@gmail.com\nATTENDEE;CN=Me:mailto:me@gmail.com"), ["Bo"]);
    assert_eq!(names(me), Vec::<String>::new());
}

#[test]
fn a_meeting_can_be_called_off_and_changed() {
    assert!(meeting("DTSTART:20261201\nSTATUS:CANCELLED").cancelled);
    let cancel =
        "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:7\nDTSTART:20261201\nEND:VEVENT\nEND:VCALENDAR";
    assert!(read_text(cancel).unwrap()[0].cancelled);
    let event = |uid: &str, sequence: u32, day: u32| {
        format!("BEGIN:VEVENT\nUID:{uid}\nSEQUENCE:{sequence}\nDTSTART:202612{day:02}\nEND:VEVENT\n")
    };
    let several =
        format!("BEGIN:VCALENDAR\n{}{}{}END:VCALENDAR", event("a", 2, 3), event("b", 0, 2), event("a", 1, 1));
    let days: Vec<_> = read_text(&several).unwrap().iter().map(|it| it.starts_at.to_string()).collect();
    assert_eq!(days, ["2026-12-03", "2026-12-02"]);
    let repeated = meeting("DTSTART:20261201\nRRULE:FREQ=DAILY");
    assert_eq!(repeated.remarks, ["it repeats; only the first meeting is taken"]);
}

#[test]
fn what_is_wrong_is_told_by_line() {
    let event = |lines: &str| format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR");
    for (text, faults) in [
        ("BEGIN:VCALENDAR\nEND:VCALENDAR".to_owned(), "line 1: no event in the file; expected BEGIN:VEVENT"),
        (event("SUMMARY:x"), "line 2: an event without DTSTART; expected when it starts"),
        (
            event("DTSTART:20261301T100000Z"),
            "line 3: DTSTART: '20261301T100000Z' is no date or time; expected for example 20261124T100000Z",
        ),
        (
            event("SUMMARY:x\nDTSTART;TZID=Nowhere:20261201T100000"),
            "line 4: DTSTART: 'Nowhere' is no time zone known here; expected a name such as Europe/Berlin or a time in UTC",
        ),
        (
            event("DTSTART:20261201T100000Z\nDTEND:20261201T090000Z"),
            "line 4: DTEND: '20261201T090000Z' is no end of a meeting; expected at most a week after the start",
        ),
        (
            "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR".to_owned(),
            "line 2: METHOD: 'REPLY' is no invitation; expected REQUEST, PUBLISH or CANCEL",
        ),
        (
            "BEGIN:VCALENDAR\nPRODID:-//callback//callback//EN\nEND:VCALENDAR".to_owned(),
            "line 2: PRODID: is this program's own calendar; expected an invitation, or import the json export",
        ),
        ("BEGIN:VCARD\nEND:VCARD".to_owned(), "line 1: 'VCARD' is no calendar; expected BEGIN:VCALENDAR"),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201".to_owned(),
            "line 2: VEVENT is never ended; the file is cut off",
        ),
    ] {
        assert_eq!(read_text(&text), Err(faults.to_owned()));
    }
}

/// A place where every time is skipped.
struct Never;

impl LocalTimes for Never {
    fn reading(&self, _: NaiveDateTime) -> LocalReading {
        let hours = |count: i32| FixedOffset::east_opt(count * 3600).unwrap();
        LocalReading::Never { before: hours(1), after: hours(2) }
    }
}

#[test]
fn a_time_without_a_zone_that_does_not_exist_here_is_asked_about() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260329T023000\nEND:VEVENT\nEND:VCALENDAR";
    let here = Here { local: &berlin, times: &Never };
    let faults = read(text.as_bytes(), here).unwrap_err().to_string();
    assert!(faults.starts_with("line 3: DTSTART: '2026-03-29T02:30' does not exist"), "{faults}");
}

#[test]
fn a_time_that_is_doubtful_in_its_zone_is_taken_by_the_rule_and_told_with_both_readings() {
    for (lines, starts_at, remark) in [
        (
            "DTSTART;TZID=Europe/Berlin:20260329T023000",
            "2026-03-29T03:30",
            "it starts at '2026-03-29T02:30', which does not exist in Europe/Berlin, because clocks are set forward: \
             taken as Sun 29 Mar 2026 03:30 (+02:00); it may mean Sun 29 Mar 2026 01:30 (+01:00); \
             callback interview edit changes it",
        ),
        (
            "DTSTART;TZID=Eastern Standard Time:20261101T013000",
            "2026-11-01T06:30",
            "it starts at '2026-11-01T01:30', which comes twice in America/New_York, because clocks are set back: \
             taken as the first, Sun 1 Nov 2026 06:30 (+01:00); the second is Sun 1 Nov 2026 07:30 (+01:00); \
             callback interview edit changes it",
        ),
        (
            "DTSTART:20261031T190000Z\nDTEND;TZID=America/New_York:20261101T013000",
            "2026-10-31T20:00",
            "it ends at '2026-11-01T01:30', which comes twice in America/New_York, because clocks are set back: \
             taken as the first, Sun 1 Nov 2026 06:30 (+01:00); the second is Sun 1 Nov 2026 07:30 (+01:00); \
             callback interview edit changes it",
        ),
    ] {
        let meeting = meeting(lines);
        assert_eq!(meeting.starts_at.to_string(), starts_at, "{lines}");
        assert_eq!(meeting.remarks, [remark], "{lines}");
    }
}

fn application(id: &str, company: &str, role: &str, stage: Stage) -> Application {
    Application {
        role: role.to_owned(),
        stage_history: vec![StageChange::new(stage, None)],
        ..Application::bare(ApplicationId::new(id), company)
    }
}

fn contact(id: &str, email: &str) -> Contact {
    Contact {
        id: ContactId::new(id),
        handle: String::new(),
        name: id.to_owned(),
        title: None,
        company: None,
        kind: ContactKind::Other,
        email: Some(email.to_owned()),
        phone: None,
        preferred_channel: None,
        notes: String::new(),
    }
}

fn records() -> Records {
    let mut agency = application("a-agency", "Stealth", "CTO", Stage::Applied);
    agency.main_contact = Some(ContactId::new("dana"));
    let mut site = application("a-site", "The Hooli Group", "SRE", Stage::Screening);
    site.url = Some("https://jobs.hooli-careers.example/7".to_owned());
    let applications = vec![
        agency,
        site,
        application("a-acme-1", "Acme GmbH", "Backend Engineer", Stage::Applied),
        application("a-acme-2", "Acme GmbH", "SRE", Stage::Interviewing),
        application("a-globex", "Globex", "SRE", Stage::Applied),
        application("a-globex-old", "Globex", "SRE", Stage::Rejected),
    ];
    Records { contacts: vec![contact("dana", "Dana@agency.example")], applications, ..Records::default() }
}

#[test]
fn the_surest_sign_says_which_application_it_belongs_to() {
    let one = |id: &str| Fit::One(ApplicationId::new(id));
    let records = records();
    for (lines, fit) in [
        ("ORGANIZER:mailto:dana@agency.example\nSUMMARY:Globex SRE", one("a-agency")),
        ("ORGANIZER:mailto:x@hooli-careers.example", one("a-site")),
        ("ORGANIZER:mailto:x@mail.globex.example", one("a-globex")),
        ("ORGANIZER:mailto:x@acme.example\nSUMMARY:Your SRE interview", one("a-acme-2")),
        (
            "ORGANIZER:mailto:x@acme.example\nSUMMARY:Interview",
            Fit::Several(vec![ApplicationId::new("a-acme-1"), ApplicationId::new("a-acme-2")]),
        ),
        ("ORGANIZER:mailto:x@scheduling.example\nSUMMARY:Chat with GLOBEX!", one("a-globex")),
        ("ORGANIZER;CN=Hooli Group Recruiting:mailto:x@gmail.com", one("a-site")),
        ("ORGANIZER:mailto:x@globexample.example\nSUMMARY:Globexample", Fit::None),
        ("SUMMARY:Dentist", Fit::None),
    ] {
        let meeting = meeting(&format!("DTSTART:20261201\n{lines}"));
        assert_eq!(match_application(&meeting, &records), fit, "{lines}");
    }
}

#[test]
fn a_later_version_belongs_where_the_first_one_went() {
    let meeting = meeting("DTSTART:20261201\nUID:a b:c@acme.example");
    let id = meeting.interview_id().unwrap();
    assert!(crate::domain::ids::is_valid_id(&id), "{id}");
    let mut records = records();
    records.applications[4].interviews.push(crate::domain::interview::Interview {
        id: crate::domain::ids::InterviewId::new(id),
        handle: String::new(),
        round: None,
        kind: crate::domain::interview::InterviewKind::Other,
        starts_at: meeting.starts_at,
        zone: None,
        minutes: 60,
        place: None,
        cancelled: false,
        debriefed: false,
        interviewers: vec![],
        strengths: String::new(),
        forgot: String::new(),
        notes: String::new(),
    });
    assert_eq!(match_application(&meeting, &records), Fit::One(ApplicationId::new("a-globex")));
}

proptest! {
    #[test]
    fn any_bytes_are_meetings_or_faults(
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..200),
            "(BEGIN:VCALENDAR\nBEGIN:VEVENT\n)?((DTSTART|DTEND|DURATION|UID|ATTENDEE|URL)(;TZID=Asia/Tokyo|;CN=x)?:|[0-9]{8}(T[0-9]{6}Z?)?|P[0-9TDHM]{0,6}|\n|é|a@b[.]c){0,20}\nEND:VEVENT\nEND:VCALENDAR"
                .prop_map(String::into_bytes),
        ],
    ) {
        if let Ok(meetings) = read(&bytes, in_berlin()) {
            prop_assert!(!meetings.is_empty());
            for meeting in &meetings {
                match_application(meeting, &records());
                meeting.interviewers();
            }
        }
    }
}
