//! What lies over the lists: menus, prompts, the quick add, help, explanations.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::keys::keymap::Binding;
use crate::tui::mode::{
    CommandEntry, CommandList, CommandListPurpose, DatePrompt, Freshness, Menu, Mode, QuickAddForm, Reading,
    Weight,
};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::view::{form, letter, outlets};
use crate::tui::widgets::day_picker;
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::panel::position;
use crate::tui::widgets::popup::{self, frame_popup};
use crate::tui::widgets::text::{cut, fit, wrap};
use crate::tui::wording::full_date;

/// The marks that the lists use, for the help.
const MARKS: &str = "Marks: > selected  ! overdue  * due  + interview  x done  # marked  & same person";

/// Draws what lies over the list, if something does.
pub(super) fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    match &state.mode {
        Mode::Browse | Mode::Filter(_) => {}
        Mode::Menu(menu) => draw_menu(menu, state, theme, frame),
        Mode::Date(prompt) => draw_date(prompt, state, theme, frame),
        Mode::Form(form) => form::draw(form, state, theme, frame),
        Mode::QuickAdd(form) => draw_quick_add(form, state, theme, frame),
        Mode::Commands(commands) => draw_commands(commands, state, theme, frame),
        Mode::Letter(open) => letter::draw(open, state, theme, frame),
        Mode::Reading(reading) => draw_reading(reading, state, theme, frame),
        Mode::Path(prompt) => outlets::draw_path(prompt, state, theme, frame),
        Mode::Working(working) => outlets::draw_working(working, state, theme, frame),
    }
}

