//! How the month and its agenda look.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Text, Span};

use crate::domain::bar::bar;
use crate::tui::marks::{Mark, short_time};
use crate::tui::screens::calendar::places::{Grid, agenda_window, frames};
use crate::tui::screens::calendar::{Focus, Item, Line, month, selected_day};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::{panel, position};
use crate::tui::widgets::text::{cut, fit, fit_right};
use crate::tui::wording::weekday_and_date;

/// The sign of a holiday on which nothing happens.
const HOLIDAY: char = '-';
/// What the signs mean, where there is room to say it.
const LEGEND: [&str; 2] = ["+ interview  ! overdue  * due", "x done  - holiday  [ ] today"];
/// The columns of a time in the agenda, and where there is little room.
const WHEN: (usize, usize) = (11, 7);
/// The least width of an agenda with whole times.
const WHOLE_TIMES_FROM: usize = 36;

/// Draws the screen.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let (month, agenda) = frames(state, area);
    if let Some(area) = month {
        draw_month(state, theme, area, frame);
    }
    if let Some(agenda) = agenda {
        draw_agenda(state, theme, (agenda, area), frame);
    }
}

/// Draws the month.
fn draw_month(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let name = selected_day(state).format("%B %Y").to_string();
    let title = if area.width >= 40 { format!("Calendar: {name}") } else { name };
    let inner = panel(frame, area, &title, "");
    let grid = Grid::new(state, area);
    for (name, place) in ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].into_iter().zip(0..) {
        let cell = grid.cell(grid.head, place);
        frame.buffer_mut().set_line(
            cell.x,
            cell.y,
            &Text::styled(format!(" {name}"), theme.strong),
            cell.width,
        );
    }
    let busiest = grid.weeks.iter().map(|(monday, _)| month::busyness(state, *monday)).max().unwrap_or(0);
    for (monday, week) in &grid.weeks {
        for (day, place) in month::days(*monday).zip(0..) {
            draw_day(state, day, grid.cell(*week, place), theme, frame);
        }
        close_today(state, *monday, &grid, *week, frame);
        draw_busyness(month::busyness(state, *monday), busiest, &grid, *week, frame);
    }
    let end = grid.weeks.last().map_or(inner.y, |(_, week)| week.bottom());
    if end + 3 <= inner.bottom() {
        for (row, text) in (inner.bottom() - 2..inner.bottom()).zip(LEGEND) {
            let text = Text::styled(format!(" {text}"), theme.dim);
            frame.buffer_mut().set_line(inner.x, row, &text, inner.width);
        }
    }
}

/// Draws one day: its number and its mark, and what happens where there are rows for it.
fn draw_day(state: &State, day: NaiveDate, cell: Rect, theme: &Theme, frame: &mut Frame<'_>) {
    let shown = shown_day(state);
    let (selected, today) = (day == shown, day == state.today());
    let items = state.calendar.items(day);
    let mark = items.iter().map(|item| item.mark).max();
    let holiday = month::is_holiday(state, day);
    let other_month = day.month() != selected_day(state).month();
    let style = |style: Style| if selected { theme.selected } else { style };
    let plain = match (today, holiday || other_month) {
        (true, _) => theme.strong,
        (false, true) => theme.dim,
        (false, false) => Style::new(),
    };
    let before = match (today, selected) {
        (true, _) => '[',
        (false, true) => '>',
        (false, false) => ' ',
    };
    let sign = mark.map_or(if holiday { HOLIDAY } else { ' ' }, Mark::sign);
    let text = Text::from(vec![
        Span::styled(format!("{before}{:>2}", day.day()), style(plain)),
        Span::styled(sign.to_string(), style(mark.map_or(plain, |mark| mark.style(theme)))),
    ]);
    frame.buffer_mut().set_line(cell.x, cell.y, &text, cell.width);
    let room = usize::from(cell.height.saturating_sub(1));
    let most = if items.len() > room { room.saturating_sub(1) } else { room };
    let mut rows = cell.y + 1..cell.bottom();
    for (item, row) in items.iter().take(most).zip(rows.by_ref()) {
        let text =
            cut(&format!(" {}{}", lead(item), item.company), usize::from(cell.width).saturating_sub(1));
        frame.buffer_mut().set_line(cell.x, row, &Text::styled(text, item.mark.style(theme)), cell.width);
    }
    if let Some(row) = rows.next().filter(|_| items.len() > most) {
        frame.buffer_mut().set_line(cell.x, row, &Text::raw(format!(" +{}", items.len() - most)), cell.width);
    }
}

