//! What a column can be, and the names that spreadsheets and other trackers give it.
//!
//! Refuses to look into cells.

use crate::documents::spreadsheet_import::names::NAMES;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What a column holds; the words are the fields of the interchange format where it has them.
    Field, "field", {
        /// The id of an application; only this program's own export says so.
        Id = "id",
        /// The employer.
        Company = "company",
        /// The job.
        Role = "role",
        /// Where it stands, in anybody's words.
        Stage = "stage",
        /// When the user applied.
        AppliedOn = "applied_on",
        /// Where the user found it.
        Source = "source",
        /// A link to the posting.
        Url = "url",
        /// Where the work is.
        Location = "location",
        /// Office, hybrid, remote.
        WorkMode = "work_mode",
        /// What it pays, as people write it.
        Salary = "salary",
        /// The lower end alone.
        SalaryMin = "salary_min",
        /// The upper end alone.
        SalaryMax = "salary_max",
        /// The currency alone.
        SalaryCurrency = "salary_currency",
        /// The time that the sum is paid for, alone.
        SalaryPeriod = "salary_period",
        /// Words to find it by.
        Tags = "tags",
        /// How much the user wants it.
        Excitement = "excitement",
        /// Notes; several columns can be notes.
        Notes = "notes",
        /// The person to write to.
        MainContact = "main_contact",
        /// A recruiter.
        Recruiter = "recruiter",
        /// The one who would be the boss.
        HiringManager = "hiring_manager",
        /// The email address of the person.
        Email = "main_contact_email",
        /// The phone number of the person.
        Phone = "main_contact_phone",
        /// When an interview is.
        Interview = "interview",
        /// What is to be done next.
        Task = "task",
        /// When that is due.
        DueOn = "due_on",
    }
}

/// The longest that a known name of a column can be, with what people put around it, in bytes.
const LONGEST_NAME: usize = 400;

impl Field {
    /// Returns what a column of this name holds, and how sure that is: 0 is surest.
    pub fn named(header: &str) -> Option<(Self, usize)> {
        if header.len() > LONGEST_NAME {
            return None;
        }
        let name = plain(header);
        let without = plain(header.split(['(', '[']).next().unwrap_or_default());
        let find = |name: &str| {
            let own = Self::ALL.iter().find(|field| plain(field.as_str()) == name).map(|field| (*field, 0));
            own.or_else(|| {
                NAMES.iter().find_map(|(field, names)| {
                    names.iter().position(|known| *known == name).map(|place| (*field, place + 1))
                })
            })
        };
        let found = find(&name).or_else(|| find(&without).map(|(field, place)| (field, place + 1)));
        found.filter(|(field, _)| *field != Self::Id)
    }

    /// Tells whether several columns may hold it.
    pub const fn takes_several(self) -> bool {
        matches!(self, Self::Notes | Self::Tags)
    }
}

/// Names of notes that say which ones.
const PARTICULAR_NOTES: [&str; 6] =
    ["interview notes", "feedback", "job description", "description", "stellenbeschreibung", "requirements"];

/// Tells whether a column of this name holds notes without saying which ones.
pub(super) fn says_only_notes(header: &str) -> bool {
    matches!(Field::named(header), Some((Field::Notes, _)))
        && !PARTICULAR_NOTES.contains(&plain(header).as_str())
}

/// Returns a name as names are compared: its letters and digits in lower case, in words.
pub fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_what_people_call_them() {
        for (header, field) in [
            ("Company", Some(Field::Company)),
            (" EMPLOYER: ", Some(Field::Company)),
            ("Firma", Some(Field::Company)),
            ("Job_Title*", Some(Field::Role)),
            ("Stellenbezeichnung", Some(Field::Role)),
            ("applied_on", Some(Field::AppliedOn)),
            ("Date Applied (MM/DD/YYYY)", Some(Field::AppliedOn)),
            ("Bewerbungsdatum", Some(Field::AppliedOn)),
            ("📌 Status", Some(Field::Stage)),
            ("E-Mail", Some(Field::Email)),
            ("Follow-up date", Some(Field::DueOn)),
            ("Nächster Schritt", Some(Field::Task)),
            ("Remote/Hybrid/Onsite", Some(Field::WorkMode)),
            ("Salary (EUR)", Some(Field::Salary)),
            ("salary_min", Some(Field::SalaryMin)),
            ("id", None),
            ("Cover letter", None),
            ("", None),
            ("()", None),
        ] {
            assert_eq!(Field::named(header).map(|(field, _)| field), field, "{header}");
        }
    }

    #[test]
    fn no_name_stands_twice_and_all_are_written_as_they_are_compared() {
        let mut seen = std::collections::BTreeMap::new();
        for (field, names) in NAMES {
            for name in *names {
                assert_eq!(plain(name), *name);
                assert_eq!(seen.insert(name, field), None, "{name}");
            }
        }
    }

    #[test]
    fn the_surer_name_comes_first() {
        let sureness = |header| Field::named(header).map(|(_, place)| place).unwrap();
        assert!(sureness("Date applied") < sureness("Date"));
        assert!(sureness("Role") < sureness("Title"));
    }
}
