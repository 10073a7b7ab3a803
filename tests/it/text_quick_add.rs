//! Quick add: what a line becomes, shown as its preview, and what is refused, shown under the line.

use callback::domain::contact::ContactChoice;
use callback::domain::date_text::DayOrder;
use callback::domain::ids::ContactId;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::fields::change::Change;
use callback::fields::quick_add::{QuickAdd, QuickAddError, Setting, read, read_words};
use proptest::prelude::*;

use crate::text_records::{records, today};

/// Returns what a line is read against.
fn setting(records: &Records, order: DayOrder) -> Setting<'_> {
    Setting { records, today: today(), order, cadences: &["standard", "patient", "persistent"] }
}

fn read_line(line: &str) -> Result<QuickAdd, QuickAddError> {
    read(line, setting(&records(), DayOrder::DayFirst))
}

/// Returns the preview of a line, or the line with the wrong part marked and the message below.
fn shown(line: &str) -> String {
    match read_line(line) {
        Ok(quick_add) => {
            let lines = quick_add.preview(&records());
            lines.iter().map(|line| format!("{:<10} {}\n", line.field, line.text)).collect()
        }
        Err(error) => {
            let before = line[..error.at.start].chars().count();
            let wrong = line[error.at.clone()].chars().count().max(1);
            format!("{line}\n{}{}\n{error}\n", " ".repeat(before), "^".repeat(wrong))
        }
    }
}

