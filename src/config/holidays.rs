//! `[holidays]`: the calendar of a country or region, and days of one's own.

use chrono::NaiveDate;
use toml::de::DeValue;

use crate::config::document::{Document, Reading, Section, Value};
use crate::config::holiday_table::holidays_of;
use crate::domain::moment::iso_date;
use crate::scheduler::calendar::Holidays;

/// Reads `[holidays]`; returns all holidays, and which of them the user added.
pub(super) fn read(document: &mut Document<'_>, top: &Section<'_>) -> (Holidays, Vec<NaiveDate>) {
    let Some(section) = document.section(top, "holidays", "holidays") else { return Default::default() };
    document.refuse_unknown(&section, "holidays", &["calendar", "extra"]);
    let mut holidays = read_calendar(document, &section);
    let extra = read_extra(document, &section);
    holidays.days.extend(&extra);
    (holidays, extra)
}

fn read_calendar(document: &mut Document<'_>, section: &Section<'_>) -> Holidays {
    let Some(value) = section.find("calendar") else { return Holidays::default() };
    let Some(name) = value.as_text() else {
        document.refuse(value, "holidays.calendar", "a country or region such as \"DE-BE\"", "using none");
        return Holidays::default();
    };
    holidays_of(name).unwrap_or_else(|unknown| {
        document.fault(value.span(), format!("holidays.calendar: {unknown}; using none"));
        Holidays::default()
    })
}

fn read_extra(document: &mut Document<'_>, section: &Section<'_>) -> Vec<NaiveDate> {
    let Some(value) = section.find("extra") else { return Vec::new() };
    let expected = "dates, such as [\"2026-12-24\"]";
    let Some(entries) = value.as_list() else {
        document.refuse(value, "holidays.extra", expected, "ignored");
        return Vec::new();
    };
    let mut days = Vec::new();
    for entry in entries {
        match date(entry) {
            Some(day) => days.push(day),
            None => document.refuse(entry, "holidays.extra", expected, "that entry is ignored"),
        }
    }
    days.sort();
    days.dedup();
    days
}

/// Reads a date written as text or as TOML's own date.
fn date(value: &Value<'_>) -> Option<NaiveDate> {
    match value.get_ref() {
        DeValue::String(text) => iso_date(text),
        DeValue::Datetime(date) => iso_date(&date.to_string()),
        _ => None,
    }
}
