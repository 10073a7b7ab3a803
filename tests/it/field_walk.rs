//! Every field of every noun is found in every place that shows or takes fields.
//!
//! The lists here are literal on purpose: a field that is taken out of a table, or a place that no longer follows the
//! tables, has to be taken out here, too.

use rusqlite::Connection;
use rusqlite::types::Value as Cell;

use crate::support::Home;

/// What the walk knows about a noun.
struct Noun {
    /// Its command.
    command: &'static str,
    /// Its list in a document.
    list: &'static str,
    /// One that says everything, without its id.
    record: &'static str,
    /// Its fields by key, label (a small letter where lists have no column), and how a wrong value is refused.
    fields: &'static [(&'static str, &'static str, &'static str)],
    /// Its table, and the columns where they are named otherwise.
    table: &'static str,
}

const NOUNS: [Noun; 7] = [
    Noun {
        command: "stage",
        list: "stage_history",
        record: r#""stage": "applied", "on": "2026-11-02", "note": "by mail""#,
        fields: &[
            ("stage", "Stage", "not a stage"),
            ("on", "On", "not a date"),
            ("note", "Note", "not a text"),
        ],
        table: "stage_change",
    },
    Noun {
        command: "task",
        list: "tasks",
        record: r#""due_on": "2026-11-25", "words": "send references", "done_on": "2026-11-24""#,
        fields: &[
            ("due_on", "Due", "not a date"),
            ("words", "Words", "not a text"),
            ("done_on", "Done", "not a date"),
        ],
        table: "task",
    },
    Noun {
        command: "lessons",
        list: "lessons",
        record: r#""on": "2026-11-21", "words": "ask who decides""#,
        fields: &[("on", "Learnt", "not a date"), ("words", "Words", "not a text")],
        table: "lesson",
    },
    Noun {
        command: "promise",
        list: "promises",
        record: r#""said_on": "2026-11-20", "reply_by": "2026-11-27", "words": "by Friday", "interview": "i-1""#,
        fields: &[
            ("said_on", "Said", "not a date"),
            ("reply_by", "Reply by", "not a date"),
            ("words", "Words", "not a text"),
            ("interview", "Interview", "not an id"),
        ],
        table: "promise",
    },
    Noun {
        command: "log",
        list: "interactions",
        record: r#""on": "2026-11-20", "at": "16:30", "direction": "out", "channel": "email", "purpose": "follow-up", "contact": "c-ana", "interview": "i-1", "outcome": "sent", "notes": "asked""#,
        fields: &[
            ("on", "On", "not a date"),
            ("at", "At", "not a time"),
            ("direction", "Direction", "not a direction"),
            ("channel", "Channel", "not a channel"),
            ("purpose", "Purpose", "not a purpose"),
            ("contact", "Contact", "not an id"),
            ("interview", "interview", "not an id"),
            ("outcome", "Outcome", "not an outcome"),
            ("notes", "Notes", "not a text"),
        ],
        table: "interaction",
    },
    Noun {
        command: "interview",
        list: "interviews",
        record: r#""round": 2, "kind": "video", "starts_at": "2026-11-20T10:00", "zone": "Asia/Tokyo", "minutes": 45, "place": "Room 4", "cancelled": false, "debriefed": true, "interviewers": ["c-ana"], "strengths": "rust", "forgot": "go", "notes": "met""#,
        fields: &[
            ("round", "round", "does not fit"),
            ("kind", "Kind", "not a kind of interview"),
            ("starts_at", "When", "not a date"),
            ("zone", "zone", "not a time zone"),
            ("minutes", "minutes", "does not fit"),
            ("place", "Place", "not a text"),
            ("cancelled", "cancelled", "neither true nor false"),
            ("debriefed", "debriefed", "neither true nor false"),
            ("interviewers", "With", "not a list"),
            ("strengths", "strengths", "not a text"),
            ("forgot", "forgot", "not a text"),
            ("notes", "notes", "not a text"),
        ],
        table: "interview",
    },
    Noun {
        command: "contact",
        list: "contacts",
        record: r#""name": "Bo Li", "title": "CTO", "company": "Acme", "kind": "hr", "email": "bo@acme.example", "phone": "12", "preferred_channel": "phone", "notes": "met""#,
        fields: &[
            ("name", "Name", "not a text"),
            ("title", "title", "not a text"),
            ("company", "Company", "not a text"),
            ("kind", "kind", "not a kind of contact"),
            ("email", "Email", "not a text"),
            ("phone", "Phone", "not a text"),
            ("preferred_channel", "reach by", "not a channel"),
            ("notes", "notes", "not a text"),
        ],
        table: "contact",
    },
];

impl Noun {
    /// Tells whether its records belong to applications.
    fn is_child(&self) -> bool {
        self.command != "contact"
    }

    /// Returns the path of the record in the document.
    fn path(&self) -> String {
        let list = self.list;
        if self.is_child() { format!("applications[0].{list}[0]") } else { format!("{list}[0]") }
    }

    /// Returns how commands name the record.
    fn name(&self) -> &'static str {
        if self.is_child() { "acme" } else { "'Bo Li'" }
    }
}

