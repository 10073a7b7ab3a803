//! Marks in Apps: several applications, one operation.

use callback::fields::change::Change;
use callback::tui::effect::Effect;

use crate::screens_fixture::{noon, press, screen};

#[test]
fn marked_applications_are_shown_counted_and_forgotten() {
    let mut state = noon((80, 24));
    press(&mut state, "2 v v");
    let shown = screen(&state);
    assert!(shown.contains("2 marked"), "{shown}");
    assert!(shown.contains(" 2 marked: Space done, p snooze, s stage, D delete, Esc none"), "{shown}");
    assert_eq!(shown.lines().filter(|line| line.starts_with("│#")).count(), 2, "{shown}");
    press(&mut state, "Esc");
    assert!(!screen(&state).contains("marked"));
}

#[test]
fn they_move_in_one_operation() {
    let mut state = noon((80, 24));
    press(&mut state, "2 v v v s");
    assert!(screen(&state).contains("3 applications move to"), "{}", screen(&state));
    let effects = press(&mut state, "'8");
    let [Effect::Apply { name, changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(name.starts_with("3 applications moved to "), "{name}");
    assert_eq!(changes.iter().filter(|change| matches!(change, Change::MoveStage { .. })).count(), 3);
    assert!(state.apps.marked.is_empty());
}

#[test]
fn their_next_actions_are_done_and_snoozed_together() {
    let mut state = noon((80, 24));
    press(&mut state, "2 v v p");
    assert!(screen(&state).contains("Snooze 2 actions"), "{}", screen(&state));
    let effects = press(&mut state, "'w");
    let [Effect::Apply { name, changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(name.starts_with("2 actions snoozed"), "{name}");
    assert_eq!(changes.len(), 2);
}

#[test]
fn they_are_deleted_in_one_operation() {
    let mut state = noon((80, 24));
    let effects = press(&mut state, "2 v j v D");
    let [Effect::Apply { name, changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(name, "2 applications deleted");
    assert!(changes.iter().all(|change| matches!(change, Change::DeleteApplication { .. })));
    assert!(state.apps.marked.is_empty());
}
