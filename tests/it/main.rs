//! The integration tests, in one binary.

#![allow(missing_docs, reason = "tests")]

mod documents;
mod interchange;
mod interchange_incoming;
mod interchange_records;
