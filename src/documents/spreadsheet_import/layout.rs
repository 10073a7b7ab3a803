//! Where the columns' names stand, what separates cells, and what each column holds.
//!
//! Both are found together: the separator and the row, among the first ones, that give the most known names. Refuses
//! a file without a company, two columns of one name, and wishes about columns that are not there.

use std::collections::{BTreeMap, HashSet};

use crate::documents::line_fault::{LineFault, quoted};
use crate::documents::spreadsheet_import::field::{Field, plain, says_only_notes};
use crate::documents::spreadsheet_import::sheet::{Row, rows};
use crate::documents::spreadsheet_import::wishes::{ColumnWish, Wishes, listed};

/// What may separate cells, the commonest first.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// Rows at the top among which the names are looked for; a title and a few remarks may stand above them.
const TOP: usize = 15;

/// A column that only this program's own export has.
const OWN_MARK: &str = "next_due_on";

/// Columns of the own export that say what follows from the others.
const DERIVED: [&str; 2] = ["next_action", OWN_MARK];

/// How a file is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// What separates cells.
    pub delimiter: char,
    /// The row of names.
    pub header: Row,
    /// Whether this program wrote the file.
    pub is_own: bool,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// Which columns hold a field, from the left.
    pub places: BTreeMap<Field, Vec<usize>>,
}

