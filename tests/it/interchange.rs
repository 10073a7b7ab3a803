//! Properties of the interchange format: what is written is read back, whatever it is; whatever is read, nothing
//! breaks.

use callback::documents::interchange::{read, write};
use callback::domain::channel::Channel;
use callback::domain::contact::ContactKind;
use callback::domain::interaction::{Outcome, Purpose};
use callback::domain::interview::InterviewKind;
use callback::domain::local_time::AnyTime;
use callback::domain::records::Records;
use callback::domain::salary::SalaryPeriod;
use callback::domain::stage::Stage;
use callback::fields::incoming::NothingKnown;
use proptest::prelude::*;

use crate::interchange_incoming::incoming_of;
use crate::interchange_records::{full_records, records};

fn written(records: &Records) -> String {
    let mut written = Vec::new();
    write(records, &mut written).unwrap();
    String::from_utf8(written).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn what_is_written_is_read_back_field_by_field(seed: u64) {
        let records = records(seed);
        let incoming = read(&written(&records), &NothingKnown, &AnyTime);
        prop_assert_eq!(incoming.map_err(|faults| faults.to_string()), Ok(incoming_of(&records)));
    }

    #[test]
    fn writing_is_canonical(seed: u64) {
        let records = records(seed);
        let text = written(&records);
        prop_assert_eq!(&text, &written(&records));
        let is_plain = text.ends_with("}\n") && !text.contains('\r') && !text.contains("\n\n");
        prop_assert!(is_plain, "{}", text);
        let shuffled = Records { deferrals: records.deferrals.iter().rev().cloned().collect(), ..records };
        prop_assert_eq!(&text, &written(&shuffled));
    }

    #[test]
    fn reading_survives_any_text(text in any::<String>()) {
        if let Err(faults) = read(&text, &NothingKnown, &AnyTime) {
            prop_assert!(faults.count() > 0);
        }
    }

    #[test]
    fn reading_survives_any_change_to_a_document(
        seed: u64,
        place in any::<prop::sample::Index>(),
        length in 0_usize..40,
        put in prop_oneof![
            "[\\[\\]{}\",:0-9a-z\\\\ ]{0,6}",
            Just("null".to_owned()), Just("1e999".to_owned()), Just("\"x\":1,".to_owned()), Just("{\"id\":\"-\"}".to_owned()),
        ],
    ) {
        let mut text = written(&records(seed));
        let start = (0..=place.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let end = (start + length..).find(|at| *at >= text.len() || text.is_char_boundary(*at)).unwrap();
        text.replace_range(start..end.min(text.len()), &put);
        if let Err(faults) = read(&text, &NothingKnown, &AnyTime) {
            for line in faults.to_string().lines() {
                prop_assert!(line.contains(": ") && line.contains("expected") || line.contains("not JSON") || line.contains("did you mean"), "{}", line);
            }
        }
    }
}

#[test]
fn the_first_half_of_a_document_is_refused() {
    let text = written(&records(7));
    for cut in (0..text.len() - 2).filter(|at| text.is_char_boundary(*at)) {
        assert!(read(&text[..cut], &NothingKnown, &AnyTime).is_err(), "cut at {cut}");
    }
}

#[test]
fn a_document_with_everything_is_written_like_this() {
    let document = include_str!("interchange.json");
    let records = full_records();
    assert_eq!(written(&records), document);
    assert_eq!(read(document, &NothingKnown, &AnyTime).unwrap(), incoming_of(&records));
}

#[test]
fn a_deferral_of_what_is_gone_is_not_written() {
    let mut records = full_records();
    records.applications[0].interviews.clear();
    records.applications[0].promises.clear();
    records.applications[0].interactions.clear();
    let text = written(&records);
    assert!(text.contains("\"deferrals\": []"), "{text}");
    assert!(read(&text, &NothingKnown, &AnyTime).is_ok());
}

#[test]
fn the_description_of_the_format_is_true() {
    let description = include_str!("../../docs/FORMAT.md");
    let example = description.split("```").nth(1).unwrap().strip_prefix("json").unwrap();
    let read = read(example, &NothingKnown, &AnyTime).map_err(|faults| faults.to_string());
    assert_eq!(read.map(|incoming| incoming.applications.len()), Ok(1));
    let words = |words: Vec<&'static str>| {
        for word in words {
            assert!(description.contains(&format!("`{word}`")), "{word}");
        }
    };
    words(Stage::ALL.iter().map(|word| word.as_str()).collect());
    words(InterviewKind::ALL.iter().map(|word| word.as_str()).collect());
    words(ContactKind::ALL.iter().map(|word| word.as_str()).collect());
    words(Channel::ALL.iter().map(|word| word.as_str()).collect());
    words(Purpose::ALL.iter().map(|word| word.as_str()).collect());
    words(Outcome::ALL.iter().map(|word| word.as_str()).collect());
    words(SalaryPeriod::ALL.iter().map(|word| word.as_str()).collect());
    for line in written(&full_records()).lines() {
        if let Some((name, _)) = line.trim_start().strip_prefix('"').and_then(|rest| rest.split_once("\": "))
        {
            assert!(description.contains(&format!("`{name}`")), "field {name} is not described");
        }
    }
}
