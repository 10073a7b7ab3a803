//! Completion of the name of a file: what is in its folder and goes on from what was typed.

use std::fs;

use crate::paths::expanded;

/// Returns the text as far as it can only go on one way, and the names it may go on to, folders with a slash.
pub(super) fn complete(typed: &str) -> (String, Vec<String>) {
    if typed == "~" {
        return ("~/".to_owned(), vec!["~/".to_owned()]);
    }
    let (folder, begun) = match typed.rfind('/') {
        Some(slash) => typed.split_at(slash + 1),
        None => ("", typed),
    };
    let entries = fs::read_dir(expanded(if folder.is_empty() { "." } else { folder }));
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_shown = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
            let slash = if entry.path().is_dir() { "/" } else { "" };
            is_shown.then(|| format!("{name}{slash}"))
        })
        .collect();
    names.sort();
    let common = names.iter().skip(1).fold(names.first().cloned(), |common, name| {
        common.map(|common| {
            let alike = common.chars().zip(name.chars()).take_while(|(one, other)| one == other);
            alike.map(|(one, _)| one).collect()
        })
    });
    (format!("{folder}{}", common.as_deref().unwrap_or(begun)), names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_on_as_far_as_they_are_alike() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["jobs.csv", "jobs.json", ".hidden", "zoë.ics"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("old")).unwrap();
        let here = folder.path().display();
        let completed = |begun: &str| {
            let (text, names) = complete(&format!("{here}/{begun}"));
            (text.strip_prefix(&format!("{here}/")).unwrap().to_owned(), names)
        };
        assert_eq!(completed("j"), ("jobs.".to_owned(), vec!["jobs.csv".to_owned(), "jobs.json".to_owned()]));
        assert_eq!(completed("zo"), ("zoë.ics".to_owned(), vec!["zoë.ics".to_owned()]));
        assert_eq!(completed("o"), ("old/".to_owned(), vec!["old/".to_owned()]));
        assert_eq!(completed(".h").0, ".hidden");
        assert_eq!(completed("").1.len(), 4, "what is hidden stays so");
        assert_eq!(completed("nope"), ("nope".to_owned(), vec![]));
        assert_eq!(complete("~").0, "~/");
    }
}
