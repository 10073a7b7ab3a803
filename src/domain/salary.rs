//! What a job pays.

use std::fmt;

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// The time that a sum is paid for.
    SalaryPeriod, "salary period", {
        /// A year.
        Year = "year",
        /// A month.
        Month = "month",
        /// A week.
        Week = "week",
        /// A day.
        Day = "day",
        /// An hour.
        Hour = "hour",
    }
}

/// A range of pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salary {
    /// The lower end, in whole units of the currency.
    pub min: Option<u64>,
    /// The upper end, in whole units of the currency.
    pub max: Option<u64>,
    /// The currency, usually its three-letter code.
    pub currency: Option<String>,
    /// The time that the sum is paid for.
    pub period: SalaryPeriod,
}

impl fmt::Display for Salary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "{min}")?,
            (Some(min), Some(max)) => write!(f, "{min} to {max}")?,
            (Some(min), None) => write!(f, "from {min}")?,
            (None, Some(max)) => write!(f, "up to {max}")?,
            (None, None) => return f.write_str("not known"),
        }
        if let Some(currency) = &self.currency {
            write!(f, " {currency}")?;
        }
        write!(f, " per {}", self.period)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reads_like_a_sentence() {
        for (min, max, currency, shown) in [
            (Some(90), Some(110), Some("EUR"), "90 to 110 EUR per hour"),
            (Some(90), Some(90), Some("EUR"), "90 EUR per hour"),
            (Some(90), None, None, "from 90 per hour"),
            (None, Some(110), None, "up to 110 per hour"),
            (None, None, Some("EUR"), "not known"),
        ] {
            let currency = currency.map(str::to_owned);
            let salary = Salary { min, max, currency, period: SalaryPeriod::Hour };
            assert_eq!(salary.to_string(), shown);
        }
    }
}
