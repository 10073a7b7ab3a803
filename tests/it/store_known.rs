//! What the store tells about ids while a document is validated, and what it keeps before it merges one.

use callback::domain::ids::RecordKind;
use callback::fields::incoming::{ImportOptions, Incoming, IncomingApplication, Standing};
use callback::store::{Access, IdSource, Store};

use crate::store_documents::*;
use crate::store_support::*;

#[test]
fn known_records_tell_live_ones_from_deleted_ones() {
    let mut desk = Desk::new();
    desk.import(&full());
    let standing = |desk: &Desk, kind, id| desk.store.known_records().unwrap().standing(kind, id);
    for (kind, id, expected) in [
        (RecordKind::Contact, "c-ana", Some(Standing::Live)),
        (RecordKind::Task, "k-1", Some(Standing::Live)),
        (RecordKind::Task, "c-ana", None),
    ] {
        assert_eq!(standing(&desk, kind, id), expected, "{id}");
    }
    desk.undo();
    assert_eq!(standing(&desk, RecordKind::Contact, "c-ana"), Some(Standing::Deleted));
    assert_eq!(standing(&desk, RecordKind::Interview, "i-1"), Some(Standing::Deleted));
}

#[test]
fn known_records_tell_whose_child_it_is_as_documents_name_it() {
    let mut desk = Desk::new();
    desk.import(&full());
    desk.import(&Incoming { source: Some("old laptop".to_owned()), ..full() });
    let nameless = document(vec![IncomingApplication {
        interviews: Some(vec![meeting(Some("i-7"), "2026-11-20")]),
        id: None,
        ..incoming("", "Globex")
    }]);
    desk.import(&nameless);
    let known = desk.store.known_records().unwrap();
    let owner = |source, id| known.owner(source, RecordKind::Interview, id);
    assert_eq!(owner(None, "i-1").unwrap().id, "a-acme");
    assert_eq!(owner(None, "i-9"), None);
    assert_eq!(owner(Some("new laptop"), "i-1"), None, "another source speaks of other records");
    assert_ne!(owner(Some("old laptop"), "i-1").unwrap().key, owner(None, "i-1").unwrap().key);
    for (source, id, application) in [
        (None, "i-1", &full().applications[0]),
        (Some("old laptop"), "i-1", &full().applications[0]),
        (None, "i-7", &nameless.applications[0]),
    ] {
        assert_eq!(owner(source, id).unwrap().key, known.key_of(source, application, 0), "{id}");
        assert_ne!(owner(source, id).unwrap().key, known.key_of(source, &incoming("b", "B"), 0));
    }
    for _ in 0..3 {
        desk.undo();
    }
    let known = desk.store.known_records().unwrap();
    assert_eq!(
        known.owner(None, RecordKind::Interview, "i-1"),
        None,
        "what went with its application is free"
    );
}

#[test]
fn what_was_there_before_an_import_is_kept_as_a_backup() {
    let mut desk = Desk::new();
    let backups = |desk: &Desk| -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(desk.directory.path().join("backups")).into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    desk.import(&full());
    assert!(backups(&desk).is_empty(), "there was nothing to lose");
    desk.add("Globex");
    desk.import(&full());
    let more = document(vec![incoming("a-initech", "Initech")]);
    let options = ImportOptions { dry_run: true, replace: false };
    desk.store.import(morning(), "import", "import", &more, options).unwrap();
    assert!(backups(&desk).is_empty(), "nothing was written");
    let before = desk.store.records().unwrap();
    desk.import(&more);
    let [copy] = backups(&desk).try_into().unwrap();
    assert_eq!(copy.file_name().unwrap(), "callback-20261124T093000-import.db");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let store = Store::open(&copy, Access::Read, morning(), IdSource::random()).unwrap();
    assert_eq!(store.records().unwrap(), before);
    for number in 0..12 {
        desk.import(&document(vec![incoming(&format!("a-{number}"), "Hooli")]));
    }
    assert_eq!(backups(&desk).len(), 10);
}
