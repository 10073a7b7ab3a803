//! The faults of a document: the first ones to read, the others counted, so that a broken document of any size is told
//! in a few lines.

use std::fmt;

/// How many faults are listed.
pub const MOST_LISTED: usize = 50;

/// Everything that is wrong with a document, in its order; one line each when shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultList<T> {
    listed: Vec<T>,
    count: usize,
}

impl<T> Default for FaultList<T> {
    fn default() -> Self {
        Self { listed: Vec::new(), count: 0 }
    }
}

impl<T> FaultList<T> {
    /// Returns a list of one fault.
    pub fn one(fault: T) -> Self {
        Self { listed: vec![fault], count: 1 }
    }

    /// Adds a fault that stands behind the others.
    pub fn push(&mut self, fault: T) {
        self.count += 1;
        if self.listed.len() < MOST_LISTED {
            self.listed.push(fault);
        }
    }

    /// Returns how many faults there are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Returns the first faults.
    pub fn listed(&self) -> &[T] {
        &self.listed
    }

    /// Returns `value` where nothing is wrong.
    ///
    /// # Errors
    /// Returns the list where something is.
    pub fn or<V>(self, value: V) -> Result<V, Self> {
        if self.count == 0 { Ok(value) } else { Err(self) }
    }

    /// Adds to the count what is not listed.
    pub(in crate::documents) fn count_more(&mut self, more: usize) {
        self.count += more;
    }
}

impl<T> Extend<T> for FaultList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, faults: I) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

impl<T> FromIterator<T> for FaultList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(faults: I) -> Self {
        let mut list = Self::default();
        list.extend(faults);
        list
    }
}

impl<T: fmt::Display> fmt::Display for FaultList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.listed.iter().enumerate() {
            let end = if index == 0 { "" } else { "\n" };
            write!(f, "{end}{fault}")?;
        }
        match self.count - self.listed.len() {
            0 => Ok(()),
            more => write!(f, "\n{}", and_more(more)),
        }
    }
}

impl<T: fmt::Debug + fmt::Display> std::error::Error for FaultList<T> {}

/// Returns `... and 199,950 more`.
pub fn and_more(count: usize) -> String {
    format!("... and {} more", grouped(count))
}

/// Returns a number with commas between its thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_listed_and_the_others_counted() {
        let list: FaultList<usize> = (1..=200_000).collect();
        let shown = list.to_string();
        assert_eq!(shown.lines().count(), 51);
        assert!(shown.starts_with("1\n2\n") && shown.ends_with("\n50\n... and 199,950 more"), "{shown}");
        assert_eq!((1..=50).collect::<FaultList<usize>>().to_string().lines().last(), Some("50"));
        assert_eq!([0, 7, 999, 1000, 1_234_567].map(grouped), ["0", "7", "999", "1,000", "1,234,567"]);
    }
}
