//! `APP`: one application by its handle, its id, its company, `company/role`, or a unique part of these.
//!
//! Refuses to choose: what fits nothing, or more than one application, is an error with the candidates.

use crate::cli::error::NoSingleFit;
use crate::domain::application::Application;
use crate::domain::records::Records;

/// How an application can be named.
const ADVICE: &str = "name one by its handle, or as company/role";

/// The most candidates that an error lists.
const MOST: usize = 10;

/// Returns the application that `text` names.
///
/// # Errors
/// When none fits, or more than one.
pub fn find_application<'r>(records: &'r Records, text: &str) -> Result<&'r Application, NoSingleFit> {
    let wanted = text.trim().to_lowercase();
    let ways: [&dyn Fn(&Application) -> bool; 4] = [
        &|application| application.handle == wanted || application.id.as_str() == text.trim(),
        &|application| application.company.to_lowercase() == wanted,
        &|application| path(application) == wanted,
        &|application| is_part(application, &wanted),
    ];
    for fits in ways {
        let mut fitting = records.applications.iter().filter(|application| fits(application));
        match (fitting.next(), fitting.next()) {
            (None, _) => {}
            (Some(one), None) => return Ok(one),
            (Some(first), Some(second)) => {
                let all: Vec<_> = [first, second].into_iter().chain(fitting).collect();
                let problem = format!("'{text}' fits {} applications:", all.len());
                return Err(NoSingleFit { problem, candidates: lines(&all), advice: ADVICE });
            }
        }
    }
    Err(nothing_fits(records, text))
}

fn nothing_fits(records: &Records, text: &str) -> NoSingleFit {
    if records.applications.is_empty() {
        let problem =
            format!("no application fits '{text}': there are none yet; try callback add COMPANY ROLE");
        return NoSingleFit { problem, candidates: Vec::new(), advice: ADVICE };
    }
    let open: Vec<_> =
        records.applications.iter().filter(|application| !application.stage().is_closed()).collect();
    let problem = format!("no application fits '{text}'{}", if open.is_empty() { "" } else { "; open are:" });
    NoSingleFit { problem, candidates: lines(&open), advice: ADVICE }
}

/// Returns `company/role` in lower case.
fn path(application: &Application) -> String {
    format!("{}/{}", application.company, application.role).to_lowercase()
}

/// Tells whether `wanted`, in lower case, is a part of what the application is called, or begins its id.
fn is_part(application: &Application, wanted: &str) -> bool {
    !wanted.is_empty()
        && (path(application).contains(wanted)
            || application.title().to_lowercase().contains(wanted)
            || application.handle.starts_with(wanted)
            || application.id.as_str().to_lowercase().starts_with(wanted))
}

fn lines(applications: &[&Application]) -> Vec<String> {
    let mut lines: Vec<_> = applications
        .iter()
        .take(MOST)
        .map(|application| {
            format!("{}  {}  ({})", application.handle, application.title(), application.stage())
        })
        .collect();
    if let Some(more) = applications.len().checked_sub(MOST).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::sample::application;

    fn records() -> Records {
        let applications = vec![
            application("0192-a", "k3qz2", "Acme", "Backend Engineer"),
            application("0192-b", "m2xw8", "Acme", "SRE"),
            application("a-globex", "aaaaa", "Globex", "SRE"),
            application("a-globex-2", "bbbbb", "Globex Labs", ""),
            application("a-nippon", "ccccc", "日本物産", "バックエンド"),
        ];
        Records { applications, ..Records::default() }
    }

    #[test]
    fn names_fit_from_the_most_exact_to_a_part() {
        let records = records();
        for (text, id) in [
            ("k3qz2", "0192-a"),
            ("K3QZ2", "0192-a"),
            ("a-globex", "a-globex"),
            ("globex", "a-globex"),
            ("Acme/sre", "0192-b"),
            ("acme - backend", "0192-a"),
            ("labs", "a-globex-2"),
            ("backend", "0192-a"),
            ("日本", "a-nippon"),
            ("m2", "0192-b"),
        ] {
            assert_eq!(find_application(&records, text).map(|found| found.id.as_str()), Ok(id), "{text}");
        }
    }

    #[test]
    fn more_than_one_is_refused_with_the_candidates() {
        let records = records();
        insta::assert_snapshot!(find_application(&records, "acme").unwrap_err(), @r"
        'acme' fits 2 applications:
          k3qz2  Acme - Backend Engineer  (applied)
          m2xw8  Acme - SRE  (applied)
        name one by its handle, or as company/role
        ");
        assert_eq!(find_application(&records, "sre").unwrap_err().candidates.len(), 2);
        assert_eq!(find_application(&records, "0192").unwrap_err().candidates.len(), 2);
    }

    #[test]
    fn none_is_refused_with_what_is_open() {
        assert_eq!(find_application(&records(), "initech").unwrap_err().candidates.len(), 5);
        assert_eq!(find_application(&records(), "  ").unwrap_err().candidates.len(), 5);
        insta::assert_snapshot!(find_application(&Records::default(), "initech").unwrap_err(),
            @"no application fits 'initech': there are none yet; try callback add COMPANY ROLE");
    }
}
