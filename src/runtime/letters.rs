//! The letters that the screens ask for: worded from the records as they are shown, and handed to files and programs.

use std::io;
use std::path::{Path, PathBuf};

use crate::config::own_templates;
use crate::documents::letters::{Desk, Templates, eml, mailto};
use crate::domain::action_key::ActionKey;
use crate::domain::letter::{Letter, Sender};
use crate::domain::now::Now;
use crate::tui::message::Message;
use crate::tui::snapshot::Snapshot;

/// Who writes letters, and from which templates.
#[derive(Debug)]
pub(super) struct Writer {
    /// Who signs.
    pub sender: Sender,
    /// The configuration, beside which the templates are.
    pub config: PathBuf,
}

impl Writer {
    /// Writes the letter for an action that is shown.
    pub(super) fn draft(&self, key: ActionKey, shown: &Snapshot) -> Message {
        let agenda = &shown.agenda;
        let mut all = agenda.actions.iter().chain(agenda.withheld.iter().map(|withheld| &withheld.action));
        let Some(action) = all.find(|action| action.key == key) else {
            let letter = Err("it is not on the list any more".to_owned());
            return Message::Drafted { key, letter, warnings: Vec::new() };
        };
        let templates = Templates::with(own_templates(&self.config));
        let desk = Desk {
            records: &shown.records,
            actions: &agenda.actions,
            today: shown.on,
            sender: &self.sender,
            templates: &templates,
        };
        match desk.draft(action) {
            Ok(drafted) => {
                Message::Drafted { key, letter: Ok(Box::new(drafted.letter)), warnings: drafted.warnings }
            }
            Err(error) => Message::Drafted { key, letter: Err(error.to_string()), warnings: Vec::new() },
        }
    }

    /// Writes a letter into a new file in a folder, and tells where it is.
    pub(super) fn save(&self, letter: &Letter, folder: &Path, company: &str, now: Now) -> Message {
        let path = folder.join(file_name(letter, company));
        match write_new(&path, |out| eml(letter, &self.sender, now, out)) {
            Ok(()) => Message::LetterSaved(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Message::Failed(format!("could not write {}: it exists; move it away first", path.display()))
            }
            Err(error) => Message::Failed(format!("could not write {}: {error}", path.display())),
        }
    }
}

/// Opens a letter in the mail program, which outlives this one; answers when that fails.
pub(super) fn open_in_mail_program(letter: &Letter) -> Option<Message> {
    let error = open::that_detached(mailto(letter)).err()?;
    Some(Message::Failed(format!(
        "could not open the mail program: {error}; y copies the text, s saves it as a file"
    )))
}

/// Returns the name of a letter's file: `acme-follow-up.eml`.
fn file_name(letter: &Letter, company: &str) -> String {
    let words = company.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let company: Vec<String> = words.map(str::to_lowercase).collect();
    let company: String = company.join("-").chars().take(40).collect();
    let kind = letter.kind;
    if company.is_empty() { format!("{kind}.eml") } else { format!("{company}-{kind}.eml") }
}

/// Writes a file that only the user can read, whole or not at all, and never over another.
fn write_new(path: &Path, content: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    content(&mut file)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map(|_| ()).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action_key::ActionKind;
    use crate::domain::channel::Channel;
    use crate::domain::ids::ApplicationId;
    use chrono::{DateTime, Utc};

    fn letter() -> Letter {
        Letter {
            key: ActionKey::check_in(&ApplicationId::new("a-1")),
            kind: ActionKind::CheckIn,
            channel: Channel::Email,
            to: None,
            subject: Some("News?".to_owned()),
            body: "Hello".to_owned(),
            also: Vec::new(),
        }
    }

    #[test]
    fn a_file_is_named_after_the_company_and_never_replaced() {
        for (company, name) in [
            ("Acme", "acme-check-in.eml"),
            ("../Tern & Fathom/", "tern-fathom-check-in.eml"),
            ("日本物産", "日本物産-check-in.eml"),
            ("..", "check-in.eml"),
        ] {
            assert_eq!(file_name(&letter(), company), name);
        }
        let folder = tempfile::tempdir().unwrap();
        let writer = Writer { sender: Sender::default(), config: folder.path().join("config.toml") };
        let now = Now::new(DateTime::<Utc>::default().fixed_offset());
        let save = || writer.save(&letter(), folder.path(), "Acme", now);
        let path = folder.path().join("acme-check-in.eml");
        assert_eq!(save(), Message::LetterSaved(path.clone()));
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(save(), Message::Failed(why) if why.contains("it exists")));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}
