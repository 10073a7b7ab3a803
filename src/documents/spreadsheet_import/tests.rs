//! What a user notices of a table that is read: rows, remarks, faults.

use super::*;
use crate::domain::contact::ContactChoice;
use crate::domain::ids::ContactId;
use crate::domain::local_time::{AnyTime, LocalReading};
use crate::fields::incoming::IncomingApplication;
use crate::fields::patch::Patch;
use crate::fields::value::{Member, Value};
use chrono::{FixedOffset, NaiveDateTime, Timelike};
use proptest::prelude::*;

/// A place where clocks are set forward over every time between two and three.
struct NoTwoOClock;

impl LocalTimes for NoTwoOClock {
    fn reading(&self, at: NaiveDateTime) -> LocalReading {
        let hours = |count: i32| FixedOffset::east_opt(count * 3600).unwrap();
        if at.hour() == 2 {
            LocalReading::Never { before: hours(1), after: hours(2) }
        } else {
            LocalReading::One
        }
    }
}

fn read_with(text: &str, map: &str, contacts: &[Contact]) -> Result<SpreadsheetReading, String> {
    let wishes = Wishes::read(&[map.to_owned()]).unwrap();
    let setting = Setting { wishes: &wishes, order: DayOrder::DayFirst, contacts, times: &NoTwoOClock };
    read(text.as_bytes(), setting).map_err(|faults| faults.to_string())
}

fn reading(text: &str) -> SpreadsheetReading {
    read_with(text, "", &[]).unwrap()
}

/// Returns the only application of a table with these names and cells.
fn only(text: &str) -> IncomingApplication {
    let reading = reading(text);
    assert_eq!(reading.incoming.applications.len(), 1, "{:?}", reading.rows);
    reading.incoming.applications.into_iter().next().unwrap()
}

/// Returns the id of the person to write to.
fn main_contact(application: &IncomingApplication) -> Option<String> {
    match application.patch.find("main_contact")? {
        Value::Person(choice) => match choice.as_ref() {
            ContactChoice::Existing(id) => Some(id.to_string()),
            ContactChoice::New(_) => None,
        },
        _ => None,
    }
}

/// Returns each row's line with what became of it.
fn outcomes(reading: &SpreadsheetReading) -> Vec<(usize, String)> {
    let shown = |outcome: &RowOutcome| match outcome {
        RowOutcome::Read(place) => reading.incoming.applications[*place].company(),
        RowOutcome::Repeats(line) => format!("= {line}"),
        RowOutcome::RepeatsNames => "names".to_owned(),
        RowOutcome::Rejected(problem) => problem.clone(),
    };
    reading.rows.iter().map(|row| (row.line, shown(&row.outcome))).collect()
}

#[test]
fn rows_that_are_not_understood_are_left_out_with_their_lines() {
    let reading = reading(
        "company,status,date applied,interview date,notes\n\
         Acme,applied,2026-11-02,,\"two\nlines\"\n\
         ,applied,2026-11-02,,\n\
         Globex,on hold,soon,,\n\
         \n\
         Initech,rejected,2026-10-01,2026-10-25 02:30,\n\
         Hooli,applied,2026-11-03,,\n",
    );
    assert_eq!(
        outcomes(&reading),
        [
            (2, "Acme".to_owned()),
            (4, "company: is empty; expected a company".to_owned()),
            (
                5,
                "status: 'on hold' is no status known here; say what it means, as in --map \"screening=on hold\"; \
                 date applied: 'soon' is not a date; expected YYYY-MM-DD"
                    .to_owned()
            ),
            (
                7,
                "interview date: '2026-10-25T02:30' does not exist, because clocks are set forward; \
                 expected 2026-10-25T01:30 or 2026-10-25T03:30"
                    .to_owned()
            ),
            (8, "Hooli".to_owned()),
        ]
    );
    assert_eq!(reading.rejected().map(|(line, _)| line).collect::<Vec<_>>(), [4, 5, 7]);
    assert_eq!(reading.incoming.applications.len(), 2);
}

#[test]
fn a_broken_table_is_refused_whole_with_every_line() {
    for (text, faults) in [
        (
            "company,role\nAcme,SRE\nGlobex,Engineer, Platform\nHooli,a,b,c\n",
            "line 3: has 3 cells, but line 1 names 2 columns; a cell with ',' in it needs quotes around it\n\
             line 4: has 4 cells, but line 1 names 2 columns; a cell with ',' in it needs quotes around it",
        ),
        (
            "company,role\nAcme,\"SRE\nGlobex,x\n",
            "line 2: opens a quote that is never closed; expected another \"",
        ),
        ("company,role,Role\nAcme,a,b\n", "line 1: names two columns 'Role'; expected each name once"),
        (
            "company,role\nAc\0me,a\n",
            "line 2: holds a NUL character, which no text has; save the file as UTF-8",
        ),
    ] {
        assert_eq!(read_with(text, "", &[]).unwrap_err(), faults);
    }
}

