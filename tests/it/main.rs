//! x
mod text_date_properties;
mod text_dates;
mod text_filter;
mod text_quick_add;
mod text_records;
