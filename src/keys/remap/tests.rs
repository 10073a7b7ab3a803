//! What wishes for keys become.

use proptest::prelude::*;

use super::*;

fn wish(command: &str, place: Option<&str>, keys: &[&str]) -> Wish {
    Wish {
        command: find_command(command).unwrap(),
        place: place.map(|name| find_place(name).unwrap()),
        keys: keys.iter().map(|key| Key::read(key).unwrap()).collect(),
    }
}

fn messages(objections: &[Objection]) -> Vec<(usize, &str)> {
    objections.iter().map(|objection| (objection.wish, objection.message.as_str())).collect()
}

#[test]
fn nothing_wished_for_is_the_table() {
    assert_eq!(remap(&[]), (Keymap::default(), vec![]));
}

#[test]
fn a_wish_holds_wherever_the_command_works_and_its_old_keys_are_free() {
    let (keymap, objections) = remap(&[wish("done", None, &["x", "F5"])]);
    assert_eq!(objections, []);
    for place in [Place::Today, Place::Apps, Place::Detail] {
        assert_eq!(keymap.find_command("x", place), Some(Command::Done));
        assert_eq!(keymap.find_command("F5", place), Some(Command::Done));
        assert_eq!(keymap.find_command("Space", place), None);
        assert_eq!(keymap.footer(place).first(), Some(&("x", "done")));
    }
}

#[test]
fn a_wish_for_one_place_holds_there_and_goes_before_one_for_all() {
    let wishes = [wish("done", Some("apps"), &["Z"]), wish("done", None, &["x"])];
    let (keymap, objections) = remap(&wishes);
    assert_eq!(objections, []);
    assert_eq!(keymap.find_key(Command::Done, Place::Apps), Some("Z"));
    assert_eq!(keymap.find_key(Command::Done, Place::Today), Some("x"));
}

#[test]
fn two_commands_can_trade_their_keys() {
    let (keymap, objections) = remap(&[wish("done", None, &["p"]), wish("snooze", None, &["Space"])]);
    assert_eq!(objections, []);
    assert_eq!(keymap.find_command("p", Place::Today), Some(Command::Done));
    assert_eq!(keymap.find_command("Space", Place::Today), Some(Command::Snooze));
}

#[test]
fn characters_stay_text_where_text_is_typed() {
    let (keymap, objections) = remap(&[wish("down", None, &["J"])]);
    assert_eq!(objections, []);
    assert_eq!(keymap.find_command("J", Place::Today), Some(Command::Down));
    assert_eq!(keymap.find_command("J", Place::Commands), None);
    assert_eq!(keymap.find_command("Down", Place::Commands), Some(Command::Down), "it keeps its keys there");
    let (_, objections) = remap(&[wish("down", Some("commands"), &["n"])]);
    assert_eq!(messages(&objections), [(0, "n is typed as text in commands; that key is ignored there")]);
}

#[test]
fn clashes_are_named_with_what_holds_instead() {
    for (wishes, expected) in [
        (
            vec![wish("done", Some("apps"), &["x"]), wish("snooze", Some("apps"), &["x"])],
            vec![(1, "x is set for done in apps already; that key is ignored there")],
        ),
        (
            vec![wish("done", Some("apps"), &["p"])],
            vec![(0, "p was the only key of snooze in apps; it means done now, set one for snooze")],
        ),
        (
            vec![wish("down", Some("apps"), &["Ctrl-c"])],
            vec![(0, "Ctrl-c is needed for leave in apps; that key is ignored there")],
        ),
        (vec![wish("leave", None, &[])], vec![(0, "nobody could go on without leave; keeping its keys")]),
        (
            vec![wish("accept", Some("menu"), &["Esc"]), wish("cancel", Some("menu"), &["Esc"])],
            vec![
                (1, "Esc is set for accept in menu already; that key is ignored there"),
                (1, "nobody could go on without cancel; keeping its keys"),
            ],
        ),
        (
            vec![wish("settle", Some("apps"), &["F9"])],
            vec![(0, "settle does nothing in apps; expected today; ignored")],
        ),
        (vec![wish("suspend", None, &[])], vec![]),
    ] {
        let (_, objections) = remap(&wishes);
        assert_eq!(messages(&objections), expected);
    }
}

#[test]
fn many_places_are_counted() {
    let places = [Place::Today, Place::Apps, Place::Detail, Place::Menu, Place::Reading];
    assert_eq!(named(&places[..2]), "today, apps");
    assert_eq!(named(&places[..4]), "today, apps, detail, menu");
    assert_eq!(named(&places), "today, apps, detail and 2 more places");
}

#[test]
fn a_command_without_a_key_stays_in_the_list() {
    let (keymap, objections) = remap(&[wish("suspend", None, &[])]);
    assert_eq!(objections, []);
    let binding = keymap.bindings().iter().find(|binding| binding.command == Command::Suspend).unwrap();
    assert_eq!(binding.keys, []);
    assert_eq!(keymap.find_command("Ctrl-z", Place::Today), None);
}

fn any_wish() -> impl Strategy<Value = Wish> {
    const KEYS: &[&str] = &["x", "j", "p", "Space", "Esc", "Enter", "Ctrl-c", "Ctrl-p", "Down", "F2", "q"];
    let keys = proptest::collection::vec(proptest::sample::select(KEYS), 0..3);
    let places = proptest::option::of(proptest::sample::select(Place::ALL));
    let lines = proptest::sample::select(TABLE);
    (lines, places, keys).prop_map(|(line, place, keys)| Wish {
        command: line.command,
        place,
        keys: keys.into_iter().filter_map(|key| Key::read(key).ok()).collect(),
    })
}

proptest! {
    #[test]
    fn whatever_is_wished_nobody_is_locked_in(wishes in proptest::collection::vec(any_wish(), 0..8)) {
        let (keymap, _) = remap(&wishes);
        for place in Place::ALL {
            let here: Vec<_> = keymap.bindings().iter().filter(|found| found.places.contains(place)).collect();
            let keys: Vec<&Key> = here.iter().flat_map(|binding| &binding.keys).collect();
            for (at, key) in keys.iter().enumerate() {
                prop_assert!(!keys[..at].contains(key), "{key} twice at {place:?}");
                prop_assert!(!(place.takes_text() && key.types()), "{key} at {place:?}");
            }
            for binding in here.iter().filter(|binding| binding.command.is_essential()) {
                prop_assert!(!binding.keys.is_empty(), "{:?} at {place:?}", binding.command);
            }
            let commands = TABLE.iter().filter(|line| line.places.contains(place)).count();
            prop_assert_eq!(here.len(), commands);
        }
    }
}
