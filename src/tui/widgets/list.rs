//! A list with a selection that only stops where there is something to select, and scrolls to stay in sight.

/// The lines of a list by whether they can be selected, the selected one, and the first one in sight.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    stops: Vec<bool>,
    at: usize,
    top: usize,
}

impl List {
    /// Returns the selected line; `None` when nothing can be selected.
    pub fn selected(&self) -> Option<usize> {
        self.is_stop(self.at).then_some(self.at)
    }

    /// Returns the first line in sight.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// Returns the place of the selection among what can be selected, from 1, and how many there are.
    pub fn position(&self) -> (usize, usize) {
        let count = |lines: &[bool]| lines.iter().filter(|stop| **stop).count();
        let upto = self.stops.get(..=self.at).map_or(0, count);
        (upto, count(&self.stops))
    }

    /// Replaces the lines; the selection goes to `at`, or stays where it was as well as it can.
    pub fn replace(&mut self, stops: Vec<bool>, at: Option<usize>) {
        self.stops = stops;
        let wanted = at.unwrap_or(self.at);
        self.at = self.nearest(wanted);
    }

    /// Scrolls to where another list is scrolled.
    pub const fn scroll_like(&mut self, other: &Self) {
        self.top = other.top;
    }

    /// Selects a line; does nothing when it cannot be selected.
    pub fn select(&mut self, line: usize) {
        if self.is_stop(line) {
            self.at = line;
        }
    }

    /// Moves the selection by so many selectable lines, down if positive; stops at the ends.
    pub fn step(&mut self, by: isize) {
        let down = by > 0;
        for _ in 0..by.unsigned_abs() {
            let next = if down { self.below(self.at + 1) } else { self.above(self.at) };
            match next {
                Some(next) => self.at = next,
                None => break,
            }
        }
    }

    /// Selects the first line that can be selected.
    pub fn first(&mut self) {
        self.at = self.below(0).unwrap_or(0);
    }

    /// Selects the last line that can be selected.
    pub fn last(&mut self) {
        self.at = self.above(self.stops.len()).unwrap_or(0);
    }

    /// Scrolls so that the selection, and the headings right above it, are in sight in `height` lines.
    pub fn keep_in_sight(&mut self, height: usize) {
        let mut heading = self.at;
        while heading > 0 && !self.is_stop(heading - 1) {
            heading -= 1;
        }
        if self.at < self.top.saturating_add(1) || heading < self.top {
            self.top = heading;
        }
        self.top = self.top.max((self.at + 1).saturating_sub(height.max(1)));
        self.top = self.top.min(self.stops.len().saturating_sub(height.max(1)));
    }

    fn is_stop(&self, line: usize) -> bool {
        self.stops.get(line).copied().unwrap_or(false)
    }

    fn below(&self, from: usize) -> Option<usize> {
        (from..self.stops.len()).find(|line| self.is_stop(*line))
    }

    fn above(&self, before: usize) -> Option<usize> {
        (0..before.min(self.stops.len())).rev().find(|line| self.is_stop(*line))
    }

    fn nearest(&self, line: usize) -> usize {
        self.below(line).or_else(|| self.above(line)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(shape: &str) -> List {
        let mut list = List::default();
        list.replace(shape.chars().map(|c| c == 'x').collect(), Some(0));
        list
    }

    #[test]
    fn steps_over_headings_and_stops_at_the_ends() {
        let mut list = list("-xx-x");
        assert_eq!(list.selected(), Some(1));
        list.step(2);
        assert_eq!(list.selected(), Some(4));
        list.step(5);
        assert_eq!(list.position(), (3, 3));
        list.step(-9);
        assert_eq!(list.position(), (1, 3));
    }

    #[test]
    fn a_line_that_went_leaves_the_selection_on_its_neighbour() {
        let mut list = list("-xxx");
        list.last();
        list.replace(vec![false, true, true], None);
        assert_eq!(list.selected(), Some(2));
        list.replace(vec![false], None);
        assert_eq!(list.selected(), None);
    }

    #[test]
    fn the_heading_above_the_first_line_comes_into_sight() {
        let mut list = list("-xxxxxxxx");
        list.last();
        list.keep_in_sight(4);
        assert_eq!(list.top(), 5);
        list.first();
        list.keep_in_sight(4);
        assert_eq!(list.top(), 0);
    }

    proptest! {
        #[test]
        fn the_selection_stays_in_range_and_in_sight(
            stops in proptest::collection::vec(any::<bool>(), 0..30),
            steps in proptest::collection::vec(-12_isize..12, 0..20),
            height in 1_usize..12,
        ) {
            let mut list = List::default();
            list.replace(stops.clone(), None);
            for by in steps {
                list.step(by);
                list.keep_in_sight(height);
                match list.selected() {
                    Some(at) => {
                        prop_assert!(stops[at]);
                        prop_assert!((list.top()..list.top() + height).contains(&at));
                    }
                    None => prop_assert!(!stops.contains(&true)),
                }
            }
        }
    }
}