/// Returns a document with one application that has one record of a noun.
fn document(noun: &Noun, record: &str) -> String {
    let meeting = r#""interviews": [{"id": "i-1", "starts_at": "2026-11-20T10:00"}], "#;
    let meeting = if noun.list == "interviews" { "" } else { meeting };
    if !noun.is_child() {
        return format!(r#"{{"format": "callback/1", "{}": [{{"id": "r-1", {record}}}]}}"#, noun.list);
    }
    format!(
        r#"{{"format": "callback/1", "contacts": [{{"id": "c-ana", "name": "Ana"}}], "applications": [{{"id": "a-1", "company": "Acme", "applied_on": "2026-11-02",
            {meeting}"{}": [{{"id": "r-1", {record}}}]}}]}}"#,
        noun.list
    )
}

#[test]
fn each_field_is_in_the_export_the_lists_the_help_and_the_database() {
    for noun in &NOUNS {
        let home = Home::with(&document(noun, noun.record));
        let exported = home.print("export");
        let json = home.print(&format!("{} list --json", noun.command));
        let list = home.print(&format!("{} list", noun.command));
        let help = home.run(&format!("{} edit --help", noun.command)).stdout;
        for (key, label, _) in noun.fields {
            let (place, key) = (noun.command, *key);
            let written = format!("\"{key}\": ");
            assert!(exported.contains(&written), "{place} {key} in the export");
            assert!(json.contains(&written), "{place} {key} in the list as JSON");
            assert!(help.contains(key), "{place} {key} in the help of edit: {help}");
            let is_listed = label.starts_with(char::is_uppercase);
            assert!(!is_listed || list.contains(label), "{place} {label} above the list: {list}");
        }
        let connection = Connection::open(home.database()).unwrap();
        for (key, ..) in noun.fields {
            let column = match *key {
                "interview" => "interview_id",
                "contact" | "interviewers" => "contact_id",
                key => key,
            };
            let table = if *key == "interviewers" { "interview_contact" } else { noun.table };
            let sql = format!("SELECT \"{column}\" FROM \"{table}\"");
            let found: Cell = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
            assert_ne!(found, Cell::Null, "{}.{column} was stored", noun.table);
        }
    }
}

#[test]
fn each_field_is_refused_by_name_when_it_is_wrong() {
    let home = Home::new();
    for noun in &NOUNS {
        for (key, _, problem) in noun.fields {
            let (value, is) = if *problem == "does not fit" { ("0", "") } else { ("7", "is ") };
            let wrong = noun.record.split(", ").map(|field| match field.split_once(": ") {
                Some((name, _)) if name == format!("\"{key}\"") => format!("{name}: {value}"),
                _ => field.to_owned(),
            });
            let record = wrong.collect::<Vec<_>>().join(", ");
            home.write("wrong.json", &document(noun, &record));
            let ran = home.run("import wrong.json");
            let place = format!("{}.{key}: {value} {is}{problem}", noun.path());
            assert!(ran.code == 2 && ran.stderr.contains(&place), "{place}: {ran}");
        }
    }
}

#[test]
fn each_field_can_be_typed_by_a_unique_beginning_and_is_printed_as_old_and_new() {
    for noun in &NOUNS {
        for (key, label, _) in noun.fields {
            let home = Home::with(&document(noun, noun.record));
            let value = match *key {
                "words" | "notes" | "note" | "name" | "title" | "company" | "phone" | "kind" => "other",
                "place" | "strengths" | "forgot" => "other",
                "round" | "minutes" => "30",
                "zone" => "UTC",
                "cancelled" => "yes",
                "debriefed" => "no",
                "email" => "other@acme.example",
                "preferred_channel" => "post",
                "stage" => "screening",
                "interview" | "contact" | "interviewers" => "",
                "reply_by" => "4 dec 2026",
                "at" => "09:15",
                // A day alone would take the time away.
                "on" if noun.command == "log" => "2026-11-23 16:30",
                "purpose" => "reminder",
                // These take others along, or fit nothing else here.
                "direction" | "channel" | "outcome" => continue,
                _ => "2026-11-23",
            };
            let ran = home.run(&format!("{} edit {} '{key}:{value}'", noun.command, noun.name()));
            let changed = format!(": {} changed", label.to_lowercase());
            assert!(ran.code == 0 && ran.stderr.contains(&changed), "{key}: {ran}");
        }
    }
}

#[test]
fn a_document_from_before_these_records_had_ids_changes_nothing_where_it_came_from() {
    let home = Home::new();
    home.print("add Acme SRE on:'20 nov 10:00'");
    for line in [
        "lessons add acme ask who decides",
        "lessons add acme ask who decides",
        "lessons add acme smile more --on '3 nov'",
        "promise acme '4 dec' --words soon",
        "promise acme '4 dec' --words soon",
    ] {
        home.print(line);
    }
    let now = home.print("export");
    let mut before: serde_json::Value = serde_json::from_str(&now).unwrap();
    for list in ["lessons", "promises", "stage_history"] {
        for record in before["applications"][0][list].as_array_mut().unwrap() {
            record.as_object_mut().unwrap().remove("id");
        }
    }
    home.write("before.json", &before.to_string());
    let ran = home.run("import before.json");
    assert!(ran.code == 0 && ran.stderr.contains("nothing new"), "{ran}");
    assert_eq!(home.print("export"), now);
}
