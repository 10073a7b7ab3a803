//! The configuration as it holds, written as TOML.

use std::collections::BTreeMap;

use chrono::Weekday;
use serde::Serialize;

use crate::config::cadences::NUMBERS;
use crate::config::{Config, Mouse, keys, looks};
use crate::domain::date_text::DayOrder;
use crate::domain::letter::Sender;
use crate::scheduler::policy::Policy;

#[derive(Serialize)]
struct Effective<'a> {
    cadence: &'a str,
    columns: Vec<&'static str>,
    mouse: bool,
    theme: &'static str,
    dates: Dates,
    holidays: HolidaySettings<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    me: Option<Me<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notify: Option<NotifySettings<'a>>,
    cadences: BTreeMap<&'a str, toml::Table>,
    colors: toml::Table,
    keys: toml::Table,
}

#[derive(Serialize)]
struct Dates {
    order: &'static str,
}

#[derive(Serialize)]
struct HolidaySettings<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<&'a str>,
    extra: Vec<String>,
}

#[derive(Serialize)]
struct Me<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<&'a str>,
}

#[derive(Serialize)]
struct NotifySettings<'a> {
    command: &'a [String],
}

/// Writes every setting with the value that holds; reading it again gives the same configuration.
pub(super) fn write(config: &Config) -> Result<String, toml::ser::Error> {
    toml::to_string(&Effective {
        cadence: config.cadences.default_name(),
        columns: config.columns.shown().iter().map(|column| column.as_str()).collect(),
        mouse: config.mouse == Mouse::On,
        theme: config.looks.theme().name(),
        dates: Dates {
            order: match config.day_order {
                DayOrder::DayFirst => "day-first",
                DayOrder::MonthFirst => "month-first",
            },
        },
        holidays: HolidaySettings {
            calendar: config.holidays.calendar.as_deref(),
            extra: config.extra_holidays.iter().map(ToString::to_string).collect(),
        },
        me: (config.me != Sender::default()).then_some(Me {
            name: config.me.name.as_deref(),
            email: config.me.email.as_deref(),
            signature: config.me.signature.as_deref(),
        }),
        notify: (!config.notify.is_empty()).then_some(NotifySettings { command: &config.notify }),
        cadences: config.cadences.all().map(|(name, policy)| (name, settings(policy))).collect(),
        colors: looks::section(&config.looks),
        keys: keys::section(&config.keys),
    })
}

fn settings(policy: &Policy) -> toml::Table {
    let mut policy = policy.clone();
    let mut table = toml::Table::new();
    for (name, _, setting) in NUMBERS {
        table.insert((*name).to_owned(), i64::from(*setting(&mut policy)).into());
    }
    let check_in = policy.check_in_after.map_or(toml::Value::Boolean(false), |days| i64::from(days).into());
    table.insert("check_in_after".to_owned(), check_in);
    let avoided: Vec<toml::Value> = policy.avoid_weekdays.iter().map(|day| word(*day).into()).collect();
    table.insert("avoid_weekdays".to_owned(), avoided.into());
    table.insert("feedback_without_interview".to_owned(), policy.feedback_without_interview.into());
    table
}

fn word(day: Weekday) -> String {
    day.to_string().to_lowercase()
}
