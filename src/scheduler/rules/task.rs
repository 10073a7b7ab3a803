//! O2: what the user noted to do, in every stage, until it is done.

use chrono::NaiveDate;

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::task::Task;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{day, fact};
use crate::scheduler::rules::Finding;

/// Finds every dated task that is not done as of the day.
pub fn judge(case: &Case<'_>) -> Vec<Finding> {
    let tasks = &case.known.application.tasks;
    if tasks.is_empty() {
        return vec![Finding::nothing("nothing was noted")];
    }
    tasks.iter().map(|task| judge_one(case, task)).collect()
}

fn judge_one(case: &Case<'_>, task: &Task) -> Finding {
    let today = case.today();
    if let Some(done_on) = task.done_on.filter(|on| *on <= today) {
        return Finding::nothing(format!("{}: done {}", task.words, day(done_on, today)));
    }
    match task.due_on {
        None => Finding::nothing(format!("{}: no date was noted", task.words)),
        Some(due_on) => found(case, task, due_on),
    }
}

fn found(case: &Case<'_>, task: &Task, due_on: NaiveDate) -> Finding {
    let today = case.today();
    let reasons = vec![fact("O2", format!("noted for {}: {}", day(due_on, today), task.words))];
    let action =
        case.action(ActionKind::Task, ActionKey::task(&task.id), due_on, task.words.clone(), reasons);
    Finding::of(action, today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::check;

    #[test]
    fn tasks_stand_until_they_are_done_in_every_stage() {
        check(
            "task",
            &[
                ("applied 11-02; task k1 11-20", "11-24", "task 11-20"),
                ("applied 11-02; rejected 11-03; task k1 11-20", "2027-11-24", "task 11-20"),
                ("applied 11-02; task k1 11-20 11-19", "11-24", ""),
                // seen from a day before it was done
                ("applied 11-02; task k1 11-18 11-19", "11-18", "task 11-18"),
                // before the application there is nothing to do
                ("applied 11-02; task k1 11-18", "11-01", ""),
            ],
        );
    }
}