#[test]
fn what_stands_twice_is_read_once() {
    let reading = reading(
        "company,role,url,notes\nAcme,SRE,,x\ncompany,role,url,notes\n Acme ,SRE,,x\nAcme,SRE,,y\nAcme,SRE,https://acme.example/2,y\n",
    );
    assert_eq!(
        outcomes(&reading),
        [
            (2, "Acme".to_owned()),
            (3, "names".to_owned()),
            (4, "= 2".to_owned()),
            (
                5,
                "cannot be told from line 2: same company, role, day and link, but other cells differ; \
                 expected one row, or a date or link that differs"
                    .to_owned()
            ),
            (6, "Acme".to_owned()),
        ]
    );
}

#[test]
fn the_user_explains_columns_and_status_words() {
    let text = "Who,Where it stands,Why\nAcme,on hold,friend\n";
    let explained = "company=Who,stage=Where it stands,screening=On hold,notes=Why";
    let reading = read_with(text, explained, &[]).unwrap();
    let application = &reading.incoming.applications[0];
    assert_eq!(application.stage, Some(Stage::Screening));
    assert_eq!(application.find_text("notes"), Some("Why: friend"));
    assert_eq!(reading.stages, [("on hold".to_owned(), Stage::Screening)]);
    assert_eq!(
        reading.mapping,
        [
            ("Who".to_owned(), Some(Field::Company)),
            ("Where it stands".to_owned(), Some(Field::Stage)),
            ("Why".to_owned(), Some(Field::Notes)),
        ]
    );
}

#[test]
fn only_what_a_cell_says_is_given() {
    let application = only("company,role,url,notes,stage,applied_on\nAcme,,,,,2026-11-02\n");
    assert_eq!(application.find_text("role"), None);
    assert_eq!(application.find_text("url"), None);
    assert_eq!(application.find_text("notes"), None);
    assert_eq!(application.stage, None, "applied, because there is a date");
}

#[test]
fn without_status_and_date_it_is_saved_and_said_so() {
    let reading = reading("company,status,date applied\nAcme,,\nGlobex,,\nHooli,,2026-11-02\n");
    let stages: Vec<_> = reading.incoming.applications.iter().map(|it| it.stage).collect();
    assert_eq!(stages, [Some(Stage::Saved), Some(Stage::Saved), None]);
    assert_eq!(
        reading.notes,
        ["2 rows with neither a status nor a date of application: taken as saved for later"]
    );
    assert_eq!(only("company\nAcme\n").stage, None, "a list of companies says nothing about stages");
}

