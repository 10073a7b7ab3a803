//! Exports for spreadsheets.

use callback::documents::export::{Export, FORMATS, find_format};
use callback::documents::interchange;
use callback::documents::spreadsheet::exact;
use callback::domain::records::Records;
use callback::scheduler::calendar::Holidays;
use callback::scheduler::policy::Cadences;

use crate::outputs_records::{ATTACK, hostile, ordinary, today};

fn written(format: &str, records: &Records) -> String {
    let export =
        Export { records, cadences: &Cadences::default(), holidays: &Holidays::default(), today: today() };
    let mut out = Vec::new();
    (find_format(format).unwrap().write)(&export, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_format_is_found_by_its_name() {
    for format in FORMATS {
        assert_eq!(find_format(format.name).unwrap().extension, format.extension);
        assert!(!written(format.name, &Records::default()).is_empty(), "{}", format.name);
    }
    assert!(find_format("xlsx").is_none());
}

#[test]
fn json_is_the_interchange_format() {
    let mut document = Vec::new();
    interchange::write(&ordinary(), &mut document).unwrap();
    assert_eq!(written("json", &ordinary()), String::from_utf8(document).unwrap());
}

#[test]
fn csv_has_one_row_per_application_with_what_comes_next() {
    insta::assert_snapshot!(written("csv", &ordinary()), @r#"
    id,company,role,stage,applied_on,source,url,location,work_mode,salary_min,salary_max,salary_currency,salary_period,tags,excitement,main_contact,main_contact_email,main_contact_phone,next_action,next_due_on,notes
    a-acme,Acme,Backend Engineer,interviewing,2026-11-02,referral,https://acme.example/jobs/1234,Berlin,hybrid,95000,110000,EUR,year,"rust, remote",4,Ana Ruiz,ana@acme.example,'+49 30 1234,task,2026-11-26,"Read their blog.
    Ask about on-call."
    a-globex,Globex,,rejected,2026-11-05,job board,,,,,,,,,,,,,feedback,2026-11-24,
    a-hooli,Hooli,SRE,saved,,,,,,,,,,,,,,,,,
    "#);
}

#[test]
fn csv_comes_back_exactly_and_never_runs() {
    let text = written("csv", &hostile());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    assert_eq!(rows.len(), 1);
    let cell = |name: &str| rows[0].get(columns.iter().position(|column| column == name).unwrap()).unwrap();
    for name in [
        "company",
        "role",
        "source",
        "location",
        "work_mode",
        "tags",
        "notes",
        "main_contact",
        "main_contact_email",
    ] {
        assert_eq!(exact(cell(name)), ATTACK, "{name}");
        assert!(cell(name).starts_with("'="), "{name}");
    }
    assert_eq!(exact(cell("url")), "https://evil.example/\r\nATTENDEE:mailto:eve@evil.example");
}
