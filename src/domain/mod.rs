//! Plain data and invariants: the nouns of a job search.
//!
//! Owns the records (`application`, `contact`, `interview`, …), the words they may use, and the small grammars a
//! person types (dates, filters). Refuses everything that touches the world: no clock, no files, no database, no
//! terminal.

pub mod vocabulary;

pub mod bar;
pub mod ids;
pub mod link;
pub mod local_time;
pub mod moment;
pub mod now;
pub mod printable;
pub mod progress;
pub mod spelling;

pub mod application;
pub mod channel;
pub mod column;
pub mod contact;
pub mod deferral;
pub mod interaction;
pub mod interview;
pub mod lesson;
pub mod letter;
pub mod offer;
pub mod promise;
pub mod salary;
pub mod stage;
pub mod task;

pub mod action_key;
pub mod finding;
pub mod operation;
pub mod records;

pub mod beginning;
pub mod date_text;
pub mod filter;
pub mod typed_line;
pub mod zone;
