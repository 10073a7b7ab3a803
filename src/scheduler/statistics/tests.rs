//! The numbers of small job searches, written as tables.

use proptest::prelude::*;

use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::scheduler::statistics::{Statistics, WEEKS, statistics};
use crate::scheduler::tests::fixture::{day, records};

fn counted(given: &str, today: &str) -> Statistics {
    let applications: Vec<&str> = given.split('|').collect();
    statistics(&records(&applications), day(today))
}

/// Returns how many reached applied, screening, interviewing, offer, accepted.
fn funnel(given: &str, today: &str) -> Vec<usize> {
    counted(given, today).funnel.iter().map(|step| step.reached).collect()
}

#[test]
fn an_application_counts_where_it_went_furthest() {
    for (given, today, expected) in [
        ("applied 11-02", "11-24", [1, 0, 0, 0, 0]),
        ("applied 11-02; interviewing 11-10; rejected 11-20", "11-24", [1, 1, 1, 0, 0]),
        ("applied 11-02; interviewing 11-10; rejected 11-20", "11-09", [1, 0, 0, 0, 0]),
        ("applied 11-02; interviewing 11-10; rejected 11-20", "11-01", [0, 0, 0, 0, 0]),
        ("applied 11-02; offer 11-10; declined 11-20", "11-24", [1, 1, 1, 1, 0]),
        ("applied 11-02; declined 11-20", "11-24", [1, 1, 1, 1, 0]),
        ("applied 11-02; offer 11-10; accepted 11-20", "11-24", [1, 1, 1, 1, 1]),
        ("applied 11-02; interviewing 11-10; applied 11-12", "11-24", [1, 1, 1, 0, 0]),
        ("applied 11-02; interview i 11-10; rejected 11-20", "11-24", [1, 1, 1, 0, 0]),
        ("applied 11-02; interview i 11-10 phone-screen; rejected 11-20", "11-24", [1, 1, 0, 0, 0]),
        ("applied 11-02; interview i 11-10 cancelled; rejected 11-20", "11-24", [1, 0, 0, 0, 0]),
        ("applied 11-02; interview i 11-25", "11-24", [1, 0, 0, 0, 0]),
        ("saved 11-02; interview i 11-10", "11-24", [1, 1, 1, 0, 0]),
        ("rejected", "11-24", [1, 0, 0, 0, 0]),
        ("applied 11-02; no-response 11-20", "11-24", [1, 0, 0, 0, 0]),
        ("saved 11-02", "11-24", [0, 0, 0, 0, 0]),
        ("saved 11-02; withdrawn 11-03", "11-24", [0, 0, 0, 0, 0]),
        ("applied 11-02; withdrawn 11-03", "11-24", [1, 0, 0, 0, 0]),
        ("applied 11-02 | applied 11-03; screening 11-05 | saved 11-04", "11-24", [2, 1, 0, 0, 0]),
    ] {
        assert_eq!(funnel(given, today), expected, "{given} on {today}");
    }
}

#[test]
fn a_step_is_a_share_of_the_one_before() {
    let numbers =
        counted("applied 11-02 | applied 11-02; screening 11-05 | applied 11-02; offer 11-05", "11-24");
    let percents: Vec<_> = numbers.funnel.iter().map(|step| step.percent()).collect();
    assert_eq!(percents, [Some(100), Some(67), Some(50), Some(100), Some(0)]);
    let none = counted("saved 11-02", "11-24");
    assert!(none.funnel.iter().all(|step| step.percent().is_none()));
    assert_eq!((none.applications, none.open), (0, 0));
}

#[test]
fn the_first_reply_is_whatever_came_from_them_first() {
    for (given, expected) in [
        ("applied 11-02", None),
        ("applied 11-02; in reply 11-06", Some("4 of 1")),
        ("applied 11-02; in automatic 11-02; in reply 11-06", Some("4 of 1")),
        ("applied 11-02; interview i1 11-10 ana", Some("8 of 1")),
        ("applied 11-02; interview i1 11-10 ana; in reply 11-04", Some("2 of 1")),
        ("applied 11-02; interview i1 11-10 cancelled", None),
        ("applied 11-02; rejected 11-12", Some("10 of 1")),
        ("applied 11-02; withdrawn 11-12", None),
        ("applied 11-02; no-response 11-12", None),
        ("applied 11-02; in reply 10-30; withdrawn 11-12", None),
        ("applied 11-02; in reply 11-25", None),
        ("applied 11-02; in reply 11-04 | applied 11-02; in reply 11-07", Some("3.5 of 2")),
    ] {
        let median = counted(given, "11-24").days_to_first_reply;
        let shown = median.map(|median| format!("{median} of {}", median.of));
        assert_eq!(shown.as_deref(), expected, "{given}");
    }
}

#[test]
fn only_a_stay_that_ended_has_a_length() {
    let numbers = counted(
        "applied 11-02; screening 11-06; interviewing 11-16 | applied 11-02; rejected 11-12 | screening; offer 11-20",
        "11-24",
    );
    let stays: Vec<_> =
        numbers.days_in_stages.iter().map(|it| (it.stage, it.days.map(|days| days.to_string()))).collect();
    assert_eq!(
        stays,
        [
            (Stage::Applied, Some("7".to_owned())),
            (Stage::Screening, Some("10".to_owned())),
            (Stage::Interviewing, None),
            (Stage::Offer, None),
        ]
    );
}

