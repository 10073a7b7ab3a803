//! The preview beside a list: the application, why its next action is due, and the message for it or the notes.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line as Text;

use crate::domain::application::Application;
use crate::domain::letter::Letter;
use crate::scheduler::action::Action;
use crate::tui::letters;
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{cut, wrap};
use crate::tui::wording;

/// The most lines of one paragraph.
const MOST: usize = 12;

/// Draws the preview of what is selected: the application above, the notes below.
pub fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let subject = state.subject();
    let application = subject.application.as_ref().and_then(|id| state.find_application(id));
    let letter = letter(state);
    let share = if letter.is_some() { area.height / 2 } else { area.height / 3 };
    let above = Rect { height: area.height - share, ..area };
    let below = Rect { y: area.y + above.height, height: share, ..area };
    let title = application.map_or("", |application| application.company.as_str());
    let inner = panel(frame, above, title, "");
    let width = usize::from(inner.width).saturating_sub(2);
    let action = subject
        .action
        .as_ref()
        .or_else(|| subject.application.as_ref().and_then(|application| state.next_action(application)));
    let lines = application.map(|application| summary(state, application, action, theme, width));
    write(frame, inner, &lines.unwrap_or_default());
    if let Some(letter) = letter {
        draw_letter(letter, theme, below, frame);
        return;
    }
    let notes = panel(frame, below, "Notes", "");
    let text = application.map_or("", |application| application.notes.as_str());
    let text = if text.trim().is_empty() { "no notes" } else { text };
    let lines: Vec<_> =
        wrap(text, width, usize::from(notes.height)).into_iter().map(|line| (line, Style::new())).collect();
    write(frame, notes, &lines);
}

/// Returns the message for the selected action, once it came.
fn letter(state: &State) -> Option<&Letter> {
    let wanted = letters::previewed_action(state)?;
    state.letters.previewed.as_ref().filter(|letter| letter.key == wanted)
}

/// Draws the message for the selected action, as much of it as there is room for.
fn draw_letter(letter: &Letter, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let inner = panel(frame, area, "Message", "m all of it");
    let width = usize::from(inner.width).saturating_sub(2);
    let head = letter.head().len();
    let style = |place: usize| if place < head { theme.strong } else { Style::new() };
    let lines = letters::lines(letter, width).into_iter().take(usize::from(inner.height)).enumerate();
    write(frame, inner, &lines.map(|(place, line)| (line, style(place))).collect::<Vec<_>>());
}

/// Returns the application in a few lines, and why its action is due.
fn summary(
    state: &State,
    application: &Application,
    action: Option<&Action>,
    theme: &Theme,
    width: usize,
) -> Vec<(String, Style)> {
    let plain = |text: String| (text, Style::new());
    let mut lines = Vec::new();
    lines.extend(wrap(&application.role, width, 2).into_iter().map(|line| (line, theme.strong)));
    lines.push(plain(wording::stage(application.stage())));
    if let Some(day) = application.applied_on {
        lines.push(plain(format!("applied {}", wording::full_date(day))));
    }
    let place = [application.location.as_deref(), application.work_mode.as_deref()];
    let place: Vec<&str> = place.into_iter().flatten().collect();
    if !place.is_empty() {
        lines.push(plain(cut(&place.join(", "), width)));
    }
    lines.push(plain(String::new()));
    let Some(action) = action else {
        lines.push(plain("nothing to do".to_owned()));
        return lines;
    };
    lines.push((format!("{}  {}", action.kind, wording::due(action, state.today())), theme.strong));
    if let Some(recipient) = &action.recipient {
        let via = action.channel.map(|channel| format!(" by {channel}")).unwrap_or_default();
        lines.extend(wrap(&format!("to {}{via}", recipient.name), width, 2).into_iter().map(plain));
        let address = [recipient.email.as_deref(), recipient.phone.as_deref()];
        lines.extend(address.into_iter().flatten().map(|address| plain(cut(address, width))));
    }
    for reason in &action.reasons {
        for (place, line) in wrap(&reason.text, width.saturating_sub(2), MOST).into_iter().enumerate() {
            lines.push(plain(format!("{} {line}", if place == 0 { '-' } else { ' ' })));
        }
    }
    lines
}

/// Writes lines into the inside of a frame, one blank from its edge.
pub(super) fn write(frame: &mut Frame<'_>, inner: Rect, lines: &[(String, Style)]) {
    for (row, (line, style)) in (inner.y..inner.bottom()).zip(lines) {
        let text = Text::styled(line.as_str(), *style);
        frame.buffer_mut().set_line(inner.x.saturating_add(1), row, &text, inner.width.saturating_sub(2));
    }
}
