//! Explaining: what every rule says about the selected line.

use crate::scheduler::action::{Action, Reason, State as ActionState};
use crate::scheduler::agenda::{Outcome, verdicts};
use crate::scheduler::explain::withheld_because;
use crate::tui::mode::{Mode, Reading, ReadingLine, Weight};
use crate::tui::state::State;
use crate::tui::update::act;
use crate::tui::wording;

/// Shows the rules behind the selected line: first those of its action, then the verdicts of all.
pub(super) fn why(state: &mut State) {
    let Some(application) = act::selected(state) else {
        return;
    };
    let today = state.today();
    let mut lines = Vec::new();
    let selected = state.subject().action;
    if let Some(action) = &selected {
        lines.push(strong(listed(action, &action.kind.to_string(), today)));
        lines.push(plain(2, action.why.clone()));
        lines.extend(action.reasons.iter().map(reason));
        lines.push(plain(0, String::new()));
        lines.push(strong("What every rule says".to_owned()));
    }
    let settings = &state.settings;
    let records = &state.snapshot.records;
    for verdict in verdicts(records, &settings.cadences, &settings.holidays, today, &application.id) {
        let about = format!("{} {}", verdict.rule, verdict.about);
        match &verdict.outcome {
            Outcome::Listed(action) if selected.as_ref().is_some_and(|shown| shown.key == action.key) => {
                lines.push(strong(format!("{about}: see above")));
            }
            Outcome::Listed(action) => {
                lines.push(strong(listed(action, &about, today)));
                lines.extend(action.reasons.iter().map(reason));
            }
            Outcome::Withheld(withheld) => {
                lines.push(strong(format!("{about}: {}", withheld_because(&withheld.because))));
                lines.extend(withheld.action.reasons.iter().map(reason));
            }
            Outcome::Nothing(because) => lines.push(plain(0, format!("{about}: nothing, {because}"))),
        }
    }
    let title = format!("Why: {}", application.title());
    state.mode = Mode::Reading(Reading { title, lines, top: 0, back: None });
}

/// Returns when an action is due, in one line.
fn listed(action: &Action, about: &str, today: chrono::NaiveDate) -> String {
    let day = wording::weekday_and_date(action.due_on);
    let due = match action.state {
        ActionState::Overdue => format!("due {day} ({})", wording::due(action, today)),
        ActionState::Due => "due today".to_owned(),
        ActionState::Upcoming => format!("due {day}"),
    };
    match &action.recipient {
        Some(recipient) => format!("{about}: {due}, to {}", recipient.name),
        None => format!("{about}: {due}"),
    }
}

/// Returns one step of an explanation.
fn reason(reason: &Reason) -> ReadingLine {
    let source = reason.source.map(|source| format!(" ({source})")).unwrap_or_default();
    plain(2, format!("{} {}{source}", reason.rule, reason.text))
}

fn strong(text: String) -> ReadingLine {
    ReadingLine { indent: 0, text, weight: Weight::Strong }
}

fn plain(indent: usize, text: String) -> ReadingLine {
    ReadingLine { indent, text, weight: Weight::Plain }
}
