//! How the list of applications looks.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Text, Span};

use crate::scheduler::action::State as ActionState;
use crate::tui::next_step::{NextStep, next_step};
use crate::tui::screens::apps::{Direction, Row, since};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::{panel, position};
use crate::tui::widgets::text::{fit, fit_right};
use crate::tui::wording;

/// The columns of the age.
const AGE: usize = 4;
/// The columns that stay free on the right before anything grows.
const SPARE: isize = 5;

/// The columns, with the gaps after them; 0 for what is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    company: usize,
    role: usize,
    stage: usize,
    next: usize,
    due: usize,
    age: usize,
}

/// A column, and the least width that it is worth showing with; 0 for what goes altogether.
type Shrinkable = (fn(&mut Columns) -> &mut usize, usize);

/// What gives way when there is no room, in this order.
const SHRINKABLE: &[Shrinkable] = &[
    (|columns| &mut columns.role, 10),
    (|columns| &mut columns.age, 0),
    (|columns| &mut columns.due, 9),
    (|columns| &mut columns.role, 9),
    (|columns| &mut columns.due, 0),
    (|columns| &mut columns.next, 0),
    (|columns| &mut columns.role, 8),
    (|columns| &mut columns.company, 8),
];

impl Columns {
    /// Shares the width between the mark and the frame; drops from the right what has no room.
    fn new(width: usize) -> Self {
        let mut columns = Self { company: 11, role: 19, stage: 13, next: 13, due: 10, age: AGE };
        let spare = |columns: &Self| {
            let used = columns.company + columns.role + columns.stage;
            width as isize - (used + columns.next + columns.due + columns.age) as isize
        };
        if spare(&columns) >= SPARE {
            let more = (spare(&columns) - SPARE).unsigned_abs();
            columns.role += more / 2;
            columns.company += (more - more / 2).min(9);
            return columns;
        }
        for (column, least) in SHRINKABLE {
            let missing = (-spare(&columns)).max(0).unsigned_abs();
            let size = column(&mut columns);
            *size = match (missing, least) {
                (0, _) => *size,
                (_, 0) => 0,
                _ => size.saturating_sub(missing).max(*least),
            };
        }
        columns.role += spare(&columns).max(0).unsigned_abs().min(9);
        columns
    }
}

/// Draws the screen.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let apps = &state.apps;
    let inner = panel(frame, area, &title(state), &position(apps.list.position()));
    let width = usize::from(inner.width);
    let columns = Columns::new(width.saturating_sub(3));
    let header = cells(columns, ["Company", "Role", "Stage", "Next", "Due", "Age"]);
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
        let text = row_line(state, row, (columns, width), selected, theme);
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
    (columns, width): (Columns, usize),
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
    let age = wording::age(since(application), today);
    let stage = wording::stage(application.stage());
    let cells = cells(columns, [&application.company, &application.role, &stage, &next, &due, &age]);
    let before = if state.apps.marked.contains(&row.id) { '#' } else { ' ' };
    let style_of_mark = if mark == '!' { theme.late } else { style };
    Text::from(vec![
        Span::styled(format!("{before}{mark}"), style_of_mark),
        Span::styled(fit(&cells, width.saturating_sub(2)), style),
    ])
}

/// Returns texts in their columns, the age on the right of its own.
fn cells(columns: Columns, texts: [&str; 6]) -> String {
    let [company, role, stage, next, due, age] = texts;
    let mut line = String::new();
    for (text, width) in [
        (company, columns.company),
        (role, columns.role),
        (stage, columns.stage),
        (next, columns.next),
        (due, columns.due),
    ] {
        if width > 0 {
            line.push_str(&fit(text, width - 1));
            line.push(' ');
        }
    }
    if columns.age > 0 {
        line.push_str(&fit_right(age, columns.age));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(columns: Columns) -> usize {
        columns.company + columns.role + columns.stage + columns.next + columns.due + columns.age
    }

    #[test]
    fn columns_are_exact_at_80_and_never_too_wide() {
        assert_eq!(Columns::new(75), Columns { company: 11, role: 19, stage: 13, next: 13, due: 10, age: 4 });
        for width in 35..200 {
            assert!(used(Columns::new(width)) <= width, "{width}: {:?}", Columns::new(width));
        }
    }

    #[test]
    fn columns_drop_from_the_right() {
        let narrow = Columns::new(45);
        assert_eq!((narrow.age, narrow.due), (0, 0));
        let narrowest = Columns::new(35);
        assert_eq!((narrowest.age, narrowest.due, narrowest.next), (0, 0, 0));
        assert!(narrowest.stage > 0 && narrowest.role > 0);
    }
}
