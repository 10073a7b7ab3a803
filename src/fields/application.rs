//! The fields of an application; its history and its other children are nouns of their own.

use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::ids::{ApplicationId, RecordKind};
use crate::domain::moment::Moment;
use crate::domain::stage::{Stage, in_kept_order};
use crate::fields::{Choice, Field, Kind, Misfit, Noun, Suggest, field};

/// How thank-you notes travel.
const THANKS: Choice =
    Choice { what: "way to send thanks", words: || vec![Channel::Email.as_str(), Channel::Post.as_str()] };

static FIELDS: [Field<Application>; 16] = [
    field!(Application, company, Kind::Line)
        .required()
        .suggest(Suggest::Companies)
        .help("the employer", "company:Acme"),
    field!(Application, role, Kind::Line).text().help("the job", "role:'Backend Engineer'"),
    field!(Application, applied_on, Kind::Day(Lean::Past))
        .label("applied")
        .help("the day you applied", "applied:yesterday"),
    field!(Application, source, Kind::Line)
        .suggest(Suggest::Sources)
        .help("where you found it", "source:referral"),
    field!(Application, url, Kind::Line).help("a link to the posting", "url:https://acme.example/jobs/1234"),
    field!(Application, location, Kind::Line)
        .suggest(Suggest::Locations)
        .help("where the work is", "location:Berlin"),
    field!(Application, work_mode, Kind::Line)
        .label("work mode")
        .help("office, hybrid or remote", "work_mode:hybrid"),
    field!(Application, salary, Kind::Money).help("what it pays", "salary:'90-110k EUR'"),
    field!(Application, tags, Kind::Tags)
        .aliases(&["tag"])
        .list()
        .suggest(Suggest::Tags)
        .help("words to find it by", "tag:rust"),
    field!(Application, excitement, Kind::Stars).help("how much you want it, 1 to 5", "excitement:4"),
    field!(Application, notes, Kind::Lines)
        .aliases(&["note"])
        .text()
        .help("anything else, in Markdown", "notes:'ask about on-call'"),
    field!(Application, main_contact, Kind::Person)
        .label("contact")
        .aliases(&["contact", "with"])
        .column("main_contact_id")
        .suggest(Suggest::People)
        .help("the person to write to", "contact:'Ana Ruiz <ana@acme.example>'"),
    field!(Application, cadence, Kind::Cadence)
        .suggest(Suggest::Cadences)
        .help("how often to ask: the name of a cadence", "cadence:patient"),
    field!(Application, quiet_until, Kind::Day(Lean::Future))
        .label("quiet until")
        .help("the day before which there are no nudges", "quiet_until:'next mon'"),
    field!(Application, no_follow_up, Kind::Flag)
        .label("no follow-up")
        .flag()
        .help("whether they asked not to be contacted", "no_follow_up:yes"),
    field!(Application, thank_you_by, Kind::Choice(THANKS))
        .label("thanks by")
        .word("email")
        .help("how thank-you notes travel", "thank_you_by:post"),
];

impl Noun for Application {
    const KIND: RecordKind = RecordKind::Application;
    const FORM: &'static [&'static str] = &[
        "company",
        "role",
        "applied_on",
        "main_contact",
        "source",
        "location",
        "work_mode",
        "salary",
        "tags",
        "excitement",
        "url",
        "cadence",
        "quiet_until",
        "no_follow_up",
        "thank_you_by",
        "notes",
    ];
    const LINK: Option<&'static str> = Some("url");

    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }

    fn blank() -> Self {
        Self::bare(ApplicationId::new("-"), "")
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn set_id(&mut self, id: String) {
        self.id = ApplicationId::new(id);
    }

    fn handle_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.handle)
    }

    /// A new day of applying takes its step of the history along, which has to stay in order.
    fn check_typed(&self, before: &Self) -> Result<(), Misfit> {
        let (Some(on), old) =
            (self.applied_on.filter(|on| Some(*on) != before.applied_on), before.applied_on)
        else {
            return Ok(());
        };
        let mut history = before.stage_history.clone();
        let step = history.iter_mut().find(|step| step.stage == Stage::Applied && step.on == old);
        if let Some(step) = step.filter(|_| old.is_some()) {
            step.on = Some(on);
        }
        let stage = before.stage();
        match in_kept_order(history, Some(stage)).last() {
            Some(last) if last.stage != stage => {
                let day = in_full(Moment::day(on));
                let problem = format!("applied on {day}, it would no longer be at {stage}");
                Err(Misfit { key: "applied_on", problem })
            }
            _ => Ok(()),
        }
    }
}
