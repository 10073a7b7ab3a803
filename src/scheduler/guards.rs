//! Guards: what moves a follow-up, a reminder or a check-in to a better day, and says so.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::scheduler::action::Reason;
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{count, day, fact, message_name, sourced};

/// Business days to let pass after a call that nobody answered.
const AFTER_A_CALL: u32 = 2;

/// Moves `base` past every guard, in order: the quiet time, the gap to the last contact and the last unanswered
/// call, the next contact day. Each guard that moved it adds a reason.
pub fn guard(case: &Case<'_>, base: NaiveDate, reasons: &mut Vec<Reason>) -> NaiveDate {
    let quiet = after_quiet_time(case, base, reasons);
    let spaced = after_last_contact(case, quiet, reasons);
    on_contact_day(case, spaced, reasons)
}

/// G1: not before the date until which the application rests.
fn after_quiet_time(case: &Case<'_>, base: NaiveDate, reasons: &mut Vec<Reason>) -> NaiveDate {
    match case.known.application.quiet_until.filter(|until| *until > base) {
        Some(until) => {
            reasons.push(fact("G1", format!("quiet until {}", day(until, case.today()))));
            until
        }
        None => base,
    }
}

/// G2: some days after anything that reached them, and two business days after a call that did not.
fn after_last_contact(case: &Case<'_>, base: NaiveDate, reasons: &mut Vec<Reason>) -> NaiveDate {
    let today = case.today();
    let mut moved = base;
    if let Some(last) = case.known.delivered().next_back() {
        let earliest = add_days(last.on, case.policy.min_gap);
        if earliest > moved {
            moved = earliest;
            let gap = count(case.policy.min_gap, "day");
            let text = format!(
                "{gap} after the {} of {}, {}",
                message_name(last.purpose),
                day(last.on, today),
                day(moved, today)
            );
            reasons.push(sourced("G2", text, "S5"));
        }
    }
    if let Some(call) = case.known.interactions.iter().rev().find(|i| i.is_unanswered_call()) {
        let earliest = case.world.holidays.add_business_days(call.on, AFTER_A_CALL);
        if earliest > moved {
            moved = earliest;
            let text = format!(
                "two business days after the unanswered call of {}, {}",
                day(call.on, today),
                day(moved, today)
            );
            reasons.push(sourced("G2", text, "S4"));
        }
    }
    moved
}

/// G3: on a business day that the policy does not avoid.
pub fn on_contact_day(case: &Case<'_>, base: NaiveDate, reasons: &mut Vec<Reason>) -> NaiveDate {
    let moved = case.world.holidays.contact_day(base, &case.policy.avoid_weekdays);
    if moved != base {
        let target = moved.format("%A %-d %b");
        let reason = match base.weekday() {
            Weekday::Sat | Weekday::Sun => fact("G3", format!("{}, moved to {target}", base.format("%A"))),
            _ if !case.world.holidays.is_business_day(base) => {
                fact("G3", format!("{} is a holiday, moved to {target}", base.format("%a %-d %b")))
            }
            _ => sourced("G3", format!("{}, moved to {target}", base.format("%A")), "S5"),
        };
        reasons.push(reason);
    }
    moved
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::scheduler::calendar::Holidays;
    use crate::scheduler::policy::{Cadences, Policy};
    use crate::scheduler::tests::fixture::{check, day, judged, records};
    use crate::scheduler::{Agenda, agenda};

    #[test]
    fn guards_move_a_nudge_to_a_better_day() {
        let met = |more: &str| format!("applied 11-02; interview i1 11-10 ana; {more}");
        check(
            "follow-up",
            &[
                (&met("quiet 11-25"), "11-11", "follow-up 11-25 ana email"),
                (&met("quiet 11-28"), "11-11", "follow-up 12-01 ana email"),
                (&met("quiet 11-12"), "11-11", "follow-up 11-17 ana email"),
                // three days after anything that reached them
                (&met("out thank-you 11-16"), "11-16", "follow-up 11-19 ana email"),
                (&met("out other 11-17 phone voicemail"), "11-17", "follow-up 11-20 ana email"),
                (&met("out other 11-18"), "11-18", "follow-up 11-24 ana email"),
                // two business days after a call that did not
                (&met("out other 11-19 phone no-answer"), "11-19", "follow-up 11-24 ana email"),
                (&met("out other 11-18 phone no-answer"), "11-18", "follow-up 11-20 ana email"),
            ],
        );
    }

    fn reasons(agenda: &Agenda) -> Vec<String> {
        let guards = agenda.actions[0].reasons.iter().filter(|reason| reason.rule.starts_with('G'));
        guards.map(|reason| format!("{} {}", reason.rule, reason.text)).collect()
    }

    #[test]
    fn every_guard_that_moved_the_date_says_so() {
        let records =
            records(&["applied 11-02; interview i1 11-10 ana debriefed; quiet 11-20; out thank-you 11-20"]);
        assert_eq!(
            reasons(&judged(&records, "11-20")),
            [
                "G1 quiet until today",
                "G2 3 days after the thank-you of today, Mon 23 Nov",
                "G3 Monday, moved to Tuesday 24 Nov",
            ]
        );
    }

    #[test]
    fn holidays_and_avoided_weekdays_are_no_contact_days() {
        let records = records(&["applied 11-02; interview i1 12-18 ana debriefed; out thank-you 12-18"]);
        let holidays = Holidays { days: BTreeSet::from([day("12-25")]), ..Holidays::default() };
        let found = agenda(&records, &Cadences::default(), &holidays, day("12-20"));
        assert_eq!(found.actions[0].due_on, day("12-29"));
        assert_eq!(reasons(&found), ["G3 Fri 25 Dec is a holiday, moved to Tuesday 29 Dec"]);

        let mut cadences = Cadences::default();
        let weekdays = [chrono::Weekday::Mon, chrono::Weekday::Fri].into();
        cadences.insert("standard", Policy { avoid_weekdays: weekdays, ..Policy::standard() });
        let found = agenda(&records, &cadences, &Holidays::default(), day("12-20"));
        assert_eq!(reasons(&found), ["G3 Friday, moved to Tuesday 29 Dec"]);
    }

    #[test]
    fn a_year_without_holidays_is_said() {
        let records = records(&["applied 11-02; task k1 2037-01-05"]);
        let holidays =
            Holidays { calendar: Some("DE-BE".into()), covered: Some(2025..=2036), ..Holidays::default() };
        let found = agenda(&records, &Cadences::default(), &holidays, day("2036-12-20"));
        assert_eq!(
            found.warnings,
            ["the holidays of DE-BE are not known for 2037; that year is counted without them"]
        );
    }
}
