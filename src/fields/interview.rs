//! The fields of an interview.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::ids::{InterviewId, RecordKind};
use crate::domain::interview::{Interview, InterviewKind, LAST_ROUND, LONGEST_MINUTES, USUAL_MINUTES};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::patch::Patch;
use crate::fields::value::Value;
use crate::fields::{Child, Choice, Field, Kind, Noun, field};

static FIELDS: [Field<Interview>; 12] = [
    field!(Interview, round, Kind::Number(1, LAST_ROUND))
        .unlisted()
        .help("which one it is, counted from 1", "round:2"),
    field!(Interview, kind, Kind::Choice(Choice::of::<InterviewKind>()))
        .word("other")
        .help("what sort of meeting it is", "kind:video"),
    field!(Interview, starts_at, Kind::Moment)
        .label("when")
        .aliases(&["on", "when"])
        .required()
        .help("a day, such as fri 9:00", "on:'fri 14:00'"),
    field!(Interview, zone, Kind::Zone)
        .unlisted()
        .help("their time zone, such as Asia/Tokyo; the time above is yours", "zone:Asia/Tokyo"),
    field!(Interview, minutes, Kind::Number(1, LONGEST_MINUTES))
        .number(USUAL_MINUTES)
        .unlisted()
        .help("how long it takes", "minutes:45"),
    field!(Interview, place, Kind::Line).help("an address, a room, a link", "place:'Room 4'"),
    field!(Interview, cancelled, Kind::Flag)
        .flag()
        .unlisted()
        .help("whether it was called off", "cancelled:yes"),
    field!(Interview, debriefed, Kind::Flag)
        .flag()
        .unlisted()
        .help("whether you wrote down how it went", "debriefed:yes"),
    field!(Interview, interviewers, Kind::People)
        .label("with")
        .aliases(&["with"])
        .nobody()
        .help("who takes part: Ana Ruiz, Ben Li <ben@acme.example>", "with:+'Ben Li'"),
    field!(Interview, strengths, Kind::Line)
        .text()
        .unlisted()
        .help("what went well, to repeat in the thank-you", "strengths:'the talk'"),
    field!(Interview, forgot, Kind::Line)
        .text()
        .unlisted()
        .help("what you forgot to say, to add briefly", "forgot:'the other talk'"),
    field!(Interview, notes, Kind::Lines).text().unlisted().help("anything else", "notes:'bring a laptop'"),
];

impl Noun for Interview {
    const KIND: RecordKind = RecordKind::Interview;
    const FORM: &'static [&'static str] = &[
        "starts_at",
        "kind",
        "interviewers",
        "minutes",
        "place",
        "zone",
        "round",
        "cancelled",
        "debriefed",
        "strengths",
        "forgot",
        "notes",
    ];
    const LINK: Option<&'static str> = Some("place");

    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }

    fn blank() -> Self {
        Self {
            id: InterviewId::new("-"),
            handle: String::new(),
            round: None,
            kind: InterviewKind::Other,
            starts_at: Moment::day(NaiveDate::MIN),
            zone: None,
            minutes: USUAL_MINUTES,
            place: None,
            cancelled: false,
            debriefed: false,
            interviewers: Vec::new(),
            strengths: String::new(),
            forgot: String::new(),
            notes: String::new(),
        }
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn set_id(&mut self, id: String) {
        self.id = InterviewId::new(id);
    }

    fn handle_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.handle)
    }
}

impl Child for Interview {
    fn all(application: &Application) -> &[Self] {
        &application.interviews
    }

    fn all_mut(application: &mut Application) -> &mut Vec<Self> {
        &mut application.interviews
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.date())
    }

    /// `technical with Ana Ruiz, Ben Li`
    fn line(&self, records: &Records) -> String {
        let kind = if self.cancelled { "cancelled" } else { self.kind.as_str() };
        let people = self.interviewers.iter().filter_map(|id| records.find_contact(id));
        match people.map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ").as_str() {
            "" => kind.to_owned(),
            people => format!("{kind} with {people}"),
        }
    }

    fn title(&self) -> String {
        format!("interview on {}", in_full(self.starts_at))
    }

    /// Of two meetings without ids, those that start at one time are the same.
    fn natural_key(patch: &Patch<Self>) -> Option<String> {
        if let Some(Value::Moment(starts_at)) = patch.find("starts_at") {
            return Some(starts_at.to_string());
        }
        None
    }
}
