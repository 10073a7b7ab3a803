//! The fields of a task.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::date_text::Lean;
use crate::domain::ids::{RecordKind, TaskId};
use crate::domain::records::Records;
use crate::domain::task::Task;
use crate::fields::{Child, Field, Kind, Noun, field};

static FIELDS: [Field<Task>; 3] = [
    field!(Task, due_on, Kind::Day(Lean::Future)).label("due").help("the day it is due", "due:fri"),
    field!(Task, words, Kind::Line)
        .aliases(&["task"])
        .text()
        .asked()
        .help("what is to be done", "words:'send references'"),
    field!(Task, done_on, Kind::Day(Lean::Past)).label("done").help("the day it was done", "done:yesterday"),
];

impl Noun for Task {
    const KIND: RecordKind = RecordKind::Task;
    const FORM: &'static [&'static str] = &["words", "due_on", "done_on"];

    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }

    fn blank() -> Self {
        Self { id: TaskId::new("-"), due_on: None, words: String::new(), done_on: None }
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn set_id(&mut self, id: String) {
        self.id = TaskId::new(id);
    }
}

impl Child for Task {
    fn all(application: &Application) -> &[Self] {
        &application.tasks
    }

    fn all_mut(application: &mut Application) -> &mut Vec<Self> {
        &mut application.tasks
    }

    fn day(&self) -> Option<NaiveDate> {
        self.due_on
    }

    fn line(&self, _: &Records) -> String {
        self.words.clone()
    }

    fn title(&self) -> String {
        format!("task {}", self.words)
    }
}
