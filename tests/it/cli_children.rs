//! `task`, `log`, `promise`, `lessons`, `offer`, `contact delete`, `interview delete`: every record can be listed,
//! changed and deleted by command, and comes back.

use crate::support::{Home, RECORDS};

/// Runs lines one after the other, and shows all that they left behind.
fn runs(home: &Home, lines: &[&str]) -> String {
    lines.iter().map(|line| format!("$ callback {line}\n{}", home.run(line))).collect()
}

/// Returns a home with two tasks, a promise and two lessons more than the usual records.
fn home() -> Home {
    let home = Home::with(RECORDS);
    for line in [
        "task acme fri send references",
        "task acme '3 dec' buy a suit",
        "promise globex '4 dec' --words soon",
        "lessons add acme ask who decides --on '3 nov'",
        "lessons add hooli smile more",
    ] {
        home.print(line);
    }
    home
}

#[test]
fn tasks_are_listed_done_changed_and_deleted() {
    let home = home();
    insta::assert_snapshot!(runs(&home, &[
        "task list",
        "task done acme",
        "task done acme suit --on yesterday",
        "task done acme suit",
        "task list --open",
        "task edit acme suit done: due:'next mon' words:'buy two suits'",
        "task edit acme references",
        "task edit acme references due:someday",
        "task edit acme references colour:red",
        "task delete acme '27 nov'",
        "task delete initech",
        "task delete acme shoes",
        "undo",
    ]), @"
    $ callback task list
    exit 0
    -- stdout
          Due              Done  Application              Stage         Words
    g5k5  Wed 25 Nov 2026  -     Acme - Backend Engineer  interviewing  send references
    0k1w  Fri 27 Nov 2026  -     Acme - Backend Engineer  interviewing  send references
    mq4h  Thu 3 Dec 2026   -     Acme - Backend Engineer  interviewing  buy a suit
    $ callback task done acme
    exit 2
    -- stderr
    callback: Acme - Backend Engineer has 3 of these; which task?
      g5k5  Wed 25 Nov 2026  send references
      0k1w  Fri 27 Nov 2026  send references
      mq4h  Thu 3 Dec 2026  buy a suit
    name one by its code, or add its day or a word of it
    $ callback task done acme suit --on yesterday
    exit 0
    -- stderr
    Acme: task buy a suit done (Mon 23 Nov 2026)
    $ callback task done acme suit
    exit 0
    -- stderr
    Acme: task buy a suit was done on Mon 23 Nov 2026 already; nothing was changed
    $ callback task list --open
    exit 0
    -- stdout
          Due              Done  Application              Stage         Words
    g5k5  Wed 25 Nov 2026  -     Acme - Backend Engineer  interviewing  send references
    0k1w  Fri 27 Nov 2026  -     Acme - Backend Engineer  interviewing  send references
    $ callback task edit acme suit done: due:'next mon' words:'buy two suits'
    exit 0
    -- stderr
    Acme: task buy a suit: done, due, words changed
      done   Mon 23 Nov 2026 -> none
      due    Thu 3 Dec 2026 -> Mon 30 Nov 2026
      words  buy a suit -> buy two suits
    $ callback task edit acme references
    exit 2
    -- stderr
    callback: nothing to change; expected a field such as words:'send references'
    $ callback task edit acme references due:someday
    exit 2
    -- stderr
    callback: 'references' fits 2 of Acme - Backend Engineer; which task?
      g5k5  Wed 25 Nov 2026  send references
      0k1w  Fri 27 Nov 2026  send references
    name one by its code, or add its day or a word of it
    $ callback task edit acme references colour:red
    exit 2
    -- stderr
    callback: 'references' fits 2 of Acme - Backend Engineer; which task?
      g5k5  Wed 25 Nov 2026  send references
      0k1w  Fri 27 Nov 2026  send references
    name one by its code, or add its day or a word of it
    $ callback task delete acme '27 nov'
    exit 0
    -- stderr
    Acme: task send references deleted
      callback undo brings it back
    $ callback task delete initech
    exit 2
    -- stderr
    callback: Initech - Platform Engineer has no task
    $ callback task delete acme shoes
    exit 2
    -- stderr
    callback: 'shoes' fits no task of Acme - Backend Engineer
      g5k5  Wed 25 Nov 2026  send references
      mq4h  Mon 30 Nov 2026  buy two suits
    name one by its code, or add its day or a word of it
    $ callback undo
    exit 0
    -- stderr
    Took back: Acme: task send references deleted
    ");
    let listed: serde_json::Value = serde_json::from_str(&home.print("task list acme --json")).unwrap();
    assert_eq!(listed["format"], "callback.tasks/1");
    assert_eq!(listed["tasks"][0]["words"], "send references");
    let code = listed["tasks"][0]["code"].as_str().unwrap();
    assert_eq!(home.run(&format!("task done {code}")).code, 0);
    assert_eq!(home.print("task list acme --format json"), home.print("task list acme --json"));
}

#[test]
fn the_code_of_a_task_is_that_of_the_action() {
    let home = home();
    let listed: serde_json::Value = serde_json::from_str(&home.print("task list --json")).unwrap();
    let due: serde_json::Value = serde_json::from_str(&home.print("due --upcoming 30 --json")).unwrap();
    let tasks = due["actions"].as_array().unwrap().iter().filter(|action| action["kind"] == "task");
    let codes: Vec<_> = tasks.map(|action| action["code"].clone()).collect();
    let listed: Vec<_> =
        listed["tasks"].as_array().unwrap().iter().map(|task| task["code"].clone()).collect();
    assert!(!codes.is_empty() && codes.iter().all(|code| listed.contains(code)), "{codes:?} {listed:?}");
}

#[test]
fn messages_are_listed_changed_and_deleted() {
    let home = home();
    home.print("log acme follow-up --with Ana --on yesterday");
    insta::assert_snapshot!(runs(&home, &[
        "log list acme",
        "log list initech",
        "log edit acme follow-up via:phone outcome:voicemail with:'Zoe Q' note:'called twice'",
        "log edit acme follow-up on:14:05",
        "log edit acme follow-up purpose:reply",
        "log edit acme follow-up via:email outcome:reached",
        "log edit acme follow-up on:tomorrow",
        "log edit acme follow-up interview:'1 jan'",
        "log edit acme follow-up",
        "log delete acme parting",
        "log delete acme follow-up",
        "undo",
    ]), @"
    $ callback log list acme
    exit 0
    -- stdout
          On               At  Application              Stage         Direction  Channel  Purpose    Contact   Outcome  Notes
    6ken  Mon 23 Nov 2026  -   Acme - Backend Engineer  interviewing  out        email    follow-up  Ana Ruiz  sent     -
    $ callback log list initech
    exit 0
    -- stderr
    Nothing matches
    $ callback log edit acme follow-up via:phone outcome:voicemail with:'Zoe Q' note:'called twice'
    exit 0
    -- stderr
    Acme: follow-up of Mon 23 Nov 2026: channel, outcome, contact, notes changed
      channel  email -> phone
      outcome  sent -> voicemail
      contact  Ana Ruiz -> Zoe Q
      notes    none -> called twice
      Zoe Q is a new contact
    $ callback log edit acme follow-up on:14:05
    exit 0
    -- stderr
    Acme: follow-up of Mon 23 Nov 2026: at changed
      at  none -> 14:05
    $ callback log edit acme follow-up purpose:reply
    exit 2
    -- stderr
    callback: 'reply' does not fit the direction 'out'; expected thank-you, follow-up, reminder, update, feedback-request, parting-note, other
    $ callback log edit acme follow-up via:email outcome:reached
    exit 2
    -- stderr
    callback: 'reached' does not fit the channel 'email'; expected sent
    $ callback log edit acme follow-up on:tomorrow
    exit 2
    -- stderr
    callback: 'tomorrow' is Wed 25 Nov 2026, after today; expected the day it was, such as yesterday
    $ callback log edit acme follow-up interview:'1 jan'
    exit 2
    -- stderr
    callback: '1 jan' fits no interview of Acme - Backend Engineer; expected its handle or its date
    $ callback log edit acme follow-up
    exit 2
    -- stderr
    callback: nothing to change; expected a field such as direction:in
    $ callback log delete acme parting
    exit 2
    -- stderr
    callback: 'parting' fits no message of Acme - Backend Engineer
      6ken  Mon 23 Nov 2026  follow-up sent by phone to Zoe Q, voicemail: called twice
    name one by its code, or add its day or a word of it
    $ callback log delete acme follow-up
    exit 0
    -- stderr
    Acme: follow-up of Mon 23 Nov 2026 14:05 deleted
      callback undo brings it back
    $ callback undo
    exit 0
    -- stderr
    Took back: Acme: follow-up of Mon 23 Nov 2026 14:05 deleted
    ");
    let listed: serde_json::Value = serde_json::from_str(&home.print("log list acme --json")).unwrap();
    assert_eq!(listed["format"], "callback.interactions/1");
    assert_eq!(home.print("log list --format json"), home.print("log list --json"));
}

#[test]
fn promises_are_listed_changed_and_deleted() {
    let home = home();
    insta::assert_snapshot!(runs(&home, &[
        "promise list",
        "promise list initech",
        "promise edit globex reply_by:'next fri' words:",
        "promise edit globex by:'1 nov 2026'",
        "promise edit globex by:",
        "promise edit globex",
        "promise delete initech",
        "promise delete globex",
        "undo",
    ]), @"
    $ callback promise list
    exit 0
    -- stdout
          Said             Reply by         Application              Stage         Words                    Interview
    va13  Fri 20 Nov 2026  Fri 27 Nov 2026  Acme - Backend Engineer  interviewing  by the end of next week  Fri 20 Nov 2026 10:00
    eq2p  Tue 24 Nov 2026  Fri 4 Dec 2026   Globex - SRE             screening     soon                     Tue 24 Nov 2026 14:00
    $ callback promise list initech
    exit 0
    -- stderr
    Nothing matches
    $ callback promise edit globex reply_by:'next fri' words:
    exit 0
    -- stderr
    'reply by' could also mean Fri 27 Nov 2026
    Globex: answer promised by Fri 4 Dec 2026: words changed
      words  soon -> none
    $ callback promise edit globex by:'1 nov 2026'
    exit 2
    -- stderr
    callback: '1 nov 2026': Sun 1 Nov 2026 is before Tue 24 Nov 2026, when they said it
    $ callback promise edit globex by:
    exit 2
    -- stderr
    callback: 'reply by' cannot be empty; expected the day by which they want to answer
    $ callback promise edit globex
    exit 2
    -- stderr
    callback: nothing to change; expected a field such as reply_by:fri
    $ callback promise delete initech
    exit 2
    -- stderr
    callback: Initech - Platform Engineer has no promise
    $ callback promise delete globex
    exit 0
    -- stderr
    Globex: answer promised by Fri 4 Dec 2026 deleted
      callback undo brings it back
    $ callback undo
    exit 0
    -- stderr
    Took back: Globex: answer promised by Fri 4 Dec 2026 deleted
    ");
    let listed: serde_json::Value = serde_json::from_str(&home.print("promise list --json")).unwrap();
    assert_eq!(listed["format"], "callback.promises/1");
    assert_eq!(home.print("promise list --format json"), home.print("promise list --json"));
}

#[test]
fn lessons_are_listed_newest_first_changed_and_deleted() {
    let home = home();
    insta::assert_snapshot!(runs(&home, &[
        "lessons",
        "lessons -stage:rejected",
        "lessons decides",
        "lessons nothing",
        "lessons colour:red",
        "lessons add acme",
        "lessons add acme ' '",
        "lessons edit acme words:'ask who decides, and when' on:yesterday",
        "lessons edit acme on:tomorrow",
        "lessons delete globex",
        "lessons delete acme",
        "undo",
    ]), @"
    $ callback lessons
    exit 0
    -- stdout
          Learnt           Application              Stage         Words
    455z  Tue 24 Nov 2026  Hooli - Backend          rejected      smile more
    28wk  Tue 3 Nov 2026   Acme - Backend Engineer  interviewing  ask who decides
    $ callback lessons -stage:rejected
    exit 0
    -- stdout
          Learnt          Application              Stage         Words
    28wk  Tue 3 Nov 2026  Acme - Backend Engineer  interviewing  ask who decides
    $ callback lessons decides
    exit 0
    -- stdout
          Learnt          Application              Stage         Words
    28wk  Tue 3 Nov 2026  Acme - Backend Engineer  interviewing  ask who decides
    $ callback lessons nothing
    exit 0
    -- stderr
    Nothing matches
    $ callback lessons colour:red
    exit 2
    -- stderr
    callback: 'colour' is not a field; expected company, role, stage, due, tags, with, source, location, work_mode, url, notes
    $ callback lessons add acme
    exit 2
    -- stderr
    callback: the following required arguments were not provided:
      <WORDS>...

    Usage: callback lessons add <APP> <WORDS>...

    For more information, try '--help'.
    $ callback lessons add acme ' '
    exit 2
    -- stderr
    callback: what did you learn? try callback lessons add acme ask who decides
    $ callback lessons edit acme words:'ask who decides, and when' on:yesterday
    exit 0
    -- stderr
    Acme: lesson ask who decides: words, learnt changed
      words   ask who decides -> ask who decides, and when
      learnt  Tue 3 Nov 2026 -> Mon 23 Nov 2026
    $ callback lessons edit acme on:tomorrow
    exit 2
    -- stderr
    callback: 'tomorrow' is Wed 25 Nov 2026, after today; expected the day you learnt it, such as yesterday
    $ callback lessons delete globex
    exit 2
    -- stderr
    callback: Globex - SRE has no lesson
    $ callback lessons delete acme
    exit 0
    -- stderr
    Acme: lesson ask who decides, and when deleted
      callback undo brings it back
    $ callback undo
    exit 0
    -- stderr
    Took back: Acme: lesson ask who decides, and when deleted
    ");
    let listed: serde_json::Value = serde_json::from_str(&home.print("lessons --json")).unwrap();
    assert_eq!(listed["format"], "callback.lessons/1");
    assert_eq!(home.print("lessons --format json"), home.print("lessons --json"));
}

#[test]
fn a_lesson_keeps_words_that_look_like_options() {
    let home = Home::with(RECORDS);
    home.print("lessons add acme use -verbose and not");
    assert!(home.print("lessons").contains("use -verbose and not"), "{}", home.print("lessons"));
    assert_eq!(home.run("lessons -decides").code, 0);
}

#[test]
fn people_are_deleted_and_come_back() {
    let home = home();
    let before = home.print("export");
    insta::assert_snapshot!(runs(&home, &[
        "contact delete nobody",
        "contact delete 'Ana Ruiz'",
        "interview list acme",
        "undo",
    ]), @"
    $ callback contact delete nobody
    exit 2
    -- stderr
    callback: no contact fits 'nobody'; callback contact list shows them
    $ callback contact delete 'Ana Ruiz'
    exit 0
    -- stderr
    Ana Ruiz deleted, unlinked from 1 interview
      callback undo brings it back
    $ callback interview list acme
    exit 0
    -- stdout
           When                   Application              Kind       Place  With
    4jdgk  Fri 20 Nov 2026 10:00  Acme - Backend Engineer  technical  -      Ben Li
    $ callback undo
    exit 0
    -- stderr
    Took back: Ana Ruiz deleted
    ");
    assert_eq!(home.print("export"), before);
}

#[test]
fn interviews_and_offers_are_deleted_and_come_back() {
    let home = home();
    home.print("offer acme --respond-by 'next fri'");
    let before = home.print("export");
    insta::assert_snapshot!(runs(&home, &[
        "interview delete initech",
        "interview delete globex",
        "interview list --coming",
        "undo",
        "offer delete globex",
        "offer delete nobody",
        "offer delete acme",
        "undo",
    ]), @"
    $ callback interview delete initech
    exit 2
    -- stderr
    callback: Initech - Platform Engineer has no interview
    $ callback interview delete globex
    exit 0
    -- stderr
    Globex: interview on Tue 24 Nov 2026 14:00 deleted
      callback undo brings it back
    $ callback interview list --coming
    exit 0
    -- stderr
    No interview is ahead
    $ callback undo
    exit 0
    -- stderr
    Took back: Globex: interview on Tue 24 Nov 2026 14:00 deleted
    $ callback offer delete globex
    exit 0
    -- stderr
    Globex - SRE has no offer; nothing was changed
    $ callback offer delete nobody
    exit 2
    -- stderr
    callback: no application fits 'nobody'; open are:
      atx6n  Acme - Backend Engineer  (offer)
      bpre7  Globex - SRE  (screening)
      yk2s5  Initech - Platform Engineer  (applied)
      68bqa  Umbrella - Data Engineer  (offer)
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    $ callback offer delete acme
    exit 0
    -- stderr
    Acme: offer deleted
      callback undo brings it back
      Acme - Backend Engineer still stands at offer; callback stage atx6n interviewing moves it back
    $ callback undo
    exit 0
    -- stderr
    Took back: Acme: offer deleted
    ");
    assert_eq!(home.print("export"), before);
}

#[test]
fn words_of_a_task_may_be_those_of_a_command() {
    let home = Home::with(RECORDS);
    home.print("task acme fri delete the list");
    assert!(home.print("task list acme").contains("delete the list"), "{}", home.print("task list acme"));
}

#[test]
fn the_history_of_stages_is_listed_corrected_and_deleted() {
    let home = Home::new();
    home.print("add Acme SRE applied:'2 nov' stage:screening");
    insta::assert_snapshot!(runs(&home, &[
        "stage list acme",
        "stage acme screening --on '10 nov'",
        "stage acme screening --on '10 nov'",
        "stage acme applied --on '3 nov' --note 'by their form'",
        "stage edit acme screening stage:interviewing note:'by phone'",
        "stage edit acme applied on:tomorrow",
        "stage delete acme interviewing",
        "stage delete acme",
        "stage list --json",
        "undo",
        "stage list acme",
    ]), @r#"
    $ callback stage list acme
    exit 0
    -- stdout
          On               Application  Stage      Note
    n1dt  Mon 2 Nov 2026   Acme - SRE   applied    -
    n576  Tue 24 Nov 2026  Acme - SRE   screening  -
    $ callback stage acme screening --on '10 nov'
    exit 0
    -- stderr
    Acme: screening since Tue 10 Nov 2026, not Tue 24 Nov 2026
    $ callback stage acme screening --on '10 nov'
    exit 0
    -- stderr
    Acme - SRE is at screening already; nothing was changed
    $ callback stage acme applied --on '3 nov' --note 'by their form'
    exit 0
    -- stderr
    Acme: applied since Tue 3 Nov 2026, not Mon 2 Nov 2026
    $ callback stage edit acme screening stage:interviewing note:'by phone'
    exit 0
    -- stderr
    Acme: screening on Tue 10 Nov 2026: stage, note changed
      stage  screening -> interviewing
      note   none -> by phone
    $ callback stage edit acme applied on:tomorrow
    exit 2
    -- stderr
    callback: 'tomorrow' is Wed 25 Nov 2026, after today; expected the day it began, such as yesterday
    $ callback stage delete acme interviewing
    exit 0
    -- stderr
    Acme: interviewing on Tue 10 Nov 2026 deleted
      callback undo brings it back
    $ callback stage delete acme
    exit 1
    -- stderr
    callback: could not delete the stage of Acme: it is the only one; change it instead, or delete the application
    $ callback stage list --json
    exit 0
    -- stdout
    {
      "format": "callback.stage_history/1",
      "stage_history": [
        {
          "id": "01a20cad-1740-73c2-90c0-939b0de8b3ff",
          "code": "n1dt",
          "stage": "applied",
          "on": "2026-11-03",
          "note": "by their form",
          "application": {
            "id": "01a20cad-1740-711a-8ece-dbac29ae1d28",
            "handle": "tw798",
            "company": "Acme",
            "role": "SRE",
            "stage": "applied"
          }
        }
      ]
    }
    $ callback undo
    exit 0
    -- stderr
    Took back: Acme: interviewing on Tue 10 Nov 2026 deleted
    $ callback stage list acme
    exit 0
    -- stdout
          On               Application  Stage         Note
    n1dt  Tue 3 Nov 2026   Acme - SRE   applied       by their form
    n576  Tue 10 Nov 2026  Acme - SRE   interviewing  by phone
    "#);
}
