//! O1: an offer wants an answer in time.

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::scheduler::case::Case;
use crate::scheduler::explain::{day, fact};
use crate::scheduler::rules::Finding;

/// Finds the answer to an offer with a last day: due on the business day before it, until it is given.
pub fn judge(case: &Case<'_>) -> Finding {
    let Some((received_on, respond_by)) = case.known.offer_dates() else {
        return Finding::nothing("there is no offer");
    };
    let Some(respond_by) = respond_by else {
        return Finding::nothing("the offer names no last day to answer");
    };
    let today = case.today();
    let due_on = case.world.holidays.business_day_before(respond_by);
    let reasons = vec![
        fact(
            "O1",
            format!("offer received {}, answer by {}", day(received_on, today), day(respond_by, today)),
        ),
        fact("O1", format!("the last business day before that: {}", day(due_on, today))),
    ];
    let why = format!("they want an answer by {}", day(respond_by, today));
    Finding::of(case.action(ActionKind::Respond, ActionKey::respond(case.id()), due_on, why, reasons), today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::check;

    #[test]
    fn an_offer_is_answered_on_the_business_day_before_its_last() {
        check(
            "respond",
            &[
                ("applied 11-02; offer 11-23; offered 11-23 by 11-30", "11-24", "respond 11-27"),
                ("applied 11-02; offer 11-23; offered 11-23 by 11-27", "11-24", "respond 11-26"),
                ("applied 11-02; offer 11-23; offered 11-23 by 11-30", "2027-03-01", "respond 11-27"),
                ("applied 11-02; offer 11-23; offered 11-23", "11-24", ""),
                ("applied 11-02; offered 11-23 by 11-30", "11-24", ""),
                ("applied 11-02; offer 11-23; offered 11-23 by 11-30; accepted 11-25", "11-26", ""),
            ],
        );
    }
}
