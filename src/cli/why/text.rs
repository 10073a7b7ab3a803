//! Verdicts for people: what is due, what is coming, what is withheld, and what has nothing to say.

use std::fmt::Write;

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use crate::cli::colour::{Paint, Role};
use crate::cli::why::code;
use crate::documents::column::wrapped;
use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::printable::printable;
use crate::domain::stage::stage_on;
use crate::scheduler::action::{Action, State};
use crate::scheduler::explain::{count, day, withheld_because};
use crate::scheduler::{Agenda, Outcome, Verdict};

/// Cells that a wrapped text has at least.
const NARROWEST: usize = 20;

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
    width: Option<usize>,
) -> String {
    let mut page = Page { text: String::new(), paint, on, width };
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
    /// The width of the terminal, if one listens.
    width: Option<usize>,
}

impl Page {
    fn line(&mut self, role: Role, text: &str) {
        self.hanging(role, "", text);
    }

    /// Writes a text behind what stands before it; on a terminal it goes on below itself.
    fn hanging(&mut self, role: Role, before: &str, text: &str) {
        let indent = before.width();
        let whole = printable(text);
        let lines = match self.width.filter(|width| *width < indent + whole.width()) {
            Some(width) => wrapped(&whole, width.saturating_sub(indent).max(NARROWEST)),
            None => vec![whole.into_owned()],
        };
        for (index, line) in lines.iter().enumerate() {
            let before = if index == 0 { before.to_owned() } else { " ".repeat(indent) };
            self.text.push_str(&self.paint.paint(role, &format!("{before}{line}")));
            self.text.push('\n');
        }
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
                    self.hanging(Role::Text, &format!("  {:<2}  {:<12}  ", verdict.rule, verdict.about), why);
                }
            }
        }
    }

    fn action(&mut self, action: &Action, code: &str, because: Option<&str>) {
        let mut head = action.kind.to_string();
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
        self.hanging(role, &format!("  {code}  "), &head);
        for reason in &action.reasons {
            let source = reason.source.map_or(String::new(), |source| format!("  ({source})"));
            let rule = format!("        {:<2}  ", reason.rule);
            self.hanging(Role::Text, &rule, &format!("{}{source}", reason.text));
        }
        if let Some(lapses_on) = action.lapses_on.filter(|_| because.is_none()) {
            let until = format!("listed until {}", day(lapses_on, self.on));
            self.hanging(Role::Faint, "            ", &until);
        }
    }

    /// Names the articles that were referred to.
    fn sources(&mut self) {
        let named: Vec<_> = SOURCES.iter().filter(|(id, _)| self.text.contains(id)).collect();
        if !named.is_empty() {
            self.text.push('\n');
            self.line(Role::Heading, "Sources");
            named.iter().for_each(|(id, title)| self.hanging(Role::Faint, &format!("  {id}  "), title));
        }
    }
}
