//! The floors of the house, enforced: which module may name which, and how long a file may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// For each module of the crate: the other modules and the crates it may name.
///
/// `main.rs` and `lib.rs` stand outside; crates that every floor may use are in `EVERYWHERE`.
const MAY_NAME: &[(&str, &[&str], &[&str])] = &[
    ("domain", &[], &["chrono", "serde"]),
    ("fields", &["domain"], &["chrono", "serde"]),
    ("keys", &[], &[]),
    ("looks", &[], &[]),
    ("scheduler", &["fields", "domain"], &["chrono"]),
    (
        "store",
        &["fields", "domain", "paths"],
        &[
            "chrono",
            "rusqlite",
            "rusqlite_migration",
            "serde_json",
            "shell_words",
            "tempfile",
            "thiserror",
            "uuid",
        ],
    ),
    (
        "documents",
        &["scheduler", "fields", "domain"],
        &[
            "chrono",
            "chrono_tz",
            "csv",
            "mail_builder",
            "minijinja",
            "serde",
            "serde_json",
            "thiserror",
            "toml",
            "unicode_segmentation",
            "unicode_width",
        ],
    ),
    (
        "config",
        &["scheduler", "fields", "domain", "keys", "looks", "input_file"],
        &["chrono", "serde", "thiserror", "toml"],
    ),
    ("input_file", &[], &["thiserror"]),
    ("atomic_file", &["input_file"], &["tempfile", "thiserror"]),
    (
        "exchange",
        &["store", "documents", "scheduler", "fields", "domain", "clock", "atomic_file"],
        &["thiserror"],
    ),
    ("editor", &["domain"], &["rustix", "shell_words", "signal_hook", "tempfile", "thiserror"]),
    ("paths", &["scheduler", "fields", "domain", "input_file"], &["directories", "thiserror"]),
    ("clock", &["scheduler", "fields", "domain"], &["chrono", "chrono_tz", "thiserror"]),
    (
        "cli",
        &[
            "exchange",
            "store",
            "documents",
            "config",
            "scheduler",
            "fields",
            "domain",
            "paths",
            "clock",
            "editor",
            "input_file",
            "atomic_file",
        ],
        &[
            "anstyle",
            "chrono",
            "clap",
            "clap_complete",
            "clap_mangen",
            "crossterm",
            "serde",
            "serde_json",
            "signal_hook",
            "tempfile",
            "thiserror",
            "unicode_segmentation",
            "unicode_width",
        ],
    ),
    (
        "tui",
        &["scheduler", "fields", "domain", "keys", "looks"],
        &[
            "chrono",
            "crossterm",
            "ratatui",
            "thiserror",
            "tui_input",
            "unicode_segmentation",
            "unicode_width",
        ],
    ),
    (
        "runtime",
        &[
            "runtime",
            "tui",
            "exchange",
            "store",
            "documents",
            "config",
            "scheduler",
            "fields",
            "domain",
            "paths",
            "clock",
            "editor",
            "input_file",
            "atomic_file",
        ],
        &["chrono", "crossterm", "open", "ratatui", "rustix", "signal_hook", "tempfile", "thiserror"],
    ),
    ("error", &["cli", "runtime", "tui", "store", "documents", "config", "paths", "clock"], &["thiserror"]),
];

/// The loop and the terminal belong to the top floor, although they live with the screens.
const TOP_FLOOR_FILES: &[&str] = &[
    "src/tui/backend.rs",
    "src/tui/keyboard.rs",
    "src/tui/rest.rs",
    "src/tui/run.rs",
    "src/tui/signals.rs",
    "src/tui/terminal.rs",
];

const EVERYWHERE: &[&str] = &["std", "core", "alloc", "crate", "self", "Self", "super"];

/// Crates of the test tree, allowed in unit tests on every floor.
const IN_TESTS: &[&str] = &["insta", "proptest", "tempfile", "serde_json"];

/// Lines that a file may have.
const LONGEST_FILE: usize = 400;

