//! The sheet in words: headings and entries, for formats that people read.

use crate::documents::preparation::Setting;
use crate::domain::date_text::in_full;
use crate::domain::interaction::{Direction, Interaction};
use crate::domain::interview::Interview;
use crate::domain::local_time::elsewhere;
use crate::domain::moment::Moment;
use crate::domain::salary::Salary;
use crate::scheduler::preparation::{Person, Preparation, Reminder, Round};

/// A heading and what stands below it; never empty.
pub(in crate::documents::preparation) struct Section {
    /// The heading.
    pub(in crate::documents::preparation) heading: &'static str,
    /// What stands below it, in order.
    pub(in crate::documents::preparation) entries: Vec<Entry>,
}

/// One thing to read: its name, which may be empty, and the text.
pub(in crate::documents::preparation) struct Entry {
    /// What it is: `when`, `Ana Ruiz`.
    pub(in crate::documents::preparation) name: String,
    /// What there is to know; may have several lines.
    pub(in crate::documents::preparation) text: String,
}

/// Returns the title of a sheet.
pub(in crate::documents::preparation) fn title(sheet: &Preparation<'_>) -> String {
    let title = sheet.application.title();
    match sheet.interview {
        Some(interview) => format!("{title}: {}, {}", interview.kind, in_full(interview.starts_at)),
        None => format!("{title}: no interview is ahead"),
    }
}

/// Returns the sections in which there is something to read.
pub(in crate::documents::preparation) fn sections(
    sheet: &Preparation<'_>,
    setting: Setting<'_>,
) -> Vec<Section> {
    let all = [
        ("The interview", sheet.interview.map(|one| meeting(one, sheet, setting)).unwrap_or_default()),
        ("Ask before you leave", plain(sheet.questions.iter().map(|question| question.words.clone()))),
        ("People", sheet.people.iter().map(|one| person(one, sheet)).collect()),
        ("The job", job(sheet)),
        ("Earlier rounds", sheet.rounds.iter().map(|round| earlier(round, sheet)).collect()),
        ("What they promised", promises(sheet)),
        ("Still to do", tasks(sheet)),
        ("Learnt", sheet.lessons.iter().map(|one| lesson(one, sheet)).collect()),
    ];
    let all = all.into_iter().map(|(heading, entries)| Section { heading, entries });
    all.filter(|section| !section.entries.is_empty()).collect()
}

fn entry(name: impl Into<String>, text: impl Into<String>) -> Entry {
    Entry { name: name.into(), text: text.into() }
}

/// Returns the entries that say something.
fn filled(entries: Vec<(&str, Option<String>)>) -> Vec<Entry> {
    let said = entries.into_iter().filter_map(|(name, text)| Some((name, text?)));
    said.filter(|(_, text)| !text.trim().is_empty()).map(|(name, text)| entry(name, text.trim())).collect()
}

fn plain(texts: impl Iterator<Item = String>) -> Vec<Entry> {
    texts.map(|text| entry("", text)).collect()
}

fn meeting(interview: &Interview, sheet: &Preparation<'_>, setting: Setting<'_>) -> Vec<Entry> {
    let there =
        interview.zone.as_deref().and_then(|zone| elsewhere(interview.starts_at, zone, setting.times));
    let when = [in_full(interview.starts_at)].into_iter().chain(there);
    let round = interview.round.map_or(String::new(), |round| format!(", round {round}"));
    let with: Vec<&str> =
        sheet.people.iter().filter(|one| one.takes_part).map(|one| one.contact.name.as_str()).collect();
    filled(vec![
        ("when", Some(when.collect::<Vec<_>>().join(", "))),
        ("kind", Some(format!("{}{round}, {} minutes", interview.kind, interview.minutes))),
        ("where", interview.place.clone()),
        ("with", Some(with.join(", "))),
        ("notes", Some(interview.notes.clone())),
    ])
}

fn person(person: &Person<'_>, sheet: &Preparation<'_>) -> Entry {
    let contact = person.contact;
    let mut parts = Vec::new();
    if person.takes_part {
        parts.push("takes part".to_owned());
    } else if sheet.application.main_contact.as_ref() == Some(&contact.id) {
        parts.push("main contact".to_owned());
    }
    parts.push(contact.title.clone().filter(|title| !title.is_empty()).unwrap_or(contact.kind.to_string()));
    parts.extend(contact.email.clone());
    parts.extend(contact.phone.clone());
    parts.push(person.last.map_or_else(|| "never in touch".to_owned(), last));
    let mut text = parts.join(", ");
    if !contact.notes.trim().is_empty() {
        text.push('\n');
        text.push_str(contact.notes.trim());
    }
    entry(contact.name.clone(), text)
}

fn last(message: &Interaction) -> String {
    let who = if message.direction == Direction::In { "they" } else { "you" };
    format!("last: {who}, {} on {}", message.purpose, in_full(Moment::day(message.on)))
}

fn job(sheet: &Preparation<'_>) -> Vec<Entry> {
    let application = sheet.application;
    filled(vec![
        ("company", Some(application.company.clone())),
        ("role", Some(application.role.clone())),
        ("applied", application.applied_on.map(|on| in_full(Moment::day(on)))),
        ("where", application.location.clone()),
        ("work mode", application.work_mode.clone()),
        ("salary", application.salary.as_ref().map(Salary::to_string)),
        ("link", application.url.clone()),
        ("source", application.source.clone()),
        ("tags", Some(application.tags.join(", "))),
        ("notes", Some(application.notes.clone())),
    ])
}

fn earlier(round: &Round<'_>, _: &Preparation<'_>) -> Entry {
    let interview = round.interview;
    let names: Vec<&str> = round.people.iter().map(|contact| contact.name.as_str()).collect();
    let with = if names.is_empty() { String::new() } else { format!(" with {}", names.join(", ")) };
    let mut lines = vec![format!("{}{with}", interview.kind)];
    for (name, text) in
        [("went well", &interview.strengths), ("forgotten", &interview.forgot), ("notes", &interview.notes)]
    {
        if !text.trim().is_empty() {
            lines.push(format!("{name}: {}", text.trim()));
        }
    }
    entry(in_full(interview.starts_at), lines.join("\n"))
}

fn promises(sheet: &Preparation<'_>) -> Vec<Entry> {
    let promise = |promise: &&crate::domain::promise::Promise| {
        let said = format!("said {}", in_full(Moment::day(promise.said_on)));
        let words = promise.words.trim();
        let text = if words.is_empty() { said } else { format!("{said}: {words}") };
        entry(format!("answer by {}", in_full(Moment::day(promise.reply_by))), text)
    };
    sheet.promises.iter().map(promise).collect()
}

fn tasks(sheet: &Preparation<'_>) -> Vec<Entry> {
    let due = |on: Option<chrono::NaiveDate>| on.map(|on| format!("due {}", in_full(Moment::day(on))));
    sheet.tasks.iter().map(|task| entry(due(task.due_on).unwrap_or_default(), task.words.clone())).collect()
}

fn lesson(reminder: &Reminder<'_>, sheet: &Preparation<'_>) -> Entry {
    let here = reminder.application.id == sheet.application.id;
    let from = if here { "here".to_owned() } else { reminder.application.title() };
    let on = reminder.lesson.on.map_or(String::new(), |on| format!(", {}", in_full(Moment::day(on))));
    entry("", format!("{} ({from}{on})", reminder.lesson.words.trim()))
}
