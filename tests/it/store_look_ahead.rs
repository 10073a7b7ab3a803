//! What a morning reads: only what can be due, and never less.

use callback::domain::application::Application;
use callback::domain::ids::ApplicationId;
use callback::domain::stage::Stage;
use callback::scheduler::calendar::Holidays;
use callback::scheduler::outlook::{is_told_elsewhere, outlook, rules};
use callback::scheduler::policy::{Cadences, Policy};
use callback::scheduler::{DueList, agenda, due_list};
use callback::store::Store;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::store_support::*;
use crate::store_undo::{Step, perform, steps};

fn look_ahead(store: &mut Store, today: NaiveDate) {
    let (cadences, holidays) = (Cadences::default(), Holidays::default());
    let rules = rules(&cadences, &holidays);
    store.look_ahead(today, &rules, &|records| outlook(records, &cadences, &holidays, today)).unwrap();
}

/// Returns the list made from what can be due; `None` when everything has to be read.
fn sparing_list(store: &Store, on: NaiveDate) -> Option<DueList> {
    let (cadences, holidays) = (Cadences::default(), Holidays::default());
    let records = store.records_to_look_at(on, &rules(&cadences, &holidays)).unwrap()?;
    let all = is_told_elsewhere(&records, &cadences, &holidays, on);
    (!all).then(|| due_list(&records, &agenda(&records, &cadences, &holidays, on), on, None))
}

fn full_list(store: &Store, on: NaiveDate) -> DueList {
    let records = store.records().unwrap();
    due_list(&records, &agenda(&records, &Cadences::default(), &Holidays::default(), on), on, None)
}

/// Returns the applications that are read for the list of a day.
fn read(store: &Store, on: &str) -> Option<Vec<ApplicationId>> {
    let rules = rules(&Cadences::default(), &Holidays::default());
    let records = store.records_to_look_at(day(on), &rules).unwrap()?;
    Some(records.applications.into_iter().map(|application| application.id).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_list_made_from_what_was_read_sparingly_misses_nothing(
        steps in steps(true),
        looked in proptest::collection::vec(proptest::option::of(0..40u64), 14),
        later in proptest::collection::vec(0..50u64, 14),
    ) {
        let mut desk = Desk::new();
        let first = day("2026-11-05");
        for ((step, looked), later) in steps.iter().zip(looked).zip(later) {
            if let Some(days) = looked {
                look_ahead(&mut desk.store, first + Days::new(days));
            }
            perform(&mut desk.store, step);
            for on in [first + Days::new(later), first + Days::new(later + 30)] {
                if let Some(list) = sparing_list(&desk.store, on) {
                    prop_assert_eq!(list, full_list(&desk.store, on));
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_due_is_not_read_until_something_of_it_changes() {
    let mut desk = Desk::new();
    let ids = [desk.add("Acme"), desk.add("Globex"), desk.add("Initech")];
    desk.transact("they said no", &[move_to(&ids[2], Stage::Withdrawn, "2026-11-05")]);
    assert_eq!(read(&desk.store, "2026-11-10"), None, "nothing is known yet");
    look_ahead(&mut desk.store, day("2026-11-10"));
    assert_eq!(read(&desk.store, "2026-11-10"), Some(vec![]));
    let mut both = ids[..2].to_vec();
    both.sort();
    assert_eq!(
        read(&desk.store, "2026-11-17"),
        Some(both),
        "the check-in is due; what has ended is not read"
    );
    assert_eq!(read(&desk.store, "2026-11-09"), None, "nothing is known of the days before");
    perform(&mut desk.store, &Step::Add(7));
    desk.transact("a message", &[log(&ids[1], "2026-11-09")]);
    let read_now = read(&desk.store, "2026-11-10").unwrap();
    assert!(read_now.len() == 2 && read_now.contains(&ids[1]) && !read_now.contains(&ids[0]), "{read_now:?}");
}

#[test]
fn what_was_found_by_other_rules_or_a_clock_ahead_does_not_count() {
    let mut desk = Desk::new();
    desk.add("Acme");
    look_ahead(&mut desk.store, day("2026-11-24"));
    let mut cadences = Cadences::default();
    cadences.insert("standard", Policy { follow_up_after: 5, ..Policy::standard() });
    let other = rules(&cadences, &Holidays::default());
    assert_eq!(desk.store.records_to_look_at(day("2026-11-24"), &other).unwrap(), None);
    look_ahead(&mut desk.store, day("2026-11-22"));
    assert_eq!(read(&desk.store, "2026-11-23"), None, "a clock set back changes nothing");
    assert!(read(&desk.store, "2026-11-24").is_some());
}

#[test]
fn names_are_what_records_say_of_people_and_applications_alone() {
    let mut desk = Desk::new();
    let id = desk.add("Acme");
    let interview = met(&id, "2026-11-20", &["Bo"]);
    desk.transact(
        "met",
        &[interview, log(&id, "2026-11-20"), move_to(&id, Stage::Interviewing, "2026-11-20")],
    );
    let (names, mut records) = (desk.store.names().unwrap(), desk.store.records().unwrap());
    assert!(names.applications[0].interviews.is_empty());
    for application in &mut records.applications {
        let bare = Application::bare(application.id.clone(), String::new());
        application.tags = bare.tags;
        application.interviews = bare.interviews;
        application.interactions = bare.interactions;
    }
    assert_eq!(names, records);
}
