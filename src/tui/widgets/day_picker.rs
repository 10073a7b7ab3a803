//! A small calendar to pick a day from: one month, weeks from Monday, what is known about the days marked.

use chrono::{Datelike, Days, Months, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::keys::command::Command;
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::popup::frame_popup;
use crate::tui::wording::full_date;

/// The columns inside the frame: seven days of four, and a blank.
const WIDTH: u16 = 29;
/// The rows inside the frame: the names of the days, six weeks, what the marks mean.
const HEIGHT: u16 = 8;
/// The days that can be picked: those that documents can write.
const FIRST: Option<NaiveDate> = NaiveDate::from_ymd_opt(1, 1, 1);
const LAST: Option<NaiveDate> = NaiveDate::from_ymd_opt(9999, 12, 31);

/// A calendar, and the day that is selected in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayPicker {
    /// The day.
    pub day: NaiveDate,
}

impl DayPicker {
    /// Moves the selection as a command says; others leave it where it is.
    pub fn run(&mut self, command: Command) {
        let (days, months) = match command {
            Command::PreviousDay => (-1, 0),
            Command::NextDay => (1, 0),
            Command::Up => (-7, 0),
            Command::Down => (7, 0),
            Command::PageUp => (0, -1),
            Command::PageDown => (0, 1),
            _ => (0, 0),
        };
        self.day = moved(self.day, days, months);
    }
}

/// Returns the day so many days and months away, within what can be written.
pub fn moved(day: NaiveDate, days: i64, months: i32) -> NaiveDate {
    let by_months = Months::new(months.unsigned_abs());
    let by_days = Days::new(days.unsigned_abs());
    let there =
        if months < 0 { day.checked_sub_months(by_months) } else { day.checked_add_months(by_months) };
    let there = there.and_then(|there| {
        if days < 0 { there.checked_sub_days(by_days) } else { there.checked_add_days(by_days) }
    });
    there.unwrap_or(day).clamp(FIRST.unwrap_or(day), LAST.unwrap_or(day))
}

/// Draws the calendar in the middle of a terminal.
pub fn draw(picker: DayPicker, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let (width, height) = state.size;
    let (wide, high) = ((WIDTH + 2).min(width), (HEIGHT + 2).min(height.saturating_sub(3)));
    let area = Rect {
        x: (width - wide) / 2,
        y: 1 + (height.saturating_sub(3) - high) / 2,
        width: wide,
        height: high,
    };
    let inner = frame_popup(frame, area, &picker.day.format("%B %Y").to_string(), &full_date(picker.day));
    let mut lines = vec![Line::styled(" Mo  Tu  We  Th  Fr  Sa  Su", theme.strong)];
    let weeks = weeks(picker.day);
    let room = usize::from(inner.height).saturating_sub(2).max(1);
    let selected = weeks.iter().position(|week| week.contains(&Some(picker.day))).unwrap_or(0);
    let first = (selected + 1).saturating_sub(room);
    let shown: Vec<_> = weeks.iter().skip(first).take(room).collect();
    let (mut interviews, mut holidays) = (false, false);
    for week in shown {
        let mut spans = Vec::new();
        for day in week {
            let Some(day) = day else {
                spans.push(Span::raw("    "));
                continue;
            };
            let (mark, style) = marked(*day, state, theme);
            interviews |= mark == '+';
            holidays |= mark == 'h';
            let number = day.day();
            let (text, style) = if *day == picker.day {
                (format!("[{number:>2}{}", if mark == ' ' { ']' } else { mark }), theme.selected)
            } else {
                (format!(" {number:>2}{mark}"), style)
            };
            spans.push(Span::styled(text, style));
        }
        lines.push(Line::from(spans));
    }
    let legend = match (interviews, holidays) {
        (true, true) => " + interview  h holiday",
        (true, false) => " + interview",
        (false, true) => " h holiday",
        (false, false) => "",
    };
    lines.push(Line::raw(legend));
    for (row, line) in (inner.y..inner.bottom()).zip(lines) {
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
}

/// Returns the mark behind a day and how the day looks: `+` an interview, `h` a holiday.
fn marked(day: NaiveDate, state: &State, theme: &Theme) -> (char, Style) {
    let mut interviews = state.snapshot.records.applications.iter().flat_map(|found| &found.interviews);
    if interviews.any(|interview| interview.date() == day && !interview.cancelled) {
        return ('+', theme.interview);
    }
    if state.settings.holidays.days.contains(&day) {
        return ('h', Style::new());
    }
    (' ', if day == state.today() { theme.due } else { Style::new() })
}

/// Returns the weeks of the month of a day; days of other months are left out.
fn weeks(day: NaiveDate) -> Vec<[Option<NaiveDate>; 7]> {
    let mut weeks = Vec::new();
    let mut week = [None; 7];
    for day in day.with_day(1).unwrap_or(day).iter_days().take_while(|next| next.month() == day.month()) {
        let column = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
        if column == 0 && week.iter().any(Option::is_some) {
            weeks.push(week);
            week = [None; 7];
        }
        if let Some(cell) = week.get_mut(column) {
            *cell = Some(day);
        }
    }
    weeks.push(week);
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::iso_date;

    #[test]
    fn months_have_their_weeks_from_monday() {
        for (day, rows) in [("2026-11-24", 6), ("2027-02-14", 4), ("2026-12-31", 5), ("9999-12-31", 5)] {
            let day = iso_date(day).unwrap();
            let weeks = weeks(day);
            assert_eq!(weeks.len(), rows, "{day}");
            assert_eq!(
                weeks.iter().flatten().flatten().count(),
                usize::try_from(days_in_month(day)).unwrap()
            );
        }
    }

    fn days_in_month(day: NaiveDate) -> u32 {
        let next = moved(day.with_day(1).unwrap(), 0, 1);
        if next.month() == day.month() { 31 } else { next.pred_opt().unwrap().day() }
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        let last = iso_date("9999-12-31").unwrap();
        assert_eq!(moved(last, 7, 0), last);
        assert_eq!(moved(last, 0, 1), last);
        assert_eq!(moved(iso_date("2027-01-31").unwrap(), 0, 1), iso_date("2027-02-28").unwrap());
    }
}
