//! Fields: what a form asks for, what was typed, and how that reads.

use crate::domain::date_text::Lean;
pub use crate::fields::Suggest as Known;
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::text_area::{TextArea, Way};
use crate::tui::widgets::typed::Typed;

/// What a form asks for in one field.
#[derive(Debug, Clone, Copy)]
pub struct FieldShape {
    /// Its name in the grammar that reads it, and in the draft.
    pub key: &'static str,
    /// Its name on the screen; how it reads is found by this name, too.
    pub label: &'static str,
    /// What goes into it.
    pub kind: Kind,
    /// What it is for, shown while it is empty.
    pub hint: &'static str,
    /// For a field that cannot stay empty: what stands in for it while the others are read.
    pub stands_in: Option<&'static str>,
}

/// What goes into a field.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A line of text.
    Line,
    /// A line of text, usually one that the records know already.
    Known(Known),
    /// Several of them, divided by commas.
    List(Known),
    /// Several lines of text.
    Lines,
    /// One of a few words.
    Choice(fn() -> Vec<&'static str>),
    /// A day, looked for in this direction.
    Day(Lean),
    /// A day and a time of day, looked for in this direction.
    Moment(Lean),
}

impl FieldShape {
    /// Returns a field that may stay empty.
    pub const fn new(key: &'static str, label: &'static str, kind: Kind, hint: &'static str) -> Self {
        Self { key, label, kind, hint, stands_in: None }
    }

    /// Returns the same field, which has to be filled; `word` stands in for it while the others are read.
    pub const fn required(self, word: &'static str) -> Self {
        Self { stands_in: Some(word), ..self }
    }
}

/// What is typed into a field.
#[derive(Debug, Clone)]
pub enum Input {
    /// One line.
    Line(LineInput),
    /// Several.
    Lines(TextArea),
}

impl Input {
    /// Returns the text.
    pub fn text(&self) -> &str {
        match self {
            Self::Line(line) => line.text(),
            Self::Lines(area) => area.text(),
        }
    }

    /// Returns it to type in.
    pub fn typed_mut(&mut self) -> &mut dyn Typed {
        match self {
            Self::Line(line) => line,
            Self::Lines(area) => area,
        }
    }

    /// Moves the cursor to the line above or below; tells whether there is one.
    pub fn step(&mut self, way: Way) -> bool {
        match self {
            Self::Line(_) => false,
            Self::Lines(area) => area.step(way),
        }
    }
}

/// How what was typed reads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reads {
    /// As it stands.
    #[default]
    AsTyped,
    /// As something more exact: `Wed 25 Nov 2026 14:00`, `Dana R (new contact)`.
    As(String),
    /// Not at all, and why.
    Wrong(String),
}

/// One field of an open form.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it asks for.
    pub shape: FieldShape,
    /// What is typed.
    pub input: Input,
    /// What it held when the form was opened for what is recorded.
    pub recorded: String,
    /// How that reads.
    pub reads: Reads,
}

impl Field {
    /// Returns a field that holds `text`.
    pub fn new(shape: FieldShape, text: &str) -> Self {
        let mut field = Self {
            shape,
            input: Input::Line(LineInput::default()),
            recorded: text.to_owned(),
            reads: Reads::AsTyped,
        };
        field.set(text);
        field
    }

    /// Returns the text, trimmed.
    pub fn text(&self) -> &str {
        self.input.text().trim()
    }

    /// Replaces the text; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        self.input = match self.shape.kind {
            Kind::Lines => Input::Lines(TextArea::new(text)),
            _ => Input::Line(LineInput::new(text)),
        };
    }

    /// Tells whether it holds something else than what is recorded.
    pub fn is_changed(&self) -> bool {
        self.input.text().trim() != self.recorded.trim()
    }

    /// Tells whether it has to be filled and is not.
    pub fn is_missing(&self) -> bool {
        self.shape.stands_in.is_some() && self.text().is_empty()
    }
}
