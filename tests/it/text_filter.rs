//! Filters: which of a few applications each one shows, and what is refused.

use callback::domain::filter::{Candidate, Filter};
use callback::domain::moment::iso_date;
use callback::domain::stage::Stage;
use proptest::prelude::*;

use crate::text_records::{application, contact, today};

/// Returns the companies that a filter shows, in order.
fn companies(filter: &Filter) -> Vec<&'static str> {
    let mut acme = application("Acme", "Backend Engineer", Stage::Interviewing);
    acme.tags = vec!["rust".to_owned(), "Remote work".to_owned()];
    acme.source = Some("Referral by Bo".to_owned());
    acme.notes = "asked about ON-CALL".to_owned();
    let mut globex = application("Globex", "SRE", Stage::Rejected);
    globex.tags = vec!["rustic".to_owned()];
    globex.url = Some("https://globex.example/jobs/7".to_owned());
    let mut initech = application("Initech", "Data Engineer", Stage::Applied);
    initech.location = Some("Köln".to_owned());
    initech.work_mode = Some("hybrid".to_owned());
    let umbrella = application("ÜMBRELLA", "", Stage::Saved);
    let (ana, dana) = (contact("c-1", "Ana Ruiz", "", "ana@acme.example"), contact("c-2", "Dana R", "", ""));
    let day = |text| Some(iso_date(text).unwrap());
    let rows = [
        (&acme, vec![&ana], day("2026-11-20"), "acme"),
        (&globex, vec![&dana], None, "globex"),
        (&initech, vec![], day("2026-11-24"), "initech"),
        (&umbrella, vec![&dana], day("2026-12-01"), "umbrella"),
    ];
    let shown = rows.iter().filter(|(application, people, due_on, _)| {
        filter.matches(Candidate { application, people, due_on: *due_on, today: today() })
    });
    shown.map(|(.., company)| *company).collect()
}

#[test]
fn every_term_must_match() {
    let all = ["acme", "globex", "initech", "umbrella"].as_slice();
    for (text, expected) in [
        ("", all),
        ("   ", all),
        ("acme", &["acme"]),
        ("ACME", &["acme"]),
        ("engineer", &["acme", "initech"]),
        ("engineer backend", &["acme"]),
        ("\"backend engineer\"", &["acme"]),
        ("\"engineer backend\"", &[]),
        ("ümb", &["umbrella"]),
        ("dana", &["globex", "umbrella"]),
        ("ana@acme", &["acme"]),
        ("on-call", &["acme"]),
        ("rust", &["acme", "globex"]),
        ("referral", &[]),
        ("-engineer", &["globex", "umbrella"]),
        ("-\"backend engineer\"", &["globex", "initech", "umbrella"]),
        ("-", all),
        ("tag:rust", &["acme"]),
        ("tags:\"remote work\"", &["acme"]),
        ("-tag:rust", &["globex", "initech", "umbrella"]),
        ("source:referral", &["acme"]),
        ("company:e", &["acme", "globex", "initech", "umbrella"]),
        ("company:ex", &["globex"]),
        ("role:\"data eng\"", &["initech"]),
        ("with:dana", &["globex", "umbrella"]),
        ("wi:\"ana ruiz\"", &["acme"]),
        ("loc:köln", &["initech"]),
        ("work-mode:hybrid", &["initech"]),
        ("notes:call", &["acme"]),
        ("url:jobs/7", &["globex"]),
        ("https://GLOBEX.example", &["globex"]),
        ("stage:open", &["acme", "initech", "umbrella"]),
        ("stage:closed", &["globex"]),
        ("-stage:closed", &["acme", "initech", "umbrella"]),
        ("stage:waiting", &["acme", "initech"]),
        ("stage:interv", &["acme"]),
        ("STAGE:Rejected", &["globex"]),
        ("due:overdue", &["acme"]),
        ("due:today", &["acme", "initech"]),
        ("due:today -due:overdue", &["initech"]),
        ("due:week", &["acme", "initech", "umbrella"]),
        ("due:none", &["globex"]),
        ("stage:open engineer -due:overdue", &["initech"]),
    ] {
        let filter = Filter::read(text).unwrap();
        assert_eq!(companies(&filter), expected, "{text:?}");
    }
    assert_eq!(companies(&Filter::default()), all);
}

#[test]
fn a_half_typed_term_hides_nothing() {
    let all = companies(&Filter::default());
    for text in ["stage:", "-stage:", "tag:", "due:", "nonsense:", "\"", "-\"", "with:\""] {
        assert_eq!(companies(&Filter::read(text).unwrap()), all, "{text:?}");
    }
    assert_eq!(companies(&Filter::read("role:\"data en").unwrap()), ["initech"]);
}

#[test]
fn what_is_no_field_or_value_is_named() {
    let refused: Vec<_> =
        ["colour:red", "-colour:red", "s:open", "stage:o", "stage:interviewed", "due:soon", "acme w:x"]
            .iter()
            .map(|text| format!("{text}\n  {}", Filter::read(text).unwrap_err()))
            .collect();
    insta::assert_snapshot!(refused.join("\n"), @"
    colour:red
      'colour' is not a field; expected company, role, stage, due, tags, with, source, location, work_mode, url, notes
    -colour:red
      'colour' is not a field; expected company, role, stage, due, tags, with, source, location, work_mode, url, notes
    s:open
      's' could be stage, source
    stage:o
      'o' could be open, offer
    stage:interviewed
      'interviewed' is not a stage; did you mean interviewing? expected open, closed, waiting, saved, applied, screening, interviewing, offer, accepted, declined, rejected, withdrawn, no-response
    due:soon
      'soon' is not a time to be due; expected today, week, overdue, none
    acme w:x
      'w' could be with, work_mode
    ");
}

#[test]
fn words_from_a_shell_may_be_phrases() {
    let given = |words: &[&str]| {
        Filter::read_words(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()).unwrap()
    };
    assert_eq!(companies(&given(&["backend engineer"])), ["acme"]);
    assert_eq!(companies(&given(&["tag:remote work", "-stage:closed"])), ["acme"]);
    assert_eq!(given(&["stage:open", "acme"]), Filter::read("stage:open acme").unwrap());
}

fn any_term() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "acme",
        "engineer",
        "rust",
        "tag:rust",
        "stage:open",
        "stage:closed",
        "due:week",
        "due:none",
        "with:dana",
        "é",
        "source:x",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn a_minus_turns_a_term_round(term in any_term()) {
        let shown = companies(&Filter::read(&term).unwrap());
        let hidden = companies(&Filter::read(&format!("-{term}")).unwrap());
        let mut both = [shown, hidden].concat();
        both.sort_unstable();
        prop_assert_eq!(both, companies(&Filter::default()));
    }

    #[test]
    fn more_terms_never_show_more(terms in prop::collection::vec(any_term(), 1..5)) {
        let fewer = companies(&Filter::read(&terms[1..].join(" ")).unwrap());
        for company in companies(&Filter::read(&terms.join(" ")).unwrap()) {
            prop_assert!(fewer.contains(&company));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,40}") {
        let _ = Filter::read(&text).map(|filter| companies(&filter).len());
    }
}
