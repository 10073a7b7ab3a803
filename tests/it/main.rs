//! Integration tests: the product as its users meet it, one file per subject.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop and say where"
)]

mod text_date_properties;
mod text_dates;
mod text_filter;
mod text_quick_add;
mod text_records;
