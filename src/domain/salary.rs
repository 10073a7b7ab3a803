//! What a job pays.

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
