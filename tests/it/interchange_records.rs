//! Records to write and read: arbitrary ones that keep the rules of the format, and one of each sort.

use callback::domain::action_key::ActionKey;
use callback::domain::application::Application;
use callback::domain::channel::Channel;
use callback::domain::contact::{Contact, ContactKind};
use callback::domain::deferral::Deferral;
use callback::domain::ids::{ApplicationId, ContactId, InteractionId, InterviewId, TaskId};
use callback::domain::ids::{LessonId, PromiseId, StageChangeId};
use callback::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use callback::domain::interview::{Interview, InterviewKind};
use callback::domain::lesson::Lesson;
use callback::domain::moment::Moment;
use callback::domain::offer::Offer;
use callback::domain::promise::Promise;
use callback::domain::records::Records;
use callback::domain::salary::{Salary, SalaryPeriod};
use callback::domain::stage::{Stage, StageChange, in_kept_order};
use callback::domain::task::Task;
use chrono::{NaiveDate, NaiveTime};

/// A source of arbitrary values, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn flip(&mut self) -> bool {
        self.below(2) == 1
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.flip() { Some(make(self)) } else { None }
    }

    fn some<T>(&mut self, mut make: impl FnMut(&mut Self, usize) -> T) -> Vec<T> {
        (0..self.below(4)).map(|index| make(self, index)).collect()
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 16] = [
            "Acme",
            " ",
            "日本物産",
            "é",
            "e\u{301}",
            "\"",
            "\\",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "\u{1b}[31m",
            "\u{202e}",
            "\u{2028}",
            "👩‍💻",
            "</script>",
        ];
        (0..self.below(5)).map(|_| self.one(&PIECES)).collect()
    }

    fn filled(&mut self) -> String {
        format!("{}x", self.text())
    }

    fn date(&mut self) -> NaiveDate {
        match self.below(10) {
            0 => NaiveDate::from_ymd_opt(1, 1, 1).unwrap(),
            1 => NaiveDate::from_ymd_opt(9999, 12, 31).unwrap(),
            _ => {
                let year = 1990 + i32::try_from(self.below(60)).unwrap();
                NaiveDate::from_yo_opt(year, 1 + u32::try_from(self.below(365)).unwrap()).unwrap()
            }
        }
    }

    fn time(&mut self) -> NaiveTime {
        let minutes = u32::try_from(self.below(24 * 60)).unwrap();
        NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap()
    }

    fn person(&mut self, records: &[Contact]) -> Option<ContactId> {
        if records.is_empty() {
            None
        } else {
            self.maybe(|dice| records[dice.below(records.len())].id.clone())
        }
    }
}

fn contact(dice: &mut Dice, index: usize) -> Contact {
    Contact {
        id: ContactId::new(format!("c-é{index}")),
        handle: String::new(),
        name: dice.filled(),
        title: dice.maybe(Dice::text),
        company: dice.maybe(Dice::text),
        kind: dice.one(ContactKind::ALL),
        email: dice.maybe(Dice::text),
        phone: dice.maybe(Dice::text),
        preferred_channel: dice.maybe(|dice| dice.one(Channel::ALL)),
        notes: dice.text(),
    }
}

fn interview(dice: &mut Dice, id: String, people: &[Contact]) -> Interview {
    Interview {
        id: InterviewId::new(id),
        handle: String::new(),
        round: dice.maybe(|dice| 1 + u32::try_from(dice.below(9)).unwrap()),
        kind: dice.one(InterviewKind::ALL),
        starts_at: Moment { date: dice.date(), time: dice.maybe(Dice::time) },
        zone: dice.maybe(|dice| dice.one(&["UTC", "Asia/Tokyo", "Etc/GMT+5"]).to_owned()),
        minutes: 1 + u32::try_from(dice.below(10_080)).unwrap(),
        place: dice.maybe(Dice::text),
        cancelled: dice.flip(),
        debriefed: dice.flip(),
        interviewers: people.iter().filter(|_| dice.flip()).map(|person| person.id.clone()).collect(),
        strengths: dice.text(),
        forgot: dice.text(),
        notes: dice.text(),
    }
}

