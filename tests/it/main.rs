//! The integration tests: one binary, one module per concern.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests may fail loudly, and report"
)]

mod architecture;
mod screens;
mod screens_apps;
mod screens_fixture;
mod screens_popups;
mod screens_properties;
mod screens_update;
mod text_date_properties;
mod text_dates;
mod text_filter;
mod text_quick_add;
mod text_records;
