//! What is due, and why: the follow-up rules as pure functions.
//!
//! `agenda` judges every application as of a day; `verdicts` tells what each rule said about one application;
//! `due_list` picks what a list shows; `completion` turns "done" into changes. Refuses every side effect: the
//! same input gives the same output on every screen and in every export.

pub mod action;
pub mod calendar;
pub mod policy;

pub mod agenda;
pub mod completion;
pub mod due_list;

pub use agenda::{Agenda, Outcome, Verdict, agenda, verdicts};
pub use due_list::{DueList, InterviewLine, due_list};
