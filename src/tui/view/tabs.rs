//! The line of tabs.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::keys::command::Command;
use crate::tui::screens::{SCREENS, Screen};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::wording::weekday_and_date;

/// The blanks between tabs, where there is room for them.
const GAP: usize = 2;

/// The tabs as they are written, and the blanks between them.
struct Labels {
    texts: Vec<String>,
    gap: usize,
}

impl Labels {
    /// Returns what the tabs say: `[1 Today 3]` for the one that is shown.
    ///
    /// Where there is no room, first the gaps narrow, then names shorten, then they go from the right; the shown tab
    /// keeps its own.
    fn new(state: &State) -> Self {
        let room = usize::from(state.size.0).saturating_sub(1);
        let all = SCREENS.len();
        let short = (0..=all).rev().map(|named| Self::of(state, 1, named, |screen| screen.short));
        let long = [GAP, 1].into_iter().map(|gap| Self::of(state, gap, all, |screen| screen.name));
        let mut candidates = long.chain(short);
        let fitting = candidates.find(|labels| labels.width() <= room);
        fitting.unwrap_or_else(|| Self::of(state, 1, 0, |screen| screen.short))
    }

    /// Returns the tabs, the first so many and the shown one with their names.
    fn of(state: &State, gap: usize, named: usize, name: fn(&Screen) -> &'static str) -> Self {
        let label = |(place, screen): (usize, &Screen)| {
            let shown = place == state.screen;
            let key = state.settings.keys.find_key(Command::Show(place), (screen.place)(state));
            let mut text = key.unwrap_or_default().to_owned();
            if shown || place < named {
                let count = (screen.count)(state).map(|count| format!(" {count}")).unwrap_or_default();
                text = format!("{text} {}{count}", name(screen)).trim_start().to_owned();
            }
            if shown { format!("[{text}]") } else { text }
        };
        Self { texts: SCREENS.iter().enumerate().map(label).collect(), gap }
    }

    fn width(&self) -> usize {
        let gaps = self.gap * self.texts.len().saturating_sub(1);
        self.texts.iter().map(|text| text.width()).sum::<usize>() + gaps
    }
}

/// Returns the place of the tab in a column of the line.
pub fn place_at(state: &State, column: u16) -> Option<usize> {
    let labels = Labels::new(state);
    let mut from = 1;
    for (place, label) in labels.texts.iter().enumerate() {
        let to = from + label.width();
        if (from..to).contains(&usize::from(column)) {
            return Some(place);
        }
        from = to + labels.gap;
    }
    None
}

/// Draws the tabs, and the date on the right.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let labels = Labels::new(state);
    let used = 1 + labels.width();
    let mut spans = Vec::new();
    for (place, label) in labels.texts.into_iter().enumerate() {
        let gap = if place == 0 { 1 } else { labels.gap };
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(if place == state.screen { Span::styled(label, theme.strong) } else { Span::raw(label) });
    }
    let date = weekday_and_date(state.today());
    let room = usize::from(area.width).saturating_sub(used + 1);
    if room > date.width() {
        spans.push(Span::raw(format!("{date:>room$}")));
    }
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(spans), area.width);
}
