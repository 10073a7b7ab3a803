//! The due list as rows and columns, shared by the formats that have both.

use std::borrow::Cow;

use crate::scheduler::action::Action;

/// The names of the columns.
pub(super) const COLUMNS: [&str; 12] = [
    "key",
    "kind",
    "state",
    "due_on",
    "days_overdue",
    "company",
    "role",
    "recipient",
    "email",
    "phone",
    "channel",
    "why",
];

/// Returns the cells of an action, in the order of the columns; what is not known is empty.
pub(super) fn row(action: &Action) -> [Cow<'_, str>; COLUMNS.len()] {
    let recipient = action.recipient.as_ref();
    let email = recipient.and_then(|person| person.email.as_deref());
    let phone = recipient.and_then(|person| person.phone.as_deref());
    [
        action.key.as_str().into(),
        action.kind.as_str().into(),
        action.state.as_str().into(),
        action.due_on.to_string().into(),
        action.days_overdue.to_string().into(),
        action.application.company.as_str().into(),
        action.application.role.as_str().into(),
        recipient.map_or("", |person| person.name.as_str()).into(),
        email.unwrap_or_default().into(),
        phone.unwrap_or_default().into(),
        action.channel.map_or("", |channel| channel.as_str()).into(),
        action.why.as_str().into(),
    ]
}
