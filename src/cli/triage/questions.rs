//! The questions of a triage: one application, one line, one letter.
//!
//! Plain lines, so that it works on every terminal. The end of what is typed counts as `q`: what was decided until
//! then is written. Refuses to write anything itself.

use std::io::BufRead;

use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::triage::title;
use crate::domain::printable::printable;
use crate::scheduler::triage::{Decision, LongPast};

/// What can be answered.
const CHOICES: &str = "c close as no-response, k keep for two weeks, d dismiss what is due, s skip, q quit";

/// What one line of input means.
enum Answer {
    Decided(Decision),
    Skip,
    Quit,
}

/// Asks for each application until the user has enough; returns what was decided.
///
/// # Errors
/// When the questions cannot be written or the answers cannot be read.
pub(super) fn ask<'l>(
    lines: &'l [LongPast],
    input: &mut dyn BufRead,
    output: &mut Output<'_>,
) -> Result<Vec<(&'l LongPast, Decision)>, CliError> {
    let mut decisions = Vec::new();
    output.line(&format!("{} long past: {CHOICES}", lines.len()))?;
    for (number, line) in (1..).zip(lines) {
        let head = output.paint.paint(Role::Heading, &printable(&title(line)));
        output.line(&format!("{number}/{} {head} ({})", lines.len(), line.application.stage))?;
        match answer(line, input, output)? {
            Answer::Decided(decision) => decisions.push((line, decision)),
            Answer::Skip => {}
            Answer::Quit => break,
        }
    }
    Ok(decisions)
}

/// Asks about one application until the answer is understood.
fn answer(line: &LongPast, input: &mut dyn BufRead, output: &mut Output<'_>) -> Result<Answer, CliError> {
    loop {
        output.write(&format!("  {} [c/k/d/s/q] ", printable(&line.why)))?;
        output.flush()?;
        let mut typed = String::new();
        let length = input.read_line(&mut typed);
        let failed = |error| CliError::Unreadable("what was typed".to_owned(), error);
        if length.map_err(failed)? == 0 {
            output.line("")?;
            return Ok(Answer::Quit);
        }
        match typed.trim().to_lowercase().as_str() {
            "c" => return Ok(Answer::Decided(Decision::Close)),
            "k" => return Ok(Answer::Decided(Decision::Keep)),
            "d" => return Ok(Answer::Decided(Decision::Dismiss)),
            "s" => return Ok(Answer::Skip),
            "q" => return Ok(Answer::Quit),
            _ => output.line(&format!("  {CHOICES}"))?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::colour::Paint;
    use crate::cli::sample::application;
    use crate::domain::moment::iso_date;
    use crate::scheduler::action::ApplicationRef;

    fn lines() -> Vec<LongPast> {
        let line = |company: &str| {
            let application = application(company, "k3qz2", company, "SRE");
            LongPast {
                application: ApplicationRef::new(&application, application.stage()),
                quiet_since: iso_date("2026-08-03").unwrap(),
                quiet_for: 113,
                why: "no word since applying on Mon 3 Aug".to_owned(),
                actions: vec![],
            }
        };
        ["Acme", "Glo\u{1b}[2Jbex", "Initech"].map(line).into()
    }

    fn answers(typed: &str) -> (Vec<(String, Decision)>, String) {
        let (mut data, mut messages) = (Vec::new(), Vec::new());
        let mut output = Output {
            data: &mut data,
            messages: &mut messages,
            reader: crate::cli::colour::Stream::Other,
            paint: Paint::Plain,
            message_paint: Paint::Plain,
            width: None,
        };
        let lines = lines();
        let decided = ask(&lines, &mut typed.as_bytes(), &mut output).unwrap();
        let decided =
            decided.into_iter().map(|(line, what)| (line.application.company.clone(), what)).collect();
        (decided, String::from_utf8(data).unwrap())
    }

    #[test]
    fn each_letter_decides_and_anything_else_is_asked_again() {
        let (decided, shown) = answers("c\nwhat?\nK\nd\n");
        let made: Vec<_> = decided.iter().map(|(_, decision)| *decision).collect();
        assert_eq!(made, [Decision::Close, Decision::Keep, Decision::Dismiss]);
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
        insta::assert_snapshot!(shown, @"
        3 long past: c close as no-response, k keep for two weeks, d dismiss what is due, s skip, q quit
        1/3 Acme - SRE (applied)
          no word since applying on Mon 3 Aug [c/k/d/s/q] 2/3 Glo[2Jbex - SRE (applied)
          no word since applying on Mon 3 Aug [c/k/d/s/q]   c close as no-response, k keep for two weeks, d dismiss what is due, s skip, q quit
          no word since applying on Mon 3 Aug [c/k/d/s/q] 3/3 Initech - SRE (applied)
          no word since applying on Mon 3 Aug [c/k/d/s/q]
        ");
    }

    #[test]
    fn quitting_keeps_what_was_decided() {
        for typed in ["c\ns\nq\n", "c\ns\n", "c\nq\nc\nc\n"] {
            assert_eq!(answers(typed).0, [("Acme".to_owned(), Decision::Close)], "{typed:?}");
        }
        assert_eq!(answers("").0, []);
        assert_eq!(answers("s\ns\ns\n").0, []);
    }
}
