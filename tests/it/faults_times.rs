//! Times that clocks skip or show twice: whatever way they come in, both readings are told and nothing is moved in
//! silence.

use crate::pty_terminal;
use crate::support::Home;

/// Returns a calendar file with one event.
fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nPRODID:x\nBEGIN:VTIMEZONE\nTZID:Their office\nX-LIC-LOCATION:America/New_York\n\
         END:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nSUMMARY:Talk\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
}

#[test]
fn an_invitation_in_a_gap_or_an_overlap_is_told_or_asked_about() {
    for (lines, taken, readings) in [
        // Taken as the calendar format says, and told.
        (
            "DTSTART;TZID=Europe/Berlin:20270328T023000",
            Some("2027-03-28T03:30"),
            ["03:30 (+02:00)", "01:30 (+01:00)"],
        ),
        (
            "DTSTART;TZID=W. Europe Standard Time:20270328T023000",
            Some("2027-03-28T03:30"),
            ["03:30 (+02:00)", "01:30 (+01:00)"],
        ),
        ("DTSTART;TZID=America/New_York:20270314T023000", Some("2027-03-14T08:30"), ["08:30", "07:30"]),
        ("DTSTART;TZID=Their office:20270314T023000", Some("2027-03-14T08:30"), ["08:30", "07:30"]),
        ("DTSTART;TZID=America/New_York:20271107T013000", Some("2027-11-07T06:30"), ["06:30", "07:30"]),
        ("DTSTART;TZID=Eastern Standard Time:20271107T013000", Some("2027-11-07T06:30"), ["06:30", "07:30"]),
        // What is kept has no offset, so a time that comes twice here is asked about.
        ("DTSTART;TZID=Europe/Berlin:20271031T023000", None, ["+02:00", "+01:00"]),
        ("DTSTART;TZID=W. Europe Standard Time:20271031T023000", None, ["+02:00", "+01:00"]),
        ("DTSTART:20271031T013000Z", None, ["+02:00", "+01:00"]),
        ("DTSTART:20271031T023000", None, ["+02:00", "+01:00"]),
        ("DTSTART:20270328T023000", None, ["2027-03-28T01:30", "2027-03-28T03:30"]),
    ] {
        let home = Home::new();
        home.print("add Acme");
        home.write("invitation.ics", &event(lines));
        for dry_run in [" --dry-run", ""] {
            let ran = home.run(&format!("import invitation.ics --to acme{dry_run}"));
            assert_eq!(ran.code, if taken.is_some() { 0 } else { 2 }, "{lines}: {ran}");
            for reading in readings {
                assert!(ran.stderr.contains(reading), "{lines}: {reading}: {ran}");
            }
            assert!(ran.stderr.contains("because clocks are set"), "{lines}: {ran}");
        }
        let export = home.print("export");
        match taken {
            Some(taken) => {
                assert!(export.contains(&format!("\"starts_at\": \"{taken}\"")), "{lines}: {export}")
            }
            None => assert!(!export.contains("starts_at"), "{lines}: {export}"),
        }
        // Whatever was taken comes back.
        home.write("export.json", &export);
        let ran = Home::new().run(&format!("import {}", home.path("export.json").display()));
        assert_eq!(ran.code, 0, "{ran}");
    }
}

#[test]
fn a_typed_time_in_a_gap_or_an_overlap_is_asked_about() {
    let home = Home::new();
    home.print("add Acme");
    home.print("interview add acme 2027-03-20T10:00");
    let handle = home.print("export --format json");
    for (time, readings) in [
        ("2027-03-28T02:30", ["2027-03-28T01:30", "2027-03-28T03:30"]),
        ("2027-10-31T02:30", ["+02:00", "+01:00"]),
    ] {
        for words in [
            format!("interview add acme {time}"),
            format!("interview add acme {time} --zone America/New_York"),
            format!("interview edit acme starts_at:{time}"),
            format!("add Globex on:{time}"),
        ] {
            let ran = home.run(&words);
            assert_eq!(ran.code, 2, "{words}: {ran}");
            for reading in readings {
                assert!(ran.stderr.contains(reading), "{words}: {ran}");
            }
        }
    }
    assert_eq!(home.print("export --format json"), handle, "nothing was written");
}

#[test]
fn a_form_asks_about_a_time_in_a_gap_or_an_overlap() {
    for (time, reading) in [("2027-03-28 02:30", "2027-03-28T03:30"), ("2027-10-31 02:30", "comes twice")] {
        let home = pty_terminal::Home::new();
        home.run(&["add", "Acme"]);
        let mut terminal = home.open(&[], &[("TZ", "Europe/Berlin")]);
        terminal.press("2");
        terminal.wait_for("Acme");
        terminal.press("i");
        terminal.wait_for("Interview at Acme");
        terminal.press(time);
        terminal.press("\u{13}");
        terminal.wait_for(reading);
        assert!(!home.run(&["export"]).contains("starts_at"), "nothing was written");
    }
}
