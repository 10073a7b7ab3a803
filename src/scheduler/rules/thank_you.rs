//! T1, the thank-you: on the day of the interview, to everyone who was there (S4, S3).

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::ids::ContactId;
use crate::domain::interaction::{Interaction, Purpose};
use crate::domain::interview::Interview;
use crate::scheduler::action::{Action, Recipient};
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{day, fact, interviewed, sourced};
use crate::scheduler::rules::Finding;

/// Finds one thank-you for every interview held and everyone who took part, until it is sent, comes too late, or a
/// nudge takes over: `nudge` is the follow-up or reminder that stands for the application.
pub fn judge(case: &Case<'_>, nudge: Option<&Action>) -> Vec<Finding> {
    if !case.known.stage.keeps_in_touch() {
        return vec![Finding::nothing(format!("nothing is awaited in stage {}", case.known.stage))];
    }
    let held = case.known.held_in_order();
    if held.is_empty() {
        return vec![Finding::nothing("no interview was held")];
    }
    held.into_iter().flat_map(|interview| judge_interview(case, interview, nudge)).collect()
}

/// Returns the names of those who took part in the anchor's interview and were not thanked: a nudge thanks them.
pub fn unthanked<'a>(case: &Case<'a>, interview: &Interview) -> Vec<&'a str> {
    let left = participants(case, interview)
        .into_iter()
        .filter(|person| !is_thanked(case, interview, person.as_ref()));
    left.flatten()
        .filter_map(|id| case.world.find_contact(&id))
        .map(|contact| contact.name.as_str())
        .collect()
}

fn judge_interview(case: &Case<'_>, interview: &Interview, nudge: Option<&Action>) -> Vec<Finding> {
    let today = case.today();
    let met = interviewed(interview, today);
    let nudged = case.known.interactions.iter().find(|i| i.is_nudge() && i.on > interview.date());
    if let Some(nudged) = nudged {
        return vec![Finding::nothing(format!("{met}: you wrote again {}", day(nudged.on, today)))];
    }
    if let Some(nudge) = nudge.filter(|nudge| nudge.due_on <= today) {
        return vec![Finding::nothing(format!("{met}: thank them in the {} that is due", nudge.kind))];
    }
    let people = participants(case, interview);
    if people.is_empty() {
        return vec![Finding::nothing(format!("{met}: met again later that day"))];
    }
    let (thanked, left): (Vec<_>, Vec<_>) =
        people.into_iter().partition(|person| is_thanked(case, interview, person.as_ref()));
    if left.is_empty() {
        return vec![Finding::nothing(format!("{met}: everyone is thanked"))];
    }
    let all = thanked.len() + left.len();
    let why = match left.first() {
        Some(None) => format!("{met}: who met you?"),
        _ if all > 1 => format!("{met}, {} of {all} thanked", thanked.len()),
        _ => met,
    };
    left.into_iter().map(|person| found(case, interview, person, why.clone())).collect()
}

/// Returns whom to thank for an interview: its interviewers who took part in no later one of that day, or `None`
/// once, when nobody is recorded.
fn participants(case: &Case<'_>, interview: &Interview) -> Vec<Option<ContactId>> {
    if interview.interviewers.is_empty() {
        return vec![None];
    }
    let mut people: Vec<Option<ContactId>> = Vec::new();
    for person in &interview.interviewers {
        let met_later = case.known.held().any(|other| {
            other.date() == interview.date()
                && (other.starts_at, &other.id) > (interview.starts_at, &interview.id)
                && other.interviewers.contains(person)
        });
        if !met_later && !people.contains(&Some(person.clone())) {
            people.push(Some(person.clone()));
        }
    }
    people
}

/// Tells whether a delivered thank-you on or after the day of the interview covers this person.
fn is_thanked(case: &Case<'_>, interview: &Interview, person: Option<&ContactId>) -> bool {
    let mut notes = case.known.delivered().filter(|message| message.purpose == Purpose::ThankYou);
    notes.any(|note| note.on >= interview.date() && covers(case, note, interview, person))
}

fn covers(case: &Case<'_>, note: &Interaction, interview: &Interview, person: Option<&ContactId>) -> bool {
    match (&note.interview, &note.contact) {
        (Some(about), Some(to)) => *about == interview.id && person.is_none_or(|person| person == to),
        (Some(about), None) => *about == interview.id,
        (None, Some(to)) => person == Some(to),
        (None, None) => case.known.latest_held_by(note.on).is_some_and(|latest| latest.id == interview.id),
    }
}

