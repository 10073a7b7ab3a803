//! What the user says about columns and status words: `company=Employer`, `screening=Take-home`.
//!
//! The right side names a column of the file, then the left side is a field; or it is a status word of the file, then
//! the left side is a stage. `ignore=Column` leaves a column out.

use crate::documents::fault_list::{MOST_LISTED, and_more};
use crate::documents::line_fault::quoted;
use crate::documents::spreadsheet_import::field::{Field, plain};
use crate::domain::beginning::begun_by;
use crate::domain::stage::Stage;

/// Short names that fields have besides their words.
const SHORT: [(&str, Field); 3] =
    [("contact", Field::MainContact), ("email", Field::Email), ("phone", Field::Phone)];

/// The word that leaves a column out.
const IGNORE: &str = "ignore";

/// Everything the user says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wishes(Vec<Wish>);

/// One `left=right`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wish {
    left: String,
    right: String,
}

/// What the user says about a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnWish {
    /// It holds this.
    Holds(Field),
    /// It is left out.
    Ignored,
}

impl Wishes {
    /// Reads wishes, each text one or several of them with commas between.
    ///
    /// # Errors
    /// Quotes what is no `field=Column`.
    pub fn read(texts: &[String]) -> Result<Self, String> {
        let mut wishes = Vec::new();
        for part in texts.iter().flat_map(|text| text.split(',')).filter(|part| !part.trim().is_empty()) {
            match part.split_once('=') {
                Some((left, right)) if !left.trim().is_empty() && !right.trim().is_empty() => {
                    wishes.push(Wish { left: left.trim().to_owned(), right: right.trim().to_owned() });
                }
                _ => return Err(format!("{} maps nothing; expected company=Employer", quoted(part))),
            }
        }
        Ok(Self(wishes))
    }

    /// Tells whether a column of this name is spoken of.
    pub(super) fn names(&self, header: &str) -> bool {
        self.0.iter().any(|wish| is_same(&wish.right, header))
    }

    /// Returns what the user says about a column.
    pub(super) fn of_column(&self, header: &str) -> Result<Option<ColumnWish>, String> {
        let Some(wish) = self.0.iter().find(|wish| is_same(&wish.right, header)) else { return Ok(None) };
        if wish.left == IGNORE {
            return Ok(Some(ColumnWish::Ignored));
        }
        field(&wish.left).map(|field| Some(ColumnWish::Holds(field)))
    }

    /// Returns the status words that the user explains, for a file with these columns.
    ///
    /// # Errors
    /// Names a wish that is about neither a column nor a status word.
    pub(super) fn stages(&self, headers: &[String]) -> Result<Vec<(String, Stage)>, String> {
        let about_words =
            self.0.iter().filter(|wish| !headers.iter().any(|header| is_same(&wish.right, header)));
        about_words
            .map(|wish| {
                let stages: Vec<_> = Stage::ALL.iter().map(|stage| (stage.as_str(), *stage)).collect();
                let stage = begun_by("stage", &wish.left, &stages).map_err(|unclear| {
                    if field(&wish.left).is_ok() || wish.left == IGNORE {
                        format!(
                            "{} is not a column of the file; its columns are {}",
                            quoted(&wish.right),
                            listed(headers)
                        )
                    } else {
                        unclear.to_string()
                    }
                })?;
                Ok((plain(&wish.right), stage))
            })
            .collect()
    }
}

/// Returns columns as messages list them.
pub(super) fn listed(headers: &[String]) -> String {
    let named = || headers.iter().filter(|header| !header.trim().is_empty());
    let mut list: Vec<String> = named().take(MOST_LISTED).map(|header| quoted(header)).collect();
    let more = named().count() - list.len();
    list.extend((more > 0).then(|| and_more(more)));
    list.join(", ")
}

fn field(word: &str) -> Result<Field, String> {
    let words = Field::ALL.iter().map(|field| (field.as_str(), *field));
    let choices: Vec<_> = words.chain(SHORT).collect();
    begun_by("field", word, &choices).map_err(|unclear| unclear.to_string())
}

/// Tells whether two texts name the same column; a name of signs alone is compared as it is.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    one == other || !plain(one).is_empty() && plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(text: &str) -> Wishes {
        Wishes::read(&[text.to_owned()]).unwrap()
    }

    #[test]
    fn a_wish_is_about_a_column_when_there_is_one() {
        let wishes = wishes("company=Who, offer=Offer,screening=Take-home, ignore=#,cont=Person");
        assert_eq!(wishes.of_column("WHO"), Ok(Some(ColumnWish::Holds(Field::Company))));
        assert_eq!(wishes.of_column("person"), Ok(Some(ColumnWish::Holds(Field::MainContact))));
        assert_eq!(wishes.of_column(" # "), Ok(Some(ColumnWish::Ignored)));
        assert_eq!(wishes.of_column("Else"), Ok(None));
        let headers = ["Who", "#", "Person"].map(str::to_owned);
        let stages = [("offer".to_owned(), Stage::Offer), ("take home".to_owned(), Stage::Screening)];
        assert_eq!(wishes.stages(&headers), Ok(stages.into()));
    }

    #[test]
    fn what_is_about_nothing_is_refused() {
        let headers = ["Firm", "Role"].map(str::to_owned);
        assert_eq!(
            wishes("company=Employer").stages(&headers).unwrap_err(),
            "'Employer' is not a column of the file; its columns are 'Firm', 'Role'"
        );
        assert!(
            wishes("compnay=Firm")
                .of_column("Firm")
                .unwrap_err()
                .starts_with("'compnay' is not a field; did you mean company? expected id, company")
        );
        assert!(
            wishes("nonsense=Else").stages(&headers).unwrap_err().starts_with("'nonsense' is not a stage")
        );
        for text in ["company", "=x", "company="] {
            let error = Wishes::read(&[text.to_owned()]).unwrap_err();
            assert_eq!(error, format!("'{text}' maps nothing; expected company=Employer"));
        }
    }
}
