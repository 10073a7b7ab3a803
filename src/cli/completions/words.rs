//! The words that complete what the records name, and what they are about.
//!
//! Only words that need no quoting in any shell, and that name exactly one record: a company alone, else with its
//! role, else the handle.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::cli::contact_choice::find_contact;
use crate::domain::action_key::ActionKind;
use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::date_text::in_full;
use crate::domain::interview::Interview;
use crate::domain::printable::printable;
use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::scheduler::Agenda;
use crate::scheduler::action::{Action, State};
use crate::scheduler::policy::Cadences;

/// A word and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// What is typed.
    pub(super) word: String,
    /// What it means, in one printable line.
    pub(super) about: String,
}

/// Words in the order in which they are offered.
pub(super) type Words = Vec<Word>;

/// Returns the words for applications: by company or role, then by handle; open ones first.
pub(super) fn applications(records: &Records) -> Words {
    let mut sorted: Vec<&Application> = records.applications.iter().collect();
    sorted.sort_by_key(|application| application.stage().is_closed());
    let names = names(&sorted);
    let about = |application: &Application| {
        printable(&format!("{} ({})", application.title(), application.stage())).into_owned()
    };
    let named = sorted.iter().zip(names);
    let named = named.filter_map(|(application, name)| Some(Word { word: name?, about: about(application) }));
    let handles =
        sorted.iter().map(|application| Word { word: application.handle.clone(), about: about(application) });
    named.chain(handles).filter(|word| is_plain(&word.word)).collect()
}

/// Returns the words for actions: the codes of what is due, of what is coming, the applications, the kinds.
pub(super) fn actions(records: &Records, agenda: &Agenda) -> Words {
    let (coming, due): (Vec<&Action>, Vec<&Action>) =
        agenda.actions.iter().partition(|action| action.state == State::Upcoming);
    let codes = due.into_iter().chain(coming).map(|action| {
        let to = action.recipient.as_ref().map_or(String::new(), |to| format!(" to {}", to.name));
        let about = format!("{}: {}{to}, {}", action.application.company, action.kind, when(action));
        Word { word: action.code.clone(), about: printable(&about).into_owned() }
    });
    codes.chain(applications(records)).chain(kinds()).collect()
}

/// Returns the words for people: the first name where it names one alone, then the handles.
pub(super) fn contacts(records: &Records) -> Words {
    let mut people: Vec<&Contact> = records.contacts.iter().collect();
    people.sort_by_key(|contact| contact.name.to_lowercase());
    let about = |contact: &Contact| {
        let company = contact.company.as_ref().map_or(String::new(), |company| format!(", {company}"));
        printable(&format!("{}{company}", contact.name)).into_owned()
    };
    let first = |contact: &&Contact| {
        let word = contact.name.split_whitespace().next()?.to_lowercase();
        let is_alone = find_contact(records, &word).is_ok_and(|found| found.id == contact.id);
        is_alone.then(|| Word { word, about: about(contact) })
    };
    let handles = people.iter().map(|contact| Word { word: contact.handle.clone(), about: about(contact) });
    people.iter().filter_map(first).chain(handles).filter(|word| is_plain(&word.word)).collect()
}

/// Returns the words for interviews: the handles, those ahead first, then the applications.
pub(super) fn interviews(records: &Records, today: NaiveDate) -> Words {
    let mut all: Vec<(&Application, &Interview)> = Vec::new();
    for application in &records.applications {
        all.extend(application.interviews.iter().map(|interview| (application, interview)));
    }
    let is_past = |interview: &Interview| interview.cancelled || interview.date() < today;
    all.sort_by_key(|(_, interview)| (is_past(interview), interview.starts_at));
    let handles = all.into_iter().map(|(application, interview)| {
        let about = format!("{}, {}", application.title(), in_full(interview.starts_at));
        Word { word: interview.handle.clone(), about: printable(&about).into_owned() }
    });
    handles.chain(applications(records)).filter(|word| is_plain(&word.word)).collect()
}

/// Returns the words for filters: stages, days, then the tags and sources that are known.
pub(super) fn filters(records: &Records) -> Words {
    let told = |word: &str, about: &str| Word { word: word.to_owned(), about: about.to_owned() };
    let groups = [
        told("stage:open", "has not ended"),
        told("stage:closed", "has ended"),
        told("stage:waiting", "they have to answer"),
        told("due:today", "something is to be done"),
        told("due:week", "within seven days"),
        told("due:overdue", "something is late"),
        told("due:none", "nothing is to be done"),
    ];
    let under = |field: &'static str, words: Words| {
        words.into_iter().map(move |word| Word { word: format!("{field}:{}", word.word), about: word.about })
    };
    let all = groups.into_iter().chain(under("stage", stages())).chain(under("tag", tags(records)));
    all.chain(under("source", sources(records))).collect()
}

