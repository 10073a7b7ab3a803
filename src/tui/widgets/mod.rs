//! Widgets: the few shapes that every screen is made of.

pub mod day_picker;
pub mod line_input;
pub mod list;
pub mod panel;
pub mod popup;
pub mod text;
pub mod text_area;
pub mod typed;