fn source_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// Returns the module of the crate that a file belongs to, such as `store`.
fn module_of(file: &str) -> &str {
    let inside = file.strip_prefix("src/").unwrap();
    inside.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Returns every name that stands before `::` at the beginning of a path, with its line, and the names after
/// `crate::`.
fn names(line: &str) -> Vec<(String, Option<String>)> {
    let code = line.split("//").next().unwrap_or_default();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("::") {
        let before: String =
            code[..at].chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let name: String = before.chars().rev().collect();
        let preceded = code[..at - name.len()].ends_with("::");
        if name.is_empty() || preceded {
            continue;
        }
        let after: String = code[at + 2..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        found.push((name, (!after.is_empty()).then_some(after)));
    }
    found
}

/// Tells whether a file means one of our modules by a name: it declares or imports it.
fn is_own_module(text: &str, name: &str) -> bool {
    let is_word =
        |line: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name);
    let declares = |line: &str| line.trim() == format!("mod {name};");
    text.lines().any(|line| declares(line) || line.starts_with("use crate::") && is_word(line))
}

fn declared_crates() -> Vec<String> {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut inside = false;
    let mut crates = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]" || line == "[dev-dependencies]";
        } else if inside && let Some((name, _)) = line.split_once('=') {
            crates.push(name.trim().replace('-', "_"));
        }
    }
    crates
}

#[test]
fn a_lower_floor_never_names_a_higher_one() {
    let modules: Vec<&str> = MAY_NAME.iter().map(|(module, ..)| *module).collect();
    let crates = declared_crates();
    let mut faults = Vec::new();
    for (file, text) in source_files() {
        let module = module_of(&file);
        if ["lib", "main"].contains(&module) {
            continue;
        }
        let owner = if TOP_FLOOR_FILES.contains(&file.as_str()) { "runtime" } else { module };
        let Some((_, floors, outside)) = MAY_NAME.iter().find(|(name, ..)| *name == owner) else {
            faults.push(format!("{file}: '{module}' stands on no floor"));
            continue;
        };
        let tests_from = text.lines().position(|line| line.trim() == "#[cfg(test)]").unwrap_or(usize::MAX);
        for (number, line) in text.lines().enumerate() {
            let testing = number > tests_from || file.ends_with("tests.rs") || file.contains("/tests/");
            let place = format!("{file}:{}", number + 1);
            if line.contains("super::super") {
                faults.push(format!("{place}: write `use crate::…` instead of super::super"));
            }
            for (name, after) in names(line) {
                if name == "crate" {
                    let target = after.unwrap_or_default();
                    let allowed = target == module || floors.contains(&target.as_str());
                    if modules.contains(&target.as_str()) && !allowed {
                        faults.push(format!("{place}: {owner} may not name {target}"));
                    }
                } else if crates.contains(&name) && !is_own_module(&text, &name) {
                    let allowed =
                        outside.contains(&name.as_str()) || testing && IN_TESTS.contains(&name.as_str());
                    if !allowed && !EVERYWHERE.contains(&name.as_str()) {
                        faults.push(format!("{place}: {owner} may not use the crate {name}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_says_what_it_owns_and_stays_short() {
    let mut faults = Vec::new();
    for (file, text) in source_files() {
        if !text.starts_with("//! ") {
            faults.push(format!("{file}: does not open with what it owns (//!)"));
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{file}: {lines} lines, at most {LONGEST_FILE}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Reports the budgets that are aims, not limits; see them with `cargo test budgets -- --nocapture`.
#[test]
fn budgets_are_reported() {
    let files = source_files();
    let mut lengths: Vec<usize> = files.iter().map(|(_, text)| text.lines().count()).collect();
    lengths.sort_unstable();
    let mut per_module: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, text) in &files {
        *per_module.entry(module_of(file)).or_default() += text.lines().count();
    }
    println!(
        "files {}, median {} lines, longest {}",
        lengths.len(),
        lengths[lengths.len() / 2],
        lengths[lengths.len() - 1]
    );
    for (module, lines) in per_module {
        println!("{module:>12} {lines:>6} lines");
    }
    assert!(!files.is_empty());
}
