//! The looks: the few things on the screens that do not look like plain text, and the themes to choose from.
//!
//! Refuses to know how a terminal is told: a look is data here. Colour only repeats what a word or a mark says.

pub mod look;
pub mod theme;
