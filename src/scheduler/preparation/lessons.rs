//! What was learnt and is worth reading again: here first, then from the rejections of others.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::lesson::Lesson;
use crate::domain::records::Records;
use crate::domain::stage::Stage;

/// The most lessons from elsewhere on a sheet: what is read in a minute.
const MOST: usize = 7;

/// Something learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder<'r> {
    /// Where it was learnt.
    pub application: &'r Application,
    /// What was learnt.
    pub lesson: &'r Lesson,
}

/// Returns all lessons of the application, and the newest ones of rejected ones: those of the same company, role or
/// tag before others, each text once.
pub(in crate::scheduler::preparation) fn lessons<'r>(
    records: &'r Records,
    application: &'r Application,
    on: NaiveDate,
) -> Vec<Reminder<'r>> {
    let known = |lesson: &&Lesson| lesson.on.is_none_or(|day| day <= on) && !lesson.words.trim().is_empty();
    let of = |application: &'r Application| {
        application.lessons.iter().filter(known).map(move |lesson| Reminder { application, lesson })
    };
    let mut own: Vec<Reminder<'_>> = of(application).collect();
    own.sort_by_key(|reminder| Reverse(reminder.lesson.on));
    let others = records.applications.iter().filter(|other| other.id != application.id);
    let rejected = others.filter(|other| other.stage() == Stage::Rejected);
    let mut elsewhere: Vec<Reminder<'_>> = rejected.flat_map(of).collect();
    elsewhere.sort_by_key(|reminder| {
        (Reverse(kinship(application, reminder.application)), Reverse(reminder.lesson.on))
    });
    let mut seen: Vec<String> = Vec::new();
    let mut is_new = |reminder: &Reminder<'_>| {
        let words = reminder.lesson.words.trim().to_lowercase();
        let is_new = !seen.contains(&words);
        seen.push(words);
        is_new
    };
    let mut reminders = own;
    reminders.retain(&mut is_new);
    reminders.extend(elsewhere.into_iter().filter(is_new).take(MOST));
    reminders
}

/// Returns how much two applications have in common.
fn kinship(one: &Application, other: &Application) -> usize {
    let same = |one: &str, other: &str| {
        !one.trim().is_empty() && one.trim().to_lowercase() == other.trim().to_lowercase()
    };
    let tags = one.tags.iter().filter(|tag| other.tags.iter().any(|known| same(known, tag))).count();
    3 * usize::from(same(&one.company, &other.company)) + 2 * usize::from(same(&one.role, &other.role)) + tags
}
