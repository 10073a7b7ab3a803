//! The time zone of an event: a place, a name that Windows has, or an offset that the file itself defines.
//!
//! Refuses to guess: a zone that is none of these is told by its name.

use std::collections::HashMap;

use chrono::offset::LocalResult;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

use crate::documents::content_lines::Component;
use crate::documents::invitation::windows_zones::WINDOWS_ZONES;
use crate::documents::line_fault::quoted;

/// A zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// The clock of a place.
    Place(Tz),
    /// An offset without a place.
    Offset(FixedOffset),
}

/// The zones that a calendar defines, by the names that its events use; `None` where a definition has no place and
/// several offsets.
pub(super) struct Definitions(HashMap<String, Option<Zone>>);

impl Definitions {
    /// Returns the zones that a calendar defines; of several of one name the first.
    pub(super) fn of(calendar: &Component) -> Self {
        let mut zones = HashMap::new();
        for definition in calendar.children.iter().filter(|child| child.name == "VTIMEZONE") {
            if let Some(id) = definition.text("TZID") {
                zones.entry(id).or_insert_with(|| defined(definition));
            }
        }
        Self(zones)
    }
}

/// Returns the place of a definition, or its only offset.
fn defined(definition: &Component) -> Option<Zone> {
    let located = definition.text("X-LIC-LOCATION").as_deref().and_then(place);
    located.map(Zone::Place).or_else(|| only_offset(definition).map(Zone::Offset))
}

/// The other instant that a time may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Other {
    /// The instant.
    pub instant: DateTime<Utc>,
    /// Why there are two.
    pub change: Change,
}

/// How clocks are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Back: a time comes twice.
    SetBack,
    /// Forward: a time is skipped.
    SetForward,
}

impl Zone {
    /// Finds the zone that an event calls `name`; its calendar may define it.
    pub(super) fn find(name: &str, definitions: &Definitions) -> Result<Self, String> {
        let defined = || definitions.0.get(name).copied().flatten();
        place(name).map(Self::Place).or_else(defined).ok_or_else(|| {
            format!(
                "{} is no time zone known here; expected a name such as Europe/Berlin or a time in UTC",
                quoted(name)
            )
        })
    }

    /// Returns the instant at which this zone's clock shows a time. Of two it is the first, and for one that is skipped
    /// what the clock would have shown without the skip, as the calendar format has it (RFC 5545, 3.3.5).
    pub(super) fn instant(self, at: NaiveDateTime) -> Option<DateTime<Utc>> {
        self.instants(at).map(|(taken, _)| taken)
    }

    /// Returns the instant that `instant` does, and the other one that may be meant where clocks are set.
    pub(super) fn instants(self, at: NaiveDateTime) -> Option<(DateTime<Utc>, Option<Other>)> {
        let zone = match self {
            Self::Offset(offset) => {
                return Some((offset.from_local_datetime(&at).earliest()?.to_utc(), None));
            }
            Self::Place(zone) => zone,
        };
        let (taken, other, change) = match zone.from_local_datetime(&at) {
            LocalResult::Single(found) => return Some((found.to_utc(), None)),
            LocalResult::Ambiguous(first, second) => (first.to_utc(), second.to_utc(), Change::SetBack),
            LocalResult::None => {
                // No zone has ever skipped more than a day.
                let beside = |hours| {
                    let there = at.checked_add_signed(chrono::TimeDelta::hours(hours))?;
                    let offset = zone.offset_from_local_datetime(&there).earliest()?.fix();
                    Some(offset.from_local_datetime(&at).earliest()?.to_utc())
                };
                (beside(-25)?, beside(25)?, Change::SetForward)
            }
        };
        Some((taken, Some(Other { instant: other, change })))
    }

    /// Returns the place, as records name it.
    pub(super) fn place(self) -> Option<String> {
        match self {
            Self::Place(zone) if zone.name().contains('/') => Some(zone.name().to_owned()),
            _ => None,
        }
    }
}

