//! Verdicts as `callback.why/1`, for programs. Fields are only ever added.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::cli::why::code;

use crate::domain::application::Application;
use crate::domain::stage::stage_on;
use crate::scheduler::action::Action;
use crate::scheduler::explain::withheld_because;
use crate::scheduler::{Agenda, Outcome, Verdict};

/// Returns the verdicts as a document.
pub(super) fn document(
    application: &Application,
    verdicts: &[Verdict],
    agenda: &Agenda,
    on: NaiveDate,
) -> Value {
    let stage = stage_on(&application.stage_history, on).map(|(stage, _)| stage);
    json!({
        "format": "callback.why/1",
        "on": on,
        "application": {
            "id": application.id,
            "company": application.company,
            "role": application.role,
            "stage": stage,
        },
        "verdicts": verdicts.iter().map(|verdict| self::verdict(verdict, agenda)).collect::<Vec<_>>(),
    })
}

fn verdict(verdict: &Verdict, agenda: &Agenda) -> Value {
    let code = code(agenda, &verdict.outcome);
    let (outcome, because, action) = match &verdict.outcome {
        Outcome::Listed(found) => ("listed", None, Some(action(found, code))),
        Outcome::Withheld(held) => {
            ("withheld", Some(withheld_because(&held.because)), Some(action(&held.action, code)))
        }
        Outcome::Nothing(why) => ("nothing", Some(why.clone()), None),
    };
    json!({
        "rule": verdict.rule,
        "about": verdict.about,
        "outcome": outcome,
        "because": because,
        "action": action,
    })
}

fn action(action: &Action, code: &str) -> Value {
    let reasons: Vec<Value> = action
        .reasons
        .iter()
        .map(|reason| json!({"rule": reason.rule, "text": reason.text, "source": reason.source}))
        .collect();
    json!({
        "key": action.key.as_str(),
        "code": code,
        "kind": action.kind,
        "state": action.state,
        "due_on": action.due_on,
        "days_overdue": action.days_overdue,
        "after": action.after.map(|after| after.format("%H:%M").to_string()),
        "lapses_on": action.lapses_on,
        "interview": action.interview,
        "recipient": action.recipient.as_ref().map(|recipient| &recipient.id),
        "channel": action.channel,
        "why": action.why,
        "reasons": reasons,
    })
}
