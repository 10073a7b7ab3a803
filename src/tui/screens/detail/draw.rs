//! How one application looks.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Text, Span};
use unicode_width::UnicodeWidthStr;

use crate::domain::stage::stage_on;
use crate::scheduler::action::State as ActionState;
use crate::tui::screens::detail::{Detail, Gutter, Row, RowId};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::{panel, position};
use crate::tui::widgets::text::{clean, fit};
use crate::tui::wording;

/// The columns of the section names, with the gap after them.
const LABEL: usize = 16;
/// The column of the stage in the first line, inside the frame.
const STAGE: usize = 38;

/// The width from which the first line says for how long the stage has held.
const AGE_FROM: usize = 56;

/// Returns the columns of the name of a section, with the gap after it.
fn label_width(width: usize) -> usize {
    LABEL.min(width / 3)
}

/// Returns the columns of a line beside the name of its section.
pub(in crate::tui::screens) fn text_width(width: usize) -> usize {
    width.saturating_sub(label_width(width) + 2)
}

/// Draws an open application.
pub fn draw(detail: &Detail, state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let Some(application) = state.find_application(&detail.application) else {
        return;
    };
    let title = format!("{} > {}", state.screen().name, application.company);
    let inner = panel(frame, area, &title, &position(detail.list.position()));
    let width = usize::from(inner.width);
    let today = state.today();
    let since = stage_on(&application.stage_history, today).and_then(|(_, since)| since);
    let age = since.filter(|_| width >= AGE_FROM);
    let age = age.map(|day| format!("  {} in stage", wording::age(Some(day), today))).unwrap_or_default();
    let stage = format!("{}{age}", wording::stage(application.stage()));
    let title = application.title();
    let wanted = clean(&title).width().max(STAGE - 1);
    let name = width.saturating_sub(3).saturating_sub(stage.len()).min(wanted);
    let first = format!(" {} {stage}", fit(&title, name));
    frame.buffer_mut().set_line(
        inner.x,
        inner.y,
        &Text::styled(fit(&first, width), theme.strong),
        inner.width,
    );
    let height = usize::from(inner.height.saturating_sub(1));
    let rows = detail.rows.iter().enumerate().skip(detail.list.top()).take(height);
    for (place, (index, row)) in (inner.y.saturating_add(1)..).zip(rows) {
        let selected = detail.list.selected() == Some(index);
        let text = row_line(state, row, width, selected, theme);
        frame.buffer_mut().set_line(inner.x, place, &text, inner.width);
    }
}

/// Returns one line.
pub(in crate::tui::screens) fn row_line<'a>(
    state: &State,
    row: &Row,
    width: usize,
    selected: bool,
    theme: &Theme,
) -> Text<'a> {
    let label = if row.label.is_empty() { String::new() } else { format!("-- {} --", row.label) };
    let label_width = label_width(width);
    let action = match &row.id {
        Some(RowId::Action(key)) => state.find_action(key),
        _ => None,
    };
    let (mark, tone) = match (row.gutter, action.map(|action| action.state)) {
        (Gutter::None, _) => ("", Style::new()),
        (Gutter::Mark | Gutter::Rest, _) if selected => ("> ", Style::new()),
        (Gutter::Rest, _) => ("  ", Style::new()),
        (Gutter::Mark, Some(ActionState::Overdue)) => ("! ", theme.late),
        (Gutter::Mark, Some(ActionState::Due)) => ("  ", theme.due),
        (Gutter::Mark, _) => ("  ", Style::new()),
    };
    let text_width = text_width(width);
    let before = if selected && row.gutter == Gutter::None { ">" } else { " " };
    let text = fit(&format!("{mark}{}", row.text), text_width);
    let style = if selected { theme.selected } else { tone };
    Text::from(vec![
        Span::styled(format!(" {}", fit(&label, label_width.saturating_sub(1))), theme.strong),
        Span::styled(format!("{before}{text} "), style),
    ])
}
