//! Invitations: the meetings of a calendar file, as interviews.
//!
//! Owns what an event says (when it is where the user is, how long, where, with whom, whether it was called off) and
//! to which application it belongs. Refuses to repeat an event: of a series only the first meeting is read.

mod attendees;
mod fit;
mod time;
mod windows_zones;
mod zone;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::documents::content_lines::{Component, components, content_lines};
use crate::documents::encoded_text::decode;
use crate::documents::invitation::zone::Definitions;
use crate::documents::line_fault::{LineFault, LineFaults, quoted};
use crate::domain::contact::Contact;
use crate::domain::local_time::LocalTimes;
use crate::domain::moment::Moment;

pub use crate::documents::invitation::fit::{Fit, match_application};

/// The user's time zone.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// Returns what the user's clock shows at an instant.
    pub local: &'a dyn Fn(DateTime<Utc>) -> NaiveDateTime,
    /// Tells how often a local time comes.
    pub times: &'a dyn LocalTimes,
}

/// One meeting that somebody invites to, or calls off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The line on which it begins.
    pub line: usize,
    /// What its sender calls it, in every later version, too.
    pub uid: Option<String>,
    /// When it starts, in the user's local time.
    pub starts_at: Moment,
    /// The place whose clock it was announced by, where that differs from the user's.
    pub zone: Option<String>,
    /// How long it takes, when that is said.
    pub minutes: Option<u32>,
    /// Where: an address, a room, a link.
    pub place: Option<String>,
    /// What it is about.
    pub summary: String,
    /// What else it says.
    pub description: String,
    /// Who invites.
    pub organiser: Option<Contact>,
    /// Who is invited, the user probably among them.
    pub attendees: Vec<Contact>,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Which version it is.
    sequence: u32,
    /// What was not taken as it stands.
    pub remarks: Vec<String>,
}

impl Invitation {
    /// Returns who takes part on their side: those invited who work where the organiser does, else the organiser.
    pub fn interviewers(&self) -> Vec<&Contact> {
        let Some(organiser) = &self.organiser else { return Vec::new() };
        let colleagues: Vec<&Contact> =
            self.attendees.iter().filter(|attendee| attendees::are_colleagues(attendee, organiser)).collect();
        if colleagues.is_empty() && !attendees::is_machine(organiser) { vec![organiser] } else { colleagues }
    }
}

/// Reads the meetings of a file; of several versions of one the latest.
///
/// # Errors
/// Lists what is wrong, by line.
pub fn read(bytes: &[u8], here: Here<'_>) -> Result<Vec<Invitation>, LineFaults> {
    let (text, _) = decode(bytes)?;
    let calendars = components(content_lines(&text)?)?;
    let mut invitations: Vec<Invitation> = Vec::new();
    let mut places = HashMap::new();
    let mut faults = LineFaults::default();
    for calendar in &calendars {
        if let Err(fault) = is_invitation(calendar) {
            faults.push(fault);
            continue;
        }
        let zones = Definitions::of(calendar);
        for event in calendar.children.iter().filter(|child| child.name == "VEVENT") {
            match invitation(event, calendar, &zones, here) {
                Ok(invitation) => keep_latest(&mut invitations, &mut places, invitation),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if faults.count() == 0 && invitations.is_empty() {
        faults.push(LineFault::new(1, "no event in the file; expected BEGIN:VEVENT"));
    }
    faults.or(invitations)
}

/// Refuses what is no calendar, answers to invitations, and the calendar that shows what is here already.
fn is_invitation(calendar: &Component) -> Result<(), LineFault> {
    if calendar.name != "VCALENDAR" {
        let problem = format!("{} is no calendar; expected BEGIN:VCALENDAR", quoted(&calendar.name));
        return Err(LineFault::new(calendar.line, problem));
    }
    if let Some(maker) = calendar.find("PRODID").filter(|line| line.value.contains("//callback//")) {
        return Err(
            maker.fault("is this program's own calendar; expected an invitation, or import the json export")
        );
    }
    match calendar.find("METHOD") {
        Some(method)
            if !["REQUEST", "PUBLISH", "CANCEL", "ADD"]
                .contains(&method.value.trim().to_uppercase().as_str()) =>
        {
            Err(method.fault(format!(
                "{} is no invitation; expected REQUEST, PUBLISH or CANCEL",
                quoted(&method.value)
            )))
        }
        _ => Ok(()),
    }
}

fn invitation(
    event: &Component,
    calendar: &Component,
    zones: &Definitions,
    here: Here<'_>,
) -> Result<Invitation, LineFault> {
    let times = time::times(event, zones, here)?;
    let is = |of: &Component, name: &str, word: &str| {
        of.text(name).is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    let mut remarks = times.remarks;
    if event.find("RRULE").is_some() {
        remarks.push("it repeats; only the first meeting is taken".to_owned());
    }
    // A meeting of a series that was moved is another meeting.
    let uid = event.text("UID").map(|uid| match event.text("RECURRENCE-ID") {
        Some(which) => format!("{uid}/{which}"),
        None => uid,
    });
    Ok(Invitation {
        line: event.line,
        uid,
        starts_at: times.starts_at,
        zone: times.zone,
        minutes: times.minutes,
        place: place(event),
        summary: event.text("SUMMARY").unwrap_or_default(),
        description: event.text("DESCRIPTION").unwrap_or_default(),
        organiser: event.find("ORGANIZER").and_then(attendees::person),
        attendees: event.all("ATTENDEE").filter_map(attendees::person).collect(),
        cancelled: is(calendar, "METHOD", "CANCEL") || is(event, "STATUS", "CANCELLED"),
        sequence: event.text("SEQUENCE").and_then(|text| text.parse().ok()).unwrap_or(0),
        remarks,
    })
}

/// Returns the place and the link of the call.
fn place(event: &Component) -> Option<String> {
    const LINKS: [&str; 4] = ["CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "URL"];
    let place = event.text("LOCATION");
    let link = LINKS.iter().find_map(|name| event.text(name));
    let link = link.or_else(|| event.text("DESCRIPTION").as_deref().and_then(call_link));
    match (place, link) {
        (Some(place), Some(link)) if !place.contains("://") => Some(format!("{place}, {link}")),
        (place, link) => place.or(link),
    }
}

/// Returns the link of a call that stands in a text, as most calendars write it.
fn call_link(text: &str) -> Option<String> {
    const HOSTS: [&str; 6] =
        ["teams.microsoft.com", "zoom.us", "meet.google.com", "webex.com", "whereby.com", "meet.jit.si"];
    let is_call = |word: &&str| {
        let host = word.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        HOSTS.iter().any(|known| host == *known || host.ends_with(&format!(".{known}")))
    };
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']');
    text.split(is_edge).find(is_call).map(str::to_owned)
}

/// Takes an invitation in, in place of an earlier version of it; `places` tells where each stands by its UID.
fn keep_latest(invitations: &mut Vec<Invitation>, places: &mut HashMap<String, usize>, new: Invitation) {
    let place = new.uid.as_ref().and_then(|uid| places.get(uid)).copied();
    match place.and_then(|place| invitations.get_mut(place)) {
        Some(known) if known.sequence <= new.sequence => *known = new,
        Some(_) => {}
        None => {
            places.extend(new.uid.clone().map(|uid| (uid, invitations.len())));
            invitations.push(new);
        }
    }
}
