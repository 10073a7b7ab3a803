//! What the tables and properties of this floor share.

pub mod fixture;
mod properties;
