//! Two records of one person become one: what the one that stays takes over, and what would be lost.

use crate::domain::contact::{Contact, ContactKind};
use crate::domain::records::Records;
use crate::fields::edit::Edit;
use crate::fields::edit::contact::ContactEdit;

/// Returns the edits that fill what is empty in `keep` with what `gone` says; notes are put together.
pub fn filling(keep: &Contact, gone: &Contact) -> Vec<ContactEdit> {
    let fill = |mine: &Option<String>, theirs: &Option<String>| match (filled(mine), filled(theirs)) {
        (None, Some(text)) => Some(Some(text.to_owned())),
        _ => None,
    };
    let kind = (keep.kind == ContactKind::Other && gone.kind != ContactKind::Other).then_some(gone.kind);
    let channel = gone.preferred_channel.filter(|_| keep.preferred_channel.is_none());
    let edits = [
        fill(&keep.title, &gone.title).map(ContactEdit::Title),
        fill(&keep.company, &gone.company).map(ContactEdit::Company),
        kind.map(ContactEdit::Kind),
        fill(&keep.email, &gone.email).map(ContactEdit::Email),
        fill(&keep.phone, &gone.phone).map(ContactEdit::Phone),
        channel.map(|channel| ContactEdit::PreferredChannel(Some(channel))),
        notes(&keep.notes, &gone.notes).map(ContactEdit::Notes),
    ];
    edits.into_iter().flatten().collect()
}

/// Returns what `gone` says differently from `keep`, field by field: what goes with it.
pub fn left_behind(keep: &Contact, gone: &Contact) -> Vec<(&'static str, String)> {
    let nobody = Records::default();
    let mine = [
        ContactEdit::Title(keep.title.clone()),
        ContactEdit::Company(keep.company.clone()),
        ContactEdit::Email(keep.email.clone()),
        ContactEdit::Phone(keep.phone.clone()),
    ];
    let mut lost = Vec::new();
    for mine in mine {
        let (kept, theirs) = (mine.text(&nobody), mine.present(gone).text(&nobody));
        if !kept.trim().is_empty()
            && !theirs.trim().is_empty()
            && kept.to_lowercase() != theirs.to_lowercase()
        {
            lost.push((mine.field(), theirs));
        }
    }
    lost
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

fn notes(keep: &str, gone: &str) -> Option<String> {
    match (keep.trim(), gone.trim()) {
        (_, "") => None,
        ("", _) => Some(gone.to_owned()),
        (mine, theirs) if mine.contains(theirs) => None,
        _ => Some(format!("{}\n\n{gone}", keep.trim_end())),
    }
}
