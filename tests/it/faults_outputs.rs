//! Every command, with an output that is full, closed, or read by somebody who has seen enough.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::process::{Command, Output, Stdio};

use crate::support::{Home, RECORDS, Ran};

/// Where what a command says goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// To standard output: it is lost when that cannot be written.
    Data,
    /// To standard error: it is a message about what was done.
    Messages,
}

use Says::{Data, Messages};

/// Every command at least once, and where what it says goes.
const COMMANDS: &[(&str, Says)] = &[
    ("--help", Data),
    ("--version", Data),
    ("add --help", Data),
    ("due", Data),
    ("due --json", Data),
    ("due --count", Data),
    ("due --format ics", Data),
    ("due --format html", Data),
    ("due --format markdown", Data),
    ("due --output -", Data),
    ("why acme", Data),
    ("draft initech", Data),
    ("draft initech --json", Data),
    ("draft initech --mailto", Data),
    ("draft initech --eml -", Data),
    ("done initech", Messages),
    ("snooze initech +3d", Messages),
    ("dismiss initech", Messages),
    ("add Zeta", Data),
    ("list", Data),
    ("list --json", Data),
    ("show acme", Data),
    ("show acme --json", Data),
    ("edit acme role:SRE", Messages),
    ("delete globex", Messages),
    ("stage initech screening", Messages),
    ("offer globex", Messages),
    ("interview list", Data),
    ("interview add initech 2026-12-01T10:00", Data),
    ("contact list", Data),
    ("contact add Eve", Data),
    ("promise list", Data),
    ("task list", Data),
    ("task acme fri call", Messages),
    ("log acme follow-up", Messages),
    ("lessons add listen", Messages),
    ("lessons", Messages),
    ("prepare globex", Data),
    ("import records.json --dry-run", Messages),
    ("export", Data),
    ("export --format csv", Data),
    ("export --format ics", Data),
    ("report --from 2026-11-01", Data),
    ("report --from 2026-11-01 --format html", Data),
    ("stats", Data),
    ("stats --json", Data),
    ("triage", Messages),
    ("notify", Messages),
    ("history", Data),
    ("history --json", Data),
    ("undo", Messages),
    ("redo", Messages),
    ("backup", Messages),
    ("backup -", Data),
    ("backup --list --json", Data),
    ("restore copy.db --yes", Messages),
    ("doctor", Data),
    ("purge", Messages),
    ("config path", Data),
    ("config show", Data),
    ("config show --default", Data),
    ("demo", Data),
    ("completions bash", Data),
    ("completions zsh", Data),
    ("completions fish", Data),
    ("man", Data),
];

/// A home whose database is the same before each command.
struct Outputs {
    home: Home,
}

impl Outputs {
    fn new() -> Self {
        let home = Home::with(RECORDS);
        home.write("config.toml", "[notify]\ncommand = [\"true\"]\n");
        home.print("backup copy.db");
        fs::copy(home.database(), home.path("model.db")).unwrap();
        Self { home }
    }

    /// Runs a command of the table with a standard output.
    fn run(&self, line: &str, stdout: Stdio) -> Ran {
        self.ran(
            self.fresh(line)
                .stdout(stdout)
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
                .wait_with_output()
                .unwrap(),
        )
    }

    fn fresh(&self, line: &str) -> Command {
        for beside in ["-wal", "-shm"] {
            let _ = fs::remove_file(self.home.path(&format!("callback.db{beside}")));
        }
        fs::copy(self.home.path("model.db"), self.home.database()).unwrap();
        let mut command = self.home.command();
        command.args(line.split(' '));
        command
    }

    fn ran(&self, output: Output) -> Ran {
        // A backup is no text.
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = output.status.code().unwrap_or(-1);
        let ran = Ran { code, stdout: text(&output.stdout), stderr: text(&output.stderr) };
        assert!(!ran.stderr.contains("panicked"), "{ran}");
        ran
    }

    /// Returns how a command ends when everything it says can be written.
    fn usual(&self, line: &str) -> Ran {
        self.ran(self.fresh(line).output().unwrap())
    }
}

#[test]
fn every_command_is_in_the_table() {
    let help = Home::new().print("--help");
    let commands =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    for command in commands.map(|line| line.split_whitespace().next().unwrap()) {
        assert!(COMMANDS.iter().any(|(line, _)| line.split(' ').next() == Some(command)), "{command}");
    }
}

#[test]
fn what_cannot_be_written_is_a_failure() {
    let outputs = Outputs::new();
    for (line, says) in COMMANDS {
        let usual = outputs.usual(line);
        assert_eq!(usual.stdout.is_empty(), *says == Messages, "{line}: {usual}");
        let full = File::options().write(true).open("/dev/full").unwrap();
        let ran = outputs.run(line, full.into());
        if *says == Messages {
            assert_eq!(ran.code, usual.code, "{line}: {ran}");
            continue;
        }
        assert_eq!(ran.code, 1, "{line}: {ran}");
        let told = "callback: could not write to standard output: No space left on device";
        assert!(ran.stderr.contains(told), "{line}: {ran}");
    }
}

#[test]
fn who_has_seen_enough_is_not_told_of_it() {
    let outputs = Outputs::new();
    for (line, says) in COMMANDS {
        let usual = outputs.usual(line);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ran = outputs.run(line, writer.into());
        let code = if *says == Data { 0 } else { usual.code };
        assert_eq!(ran.code, code, "{line}: {ran}");
        assert!(
            !ran.stderr.contains("could not write") && !ran.stderr.contains("Broken pipe"),
            "{line}: {ran}"
        );
    }
}

#[test]
fn a_closed_or_full_stream_changes_nothing_about_what_is_done() {
    let outputs = Outputs::new();
    for (line, _) in COMMANDS {
        let usual = outputs.usual(line);
        for streams in [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"] {
            let command = outputs.fresh(line);
            let mut shell = Command::new("sh");
            shell.arg("-c").arg(format!("exec \"$0\" \"$@\" {streams}")).arg(command.get_program());
            shell.args(command.get_args()).env_clear().current_dir(outputs.home.path(""));
            shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let ran = outputs.ran(shell.output().unwrap());
            assert_eq!(ran.code, usual.code, "{line} {streams}: {ran}");
        }
    }
}
