//! What each setting does, and what each mistake costs.

use std::path::Path;

use chrono::Weekday;

use super::*;
use crate::domain::moment::iso_date;
use crate::keys::command::Command;
use crate::keys::table::Place;
use crate::looks::theme::{Looks, Role, Theme};
use crate::scheduler::policy::Policy;

fn read(text: &str) -> Config {
    Config::read(Path::new("c.toml"), text)
}

fn faults(config: &Config) -> Vec<String> {
    config.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_said_is_every_default() {
    assert_eq!(read(""), Config::default());
    assert_eq!(read("# only a comment\n"), Config::default());
    assert_eq!(Config::load(Path::new("/nowhere/at/all.toml")), Config::default());
}

#[test]
fn each_setting_is_read() {
    let config = read(
        r#"
cadence = "startup"
mouse = false
[dates]
order = "month-first"
[holidays]
calendar = "DE-BE"
extra = ["2026-12-24", 2026-12-31]
[notify]
command = ["notify-send", "callback", "{summary}"]
[cadences.standard]
avoid_weekdays = ["Mon", "friday"]
feedback_without_interview = true
[cadences.startup]
based_on = "persistent"
max_nudges = 2
check_in_after = false
[cadences.mine]
follow_up_after = 9
"#,
    );
    assert_eq!(faults(&config), [""; 0]);
    assert_eq!(config.mouse, Mouse::Off);
    assert_eq!(config.notify, ["notify-send", "callback", "{summary}"]);
    assert_eq!(config.day_order, DayOrder::MonthFirst);
    assert_eq!(config.extra_holidays, [iso_date("2026-12-24").unwrap(), iso_date("2026-12-31").unwrap()]);
    for holiday in ["2026-12-24", "2026-12-25", "2026-12-31"] {
        assert!(!config.holidays.is_business_day(iso_date(holiday).unwrap()), "{holiday}");
    }
    let startup = Policy { max_nudges: 2, check_in_after: None, ..Policy::persistent() };
    assert_eq!(config.cadences.policy_for(None), &startup);
    let avoid_weekdays = vec![Weekday::Mon, Weekday::Fri];
    let standard = Policy { avoid_weekdays, feedback_without_interview: true, ..Policy::standard() };
    assert_eq!(config.cadences.find("standard"), Some(&standard));
    let mine = Policy { follow_up_after: 9, ..standard };
    assert_eq!(config.cadences.find("mine"), Some(&mine), "without a base it stands on standard as changed");
    assert_eq!(config.cadences.find("persistent"), Some(&Policy::persistent()));
}

#[test]
fn a_mistake_costs_one_setting_and_names_its_line() {
    for (text, expected) in [
        (
            "cadense = 'x'",
            "c.toml:1: 'cadense' is no setting; expected cadence, cadences, colors, columns, dates, holidays, keys, me, mouse, notify, theme; ignored",
        ),
        (
            "\ncadence = \"slow\"",
            "c.toml:2: cadence = \"slow\" is wrong; expected patient, persistent, standard; using standard",
        ),
        (
            "cadence = 3",
            "c.toml:1: cadence = 3 is wrong; expected patient, persistent, standard; using standard",
        ),
        ("mouse = \"no\"", "c.toml:1: mouse = \"no\" is wrong; expected true or false; using true"),
        ("dates = 1", "c.toml:1: dates = 1 is wrong; expected a section [dates]; ignored"),
        (
            "[dates]\norder = \"ymd\"",
            "c.toml:2: dates.order = \"ymd\" is wrong; expected \"day-first\" or \"month-first\"; using day-first",
        ),
        ("[dates]\nordr = 1", "c.toml:2: 'ordr' is no setting in [dates]; expected order; ignored"),
        (
            "[holidays]\nextra = [\"soon\"]",
            "c.toml:2: holidays.extra = \"soon\" is wrong; expected dates, such as [\"2026-12-24\"]; that entry is ignored",
        ),
        (
            "[holidays]\ncalendar = \"XX-1\"",
            "c.toml:2: holidays.calendar: 'XX-1' is not a holiday calendar; expected a country or region such as DE, DE-BE, US-CA; using none",
        ),
        (
            "[notify]\ncommand = \"notify-send {summary}\"",
            "c.toml:2: notify.command = \"notify-send {summary}\" is wrong; expected a program and its arguments, such as [\"notify-send\", \"callback\", \"{summary}\"]; nothing is told",
        ),
        (
            "[notify]\ncommand = [\"\"]",
            "c.toml:2: notify.command = [\"\"] is wrong; expected a program and its arguments, such as [\"notify-send\", \"callback\", \"{summary}\"]; nothing is told",
        ),
        (
            "[cadences.standard]\nmax_nudges = 0",
            "c.toml:2: cadences.standard.max_nudges = 0 is wrong; expected a whole number from 1 to 3650; keeping its former value",
        ),
        (
            "[cadences.standard]\nmin_gap = -1",
            "c.toml:2: cadences.standard.min_gap = -1 is wrong; expected a whole number from 0 to 3650; keeping its former value",
        ),
        (
            "[cadences.standard]\nmin_gap = 99999999999",
            "c.toml:2: cadences.standard.min_gap = 99999999999 is wrong; expected a whole number from 0 to 3650; keeping its former value",
        ),
        (
            "[cadences.standard]\nmin_gap = 1.5",
            "c.toml:2: cadences.standard.min_gap = 1.5 is wrong; expected a whole number from 0 to 3650; keeping its former value",
        ),
        (
            "[cadences.standard]\ncheck_in_after = true",
            "c.toml:2: cadences.standard.check_in_after = true is wrong; expected a whole number from 0 to 3650, or false; keeping its former value",
        ),
        (
            "[cadences.standard]\navoid_weekdays = [\"funday\"]",
            "c.toml:2: cadences.standard.avoid_weekdays = [\"funday\"] is wrong; expected weekdays, such as [\"mon\", \"fri\"]; keeping its former value",
        ),
        (
            "[cadences.standard]\navoid_weekdays = [\"mon\",\"tue\",\"wed\",\"thu\",\"fri\"]",
            "c.toml:2: cadences.standard avoids every weekday; leave one from mon to fri; using the built-in 'standard'",
        ),
        (
            "[cadences.a]\nbased_on = \"b\"",
            "c.toml:2: 'b' is not a cadence that 'a' could be based on; using 'standard'",
        ),
        (
            "[cadences.a]\nbased_on = \"a\"",
            "c.toml:2: cadence 'a' is based on itself, by way of 'a'; using 'standard'",
        ),
        (
            "[cadences.a]\nbased_on = 7",
            "c.toml:2: cadences.a.based_on = 7 is wrong; expected the name of a cadence; ignored",
        ),
    ] {
        let config = read(text);
        assert_eq!(faults(&config), [expected]);
        let names = config.cadences.all().map(|(name, _)| name.to_owned()).collect::<Vec<_>>();
        for name in names {
            assert_eq!(
                config.cadences.policy_for(Some(&name)),
                Cadences::default().policy_for(Some(&name)),
                "{text}"
            );
        }
    }
}

#[test]
fn the_other_settings_of_a_section_hold() {
    let config = read("[cadences.standard]\nmax_nudges = 0\nfollow_up_after = 5\nwhat = 1");
    let lines: Vec<_> = config.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [Some(2), Some(4)]);
    let expected = Policy { follow_up_after: 5, ..Policy::standard() };
    assert_eq!(config.cadences.find("standard"), Some(&expected));
}

