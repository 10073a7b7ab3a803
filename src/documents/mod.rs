//! Text and domain values, turned into each other: the formats that come in and go out.
//!
//! Owns the interchange format, the formats of the due list and the records of the demonstration. Refuses files,
//! terminals and clocks: it reads a text it is given and writes to a writer it is given.

pub mod demo;
pub mod interchange;

pub mod content_lines;
pub mod due;
pub mod encoded_text;
pub mod invitation;
pub mod line_fault;
pub mod people;
pub mod spreadsheet;
pub mod spreadsheet_import;
pub mod vcard;
