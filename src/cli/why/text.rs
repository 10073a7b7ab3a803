//! Verdicts for people: what is due, what is coming, what is withheld, and what has nothing to say.

use std::fmt::Write;

use chrono::NaiveDate;

use crate::cli::colour::{Paint, Role};
use crate::cli::why::code;
use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::printable::printable;
use crate::domain::stage::stage_on;
use crate::scheduler::action::{Action, State};
use crate::scheduler::explain::{count, day, withheld_because};
use crate::scheduler::{Agenda, Outcome, Verdict};

/// The articles that the rules rest on.
const SOURCES: &[(&str, &str)] = &[
    ("S1", "Should You Follow Up After a Job Interview?"),
    ("S2", "Learn How Long After an Interview Should You Follow Up"),
    ("S3", "How To Follow Up After An Interview"),
    ("S4", "Should you follow up after a job interview? (2014)"),
    ("S5", "How to Follow-Up After an Interview"),
];

/// Returns the verdicts as text.
pub(super) fn render(
    application: &Application,
    verdicts: &[Verdict],
    agenda: &Agenda,
    on: NaiveDate,
    paint: Paint,
) -> String {
    let mut page = Page { text: String::new(), paint, on };
    let stage = stage_on(&application.stage_history, on).map_or("not begun", |(stage, _)| stage.as_str());
    page.line(Role::Heading, &format!("{} ({stage}), {}", application.title(), in_full(Moment::day(on))));
    if verdicts.is_empty() {
        page.line(Role::Text, "It had not begun on that day: there is nothing to do.");
    }
    let is_due = |action: &Action| action.state != State::Upcoming;
    page.section("Due", verdicts, agenda, |outcome| matches!(outcome, Outcome::Listed(a) if is_due(a)));
    page.section("Coming", verdicts, agenda, |outcome| matches!(outcome, Outcome::Listed(a) if !is_due(a)));
    page.section("Withheld", verdicts, agenda, |outcome| matches!(outcome, Outcome::Withheld(_)));
    page.section("Nothing to do", verdicts, agenda, |outcome| matches!(outcome, Outcome::Nothing(_)));
    page.sources();
    page.text
}

struct Page {
    text: String,
    paint: Paint,
    on: NaiveDate,
}

impl Page {
    fn line(&mut self, role: Role, text: &str) {
        self.text.push_str(&self.paint.paint(role, &printable(text)));
        self.text.push('\n');
    }

    /// Adds the verdicts whose outcome belongs here, under a title; nothing when there are none.
    fn section(
        &mut self,
        title: &str,
        verdicts: &[Verdict],
        agenda: &Agenda,
        belongs: impl Fn(&Outcome) -> bool,
    ) {
        let mut title = Some(title);
        for verdict in verdicts.iter().filter(|verdict| belongs(&verdict.outcome)) {
            if let Some(title) = title.take() {
                self.text.push('\n');
                self.line(Role::Heading, title);
            }
            match &verdict.outcome {
                Outcome::Listed(action) => self.action(action, code(agenda, &verdict.outcome), None),
                Outcome::Withheld(withheld) => {
                    let because = withheld_because(&withheld.because);
                    self.action(&withheld.action, code(agenda, &verdict.outcome), Some(&because));
                }
                Outcome::Nothing(why) => {
                    self.line(Role::Text, &format!("  {:<2}  {:<12}  {why}", verdict.rule, verdict.about));
                }
            }
        }
    }

    fn action(&mut self, action: &Action, code: &str, because: Option<&str>) {
        let mut head = format!("  {code}  {}", action.kind);
        if let Some(recipient) = &action.recipient {
            let _ = write!(head, " to {}", recipient.name);
        }
        if let Some(channel) = action.channel {
            let _ = write!(head, " by {channel}");
        }
        let _ = write!(head, ", due {}", day(action.due_on, self.on));
        if action.days_overdue > 0 {
            let _ = write!(head, ", {} late", count(action.days_overdue, "day"));
        }
        if let Some(after) = action.after {
            let _ = write!(head, ", from {}", after.format("%H:%M"));
        }
        if let Some(because) = because {
            let _ = write!(head, ": {because}");
        }
        let role = if action.state == State::Overdue && because.is_none() { Role::Alarm } else { Role::Text };
        self.line(role, &head);
        for reason in &action.reasons {
            let source = reason.source.map_or(String::new(), |source| format!("  ({source})"));
            self.line(Role::Text, &format!("        {:<2}  {}{source}", reason.rule, reason.text));
        }
        if let Some(lapses_on) = action.lapses_on.filter(|_| because.is_none()) {
            self.line(Role::Faint, &format!("            listed until {}", day(lapses_on, self.on)));
        }
    }

    /// Names the articles that were referred to.
    fn sources(&mut self) {
        let named: Vec<_> = SOURCES.iter().filter(|(id, _)| self.text.contains(id)).collect();
        if !named.is_empty() {
            self.text.push('\n');
            self.line(Role::Heading, "Sources");
            named.iter().for_each(|(id, title)| self.line(Role::Faint, &format!("  {id}  {title}")));
        }
    }
}
