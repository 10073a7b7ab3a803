//! Names of time zones.
//!
//! Owns how such a name is built; refuses to know which zones there are.

/// Tells whether `name` is built like the name of a time zone: `UTC`, or `Area/City`.
pub fn is_zone_name(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    let is_part = |part: &&str| {
        part.starts_with(|c: char| c.is_ascii_uppercase())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
    };
    name == "UTC" || ((2..=3).contains(&parts.len()) && name.len() <= 64 && parts.iter().all(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_named_by_area_and_city() {
        for good in ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"] {
            assert!(is_zone_name(good), "{good}");
        }
        for bad in ["", "CET", "Berlin", "europe/berlin", "Europe/", "Europe/Ber lin", "A/B/C/D"] {
            assert!(!is_zone_name(bad), "{bad}");
        }
    }
}
