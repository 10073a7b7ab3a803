//! When: the stage, the day it began, the day of applying, the interview, the promise.

use chrono::NaiveDate;

use crate::domain::beginning::begun_by;
use crate::domain::date_text::{DateContext, Lean, Reading, in_full, read as read_date_text};
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;
use crate::domain::stage::Stage;
use crate::fields::Noun;
use crate::fields::quick_add::field::{Field, Given, Sorted};
use crate::fields::quick_add::{Doubt, QuickAddError, Setting};

/// What a line says about time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// Where the application stands.
    pub stage: Stage,
    /// The day on which that stage began.
    pub stage_on: NaiveDate,
    /// The day on which the user applied.
    pub applied_on: Option<NaiveDate>,
    /// When the interview starts.
    pub interview: Option<Moment>,
    /// What they announced.
    pub promise: Option<Promise>,
    /// Dates that some would read otherwise.
    pub doubts: Vec<Doubt>,
}

/// What `on` turned out to be.
enum On {
    Interview(Moment),
    StageBegan(NaiveDate),
}

/// Reads the stage and the dates of a line.
pub fn timing(sorted: &Sorted<'_>, setting: Setting<'_>) -> Result<Timing, QuickAddError> {
    let mut doubts = Vec::new();
    let named = sorted.one(Field::Stage)?.map(stage).transpose()?;
    let applied = sorted.one(Field::APPLIED_ON)?;
    let applied_on = applied
        .map(|given| past_day(given, "the day you applied", "applied", setting, &mut doubts))
        .transpose()?;
    let given_on = sorted.one(Field::On)?;
    let on = given_on.map(|given| read_on(given, named, setting, &mut doubts)).transpose()?;
    let promise =
        sorted.one(Field::Promise)?.map(|given| read_promise(given, setting, &mut doubts)).transpose()?;

    let mut timing = Timing {
        stage: named.unwrap_or(Stage::Applied),
        stage_on: setting.today,
        applied_on,
        interview: None,
        promise,
        doubts,
    };
    match on {
        Some(On::Interview(moment)) => {
            timing.stage = named.unwrap_or(Stage::Interviewing);
            timing.interview = Some(moment);
            timing.stage_on = setting.today.min(moment.date).max(applied_on.unwrap_or(NaiveDate::MIN));
        }
        Some(On::StageBegan(date)) => timing.stage_on = date,
        None => {}
    }
    if timing.stage == Stage::Applied {
        settle_applied(&mut timing, given_on)?;
    } else if let Some((given, day)) = applied.zip(applied_on).filter(|(_, day)| *day > timing.stage_on) {
        return Err(given.wrong(format!(
            "'{}' is {}, after the stage {} began ({})",
            given.value,
            in_full(Moment::day(day)),
            timing.stage,
            in_full(Moment::day(timing.stage_on))
        )));
    }
    Ok(timing)
}

/// Makes the day of applying and the day on which `applied` began the same.
fn settle_applied(timing: &mut Timing, on: Option<&Given>) -> Result<(), QuickAddError> {
    if let (None, Some(applied_on), Some(on)) = (timing.interview, timing.applied_on, on)
        && timing.stage_on != applied_on
    {
        return Err(on.wrong(format!(
            "'{}' is another day than applied_on ({}); expected one of them, or a time for an interview",
            on.value,
            in_full(Moment::day(applied_on))
        )));
    }
    timing.applied_on = timing.applied_on.or(Some(timing.stage_on));
    Ok(())
}

fn stage(given: &Given) -> Result<Stage, QuickAddError> {
    let stages: Vec<_> = Stage::ALL.iter().map(|stage| (stage.as_str(), *stage)).collect();
    begun_by("stage", &given.value, &stages).map_err(|unclear| given.wrong(unclear.to_string()))
}

fn read_on(
    given: &Given,
    named: Option<Stage>,
    setting: Setting<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<On, QuickAddError> {
    let is_interview = match named {
        Some(Stage::Screening | Stage::Interviewing) => true,
        None | Some(Stage::Applied) => {
            let looking_back = read(given, Lean::Past, setting)?.moment;
            looking_back.time.is_some() || looking_back.date > setting.today
        }
        Some(_) => false,
    };
    if is_interview {
        let reading = read(given, Lean::Future, setting)?;
        note_doubt("when", reading, doubts);
        return Ok(On::Interview(reading.moment));
    }
    let field = if named.is_none_or(|stage| stage == Stage::Applied) { "applied" } else { "stage" };
    past_day(
        given,
        &format!("the day on which {} began", named.unwrap_or(Stage::Applied)),
        field,
        setting,
        doubts,
    )
    .map(On::StageBegan)
}

fn read_promise(
    given: &Given,
    setting: Setting<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<Promise, QuickAddError> {
    let reading = day(given, Lean::Future, setting)?;
    if reading.moment.date < setting.today {
        let shown = in_full(Moment::day(reading.moment.date));
        return Err(given.wrong(format!(
            "'{}' is {shown}, before today; expected the day by which they want to answer, such as fri",
            given.value
        )));
    }
    note_doubt("promise", reading, doubts);
    Ok(Promise {
        said_on: setting.today,
        reply_by: reading.moment.date,
        words: given.value.clone(),
        interview: None,
        ..Promise::blank()
    })
}

/// Reads a day that lies behind, today included.
pub fn past_day(
    given: &Given,
    what: &str,
    field: &'static str,
    setting: Setting<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<NaiveDate, QuickAddError> {
    let reading = day(given, Lean::Past, setting)?;
    note_doubt(field, reading, doubts);
    let date = reading.moment.date;
    if date <= setting.today {
        return Ok(date);
    }
    let shown = in_full(Moment::day(date));
    Err(given.wrong(format!("'{}' is {shown}, after today; expected {what}, such as yesterday", given.value)))
}

/// Reads a day without a time.
pub fn day(given: &Given, lean: Lean, setting: Setting<'_>) -> Result<Reading, QuickAddError> {
    let reading = read(given, lean, setting)?;
    match reading.moment.time {
        None => Ok(reading),
        Some(_) => Err(given.wrong(format!("'{}' has a time; expected a day, such as 25 nov", given.value))),
    }
}

/// Reads a day, with a time when one is written.
pub fn read(given: &Given, lean: Lean, setting: Setting<'_>) -> Result<Reading, QuickAddError> {
    let context = DateContext { today: setting.today, lean, order: setting.order };
    read_date_text(&given.value, &context).map_err(|error| given.wrong(error.to_string()))
}

/// Notes the other day that the same words may mean.
pub fn note_doubt(field: &'static str, reading: Reading, doubts: &mut Vec<Doubt>) {
    doubts.extend(reading.other.map(|other| Doubt { field, other }));
}
