//! `interview add`: a meeting that was arranged.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::contact_choice::{choose_contact, tell_new_people};
use crate::cli::error::CliError;
use crate::cli::numbers::number;
use crate::cli::session::Session;
use crate::cli::words::words;
use crate::documents::time_zone::is_time_zone;
use crate::domain::application::Application;
use crate::domain::contact::{ContactChoice, ContactKind, each_once};
use crate::domain::date_text::Lean;
use crate::domain::interview::{Interview, InterviewKind, LAST_ROUND, LONGEST_MINUTES, USUAL_MINUTES};
use crate::domain::local_time::elsewhere;
use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::value::Value;
use crate::fields::wording::called;
use crate::fields::{Child, Noun};
use crate::store::{Access, Added};

/// Add an interview to an application
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: callback interview add acme tomorrow 14:00 --kind technical --with 'Ana Ruiz'"
)]
pub(super) struct Add {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
    /// The date, and the time if it is known
    #[arg(required = true, value_name = "WHEN")]
    when: Vec<String>,
    /// What sort of meeting it is
    #[arg(long, default_value = "other", value_parser = words(InterviewKind::ALL, InterviewKind::as_str))]
    kind: InterviewKind,
    /// How long it takes
    #[arg(long, default_value_t = USUAL_MINUTES, value_parser = minutes())]
    minutes: u32,
    /// Who takes part on their side: NAME or "NAME <EMAIL>", once per person
    #[arg(long, value_name = "NAME")]
    with: Vec<String>,
    /// Where: an address, a room, a link
    #[arg(long)]
    place: Option<String>,
    /// The employer's time zone, such as Asia/Tokyo, to remember; WHEN is in yours
    #[arg(long, value_parser = read_zone)]
    zone: Option<String>,
    /// Which round it is, counted from 1
    #[arg(long, value_parser = rounds())]
    round: Option<u32>,
    /// Words to keep with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
}

/// Returns a parser of how long an interview may take.
fn minutes() -> impl Fn(&str) -> Result<u32, String> + Clone {
    number(format!("a number of minutes from 1 to {LONGEST_MINUTES}"), 1..=LONGEST_MINUTES)
}

/// Returns a parser of the numbers that a round may have.
fn rounds() -> impl Fn(&str) -> Result<u32, String> + Clone {
    number(format!("a number from 1 to {LAST_ROUND}"), 1..=LAST_ROUND)
}

impl Add {
    /// Adds the interview and the people who are new, and prints its handle.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let starts_at = session.read_moment(&self.when.join(" "), Lean::Future)?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, &self.application)?;
        let choose = |name: &String| choose_contact(name, ContactKind::Interviewer, application, &records);
        let interviewers: Vec<ContactChoice> =
            each_once(self.with.iter().map(choose).collect::<Result<_, _>>()?);
        let interview = Interview {
            round: self.round,
            kind: self.kind,
            starts_at,
            zone: self.zone.clone(),
            minutes: self.minutes,
            place: self.place.clone(),
            notes: self.note.clone(),
            ..Interview::blank()
        };
        let said = Patch::of(&interview).with("interviewers", Value::People(interviewers.clone()));
        let name = format!("{}: {}", application.company, interview.title());
        let change = Change::Add { application: Some(application.id.clone()), record: said.into() };
        let committed = session.write(&mut store, &name, &[change])?;
        let there =
            self.zone.as_deref().and_then(|zone| elsewhere(starts_at, zone, session.around.times.as_ref()));
        session.confirm(&there.map_or(name.clone(), |there| format!("{name}, {there}")), None);
        self.tell_meeting(&interviewers, &records, session);
        tell_new_people(&interviewers, &mut session.output);
        tell_next_step(application, session);
        for added in &committed.added {
            if let Added::Interview(_, handle) = added {
                session.output.line(handle)?;
            }
        }
        Ok(Next::Done)
    }
}

impl Add {
    /// Tells what sort of meeting it is, how long, with whom and where.
    fn tell_meeting(&self, people: &[ContactChoice], records: &Records, session: &mut Session<'_>) {
        let round = self.round.map_or(String::new(), |round| format!(", round {round}"));
        let mut told = format!("  {}{round}, {} minutes", self.kind, self.minutes);
        let names: Vec<String> = people.iter().map(|person| called(person, records)).collect();
        if !names.is_empty() {
            told.push_str(&format!(", with {}", names.join(", ")));
        }
        if let Some(place) = &self.place {
            told.push_str(&format!(", {place}"));
        }
        session.output.say(&told);
    }
}

/// Reads the name of a time zone.
fn read_zone(name: &str) -> Result<String, &'static str> {
    if is_time_zone(name) { Ok(name.to_owned()) } else { Err("expected a name such as Europe/Berlin or UTC") }
}

/// Tells how to move an application on that still stands before its first interview.
fn tell_next_step(application: &Application, session: &mut Session<'_>) {
    if let stage @ (Stage::Saved | Stage::Applied) = application.stage() {
        let (company, handle) = (&application.company, &application.handle);
        let next = Stage::Interviewing;
        session
            .output
            .say(&format!("  {company} stands at {stage}; callback stage {handle} {next} moves it on"));
    }
}
