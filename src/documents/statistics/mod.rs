//! The numbers of a job search as text to look at and as data: one file per format.

mod json;
mod text;

pub use json::write as write_json;
pub use text::write as write_text;
