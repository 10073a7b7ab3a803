//! `config`: where the files are, what holds, and what is wrong with it.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::config::{default_file, own_templates, template_folder};
use crate::documents::letters::fault_in;
use crate::scheduler::explain::count;

/// Show and check the configuration
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback config check")]
pub struct Config {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print where the configuration, the database and other files are
    #[command(after_help = "Example: callback config path")]
    Path,
    /// Print every setting with the value that holds, as TOML
    #[command(after_help = "Example: callback config show --default > config.toml")]
    Show {
        /// Print a commented file with the defaults instead
        #[arg(long)]
        default: bool,
    },
    /// Tell what is wrong in the configuration
    #[command(after_help = "Example: callback config check")]
    Check,
}

impl Config {
    /// Runs the command behind it.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match self.command {
            Command::Path => path(session)?,
            Command::Show { default: true } => session.output.write(&default_file())?,
            Command::Show { default: false } => {
                let text = session.config.to_toml()?;
                session.output.document(|out| out.write_all(text.as_bytes()))?;
            }
            Command::Check => check(session)?,
        }
        Ok(Next::Done)
    }
}

fn path(session: &mut Session<'_>) -> Result<(), CliError> {
    let around = session.around;
    for (name, path) in [
        ("config", around.config.clone()),
        ("templates", template_folder(&around.config)),
        ("database", around.database.clone()),
        ("demo", around.demo_database()),
        ("state", around.state.clone()),
    ] {
        session.output.document(|out| writeln!(out, "{name:<9}  {}", path.display()))?;
    }
    Ok(())
}

fn check(session: &mut Session<'_>) -> Result<(), CliError> {
    let file = session.around.config.display().to_string();
    let broken: Vec<String> = own_templates(&session.around.config).iter().filter_map(fault_in).collect();
    for fault in &broken {
        session.output.warn(fault);
    }
    match u32::try_from(session.config.faults.len() + broken.len()) {
        Ok(0) if session.around.config.exists() => session.output.say(&format!("{file} is in order")),
        Ok(0) => session.output.say(&format!("{file} does not exist; every default holds")),
        faults => return Err(CliError::FaultyConfig(count(faults.unwrap_or(u32::MAX), "mistake"))),
    }
    Ok(())
}
