//! Tables as spreadsheets and other trackers write them, each read without being told how.

use std::fmt::Write as _;

use callback::documents::spreadsheet_import::{
    RowOutcome, RowReport, Setting, SpreadsheetReading, Wishes, read,
};
use callback::domain::application::Application;
use callback::domain::contact::Contact;
use callback::domain::date_text::DayOrder;
use callback::domain::interview::Interview;
use callback::domain::local_time::AnyTime;
use callback::domain::records::Records;
use callback::domain::task::Task;
use callback::fields::Noun;
use callback::fields::incoming::{IncomingApplication, IncomingRecord};
use callback::fields::wording::text;
use proptest::prelude::*;

use crate::store_support::Desk;

fn reading(bytes: &[u8]) -> SpreadsheetReading {
    reading_among(&[], bytes)
}

fn reading_among(contacts: &[Contact], bytes: &[u8]) -> SpreadsheetReading {
    let wishes = Wishes::default();
    let setting = Setting { wishes: &wishes, order: DayOrder::DayFirst, contacts, times: &AnyTime };
    read(bytes, setting).unwrap()
}

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/it/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

/// Returns everything that a reading says, for a snapshot.
fn shown(reading: &SpreadsheetReading) -> String {
    let mut text = String::new();
    let mapping = reading.mapping.iter().map(|(header, field)| match field {
        Some(field) => format!("{header} = {field}"),
        None => format!("({header})"),
    });
    writeln!(text, "{}", mapping.collect::<Vec<_>>().join(", ")).unwrap();
    for (word, stage) in &reading.stages {
        writeln!(text, "{word} -> {stage}").unwrap();
    }
    for row in &reading.rows {
        let outcome = match &row.outcome {
            RowOutcome::Read(place) => application(&reading.incoming.applications[*place]),
            other => format!("{other:?}"),
        };
        writeln!(text, "{}: {outcome}", row.line).unwrap();
        for remark in &row.remarks {
            writeln!(text, "   ! {remark}").unwrap();
        }
    }
    for contact in &reading.incoming.contacts {
        writeln!(text, "{}", person(contact)).unwrap();
    }
    for note in &reading.notes {
        writeln!(text, "note: {note}").unwrap();
    }
    text
}

fn application(it: &IncomingApplication) -> String {
    let given = |key: &str| it.find_text(key).filter(|text| !text.is_empty()).map(str::to_owned);
    let own = it.patch.applied_to(&Application::blank());
    let salary = own.salary.clone().map(|pay| {
        let end = |end: Option<u64>| end.map_or("?".to_owned(), |end| end.to_string());
        format!("{}-{} {}/{}", end(pay.min), end(pay.max), pay.currency.unwrap_or_default(), pay.period)
    });
    let tasks = it.tasks.iter().flatten().map(|task| {
        let task = task.patch.applied_to(&Task::blank());
        format!("to do {:?} {}", task.words, task.due_on.unwrap())
    });
    let interviews = it.interviews.iter().flatten().map(|interview| {
        let interview = interview.patch.applied_to(&Interview::blank());
        format!("interview {}", interview.starts_at)
    });
    let parts = [
        Some(it.company()),
        given("role"),
        it.stage.map(|stage| stage.to_string()),
        it.applied_on().map(|on| on.to_string()),
        given("url"),
        given("location"),
        given("work_mode"),
        salary,
        it.patch.find("tags").map(|_| own.tags.join("+")),
        own.excitement.map(|excitement| format!("{excitement}/5")),
        own.main_contact.map(|contact| format!("to {contact}")),
        it.patch.find("notes").map(|_| format!("{:?}", own.notes)),
    ];
    parts.into_iter().flatten().chain(tasks).chain(interviews).collect::<Vec<_>>().join(" | ")
}

