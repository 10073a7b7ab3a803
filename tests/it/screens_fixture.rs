//! A job search on Tuesday 24 November 2026 at noon, and a keyboard and a screen to look at it with.

use std::sync::Arc;

use callback::domain::application::Application;
use callback::domain::channel::Channel;
use callback::domain::contact::{Contact, ContactKind};
use callback::domain::ids::{ApplicationId, ContactId, InteractionId, InterviewId, OperationId};
use callback::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use callback::domain::interview::{Interview, InterviewKind};
use callback::domain::local_time::AnyTime;
use callback::domain::moment::{Moment, iso_date, iso_time};
use callback::domain::now::Now;
use callback::domain::operation::{Done, DoneEntry, Operation, OperationKind};
use callback::domain::records::Records;
use callback::domain::stage::{Stage, StageChange};
use callback::keys::keymap::Keymap;
use callback::looks::theme::Looks;
use callback::scheduler::agenda;
use callback::scheduler::calendar::Holidays;
use callback::scheduler::policy::Cadences;
use callback::tui::effect::Effect;
use callback::tui::events::message_for;
use callback::tui::snapshot::Snapshot;
use callback::tui::state::{Mouse, Settings, State, Times};
use callback::tui::theme::{Palette, Theme};
use callback::tui::update::update;
use callback::tui::view::view;
use chrono::{DateTime, NaiveDate};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// Returns a day of November 2026.
pub fn november(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

/// Returns a moment of 24 November 2026.
pub fn at(time: &str) -> Now {
    Now::new(DateTime::parse_from_rfc3339(&format!("2026-11-24T{time}:00+01:00")).unwrap())
}

/// Returns an application that came to its stages on the given days of November.
pub fn application(company: &str, role: &str, steps: &[(Stage, u32)]) -> Application {
    let applied = steps.iter().find(|(stage, _)| *stage == Stage::Applied);
    Application {
        role: role.to_owned(),
        stage_history: steps
            .iter()
            .map(|(stage, day)| StageChange::new(*stage, Some(november(*day))))
            .collect(),
        applied_on: applied.map(|(_, day)| november(*day)),
        ..Application::bare(ApplicationId::new(format!("a-{}", company.to_lowercase())), company.to_owned())
    }
}

/// Returns a person with an email address.
pub fn person(id: &str, name: &str, title: &str) -> Contact {
    Contact {
        id: ContactId::new(id),
        handle: String::new(),
        name: name.to_owned(),
        title: Some(title.to_owned()),
        company: None,
        kind: ContactKind::Interviewer,
        email: Some(format!("{}@example.org", id.trim_start_matches("c-"))),
        phone: None,
        preferred_channel: None,
        notes: String::new(),
    }
}

/// Returns an interview that nobody wrote down.
pub fn interview(id: &str, starts_at: &str, kind: InterviewKind, people: &[&str]) -> Interview {
    Interview {
        id: InterviewId::new(id),
        handle: String::new(),
        round: None,
        kind,
        starts_at: Moment::from_iso(starts_at).unwrap(),
        zone: None,
        minutes: 60,
        place: None,
        cancelled: false,
        debriefed: false,
        interviewers: people.iter().map(|id| ContactId::new(*id)).collect(),
        strengths: String::new(),
        forgot: String::new(),
        notes: String::new(),
    }
}

/// Returns an email of a day.
pub fn email(id: &str, on: u32, direction: Direction, purpose: Purpose, contact: &str) -> Interaction {
    Interaction {
        id: InteractionId::new(id),
        on: november(on),
        at: None,
        direction,
        channel: Channel::Email,
        purpose,
        contact: Some(ContactId::new(contact)),
        interview: None,
        outcome: Outcome::Sent,
        notes: String::new(),
    }
}

/// Returns a search in which everything happens on one day.
pub fn records() -> Records {
    let contacts = vec![
        person("c-ana", "Ana Ruiz", "engineering manager"),
        person("c-ben", "Ben Okri", "staff engineer"),
        person("c-cleo", "Cleo Park", "recruiter"),
        person("c-milt", "Milton Waddams", "recruiter"),
        person("c-alice", "Alice Marcus", "hr"),
        person("c-gavin", "Gavin Belson", "director"),
    ];
    let mut initech =
        application("Initech", "Platform Engineer", &[(Stage::Applied, 2), (Stage::Screening, 10)]);
    initech.interactions = vec![email("x-1", 13, Direction::In, Purpose::Reply, "c-milt")];
    let mut globex = application("Globex", "SRE", &[(Stage::Applied, 3), (Stage::Interviewing, 16)]);
    globex.interviews =
        vec![interview("i-globex", "2026-11-24T14:00", InterviewKind::PhoneScreen, &["c-cleo"])];
    let mut acme = application("Acme", "Backend Engineer", &[(Stage::Applied, 6), (Stage::Interviewing, 12)]);
    acme.location = Some("Berlin".to_owned());
    acme.notes = "They run Rust in production.\nAsk about on-call.".to_owned();
    let mut met =
        interview("i-acme", "2026-11-24T10:00", InterviewKind::Technical, &["c-ana", "c-ben", "c-cleo"]);
    met.debriefed = true;
    acme.interviews = vec![met];
    for (id, contact) in [("x-2", "c-ben"), ("x-3", "c-cleo")] {
        let mut thanks = email(id, 24, Direction::Out, Purpose::ThankYou, contact);
        thanks.at = iso_time("11:30");
        thanks.interview = Some(InterviewId::new("i-acme"));
        acme.interactions.push(thanks);
    }
    let mut umbrella =
        application("Umbrella", "Data Engineer", &[(Stage::Applied, 2), (Stage::Screening, 5)]);
    umbrella.interactions = vec![
        email("x-4", 9, Direction::In, Purpose::Reply, "c-alice"),
        email("x-5", 17, Direction::Out, Purpose::FollowUp, "c-alice"),
    ];
    let mut hooli = application("Hooli", "Backend", &[(Stage::Applied, 2), (Stage::Rejected, 24)]);
    hooli.interviews =
        vec![interview("i-hooli", "2026-11-12T10:00", InterviewKind::PhoneScreen, &["c-gavin"])];
    let mut vandelay = application("Vandelay", "SRE", &[(Stage::Applied, 2), (Stage::Screening, 9)]);
    let mut sent = email("x-6", 24, Direction::Out, Purpose::FollowUp, "c-milt");
    sent.at = iso_time("08:12");
    vandelay.interactions = vec![sent];
    let nippon = application("日本物産", "バックエンド", &[(Stage::Applied, 21)]);
    let applications = vec![initech, globex, acme, umbrella, hooli, vandelay, nippon];
    Records { contacts, applications, ..Records::default() }
}

/// Returns a write of this program.
pub fn operation(name: &str, origin: &str, rows: u64) -> Operation {
    Operation {
        seq: 7,
        id: OperationId::new("o-7"),
        name: name.to_owned(),
        at: "2026-11-24T08:12:00+01:00".to_owned(),
        origin: origin.to_owned(),
        kind: OperationKind::Write,
        target: None,
        undone: false,
        rows,
    }
}

/// Returns what the screens show of `records`.
pub fn snapshot(records: Records) -> Snapshot {
    let today = november(24);
    let agenda = agenda(&records, &Cadences::default(), &Holidays::default(), today);
    let sent = records.applications.iter().find(|application| application.company == "Vandelay");
    let done_today = sent.map(|application| DoneEntry {
        operation: OperationId::new("o-7"),
        name: "Vandelay: follow-up to Milton Waddams sent by email".to_owned(),
        at: iso_time("08:12").unwrap(),
        application: application.id.clone(),
        what: Done::Sent(InteractionId::new("x-6")),
    });
    Snapshot {
        on: today,
        records: Arc::new(records),
        agenda: Arc::new(agenda),
        done_today: done_today.into_iter().collect(),
        next_undo: Some(operation("Vandelay: follow-up to Milton Waddams sent by email", "tui", 1)),
        next_redo: None,
    }
}

/// Returns what a configuration without surprises decides.
pub fn settings() -> Settings {
    Settings {
        cadences: Cadences::default(),
        holidays: Holidays::default(),
        day_order: callback::domain::date_text::DayOrder::DayFirst,
        keys: Keymap::default(),
        times: Times(Arc::new(AnyTime)),
        mouse: Mouse::On,
        outlets: callback::runtime::outlets("/home/ana".to_owned()),
        warnings: vec![],
    }
}

/// Returns the state at noon on a terminal of this size.
pub fn noon(size: (u16, u16)) -> State {
    State::new(settings(), snapshot(records()), at("12:00"), size, String::new())
}

/// Presses keys, named as the key table names them and separated by blanks; `"text"` types text. Returns what
/// was asked of the world.
pub fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for name in keys.split_whitespace() {
        let events: Vec<Event> = match name.strip_prefix('\'') {
            Some(text) => text.replace('_', " ").chars().map(|c| key(&c.to_string())).collect(),
            None => vec![key(name)],
        };
        for event in events {
            if let Some(message) = message_for(state, event) {
                effects.extend(update(state, message));
            }
        }
    }
    effects
}

