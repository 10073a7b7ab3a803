//! Properties that hold for every job search, however odd.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::domain::action_key::ActionKind;
use crate::domain::records::Records;
use crate::scheduler::action::{Action, State};
use crate::scheduler::calendar::Holidays;
use crate::scheduler::outlook::{is_told_elsewhere, outlook};
use crate::scheduler::policy::Cadences;
use crate::scheduler::tests::fixture::{day, records};
use crate::scheduler::{agenda, due_list};

/// A day between October and January, as phrases write it.
fn some_day() -> impl Strategy<Value = String> {
    (0..100u64).prop_map(|days| (day("10-01") + Days::new(days)).format("%Y-%m-%d").to_string())
}

fn phrase() -> impl Strategy<Value = String> {
    let person = prop::sample::select(vec!["ana", "bo", "cy", "nix", ""]);
    let stage = prop::sample::select(vec![
        "saved",
        "applied",
        "screening",
        "interviewing",
        "offer",
        "rejected",
        "no-response",
    ]);
    let sent = prop::sample::select(vec![
        "thank-you",
        "follow-up",
        "reminder",
        "update",
        "feedback-request",
        "other",
    ]);
    let received = prop::sample::select(vec!["reply", "automatic", "feedback", "other"]);
    let by = prop::sample::select(vec!["", "phone no-answer", "phone voicemail", "text", "post"]);
    let clock = prop::sample::select(vec!["", "T09:00", "T17:30"]);
    prop_oneof![
        3 => (0..4u8, some_day(), clock.clone(), person.clone()).prop_map(|(n, on, at, who)| format!("interview i{n} {on}{at} {who}")),
        3 => (sent, some_day(), clock.clone(), by.clone(), person.clone()).prop_map(|(what, on, at, by, who)| format!("out {what} {on}{at} {by} {who}")),
        2 => (received, some_day(), clock).prop_map(|(what, on, at)| format!("in {what} {on}{at}")),
        2 => (some_day(), some_day()).prop_map(|(said, by)| format!("promise {said} by {by}")),
        2 => (stage, some_day()).prop_map(|(stage, on)| format!("{stage} {on}")),
        1 => (some_day(), some_day()).prop_map(|(on, by)| format!("offered {on} by {by}")),
        1 => some_day().prop_map(|until| format!("quiet {until}")),
        1 => some_day().prop_map(|on| format!("task k1 {on}")),
        1 => Just("no-follow-up".to_owned()),
        1 => Just("cadence patient".to_owned()),
        1 => Just("cadence nobody-knows".to_owned()),
        1 => some_day().prop_map(|until| format!("snooze check-in:a {until}")),
        1 => (0..4u8, some_day()).prop_map(|(n, until)| format!("snooze follow-up:a:a-i{n} {until}")),
        1 => (0..4u8).prop_map(|n| format!("dismiss follow-up:a:a-i{n}")),
        1 => Just("dismiss close:a:-".to_owned()),
        1 => Just("main ana".to_owned()),
    ]
}

fn search() -> impl Strategy<Value = Records> {
    let application = prop::collection::vec(phrase(), 0..9)
        .prop_map(|phrases| format!("applied 10-01; {}", phrases.join("; ")));
    prop::collection::vec(application, 1..4).prop_map(|all| {
        let mut records = records(&all.iter().map(String::as_str).collect::<Vec<_>>());
        for application in &mut records.applications {
            application.stage_history.sort_by_key(|step| step.on);
            let mut ids = std::collections::BTreeSet::new();
            application.interviews.retain(|interview| ids.insert(interview.id.clone()));
            let id = application.id.clone();
            application.tasks.truncate(1);
            for task in &mut application.tasks {
                task.id = crate::domain::ids::TaskId::new(format!("{id}-{}", task.id));
            }
            for interview in &mut application.interviews {
                interview.id = crate::domain::ids::InterviewId::new(format!("{id}-{}", interview.id));
            }
        }
        records
    })
}

fn judge(records: &Records, today: NaiveDate) -> Vec<Action> {
    agenda(records, &Cadences::default(), &Holidays::default(), today).actions
}

