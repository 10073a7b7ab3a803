//! Several lines of text being typed: whole graphemes, never half a character, broken softly where they are drawn.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::printable::printable;
use crate::keys::command::Edit;

/// The most characters that are typed into one text.
const LONGEST_TEXT: usize = 64_000;

/// A text with a cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextArea {
    text: String,
    /// The bytes before the cursor; always the end of a grapheme.
    at: usize,
}

/// Which way the cursor goes from line to line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the line above.
    Up,
    /// To the line below.
    Down,
}

impl TextArea {
    /// Returns an area that holds `text`, with the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.len() }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Inserts text at the cursor; line breaks stay, other control characters do not, and what would make the text
    /// longer than anyone types is left out.
    pub fn insert(&mut self, text: &str) {
        let room = LONGEST_TEXT.saturating_sub(self.text.chars().count());
        let text: String = text.chars().take(room.saturating_mul(2)).collect();
        let text =
            text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
        let typed: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).take(room).collect();
        self.text.insert_str(self.at, &typed);
        self.at += typed.len();
    }

    /// Changes the text or moves the cursor; "the line" is the one that the user broke, not the drawn one.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Left => self.at = self.before(),
            Edit::Right => self.at = self.after(),
            Edit::Start => self.at = self.line_start(),
            Edit::End => self.at = self.line_end(),
            Edit::Backspace => self.delete(self.before(), self.at),
            Edit::Delete => self.delete(self.at, self.after()),
            Edit::DeleteWord => self.delete(self.word_start(), self.at),
            Edit::DeleteToStart => self.delete(self.line_start(), self.at),
            Edit::DeleteToEnd => self.delete(self.at, self.line_end()),
        }
    }

    /// Moves the cursor to the line above or below; tells whether there is one.
    pub fn step(&mut self, way: Way) -> bool {
        let column = self.slice(self.line_start(), self.at).graphemes(true).count();
        let start = match way {
            Way::Up => match self.line_start().checked_sub(1) {
                Some(end) => self.slice(0, end).rfind('\n').map_or(0, |at| at + 1),
                None => return false,
            },
            Way::Down if self.line_end() == self.text.len() => return false,
            Way::Down => self.line_end() + 1,
        };
        let rest = self.slice(start, self.text.len());
        let line = rest.split('\n').next().unwrap_or_default();
        self.at = start + line.graphemes(true).take(column).map(str::len).sum::<usize>();
        true
    }

    /// Returns the drawn lines of less than `width` columns, and the line and column of the cursor among them.
    pub fn drawn(&self, width: usize) -> (Vec<String>, (usize, usize)) {
        let parts = self.parts(width.max(3));
        let row = parts.iter().rposition(|part| part.start <= self.at).unwrap_or(0);
        let start = parts.get(row).map_or(0, |part| part.start);
        let column = printable(self.slice(start, self.at)).width();
        let lines = parts.into_iter().map(|part| printable(self.slice(part.start, part.end)).into_owned());
        (lines.collect(), (row, column))
    }

    /// Returns the bytes of each drawn line: broken where the user did, and at blanks where it would be too wide.
    fn parts(&self, width: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let (mut from, mut used, mut blank) = (start, 0, None);
            for (place, grapheme) in line.grapheme_indices(true) {
                let (at, columns) = (start + place, printable(grapheme).width());
                if used + columns >= width {
                    let end = blank.take().unwrap_or(at);
                    parts.push(from..end);
                    from = end;
                    used = printable(self.slice(end, at)).width();
                }
                used += columns;
                if grapheme.trim().is_empty() {
                    blank = Some(at + grapheme.len());
                }
            }
            parts.push(from..start + line.len());
            start += line.len() + 1;
        }
        parts
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn before(&self) -> usize {
        let last = self.slice(0, self.at).graphemes(true).next_back();
        self.at - last.map_or(0, str::len)
    }

    fn after(&self) -> usize {
        let next = self.slice(self.at, self.text.len()).graphemes(true).next();
        self.at + next.map_or(0, str::len)
    }

    fn line_start(&self) -> usize {
        self.slice(0, self.at).rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.slice(self.at, self.text.len()).find('\n').map_or(self.text.len(), |more| self.at + more)
    }

    /// Returns where the word before the cursor begins; at the beginning of a line, the end of the one above.
    fn word_start(&self) -> usize {
        let start = self.line_start();
        if start == self.at {
            return self.before();
        }
        let words = self.slice(start, self.at).trim_end();
        start + words.rfind(char::is_whitespace).map_or(0, |at| at + blank(words, at))
    }

    fn delete(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.at = from;
    }
}

