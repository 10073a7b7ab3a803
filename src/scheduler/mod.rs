//! What is due, and why: the follow-up rules as pure functions.
//!
//! `agenda` judges every application as of a day; `verdicts` tells what each rule said about one application;
//! `due_list` picks what a list shows; `outlook` tells what need not be judged yet; `completion` turns "done" into
//! changes; `statistics` counts; `triage` finds what is long past. Refuses every side effect: the same input gives the
//! same output on every screen and in every export.
//!
//! The articles that the rules rest on:
//!
//! | id | article |
//! |---|---|
//! | S1 | "Should You Follow Up After a Job Interview?" |
//! | S2 | "Learn How Long After an Interview Should You Follow Up" |
//! | S3 | "How To Follow Up After An Interview" |
//! | S4 | "Should you follow up after a job interview?" (2014) |
//! | S5 | "How to Follow-Up After an Interview" |

pub mod action;
pub mod calendar;
pub mod policy;
pub mod preparation;

pub mod known;
pub mod waiting;

pub mod case;

pub mod explain;
pub mod guards;
pub mod reach;
pub mod rules;

pub mod precedence;

pub mod agenda;
pub mod code;
pub mod completion;
pub mod due_list;
pub mod order;
pub mod outlook;

pub mod statistics;
pub mod triage;

#[cfg(test)]
mod tests;

pub use agenda::{Agenda, Outcome, Verdict, agenda, verdicts};
pub use due_list::{DueList, InterviewLine, due_list};
