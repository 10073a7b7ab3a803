//! In and out from the screens: menus, names of files, progress, and what is said in the end.

use callback::domain::ids::{ApplicationId, OperationId};
use callback::domain::progress::Progress;
use callback::tui::effect::Effect;
use callback::tui::jobs::{Import, Job, Outlet, Worked};
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{at, noon, operation, press, records, screen, settings, snapshot};

fn toast(state: &State) -> &str {
    state.toast.as_ref().map_or("", |toast| &toast.text)
}

fn worked(state: &mut State, worked: Worked) -> Vec<Effect> {
    update(state, Message::Worked(Box::new(worked)))
}

fn looked(changes: bool, rows: &[&str]) -> Worked {
    Worked::Looked {
        import: Import { file: "jobs.csv".to_owned(), to: None },
        lines: vec![
            "Would have added 12 applications".to_owned(),
            "1 row is left out".to_owned(),
            "Columns: Company -> company, Title -> role".to_owned(),
        ],
        rows: rows.iter().map(|row| (*row).to_owned()).collect(),
        changes,
    }
}

#[test]
fn the_due_list_is_exported_in_a_format_to_a_file_with_the_date_in_its_name() {
    let mut state = noon((80, 24));
    press(&mut state, "X");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)                                                                    │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for timeline   │
    │       today  ┌─ Export the due list as ──────────────────────┐terview today… │
    │       today  │ >1  json      for other programs              │ the follow-u… │
    │ THIS WEEK (3)│  2  csv       for spreadsheets                │               │
    │      Wed 25  │  3  tsv       for spreadsheets, tabs between  │ay: ask what…  │
    │       Tue 1  │  4  markdown  a checklist to read             │e the intervi… │
    │       Tue 1  │  5  ics       for calendars                   │e the intervi… │
    │ DONE TODAY (1│  6  html      a page to print                 │               │
    │ x     08:12  └───────────────────────────────────────────────┘l              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    ");
    press(&mut state, "4");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Export the due list as markdown to ─────────────────────────────────────────┐
    │ /home/ana/callback-due-2026-11-24.md                                         │
    │   Tab completes, ~ is your home folder                                       │
    └──────────────────────────────────────────────────────────────────────────────┘
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for timeline   │
    │       today  thank-you    Acme      Backend Engi… Ana Ruiz, interview today… │
    │       today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    │ THIS WEEK (3)                                                                │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │       Tue 1  follow-up    Globex    SRE           no word since the intervi… │
    │ DONE TODAY (1)                                                               │
    │ x     08:12  follow-up    Vandelay  SRE           sent by email              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Tab complete  Enter choose  Esc back
    ");
    let effects = press(&mut state, "Enter");
    let file = "/home/ana/callback-due-2026-11-24.md".to_owned();
    let job = |replace| Job::Export { outlet: Outlet::Due, format: "markdown", file: file.clone(), replace };
    assert_eq!(effects, [Effect::Work(job(false))]);
    worked(&mut state, Worked::Exists(job(false)));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)                                                                    │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for timeline   │
    │       today  thank-you    Acme      Backend Engi… Ana Ruiz, interview today… │
    │       today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    │ THIS W┌─ /home/ana/callback-due-2026-11-24.md exists. Replace it? ──┐        │
    │      W│ >n  no, leave it                                            │ what…  │
    │       │  y  yes, replace it                                         │ntervi… │
    │       └─────────────────────────────────────────────────────────────┘ntervi… │
    │ DONE TODAY (1)                                                               │
    │ x     08:12  follow-up    Vandelay  SRE           sent by email              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    ");
    assert_eq!(press(&mut state, "y"), [Effect::Work(job(true))]);
    worked(&mut state, Worked::Exported(format!("4 actions written to {file}")));
    assert_eq!(toast(&state), "4 actions written to /home/ana/callback-due-2026-11-24.md");
}

#[test]
fn everything_is_exported_too_on_a_small_screen() {
    let mut state = noon((40, 10));
    press(&mut state, "W");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
    ┌─ Today: 2 due, 1 overdue ────────────┐
    │┌─ Export everything as ─────────────┐│
    ││ >1  json      everything, to be i… ││
    ││  2  csv       one row per applica… ││
    ││  3  ics       all interviews and…  ││
    │└────────────────────────────────────┘│
    └──────────────────────────────── 1/9 ─┘
     why: no word since their message on F…
     Enter choose  Esc back
    ");
    press(&mut state, "1");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
    ┌─ Export everything as json to ───────┐
    │ /home/ana/callback-2026-11-24.json   │
    │   Tab completes, ~ is your home fol… │
    └──────────────────────────────────────┘
    │ 10:00-11:00  INTERVIEW    Acme       │
    │ 14:00-15:00  INTERVIEW    Globex     │
    └──────────────────────────────── 1/9 ─┘
     why: no word since their message on F…
     Tab complete  Enter choose  Esc back
    ");
}

