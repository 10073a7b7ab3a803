//! The numbers as `callback.stats/1`, for programs. Fields are only ever added.

use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::stage::Stage;
use crate::scheduler::statistics::{
    FollowUps, Median, Silence, SourceNumbers, StageWait, Statistics, Step, Week,
};

/// The name of the format.
const FORMAT: &str = "callback.stats/1";

#[derive(Serialize)]
struct StatisticsView<'a> {
    format: &'static str,
    on: NaiveDate,
    applications: usize,
    open: usize,
    funnel: Vec<StepView>,
    sources: Vec<SourceView<'a>>,
    weeks: Vec<WeekView>,
    days_to_first_reply: Option<MedianView>,
    days_in_stages: Vec<StageWaitView>,
    silences: Vec<SilenceView<'a>>,
    follow_ups: FollowUpsView,
}

#[derive(Serialize)]
struct StepView {
    stage: Stage,
    reached: usize,
    percent_of_before: Option<usize>,
}

#[derive(Serialize)]
struct SourceView<'a> {
    source: Option<&'a str>,
    applications: usize,
    replies: usize,
    interviews: usize,
    offers: usize,
}

#[derive(Serialize)]
struct WeekView {
    monday: NaiveDate,
    applications: usize,
    interviews: usize,
}

#[derive(Serialize)]
struct MedianView {
    median: f64,
    of: usize,
}

#[derive(Serialize)]
struct StageWaitView {
    stage: Stage,
    days: Option<MedianView>,
}

#[derive(Serialize)]
struct SilenceView<'a> {
    application: ApplicationView<'a>,
    since: NaiveDate,
    days: u64,
}

#[derive(Serialize)]
struct ApplicationView<'a> {
    id: &'a str,
    company: &'a str,
    role: &'a str,
    stage: Stage,
}

#[derive(Serialize)]
struct FollowUpsView {
    sent: usize,
    answered: usize,
}

/// Writes every number: two blanks of indent, every field, a line feed at the end.
///
/// # Errors
/// Passes on what the writer complains of.
pub fn write(numbers: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    let view = StatisticsView {
        format: FORMAT,
        on: numbers.on,
        applications: numbers.applications,
        open: numbers.open,
        funnel: numbers.funnel.iter().map(step).collect(),
        sources: numbers.sources.iter().map(source).collect(),
        weeks: numbers.weeks.iter().map(week).collect(),
        days_to_first_reply: numbers.days_to_first_reply.map(median),
        days_in_stages: numbers.days_in_stages.iter().map(stage_wait).collect(),
        silences: numbers.silences.iter().map(silence).collect(),
        follow_ups: follow_ups(numbers.follow_ups),
    };
    let mut out = BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &view).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()
}

fn step(step: &Step) -> StepView {
    StepView { stage: step.stage, reached: step.reached, percent_of_before: step.percent() }
}

fn source(it: &SourceNumbers) -> SourceView<'_> {
    SourceView {
        source: it.source.as_deref(),
        applications: it.applications,
        replies: it.replies,
        interviews: it.interviews,
        offers: it.offers,
    }
}

fn week(week: &Week) -> WeekView {
    WeekView { monday: week.monday, applications: week.applications, interviews: week.interviews }
}

fn median(median: Median) -> MedianView {
    MedianView { median: median.days(), of: median.of }
}

fn stage_wait(wait: &StageWait) -> StageWaitView {
    StageWaitView { stage: wait.stage, days: wait.days.map(median) }
}

fn silence(silence: &Silence) -> SilenceView<'_> {
    SilenceView {
        application: ApplicationView {
            id: silence.application.as_str(),
            company: &silence.company,
            role: &silence.role,
            stage: silence.stage,
        },
        since: silence.since,
        days: silence.days,
    }
}

fn follow_ups(asked: FollowUps) -> FollowUpsView {
    FollowUpsView { sent: asked.sent, answered: asked.answered }
}
