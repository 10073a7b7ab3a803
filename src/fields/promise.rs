//! The fields of a promise.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::ids::{PromiseId, RecordKind};
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;
use crate::domain::records::Records;
use crate::fields::{Child, Field, Kind, Misfit, Noun, field};

static FIELDS: [Field<Promise>; 4] = [
    field!(Promise, said_on, Kind::Day(Lean::Past))
        .label("said")
        .required()
        .help("the day they said it", "said:yesterday"),
    field!(Promise, reply_by, Kind::Day(Lean::Future))
        .label("reply by")
        .aliases(&["by"])
        .required()
        .help("the day by which they want to answer", "reply_by:fri"),
    field!(Promise, words, Kind::Line).text().help("their words", "words:'by Friday'"),
    field!(Promise, interview, Kind::Interview)
        .column("interview_id")
        .help("the interview in which they said it", "interview:'20 nov'"),
];

impl Noun for Promise {
    const KIND: RecordKind = RecordKind::Promise;
    const FORM: &'static [&'static str] = &["reply_by", "words", "said_on", "interview"];

    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }

    fn blank() -> Self {
        let unset = NaiveDate::MIN;
        Self {
            id: PromiseId::new("-"),
            said_on: unset,
            reply_by: unset,
            words: String::new(),
            interview: None,
        }
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn set_id(&mut self, id: String) {
        self.id = PromiseId::new(id);
    }

    fn check_typed(&self, _: &Self) -> Result<(), Misfit> {
        if self.reply_by >= self.said_on {
            return Ok(());
        }
        let [by, said] = [self.reply_by, self.said_on].map(|day| in_full(Moment::day(day)));
        Err(Misfit { key: "reply_by", problem: format!("{by} is before {said}, when they said it") })
    }
}

impl Child for Promise {
    fn all(application: &Application) -> &[Self] {
        &application.promises
    }

    fn all_mut(application: &mut Application) -> &mut Vec<Self> {
        &mut application.promises
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.reply_by)
    }

    fn line(&self, _: &Records) -> String {
        let said = in_full(Moment::day(self.said_on));
        match self.words.trim() {
            "" => format!("said {said}"),
            words => format!("said {said}: {words}"),
        }
    }

    fn title(&self) -> String {
        format!("answer promised by {}", in_full(Moment::day(self.reply_by)))
    }
}