#[test]
fn what_is_no_toml_is_all_defaults() {
    let config = read("cadence = \"patient\"\n[dates\norder = 1");
    assert_eq!(config.faults.len(), 1);
    assert_eq!(config.faults[0].line, Some(2));
    assert!(config.faults[0].message.starts_with("is no TOML: "), "{}", config.faults[0]);
    assert_eq!(Config { faults: vec![], ..config }, Config::default());
}

#[test]
fn a_circle_falls_back_to_standard_as_changed() {
    let config = read(
        "[cadences.standard]\nmin_gap = 4\n[cadences.a]\nbased_on = \"b\"\nmin_gap = 9\n\
         [cadences.b]\nbased_on = \"a\"\n[cadences.c]\nbased_on = \"a\"\nmax_nudges = 7",
    );
    let lines: Vec<_> = config.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [Some(4), Some(7)], "c is in no circle");
    let standard = Policy { min_gap: 4, ..Policy::standard() };
    assert_eq!(config.cadences.find("a"), Some(&standard));
    assert_eq!(config.cadences.find("b"), Some(&standard));
    assert_eq!(config.cadences.find("c"), Some(&Policy { max_nudges: 7, ..standard }));
}

#[test]
fn standard_in_a_circle_is_the_built_in_one() {
    for text in [
        "[cadences.standard]\nbased_on = \"a\"\nmin_gap = 9\n[cadences.a]\nbased_on = \"standard\"",
        "[cadences.standard]\nbased_on = \"a\"\nmin_gap = 9\n[cadences.a]\n",
    ] {
        let config = read(text);
        assert!(!config.faults.is_empty(), "{text}");
        assert_eq!(config.cadences.find("standard"), Some(&Policy::standard()), "{text}");
        assert_eq!(config.cadences.find("a"), Some(&Policy::standard()), "{text}");
    }
}

#[test]
fn a_built_in_one_can_be_based_on_another() {
    let config = read("[cadences.patient]\nbased_on = \"persistent\"\nmin_gap = 5");
    assert_eq!(faults(&config), [""; 0]);
    assert_eq!(config.cadences.find("patient"), Some(&Policy { min_gap: 5, ..Policy::persistent() }));
}