#[test]
fn a_file_that_cannot_be_written_leads_back_to_its_name() {
    let mut state = noon((60, 15));
    press(&mut state, "X 1 Enter");
    let why = "could not write /home/ana/callback-due-2026-11-24.json: No such file or directory";
    worked(&mut state, Worked::Failed(why.to_owned()));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Export the due list as json to ─────────────────────────┐
    │ /home/ana/callback-due-2026-11-24.json                   │
    │   could not write                                        │
    │   /home/ana/callback-due-2026-11-24.json: No such file   │
    │   or directory                                           │
    └──────────────────────────────────────────────────────────┘
    │       today  thank-you    Acme     Backend…  Ana Ruiz,…  │
    │       today  reminder     Umbrella Data Eng… 7 days sin… │
    │ THIS WEEK (3)                                            │
    │      Wed 25  feedback     Hooli    Backend   rejected t… │
    │       Tue 1  follow-up    Acme     Backend…  no word si… │
    └──────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Tab complete  Enter choose  Esc back
    ");
    assert!(press(&mut state, "Ctrl-u 'x.json Enter").len() == 1);
}

#[test]
fn the_name_of_a_file_goes_on_with_tab() {
    let mut state = noon((60, 15));
    assert_eq!(press(&mut state, "I 'j Tab"), [Effect::CompletePath("/home/ana/j".to_owned())]);
    let found = |typed: &str| Message::PathCompleted {
        typed: typed.to_owned(),
        text: "/home/ana/jobs.".to_owned(),
        entries: vec!["jobs.csv".to_owned(), "jobs.json".to_owned()],
    };
    update(&mut state, found("/home/ana/other"));
    assert!(screen(&state).contains("Tab completes"), "an answer to an older text is none");
    update(&mut state, found("/home/ana/j"));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Import a file: json, csv, ics or vcf ───────────────────┐
    │ /home/ana/jobs.                                          │
    │   jobs.csv                                               │
    │   jobs.json                                              │
    └──────────────────────────────────────────────────────────┘
    │ 14:00-15:00  INTERVIEW    Globex   SRE       phone - as… │
    │       today  thank-you    Acme     Backend…  Ana Ruiz,…  │
    │       today  reminder     Umbrella Data Eng… 7 days sin… │
    │ THIS WEEK (3)                                            │
    │      Wed 25  feedback     Hooli    Backend   rejected t… │
    │       Tue 1  follow-up    Acme     Backend…  no word si… │
    └──────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Tab complete  Enter choose  Esc back
    ");
    let none = Message::PathCompleted {
        typed: "/home/ana/jobs.".to_owned(),
        text: "/home/ana/jobs.".to_owned(),
        entries: vec![],
    };
    update(&mut state, none);
    assert!(screen(&state).contains("nothing begins with '/home/ana/jobs.'"));
}

#[test]
fn an_import_tells_what_it_would_do_before_it_is_asked_to() {
    let mut state = noon((80, 24));
    let look = Job::Look(Import { file: "/home/ana/jobs.csv".to_owned(), to: None });
    assert_eq!(press(&mut state, "I 'jobs.csv Enter"), [Effect::Work(look)]);
    worked(&mut state, looked(true, &["line    2  new        Acme - SRE, applied"]));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)                                                                    │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for timeline   │
    │       today  t┌─ Import jobs.csv? ───────────────────────────┐terview today… │
    │       today  r│ Would have added 12 applications             │ the follow-u… │
    │ THIS WEEK (3) │ 1 row is left out                            │               │
    │      Wed 25  f│ Columns: Company -> company, Title -> role   │ay: ask what…  │
    │       Tue 1  f│ >n  no, leave it                             │e the intervi… │
    │       Tue 1  f│  y  yes, import it; it can be undone         │e the intervi… │
    │ DONE TODAY (1)│  r  row by row                               │               │
    │ x     08:12  f└──────────────────────────────────────────────┘l              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    ");
    press(&mut state, "r");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Row by row ─────────────────────────────────────────────────────────────────┐
    │ line    2  new        Acme - SRE, applied                                    │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘
     why: no word since their message on Fri 13 Nov
     j down  k up  Esc back
    ");
    press(&mut state, "Esc");
    assert!(screen(&state).contains("yes, import it"), "reading leads back to the question");
    let import = Job::Import(Import { file: "jobs.csv".to_owned(), to: None });
    assert_eq!(press(&mut state, "y"), [Effect::Work(import)]);
    update(&mut state, Message::Progressed(Progress::of("records", 2500, 5000)));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Importing jobs.csv ─────────────────────────────────────────────────────────┐
    │ [####################                    ]  50%                              │
    │ 2500 of 5000 records                                                         │
    └──────────────────────────────────────────────────────────────────────────────┘
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for timeline   │
    │       today  thank-you    Acme      Backend Engi… Ana Ruiz, interview today… │
    │       today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    │ THIS WEEK (3)                                                                │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │       Tue 1  follow-up    Globex    SRE           no word since the intervi… │
    │ DONE TODAY (1)                                                               │
    │ x     08:12  follow-up    Vandelay  SRE           sent by email              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Esc stop
    ");
    let effects = worked(&mut state, Worked::Imported("Added 12 applications".to_owned()));
    assert_eq!((effects.as_slice(), toast(&state)), ([Effect::Reload].as_slice(), "Added 12 applications"));
}

