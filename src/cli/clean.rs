//! A writer that lets a terminal obey nothing: text passes, control characters and reversals do not.
//!
//! Stands between documents, which hold records exactly, and a terminal that somebody looks at.

use std::io::{self, Write};

use crate::domain::printable::printable_lines;

/// Cleans what passes, line by line.
pub struct Clean<'a> {
    out: &'a mut dyn Write,
    line: Vec<u8>,
}

impl<'a> Clean<'a> {
    /// Returns a writer to `out`; what is left of an unfinished line passes when it is flushed.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self { out, line: Vec::new() }
    }

    /// Lets the first `length` bytes pass.
    fn pass(&mut self, length: usize) -> io::Result<()> {
        let bytes: Vec<u8> = self.line.drain(..length).collect();
        let text = String::from_utf8_lossy(&bytes);
        // What lines up with tabs still does.
        let columns: Vec<_> = text.split('\t').map(printable_lines).collect();
        self.out.write_all(columns.join("\t").as_bytes())
    }
}

impl Write for Clean<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.line.extend_from_slice(bytes);
        if let Some(last) = self.line.iter().rposition(|byte| *byte == b'\n') {
            self.pass(last + 1)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass(self.line.len())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_text_however_it_is_cut_into_pieces() {
        let text = "k\u{1b}[31m\tZo\u{eb}\r\n\u{202e}日\u{9b}本\nend\u{7}";
        for size in 1..text.len() {
            let mut out = Vec::new();
            let mut clean = Clean::new(&mut out);
            text.as_bytes().chunks(size).for_each(|piece| clean.write_all(piece).unwrap());
            clean.flush().unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), "k[31m\tZoë\n日本\nend", "in pieces of {size}");
        }
    }
}
