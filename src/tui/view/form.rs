//! How a form looks: a line for each field, under the one being typed into how it reads, and as much of it as there
//! is room for.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::keys::command::{Command, Edit};
use crate::tui::forms::field::{Field, Input, Kind, Reads};
use crate::tui::forms::form::{DraftState, Form};
use crate::tui::layout::inside;
use crate::tui::mode::Freshness;
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::day_picker;
use crate::tui::widgets::popup::{centered, frame_popup};
use crate::tui::widgets::text::{cut, fit, wrap};

/// The columns of the names of the fields, with the gap after them.
const LABEL: usize = 15;
/// The most lines of a text that is being typed.
const MOST_TYPED: usize = 8;
/// The most lines of a text that is not.
const MOST_SHOWN: usize = 2;
/// The most lines that say what is wrong.
const MOST_WRONG: usize = 3;

/// The lines of one field, and where the cursor is in them.
struct Drawn {
    lines: Vec<Line<'static>>,
    cursor: Option<(usize, usize)>,
}

/// What the fields of a form are drawn with.
struct Sheet<'a> {
    form: &'a Form,
    state: &'a State,
    theme: &'a Theme,
    /// The columns of the names.
    label: usize,
    /// The columns beside them.
    room: usize,
}

/// Draws a form over the list.
pub(super) fn draw(form: &Form, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let width = usize::from(inside(centered(state.size, 1)).width);
    let label = LABEL.min(width / 3);
    let on = Sheet { form, state, theme, label, room: width.saturating_sub(label + 2) };
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut cursor = (0, 0);
    let mut shown = 0..0;
    for (place, field) in form.fields.iter().enumerate() {
        let drawn = draw_field(&on, field, place == form.at);
        if let Some((row, column)) = drawn.cursor {
            cursor = (lines.len() + row, column);
            shown = lines.len()..lines.len() + drawn.lines.len();
        }
        lines.extend(drawn.lines);
    }
    let notices = notices(form, state, width, theme);
    let rows = u16::try_from(lines.len() + notices.len()).unwrap_or(u16::MAX);
    let area = centered(state.size, rows);
    let remark = format!("{}/{}", form.at + 1, form.fields.len());
    let inner = frame_popup(frame, area, &form.title, &remark);
    let room = usize::from(inner.height).saturating_sub(notices.len()).max(1);
    let top = top(&shown, cursor.0, lines.len(), room);
    let rest = lines.into_iter().skip(top).take(room).chain(notices);
    for (row, line) in (inner.y..inner.bottom()).zip(rest) {
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
    let at = |start: u16, add: usize| start.saturating_add(u16::try_from(add).unwrap_or(u16::MAX));
    let row = at(inner.y, cursor.0.saturating_sub(top)).min(inner.bottom().saturating_sub(1));
    frame.set_cursor_position(Position::new(at(inner.x, cursor.1).min(inner.right().saturating_sub(1)), row));
    if let Some(picker) = form.picker {
        day_picker::draw(picker, state, theme, frame);
    }
}

/// Returns the first line in sight: the field with everything that is said about it, and what comes next where
/// there is room; the line of the cursor in any case.
fn top(shown: &std::ops::Range<usize>, cursor: usize, lines: usize, room: usize) -> usize {
    let wanted = (shown.end + 2).min(lines).saturating_sub(room);
    wanted.min(shown.start).max((cursor + 1).saturating_sub(room))
}

/// Returns what is said about the whole form, below the fields.
fn notices(form: &Form, state: &State, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut texts = Vec::new();
    if let Some(fault) = &form.fault {
        texts.extend(wrap(fault, width.saturating_sub(2), 2).into_iter().map(|text| (text, theme.late)));
    }
    match form.freshness {
        Freshness::AsTyped => {}
        Freshness::Changed => texts.push(("It changed meanwhile: look again.".to_owned(), theme.late)),
        Freshness::Warned => {
            texts.push(("It changed meanwhile: save again to save this.".to_owned(), theme.late))
        }
    }
    if form.draft == DraftState::Restored {
        texts.push((
            format!("A draft from before: {} puts it aside.", state.key(Command::Discard)),
            Style::new(),
        ));
    }
    texts
        .into_iter()
        .map(|(text, style)| Line::styled(format!(" {}", cut(&text, width.saturating_sub(2))), style))
        .collect()
}

/// Returns the lines of a field.
fn draw_field(on: &Sheet<'_>, field: &Field, is_typed: bool) -> Drawn {
    let Sheet { theme, label, room, .. } = *on;
    let name = |is_first: bool| {
        let mark = if is_typed && is_first { ">" } else { " " };
        let name = if is_first { field.shape.label } else { "" };
        let style = if is_typed { theme.strong } else { Style::new() };
        Span::styled(format!("{mark}{}", fit(name, label)), style)
    };
    let (texts, cursor) = typed(&field.input, is_typed, room);
    let mut lines: Vec<Line<'static>> = texts
        .into_iter()
        .enumerate()
        .map(|(row, text)| Line::from(vec![name(row == 0), Span::raw(text)]))
        .collect();
    let indent = " ".repeat(label + 1);
    let said = said(on, field, is_typed);
    lines.extend(
        said.into_iter()
            .map(|(text, style)| Line::from(vec![Span::raw(indent.clone()), Span::styled(text, style)])),
    );
    let cursor = cursor.filter(|_| is_typed).map(|(row, column)| (row, label + 1 + column));
    Drawn { lines, cursor }
}

/// Returns the drawn lines of what is typed, and the cursor in them.
fn typed(input: &Input, is_typed: bool, room: usize) -> (Vec<String>, Option<(usize, usize)>) {
    match input {
        Input::Line(line) if is_typed => {
            let (text, cursor) = line.visible(room);
            (vec![cut(&text, room)], Some((0, cursor)))
        }
        Input::Line(line) => (vec![cut(line.text(), room)], None),
        Input::Lines(area) if is_typed => {
            let (lines, (row, column)) = area.drawn(room);
            let top = (row + 1).saturating_sub(MOST_TYPED);
            let shown = lines.into_iter().skip(top).take(MOST_TYPED).map(|line| cut(&line, room)).collect();
            (shown, Some((row - top, column)))
        }
        Input::Lines(area) => {
            let mut lines = wrap(area.text(), room, MOST_SHOWN);
            if lines.is_empty() {
                lines.push(String::new());
            }
            (lines, None)
        }
    }
}

/// Returns what is said under a field: what is wrong, how it reads, what it may go on to, what it is for.
fn said(on: &Sheet<'_>, field: &Field, is_typed: bool) -> Vec<(String, Style)> {
    let Sheet { form, state, theme, room, .. } = *on;
    let one = |text: String, style: Style| vec![(cut(&text, room), style)];
    let key = |command: Command| state.key(command);
    match &field.reads {
        Reads::Wrong(fault) => {
            let lines = wrap(fault, room, if is_typed { MOST_WRONG } else { 1 });
            lines.into_iter().map(|line| (line, theme.late)).collect()
        }
        Reads::As(text) if !is_typed => one(text.clone(), theme.strong),
        Reads::AsTyped if !is_typed => Vec::new(),
        reads => {
            if let Some(completion) = &form.completion {
                return one(format!("{}: {completion}", key(Command::Edit(Edit::Right))), Style::new());
            }
            match (reads, field.shape.kind) {
                (Reads::As(text), _) => one(text.clone(), theme.strong),
                (_, Kind::Choice(words)) => {
                    let (left, right) = (key(Command::Edit(Edit::Left)), key(Command::Edit(Edit::Right)));
                    one(format!("{left}, {right}: {}", words().join(" ")), Style::new())
                }
                (_, Kind::Day(_) | Kind::Moment(_)) if field.text().is_empty() => {
                    one(format!("{} ({} calendar)", field.shape.hint, key(Command::Calendar)), Style::new())
                }
                (_, Kind::Day(_) | Kind::Moment(_)) => {
                    one(format!("{} calendar", key(Command::Calendar)), Style::new())
                }
                _ if field.text().is_empty() => one(field.shape.hint.to_owned(), Style::new()),
                _ => vec![(String::new(), Style::new())],
            }
        }
    }
}
