//! Edits: what words make of a record, shown as old and new, and what is refused.

use callback::domain::application::Application;
use callback::domain::channel::Channel;
use callback::domain::contact::{Contact, ContactKind};
use callback::domain::date_text::DayOrder;
use callback::domain::ids::{ContactId, InterviewId};
use callback::domain::interview::{Interview, InterviewKind};
use callback::domain::moment::{Moment, iso_date};
use callback::domain::records::Records;
use callback::domain::salary::{Salary, SalaryPeriod};
use callback::domain::stage::{Stage, StageChange};
use callback::fields::contact::new_contact;
use callback::fields::merging::{filling, left_behind};
use callback::fields::patch::{Difference, Patch};
use callback::fields::quick_add::{QuickAddError, Setting};
use callback::fields::reading::{About, read};
use proptest::prelude::*;

use crate::text_records::{application, contact, records, today};

/// Returns an application with something in most fields.
fn acme() -> Application {
    let mut acme = application("Acme", "SRE", Stage::Applied);
    acme.stage_history = vec![
        StageChange::new(Stage::Applied, iso_date("2026-11-02")),
        StageChange::new(Stage::Interviewing, iso_date("2026-11-12")),
    ];
    acme.applied_on = iso_date("2026-11-02");
    acme.location = Some("Berlin".to_owned());
    acme.salary = Some(Salary { min: Some(650), max: Some(650), currency: None, period: SalaryPeriod::Day });
    acme.tags = vec!["rust".to_owned(), "remote".to_owned()];
    acme.excitement = Some(3);
    acme.main_contact = Some(ContactId::new("c-zoe"));
    acme.cadence = Some("patient".to_owned());
    acme.no_follow_up = true;
    acme.thank_you_by = Channel::Post;
    acme
}

/// Returns a meeting with Ana on the coming Thursday.
fn meeting() -> Interview {
    Interview {
        id: InterviewId::new("i"),
        handle: "h1111".to_owned(),
        round: Some(1),
        kind: InterviewKind::Video,
        starts_at: Moment::from_iso("2026-11-26T10:00").unwrap(),
        zone: Some("Asia/Tokyo".to_owned()),
        minutes: 45,
        place: Some("Room 4".to_owned()),
        cancelled: false,
        debriefed: false,
        interviewers: vec![ContactId::new("c-ana")],
        strengths: String::new(),
        forgot: String::new(),
        notes: String::new(),
    }
}

fn setting(records: &Records) -> Setting<'_> {
    Setting { records, today: today(), order: DayOrder::DayFirst, cadences: &["patient", "standard"] }
}

fn words(line: &[&str]) -> Vec<String> {
    line.iter().map(|word| (*word).to_owned()).collect()
}

/// Returns differences, one field per line.
fn told(read: Result<Vec<Difference>, QuickAddError>) -> String {
    let line = |told: Difference| format!("{}: [{}] -> [{}]\n", told.field, told.old, told.new);
    read.map_or_else(|error| error.to_string(), |all| all.into_iter().map(line).collect())
}

fn of_acme(line: &[&str]) -> String {
    let records = records();
    let acme = acme();
    let read = read(&words(line), &About { record: &acme, application: Some(&acme) }, setting(&records));
    told(read.map(|read| read.patch.effective(&acme).differences(&acme, &records)))
}

fn of_meeting(line: &[&str]) -> String {
    let records = records();
    let (meeting, acme) = (meeting(), acme());
    let about = About { record: &meeting, application: Some(&acme) };
    let read = read(&words(line), &about, setting(&records));
    told(read.map(|read| read.patch.effective(&meeting).differences(&meeting, &records)))
}

#[test]
fn every_field_of_an_application_is_cleared_by_nothing() {
    insta::assert_snapshot!(
        of_acme(&[
            "role:", "applied:", "location:", "salary:", "tags:", "exc:", "with:", "cadence:", "no_follow_up:",
            "thank_you_by:", "source:", "url:", "work_mode:", "notes:", "quiet:",
        ]),
        @"
    role: [SRE] -> []
    applied: [Mon 2 Nov 2026] -> []
    location: [Berlin] -> []
    salary: [650 per day] -> []
    tags: [rust, remote] -> []
    excitement: [3 of 5] -> []
    contact: [Zoë Öz] -> []
    cadence: [patient] -> []
    no follow-up: [yes] -> [no]
    thanks by: [post] -> [email]
    "
    );
    assert_eq!(of_acme(&["company:"]), "'company' cannot be empty; expected the employer");
}