fn interaction(dice: &mut Dice, id: String, people: &[Contact], interviews: &[Interview]) -> Interaction {
    let direction = dice.one(Direction::ALL);
    let channel = dice.one(Channel::ALL);
    let outcomes: Vec<Outcome> =
        Outcome::ALL.iter().copied().filter(|outcome| outcome.fits(channel)).collect();
    Interaction {
        id: InteractionId::new(id),
        on: dice.date(),
        at: dice.maybe(Dice::time),
        direction,
        channel,
        purpose: dice.one(&Purpose::of(direction)),
        contact: dice.person(people),
        interview: interviews.first().filter(|_| dice.flip()).map(|interview| interview.id.clone()),
        outcome: dice.one(&outcomes),
        notes: dice.text(),
    }
}

fn application(dice: &mut Dice, number: usize, people: &[Contact]) -> Application {
    let history = dice.some(|dice, index| StageChange {
        id: StageChangeId::new(format!("s{number}.{index}")),
        stage: dice.one(Stage::ALL),
        on: dice.maybe(Dice::date),
        note: dice.maybe(Dice::text),
    });
    let present = history.last().map(|last| last.stage);
    let interviews = dice.some(|dice, index| interview(dice, format!("i{number}.{index}"), people));
    Application {
        id: ApplicationId::new(format!("a{number}")),
        handle: String::new(),
        company: dice.filled(),
        role: dice.text(),
        stage_history: in_kept_order(history, present),
        applied_on: dice.maybe(Dice::date),
        source: dice.maybe(Dice::text),
        url: dice.maybe(Dice::text),
        location: dice.maybe(Dice::text),
        work_mode: dice.maybe(Dice::text),
        salary: dice.maybe(|dice| Salary {
            min: dice.maybe(|dice| dice.one(&[0, 95_000])),
            max: dice.maybe(|dice| dice.one(&[95_000, 110_000, i64::MAX.unsigned_abs()])),
            currency: dice.maybe(Dice::text),
            period: dice.one(SalaryPeriod::ALL),
        }),
        tags: dice.some(|dice, index| format!("{}{index}", dice.text())),
        excitement: dice.maybe(|dice| dice.one(&[1, 2, 3, 4, 5])),
        notes: dice.text(),
        main_contact: dice.person(people),
        cadence: dice.maybe(Dice::filled),
        quiet_until: dice.maybe(Dice::date),
        no_follow_up: dice.flip(),
        thank_you_by: dice.one(&[Channel::Email, Channel::Post]),
        offer: dice.maybe(|dice| Offer {
            received_on: dice.date(),
            respond_by: dice.maybe(Dice::date),
            notes: dice.text(),
        }),
        tasks: dice.some(|dice, index| Task {
            id: TaskId::new(format!("k{number}.{index}")),
            due_on: dice.maybe(Dice::date),
            words: dice.text(),
            done_on: dice.maybe(Dice::date),
        }),
        lessons: dice.some(|dice, index| Lesson {
            id: LessonId::new(format!("l{number}.{index}")),
            on: dice.maybe(Dice::date),
            words: dice.text(),
        }),
        promises: dice.some(|dice, index| {
            let (one, other) = (dice.date(), dice.date());
            Promise {
                id: PromiseId::new(format!("p{number}.{index}")),
                said_on: one.min(other),
                reply_by: one.max(other),
                words: dice.text(),
                interview: interviews.first().filter(|_| dice.flip()).map(|interview| interview.id.clone()),
            }
        }),
        interactions: dice
            .some(|dice, index| interaction(dice, format!("x{number}.{index}"), people, &interviews)),
        interviews,
    }
}

fn deferrals(dice: &mut Dice, applications: &[Application]) -> Vec<Deferral> {
    let mut keys: Vec<ActionKey> = Vec::new();
    for application in applications {
        keys.push(ActionKey::check_in(&application.id));
        keys.push(ActionKey::close(&application.id, None));
        keys.push(ActionKey::feedback(&application.id, dice.date()));
        keys.extend(application.interviews.iter().map(|interview| ActionKey::thank_you(&interview.id, None)));
        keys.extend(application.tasks.iter().map(|task| ActionKey::task(&task.id)));
        keys.extend(
            application.interactions.iter().map(|nudge| ActionKey::reminder(&application.id, &nudge.id)),
        );
    }
    keys.sort();
    let mut chosen = Vec::new();
    for key in keys {
        if dice.flip() {
            chosen.push(Deferral { key, until: dice.maybe(Dice::date) });
        }
    }
    chosen
}

