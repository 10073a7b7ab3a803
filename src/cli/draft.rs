//! `draft`: the message that an action asks for, filled in, to be read, edited, copied or opened elsewhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use serde_json::json;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::flag;

use crate::cli::Next;
use crate::cli::action_choice::{Alone, open_action};
use crate::cli::colour::Stream;
use crate::cli::destination::Destination;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::words::words;
use crate::config::own_templates;
use crate::documents::letters::{self, Desk, Templates, eml, mailto};
use crate::domain::channel::Channel;
use crate::domain::letter::Letter;
use crate::editor::{self, EditedText, KeptText};
use crate::paths::editor_texts;
use crate::scheduler::action::Action;
use crate::store::Access;

/// The channels that a message can be written for.
const WRITTEN: &[Channel] = &[Channel::Email, Channel::Phone, Channel::Post, Channel::Message];
/// The name of a letter's file in the editor.
const FILE: &str = "message.md";

/// Write the message that an action asks for, from your template
#[derive(Debug, clap::Args)]
#[command(after_help = "ACTION is a key, the code shown beside it, or APP [KIND [NAME]].\n\
                        Templates of yours go where callback config path says.\n\
                        Example: callback draft acme thank-you ana --edit --eml thanks.eml")]
pub struct Draft {
    /// The action
    #[arg(required = true, value_name = "ACTION")]
    action: Vec<String>,
    /// How you want to reach them [default: as suggested]
    #[arg(long, value_name = "CHANNEL", value_parser = words(WRITTEN, Channel::as_str))]
    via: Option<Channel>,
    /// Change it in your editor first
    #[arg(long)]
    edit: bool,
    /// Write a file that mail programs open, ready to be sent; - is standard output
    #[arg(long, value_name = "FILE", conflicts_with_all = ["mailto", "copy"])]
    eml: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "eml")]
    force: bool,
    /// Print a link that opens it in the mail program
    #[arg(long, conflicts_with = "copy")]
    mailto: bool,
    /// Copy the text to the clipboard of the terminal
    #[arg(long)]
    copy: bool,
    /// The form of the message
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"],
          conflicts_with_all = ["eml", "mailto", "copy"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with_all = ["format", "eml", "mailto", "copy"])]
    json: bool,
}

impl Draft {
    /// Prints the message, or hands it to whatever was asked for.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        if self.copy && session.output.reader != Stream::Terminal {
            let text =
                "could not copy: standard output is no terminal; leave --copy out to print the message";
            return Err(CliError::Usage(text.to_owned()));
        }
        let store = session.open(Access::Read)?;
        let Some(mut action) = open_action(&self.action, Alone::Anything, &store, session)? else {
            return Ok(Next::Done);
        };
        action.channel = self.via.or(action.channel);
        let records = store.records()?;
        drop(store);
        let agenda = session.agenda(&records, session.today());
        let templates = Templates::with(own_templates(&session.around.config));
        let desk = Desk {
            records: &records,
            actions: &agenda.actions,
            today: session.today(),
            sender: &session.config.me,
            templates: &templates,
        };
        let drafted = desk.draft(&action)?;
        for warning in &drafted.warnings {
            session.output.warn(warning);
        }
        self.refuse_without_email(&drafted.letter)?;
        tell_of_others(&drafted.letter, &agenda.actions, session);
        if !self.edit {
            self.hand_over(&drafted.letter, &action, session)?;
            return Ok(Next::Done);
        }
        self.destination().expect_room()?;
        // The text is nowhere else until it is handed over: what ends the program meanwhile leaves it in its file.
        let (letter, kept) = edited(&drafted.letter, &editor_texts(&session.around.state))?;
        match self.hand_over(&letter, &action, session).and_then(|()| session.output.flush()) {
            Ok(()) => kept.forget(),
            Err(error) => {
                session.output.say(&format!("what you wrote is in {}", kept.leave().display()));
                return Err(error);
            }
        }
        Ok(Next::Done)
    }

    /// Returns where an email file goes.
    fn destination(&self) -> Destination {
        Destination { output: self.eml.clone(), force: self.force }
    }

    /// Refuses an email of what is none.
    fn refuse_without_email(&self, letter: &Letter) -> Result<(), CliError> {
        let wanted = if self.mailto { "--mailto" } else { "--eml" };
        if letter.channel == Channel::Email || !(self.mailto || self.eml.is_some()) {
            return Ok(());
        }
        let channel = letter.channel;
        Err(CliError::Usage(format!(
            "{wanted} makes an email, and this goes by {channel}; say --via email as well to write one"
        )))
    }

    /// Prints the letter in the form that was asked for, or hands it over.
    fn hand_over(&self, letter: &Letter, action: &Action, session: &mut Session<'_>) -> Result<(), CliError> {
        if self.eml.is_some() {
            let (sender, now) = (session.config.me.clone(), session.around.now);
            warn_without_address(letter, session);
            return self.destination().write(&mut session.output, |out| eml(letter, &sender, now, out));
        }
        if self.mailto {
            warn_without_address(letter, session);
            return session.output.line(&mailto(letter));
        }
        if self.copy {
            copy(&letter.body, session)?;
            let subject = letter.subject.as_ref().map(|subject| format!("; the subject: {subject}"));
            session.output.say(&format!(
                "the text was handed to the terminal's clipboard{}",
                subject.unwrap_or_default()
            ));
            return Ok(());
        }
        if self.json || self.format == "json" {
            let document = document(letter, action);
            return session.output.document(|out| writeln!(out, "{document:#}"));
        }
        session.output.document(|out| out.write_all(letter.text().as_bytes()))?;
        if session.config.me.name.is_none() {
            session.output.say("nobody signs it yet: add [me] name = \"…\" to the configuration");
        }
        Ok(())
    }
}

