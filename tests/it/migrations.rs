//! The schema: made, brought up to date, refused.
