//! `--interview`: one interview of an application by its handle, its id or its date; `INTERVIEW`: one of all, also by
//! its application when only one fits.
//!
//! Refuses to choose between several.

use chrono::NaiveDate;

use crate::cli::application_choice::find_application;
use crate::cli::error::NoSingleFit;
use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::ids::canonical_id;
use crate::domain::interview::Interview;
use crate::domain::records::Records;

/// Returns the interview of `application` that `text` names; a date never means one that was cancelled.
///
/// # Errors
/// When none fits, listing all that were not cancelled, or more than one, listing those.
pub fn find_interview<'a>(
    application: &'a Application,
    text: &str,
    date: Option<NaiveDate>,
) -> Result<&'a Interview, NoSingleFit> {
    let lower = text.to_lowercase();
    let named =
        |interview: &&Interview| interview.id.as_str() == canonical_id(text) || interview.handle == lower;
    let mut fitting: Vec<_> = application.interviews.iter().filter(named).collect();
    let arranged: Vec<_> = application.interviews.iter().filter(|interview| !interview.cancelled).collect();
    if fitting.is_empty() {
        fitting = arranged.iter().filter(|interview| Some(interview.date()) == date).copied().collect();
    }
    let (fit, candidates) = match fitting.as_slice() {
        [one] => return Ok(one),
        [] => ("fits no interview", arranged),
        _ => ("fits several interviews", fitting),
    };
    Err(NoSingleFit {
        problem: format!("'{text}' {fit} of {}", application.title()),
        candidates: candidates.into_iter().map(line).collect(),
        advice: "name one by its handle",
    })
}

/// Which interviews of an application are meant when it alone is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// Those of today or later that were not cancelled; when there are none, any.
    ComingOrAny,
    /// Those of today or later that were not cancelled.
    Coming,
}

/// Returns the interview that `text` names, and its application: by handle or id, or the only one of an application
/// that is meant as of `today`.
///
/// # Errors
/// When none fits, or more than one.
pub fn choose_interview<'r>(
    records: &'r Records,
    text: &str,
    meant: Meant,
    today: NaiveDate,
) -> Result<(&'r Application, &'r Interview), NoSingleFit> {
    let (wanted, lower) = (text.trim(), text.trim().to_lowercase());
    let all = records
        .applications
        .iter()
        .flat_map(|application| application.interviews.iter().map(move |interview| (application, interview)));
    let mut named = all.filter(|(_, interview)| interview.id.as_str() == wanted || interview.handle == lower);
    if let (Some(one), None) = (named.next(), named.next()) {
        return Ok(one);
    }
    let application = find_application(records, text)?;
    let coming = |interview: &&Interview| !interview.cancelled && interview.date() >= today;
    let mut fitting: Vec<&Interview> = application.interviews.iter().filter(coming).collect();
    if fitting.is_empty() && meant == Meant::ComingOrAny {
        fitting = application.interviews.iter().collect();
    }
    let title = application.title();
    let problem = match fitting.as_slice() {
        [one] => return Ok((application, one)),
        [] if meant == Meant::Coming => format!("{title} has no interview ahead"),
        [] => format!("{title} has no interview"),
        several => format!("'{text}' fits {} interviews of {title}", several.len()),
    };
    let candidates = application.interviews.iter().map(line).collect();
    Err(NoSingleFit { problem, candidates, advice: "name one by its handle" })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::sample::{application, interview};
    use crate::domain::moment::iso_date;

    fn met() -> Application {
        let mut acme = application("a", "k3qz2", "Acme", "SRE");
        acme.interviews = vec![
            interview("i1", "h1111", "2026-11-20T10:00"),
            interview("i2", "h2222", "2026-11-20T14:00"),
            interview("i3", "h3333", "2026-11-23"),
        ];
        acme
    }

    #[test]
    fn one_is_named_by_id_handle_or_a_date_that_only_it_has() {
        let acme = met();
        let find = |text: &str| find_interview(&acme, text, iso_date(text)).map(|found| found.id.as_str());
        for (text, id) in [("i1", "i1"), ("H2222", "i2"), ("2026-11-23", "i3")] {
            assert_eq!(find(text), Ok(id));
        }
        insta::assert_snapshot!(find("2026-11-20").unwrap_err(), @"
        '2026-11-20' fits several interviews of Acme - SRE
          h1111  Fri 20 Nov 2026 10:00  other
          h2222  Fri 20 Nov 2026 14:00  other
        name one by its handle
        ");
        assert!(find("i9").unwrap_err().problem.contains("fits no interview of Acme - SRE"));
    }

    #[test]
    fn a_date_means_no_cancelled_interview() {
        let mut acme = met();
        acme.interviews[0].cancelled = true;
        let found = |acme: &Application, text: &str| {
            find_interview(acme, text, iso_date(text)).map(|found| found.id.as_str().to_owned())
        };
        assert_eq!(found(&acme, "2026-11-20").as_deref(), Ok("i2"));
        assert_eq!(found(&acme, "h1111").as_deref(), Ok("i1"), "its handle does");
        assert_eq!(found(&acme, "2026-11-21").unwrap_err().candidates.len(), 2);
    }

    #[test]
    fn the_latest_held_is_neither_cancelled_nor_ahead() {
        let mut acme = met();
        let latest = |acme: &Application, day| {
            latest_held(acme, iso_date(day).unwrap()).map(|found| found.id.as_str().to_owned())
        };
        assert_eq!(latest(&acme, "2026-11-19"), None);
        assert_eq!(latest(&acme, "2026-11-20").as_deref(), Some("i2"));
        assert_eq!(latest(&acme, "2026-11-24").as_deref(), Some("i3"));
        acme.interviews[2].cancelled = true;
        assert_eq!(latest(&acme, "2026-11-24").as_deref(), Some("i2"));
    }
}
