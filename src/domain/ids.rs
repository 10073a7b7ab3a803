//! Identities of records.
//!
//! An id here is the one that machine formats show: the text a document brought, else the record's UUID. The
//! store alone knows how a shown id maps to the internal key. Orders by id compare this text.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::vocabulary::vocabulary;

macro_rules! id {
    ($name:ident, $what:literal) => {
        #[doc = concat!("The id of ", $what, ", as machine formats show it.")]
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the shown text of an id that is known to be valid.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Returns the shown text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

id!(ApplicationId, "an application");
id!(ContactId, "a contact");
id!(InterviewId, "an interview");
id!(InteractionId, "an interaction");
id!(TaskId, "a task");
id!(LessonId, "a lesson");
id!(PromiseId, "a promise");
id!(StageChangeId, "a stage entry");
id!(OperationId, "an operation");

vocabulary! {
    /// The kinds of records that an id in a document can name.
    RecordKind, "kind of record", {
        /// A person.
        Contact = "contact",
        /// A job applied for, or saved for later.
        Application = "application",
        /// One meeting of one application.
        Interview = "interview",
        /// One message or call.
        Interaction = "interaction",
        /// Something the user noted to do.
        Task = "task",
        /// Something the user learnt.
        Lesson = "lesson",
        /// A day by which the employer wanted to answer.
        Promise = "promise",
        /// An entry of the stage history.
        StageChange = "stage_change",
    }
}

/// What names a record of any kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordId {
    /// What kind of record it is.
    pub kind: RecordKind,
    /// The shown id.
    pub id: String,
}

/// The longest id text a document may bring, in characters.
pub const LONGEST_ID: usize = 64;

/// Tells whether a document may use `text` as an id: 1 to 64 characters, no blanks, no control characters, no
/// `:` (keys are joined with it), and not `-` (which means "nobody" in a key).
pub fn is_valid_id(text: &str) -> bool {
    let length = text.chars().count();
    (1..=LONGEST_ID).contains(&length)
        && text != "-"
        && !text.chars().any(|c| c == ':' || c.is_whitespace() || c.is_control())
}

/// Returns an id as records show it: a UUID in lower case, any other text as it is.
pub fn canonical_id(text: &str) -> Cow<'_, str> {
    if is_hyphenated_uuid(text) && text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Tells whether `text` is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
fn is_hyphenated_uuid(text: &str) -> bool {
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.split('-').all(is_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_is_the_same_in_capitals() {
        let id = "0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f";
        for text in [id, &id.to_uppercase(), "0192F0c1-7b1C-7cc2-9D3e-5a1b2c3d4e5f"] {
            assert_eq!(canonical_id(text), id);
        }
        for text in
            ["C-Ana", "ABCDEF", "0192F0C17B1C7CC29D3E5A1B2C3D4E5F", "0192F0C1-7B1C-7CC2-9D3E-5A1B2C3D4E5G"]
        {
            assert_eq!(canonical_id(text), text, "no UUID as this program writes it");
        }
    }

    #[test]
    fn ids_are_short_visible_texts_without_colons() {
        for good in ["a", "c-ana", "日本", "a-", &"x".repeat(64)] {
            assert!(is_valid_id(good), "{good}");
        }
        for bad in ["", "-", "a b", "a:b", "a\tb", "a\u{7}", "\u{a0}", &"x".repeat(65)] {
            assert!(!is_valid_id(bad), "{bad:?}");
        }
    }
}
