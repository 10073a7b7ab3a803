//! Remapping: what becomes of the table when the user wants other keys.
//!
//! What is wished for goes before what stands in the table; of two wishes for one key, the first. Nobody is locked
//! in: accepting, leaving and quitting always keep a key, and where text is typed every character stays text.

use crate::keys::command::Command;
use crate::keys::keymap::{Binding, Keymap};
use crate::keys::notation::Key;
use crate::keys::table::{Line, Place, TABLE};

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The command.
    pub command: Command,
    /// The only place where it is meant; everywhere that the command works when none is named.
    pub place: Option<Place>,
    /// The keys that it gets instead of those it has.
    pub keys: Vec<Key>,
}

/// What is wrong with a wish, and what holds instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The wish, by its place among the wishes.
    pub wish: usize,
    /// What is wrong.
    pub message: String,
}

/// Returns the command of a name; `None` when there is no such command.
pub fn find_command(name: &str) -> Option<Command> {
    TABLE.iter().map(|line| line.command).find(|command| command.name() == name)
}

/// Returns the place of a name; `None` when there is no such place.
pub fn find_place(name: &str) -> Option<Place> {
    Place::ALL.iter().copied().find(|place| place.name() == name)
}

/// Returns the key map with every wish granted that can be, and what is wrong with the others.
pub fn remap(wishes: &[Wish]) -> (Keymap, Vec<Objection>) {
    let mut remapping = Remapping { wishes, cells: cells(), problems: Vec::new() };
    remapping.apply();
    for place in Place::ALL {
        remapping.settle(*place);
    }
    remapping.finish()
}

/// The keys of one command at one place.
struct Cell {
    line: &'static Line,
    place: Place,
    keys: Vec<Key>,
    wish: Option<usize>,
}

/// Returns the table, place by place.
fn cells() -> Vec<Cell> {
    let places = |line: &'static Line| line.places.iter().map(move |place| (line, *place));
    let cell = |(line, place): (&'static Line, Place)| Cell { line, place, keys: line.keys(), wish: None };
    TABLE.iter().flat_map(places).map(cell).collect()
}

/// What can be wrong with a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Problem {
    /// The command does nothing at the place that was named.
    WorksElsewhere,
    /// Nobody could go on without the command.
    NeedsKey,
    /// The key is text at the place that was named.
    IsText(Key),
    /// The key is what another command cannot do without.
    IsNeeded(Key, Command),
    /// An earlier wish has the key.
    IsTaken(Key, Command),
    /// The key was the only one of another command.
    Robs(Key, Command),
}

/// Remapping on its way.
struct Remapping<'a> {
    wishes: &'a [Wish],
    cells: Vec<Cell>,
    problems: Vec<(usize, Problem, Vec<Place>)>,
}

