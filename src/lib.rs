//! A job search, one day at a time: the library behind `callback`.
//!
//! Modules in reading order, from the ground floor up; a lower one never names a higher one.

pub mod domain;
pub mod fields;
pub mod keys;
pub mod looks;
pub mod scheduler;

pub mod atomic_file;
pub mod clock;
pub mod config;
pub mod documents;
pub mod editor;
pub mod input_file;
pub mod paths;
pub mod store;

pub mod exchange;

pub mod cli;
pub mod tui;

pub mod error;
pub mod runtime;
