//! Where the month and the agenda are, and which day is where.

use chrono::NaiveDate;
use ratatui::layout::{Position, Rect};

use crate::tui::layout::{WIDE_FROM, Window, inside};
use crate::tui::screens::calendar::{Focus, month, selected_day};
use crate::tui::state::State;

/// The first width at which the agenda stands beside the month.
const SIDE_BY_SIDE_FROM: u16 = 60;
/// The width of a month beside its agenda: with how busy its weeks are, drawn, and in numbers only.
const MONTH: (u16, u16) = (40, 33);
/// The least width of the agenda beside a wide month, and the most.
const AGENDA: (u16, u16) = (36, 56);
/// The columns of a day that only has a mark.
const DAY: u16 = 4;
/// The columns of a drawn measure of a week, and of one in numbers.
const BUSY: (u16, u16) = (6, 2);

/// Returns the frames of the month and the agenda; one of them takes all the room where there is little.
pub(super) fn frames(state: &State, area: Rect) -> (Option<Rect>, Option<Rect>) {
    let month = match area.width {
        ..SIDE_BY_SIDE_FROM => {
            return match state.calendar.focus {
                Focus::Month => (Some(area), None),
                Focus::Agenda => (None, Some(area)),
            };
        }
        SIDE_BY_SIDE_FROM..80 => MONTH.1,
        80..WIDE_FROM => MONTH.0,
        WIDE_FROM.. => area.width - (area.width / 3).clamp(AGENDA.0, AGENDA.1),
    };
    let agenda = Rect { x: area.x + month, width: area.width - month, ..area };
    (Some(Rect { width: month, ..area }), Some(agenda))
}

/// Returns where the lines of the agenda are, whether or not they are in sight.
pub(super) fn agenda_window(state: &State, area: Rect) -> Window {
    Window::framed(frames(state, area).1.unwrap_or(area), 0)
}

/// Returns the frame of the agenda, if it is in sight.
pub(super) fn agenda_in_sight(state: &State) -> Option<Rect> {
    frames(state, state.areas().list).1
}

/// How the days of a month are laid out.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// The line of the names of the days.
    pub head: Rect,
    /// The weeks in sight by their Mondays, and the rows of each.
    pub weeks: Vec<(NaiveDate, Rect)>,
    /// The columns before the first day.
    pub indent: u16,
    /// The columns of a day.
    pub day: u16,
    /// The columns of how busy a week is, on the right.
    pub busy: u16,
}

impl Grid {
    /// Lays a month out inside a frame: days list what happens where there is room, else they only have a mark.
    pub fn new(state: &State, frame: Rect) -> Self {
        let inner = inside(frame);
        let mondays = month::weeks(selected_day(state));
        let count = u16::try_from(mondays.len()).unwrap_or(1).max(1);
        let below = inner.height.saturating_sub(1);
        let rows = below / count;
        let wide = state.size.0 >= WIDE_FROM && rows >= 2;
        let (busy, day, rows) = if wide {
            (BUSY.0, inner.width.saturating_sub(BUSY.0 + 1) / 7, rows)
        } else {
            let spare = inner.width.saturating_sub(DAY * 7 + 1);
            (if spare >= BUSY.0 { BUSY.0 } else { spare.min(BUSY.1) }, DAY, 1)
        };
        let indent = inner.width.saturating_sub(day * 7 + 1 + busy).min(3);
        let selected = mondays.iter().rposition(|monday| *monday <= selected_day(state)).unwrap_or(0);
        let most = usize::from(below / rows.max(1));
        let top = (selected + 1).saturating_sub(most);
        let tops = (inner.y + 1..inner.bottom()).step_by(usize::from(rows.max(1)));
        let weeks = mondays.into_iter().skip(top).take(most).zip(tops);
        let weeks = weeks.map(|(monday, y)| (monday, Rect { y, height: rows, ..inner })).collect();
        Self { head: Rect { height: inner.height.min(1), ..inner }, weeks, indent, day, busy }
    }

    /// Returns the place of the day so many days after a Monday.
    pub fn cell(&self, week: Rect, place: u16) -> Rect {
        let x = week.x + self.indent + place * self.day;
        Rect { x, width: self.day.min(week.right().saturating_sub(x)), ..week }
    }
}

/// Returns the day at a position of the terminal.
pub(super) fn day_at(state: &State, position: Position) -> Option<NaiveDate> {
    let grid = Grid::new(state, frames(state, state.areas().list).0?);
    let (monday, week) = grid.weeks.iter().find(|(_, week)| week.contains(position))?;
    let mut days = month::days(*monday).zip(0..);
    days.find(|(_, place)| grid.cell(*week, *place).contains(position)).map(|(day, _)| day)
}
