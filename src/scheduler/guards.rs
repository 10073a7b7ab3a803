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
fn on_contact_day(case: &Case<'_>, base: NaiveDate, reasons: &mut Vec<Reason>) -> NaiveDate {
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
