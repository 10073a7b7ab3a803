//! Stage histories of imports: completed when an application is new, united with what is there when it is known.

use callback::domain::application::Application;
use callback::domain::stage::{Stage, StageChange};

use crate::store_documents::*;
use crate::store_support::*;

/// Returns a history without the ids that the store gave it.
fn said(application: &Application) -> Vec<StageChange> {
    let plain = |entry: &StageChange| StageChange { id: step(entry.stage, None).id, ..entry.clone() };
    application.stage_history.iter().map(plain).collect()
}

#[test]
fn an_application_that_comes_back_without_its_history_gets_one() {
    let mut desk = Desk::new();
    let bare = document(vec![incoming("a", "Acme")]);
    desk.import(&bare);
    desk.undo();
    desk.import(&bare);
    let application = desk.store.records().unwrap().applications.remove(0);
    assert_eq!(said(&application), [step(Stage::Applied, None)]);
    assert!(desk.import(&bare).operation.is_none());
}

#[test]
fn histories_of_new_applications_are_completed() {
    use Stage::{Applied, Interviewing, Rejected, Saved};
    let date = Some("2026-11-02");
    for (history, stage, applied_on, expected) in [
        (None, None, None, vec![step(Applied, None)]),
        (Some(vec![]), None, date, vec![step(Applied, date)]),
        (None, Some(Saved), None, vec![step(Saved, None)]),
        (None, Some(Interviewing), date, vec![step(Applied, date), step(Interviewing, None)]),
        (
            Some(vec![step(Rejected, date), step(Applied, None)]),
            None,
            None,
            vec![step(Applied, None), step(Rejected, date)],
        ),
        (
            Some(vec![step(Rejected, date), step(Applied, None)]),
            Some(Rejected),
            None,
            vec![step(Applied, None), step(Rejected, date)],
        ),
        (
            Some(vec![step(Applied, date), step(Rejected, None)]),
            Some(Rejected),
            None,
            vec![step(Applied, date), step(Rejected, None)],
        ),
    ] {
        let mut desk = Desk::new();
        let mut document = document(vec![incoming("a", "Acme")]);
        document.applications[0].stage_history = history.and_then(listed);
        document.applications[0].stage = stage;
        if let Some(on) = applied_on {
            let patch = std::mem::take(&mut document.applications[0].patch);
            document.applications[0].patch = patch.with("applied_on", day(on).into());
        }
        desk.import(&document);
        assert_eq!(said(&desk.store.records().unwrap().applications[0]), expected);
    }
}

#[test]
fn the_day_of_applying_is_that_of_the_first_applied_also_when_nobody_knows_it() {
    use Stage::{Applied, Interviewing};
    for (history, expected) in [
        (vec![step(Applied, None), step(Applied, Some("2026-11-02"))], None),
        (vec![step(Applied, Some("2026-11-02")), step(Applied, None)], None),
        (vec![step(Applied, Some("2026-11-05")), step(Applied, Some("2026-11-02"))], Some("2026-11-02")),
        (vec![step(Interviewing, Some("2026-11-02"))], None),
    ] {
        let mut desk = Desk::new();
        let mut document = document(vec![incoming("a", "Acme")]);
        document.applications[0].stage_history = listed(history);
        desk.import(&document);
        assert_eq!(desk.store.records().unwrap().applications[0].applied_on, expected.map(day));
    }
}

#[test]
fn histories_of_known_applications_are_united() {
    use Stage::{Applied, Interviewing, Offer, Rejected, Saved, Screening};
    let (second, fifth, ninth) = (Some("2026-11-02"), Some("2026-11-05"), Some("2026-11-09"));
    let here = |last: StageChange| vec![step(Applied, second), last];
    let of = |steps: &[StageChange]| steps.last().map(|last| last.stage);
    for (present, history, stage, expected) in [
        (
            here(step(Interviewing, ninth)),
            vec![step(Applied, second), step(Screening, fifth)],
            Some(Screening),
            vec![step(Applied, second), step(Screening, fifth), step(Interviewing, ninth)],
        ),
        (
            here(step(Rejected, None)),
            vec![step(Applied, second), step(Screening, fifth)],
            None,
            vec![step(Applied, second), step(Screening, fifth), step(Rejected, None)],
        ),
        (
            here(step(Interviewing, ninth)),
            vec![step(Saved, None), step(Applied, second)],
            None,
            vec![step(Saved, None), step(Applied, second), step(Interviewing, ninth)],
        ),
        (
            here(step(Interviewing, ninth)),
            vec![step(Saved, None)],
            None,
            vec![step(Saved, None), step(Applied, second), step(Interviewing, ninth)],
        ),
        (here(step(Interviewing, ninth)), vec![], Some(Interviewing), here(step(Interviewing, ninth))),
        (
            here(step(Interviewing, ninth)),
            vec![],
            Some(Offer),
            vec![step(Applied, second), step(Interviewing, ninth), step(Offer, None)],
        ),
    ] {
        let mut desk = Desk::new();
        let mut first = document(vec![incoming("a", "Acme")]);
        first.applications[0].stage = of(&present);
        first.applications[0].stage_history = listed(present);
        desk.import(&first);
        let mut then = document(vec![incoming("a", "Acme")]);
        then.applications[0].stage_history = listed(history);
        then.applications[0].stage = stage;
        desk.import(&then);
        assert_eq!(said(&desk.store.records().unwrap().applications[0]), expected);
        assert!(desk.import(&then).operation.is_none(), "again changes nothing: {expected:?}");
    }
}
