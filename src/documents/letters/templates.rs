//! Templates: how letters are worded, built in and replaced by files of the user's.
//!
//! A template is read and understood when a letter needs it, never before. One of the user's that is broken, or that
//! names what is not known without asking first, is told with its line, and the built-in one stands in.

use std::path::Path;

use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, UndefinedBehavior};

use crate::documents::letters::facts::Facts;
use crate::domain::letter::OwnTemplate;

/// The built-in templates by name.
const BUILT_IN: &[(&str, &str)] = &[
    ("also", include_str!("../../../assets/templates/also.md")),
    ("call", include_str!("../../../assets/templates/call.md")),
    ("check-in", include_str!("../../../assets/templates/check-in.md")),
    ("feedback", include_str!("../../../assets/templates/feedback.md")),
    ("follow-up", include_str!("../../../assets/templates/follow-up.md")),
    ("letter", include_str!("../../../assets/templates/letter.md")),
    ("parting-note", include_str!("../../../assets/templates/parting-note.md")),
    ("reminder", include_str!("../../../assets/templates/reminder.md")),
    ("thank-you", include_str!("../../../assets/templates/thank-you.md")),
    ("update", include_str!("../../../assets/templates/update.md")),
];

/// How letters are worded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Templates {
    own: Vec<OwnTemplate>,
}

/// What a template worded.
pub(super) struct Worded {
    /// The text, without blanks and empty lines that conditions left.
    pub text: String,
    /// What is wrong with the user's template.
    pub warning: Option<String>,
}

impl Templates {
    /// Returns the built-in templates, replaced by the user's own.
    pub const fn with(own: Vec<OwnTemplate>) -> Self {
        Self { own }
    }

    /// Words a letter from the user's template, else from the built-in one.
    pub(super) fn word(&self, name: &str, facts: &Facts) -> Result<Worded, String> {
        let own = self.own.iter().find(|own| is_named(&own.path, name));
        let warning = match own.map(|own| (&own.path, &own.text)) {
            None => None,
            Some((path, Err(problem))) => Some(told(path, None, problem)),
            Some((path, Ok(source))) => match render(name, source, facts) {
                Ok(text) => return Ok(Worded { text, warning: None }),
                Err(error) => Some(told(path, error.line(), &reason(&error))),
            },
        };
        let text = render(name, built_in(name).unwrap_or_default(), facts).map_err(|error| reason(&error))?;
        Ok(Worded { text, warning })
    }
}

/// Returns what is wrong with a template of the user's as it is written, whatever it will be filled in with.
pub fn fault_in(own: &OwnTemplate) -> Option<String> {
    if !BUILT_IN.iter().any(|(name, _)| is_named(&own.path, name)) {
        let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
        let expected = names.join(", ");
        return Some(format!("{}: words nothing; expected one of {expected}; ignored", own.path.display()));
    }
    match &own.text {
        Err(problem) => Some(told(&own.path, None, problem)),
        Ok(source) => {
            let error = environment().template_from_str(source).err()?;
            Some(told(&own.path, error.line(), &reason(&error)))
        }
    }
}

/// Returns what a built-in template says.
fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, source)| *source)
}

/// Tells whether a file is the template of this name.
fn is_named(path: &Path, name: &str) -> bool {
    path.file_stem().is_some_and(|stem| stem == name)
}

/// Tells what is wrong with a template, and what happens instead.
fn told(path: &Path, line: Option<usize>, problem: &str) -> String {
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    format!("{}{line}: {problem}; using the built-in template", path.display())
}

/// Returns why a template cannot be used.
fn reason(error: &Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}

/// Returns what understands templates: what is not known is an error where it would leave a hole.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_formatter(|out, state, value: &Value| {
        if value.is_none() {
            let hint = "a fact is not known here; ask with {% if … %} first";
            return Err(Error::new(minijinja::ErrorKind::UndefinedError, hint));
        }
        minijinja::escape_formatter(out, state, value)
    });
    environment
}

/// Fills a template in.
fn render(name: &str, source: &str, facts: &Facts) -> Result<String, Error> {
    let environment = environment();
    let template = environment.template_from_named_str(name, source)?;
    template.render(Serde(facts)).map(|text| tidy(&text))
}

/// Takes away what conditions leave: blanks at the ends of lines, and more than one empty line in a row; and the full
/// stop after a name that ends in one.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    one_stop(lines.join("\n").trim_end())
}

/// Leaves one full stop of two at the end of a sentence (`Initech Ltd..`); three are meant.
fn one_stop(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("..") {
        told.push_str(before);
        let ends = after.chars().next().is_none_or(|next| next.is_whitespace() || next == '"');
        let follows_a_word = told.ends_with(char::is_alphanumeric);
        told.push_str(if ends && follows_a_word { "." } else { ".." });
        rest = after;
    }
    told + rest
}
