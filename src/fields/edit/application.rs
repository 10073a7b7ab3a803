//! What can be edited of an application.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::contact::ContactChoice;
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::domain::salary::Salary;
use crate::fields::edit::Edit;
use crate::fields::wording::called;

/// One field of an application and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `Application`")]
pub enum ApplicationEdit {
    Company(String),
    Role(String),
    AppliedOn(Option<NaiveDate>),
    Source(Option<String>),
    Url(Option<String>),
    Location(Option<String>),
    WorkMode(Option<String>),
    Salary(Option<Salary>),
    Tags(Vec<String>),
    Excitement(Option<u8>),
    Notes(String),
    MainContact(Option<ContactChoice>),
    Cadence(Option<String>),
    QuietUntil(Option<NaiveDate>),
    NoFollowUp(bool),
    ThankYouBy(Channel),
}

impl Edit for ApplicationEdit {
    type Record = Application;

    fn field(&self) -> &'static str {
        match self {
            Self::Company(_) => "company",
            Self::Role(_) => "role",
            Self::AppliedOn(_) => "applied",
            Self::Source(_) => "source",
            Self::Url(_) => "url",
            Self::Location(_) => "location",
            Self::WorkMode(_) => "work mode",
            Self::Salary(_) => "salary",
            Self::Tags(_) => "tags",
            Self::Excitement(_) => "excitement",
            Self::Notes(_) => "notes",
            Self::MainContact(_) => "main contact",
            Self::Cadence(_) => "cadence",
            Self::QuietUntil(_) => "quiet until",
            Self::NoFollowUp(_) => "no follow-up",
            Self::ThankYouBy(_) => "thanks by",
        }
    }

    fn present(&self, application: &Application) -> Self {
        let of = application.clone();
        match self {
            Self::Company(_) => Self::Company(of.company),
            Self::Role(_) => Self::Role(of.role),
            Self::AppliedOn(_) => Self::AppliedOn(of.applied_on),
            Self::Source(_) => Self::Source(of.source),
            Self::Url(_) => Self::Url(of.url),
            Self::Location(_) => Self::Location(of.location),
            Self::WorkMode(_) => Self::WorkMode(of.work_mode),
            Self::Salary(_) => Self::Salary(of.salary),
            Self::Tags(_) => Self::Tags(of.tags),
            Self::Excitement(_) => Self::Excitement(of.excitement),
            Self::Notes(_) => Self::Notes(of.notes),
            Self::MainContact(_) => Self::MainContact(of.main_contact.map(ContactChoice::Existing)),
            Self::Cadence(_) => Self::Cadence(of.cadence),
            Self::QuietUntil(_) => Self::QuietUntil(of.quiet_until),
            Self::NoFollowUp(_) => Self::NoFollowUp(of.no_follow_up),
            Self::ThankYouBy(_) => Self::ThankYouBy(of.thank_you_by),
        }
    }

    fn text(&self, records: &Records) -> String {
        let day = |day: &Option<NaiveDate>| day.map(|day| in_full(Moment::day(day))).unwrap_or_default();
        match self {
            Self::Company(text) | Self::Role(text) | Self::Notes(text) => text.clone(),
            Self::AppliedOn(date) | Self::QuietUntil(date) => day(date),
            Self::Source(text)
            | Self::Url(text)
            | Self::Location(text)
            | Self::WorkMode(text)
            | Self::Cadence(text) => text.clone().unwrap_or_default(),
            Self::Salary(pay) => pay.as_ref().map(Salary::to_string).unwrap_or_default(),
            Self::Tags(tags) => tags.join(", "),
            Self::Excitement(stars) => stars.map(|stars| format!("{stars} of 5")).unwrap_or_default(),
            Self::MainContact(choice) => {
                choice.as_ref().map(|choice| called(choice, records)).unwrap_or_default()
            }
            Self::NoFollowUp(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::ThankYouBy(channel) => channel.to_string(),
        }
    }
}
