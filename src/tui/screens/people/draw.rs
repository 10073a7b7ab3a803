//! How the list of people and the page of one look.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Text, Span};

use crate::domain::contact::Contact;
use crate::scheduler::action::{Action, State as ActionState};
use crate::tui::screens::apps::Direction;
use crate::tui::screens::detail::row_line;
use crate::tui::screens::people::{Person, Row};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::{panel, position};
use crate::tui::widgets::text::{fit, fit_right};
use crate::tui::wording::{self, counted};

/// The columns, with the gaps after them; 0 for what is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    name: usize,
    company: usize,
    title: usize,
    next: usize,
    due: usize,
    last: usize,
}

impl Columns {
    /// Shares the width between the mark and the frame; drops what has no room.
    const fn new(width: usize) -> Self {
        let (next, last) = (if width >= 52 { 13 } else { 0 }, if width >= 46 { 5 } else { 0 });
        let due = 9;
        let rest = width.saturating_sub(next + due + last);
        let (name, company) = match rest {
            0..=42 => (rest - rest / 2, rest / 2),
            43..=60 => (rest * 3 / 8, rest * 2 / 8),
            _ => (23, 18),
        };
        Self { name, company, title: rest.saturating_sub(name + company), next, due, last }
    }
}

/// Draws the screen: the page of the person that is open, else the list.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    if let Some(person) = &state.people.open {
        draw_person(person, state, theme, area, frame);
        return;
    }
    let people = &state.people;
    let inner = panel(frame, area, &title(state), &position(people.list.position()));
    let columns = Columns::new(usize::from(inner.width).saturating_sub(3));
    let head = cells(columns, ["Name", "Company", "Title", "Next", "Due", "Last"]);
    frame.buffer_mut().set_line(
        inner.x,
        inner.y,
        &Text::styled(format!("  {head}"), theme.strong),
        inner.width,
    );
    let height = usize::from(inner.height.saturating_sub(1));
    let rows = people.rows.iter().enumerate().skip(people.list.top()).take(height);
    for (place, (index, row)) in (inner.y.saturating_add(1)..).zip(rows) {
        let selected = people.list.selected() == Some(index);
        frame.buffer_mut().set_line(inner.x, place, &line(state, row, columns, selected, theme), inner.width);
    }
    if people.rows.is_empty() {
        let text = if people.is_filtered() {
            ["Nobody matches the filter.", ""]
        } else {
            ["Nobody yet. Name people as you add (a):", "Acme with:\"Dana R\""]
        };
        for (row, text) in (inner.y.saturating_add(2)..inner.bottom()).zip(text) {
            frame.buffer_mut().set_line(inner.x, row, &Text::raw(format!("   {text}")), inner.width);
        }
    }
}

/// Returns the title: how many there are, the filter, the order, and for whom nobody is known.
fn title(state: &State) -> String {
    let people = &state.people;
    let all = state.snapshot.records.contacts.len();
    let arrow = if people.direction == Direction::Ascending { '^' } else { 'v' };
    let sort = format!("sort: {}{arrow}", people.sort.name());
    let unreachable = match people.unreachable {
        0 => String::new(),
        count => format!("   {} without anyone to write to", counted(count, "app")),
    };
    if people.is_filtered() {
        format!("People {} of {all}   filter: {}   {sort}", people.rows.len(), people.filter)
    } else {
        format!("People {all}   {sort}{unreachable}")
    }
}

/// Returns the line of a person.
fn line<'a>(state: &State, row: &Row, columns: Columns, selected: bool, theme: &Theme) -> Text<'a> {
    let Some(contact) = state.snapshot.records.contacts.get(row.contact) else {
        return Text::default();
    };
    let today = state.today();
    let action = row.next.and_then(|place| state.snapshot.agenda.actions.get(place));
    let next = match (action, row.actions) {
        (None, _) => "-".to_owned(),
        (Some(action), 0 | 1) => action.kind.to_string(),
        (Some(action), more) => format!("{} +{}", action.kind, more - 1),
    };
    let due = action.map_or_else(|| "-".to_owned(), |action| wording::due(action, today));
    let last = wording::age(row.last, today);
    let title = what_they_are(contact);
    let texts = [contact.name.as_str(), &row.company, &title, &next, &due, &last];
    let late = |action: &&Action| action.state == ActionState::Overdue;
    let (mark, style) = match action {
        _ if selected => ('>', theme.selected),
        Some(action) if late(&action) => ('!', theme.late),
        _ => (' ', Style::new()),
    };
    let rest = if selected { theme.selected } else { Style::new() };
    Text::from(vec![
        Span::styled(format!(" {mark}"), style),
        Span::styled(format!("{} ", cells(columns, texts)), rest),
    ])
}

/// Returns what a person does, else what they are to the search.
pub(super) fn what_they_are(contact: &Contact) -> String {
    let title = contact.title.clone().filter(|title| !title.trim().is_empty());
    title.unwrap_or_else(|| contact.kind.as_str().replace('-', " "))
}

/// Returns texts in their columns, the last one on the right of its own.
fn cells(columns: Columns, texts: [&str; 6]) -> String {
    let [name, company, title, next, due, last] = texts;
    let mut line = String::new();
    let shown = [
        (name, columns.name),
        (company, columns.company),
        (title, columns.title),
        (next, columns.next),
        (due, columns.due),
    ];
    for (text, width) in shown.into_iter().filter(|(_, width)| *width > 0) {
        line.push_str(&fit(text, width - 1));
        line.push(' ');
    }
    if columns.last > 0 {
        line.push_str(&fit_right(last, columns.last));
    }
    line
}

/// Draws the page of a person.
fn draw_person(person: &Person, state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let Some(contact) = state.find_contact(&person.contact) else {
        return;
    };
    let title = format!("People > {}", contact.name);
    let inner = panel(frame, area, &title, &position(person.list.position()));
    let width = usize::from(inner.width);
    let company = contact.company.as_deref().map(|company| format!(", {company}")).unwrap_or_default();
    let first = format!(" {} - {}{company}", contact.name, what_they_are(contact));
    let text = Text::styled(fit(&first, width), theme.strong);
    frame.buffer_mut().set_line(inner.x, inner.y, &text, inner.width);
    let height = usize::from(inner.height.saturating_sub(1));
    let rows = person.rows.iter().enumerate().skip(person.list.top()).take(height);
    for (place, (index, row)) in (inner.y.saturating_add(1)..).zip(rows) {
        let selected = person.list.selected() == Some(index);
        frame.buffer_mut().set_line(
            inner.x,
            place,
            &row_line(state, row, width, selected, theme),
            inner.width,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_use_the_room_exactly() {
        for width in 20..250 {
            let it = Columns::new(width);
            assert_eq!(it.name + it.company + it.title + it.next + it.due + it.last, width, "{it:?}");
        }
        let narrow = Columns::new(35);
        assert_eq!((narrow.title, narrow.next, narrow.last), (0, 0, 0));
    }
}