#[test]
fn tags_are_set_added_and_removed() {
    for (line, tags) in [
        (&["tag:+new"][..], "rust, remote, new"),
        (&["tag:-rust"], "remote"),
        (&["tags:a,b"], "a, b"),
        (&["tag:a", "tag:b", "tag:a"], "a, b"),
        (&["tag:+a,-remote"], "rust, a"),
        (&["tag:-rust", "tag:-remote"], ""),
        (&["tag:x", "tag:+y"], "x, y"),
    ] {
        assert_eq!(of_acme(line), format!("tags: [rust, remote] -> [{tags}]\n"), "{line:?}");
    }
    assert_eq!(of_acme(&["tag:+rust"]), "", "what is there already is no change");
    assert_eq!(of_acme(&["tag:-java"]), "no tag 'java'; tags: rust, remote");
}

#[test]
fn fields_are_named_by_any_unique_beginning() {
    for (line, told) in [
        (&["loc:Hamburg"][..], "location: [Berlin] -> [Hamburg]\n"),
        (&["work:hybrid"], "work mode: [] -> [hybrid]\n"),
        (&["https://acme.example/2"], "url: [] -> [https://acme.example/2]\n"),
        (&["cad:standard"], "cadence: [patient] -> [standard]\n"),
        (&["no_f:n"], "no follow-up: [yes] -> [no]\n"),
        (&["thank:em"], "thanks by: [post] -> [email]\n"),
        (&["quiet:fri"], "quiet until: [] -> [Fri 27 Nov 2026]\n"),
        (&["sal:90-110k EUR"], "salary: [650 per day] -> [90000 to 110000 EUR per year]\n"),
        (&["main:ana@globex.example"], "contact: [Zoë Öz] -> [Ana Ruiz]\n"),
        (&["contact:Kim <kim@acme.example>"], "contact: [Zoë Öz] -> [Kim <kim@acme.example>]\n"),
        (&["with:zoë"], ""),
    ] {
        assert_eq!(of_acme(line), told, "{line:?}");
    }
}

#[test]
fn a_day_of_applying_leaves_the_stage_as_it_is() {
    assert_eq!(of_acme(&["applied:2026-11-01"]), "applied: [Mon 2 Nov 2026] -> [Sun 1 Nov 2026]\n");
    assert_eq!(
        of_acme(&["applied:2026-11-13"]),
        "'2026-11-13': applied on Fri 13 Nov 2026, it would no longer be at interviewing"
    );
}

#[test]
fn a_date_that_could_be_another_is_doubted() {
    let records = records();
    let acme = acme();
    let about = About { record: &acme, application: Some(&acme) };
    let read = read(&words(&["applied:3/4"]), &about, setting(&records)).unwrap();
    assert_eq!(read.doubts.iter().map(|doubt| doubt.field).collect::<Vec<_>>(), ["applied"]);
}

#[test]
fn an_interview_moves_and_changes_its_people() {
    for (line, told) in [
        (&["on:15:30"][..], "when: [Thu 26 Nov 2026 10:00] -> [Thu 26 Nov 2026 15:30]\n"),
        (&["when:fri 9:00"], "when: [Thu 26 Nov 2026 10:00] -> [Fri 27 Nov 2026 09:00]\n"),
        (&["starts_at:2026-12-01"], "when: [Thu 26 Nov 2026 10:00] -> [Tue 1 Dec 2026]\n"),
        (&["with:+Zoë Öz"], "with: [Ana Ruiz] -> [Ana Ruiz, Zoë Öz]\n"),
        (&["with:-ana"], "with: [Ana Ruiz] -> []\n"),
        (&["with:Kim", "with:Lou"], "with: [Ana Ruiz] -> [Kim, Lou]\n"),
        (&["with:"], "with: [Ana Ruiz] -> []\n"),
        (
            &["minutes:", "kind:", "round:", "zone:", "place:"],
            "minutes: [45] -> [60]\nkind: [video] -> [other]\nround: [1] -> []\nzone: [Asia/Tokyo] -> []\nplace: [Room 4] -> []\n",
        ),
        (&["cancelled:yes", "debriefed:yes"], "cancelled: [no] -> [yes]\ndebriefed: [no] -> [yes]\n"),
        (&["https://meet.example/x"], "place: [Room 4] -> [https://meet.example/x]\n"),
        (&["kind:video", "minutes:45"], ""),
    ] {
        assert_eq!(of_meeting(line), told, "{line:?}");
    }
    assert_eq!(of_meeting(&["with:-Kim"]), "nobody of that name takes part in this interview");
    assert_eq!(
        of_meeting(&["minutes:10081"]),
        "'10081' does not fit; expected a whole number from 1 to 10080"
    );
}

