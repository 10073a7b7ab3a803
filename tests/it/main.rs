//! The integration tests: one binary, one module per concern.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on should stop and say where; some report"
)]

mod architecture;
mod documents;
mod documents_records;
mod interchange;
mod interchange_incoming;
mod interchange_records;
mod outputs_calendar;
mod outputs_export;
mod outputs_pages;
mod outputs_records;
mod outputs_report;
mod outputs_statistics;
mod text_date_properties;
mod text_dates;
mod text_filter;
mod text_quick_add;
mod text_records;
