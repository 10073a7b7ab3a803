//! How today looks: columns that stay aligned, and drop from the right when there is no room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Text, Span};

use crate::tui::screens::today::{Line, LineId, Mark, Row};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::{panel, position};
use crate::tui::widgets::text::{cut, fit, fit_right};

/// The columns of the time, without the gap after it.
const TIME: usize = 11;
/// The columns of the kind, with the gap after it.
const KIND: usize = 13;

/// The columns of the texts, with the gaps after them; 0 for what is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    company: usize,
    role: usize,
    text: usize,
}

impl Columns {
    /// Shares the room that time and kind leave.
    fn new(room: usize) -> Self {
        match room {
            0..=15 => Self { company: room, role: 0, text: 0 },
            16..=29 => Self { company: room / 2, role: room - room / 2, text: 0 },
            30..=49 => {
                let (company, role) = (room * 10 / 30 - room / 20, room / 3);
                let (company, role) = (company.min(10), role.min(14));
                Self { company, role, text: room - company - role }
            }
            _ => {
                let spare = (room - 50) / 4;
                let (company, role) = (10 + spare.min(4), 14 + spare.min(6));
                Self { company, role, text: room - company - role }
            }
        }
    }
}

/// Draws the screen.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let today = &state.today;
    let inner = panel(frame, area, &title(state), &position(today.list.position()));
    let room = usize::from(inner.width).saturating_sub(2 + TIME + 2 + KIND);
    let columns = Columns::new(room);
    let rows = today.lines.iter().enumerate().skip(today.list.top()).take(usize::from(inner.height));
    for (place, (index, line)) in (inner.y..).zip(rows) {
        let text = match line {
            Line::Heading(heading) => Text::styled(format!(" {heading}"), theme.strong),
            Line::Note(note) => {
                Text::raw(format!("   {}", cut(note, usize::from(inner.width).saturating_sub(4))))
            }
            Line::Row(row) => {
                let selected = today.list.selected() == Some(index);
                row_line(row, columns, selected, is_marked(state, row), theme)
            }
        };
        frame.buffer_mut().set_line(inner.x, place, &text, inner.width);
    }
}

/// Returns the title: what there is to do, and the filter.
fn title(state: &State) -> String {
    let today = &state.today;
    let marked = match state.marked.len() {
        0 => String::new(),
        some => format!("   {some} marked"),
    };
    let counts = format!("Today: {} due, {} overdue{marked}", today.due, today.overdue);
    if !today.filtering.is_on() {
        return counts;
    }
    let (_, shown) = today.list.position();
    format!("{counts}   {shown} of {}{}", today.unfiltered, today.filtering.label())
}

/// Tells whether a line is marked.
fn is_marked(state: &State, row: &Row) -> bool {
    matches!(&row.id, LineId::Action(key) if state.marked.contains(key))
}

/// Returns a line, column by column.
fn row_line<'a>(row: &Row, columns: Columns, selected: bool, marked: bool, theme: &Theme) -> Text<'a> {
    let in_time = row.time.len() >= TIME;
    let mark = match row.mark {
        _ if selected => '>',
        Mark::Overdue => '!',
        Mark::Done => 'x',
        Mark::Due | Mark::Interview | Mark::Upcoming => ' ',
    };
    let before = match (marked, selected && in_time) {
        (true, _) => '#',
        (false, true) => '>',
        (false, false) => ' ',
    };
    let time =
        if in_time { fit(&row.time, TIME) } else { format!("{mark}{}", fit_right(&row.time, TIME - 1)) };
    let rest = format!(
        "{}{}{} ",
        fit_gap(&row.company, columns.company),
        fit_gap(&row.role, columns.role),
        fit(&row.text, columns.text)
    );
    let style = |style: Style| if selected { theme.selected } else { style };
    let (when, what) = match row.mark {
        Mark::Overdue => (theme.late, Style::new()),
        Mark::Due => (theme.due, Style::new()),
        Mark::Interview => (theme.interview, theme.interview),
        Mark::Upcoming => (Style::new(), Style::new()),
        Mark::Done => (theme.done, Style::new()),
    };
    Text::from(vec![
        Span::styled(format!("{before}{time}"), style(when)),
        Span::styled(format!("  {}", fit_gap(&row.kind, KIND)), style(what)),
        Span::styled(rest, style(Style::new())),
    ])
}

/// Returns a text in its column, with at least one blank after it.
fn fit_gap(text: &str, width: usize) -> String {
    if width == 0 { String::new() } else { format!("{} ", fit(text, width - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_use_the_room_exactly_and_drop_from_the_right() {
        for room in 0..200 {
            let columns = Columns::new(room);
            assert_eq!(columns.company + columns.role + columns.text, room, "{columns:?}");
        }
        assert_eq!(Columns::new(50), Columns { company: 10, role: 14, text: 26 });
        assert_eq!(Columns::new(29).text, 0);
        assert_eq!(Columns::new(10), Columns { company: 10, role: 0, text: 0 });
    }
}
