//! Deleting: what is selected goes, and undo brings it back.

use crate::domain::application::Application;
use crate::domain::ids::{ContactId, RecordId as SharedId, RecordKind};
use crate::domain::interaction::Interaction;
use crate::domain::interview::Interview;
use crate::domain::lesson::Lesson;
use crate::domain::promise::Promise;
use crate::domain::stage::StageChange;
use crate::domain::task::Task;
use crate::fields::Child;
use crate::fields::change::Change;
use crate::fields::wording::shortened;
use crate::keys::command::Command;
use crate::tui::effect::{Effect, Intent};
use crate::tui::forms::RecordId;
use crate::tui::state::State;
use crate::tui::update::{act, marks};
use crate::tui::wording::counted;

/// Deletes what is selected: a record of the application, or on a list the application itself.
pub(super) fn selected(state: &mut State) -> Vec<Effect> {
    if let Some(effect) = marked(state) {
        marks::clear(state);
        return vec![effect];
    }
    let subject = state.subject();
    if let Some(id) = subject.record.as_ref().and_then(RecordId::as_contact) {
        return person(state, &id);
    }
    let Some(application) = act::selected(state) else {
        return Vec::new();
    };
    let (name, change) = match &subject.record {
        Some(record) => match record_of(&application, record) {
            Some(found) => found,
            None => {
                state.say("It is gone already.");
                return Vec::new();
            }
        },
        None if state.detail.is_some() => {
            let key = state.key(Command::Delete);
            state.say(format!(
                "There is nothing to delete on this line: on the lists, {key} deletes the application."
            ));
            return Vec::new();
        }
        None if subject.done.is_some() => {
            let key = state.key(Command::Done);
            state.say(format!("This line is history: {key} takes it back."));
            return Vec::new();
        }
        None => whole(&application),
    };
    vec![Effect::Apply { intent: Intent::Change, name, changes: vec![change] }]
}

/// Deletes a person.
fn person(state: &mut State, id: &ContactId) -> Vec<Effect> {
    match state.find_contact(id) {
        Some(found) => {
            let (name, changes) = (format!("{} deleted", found.name), vec![Change::delete(found)]);
            vec![Effect::Apply { intent: Intent::Change, name, changes }]
        }
        None => {
            state.say("It is gone already.");
            Vec::new()
        }
    }
}

/// Returns the deletion of the marked applications in one operation, when there are some.
fn marked(state: &State) -> Option<Effect> {
    let deletions: Vec<_> = marks::applications(state)?.into_iter().map(whole).collect();
    let name = match deletions.as_slice() {
        [(name, _)] => name.clone(),
        several => format!("{} deleted", counted(several.len(), "application")),
    };
    let changes = deletions.into_iter().map(|(_, change)| change).collect();
    Some(Effect::Apply { intent: Intent::Change, name, changes })
}

/// Returns the deletion of an application, told with what goes with it.
fn whole(application: &Application) -> (String, Change) {
    let counts = [
        (application.interviews.len(), "interview"),
        (application.interactions.len(), "message"),
        (application.promises.len(), "promise"),
        (application.tasks.len(), "task"),
        (application.lessons.len(), "lesson"),
    ];
    let with = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun));
    let with: Vec<String> = with.collect();
    let with = if with.is_empty() { String::new() } else { format!(" with {}", with.join(", ")) };
    let change = Change::DeleteApplication { application: application.id.clone() };
    (format!("{} deleted{with}", application.title()), change)
}

/// Returns the deletion of a record of an application; `None` when it is gone.
fn record_of(application: &Application, record: &RecordId) -> Option<(String, Change)> {
    let company = &application.company;
    let id = application.id.clone();
    Some(match record {
        RecordId::Shared(record) => match record.kind {
            RecordKind::Interview => child::<Interview>(application, record)?,
            RecordKind::Task => child::<Task>(application, record)?,
            RecordKind::Interaction => child::<Interaction>(application, record)?,
            RecordKind::StageChange => child::<StageChange>(application, record)?,
            RecordKind::Lesson => child::<Lesson>(application, record)?,
            RecordKind::Promise => child::<Promise>(application, record)?,
            _ => return None,
        },
        RecordId::Offer => (format!("{company}: offer deleted"), Change::DeleteOffer { application: id }),
    })
}

/// Returns the deletion of a record that is described field by field; `None` when it is gone.
fn child<N: Child>(application: &Application, record: &SharedId) -> Option<(String, Change)> {
    let found = N::all(application).iter().find(|found| found.id() == record.id)?;
    Some((format!("{}: {} deleted", application.company, shortened(&found.title())), Change::delete(found)))
}
