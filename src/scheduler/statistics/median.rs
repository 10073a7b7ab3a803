//! Medians: what a usual wait looks like, without one long one spoiling it.

use std::fmt;

/// The middle of some numbers of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Median {
    /// Twice the median, because between two numbers it may be a half.
    half_days: u64,
    /// How many numbers it is the middle of.
    pub of: usize,
}

impl Median {
    /// Returns the median of numbers of days; `None` of none.
    pub(super) fn of(mut days: Vec<u64>) -> Option<Self> {
        days.sort_unstable();
        let upper = *days.get(days.len() / 2)?;
        let lower = *days.get((days.len() - 1) / 2)?;
        Some(Self { half_days: lower + upper, of: days.len() })
    }

    /// Returns twice the median in days.
    pub const fn half_days(self) -> u64 {
        self.half_days
    }

    /// Returns the median in days.
    pub fn days(self) -> f64 {
        f64::from(u32::try_from(self.half_days).unwrap_or(u32::MAX)) / 2.0
    }
}

impl fmt::Display for Median {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.half_days.is_multiple_of(2) { "" } else { ".5" };
        f.pad(&format!("{}{half}", self.half_days / 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_even_number_may_be_a_half() {
        for (days, median) in [
            (vec![], None),
            (vec![4], Some("4")),
            (vec![9, 1], Some("5")),
            (vec![2, 1], Some("1.5")),
            (vec![30, 1, 2], Some("2")),
        ] {
            assert_eq!(Median::of(days).map(|median| median.to_string()).as_deref(), median);
        }
    }
}
