//! Applications that are there already: their fields, their tags, and the end of them.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::fields::edit::ApplicationEdit;
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::rows::{self, Field, date, maybe, number, sum, text};

/// The step that began when the user applied, as far as that day is known.
const APPLIED_STEP: &str = "SELECT s.id FROM stage_change s JOIN application a ON a.id = s.application_id
    WHERE a.id = ?1 AND s.stage = 'applied' AND s.\"on\" = a.applied_on AND s.deleted_at IS NULL
    ORDER BY s.position, s.id LIMIT 1";

impl Applying<'_> {
    /// Changes fields of an application.
    pub(in crate::store::apply) fn edit_application(
        &mut self,
        id: &str,
        edits: &[ApplicationEdit],
    ) -> Result<()> {
        for edit in edits {
            let fields = self.application_fields(id, edit)?;
            rows::update(self.connection, "application", id, &fields)?;
        }
        Ok(())
    }

    /// Deletes an application; its children are out of sight without it.
    pub(in crate::store::apply) fn delete_application(&self, id: &str) -> Result<()> {
        self.remove("application", id)
    }

    /// Returns the columns of an edit; what is kept in other tables is written there.
    fn application_fields(&mut self, id: &str, edit: &ApplicationEdit) -> Result<Vec<Field>> {
        let one = |field: Field| Ok(vec![field]);
        match edit {
            ApplicationEdit::Company(company) => one(Field("company", text(company))),
            ApplicationEdit::Role(role) => one(Field("role", text(role))),
            ApplicationEdit::AppliedOn(on) => {
                self.move_applied_step(id, *on)?;
                one(Field("applied_on", date(*on)))
            }
            ApplicationEdit::Source(source) => one(Field("source", maybe(source.as_ref()))),
            ApplicationEdit::Url(url) => one(Field("url", maybe(url.as_ref()))),
            ApplicationEdit::Location(location) => one(Field("location", maybe(location.as_ref()))),
            ApplicationEdit::WorkMode(mode) => one(Field("work_mode", maybe(mode.as_ref()))),
            ApplicationEdit::Salary(salary) => {
                let salary = salary.as_ref();
                Ok(vec![
                    Field("salary_min", sum("salary", salary.and_then(|salary| salary.min))?),
                    Field("salary_max", sum("salary", salary.and_then(|salary| salary.max))?),
                    Field("salary_currency", maybe(salary.and_then(|salary| salary.currency.as_ref()))),
                    Field("salary_period", maybe(salary.map(|salary| salary.period.as_str()))),
                ])
            }
            ApplicationEdit::Tags(tags) => self.set_tags(id, tags).map(|()| Vec::new()),
            ApplicationEdit::Excitement(stars) => one(Field("excitement", number(*stars))),
            ApplicationEdit::Notes(notes) => one(Field("notes", text(notes))),
            ApplicationEdit::MainContact(choice) => {
                let person = choice.as_ref().map(|choice| self.person(choice)).transpose()?;
                one(Field("main_contact_id", maybe(person)))
            }
            ApplicationEdit::Cadence(cadence) => one(Field("cadence", maybe(cadence.as_ref()))),
            ApplicationEdit::QuietUntil(until) => one(Field("quiet_until", date(*until))),
            ApplicationEdit::NoFollowUp(flag) => one(Field("no_follow_up", number(Some(*flag)))),
            ApplicationEdit::ThankYouBy(channel) => one(Field("thank_you_by", text(channel.as_str()))),
        }
    }

    /// Takes the step of the old day of applying along to the new one; a forgotten day leaves it where it is.
    fn move_applied_step(&self, application: &str, on: Option<NaiveDate>) -> Result<()> {
        let Some(on) = on else { return Ok(()) };
        let mut statement = self.connection.prepare_cached(APPLIED_STEP)?;
        let step: Option<String> = statement.query_row([application], |row| row.get(0)).optional()?;
        step.map_or(Ok(()), |step| {
            rows::update(self.connection, "stage_change", &step, &[Field("on", date(Some(on)))])
        })
    }

    /// Makes these the tags of an application, in this order.
    fn set_tags(&self, application: &str, tags: &[String]) -> Result<()> {
        let member = |word: &String| (ids::of_content("tag", &[application, word]), text(word));
        let members: Vec<_> = tags.iter().map(member).collect();
        self.set_members("tag", ("application_id", application), "word", &members)
    }
}
