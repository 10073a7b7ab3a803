//! Days and clocks at their worst: every day of eleven years, six zones, a clock set back, a note without an end.

use std::fmt::Write as _;

use callback::domain::action_key::ActionKind;
use callback::domain::application::Application;
use callback::domain::ids::{ApplicationId, InterviewId};
use callback::domain::interview::{Interview, InterviewKind, USUAL_MINUTES};
use callback::domain::moment::Moment;
use callback::domain::records::Records;
use callback::domain::stage::{Stage, StageChange};
use callback::scheduler::action::State;
use callback::scheduler::agenda;
use callback::scheduler::calendar::Holidays;
use callback::scheduler::policy::Cadences;
use chrono::{Days, NaiveDate};

use crate::store_support::day;
use crate::support::Home;

/// Returns the records of one interview, on a day.
fn met_on(date: NaiveDate) -> Records {
    let mut application = Application::bare(ApplicationId::new("a"), "Acme".to_owned());
    application.applied_on = Some(date);
    application.stage_history = vec![StageChange::new(Stage::Applied, Some(date))];
    application.interviews = vec![Interview {
        id: InterviewId::new("i"),
        handle: String::new(),
        round: None,
        kind: InterviewKind::Other,
        starts_at: Moment::day(date),
        zone: None,
        minutes: USUAL_MINUTES,
        place: None,
        cancelled: false,
        debriefed: false,
        interviewers: Vec::new(),
        strengths: String::new(),
        forgot: String::new(),
        notes: String::new(),
    }];
    Records { applications: vec![application], ..Records::default() }
}

#[test]
fn whatever_the_day_each_action_falls_due_exactly_once() {
    let (cadences, holidays) = (Cadences::default(), Holidays::default());
    let mut date = day("2023-01-01");
    while date <= day("2033-12-31") {
        let records = met_on(date);
        let mut fell_due = Vec::new();
        for later in 0..=11 {
            let today = date + Days::new(later);
            let actions = agenda(&records, &cadences, &holidays, today).actions;
            fell_due
                .extend(actions.iter().filter(|action| action.state == State::Due).map(|action| action.kind));
        }
        let expected = [ActionKind::ThankYou, ActionKind::Debrief, ActionKind::FollowUp];
        assert_eq!(fell_due, expected, "met on {date}");
        date = date + Days::new(1);
    }
}

#[test]
fn a_day_is_the_day_of_the_place_also_in_its_last_second() {
    let document = r#"{"format": "callback/1", "applications": [{"company": "Acme", "stage": "saved", "tasks": [
        {"due_on": "2024-02-29", "words": "leap"}, {"due_on": "2024-03-31", "words": "spring"},
        {"due_on": "2024-11-03", "words": "autumn"}, {"due_on": "2024-12-31", "words": "new year"}]}]}"#;
    let mut home = Home::with(document);
    let zones =
        ["Europe/Paris", "Asia/Beirut", "Pacific/Apia", "Pacific/Kiritimati", "America/St_Johns", "UTC"];
    for zone in zones {
        for (now, due) in [
            ("2024-02-28T23:59:59", 0),
            ("2024-02-29T00:00:00", 1),
            ("2024-03-30T23:59:59", 1),
            ("2024-03-31T00:30:00", 2),
            ("2024-03-31T23:59:59", 2),
            ("2024-11-02T23:59:59", 2),
            ("2024-11-03T01:30:00", 3),
            ("2024-12-30T23:59:59", 3),
            ("2024-12-31T00:00:00", 4),
        ] {
            home.set_now(now);
            let output = home.command().args(["due", "--count"]).env("TZ", zone).output().unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{due}\n"), "{zone} {now}");
        }
    }
}

/// Returns a document with more applications than are always read, each to be checked in on some day.
fn many() -> String {
    let mut applications = String::new();
    for number in 0..700 {
        let comma = if number == 0 { "" } else { "," };
        let on = day("2026-10-20") + Days::new(number % 40);
        let _ = write!(
            applications,
            "{comma}{{\"id\": \"a{number}\", \"company\": \"Acme {number}\", \"applied_on\": \"{on}\", \"main_contact\": \"c\"}}"
        );
    }
    format!(
        "{{\"format\": \"callback/1\", \"contacts\": [{{\"id\": \"c\", \"name\": \"Ana\", \"email\": \"ana@acme.example\"}}],
          \"applications\": [{applications}]}}"
    )
}

#[test]
fn a_clock_set_back_loses_nothing_and_doubles_nothing() {
    let (mut looked, mut fresh) = (Home::with(&many()), Home::with(&many()));
    let list = |home: &Home| home.print("due --format csv");
    for now in
        ["2026-11-24T09:30", "2026-11-22T09:30", "2026-11-25T09:30", "2026-11-03T09:30", "2026-12-20T09:30"]
    {
        looked.set_now(now);
        fresh.set_now(now);
        let whole = fresh.print("due --format csv --upcoming 0");
        assert!(list(&looked) == whole && list(&looked) == whole, "{now}");
    }
    looked.set_now("2026-11-24T10:00");
    looked.print("edit a7 applied_on:2026-11-01");
    fresh.set_now("2026-11-24T10:00");
    fresh.print("edit a7 applied_on:2026-11-01");
    assert_eq!(list(&looked), fresh.print("due --format csv --upcoming 0"), "a change is seen at once");
}

#[test]
fn a_note_of_ten_megabytes_is_kept_to_the_letter() {
    let note = "note ".repeat(2_000_000);
    let home = Home::with(&format!(
        "{{\"format\": \"callback/1\", \"applications\": [{{\"company\": \"Acme\", \"notes\": \"{note}\"}}]}}"
    ));
    assert!(home.print("export").contains(&format!("\"notes\": \"{note}\"")));
    assert_eq!(home.print("due --count"), "0\n");
}