#[test]
fn the_effective_configuration_reads_as_itself() {
    for text in [
        "",
        "cadence = \"my \\\"own\\\"\"\nmouse = false\n[dates]\norder = \"month-first\"\n[holidays]\nextra = [\"2026-12-24\"]\n\
         [notify]\ncommand = [\"say\", \"{body}\"]\n\
         [cadences.'my \"own\"']\ncheck_in_after = false\navoid_weekdays = []\nmax_nudges = 1",
        "theme = \"dark\"\n[colors]\nlate = \"bold #ff0000\"\nselected = \"reverse\"",
        "[keys]\ndone = \"x\"\nsuspend = []\ndown = \"J\"\n[keys.commands]\ndown = \"F9\"\n[keys.apps]\ndone = \"Z\"",
    ] {
        let config = read(text);
        assert_eq!(faults(&config), [""; 0]);
        assert_eq!(read(&config.to_toml().unwrap()), config);
    }
}

#[test]
fn who_signs_is_read_and_what_is_no_address_is_named() {
    let config = read("[me]\nname = \" Robin Doe \"\nemail = \"robin\"\nsignature = \"\"\nphone = \"1\"\n");
    assert_eq!(
        (config.me.name.as_deref(), config.me.email, config.me.signature),
        (Some("Robin Doe"), None, None)
    );
    let faults: Vec<String> = config.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "c.toml:3: me.email = \"robin\" is wrong; expected an address such as \"ana@acme.example\"; ignored",
            "c.toml:5: 'phone' is no setting in [me]; expected name, email, signature; ignored",
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::load(folder.path());
    assert_eq!(config.faults.len(), 1);
    assert_eq!(config.faults[0].line, None);
    let file = folder.path().join("c.toml");
    std::fs::write(&file, b"cadence = \"\xff\"").unwrap();
    assert!(Config::load(&file).faults[0].message.starts_with("is not UTF-8"));
    std::fs::write(&file, "\u{feff}mouse = false").unwrap();
    assert_eq!(Config::load(&file).mouse, Mouse::Off);
}

#[test]
fn looks_are_read_and_their_mistakes_named() {
    for (text, expected) in [
        (
            "theme = \"drak\"",
            "c.toml:1: theme = \"drak\" is wrong; expected \"terminal\", \"dark\", \"light\", \"high-contrast\"; using terminal",
        ),
        (
            "[colors]\nlate = \"crimson\"",
            "c.toml:2: colors.late = \"crimson\" is wrong; expected words such as \"bold red\", \"black on bright-yellow\", \"underline 208\", \"#5f87ff\", \"reverse\", \"default\"; using \"bold red\"",
        ),
        (
            "[colors]\nlaet = \"red\"",
            "c.toml:2: 'laet' is no setting in [colors]; expected text, selected, strong, late, due, interview, done, dim, key; ignored",
        ),
    ] {
        let config = read(text);
        assert_eq!(faults(&config), [expected]);
        assert_eq!(config.looks, Looks::default());
    }
    let config = read("theme = \"high-contrast\"\n[colors]\nlate = \"red on white\"");
    assert_eq!(config.looks.look(Role::Late).to_string(), "red on white");
    assert_eq!(config.looks.look(Role::Key), Looks::new(Theme::HighContrast).look(Role::Key));
}

#[test]
fn keys_are_read_and_their_mistakes_named() {
    for (text, expected) in [
        ("[keys]\ndoen = \"x\"", "c.toml:2: 'doen' is no command in [keys]; did you mean done?; ignored"),
        (
            "[keys]\nfrobnicate = \"x\"",
            "c.toml:2: 'frobnicate' is no command in [keys]; callback config show lists them all; ignored",
        ),
        (
            "[keys]\ndone = 3",
            "c.toml:2: keys.done = 3 is wrong; expected keys such as \"x\", \"Space\", \"Ctrl-x\", \"Alt-x\", \"Shift-Tab\", \"F5\"; keeping its keys",
        ),
        (
            "[keys]\ndone = [\"x\", \"spaec\"]",
            "c.toml:2: keys.done: 'spaec' is no key; expected keys such as \"x\", \"Space\", \"Ctrl-x\", \"Alt-x\", \"Shift-Tab\", \"F5\"; that key is ignored",
        ),
        (
            "[keys.apps]\ndone = \"x\"\n\nsnooze = \"x\"",
            "c.toml:4: keys: x is set for done in apps already; that key is ignored there",
        ),
        (
            "[keys.apps]\nsettle = \"F9\"",
            "c.toml:2: keys: settle does nothing in apps; expected today; ignored",
        ),
        (
            "[keys]\ntoday = \"o\"",
            "c.toml:2: keys.today = \"o\" is wrong; expected a section [keys.today]; ignored",
        ),
        ("keys = 1", "c.toml:1: keys = 1 is wrong; expected a section [keys]; ignored"),
    ] {
        assert_eq!(faults(&read(text)), [expected]);
    }
    let config = read("[keys]\ndone = [\"x\", \"spaec\"]\n[keys.apps]\ndone = \"ctrl+R\"\nredo = \"F3\"");
    assert_eq!(config.keys.find_command("x", Place::Today), Some(Command::Done), "the other key holds");
    assert_eq!(config.keys.find_command("Ctrl-r", Place::Apps), Some(Command::Done));
}
