//! `add`: one line that becomes an application with its people, interview and promise.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::quick_add::{Field, read_words_and_options};
use crate::domain::stage::Stage;
use crate::store::{Access, Added};

/// Add an application: applied for today, unless something else is said
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Fields: stage on applied_on promise with contact source location salary tags url notes, \
                        each as field:value.\n\
                        Example: callback add Acme 'Backend Engineer' on:'tomorrow 14:00' with:'Dana R'"
)]
pub struct Add {
    /// The company, the role, and fields
    #[arg(required = true, value_names = ["COMPANY", "ROLE"])]
    words: Vec<String>,
    /// When you applied
    #[arg(long, value_name = "DATE")]
    applied: Option<String>,
    /// Keep it for later: nothing was sent yet
    #[arg(long, conflicts_with = "applied")]
    saved: bool,
    /// A link to the posting
    #[arg(long)]
    url: Option<String>,
    /// The person to write to: NAME or "NAME <EMAIL>"
    #[arg(long, value_name = "NAME")]
    contact: Option<String>,
}

impl Add {
    /// Adds the application, tells what was understood, and prints its handle.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let options = self.options()?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let order = session.config.day_order;
        let today = session.today();
        let added = read_words_and_options(&self.words, &options, &records, today, order)?;
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
        let options = [
            ("applied", Field::AppliedOn, self.applied.as_deref()),
            ("saved", Field::Stage, saved),
            ("url", Field::Url, self.url.as_deref()),
            ("contact", Field::MainContact, self.contact.as_deref()),
        ];
        let given = options.into_iter().filter_map(|(name, field, value)| Some((name, field, value?)));
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