#[test]
fn progress_and_the_question_fit_on_small_screens() {
    for (size, name) in [((60, 15), "60x15"), ((40, 10), "40x10")] {
        let mut state = noon(size);
        press(&mut state, "I 'jobs.csv Enter");
        update(&mut state, Message::Progressed(Progress::of("records", 1, 3)));
        let working = screen(&state);
        worked(&mut state, looked(true, &["line 2"]));
        insta::allow_duplicates! {
            if name == "60x15" {
                insta::assert_snapshot!(format!("{working}\n{}", screen(&state)), @"
                 [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
                ┌─ Looking at /home/ana/jobs.csv ──────────────────────────┐
                │ [#############                           ]  33%          │
                │ 1 of 3 records                                           │
                └──────────────────────────────────────────────────────────┘
                │ 10:00-11:00  INTERVIEW    Acme     Backend…  technical…  │
                │ 14:00-15:00  INTERVIEW    Globex   SRE       phone - as… │
                │       today  thank-you    Acme     Backend…  Ana Ruiz,…  │
                │       today  reminder     Umbrella Data Eng… 7 days sin… │
                │ THIS WEEK (3)                                            │
                │      Wed 25  feedback     Hooli    Backend   rejected t… │
                │       Tue 1  follow-up    Acme     Backend…  no word si… │
                └──────────────────────────────────────────────────── 1/9 ─┘
                 why: no word since their message on Fri 13 Nov
                 Esc stop
                 [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
                ┌─ Today: 2 due, 1 overdue ────────────────────────────────┐
                │ OVERDUE (1)                                              │
                │ >   ┌─ Import jobs.csv? ───────────────────────────┐ si… │
                │ TODA│ Would have added 12 applications             │     │
                │ 10:0│ 1 row is left out                            │al…  │
                │ 14:0│ Columns: Company -> company, Title -> role   │ as… │
                │     │ >n  no, leave it                             │z,…  │
                │     │  y  yes, import it; it can be undone         │sin… │
                │ THIS│  r  row by row                               │     │
                │     └──────────────────────────────────────────────┘d t… │
                │       Tue 1  follow-up    Acme     Backend…  no word si… │
                └──────────────────────────────────────────────────── 1/9 ─┘
                 why: no word since their message on Fri 13 Nov
                 Enter choose  Esc back
                ");
            } else {
                insta::assert_snapshot!(format!("{working}\n{}", screen(&state)), @"
                 [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
                ┌─ Looking at /home/ana/jobs.csv ──────┐
                │ [#########                   ]  33%  │
                │ 1 of 3 records                       │
                └──────────────────────────────────────┘
                │ 10:00-11:00  INTERVIEW    Acme       │
                │ 14:00-15:00  INTERVIEW    Globex     │
                └──────────────────────────────── 1/9 ─┘
                 why: no word since their message on F…
                 Esc stop
                 [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
                ┌┌─ Import jobs.csv? ─────────────────┐┐
                ││ Would have added 12 applications   ││
                ││ 1 row is left out                  ││
                ││ >n  no, leave it                   ││
                ││  y  yes, import it; it can be und… ││
                ││  r  row by row                     ││
                └└────────────────────────────────────┘┘
                 why: no word since their message on F…
                 Enter choose  Esc back
                ");
            }
        }
    }
}

#[test]
fn nothing_new_is_said_and_not_asked_about() {
    let mut state = noon((80, 24));
    press(&mut state, "I 'jobs.json Enter");
    let lines = vec!["'jobs.json' says nothing new; nothing was changed".to_owned()];
    let import = Import { file: "jobs.json".to_owned(), to: None };
    worked(&mut state, Worked::Looked { import, lines, rows: vec![], changes: false });
    assert_eq!(toast(&state), "'jobs.json' says nothing new; nothing was changed");
}

#[test]
fn an_invitation_that_fits_several_applications_asks_which() {
    let mut state = noon((80, 16));
    press(&mut state, "I 'invite.ics Enter");
    let candidates = vec![
        (ApplicationId::new("a-acme"), "k3qz7  Acme - Backend Engineer  (interviewing)".to_owned()),
        (ApplicationId::new("a-globex"), "m2abc  Globex - SRE  (interviewing)".to_owned()),
    ];
    let problem = "'Interview' on Wed 25 Nov 2026 14:00 fits 2 applications:".to_owned();
    worked(&mut state, Worked::WhichApplication { file: "invite.ics".to_owned(), problem, candidates });
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)                                                                    │
    │ 10:00-┌─ Which application is it for? ──────────────────────────────┐        │
    │ 14:00-│ 'Interview' on Wed 25 Nov 2026 14:00 fits 2 applications:   │eline   │
    │       │ >1  k3qz7  Acme - Backend Engineer  (interviewing)          │ today… │
    │       │  2  m2abc  Globex - SRE  (interviewing)                     │llow-u… │
    │ THIS W└─────────────────────────────────────────────────────────────┘        │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │       Tue 1  follow-up    Globex    SRE           no word since the intervi… │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    ");
    let import = Import { file: "invite.ics".to_owned(), to: Some(ApplicationId::new("a-globex")) };
    assert_eq!(press(&mut state, "2"), [Effect::Work(Job::Look(import))]);
}

#[test]
fn the_faults_of_a_file_are_read_at_length() {
    let mut state = noon((80, 12));
    press(&mut state, "I 'bad.json Enter");
    let why = "could not import 'bad.json', nothing was written:\n  a: is wrong\n  b: is wrong";
    worked(&mut state, Worked::Failed(why.to_owned()));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ It did not work ────────────────────────────────────────────────────────────┐
    │ could not import 'bad.json', nothing was written:                            │
    │   a: is wrong                                                                │
    │   b: is wrong                                                                │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘
     why: no word since their message on Fri 13 Nov
     j down  k up  Esc back
    ");
}

#[test]
fn escape_stops_what_runs_and_leaving_stops_it_first() {
    let mut state = noon((80, 12));
    press(&mut state, "I 'jobs.csv Enter");
    assert_eq!(press(&mut state, "j Esc"), [Effect::StopWork]);
    assert!(screen(&state).contains("stopping"));
    worked(&mut state, Worked::Stopped);
    assert_eq!(toast(&state), "stopped: nothing of it was written");
    press(&mut state, "I 'jobs.csv Enter");
    assert_eq!(press(&mut state, "Ctrl-c"), [Effect::StopWork]);
    assert_eq!(worked(&mut state, Worked::Stopped), [Effect::Quit]);
}

#[test]
fn a_large_write_is_taken_back_by_the_worker_once_that_is_confirmed() {
    for (rows, effect) in [
        (999, Effect::Undo(OperationId::new("o-7"))),
        (1_000, Effect::Work(Job::Undo(OperationId::new("o-7")))),
    ] {
        let mut snapshot = snapshot(records());
        snapshot.next_undo = Some(operation("import of jobs.csv", "import", rows));
        let mut state = State::new(settings(), snapshot, at("12:00"), (80, 24), String::new());
        assert_eq!(press(&mut state, "u y"), [effect], "{rows}");
    }
}

#[test]
fn a_typed_name_survives_esc() {
    let mut state = noon((80, 24));
    press(&mut state, "I 'jobs.csv");
    let effects = press(&mut state, "Esc");
    assert_eq!(
        effects,
        [Effect::SaveFormDraft { name: "file to import".to_owned(), text: "/home/ana/jobs.csv".to_owned() }]
    );
    press(&mut state, "I");
    assert!(screen(&state).contains("/home/ana/jobs.csv"), "{}", screen(&state));
    let effects = press(&mut state, "Enter");
    assert_eq!(
        effects.first(),
        Some(&Effect::SaveFormDraft { name: "file to import".to_owned(), text: String::new() })
    );
}
