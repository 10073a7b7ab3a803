//! Drafts: what was typed into a form, as a small text file that people can read.
//!
//! One line for each field that differs from what is recorded, `key: text`; the further lines of a text begin with
//! a tab. Refuses to decide where drafts are kept.

use crate::tui::forms::form::Form;

/// Returns what was typed into a form; empty when nothing was.
pub fn written(form: &Form) -> String {
    let changed = form.fields.iter().filter(|field| field.is_changed());
    let line = |key: &str, text: &str| format!("{key}: {}\n", text.replace('\n', "\n\t"));
    changed.map(|field| line(field.shape.key, field.input.text())).collect()
}

/// Returns the fields of a draft and their texts; lines that no form has written are left out.
pub fn read(draft: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in draft.lines() {
        if let Some(more) = line.strip_prefix('\t') {
            if let Some((_, text)) = fields.last_mut() {
                text.push('\n');
                text.push_str(more);
            }
        } else if let Some((key, text)) = line.split_once(':') {
            fields.push((key.to_owned(), text.strip_prefix(' ').unwrap_or(text).to_owned()));
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_reads_as_it_was_written() {
        let draft = "company: Acme: the firm\nnotes: one\n\t\n\t\ttwo\nurl: \n";
        let fields = read(draft);
        let expected = [("company", "Acme: the firm"), ("notes", "one\n\n\ttwo"), ("url", "")];
        assert_eq!(fields, expected.map(|(key, text)| (key.to_owned(), text.to_owned())));
        assert_eq!(read("no draft at all"), []);
    }
}