/// Returns what stands before a company in a day: the hour of an interview, else the mark.
fn lead(item: &Item) -> String {
    match (item.mark, item.time) {
        (Mark::Interview, Some(time)) => format!("{} ", short_time(time)),
        (mark, _) => mark.sign().to_string(),
    }
}

/// Closes the bracket around today, in the room of the next day.
fn close_today(state: &State, monday: NaiveDate, grid: &Grid, week: Rect, frame: &mut Frame<'_>) {
    if let Some((_, place)) = month::days(monday).zip(0..).find(|(day, _)| *day == state.today()) {
        let column = grid.cell(week, place).x + 4;
        frame.buffer_mut().set_line(
            column,
            week.y,
            &Text::raw("]"),
            week.right().saturating_sub(column).min(1),
        );
    }
}

/// Draws how busy a week is: a bar and a number, or the number alone.
fn draw_busyness(count: usize, busiest: usize, grid: &Grid, week: Rect, frame: &mut Frame<'_>) {
    let text = match grid.busy {
        0..2 => return,
        2..6 => fit_right(&number(count), 2),
        _ => format!(" {}{}", fit(&bar(count, busiest, 3), 3), fit_right(&number(count), 2)),
    };
    let column = week.right().saturating_sub(grid.busy);
    frame.buffer_mut().set_line(column, week.y, &Text::raw(text), grid.busy);
}

/// Returns a number of at most two figures; nothing for none.
fn number(count: usize) -> String {
    match count {
        0 => String::new(),
        1..100 => count.to_string(),
        _ => "99".to_owned(),
    }
}

/// Returns the day that stands out: that of the selected line of the agenda, when it takes the keys.
fn shown_day(state: &State) -> NaiveDate {
    let line = state.calendar.selected().filter(|_| state.calendar.focus == Focus::Agenda);
    line.map_or_else(|| selected_day(state), |(day, _)| day)
}

/// Draws the agenda, in its frame within the area of the screen.
fn draw_agenda(state: &State, theme: &Theme, (agenda, area): (Rect, Rect), frame: &mut Frame<'_>) {
    let calendar = &state.calendar;
    let focused = calendar.focus == Focus::Agenda;
    let remark = if focused { position(calendar.list.position()) } else { String::new() };
    panel(frame, agenda, "Agenda", &remark);
    let window = agenda_window(state, area);
    let width = usize::from(window.area.width);
    let lines = calendar.lines.iter().enumerate().skip(calendar.list.top()).take(window.lines());
    for (row, (index, line)) in (window.area.y..).zip(lines) {
        let text = match line {
            Line::Day(day) => Text::styled(format!(" {}", weekday_and_date(*day)), theme.strong),
            Line::Note(note) => Text::raw(format!("   {note}")),
            Line::Item(day, place) => match calendar.items(*day).get(*place) {
                Some(item) => {
                    item_line(item, focused && calendar.list.selected() == Some(index), width, theme)
                }
                None => continue,
            },
        };
        frame.buffer_mut().set_line(window.area.x, row, &text, window.area.width);
    }
}

/// Returns a line of the agenda: when, whose, what.
fn item_line<'a>(item: &Item, selected: bool, width: usize, theme: &Theme) -> Text<'a> {
    let whole = width >= WHOLE_TIMES_FROM;
    let room = if whole { WHEN.0 } else { WHEN.1 };
    let when = match item.time.filter(|_| item.mark == Mark::Interview && !whole) {
        Some(time) => time.format("%H:%M").to_string(),
        None => item.when.clone(),
    };
    let lead = match item.mark {
        _ if selected => '>',
        Mark::Overdue | Mark::Done => item.mark.sign(),
        Mark::Due | Mark::Interview => ' ',
    };
    let style = |style: Style| if selected { theme.selected } else { style };
    let rest = format!("{} {}", item.company, item.what);
    Text::from(vec![
        Span::styled(format!("{lead}{} ", fit_right(&when, room)), style(item.mark.style(theme))),
        Span::styled(format!("{} ", fit(&rest, width.saturating_sub(room + 3))), style(Style::new())),
    ])
}
