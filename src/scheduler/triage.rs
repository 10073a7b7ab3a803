//! Triage: which applications are long past, and what settling them writes.
//!
//! After an import of an old search there are many that nobody will ever answer. Owns the choice and the wording;
//! refuses to settle anything by itself. Only what waits for an employer is chosen: an offer or a saved posting is
//! not silent. What has a plan ahead (an interview, a promise, a task, a quiet time) is never chosen.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::ids::ApplicationId;
use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::fields::change::Change;
use crate::scheduler::action::{Action, ApplicationRef, State};
use crate::scheduler::agenda::Agenda;
use crate::scheduler::calendar::add_days;
use crate::scheduler::explain::{count, day};
use crate::scheduler::known::Known;
use crate::scheduler::policy::Cadences;

/// Days after which an action that was never done is long past.
const LONG_OVERDUE: u32 = 30;
/// Days for which what is kept stays out of the way.
const KEPT_FOR: u32 = 14;

/// An application that is long past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongPast {
    /// The application.
    pub application: ApplicationRef,
    /// The last day on which anything happened.
    pub quiet_since: NaiveDate,
    /// Days since then.
    pub quiet_for: u32,
    /// Why it is listed, in one line.
    pub why: String,
    /// What would still be asked for.
    pub actions: Vec<ActionKey>,
}

/// What the user decides about one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// They never answered: it moves to `no-response`.
    Close,
    /// It stays open, and nothing is asked for two weeks.
    Keep,
    /// It stays open, and what is asked for now is waved away.
    Dismiss,
}

/// Decisions in the form in which they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The name of the operation: "triage: 12 applications closed, 1 kept".
    pub name: String,
    /// What is written.
    pub changes: Vec<Change>,
}

/// Returns the applications that are long past on `today`, the day of `agenda`, the longest quiet first: closing is
/// suggested, or something is overdue for more than 30 days, or nothing happened for longer than their cadence waits.
pub fn long_past(records: &Records, agenda: &Agenda, cadences: &Cadences, today: NaiveDate) -> Vec<LongPast> {
    let view = View::of(records, agenda);
    let mut found: Vec<_> = records
        .applications
        .iter()
        .filter_map(|application| {
            let known = Known::as_of(application, today).filter(|known| known.stage.is_waiting())?;
            let policy = cadences.policy_for(application.cadence.as_deref());
            judge(&known, &view, policy.give_up_after)
        })
        .collect();
    found.sort_by(|a, b| {
        let company = |line: &LongPast| line.application.company.to_lowercase();
        (a.quiet_since, company(a), &a.application.id).cmp(&(b.quiet_since, company(b), &b.application.id))
    });
    found
}

/// Turns decisions into one operation; `None` when nothing was decided.
pub fn settle(decisions: &[(&LongPast, Decision)], today: NaiveDate) -> Option<Settled> {
    let number = |wanted| {
        let made = decisions.iter().filter(|(_, decision)| *decision == wanted).count();
        u32::try_from(made).unwrap_or(u32::MAX)
    };
    let counts = [
        (number(Decision::Close), "closed"),
        (number(Decision::Keep), "kept"),
        (number(Decision::Dismiss), "dismissed"),
    ];
    let mut parts = counts.iter().filter(|(number, _)| *number > 0);
    let (first, verb) = parts.next()?;
    let mut name = format!("triage: {} {verb}", count(*first, "application"));
    parts.for_each(|(number, verb)| name.push_str(&format!(", {number} {verb}")));
    let changes = decisions.iter().flat_map(|(line, decision)| changes(line, *decision, today)).collect();
    Some(Settled { name, changes })
}

fn changes(line: &LongPast, decision: Decision, today: NaiveDate) -> Vec<Change> {
    let defer = |until| line.actions.iter().map(|key| Change::Defer { key: key.clone(), until }).collect();
    match decision {
        Decision::Close => vec![Change::MoveStage {
            application: line.application.id.clone(),
            stage: Stage::NoResponse,
            on: today,
            note: None,
        }],
        Decision::Keep => defer(Some(add_days(today, KEPT_FOR))),
        Decision::Dismiss => defer(None),
    }
}