fn found(case: &Case<'_>, interview: &Interview, person: Option<ContactId>, why: String) -> Finding {
    let today = case.today();
    let reasons = vec![
        fact("T1", interviewed(interview, today)),
        sourced("T1", "thank everyone who met you on the same day".to_owned(), "S4, S3"),
    ];
    let key = ActionKey::thank_you(&interview.id, person.as_ref());
    let mut action = case.action(ActionKind::ThankYou, key, interview.date(), why, reasons);
    let addressee = person.as_ref().or(case.known.application.main_contact.as_ref());
    action.recipient = addressee.and_then(|id| case.world.find_contact(id)).map(Recipient::from);
    action.channel = Some(case.known.application.thank_you_by);
    action.interview = Some(interview.id.clone());
    action.after = interview.ends().filter(|_| interview.date() == today);
    action.lapses_on = Some(add_days(interview.date(), case.policy.thank_you_lapses_after));
    Finding::of(action, today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::{check, judged, listed, records};

    #[test]
    fn everyone_who_was_there_is_thanked_on_the_day() {
        let met = "applied 11-02; interview i1 11-20 ana cy";
        let with = |more: &str| format!("{met}; {more}");
        let both = "thank-you 11-20 ana email, thank-you 11-20 cy email";
        let cy = "thank-you 11-20 cy email";
        check(
            "thank-you",
            &[
                (met, "11-19", ""),
                (met, "11-20", both),
                (met, "11-25", both),
                (met, "11-26", ""),
                (&with("by-post"), "11-20", "thank-you 11-20 ana post, thank-you 11-20 cy post"),
                (&with("rejected 11-20"), "11-20", ""),
                (&with("offer 11-20"), "11-20", both),
                (&with("no-follow-up"), "11-20", both),
                // what covers whom
                (&with("out thank-you 11-20 ana about:i1"), "11-20", cy),
                (&with("out thank-you 11-20 about:i1"), "11-20", ""),
                (&with("out thank-you 11-20 ana"), "11-20", cy),
                (&with("out thank-you 11-20"), "11-20", ""),
                (&with("out thank-you 11-19"), "11-20", both),
                (&with("out thank-you 11-20 about:i0"), "11-20", both),
                (&with("out thank-you 11-20 phone no-answer"), "11-20", both),
                // a note to nobody about nothing covers the latest interview only
                (&with("interview i2 11-23 cy; out thank-you 11-23"), "11-23", both),
                // several interviews of one day: the last one
                (
                    "applied 11-02; interview i1 11-20T09:00 ana; interview i2 11-20T14:00 ana cy",
                    "11-20",
                    both,
                ),
                // any nudge since then takes over
                (&with("out follow-up 11-23"), "11-23", ""),
                (&with("out follow-up 11-20"), "11-20", both),
            ],
        );
    }

    #[test]
    fn when_nobody_is_recorded_it_asks_who() {
        check(
            "thank-you",
            &[
                ("applied 11-02; interview i1 11-20", "11-20", "thank-you 11-20 email"),
                ("applied 11-02; interview i1 11-20; main ana", "11-20", "thank-you 11-20 ana email"),
                ("applied 11-02; interview i1 11-20; out thank-you 11-20 cy about:i1", "11-20", ""),
                ("applied 11-02; interview i1 11-20; out thank-you 11-20", "11-20", ""),
                (
                    "applied 11-02; interview i1 11-20; out thank-you 11-20 cy",
                    "11-20",
                    "thank-you 11-20 email",
                ),
            ],
        );
        let judged = judged(&records(&["applied 11-02; interview i1 11-20"]), "11-20");
        assert_eq!(judged.actions[0].key.as_str(), "thank-you:i1:-");
        assert!(judged.actions[0].why.ends_with("who met you?"), "{}", judged.actions[0].why);
    }

    #[test]
    fn a_follow_up_that_is_due_thanks_them_itself() {
        let eager = "applied 11-02; interview i1 11-20 ana debriefed; promise 11-20 by 11-20 i1";
        let judged = judged(&records(&[eager]), "11-24");
        let [action] = judged.actions.as_slice() else { panic!("{:?}", judged.actions) };
        assert_eq!(action.key.as_str(), "follow-up:a:i1");
        assert!(action.why.ends_with("thank ana in it"), "{}", action.why);
        let snoozed = format!("{eager}; snooze follow-up:a:i1 11-30");
        assert_eq!(
            listed(&[&snoozed], "11-24"),
            Vec::<String>::new(),
            "snoozed, it still stands for the thanks"
        );
    }
}
