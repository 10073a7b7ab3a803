//! `ACTION`: one action by its key, its short code, or `APP [KIND [NAME]]`.
//!
//! Looks at what is due first, then at what is coming, then at what is withheld. Refuses to choose between several.

use chrono::NaiveDate;

use crate::cli::application_choice::find_application;
use crate::cli::error::{CliError, NoSingleFit};
use crate::cli::session::Session;
use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::deferral::Deferral;
use crate::domain::ids::ContactId;
use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::scheduler::Agenda;
use crate::scheduler::action::{Action, State};
use crate::scheduler::code::long_code;
use crate::scheduler::completion::was_done;
use crate::store::Store;

/// How an action can be named.
const ADVICE: &str = "name one by its code, or as APP KIND NAME";

/// The length from which on a word may be a code.
const SHORTEST_CODE: usize = 4;

/// What was named.
#[derive(Debug, Clone, PartialEq, Eq)]
enum FoundAction {
    /// An action that can be acted on.
    Open(Box<Action>),
    /// An action that was done before.
    DoneAlready(ActionKey),
}

/// What an application alone may stand for, without a kind of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alone {
    /// Only what is due: a message that is still to come must not be logged because a command was repeated.
    WhatIsDue,
    /// What is due, else what is coming, else what is withheld.
    Anything,
}

/// Returns the action that `words` name, as of now; `None`, after saying so, when it was done before.
///
/// # Errors
/// When none fits, or more than one, or the records cannot be read.
pub fn open_action(
    words: &[String],
    alone: Alone,
    store: &Store,
    session: &mut Session<'_>,
) -> Result<Option<Action>, CliError> {
    open_among(words, alone, &store.records()?, session)
}

/// Returns the action that `words` name and that is to be put off until a day, or dismissed; `None`, after saying so,
/// when it was done before or is put off just so already.
///
/// # Errors
/// As `open_action`.
pub fn deferrable_action(
    words: &[String],
    until: Option<NaiveDate>,
    store: &Store,
    session: &mut Session<'_>,
) -> Result<Option<Action>, CliError> {
    let records = store.records()?;
    let Some(action) = open_among(words, Alone::Anything, &records, session)? else { return Ok(None) };
    let wanted = Deferral { key: action.key.clone(), until };
    if !records.deferrals.contains(&wanted) {
        return Ok(Some(action));
    }
    let how = until
        .map_or("dismissed".to_owned(), |until| format!("snoozed until {}", in_full(Moment::day(until))));
    let (company, kind) = (&action.application.company, action.kind);
    session.output.say(&format!("{company}: {kind} is {how} already; nothing was changed"));
    Ok(None)
}

fn open_among(
    words: &[String],
    alone: Alone,
    records: &Records,
    session: &mut Session<'_>,
) -> Result<Option<Action>, CliError> {
    let agenda = session.agenda(records, session.today());
    match find_action(words, alone, records, &agenda)? {
        FoundAction::Open(action) => Ok(Some(*action)),
        FoundAction::DoneAlready(key) => {
            let what = key.kind().map_or_else(|| key.to_string(), |kind| format!("the {kind}"));
            session.output.say(&format!("{what} is done already; nothing was changed"));
            Ok(None)
        }
    }
}

/// Returns the action that `words` name, as of the day of the agenda.
///
/// # Errors
/// When none fits, or more than one.
fn find_action(
    words: &[String],
    alone: Alone,
    records: &Records,
    agenda: &Agenda,
) -> Result<FoundAction, NoSingleFit> {
    let all_of = |application: &str| match alone {
        Alone::WhatIsDue => due_of_application(application, records, agenda),
        Alone::Anything => by_application(application, None, None, records, agenda),
    };
    match words {
        [key] if key.contains(':') => by_key(key, records, agenda),
        [word] => match by_code(word, agenda) {
            Some(found) => Ok(found),
            // A word that names no application may be the code of what was done just now.
            None if find_application(records, word).is_err() => {
                done_by_code(word, records).map_or_else(|| all_of(word), Ok)
            }
            None => all_of(word),
        },
        [application, kind] => by_application(application, Some(kind), None, records, agenda),
        [application, kind, name @ ..] => {
            by_application(application, Some(kind), Some(&name.join(" ")), records, agenda)
        }
        [] => Err(none("no action was named".to_owned())),
    }
}

