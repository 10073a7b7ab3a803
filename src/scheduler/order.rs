//! The order of lists.

use std::cmp::{Ordering, Reverse};

use crate::scheduler::action::{Action, State};

/// Orders actions as lists show them: overdue first (longest overdue first), then due, then upcoming by date;
/// within a day by kind, company, role, recipient (in lower case) and key.
pub fn in_order(a: &Action, b: &Action) -> Ordering {
    let day = |action: &Action| {
        let late = action.state != State::Upcoming;
        (!late, Reverse(action.days_overdue), (!late).then_some(action.due_on), action.kind)
    };
    day(a).cmp(&day(b)).then_with(|| names(a).cmp(&names(b))).then_with(|| a.key.cmp(&b.key))
}

fn names(action: &Action) -> [String; 3] {
    let recipient = action.recipient.as_ref().map(|recipient| recipient.name.to_lowercase());
    [
        action.application.company.to_lowercase(),
        action.application.role.to_lowercase(),
        recipient.unwrap_or_default(),
    ]
}
