//! Widgets: the few shapes that every screen is made of.

pub mod line_input;
pub mod list;
pub mod panel;
pub mod popup;
pub mod text;