fn none(problem: String) -> NoSingleFit {
    NoSingleFit { problem, candidates: Vec::new(), advice: ADVICE }
}

fn by_key(text: &str, records: &Records, agenda: &Agenda) -> Result<FoundAction, NoSingleFit> {
    let key: ActionKey = text.parse().map_err(|error| none(format!("{error}")))?;
    match every_action(agenda).find(|action| action.key == key) {
        Some(action) => Ok(FoundAction::Open(Box::new(action.clone()))),
        None if was_done(records, &key) => Ok(FoundAction::DoneAlready(key)),
        None => {
            Err(none(format!("no action has the key '{text}' now; callback why APP tells what there is")))
        }
    }
}

fn by_code(text: &str, agenda: &Agenda) -> Option<FoundAction> {
    let code = text.to_lowercase();
    let found = every_action(agenda).find(|action| action.code == code)?;
    Some(FoundAction::Open(Box::new(found.clone())))
}

/// Returns the done action that used to show this code.
fn done_by_code(text: &str, records: &Records) -> Option<FoundAction> {
    let code = text.to_lowercase();
    if code.len() < SHORTEST_CODE {
        return None;
    }
    let mut keys = records.applications.iter().flat_map(past_keys_of);
    let key = keys.find(|key| long_code(key.as_str()).starts_with(&code) && was_done(records, key))?;
    Some(FoundAction::DoneAlready(key))
}

/// Returns the keys of what the records of an application may have asked for, done or not.
fn past_keys_of(application: &Application) -> Vec<ActionKey> {
    let meeting = |interview: &Interview| {
        let people = interview.interviewers.iter().map(Some).chain([None]);
        let thanks: Vec<_> = people.map(|who| ActionKey::thank_you(&interview.id, who)).collect();
        thanks.into_iter().chain([ActionKey::debrief(&interview.id)])
    };
    let (id, messages) = (&application.id, &application.interactions);
    let anchors = application.interviews.iter().map(|interview| interview.id.as_str());
    let anchors = anchors.chain(messages.iter().map(|message| message.id.as_str()));
    let mut keys: Vec<_> = application.interviews.iter().flat_map(meeting).collect();
    keys.extend(anchors.map(|anchor| ActionKey::follow_up(id, anchor)));
    keys.extend(messages.iter().map(|message| ActionKey::reminder(id, &message.id)));
    keys.extend([ActionKey::check_in(id), ActionKey::respond(id)]);
    keys.extend(application.tasks.iter().map(|task| ActionKey::task(&task.id)));
    keys
}

/// Returns all actions: listed, then withheld.
fn every_action(agenda: &Agenda) -> impl Iterator<Item = &Action> {
    agenda.actions.iter().chain(agenda.withheld.iter().map(|withheld| &withheld.action))
}

/// Returns the one action of an application that is due; what is coming or withheld has to be named.
fn due_of_application(
    application: &str,
    records: &Records,
    agenda: &Agenda,
) -> Result<FoundAction, NoSingleFit> {
    let found = find_application(records, application)?;
    let of_it = |action: &&Action| action.application.id == found.id;
    let others: Vec<_> = every_action(agenda).filter(of_it).collect();
    let is_due = agenda.actions.iter().filter(of_it).any(|action| action.state != State::Upcoming);
    if is_due || others.is_empty() {
        return by_application(application, None, None, records, agenda);
    }
    Err(NoSingleFit {
        problem: format!("nothing is due for {}; coming or withheld:", found.title()),
        candidates: others.into_iter().map(line).collect(),
        advice: ADVICE,
    })
}

