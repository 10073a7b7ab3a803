//! The screens in a pseudo-terminal: how soon they show something, and how much they write.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

/// Silence after which nothing more is expected.
const SILENCE: Duration = Duration::from_millis(300);

/// A program that runs in a terminal of its own.
pub struct Screens {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<usize>,
    start: Instant,
}

impl Screens {
    /// Starts a program.
    pub fn start(program: &str, database: Option<&Path>, now: &str) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let mut command = CommandBuilder::new(program);
        command.env("TERM", "xterm-256color");
        command.env("CALLBACK_NOW", now);
        if let Some(database) = database {
            command.env("CALLBACK_DB", database);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        let start = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        thread::spawn(move || {
            let master = pair.master;
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(count).is_err() {
                    break;
                }
            }
            drop(master);
        });
        Self { child, keys, output, start }
    }

    /// Returns how long it took until a screen was there: as many bytes as a screen with something on it has.
    pub fn first_frame(&self, size: usize) -> Duration {
        let mut seen = 0;
        while seen < size {
            match self.output.recv_timeout(Duration::from_secs(60)) {
                Ok(count) => seen += count,
                Err(_) => break,
            }
        }
        self.start.elapsed()
    }

    /// Returns how many bytes come until it is silent.
    pub fn bytes_until_silence(&self) -> usize {
        let mut seen = 0;
        while let Ok(count) = self.output.recv_timeout(SILENCE) {
            seen += count;
        }
        seen
    }

    /// Returns how many bytes come within a time.
    pub fn bytes_within(&self, time: Duration) -> usize {
        thread::sleep(time);
        self.output.try_iter().sum()
    }

    /// Types a key.
    pub fn press(&mut self, key: &str) {
        self.keys.write_all(key.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Ends it.
    pub fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
