//! `log APP PURPOSE`: a message or a call, sent or received.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::contact_choice::{choose_contact, tell_new_people};
use crate::cli::error::CliError;
use crate::cli::interview_choice::find_interview;
use crate::cli::session::Session;
use crate::cli::words::words;
use crate::domain::channel::Channel;
use crate::domain::contact::ContactKind;
use crate::domain::date_text::Lean;
use crate::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::scheduler::completion::Incomplete;
use crate::store::Access;

/// The message or call, as arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(required = true, value_name = "APP")]
    application: Option<String>,
    /// What it was for
    #[arg(required = true, value_parser = words(Purpose::ALL, Purpose::as_str))]
    purpose: Option<Purpose>,
    /// They wrote or called
    #[arg(long = "in")]
    inbound: bool,
    /// How it travelled
    #[arg(long, value_name = "CHANNEL", default_value = "email", value_parser = words(Channel::ALL, Channel::as_str))]
    via: Channel,
    /// The person on the other side: NAME or "NAME <EMAIL>"
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    /// When it was [default: now]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// What came of it [default: sent; a call that you made has to say]
    #[arg(long, value_name = "OUTCOME", value_parser = words(Outcome::ALL, Outcome::as_str))]
    outcome: Option<Outcome>,
    /// The interview it is about: handle, id or date
    #[arg(long, value_name = "INTERVIEW")]
    interview: Option<String>,
    /// Words to keep with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
}

impl Add {
    /// Logs the message or call, and the person if that is a new one.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let purpose = self.purpose.unwrap_or(Purpose::Other);
        let direction = self.direction(purpose)?;
        if self.outcome.is_none() && self.via == Channel::Phone && direction == Direction::Out {
            return Err(CliError::Incomplete(Incomplete::Outcome, "--outcome reached"));
        }
        let outcome = self.outcome.unwrap_or(Outcome::usual(self.via));
        if !outcome.fits(self.via) {
            return Err(CliError::Usage(format!("'{outcome}' is not an outcome of {}", self.via)));
        }
        let when = session.read_event(self.on.as_deref())?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, self.application.as_deref().unwrap_or_default())?;
        let with = self.with.as_deref();
        let contact =
            with.map(|text| choose_contact(text, ContactKind::Other, application, &records)).transpose()?;
        let interview = match &self.interview {
            Some(text) => {
                let date = session.find_date(text, Lean::Past);
                Some(find_interview(application, text, date)?.id.clone())
            }
            None => None,
        };
        let interaction = Interaction {
            on: when.date,
            at: when.time,
            direction,
            channel: self.via,
            purpose,
            interview,
            outcome,
            notes: self.note.clone(),
            ..Interaction::blank()
        };
        let mut patch = Patch::of(&interaction);
        if let Some(contact) = contact.clone() {
            patch = patch.with("contact", contact.into());
        }
        let way = if direction == Direction::In { "received" } else { "sent" };
        let name = format!("{}: {} {way} by {}", application.company, purpose, self.via);
        let change = Change::Add { application: Some(application.id.clone()), record: patch.into() };
        session.write(&mut store, &name, &[change])?;
        session.confirm(&name, Some(when));
        tell_new_people(&contact, &mut session.output);
        Ok(Next::Done)
    }

    /// Returns who wrote or called: as said, or as the purpose alone can have it.
    fn direction(&self, purpose: Purpose) -> Result<Direction, CliError> {
        let said = if self.inbound { Direction::In } else { Direction::Out };
        if purpose.fits(said) {
            return Ok(said);
        }
        if !self.inbound {
            return Ok(Direction::In);
        }
        let purposes: Vec<&str> = Purpose::of(said).into_iter().map(Purpose::as_str).collect();
        let expected = purposes.join(", ");
        Err(CliError::Usage(format!("nobody receives a '{purpose}'; with --in expected {expected}")))
    }
}
