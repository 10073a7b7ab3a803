//! The columns of a list of applications, by the words that the configuration and the menu use.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// One column of a list of applications, in the order from left to right.
    Column, "column", {
        /// The company, which is always shown.
        Company = "company",
        /// The job.
        Role = "role",
        /// Where it stands.
        Stage = "stage",
        /// Where the work is.
        Location = "location",
        /// Where the user found it.
        Source = "source",
        /// The pay.
        Salary = "salary",
        /// How much the user wants it, 1 to 5.
        Excitement = "excitement",
        /// The next action or interview.
        Next = "next",
        /// When that is due.
        Due = "due",
        /// For how long the user has waited.
        Age = "age",
    }
}

/// The columns that are shown, from left to right, each once; the company is always among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns(Vec<Column>);

impl Default for Columns {
    fn default() -> Self {
        Self::new(&[Column::Role, Column::Stage, Column::Next, Column::Due, Column::Age])
    }
}

impl Columns {
    /// Returns the company and the columns that somebody chose.
    pub fn new(chosen: &[Column]) -> Self {
        let shown = |column: &&Column| **column == Column::Company || chosen.contains(column);
        Self(Column::ALL.iter().filter(shown).copied().collect())
    }

    /// Returns the columns, from left to right.
    pub fn shown(&self) -> &[Column] {
        &self.0
    }

    /// Shows a column that is hidden, or hides one that is shown.
    pub fn toggle(&mut self, column: Column) {
        let mut chosen = std::mem::take(&mut self.0);
        if chosen.contains(&column) {
            chosen.retain(|shown| *shown != column);
        } else {
            chosen.push(column);
        }
        *self = Self::new(&chosen);
    }
}