impl Remapping<'_> {
    /// Gives every cell the keys that are wished for it; what is said about one place holds there.
    fn apply(&mut self) {
        let (everywhere, somewhere): (Vec<_>, Vec<_>) =
            self.wishes.iter().enumerate().partition(|(_, wish)| wish.place.is_none());
        for (number, wish) in everywhere.into_iter().chain(somewhere) {
            self.apply_one(number, wish);
        }
    }

    fn apply_one(&mut self, number: usize, wish: &Wish) {
        if wish.keys.is_empty() && wish.command.is_essential() {
            return self.object(number, Problem::NeedsKey, wish.place);
        }
        if let Some(place) = wish.place {
            for key in wish.keys.iter().filter(|key| place.takes_text() && key.types()) {
                self.object(number, Problem::IsText(key.clone()), Some(place));
            }
            if !self.cells.iter().any(|cell| cell.place == place && cell.line.command == wish.command) {
                return self.object(number, Problem::WorksElsewhere, Some(place));
            }
        }
        let meant = |cell: &&mut Cell| {
            cell.line.command == wish.command && wish.place.is_none_or(|place| place == cell.place)
        };
        for cell in self.cells.iter_mut().filter(meant) {
            let possible = |key: &&Key| !(cell.place.takes_text() && key.types());
            let keys: Vec<Key> = wish.keys.iter().filter(possible).cloned().collect();
            if !keys.is_empty() || wish.keys.is_empty() {
                (cell.keys, cell.wish) = (keys, Some(number));
            }
        }
    }

    /// Decides who gets which key at a place; when that locks somebody in, the table holds there instead.
    fn settle(&mut self, place: Place) {
        let here: Vec<usize> = (0..self.cells.len()).filter(|at| self.is_at(*at, place)).collect();
        self.share(place, &here);
        let locked_in = |cell: &&Cell| cell.line.command.is_essential() && cell.keys.is_empty();
        let locked_in = here.iter().filter_map(|at| self.cells.get(*at)).find(locked_in);
        let Some(command) = locked_in.map(|cell| cell.line.command) else { return };
        if let Some(number) = self.wishes.iter().position(|wish| wish.command == command) {
            self.object(number, Problem::NeedsKey, Some(place));
        }
        for cell in self.cells.iter_mut().filter(|cell| cell.place == place) {
            (cell.keys, cell.wish) = (cell.line.keys(), None);
        }
    }

    /// Shares the keys of a place: first to what nobody can do without, then to the wishes, then as in the table.
    fn share(&mut self, place: Place, here: &[usize]) {
        let mut taken: Vec<(Key, usize)> = Vec::new();
        for at in here.iter().copied() {
            let needed = self.cells.get(at).filter(|cell| cell.wish.is_none());
            let needed = needed.filter(|cell| cell.line.command.is_essential());
            taken.extend(needed.and_then(|cell| cell.keys.first()).map(|key| (key.clone(), at)));
        }
        let mut wished: Vec<(bool, usize, usize)> = Vec::new();
        for at in here.iter().copied() {
            if let Some((cell, number)) = self.cells.get(at).and_then(|cell| Some((cell, cell.wish?))) {
                wished.push((!cell.line.command.is_essential(), number, at));
            }
        }
        wished.sort_unstable();
        for (_, number, at) in wished {
            self.grant(number, at, place, &mut taken);
        }
        for at in here.iter().copied() {
            if self.wish(at).is_none() {
                self.keep(at, &mut taken);
            }
        }
    }

    fn is_at(&self, at: usize, place: Place) -> bool {
        self.cells.get(at).is_some_and(|cell| cell.place == place)
    }

    fn wish(&self, at: usize) -> Option<usize> {
        self.cells.get(at)?.wish
    }

    /// Gives a cell the keys that are wished for it, as far as they are free; its own when none is.
    fn grant(&mut self, number: usize, at: usize, place: Place, taken: &mut Vec<(Key, usize)>) {
        let Some(wanted) = self.cells.get(at).map(|cell| cell.keys.clone()) else { return };
        let mut granted = Vec::new();
        for key in &wanted {
            match owner(taken, key).and_then(|owner| self.cells.get(owner)) {
                Some(owner) => {
                    let (key, command) = (key.clone(), owner.line.command);
                    let problem = match owner.wish {
                        Some(_) => Problem::IsTaken(key, command),
                        None => Problem::IsNeeded(key, command),
                    };
                    self.object(number, problem, Some(place));
                }
                None if !granted.contains(key) => granted.push(key.clone()),
                None => {}
            }
        }
        let nothing_left = granted.is_empty() && !wanted.is_empty();
        taken.extend(granted.iter().map(|key| (key.clone(), at)));
        if let Some(cell) = self.cells.get_mut(at) {
            (cell.keys, cell.wish) =
                if nothing_left { (cell.line.keys(), None) } else { (granted, Some(number)) };
        }
    }

    /// Leaves a cell the keys of the table that nobody else got.
    fn keep(&mut self, at: usize, taken: &mut Vec<(Key, usize)>) {
        let Some(cell) = self.cells.get_mut(at) else { return };
        let lost: Vec<Key> = cell.keys.clone();
        cell.keys.retain(|key| owner(taken, key).is_none_or(|owner| owner == at));
        taken.extend(cell.keys.iter().map(|key| (key.clone(), at)));
        let (command, place) = (cell.line.command, cell.place);
        if let Some(key) = lost.first().filter(|_| cell.keys.is_empty() && !command.is_essential())
            && let Some(number) = owner(taken, key).and_then(|owner| self.wish(owner))
        {
            self.object(number, Problem::Robs(key.clone(), command), Some(place));
        }
    }

    fn object(&mut self, wish: usize, problem: Problem, place: Option<Place>) {
        match self.problems.iter_mut().find(|(number, known, _)| *number == wish && *known == problem) {
            Some((_, _, places)) => places.extend(place),
            None => self.problems.push((wish, problem, place.into_iter().collect())),
        }
    }

    /// Puts the cells together again, and words what is wrong.
    fn finish(self) -> (Keymap, Vec<Objection>) {
        let wording = |(wish, problem, places): &(usize, Problem, Vec<Place>)| {
            let command = self.wishes.get(*wish)?.command;
            Some(Objection { wish: *wish, message: problem.wording(command, places) })
        };
        let objections = self.problems.iter().filter_map(wording).collect();
        let mut bindings: Vec<Binding> = Vec::new();
        for line in TABLE {
            let mut parts: Vec<(Vec<Key>, Vec<Place>)> = Vec::new();
            for cell in self.cells.iter().filter(|cell| std::ptr::eq(cell.line, line)) {
                match parts.iter_mut().find(|(keys, _)| *keys == cell.keys) {
                    Some((_, places)) => places.push(cell.place),
                    None => parts.push((cell.keys.clone(), vec![cell.place])),
                }
            }
            bindings.extend(parts.into_iter().map(|(keys, places)| Binding::of(line, keys, places)));
        }
        (Keymap::new(bindings), objections)
    }
}

/// Returns the cell that has a key.
fn owner(taken: &[(Key, usize)], key: &Key) -> Option<usize> {
    taken.iter().find(|(own, _)| own == key).map(|(_, at)| *at)
}

/// Returns the names of places; of many, the first and how many more there are.
fn named(places: &[Place]) -> String {
    let names: Vec<&str> = places.iter().map(|place| place.name()).collect();
    match names.as_slice() {
        [first, second, third, more @ ..] if more.len() > 1 => {
            format!("{first}, {second}, {third} and {} more places", more.len())
        }
        few => few.join(", "),
    }
}

impl Problem {
    /// Says what is wrong and what holds instead.
    fn wording(&self, command: Command, places: &[Place]) -> String {
        let name = command.name();
        let there = named(places);
        match self {
            Self::WorksElsewhere => {
                let works = TABLE.iter().filter(|line| line.command == command);
                let works: Vec<&str> = works.flat_map(|line| line.places).map(|place| place.name()).collect();
                format!("{name} does nothing in {there}; expected {}; ignored", works.join(", "))
            }
            Self::NeedsKey => format!("nobody could go on without {name}; keeping its keys"),
            Self::IsText(key) => format!("{key} is typed as text in {there}; that key is ignored there"),
            Self::IsNeeded(key, other) => {
                let other = other.name();
                format!("{key} is needed for {other} in {there}; that key is ignored there")
            }
            Self::IsTaken(key, other) => {
                let other = other.name();
                format!("{key} is set for {other} in {there} already; that key is ignored there")
            }
            Self::Robs(key, other) => {
                let other = other.name();
                format!(
                    "{key} was the only key of {other} in {there}; it means {name} now, set one for {other}"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests;
