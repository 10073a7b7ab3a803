//! `man`: the manual, as pages for `man`.
//!
//! One page for the program and one for each command, made from the same words as the help.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use crate::cli::destination::Destination;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::{CommandLine, Next};

/// Print the manual page, or write the pages of all commands
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a folder, the page of the program goes to standard output: callback man | man -l -\n\
                        Example: callback man ~/.local/share/man/man1"
)]
pub struct Man {
    /// The folder to write all pages to; made if it is missing
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,
    /// Replace pages that exist
    #[arg(long)]
    force: bool,
}

/// What the foot of a page names.
const SOURCE: &str = concat!("callback ", env!("CARGO_PKG_VERSION"));

/// A page and the name of its file.
struct Page {
    name: String,
    text: Vec<u8>,
}

impl Man {
    /// Prints the page of the program, or writes all pages.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let failed = |error| CliError::writing("the manual", error);
        let mut command = CommandLine::command();
        command.build();
        let Some(folder) = &self.folder else {
            let text = page(&command).map_err(failed)?.text;
            let written = session.output.data.write_all(&text);
            written.map_err(|error| CliError::writing("to standard output", error))?;
            return Ok(Next::Done);
        };
        let mut pages = Vec::new();
        collect(&command, &mut pages).map_err(failed)?;
        self.refuse_to_replace(folder, &pages)?;
        fs::create_dir_all(folder)
            .map_err(|error| CliError::Unwritable(folder.display().to_string(), error))?;
        for page in &pages {
            let file = folder.join(&page.name);
            let destination = Destination { output: Some(file.clone()), force: self.force };
            destination.write(&mut session.output, |out| out.write_all(&page.text))?;
            make_public(&file).map_err(|error| CliError::Unwritable(file.display().to_string(), error))?;
        }
        session.output.say(&format!("{} pages written to {}", pages.len(), folder.display()));
        Ok(Next::Done)
    }

    /// Refuses before anything is written when a page is there already.
    fn refuse_to_replace(&self, folder: &Path, pages: &[Page]) -> Result<(), CliError> {
        let existing = pages.iter().map(|page| folder.join(&page.name)).find(|file| file.exists());
        existing.filter(|_| !self.force).map_or(Ok(()), |file| Err(CliError::Exists(file)))
    }
}

/// Collects the page of a command and those of its subcommands.
fn collect(command: &clap::Command, pages: &mut Vec<Page>) -> io::Result<()> {
    pages.push(page(command)?);
    command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .try_for_each(|command| collect(command, pages))
}

/// Returns the page of a command.
fn page(command: &clap::Command) -> io::Result<Page> {
    let page = clap_mangen::Man::new(command.clone()).manual("Callback").source(SOURCE);
    let mut text = Vec::new();
    let out = &mut text;
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    if command.has_subcommands() {
        page.render_subcommands_section(out)?;
    }
    if let Some(after) = command.get_after_help() {
        write_notes(&after.to_string(), out)?;
    }
    Ok(Page { name: page.get_filename(), text })
}

/// Writes what stands at the end of the help, line by line as it stands there.
fn write_notes(notes: &str, out: &mut Vec<u8>) -> io::Result<()> {
    writeln!(out, ".SH NOTES\n.nf")?;
    for line in notes.lines() {
        let line = line.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
        // A line that begins with a dot would be an instruction.
        let guard = if line.starts_with('.') { "\\&" } else { "" };
        writeln!(out, "{guard}{line}")?;
    }
    writeln!(out, ".fi")
}

/// Lets everybody read a page: it holds nothing of the user's.
fn make_public(file: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(0o644))?;
    }
    Ok(())
}