proptest! {
    #[test]
    fn an_application_has_one_nudge_at_a_time(records in search(), today in some_day()) {
        let actions = judge(&records, day(&today));
        for application in &records.applications {
            let contenders = actions.iter().filter(|action| action.application.id == application.id && matches!(
                action.kind,
                ActionKind::Update | ActionKind::FollowUp | ActionKind::Reminder | ActionKind::CheckIn | ActionKind::Close
            ));
            prop_assert!(contenders.count() <= 1);
        }
    }

    #[test]
    fn nudges_are_due_on_business_days_that_are_no_mondays(records in search(), today in some_day()) {
        for action in judge(&records, day(&today)) {
            if matches!(action.kind, ActionKind::FollowUp | ActionKind::Reminder | ActionKind::CheckIn | ActionKind::Feedback) {
                let weekday = action.due_on.format("%a").to_string();
                prop_assert!(!["Sat", "Sun", "Mon"].contains(&weekday.as_str()), "{} on a {weekday}", action.key);
            }
        }
    }

    #[test]
    fn states_days_and_lapses_agree(records in search(), today in some_day()) {
        let today = day(&today);
        for action in judge(&records, today) {
            prop_assert_eq!(action.state, State::of(action.due_on, today));
            prop_assert_eq!(i64::from(action.days_overdue), (today - action.due_on).num_days().max(0));
            prop_assert!(action.lapses_on.is_none_or(|last| today <= last));
            prop_assert!(!action.reasons.is_empty() && !action.why.is_empty());
        }
    }

    #[test]
    fn a_later_day_never_makes_an_action_less_overdue(records in search(), today in some_day()) {
        let today = day(&today);
        // from a day on which everything recorded has happened, waiting changes nothing but the delay
        let last = day("2027-01-10").max(today);
        let before = judge(&records, last);
        let after = judge(&records, last + Days::new(1));
        for old in &before {
            if let Some(new) = after.iter().find(|new| new.key == old.key) {
                prop_assert_eq!(new.due_on, old.due_on);
                prop_assert!(new.days_overdue >= old.days_overdue);
            }
        }
    }

    #[test]
    fn keys_and_codes_are_unique_and_the_order_is_total(records in search(), today in some_day()) {
        let agenda = agenda(&records, &Cadences::default(), &Holidays::default(), day(&today));
        let all: Vec<_> = agenda.actions.iter().chain(agenda.withheld.iter().map(|withheld| &withheld.action)).collect();
        let keys: std::collections::BTreeSet<_> = all.iter().map(|action| &action.key).collect();
        let codes: std::collections::BTreeSet<_> = all.iter().map(|action| &action.code).collect();
        prop_assert_eq!(keys.len(), all.len());
        prop_assert_eq!(codes.len(), all.len());
        let list = due_list(&records, &agenda, day(&today), Some(7));
        for pair in list.actions.windows(2) {
            prop_assert!(crate::scheduler::order::in_order(&pair[0], &pair[1]).is_lt());
        }
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(records in search(), today in some_day()) {
        let mut shuffled = records.clone();
        shuffled.applications.reverse();
        shuffled.contacts.reverse();
        for application in &mut shuffled.applications {
            application.interviews.reverse();
            application.interactions.reverse();
            application.promises.reverse();
        }
        prop_assert_eq!(judge(&records, day(&today)), judge(&shuffled, day(&today)));
    }

    #[test]
    fn a_list_made_from_what_can_be_due_is_the_list_made_from_everything(
        records in search(),
        found_on in some_day(),
        later in 0..60u64,
        undone in any::<bool>(),
    ) {
        let (cadences, holidays) = (Cadences::default(), Holidays::default());
        let found_on = day(&found_on);
        let before = Records { deferrals: if undone { Vec::new() } else { records.deferrals.clone() }, ..records.clone() };
        let look_on: Vec<_> = outlook(&before, &cadences, &holidays, found_on).into_iter().map(|(_, on)| on).collect();
        let on = found_on + Days::new(later);
        let mut some = records.clone();
        let mut days = look_on.into_iter();
        some.applications.retain(|_| days.next().unwrap().is_some_and(|look_on| look_on <= on));
        if is_told_elsewhere(&some, &cadences, &holidays, on) {
            some = records.clone();
        }
        let list = |records| due_list(records, &agenda(records, &cadences, &holidays, on), on, None);
        prop_assert_eq!(list(&some), list(&records));
    }
}
