//! What to ask before you leave: first when you will hear (S1, S5), then what is not known yet.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::interview::Interview;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// Why a question is on the sheet.
    QuestionSource, "source of a question", {
        /// Everybody asks it, at the end of every interview.
        Always = "always",
        /// It was not said the last time.
        Forgotten = "forgotten",
        /// It is not in the records yet.
        Unknown = "unknown",
    }
}

/// Something to ask or to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Why.
    pub source: QuestionSource,
    /// The question.
    pub words: String,
}

/// Returns what to ask, what matters most first.
pub(in crate::scheduler::preparation) fn questions(
    application: &Application,
    interview: Option<&Interview>,
    on: NaiveDate,
) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut ask = |source, words: String| questions.push(Question { source, words });
    ask(
        QuestionSource::Always,
        "When will I hear from you? (ask before you leave, and note the day)".to_owned(),
    );
    ask(QuestionSource::Always, "What are the next steps, and who decides?".to_owned());
    let past = application.interviews.iter().filter(|one| !one.cancelled && one.date() < on);
    let mut past: Vec<&Interview> = past.filter(|one| !one.forgot.trim().is_empty()).collect();
    past.sort_by_key(|one| (one.starts_at, &one.id));
    for round in past {
        ask(QuestionSource::Forgotten, format!("Say what was forgotten: {}", round.forgot.trim()));
    }
    if interview.is_some_and(|interview| interview.interviewers.is_empty()) {
        ask(
            QuestionSource::Unknown,
            "Who is in the room? (names and addresses, for the thank-you)".to_owned(),
        );
    }
    if application.salary.is_none() {
        ask(QuestionSource::Unknown, "What is the pay range?".to_owned());
    }
    if application.work_mode.is_none() && application.location.is_none() {
        ask(QuestionSource::Unknown, "Where is the work done: office, hybrid, remote?".to_owned());
    }
    questions
}
