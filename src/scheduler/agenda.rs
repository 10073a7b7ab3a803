//! The agenda of a day: every action that the rules find, listed or withheld.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::action_key::ActionKind;
use crate::domain::application::Application;
use crate::domain::ids::ApplicationId;
use crate::domain::records::Records;
use crate::scheduler::action::{Action, Withheld};
use crate::scheduler::calendar::Holidays;
use crate::scheduler::case::{Case, World};
use crate::scheduler::code::give_codes;
use crate::scheduler::explain::fact;
use crate::scheduler::order::in_order;
use crate::scheduler::policy::{Cadences, STANDARD};
use crate::scheduler::precedence::{settle, stand_alone};
use crate::scheduler::rules::{
    Finding, check_in, close, debrief, feedback, follow_up, parting_note, reminder, respond, task, thank_you,
    update,
};
use crate::scheduler::waiting::Anchor;

/// What the rules found as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// Overdue, due and upcoming actions, in the order of lists.
    pub actions: Vec<Action>,
    /// What is snoozed, dismissed, lapsed or held back, with the reason.
    pub withheld: Vec<Withheld>,
    /// What the user should know about this answer: an unknown cadence, a year without holidays.
    pub warnings: Vec<String>,
}

/// What one rule says about one application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The id of the rule, such as `F1`.
    pub rule: &'static str,
    /// What the rule is about, such as `follow-up`.
    pub about: &'static str,
    /// What it found.
    pub outcome: Outcome,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An action, listed when it is due.
    Listed(Box<Action>),
    /// An action that is held back.
    Withheld(Box<Withheld>),
    /// Nothing (any more), and why: "all 2 interviewers thanked", "no interview held".
    Nothing(String),
}

/// Judges every application as of `today`.
pub fn agenda(records: &Records, cadences: &Cadences, holidays: &Holidays, today: NaiveDate) -> Agenda {
    let world = World::new(records, cadences, holidays, today);
    let mut agenda = Agenda::default();
    for application in &records.applications {
        for verdict in judge(&world, application) {
            match verdict.outcome {
                Outcome::Listed(action) => agenda.actions.push(*action),
                Outcome::Withheld(withheld) => agenda.withheld.push(*withheld),
                Outcome::Nothing(_) => {}
            }
        }
    }
    agenda.actions.sort_by(in_order);
    give_codes(&mut agenda);
    agenda.warnings = warnings(records, cadences, holidays, today, &agenda.actions);
    agenda
}

/// Returns what every rule says about one application as of `today`, in the order T1, D1, F1, F2, F3, F4, U1, R1,
/// R2, O1, O2; empty when the application is not in `records` or had not begun.
pub fn verdicts(
    records: &Records,
    cadences: &Cadences,
    holidays: &Holidays,
    today: NaiveDate,
    application: &ApplicationId,
) -> Vec<Verdict> {
    let world = World::new(records, cadences, holidays, today);
    records.find_application(application).map(|application| judge(&world, application)).unwrap_or_default()
}

/// Lets every rule judge one application.
fn judge(world: &World<'_>, application: &Application) -> Vec<Verdict> {
    let Some(case) = Case::open(world, application) else { return Vec::new() };
    let contenders = [
        ("F1", ActionKind::FollowUp),
        ("F2", ActionKind::Reminder),
        ("F3", ActionKind::CheckIn),
        ("F4", ActionKind::Close),
        ("U1", ActionKind::Update),
    ];
    let found = vec![
        with_thanks(&case, follow_up::judge(&case)),
        with_thanks(&case, reminder::judge(&case)),
        check_in::judge(&case),
        close::judge(&case),
        update::judge(&case),
    ];
    let settled = settle(&case, found);
    let nudge =
        settled.holder.filter(|holder| matches!(holder.kind, ActionKind::FollowUp | ActionKind::Reminder));
    let alone = |rule: &'static str, kind: ActionKind, finding: Finding| Verdict {
        rule,
        about: kind.as_str(),
        outcome: stand_alone(&case, finding),
    };
    let thanks = thank_you::judge(&case, nudge.as_ref());
    let mut verdicts: Vec<_> =
        thanks.into_iter().map(|finding| alone("T1", ActionKind::ThankYou, finding)).collect();
    verdicts
        .extend(debrief::judge(&case).into_iter().map(|finding| alone("D1", ActionKind::Debrief, finding)));
    let outcomes = contenders.into_iter().zip(settled.outcomes);
    verdicts.extend(outcomes.map(|((rule, kind), outcome)| Verdict { rule, about: kind.as_str(), outcome }));
    verdicts.push(alone("R1", ActionKind::Feedback, feedback::judge(&case)));
    verdicts.push(alone("R2", ActionKind::PartingNote, parting_note::judge(&case)));
    verdicts.push(alone("O1", ActionKind::Respond, respond::judge(&case)));
    verdicts.extend(task::judge(&case).into_iter().map(|finding| alone("O2", ActionKind::Task, finding)));
    verdicts
}

/// Lets a nudge that is due thank those whom nobody thanked for the interview (T1).
fn with_thanks(case: &Case<'_>, finding: Finding) -> Finding {
    let Finding::Found(mut action) = finding else { return finding };
    if let Some(Anchor::Interview(interview)) = case.waiting.anchor
        && action.due_on <= case.today()
    {
        let names = thank_you::unthanked(case, interview).join(", ");
        if !names.is_empty() {
            action.why.push_str(&format!("; thank {names} in it"));
            action.reasons.push(fact("T1", format!("{names} was not thanked yet: do it in this message")));
        }
    }
    Finding::Found(action)
}

/// Returns what the user should know about an answer.
fn warnings(
    records: &Records,
    cadences: &Cadences,
    holidays: &Holidays,
    today: NaiveDate,
    actions: &[Action],
) -> Vec<String> {
    let mut warnings: Vec<String> = Vec::new();
    for application in &records.applications {
        if let Some(name) = application.cadence.as_deref().filter(|name| cadences.find(name).is_none()) {
            warnings
                .push(format!("{}: there is no cadence '{name}'; '{STANDARD}' is used", application.title()));
        }
    }
    let days = actions.iter().map(|action| action.due_on).chain([today]);
    let years: BTreeSet<i32> = days.filter(|day| holidays.lacks(*day)).map(|day| day.year()).collect();
    for year in years {
        let calendar = holidays.calendar.as_deref().unwrap_or_default();
        warnings.push(format!(
            "the holidays of {calendar} are not known for {year}; that year is counted without them"
        ));
    }
    warnings
}
