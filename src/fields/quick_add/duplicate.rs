//! Likely duplicates: applications that may be the one about to be added.

use std::collections::BTreeSet;

use crate::domain::application::Application;
use crate::domain::contact::is_same_name;
use crate::domain::records::Records;
use crate::fields::draft::ApplicationDraft;

/// Returns the applications with the same link, or at the same company with a similar role.
pub fn duplicates<'a>(draft: &ApplicationDraft, records: &'a Records) -> Vec<&'a Application> {
    let link = draft.application.url.as_deref().map(bare_link);
    let is_similar = |application: &&Application| {
        let same_link = link.is_some() && application.url.as_deref().map(bare_link) == link;
        same_link
            || is_same_name(&application.company, &draft.application.company)
                && is_similar_role(&application.role, &draft.application.role)
    };
    records.applications.iter().filter(is_similar).collect()
}

/// Returns how many applications at this company are open; `None` when there is none at all.
pub fn open_at(company: &str, records: &Records) -> Option<usize> {
    let mut here =
        records.applications.iter().filter(|known| is_same_name(&known.company, company)).peekable();
    here.peek()?;
    Some(here.filter(|application| !application.stage().is_closed()).count())
}

/// Tells whether one role says all that the other says: `Senior Backend Engineer` and `backend engineer`.
fn is_similar_role(one: &str, other: &str) -> bool {
    let words = |role: &str| -> BTreeSet<String> {
        let lower = role.to_lowercase();
        lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return one.is_empty() && other.is_empty();
    }
    one.is_subset(&other) || other.is_subset(&one)
}

/// Returns a link without what does not tell two postings apart.
fn bare_link(link: &str) -> String {
    let lower = link.trim().to_lowercase();
    let address = lower.split('#').next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_similar_when_one_says_all_of_the_other() {
        for (one, other, similar) in [
            ("Backend Engineer", "Senior Backend Engineer", true),
            ("Engineer, Backend", "backend engineer", true),
            ("Backend Engineer", "Frontend Engineer", false),
            ("", "", true),
            ("", "SRE", false),
        ] {
            assert_eq!(is_similar_role(one, other), similar, "{one} / {other}");
        }
    }

    #[test]
    fn links_are_the_same_whatever_stands_around_them() {
        for other in
            ["http://www.acme.example/jobs/1", "https://ACME.example/jobs/1/", "acme.example/jobs/1#apply"]
        {
            assert_eq!(bare_link(other), bare_link("https://acme.example/jobs/1"), "{other}");
        }
        assert_ne!(bare_link("https://acme.example/jobs?id=1"), bare_link("https://acme.example/jobs?id=2"));
    }
}
