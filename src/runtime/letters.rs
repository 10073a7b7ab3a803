//! The letters that the screens ask for: worded from the records as they are shown, and handed to files and programs.

use std::path::{Path, PathBuf};

use crate::atomic_file;
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
        let name = file_name(letter, company);
        let names = (1_u32..).map(|number| numbered(&name, number));
        match atomic_file::write_new(folder, names, |out| eml(letter, &self.sender, now, out)) {
            Ok(path) => Message::LetterSaved(path),
            Err(error) => {
                let path = folder.join(format!("{name}.eml"));
                Message::Failed(format!("could not write {}: {error}", path.display()))
            }
        }
    }
}

/// Opens a letter in the mail program, which outlives this one; answers when that fails.
pub(super) fn open_in_mail_program(letter: &Letter) -> Option<Message> {
    // What the library says quotes the whole link, and with it the whole letter.
    open::that_detached(mailto(letter)).err()?;
    let text = "no mail program could be opened here: y copies the text, s saves it as a file";
    Some(Message::Failed(text.to_owned()))
}

/// Opens a link in a program of its own, which outlives this one; answers when that fails.
pub(super) fn open_link(link: &str) -> Option<Message> {
    open::that_detached(link).err()?;
    Some(Message::Failed(format!(
        "could not open '{link}': there is no program for it here; y copies a link"
    )))
}

/// Returns the name of a letter's file, without its ending: `acme-follow-up`.
fn file_name(letter: &Letter, company: &str) -> String {
    let words = company.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let company: Vec<String> = words.map(str::to_lowercase).collect();
    let company: String = company.join("-").chars().take(40).collect();
    let kind = letter.kind;
    if company.is_empty() { kind.to_string() } else { format!("{company}-{kind}") }
}

/// Returns the name of the first file of a name, of the second, and so on.
fn numbered(name: &str, number: u32) -> String {
    if number == 1 { format!("{name}.eml") } else { format!("{name}-{number}.eml") }
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
            ("Acme", "acme-check-in"),
            ("../Tern & Fathom/", "tern-fathom-check-in"),
            ("日本物産", "日本物産-check-in"),
            ("..", "check-in"),
        ] {
            assert_eq!(file_name(&letter(), company), name);
        }
        let folder = tempfile::tempdir().unwrap();
        let writer = Writer { sender: Sender::default(), config: folder.path().join("config.toml") };
        let now = Now::new(DateTime::<Utc>::default().fixed_offset());
        let save = || writer.save(&letter(), folder.path(), "Acme", now);
        let named = |name: &str| folder.path().join(name);
        assert_eq!(save(), Message::LetterSaved(named("acme-check-in.eml")));
        std::fs::write(named("acme-check-in.eml"), "mine").unwrap();
        assert_eq!(save(), Message::LetterSaved(named("acme-check-in-2.eml")));
        assert_eq!(save(), Message::LetterSaved(named("acme-check-in-3.eml")));
        assert_eq!(std::fs::read(named("acme-check-in.eml")).unwrap(), b"mine");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let writer = Writer { sender: Sender::default(), config: folder.path().join("config.toml") };
        let now = Now::new(DateTime::<Utc>::default().fixed_offset());
        let saved = writer.save(&letter(), &folder.path().join("gone"), "Acme", now);
        assert!(matches!(saved, Message::Failed(why) if why.contains("gone/acme-check-in.eml: ")));
    }
}
