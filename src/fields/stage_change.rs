//! The fields of an entry of the stage history.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::ids::{RecordKind, StageChangeId};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::domain::stage::{Stage, StageChange};
use crate::fields::{Child, Choice, Field, Kind, Noun, field};

static FIELDS: [Field<StageChange>; 3] = [
    field!(StageChange, stage, Kind::Choice(Choice::of::<Stage>()))
        .required()
        .help("the stage that began", "stage:screening"),
    field!(StageChange, on, Kind::Day(Lean::Past)).help("the day it began", "on:'20 nov'"),
    field!(StageChange, note, Kind::Line).help("why, in your words", "note:'by phone'"),
];

impl Noun for StageChange {
    const KIND: RecordKind = RecordKind::StageChange;
    const FORM: &'static [&'static str] = &["on", "stage", "note"];

    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }

    fn blank() -> Self {
        Self::new(Stage::Applied, None)
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn set_id(&mut self, id: String) {
        self.id = StageChangeId::new(id);
    }
}

impl Child for StageChange {
    fn all(application: &Application) -> &[Self] {
        &application.stage_history
    }

    fn all_mut(application: &mut Application) -> &mut Vec<Self> {
        &mut application.stage_history
    }

    fn day(&self) -> Option<NaiveDate> {
        self.on
    }

    fn line(&self, _: &Records) -> String {
        match self.note.as_deref().map(str::trim).filter(|note| !note.is_empty()) {
            Some(note) => format!("{}: {note}", self.stage),
            None => self.stage.to_string(),
        }
    }

    fn title(&self) -> String {
        match self.on {
            Some(on) => format!("{} on {}", self.stage, in_full(Moment::day(on))),
            None => format!("{} on an unknown day", self.stage),
        }
    }
}
