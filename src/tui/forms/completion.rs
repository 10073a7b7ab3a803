//! Completion: what the records know already, offered where it is typed again.

use crate::fields::wording::typed_interview;
use crate::fields::wording::typed_person;
use crate::tui::forms::About;
use crate::tui::forms::field::{Field, Kind, Known};
use crate::tui::state::State;

/// Returns the whole text that a field would hold, when what is typed is the beginning of something known; of
/// several, what is known best.
pub fn completed(field: &Field, about: &About, state: &State) -> Option<String> {
    let text = field.input.text();
    let (before, begun) = match field.shape.kind {
        Kind::List(_) => {
            let at = text.rfind(',').map_or(0, |at| at + 1);
            let (before, rest) = text.split_at_checked(at)?;
            let begun = rest.trim_start();
            (format!("{before}{}", if before.is_empty() { "" } else { " " }), begun)
        }
        _ => (String::new(), text),
    };
    if begun.trim().is_empty() {
        return None;
    }
    let lower = begun.to_lowercase();
    let fits = |word: &String| word.to_lowercase().starts_with(&lower) && word.len() > begun.len();
    let found = candidates(field, about, state).into_iter().find(fits)?;
    Some(format!("{before}{found}"))
}

/// Returns what a field may hold, best known first.
fn candidates(field: &Field, about: &About, state: &State) -> Vec<String> {
    let known = match field.shape.kind {
        Kind::Choice(words) => return words().into_iter().map(str::to_owned).collect(),
        Kind::Known(known) | Kind::List(known) => known,
        _ => return Vec::new(),
    };
    let records = &state.snapshot.records;
    let applications = records.applications.iter();
    match known {
        Known::Companies => ranked(applications.map(|found| found.company.clone())),
        Known::Sources => ranked(applications.filter_map(|found| found.source.clone())),
        Known::Locations => ranked(applications.filter_map(|found| found.location.clone())),
        Known::Tags => ranked(applications.flat_map(|found| found.tags.iter().cloned())),
        Known::Cadences => state.settings.cadences.all().map(|(name, _)| name.to_owned()).collect(),
        Known::People => {
            let application = about.application.as_ref().and_then(|id| state.find_application(id));
            let near = application.map(|found| found.people()).unwrap_or_default();
            let is_near = |contact: &&crate::domain::contact::Contact| near.contains(&&contact.id);
            let (first, rest): (Vec<_>, Vec<_>) = records.contacts.iter().partition(is_near);
            first.into_iter().chain(rest).map(|contact| typed_person(contact, records)).collect()
        }
        Known::Interviews => {
            let application = about.application.as_ref().and_then(|id| state.find_application(id));
            application.map_or_else(Vec::new, |found| {
                found.interviews.iter().rev().map(|interview| typed_interview(interview, found)).collect()
            })
        }
    }
}

/// Returns each text once, the most frequent first.
fn ranked(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ranked.into_iter().map(|(text, _)| text).collect()
}
