//! People: the list, and the page of one.

use callback::domain::channel::Channel;
use callback::domain::ids::{ContactId, RecordId, RecordKind};
use callback::domain::interaction::Interaction;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::fields::change::Change;
use callback::tui::effect::Effect;
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{application, noon, person, press, records, screen, snapshot};

/// Returns the people at noon.
fn people(size: (u16, u16)) -> State {
    let mut state = noon(size);
    press(&mut state, "5");
    state
}

/// Returns the name of the person that the selection is about.
fn selected(state: &State) -> String {
    let contact = state.subject().contact.and_then(|id| state.find_contact(&id).cloned());
    contact.map_or_else(String::new, |contact| contact.name)
}

#[test]
fn people_are_listed_by_what_is_due_for_them() {
    insta::assert_snapshot!(screen(&people((80, 24))), @"
     1 Today 3  2 Apps 7  3 Board  4 Calendar  [5 People]  6 Stats       Tue 24 Nov
    ┌─ People 6   sort: due^   1 app without anyone to write to ───────────────────┐
    │  Name              Company     Title             Next         Due       Last │
    │ >Milton Waddams    Vandelay    recruiter         follow-up    4d late     0d │
    │  Ana Ruiz          Acme        engineering mana… thank-you    today       0d │
    │  Alice Marcus      Umbrella    hr                reminder     today       7d │
    │  Gavin Belson      Hooli       director          feedback     Wed 25     12d │
    │  Cleo Park         Acme        recruiter         follow-up    Tue 1       0d │
    │  Ben Okri          Acme        staff engineer    -            -           0d │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/6 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn the_selected_person_stands_beside_the_list_where_there_is_room() {
    insta::assert_snapshot!(screen(&people((120, 40))), @"
     1 Today 3  2 Apps 7  3 Board  4 Calendar  [5 People]  6 Stats                                               Tue 24 Nov
    ┌─ People 6   sort: due^   1 app without anyone to write to ───────────┐┌─ Milton Waddams ─────────────────────────────┐
    │  Name                Company             Next         Due       Last ││ recruiter                                    │
    │ >Milton Waddams      Vandelay            follow-up    4d late     0d ││                                              │
    │  Ana Ruiz            Acme                thank-you    today       0d ││ Next                                         │
    │  Alice Marcus        Umbrella            reminder     today       7d ││ 4d late  follow-up  Initech                  │
    │  Gavin Belson        Hooli               feedback     Wed 25     12d ││                                              │
    │  Cleo Park           Acme                follow-up    Tue 1       0d ││ Contact                                      │
    │  Ben Okri            Acme                -            -           0d ││ milt@example.org                             │
    │                                                                      ││                                              │
    │                                                                      ││ Apps                                         │
    │                                                                      ││ Initech - Platform Engineer                  │
    │                                                                      ││ Vandelay - SRE                               │
    │                                                                      ││                                              │
    │                                                                      ││ Timeline                                     │
    │                                                                      ││ 24 Nov 08:12  Vandelay: follow-up to Milton  │
    │                                                                      ││ Waddams by email                             │
    │                                                                      ││ 13 Nov        Initech: reply from Milton     │
    │                                                                      ││ Waddams by email                             │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    └──────────────────────────────────────────────────────────────── 1/6 ─┘└──────────────────────────────────────────────┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  a add  / filter  S sort  ? help
    ");
}

#[test]
fn columns_go_where_there_is_no_room() {
    insta::assert_snapshot!(screen(&people((60, 15))), @"
     1 Today 3 2 Apps 7 3 Board 4 Calendar [5 People] 6 Stats
    ┌─ People 6   sort: due^   1 app without anyone to write… ─┐
    │  Name          Company       Next         Due       Last │
    │ >Milton Wadda… Vandelay      follow-up    4d late     0d │
    │  Ana Ruiz      Acme          thank-you    today       0d │
    │  Alice Marcus  Umbrella      reminder     today       7d │
    │  Gavin Belson  Hooli         feedback     Wed 25     12d │
    │  Cleo Park     Acme          follow-up    Tue 1       0d │
    │  Ben Okri      Acme          -            -           0d │
    │                                                          │
    │                                                          │
    │                                                          │
    └──────────────────────────────────────────────────── 1/6 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  ? help
    ");
    insta::assert_snapshot!(screen(&people((40, 10))), @"
     1 Today 3 2 Apps 7 3 4 [5 People] 6
    ┌─ People 6   sort: due^   1 app wit… ─┐
    │  Name         Company      Due       │
    │ >Milton Wadd… Vandelay     4d late   │
    │  Ana Ruiz     Acme         today     │
    │  Alice Marcus Umbrella     today     │
    │  Gavin Belson Hooli        Wed 25    │
    └──────────────────────────────── 1/6 ─┘
     why: no word since their message on F…
     Space done  p snooze  w why  ? help
    ");
}

#[test]
fn a_person_has_a_page() {
    let mut state = people((80, 24));
    press(&mut state, "/ 'cleo Enter Enter");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  2 Apps 7  3 Board  4 Calendar  [5 People]  6 Stats       Tue 24 Nov
    ┌─ People > Cleo Park ─────────────────────────────────────────────────────────┐
    │ Cleo Park - recruiter                                                        │
    │ -- Next --      > today 14:00  interview  Globex - SRE                       │
    │                   Tue 1  follow-up  Globex                                   │
    │ -- Contact --   cleo@example.org                                             │
    │ -- Apps --      Acme - Backend Engineer  INTERVIEWING  applied 18d ago       │
    │                 Globex - SRE  INTERVIEWING  applied 21d ago                  │
    │ -- Timeline --  24 Nov 11:30  Acme: thank-you to Cleo Park by email          │
    │                 24 Nov 10:00  Acme: interview technical  3 people            │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/7 ─┘

     Space done  p snooze  w why  m message  Enter open  r reply came  ? help
    ");
}

#[test]
fn a_page_leads_to_applications_and_back() {
    let mut state = people((80, 24));
    press(&mut state, "/ 'cleo Enter Enter j j j");
    assert_eq!(selected(&state), "Cleo Park");
    press(&mut state, "Enter");
    assert!(screen(&state).contains("─ People > Globex ─") || screen(&state).contains("─ People > Acme ─"));
    press(&mut state, "Esc");
    assert!(screen(&state).contains("─ People > Cleo Park ─"));
    press(&mut state, "q");
    assert!(screen(&state).contains("People 1 of 6   filter: cleo"), "{}", screen(&state));
    press(&mut state, "Esc");
    assert!(screen(&state).contains("People 6"));
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
}

#[test]
fn the_actions_of_a_person_are_done_from_the_list_and_from_the_page() {
    for open in ["", "Enter"] {
        let mut state = people((80, 24));
        press(&mut state, "/ 'ana_ruiz Enter");
        press(&mut state, open);
        let effects = press(&mut state, "Space");
        let [Effect::Apply { name, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        assert!(name.contains("thank-you to Ana Ruiz"), "{name}");
        press(&mut state, "p");
        assert!(screen(&state).contains("Snooze Acme: thank-you"));
    }
}

#[test]
fn what_is_logged_on_a_page_is_logged_with_its_person() {
    let mut state = people((80, 24));
    press(&mut state, "/ 'ben Enter Enter");
    let effects = press(&mut state, "r");
    let [Effect::Apply { changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let [Change::Add { record, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let interaction: Interaction = record.record().unwrap();
    let ben = ContactId::new("c-ben");
    assert_eq!((&interaction.contact, interaction.channel), (&Some(ben), Channel::Email));
}

#[test]
fn a_person_is_edited_and_deleted_even_without_any_application() {
    let mut all = records();
    all.contacts.push(person("c-zoe", "Zoe Zimmer", "recruiter"));
    for open in ["", "Enter"] {
        let mut state = people((80, 24));
        state.load(snapshot(all.clone()));
        press(&mut state, "/ 'zimmer Enter");
        press(&mut state, open);
        press(&mut state, "e");
        assert!(screen(&state).contains("Zoe Zimmer") && state.mode.place().is_some(), "{}", screen(&state));
        press(&mut state, "Esc");
        let effects = press(&mut state, "D");
        let [Effect::Apply { name, changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!(name, "Zoe Zimmer deleted");
        assert_eq!(
            changes.as_slice(),
            [Change::Delete { record: RecordId { kind: RecordKind::Contact, id: "c-zoe".to_owned() } }]
        );
    }
}

#[test]
fn people_are_found_by_any_of_their_words() {
    for (words, found) in
        [("'umbrella", "Alice Marcus"), ("'director", "Gavin Belson"), ("'milt@", "Milton Waddams")]
    {
        let mut state = people((80, 24));
        press(&mut state, &format!("/ {words} Enter"));
        assert_eq!(selected(&state), found, "{words}");
    }
    let mut state = people((80, 24));
    press(&mut state, "/ 'nobody_here");
    assert!(screen(&state).contains("Nobody matches the filter."));
}

#[test]
fn people_are_sorted_and_turned_round() {
    let mut state = people((80, 24));
    press(&mut state, "S n");
    let names = |state: &State| {
        let contacts = state.people.rows.iter().filter_map(|row| state.find_contact(&row.id));
        contacts.map(|contact| contact.name.clone()).collect::<Vec<_>>()
    };
    let sorted = names(&state);
    assert!(sorted.is_sorted(), "{sorted:?}");
    press(&mut state, "S n");
    assert!(screen(&state).contains("sort: namev"));
    assert!(names(&state).into_iter().rev().is_sorted());
    press(&mut state, "S l");
    assert!(screen(&state).contains("sort: last contact^"));
}

#[test]
fn the_selection_follows_the_person_and_a_page_closes_when_they_go() {
    let mut state = people((80, 24));
    press(&mut state, "j j");
    let before = selected(&state);
    let mut more = records();
    more.contacts.insert(0, person("c-aaa", "Aaron Aa", "recruiter"));
    update(&mut state, Message::Loaded(Box::new(snapshot(more))));
    assert_eq!(selected(&state), before);
    press(&mut state, "Enter");
    let mut fewer = records();
    fewer.contacts.retain(|contact| contact.name != before);
    update(&mut state, Message::Loaded(Box::new(snapshot(fewer))));
    assert!(state.people.open.is_none());
    assert!(screen(&state).contains("─ People 5"));
}

#[test]
fn nobody_yet_says_what_to_do() {
    let mut state = people((80, 12));
    let applications = vec![application("Acme", "", &[(Stage::Applied, 20)])];
    state.load(snapshot(Records { applications, ..Records::default() }));
    insta::assert_snapshot!(screen(&state), @r#"
     1 Today 0  2 Apps 1  3 Board  4 Calendar  [5 People]  6 Stats       Tue 24 Nov
    ┌─ People 0   sort: due^   1 app without anyone to write to ───────────────────┐
    │  Name              Company     Title             Next         Due       Last │
    │                                                                              │
    │   Nobody yet. Name people as you add (a):                                    │
    │   Acme with:"Dana R"                                                         │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘

     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    "#);
    press(&mut state, "Enter Space p w r t c j G");
}

#[test]
fn names_of_any_kind_keep_the_columns_straight() {
    let mut all = records();
    all.contacts.push(person("c-1", "山田太郎山田太郎山田太郎山田太郎", "採用担当"));
    all.contacts.push(person("c-2", "\u{5d0}\u{5d1}\u{202e}\u{5d2}", "e\u{301}e\u{301}e\u{301}"));
    all.contacts.push(person("c-3", &"long ".repeat(500), "\u{1b}[2J"));
    for size in [(80, 24), (120, 30), (60, 15), (40, 12)] {
        let mut state = people(size);
        state.load(snapshot(all.clone()));
        press(&mut state, "S n");
        for keys in ["", "G Enter"] {
            press(&mut state, keys);
            let screen = screen(&state);
            for row in screen.lines().skip(2).take(usize::from(size.1) - 5) {
                assert_eq!(unicode_width::UnicodeWidthStr::width(row), usize::from(size.0), "{screen}");
                assert!(row.starts_with('│') && row.ends_with(['│', '┐', '┘']), "{screen}");
            }
        }
    }
}