/// Returns arbitrary records that keep the rules of the format.
pub fn records(seed: u64) -> Records {
    let mut dice = Dice(seed);
    let contacts = dice.some(contact);
    let applications = dice.some(|dice, index| application(dice, index, &contacts));
    let deferrals = deferrals(&mut dice, &applications);
    Records { contacts, applications, deferrals, flaws: vec![] }
}

/// Returns one record of each sort, with every field set.
pub fn full_records() -> Records {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let ana = ContactId::new("c-ana");
    let round = InterviewId::new("i-1");
    let person = Contact {
        id: ana.clone(),
        handle: "k3qz7".to_owned(),
        name: "Ana Ruiz".to_owned(),
        title: Some("Engineering manager".to_owned()),
        company: Some("日本物産".to_owned()),
        kind: ContactKind::Interviewer,
        email: Some("ana@acme.example".to_owned()),
        phone: None,
        preferred_channel: Some(Channel::Phone),
        notes: "a \"quote\"".to_owned(),
    };
    let interview = Interview {
        id: round.clone(),
        handle: String::new(),
        round: Some(1),
        kind: InterviewKind::Technical,
        starts_at: Moment::from_iso("2026-11-20T10:00").unwrap(),
        zone: Some("Asia/Tokyo".to_owned()),
        minutes: 60,
        place: Some("https://meet.example/x".to_owned()),
        cancelled: false,
        debriefed: true,
        interviewers: vec![ana.clone()],
        strengths: "led the migration".to_owned(),
        forgot: "conference talk".to_owned(),
        notes: String::new(),
    };
    let thanks = Interaction {
        id: InteractionId::new("x-1"),
        on: day("2026-11-20"),
        at: NaiveTime::from_hms_opt(16, 30, 0),
        direction: Direction::Out,
        channel: Channel::Email,
        purpose: Purpose::ThankYou,
        contact: Some(ana.clone()),
        interview: Some(round.clone()),
        outcome: Outcome::Sent,
        notes: String::new(),
    };
    let application = Application {
        id: ApplicationId::new("a-acme"),
        handle: String::new(),
        company: "Acme".to_owned(),
        role: "Backend Engineer".to_owned(),
        stage_history: vec![
            StageChange {
                id: StageChangeId::new("s-1"),
                ..StageChange::new(Stage::Applied, Some(day("2026-11-02")))
            },
            StageChange {
                id: StageChangeId::new("s-2"),
                stage: Stage::Offer,
                on: Some(day("2026-11-23")),
                note: Some("by phone".to_owned()),
            },
        ],
        applied_on: Some(day("2026-11-02")),
        source: Some("referral".to_owned()),
        url: Some("https://acme.example/jobs/1234".to_owned()),
        location: Some("Zürich".to_owned()),
        work_mode: Some("hybrid".to_owned()),
        salary: Some(Salary {
            min: Some(95_000),
            max: Some(110_000),
            currency: Some("EUR".to_owned()),
            period: SalaryPeriod::Year,
        }),
        tags: vec!["rust".to_owned(), "remote".to_owned()],
        excitement: Some(4),
        notes: "line one\nline two".to_owned(),
        main_contact: Some(ana.clone()),
        cadence: Some("patient".to_owned()),
        quiet_until: Some(day("2026-12-01")),
        no_follow_up: false,
        thank_you_by: Channel::Post,
        offer: Some(Offer {
            received_on: day("2026-11-23"),
            respond_by: Some(day("2026-12-04")),
            notes: "verbal".to_owned(),
        }),
        tasks: vec![Task {
            id: TaskId::new("k-1"),
            due_on: Some(day("2026-11-25")),
            words: "send references".to_owned(),
            done_on: None,
        }],
        lessons: vec![Lesson {
            id: LessonId::new("l-1"),
            on: Some(day("2026-11-21")),
            words: "ask about on-call".to_owned(),
        }],
        interviews: vec![interview],
        promises: vec![Promise {
            id: PromiseId::new("p-1"),
            said_on: day("2026-11-20"),
            reply_by: day("2026-11-27"),
            words: "by the end of next week".to_owned(),
            interview: Some(round.clone()),
        }],
        interactions: vec![thanks],
    };
    let snoozed = Deferral { key: ActionKey::thank_you(&round, Some(&ana)), until: Some(day("2026-11-24")) };
    let dismissed = Deferral { key: ActionKey::debrief(&round), until: None };
    Records {
        contacts: vec![person],
        applications: vec![application],
        deferrals: vec![dismissed, snoozed],
        flaws: vec![],
    }
}