fn by_application(
    application: &str,
    kind: Option<&str>,
    name: Option<&str>,
    records: &Records,
    agenda: &Agenda,
) -> Result<FoundAction, NoSingleFit> {
    let application = find_application(records, application)?;
    let kind = kind.map(read_kind).transpose()?;
    let fits = |action: &&Action| {
        action.application.id == application.id
            && kind.is_none_or(|kind| action.kind == kind)
            && name.is_none_or(|name| is_named(action, name))
    };
    let is_due = |action: &&Action| action.state != State::Upcoming;
    let listed = || agenda.actions.iter().filter(fits);
    let pools: [Vec<&Action>; 3] = [
        listed().filter(is_due).collect(),
        listed().filter(|action| !is_due(action)).collect(),
        agenda.withheld.iter().map(|withheld| &withheld.action).filter(fits).collect(),
    ];
    match pools.iter().find(|pool| !pool.is_empty()).map(Vec::as_slice) {
        Some([one]) => Ok(FoundAction::Open(Box::new((*one).clone()))),
        Some(several) => Err(NoSingleFit {
            problem: format!("{} has {} actions that fit:", application.title(), several.len()),
            candidates: several.iter().map(|action| line(action)).collect(),
            advice: ADVICE,
        }),
        None => match done_before(application, kind, name, records) {
            Some(key) => Ok(FoundAction::DoneAlready(key)),
            None => Err(none(nothing_to_do(application, kind, name))),
        },
    }
}

/// Returns the done action of this kind, and for this person when one is named.
fn done_before(
    application: &Application,
    kind: Option<ActionKind>,
    name: Option<&str>,
    records: &Records,
) -> Option<ActionKey> {
    let kind = kind?;
    let is_named = |key: &ActionKey| {
        let person = |part: &str| records.find_contact(&ContactId::new(part));
        name.is_none_or(|name| {
            key.parts().into_iter().filter_map(person).any(|person| is_part(&person.name, name))
        })
    };
    past_keys_of(application)
        .into_iter()
        .find(|key| key.kind() == Some(kind) && is_named(key) && was_done(records, key))
}

fn nothing_to_do(application: &Application, kind: Option<ActionKind>, name: Option<&str>) -> String {
    let what = kind.map_or("action".to_owned(), |kind| kind.to_string());
    let who = name.map_or(String::new(), |name| format!(" for '{name}'"));
    let (title, handle) = (application.title(), &application.handle);
    format!("{title} has no {what}{who} now; callback why {handle} tells more")
}

/// Reads a kind of action by its word, or by any unique beginning of it.
fn read_kind(text: &str) -> Result<ActionKind, NoSingleFit> {
    let beginning = text.to_lowercase();
    let fitting: Vec<_> =
        ActionKind::ALL.iter().filter(|kind| kind.as_str().starts_with(&beginning)).copied().collect();
    match fitting.as_slice() {
        [one] => Ok(*one),
        _ => {
            let words: Vec<_> = ActionKind::ALL.iter().map(|kind| kind.as_str()).collect();
            Err(none(format!("'{text}' is not a kind of action; expected {}", words.join(", "))))
        }
    }
}

/// Tells whether `name` is a part of the recipient's name, or of the words of what concerns only the user.
fn is_named(action: &Action, name: &str) -> bool {
    let shown = action.recipient.as_ref().map_or(&action.why, |recipient| &recipient.name);
    is_part(shown, name)
}

fn is_part(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}

