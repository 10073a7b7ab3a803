//! The calendar behind the words: shifting, weeks, and which year or month a bare day belongs to.
//!
//! Every result lies in the years 1 to 9999, the ones that documents can hold; everything else is an error in
//! words.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use crate::domain::date_text::word::{Unit, month_name};
use crate::domain::date_text::{DateContext, Lean};

/// A day that was found, and another one that may have been meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The day.
    pub date: NaiveDate,
    /// The other one.
    pub other: Option<NaiveDate>,
}

impl Found {
    /// Returns a day that can only mean itself.
    pub const fn only(date: NaiveDate) -> Self {
        Self { date, other: None }
    }

    /// Returns a day that may have meant `other`, unless that is the same or not known.
    pub fn or(date: NaiveDate, other: Option<NaiveDate>) -> Self {
        Self { date, other: other.filter(|other| *other != date) }
    }
}

/// Days from which on a date without a year is so far away that the other side may have been meant.
const FAR_AWAY: i64 = 183;

/// Returns the day with this date.
///
/// # Errors
/// Says which part does not exist.
pub fn day_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, String> {
    if !(1..=9999).contains(&year) {
        return Err(beyond());
    }
    let Some(last) = last_day(year, month) else {
        return Err(format!("there is no month {month}"));
    };
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| match (month, day) {
        (_, 0) => "days count from 1".to_owned(),
        (2, 29) => format!("{} {year} has {last} days", month_name(month)),
        (2, _) => format!("{} has at most 29 days", month_name(month)),
        _ => format!("{} has {last} days", month_name(month)),
    })
}

/// Returns the number of the last day of a month; `None` when there is no such month.
pub fn last_day(year: i32, month: u32) -> Option<u32> {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())
}

/// Returns the day `amount` units after `date`; months and years end on the last day that there is.
///
/// # Errors
/// When the calendar ends before that.
pub fn shift(date: NaiveDate, amount: i64, unit: Unit) -> Result<NaiveDate, String> {
    let shifted = match unit {
        Unit::Day => shift_days(date, amount),
        Unit::Week => amount.checked_mul(7).and_then(|days| shift_days(date, days)),
        Unit::Month => shift_months(date, amount),
        Unit::Year => amount.checked_mul(12).and_then(|months| shift_months(date, months)),
    };
    shifted.filter(|day| (1..=9999).contains(&day.year())).ok_or_else(beyond)
}

fn shift_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::try_days(days)?)
}

fn shift_months(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { date.checked_sub_months(count) } else { date.checked_add_months(count) }
}

fn beyond() -> String {
    "the calendar has the years 1 to 9999".to_owned()
}

/// Returns a weekday of the week that is `weeks` after the one of `today`.
///
/// # Errors
/// When the calendar ends before that.
pub fn of_week(today: NaiveDate, weeks: i64, weekday: Weekday) -> Result<NaiveDate, String> {
    let monday = -i64::from(today.weekday().num_days_from_monday());
    shift(today, monday + weeks * 7 + i64::from(weekday.num_days_from_monday()), Unit::Day)
}

/// Returns the first such weekday after `today`.
///
/// # Errors
/// When the calendar ends before that.
pub fn weekday_after(today: NaiveDate, weekday: Weekday) -> Result<NaiveDate, String> {
    let ahead = i64::from(weekday.days_since(today.weekday()));
    shift(today, if ahead == 0 { 7 } else { ahead }, Unit::Day)
}

/// Returns the last such weekday before `today`.
///
/// # Errors
/// When the calendar ends before that.
pub fn weekday_before(today: NaiveDate, weekday: Weekday) -> Result<NaiveDate, String> {
    let back = i64::from(today.weekday().days_since(weekday));
    shift(today, if back == 0 { -7 } else { -back }, Unit::Day)
}

/// Returns the day of a month in the year that the field looks for.
///
/// # Errors
/// When the month does not have that day in that year.
pub fn in_nearest_year(month: u32, day: u32, context: &DateContext) -> Result<Found, String> {
    // 2024 has every day that any year has, so what fails there fails always.
    day_of(2024, month, day)?;
    let year = context.today.year();
    let around: Vec<_> = [-1, 0, 1].iter().filter_map(|step| cut_to_month(year + step, month, day)).collect();
    let chosen = nearest(&around, context).ok_or_else(beyond)?;
    let date = day_of(chosen.year(), month, day)?;
    let far = (date - context.today).num_days().abs() > FAR_AWAY;
    let other_side = match context.lean {
        Lean::Past => Lean::Future,
        Lean::Future => Lean::Past,
        Lean::Nearest => return Ok(Found::only(date)),
    };
    let other = nearest(&around, &DateContext { lean: other_side, ..*context })
        .filter(|other| far && other.day() == day);
    Ok(Found::or(date, other))
}

/// Returns the first or the last day of a month in the year that the field looks for.
///
/// # Errors
/// When the calendar ends before that.
pub fn edge_in_nearest_year(month: u32, day: u32, context: &DateContext) -> Result<NaiveDate, String> {
    let year = context.today.year();
    let around: Vec<_> = [-1, 0, 1].iter().filter_map(|step| cut_to_month(year + step, month, day)).collect();
    nearest(&around, context).ok_or_else(beyond)
}

/// Returns the day of the month that the field looks for.
///
/// # Errors
/// When that month does not have the day.
pub fn in_nearest_month(day: u32, context: &DateContext) -> Result<NaiveDate, String> {
    if !(1..=31).contains(&day) {
        return Err(format!("no month has a day {day}"));
    }
    let around: Vec<_> = [-1, 0, 1]
        .iter()
        .filter_map(|months| shift(context.today, *months, Unit::Month).ok())
        .filter_map(|month| cut_to_month(month.year(), month.month(), day))
        .collect();
    let chosen = nearest(&around, context).ok_or_else(beyond)?;
    day_of(chosen.year(), chosen.month(), day)
}

/// Returns the day of a month, its last one when it is shorter; `None` outside the calendar.
fn cut_to_month(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let last = last_day(year, month).filter(|_| (1..=9999).contains(&year))?;
    NaiveDate::from_ymd_opt(year, month, day.min(last))
}

/// Returns the day of an ascending list that the field looks for; today fits every field.
fn nearest(days: &[NaiveDate], context: &DateContext) -> Option<NaiveDate> {
    let today = context.today;
    let mut days = days.iter().copied();
    match context.lean {
        Lean::Future => days.find(|day| *day >= today),
        Lean::Past => days.rfind(|day| *day <= today),
        Lean::Nearest => days.rev().min_by_key(|day| (*day - today).num_days().abs()),
    }
}
