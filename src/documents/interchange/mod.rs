//! The interchange format `callback/1`: the full-fidelity export, the import, the backup a person can read.
//!
//! Owns its fields, its words and its rules. A document that breaks a rule is refused whole, with every fault.

mod applications;
mod deferrals;
mod fault;
mod fields;
mod object;
mod ownership;
mod references;
mod tree;
mod values;
mod views;

mod reading;
mod writing;

pub use fault::{Fault, Faults};
pub use reading::read;
pub use writing::write;

/// The name of the format, as documents carry it.
pub const FORMAT: &str = "callback/1";

#[cfg(test)]
mod tests;
