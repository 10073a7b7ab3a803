//! The formats that come in, and how a file shows which one it is: by what it begins with, else by its name.

use std::path::Path;

use crate::documents::encoded_text::decode;

/// What a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// The interchange format.
    Json,
    /// A table of a spreadsheet or another tracker.
    Csv,
    /// Invitations.
    Ics,
    /// People.
    Vcf,
}

impl Format {
    /// Returns the format of a file.
    pub(super) fn of(file: &str, bytes: &[u8]) -> Self {
        let text = decode(bytes).map(|(text, _)| text).unwrap_or_default();
        let beginning: String = text.trim_start().chars().take("BEGIN:VCALENDAR".len()).collect();
        let beginning = beginning.to_uppercase();
        let extension =
            Path::new(file).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_lowercase().as_str() {
            _ if beginning == "BEGIN:VCALENDAR" => Self::Ics,
            _ if beginning.starts_with("BEGIN:VCARD") => Self::Vcf,
            "json" => Self::Json,
            "ics" => Self::Ics,
            "vcf" => Self::Vcf,
            "csv" | "tsv" => Self::Csv,
            _ if beginning.starts_with(['{', '[']) => Self::Json,
            _ => Self::Csv,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_shows_what_it_is() {
        for (file, text, format) in [
            ("-", "{\"format\"", Format::Json),
            ("-", "begin:vcalendar\n", Format::Ics),
            ("export.txt", "\u{feff}BEGIN:VCARD", Format::Vcf),
            ("bad.json", "oops", Format::Json),
            ("BAD.ICS", "oops", Format::Ics),
            ("bad.vcf", "", Format::Vcf),
            ("jobs.csv", "{company}", Format::Csv),
            ("jobs.txt", "Company\tRole", Format::Csv),
            ("-", "Company,Role", Format::Csv),
        ] {
            assert_eq!(Format::of(file, text.as_bytes()), format, "{file} {text}");
        }
        assert_eq!(Format::of("jobs.txt", b"\xff\xfeC\0"), Format::Csv);
    }
}
