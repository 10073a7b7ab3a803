//! Inputs of sizes and shapes that no real file has: read or refused in time that grows with their size alone.
//!
//! Each is many times larger than what takes minutes when its parts are compared with each other; whatever is not done
//! long after it should be counts as hanging.
#![cfg(unix)]

use crate::faults_inputs;
use crate::support::{Home, Ran};

/// Runs a line of arguments, which must end by itself.
fn run(home: &Home, line: &str) -> Ran {
    faults_inputs::run(home, home.command().args(line.split(' ')))
}

/// Imports a document into an empty database of one application.
fn import(name: &str, document: &str) -> Ran {
    let home = Home::new();
    home.print("add Acme");
    home.write(name, document);
    let to = if name.ends_with(".ics") { " --to acme" } else { "" };
    run(&home, &format!("import {name} --dry-run{to}"))
}

fn many(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

fn calendar(inside: &str) -> String {
    format!("BEGIN:VCALENDAR\nPRODID:x\n{inside}END:VCALENDAR\n")
}

fn event(number: usize, start: &str, more: &str) -> String {
    format!("BEGIN:VEVENT\nUID:u{number}\nSUMMARY:Talk\nDTSTART{start}\n{more}END:VEVENT\n")
}

#[test]
fn the_first_fifty_faults_are_listed_and_the_others_counted() {
    let bad_cards = many(200_000, |_| "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n".to_owned());
    let bad_events = calendar(&many(200_000, |number| event(number, ":nonsense", "")));
    let records = vec![r#"{"company": 1}"#; 200_000].join(",");
    let fields = many(200_000, |number| format!(r#""x{number}": 1, "#));
    for (name, document, first) in [
        ("a.csv", format!("company,role\n{}", "Acme,SRE,x\n".repeat(200_000)), "line 2: has 3 cells"),
        ("a.vcf", bad_cards, "line 1: a card without a name"),
        ("a.ics", bad_events, "line 6: DTSTART: 'nonsense'"),
        ("b.ics", format!("BEGIN:VCALENDAR\n{}", "nonsense\n".repeat(200_000)), "line 2: 'nonsense'"),
        (
            "a.json",
            format!(r#"{{"format": "callback/1", "applications": [{records}]}}"#),
            "applications[0].company: 1",
        ),
        ("b.json", format!(r#"{{{fields} "format": "callback/1"}}"#), "x0: 'x0' is not a field"),
    ] {
        let ran = import(name, &document);
        let lines: Vec<&str> = ran.stderr.lines().collect();
        assert_eq!((ran.code, lines.len()), (2, 52), "{name}: {}", lines[..3].join("\n"));
        assert!(lines[1].starts_with(first), "{name}: {}", lines[1]);
        assert_eq!(lines[51], "... and 199,950 more", "{name}");
    }
}

#[test]
fn rejected_rows_are_listed_like_faults() {
    let home = Home::new();
    home.write("a.csv", &format!("company,applied\n{}", many(60_000, |row| format!("C{row},nonsense\n"))));
    let ran = run(&home, "import a.csv");
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(ran.code, 2);
    assert_eq!(lines.len(), 1 + 50 + 1 + 2, "{}", lines[lines.len() - 4..].join("\n"));
    assert_eq!(lines[51], "... and 59,950 more; import FILE --dry-run lists all");
}

#[test]
fn a_table_is_as_wide_and_long_as_a_spreadsheet() {
    let header = |count: usize| format!("company{}\n", many(count - 1, |column| format!(",c{column}")));
    let widest = import("a.csv", &format!("{}{}", header(16_384), many(2000, |row| format!("C{row}\n"))));
    assert_eq!(widest.code, 0, "{widest}");
    assert!(widest.stderr.contains("... and 16,333 more (--map notes=COLUMN keeps one)"), "{widest}");
    let ran = import("a.csv", &header(20_000));
    let told = "line 1: has more cells than a spreadsheet has columns; expected at most 16,384\n";
    assert!(ran.code == 2 && ran.stderr.ends_with(told), "{ran}");
    let ran = import("a.csv", &format!("company\n{}", "\n".repeat(1_048_576)));
    let told = "line 1048577: goes on below the last row of a spreadsheet; expected at most 1,048,576\n";
    assert!(ran.code == 2 && ran.stderr.ends_with(told), "{ran}");
}

#[test]
fn calendars_and_address_books_are_bounded_in_every_direction() {
    let zone = format!(
        "BEGIN:VTIMEZONE\nTZID:Z\n{}END:VTIMEZONE\n",
        "BEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\n".repeat(20_000)
    );
    let zoned = many(5_000, |number| event(number, ";TZID=Z:20261201T100000", ""));
    let folded = format!("DESCRIPTION:x\n{}", " y\n".repeat(500_000));
    let people = many(10_000, |number| format!("ATTENDEE;CN=A:mailto:a{number}@acme.example\n"));
    let utc = ":20261201T100000Z";
    for (name, document, code, told) in [
        ("zoned.ics", calendar(&format!("{zone}{zoned}")), 0, "5000 interviews"),
        ("folded.ics", calendar(&event(1, utc, &folded)), 0, "1 interview"),
        ("lines.ics", calendar(&event(1, utc, &"X-A:y\n".repeat(300_000))), 0, "1 interview"),
        (
            "people.ics",
            calendar(&event(1, utc, &format!("ORGANIZER:mailto:o@acme.example\n{people}"))),
            0,
            "10000 contacts",
        ),
        (
            "slashes.ics",
            calendar(&event(1, &format!(";TZID={}:20261201T100000", "/".repeat(1 << 20)), "")),
            2,
            "is no time zone",
        ),
        (
            "parameters.ics",
            calendar(&event(1, utc, &format!("X-A{}:y\n", ";a=b".repeat(200_000)))),
            2,
            "more than 100 parameters",
        ),
        ("deep.ics", "BEGIN:VCALENDAR\n".repeat(200_000), 2, "line 11: BEGIN: stands too deep"),
        (
            "many.ics",
            format!("BEGIN:VCALENDAR\n{}", "X:y\n".repeat(2_000_001)),
            2,
            "expected at most 2,000,000 lines",
        ),
        (
            "encoded.vcf",
            format!("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:a{}\nEND:VCARD\n", "=\na".repeat(300_000)),
            0,
            "1 contact",
        ),
        (
            "headless.vcf",
            format!("BEGIN:VCARD\nQUOTED-PRINTABLE{}\nEND:VCARD\n", "=\na".repeat(300_000)),
            2,
            "is no line",
        ),
    ] {
        let ran = import(name, &document);
        assert!(
            ran.code == code && ran.stderr.contains(told),
            "{name}: exit {} {:.400}",
            ran.code,
            ran.stderr
        );
    }
}

#[test]
fn a_document_is_bounded_in_depth_values_and_repetition() {
    let doubles = format!(
        r#"{{"format": "callback/1", {} {} "contacts": []}}"#,
        many(50_000, |number| format!(r#""x{number}": 1, "#)),
        r#""source": "y", "#.repeat(50_000)
    );
    let tags = |open: &str| many(2000, |number| format!("{open}t{number}{open},"));
    let tagged = format!(
        r#"{{"format": "callback/1", "applications": [{{"company": "A", "tags": [{}"t"]}}]}}"#,
        tags("\"")
    );
    for (name, document, code, told) in [
        ("deep.json", "[".repeat(1 << 20), 2, "nested too deeply"),
        ("values.json", format!("[{}0]", "0,".repeat(16_000_000)), 2, "expected at most 16,000,000 values"),
        ("doubles.json", doubles, 2, "... and 99,949 more"),
        ("tags.json", tagged, 0, "1 application"),
        (
            "line.json",
            format!(
                r#"{{"format": "callback/1", "applications": [{{"company": "{}"}}]}}"#,
                "x".repeat(5 << 20)
            ),
            0,
            "1 application",
        ),
        ("line.csv", "x".repeat(5 << 20), 2, "names no known column"),
        (
            "quote.csv",
            format!("company\n\"{}", "x\n".repeat(1 << 20)),
            2,
            "line 2: opens a quote that is never closed",
        ),
    ] {
        let ran = import(name, &document);
        assert!(
            ran.code == code && ran.stderr.contains(told),
            "{name}: exit {} {:.400}",
            ran.code,
            ran.stderr
        );
        assert!(ran.stderr.len() < 20_000, "{name}");
    }
}

#[test]
fn a_configuration_of_any_shape_costs_its_settings_and_nothing_else() {
    let home = Home::new();
    for (document, faults) in [
        (many(60_000, |number| format!("x{number} = 1\n")), 51),
        (format!("a = {}", "[".repeat(500_000)), 1),
        (format!("a = {}", "{a=".repeat(300_000)), 1),
        (format!("{} = 1\n", vec!["a"; 200_000].join(".")), 1),
        (format!("[holidays]\nextra = [{}]\n", "\"x\",".repeat(150_000)), 51),
        (many(20_000, |number| format!("[cadences.c{number}]\nfoo = 1\n")), 51),
        (many(20_000, |number| format!("[cadences.c{number}]\nbased_on = \"c{}\"\n", number + 1)), 6),
    ] {
        home.write("config.toml", &document);
        let ran = run(&home, "due --count");
        assert_eq!(
            (ran.code, ran.stderr.lines().count()),
            (0, faults),
            "{document:.40}: {:.600}",
            ran.stderr
        );
    }
}
