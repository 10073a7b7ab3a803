//! The jobs of the worker: the same steps as those of the commands, told as messages.

use std::io::Write;
use std::path::Path;

use crate::atomic_file::{self, AtomicFileError, Existing};
use crate::clock::SystemZone;
use crate::documents::due;
use crate::documents::export;
use crate::documents::spreadsheet_import::Wishes;
use crate::domain::date_text::DayOrder;
use crate::domain::now::Now;
use crate::domain::progress::Watch;
use crate::domain::records::Records;
use crate::exchange::{
    self, IMPORT_ORIGIN, ImportError, ImportFormat, IncomingFile, NoSingleApplication, Rows, Understood,
    Watched, is_stopped, operation_name, summary_lines,
};
use crate::fields::incoming::{ImportOptions, ImportSummary};
use crate::input_file::{self, InputError, Limit};
use crate::paths::expanded;
use crate::runtime::ORIGIN;
use crate::scheduler::agenda::agenda;
use crate::scheduler::calendar::Holidays;
use crate::scheduler::due_list::due_list;
use crate::scheduler::policy::Cadences;
use crate::store::{Access, IdSource, Store, StoreError};
use crate::tui::jobs::{FormatChoice, Import, Job, Outlet, Outlets, Worked};

/// The most rows of a table that are shown one by one.
const MOST_ROWS: usize = 500;

/// What a job needs of the world.
pub(super) struct Tools {
    /// The database.
    pub(super) database: std::path::PathBuf,
    /// Where new ids come from.
    pub(super) ids: IdSource,
    /// The user's patience.
    pub(super) cadences: Cadences,
    /// The days on which nobody works.
    pub(super) holidays: Holidays,
    /// How `3/4` reads.
    pub(super) order: DayOrder,
    /// When the job began.
    pub(super) now: Now,
}

/// Why a job did not end well.
#[derive(Debug, thiserror::Error)]
enum JobError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    File(#[from] AtomicFileError),
    #[error("could not read '{0}': {1}")]
    Unreadable(String, InputError),
}

/// Returns the ways out, with the folder that is proposed.
pub fn outlets(folder: String) -> Outlets {
    let due = due::FORMATS.iter().map(|it| FormatChoice {
        name: it.name,
        extension: it.extension,
        holds: it.holds,
    });
    let all = export::FORMATS.iter().map(|it| FormatChoice {
        name: it.name,
        extension: it.extension,
        holds: it.holds,
    });
    Outlets { folder, due: due.collect(), everything: all.collect() }
}

/// Does a job and returns what came of it.
pub(super) fn perform(job: Job, tools: &Tools, watch: &mut Watch<'_>) -> Worked {
    let again = job.clone();
    let done = match job {
        Job::Look(import) => tools.import(import, true, watch),
        Job::Import(import) => tools.import(import, false, watch),
        Job::Export { outlet, format, file, replace } => {
            let existing = if replace { Existing::IsReplaced } else { Existing::Stays };
            tools.export(outlet, format, &expanded(&file), existing, watch)
        }
        Job::Undo(id) => tools
            .store(Access::Write)
            .and_then(|mut store| Ok(store.undo_watched(tools.now, ORIGIN, Some(&id), watch)?))
            .map(Worked::Undone),
        Job::Redo(id) => tools
            .store(Access::Write)
            .and_then(|mut store| Ok(store.redo_watched(tools.now, ORIGIN, Some(&id), watch)?))
            .map(Worked::Redone),
    };
    done.unwrap_or_else(|error| match (error, again) {
        (JobError::Store(StoreError::Stopped), _) => Worked::Stopped,
        (JobError::File(AtomicFileError::Unwritable(_, error)), _) if is_stopped(&error) => Worked::Stopped,
        (JobError::File(AtomicFileError::Exists(_)), again) => Worked::Exists(again),
        (
            JobError::Import(ImportError::NoSingleApplication(NoSingleApplication { problem, candidates })),
            Job::Look(import) | Job::Import(import),
        ) => Worked::WhichApplication { file: import.file, problem, candidates },
        (error, _) => Worked::Failed(error.to_string()),
    })
}

impl Tools {
    /// Opens the database that is there.
    fn store(&self, access: Access) -> Result<Store, JobError> {
        Ok(Store::open_again(&self.database, access, self.now, self.ids.clone())?)
    }

