//! `contact add|edit|list|merge`: the people, and two who turn out to be one.

use crate::support::{Home, RECORDS};

#[test]
fn a_person_is_added_and_listed() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(
        home.run("contact add 'Eve Moss <eve@globex.example>' kind:hr title:'Head of people' --app globex"),
        @"
        exit 0
        -- stdout
        m5e1t
        -- stderr
        Eve Moss added
          the main contact of Globex - SRE
        "
    );
    insta::assert_snapshot!(home.run("contact add Ana Ruiz phone:12 --app initech"), @"
    exit 0
    -- stdout
    mx63s
    -- stderr
    Ana Ruiz added
    callback: warning: Ana Ruiz (kbcm2) has this name, too; callback contact merge makes two people one
      the main contact of Initech - Platform Engineer stays Cy Young
    ");
    insta::assert_snapshot!(home.run("contact list"), @"
    exit 0
    -- stdout
           Name      Company  Email               Phone        Last contact  Open
    mx63s  Ana Ruiz  Initech  -                   12           -             -
    kbcm2  Ana Ruiz  Acme     ana@acme.example    -            -             1
    svcfz  Ben Li    Acme     ben@acme.example    -            -             1
    43eyw  Cy Young  Initech  cy@initech.example  +49 30 1234  -             1
    nyb3d  Dana Roe  Hooli    dana@hooli.example  -            -             2
    m5e1t  Eve Moss  Globex   eve@globex.example  -            -             2
    ");
    insta::assert_snapshot!(home.run("contact list globex hr"), @"
    exit 0
    -- stdout
           Name      Company  Email               Phone  Last contact  Open
    m5e1t  Eve Moss  Globex   eve@globex.example  -      -             2
    ");
    insta::assert_snapshot!(home.run("contact list nobody"), @"
    exit 0
    -- stderr
    Nobody fits
    ");
    insta::assert_snapshot!(home.run("contact list cy --json"), @r#"
    exit 0
    -- stdout
    {
      "format": "callback.contacts/1",
      "contacts": [
        {
          "id": "c-cy",
          "handle": "43eyw",
          "name": "Cy Young",
          "title": null,
          "company": "Initech",
          "kind": "recruiter",
          "email": "cy@initech.example",
          "phone": "+49 30 1234",
          "preferred_channel": null,
          "notes": "",
          "last_contact": null,
          "open_actions": 1
        }
      ]
    }
    "#);
    assert!(home.print("show globex").contains("Eve Moss"));
}

#[test]
fn a_person_is_edited() {
    let home = Home::with(RECORDS);
    let before = home.print("export");
    insta::assert_snapshot!(home.run("contact edit ana phone:'+49 30 77' pref:phone title: 'name:Ana María Ruiz'"), @"
    exit 0
    -- stderr
    Ana Ruiz: phone, reach by, title, name changed
      phone     none -> +49 30 77
      reach by  none -> phone
      title     Engineering manager -> none
      name      Ana Ruiz -> Ana María Ruiz
    ");
    insta::assert_snapshot!(home.run("contact edit ana@acme.example kind:interviewer"), @"
    exit 0
    -- stderr
    Ana María Ruiz says that already; nothing was changed
    ");
    home.print("undo");
    assert_eq!(home.print("export"), before);
}

#[test]
fn two_records_of_one_person_become_one() {
    let home = Home::with(RECORDS);
    home.print("contact add 'Ana R.' email:ana@old.example phone:77 notes:'met at a fair'");
    home.print("edit umbrella main_contact:'Ana R.'");
    home.print("log umbrella reply --with 'Ana R.'");
    home.print("interview add acme fri 10:00 --with 'Ana R.' --with ana@acme.example");
    home.print("dismiss acme thank-you ana");
    let before = home.print("export");
    insta::assert_snapshot!(home.run("contact merge 'Ana Ruiz' 'Ana R.'"), @"
    exit 0
    -- stderr
    Ana R. merged into Ana Ruiz
      phone  none -> 77
      notes  none -> met at a fair
    callback: warning: the email 'ana@old.example' went with Ana R.
    ");
    insta::assert_snapshot!(home.run("contact list ana"), @"
    exit 0
    -- stdout
           Name      Company  Email               Phone  Last contact     Open
    kbcm2  Ana Ruiz  Acme     ana@acme.example    77     Tue 24 Nov 2026  1
    nyb3d  Dana Roe  Hooli    dana@hooli.example  -      -                2
    ");
    insta::assert_snapshot!(home.run("interview list acme"), @"
    exit 0
    -- stdout
           When                   Application              Kind       Place  With
    4jdgk  Fri 20 Nov 2026 10:00  Acme - Backend Engineer  technical  -      Ana Ruiz, Ben Li
    ybwfd  Fri 27 Nov 2026 10:00  Acme - Backend Engineer  other      -      Ana Ruiz
    ");
    insta::assert_snapshot!(home.run("show umbrella"), @"
    exit 0
    -- stdout
    68bqa  Umbrella - Data Engineer  offer since Mon 23 Nov 2026
      applied  Thu 1 Oct 2026
      offer    received Mon 23 Nov 2026, answer by Wed 25 Nov 2026

    Next
      bhbm  today  respond    they want an answer by Wed 25 Nov

    People
      kbcm2  Ana Ruiz  Engineering manager  main contact  ana@acme.example  77

    Timeline
      Thu 1 Oct 2026         stage     applied
      Mon 23 Nov 2026        stage     offer
      Tue 24 Nov 2026 09:30  received  reply by email from Ana Ruiz
    ");
    home.print("undo");
    assert_eq!(home.print("export"), before);
}

#[test]
fn what_was_put_off_moves_with_the_person() {
    let home = Home::with(RECORDS);
    home.print("dismiss acme thank-you ben");
    home.print("contact add 'Benjamin Li' email:benjamin@acme.example");
    home.print("contact merge 'Benjamin Li' 'Ben Li'");
    let exported: serde_json::Value = serde_json::from_str(&home.print("export")).unwrap();
    let key = exported["deferrals"][0]["key"].as_str().unwrap();
    let benjamin =
        &exported["contacts"].as_array().unwrap().iter().find(|c| c["name"] == "Benjamin Li").unwrap()["id"];
    assert_eq!(key, format!("thank-you:i-acme:{}", benjamin.as_str().unwrap()));
    assert!(!home.print("due").contains("Benjamin"), "a dismissed thank-you does not come back");
}

#[test]
fn what_does_not_fit_is_refused() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("contact edit li phone:1"), @"
    exit 0
    -- stderr
    Ben Li: phone changed
      phone  none -> 1
    ");
    insta::assert_snapshot!(home.run("contact edit zoe phone:1"), @"
    exit 2
    -- stderr
    callback: no contact fits 'zoe'; callback contact list shows them
    ");
    insta::assert_snapshot!(home.run("contact edit ana phone"), @"
    exit 2
    -- stderr
    callback: 'phone' belongs to no field; expected for example name:'Ana Ruiz'
    ");
    insta::assert_snapshot!(home.run("contact edit ana email:nowhere"), @"
    exit 2
    -- stderr
    callback: 'nowhere' is not an email address; expected for example ana@acme.example
    ");
    insta::assert_snapshot!(home.run("contact edit ana name:"), @"
    exit 2
    -- stderr
    callback: 'name' cannot be empty; expected the full name
    ");
    insta::assert_snapshot!(home.run("contact edit ana wage:1"), @"
    exit 2
    -- stderr
    callback: 'wage' is not a field; expected name, title, company, kind, email, phone, preferred_channel, notes
    ");
    insta::assert_snapshot!(home.run("contact edit ana"), @"
    exit 2
    -- stderr
    callback: nothing to change; expected a field such as phone:'+49 30 1234'
    ");
    insta::assert_snapshot!(home.run("contact merge ana c-ana"), @"
    exit 2
    -- stderr
    callback: 'ana' and 'c-ana' are one person already: Ana Ruiz
    ");
    insta::assert_snapshot!(home.run("contact add email:x@y.example"), @r#"
    exit 2
    -- stderr
    callback: the name is missing; expected for example "Ana Ruiz <ana@acme.example>"
    "#);
}
