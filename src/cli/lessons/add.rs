//! `lessons add`: something that was learnt.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::list::unshield;
use crate::cli::session::Session;
use crate::domain::lesson::Lesson;
use crate::domain::moment::Moment;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::store::Access;

/// Write down what you learnt from an application
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback lessons add acme ask who decides before you leave")]
pub(super) struct Add {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
    /// What you learnt
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// When you learnt it [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
}

impl Add {
    /// Writes the lesson down.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_event(self.on.as_deref())?.date;
        let words =
            self.words.iter().map(|word| unshield(word)).collect::<Vec<_>>().join(" ").trim().to_owned();
        if words.is_empty() {
            let example = "callback lessons add acme ask who decides";
            return Err(CliError::Usage(format!("what did you learn? try {example}")));
        }
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, &self.application)?;
        let name = format!("{}: learnt {words}", application.company);
        let lesson = Lesson { on: Some(on), words, ..Lesson::blank() };
        let change = Change::add(&application.id, &lesson);
        session.write(&mut store, &name, &[change])?;
        session.confirm(&name, Some(Moment::day(on)));
        Ok(Next::Done)
    }
}
