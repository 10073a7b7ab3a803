//! The fields of a lesson.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::date_text::Lean;
use crate::domain::ids::{LessonId, RecordKind};
use crate::domain::lesson::Lesson;
use crate::domain::records::Records;
use crate::fields::{Child, Field, Kind, Noun, field};

static FIELDS: [Field<Lesson>; 2] = [
    field!(Lesson, on, Kind::Day(Lean::Past)).label("learnt").help("the day you learnt it", "on:yesterday"),
    field!(Lesson, words, Kind::Line)
        .aliases(&["lesson"])
        .text()
        .asked()
        .help("what you learnt", "words:'ask who decides'"),
];

impl Noun for Lesson {
    const KIND: RecordKind = RecordKind::Lesson;
    const FORM: &'static [&'static str] = &["words", "on"];

    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }

    fn blank() -> Self {
        Self { id: LessonId::new("-"), on: None, words: String::new() }
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn set_id(&mut self, id: String) {
        self.id = LessonId::new(id);
    }
}

impl Child for Lesson {
    fn all(application: &Application) -> &[Self] {
        &application.lessons
    }

    fn all_mut(application: &mut Application) -> &mut Vec<Self> {
        &mut application.lessons
    }

    fn day(&self) -> Option<NaiveDate> {
        self.on
    }

    fn line(&self, _: &Records) -> String {
        self.words.clone()
    }

    fn title(&self) -> String {
        format!("lesson {}", self.words)
    }
}
