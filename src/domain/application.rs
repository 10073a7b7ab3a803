//! Applications: a job applied for, or saved for later, with everything that happened around it.

use chrono::NaiveDate;

use crate::domain::channel::Channel;
use crate::domain::ids::{ApplicationId, ContactId};
use crate::domain::interaction::Interaction;
use crate::domain::interview::Interview;
use crate::domain::lesson::Lesson;
use crate::domain::offer::Offer;
use crate::domain::promise::Promise;
use crate::domain::salary::Salary;
use crate::domain::stage::{Stage, StageChange};
use crate::domain::task::Task;

/// One application and its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// The shown id.
    pub id: ApplicationId,
    /// The short name on public surfaces, given by the store; empty outside it.
    pub handle: String,
    /// The employer.
    pub company: String,
    /// The job; empty when not known.
    pub role: String,
    /// How it came to its present stage, in kept order; never empty in the store.
    pub stage_history: Vec<StageChange>,
    /// The day on which the user applied.
    pub applied_on: Option<NaiveDate>,
    /// Where the user found it.
    pub source: Option<String>,
    /// A link to the posting.
    pub url: Option<String>,
    /// Where the work is.
    pub location: Option<String>,
    /// Office, hybrid, remote: free words.
    pub work_mode: Option<String>,
    /// What it pays.
    pub salary: Option<Salary>,
    /// Free words to find it by, in the order in which they were given.
    pub tags: Vec<String>,
    /// How much the user wants it, 1 to 5.
    pub excitement: Option<u8>,
    /// Notes, Markdown.
    pub notes: String,
    /// The person to write to.
    pub main_contact: Option<ContactId>,
    /// The cadence that holds for it; `None` for the configured one.
    pub cadence: Option<String>,
    /// No nudges before this day.
    pub quiet_until: Option<NaiveDate>,
    /// They asked not to be contacted.
    pub no_follow_up: bool,
    /// How thank-you notes travel: by email or by post.
    pub thank_you_by: Channel,
    /// What they offered.
    pub offer: Option<Offer>,
    /// What the user noted to do.
    pub tasks: Vec<Task>,
    /// What the user learnt.
    pub lessons: Vec<Lesson>,
    /// The meetings.
    pub interviews: Vec<Interview>,
    /// What they announced.
    pub promises: Vec<Promise>,
    /// Messages and calls.
    pub interactions: Vec<Interaction>,
}

impl Application {
    /// Returns an application of which only the employer is known: without history, every other field as when a
    /// document does not mention it.
    pub fn bare(id: ApplicationId, company: impl Into<String>) -> Self {
        Self {
            id,
            handle: String::new(),
            company: company.into(),
            role: String::new(),
            stage_history: Vec::new(),
            applied_on: None,
            source: None,
            url: None,
            location: None,
            work_mode: None,
            salary: None,
            tags: Vec::new(),
            excitement: None,
            notes: String::new(),
            main_contact: None,
            cadence: None,
            quiet_until: None,
            no_follow_up: false,
            thank_you_by: Channel::Email,
            offer: None,
            tasks: Vec::new(),
            lessons: Vec::new(),
            interviews: Vec::new(),
            promises: Vec::new(),
            interactions: Vec::new(),
        }
    }

    /// Returns the present stage: the last of the history, `applied` without one.
    pub fn stage(&self) -> Stage {
        self.stage_history.last().map_or(Stage::Applied, |change| change.stage)
    }

    /// Returns "Company - Role", or the company alone when the role is not known.
    pub fn title(&self) -> String {
        if self.role.is_empty() { self.company.clone() } else { format!("{} - {}", self.company, self.role) }
    }

    /// Returns everyone who has to do with it, each once: the main contact, the interviewers of all interviews
    /// (cancelled ones too), the contacts of its interactions.
    pub fn people(&self) -> Vec<&ContactId> {
        self.people_with(&self.interactions)
    }

    /// Returns the same with only some of its interactions, such as those known on a day.
    pub fn people_with<'a>(
        &'a self,
        interactions: impl IntoIterator<Item = &'a Interaction>,
    ) -> Vec<&'a ContactId> {
        let interviewers = self.interviews.iter().flat_map(|interview| &interview.interviewers);
        let written = interactions.into_iter().filter_map(|interaction| interaction.contact.as_ref());
        let mut people: Vec<&ContactId> = Vec::new();
        for person in self.main_contact.iter().chain(interviewers).chain(written) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }
}