    /// Imports a file, or tells what that would do.
    fn import(&self, import: Import, dry_run: bool, watch: &mut Watch<'_>) -> Result<Worked, JobError> {
        let path = expanded(&import.file);
        let bytes = input_file::read(&path, Limit::DOCUMENT)
            .map_err(|error| JobError::Unreadable(import.file.clone(), error))?;
        let format = ImportFormat::of(&import.file, &bytes);
        let mut store = self.store(Access::Write)?;
        let records = if format == ImportFormat::Json { Records::default() } else { store.records()? };
        let shown = format!("'{}'", import.file);
        let known = store.known_records()?;
        let file = IncomingFile {
            shown: &shown,
            bytes: &bytes,
            format,
            wishes: &Wishes::default(),
            to: import.to.as_ref().and_then(|to| records.find_application(to)),
            order: self.order,
            times: &SystemZone,
        };
        let understood = exchange::read(file, &records, known.as_ref())?;
        drop(known);
        let name = operation_name(Some(Path::new(&import.file)));
        let options = ImportOptions { replace: false, dry_run };
        let summary =
            store.import_watched(self.now, IMPORT_ORIGIN, &name, &understood.incoming, options, watch)?;
        Ok(if dry_run {
            looked(import, &shown, &understood, &summary, &records)
        } else {
            let mut lines = summary_lines(&summary, &shown, false);
            lines.extend(rejected(&understood));
            Worked::Imported(lines.join("; "))
        })
    }

    /// Writes a file, whole or not at all.
    fn export(
        &self,
        outlet: Outlet,
        format: &str,
        path: &Path,
        existing: Existing,
        watch: &mut Watch<'_>,
    ) -> Result<Worked, JobError> {
        let records = self.store(Access::Read)?.records()?;
        let today = self.now.today();
        let (cadences, holidays) = (&self.cadences, &self.holidays);
        let (count, noun) = match outlet {
            Outlet::Due => {
                let list = due_list(&records, &agenda(&records, cadences, holidays, today), today, None);
                atomic_file::write(path, existing, |out| {
                    let mut out = Watched::new(out, watch);
                    due::find_format(format).map_or(Ok(()), |format| (format.write)(&list, &mut out))?;
                    out.flush()
                })?;
                (list.actions.len(), "action")
            }
            Outlet::Everything => {
                let export = export::Export { records: &records, cadences, holidays, today };
                atomic_file::write(path, existing, |out| {
                    let mut out = Watched::new(out, watch);
                    export::find_format(format).map_or(Ok(()), |format| (format.write)(&export, &mut out))?;
                    out.flush()
                })?;
                (records.applications.len(), "application")
            }
        };
        let plural = if count == 1 { "" } else { "s" };
        Ok(Worked::Exported(format!("{count} {noun}{plural} written to {}", path.display())))
    }
}

/// Returns what an import would do.
fn looked(
    import: Import,
    shown: &str,
    understood: &Understood,
    summary: &ImportSummary,
    records: &Records,
) -> Worked {
    let (mut lines, mut rows) = (Vec::new(), Vec::new());
    lines.extend(summary_lines(summary, shown, true));
    lines.extend(rejected(understood));
    if let Some(reading) = &understood.table {
        let table = Rows::new(reading, &understood.incoming, &summary.applications, records);
        lines.extend(table.layout());
        rows = table.lines().take(MOST_ROWS + 1).collect();
        if rows.len() > MOST_ROWS {
            rows.truncate(MOST_ROWS);
            rows.push("callback import FILE --dry-run lists the rest".to_owned());
        }
    }
    lines.extend(understood.lines.iter().cloned());
    Worked::Looked { import, lines, rows, changes: !summary.is_empty() }
}

