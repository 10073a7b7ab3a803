//! The program: reads the arguments, runs a command or the screens, and turns what went wrong into an exit code.

use std::env;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use callback::cli::{self, CommandLine, Next, Paint, Screens, Surroundings};
use callback::clock::{self, Clock};
use callback::domain::printable::printable_lines;
use callback::error::Error;
use callback::paths;
use callback::runtime::{RuntimeOptions, run_tui};
use callback::tui::terminal;
use callback::tui::theme::Palette;

fn main() -> ExitCode {
    let (mut data, mut messages) = (BufWriter::new(io::stdout()), io::stderr());
    let code = run(&mut data, &mut messages).unwrap_or_else(|error| {
        // Nobody is left to tell when even this cannot be written.
        let _ = error.message().map(|message| writeln!(messages, "{}", printable_lines(&message)));
        error.exit_code()
    });
    ExitCode::from(code)
}

fn run(data: &mut dyn Write, messages: &mut dyn Write) -> Result<u8, Error> {
    if cli::answer_shell(env::args_os(), data) {
        return Ok(0);
    }
    let command_line = match CommandLine::read(env::args_os()) {
        Ok(command_line) => command_line,
        Err(refusal) => return Ok(cli::tell(&refusal, messages)),
    };
    let paths = paths::locate(command_line.database().as_deref(), command_line.config().as_deref())?;
    let clock = Clock::new(env::var(clock::VARIABLE).ok().as_deref())?;
    let width = terminal::size().ok().map(|(columns, _)| columns);
    let around = Surroundings::gather(clock::now(&clock), paths, width)?;
    match command_line.run(&around, data, messages)? {
        Next::Done => Ok(0),
        Next::OpenScreens(screens) => open_screens(*screens, &around, clock),
    }
}

fn open_screens(screens: Screens, around: &Surroundings, clock: Clock) -> Result<u8, Error> {
    let options = RuntimeOptions {
        state: around.state.clone(),
        usual_database: paths::locate(None, None).ok().map(|paths| paths.database),
        database: screens.database,
        folder: paths::writing_folder(),
        ids: around.ids.clone(),
        config: screens.config,
        config_file: around.config.clone(),
        palette: if screens.paint == Paint::Coloured { Palette::Coloured } else { Palette::Plain },
        clock: Arc::new(move || clock::now(&clock)),
        times: around.times.clone(),
    };
    Ok(run_tui(options)?)
}
