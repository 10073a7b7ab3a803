//! Everything that needs files, processes or terminals, in one binary.

mod faults_store;
mod migrations;
mod store;
mod store_import;
mod store_support;
mod store_undo;
