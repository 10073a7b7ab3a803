//! Sources: where applications were found, and what came of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::stage::Stage;
use crate::scheduler::statistics::evidence::Evidence;
use crate::scheduler::statistics::funnel::percent;

/// What came of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceNumbers {
    /// The source as it was written first; `None` for those without one.
    pub source: Option<String>,
    /// Applications found there.
    pub applications: usize,
    /// Those that were answered in any way.
    pub replies: usize,
    /// Those that led to an interview, held or arranged.
    pub interviews: usize,
    /// Those that led to an offer.
    pub offers: usize,
}

impl SourceNumbers {
    /// Returns how many of a hundred were answered.
    pub fn reply_percent(&self) -> Option<usize> {
        percent(self.replies, self.applications)
    }

    /// Returns how many of a hundred led to an interview.
    pub fn interview_percent(&self) -> Option<usize> {
        percent(self.interviews, self.applications)
    }
}

/// Counts by source, whose capitals do not matter; the one with the most applications first.
pub(super) fn sources(evidence: &[Evidence<'_>]) -> Vec<SourceNumbers> {
    let mut by_name: BTreeMap<Option<String>, SourceNumbers> = BTreeMap::new();
    for it in evidence {
        let source = it.application().source.as_deref().map(str::trim).filter(|source| !source.is_empty());
        let numbers = by_name.entry(source.map(str::to_lowercase)).or_insert_with(|| SourceNumbers {
            source: source.map(str::to_owned),
            applications: 0,
            replies: 0,
            interviews: 0,
            offers: 0,
        });
        numbers.applications += 1;
        numbers.replies += usize::from(it.is_answered());
        numbers.interviews += usize::from(it.is_interviewed());
        numbers.offers += usize::from(it.furthest >= Stage::Offer);
    }
    let mut sources: Vec<SourceNumbers> = by_name.into_values().collect();
    sources.sort_by_key(|numbers| (numbers.source.is_none(), Reverse(numbers.applications)));
    sources
}
