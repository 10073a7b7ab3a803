//! `import` of the files of other programs: what a user sees, and that the same file again adds nothing.

use crate::support::{Home, RECORDS, Ran};

/// Returns a home in which these fixtures lie.
fn home_with(fixtures: &[&str]) -> Home {
    let home = Home::new();
    for name in fixtures {
        let from = format!("{}/tests/it/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(from, home.path(name)).unwrap();
    }
    home
}

fn run(home: &Home, line: &str, code: i32) -> Ran {
    let ran = home.run(line);
    assert_eq!(ran.code, code, "callback {line}\n{ran}");
    ran
}

#[test]
fn a_table_is_tried_row_by_row_and_then_comes_in() {
    let home = home_with(&["google_sheets.csv"]);
    insta::assert_snapshot!(home.run("import google_sheets.csv --dry-run"), @"
    exit 0
    -- stdout
    line    2  new        Acme - Backend Engineer, screening, applied on 2026-11-02
    line    3  new        Globex - Engineer, Platform, no-response, applied on 2026-10-12
                          Salary Range: 'competitive' is no salary that can be counted; kept in the notes
                          'Ask again' is no longer to be done; kept in the notes
    line    4  new        Initech - Build Engineer, saved
    line    5  repeated   as on line 4
    -- stderr
    Columns: Employer -> company, Job Title -> role, Job Posting -> url, Application Date -> applied_on, Stage -> stage, Next Step -> task, Next Step Date -> due_on, Recruiter -> recruiter, Rating -> excitement, Remote? -> work_mode, Salary Range -> salary
    Stages: Take-home -> screening, Ghosted -> no-response
    Note: 1 row with neither a status nor a date of application: taken as saved for later
    Would have added 1 contact, 3 applications, 1 task
    ");
    assert!(!home.database().exists(), "a dry run writes nothing");
    insta::assert_snapshot!(home.run("import google_sheets.csv"), @"
    exit 0
    -- stderr
    Columns: Employer -> company, Job Title -> role, Job Posting -> url, Application Date -> applied_on, Stage -> stage, Next Step -> task, Next Step Date -> due_on, Recruiter -> recruiter, Rating -> excitement, Remote? -> work_mode, Salary Range -> salary
    Stages: Take-home -> screening, Ghosted -> no-response
    Note: 1 row with neither a status nor a date of application: taken as saved for later
    line 3: Salary Range: 'competitive' is no salary that can be counted; kept in the notes
    line 3: 'Ask again' is no longer to be done; kept in the notes
    Added 1 contact, 3 applications, 1 task
    callback undo takes it back
    ");
    insta::assert_snapshot!(home.run("list"), @"
    exit 0
    -- stdout
           Company  Role                Stage        Next      Due         Age
    82gvp  Acme     Backend Engineer    screening    check-in  Tue 17 Nov  -
    t762t  Globex   Engineer, Platform  no-response  -         -           -
    16p5j  Initech  Build Engineer      saved        -         -           -
    ");
}

#[test]
fn every_table_comes_in_once_whatever_wrote_it() {
    let tables =
        ["german_excel.csv", "excel_unicode_text.txt", "google_sheets.csv", "notion.csv", "job_tracker.csv"];
    for table in tables {
        let home = home_with(&[table]);
        let tried = run(&home, &format!("import {table} --dry-run"), 0);
        let done = run(&home, &format!("import {table}"), 0);
        let would = tried.stderr.lines().last().unwrap().replace("Would have a", "A");
        assert!(done.stderr.contains(&would), "{tried}\n{done}");
        let exported = home.print("export");
        let again = run(&home, &format!("import {table}"), 0);
        assert!(again.stderr.ends_with("says nothing new; nothing was changed\n"), "{again}");
        assert_eq!(home.print("export"), exported);
        let tried = run(&home, &format!("import {table} --dry-run"), 0);
        let is_known = |row: &str| {
            row.contains("unchanged") || row.contains("repeated") || row.contains("kept in the notes")
        };
        assert!(tried.stdout.lines().all(is_known), "{tried}");
    }
}

#[test]
fn rejected_rows_are_told_and_the_others_come_in() {
    let home = Home::new();
    home.write(
        "jobs.csv",
        "Company,Status,Date applied,Interview date\n\
         Acme,Applied,03/11/2026,\n\
         Globex,On hold,04/11/2026,\n\
         ,Applied,05/11/2026,\n\
         Hooli,Applied,yesterday,\n\
         Initech,Phone screen,02/11/2026,29/03/2026 02:30\n",
    );
    insta::assert_snapshot!(home.run("import jobs.csv --dry-run"), @r#"
    exit 2
    -- stdout
    line    2  new        Acme, applied, applied on 2026-11-03
    line    3  rejected   Status: 'On hold' is no status known here; say what it means, as in --map "screening=On hold"
    line    4  rejected   Company: is empty; expected a company
    line    5  rejected   Date applied: 'yesterday' is not a date; expected YYYY-MM-DD
    line    6  rejected   Interview date: '2026-03-29T02:30' does not exist, because clocks are set forward; expected 2026-03-29T01:30 or 2026-03-29T03:30
    -- stderr
    Columns: Company -> company, Status -> stage, Date applied -> applied_on, Interview date -> interview
    Stages: Applied -> applied
    Note: column 'Date applied': 4 of the dates read in either order, and none shows which; taken with the day first, as configured: '03/11/2026' is Tue 3 Nov 2026
    Would have added 1 application
    callback: 4 rows were rejected; correct what is told above and import the file again: that adds only what is missing
    "#);
    insta::assert_snapshot!(home.run("import jobs.csv"), @r#"
    exit 2
    -- stderr
    Columns: Company -> company, Status -> stage, Date applied -> applied_on, Interview date -> interview
    Stages: Applied -> applied
    Note: column 'Date applied': 4 of the dates read in either order, and none shows which; taken with the day first, as configured: '03/11/2026' is Tue 3 Nov 2026
    line 3: rejected: Status: 'On hold' is no status known here; say what it means, as in --map "screening=On hold"
    line 4: rejected: Company: is empty; expected a company
    line 5: rejected: Date applied: 'yesterday' is not a date; expected YYYY-MM-DD
    line 6: rejected: Interview date: '2026-03-29T02:30' does not exist, because clocks are set forward; expected 2026-03-29T01:30 or 2026-03-29T03:30
    Added 1 application
    callback undo takes it back
    callback: 4 rows were rejected; correct what is told above and import the file again: that adds only what is missing
    "#);
    insta::assert_snapshot!(home.run("import jobs.csv --map 'screening=On hold' --dry-run"), @"
    exit 2
    -- stdout
    line    2  unchanged  Acme, applied, applied on 2026-11-03
    line    3  new        Globex, screening, applied on 2026-11-04
    line    4  rejected   Company: is empty; expected a company
    line    5  rejected   Date applied: 'yesterday' is not a date; expected YYYY-MM-DD
    line    6  rejected   Interview date: '2026-03-29T02:30' does not exist, because clocks are set forward; expected 2026-03-29T01:30 or 2026-03-29T03:30
    -- stderr
    Columns: Company -> company, Status -> stage, Date applied -> applied_on, Interview date -> interview
    Stages: Applied -> applied, On hold -> screening
    Note: column 'Date applied': 4 of the dates read in either order, and none shows which; taken with the day first, as configured: '03/11/2026' is Tue 3 Nov 2026
    Would have added 1 application
    callback: 3 rows were rejected; correct what is told above and import the file again: that adds only what is missing
    ");
}

#[test]
fn a_broken_table_is_refused_whole() {
    let home = Home::new();
    home.write("ragged.csv", "company,role\nAcme,SRE\nGlobex,SRE, Platform\n");
    insta::assert_snapshot!(home.run("import ragged.csv"), @"
    exit 2
    -- stderr
    callback: could not import 'ragged.csv', nothing was written:
    line 3: has 3 cells, but line 1 names 2 columns; a cell with ',' in it needs quotes around it
    ");
    home.write("open.csv", "company,role\nAcme,\"SRE\nGlobex,SRE\n");
    insta::assert_snapshot!(home.run("import open.csv"), @r#"
    exit 2
    -- stderr
    callback: could not import 'open.csv', nothing was written:
    line 2: opens a quote that is never closed; expected another "
    "#);
    home.write("plain.txt", "hello\n");
    insta::assert_snapshot!(home.run("import plain.txt"), @"
    exit 2
    -- stderr
    callback: could not import 'plain.txt', nothing was written:
    line 1: 'hello' names no known column, nor does a line below it; expected a row of names such as company, role, status, date applied; --map company=… names others
    ");
    assert!(!home.database().exists());
}

#[test]
fn columns_can_be_mapped_by_hand() {
    let home = Home::new();
    home.write("odd.csv", "Wer,Was,Extra\nAcme,SRE,42\n");
    insta::assert_snapshot!(home.run("import odd.csv --map company=Wer,role=Was,notes=Extra --dry-run"), @"
    exit 0
    -- stdout
    line    2  new        Acme - SRE
    -- stderr
    Columns: Wer -> company, Was -> role, Extra -> notes
    Would have added 1 application
    ");
    insta::assert_snapshot!(home.run("import odd.csv --map company=Wer,role=Nix"), @"
    exit 2
    -- stderr
    callback: could not import 'odd.csv', nothing was written:
    line 1: 'Nix' is not a column of the file; its columns are 'Wer', 'Was', 'Extra'
    ");
    insta::assert_snapshot!(home.run("import odd.csv --map company"), @"
    exit 2
    -- stderr
    callback: 'company' maps nothing; expected company=Employer
    ");
    insta::assert_snapshot!(home.run("import odd.csv --to acme"), @"
    exit 2
    -- stderr
    callback: --to is for invitations (ics); 'odd.csv' is none
    ");
}

#[test]
fn what_happened_since_is_not_taken_back_by_the_same_file() {
    let home = home_with(&["german_excel.csv"]);
    home.print("import german_excel.csv");
    home.print("stage müller interviewing");
    home.print("stage weiß offer --respond-by 2026-12-09");
    let exported = home.print("export");
    let ran = run(&home, "import german_excel.csv", 0);
    assert!(ran.stderr.ends_with("says nothing new; nothing was changed\n"), "{ran}");
    assert_eq!(home.print("export"), exported);
}

#[test]
fn a_status_that_changed_in_the_file_moves_the_application() {
    let home = Home::new();
    home.write("jobs.csv", "company,status,date applied\nAcme,applied,2026-11-02\n");
    home.print("import jobs.csv");
    home.write("jobs.csv", "company,status,date applied\nAcme,Ghosted,2026-11-02\n");
    insta::assert_snapshot!(home.run("import jobs.csv"), @"
    exit 0
    -- stderr
    Columns: company -> company, status -> stage, date applied -> applied_on
    Stages: Ghosted -> no-response
    Changed 1 application
    callback undo takes it back
    ");
    insta::assert_snapshot!(home.run("list"), @"
    exit 0
    -- stdout
           Company  Role  Stage        Next  Due  Age
    gmd44  Acme           no-response  -     -    -
    ");
}

#[test]
fn a_row_that_may_be_here_already_is_pointed_out() {
    let home = Home::new();
    home.print("add Acme SRE --applied 2026-11-02");
    home.write("jobs.csv", "company,role,date applied\nACME,SRE,2026-11-03\nAcme,Data Engineer,2026-11-03\n");
    insta::assert_snapshot!(home.run("import jobs.csv --dry-run"), @"
    exit 0
    -- stdout
    line    2  new        ACME - SRE, applied on 2026-11-03
                          is much like tw798  Acme - SRE, which is here already
    line    3  new        Acme - Data Engineer, applied on 2026-11-03
    -- stderr
    Columns: company -> company, role -> role, date applied -> applied_on
    Would have added 2 applications
    ");
}

#[test]
fn our_own_table_changes_nothing() {
    let home = Home::with(RECORDS);
    home.print("add '=Acme' 'SRE' salary:90-110k notes:'-1 +1'");
    home.print("export --format csv --output all.csv");
    let exported = home.print("export");
    let ran = run(&home, "import all.csv", 0);
    assert!(ran.stderr.ends_with("'all.csv' says nothing new; nothing was changed\n"), "{ran}");
    assert_eq!(home.print("export"), exported);
}

#[test]
fn an_invitation_goes_where_it_fits_and_comes_once() {
    let home = home_with(&["google_invitation.ics", "outlook_invitation.ics"]);
    insta::assert_snapshot!(home.run("import google_invitation.ics"), @"
    exit 2
    -- stderr
    callback: no application fits 'Interview: Backend Engineer at Acme' on Thu 26 Nov 2026 14:00; there is no open one
    ");
    assert!(!home.database().exists());
    home.print("add Acme 'Backend Engineer'");
    home.print("add Acme 'Data Engineer'");
    home.print("add Globex 'Platform Engineer'");
    insta::assert_snapshot!(home.run("import google_invitation.ics --dry-run"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer: interview on Thu 26 Nov 2026 14:00 ('Interview: Backend Engineer at Acme')
    Would have added 1 contact, 1 interview
    ");
    insta::assert_snapshot!(home.run("import google_invitation.ics"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer: interview on Thu 26 Nov 2026 14:00 ('Interview: Backend Engineer at Acme')
    Added 1 contact, 1 interview
    callback undo takes it back
    ");
    let exported = home.print("export");
    insta::assert_snapshot!(home.run("import google_invitation.ics"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer: interview on Thu 26 Nov 2026 14:00 ('Interview: Backend Engineer at Acme')
    'google_invitation.ics' says nothing new; nothing was changed
    ");
    assert_eq!(home.print("export"), exported);
    insta::assert_snapshot!(home.run("import outlook_invitation.ics"), @"
    exit 0
    -- stderr
    Globex - Platform Engineer: interview on Tue 1 Dec 2026 16:00, announced in the time of America/New_York ('Onsite with the platform team')
    Added 1 contact, 1 interview
    callback undo takes it back
    ");
    insta::assert_snapshot!(home.run("show globex"), @"
    exit 0
    -- stdout
    d83d8  Globex - Platform Engineer  applied since Tue 24 Nov 2026
      applied  Tue 24 Nov 2026

    People
      4crs3  Lee, Bob (Talent)    interviewer  bob.lee@globex.example

    Timeline
      Tue 24 Nov 2026       stage      applied
      Tue 1 Dec 2026 16:00  interview  other, 10:00 in New York, 1 Main Street, New York, with Lee, Bob (Talent) (63n43)
    ");
}

#[test]
fn our_own_calendar_is_no_invitation() {
    let home = Home::with(RECORDS);
    home.print("export --format ics --output all.ics");
    insta::assert_snapshot!(home.run("import all.ics"), @"
    exit 2
    -- stderr
    callback: could not import 'all.ics', nothing was written:
    line 3: PRODID: is this program's own calendar; expected an invitation, or import the json export
    ");
}

#[test]
fn a_moved_and_a_cancelled_meeting_change_the_one_that_is_known() {
    let home = home_with(&["google_invitation.ics"]);
    home.print("add Acme 'Backend Engineer'");
    home.print("import google_invitation.ics");
    let first = home.read("google_invitation.ics");
    let moved = first.replace("20261126T13", "20261127T09").replace("SEQUENCE:0", "SEQUENCE:1");
    home.write("moved.ics", &moved);
    insta::assert_snapshot!(home.run("import moved.ics"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer: interview on Fri 27 Nov 2026 10:00 ('Interview: Backend Engineer at Acme')
    Changed 1 interview
    callback undo takes it back
    ");
    home.write("off.ics", &moved.replace("METHOD:REQUEST", "METHOD:CANCEL"));
    insta::assert_snapshot!(home.run("import off.ics"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer: interview called off on Fri 27 Nov 2026 10:00 ('Interview: Backend Engineer at Acme')
    Changed 1 interview
    callback undo takes it back
    ");
    let export = home.print("export");
    assert_eq!(export.matches("\"starts_at\"").count(), 1);
    assert!(export.contains("\"cancelled\": true"));
}

#[test]
fn an_invitation_that_fits_nothing_or_several_is_asked_about() {
    let home = home_with(&["google_invitation.ics"]);
    home.print("add Acme SRE");
    home.print("add Acme 'Data Engineer'");
    insta::assert_snapshot!(home.run("import google_invitation.ics"), @"
    exit 2
    -- stderr
    callback: 'Interview: Backend Engineer at Acme' on Thu 26 Nov 2026 14:00 fits 2 applications:
      tw798  Acme - SRE  (applied)
      m5e1t  Acme - Data Engineer  (applied)
    say which one it belongs to with --to APP; nothing was written
    ");
    home.print("add Globex SRE");
    let ran = home.run("import google_invitation.ics --to globex");
    insta::assert_snapshot!(ran, @"
    exit 0
    -- stderr
    Globex - SRE: interview on Thu 26 Nov 2026 14:00 ('Interview: Backend Engineer at Acme')
    Added 1 contact, 1 interview
    callback undo takes it back
    ");
    home.write("bad.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR\n");
    insta::assert_snapshot!(home.run("import bad.ics"), @"
    exit 2
    -- stderr
    callback: could not import 'bad.ics', nothing was written:
    line 3: DTSTART: 'soon' is no date or time; expected for example 20261124T100000Z
    ");
}

#[test]
fn people_come_in_once() {
    let home = home_with(&["contacts.vcf"]);
    insta::assert_snapshot!(home.run("import contacts.vcf"), @"
    exit 0
    -- stderr
    Added 2 contacts
    callback undo takes it back
    ");
    insta::assert_snapshot!(home.run("import contacts.vcf"), @"
    exit 0
    -- stderr
    'contacts.vcf' says nothing new; nothing was changed
    ");
    let export = home.print("export");
    for text in ["Ana Ruiz", "Engineering manager", "ana@acme.example", "prefers mornings", "Jörg Groß"] {
        assert!(export.contains(text), "{text}");
    }
    home.write("bad.vcf", "BEGIN:VCARD\nFN:x\n");
    insta::assert_snapshot!(home.run("import bad.vcf"), @"
    exit 2
    -- stderr
    callback: could not import 'bad.vcf', nothing was written:
    line 1: VCARD is never ended; the file is cut off
    ");
}
