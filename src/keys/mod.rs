//! The keys: what can be asked for, where, with which keys, and what becomes of that when the user changes some.
//!
//! One table drives the keys, the help, the palette, the footer and the manual; the configuration remaps it. Refuses
//! to know screens and terminals: keys and places are names here.

pub mod command;
pub mod keymap;
pub mod notation;
pub mod remap;
pub mod table;
