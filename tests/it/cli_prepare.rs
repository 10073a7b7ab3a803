//! `prepare`: the sheet before an interview, in every form.

use crate::support::{Home, RECORDS};

fn home() -> Home {
    let home = Home::with(RECORDS);
    for line in [
        "interview add acme '25 nov 10:00' --kind onsite --with 'Ana Ruiz' --with 'Cy Young' --place 'Main St 1' --zone Asia/Tokyo --round 2",
        "interview edit i-acme strengths:'led the migration' forgot:'the talk'",
        "lessons add hooli 'ask about *on-call* early'",
        "task acme tomorrow read their blog",
        "contact edit ana title:'Engineering manager' notes:'likes climbing'",
    ] {
        home.print(line);
    }
    home
}

#[test]
fn the_sheet_is_read_on_a_terminal_or_on_paper() {
    let home = home();
    insta::assert_snapshot!(home.run("prepare acme"), @"
    exit 0
    -- stdout
    Acme - Backend Engineer: onsite, Wed 25 Nov 2026 10:00

    THE INTERVIEW
      when: Wed 25 Nov 2026 10:00, 18:00 in Tokyo
      kind: onsite, round 2, 60 minutes
      where: Main St 1
      with: Ana Ruiz, Cy Young

    ASK BEFORE YOU LEAVE
      - When will I hear from you? (ask before you leave, and note the day)
      - What are the next steps, and who decides?
      - Say what was forgotten: the talk

    PEOPLE
      Ana Ruiz: takes part, Engineering manager, ana@acme.example, never in touch
        likes climbing
      Cy Young: takes part, recruiter, cy@initech.example, +49 30 1234, never in
        touch
      Ben Li: interviewer, ben@acme.example, never in touch

    THE JOB
      company: Acme
      role: Backend Engineer
      applied: Mon 2 Nov 2026
      where: Berlin
      salary: 95000 to 110000 EUR per year
      link: https://acme.example/jobs/1
      source: referral
      tags: rust, remote
      notes: Likes tests.
        Ask about on-call.

    EARLIER ROUNDS
      Fri 20 Nov 2026 10:00: technical with Ana Ruiz, Ben Li
        went well: led the migration
        forgotten: the talk

    WHAT THEY PROMISED
      answer by Fri 27 Nov 2026: said Fri 20 Nov 2026: by the end of next week

    STILL TO DO
      due Wed 25 Nov 2026: send references
      due Wed 25 Nov 2026: read their blog

    LEARNT
      - ask about *on-call* early (Hooli - Backend, Tue 24 Nov 2026)
    ");
    insta::assert_snapshot!(home.run("prepare acme --format markdown"), @r"
    exit 0
    -- stdout
    # Acme - Backend Engineer: onsite, Wed 25 Nov 2026 10:00

    ## The interview

    - **when**: Wed 25 Nov 2026 10:00, 18:00 in Tokyo
    - **kind**: onsite, round 2, 60 minutes
    - **where**: Main St 1
    - **with**: Ana Ruiz, Cy Young

    ## Ask before you leave

    - When will I hear from you? (ask before you leave, and note the day)
    - What are the next steps, and who decides?
    - Say what was forgotten: the talk

    ## People

    - **Ana Ruiz**: takes part, Engineering manager, ana@acme.example, never in touch
      - likes climbing
    - **Cy Young**: takes part, recruiter, cy@initech.example, +49 30 1234, never in touch
    - **Ben Li**: interviewer, ben@acme.example, never in touch

    ## The job

    - **company**: Acme
    - **role**: Backend Engineer
    - **applied**: Mon 2 Nov 2026
    - **where**: Berlin
    - **salary**: 95000 to 110000 EUR per year
    - **link**: <https://acme.example/jobs/1>
    - **source**: referral
    - **tags**: rust, remote
    - **notes**: Likes tests.
      - Ask about on-call.

    ## Earlier rounds

    - **Fri 20 Nov 2026 10:00**: technical with Ana Ruiz, Ben Li
      - went well: led the migration
      - forgotten: the talk

    ## What they promised

    - **answer by Fri 27 Nov 2026**: said Fri 20 Nov 2026: by the end of next week

    ## Still to do

    - **due Wed 25 Nov 2026**: send references
    - **due Wed 25 Nov 2026**: read their blog

    ## Learnt

    - ask about \*on-call\* early (Hooli - Backend, Tue 24 Nov 2026)
    ");
    insta::assert_snapshot!(home.run("prepare initech"), @"
    exit 0
    -- stdout
    Initech - Platform Engineer: no interview is ahead

    ASK BEFORE YOU LEAVE
      - When will I hear from you? (ask before you leave, and note the day)
      - What are the next steps, and who decides?
      - What is the pay range?
      - Where is the work done: office, hybrid, remote?

    PEOPLE
      Cy Young: main contact, recruiter, cy@initech.example, +49 30 1234, never in
        touch

    THE JOB
      company: Initech
      role: Platform Engineer
      applied: Wed 4 Nov 2026
      tags: rust

    LEARNT
      - ask about *on-call* early (Hooli - Backend, Tue 24 Nov 2026)
    ");
}

#[test]
fn the_sheet_is_data() {
    let home = home();
    let sheet: serde_json::Value = serde_json::from_str(&home.print("prepare acme --json")).unwrap();
    assert_eq!(sheet["format"], "callback.preparation/1");
    assert_eq!(sheet["interview"]["kind"], "onsite");
    assert_eq!(sheet["rounds"][0]["forgot"], "the talk");
    assert_eq!(sheet["people"][0]["takes_part"], true);
    assert_eq!(sheet["questions"][0]["source"], "always");
    assert_eq!(home.print("prepare acme --json"), home.print("prepare acme --format json"));
}

#[test]
fn what_cannot_be_prepared_is_refused() {
    let home = home();
    for (line, code, said) in [
        ("prepare nobody", 2, "no application fits 'nobody'"),
        ("prepare soylent", 2, "'soylent' fits 2 applications"),
        ("prepare acme --on someday", 2, "'someday' is not a date"),
        ("prepare acme --format pdf", 2, "invalid value 'pdf'"),
        ("prepare", 2, "required arguments were not provided"),
    ] {
        let ran = home.run(line);
        assert_eq!(ran.code, code, "{line}: {ran}");
        assert!(ran.stderr.contains(said) && ran.stdout.is_empty(), "{line}: {ran}");
    }
    home.print("prepare acme --output sheet.txt");
    let again = home.run("prepare acme --output sheet.txt");
    assert_eq!((again.code, again.stderr.contains("add --force")), (2, true), "{again}");
    assert_eq!(home.run("prepare acme --output sheet.txt --force").code, 0);
    assert!(home.read("sheet.txt").contains("ASK BEFORE YOU LEAVE"));
}

#[test]
fn what_records_say_is_never_markup_or_an_escape() {
    let home = home();
    home.print("edit acme 'notes:\u{1b}[31mred # <b> [x](y)' role:'Back\u{7}end'");
    for format in ["text", "markdown"] {
        let sheet = home.print(&format!("prepare acme --format {format}"));
        assert!(!sheet.contains('\u{1b}') && !sheet.contains('\u{7}'), "{sheet:?}");
    }
    let sheet = home.print("prepare acme --format markdown");
    assert!(sheet.contains("\\<b\\> \\[x\\](y)"), "{sheet}");
}
