//! The other children of applications: history, tags, offers, tasks, lessons, promises, interactions.

use crate::domain::application::Application;
use crate::domain::interaction::Interaction;
use crate::domain::lesson::Lesson;
use crate::domain::offer::Offer;
use crate::domain::promise::Promise;
use crate::domain::stage::{StageChange, in_kept_order};
use crate::domain::task::Task;
use crate::store::error::Result;
use crate::store::load::cells::Cells;
use crate::store::load::scope::Rows;
use crate::store::load::{Links, Place, Reader, attach};

const TAGS: &str = "SELECT id, application_id, position, word FROM tag WHERE deleted_at IS NULL";
const OFFERS: &str = "SELECT id, application_id, 0 AS position, received_on, respond_by, notes FROM offer WHERE deleted_at IS NULL";
/// Reads the stages of live applications.
pub(in crate::store::load) fn stages(
    reader: Reader<'_>,
    links: &Links,
    applications: &mut [Application],
) -> Result<()> {
    let read = Table { reader, links };
    read.children::<StageChange>(applications)?;
    for application in applications {
        let history = std::mem::take(&mut application.stage_history);
        let present = history.last().map(|last| last.stage);
        application.stage_history = in_kept_order(history, present);
    }
    Ok(())
}

/// Reads the other children of live applications, but their interviews.
pub(in crate::store::load) fn load(
    reader: Reader<'_>,
    links: &Links,
    applications: &mut [Application],
) -> Result<()> {
    let read = Table { reader, links };
    attach(applications, read.all("tag", TAGS, |cells, _| cells.text(3))?, |to, child| to.tags.push(child));
    attach(applications, read.all("offer", OFFERS, offer)?, |to, child| to.offer = Some(child));
    read.children::<Task>(applications)?;
    read.children::<Lesson>(applications)?;
    read.children::<Promise>(applications)?;
    read.children::<Interaction>(applications)?;
    Ok(())
}

/// What reading a table needs.
pub(in crate::store::load) struct Table<'a> {
    pub(in crate::store::load) reader: Reader<'a>,
    pub(in crate::store::load) links: &'a Links,
}

impl Table<'_> {
    /// Reads the rows of a table whose applications are live. The first columns are id, application, position.
    pub(in crate::store::load) fn all<T>(
        &self,
        table: &'static str,
        sql: &str,
        from_row: impl Fn(Cells<'_>, &Links) -> Result<T>,
    ) -> Result<Vec<(Place, T)>> {
        let mut found = Vec::new();
        self.reader.each(table, sql, Rows::Children, |cells| {
            let parent = cells.optional_key(1)?.and_then(|key| self.links.applications.get(&key)).copied();
            if let Some(parent) = parent {
                let read = || Ok(((parent, cells.number(2)?, cells.key()?), from_row(cells, self.links)?));
                found.extend(self.reader.flaws.kept(cells, read())?);
            }
            Ok(())
        })?;
        Ok(found)
    }
}

fn offer(cells: Cells<'_>, _: &Links) -> Result<Offer> {
    Ok(Offer { received_on: cells.date(3)?, respond_by: cells.optional_date(4)?, notes: cells.text(5)? })
}