fn line(action: &Action) -> String {
    let who = action.recipient.as_ref().map_or(String::new(), |recipient| format!(" to {}", recipient.name));
    format!("{}  {}{who}, {}", action.code, action.kind, in_full(Moment::day(action.due_on)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::sample::{action, application, contact};
    use crate::scheduler::action::{Withheld, Withholding};

    /// Acme: two thank-yous due, a task coming. Globex: a follow-up due, a debrief coming. Initech: one snoozed.
    fn agenda() -> (Records, Agenda) {
        let acme = application("a", "k3qz2", "Acme", "Backend Engineer");
        let globex = application("g", "m2xw8", "Globex", "SRE");
        let initech = application("i", "ccccc", "Initech", "");
        let (ana, ben) = (contact("c-ana", "Ana Ruiz", None), contact("c-ben", "Ben Li", None));
        let actions = vec![
            action(&acme, "thank-you:i1:c-ana", "aaaa", "2026-11-24", Some(&ana)),
            action(&acme, "thank-you:i1:c-ben", "bbbb", "2026-11-24", Some(&ben)),
            action(&globex, "follow-up:g:i2", "cccc", "2026-11-20", None),
            action(&acme, "task:k1", "dddd", "2026-11-28", None),
            action(&globex, "debrief:i3", "eeee", "2026-11-28", None),
        ];
        let snoozed = action(&initech, "check-in:i", "ffff", "2026-11-20", None);
        let because = Withholding::Snoozed(snoozed.due_on);
        let withheld = vec![Withheld { action: snoozed, because }];
        let records = Records { applications: vec![acme, globex, initech], ..Records::default() };
        (records, Agenda { actions, withheld, warnings: vec![] })
    }

    fn find(words: &str) -> Result<String, String> {
        find_alone(words, Alone::Anything)
    }

    fn find_alone(words: &str, alone: Alone) -> Result<String, String> {
        let (records, agenda) = agenda();
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        match find_action(&words, alone, &records, &agenda) {
            Ok(FoundAction::Open(action)) => Ok(action.key.to_string()),
            Ok(FoundAction::DoneAlready(key)) => Ok(format!("done {key}")),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn keys_codes_and_unique_descriptions_fit() {
        for (words, key) in [
            ("thank-you:i1:c-ben", "thank-you:i1:c-ben"),
            ("CCCC", "follow-up:g:i2"),
            ("globex", "follow-up:g:i2"),
            ("globex debrief", "debrief:i3"),
            ("acme thank-you ana", "thank-you:i1:c-ana"),
            ("k3qz2 thank Ben Li", "thank-you:i1:c-ben"),
            ("acme task", "task:k1"),
            ("acme task becau", "task:k1"),
            ("initech", "check-in:i"),
            ("ffff", "check-in:i"),
        ] {
            assert_eq!(find(words).as_deref(), Ok(key), "{words}");
        }
    }

    #[test]
    fn an_application_alone_is_done_only_with_what_is_due() {
        let find = |words| find_alone(words, Alone::WhatIsDue);
        assert_eq!(find("globex").as_deref(), Ok("follow-up:g:i2"));
        assert_eq!(find("initech check").as_deref(), Ok("check-in:i"));
        assert_eq!(find("ffff").as_deref(), Ok("check-in:i"));
        insta::assert_snapshot!(find("initech").unwrap_err(), @"
        nothing is due for Initech; coming or withheld:
          ffff  check-in, Fri 20 Nov 2026
        name one by its code, or as APP KIND NAME
        ");
    }

    #[test]
    fn several_are_refused_with_their_codes() {
        insta::assert_snapshot!(find("acme").unwrap_err(), @r"
        Acme - Backend Engineer has 2 actions that fit:
          aaaa  thank-you to Ana Ruiz, Tue 24 Nov 2026
          bbbb  thank-you to Ben Li, Tue 24 Nov 2026
        name one by its code, or as APP KIND NAME
        ");
    }

    #[test]
    fn none_is_refused_with_the_way_to_find_out() {
        for (words, part) in [
            ("globex reminder", "Globex - SRE has no reminder now; callback why m2xw8 tells more"),
            ("acme thank-you zoe", "Acme - Backend Engineer has no thank-you for 'zoe' now"),
            ("acme wave", "'wave' is not a kind of action; expected thank-you, "),
            ("acme re", "'re' is not a kind of action"),
            ("follow-up:g:i9", "no action has the key 'follow-up:g:i9' now"),
            ("wave:g", "'wave:g' is not the key of an action"),
            ("nobody", "no application fits 'nobody'"),
        ] {
            let error = find(words).unwrap_err();
            assert!(error.contains(part), "{words}: {error}");
        }
    }
}
