//! Salaries as people write them: `90-110k EUR`, `$120,000`, `650/day`, `from 90k`.
//!
//! Refuses numbers that could be two: `1.5` is neither one and a half nor fifteen.

use crate::domain::salary::{Salary, SalaryPeriod};

/// A part of a salary as written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Amount { digits: String, thousands: bool },
    Word(String),
    Sign(char),
}

/// Reads a salary; `None` when it is not understood. One number alone is both ends.
pub fn salary(text: &str) -> Option<Salary> {
    let mut parts = parts(&text.to_lowercase()).into_iter();
    let mut amounts = Vec::new();
    let mut salary = Salary { min: None, max: None, currency: None, period: SalaryPeriod::Year };
    let (mut is_range, mut is_open) = (false, false);
    while let Some(part) = parts.next() {
        match part {
            Part::Amount { digits, thousands } => amounts.push((amount(&digits, thousands)?, thousands)),
            Part::Sign('-' | '–' | '—') if !is_range && amounts.len() == 1 => is_range = true,
            Part::Sign('+') if amounts.len() == 1 => is_open = true,
            Part::Sign('/') => salary.period = period(&parts.next()?)?,
            Part::Sign(sign) => set_currency(&mut salary.currency, currency_of(sign)?)?,
            Part::Word(word) => match word.as_str() {
                "to" if !is_range && amounts.len() == 1 => is_range = true,
                "from" if amounts.is_empty() => is_open = true,
                "per" | "a" | "an" => salary.period = period(&parts.next()?)?,
                code if code.len() == 3 => set_currency(&mut salary.currency, code.to_uppercase())?,
                _ => return None,
            },
        }
    }
    (salary.min, salary.max) = match (amounts.as_slice(), is_range, is_open) {
        ([(only, _)], false, open) => (Some(*only), (!open).then_some(*only)),
        ([from, to], true, false) => range(*from, *to)?,
        _ => return None,
    };
    Some(salary)
}

/// `90-110k` and `90k-110` mean thousands at both ends.
fn range(from: (u64, bool), to: (u64, bool)) -> Option<(Option<u64>, Option<u64>)> {
    let in_thousands = |amount: (u64, bool), other: (u64, bool)| {
        if other.1 && !amount.1 && amount.0 < 1000 { amount.0 * 1000 } else { amount.0 }
    };
    let (from, to) = (in_thousands(from, to), in_thousands(to, from));
    (from <= to).then_some((Some(from), Some(to)))
}

/// `$90k - $110k` names its currency twice; two different ones are none.
fn set_currency(currency: &mut Option<String>, code: String) -> Option<()> {
    let earlier = currency.replace(code);
    (earlier.is_none() || earlier == *currency).then_some(())
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_part: fn(char) -> bool = match first {
            c if c.is_ascii_digit() => |c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\''),
            c if c.is_ascii_alphabetic() => |c| c.is_ascii_alphabetic(),
            _ => |_| false,
        };
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (part, after) = rest.split_at(length);
        rest = after.trim_start();
        if first.is_ascii_digit() {
            let after_k = after.strip_prefix('k').filter(|tail| {
                let letters = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
                letters == 0 || letters == 3
            });
            rest = after_k.map_or(rest, str::trim_start);
            parts.push(Part::Amount { digits: part.to_owned(), thousands: after_k.is_some() });
        } else if first.is_ascii_alphabetic() {
            parts.push(Part::Word(part.to_owned()));
        } else {
            parts.push(Part::Sign(first));
        }
    }
    parts
}

/// Reads `120000`, `120,000`, `120.000`, and with `k` also `92.5`.
fn amount(digits: &str, thousands: bool) -> Option<u64> {
    let groups: Vec<&str> = digits.split(['.', ',', '\'']).collect();
    match groups.as_slice() {
        [whole] if thousands => whole.parse::<u64>().ok()?.checked_mul(1000),
        [whole] => whole.parse().ok(),
        [whole, tenths] if thousands && tenths.len() == 1 => {
            whole.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(tenths.parse::<u64>().ok()? * 100)
        }
        [first, others @ ..]
            if !thousands
                && (1..=3).contains(&first.len())
                && others.iter().all(|group| group.len() == 3) =>
        {
            groups.concat().parse().ok()
        }
        _ => None,
    }
}

fn currency_of(sign: char) -> Option<String> {
    let code = match sign {
        '€' => "EUR",
        '$' => "USD",
        '£' => "GBP",
        '¥' => "JPY",
        _ => return None,
    };
    Some(code.to_owned())
}

fn period(part: &Part) -> Option<SalaryPeriod> {
    let Part::Word(word) = part else { return None };
    match word.as_str() {
        "year" | "yr" | "y" | "annum" => Some(SalaryPeriod::Year),
        "month" | "mo" | "m" => Some(SalaryPeriod::Month),
        "week" | "wk" | "w" => Some(SalaryPeriod::Week),
        "day" | "d" => Some(SalaryPeriod::Day),
        "hour" | "hr" | "h" => Some(SalaryPeriod::Hour),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_postings_say() {
        use SalaryPeriod::*;
        for (text, min, max, currency, period) in [
            ("90-110k EUR", Some(90_000), Some(110_000), Some("EUR"), Year),
            ("90k-110k eur", Some(90_000), Some(110_000), Some("EUR"), Year),
            ("90k - 110", Some(90_000), Some(110_000), None, Year),
            ("90 to 110k", Some(90_000), Some(110_000), None, Year),
            ("90–110kEUR", Some(90_000), Some(110_000), Some("EUR"), Year),
            ("€95k", Some(95_000), Some(95_000), Some("EUR"), Year),
            ("92.5k", Some(92_500), Some(92_500), None, Year),
            ("$120,000 - $150,000", Some(120_000), Some(150_000), Some("USD"), Year),
            ("$120,000-150,000", Some(120_000), Some(150_000), Some("USD"), Year),
            ("120.000", Some(120_000), Some(120_000), None, Year),
            ("120'000 CHF", Some(120_000), Some(120_000), Some("CHF"), Year),
            ("from 90k", Some(90_000), None, None, Year),
            ("90k+", Some(90_000), None, None, Year),
            ("650/day", Some(650), Some(650), None, Day),
            ("EUR 5000 per month", Some(5000), Some(5000), Some("EUR"), Month),
            ("40 an hour", Some(40), Some(40), None, Hour),
            ("5000 krw a week", Some(5000), Some(5000), Some("KRW"), Week),
        ] {
            let expected = Salary { min, max, currency: currency.map(str::to_owned), period };
            assert_eq!(salary(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn refuses_what_could_be_two_things() {
        for text in [
            "",
            "k",
            "EUR",
            "a lot",
            "1.5",
            "92.55k",
            "1.2345",
            "110-90k",
            "90-100-110",
            "90k 110k",
            "90 EUR USD",
            "90/",
            "90/decade",
            "-90",
            "99999999999999999999",
            "18446744073709551615k",
            "９０k",
            "90k/",
        ] {
            assert_eq!(salary(text), None, "{text}");
        }
    }
}
