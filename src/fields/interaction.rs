//! The fields of a message or a call.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::date_text::in_full;
use crate::domain::ids::{InteractionId, RecordKind};
use crate::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use crate::domain::records::Records;
use crate::fields::patch::Patch;
use crate::fields::value::Member;
use crate::fields::{Child, Choice, Field, Kind, Misfit, Noun, field};

static FIELDS: [Field<Interaction>; 9] = [
    field!(Interaction, on, Kind::Event("at")).required().help("the day it was", "on:'yesterday 16:30'"),
    field!(Interaction, at, Kind::Time).help("the time of day", "at:16:30"),
    field!(Interaction, direction, Kind::Choice(Choice::of::<Direction>()))
        .required()
        .help("who wrote or called: out is you, in is they", "direction:in"),
    field!(Interaction, channel, Kind::Choice(Choice::of::<Channel>()))
        .aliases(&["via"])
        .required()
        .help("how it travelled", "via:phone"),
    field!(Interaction, purpose, Kind::Choice(Choice::of::<Purpose>()))
        .word("other")
        .help("what it was for", "purpose:follow-up"),
    field!(Interaction, contact, Kind::Person)
        .aliases(&["with"])
        .column("contact_id")
        .help("the person on the other side", "with:'Ana Ruiz'"),
    field!(Interaction, interview, Kind::Interview)
        .column("interview_id")
        .unlisted()
        .help("the interview it is about", "interview:'20 nov'"),
    field!(Interaction, outcome, Kind::Choice(Choice::of::<Outcome>()))
        .word("sent")
        .help("what came of it", "outcome:voicemail"),
    field!(Interaction, notes, Kind::Lines).text().help("words to keep with it", "notes:'asked for a date'"),
];

impl Noun for Interaction {
    const KIND: RecordKind = RecordKind::Interaction;
    const FORM: &'static [&'static str] =
        &["direction", "channel", "purpose", "contact", "outcome", "on", "interview", "notes"];

    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }

    fn blank() -> Self {
        Self {
            id: InteractionId::new("-"),
            on: NaiveDate::MIN,
            at: None,
            direction: Direction::Out,
            channel: Channel::Email,
            purpose: Purpose::Other,
            contact: None,
            interview: None,
            outcome: Outcome::usual(Channel::Email),
            notes: String::new(),
        }
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn set_id(&mut self, id: String) {
        self.id = InteractionId::new(id);
    }

    /// Refuses a purpose that does not travel in this direction, and an outcome that the channel does not have.
    fn check(&self) -> Result<(), Misfit> {
        let (purpose, outcome) = (self.purpose, self.outcome);
        let misfit = |key, what: &str, than: &str, expected: Vec<&str>| {
            let problem = format!("{what} does not fit {than}; expected {}", expected.join(", "));
            Err(Misfit { key, problem })
        };
        if !purpose.fits(self.direction) {
            let expected = Purpose::of(self.direction).into_iter().map(Purpose::as_str).collect();
            let than = format!("the direction '{}'", self.direction);
            return misfit("purpose", &format!("'{purpose}'"), &than, expected);
        }
        if !outcome.fits(self.channel) {
            let fitting = Outcome::ALL.iter().filter(|outcome| outcome.fits(self.channel));
            let expected = fitting.map(|outcome| outcome.as_str()).collect();
            let than = format!("the channel '{}'", self.channel);
            return misfit("outcome", &format!("'{outcome}'"), &than, expected);
        }
        Ok(())
    }

    /// Another channel brings its usual outcome along.
    fn follow(patch: &mut Patch<Self>, record: &Self) {
        let changed = patch.applied_to(record);
        if patch.find("outcome").is_none() && !changed.outcome.fits(changed.channel) {
            let outcome = Outcome::usual(changed.channel);
            *patch = std::mem::take(patch).with("outcome", outcome.to_value().into_owned());
        }
    }
}

impl Child for Interaction {
    fn all(application: &Application) -> &[Self] {
        &application.interactions
    }

    fn all_mut(application: &mut Application) -> &mut Vec<Self> {
        &mut application.interactions
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.on)
    }

    /// `follow-up sent by email to Ana Ruiz: asked for a date`
    fn line(&self, records: &Records) -> String {
        let (way, side) = match self.direction {
            Direction::Out => ("sent", "to"),
            Direction::In => ("received", "from"),
        };
        let mut line = format!("{} {way} by {}", self.purpose, self.channel);
        if let Some(person) = self.contact.as_ref().and_then(|id| records.find_contact(id)) {
            line.push_str(&format!(" {side} {}", person.name));
        }
        if self.outcome != Outcome::Sent {
            line.push_str(&format!(", {}", self.outcome));
        }
        if !self.notes.trim().is_empty() {
            line.push_str(&format!(": {}", self.notes.trim()));
        }
        line
    }

    fn title(&self) -> String {
        format!("{} of {}", self.purpose, in_full(self.moment()))
    }
}
