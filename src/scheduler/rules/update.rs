//! U1, the update: an offer elsewhere is news that justifies early contact (S2).

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::interaction::Purpose;
use crate::domain::stage::Stage;
use crate::scheduler::case::{Case, Offering};
use crate::scheduler::explain::{day, fact, sourced};
use crate::scheduler::reach::address;
use crate::scheduler::rules::Finding;

/// Finds the update about the most pressing offer of another application that was neither told nor dismissed.
///
/// Due on the day the offer came; no guard moves it. It lapses with the offer.
pub fn judge(case: &Case<'_>) -> Finding {
    if !matches!(case.known.stage, Stage::Screening | Stage::Interviewing) {
        return Finding::nothing(format!(
            "news matters in screening and interviewing, not in {}",
            case.known.stage
        ));
    }
    if case.known.held().chain(case.known.coming()).next().is_none() {
        return Finding::nothing("no interview was held or arranged");
    }
    let mut others = case.world.offers.iter().filter(|offer| offer.application.id != *case.id()).peekable();
    if others.peek().is_none() {
        return Finding::nothing("there is no offer elsewhere");
    }
    let mut untold = others.filter(|offer| !was_told(case, offer)).peekable();
    if untold.peek().is_none() {
        return Finding::nothing("they know of the offer elsewhere");
    }
    match untold.find(|offer| !case.world.is_dismissed(&ActionKey::update(case.id(), &offer.application.id)))
    {
        Some(offer) => found(case, offer),
        None => Finding::nothing("dismissed"),
    }
}

/// Tells whether an update reached them since the offer came.
fn was_told(case: &Case<'_>, offer: &Offering<'_>) -> bool {
    case.known
        .delivered()
        .any(|message| message.purpose == Purpose::Update && message.on >= offer.received_on)
}

fn found(case: &Case<'_>, offer: &Offering<'_>) -> Finding {
    let today = case.today();
    let company = &offer.application.company;
    let why = format!("{company} made an offer, answer by {}", day(offer.lapses_on, today));
    let reasons = vec![
        fact("U1", format!("{company} made an offer {}", day(offer.received_on, today))),
        sourced("U1", "an offer elsewhere is reason to write early, whatever the day".to_owned(), "S2"),
    ];
    let key = ActionKey::update(case.id(), &offer.application.id);
    let mut action = case.action(ActionKind::Update, key, offer.received_on, why, reasons);
    action.lapses_on = Some(offer.lapses_on);
    Finding::of(address(case, action), today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::{check, judged, records};

    #[test]
    fn an_offer_elsewhere_is_told_where_interviews_were_held_or_arranged() {
        let offer = "applied 11-02; offer 11-23; offered 11-23 by 11-30";
        let both = |one: &str| format!("{one}|{offer}");
        check(
            "update",
            &[
                (
                    &both("applied 11-02; interviewing 11-09; interview i1 11-18 ana"),
                    "11-23",
                    "update 11-23 ana email",
                ),
                (
                    &both("applied 11-02; interviewing 11-09; interview i1 11-26 ana"),
                    "11-24",
                    "update 11-23 ana email",
                ),
                // not without an interview, not while merely applied
                (&both("applied 11-02; interviewing 11-09"), "11-24", ""),
                (&both("applied 11-02; interview i1 11-18 ana"), "11-24", ""),
                // not before the offer, not after its last day
                (&both("applied 11-02; interviewing 11-09; interview i1 11-18 ana"), "11-22", ""),
                (&both("applied 11-02; interviewing 11-09; interview i1 11-18 ana"), "12-01", ""),
                // told
                (
                    &both("applied 11-02; interviewing 11-09; interview i1 11-18 ana; out update 11-23"),
                    "11-24",
                    "",
                ),
                // they asked not to be contacted: news is no nudge
                (
                    &both("applied 11-02; interviewing 11-09; interview i1 11-18 ana; no-follow-up"),
                    "11-24",
                    "update 11-23 ana email",
                ),
                // without a record, the offer came on the day of the stage and stands two weeks
                (
                    "applied 11-02; screening 11-09; interview i1 11-18 ana|offer 11-10",
                    "11-24",
                    "update 11-10 ana email",
                ),
                ("applied 11-02; screening 11-09; interview i1 11-18 ana|offer 11-10", "11-25", ""),
            ],
        );
    }

    #[test]
    fn the_most_pressing_offer_is_told_first_and_a_dismissed_one_makes_room() {
        let one = "applied 11-02; interviewing 11-09; interview i1 11-18 ana";
        let later = "applied 11-02; offer 11-20; offered 11-20 by 12-04";
        let sooner = "applied 11-02; offer 11-23; offered 11-23 by 11-30";
        let keys = |first: &str| -> Vec<String> {
            let judged = judged(&records(&[first, later, sooner]), "11-24");
            judged
                .actions
                .iter()
                .filter(|a| a.application.id.as_str() == "a")
                .map(|a| a.key.to_string())
                .collect()
        };
        assert_eq!(keys(one), ["update:a:c"]);
        assert!(keys(&format!("{one}; dismiss update:a:c")).contains(&"update:a:b".to_owned()));
        let none = keys(&format!("{one}; dismiss update:a:c; dismiss update:a:b"));
        assert!(none.contains(&"follow-up:a:i1".to_owned()), "{none:?}");
    }
}
