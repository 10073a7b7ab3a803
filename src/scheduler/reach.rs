//! Whom to write to, and how: the main contact (C2) and the channel (C1).

use crate::domain::channel::Channel;
use crate::domain::contact::Contact;
use crate::scheduler::action::{Action, Reason, Recipient};
use crate::scheduler::case::Case;
use crate::scheduler::explain::{fact, sourced};

/// Unanswered calls after which calling again is no good idea.
const ENOUGH_CALLS: usize = 2;

/// Returns the main contact (C2): the chosen one, else the only interviewer of the latest interview, else the only
/// one of its people who can be reached.
pub fn main_contact<'a>(case: &Case<'a>) -> Option<&'a Contact> {
    let application = case.known.application;
    if let Some(chosen) = &application.main_contact {
        return case.world.find_contact(chosen);
    }
    let latest = application.interviews.iter().filter(|i| !i.cancelled).max_by_key(|i| (i.starts_at, &i.id));
    if let Some([only]) = latest.map(|interview| interview.interviewers.as_slice()) {
        return case.world.find_contact(only);
    }
    let mut reachable = reachable_people(case);
    match (reachable.next(), reachable.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Tells whether any of the application's people has an email address or a phone number.
pub fn anyone_reachable(case: &Case<'_>) -> bool {
    reachable_people(case).next().is_some()
}

fn reachable_people<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Contact> {
    let people = case.known.people();
    people.into_iter().filter_map(|id| case.world.find_contact(id)).filter(|contact| contact.is_reachable())
}

/// Addresses an action to the main contact by the channel of C1, and says why when the channel is not the obvious
/// one.
pub fn address(case: &Case<'_>, mut action: Action) -> Action {
    let contact = main_contact(case);
    let (channel, reason) = channel(case, contact);
    action.recipient = contact.map(Recipient::from);
    action.channel = Some(channel);
    action.reasons.extend(reason);
    if contact.is_none() {
        action.reasons.push(fact("C2", "no main contact is known: choose who to write to".to_owned()));
    }
    action
}

/// Returns the channel for a recipient (C1): as they asked, else as they reached the user, else email.
fn channel(case: &Case<'_>, contact: Option<&Contact>) -> (Channel, Option<Reason>) {
    let preferred = contact.and_then(|contact| contact.preferred_channel);
    let (mut channel, mut reason) = match (preferred, most_used(case)) {
        (Some(preferred), _) => (preferred, Some(fact("C1", format!("they prefer {preferred}")))),
        (None, Some(used)) => (used, Some(sourced("C1", format!("they mostly reached you by {used}"), "S1"))),
        (None, None) => (Channel::Email, None),
    };
    channel = match channel {
        Channel::Text | Channel::InPerson => Channel::Email,
        Channel::Message if preferred.is_none() => Channel::Email,
        other => other,
    };
    let has_email = contact.is_some_and(Contact::has_email);
    let has_phone = contact.is_some_and(Contact::has_phone);
    if channel == Channel::Phone && unanswered_calls(case) >= ENOUGH_CALLS {
        if has_email {
            channel = Channel::Email;
            reason = Some(sourced("C1", "nobody answered your calls: write instead".to_owned(), "S4"));
        } else {
            let advice = "nobody answered your calls: leave the voicemail you rehearsed";
            reason = Some(sourced("C1", advice.to_owned(), "S4"));
        }
    }
    match channel {
        Channel::Email if !has_email && has_phone => {
            (Channel::Phone, Some(fact("C1", "only a phone number is known".to_owned())))
        }
        Channel::Phone if !has_phone && has_email => {
            (Channel::Email, Some(fact("C1", "only an email address is known".to_owned())))
        }
        other => (other, reason.filter(|_| other != Channel::Email || reason_matters(case, contact))),
    }
}

/// Tells whether an email deserves an explanation: only when calls went before it.
fn reason_matters(case: &Case<'_>, contact: Option<&Contact>) -> bool {
    unanswered_calls(case) >= ENOUGH_CALLS
        || contact.is_some_and(|contact| contact.preferred_channel.is_some())
}

/// Returns the channel most used by them, counted as logged; among equals, that of the latest message.
fn most_used(case: &Case<'_>) -> Option<Channel> {
    let uses = |channel| case.known.inbound().filter(|message| message.channel == channel).count();
    let most = case.known.inbound().map(|message| uses(message.channel)).max()?;
    case.known.inbound().rev().map(|message| message.channel).find(|channel| uses(*channel) == most)
}

/// Returns how many calls of this wait nobody answered.
fn unanswered_calls(case: &Case<'_>) -> usize {
    let calls = case.known.interactions.iter().filter(|interaction| interaction.is_unanswered_call());
    calls.filter(|call| case.waiting.is_since(call)).count()
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::check;

    #[test]
    fn the_main_contact_is_chosen_met_alone_or_the_only_one_in_reach() {
        check(
            "follow-up",
            &[
                ("applied 11-02; interview i1 11-10 ana; main cy", "11-10", "follow-up 11-17 cy email"),
                ("applied 11-02; interview i1 11-10 ana", "11-10", "follow-up 11-17 ana email"),
                // two met the user: nobody is the main one
                ("applied 11-02; interview i1 11-10 ana cy", "11-10", "follow-up 11-17 email"),
                // but if only one of them can be reached, it is that one
                ("applied 11-02; interview i1 11-10 ana nix", "11-10", "follow-up 11-17 ana email"),
                (
                    "applied 11-02; interview i1 11-10; out other 11-03 cy",
                    "11-10",
                    "follow-up 11-17 cy email",
                ),
                // the latest interview decides, also one ahead, not a cancelled one
                (
                    "applied 11-02; interview i1 11-10 ana; interview i2 11-09 cy",
                    "11-10",
                    "follow-up 11-17 ana email",
                ),
                (
                    "applied 11-02; interview i1 11-10 ana; interview i2 11-12 cy cancelled",
                    "11-10",
                    "follow-up 11-17 ana email",
                ),
            ],
        );
    }

    #[test]
    fn people_are_reached_as_they_reach_out() {
        let met = |more: &str| format!("applied 11-02; interview i1 11-10 bo ana; main bo; {more}");
        let ana = |more: &str| format!("applied 11-02; interview i1 11-10 ana; {more}");
        check(
            "follow-up",
            &[
                // only a number is known
                (&met(""), "11-10", "follow-up 11-17 bo phone"),
                // only an address is known
                (&ana("in other 11-03 phone"), "11-10", "follow-up 11-17 ana email"),
                (&ana("in other 11-03 post"), "11-10", "follow-up 11-17 ana post"),
                // ties go to the latest
                (&ana("in other 11-03 post; in other 11-04"), "11-10", "follow-up 11-17 ana email"),
                (&ana("in other 11-03; in other 11-04 post"), "11-10", "follow-up 11-17 ana post"),
                // never a text; a platform's messages and meetings only when asked for
                (&ana("in other 11-03 text"), "11-10", "follow-up 11-17 ana email"),
                (&ana("in other 11-03 message"), "11-10", "follow-up 11-17 ana email"),
                (&ana("in other 11-03 in-person"), "11-10", "follow-up 11-17 ana email"),
                (&ana("prefers ana message"), "11-10", "follow-up 11-17 ana message"),
                (&ana("prefers ana text"), "11-10", "follow-up 11-17 ana email"),
                (&ana("prefers ana post; in other 11-03 phone"), "11-10", "follow-up 11-17 ana post"),
                // a machine has no say
                (&ana("in automatic 11-03 post"), "11-10", "follow-up 11-17 ana email"),
                // two calls in vain: write if there is an address, else leave the voicemail
                (
                    &met("out other 11-11 phone no-answer; out other 11-12 phone no-answer"),
                    "11-12",
                    "follow-up 11-17 bo phone",
                ),
            ],
        );
    }
}
