//! `docs/KEYS.md`: written from the key table, and compared on every run.
//!
//! `CALLBACK_KEYS=write cargo test --test it keys_page` writes it anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use callback::keys::keymap::{Binding, Keymap};
use callback::keys::table::{Group, Place};

const PAGE: &str = "docs/KEYS.md";

const ABOUT: &str = "# Keys

Every key that does something, by what it does. `?` in the program shows the same, as your configuration has it.

Names in `code` are the commands and places of the configuration:

```toml
[keys]
done = [\"x\", \"Space\"]   # wherever it works
[keys.apps]
stage = \"Ctrl-s\"        # only there
suspend = []            # no key: the palette still runs it
```

A key is a character (`x`, `X`, `?`), `Space`, `Enter`, `Esc`, `Tab`, `Backspace`, `Delete`, `Insert`, `Left`, `Right`,
`Up`, `Down`, `Home`, `End`, `PgUp`, `PgDn`, or `F1` to `F24`. `Ctrl-` and `Alt-` may stand before any of them, `Shift-`
before those with a name; a letter with Shift is the capital. `Ctrl-i`, `Ctrl-m` and `Ctrl-[` are what terminals send for
`Tab`, `Enter` and `Esc`, and cannot be told from them. Where text is typed, characters stay text.
";

fn page() -> String {
    let mut page = ABOUT.to_owned();
    let keymap = Keymap::default();
    for group in Group::ALL {
        writeln!(page, "\n## {}\n\n| keys | does | command | where |\n|---|---|---|---|", group.name())
            .unwrap();
        for binding in keymap.bindings().iter().filter(|binding| binding.group == *group) {
            writeln!(page, "{}", row(binding)).unwrap();
        }
    }
    page
}

fn row(binding: &Binding) -> String {
    let code = |text: &str| format!("`{}`", text.replace('|', "\\|"));
    let keys: Vec<String> = binding.keys.iter().map(|key| code(key.as_str())).collect();
    let places: Vec<String> = binding.places.iter().map(|place| code(place.name())).collect();
    let places =
        if binding.places.len() == Place::ALL.len() { "everywhere".to_owned() } else { places.join(" ") };
    format!("| {} | {} | {} | {places} |", keys.join(" "), binding.help, code(binding.command.name()))
}

#[test]
fn the_page_of_the_keys_is_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = page();
    if std::env::var_os("CALLBACK_KEYS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "{PAGE} is out of date; write it anew with `just keys`");
}
