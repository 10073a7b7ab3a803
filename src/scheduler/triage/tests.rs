//! Which applications are long past, and what becomes of them.

use super::*;
use crate::scheduler::agenda::agenda;
use crate::scheduler::calendar::Holidays;
use crate::scheduler::tests::fixture;

fn found(descriptions: &[&str], today: &str) -> Vec<LongPast> {
    let records = fixture::records(descriptions);
    let (cadences, today) = (Cadences::default(), fixture::day(today));
    let agenda = agenda(&records, &cadences, &Holidays::default(), today);
    long_past(&records, &agenda, &cadences, today)
}

/// Returns `quiet_for why` of the one application described; empty when it is not long past.
fn line(description: &str, today: &str) -> String {
    let found = found(&[description], today);
    found.first().map_or(String::new(), |line| format!("{} {}", line.quiet_for, line.why))
}

#[test]
fn what_is_long_past_and_what_is_not() {
    for (description, today, expected) in [
        // closing is suggested
        ("applied 08-03", "11-24", "113 no word since applying on Mon 3 Aug"),
        ("applied 11-03", "12-02", ""),
        ("applied 11-03", "12-03", "30 no word since applying on Tue 3 Nov"),
        ("applied 08-03; cadence patient", "09-10", ""),
        // a stage without a day of applying has no rule, but it has been quiet
        ("screening 08-03", "09-02", ""),
        ("screening 08-03", "09-03", "31 no sign of life since Mon 3 Aug"),
        // with nothing to count from there is nothing to say
        ("interviewing", "2027-06-01", ""),
        // something was never done; only while nothing else happened
        ("applied 08-03; task k1 10-01", "11-24", "54 no word since applying on Mon 3 Aug"),
        ("screening 08-03; cadence patient; task k1 10-20", "11-21", "32 task 32 days late"),
        ("screening 08-03; cadence patient; task k1 10-20; in other 11-10", "11-21", ""),
        // a plan ahead
        ("applied 08-03; interview i1 12-01", "11-24", ""),
        ("applied 08-03; promise 08-10 by 12-01", "11-24", ""),
        ("applied 08-03; quiet 12-01", "11-24", ""),
        ("applied 08-03; task k1 12-01", "11-24", ""),
        // the user has decided
        ("applied 08-03; dismiss close:a:-", "11-24", ""),
        ("applied 08-03; snooze close:a:- 12-08", "11-24", ""),
        ("applied 08-03; snooze close:a:- 11-24", "11-24", "113 no word since applying on Mon 3 Aug"),
        ("screening 08-03; snooze close:a:- 12-08", "11-24", ""),
        ("screening 08-03; dismiss close:a:-", "11-24", ""),
        // nobody is waited for
        ("saved 08-03", "11-24", ""),
        ("applied 08-03; offer 08-10", "11-24", ""),
        ("applied 08-03; rejected 08-10", "11-24", ""),
        ("applied 12-03", "11-24", ""),
    ] {
        assert_eq!(line(description, today), expected, "{description} on {today}");
    }
}

#[test]
fn the_longest_quiet_comes_first() {
    let found = found(&["applied 10-02", "applied 08-03", "applied 11-20", "applied 09-01"], "11-24");
    let ids: Vec<_> = found.iter().map(|line| line.application.id.as_str()).collect();
    assert_eq!(ids, ["b", "d", "a"]);
}

#[test]
fn decisions_become_one_operation() {
    let found = found(&["applied 08-03", "applied 09-01", "screening 08-04; task k1 09-01"], "11-24");
    let today = fixture::day("11-24");
    let [first, second, third] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(settle(&[], today), None);
    let settled = settle(&[(first, Decision::Close)], today).unwrap();
    assert_eq!(settled.name, "triage: 1 application closed");
    let all = [(first, Decision::Close), (second, Decision::Keep), (third, Decision::Dismiss)];
    let settled = settle(&all, today).unwrap();
    assert_eq!(settled.name, "triage: 1 application closed, 1 kept, 1 dismissed");
    let written: Vec<String> = settled
        .changes
        .iter()
        .map(|change| match change {
            Change::MoveStage { application, stage, on, .. } => format!("{application} {stage} {on}"),
            Change::Defer { key, until } => format!("{key} {until:?}"),
            other => panic!("{other:?}"),
        })
        .collect();
    insta::assert_snapshot!(written.join("\n"), @"
    a no-response 2026-11-24
    close:b:- Some(2026-12-08)
    task:k1 None
    close:c:- None
    ");
}

#[test]
fn what_was_kept_or_dismissed_does_not_come_back_at_once() {
    for description in ["applied 08-03", "screening 08-03", "screening 08-03; task k1 09-01"] {
        for (decision, returns) in [(Decision::Keep, true), (Decision::Dismiss, false)] {
            let mut records = fixture::records(&[description]);
            let look = |records: &Records, today: &str| {
                let (cadences, today) = (Cadences::default(), fixture::day(today));
                let agenda = agenda(records, &cadences, &Holidays::default(), today);
                long_past(records, &agenda, &cadences, today)
            };
            let first = look(&records, "11-24");
            let settled = settle(&[(&first[0], decision)], fixture::day("11-24")).unwrap();
            for change in settled.changes {
                let Change::Defer { key, until } = change else { panic!("{change:?}") };
                records.deferrals.push(crate::domain::deferral::Deferral { key, until });
            }
            assert_eq!(look(&records, "11-24"), [], "{description} {decision:?}");
            assert_eq!(look(&records, "12-07"), [], "{description} {decision:?}");
            assert_eq!(!look(&records, "2027-03-01").is_empty(), returns, "{description} {decision:?}");
        }
    }
}
