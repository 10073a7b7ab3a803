//! The formats that come in, and how a file shows which one it is: by what it begins with, else by its name.

use std::path::Path;

use crate::documents::encoded_text::decode;

/// What a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// The interchange format.
    Json,
    /// A table of a spreadsheet or another tracker.
    Csv,
    /// Invitations.
    Ics,
    /// People.
    Vcf,
}

impl ImportFormat {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Json, Self::Csv, Self::Ics, Self::Vcf];

    /// Returns its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Vcf => "vcf",
        }
    }

    /// Returns what a file of it holds, in a few words.
    pub const fn holds(self) -> &'static str {
        match self {
            Self::Json => "The interchange format",
            Self::Csv => "A table of a spreadsheet or another tracker",
            Self::Ics => "Invitations",
            Self::Vcf => "People",
        }
    }

    /// Returns the format of a file, by what it begins with or by its name.
    pub fn of(file: &str, bytes: &[u8]) -> Self {
        let text = beginning(bytes);
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

/// How much of a file shows what it is, in bytes.
const BEGINNING: usize = 4096;

/// Returns what a file begins with as text; nothing when it is none.
fn beginning(bytes: &[u8]) -> String {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    // The cut may go through a character of up to four bytes.
    let cuts = (0..4).filter_map(|cut| beginning.get(..beginning.len().checked_sub(cut)?));
    cuts.filter_map(|part| decode(part).ok()).map(|(text, _)| text).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_shows_what_it_is() {
        for (file, text, format) in [
            ("-", "{\"format\"", ImportFormat::Json),
            ("-", "begin:vcalendar\n", ImportFormat::Ics),
            ("export.txt", "\u{feff}BEGIN:VCARD", ImportFormat::Vcf),
            ("bad.json", "oops", ImportFormat::Json),
            ("BAD.ICS", "oops", ImportFormat::Ics),
            ("bad.vcf", "", ImportFormat::Vcf),
            ("jobs.csv", "{company}", ImportFormat::Csv),
            ("jobs.txt", "Company\tRole", ImportFormat::Csv),
            ("-", "Company,Role", ImportFormat::Csv),
        ] {
            assert_eq!(ImportFormat::of(file, text.as_bytes()), format, "{file} {text}");
        }
        assert_eq!(ImportFormat::of("jobs.txt", b"\xff\xfeC\0"), ImportFormat::Csv);
    }
}
