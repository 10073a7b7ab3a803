//! What the tests of the store share: a database in a directory of its own, moments, and short ways to make records.

use std::path::PathBuf;

use callback::domain::action_key::ActionKey;
use callback::domain::channel::Channel;
use callback::domain::contact::{Contact, ContactChoice};
use callback::domain::ids::{ApplicationId, InterviewId};
use callback::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use callback::domain::interview::{Interview, InterviewKind};
use callback::domain::moment::{Moment, iso_date};
use callback::domain::now::Now;
use callback::domain::operation::Operation;
use callback::domain::stage::Stage;
use callback::fields::Noun;
use callback::fields::change::Change;
use callback::fields::draft::ApplicationDraft;
use callback::fields::incoming::{ImportOptions, ImportSummary, Incoming, IncomingApplication};
use callback::fields::patch::Patch;
use callback::fields::value::Value as Holds;
use callback::store::{Access, Added, Committed, IdSource, Store};
use chrono::NaiveDate;
use rusqlite::types::Value;

pub fn now(text: &str) -> Now {
    Now::new(chrono::DateTime::parse_from_rfc3339(text).unwrap())
}

pub fn morning() -> Now {
    now("2026-11-24T09:30:00+01:00")
}

pub fn day(text: &str) -> NaiveDate {
    iso_date(text).unwrap()
}

/// A database in a directory that goes with it.
pub struct Desk {
    pub directory: tempfile::TempDir,
    pub store: Store,
}

impl Desk {
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let store =
            Store::open(&directory.path().join("callback.db"), Access::Write, morning(), IdSource::seeded(1))
                .unwrap();
        Self { directory, store }
    }

    pub fn path(&self) -> PathBuf {
        self.directory.path().join("callback.db")
    }

    /// Opens the same database once more, as another program would.
    pub fn another(&self) -> Store {
        Store::open(&self.path(), Access::Write, morning(), IdSource::seeded(2)).unwrap()
    }

    pub fn transact(&mut self, name: &str, changes: &[Change]) -> Committed {
        self.store.transact(morning(), "cli", name, changes).unwrap()
    }

    pub fn add(&mut self, company: &str) -> ApplicationId {
        let committed = self.transact(&format!("{company} added"), &[add(company)]);
        let Added::Application(id, _) = &committed.added[0] else { panic!("no application") };
        id.clone()
    }

    pub fn import(&mut self, incoming: &Incoming) -> ImportSummary {
        self.store.import(morning(), "import", "import", incoming, ImportOptions::default()).unwrap()
    }

    pub fn undo(&mut self) -> Option<Operation> {
        self.store.undo(morning(), "cli", None).unwrap()
    }

    pub fn redo(&mut self) -> Option<Operation> {
        self.store.redo(morning(), "cli", None).unwrap()
    }

    /// Returns every column of every live row, in no particular order of tables' own making.
    pub fn rows(&self) -> Vec<Vec<Value>> {
        live_rows(&self.path())
    }
}

/// Returns every column of every live row of every table of records.
pub fn live_rows(path: &std::path::Path) -> Vec<Vec<Value>> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let tables = [
        "application",
        "contact",
        "deferral",
        "interaction",
        "interview",
        "interview_contact",
        "lesson",
        "offer",
        "promise",
        "stage_change",
        "tag",
        "task",
    ];
    let mut found = Vec::new();
    for table in tables {
        let sql = format!("SELECT '{table}', * FROM \"{table}\" WHERE deleted_at IS NULL ORDER BY id");
        let mut statement = connection.prepare(&sql).unwrap();
        let width = statement.column_count();
        let rows = statement.query_map([], |row| (0..width).map(|index| row.get(index)).collect()).unwrap();
        found.extend(rows.map(|row: rusqlite::Result<Vec<Value>>| row.unwrap()));
    }
    found
}

pub fn add(company: &str) -> Change {
    let mut draft = ApplicationDraft::new(
        company,
        "Engineer",
        Stage::Applied,
        Some(day("2026-11-02")),
        day("2026-11-24"),
    );
    draft.application.tags = vec!["rust".to_owned(), "berlin".to_owned()];
    draft.main_contact = Some(ContactChoice::new(Contact::named(format!("Ana of {company}"))));
    Change::AddApplication(Box::new(draft))
}

pub fn meeting_with(at: &str, people: &[&str]) -> Patch<Interview> {
    let interview = Interview {
        round: Some(1),
        kind: InterviewKind::Technical,
        starts_at: Moment::from_iso(at).unwrap(),
        zone: Some("Asia/Tokyo".to_owned()),
        minutes: 45,
        place: Some("room 2".to_owned()),
        notes: "bring a laptop".to_owned(),
        ..Interview::blank()
    };
    let people = people.iter().map(|name| ContactChoice::new(Contact::named(*name))).collect();
    Patch::of(&interview).with("interviewers", Holds::People(people))
}

/// Returns the addition of a meeting with new people.
pub fn met(application: &ApplicationId, at: &str, people: &[&str]) -> Change {
    Change::Add { application: Some(application.clone()), record: meeting_with(at, people).into() }
}

/// Returns that an interview is written down, or not.
pub fn debriefed(interview: &InterviewId, debriefed: bool) -> Change {
    let interview = Interview { id: interview.clone(), ..Interview::blank() };
    Change::edit(&interview, Patch::new().with("debriefed", Holds::Flag(debriefed)))
}

pub fn sent(on: &str) -> Interaction {
    Interaction {
        on: day(on),
        at: None,
        direction: Direction::Out,
        channel: Channel::Email,
        purpose: Purpose::FollowUp,
        outcome: Outcome::Sent,
        ..Interaction::blank()
    }
}

pub fn log(application: &ApplicationId, on: &str) -> Change {
    Change::add(application, &sent(on))
}

pub fn move_to(application: &ApplicationId, stage: Stage, on: &str) -> Change {
    Change::MoveStage { application: application.clone(), stage, on: day(on), note: None }
}

pub fn snooze(application: &ApplicationId, until: Option<&str>) -> Change {
    Change::Defer { key: ActionKey::check_in(application), until: until.map(day) }
}

pub fn document(applications: Vec<IncomingApplication>) -> Incoming {
    Incoming { applications, ..Incoming::default() }
}

pub fn incoming(id: &str, company: &str) -> IncomingApplication {
    IncomingApplication { id: Some(id.to_owned()), ..IncomingApplication::of(company) }
}

/// Lets a document say something of an application.
pub fn says(
    application: &mut IncomingApplication,
    key: &str,
    value: callback::fields::value::Value<'static>,
) {
    let patch = std::mem::take(&mut application.patch);
    application.patch = patch.with(key, value);
}