/// Returns the bytes of the blank at a place.
fn blank(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edited(text: &str, edits: &[Edit]) -> String {
        let mut area = TextArea::new(text);
        for edit in edits {
            area.edit(*edit);
        }
        area.text().to_owned()
    }

    #[test]
    fn backspace_removes_what_looks_like_one_character() {
        for (text, left) in
            [("abc", "ab"), ("ae\u{301}", "a"), ("a👩‍💻", "a"), ("日本", "日"), ("a\n", "a"), ("", "")]
        {
            assert_eq!(edited(text, &[Edit::Backspace]), left);
        }
    }

    #[test]
    fn the_usual_keys_work_on_the_line_of_the_cursor() {
        assert_eq!(edited("one\ntwo three", &[Edit::DeleteWord]), "one\ntwo ");
        assert_eq!(edited("one\ntwo", &[Edit::DeleteToStart]), "one\n");
        assert_eq!(edited("one\ntwo", &[Edit::DeleteToStart, Edit::DeleteWord]), "one");
        assert_eq!(edited("one\ntwo", &[Edit::Start, Edit::Right, Edit::DeleteToEnd]), "one\nt");
        assert_eq!(edited("日本 語\u{3000}x", &[Edit::DeleteWord]), "日本 語\u{3000}");
    }

    #[test]
    fn the_cursor_goes_from_line_to_line_and_keeps_its_column_where_it_can() {
        let mut area = TextArea::new("first\n\nlast");
        assert!(!area.step(Way::Down));
        assert!(area.step(Way::Up) && area.step(Way::Up));
        assert!(!area.step(Way::Up));
        area.insert("|");
        assert_eq!(area.text(), "|first\n\nlast");
        assert!(area.step(Way::Down) && area.step(Way::Down));
        area.insert("|");
        assert_eq!(area.text(), "|first\n\n|last");
    }

    #[test]
    fn a_paste_keeps_its_lines_and_loses_its_control_characters() {
        let mut area = TextArea::new("");
        area.insert("one\r\ntwo\rthree\u{7}\tfour\n");
        assert_eq!(area.text(), "one\ntwo\nthree four\n");
        area.insert(&"x".repeat(1_000_000));
        assert_eq!(area.text().chars().count(), LONGEST_TEXT);
    }

    #[test]
    fn lines_are_broken_at_blanks_and_the_cursor_is_where_it_types() {
        let (lines, cursor) = TextArea::new("one two three\nfour").drawn(9);
        assert_eq!(lines, ["one two ", "three", "four"]);
        assert_eq!(cursor, (2, 4));
        let mut area = TextArea::new("one two three");
        (0..5).for_each(|_| area.edit(Edit::Left));
        assert_eq!(area.drawn(9).1, (1, 0));
    }

    proptest! {
        #[test]
        fn any_keys_keep_the_cursor_in_the_text_and_in_sight(
            text in "(\\PC|\n){0,60}",
            keys in proptest::collection::vec(0_usize..12, 0..30),
            width in 3_usize..30,
        ) {
            let mut area = TextArea::new(&text);
            for key in keys {
                match key {
                    0 => area.edit(Edit::Left),
                    1 => area.edit(Edit::Right),
                    2 => area.edit(Edit::Start),
                    3 => area.edit(Edit::End),
                    4 => area.edit(Edit::Backspace),
                    5 => area.edit(Edit::Delete),
                    6 => area.edit(Edit::DeleteWord),
                    7 => area.edit(Edit::DeleteToStart),
                    8 => area.edit(Edit::DeleteToEnd),
                    9 => { area.step(Way::Up); }
                    10 => { area.step(Way::Down); }
                    _ => area.insert("e\u{301} 日"),
                }
                prop_assert!(area.text().is_char_boundary(area.at));
                let (lines, (row, column)) = area.drawn(width);
                prop_assert!(row < lines.len() && column <= width, "{row} {column} {lines:?}");
                prop_assert!(lines.iter().all(|line| line.width() <= width + 1), "{lines:?}");
            }
        }
    }
}
