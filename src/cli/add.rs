//! `add`: one line that becomes an application with its people, interview and promise.

use crate::cli::Next;
use crate::cli::echo::with_setting;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::stage::Stage;
use crate::fields::quick_add::{Field, read_words_and_options};
use crate::store::{Access, Added};

/// Add an application: applied for today, unless something else is said
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Fields: stage on applied_on promise with contact source location work_mode salary tags url notes \
                        excitement cadence quiet_until no_follow_up thank_you_by, each as field:value, by any unique \
                        beginning.\n\
                        Example: callback add Acme 'Backend Engineer' on:'tomorrow 14:00' with:'Dana R'"
)]
pub struct Add {
    /// The company, the role, and fields
    #[arg(required = true, value_names = ["COMPANY", "ROLE"])]
    words: Vec<String>,
    /// When you applied
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    applied: Option<String>,
    /// Keep it for later: nothing was sent yet
    #[arg(long, conflicts_with = "applied")]
    saved: bool,
    /// Where it stands [default: applied]
    #[arg(long, value_name = "STAGE", conflicts_with = "saved")]
    stage: Option<String>,
    /// The interview, or the day on which the stage began
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// The day by which they want to answer
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    promise: Option<String>,
    /// Who interviews you: NAME or "NAME <EMAIL>", once per person
    #[arg(long, value_name = "NAME")]
    with: Vec<String>,
    /// A link to the posting
    #[arg(long)]
    url: Option<String>,
    /// Where you found it
    #[arg(long)]
    source: Option<String>,
    /// Where the work is
    #[arg(long, value_name = "PLACE")]
    location: Option<String>,
    /// Office, hybrid, remote
    #[arg(long, value_name = "MODE")]
    work_mode: Option<String>,
    /// What it pays, such as '90-110k EUR'
    #[arg(long)]
    salary: Option<String>,
    /// A word to find it by, once per word
    #[arg(long)]
    tag: Vec<String>,
    /// How much you want it, from 1 to 5
    #[arg(long, value_name = "STARS")]
    excitement: Option<String>,
    /// How often to ask: the name of a cadence
    #[arg(long)]
    cadence: Option<String>,
    /// Words to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The person to write to: NAME or "NAME <EMAIL>"
    #[arg(long, value_name = "NAME")]
    contact: Option<String>,
}

impl Add {
    /// Adds the application, tells what was understood, and prints its handle.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let options = self.options()?;
        let mut store = session.open(Access::Write)?;
        let records = store.names()?;
        let added = with_setting(&records, session, |setting| {
            read_words_and_options(&self.words, &options, setting)
        })?;
        for interview in &added.draft.interviews {
            session.refuse_doubtful(interview.starts_at)?;
        }
        let preview = added.preview(&records);
        let (name, changes) = added.changes();
        let committed = session.write(&mut store, &name, &changes)?;
        session.confirm(&name, None);
        for line in preview {
            session.output.say(&format!("  {:<10}  {}", line.field, line.text));
        }
        for added in &committed.added {
            if let Added::Application(_, handle) = added {
                session.output.line(handle)?;
            }
        }
        Ok(Next::Done)
    }

    /// Returns the options as fields of the same grammar.
    ///
    /// # Errors
    /// When one of them says nothing.
    fn options(&self) -> Result<Vec<(Field, &str)>, CliError> {
        let saved = self.saved.then(|| Stage::Saved.as_str());
        let one = [
            ("applied", Field::AppliedOn, self.applied.as_deref()),
            ("saved", Field::Stage, saved),
            ("stage", Field::Stage, self.stage.as_deref()),
            ("on", Field::On, self.on.as_deref()),
            ("promise", Field::Promise, self.promise.as_deref()),
            ("url", Field::Url, self.url.as_deref()),
            ("contact", Field::MainContact, self.contact.as_deref()),
            ("source", Field::Source, self.source.as_deref()),
            ("location", Field::Location, self.location.as_deref()),
            ("work-mode", Field::WorkMode, self.work_mode.as_deref()),
            ("salary", Field::Salary, self.salary.as_deref()),
            ("excitement", Field::Excitement, self.excitement.as_deref()),
            ("cadence", Field::Cadence, self.cadence.as_deref()),
            ("note", Field::Notes, self.note.as_deref()),
        ];
        let with = self.with.iter().map(|value| ("with", Field::With, Some(value.as_str())));
        let tags = self.tag.iter().map(|value| ("tag", Field::Tags, Some(value.as_str())));
        let options = one.into_iter().chain(with).chain(tags);
        let given = options.filter_map(|(name, field, value)| Some((name, field, value?)));
        given
            .map(|(name, field, value)| match value.trim() {
                "" => Err(CliError::Usage(format!(
                    "--{name} '{value}' says nothing; give it a value or leave it out"
                ))),
                _ => Ok((field, value)),
            })
            .collect()
    }
}
