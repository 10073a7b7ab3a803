//! The message that is due, in a real terminal: what was changed survives a kill, and it becomes a file.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::pty_terminal::Home;

#[test]
fn a_changed_message_survives_a_kill_and_is_never_saved_over_another() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "with:Ana Ruiz <ana@acme.example>", "applied:2026-11-09"]);
    let script = home.path().join("editor.sh");
    fs::write(&script, "#!/bin/sh\necho 'PS: I wrote this myself' >> \"$1\"\n").unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let environment = [("VISUAL", script.to_str().unwrap())];
    let mut terminal = home.open(&[], &environment);
    terminal.wait_for("check-in");
    terminal.press("m");
    terminal.wait_for("Message: check-in to Ana Ruiz");
    terminal.press("e");
    terminal.wait_for("edited");
    terminal.press("G");
    terminal.wait_for("PS: I wrote this myself");
    terminal.signal("KILL");
    terminal.wait();
    let mut terminal = home.open(&[], &environment);
    terminal.wait_for("check-in");
    terminal.press("mG");
    terminal.wait_for("PS: I wrote this myself");
    terminal.press("s");
    terminal.wait_for("acme-check-in.eml");
    terminal.press("s");
    terminal.wait_for("acme-check-in-2.eml");
    terminal.press(" ");
    terminal.wait_for("DONE TODAY (1)");
    terminal.press("q");
    assert_eq!(terminal.wait().0, 0);
    terminal.assert_given_back();
}
