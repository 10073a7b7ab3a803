//! How the board looks.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Text, Span};
use ratatui::widgets::Block;
use unicode_width::UnicodeWidthStr;

use crate::tui::marks::{self, Mark};
use crate::tui::screens::board::places::{self, ColumnPlace};
use crate::tui::screens::board::{Card, Column};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{cut, fit};

/// Draws the screen.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    if let Some(line) = places::filter_line(state, area) {
        filter(state, theme, line, frame);
    }
    for place in places::columns(state, area) {
        let Some(column) = state.board.columns.get(place.place) else {
            continue;
        };
        let title = if places::is_side_by_side(state) { heading(column) } else { neighbours(state) };
        framed(&title, place.place == state.board.at, place.frame, theme, frame);
        cards(state, column, place, theme, frame);
    }
    if state.board.columns.is_empty() {
        panel(frame, area, "Board", "");
    }
}

/// Tells the filter, and how many cards it leaves.
fn filter(state: &State, theme: &Theme, line: Rect, frame: &mut Frame<'_>) {
    let board = &state.board;
    let left: usize = board.columns.iter().take(places::shown(state)).map(|column| column.cards.len()).sum();
    let all = state.snapshot.records.applications.len();
    let text = format!(" Board {left} of {all}{}", board.filtering.label());
    let text = Text::styled(cut(&text, usize::from(line.width)), theme.strong);
    frame.buffer_mut().set_line(line.x, line.y, &text, line.width);
}

/// Returns the name of a column and how many cards it has.
fn heading(column: &Column) -> String {
    format!("{} {}", column.name, column.cards.len())
}

/// Returns the heading of the selected column between those of its neighbours.
fn neighbours(state: &State) -> String {
    let board = &state.board;
    let columns = board.columns.iter().take(places::shown(state)).map(heading).enumerate();
    let near = columns.filter(|(place, _)| place.abs_diff(board.at) <= 1);
    let named = near.map(|(place, name)| match place.cmp(&board.at) {
        std::cmp::Ordering::Less => format!("{name} < "),
        std::cmp::Ordering::Equal => name,
        std::cmp::Ordering::Greater => format!(" > {name}"),
    });
    named.collect()
}

/// Draws the frame of a column; its heading has as much room as the corners leave.
fn framed(title: &str, selected: bool, area: Rect, theme: &Theme, frame: &mut Frame<'_>) {
    let room = usize::from(area.width).saturating_sub(2);
    let style = if selected { theme.strong } else { Style::new() };
    let (before, after) = match room.saturating_sub(title.width()) {
        0..=1 => ("", ""),
        2 => (" ", " "),
        _ => ("─ ", " "),
    };
    let title = vec![Span::raw(before), Span::styled(cut(title, room), style), Span::raw(after)];
    frame.render_widget(Block::bordered().title(Text::from(title)), area);
}

/// Draws the cards in sight, and how many there are beside them.
fn cards(state: &State, column: &Column, place: ColumnPlace, theme: &Theme, frame: &mut Frame<'_>) {
    let board = &state.board;
    let here = place.place == board.at;
    let (area, rows) = (place.window.area, place.window.rows.max(1));
    let (top, most) = (if here { board.list.top() } else { 0 }, place.window.lines());
    let tops = (area.y..area.bottom()).step_by(usize::from(rows));
    let shown = column.cards.iter().enumerate().skip(top).take(most);
    for (row, (index, card)) in tops.zip(shown) {
        let selected = here && board.list.selected() == Some(index);
        for (row, text) in (row..row + rows).zip(card_lines(state, card, area.width, selected, theme)) {
            frame.buffer_mut().set_line(area.x, row, &text, area.width);
        }
    }
    let below = column.cards.len().saturating_sub(top + most);
    let more = match (top, below) {
        (0, 0) => return,
        (0, below) => format!(" +{below}"),
        (above, 0) => format!(" +{above} above"),
        (above, below) => format!(" +{above} above, +{below}"),
    };
    let text = cut(&more, usize::from(area.width));
    frame.buffer_mut().set_line(area.x, area.bottom(), &Text::raw(text), area.width);
}

/// Returns the lines of a card: the company with its marks, and the role below.
fn card_lines<'a>(state: &State, card: &Card, width: u16, selected: bool, theme: &Theme) -> [Text<'a>; 2] {
    let Some(application) = state.snapshot.records.applications.get(card.application) else {
        return [Text::default(), Text::default()];
    };
    let width = usize::from(width);
    let marks = marks::of_application(state, application);
    let signs: usize = marks.iter().map(|(_, sign)| sign.width() + 1).sum();
    let company = cut(&application.company, width.saturating_sub(1 + signs));
    let rest = width.saturating_sub(1 + company.width() + signs);
    let styled = |style: Style| if selected { theme.selected } else { style };
    let before = if selected { ">" } else { " " };
    let mut spans = vec![Span::styled(format!("{before}{company}"), styled(Style::new()))];
    spans.extend(
        marks
            .into_iter()
            .map(|(mark, sign)| Span::styled(format!(" {sign}"), styled(Mark::style(mark, theme)))),
    );
    spans.push(Span::styled(" ".repeat(rest), styled(Style::new())));
    let role = format!("  {}", fit(&application.role, width.saturating_sub(2)));
    [Text::from(spans), Text::styled(role, theme.dim)]
}
