//! Pay in cells: one column, or the ends, the currency and the period in columns of their own.

use crate::documents::spreadsheet_import::field::plain;
use crate::domain::salary::{Salary, SalaryPeriod};
use crate::fields::quick_add::pay::salary;

/// Reads a salary; the column's name may tell the currency, as in `Gehalt (EUR)`. `None` when it is not understood.
pub(super) fn one_column(cell: &str, header: &str) -> Option<Salary> {
    let cell = without_cents(&cell.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " "));
    let read = salary(&cell).or_else(|| salary(&cell.replace("/ ", "/").replace(" /", "/")))?;
    let in_name = header.split_once(['(', '[']).and_then(|(_, rest)| rest.split([')', ']']).next());
    let in_name = in_name.map(str::to_lowercase).filter(|name| CURRENCIES.contains(&name.trim()));
    let with_currency =
        in_name.filter(|_| read.currency.is_none()).and_then(|name| salary(&format!("{cell} {name}")));
    Some(with_currency.unwrap_or(read))
}

/// Currencies that a column's name may tell; other short words there are none: `(net)`.
const CURRENCIES: [&str; 18] = [
    "€", "$", "£", "¥", "eur", "usd", "gbp", "chf", "jpy", "cad", "aud", "nzd", "inr", "sek", "nok", "dkk",
    "pln", "sgd",
];

/// Reads `75.000,00` and `75,000.00` as whole sums.
fn without_cents(cell: &str) -> String {
    let mut text = cell.to_owned();
    for cents in [",00", ".00"] {
        while let Some(at) = text.find(cents) {
            let behind = at + cents.len();
            let goes_on =
                text.get(behind..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            if goes_on {
                break;
            }
            text.replace_range(at..behind, "");
        }
    }
    text
}

/// The cells of a salary in several columns.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ends<'c> {
    pub(super) min: Option<&'c str>,
    pub(super) max: Option<&'c str>,
    pub(super) currency: Option<&'c str>,
    pub(super) period: Option<&'c str>,
}

impl Ends<'_> {
    /// Reads the columns; `None` when one of them is not understood.
    pub(super) fn read(self) -> Option<Salary> {
        let end = |cell: Option<&str>| match cell {
            None => Some(None),
            Some(cell) => one_column(cell, "").map(Some),
        };
        let (min, max) = (end(self.min)?, end(self.max)?);
        let any = min.clone().or_else(|| max.clone());
        let currency = match self.currency {
            Some(cell) => Some(currency(cell)?),
            None => any.as_ref().and_then(|any| any.currency.clone()),
        };
        let period = match self.period {
            Some(cell) => period(cell)?,
            None => any.map_or(SalaryPeriod::Year, |any| any.period),
        };
        let (min, max) = (min.and_then(|min| min.min), max.and_then(|max| max.max));
        let in_order = min.zip(max).is_none_or(|(min, max)| min <= max);
        in_order.then_some(Salary { min, max, currency, period })
    }
}

/// Reads a currency: its sign or a code.
fn currency(cell: &str) -> Option<String> {
    salary(&format!("1 {}", cell.trim())).and_then(|salary| salary.currency)
}

/// Reads a period: `year`, `per year`, `yearly`.
fn period(cell: &str) -> Option<SalaryPeriod> {
    match plain(cell).trim_start_matches("per ") {
        "year" | "yearly" | "annual" | "annually" | "jahr" | "jährlich" => Some(SalaryPeriod::Year),
        "month" | "monthly" | "monat" | "monatlich" => Some(SalaryPeriod::Month),
        "week" | "weekly" | "woche" => Some(SalaryPeriod::Week),
        "day" | "daily" | "tag" => Some(SalaryPeriod::Day),
        "hour" | "hourly" | "stunde" => Some(SalaryPeriod::Hour),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(salary: Option<Salary>) -> Option<String> {
        let number = |end: Option<u64>| end.map_or("?".to_owned(), |end| end.to_string());
        salary.map(|it| {
            let currency = it.currency.unwrap_or_default();
            format!("{}-{} {currency}/{}", number(it.min), number(it.max), it.period)
        })
    }

    #[test]
    fn reads_one_column() {
        for (cell, header, expected) in [
            ("$120,000 - $150,000", "Salary", Some("120000-150000 USD/year")),
            ("75.000 €", "Gehalt", Some("75000-75000 EUR/year")),
            ("75.000,00\u{a0}€", "Gehalt", Some("75000-75000 EUR/year")),
            ("$95,000.00", "Salary", Some("95000-95000 USD/year")),
            ("95000", "Salary (EUR)", Some("95000-95000 EUR/year")),
            ("$95000", "Salary (EUR)", Some("95000-95000 USD/year")),
            ("95000", "Salary (net)", Some("95000-95000 /year")),
            ("$60 / hour", "Pay", Some("60-60 USD/hour")),
            ("competitive", "Salary", None),
        ] {
            assert_eq!(shown(one_column(cell, header)).as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn reads_ends_in_columns_of_their_own() {
        let ends = |min, max, currency, period| shown(Ends { min, max, currency, period }.read());
        assert_eq!(
            ends(Some("95000"), Some("110000"), Some("EUR"), Some("year")).as_deref(),
            Some("95000-110000 EUR/year")
        );
        assert_eq!(ends(Some("$50"), None, None, Some("per hour")).as_deref(), Some("50-? USD/hour"));
        assert_eq!(ends(None, Some("90k"), Some("€"), None).as_deref(), Some("?-90000 EUR/year"));
        assert_eq!(ends(Some("110000"), Some("95000"), None, None), None);
        assert_eq!(ends(Some("soon"), None, None, None), None);
        assert_eq!(ends(Some("1"), None, None, Some("decade")), None);
    }
}
