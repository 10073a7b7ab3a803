//! Files that come in: read whole, up to a limit, without ever waiting for one.
//!
//! Owns which kinds of file are read. Refuses named pipes, sockets, devices and directories by their kind, before they
//! are opened: opening one may wait or act, and reading one may never end.

use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An ordinary file.
    File,
    /// A directory.
    Directory,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device, or what else a system may have.
    Device,
}

impl FileKind {
    /// Returns the kind that the metadata of a file shows.
    pub fn of(metadata: &Metadata) -> Self {
        let kind = metadata.file_type();
        #[cfg(unix)]
        {
            use std::os::unix::fs::FileTypeExt;
            if kind.is_fifo() {
                return Self::Pipe;
            } else if kind.is_socket() {
                return Self::Socket;
            }
        }
        if kind.is_file() {
            Self::File
        } else if kind.is_dir() {
            Self::Directory
        } else {
            Self::Device
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "a file",
            Self::Directory => "a directory",
            Self::Pipe => "a named pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
        })
    }
}

/// The most that is read of one input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    mebibytes: u64,
}

impl Limit {
    /// A document to import.
    pub const DOCUMENT: Self = Self { mebibytes: 256 };
    /// The configuration, or a template of the user's.
    pub const SETTINGS: Self = Self { mebibytes: 1 };

    /// Returns the limit in bytes.
    pub const fn bytes(self) -> u64 {
        self.mebibytes << 20
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} MiB", self.mebibytes)
    }
}

/// Why an input was not read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// It is not an ordinary file.
    #[error("it is {0}, not a file")]
    NotAFile(FileKind),
    /// It is too large.
    #[error("it is larger than {0}, the most that is read")]
    TooLarge(Limit),
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Reads an ordinary file, or one behind symbolic links.
///
/// # Errors
/// When it is missing, is not an ordinary file, is larger than `limit`, or cannot be read.
pub fn read(path: &Path, limit: Limit) -> Result<Vec<u8>, InputError> {
    expect_file(&fs::metadata(path)?, limit)?;
    let file = File::open(path)?;
    // Whatever took its place since then is judged again.
    expect_file(&file.metadata()?, limit)?;
    read_stream(file, limit)
}

/// Reads a file as `read` does, as text without the mark that some editors put before it.
///
/// # Errors
/// As `read`, and when it is not UTF-8.
pub fn read_text(path: &Path, limit: Limit) -> Result<String, InputError> {
    let text = String::from_utf8(read(path, limit)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("it is not UTF-8 ({error})")))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Reads a stream to its end, or until it holds more than `limit`.
///
/// # Errors
/// When it is larger than `limit`, or cannot be read.
pub fn read_stream(stream: impl Read, limit: Limit) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    stream.take(limit.bytes() + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit.bytes()) {
        Ok(bytes)
    } else {
        Err(InputError::TooLarge(limit))
    }
}

fn expect_file(metadata: &Metadata, limit: Limit) -> Result<(), InputError> {
    match FileKind::of(metadata) {
        FileKind::File if metadata.len() > limit.bytes() => Err(InputError::TooLarge(limit)),
        FileKind::File => Ok(()),
        kind => Err(InputError::NotAFile(kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_what_may_be_read_and_no_more() {
        let bytes = usize::try_from(Limit::SETTINGS.bytes()).unwrap();
        assert_eq!(read_stream(vec![b'x'; bytes].as_slice(), Limit::SETTINGS).unwrap().len(), bytes);
        let refused = read_stream(io::repeat(b'x'), Limit::SETTINGS).unwrap_err();
        assert_eq!(refused.to_string(), "it is larger than 1 MiB, the most that is read");
    }

    #[test]
    fn a_file_is_judged_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let refused = read(folder.path(), Limit::SETTINGS).unwrap_err();
        assert_eq!(refused.to_string(), "it is a directory, not a file");
        // A file without a byte on the disk can still be without end.
        let huge = folder.path().join("huge");
        File::create(&huge).unwrap().set_len(1 << 40).unwrap();
        assert!(matches!(read(&huge, Limit::DOCUMENT), Err(InputError::TooLarge(_))));
        fs::write(&huge, "\u{feff}ä").unwrap();
        assert_eq!(read_text(&huge, Limit::SETTINGS).unwrap(), "ä");
    }
}
