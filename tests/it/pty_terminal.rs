//! A real terminal with the real program in it: keys go in as bytes, the screen is what a person would see.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How long something may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a test looks again.
const GLANCE: Duration = Duration::from_millis(20);

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_callback");

/// A home of its own for a test, and the time at which it takes place.
pub struct Home {
    folder: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let file = |name: &str| self.path().join(name);
        vec![
            ("HOME", file("")),
            ("XDG_DATA_HOME", file("data")),
            ("XDG_CONFIG_HOME", file("config")),
            ("XDG_STATE_HOME", file("state")),
            ("CALLBACK_DB", file("test.db")),
            ("CALLBACK_NOW", PathBuf::from("2026-11-24T12:00")),
            ("TERM", PathBuf::from("xterm-256color")),
            ("RUST_BACKTRACE", PathBuf::from("0")),
        ]
    }

    /// Returns a program of this home's environment, with another one around it if need be.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.envs(self.environment()).current_dir(self.path());
        command
    }

    /// Runs a command beside the screens and returns what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(PROGRAM).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Opens the screens in a terminal of 80 columns and 24 rows.
    pub fn open(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Terminal {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(arguments);
        self.start(command, environment)
    }

    /// Opens the demonstration from a shell that says when it has the terminal back, and brings the program to
    /// the foreground again at the next line.
    pub fn open_from_shell(&self, environment: &[(&str, &str)]) -> Terminal {
        let mut command = CommandBuilder::new("bash");
        let script = format!("set -m; {PROGRAM} demo; echo BACK IN THE SHELL; read -r; fg > /dev/null");
        command.args(["-c", &script]);
        self.start(command, environment)
    }

    fn start(&self, mut command: CommandBuilder, environment: &[(&str, &str)]) -> Terminal {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = settings(pair.master.as_ref());
        command.env_remove("NO_COLOR");
        command.cwd(self.path());
        self.environment().into_iter().for_each(|(name, value)| command.env(name, value));
        environment.iter().for_each(|(name, value)| command.env(name, value));
        let child = pair.slave.spawn_command(command).unwrap();
        let [rows, columns] = [24, 80].map(|cells| NonZero::new(cells).unwrap());
        let screen = Arc::new(Mutex::new(Seen {
            parser: vt100::Parser::new(rows, columns, 0),
            written: Vec::new(),
            looks_away: false,
        }));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let seen = Arc::clone(&screen);
        let reader = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let mut seen = seen.lock().unwrap();
                seen.parser.process(&buffer[..count]);
                seen.written.extend_from_slice(&buffer[..count]);
                if seen.looks_away {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        // The slave stays open, so that the terminal can be looked at after the program has left it.
        Terminal {
            master: Some((pair.master, pair.slave)),
            writer: Some(writer),
            child,
            screen,
            reader: Some(reader),
            before,
        }
    }
}

/// What the terminal has been told.
struct Seen {
    parser: vt100::Parser,
    written: Vec<u8>,
    looks_away: bool,
}

/// A terminal with the program in it.
pub struct Terminal {
    master: Option<(Box<dyn MasterPty + Send>, Box<dyn portable_pty::SlavePty + Send>)>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<Seen>>,
    reader: Option<thread::JoinHandle<()>>,
    before: String,
}

impl Terminal {
    /// Presses keys, as the bytes that a terminal sends.
    pub fn press(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Returns what is on the screen.
    pub fn text(&self) -> String {
        self.screen.lock().unwrap().parser.screen().contents()
    }

    /// Writes on the screen as another program would.
    pub fn scribble(&self, bytes: &str) {
        self.screen.lock().unwrap().parser.process(bytes.as_bytes());
    }

    /// Looks at the screen, cell by cell.
    pub fn with_screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.screen.lock().unwrap().parser.screen())
    }

    /// Returns the colours on the screen, other than the terminal's own.
    pub fn colours(&self) -> Vec<vt100::Color> {
        let seen = self.screen.lock().unwrap();
        let screen = seen.parser.screen();
        let cells = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
        let colours = cells.flat_map(|cell| [cell.fgcolor(), cell.bgcolor()]);
        colours.filter(|colour| *colour != vt100::Color::Default).collect()
    }

    /// Returns how many bytes the program has written.
    pub fn bytes(&self) -> usize {
        self.screen.lock().unwrap().written.len()
    }

    /// Waits until the screen shows a text, and returns how long that took.
    pub fn wait_for(&self, text: &str) -> Duration {
        self.wait_until(text, || self.text().contains(text))
    }

    /// Waits until the screen does not show a text any more.
    pub fn wait_without(&self, text: &str) -> Duration {
        self.wait_until(text, || !self.text().contains(text))
    }

    /// Waits until the program has written these bytes, whether they show or not.
    pub fn wait_for_bytes(&self, bytes: &str) -> Duration {
        let written = || self.screen.lock().unwrap().written.clone();
        self.wait_until(bytes, || written().windows(bytes.len()).any(|window| window == bytes.as_bytes()))
    }

    /// Waits until something holds.
    pub fn wait_until(&self, what: &str, reached: impl Fn() -> bool) -> Duration {
        let mut waited = Duration::ZERO;
        while !reached() {
            assert!(waited < PATIENCE, "waited in vain for {what:?}:\n{}", self.text());
            thread::sleep(GLANCE);
            waited += GLANCE;
        }
        waited
    }

    /// Waits until nothing has been written for a while.
    pub fn settle(&self) {
        let mut before = 0;
        while before != self.bytes() {
            before = self.bytes();
            thread::sleep(Duration::from_millis(300));
        }
    }

    /// Sends a signal to the program.
    pub fn signal(&self, name: &str) {
        let process = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &process]).status().unwrap().success());
    }

    /// Sends a signal to the program, unless it has ended.
    pub fn signal_if_there(&self, name: &str) {
        let process = self.child.process_id().unwrap().to_string();
        Command::new("kill").args(["-s", name, &process]).stderr(Stdio::null()).status().unwrap();
    }

    /// Tells whether the program has not ended yet.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let cells = |count| NonZero::new(count).unwrap();
        self.screen.lock().unwrap().parser.screen_mut().set_size(cells(rows), cells(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().0.resize(size).unwrap();
    }

    /// Returns the processor time that the program has used, in hundredths of a second.
    pub fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.process_id().unwrap())).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum()
    }

    /// Asserts that the terminal echoes and takes lines as before, whatever it still shows.
    pub fn assert_usable(&self) {
        let (master, _slave) = self.master.as_ref().unwrap();
        assert_eq!(settings(master.as_ref()), self.before, "raw mode is left");
    }

    /// Stops reading what the program writes: sooner or later the terminal takes nothing more.
    pub fn stop_reading(&mut self) {
        self.screen.lock().unwrap().looks_away = true;
        self.press("j");
        self.reader.take().into_iter().for_each(|reader| reader.join().unwrap());
    }

    /// Takes the terminal away, as closing its window would.
    pub fn vanish(&mut self) {
        self.stop_reading();
        self.writer = None;
        self.master = None;
    }

    /// Waits until the program has ended; returns its exit code and how long that took.
    pub fn wait(&mut self) -> (u32, Duration) {
        let mut waited = Duration::ZERO;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.exit_code(), waited);
            }
            assert!(waited < PATIENCE, "still running:\n{}", self.text());
            thread::sleep(GLANCE);
            waited += GLANCE;
        }
    }

    /// Asserts that the terminal is as it was before the program came.
    pub fn assert_given_back(&self) {
        thread::sleep(Duration::from_millis(200));
        let (master, _slave) = self.master.as_ref().unwrap();
        assert_eq!(settings(master.as_ref()), self.before, "raw mode is left");
        let seen = self.screen.lock().unwrap();
        let screen = seen.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is free");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the settings of a terminal: echo, line mode and all the rest.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}
