//! Records that belong to applications: listed, edited and deleted by one command each, whatever the noun.
//!
//! What a noun's commands say besides what its fields say is its `ChildCommand`. Adding has a grammar of its own for
//! each noun and is not here.

pub mod choice;
mod delete;
mod edit;
mod list;

use crate::cli::children::choice::{Chosen, Wanted, children, choose_child};
use crate::cli::error::NoSingleFit;
use crate::cli::session::Session;
use crate::domain::date_text::Lean;
use crate::domain::records::Records;
use crate::fields::{Child, noun};

pub use delete::Delete;
pub use edit::{Edit, fields_help};
pub use list::ListOf;

/// What the commands of a noun say.
pub trait ChildCommand: Child {
    /// The command: `callback lessons`.
    const COMMAND: &'static str;
    /// What the list is, in one line.
    const LIST_ABOUT: &'static str;
    /// An example of the list, without the program's name.
    const LIST_EXAMPLE: &'static str;
    /// What the list says when it is empty because there is nothing of the kind.
    const NOTHING: &'static str;
    /// Whether one can be settled and then be left out of the list.
    const CAN_BE_SETTLED: bool = false;
    /// Where a day by which one is named is looked for.
    const LEAN: Lean;

    /// Returns what the record is told apart by; its code is made of this.
    fn key(&self) -> String {
        format!("{}:{}", noun(Self::KIND).singular, self.id())
    }

    /// Tells whether the record is meant when several fit; settled ones are not.
    fn is_open(&self) -> bool {
        true
    }

    /// Puts a list in its order.
    fn sort(lines: &mut [Chosen<'_, Self>]) {
        lines.sort_by_key(|line| (line.on.is_none(), line.on));
    }
}

/// Returns all records of a noun, with their codes.
pub fn all<N: ChildCommand>(records: &Records) -> Vec<Chosen<'_, N>> {
    children(records, N::all, |_, record: &N| (record.key(), record.day(), record.line(records)))
}

/// Returns the record that words name.
///
/// # Errors
/// When none fits, or more than one.
pub fn choose<'c, 'r, N: ChildCommand>(
    all: &'c [Chosen<'r, N>],
    words: &[String],
    records: &'r Records,
    session: &Session<'_>,
) -> Result<&'c Chosen<'r, N>, NoSingleFit> {
    let day = |text: &str| session.find_date(text, N::LEAN);
    choose_child(all, &Wanted { words, noun: noun(N::KIND).label, day: &day, is_meant: &N::is_open }, records)
}

/// Returns how one is named, for the help of the commands that take one.
fn naming<N: ChildCommand>() -> String {
    let singular = noun(N::KIND).label;
    format!("The {singular}: its code, or the application and, if it has several, words of it or its day.")
}