#[test]
fn a_status_tells_the_way_to_it() {
    let way = |status: &str, on: &str| {
        let application = only(&format!("company,status,date applied\nAcme,{status},{on}\n"));
        let steps = application.listed_history();
        let step = |step: &crate::domain::stage::StageChange| {
            format!("{} {}", step.stage, step.on.map_or("?".to_owned(), |on| on.to_string()))
        };
        steps.iter().map(step).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(way("applied", "2026-11-02"), "applied 2026-11-02");
    assert_eq!(way("applied", ""), "applied ?");
    assert_eq!(way("rejected", "2026-11-02"), "applied 2026-11-02, rejected ?");
    assert_eq!(way("wishlist", ""), "saved ?");
}

#[test]
fn short_rows_are_taken_and_told() {
    let reading = reading("company,role,notes\nAcme\nGlobex,SRE,x\n");
    assert_eq!(outcomes(&reading).len(), 2);
    assert_eq!(
        reading.notes,
        ["1 row with fewer cells than columns, the first on line 2: the missing ones are taken as empty"]
    );
}

#[test]
fn a_declared_separator_is_not_a_row() {
    let reading = reading("sep=|\r\ncompany|role\r\nAcme|a,b;c\r\n,\r\n");
    assert_eq!(outcomes(&reading), [(3, "Acme".to_owned()), (4, ",".to_owned())]);
    assert_eq!(reading.incoming.applications[0].find_text("role"), Some("a,b;c"));
}

#[test]
fn people_are_written_to_in_order_and_addresses_belong_to_the_first() {
    let reading = reading(
        "company,contact,recruiter,email,phone\n\
         Acme,Ana Ruiz,Dana R <dana@agency.example>,ana@acme.example,+49 30 1\n\
         Globex,,Dana R <DANA@agency.example>,,\n\
         Hooli,,,jobs@hooli.example,\n\
         Initech,,,call them,555 0100\n",
    );
    let mains: Vec<_> = reading.incoming.applications.iter().map(main_contact).collect();
    let id = |text: &str| Some(text.to_owned());
    assert_eq!(mains, [id("ana@acme.example"), id("dana@agency.example"), id("jobs@hooli.example"), None]);
    let people: Vec<_> = reading
        .incoming
        .contacts
        .iter()
        .map(|it| ["name", "company"].map(|key| it.patch.text(key)))
        .collect();
    let of = |name, company| [Some(name), company];
    assert_eq!(
        people,
        [of("Ana Ruiz", Some("Acme")), of("Dana R", None), of("jobs@hooli.example", Some("Hooli"))]
    );
    assert_eq!(reading.incoming.contacts[0].patch.text("phone"), Some("+49 30 1"));
    assert_eq!(
        reading.incoming.applications[3].find_text("notes"),
        Some("email: call them\nphone: 555 0100")
    );
    assert_eq!(
        reading.rows[3].remarks,
        [
            "email: 'call them' is no email address; kept in the notes",
            "phone: '555 0100' is a number of nobody named; kept in the notes"
        ]
    );
}

#[test]
fn who_is_known_is_linked_and_not_renamed() {
    let known = [Contact {
        id: ContactId::new("c-ana"),
        handle: String::new(),
        name: "Ana Ruiz".to_owned(),
        title: None,
        company: Some("Acme".to_owned()),
        kind: crate::domain::contact::ContactKind::Interviewer,
        email: Some("ana@acme.example".to_owned()),
        phone: None,
        preferred_channel: None,
        notes: String::new(),
    }];
    let text = "company,contact,email\nAcme,Ana,ANA@acme.example\n";
    let reading = read_with(text, "", &known).unwrap();
    assert_eq!(main_contact(&reading.incoming.applications[0]), Some("c-ana".to_owned()));
    let said = Patch::new().with("name", "Ana Ruiz".to_owned().into());
    let said = said.with("email", "ana@acme.example".to_owned().into());
    assert_eq!(reading.incoming.contacts[0].patch, said);
}

#[test]
fn our_own_export_comes_back_exactly() {
    let own = "id,company,role,stage,applied_on,salary_min,salary_max,salary_currency,salary_period,tags,\
               main_contact,main_contact_email,next_action,next_due_on,notes\n\
               a-acme,'=Acme, SRE,interviewing,2026-11-02,95000,110000,EUR,month,\"rust, go\",Ana,,follow-up,2026-11-24,\
               \"'=1+1 \n'x\"\n";
    let application = only(own);
    assert_eq!(application.id.as_deref(), Some("a-acme"));
    assert_eq!(application.company(), "=Acme");
    assert_eq!(application.find_text("role"), Some(" SRE"));
    assert_eq!(application.find_text("notes"), Some("=1+1 \n'x"));
    let tags = vec!["rust".to_owned(), "go".to_owned()];
    assert_eq!(application.patch.find("tags"), Some(&tags.to_value()));
    assert_eq!(application.tasks, None, "what follows from the rules is no task");
    let Some(Value::Money(salary)) = application.patch.find("salary") else { panic!("no salary") };
    assert_eq!(
        (salary.min, salary.max, salary.currency.as_deref()),
        (Some(95_000), Some(110_000), Some("EUR"))
    );
}

#[test]
fn what_no_field_takes_is_kept_in_the_notes() {
    let application = only(
        "company,status,stage,rating,salary,remote,notes\nAcme,round 2 of 3,applied,high,a lot,maybe,mine\n",
    );
    assert_eq!(application.stage, Some(Stage::Applied), "'stage' says more surely where it stands");
    assert_eq!(
        application.find_text("notes"),
        Some("mine\nstatus: round 2 of 3\nsalary: a lot\nrating: high")
    );
    assert_eq!(application.find_text("work_mode"), Some("maybe"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..300),
            "(sep=;\n)?(company|role|status|date|email|interview date|salary|[;,\t|\"\n\r'=]|[0-9/.]{1,8}|é){0,40}"
                .prop_map(String::into_bytes),
        ],
    ) {
        let wishes = Wishes::default();
        let setting = Setting { wishes: &wishes, order: DayOrder::MonthFirst, contacts: &[], times: &AnyTime };
        if let Ok(reading) = read(&bytes, setting) {
            let read = reading.rows.iter().filter(|row| matches!(row.outcome, RowOutcome::Read(_))).count();
            prop_assert_eq!(read, reading.incoming.applications.len());
            prop_assert!(reading.incoming.applications.iter().all(|it| !it.company().trim().is_empty()));
        }
    }

    #[test]
    fn the_order_of_rows_says_nothing(
        rows in proptest::collection::vec("[ABC],(SRE|Dev),(2026-11-0[12])?,(ana|bob)@x[.]example", 0..6),
    ) {
        let text = |rows: &[String]| format!("company,role,applied on,email\n{}\n", rows.join("\n"));
        let sorted = |rows: &[String]| {
            let mut read = reading(&text(rows)).incoming.applications;
            read.sort_by_key(|it| format!("{it:?}"));
            read
        };
        let distinct: std::collections::BTreeSet<_> =
            rows.iter().map(|row| row.rsplit_once(',').unwrap().0).collect();
        prop_assume!(distinct.len() == rows.iter().collect::<std::collections::BTreeSet<_>>().len());
        let reversed: Vec<String> = rows.iter().rev().cloned().collect();
        prop_assert_eq!(sorted(&rows), sorted(&reversed));
    }
}
