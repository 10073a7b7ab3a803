//! What is named as a file and is none, and what has no end: refused at once, by its name, and nothing is touched.
#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::support::{Home, RECORDS, Ran};

/// The longest that a refusal may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a prepared command, which must end by itself.
pub fn run(home: &Home, command: &mut Command) -> Ran {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let id = child.id();
    let (ended, end) = mpsc::channel();
    thread::spawn(move || ended.send(child.wait_with_output().unwrap()));
    let output = end.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
        panic!("{command:?} hangs");
    });
    Ran::of(&output, home.path("home").parent().unwrap())
}

fn run_words(home: &Home, words: &[&str]) -> Ran {
    run(home, home.command().args(words))
}

/// What is no file, one of each kind, with the word for it.
struct Oddities {
    _socket: UnixListener,
    devices: Vec<PathBuf>,
}

impl Oddities {
    /// Makes one of each kind in a home. Who may make devices gets some of their own, so that a program that changes
    /// them does not change those of the system.
    fn make(home: &Home) -> Self {
        fs::create_dir(home.path("directory")).unwrap();
        assert!(Command::new("mkfifo").arg(home.path("pipe")).status().unwrap().success());
        let make = |(name, minor): &(&str, &str)| {
            let own = home.path(name);
            let mut make = Command::new("mknod");
            make.args(["-m", "666"]).arg(&own).args(["c", "1", minor]);
            if make.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
                && File::open(&own).is_ok()
            {
                own
            } else {
                PathBuf::from("/dev").join(name)
            }
        };
        let devices = [("null", "3"), ("zero", "5"), ("full", "7")].iter().map(make).collect();
        Self { _socket: UnixListener::bind(home.path("socket")).unwrap(), devices }
    }

    fn each(&self, home: &Home) -> Vec<(PathBuf, &'static str)> {
        let mut each = vec![
            (home.path("directory"), "a directory"),
            (home.path("pipe"), "a named pipe"),
            (home.path("socket"), "a socket"),
        ];
        each.extend(self.devices.iter().map(|device| (device.clone(), "a device")));
        each
    }
}

#[test]
fn what_is_no_file_is_no_database() {
    let home = Home::new();
    let oddities = Oddities::make(&home);
    for (path, kind) in oddities.each(&home) {
        let before = fs::metadata(&path).unwrap();
        for command in ["list", "add Acme", "due", "import -", "backup", "doctor", "config path"] {
            let ran = run(&home, home.command().arg("--db").arg(&path).args(command.split(' ')));
            let shown = path.display().to_string();
            let shown = shown.replace(home.path("home").parent().unwrap().to_str().unwrap(), "~");
            let told = format!(
                "exit 2\n-- stderr\ncallback: could not use '{shown}' as the database: it is {kind}; name a file with --db\n"
            );
            assert_eq!(ran.to_string(), told, "{command}");
        }
        let ran = run(&home, home.command().env("CALLBACK_DB", &path).arg("list"));
        assert_eq!(ran.code, 2, "{ran}");
        let after = fs::metadata(&path).unwrap();
        assert_eq!((before.mode(), before.rdev()), (after.mode(), after.rdev()), "{}", path.display());
    }
}

#[test]
fn names_that_mean_something_to_sqlite_are_refused_or_are_names() {
    let home = Home::new();
    for name in [":memory:", "file:x.db", "file::memory:?cache=shared", "file:x.db?mode=memory", "new/", "./"]
    {
        for command in ["add Acme", "list"] {
            let ran = run(&home, home.command().args(["--db", name]).args(command.split(' ')));
            assert_eq!(ran.code, 2, "{name}: {ran}");
            let begins = format!("callback: could not use '{name}' as the database: ");
            assert!(ran.stderr.starts_with(&begins) && ran.stderr.contains("--db"), "{name}: {ran}");
        }
    }
    assert_eq!(run_words(&home, &["--db", "", "list"]).code, 2);
    assert_eq!(fs::read_dir(home.path("")).unwrap().count(), 0, "nothing was made");
    let odd: [&[u8]; 9] = [
        b"./:memory:",
        b"./file:x.db",
        b"a?mode=memory",
        b"b#c",
        b"d%20e",
        b"f\ng",
        b"h\xff\xfe",
        b" ",
        b"&cache=shared",
    ];
    for name in odd {
        let name = std::ffi::OsStr::from_bytes(name);
        let with = |words: &[&str]| run(&home, home.command().arg("--db").arg(name).args(words));
        assert_eq!(with(&["add", "Acme"]).code, 0, "{name:?}");
        assert!(with(&["list"]).stdout.contains("Acme"), "{name:?}");
        assert!(fs::metadata(home.path("").join(name)).unwrap().len() > 0, "{name:?}");
        assert_eq!(with(&["backup"]).code, 0, "{name:?}");
        assert_eq!(with(&["backup", "--list", "--json"]).code, 0, "{name:?}");
        assert_eq!(with(&["config", "path"]).code, 0, "{name:?}");
    }
}

