//! From sorted words to a draft.

use crate::domain::application::Application;
use crate::domain::contact::{ContactChoice, ContactKind, each_once, is_same_name};
use crate::domain::interview::InterviewDraft;
use crate::domain::records::Records;
use crate::domain::typed_line::TypedWord;
use crate::fields::draft::ApplicationDraft;
use crate::fields::patch::Patch;
use crate::fields::quick_add::field::{Field, Given, Sorted};
use crate::fields::quick_add::person::person;
use crate::fields::quick_add::timing::timing;
use crate::fields::quick_add::{Doubt, QuickAdd, QuickAddError, Setting};
use crate::fields::reading::{About, One};
use crate::fields::{Kind, specs};

/// Makes a draft of the words of a line that is `end` bytes long, and of the options beside it.
pub fn assemble(
    words: &[TypedWord],
    options: &[(Field, Given)],
    end: usize,
    setting: Setting<'_>,
) -> Result<QuickAdd, QuickAddError> {
    let sorted = Sorted::of(words, options)?;
    let (company, role) = names(&sorted, end, setting.records)?;
    let mut timing = timing(&sorted, setting)?;
    let (interviewers, main_contact) = people(&sorted, &company, timing.interview.is_some(), setting)?;
    let (stage, applied_on) = (timing.stage, timing.applied_on);
    let mut draft = ApplicationDraft::new(company, role, stage, applied_on, timing.stage_on);
    draft.interviews =
        timing.interview.map(|starts_at| InterviewDraft { starts_at, interviewers }).into_iter().collect();
    draft.main_contact = main_contact;
    let patch = own_fields(&draft.application, &sorted, setting, &mut timing.doubts)?;
    draft.application = patch.applied_to(&draft.application);
    draft.application.promises = timing.promise.into_iter().collect();
    let notes = sorted.all(Field::NOTES).map(|given| given.value.as_str());
    draft.application.notes = notes.collect::<Vec<_>>().join("\n");
    Ok(QuickAdd { draft, doubts: timing.doubts })
}

/// The fields that are read apart from the others.
const APART: [&str; 5] = ["company", "role", "applied_on", "main_contact", "notes"];

/// Reads the other fields of the application.
fn own_fields(
    application: &Application,
    sorted: &Sorted<'_>,
    setting: Setting<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<Patch<Application>, QuickAddError> {
    let about = About { record: application, application: Some(application) };
    let mut one = One { about: &about, setting, patch: Patch::new(), doubts: std::mem::take(doubts) };
    for spec in specs::<Application>().filter(|spec| !APART.contains(&spec.key)) {
        let field = Field::Own(spec.key);
        if spec.kind == Kind::Tags {
            let given: Vec<Given> = sorted.all(field).cloned().collect();
            if !given.is_empty() {
                one.tags(spec, &given)?;
            }
        } else if let Some(given) = sorted.one(field)? {
            one.read(spec, given)?;
        }
    }
    *doubts = one.doubts;
    Ok(one.patch)
}

/// Returns the company and the role.
fn names(sorted: &Sorted<'_>, end: usize, records: &Records) -> Result<(String, String), QuickAddError> {
    let divider = sorted.bare.iter().position(|word| is_divider(word));
    let first = if sorted.one(Field::COMPANY)?.is_some() {
        0
    } else {
        divider.unwrap_or_else(|| known_company(&sorted.bare, records))
    };
    let (company, role) = sorted.bare.split_at(first.min(sorted.bare.len()));
    let role: Vec<_> =
        if divider == Some(first) { role.iter().skip(1).collect() } else { role.iter().collect() };
    let company = sorted.text(Field::COMPANY)?.unwrap_or_else(|| joined(company.iter()));
    if company.is_empty() {
        let message = "the company is missing; expected for example Acme \"Backend Engineer\"".to_owned();
        return Err(QuickAddError { at: end..end, message });
    }
    match (sorted.text(Field::ROLE)?, role.first()) {
        (Some(_), Some(extra)) => Err(QuickAddError {
            at: extra.at.clone(),
            message: format!("'{}' belongs to no field; the role is given already", extra.text),
        }),
        (Some(role), None) => Ok((company, role)),
        (None, _) => Ok((company, joined(role.into_iter()))),
    }
}

/// Returns how many of the first words name a company that is known already; one when none is.
fn known_company(words: &[&TypedWord], records: &Records) -> usize {
    let is_known = |name: &str| records.applications.iter().any(|known| is_same_name(&known.company, name));
    (2..=words.len()).rev().find(|count| is_known(&joined(words.iter().take(*count)))).unwrap_or(1)
}

fn is_divider(word: &TypedWord) -> bool {
    !word.quoted && matches!(word.text.as_str(), "/" | "-" | "–" | "—")
}

fn joined<'a>(words: impl Iterator<Item = &'a &'a TypedWord>) -> String {
    words.map(|word| word.text.trim()).collect::<Vec<_>>().join(" ")
}

/// Returns the interviewers and the main contact.
fn people(
    sorted: &Sorted<'_>,
    company: &str,
    has_interview: bool,
    setting: Setting<'_>,
) -> Result<(Vec<ContactChoice>, Option<ContactChoice>), QuickAddError> {
    let kind = if has_interview { ContactKind::Interviewer } else { ContactKind::Other };
    let with: Vec<&Given> = sorted.all(Field::With).collect();
    let named = with.iter().map(|given| person(given, company, kind, setting));
    let mut interviewers = each_once(named.collect::<Result<_, _>>()?);
    let mut main_contact = if has_interview { None } else { interviewers.pop() };
    let too_many = |given: &Given| {
        given.wrong(format!(
            "'{}' is one person too many; without an interview there is only the main contact",
            given.value
        ))
    };
    if let Some(given) = with.last().filter(|_| !has_interview && !interviewers.is_empty()) {
        return Err(too_many(given));
    }
    if let Some(given) = sorted.one(Field::MAIN_CONTACT)? {
        if main_contact.is_some() {
            return Err(too_many(given));
        }
        let named = person(given, company, ContactKind::Other, setting)?;
        if interviewers.iter().any(|interviewer| is_same_new(interviewer, &named)) {
            return Err(given.wrong(format!("'{}' is named twice; expected one main contact", given.value)));
        }
        main_contact = Some(named);
    }
    Ok((interviewers, main_contact))
}

/// Tells whether two choices would add the same person twice.
fn is_same_new(one: &ContactChoice, other: &ContactChoice) -> bool {
    match (one, other) {
        (ContactChoice::New(one), ContactChoice::New(other)) => one.is_same(other),
        _ => false,
    }
}
