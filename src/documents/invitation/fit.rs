//! Which application an invitation belongs to.
//!
//! The surest sign decides: the meeting itself, the address of one of its people, the employer's domain, the
//! employer's name. Refuses to choose between two applications that the same sign fits.

use crate::documents::invitation::Invitation;
use crate::documents::invitation::attendees::{PUBLIC_MAIL, employer_domain};
use crate::documents::people::id_for;
use crate::documents::spreadsheet_import::plain;
use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::ApplicationId;
use crate::domain::records::Records;

/// What fits an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// One application.
    One(ApplicationId),
    /// Several alike.
    Several(Vec<ApplicationId>),
    /// None.
    None,
}

/// Words of a company's name that say nothing about which one it is.
const LEGAL_FORMS: [&str; 16] = [
    "gmbh", "ag", "se", "kg", "ug", "inc", "llc", "ltd", "limited", "corp", "co", "sa", "bv", "ab", "plc",
    "the",
];

impl Invitation {
    /// Returns the id of the interview that it becomes; the same for every version of it.
    pub fn interview_id(&self) -> Option<String> {
        self.uid.as_deref().map(id_for)
    }

    fn people(&self) -> impl Iterator<Item = &Contact> {
        self.organiser.iter().chain(&self.attendees)
    }
}

/// Returns the application that an invitation belongs to; open ones come before closed ones.
pub fn match_application(invitation: &Invitation, records: &Records) -> Fit {
    let words = Words::of(invitation);
    let signs: [&dyn Fn(&Application) -> bool; 4] = [
        &|application| has_interview(application, invitation),
        &|application| has_person(application, invitation, records),
        &|application| has_domain(application, invitation, records),
        &|application| words.say(&bare_name(&application.company)),
    ];
    for is_open in [true, false] {
        for sign in signs {
            let fitting =
                records.applications.iter().filter(|it| it.stage().is_closed() != is_open && sign(it));
            let fitting: Vec<&Application> = fitting.collect();
            let named: Vec<&Application> = fitting
                .iter()
                .copied()
                .filter(|application| words.describe(&plain(&application.role)))
                .collect();
            match (fitting.as_slice(), named.as_slice()) {
                ([], _) => {}
                ([one], _) | (_, [one]) => return Fit::One(one.id.clone()),
                (several, _) => return Fit::Several(several.iter().map(|it| it.id.clone()).collect()),
            }
        }
    }
    Fit::None
}

fn has_interview(application: &Application, invitation: &Invitation) -> bool {
    let id = invitation.interview_id();
    id.is_some_and(|id| application.interviews.iter().any(|interview| interview.id.as_str() == id))
}

fn has_person(application: &Application, invitation: &Invitation, records: &Records) -> bool {
    emails(application, records).any(|known| {
        let is_them =
            |person: &Contact| person.email.as_deref().is_some_and(|email| email.to_lowercase() == known);
        invitation.people().any(is_them)
    })
}

fn emails<'r>(application: &'r Application, records: &'r Records) -> impl Iterator<Item = String> + use<'r> {
    let people = application.people().into_iter().filter_map(|id| records.find_contact(id));
    people.filter_map(|contact| contact.email.as_deref().map(|email| email.trim().to_lowercase()))
}

/// Tells whether somebody's address is at the employer: at the domain of its people or of the posting, or at one that
/// is called like it.
fn has_domain(application: &Application, invitation: &Invitation, records: &Records) -> bool {
    let name = bare_name(&application.company).replace(' ', "");
    let site = application.url.as_deref().and_then(host);
    let known: Vec<String> = emails(application, records)
        .filter_map(|email| email.rsplit_once('@').map(|(_, domain)| domain.to_owned()))
        .filter(|domain| !PUBLIC_MAIL.contains(&domain.as_str()))
        .collect();
    // The user is invited, too, but works elsewhere or nowhere.
    let organiser = invitation.organiser.iter().filter_map(employer_domain);
    organiser.chain(invitation.attendees.iter().filter_map(employer_domain)).any(|domain| {
        let labels: Vec<&str> = domain.split('.').collect();
        let called =
            labels.iter().rev().skip(1).any(|label| name.len() > 1 && label.replace('-', "") == name);
        let on_site =
            site.as_deref().is_some_and(|site| site == domain || site.ends_with(&format!(".{domain}")));
        called || on_site || known.contains(&domain)
    })
}

fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}

/// The texts of an invitation as they are compared, each between blanks.
struct Words {
    /// What it is about.
    description: Vec<String>,
    /// Where it is and who is invited.
    surroundings: Vec<String>,
}

impl Words {
    fn of(invitation: &Invitation) -> Self {
        let comparable = |text: &str| format!(" {} ", plain(text));
        let names = invitation.people().map(|person| person.name.as_str());
        Self {
            description: [&invitation.summary, &invitation.description].map(|text| comparable(text)).to_vec(),
            surroundings: invitation.place.as_deref().into_iter().chain(names).map(comparable).collect(),
        }
    }

    /// Tells whether what it is about says words that are written as they are compared.
    fn describe(&self, words: &str) -> bool {
        !words.is_empty() && self.description.iter().any(|text| text.contains(&format!(" {words} ")))
    }

    /// Tells whether it says them anywhere.
    fn say(&self, words: &str) -> bool {
        let says = |text: &String| !words.is_empty() && text.contains(&format!(" {words} "));
        self.description.iter().chain(&self.surroundings).any(says)
    }
}

/// Returns the name of a company without its legal form.
fn bare_name(company: &str) -> String {
    let name = plain(company);
    let words: Vec<&str> = name.split(' ').filter(|word| !LEGAL_FORMS.contains(word)).collect();
    if words.is_empty() { name } else { words.join(" ") }
}