fn person(it: &IncomingRecord<Contact>) -> String {
    let said = ["name", "kind", "company", "email", "phone"]
        .map(|key| it.patch.find(key).map(|value| text(value, &Records::default())));
    let parts = std::iter::once(it.id.clone()).chain(said);
    format!("contact {}", parts.flatten().collect::<Vec<_>>().join(" | "))
}

#[test]
fn a_german_excel_sheet() {
    insta::assert_snapshot!(shown(&reading(&fixture("german_excel.csv"))), @r#"
    Firma = company, Stelle = role, Ort = location, Status = stage, Beworben am = applied_on, Ansprechpartnerin = main_contact, E-Mail = main_contact_email, Gehalt (EUR) = salary, Bemerkungen = notes
    Beworben -> applied
    Vorstellungsgespräch -> interviewing
    Absage -> rejected
    Keine Rückmeldung -> no-response
    3: Müller & Söhne GmbH | Softwareentwickler (m/w/d) | applied | 2026-11-02 | Köln | 75000-75000 EUR/year | to gross@mueller.example | "Größe: 40 Leute;\nBüro am Rhein"
    5: Straßenbau Weiß AG | Datenanalystin | interviewing | 2026-10-28 | Nürnberg | 68000-68000 EUR/year | to a.weiss@weiss.example
    6: Käsewerk | Leiter IT | rejected | 2026-10-05 | Lübeck | "Sie sagten: \"zu teuer\""
    7: Übermut UG | Entwicklerin | no-response | 2026-09-01 | remote | "– –"
    contact gross@mueller.example | Jörg Groß | other | Müller & Söhne GmbH | gross@mueller.example
    contact a.weiss@weiss.example | Änne Weiß | other | Straßenbau Weiß AG | a.weiss@weiss.example
    note: read as Windows-1252
    "#);
}

#[test]
fn excels_unicode_text() {
    insta::assert_snapshot!(shown(&reading(&fixture("excel_unicode_text.txt"))), @r#"
    Company = company, Position = role, Date Applied = applied_on, Status = stage, Contact = main_contact, Phone = main_contact_phone, Follow-up Date = due_on, Notes = notes
    Applied -> applied
    Phone Screen -> screening
    Interview -> interviewing
    2: Nordlys | Network Engineer | applied | 2026-11-02 | to sølvi-å..nordlys | "Two offices,\nboth in Tromsø" | to do "follow up" 2026-11-30
    4: Zażółć Sp. z o.o. | SRE | screening | 2026-10-20 | to lucja@zazolc.example
    5: 株式会社サンプル | Backend Engineer | interviewing | 2026-11-05 | "🦀 Rust"
    contact lucja@zazolc.example | Łucja Żak | other | Zażółć Sp. z o.o. | lucja@zazolc.example
    contact sølvi-å..nordlys | Sølvi Å. | other | Nordlys | +47 555 0100
    note: read as UTF-16
    note: column 'Date Applied': 2 of the dates read in either order; taken with the month first, as in '10/20/2026'
    "#);
}

#[test]
fn a_google_sheet() {
    insta::assert_snapshot!(shown(&reading(&fixture("google_sheets.csv"))), @r#"
    Employer = company, Job Title = role, Job Posting = url, Application Date = applied_on, Stage = stage, Next Step = task, Next Step Date = due_on, Recruiter = recruiter, Rating = excitement, Remote? = work_mode, Salary Range = salary
    Take-home -> screening
    Ghosted -> no-response
    2: Acme | Backend Engineer | screening | 2026-11-02 | https://acme.example/jobs/1 | remote | 120000-150000 USD/year | 4/5 | to dana@agency.example | to do "Finish the exercise" 2026-11-27
    3: Globex | Engineer, Platform | no-response | 2026-10-12 | https://globex.example/careers?id=7 | 3/5 | "Salary Range: competitive\nNext step: Ask again (2026-10-26)"
       ! Salary Range: 'competitive' is no salary that can be counted; kept in the notes
       ! 'Ask again' is no longer to be done; kept in the notes
    4: Initech | Build Engineer | saved
    5: Repeats(4)
    contact dana@agency.example | Dana R | recruiter | dana@agency.example
    note: 1 row with neither a status nor a date of application: taken as saved for later
    "#);
}

#[test]
fn a_notion_database() {
    insta::assert_snapshot!(shown(&reading(&fixture("notion.csv"))), @"
    Company = company, Status = stage, Role = role, Applied = applied_on, Interview Date = interview, Tags = tags, Posting = url, (Created time)
    Interviewing -> interviewing
    Offer -> offer
    Not started -> saved
    2: Acme | Backend Engineer | interviewing | 2026-11-02 | https://acme.example/jobs/1 | rust+remote | interview 2026-11-26T14:00
    3: Umbrella | Platform Engineer | offer | 2026-10-01 | interview 2026-10-20
    4: Hooli | SRE | saved | https://hooli.example/7 | c++
    ");
}

#[test]
fn the_export_of_a_job_tracker() {
    insta::assert_snapshot!(shown(&reading(&fixture("job_tracker.csv"))), @r#"
    Job Position = role, Company = company, Location = location, Min. Salary = salary_min, Max. Salary = salary_max, Status = stage, (Date Saved), (Deadline), Date Applied = applied_on, Follow up = due_on, Excitement = excitement, URL = url, Contact Name = main_contact, Contact Email = main_contact_email
    Bookmarked -> saved
    Negotiating -> offer
    No Response -> no-response
    2: Soylent | Data Engineer | saved | https://soylent.example/de | Austin, TX | 130000-155000 /year | 5/5
    3: Cyberdyne | Site Reliability Engineer | offer | 2026-09-03 | https://cyberdyne.example/sre | Remote | 140000-? /year | 4/5 | to miles@cyberdyne.example | to do "follow up" 2026-11-25
    4: Tyrell | Technical Writer | no-response | 2026-07-04 | Los Angeles | 2/5
    contact miles@cyberdyne.example | Miles D | other | Cyberdyne | miles@cyberdyne.example
    "#);
}

/// A table that a user may have: names of columns as they come, cells as they come.
fn table() -> impl Strategy<Value = (String, Vec<String>)> {
    let header = "(Company|Firma),(Role|Position),(Status|Stage),(Date|Applied on),Contact,E-Mail,Next step,Due date,Notes";
    let row = "(Acme|Globex|Müller),(SRE|Dev)?,(applied|Ghosted|Offer|2nd interview|saved)?,(0[1-9]/1[0-2]/2026|2026-11-0[1-3])?,(Ana Ruiz,(ana@x[.]example)?|Bo,(bo@x[.]example)?|,(ana|bo)@x[.]example|,),(call|write)?,(2026-12-0[1-4])?,\"(a|b\"\"|\n|é){0,3}\"";
    (header, proptest::collection::vec(row, 0..12))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_same_table_again_adds_nothing_in_any_order((header, rows) in table(), turn in 0usize..12) {
        let mut desk = Desk::new();
        let text = |rows: &[String]| format!("{header}\r\n{}\r\n", rows.join("\r\n"));
        let first = reading(text(&rows).as_bytes());
        desk.import(&first.incoming);
        let before = desk.rows();
        let mut import = |rows: &[String]| {
            let known = desk.store.records().unwrap().contacts;
            let summary = desk.import(&reading_among(&known, text(rows).as_bytes()).incoming);
            (summary.is_empty(), desk.rows() == before)
        };
        prop_assert_eq!(import(&rows), (true, true));
        let is_read = |report: &RowReport| matches!(report.outcome, RowOutcome::Read(_));
        let read = first.rows.iter().zip(&rows).filter(|(report, _)| is_read(report));
        let mut turned: Vec<String> = read.map(|(_, row)| row.clone()).collect();
        let turn = turn.min(turned.len());
        turned.rotate_left(turn);
        prop_assert_eq!(import(&turned), (true, true));
    }
}
