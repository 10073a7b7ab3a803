//! A writer that somebody watches: what passes is counted, and nothing passes any more once it is stopped.

use std::io::{self, Write};

use crate::domain::progress::{Progress, Watch};

/// Somebody stopped the writing.
#[derive(Debug, thiserror::Error)]
#[error("it was stopped")]
struct Stopped;

/// Tells whether a failure to write is that somebody stopped it.
pub fn is_stopped(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Stopped>())
}

/// Counts what passes to another writer.
pub struct Watched<'a, 'w> {
    out: &'a mut dyn Write,
    watch: &'a mut Watch<'w>,
    written: u64,
}

impl<'a, 'w> Watched<'a, 'w> {
    /// Returns a writer to `out`.
    pub fn new(out: &'a mut dyn Write, watch: &'a mut Watch<'w>) -> Self {
        Self { out, watch, written: 0 }
    }
}

impl Write for Watched<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let progress = Progress { what: "bytes", done: self.written, total: None };
        if (self.watch)(progress).is_break() {
            return Err(io::Error::other(Stopped));
        }
        let count = self.out.write(bytes)?;
        self.written = self.written.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::ControlFlow;

    #[test]
    fn nothing_passes_once_it_is_stopped() {
        let mut out = Vec::new();
        let mut stop_at_three = |progress: Progress| {
            if progress.done >= 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut watched = Watched::new(&mut out, &mut stop_at_three);
        watched.write_all(b"one").unwrap();
        let error = watched.write_all(b"two").unwrap_err();
        assert!(is_stopped(&error) && !is_stopped(&io::Error::other("full")), "{error}");
        assert_eq!(out, b"one");
    }
}
