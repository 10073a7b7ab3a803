//! The times of an event: when it starts where the user is, and how long it takes.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::documents::content_lines::{Component, ContentLine};
use crate::documents::invitation::Here;
use crate::documents::invitation::zone::{Change, Definitions, Other, Zone};
use crate::documents::line_fault::{LineFault, quoted};
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;

/// The longest meeting in minutes: a week.
const LONGEST: i64 = 7 * 24 * 60;

/// When an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    /// When it starts, in the user's local time.
    pub starts_at: Moment,
    /// The zone in which it was announced, where that differs from the user's.
    pub zone: Option<String>,
    /// How long it takes, when that is said.
    pub minutes: Option<u32>,
    /// Which reading was taken of a time that has two.
    pub remarks: Vec<String>,
}

/// A time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Day(NaiveDate),
    /// Wherever one is.
    Floating(NaiveDateTime),
    /// In a zone; what the clock shows there.
    Zoned(Zone, NaiveDateTime),
    Utc(DateTime<Utc>),
}

/// Reads the times of an event of a calendar.
pub(super) fn times(event: &Component, zones: &Definitions, here: Here<'_>) -> Result<Times, LineFault> {
    let missing = || LineFault::new(event.line, "an event without DTSTART; expected when it starts");
    let line = event.find("DTSTART").ok_or_else(missing)?;
    let start = written(line, zones)?;
    let mut remarks = Vec::new();
    let minutes = minutes(event, start, zones, here, &mut remarks)?;
    let (starts_at, zone) = match start {
        Written::Day(date) => (Moment::day(date), None),
        Written::Floating(at) => (once_here(at, line, here)?, None),
        Written::Utc(instant) => (once_here((here.local)(instant), line, here)?, None),
        Written::Zoned(zone, at) => {
            let (instant, other) = zone.instants(at).ok_or_else(|| line.fault("is out of range"))?;
            let local = (here.local)(instant);
            remarks.extend(other.map(|other| two_readings("it starts", zone, at, instant, other, here)));
            (once_here(local, line, here)?, zone.place().filter(|_| local != at))
        }
    };
    Ok(Times { starts_at, zone, minutes, remarks })
}

/// Returns which reading of a time was taken where clocks are set in its zone, and what the other one is.
fn two_readings(
    what: &str,
    zone: Zone,
    at: NaiveDateTime,
    taken: DateTime<Utc>,
    other: Other,
    here: Here<'_>,
) -> String {
    let place = zone.place().map_or(String::new(), |place| format!(" in {place}"));
    let written = at.format("%Y-%m-%dT%H:%M");
    let shown = |instant: DateTime<Utc>| {
        let local = (here.local)(instant);
        let seconds = i32::try_from((local - instant.naive_utc()).num_seconds()).ok();
        let offset = seconds.and_then(FixedOffset::east_opt).map_or(String::new(), |it| format!(" ({it})"));
        format!("{}{offset}", in_full(moment(local)))
    };
    let (taken, other, change) = (shown(taken), shown(other.instant), other.change);
    let edit = "callback interview edit changes it";
    match change {
        Change::SetBack => format!(
            "{what} at '{written}', which comes twice{place}, because clocks are set back: taken as the first, \
             {taken}; the second is {other}; {edit}"
        ),
        Change::SetForward => format!(
            "{what} at '{written}', which does not exist{place}, because clocks are set forward: taken as {taken}; \
             it may mean {other}; {edit}"
        ),
    }
}

/// Returns a time of the user's clock, which has to come once: what is kept of it has no offset.
fn once_here(at: NaiveDateTime, line: &ContentLine, here: Here<'_>) -> Result<Moment, LineFault> {
    here.times.reading(at).doubt(at).map_or(Ok(moment(at)), |doubt| Err(line.fault(doubt)))
}

fn moment(at: NaiveDateTime) -> Moment {
    Moment::at(at.date(), at.time())
}

/// Returns how long an event takes; `None` when that is not said, or a whole day.
fn minutes(
    event: &Component,
    start: Written,
    zones: &Definitions,
    here: Here<'_>,
    remarks: &mut Vec<String>,
) -> Result<Option<u32>, LineFault> {
    if matches!(start, Written::Day(_)) {
        return Ok(None);
    }
    let (line, duration) = match (event.find("DTEND"), event.find("DURATION")) {
        (Some(line), _) => {
            let end = written(line, zones)?;
            if let Written::Zoned(zone, at) = end
                && let Some((taken, Some(other))) = zone.instants(at)
            {
                remarks.push(two_readings("it ends", zone, at, taken, other, here));
            }
            (line, instant(end).zip(instant(start)).map(|(end, start)| end - start))
        }
        (None, Some(line)) => (line, duration(line.value.trim())),
        (None, None) => return Ok(None),
    };
    let minutes =
        duration.map(|duration| duration.num_minutes()).filter(|minutes| (0..=LONGEST).contains(minutes));
    match minutes.and_then(|minutes| u32::try_from(minutes).ok()) {
        Some(0) => Ok(None),
        Some(minutes) => Ok(Some(minutes)),
        None => Err(line.fault(format!(
            "{} is no end of a meeting; expected at most a week after the start",
            quoted(&line.value)
        ))),
    }
}