/// Returns the stages.
pub(super) fn stages() -> Words {
    let stage = |stage: &Stage| {
        let about = if stage.is_closed() { "closed stage" } else { "stage" };
        Word { word: stage.as_str().to_owned(), about: about.to_owned() }
    };
    Stage::ALL.iter().map(stage).collect()
}

/// Returns the names of the cadences.
pub(super) fn cadences(cadences: &Cadences) -> Words {
    let names = cadences.all().map(|(name, _)| Word { word: name.to_owned(), about: "cadence".to_owned() });
    names.filter(|word| is_plain(&word.word)).collect()
}

/// Returns the tags, the one that is used most first.
pub(super) fn tags(records: &Records) -> Words {
    used(records.applications.iter().flat_map(|application| &application.tags))
}

/// Returns the sources, the one that is used most first.
pub(super) fn sources(records: &Records) -> Words {
    used(records.applications.iter().filter_map(|application| application.source.as_ref()))
}

fn used<'r>(texts: impl Iterator<Item = &'r String>) -> Words {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    texts.filter(|text| is_plain(text)).for_each(|text| *uses.entry(text).or_default() += 1);
    let mut sorted: Vec<(&str, usize)> = uses.into_iter().collect();
    sorted.sort_by_key(|(_, count)| Reverse(*count));
    let about = |count| if count == 1 { "1 application".to_owned() } else { format!("{count} applications") };
    sorted.into_iter().map(|(word, count)| Word { word: word.to_owned(), about: about(count) }).collect()
}

/// Returns the words for kinds of actions.
fn kinds() -> impl Iterator<Item = Word> {
    let kinds = ActionKind::ALL.iter().map(|kind| kind.as_str());
    kinds.map(|kind| Word { word: kind.to_owned(), about: "kind of action".to_owned() })
}

fn when(action: &Action) -> String {
    match action.state {
        State::Overdue => format!("{} days late", action.days_overdue),
        State::Due => "due today".to_owned(),
        State::Upcoming => format!("due {}", action.due_on.format("%a %-d %b")),
    }
}

/// Returns for each application the name that fits it alone, if there is one.
fn names(applications: &[&Application]) -> Vec<Option<String>> {
    let ways: [fn(&Application) -> String; 2] = [
        |application| application.company.to_lowercase(),
        |application| format!("{}/{}", application.company, application.role).to_lowercase(),
    ];
    let mut names: Vec<Option<String>> = vec![None; applications.len()];
    for way in ways {
        let mut uses: HashMap<String, usize> = HashMap::new();
        applications.iter().for_each(|application| *uses.entry(way(application)).or_default() += 1);
        for (name, application) in names.iter_mut().zip(applications).filter(|(name, _)| name.is_none()) {
            let word = way(application);
            if is_plain(&word) && uses.get(&word) == Some(&1) {
                *name = Some(word);
            }
        }
    }
    names
}

/// Tells whether every shell takes a word as it stands.
fn is_plain(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphanumeric)
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::application_choice::find_application;
    use crate::cli::sample::application;
    use crate::domain::moment::iso_date;
    use crate::domain::stage::StageChange;

    fn records() -> Records {
        let mut closed = application("a-1", "ccccc", "Hooli", "SRE");
        closed.stage_history.push(StageChange::new(Stage::Rejected, iso_date("2026-11-20")));
        let applications = vec![
            closed,
            application("a-2", "k3qz2", "Acme", "Backend"),
            application("a-3", "m2xw8", "Acme", "SRE"),
            application("a-4", "aaaaa", "Umbrella Corp", "Tester"),
            application("a-5", "bbbbb", "Evil; rm -rf ~", "$(x)\u{1b}[2J"),
            application("a-6", "ddddd", "日本物産", ""),
        ];
        Records { applications, ..Records::default() }
    }

    #[test]
    fn each_word_is_plain_and_names_one_application() {
        let records = records();
        let words = applications(&records);
        let shown: Vec<String> =
            words.iter().map(|word| format!("{:12} {}", word.word, word.about)).collect();
        insta::assert_snapshot!(shown.join("\n"), @"
        acme/backend Acme - Backend (applied)
        acme/sre     Acme - SRE (applied)
        日本物産         日本物産 (applied)
        hooli        Hooli - SRE (rejected)
        k3qz2        Acme - Backend (applied)
        m2xw8        Acme - SRE (applied)
        aaaaa        Umbrella Corp - Tester (applied)
        bbbbb        Evil; rm -rf ~ - $(x)[2J (applied)
        ddddd        日本物産 (applied)
        ccccc        Hooli - SRE (rejected)
        ");
        for word in words {
            let found = find_application(&records, &word.word).unwrap();
            assert!(word.about.starts_with(&*printable(&found.title())), "{word:?}");
        }
    }
}