/// The actions of a day by application, and what was put off or dismissed.
struct View<'a> {
    listed: HashMap<&'a ApplicationId, Vec<&'a Action>>,
    withheld: HashMap<&'a ApplicationId, Vec<&'a Action>>,
    deferrals: HashMap<&'a ActionKey, Option<NaiveDate>>,
}

impl<'a> View<'a> {
    fn of(records: &'a Records, agenda: &'a Agenda) -> Self {
        let deferrals = records.deferrals.iter().map(|deferral| (&deferral.key, deferral.until)).collect();
        let mut view = Self { listed: HashMap::new(), withheld: HashMap::new(), deferrals };
        for action in agenda.actions.iter().filter(|action| action.state != State::Upcoming) {
            view.listed.entry(&action.application.id).or_default().push(action);
        }
        for action in agenda.withheld.iter().map(|withheld| &withheld.action) {
            view.withheld.entry(&action.application.id).or_default().push(action);
        }
        view
    }

    /// Tells whether an action was dismissed, or put off beyond today.
    fn is_put_off(&self, key: &ActionKey, today: NaiveDate) -> bool {
        self.deferrals.get(key).is_some_and(|until| until.is_none_or(|until| until > today))
    }
}

/// Judges an application that waits for its employer.
fn judge(known: &Known<'_>, view: &View<'_>, give_up_after: u32) -> Option<LongPast> {
    let (application, today) = (known.application, known.today);
    let listed = view.listed.get(&application.id).map(Vec::as_slice).unwrap_or_default();
    let withheld = view.withheld.get(&application.id).map(Vec::as_slice).unwrap_or_default();
    let decided = withheld.iter().any(|action| action.kind == ActionKind::Close)
        || view.is_put_off(&ActionKey::close(&application.id, None), today);
    if decided {
        return None;
    }
    let deferrals = listed.iter().chain(withheld).filter_map(|action| view.deferrals.get(&action.key));
    let snoozed = deferrals.filter_map(|until| *until).max();
    let quiet_since = signs(known).into_iter().flatten().max()?;
    let days_since = |day: NaiveDate| u32::try_from((today - day).num_days()).ok();
    let quiet_for = days_since(quiet_since)?;
    let left_alone = days_since(snoozed.map_or(quiet_since, |until| until.max(quiet_since))).unwrap_or(0);
    let close = listed.iter().find(|action| action.kind == ActionKind::Close);
    let late = listed.iter().find(|action| action.days_overdue > LONG_OVERDUE);
    let why = match (close, late) {
        (Some(close), _) => close.why.clone(),
        (None, Some(late)) if left_alone > LONG_OVERDUE => {
            format!("{} {} late", late.kind, count(late.days_overdue, "day"))
        }
        (None, _) if left_alone > give_up_after => {
            format!("no sign of life since {}", day(quiet_since, today))
        }
        _ => return None,
    };
    let mut actions: Vec<ActionKey> = listed.iter().map(|action| action.key.clone()).collect();
    if close.is_none() {
        actions.push(ActionKey::close(&application.id, None));
    }
    let application = ApplicationRef::new(application, known.stage);
    Some(LongPast { application, quiet_since, quiet_for, why, actions })
}

/// Returns the days on which something happened or is planned to.
fn signs(known: &Known<'_>) -> Vec<Option<NaiveDate>> {
    let application: &Application = known.application;
    let stages = application.stage_history.iter().map(|step| step.on);
    let meetings = application.interviews.iter().filter(|interview| !interview.cancelled);
    let meetings = meetings.map(|interview| Some(interview.date()));
    let spoken = known.interactions.iter().filter(|said| said.is_inbound() || said.is_delivered());
    let spoken = spoken.map(|said| Some(said.on));
    let promises = known.promises.iter().map(|promise| Some(promise.reply_by.max(promise.said_on)));
    let tasks = application.tasks.iter().filter(|task| task.done_on.is_none()).map(|task| task.due_on);
    stages
        .chain(meetings)
        .chain(spoken)
        .chain(promises)
        .chain(tasks)
        .chain([application.applied_on, application.quiet_until])
        .collect()
}

#[cfg(test)]
mod tests;
