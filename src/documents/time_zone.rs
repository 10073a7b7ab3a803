//! The time zones there are, by name.

use chrono_tz::Tz;

use crate::domain::zone::is_zone_name;

/// Tells whether `name` is that of a time zone that exists, as records name it: `UTC`, or `Area/City`.
pub fn is_time_zone(name: &str) -> bool {
    is_zone_name(name) && name.parse::<Tz>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_a_place_that_exists() {
        for (name, exists) in [
            ("Europe/Berlin", true),
            ("UTC", true),
            ("America/Argentina/Buenos_Aires", true),
            ("Europe/Brelin", false),
            ("Tokyo", false),
            ("", false),
        ] {
            assert_eq!(is_time_zone(name), exists, "{name}");
        }
    }
}