/// Returns how many rows are left out, if some are.
fn rejected(understood: &Understood) -> Option<String> {
    match understood.rejected() {
        0 => None,
        1 => Some("1 row is left out".to_owned()),
        count => Some(format!("{count} rows are left out")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::iso_date;
    use crate::domain::progress::{Progress, unwatched};
    use chrono::{DateTime, Utc};
    use std::fs;
    use std::ops::ControlFlow;

    fn noon() -> Now {
        let noon = iso_date("2026-11-24").unwrap().and_hms_opt(12, 0, 0).unwrap();
        Now::new(DateTime::<Utc>::from_naive_utc_and_offset(noon, Utc).fixed_offset())
    }

    fn tools(folder: &Path) -> Tools {
        let database = folder.join("test.db");
        Store::open(&database, Access::Write, noon(), IdSource::seeded(1)).unwrap();
        Tools {
            database,
            ids: IdSource::seeded(1),
            cadences: Cadences::default(),
            holidays: Holidays::default(),
            order: DayOrder::DayFirst,
            now: noon(),
        }
    }

    fn table(folder: &Path) -> Import {
        let file = folder.join("jobs.csv");
        fs::write(&file, "Company,Role\nAcme,SRE\nGlobex,SRE\nInitech,SRE\n").unwrap();
        Import { file: file.display().to_string(), to: None }
    }

    fn companies(tools: &Tools) -> usize {
        tools.store(Access::Read).unwrap().records().unwrap().applications.len()
    }

    #[test]
    fn an_import_is_looked_at_then_done_and_twice_is_nothing_new() {
        let folder = tempfile::tempdir().unwrap();
        let (tools, import) = (tools(folder.path()), table(folder.path()));
        let look = || perform(Job::Look(import.clone()), &tools, &mut unwatched);
        let Worked::Looked { lines, rows, changes: true, .. } = look() else { panic!("{:?}", look()) };
        assert_eq!((lines[0].as_str(), rows.len()), ("Would have added 3 applications", 3));
        assert_eq!(companies(&tools), 0);
        let done = perform(Job::Import(import.clone()), &tools, &mut unwatched);
        assert_eq!(done, Worked::Imported("Added 3 applications".to_owned()));
        assert!(matches!(look(), Worked::Looked { changes: false, .. }));
    }

    #[test]
    fn an_import_that_is_stopped_anywhere_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (tools, import) = (tools(folder.path()), table(folder.path()));
        for last in 0..=3 {
            let mut stop = |progress: Progress| {
                if progress.done >= last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            assert_eq!(perform(Job::Import(import.clone()), &tools, &mut stop), Worked::Stopped, "{last}");
            assert_eq!(companies(&tools), 0);
        }
    }

    #[test]
    fn an_undo_that_is_stopped_takes_nothing_back() {
        let folder = tempfile::tempdir().unwrap();
        let (tools, import) = (tools(folder.path()), table(folder.path()));
        perform(Job::Import(import), &tools, &mut unwatched);
        let id = tools.store(Access::Read).unwrap().next_undo().unwrap().unwrap().id;
        let mut stop = |progress: Progress| {
            if progress.done > 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(perform(Job::Undo(id.clone()), &tools, &mut stop), Worked::Stopped);
        assert_eq!(companies(&tools), 3);
        assert!(matches!(perform(Job::Undo(id.clone()), &tools, &mut unwatched), Worked::Undone(Some(_))));
        assert_eq!(companies(&tools), 0);
        assert!(matches!(perform(Job::Redo(id), &tools, &mut unwatched), Worked::Redone(Some(_))));
        assert_eq!(companies(&tools), 3);
    }

    #[test]
    fn every_format_is_written_whole_and_a_stopped_one_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let (tools, import) = (tools(folder.path()), table(folder.path()));
        perform(Job::Import(import), &tools, &mut unwatched);
        let outlets = outlets(String::new());
        for (outlet, formats) in [(Outlet::Due, &outlets.due), (Outlet::Everything, &outlets.everything)] {
            for format in formats {
                let path = folder.path().join(format!("out.{}.{}", outlet.stem(), format.extension));
                let file = path.display().to_string();
                let job = Job::Export { outlet, format: format.name, file, replace: false };
                let stopped = perform(job.clone(), &tools, &mut |_| ControlFlow::Break(()));
                assert_eq!((stopped, path.exists()), (Worked::Stopped, false), "{}", format.name);
                assert!(matches!(perform(job.clone(), &tools, &mut unwatched), Worked::Exported(_)));
                assert_eq!(perform(job.clone(), &tools, &mut unwatched), Worked::Exists(job));
            }
        }
    }

    #[test]
    fn what_cannot_be_read_or_written_is_told_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let tools = tools(folder.path());
        let missing = Import { file: "/nowhere/jobs.csv".to_owned(), to: None };
        let Worked::Failed(why) = perform(Job::Look(missing), &tools, &mut unwatched) else { panic!() };
        assert!(why.starts_with("could not read '/nowhere/jobs.csv': "), "{why}");
        let file = "/nowhere/due.csv".to_owned();
        let job = Job::Export { outlet: Outlet::Due, format: "csv", file, replace: true };
        let Worked::Failed(why) = perform(job, &tools, &mut unwatched) else { panic!() };
        assert!(why.starts_with("could not write /nowhere/due.csv: "), "{why}");
    }
}
