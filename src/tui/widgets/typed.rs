//! What is being typed, whatever it is: a line, or several.

use crate::keys::command::Edit;
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::text_area::TextArea;

/// A text that is being typed.
pub trait Typed {
    /// Returns the text.
    fn text(&self) -> &str;

    /// Types text at the cursor.
    fn insert(&mut self, text: &str);

    /// Changes the text or moves the cursor.
    fn edit(&mut self, edit: Edit);

    /// Deletes everything.
    fn clear(&mut self);
}

impl Typed for LineInput {
    fn text(&self) -> &str {
        self.text()
    }

    fn insert(&mut self, text: &str) {
        self.insert(text);
    }

    fn edit(&mut self, edit: Edit) {
        self.edit(edit);
    }

    fn clear(&mut self) {
        *self = Self::default();
    }
}

impl Typed for TextArea {
    fn text(&self) -> &str {
        self.text()
    }

    fn insert(&mut self, text: &str) {
        self.insert(text);
    }

    fn edit(&mut self, edit: Edit) {
        self.edit(edit);
    }

    fn clear(&mut self) {
        *self = Self::default();
    }
}
