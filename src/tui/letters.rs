//! Letters: the messages that the screens were given, for the popup and for the preview beside a list.
//!
//! Owns what was asked for and what came. Refuses to word anything: that is done by whoever performs
//! `Effect::Draft`.

use crate::domain::action_key::ActionKey;
use crate::domain::letter::Letter;
use crate::keys::table::Place;
use crate::tui::state::State;
use crate::tui::widgets::text::wrap;

/// The most lines that one paragraph is broken into.
const LONGEST_PARAGRAPH: usize = 60;
/// What the names of kept letters begin with, among the drafts of forms.
const KEPT: &str = "letter ";

/// What was asked for, and what came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letters {
    /// The action whose letter opens the popup when it comes.
    pub awaited: Option<ActionKey>,
    /// The action whose letter was asked for last, for the preview.
    pub asked: Option<ActionKey>,
    /// The letter of the preview.
    pub previewed: Option<Letter>,
}

/// A letter to be read, changed and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPopup {
    /// The letter as it stands.
    pub letter: Letter,
    /// The letter as the template words it.
    pub template: Letter,
    /// The first line in sight, after wrapping.
    pub top: usize,
}

impl LetterPopup {
    /// Tells whether the user changed it.
    pub fn is_edited(&self) -> bool {
        self.letter != self.template
    }
}

/// Returns the name under which the changes to a letter are kept.
pub fn kept_name(key: &ActionKey) -> String {
    format!("{KEPT}{key}")
}

/// Returns the action whose changed letter is kept under a name.
pub fn kept_action(name: &str) -> Option<ActionKey> {
    name.strip_prefix(KEPT)?.parse().ok()
}

/// Returns a letter with the changes that are kept for it.
pub fn with_changes(state: &State, letter: &Letter) -> Letter {
    let kept = state.form_drafts.get(&kept_name(&letter.key));
    kept.map_or_else(|| letter.clone(), |text| letter.edited(text))
}

/// Returns a letter line by line, broken to a width.
pub fn lines(letter: &Letter, width: usize) -> Vec<String> {
    let mut lines: Vec<String> =
        letter.head().iter().flat_map(|line| wrap(line, width, LONGEST_PARAGRAPH)).collect();
    for paragraph in std::iter::once("").chain(letter.body.split('\n')) {
        let broken = wrap(paragraph, width, LONGEST_PARAGRAPH);
        if broken.is_empty() {
            lines.push(String::new());
        }
        lines.extend(broken);
    }
    lines
}

/// Returns the action whose letter stands in the preview: that of the selected line of Today or of an application.
pub fn previewed_action(state: &State) -> Option<ActionKey> {
    let is_shown =
        matches!(state.list_place(), Place::Today | Place::Detail) && state.areas().preview.is_some();
    let action = state.subject().action.filter(|action| is_shown && action.channel.is_some());
    action.map(|action| action.key)
}
