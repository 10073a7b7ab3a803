//! A task, message, promise or lesson: by the code that lists show, or by its application and words that it alone
//! holds there.
//!
//! Refuses to choose between several.

use chrono::NaiveDate;

use crate::cli::application_choice::find_application;
use crate::cli::error::NoSingleFit;
use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::domain::typed_line::given_words;
use crate::scheduler::code::codes;

/// How one of these can be named.
const ADVICE: &str = "name one by its code, or add its day or a word of it";

/// A record that has no name of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen<'r, T> {
    /// Whose it is.
    pub application: &'r Application,
    /// The record.
    pub record: &'r T,
    /// What it is called in lists: four characters, longer on collision.
    pub code: String,
    /// Its day.
    pub on: Option<NaiveDate>,
    /// What it says, in one line.
    pub words: String,
}

/// What makes a record what it is, its day, and what it says.
pub type Description = (String, Option<NaiveDate>, String);

/// Returns the records of one kind, of all applications, with their codes.
pub fn children<'r, T>(
    records: &'r Records,
    of: fn(&Application) -> &[T],
    describe: impl Fn(&'r Application, &'r T) -> Description,
) -> Vec<Chosen<'r, T>> {
    let mut keys = Vec::new();
    let mut found = Vec::new();
    for application in &records.applications {
        for record in of(application) {
            let (key, on, words) = describe(application, record);
            keys.push(key);
            found.push(Chosen { application, record, code: String::new(), on, words });
        }
    }
    for (child, code) in found.iter_mut().zip(codes(keys.iter().map(String::as_str))) {
        child.code = code;
    }
    found
}

/// Splits arguments into the words that name a record and the fields that it gets.
pub fn name_and_fields(words: &[String]) -> (Vec<String>, Vec<String>) {
    let typed = given_words(words);
    let is_field: Vec<bool> = typed.iter().map(|word| word.field().is_some()).collect();
    let pick = |wanted: bool| {
        let chosen = words.iter().zip(&is_field).filter(|(_, is_field)| **is_field == wanted);
        chosen.map(|(word, _)| word.clone()).collect()
    };
    (pick(false), pick(true))
}

/// How a record is looked for.
pub struct Wanted<'w, T> {
    /// The words that name it: a code, or the application and what the record says.
    pub words: &'w [String],
    /// What one is called.
    pub noun: &'static str,
    /// Reads the words behind the application as a day.
    pub day: &'w dyn Fn(&str) -> Option<NaiveDate>,
    /// Tells which ones are meant when several fit.
    pub is_meant: &'w dyn Fn(&T) -> bool,
}

/// Returns the record that words name.
///
/// # Errors
/// When none fits, or more than one.
pub fn choose_child<'c, 'r, T>(
    all: &'c [Chosen<'r, T>],
    wanted: &Wanted<'_, T>,
    records: &'r Records,
) -> Result<&'c Chosen<'r, T>, NoSingleFit> {
    let Wanted { words, noun, day, is_meant } = wanted;
    let (first, rest) = words.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let code = first.to_lowercase();
    if let Some(named) = all.iter().find(|child| rest.is_empty() && child.code == code) {
        return Ok(named);
    }
    let application = find_application(records, first)?;
    let title = application.title();
    let own: Vec<_> = all.iter().filter(|child| child.application.id == application.id).collect();
    let mut fitting: Vec<_> = own.iter().copied().filter(|child| says(child, rest, *day)).collect();
    if fitting.iter().any(|child| is_meant(child.record)) {
        fitting.retain(|child| is_meant(child.record));
    }
    let said = rest.join(" ");
    let problem = match (fitting.as_slice(), own.is_empty()) {
        ([one], _) => return Ok(one),
        ([first, others @ ..], _) if others.iter().all(|other| other.code == first.code) => return Ok(first),
        ([], true) => format!("{title} has no {noun}"),
        ([], false) => format!("'{said}' fits no {noun} of {title}"),
        (several, _) if said.is_empty() => format!("{title} has {} of these; which {noun}?", several.len()),
        (several, _) => format!("'{said}' fits {} of {title}; which {noun}?", several.len()),
    };
    let candidates = if fitting.is_empty() { own } else { fitting };
    Err(NoSingleFit { problem, candidates: candidates.into_iter().map(line).collect(), advice: ADVICE })
}

/// Tells whether a record is of the day that words say, or holds all of them.
fn says<T>(child: &Chosen<'_, T>, words: &[String], day: &dyn Fn(&str) -> Option<NaiveDate>) -> bool {
    if !words.is_empty() && child.on.is_some() && child.on == day(&words.join(" ")) {
        return true;
    }
    let text = child.words.to_lowercase();
    words.iter().all(|word| {
        let lower = word.to_lowercase();
        text.contains(&lower) || child.code == lower || child.on.is_some() && child.on == day(word)
    })
}

fn line<T>(child: &Chosen<'_, T>) -> String {
    let on = child.on.map_or_else(|| "no date".to_owned(), |on| in_full(Moment::day(on)));
    format!("{}  {on}  {}", child.code, child.words)
}
