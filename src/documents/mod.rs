//! Text and domain values, turned into each other: the formats that come in and go out.
//!
//! Owns the interchange format, the formats of lists, exports, reports and numbers, and the records of the
//! demonstration. Refuses files, terminals and clocks: it reads a text it is given and writes to a writer it is given.

pub mod demo;
pub mod interchange;

pub mod calendar_file;
pub mod content_lines;
pub mod encoded_text;
pub mod fault_list;
pub mod line_fault;
pub mod people;
pub mod spreadsheet;
pub mod time_zone;
pub mod web_page;

pub mod column;
mod markdown_text;
mod meeting_event;
mod title;

pub mod due;
pub mod export;
pub mod letters;
pub mod preparation;
pub mod report;
pub mod statistics;

pub mod invitation;
pub mod spreadsheet_import;
pub mod vcard;
