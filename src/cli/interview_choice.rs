//! `--interview`: one interview of an application by its handle, its id or its date.

use chrono::NaiveDate;

use crate::cli::error::NoSingleFit;
use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::interview::Interview;

/// Returns the interview of `application` that `text` names.
///
/// # Errors
/// When none fits, or more than one; lists them all.
pub fn find_interview<'a>(
    application: &'a Application,
    text: &str,
    date: Option<NaiveDate>,
) -> Result<&'a Interview, NoSingleFit> {
    let lower = text.to_lowercase();
    let named = |interview: &&Interview| interview.id.as_str() == text || interview.handle == lower;
    let mut fitting: Vec<_> = application.interviews.iter().filter(named).collect();
    if fitting.is_empty() {
        let on_day = |interview: &&Interview| Some(interview.date()) == date;
        fitting = application.interviews.iter().filter(on_day).collect();
    }
    match fitting.as_slice() {
        [one] => Ok(one),
        several => {
            let fit = if several.is_empty() { "fits no interview" } else { "fits several interviews" };
            Err(NoSingleFit {
                problem: format!("'{text}' {fit} of {}", application.title()),
                candidates: application.interviews.iter().map(line).collect(),
                advice: "name one by its handle",
            })
        }
    }
}

/// Returns the latest interview held on or before a day.
pub fn latest_held(application: &Application, day: NaiveDate) -> Option<&Interview> {
    let held = application.interviews.iter().filter(|interview| interview.is_held(day));
    held.max_by_key(|interview| (interview.starts_at, &interview.id))
}

fn line(interview: &Interview) -> String {
    let cancelled = if interview.cancelled { ", cancelled" } else { "" };
    format!("{}  {}  {}{cancelled}", interview.handle, in_full(interview.starts_at), interview.kind)
}
