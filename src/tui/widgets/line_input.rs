//! One line of text being typed: whole graphemes, never half a character.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::keys::command::Edit;

/// The most characters that a line holds.
const LONGEST_LINE: usize = 4_000;

/// A line of text with a cursor.
#[derive(Debug, Clone, Default)]
pub struct LineInput {
    input: Input,
}

impl LineInput {
    /// Returns a line that holds `text`, with the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { input: Input::new(text.to_owned()) }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Inserts text at the cursor; line breaks become blanks, and what would make the line longer than anyone
    /// types is left out.
    pub fn insert(&mut self, text: &str) {
        let (before, after) = self.halves();
        let (start, rest) = (before.chars().count(), after.chars().count());
        let room = LONGEST_LINE.saturating_sub(start + rest);
        let blank = |character: char| if character.is_whitespace() { ' ' } else { character };
        let text =
            text.trim_end_matches(['\r', '\n']).chars().take(room.saturating_mul(2)).collect::<String>();
        let text = text.replace("\r\n", " ");
        let typed: String = text.chars().map(blank).filter(|c| !c.is_control()).take(room).collect();
        let cursor = start + typed.chars().count();
        self.input = Input::new(format!("{before}{typed}{after}")).with_cursor(cursor);
    }

    /// Changes the line or moves the cursor.
    pub fn edit(&mut self, edit: Edit) {
        let request = match edit {
            Edit::Backspace => InputRequest::DeletePrevChar,
            Edit::Delete => InputRequest::DeleteNextChar,
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Right => InputRequest::GoToNextChar,
            Edit::Start => InputRequest::GoToStart,
            Edit::End => InputRequest::GoToEnd,
            Edit::DeleteWord => InputRequest::DeletePrevWord,
            Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
            Edit::DeleteToStart => {
                let after = self.halves().1.to_owned();
                self.input = Input::new(after).with_cursor(0);
                return;
            }
        };
        self.input.handle(request);
    }

    /// Tells whether the cursor stands at the beginning.
    pub fn is_at_start(&self) -> bool {
        self.input.cursor() == 0
    }

    /// Tells whether the cursor stands at the end.
    pub fn is_at_end(&self) -> bool {
        self.halves().1.is_empty()
    }

    /// Returns the part of the line that fits in `width` columns around the cursor, and the cursor's column in it.
    pub fn visible(&self, width: usize) -> (String, usize) {
        let (before, after) = self.halves();
        let mut shown: Vec<&str> = Vec::new();
        let mut cursor = 0;
        for grapheme in before.graphemes(true).rev() {
            if cursor + grapheme.width() >= width {
                break;
            }
            cursor += grapheme.width();
            shown.push(grapheme);
        }
        shown.reverse();
        let mut used = cursor;
        for grapheme in after.graphemes(true) {
            used += grapheme.width();
            if used > width {
                break;
            }
            shown.push(grapheme);
        }
        (shown.concat(), cursor)
    }

    /// Returns the text before and after the cursor.
    fn halves(&self) -> (&str, &str) {
        let text = self.input.value();
        let at = text.char_indices().nth(self.input.cursor()).map_or(text.len(), |(at, _)| at);
        (text.get(..at).unwrap_or(text), text.get(at..).unwrap_or(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edited(text: &str, edits: &[Edit]) -> String {
        let mut line = LineInput::new(text);
        for edit in edits {
            line.edit(*edit);
        }
        line.text().to_owned()
    }

    #[test]
    fn backspace_removes_what_looks_like_one_character() {
        for (text, left) in
            [("abc", "ab"), ("ae\u{301}", "a"), ("a👩‍💻", "a"), ("日本", "日"), ("a👍🏽", "a"), ("", "")]
        {
            assert_eq!(edited(text, &[Edit::Backspace]), left);
        }
        assert_eq!(edited("e\u{301}a", &[Edit::Start, Edit::Delete]), "a");
        assert_eq!(edited("ae\u{301}", &[Edit::Left, Edit::Delete]), "a");
    }

    #[test]
    fn the_usual_keys_of_a_line_work() {
        assert_eq!(edited("one two", &[Edit::DeleteWord]), "one ");
        assert_eq!(edited("one two", &[Edit::Left, Edit::DeleteToStart]), "o");
        assert_eq!(edited("one two", &[Edit::Start, Edit::Right, Edit::DeleteToEnd]), "o");
    }

    #[test]
    fn a_paste_of_several_lines_stays_one_line() {
        let mut line = LineInput::new("");
        line.insert("one\r\ntwo\tthree\u{7}\n");
        assert_eq!(line.text(), "one two three");
    }

    #[test]
    fn a_paste_of_a_whole_book_is_cut() {
        let mut line = LineInput::new("ab");
        line.edit(Edit::Left);
        line.insert(&"x".repeat(10_000_000));
        assert_eq!(line.text().len(), LONGEST_LINE);
        assert!(line.text().ends_with("xb"));
    }

    #[test]
    fn a_long_line_shows_the_part_around_the_cursor() {
        let mut line = LineInput::new("0123456789");
        assert_eq!(line.visible(5), ("6789".to_owned(), 4));
        line.edit(Edit::Start);
        assert_eq!(line.visible(5), ("01234".to_owned(), 0));
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_in_sight(text in "\\PC{0,40}", lefts in 0_usize..50, width in 3_usize..20) {
            let mut line = LineInput::new(&text);
            for _ in 0..lefts {
                line.edit(Edit::Left);
            }
            let (shown, cursor) = line.visible(width);
            prop_assert!(cursor < width);
            prop_assert!(shown.width() <= width + 2);
        }
    }
}
