//! The terminal UI: one keyboard, a few screens, nothing that blocks.
//!
//! Flow: an event becomes a `Message` (`events`), `update` turns it into a new `State` and a list of `Effect`s,
//! `view` draws the state, and `crate::runtime` performs the effects. Everything but `run` is free of side
//! effects: no clock, no files, no database, no terminal.

pub mod consequence;
pub mod effect;
pub mod message;
pub mod snapshot;

pub mod directory;
pub mod filtering;
pub mod forms;
pub mod letters;
pub mod marks;
pub mod mode;
pub mod next_step;
pub mod state;

pub mod events;
pub mod jobs;
pub mod update;

pub mod layout;
pub mod theme;
pub mod view;
pub mod waiting;

pub mod screens;
pub mod widgets;
pub mod wording;
pub mod writes;

pub mod backend;
pub mod keyboard;
pub mod rest;
pub mod run;
pub mod signals;
pub mod terminal;
