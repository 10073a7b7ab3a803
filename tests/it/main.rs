//! Everything that needs files, processes or terminals, in one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what fails here is a test, and helpers of tests are not marked as such"
)]

mod faults_crash;
mod faults_rights;
mod faults_store;
mod migrations;
mod store;
mod store_documents;
mod store_export;
mod store_import;
mod store_support;
mod store_undo;
