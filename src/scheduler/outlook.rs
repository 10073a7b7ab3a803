//! The outlook: from which day on an application has to be looked at.
//!
//! Judging every application each morning is what makes a list slow, so the store keeps the answer of this file and
//! reads only what it names. Owns the proof that nothing is missed: the answer may be too early, never too late.
//!
//! Between two days, the findings of one application change only on a day that its own records name, on a day that
//! an action is due, or when its silence has lasted long enough. What is snoozed, dismissed or held back counts as
//! due here, so that deferrals and people's addresses do not matter; offers elsewhere are left to `is_told_elsewhere`.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::ids::ApplicationId;
use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::scheduler::action::Action;
use crate::scheduler::calendar::Holidays;
use crate::scheduler::case::{Case, World};
use crate::scheduler::policy::Cadences;
use crate::scheduler::rules::{
    Finding, check_in, close, debrief, feedback, follow_up, parting_note, reminder, respond, task, thank_you,
};

/// Returns a text that differs when other rules, cadences or holidays hold: an outlook found by one is of no use to
/// another.
pub fn rules(cadences: &Cadences, holidays: &Holidays) -> String {
    let mut hasher = DefaultHasher::new();
    (env!("CARGO_PKG_VERSION"), format!("{cadences:?}{holidays:?}")).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Returns for each application the first day, `today` or later, on which it has to be looked at; `None` when that
/// never comes unless something is written.
pub fn outlook(
    records: &Records,
    cadences: &Cadences,
    holidays: &Holidays,
    today: NaiveDate,
) -> Vec<(ApplicationId, Option<NaiveDate>)> {
    let world = World::new(records, cadences, holidays, today).without_deferrals();
    records
        .applications
        .iter()
        .map(|application| (application.id.clone(), look_on(&world, application)))
        .collect()
}

/// Tells whether an offer among `records` is news to all others on a day, so that all have to be looked at.
pub fn is_told_elsewhere(
    records: &Records,
    cadences: &Cadences,
    holidays: &Holidays,
    today: NaiveDate,
) -> bool {
    !World::new(records, cadences, holidays, today).offers.is_empty()
}

fn look_on(world: &World<'_>, application: &Application) -> Option<NaiveDate> {
    let today = world.today;
    let cadence = application.cadence.as_deref();
    let meets = |day| application.interviews.iter().any(|interview| interview.date() == day);
    if meets(today) || cadence.is_some_and(|name| world.cadences.find(name).is_none()) {
        return Some(today);
    }
    let mut ahead: Vec<NaiveDate> = days_of(application).into_iter().filter(|day| *day > today).collect();
    if let Some(case) = Case::open(world, application) {
        if case.known.stage == Stage::Offer {
            return Some(today);
        }
        for action in actions(&case) {
            if action.due_on <= today || world.holidays.lacks(action.due_on) {
                return Some(today);
            }
            ahead.push(action.due_on);
        }
        ahead.extend(close::silence_ends(&case).map(|day| day.max(today)));
    }
    ahead.into_iter().min()
}

/// Returns what the rules that look at one application alone find, whatever may hold it back.
fn actions(case: &Case<'_>) -> Vec<Action> {
    let mut found = vec![
        follow_up::judge(case),
        reminder::judge(case),
        check_in::judge(case),
        close::judge(case),
        feedback::judge(case),
        parting_note::judge(case),
        respond::judge(case),
    ];
    found.extend(thank_you::judge(case, None));
    found.extend(debrief::judge(case));
    found.extend(task::judge(case));
    let open = |finding| match finding {
        Finding::Found(action) => Some(*action),
        Finding::Lapsed(_) | Finding::Nothing(_) => None,
    };
    found.into_iter().filter_map(open).collect()
}

/// Returns the days that the records of an application name.
fn days_of(application: &Application) -> Vec<NaiveDate> {
    let stages = application.stage_history.iter().filter_map(|step| step.on);
    let meetings = application.interviews.iter().map(|interview| interview.date());
    let messages = application.interactions.iter().map(|message| message.on);
    let promises = application.promises.iter().flat_map(|promise| [promise.said_on, promise.reply_by]);
    let tasks = application.tasks.iter().flat_map(|task| [task.due_on, task.done_on]).flatten();
    let offer =
        application.offer.iter().flat_map(|offer| [Some(offer.received_on), offer.respond_by]).flatten();
    let own = [application.applied_on, application.quiet_until].into_iter().flatten();
    stages.chain(meetings).chain(messages).chain(promises).chain(tasks).chain(offer).chain(own).collect()
}