#[test]
fn a_whole_line_is_understood() {
    insta::assert_snapshot!(shown(r#"Acme "Backend Engineer" stage:interviewing on:"tomorrow 14:00" with:"Dana R""#), @"
    company    Acme   existing (1 open application)
    role       Backend Engineer
    duplicate? Acme - Senior Backend Engineer, interviewing (k3qz2)
    stage      interviewing since Tue 24 Nov 2026
    when       Wed 25 Nov 2026 14:00
    with       Dana R (new contact)
    ");
    insta::assert_snapshot!(
        shown(
            r#"Hooli Staff Engineer applied:"12 nov" promise:"end of next week" with:"Ana Ruiz <ana@acme.example>" source:referral loc:Berlin sal:"90-110k EUR" tag:rust,remote tag:rust https://hooli.example/1 notes:"ask about on-call""#
        ),
        @"
    company    Hooli   new
    role       Staff Engineer
    applied    Thu 12 Nov 2026
    contact    Ana Ruiz (existing contact, Acme)
    promise    Fri 4 Dec 2026
    source     referral
    url        https://hooli.example/1
    location   Berlin
    salary     90000 to 110000 EUR per year
    tags       rust, remote
    notes      ask about on-call
    "
    );
}

#[test]
fn company_and_role_are_told_apart() {
    for (line, company, role) in [
        ("Acme", "Acme", ""),
        ("Acme SRE", "Acme", "SRE"),
        ("Acme Backend Engineer", "Acme", "Backend Engineer"),
        (r#""Acme Corp" Backend Engineer"#, "Acme Corp", "Backend Engineer"),
        (r#""Acme Corp" "Backend Engineer" II"#, "Acme Corp", "Backend Engineer II"),
        ("Acme Corp / Backend Engineer", "Acme Corp", "Backend Engineer"),
        ("Acme Corp - Backend Engineer", "Acme Corp", "Backend Engineer"),
        ("Acme Corp — Engineer - Backend", "Acme Corp", "Engineer - Backend"),
        ("Acme -", "Acme", ""),
        (r#"Acme "-" x"#, "Acme", "- x"),
        ("umbrella data works Data Engineer", "umbrella data works", "Data Engineer"),
        ("Umbrella Data Engineer", "Umbrella", "Data Engineer"),
        ("tag:x Acme stage:saved SRE tag:y", "Acme", "SRE"),
        ("Acme role:SRE", "Acme", "SRE"),
        ("company:Acme Backend Engineer", "Acme", "Backend Engineer"),
        (r#"company:"Acme Corp" role:SRE"#, "Acme Corp", "SRE"),
        ("Acme CI/CD 24/7", "Acme", "CI/CD 24/7"),
        (r#""Acme"#, "Acme", ""),
        (r#"Acme "Backend Eng"#, "Acme", "Backend Eng"),
        ("日本物産 バックエンド", "日本物産", "バックエンド"),
    ] {
        let draft = read_line(line).unwrap().draft;
        assert_eq!(
            (draft.application.company.as_str(), draft.application.role.as_str()),
            (company, role),
            "{line}"
        );
    }
}

#[test]
fn on_is_an_interview_or_the_day_a_stage_began() {
    for (fields, stage, since, applied, interview) in [
        ("", Stage::Applied, "2026-11-24", Some("2026-11-24"), None),
        ("on:yesterday", Stage::Applied, "2026-11-23", Some("2026-11-23"), None),
        ("on:fri", Stage::Applied, "2026-11-20", Some("2026-11-20"), None),
        ("on:3.11.", Stage::Applied, "2026-11-03", Some("2026-11-03"), None),
        ("applied:fri", Stage::Applied, "2026-11-20", Some("2026-11-20"), None),
        ("on:tomorrow", Stage::Interviewing, "2026-11-24", None, Some("2026-11-25")),
        ("on:\"fri 14:00\"", Stage::Interviewing, "2026-11-24", None, Some("2026-11-27T14:00")),
        ("on:\"yesterday 14:00\"", Stage::Interviewing, "2026-11-23", None, Some("2026-11-23T14:00")),
        (
            "stage:applied on:\"fri 2pm\"",
            Stage::Applied,
            "2026-11-24",
            Some("2026-11-24"),
            Some("2026-11-27T14:00"),
        ),
        ("stage:interv on:fri", Stage::Interviewing, "2026-11-24", None, Some("2026-11-27")),
        ("stage:screening on:yesterday", Stage::Screening, "2026-11-23", None, Some("2026-11-23")),
        ("stage:screening", Stage::Screening, "2026-11-24", None, None),
        ("stage:rej on:fri applied:1.11.", Stage::Rejected, "2026-11-20", Some("2026-11-01"), None),
        ("stage:saved", Stage::Saved, "2026-11-24", None, None),
        ("stage:offer on:mon", Stage::Offer, "2026-11-23", None, None),
        (
            "applied:mon on:\"fri 14:00\"",
            Stage::Interviewing,
            "2026-11-24",
            Some("2026-11-23"),
            Some("2026-11-27T14:00"),
        ),
        (
            "applied:today on:\"mon 14:00\"",
            Stage::Interviewing,
            "2026-11-24",
            Some("2026-11-24"),
            Some("2026-11-30T14:00"),
        ),
    ] {
        let draft = read_line(&format!("Acme SRE {fields}")).unwrap().draft;
        let last = draft.application.stage_history.last().unwrap();
        assert_eq!((last.stage, last.on.unwrap().to_string().as_str()), (stage, since), "{fields}");
        assert_eq!(draft.application.applied_on.map(|day| day.to_string()).as_deref(), applied, "{fields}");
        let starts_at = draft.interviews.first().map(|interview| interview.starts_at.to_string());
        assert_eq!(starts_at.as_deref(), interview, "{fields}");
        let days: Vec<_> = draft.application.stage_history.iter().map(|change| change.on).collect();
        assert!(days.is_sorted(), "{fields}: {days:?}");
    }
}

#[test]
fn people_are_recognised() {
    let ana = || ContactChoice::Existing(ContactId::new("c-ana"));
    let main = |line: &str| read_line(line).unwrap().draft.main_contact;
    assert_eq!(main("Acme with:\"ana  RUIZ\""), Some(ana()), "the one who works there");
    assert_eq!(main("Hooli with:\"Ana Ruiz <ANA@acme.example>\""), Some(ana()), "the one with the address");
    assert_eq!(main("Hooli with:ana@acme.example"), Some(ana()));
    assert_eq!(main("Hooli contact:\"ZOË öz\""), Some(ContactChoice::Existing(ContactId::new("c-zoe"))));
    let Some(ContactChoice::New(new)) = main("Hooli with:\"Ana Ruiz <ana@hooli.example>\"") else { panic!() };
    assert_eq!((new.name.as_str(), new.email.as_deref()), ("Ana Ruiz", Some("ana@hooli.example")));
    let Some(ContactChoice::New(new)) = main("Hooli with:Zoë") else {
        panic!("half a name is another person")
    };
    assert_eq!((new.name.as_str(), new.email), ("Zoë", None));
    let interview = |line: &str| read_line(line).unwrap().draft.interviews.remove(0).interviewers.len();
    assert_eq!(
        interview(r#"Acme on:"fri 14:00" with:"Ana Ruiz" with:Bo with:Bo with:"ana ruiz""#),
        2,
        "each once"
    );
}

#[test]
fn what_exists_already_is_shown() {
    insta::assert_snapshot!(shown("acme Backend Engineer"), @"
    company    acme   existing (1 open application)
    role       Backend Engineer
    duplicate? Acme - Senior Backend Engineer, interviewing (k3qz2)
    applied    Tue 24 Nov 2026
    ");
    insta::assert_snapshot!(shown("Initech CTO http://www.acme.example/jobs/1/ on:3/4"), @"
    company    Initech   existing (no open application)
    role       CTO
    duplicate? Acme - Senior Backend Engineer, interviewing (k3qz2)
    applied    Fri 3 Apr 2026 (not Wed 4 Mar 2026)
    url        http://www.acme.example/jobs/1/
    ");
    insta::assert_snapshot!(shown(r#"Hooli SRE on:"next fri 9am" with:"Ana Ruiz <ana@hooli.example>" with:"zoë öz""#), @r"
    company    Hooli   new
    role       SRE
    stage      interviewing since Tue 24 Nov 2026
    when       Fri 4 Dec 2026 09:00 (not Fri 27 Nov 2026)
    with       Ana Ruiz <ana@hooli.example> (new contact, another one has this name)
    with       Zoë Öz (existing contact)
    ");
    insta::assert_snapshot!(shown("Hooli SRE stage:rejected on:fri salary:90k+ with:bo@hooli.example"), @"
    company    Hooli   new
    role       SRE
    stage      rejected since Fri 20 Nov 2026
    contact    bo@hooli.example (new contact)
    salary     from 90000 per year
    ");
}

#[test]
fn errors_point_at_the_word() {
    let lines = [
        "stage:applied",
        "",
        "Acme st:applied s:x",
        "Acme colour:red",
        "Acme stage:interviewed",
        "Acme stage:s",
        "Acme stage:",
        "日本 applied:tomorrow",
        "Acme applied:soon SRE",
        "Acme applied:\"31 nov\"",
        "Acme promise:\"fri 14:00\"",
        "Acme promise:yesterday",
        "Acme stage:rejected on:tomorrow",
        "Acme stage:rejected on:mon applied:today",
        "Acme on:mon applied:fri",
        "Acme salary:plenty",
        "Acme url:a https://b.example",
        "Acme with:\"Ana Ruiz <ana>\"",
        "Hooli with:\"Ana Ruiz\"",
        "Acme with:Bo with:Cy",
        "Acme on:\"fri 9:00\" with:Bo contact:Bo",
        "Acme SRE role:SRE",
    ];
    insta::assert_snapshot!(lines.map(shown).join("\n"), @r#"
    stage:applied
                 ^
    the company is missing; expected for example Acme "Backend Engineer"


    ^
    the company is missing; expected for example Acme "Backend Engineer"

    Acme st:applied s:x
                    ^^^
    's' could be stage, source, salary

    Acme colour:red
         ^^^^^^^^^^
    'colour' is not a field; expected stage, on, promise, with, company, role, applied_on, source, url, location, work_mode, salary, tags, tag, excitement, notes, note, main_contact, contact, with, cadence, quiet_until, no_follow_up, thank_you_by

    Acme stage:interviewed
         ^^^^^^^^^^^^^^^^^
    'interviewed' is not a stage; did you mean interviewing? expected saved, applied, screening, interviewing, offer, accepted, declined, rejected, withdrawn, no-response

    Acme stage:s
         ^^^^^^^
    's' could be saved, screening

    Acme stage:
         ^^^^^^
    'stage:' needs a value, as in stage:interviewing

    日本 applied:tomorrow
       ^^^^^^^^^^^^^^^^
    'tomorrow' is Wed 25 Nov 2026, after today; expected the day you applied, such as yesterday

    Acme applied:soon SRE
         ^^^^^^^^^^^^
    'soon' is not a date; try 2026-11-24, tomorrow, +3d

    Acme applied:"31 nov"
         ^^^^^^^^^^^^^^^^
    '31 nov' is not a date (November has 30 days); try 2026-11-24, tomorrow, +3d

    Acme promise:"fri 14:00"
         ^^^^^^^^^^^^^^^^^^^
    'fri 14:00' has a time; expected a day, such as 25 nov

    Acme promise:yesterday
         ^^^^^^^^^^^^^^^^^
    'yesterday' is Mon 23 Nov 2026, before today; expected the day by which they want to answer, such as fri

    Acme stage:rejected on:tomorrow
                        ^^^^^^^^^^^
    'tomorrow' is Wed 25 Nov 2026, after today; expected the day on which rejected began, such as yesterday

    Acme stage:rejected on:mon applied:today
                               ^^^^^^^^^^^^^
    'today' is Tue 24 Nov 2026, after the stage rejected began (Mon 23 Nov 2026)

    Acme on:mon applied:fri
         ^^^^^^
    'mon' is another day than applied_on (Fri 20 Nov 2026); expected one of them, or a time for an interview

    Acme salary:plenty
         ^^^^^^^^^^^^^
    'plenty' is not a salary; expected for example "90-110k EUR" or 650/day

    Acme url:a https://b.example
               ^^^^^^^^^^^^^^^^^
    'https://b.example' is one url too many; a line has one

    Acme with:"Ana Ruiz <ana>"
         ^^^^^^^^^^^^^^^^^^^^^
    'ana' is not an email address; expected for example "Ana Ruiz <ana@acme.example>"

    Hooli with:"Ana Ruiz"
          ^^^^^^^^^^^^^^^
    'Ana Ruiz' could be 2 people (ana@acme.example, ana@globex.example); expected the address, too, as in "Ana Ruiz <name@mail.example>"

    Acme with:Bo with:Cy
                 ^^^^^^^
    'Cy' is one person too many; without an interview there is only the main contact

    Acme on:"fri 9:00" with:Bo contact:Bo
                               ^^^^^^^^^^
    'Bo' is named twice; expected one main contact

    Acme SRE role:SRE
         ^^^
    'SRE' belongs to no field; the role is given already
    "#);
}

#[test]
fn a_shell_may_have_split_the_words() {
    let given = ["Acme Corp", "Backend", "Engineer", "on:fri 14:00", "with:Dana R"].map(str::to_owned);
    let from_shell = read_words(&given, setting(&records(), DayOrder::DayFirst)).unwrap();
    let typed = read_line(r#""Acme Corp" Backend Engineer on:"fri 14:00" with:"Dana R""#).unwrap();
    assert_eq!(from_shell, typed);
    let wrong = ["Acme", "stage:x", "SRE"].map(str::to_owned);
    let error = read_words(&wrong, setting(&records(), DayOrder::DayFirst)).unwrap_err();
    assert_eq!(&wrong.join(" ")[error.at], "stage:x");
}

#[test]
fn saving_is_one_named_operation() {
    let (name, changes) = read_line("Acme SRE on:\"fri 14:00\"").unwrap().changes();
    assert_eq!(name, "Acme - SRE added");
    assert!(
        matches!(changes.as_slice(), [Change::AddApplication(draft)] if draft.application.company == "Acme")
    );
    assert_eq!(read_line("Acme").unwrap().changes().0, "Acme added");
}

proptest! {
    #[test]
    fn no_line_makes_it_panic_and_errors_point_into_it(line in "[a-zA-Zé日:\"<>@. 0-9/-]{0,60}") {
        match read_line(&line) {
            Ok(quick_add) => {
                prop_assert!(!quick_add.draft.application.company.is_empty());
                prop_assert!(!quick_add.draft.application.stage_history.is_empty());
            }
            Err(error) => prop_assert!(line.get(error.at.clone()).is_some(), "{:?}", error),
        }
    }

    #[test]
    fn no_words_of_the_grammar_make_it_panic(words in prop::collection::vec(any_word(), 0..8)) {
        let line = words.join(" ");
        if let Err(error) = read_line(&line) {
            prop_assert!(line.get(error.at.clone()).is_some(), "{:?}", error);
        }
        let _ = read_words(&words, setting(&records(), DayOrder::MonthFirst));
    }

    #[test]
    fn quoted_names_stay_as_they_are(company in "[^\"\\s][^\"]{0,20}[^\"\\s]", role in "[^\"\\s][^\"]{0,20}[^\"\\s]") {
        let draft = read_line(&format!("\"{company}\" \"{role}\"")).unwrap().draft;
        prop_assert_eq!((draft.application.company, draft.application.role), (company, role));
    }
}

fn any_word() -> impl Strategy<Value = String> {
    let field = prop::sample::select(vec![
        "", "stage:", "on:", "applied:", "promise:", "with:", "contact:", "salary:", "tag:", "url:",
        "notes:", "s:", "zzz:",
    ]);
    let value = prop::sample::select(vec![
        "Acme",
        "\"Backend Engineer\"",
        "interviewing",
        "rejected",
        "\"fri 14:00\"",
        "tomorrow",
        "3/4",
        "31.12.9999",
        "+99999999d",
        "\"Ana Ruiz\"",
        "<a@b>",
        "90-110k",
        "https://a.example",
        "-",
        "\"",
        "é",
    ]);
    (field, value).prop_map(|(field, value)| format!("{field}{value}"))
}

#[test]
fn how_it_is_to_be_treated_is_read_and_shown() {
    let line = "Acme SRE work_mode:hybrid exc:4 cadence:patient quiet:\"2 dec\" no_follow_up:yes thank:post";
    let added = read(line, setting(&records(), DayOrder::DayFirst)).unwrap();
    let shown: Vec<String> =
        added.preview(&records()).iter().map(|line| format!("{}: {}", line.field, line.text)).collect();
    for expected in [
        "work mode: hybrid",
        "excitement: 4 of 5",
        "cadence: patient",
        "quiet until: Wed 2 Dec 2026",
        "no follow-up: yes",
        "thanks by: post",
    ] {
        assert!(shown.iter().any(|line| line == expected), "{expected} in {shown:?}");
    }
    for (line, message) in [
        ("Acme exc:6", "'6' does not fit; expected a whole number from 1 to 5"),
        ("Acme cadence:never", "'never' is not a cadence; expected standard, patient, persistent"),
        ("Acme no_follow_up:perhaps", "'perhaps' is neither yes nor no; expected yes or no"),
        ("Acme thank_you_by:fax", "'fax' is not a way to send thanks; expected email, post"),
        ("Acme work_mode:", "'work_mode:' needs a value, as in work_mode:hybrid"),
    ] {
        let error = read(line, setting(&records(), DayOrder::DayFirst)).unwrap_err();
        assert_eq!(error.message, message, "{line}");
    }
}
