//! Runs that are killed while they write a file, and disks that fill up: what was there stays whole, and nothing of the
//! dead run stays for long.
#![cfg(unix)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::faults_disk::Disk;
use crate::support::{Home, RECORDS};

/// How the name of a file that is being written begins.
const UNFINISHED: &str = ".callback-unwritten-";

/// Returns a home with so much in it that an export takes a while.
fn full_home() -> Home {
    let mut applications = String::new();
    for number in 0..3000 {
        let comma = if number == 0 { "" } else { "," };
        let notes = "long story ".repeat(200);
        let _ = write!(applications, r#"{comma}{{"company": "Company {number}", "notes": "{notes}"}}"#);
    }
    Home::with(&format!(r#"{{"format": "callback/1", "applications": [{applications}]}}"#))
}

/// Returns the names of the files that are being written in a folder, or were when their writer was killed.
fn unfinished(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(UNFINISHED) || name.starts_with(".tmp")).collect()
}

fn signal(child: &Child, signal: &str) {
    let sent = Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Starts an export and stops it as soon as it has begun to write its file.
fn stopped_midway(home: &Home, words: &[&str], folder: &Path) -> Child {
    let others = unfinished(folder).len();
    let mut child = home.command().args(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        if unfinished(folder).len() > others {
            signal(&child, "STOP");
            return child;
        }
    }
    panic!("{words:?} was never met while it wrote");
}

#[test]
fn a_killed_export_is_cleared_away_by_the_next_and_a_living_one_is_not() {
    let home = full_home();
    let folder = home.path("out");
    fs::create_dir(&folder).unwrap();
    home.write("out/all.json", "as it was");
    let words = ["export", "--output", "out/all.json", "--force"];
    let mut killed = stopped_midway(&home, &words, &folder);
    let mut living = stopped_midway(&home, &["export", "--output", "out/living.json"], &folder);
    signal(&killed, "KILL");
    killed.wait().unwrap();
    assert_eq!(home.read("out/all.json"), "as it was");
    assert_eq!(unfinished(&folder).len(), 2);
    home.print("export --output out/next.json");
    assert_eq!(unfinished(&folder).len(), 1, "the dead run's file is gone, the living one's is not");
    signal(&living, "CONT");
    assert!(living.wait().unwrap().success());
    assert_eq!(unfinished(&folder), [""; 0]);
    assert_eq!(home.read("out/living.json"), home.read("out/next.json"));
}

#[test]
fn every_command_that_writes_a_file_clears_away_what_a_dead_run_left() {
    let home = Home::with(RECORDS);
    for (words, file) in [
        (&["export", "--output", "out/all.json"][..], "all.json"),
        (&["export", "--format", "csv", "--output", "out/all.csv"], "all.csv"),
        (&["report", "--from", "2026-11-01", "--output", "out/report.txt"], "report.txt"),
        (&["due", "--format", "ics", "--output", "out/due.ics"], "due.ics"),
        (&["draft", "initech", "--via", "email", "--eml", "out/draft.eml"], "draft.eml"),
        (&["prepare", "globex", "--output", "out/sheet.md"], "sheet.md"),
        (&["man", "out"], "callback.1"),
    ] {
        let _ = fs::remove_dir_all(home.path("out"));
        fs::create_dir(home.path("out")).unwrap();
        home.write(&format!("out/{UNFINISHED}abc123"), "half of it");
        home.write("out/.callback-unwritten-notes.txt", "somebody else's");
        let ran = home.command().args(words).output().unwrap();
        assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stderr));
        assert!(home.path("out").join(file).exists(), "{words:?}");
        assert_eq!(unfinished(&home.path("out")), [".callback-unwritten-notes.txt"], "{words:?}");
    }
}

#[test]
fn a_full_disk_leaves_the_file_that_was_there_whole_and_nothing_beside_it() {
    let home = full_home();
    let place = home.path("disk");
    fs::create_dir(&place).unwrap();
    let Some(_disk) = Disk::mount(&place) else {
        println!("no disk can be made here: skipped");
        return;
    };
    home.write("disk/all.json", "as it was");
    for words in ["export --output disk/all.json --force", "export --output disk/new.json"] {
        let ran = home.run(words);
        assert_eq!(ran.code, 1, "{ran}");
        assert!(
            ran.stderr.contains("could not write disk/") && ran.stderr.contains("No space left"),
            "{ran}"
        );
        assert_eq!(home.read("disk/all.json"), "as it was");
        assert_eq!(fs::read_dir(&place).unwrap().count(), 1, "{words}");
    }
    // What a dead run left may be all that the disk holds.
    home.write(&format!("disk/{UNFINISHED}abc123"), &"x".repeat(2_000_000));
    assert_eq!(home.run("due --output disk/due.txt").code, 0);
    assert_eq!(unfinished(&place), [""; 0]);
}

#[test]
fn a_written_file_keeps_to_links_and_rights() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let home = Home::with(RECORDS);
    home.write("real.json", "old");
    fs::set_permissions(home.path("real.json"), fs::Permissions::from_mode(0o644)).unwrap();
    symlink("real.json", home.path("link.json")).unwrap();
    home.print("export --output link.json --force");
    assert!(fs::symlink_metadata(home.path("link.json")).unwrap().is_symlink());
    assert_eq!(home.read("real.json"), home.print("export"));
    assert_eq!(fs::metadata(home.path("real.json")).unwrap().permissions().mode() & 0o777, 0o600);
}