/// Returns an instant to measure with; floating times measure among themselves.
fn instant(written: Written) -> Option<DateTime<Utc>> {
    match written {
        Written::Day(date) => Some(date.and_time(chrono::NaiveTime::MIN).and_utc()),
        Written::Floating(at) => Some(at.and_utc()),
        Written::Zoned(zone, at) => zone.instant(at),
        Written::Utc(instant) => Some(instant),
    }
}

fn written(line: &ContentLine, zones: &Definitions) -> Result<Written, LineFault> {
    let text = line.value.trim();
    let wrong =
        || line.fault(format!("{} is no date or time; expected for example 20261124T100000Z", quoted(text)));
    if text.len() == 8 {
        return digits_date(text).map(Written::Day).ok_or_else(wrong);
    }
    let (clock, is_utc) = text.strip_suffix(['Z', 'z']).map_or((text, false), |clock| (clock, true));
    let at = clock
        .split_once(['T', 't'])
        .and_then(|(date, time)| digits_date(date)?.and_time(digits_time(time)?).into());
    let at: NaiveDateTime = at.ok_or_else(wrong)?;
    match line.parameter("TZID") {
        _ if is_utc => Ok(Written::Utc(at.and_utc())),
        Some(name) => Zone::find(name, zones)
            .map(|zone| Written::Zoned(zone, at))
            .map_err(|problem| line.fault(problem)),
        None => Ok(Written::Floating(at)),
    }
}

/// Reads `20261124`, in the years 1900 to 2199.
fn digits_date(text: &str) -> Option<NaiveDate> {
    let number = number(text, 8)?;
    let year = i32::try_from(number / 10_000).ok().filter(|year| (1900..2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100)
}

/// Reads `100000`; seconds are dropped.
fn digits_time(text: &str) -> Option<chrono::NaiveTime> {
    let number = number(text, 6)?;
    chrono::NaiveTime::from_hms_opt(number / 10_000, number / 100 % 100, 0).filter(|_| number % 100 <= 60)
}

fn number(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Reads `PT1H30M`, `P1D`, `P1W`.
fn duration(text: &str) -> Option<TimeDelta> {
    let text = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (mut total, mut digits, mut in_time, mut parts) = (TimeDelta::zero(), String::new(), false, 0);
    for c in text.chars() {
        if c.is_ascii_digit() && digits.len() < 6 {
            digits.push(c);
            continue;
        }
        if c == 'T' && digits.is_empty() && !in_time {
            in_time = true;
            continue;
        }
        let count: i64 = digits.parse().ok()?;
        digits.clear();
        parts += 1;
        total += match (c, in_time) {
            ('W', false) => TimeDelta::try_weeks(count)?,
            ('D', false) => TimeDelta::try_days(count)?,
            ('H', true) => TimeDelta::try_hours(count)?,
            ('M', true) => TimeDelta::try_minutes(count)?,
            ('S', true) => TimeDelta::try_seconds(count)?,
            _ => return None,
        };
    }
    (parts > 0 && digits.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, minutes) in [
            ("PT45M", Some(45)),
            ("PT1H30M", Some(90)),
            ("P1DT2H", Some(26 * 60)),
            ("+P1W", Some(7 * 24 * 60)),
            ("PT90S", Some(1)),
            ("P", None),
            ("PT", None),
            ("P1H", None),
            ("-PT5M", None),
            ("PT5", None),
            ("PT9999999M", None),
            ("1H", None),
        ] {
            assert_eq!(duration(text).map(|it| it.num_minutes()), minutes, "{text}");
        }
    }

    #[test]
    fn digits() {
        assert_eq!(digits_date("20260229"), None);
        assert_eq!(digits_date("20261124").map(|date| date.to_string()).as_deref(), Some("2026-11-24"));
        assert_eq!(digits_date("+2026112"), None);
        assert_eq!(digits_time("240000"), None);
        assert_eq!(digits_time("235960").map(|time| time.to_string()).as_deref(), Some("23:59:00"));
    }
}