/// Draws a menu.
fn draw_menu(menu: &Menu, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let area = popup::menu_area(menu, state.size);
    let inner = frame_popup(frame, area, &menu.title, "");
    let width = usize::from(inner.width).saturating_sub(6);
    let remarks = popup::menu_remarks(menu, area);
    for (row, remark) in (inner.y..).zip(menu.remarks.iter().take(remarks)) {
        let line = Line::from(format!(" {}", cut(remark, usize::from(inner.width).saturating_sub(2))));
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
    let first = inner.y.saturating_add(u16::try_from(remarks).unwrap_or(u16::MAX));
    let items = menu.items.iter().enumerate().skip(popup::menu_top(menu, area));
    for (row, (place, item)) in (first..inner.bottom()).zip(items) {
        let selected = place == menu.at;
        let (mark, style) = if selected { ('>', theme.selected) } else { (' ', Style::new()) };
        let key = if selected { theme.selected } else { theme.key };
        let line = Line::from(vec![
            Span::styled(format!(" {mark}"), style),
            Span::styled(item.key.to_string(), key),
            Span::styled(format!("  {} ", fit(&item.label, width)), style),
        ]);
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
}

/// Draws a line of text being typed, with the cursor in it.
pub(super) fn draw_input(input: &LineInput, before: &str, area: Rect, frame: &mut Frame<'_>) {
    let room = usize::from(area.width).saturating_sub(before.len() + 1);
    let (shown, cursor) = input.visible(room);
    let line = Line::from(format!("{before}{}", cut(&shown, room)));
    frame.buffer_mut().set_line(area.x, area.y, &line, area.width);
    let column = area.x.saturating_add(u16::try_from(before.len() + cursor).unwrap_or(u16::MAX));
    frame.set_cursor_position(Position::new(column.min(area.right().saturating_sub(1)), area.y));
}

/// Draws a prompt for a date, and how the date reads.
fn draw_date(prompt: &DatePrompt, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let area = popup::at_top(state.size, 2);
    let inner = frame_popup(frame, area, &prompt.title, "");
    draw_input(&prompt.input, " ", Rect { height: 1, ..inner }, frame);
    let (text, style) = match &prompt.reads {
        None => ("for example fri, +3d, 25 nov, end of next week".to_owned(), Style::new()),
        Some(Ok(day)) => (full_date(*day), theme.strong),
        Some(Err(fault)) => (fault.clone(), theme.late),
    };
    let width = usize::from(inner.width).saturating_sub(4);
    let line = Line::from(vec![Span::raw("   "), Span::styled(cut(&text, width), style)]);
    frame.buffer_mut().set_line(inner.x, inner.y.saturating_add(1), &line, inner.width);
    if let Some(picker) = prompt.picker {
        day_picker::draw(picker, state, theme, frame);
    }
}

/// Draws the quick add, and what saving it would write.
fn draw_quick_add(form: &QuickAddForm, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let width = usize::from(popup::at_top(state.size, 1).width).saturating_sub(2);
    let mut lines: Vec<Line<'_>> = Vec::new();
    if let Some(fault) = &form.fault {
        let wrapped = wrap(fault, width.saturating_sub(4), 3);
        lines.extend(wrapped.into_iter().map(|text| Line::styled(format!("   {text}"), theme.late)));
    } else if form.preview.is_empty() {
        let example = r#"for example: Acme "Backend Engineer" with:"Dana R" url:acme.example"#;
        lines.push(Line::from(format!("   {}", cut(example, width.saturating_sub(4)))));
    }
    for line in &form.preview {
        let text = cut(&line.text, width.saturating_sub(18));
        lines.push(Line::from(vec![
            Span::raw(format!("   {}", fit(line.field, 13))),
            Span::styled(text, theme.strong),
        ]));
    }
    let notice = match form.freshness {
        Freshness::AsTyped => None,
        Freshness::Changed => Some("It changed meanwhile: look again."),
        Freshness::Warned => Some("It changed meanwhile: Enter saves this."),
    };
    lines.extend(notice.map(|notice| Line::styled(format!("   {notice}"), theme.late)));
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(1);
    let inner = frame_popup(frame, popup::at_top(state.size, rows), "Add", "");
    draw_input(&form.input, " ", Rect { height: 1, ..inner }, frame);
    for (row, line) in (inner.y.saturating_add(1)..inner.bottom()).zip(lines) {
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
}

/// Draws the help or the palette.
fn draw_commands(commands: &CommandList, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let (title, remark) = match commands.purpose {
        CommandListPurpose::Help => ("Help: type to search, Enter runs", MARKS),
        CommandListPurpose::Palette => ("Commands: type to search, Enter runs", ""),
    };
    let at = position(commands.list.position());
    let area = popup::large(state.size);
    let room = usize::from(area.width).saturating_sub(8);
    let remark =
        if remark.is_empty() || remark.len() + at.len() + 2 > room { at } else { format!("{remark}  {at}") };
    let inner = frame_popup(frame, area, title, &remark);
    draw_input(&commands.query, " > ", Rect { height: 1, ..inner }, frame);
    let found = commands.entries(&state.settings.keys);
    let height = usize::from(inner.height.saturating_sub(1));
    let shown = found.iter().enumerate().skip(commands.list.top()).take(height);
    for (row, (place, entry)) in (inner.y.saturating_add(1)..).zip(shown) {
        let selected = commands.list.selected() == Some(place);
        let line = match entry {
            CommandEntry::Heading(name) => Line::styled(format!(" {name}"), theme.strong),
            CommandEntry::Binding(binding) => {
                command_line(binding, usize::from(inner.width), selected, theme)
            }
        };
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
    if found.is_empty() {
        let line = Line::from("   Nothing matches.");
        frame.buffer_mut().set_line(inner.x, inner.y.saturating_add(1), &line, inner.width);
    }
}

/// Returns one line of the help: the keys, and what they do.
fn command_line(binding: &Binding, width: usize, selected: bool, theme: &Theme) -> Line<'static> {
    const KEYS: usize = 16;
    let (mark, style) = if selected { ('>', theme.selected) } else { (' ', Style::new()) };
    let keys = if selected { theme.selected } else { theme.key };
    let help = fit(binding.help, width.saturating_sub(4 + KEYS));
    Line::from(vec![
        Span::styled(format!(" {mark}"), style),
        Span::styled(fit(&binding.keys_in_words(), KEYS), keys),
        Span::styled(format!("{help}  "), style),
    ])
}

/// Draws a text to be read.
fn draw_reading(reading: &Reading, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let lines = popup::reading_lines(reading, state.size);
    let area = popup::large(state.size);
    let rows = popup::large_rows(state.size);
    let last = (reading.top + rows).min(lines.len());
    let remark = if lines.len() > rows { format!("{last}/{}", lines.len()) } else { String::new() };
    let inner = frame_popup(frame, area, &reading.title, &remark);
    for (row, (text, weight)) in (inner.y..inner.bottom()).zip(lines.iter().skip(reading.top)) {
        let style = if *weight == Weight::Strong { theme.strong } else { Style::new() };
        let line = Line::styled(format!(" {text}"), style);
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
}
