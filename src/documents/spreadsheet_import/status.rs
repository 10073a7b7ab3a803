//! The words in which others say where an application stands.
//!
//! Owns a table; a word that is not in it is nobody's guess.

use crate::documents::spreadsheet_import::field::plain;
use crate::domain::stage::Stage;

/// Each stage with the words that mean nothing else.
const WORDS: &[(Stage, &[&str])] = &[
    (
        Stage::Saved,
        &[
            "wishlist",
            "wish list",
            "bookmarked",
            "interested",
            "to apply",
            "need to apply",
            "not applied",
            "not yet applied",
            "not applied yet",
            "not started",
            "will apply",
            "preparing",
            "planned",
            "lead",
            "gemerkt",
            "geplant",
            "noch nicht beworben",
            "vorgemerkt",
        ],
    ),
    (
        Stage::Applied,
        &[
            "application sent",
            "application submitted",
            "submitted",
            "sent",
            "waiting",
            "awaiting response",
            "awaiting reply",
            "waiting for response",
            "waiting to hear back",
            "under review",
            "in review",
            "application received",
            "received",
            "pending",
            "beworben",
            "bewerbung gesendet",
            "bewerbung verschickt",
            "abgeschickt",
            "verschickt",
            "eingereicht",
            "eingegangen",
            "in prüfung",
            "warten auf antwort",
        ],
    ),
    (
        Stage::Screening,
        &[
            "screen",
            "phone screen",
            "phone screening",
            "recruiter screen",
            "recruiter call",
            "hr screen",
            "initial call",
            "intro call",
            "phone call",
            "phone interview",
            "assessment",
            "online assessment",
            "oa",
            "test",
            "coding challenge",
            "coding test",
            "take home",
            "take home test",
            "take home assignment",
            "homework",
            "erstgespräch",
            "telefoninterview",
            "telefongespräch",
            "eignungstest",
            "einstellungstest",
        ],
    ),
    (
        Stage::Interviewing,
        &[
            "interview",
            "interviews",
            "interviewed",
            "interview scheduled",
            "interview stage",
            "in interview",
            "in interviews",
            "first interview",
            "1st interview",
            "second interview",
            "2nd interview",
            "third interview",
            "3rd interview",
            "technical interview",
            "video interview",
            "panel interview",
            "onsite",
            "on site",
            "onsite interview",
            "on site interview",
            "final interview",
            "final round",
            "vorstellungsgespräch",
            "gespräch",
            "im gespräch",
            "eingeladen",
            "einladung",
            "zweitgespräch",
            "probearbeiten",
        ],
    ),
    (
        Stage::Offer,
        &[
            "offered",
            "offer received",
            "received offer",
            "job offer",
            "negotiating",
            "negotiation",
            "angebot",
            "angebot erhalten",
            "zusage",
        ],
    ),
    (Stage::Accepted, &["offer accepted", "accepted offer", "hired", "signed", "angenommen", "eingestellt"]),
    (
        Stage::Declined,
        &[
            "offer declined",
            "declined offer",
            "i declined",
            "turned down",
            "offer rejected by me",
            "angebot abgelehnt",
        ],
    ),
    (
        Stage::Rejected,
        &[
            "rejection",
            "not selected",
            "rejected by company",
            "declined by company",
            "turned down by company",
            "unsuccessful",
            "no offer",
            "absage",
            "abgesagt",
            "abgelehnt",
            "absage erhalten",
        ],
    ),
    (
        Stage::Withdrawn,
        &[
            "withdrew",
            "i withdrew",
            "application withdrawn",
            "withdrawn by me",
            "not interested",
            "no longer interested",
            "zurückgezogen",
            "bewerbung zurückgezogen",
        ],
    ),
    (
        Stage::NoResponse,
        &[
            "no reply",
            "no answer",
            "ghosted",
            "ghosted by company",
            "never heard back",
            "not heard back",
            "didn t hear back",
            "keine antwort",
            "keine rückmeldung",
            "keine reaktion",
        ],
    ),
];

/// Returns the stage that a status means; `explained` are the words that the user explained, as they are compared.
pub(super) fn stage_of(status: &str, explained: &[(String, Stage)]) -> Option<Stage> {
    let word = plain(status);
    // Boards number their columns: "2. Phone screen".
    let counted = word.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    [word.as_str(), counted].into_iter().find_map(|word| {
        let explained = explained.iter().find(|(known, _)| known == word).map(|(_, stage)| *stage);
        let own = || Stage::ALL.iter().copied().find(|stage| plain(stage.as_str()) == word);
        let known = || WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(stage, _)| *stage);
        explained.or_else(own).or_else(known)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_others_mean_one_stage_or_none() {
        for (status, stage) in [
            ("Applied", Some(Stage::Applied)),
            ("no-response", Some(Stage::NoResponse)),
            ("No Response", Some(Stage::NoResponse)),
            ("Phone Screen", Some(Stage::Screening)),
            ("2. Phone screen", Some(Stage::Screening)),
            ("1st Interview", Some(Stage::Interviewing)),
            ("👻 Ghosted", Some(Stage::NoResponse)),
            ("Vorstellungsgespräch", Some(Stage::Interviewing)),
            ("Absage", Some(Stage::Rejected)),
            ("Wishlist", Some(Stage::Saved)),
            ("Closed", None),
            ("Active", None),
            ("Apply", None),
            ("", None),
            ("7", None),
        ] {
            assert_eq!(stage_of(status, &[]), stage, "{status}");
        }
    }

    #[test]
    fn the_user_has_the_last_word() {
        let explained = [("closed".to_owned(), Stage::Rejected), ("pending".to_owned(), Stage::Screening)];
        assert_eq!(stage_of("CLOSED!", &explained), Some(Stage::Rejected));
        assert_eq!(stage_of("Pending", &explained), Some(Stage::Screening));
    }

    #[test]
    fn no_word_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| *words) {
            assert_eq!(plain(word), *word);
            assert!(seen.insert(word), "{word}");
            assert!(Stage::ALL.iter().all(|stage| plain(stage.as_str()) != *word), "{word}");
        }
    }
}
