//! `import` and `export`: everything in, everything out.

use crate::support::{Home, RECORDS};

#[test]
fn an_import_tells_what_it_did_and_twice_changes_nothing() {
    let home = Home::new();
    home.write("records.json", RECORDS);
    insta::assert_snapshot!(home.run("import records.json --dry-run"), @"");
    assert!(!home.database().exists(), "a dry run writes nothing");
    insta::assert_snapshot!(home.run("import records.json"), @"");
    insta::assert_snapshot!(home.run("import records.json"), @"");
}

#[test]
fn an_export_comes_in_again_as_it_was() {
    let home = Home::with(RECORDS);
    let exported = home.print("export");
    let other = Home::new();
    let ran = other.run_with("import -", &exported);
    assert_eq!(ran.code, 0, "{ran}");
    assert_eq!(other.print("export"), exported);
    assert_eq!(other.print("due --json --upcoming 30"), home.print("due --json --upcoming 30"));
}

#[test]
fn local_edits_that_are_overwritten_are_named() {
    let home = Home::with(RECORDS);
    home.print("stage initech screening");
    let changed = RECORDS.replace("Platform Engineer", "Plumber").replace("\"rust\", \"remote\"", "\"rust\"");
    home.write("changed.json", &changed);
    insta::assert_snapshot!(home.run("import changed.json --dry-run"), @"");
    insta::assert_snapshot!(home.run("import changed.json"), @"");
    insta::assert_snapshot!(home.run("undo"), @"");
    assert!(home.print("list").contains("Platform Engineer"));
}

#[test]
fn a_document_with_faults_is_refused_whole() {
    let home = Home::new();
    home.write(
        "bad.json",
        r#"{"format": "callback/1", "applications": [
            {"company": "Acme", "stage": "aplied", "interviews": [{"starts_at": "2026-13-01"}]},
            {"role": "SRE", "colour": "red"}]}"#,
    );
    insta::assert_snapshot!(home.run("import bad.json"), @"");
    insta::assert_snapshot!(home.run("import missing.json"), @"");
    insta::assert_snapshot!(home.run_with("import -", "{\"format\""), @"");
    std::fs::write(home.path("latin.json"), b"{\n\"x\": \"\xe9\"}").unwrap();
    insta::assert_snapshot!(home.run("import latin.json"), @"");
    assert!(!home.database().exists());
}
