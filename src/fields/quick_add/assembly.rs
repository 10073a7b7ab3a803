//! From sorted words to a draft.

use crate::domain::application::ApplicationDraft;
use crate::domain::contact::{ContactChoice, ContactKind, each_once, is_same_name};
use crate::domain::interview::{InterviewDraft, InterviewKind, USUAL_MINUTES};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::domain::salary::Salary;
use crate::domain::typed_line::TypedWord;
use crate::fields::quick_add::care::{cadence, excitement, flag, quiet_until, thank_you_by};
use crate::fields::quick_add::field::{Field, Given, Sorted};
use crate::fields::quick_add::pay::salary;
use crate::fields::quick_add::person::person;
use crate::fields::quick_add::timing::timing;
use crate::fields::quick_add::{Doubt, QuickAdd, QuickAddError, Setting};

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
    let mut draft = ApplicationDraft::new(company, role, timing.stage, timing.applied_on, timing.stage_on);
    draft.interviews =
        timing.interview.map(|starts_at| interview(starts_at, interviewers)).into_iter().collect();
    draft.main_contact = main_contact;
    draft.promises = timing.promise.into_iter().collect();
    draft.source = sorted.text(Field::Source)?;
    draft.location = sorted.text(Field::Location)?;
    draft.url = sorted.text(Field::Url)?;
    draft.salary = read_salary(&sorted)?;
    draft.tags = tags(&sorted);
    draft.work_mode = sorted.text(Field::WorkMode)?;
    treat(&mut draft, &sorted, setting, &mut timing.doubts)?;
    draft.notes = sorted.all(Field::Notes).map(|given| given.value.as_str()).collect::<Vec<_>>().join("\n");
    Ok(QuickAdd { draft, doubts: timing.doubts })
}

/// Reads how the user wants it treated.
fn treat(
    draft: &mut ApplicationDraft,
    sorted: &Sorted<'_>,
    setting: Setting<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<(), QuickAddError> {
    draft.excitement = sorted.one(Field::Excitement)?.map(excitement).transpose()?;
    draft.cadence = sorted.one(Field::Cadence)?.map(|given| cadence(given, setting)).transpose()?;
    let quiet_until = sorted.one(Field::QuietUntil)?.map(|given| quiet_until(given, setting, doubts));
    draft.quiet_until = quiet_until.transpose()?;
    draft.no_follow_up = sorted.one(Field::NoFollowUp)?.map(flag).transpose()?.unwrap_or_default();
    if let Some(given) = sorted.one(Field::ThankYouBy)? {
        draft.thank_you_by = thank_you_by(given)?;
    }
    Ok(())
}

/// Returns the company and the role.
fn names(sorted: &Sorted<'_>, end: usize, records: &Records) -> Result<(String, String), QuickAddError> {
    let divider = sorted.bare.iter().position(|word| is_divider(word));
    let first = if sorted.one(Field::Company)?.is_some() {
        0
    } else {
        divider.unwrap_or_else(|| known_company(&sorted.bare, records))
    };
    let (company, role) = sorted.bare.split_at(first.min(sorted.bare.len()));
    let role: Vec<_> =
        if divider == Some(first) { role.iter().skip(1).collect() } else { role.iter().collect() };
    let company = sorted.text(Field::Company)?.unwrap_or_else(|| joined(company.iter()));
    if company.is_empty() {
        let message = "the company is missing; expected for example Acme \"Backend Engineer\"".to_owned();
        return Err(QuickAddError { at: end..end, message });
    }
    match (sorted.text(Field::Role)?, role.first()) {
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
    if let Some(given) = sorted.one(Field::MainContact)? {
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

fn interview(starts_at: Moment, interviewers: Vec<ContactChoice>) -> InterviewDraft {
    InterviewDraft {
        round: None,
        kind: InterviewKind::Other,
        starts_at,
        zone: None,
        minutes: USUAL_MINUTES,
        place: None,
        interviewers,
        notes: String::new(),
    }
}

fn read_salary(sorted: &Sorted<'_>) -> Result<Option<Salary>, QuickAddError> {
    let Some(given) = sorted.one(Field::Salary)? else { return Ok(None) };
    salary(&given.value).map(Some).ok_or_else(|| {
        given.wrong(format!(
            "'{}' is not a salary; expected for example \"90-110k EUR\" or 650/day",
            given.value
        ))
    })
}

/// Returns the tags, each once; `tag:rust,remote` gives two.
fn tags(sorted: &Sorted<'_>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in sorted.all(Field::Tags).flat_map(|given| given.value.split(',')).map(str::trim) {
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}
