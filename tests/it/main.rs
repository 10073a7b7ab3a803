//! x
mod text_date_properties;
mod text_dates;
