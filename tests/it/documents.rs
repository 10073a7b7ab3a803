//! The demonstration as the scheduler sees it: on every day of the year there is something of everything, and not
//! too much.

use callback::documents::demo::demo;
use callback::domain::action_key::ActionKind;
use callback::scheduler::action::{Action, State, Withholding};
use callback::scheduler::calendar::Holidays;
use callback::scheduler::policy::Cadences;
use callback::scheduler::{Agenda, DueList, agenda, due_list};
use chrono::NaiveDate;

use crate::documents_records::records_of;

/// The days on which the demonstration is looked at: 400, leap day and turn of the year included.
fn days() -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(2027, 12, 20).unwrap().iter_days().take(400)
}

/// Returns the agenda of the demonstration, and what is listed with a week ahead.
fn shown(today: NaiveDate) -> (Agenda, DueList) {
    let records = records_of(demo(today));
    let agenda = agenda(&records, &Cadences::default(), &Holidays::default(), today);
    let list = due_list(&records, &agenda, today, Some(7));
    (agenda, list)
}

fn words(list: &DueList) -> String {
    let word = |action: &Action| {
        format!("{} {} {} {}", action.state, action.due_on, action.kind, action.application.company)
    };
    list.actions.iter().map(word).collect::<Vec<_>>().join("\n")
}

#[test]
fn on_every_day_each_kind_of_action_is_there() {
    for today in days() {
        let (_, list) = shown(today);
        for kind in ActionKind::ALL {
            assert!(
                list.actions.iter().any(|action| action.kind == *kind),
                "no {kind} on {today}:\n{}",
                words(&list)
            );
        }
    }
}

#[test]
fn on_every_day_the_screen_is_calm() {
    for today in days() {
        let (agenda, list) = shown(today);
        let coming = list.actions.iter().filter(|action| action.state == State::Upcoming).count();
        let pressing = list.actions.len() - coming;
        assert!((10..=14).contains(&pressing), "{pressing} on {today}:\n{}", words(&list));
        assert!((5..=8).contains(&coming), "{coming} coming on {today}:\n{}", words(&list));
        assert!(list.actions.iter().any(|action| action.state == State::Due), "{today}");
        assert_eq!(agenda.warnings, Vec::<String>::new());
    }
}

#[test]
fn on_every_day_the_story_is_the_same() {
    for today in days() {
        let (agenda, list) = shown(today);
        let company = |company: &str, kind: ActionKind| {
            list.actions.iter().find(|action| action.application.company == company && action.kind == kind)
        };
        let thanks: Vec<_> = list
            .actions
            .iter()
            .filter(|action| {
                action.application.company == "Kranich Mobility" && action.kind == ActionKind::ThankYou
            })
            .collect();
        assert_eq!(thanks.len(), 1, "two of three were thanked: {today}");
        assert!(
            list.interviews.iter().any(|line| line.starts_at.to_string() == format!("{today}T14:00")),
            "{today}"
        );
        let overdue = company("Solveig Shipping", ActionKind::FollowUp).unwrap();
        assert_eq!(overdue.state, State::Overdue, "{today}");
        assert_eq!(overdue.together_with.len(), 1, "one message serves both: {today}");
        let promised = company("Lumenhaus", ActionKind::FollowUp).unwrap();
        assert!(
            promised.state != State::Upcoming && promised.why.contains("promised"),
            "{today}: {}",
            promised.why
        );
        assert!(company("星空データ", ActionKind::Update).is_some(), "{today}");
        let because = |wanted: fn(&Withholding) -> bool| agenda.withheld.iter().any(|it| wanted(&it.because));
        assert!(because(|it| matches!(it, Withholding::Snoozed(_))), "{today}");
        assert!(because(|it| matches!(it, Withholding::NoFollowUp)), "{today}");
        assert!(because(|it| matches!(it, Withholding::ComingInterview(_))), "{today}");
    }
}

#[test]
fn a_tuesday_looks_like_this() {
    let (_, list) = shown(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    insta::assert_snapshot!(words(&list), @r"
    overdue 2026-11-18 follow-up Solveig Shipping
    overdue 2026-11-20 update 星空データ
    overdue 2026-11-23 thank-you Kranich Mobility
    overdue 2026-11-23 debrief Kranich Mobility
    due 2026-11-24 thank-you Aurelia Maps
    due 2026-11-24 follow-up Lumenhaus
    due 2026-11-24 reminder Tern & Fathom
    due 2026-11-24 feedback Kestrel Grid
    due 2026-11-24 check-in Żółw Robotics
    due 2026-11-24 parting-note Hamon Works
    due 2026-11-24 task Orrery Labs
    due 2026-11-24 debrief Aurelia Maps
    due 2026-11-24 close Quillworks
    upcoming 2026-11-26 respond Brava Pagamentos
    upcoming 2026-11-26 follow-up Pelago Systems
    upcoming 2026-11-26 parting-note Kestrel Grid
    upcoming 2026-11-26 task Orrery Labs
    upcoming 2026-11-27 reminder Mosaik Health
    upcoming 2026-11-27 check-in Atelier Marais
    upcoming 2026-12-01 follow-up Aurelia Maps
    upcoming 2026-12-01 follow-up Kranich Mobility
    ");
}