#[test]
fn follow_ups_are_answered_until_the_next_one_is_sent() {
    for (given, expected) in [
        ("applied 11-02", (0, 0)),
        ("applied 11-02; out follow-up 11-10", (1, 0)),
        ("applied 11-02; out follow-up 11-10; in reply 11-12", (1, 1)),
        ("applied 11-02; out follow-up 11-10; in automatic 11-12", (1, 0)),
        ("applied 11-02; out follow-up 11-10; rejected 11-12", (1, 1)),
        ("applied 11-02; out follow-up 11-10; withdrawn 11-12", (1, 0)),
        ("applied 11-02; out follow-up 11-10 phone no-answer; in reply 11-12", (0, 0)),
        ("applied 11-02; out follow-up 11-10; out reminder 11-17; in reply 11-18", (2, 1)),
        ("applied 11-02; out follow-up 11-10; in reply 11-12; out reminder 11-17", (2, 1)),
        ("applied 11-02; in reply 11-09; out follow-up 11-10", (1, 0)),
        ("applied 11-02; out thank-you 11-10; in reply 11-12", (0, 0)),
    ] {
        let numbers = counted(given, "11-24").follow_ups;
        assert_eq!((numbers.sent, numbers.answered), expected, "{given}");
    }
}

#[test]
fn the_longest_silence_comes_first_and_only_of_those_that_wait() {
    let numbers = counted(
        "applied 11-02; in reply 11-20 | applied 11-09 | applied 11-01; rejected 11-03 | applied 11-24 | applied 10-01; interview i1 11-23 ana | saved 09-01",
        "11-24",
    );
    let silences: Vec<_> = numbers.silences.iter().map(|it| (it.company.as_str(), it.days)).collect();
    assert_eq!(silences, [("Acme b", 15), ("Acme a", 4), ("Acme e", 1)]);
}

#[test]
fn weeks_begin_on_monday_and_end_with_the_present_one() {
    let numbers = counted(
        "applied 11-22 | applied 11-23 | applied 11-24; interview i1 11-24 ana | applied 11-25 | applied 09-06 | applied 09-07; interview i2 11-24 cancelled",
        "11-24",
    );
    let weeks: Vec<_> = numbers
        .weeks
        .iter()
        .map(|week| (week.monday.format("%m-%d").to_string(), week.applications, week.interviews))
        .collect();
    assert_eq!(weeks.len(), WEEKS);
    assert_eq!(weeks.first().unwrap(), &("09-07".to_owned(), 1, 0));
    assert_eq!(weeks.get(WEEKS - 2).unwrap(), &("11-16".to_owned(), 1, 0));
    assert_eq!(weeks.last().unwrap(), &("11-23".to_owned(), 2, 1));
}

#[test]
fn sources_are_told_apart_by_their_letters_not_by_their_capitals() {
    let mut search = records(&[
        "applied 11-02",
        "applied 11-02; in reply 11-05",
        "applied 11-02; interview i 11-09 ana",
        "applied 11-02",
    ]);
    for (application, source) in search.applications.iter_mut().zip(["Referral", " referral", "Board", ""]) {
        application.source = Some(source.to_owned());
    }
    let numbers = statistics(&search, day("11-24"));
    let sources: Vec<_> = numbers
        .sources
        .iter()
        .map(|it| (it.source.as_deref(), it.applications, it.replies, it.interviews))
        .collect();
    assert_eq!(sources, [(Some("Referral"), 2, 1, 0), (Some("Board"), 1, 1, 1), (None, 1, 0, 0)]);
}

/// Some phrases that can happen to an application, in any order.
fn phrases() -> impl Strategy<Value = String> {
    let phrase = (
        prop::sample::select(vec![
            "applied",
            "screening",
            "interviewing",
            "offer",
            "accepted",
            "declined",
            "rejected",
            "withdrawn",
            "no-response",
            "saved",
            "in reply",
            "in automatic",
            "out follow-up",
            "out reminder",
            "interview",
        ]),
        1u32..29,
    );
    prop::collection::vec(phrase, 0..8).prop_map(|mut steps| {
        steps.sort_by_key(|(_, on)| *on);
        let phrases = steps.iter().enumerate().map(|(index, (phrase, on))| match *phrase {
            "interview" => format!("interview i{index} 11-{on:02} ana"),
            phrase => format!("{phrase} 11-{on:02}"),
        });
        phrases.collect::<Vec<_>>().join("; ")
    })
}

fn search() -> impl Strategy<Value = Records> {
    prop::collection::vec(phrases(), 0..6)
        .prop_map(|given| records(&given.iter().map(String::as_str).collect::<Vec<_>>()))
}

proptest! {
    #[test]
    fn the_numbers_of_any_search_agree_with_each_other(search in search(), on in 1u32..30) {
        let today = day(&format!("11-{on:02}"));
        let numbers = statistics(&search, today);
        prop_assert!(numbers.open <= numbers.applications);
        prop_assert!(numbers.applications <= search.applications.len());
        prop_assert_eq!(numbers.funnel[0].reached, numbers.applications);
        prop_assert!(numbers.funnel.iter().all(|step| step.reached <= step.before));
        prop_assert_eq!(numbers.sources.iter().map(|it| it.applications).sum::<usize>(), numbers.applications);
        prop_assert!(numbers.sources.iter().all(|it| it.replies <= it.applications && it.offers <= it.interviews && it.interviews <= it.replies));
        prop_assert!(numbers.follow_ups.answered <= numbers.follow_ups.sent);
        prop_assert!(numbers.silences.is_sorted_by_key(|it| it.since));
        prop_assert!(numbers.weeks.last().unwrap().monday <= today);
    }

    #[test]
    fn what_happens_later_changes_no_number(search in search(), on in 1u32..30) {
        let today = day(&format!("11-{on:02}"));
        let mut known = search.clone();
        for application in &mut known.applications {
            application.interactions.retain(|it| it.on <= today);
            application.stage_history.retain(|it| it.on.is_none_or(|on| on <= today));
        }
        let numbers = statistics(&search, today);
        prop_assert_eq!(numbers, statistics(&known, today));
    }
}