fn new_person(line: &[&str]) -> Result<Contact, QuickAddError> {
    new_contact(&words(line), setting(&records()))
}

#[test]
fn a_new_person_has_a_name_and_fields() {
    let draft = new_person(&["Ana", "Ruiz", "kind:hr", "pref:phone", "phone:+49 30 1", "notes:met"]);
    let draft = draft.unwrap();
    assert_eq!((draft.name.as_str(), draft.kind), ("Ana Ruiz", ContactKind::Hr));
    assert_eq!((draft.phone.as_deref(), draft.preferred_channel), (Some("+49 30 1"), Some(Channel::Phone)));
    assert_eq!(draft.notes, "met");
    let draft = new_person(&["Ana Ruiz <ana@acme.example>"]).unwrap();
    assert_eq!((draft.name.as_str(), draft.email.as_deref()), ("Ana Ruiz", Some("ana@acme.example")));
    for (line, problem) in [
        (&["phone:1"][..], "the name is missing; expected for example \"Ana Ruiz <ana@acme.example>\""),
        (
            &["Ana <ana>"],
            "'ana' is not an email address; expected for example \"Ana Ruiz <ana@acme.example>\"",
        ),
        (
            &["Ana", "kind:boss"],
            "'boss' is not a kind of contact; expected interviewer, hiring-manager, hr, recruiter, referral, other",
        ),
    ] {
        assert_eq!(new_person(line).unwrap_err().to_string(), problem);
    }
}

#[test]
fn a_merged_person_fills_what_is_empty_and_tells_what_is_lost() {
    let full = |mut contact: Contact| {
        contact.title = Some("CTO".to_owned());
        contact.phone = Some("77".to_owned());
        contact.kind = ContactKind::Hr;
        contact.preferred_channel = Some(Channel::Phone);
        contact.notes = "met at a fair".to_owned();
        contact
    };
    let mut keep = contact("c-ana", "Ana Ruiz", "Acme", "ana@acme.example");
    keep.notes = "likes tests".to_owned();
    let gone = full(contact("c-a", "Ana R", "ACME", "ana@old.example"));
    let filled = full(keep.clone());
    let filled = Contact { notes: "likes tests\n\nmet at a fair".to_owned(), ..filled };
    assert_eq!(filling(&keep, &gone), Patch::of(&filled).effective(&keep));
    assert_eq!(left_behind(&keep, &gone), [("email", "ana@old.example".to_owned())]);
    assert!(filling(&gone, &gone).is_empty(), "a person has nothing to give to themselves");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, fork: false, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed is understood or refused; what is understood is refused by nobody when it is shown.
    #[test]
    fn no_words_break_the_reading(
        line in proptest::collection::vec("(company|tag|with|on|salary|applied|quiet|kind|x)?:?[-+]?[a-z0-9 <>@:/é]{0,8}", 0..4),
    ) {
        let records = records();
        let acme = acme();
        if let Ok(read) = read(&line, &About { record: &acme, application: Some(&acme) }, setting(&records)) {
            let told = read.patch.effective(&acme).differences(&acme, &records);
            prop_assert!(told.iter().all(|told| !told.field.is_empty()));
        }
        let met = meeting();
        if let Ok(read) = read(&line, &About { record: &met, application: Some(&acme) }, setting(&records)) {
            prop_assert!(read.patch.effective(&met).entries().len() <= line.len());
        }
        let about = About { record: &contact("c-ana", "Ana Ruiz", "Acme", "ana@acme.example"), application: None };
        let _ = read(&line, &about, setting(&records));
        let _ = new_contact(&line, setting(&records));
    }
}
