//! How wide the columns of the list are: what grows where there is room, and what gives way where there is none.

use crate::domain::column::Column;

/// The columns that stay free on the right before anything grows.
const SPARE: isize = 5;
/// The most that the company grows by.
const COMPANY_GROWS: usize = 9;

/// The columns that are shown, from left to right, and their widths with the gaps after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Widths(pub(super) Vec<(Column, usize)>);

/// What gives way when there is no room, in this order, and the least width that each is worth showing with; 0 for
/// what goes altogether.
const SHRINKABLE: &[(Column, usize)] = &[
    (Column::Role, 10),
    (Column::Excitement, 0),
    (Column::Salary, 0),
    (Column::Source, 0),
    (Column::Location, 0),
    (Column::Age, 0),
    (Column::Due, 9),
    (Column::Role, 9),
    (Column::Due, 0),
    (Column::Next, 0),
    (Column::Role, 8),
    (Column::Company, 8),
];

/// Returns the width of a column where there is room for all.
const fn usual(column: Column) -> usize {
    match column {
        Column::Company => 11,
        Column::Role => 19,
        Column::Stage | Column::Next => 13,
        Column::Location => 14,
        Column::Source => 12,
        Column::Salary => 18,
        Column::Excitement => 6,
        Column::Due => 10,
        Column::Age => 4,
    }
}

impl Widths {
    /// Shares the width between the mark and the frame; leaves out what has no room.
    pub(super) fn new(columns: &[Column], width: usize) -> Self {
        let mut widths = Self(columns.iter().map(|column| (*column, usual(*column))).collect());
        let spare = widths.spare(width);
        if spare >= SPARE {
            let more = (spare - SPARE).unsigned_abs();
            widths.grow(Column::Role, more / 2);
            widths.grow(Column::Company, (more - more / 2).min(COMPANY_GROWS));
            return widths;
        }
        for (column, least) in SHRINKABLE {
            let missing = (-widths.spare(width)).max(0).unsigned_abs();
            if let Some(size) = widths.find(*column).filter(|_| missing > 0) {
                *size = if *least == 0 { 0 } else { size.saturating_sub(missing).max((*least).min(*size)) };
            }
        }
        widths.0.retain(|(_, size)| *size > 0);
        let left = widths.spare(width).max(0).unsigned_abs();
        widths.grow(Column::Role, left.min(9));
        widths
    }

    /// Returns how many columns of the screen are free; negative when there are too few.
    fn spare(&self, width: usize) -> isize {
        width as isize - self.0.iter().map(|(_, size)| *size as isize).sum::<isize>()
    }

    fn grow(&mut self, column: Column, by: usize) {
        if let Some(size) = self.find(column) {
            *size += by;
        }
    }

    fn find(&mut self, column: Column) -> Option<&mut usize> {
        self.0.iter_mut().find(|(shown, _)| *shown == column).map(|(_, size)| size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::column::Columns;

    fn used(widths: &Widths) -> usize {
        widths.0.iter().map(|(_, size)| size).sum()
    }

    fn shown(widths: &Widths) -> Vec<Column> {
        widths.0.iter().map(|(column, _)| *column).collect()
    }

    #[test]
    fn columns_are_exact_at_80_and_never_too_wide() {
        let sizes: Vec<usize> =
            Widths::new(Columns::default().shown(), 75).0.iter().map(|(_, size)| *size).collect();
        assert_eq!(sizes, [11, 19, 13, 13, 10, 4]);
        for columns in [Columns::default().shown(), Column::ALL, &[Column::Company, Column::Age]] {
            for width in 35..200 {
                let widths = Widths::new(columns, width);
                assert!(used(&widths) <= width, "{width}: {widths:?}");
            }
        }
    }

    #[test]
    fn columns_drop_when_there_is_no_room() {
        assert_eq!(
            shown(&Widths::new(Columns::default().shown(), 47)),
            [Column::Company, Column::Role, Column::Stage, Column::Next]
        );
        let narrowest = Widths::new(Columns::default().shown(), 35);
        assert_eq!(shown(&narrowest), [Column::Company, Column::Role, Column::Stage]);
        assert_eq!(shown(&Widths::new(Column::ALL, 150)), Column::ALL);
    }
}