/// Tells which other actions the message serves, so that nobody is written to twice.
fn tell_of_others(letter: &Letter, actions: &[Action], session: &mut Session<'_>) {
    for other in actions.iter().filter(|action| letter.also.contains(&action.key)) {
        let (kind, code, company) = (other.kind, &other.code, &other.application.company);
        session
            .output
            .say(&format!("it is the {kind} for {company}, too: callback done {code} when it is sent"));
    }
}

/// Lets the user change a letter.
fn edited(letter: &Letter, folder: &Path) -> Result<(Letter, KeptText), CliError> {
    let over = Arc::new(AtomicBool::new(false));
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
        // A handler stays for good: what the signal does without one has to be done by it once the editor has ended.
        let handled = flag::register_conditional_default(signal, Arc::clone(&over));
        handled.map_err(|error| CliError::Unreadable("signals".to_owned(), error))?;
    }
    let edited = editor::edit(&letter.editable(), FILE, folder);
    over.store(true, Ordering::SeqCst);
    let EditedText { text, kept } = edited?;
    if text.trim().is_empty() {
        kept.forget();
        return Err(CliError::Usage("the message is empty: nothing was done with it".to_owned()));
    }
    Ok((letter.edited(&text), kept))
}

/// Tells that an email has no address.
fn warn_without_address(letter: &Letter, session: &mut Session<'_>) {
    let to = letter.to.as_ref();
    if to.is_none_or(|to| to.email.is_none()) {
        let who = to.map_or("nobody is known to send it to".to_owned(), |to| {
            format!("{} has no email address", to.name)
        });
        session.output.warn(&format!("{who}; the address is left out"));
    }
}

/// Hands a text to the clipboard of the terminal.
fn copy(text: &str, session: &mut Session<'_>) -> Result<(), CliError> {
    let mut sequence = String::new();
    let written = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    written.map_err(|error| CliError::writing("to the terminal", std::io::Error::other(error)))?;
    session.output.write(&sequence)
}

/// Returns the letter as a document.
fn document(letter: &Letter, action: &Action) -> serde_json::Value {
    let to = letter.to.as_ref();
    json!({
        "format": "callback.draft/1",
        "key": letter.key.to_string(),
        "code": action.code,
        "kind": letter.kind.as_str(),
        "application": {
            "id": action.application.id.as_str(),
            "company": action.application.company,
            "role": action.application.role,
        },
        "channel": letter.channel.as_str(),
        "to": to.map(|to| json!({"name": to.name, "email": to.email, "phone": to.phone})),
        "subject": letter.subject,
        "body": letter.body,
        "together_with": letters::served(letter).iter().skip(1).map(ToString::to_string).collect::<Vec<_>>(),
    })
}