impl Layout {
    /// Returns the name of the first column that holds a field.
    pub fn header_of(&self, field: Field) -> Option<&str> {
        let place = self.places.get(&field)?.first()?;
        self.columns.get(*place).map(|column| column.header.as_str())
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name as written.
    pub header: String,
    /// What it holds, if it is wanted.
    pub field: Option<Field>,
    /// Whether its name says more than that, so that it goes with the cell: `Requirements: …` in the notes.
    pub is_labelled: bool,
}

/// A row that may be the one of names.
#[derive(Debug)]
struct Candidate {
    delimiter: char,
    row: Row,
    has_company: bool,
    known: usize,
}

/// Returns the layout of a text whose first line has this number; `only` is the separator that the file declares.
///
/// # Errors
/// Says by line why there is none.
pub(super) fn find(
    text: &str,
    first_line: usize,
    only: Option<char>,
    wishes: &Wishes,
) -> Result<Layout, LineFault> {
    let mut best: Option<Candidate> = None;
    let mut first_fault = None;
    for delimiter in DELIMITERS.into_iter().chain(only).filter(|one| only.is_none_or(|only| *one == only)) {
        for row in rows(text, delimiter, first_line).take(TOP) {
            let row = match row {
                Ok(row) => row,
                Err(fault) => {
                    first_fault.get_or_insert(fault);
                    break;
                }
            };
            let candidate = candidate(delimiter, row, wishes);
            let rank = |it: &Candidate| (it.has_company, it.known, it.row.cells.len());
            if best.as_ref().is_none_or(|best| rank(&candidate) > rank(best)) {
                best = Some(candidate);
            }
        }
    }
    match best {
        Some(best) if best.has_company => laid_out(best, wishes),
        Some(best) if best.known > 1 => Err(LineFault::new(
            best.row.line,
            format!(
                "names no company; say which column does with --map company=…, one of {}",
                listed(&best.row.cells)
            ),
        )),
        _ => Err(first_fault.unwrap_or_else(|| no_names(text, first_line))),
    }
}

fn no_names(text: &str, first_line: usize) -> LineFault {
    let first = quoted(text.lines().next().unwrap_or_default());
    let expected =
        "expected a row of names such as company, role, status, date applied; --map company=… names others";
    LineFault::new(first_line, format!("{first} names no known column, nor does a line below it; {expected}"))
}

fn candidate(delimiter: char, row: Row, wishes: &Wishes) -> Candidate {
    let holds = |header: &String| match wishes.of_column(header) {
        Ok(Some(ColumnWish::Holds(field))) => Some(field),
        _ => Field::named(header).map(|(field, _)| field),
    };
    let mut fields: Vec<Field> = row.cells.iter().filter_map(holds).collect();
    let has_company = fields.contains(&Field::Company);
    fields.sort_unstable();
    fields.dedup();
    let wished = row.cells.iter().filter(|header| wishes.names(header)).count();
    Candidate { delimiter, has_company, known: fields.len() + wished, row }
}

fn laid_out(found: Candidate, wishes: &Wishes) -> Result<Layout, LineFault> {
    let Candidate { delimiter, row: header, .. } = found;
    let line = header.line;
    let is_own = header.cells.iter().any(|cell| cell == OWN_MARK);
    refuse_doubles(&header, wishes)?;
    wishes.stages(&header.cells).map_err(|problem| LineFault::new(line, problem))?;
    let mut columns = Vec::new();
    let mut sureness = Vec::new();
    for cell in &header.cells {
        let wish = wishes.of_column(cell).map_err(|problem| LineFault::new(line, problem))?;
        let own = is_own && DERIVED.contains(&cell.as_str());
        let found = match wish {
            Some(ColumnWish::Holds(field)) => Some((field, None)),
            Some(ColumnWish::Ignored) => None,
            None if own => None,
            None if is_own && cell == Field::Id.as_str() => Some((Field::Id, Some(0))),
            None => Field::named(cell).map(|(field, place)| (field, Some(place))),
        };
        columns.push(Column {
            header: cell.trim().to_owned(),
            field: found.map(|found| found.0),
            is_labelled: false,
        });
        sureness.push(found.and_then(|found| found.1));
    }
    name_the_role(&mut columns, wishes);
    settle(&mut columns, &sureness);
    let mut places: BTreeMap<Field, Vec<usize>> = BTreeMap::new();
    for (place, column) in columns.iter().enumerate() {
        if let Some(field) = column.field {
            places.entry(field).or_default().push(place);
        }
    }
    Ok(Layout { delimiter, header, is_own, columns, places })
}

/// Takes the column `Name` for the role where nothing else is it: databases whose rows have a name of their own call
/// the job so.
fn name_the_role(columns: &mut [Column], wishes: &Wishes) {
    if columns.iter().any(|column| column.field == Some(Field::Role)) {
        return;
    }
    let is_name = |column: &&mut Column| {
        column.field.is_none() && plain(&column.header) == "name" && !wishes.names(&column.header)
    };
    if let Some(column) = columns.iter_mut().find(is_name) {
        column.field = Some(Field::Role);
    }
}

/// Refuses two columns of one name, if the name means anything.
fn refuse_doubles(header: &Row, wishes: &Wishes) -> Result<(), LineFault> {
    let mut met = HashSet::new();
    for cell in &header.cells {
        let is_double = !met.insert(plain(cell));
        if is_double && (Field::named(cell).is_some() || wishes.names(cell)) {
            let problem = format!("names two columns {}; expected each name once", quoted(cell));
            return Err(LineFault::new(header.line, problem));
        }
    }
    Ok(())
}

/// Leaves each field to the column that names it most surely (a wish is surer than any name); what other columns
/// say about it goes to the notes, under their names.
fn settle(columns: &mut [Column], sureness: &[Option<usize>]) {
    let rank = |index: usize| sureness.get(index).copied().flatten().map_or(0, |place| place + 1);
    let mut surest: BTreeMap<Field, usize> = BTreeMap::new();
    for (index, column) in columns.iter().enumerate() {
        let Some(field) = column.field else { continue };
        let best = surest.entry(field).or_insert(index);
        if rank(index) < rank(*best) {
            *best = index;
        }
    }
    for (index, column) in columns.iter_mut().enumerate() {
        let Some(field) = column.field else { continue };
        if field.takes_several() {
            column.is_labelled = field == Field::Notes && !says_only_notes(&column.header);
            continue;
        }
        if surest.get(&field) != Some(&index) {
            column.field = Some(Field::Notes);
            column.is_labelled = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str, wishes: &str) -> Result<(char, usize, Vec<String>), String> {
        let wishes = Wishes::read(&[wishes.to_owned()]).unwrap();
        let found = find(text, 1, None, &wishes).map_err(|fault| fault.to_string())?;
        let shown = |column: Column| match (column.field, column.is_labelled) {
            (None, _) => "-".to_owned(),
            (Some(field), false) => field.to_string(),
            (Some(field), true) => format!("{field} ({})", column.header),
        };
        Ok((found.delimiter, found.header.line, found.columns.into_iter().map(shown).collect()))
    }

    #[test]
    fn the_separator_and_the_names_are_found_together() {
        for (text, delimiter, line, columns) in [
            ("Company,Role\nAcme,SRE", ',', 1, "company role"),
            ("Firma;Stelle;Ort\nAcme;SRE, Ops;Köln", ';', 1, "company role location"),
            ("Company\tRole\tNotes\nAcme\tSRE\ta,b;c|d", '\t', 1, "company role notes"),
            ("Company|Status\nAcme|applied", '|', 1, "company stage"),
            ("Company\nAcme", ',', 1, "company"),
            ("Name,Company,Stage\nSRE,Acme,Applied", ',', 1, "role company stage"),
            ("Name,Company,Role\nx,Acme,SRE", ',', 1, "- company role"),
            (
                "My job search 2026,,\n,,\nCompany,Position,Date\nAcme,SRE,2026-11-02",
                ',',
                3,
                "company role applied_on",
            ),
            ("Company;Applied, when?;Status\nAcme;2026-11-02;Applied", ';', 1, "company - stage"),
        ] {
            let expected = columns.split(' ').map(str::to_owned).collect();
            assert_eq!(layout(text, ""), Ok((delimiter, line, expected)), "{text}");
        }
    }

    #[test]
    fn a_wish_is_stronger_than_a_name() {
        let (_, _, columns) =
            layout("Who,Role,Title,Extra\nAcme,SRE,x,y", "company=Who,role=Title,notes=Extra").unwrap();
        assert_eq!(columns, ["company", "notes (Role)", "role", "notes (Extra)"]);
        let (_, _, columns) = layout("Company,Link,Job URL,Salary\nAcme,a,b,c", "ignore=Salary").unwrap();
        assert_eq!(columns, ["company", "notes (Link)", "url", "-"]);
    }

    #[test]
    fn what_cannot_be_laid_out_is_told_by_line() {
        for (text, wishes, fault) in [
            (
                "a,b\nc,d",
                "",
                "line 1: 'a,b' names no known column, nor does a line below it; expected a row of names such as company, role, status, date applied; --map company=… names others",
            ),
            (
                "Title\nName,Role,Status",
                "",
                "line 2: names no company; say which column does with --map company=…, one of 'Name', 'Role', 'Status'",
            ),
            ("Company,Status,status", "", "line 1: names two columns 'status'; expected each name once"),
            (
                "Company,Role",
                "url=Link",
                "line 1: 'Link' is not a column of the file; its columns are 'Company', 'Role'",
            ),
            ("\"Company,Role\nAcme", "", "line 1: opens a quote that is never closed; expected another \""),
        ] {
            assert_eq!(layout(text, wishes), Err(fault.to_owned()));
        }
        assert!(layout("", "").is_err());
    }

    #[test]
    fn only_our_own_export_has_ids_and_derived_columns() {
        let own = "id,company,next_action,next_due_on\n1,Acme,follow-up,2026-11-24";
        assert_eq!(layout(own, "").unwrap().2, ["id", "company", "-", "-"]);
        let other = "id,company,next action\n1,Acme,call";
        assert_eq!(layout(other, "").unwrap().2, ["-", "company", "task"]);
    }
}