#[test]
fn what_is_no_file_is_not_imported_restored_or_replaced() {
    let home = Home::with(RECORDS);
    let oddities = Oddities::make(&home);
    let before = home.print("export");
    for (path, kind) in oddities.each(&home) {
        let path = path.to_str().unwrap();
        for words in [&["import", path][..], &["import", path, "--dry-run"], &["restore", path, "--yes"]] {
            let ran = run_words(&home, words);
            assert!(ran.code != 0 && ran.stderr.contains(&format!(": it is {kind}")), "{words:?}: {ran}");
        }
        for words in [
            &["export", "--output", path, "--force"][..],
            &["report", "--from", "2026-11-01", "--output", path, "--force"],
            &["due", "--output", path],
            &["draft", "globex", "--via", "email", "--eml", path, "--force"],
        ] {
            let ran = run_words(&home, words);
            let mine = ran.stderr.contains(&format!(": it is {kind}, not a file"));
            assert!(ran.code != 0 && (mine || words[0] == "draft"), "{words:?}: {ran}");
        }
        if kind != "a directory" {
            let ran = run_words(&home, &["backup", path]);
            assert!(ran.code != 0 && ran.stderr.contains(path.rsplit('/').next().unwrap()), "{ran}");
        }
    }
    assert_eq!(home.print("export"), before);
}

#[test]
fn a_configuration_or_template_that_is_no_file_costs_itself_and_nothing_else() {
    let home = Home::with(RECORDS);
    let oddities = Oddities::make(&home);
    for (path, kind) in oddities.each(&home) {
        let ran = run(&home, home.command().arg("--config").arg(&path).args(["due", "--count"]));
        assert_eq!(ran.code, 0, "{ran}");
        assert!(ran.stderr.contains(&format!("could not be read: it is {kind}, not a file")), "{ran}");
    }
    home.write("config.toml", "");
    fs::create_dir(home.path("templates")).unwrap();
    fs::rename(home.path("pipe"), home.path("templates/follow-up.md")).unwrap();
    std::os::unix::fs::symlink(&oddities.devices[1], home.path("templates/thank-you.md")).unwrap();
    let ran = run_words(&home, &["draft", "acme", "thank-you", "ana"]);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(
        ran.stderr.contains("thank-you.md") && ran.stderr.contains("it is a device, not a file"),
        "{ran}"
    );
    let ran = run_words(&home, &["config", "check"]);
    assert!(ran.stderr.contains("follow-up.md: could not be read: it is a named pipe, not a file"), "{ran}");
    let ran = run_words(&home, &["config", "show"]);
    assert_eq!(ran.code, 0, "{ran}");
}

#[test]
fn an_input_without_an_end_is_refused_at_its_limit() {
    let home = Home::new();
    let zero = || Stdio::from(File::open("/dev/zero").unwrap());
    let ran = run(&home, home.command().args(["import", "-"]).stdin(zero()));
    insta::assert_snapshot!(ran, @"
    exit 1
    -- stderr
    callback: could not read standard input: it is larger than 256 MiB, the most that is read; split it into several
    ");
    // A file that holds nothing can still be without end.
    for (name, limit) in [("huge.json", "256 MiB"), ("huge.csv", "256 MiB")] {
        File::create(home.path(name)).unwrap().set_len(1 << 40).unwrap();
        let ran = run_words(&home, &["import", name]);
        assert!(ran.code == 1 && ran.stderr.contains(&format!("it is larger than {limit}")), "{ran}");
    }
    let ran = run_words(&home, &["--config", "huge.csv", "due"]);
    assert!(ran.code == 0 && ran.stderr.contains("it is larger than 1 MiB"), "{ran}");
    assert!(!home.database().exists());
}

#[test]
fn a_file_behind_a_link_is_a_file() {
    let home = Home::new();
    home.write("records.json", RECORDS);
    std::os::unix::fs::symlink("records.json", home.path("link.json")).unwrap();
    std::os::unix::fs::symlink("real.db", home.path("link.db")).unwrap();
    let ran = run_words(&home, &["--db", "link.db", "import", "link.json"]);
    assert_eq!(ran.code, 0, "{ran}");
    let mode = fs::metadata(home.path("real.db")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