/// Returns a key by its name.
pub fn key(name: &str) -> Event {
    let (modifiers, name) = match name.split_once('-') {
        Some(("Ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("Alt", name)) => (KeyModifiers::ALT, name),
        _ => (KeyModifiers::NONE, name),
    };
    let mut letters = name.chars();
    let code = match (letters.next(), letters.next(), name) {
        (Some(letter), None, _) => KeyCode::Char(letter),
        (_, _, "Space") => KeyCode::Char(' '),
        (_, _, "Enter") => KeyCode::Enter,
        (_, _, "Esc") => KeyCode::Esc,
        (_, _, "Tab") => KeyCode::Tab,
        (_, _, "Shift-Tab") => KeyCode::BackTab,
        (_, _, "Backspace") => KeyCode::Backspace,
        (_, _, "Delete") => KeyCode::Delete,
        (_, _, "Down") => KeyCode::Down,
        (_, _, "Up") => KeyCode::Up,
        (_, _, "Left") => KeyCode::Left,
        (_, _, "Right") => KeyCode::Right,
        (_, _, "Home") => KeyCode::Home,
        (_, _, "End") => KeyCode::End,
        (_, _, "PgUp") => KeyCode::PageUp,
        (_, _, "PgDn") => KeyCode::PageDown,
        (Some('F'), _, _) => KeyCode::F(name[1..].parse().unwrap()),
        _ => panic!("no such key: {name}"),
    };
    Event::Key(KeyEvent::new(code, modifiers))
}

/// Returns the screen as text, without the blanks at the ends of its lines.
pub fn screen(state: &State) -> String {
    let (width, height) = state.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(state, &Theme::new(&Looks::default(), Palette::Coloured), frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let mut lines = Vec::new();
    for row in 0..height {
        let mut line = String::new();
        let mut column = 0;
        while column < width {
            let symbol = buffer[(column, row)].symbol();
            line.push_str(symbol);
            column += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol).max(1)).unwrap();
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

/// Returns the day that a text names.
pub fn day(text: &str) -> NaiveDate {
    iso_date(text).unwrap()
}