/// Returns the place that a name means: itself, what stands behind the prefix of some programs, a name of Windows.
fn place(name: &str) -> Option<Tz> {
    let name = name.trim().trim_matches('"');
    if let Ok(zone) = name.parse() {
        return Some(zone);
    }
    if let Some((_, place)) = WINDOWS_ZONES.iter().find(|(windows, _)| windows.eq_ignore_ascii_case(name)) {
        return place.parse().ok();
    }
    // A place has at most three parts; whatever else stands before them.
    let behind = |(at, _): (usize, &str)| name.get(at + 1..).and_then(|rest| rest.parse().ok());
    name.rmatch_indices('/').take(3).filter_map(behind).last()
}

/// Returns the offset of a definition that has only one.
fn only_offset(definition: &Component) -> Option<FixedOffset> {
    let mut offsets = definition.children.iter().filter_map(|rule| rule.text("TZOFFSETTO"));
    let offset = offsets.next()?;
    if offsets.any(|other| other != offset) {
        return None;
    }
    let (sign, digits) = match offset.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, offset.strip_prefix('+').unwrap_or(&offset)),
    };
    let number = |from: usize| digits.get(from..from + 2).and_then(|two| two.parse::<i32>().ok());
    FixedOffset::east_opt(sign * (number(0)? * 3600 + number(2)? * 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::content_lines::{components, content_lines};
    use crate::domain::moment::Moment;

    fn calendar(inside: &str) -> Component {
        let text = format!("BEGIN:VCALENDAR\n{inside}\nEND:VCALENDAR");
        components(content_lines(&text).unwrap()).unwrap().into_iter().next().unwrap()
    }

    fn found(name: &str) -> Result<Option<String>, String> {
        Zone::find(name, &Definitions::of(&calendar("X:"))).map(Zone::place)
    }

    #[test]
    fn places_and_the_names_of_other_programs() {
        for (name, place) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("eastern standard time", "America/New_York"),
            ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
            ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ] {
            assert_eq!(found(name), Ok(Some(place.to_owned())));
        }
        assert_eq!(found("UTC"), Ok(None), "nobody lives in UTC");
        assert_eq!(
            found("Customized Time Zone").unwrap_err(),
            "'Customized Time Zone' is no time zone known here; expected a name such as Europe/Berlin or a time in UTC"
        );
    }

    #[test]
    fn the_file_may_define_a_zone() {
        let rule = |offset: &str| format!("BEGIN:STANDARD\nTZOFFSETTO:{offset}\nEND:STANDARD\n");
        let define = |inside: &str| {
            Definitions::of(&calendar(&format!("BEGIN:VTIMEZONE\nTZID:Here\n{inside}END:VTIMEZONE")))
        };
        let offset = |hours: i32| Zone::Offset(FixedOffset::east_opt(hours * 3600).unwrap());
        assert_eq!(Zone::find("Here", &define(&rule("-0300"))), Ok(offset(-3)));
        assert_eq!(Zone::find("Here", &define(&rule("+0200"))), Ok(offset(2)));
        let located = define(&format!("X-LIC-LOCATION:Asia/Tokyo\n{}{}", rule("+0900"), rule("+1000")));
        assert_eq!(Zone::find("Here", &located), Ok(Zone::Place(Tz::Asia__Tokyo)));
        assert!(Zone::find("Here", &define(&(rule("+0100") + &rule("+0200")))).is_err());
        assert!(Zone::find("There", &define(&rule("+0100"))).is_err());
    }

    #[test]
    fn times_that_come_twice_or_never_are_what_the_format_says() {
        let berlin = Zone::Place(Tz::Europe__Berlin);
        for (local, instant, other) in [
            ("2026-11-24T10:00", "2026-11-24T09:00", None),
            ("2026-10-25T02:30", "2026-10-25T00:30", Some("2026-10-25T01:30")),
            ("2026-03-29T02:30", "2026-03-29T01:30", Some("2026-03-29T00:30")),
        ] {
            let at = |text| Moment::from_iso(text).map(|it| it.date.and_time(it.time.unwrap())).unwrap();
            assert_eq!(berlin.instant(at(local)), Some(at(instant).and_utc()), "{local}");
            assert_eq!(
                berlin.instants(at(local)).unwrap().1.map(|it| it.instant),
                other.map(|other| at(other).and_utc()),
                "{local}"
            );
        }
    }
}
