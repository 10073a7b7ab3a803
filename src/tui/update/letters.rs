//! Letters: the message for the selected action, asked for, changed, handed over, and marked as sent.
//!
//! What was changed is kept for its action until that is done.

use crate::domain::action_key::ActionKey;
use crate::domain::channel::Channel;
use crate::domain::letter::Letter;
use crate::keys::command::LetterCommand;
use crate::tui::effect::{Effect, TextOwner, TextToEdit};
use crate::tui::letters::{LetterPopup, kept_action, kept_name, previewed_action, with_changes};
use crate::tui::mode::Mode;
use crate::tui::state::State;
use crate::tui::update::act;

/// Asks for the letter of the selected action.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    let Some(action) = state.subject().action else {
        state.say("There is no action on this line to write a message for.");
        return Vec::new();
    };
    if action.channel.is_none() {
        state.say(format!("There is no message to write for '{}': that is for yourself.", action.kind));
        return Vec::new();
    }
    state.letters.awaited = Some(action.key.clone());
    vec![Effect::Draft(action.key)]
}

/// Does something with the open letter.
pub(super) fn run(state: &mut State, command: LetterCommand) -> Vec<Effect> {
    match command {
        LetterCommand::Edit => edit(state),
        LetterCommand::Copy => copy(state),
        LetterCommand::Save => save(state),
        LetterCommand::Mail => mail(state),
        LetterCommand::Sent => sent(state),
        LetterCommand::Reset => reset(state),
    }
}

/// Asks for the letter of the preview, when another one stands there.
pub(super) fn preview(state: &mut State) -> Vec<Effect> {
    let wanted = previewed_action(state);
    if wanted == state.letters.asked {
        return Vec::new();
    }
    state.letters.asked.clone_from(&wanted);
    state.letters.previewed = None;
    wanted.map(Effect::Draft).into_iter().collect()
}

/// A letter came: opens it when it was waited for, and puts it into the preview.
pub(super) fn drafted(
    state: &mut State,
    key: &ActionKey,
    letter: Result<Box<Letter>, String>,
    warnings: &[String],
) {
    let is_awaited = state.letters.awaited.take_if(|awaited| awaited == key).is_some();
    match letter {
        Ok(letter) => {
            let changed = with_changes(state, &letter);
            if state.letters.asked.as_ref() == Some(key) {
                state.letters.previewed = Some(changed.clone());
            }
            if is_awaited {
                state.mode =
                    Mode::Letter(Box::new(LetterPopup { letter: changed, template: *letter, top: 0 }));
                warnings.iter().for_each(|warning| state.complain(warning.clone()));
            }
        }
        Err(why) if is_awaited => state.complain(why),
        Err(_) => {}
    }
}

/// Hands the open letter to the editor.
fn edit(state: &State) -> Vec<Effect> {
    let Mode::Letter(popup) = &state.mode else {
        return Vec::new();
    };
    let owner = TextOwner::Letter(popup.letter.key.clone());
    vec![Effect::EditText(TextToEdit { owner, text: popup.letter.editable(), extension: "md" })]
}

/// The editor gave a letter back.
pub(super) fn edited(state: &mut State, key: &ActionKey, before: &str, after: &str) -> Vec<Effect> {
    if after.trim().is_empty() || after == before {
        state.say("The message is as it was.");
        return Vec::new();
    }
    if let Mode::Letter(popup) = &mut state.mode
        && popup.letter.key == *key
    {
        popup.letter = popup.letter.edited(after);
        popup.top = 0;
    }
    keep(state, key, after.to_owned())
}

/// Takes the changes to the open letter back.
fn reset(state: &mut State) -> Vec<Effect> {
    let Mode::Letter(popup) = &mut state.mode else {
        return Vec::new();
    };
    if !popup.is_edited() {
        state.say("It is as the template words it.");
        return Vec::new();
    }
    popup.letter = popup.template.clone();
    let key = popup.letter.key.clone();
    state.say("Your changes are gone: this is how the template words it.");
    keep(state, &key, String::new())
}

/// Copies the text of the open letter.
fn copy(state: &mut State) -> Vec<Effect> {
    let Some(letter) = open(state) else {
        return Vec::new();
    };
    state.say("The text was handed to the terminal's clipboard.");
    vec![Effect::Copy(letter.body)]
}

/// Writes the open letter into a file that mail programs open.
fn save(state: &mut State) -> Vec<Effect> {
    let Some(letter) = email(state, "save") else {
        return Vec::new();
    };
    let company = state.find_action(&letter.key).map(|action| action.application.company.clone());
    vec![Effect::SaveLetter { letter: Box::new(letter), company: company.unwrap_or_default() }]
}

/// Opens the letter in the mail program.
fn mail(state: &mut State) -> Vec<Effect> {
    let letter = email(state, "open");
    if letter.is_some() {
        state.say("Opening it in your mail program; Space marks it as sent.");
    }
    letter.map(|letter| Effect::MailLetter(Box::new(letter))).into_iter().collect()
}

/// Marks what the open letter serves as done.
fn sent(state: &mut State) -> Vec<Effect> {
    let Some(letter) = open(state) else {
        return Vec::new();
    };
    state.mode = Mode::Browse;
    let keys = std::iter::once(letter.key).chain(letter.also).collect();
    act::complete_all(state, keys, None, None)
}

/// Forgets the changes to letters whose actions are done.
pub(super) fn forget_done(state: &mut State) -> Vec<Effect> {
    let agenda = &state.snapshot.agenda;
    let is_open = |key: &ActionKey| {
        let withheld = agenda.withheld.iter().map(|withheld| &withheld.action);
        agenda.actions.iter().chain(withheld).any(|action| action.key == *key)
    };
    let kept = state.form_drafts.keys().filter_map(|name| kept_action(name));
    let done: Vec<ActionKey> = kept.filter(|key| !is_open(key)).collect();
    done.iter().flat_map(|key| keep(state, key, String::new())).collect()
}

/// Keeps the changes to a letter; an empty text forgets them.
fn keep(state: &mut State, key: &ActionKey, text: String) -> Vec<Effect> {
    let name = kept_name(key);
    if text.is_empty() {
        state.form_drafts.remove(&name);
    } else {
        state.form_drafts.insert(name.clone(), text.clone());
    }
    if let Some(letter) = state.letters.previewed.as_mut().filter(|letter| letter.key == *key) {
        *letter = letter.edited(&text);
        if text.is_empty() {
            state.letters.asked = None;
        }
    }
    vec![Effect::SaveFormDraft { name, text }]
}

/// Returns the open letter.
fn open(state: &State) -> Option<Letter> {
    match &state.mode {
        Mode::Letter(popup) => Some(popup.letter.clone()),
        _ => None,
    }
}

/// Returns the open letter, if it is an email; says so when it is none.
fn email(state: &mut State, verb: &str) -> Option<Letter> {
    let letter = open(state)?;
    if letter.channel == Channel::Email {
        return Some(letter);
    }
    state.say(format!("This goes by {}: there is no email to {verb}. y copies the text.", letter.channel));
    None
}
