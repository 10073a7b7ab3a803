//! How the list of applications looks.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Text, Span};

use crate::domain::column::Column;
use crate::scheduler::action::State as ActionState;
use crate::tui::next_step::{NextStep, next_step};
use crate::tui::screens::apps::widths::Widths;
use crate::tui::screens::apps::{Direction, Row, since};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::{panel, position};
use crate::tui::widgets::text::{fit, fit_right};
use crate::tui::wording;

/// Draws the screen.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let apps = &state.apps;
    let inner = panel(frame, area, &title(state), &position(apps.list.position()));
    let width = usize::from(inner.width);
    let widths = Widths::new(apps.columns.shown(), width.saturating_sub(3));
    let header = cells(&widths, |column| heading(column).to_owned());
    frame.buffer_mut().set_line(
        inner.x,
        inner.y,
        &Text::styled(format!("  {header}"), theme.strong),
        inner.width,
    );
    let height = usize::from(inner.height.saturating_sub(1));
    let rows = apps.rows.iter().enumerate().skip(apps.list.top()).take(height);
    for (place, (index, row)) in (inner.y.saturating_add(1)..).zip(rows) {
        let selected = apps.list.selected() == Some(index);
        let text = row_line(state, row, (&widths, width), selected, theme);
        frame.buffer_mut().set_line(inner.x, place, &text, inner.width);
    }
    if apps.rows.is_empty() {
        let text = Text::raw("   No application matches the filter.");
        frame.buffer_mut().set_line(inner.x, inner.y.saturating_add(2), &text, inner.width);
    }
}

/// Returns the title: how many there are, the filter, and the order.
fn title(state: &State) -> String {
    let apps = &state.apps;
    let all = state.snapshot.records.applications.len();
    let arrow = match apps.direction {
        Direction::Ascending => '^',
        Direction::Descending => 'v',
    };
    let sort = format!("sort: {}{arrow}", apps.sort.name());
    let marked = match apps.marked.len() {
        0 => String::new(),
        some => format!("   {some} marked"),
    };
    let sort = format!("{sort}{marked}");
    if apps.filtering.is_on() {
        format!("Apps {} of {all}{}   {sort}", apps.rows.len(), apps.filtering.label())
    } else {
        format!("Apps {all}   {sort}")
    }
}

/// Returns one line.
fn row_line<'a>(
    state: &State,
    row: &Row,
    (widths, width): (&Widths, usize),
    selected: bool,
    theme: &Theme,
) -> Text<'a> {
    let Some(application) = state.snapshot.records.applications.get(row.application) else {
        return Text::default();
    };
    let today = state.today();
    let step = next_step(state, application);
    let (next, due) = match step {
        Some(NextStep::Action(action)) => (action.kind.to_string(), wording::due(action, today)),
        Some(NextStep::Interview(day)) => ("interview".to_owned(), wording::near_date(day, today)),
        None => ("-".to_owned(), "-".to_owned()),
    };
    let (mark, style) = match step {
        _ if selected => ('>', theme.selected),
        Some(NextStep::Action(action)) if action.state == ActionState::Overdue => ('!', Style::new()),
        _ => (' ', Style::new()),
    };
    let cells = cells(widths, |column| match column {
        Column::Company => application.company.clone(),
        Column::Role => application.role.clone(),
        Column::Stage => wording::stage(application.stage()),
        Column::Location => or_none(application.location.as_deref()),
        Column::Source => or_none(application.source.as_deref()),
        Column::Salary => or_none(application.salary.as_ref().map(ToString::to_string).as_deref()),
        Column::Excitement => or_none(application.excitement.map(stars).as_deref()),
        Column::Next => next.clone(),
        Column::Due => due.clone(),
        Column::Age => wording::age(since(application), today),
    });
    let before = if state.apps.marked.contains(&row.id) { '#' } else { ' ' };
    let style_of_mark = if mark == '!' { theme.late } else { style };
    Text::from(vec![
        Span::styled(format!("{before}{mark}"), style_of_mark),
        Span::styled(fit(&cells, width.saturating_sub(2)), style),
    ])
}

/// Returns the heading of a column.
const fn heading(column: Column) -> &'static str {
    match column {
        Column::Company => "Company",
        Column::Role => "Role",
        Column::Stage => "Stage",
        Column::Location => "Location",
        Column::Source => "Source",
        Column::Salary => "Salary",
        Column::Excitement => "Want",
        Column::Next => "Next",
        Column::Due => "Due",
        Column::Age => "Age",
    }
}

/// Returns a text, or the mark for nothing.
fn or_none(text: Option<&str>) -> String {
    text.filter(|text| !text.trim().is_empty()).unwrap_or("-").to_owned()
}

/// Returns how much the user wants it, as so many stars.
fn stars(excitement: u8) -> String {
    "*".repeat(usize::from(excitement))
}

/// Returns texts in their columns, the age on the right of its own.
fn cells(widths: &Widths, text: impl Fn(Column) -> String) -> String {
    let cell = |(column, width): &(Column, usize)| match column {
        Column::Age => fit_right(&text(*column), *width),
        _ => format!("{} ", fit(&text(*column), width.saturating_sub(1))),
    };
    widths.0.iter().map(cell).collect()
}
