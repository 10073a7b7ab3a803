//! What the user chose.

pub mod holiday_table;
