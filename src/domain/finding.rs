//! Findings: what a check-up says about one thing, in words for the user.

use serde::Serialize;

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// How something stands.
    Verdict, "verdict", {
        /// As it should be.
        Ok = "ok",
        /// Worth knowing, not wrong.
        Note = "note",
        /// Wrong.
        Problem = "problem",
    }
}

/// What was found about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at, in one word.
    pub check: &'static str,
    /// How it stands.
    pub verdict: Verdict,
    /// What was found, with its cause.
    pub found: String,
    /// What would make it right; `None` when nothing needs to be done.
    pub cure: Option<String>,
}

impl Finding {
    /// Returns that something is as it should be.
    pub fn ok(check: &'static str, found: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Ok, found: found.into(), cure: None }
    }

    /// Returns something worth knowing.
    pub fn note(check: &'static str, found: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Note, found: found.into(), cure: Some(cure.into()) }
    }

    /// Returns something that is wrong.
    pub fn problem(check: &'static str, found: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Problem, found: found.into(), cure: Some(cure.into()) }
    }

    /// Tells whether something is wrong.
    pub fn is_problem(&self) -> bool {
        self.verdict == Verdict::Problem
    }
}
