//! What an application's records prove as of a day: how far it went, and when they answered.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::interview::{Interview, InterviewKind};
use crate::domain::stage::{Stage, StageChange};
use crate::scheduler::known::Known;

/// An application that was sent, as of a day.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    /// What is known of it.
    pub known: Known<'a>,
    /// The furthest stage it reached on the way to a job, by its history or by an interview held.
    pub furthest: Stage,
}

impl<'a> Evidence<'a> {
    /// Returns what is proven on `today`; `None` for what was not sent by then.
    pub fn of(application: &'a Application, today: NaiveDate) -> Option<Self> {
        let known = Known::as_of(application, today)?;
        let applied = application.applied_on.filter(|on| *on <= today).map(|_| Stage::Applied);
        let steps = steps(application, today).filter_map(|step| reached(step.stage));
        let meetings = known.held().map(|meeting| met(meeting.kind));
        let furthest = steps.chain(meetings).chain(applied).max()?;
        Some(Self { known, furthest })
    }

    /// Returns the application.
    pub fn application(&self) -> &'a Application {
        self.known.application
    }

    /// Returns the day on which it was sent, when known.
    pub fn applied_on(&self) -> Option<NaiveDate> {
        self.application().applied_on.filter(|on| *on <= self.known.today)
    }

    /// Returns the stage changes up to the day, in kept order.
    pub fn steps(&self) -> impl Iterator<Item = &'a StageChange> + use<'a> {
        steps(self.application(), self.known.today)
    }

    /// Tells whether they answered in any way: wrote, met, moved it on or said no.
    pub fn is_answered(&self) -> bool {
        self.furthest > Stage::Applied
            || self.is_interviewed()
            || self.known.inbound().next().is_some()
            || self.steps().any(|step| is_answer(step.stage))
    }

    /// Tells whether an interview was held or arranged.
    pub fn is_interviewed(&self) -> bool {
        self.furthest >= Stage::Interviewing || self.application().interviews.iter().any(|it| !it.cancelled)
    }

    /// Returns the days on which they answered, not in order: messages and calls of theirs, and moves that are theirs
    /// to make.
    pub fn answers(&self) -> impl Iterator<Item = NaiveDate> + use<'a, '_> {
        let moves = self.steps().filter(|step| is_answer(step.stage)).filter_map(|step| step.on);
        self.known.inbound().map(|message| message.on).chain(moves)
    }

    /// Returns the day by which they had answered for the first time: an interview proves it too.
    pub fn first_answer(&self) -> Option<NaiveDate> {
        self.answers().chain(self.known.held().map(Interview::date)).min()
    }
}

/// Returns the stage changes of an application that are known on a day; undated ones always were.
fn steps(application: &Application, today: NaiveDate) -> impl Iterator<Item = &StageChange> {
    application.stage_history.iter().filter(move |step| step.on.is_none_or(|on| on <= today))
}

/// Tells whether it takes an answer of theirs to reach a stage.
const fn is_answer(stage: Stage) -> bool {
    matches!(stage, Stage::Screening | Stage::Interviewing | Stage::Offer | Stage::Rejected)
}

/// Returns how far on the way to a job a stage proves an application to be: a rejection proves that it was sent, a
/// declined offer that there was one.
const fn reached(stage: Stage) -> Option<Stage> {
    match stage {
        Stage::Saved | Stage::Withdrawn => None,
        Stage::Rejected | Stage::NoResponse => Some(Stage::Applied),
        Stage::Declined => Some(Stage::Offer),
        Stage::Applied | Stage::Screening | Stage::Interviewing | Stage::Offer | Stage::Accepted => {
            Some(stage)
        }
    }
}

/// Returns how far an interview proves an application to be.
const fn met(kind: InterviewKind) -> Stage {
    match kind {
        InterviewKind::PhoneScreen => Stage::Screening,
        _ => Stage::Interviewing,
    }
}
