//! `promise APP WHEN`: when they said that they would answer.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::interview_choice::{find_interview, latest_held};
use crate::cli::session::Session;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::store::Access;

/// What they announced, as arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(required = true, value_name = "APP")]
    application: Option<String>,
    /// The day by which they want to answer
    #[arg(required = true, value_name = "WHEN")]
    when: Vec<String>,
    /// The day on which they said it [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    said: Option<String>,
    /// Their words
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    words: String,
    /// The interview in which they said it: handle, id or date [default: the latest one held]
    #[arg(long, value_name = "INTERVIEW")]
    interview: Option<String>,
}

impl Add {
    /// Notes the promise, linked to the interview it was made in.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let reply_by = session.read_date(&self.when.join(" "), Lean::Future)?;
        let said_on = session.read_event(self.said.as_deref())?.date;
        if reply_by < said_on {
            let [reply_by, said_on] = [reply_by, said_on].map(|day| in_full(Moment::day(day)));
            return Err(CliError::Usage(format!("{reply_by} is before {said_on}, when they said it")));
        }
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, self.application.as_deref().unwrap_or_default())?;
        let interview = match &self.interview {
            Some(text) => {
                let date = session.find_date(text, Lean::Past);
                Some(find_interview(application, text, date)?)
            }
            None => latest_held(application, said_on),
        };
        let name = format!("{}: answer promised by {}", application.company, in_full(Moment::day(reply_by)));
        let link = interview.map(|interview| interview.id.clone());
        let promise =
            Promise { said_on, reply_by, words: self.words.clone(), interview: link, ..Promise::blank() };
        session.write(&mut store, &name, &[Change::add(&application.id, &promise)])?;
        let said = in_full(Moment::day(said_on));
        let place = interview.map_or(String::new(), |interview| {
            format!(" after the interview of {}", in_full(Moment::day(interview.date())))
        });
        session.output.say(&format!("{name}, said {said}{place}"));
        Ok(Next::Done)
    }
}
