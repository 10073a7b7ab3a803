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
mod cli_actions;
mod cli_add;
mod cli_arguments;
mod cli_children;
mod cli_completions;
mod cli_config;
mod cli_contact;
mod cli_conventions;
mod cli_demo;
mod cli_documents;
mod cli_draft;
mod cli_due;
mod cli_edit;
mod cli_history;
mod cli_interview;
mod cli_man;
mod cli_notify;
mod cli_output;
mod cli_prepare;
mod cli_reading;
mod cli_records;
mod cli_triage;
mod documents;
mod documents_records;
mod faults_calendar;
mod faults_crash;
mod faults_disk;
mod faults_exports;
mod faults_inject;
mod faults_inputs;
mod faults_rights;
mod faults_rows;
mod faults_store;
mod field_walk;
mod faults_times;
mod inputs_commands;
mod inputs_spreadsheets;
mod interchange;
mod interchange_incoming;
mod interchange_records;
mod keys_page;
mod letters;
mod migrations;
mod outlets_copy;
mod outlets_files;
mod outlets_pty;
mod outputs_calendar;
mod outputs_commands;
mod outputs_export;
mod outputs_pages;
mod outputs_records;
mod outputs_report;
mod outputs_statistics;
mod picture;
mod pty;
mod pty_editor;
mod pty_letters;
mod pty_terminal;
mod safety_backup;
mod safety_daily;
mod safety_doctor;
mod safety_purge;
mod safety_restore;
mod screens;
mod screens_answers;
mod screens_apps;
mod screens_board;
mod screens_calendar;
mod screens_editor;
mod screens_ending;
mod screens_every_size;
mod screens_fixture;
mod screens_forms;
mod screens_forms_properties;
mod screens_forms_records;
mod screens_keys;
mod screens_letters;
mod screens_marks;
mod screens_next_step;
mod screens_people;
mod screens_popups;
mod screens_properties;
mod screens_reading;
mod screens_stats;
mod screens_status;
mod screens_triage;
mod screens_typing;
mod screens_update;
mod store;
mod store_documents;
mod store_export;
mod store_histories;
mod store_import;
mod store_known;
mod store_look_ahead;
mod store_removals;
mod store_support;
mod store_undo;
mod support;
mod text_date_properties;
mod text_dates;
mod text_dates_typed;
mod text_edits;
mod text_filter;
mod text_quick_add;
mod text_records;
