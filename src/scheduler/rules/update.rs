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
