//! Where a command writes: data to one stream, messages to the other.
//!
//! Refuses to lose data in silence: what cannot be written is an error, a closed pipe included. Messages that nobody
//! can read are dropped.

use std::io::{self, Write};

use crate::cli::clean::Clean;
use crate::cli::colour::{Paint, Role, Stream};
use crate::cli::error::CliError;
use crate::domain::printable::printable;

/// Both streams of a command, and how they may look.
pub struct Output<'a> {
    /// What was asked for.
    pub data: &'a mut dyn Write,
    /// What is told about it.
    pub messages: &'a mut dyn Write,
    /// Who reads the data.
    pub reader: Stream,
    /// How data may look.
    pub paint: Paint,
    /// How messages may look.
    pub message_paint: Paint,
    /// The width to keep to, in cells; `None` when nobody looks at it on a terminal.
    pub width: Option<usize>,
}

impl Output<'_> {
    /// Writes data as it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, text: &str) -> Result<(), CliError> {
        let written = self.data.write_all(text.as_bytes());
        written.map_err(|error| CliError::writing("to standard output", error))
    }

    /// Writes a document: exactly, except that a terminal is not made to obey what records hold.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn document(
        &mut self,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), CliError> {
        let written = match self.reader {
            Stream::Other => content(self.data).and_then(|()| self.data.flush()),
            Stream::Terminal => {
                let mut clean = Clean::new(self.data);
                content(&mut clean).and_then(|()| clean.flush())
            }
        };
        written.map_err(|error| CliError::writing("to standard output", error))
    }

    /// Writes one line of data.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn line(&mut self, text: &str) -> Result<(), CliError> {
        self.write(text)?;
        self.write("\n")
    }

    /// Makes sure that all data has left.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn flush(&mut self) -> Result<(), CliError> {
        self.data.flush().map_err(|error| CliError::writing("to standard output", error))
    }

    /// Tells one line, which may quote records.
    pub fn say(&mut self, text: &str) {
        let _ = writeln!(self.messages, "{}", printable(text));
    }

    /// Tells one line that the user should not miss.
    pub fn warn(&mut self, text: &str) {
        let mark = self.message_paint.paint(Role::Attention, "warning:");
        let _ = writeln!(self.messages, "callback: {mark} {}", printable(text));
    }
}
