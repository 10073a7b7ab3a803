//! `add`: one line that becomes an application with its people, interview and promise.

use crate::cli::Next;
use crate::cli::echo::with_setting;
use crate::cli::error::CliError;
use crate::cli::field_options::FieldOptions;
use crate::cli::session::Session;
use crate::domain::application::Application;
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
    /// Keep it for later: nothing was sent yet
    #[arg(long, conflicts_with = "applied_on")]
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
    #[command(flatten)]
    own: FieldOptions<Application>,
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
            session.output.say(&format!("  {:<12}  {}", line.field, line.text));
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
        self.own.require_values()?;
        let one = [
            ("saved", Field::Stage, saved),
            ("stage", Field::Stage, self.stage.as_deref()),
            ("on", Field::On, self.on.as_deref()),
            ("promise", Field::Promise, self.promise.as_deref()),
        ];
        let with = self.with.iter().map(|value| ("with", Field::With, Some(value.as_str())));
        let given =
            one.into_iter().chain(with).filter_map(|(name, field, value)| Some((name, field, value?)));
        let mut options = Vec::new();
        for (name, field, value) in given {
            if value.trim().is_empty() {
                let problem = format!("--{name} '{value}' is empty; give it a value or leave it out");
                return Err(CliError::Usage(problem));
            }
            options.push((field, value));
        }
        options.extend(self.own.given.iter().map(|(key, value)| (Field::Own(key), value.as_str())));
        Ok(options)
    }
}
