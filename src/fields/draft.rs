//! An application about to be added, with what is arranged and known already.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::ContactChoice;
use crate::domain::interview::InterviewDraft;
use crate::domain::stage::{Stage, StageChange};
use crate::fields::Noun;

/// An application about to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationDraft {
    /// Its fields, its history and its promises, under placeholders for ids.
    pub application: Application,
    /// The person to write to, who may be a new one.
    pub main_contact: Option<ContactChoice>,
    /// Interviews that are arranged already.
    pub interviews: Vec<InterviewDraft>,
}

impl ApplicationDraft {
    /// Returns a draft at `stage`: applied for on `applied_on` when that is given, and at `stage` since `today` when it
    /// is another one.
    pub fn new(
        company: impl Into<String>,
        role: impl Into<String>,
        stage: Stage,
        applied_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Self {
        let mut application =
            Application { company: company.into(), role: role.into(), applied_on, ..Application::blank() };
        let history = &mut application.stage_history;
        if let Some(on) = applied_on {
            history.push(StageChange::new(Stage::Applied, Some(on)));
        }
        if history.is_empty() || stage != Stage::Applied {
            history.push(StageChange::new(stage, Some(today)));
        }
        Self { application, main_contact: None, interviews: Vec::new() }
    }
}
