//! What the due list looks like: before, during and after an interview, in a pipe and on a terminal.

use super::*;
use crate::cli::sample::{action, application, contact};
use crate::domain::ids::InterviewId;
use crate::domain::interview::InterviewKind;
use crate::domain::local_time::AnyTime;
use crate::domain::moment::{iso_date, iso_time};
use crate::scheduler::action::ApplicationRef;

/// Acme: interview today 14:00 with a thank-you and a debrief after it. Globex: late. Initech: coming.
fn list() -> DueList {
    let acme = application("a", "k3qz2", "Acme", "Backend Engineer");
    let globex = application("g", "m2xw8", "Globex", "SRE");
    let initech = application("i", "ccccc", "Initech", "");
    let ana = contact("c-ana", "Ana Ruiz", Some("ana@acme.example"));
    let after = |mut action: Action| {
        action.interview = Some(InterviewId::new("i1"));
        action.after = iso_time("15:00");
        action
    };
    let actions = vec![
        action(&globex, "follow-up:g:i2", "cccc", "2026-11-20", None),
        after(action(&acme, "thank-you:i1:c-ana", "aaaa", "2026-11-24", Some(&ana))),
        action(&globex, "task:k1", "dddd", "2026-11-24", None),
        after(action(&acme, "debrief:i1", "bbbb", "2026-11-24", None)),
        action(&initech, "check-in:i", "eeee", "2026-11-27", None),
    ];
    let interview =
        |application: &crate::domain::application::Application, id: &str, at: &str| InterviewLine {
            id: InterviewId::new(id),
            handle: id.to_owned(),
            starts_at: Moment::from_iso(at).unwrap(),
            minutes: 60,
            zone: None,
            application: ApplicationRef::new(application, application.stage()),
            kind: InterviewKind::Video,
            place: Some("https://meet.example/x".to_owned()),
            interviewers: vec!["Ana Ruiz".to_owned()],
        };
    let interviews =
        vec![interview(&acme, "i1", "2026-11-24T14:00"), interview(&globex, "i9", "2026-11-26T09:30")];
    DueList { on: iso_date("2026-11-24").unwrap(), actions, interviews, warnings: vec![] }
}

fn shown(list: &DueList, time: Option<&str>) -> String {
    render(
        list,
        &Style {
            paint: Paint::Plain,
            width: None,
            time: time.map(|time| iso_time(time).unwrap()),
            times: &AnyTime,
        },
    )
}

#[test]
fn what_comes_after_an_interview_waits_in_its_line() {
    insta::assert_snapshot!(shown(&list(), Some("13:00")), @"
    Overdue (1)
      cccc  4 days late       follow-up  Globex   SRE                         because
    Due Tue 24 Nov 2026 (3)
            14:00-15:00       INTERVIEW  Acme     Backend Engineer  Ana Ruiz  video - ask for the timeline before you leave; then 1 thank-you and debrief - https://meet.example/x
      dddd                    task       Globex   SRE                         because
    Upcoming (1)
            Thu 26 Nov 09:30  INTERVIEW  Globex   SRE               Ana Ruiz  video - https://meet.example/x
      eeee  Fri 27 Nov        check-in   Initech                              because
    ");
}

#[test]
fn after_the_interview_each_has_its_own_line() {
    insta::assert_snapshot!(shown(&list(), Some("15:00")), @"
    Overdue (1)
      cccc  4 days late       follow-up  Globex   SRE                                because
    Due Tue 24 Nov 2026 (3)
            14:00-15:00       INTERVIEW  Acme     Backend Engineer  Ana Ruiz         video - https://meet.example/x
      aaaa                    thank-you  Acme     Backend Engineer  Ana Ruiz, email  because
      dddd                    task       Globex   SRE                                because
      bbbb                    debrief    Acme     Backend Engineer                   because
    Upcoming (1)
            Thu 26 Nov 09:30  INTERVIEW  Globex   SRE               Ana Ruiz         video - https://meet.example/x
      eeee  Fri 27 Nov        check-in   Initech                                     because
    ");
}

#[test]
fn a_day_asked_for_looks_the_same_at_any_time() {
    insta::assert_snapshot!(shown(&list(), None), @"
    Overdue (1)
      cccc  4 days late       follow-up  Globex   SRE                                because
    Due Tue 24 Nov 2026 (3)
            14:00-15:00       INTERVIEW  Acme     Backend Engineer  Ana Ruiz         video - ask for the timeline before you leave - https://meet.example/x
      aaaa  from 15:00        thank-you  Acme     Backend Engineer  Ana Ruiz, email  because
      dddd                    task       Globex   SRE                                because
      bbbb  from 15:00        debrief    Acme     Backend Engineer                   because
    Upcoming (1)
            Thu 26 Nov 09:30  INTERVIEW  Globex   SRE               Ana Ruiz         video - https://meet.example/x
      eeee  Fri 27 Nov        check-in   Initech                                     because
    ");
}

#[test]
fn on_a_terminal_lines_are_cut_to_its_width() {
    use unicode_width::UnicodeWidthStr;
    let at = |width| {
        render(&list(), &Style { paint: Paint::Plain, width: Some(width), time: None, times: &AnyTime })
    };
    insta::assert_snapshot!(at(60), @"
    Overdue (1)
      cccc  4 days late       follow-up  Globex - SRE
            because
    Due Tue 24 Nov 2026 (3)
            14:00-15:00       INTERVIEW  Acme - Backend Engineer
            Ana Ruiz: video - ask for the timeline before you l…
      aaaa  from 15:00        thank-you  Acme - Backend Engineer
            Ana Ruiz, email: because
      dddd                    task       Globex - SRE
            because
      bbbb  from 15:00        debrief    Acme - Backend Engineer
            because
    Upcoming (1)
            Thu 26 Nov 09:30  INTERVIEW  Globex - SRE
            Ana Ruiz: video - https://meet.example/x
      eeee  Fri 27 Nov        check-in   Initech
            because
    ");
    insta::assert_snapshot!(at(120), @"
    Overdue (1)
      cccc  4 days late       follow-up  Globex   SRE                               because
    Due Tue 24 Nov 2026 (3)
            14:00-15:00       INTERVIEW  Acme     Backend Engine…  Ana Ruiz         video - ask for the timeline before you…
      aaaa  from 15:00        thank-you  Acme     Backend Engine…  Ana Ruiz, email  because
      dddd                    task       Globex   SRE                               because
      bbbb  from 15:00        debrief    Acme     Backend Engine…                   because
    Upcoming (1)
            Thu 26 Nov 09:30  INTERVIEW  Globex   SRE              Ana Ruiz         video - https://meet.example/x
      eeee  Fri 27 Nov        check-in   Initech                                    because
    ");
    for width in [40, 60, 80, 100, 119, 120, 200] {
        assert!(at(width).lines().all(|line| line.width() <= width), "{}", at(width));
    }
}

#[test]
fn an_empty_day_is_said_calmly() {
    let mut list = list();
    list.interviews.clear();
    list.actions.clear();
    assert_eq!(shown(&list, None), "Nothing is due on Tue 24 Nov 2026.\n");
    list.actions = self::list().actions.into_iter().take(1).collect();
    insta::assert_snapshot!(shown(&list, None), @"
    Overdue (1)
      cccc  4 days late  follow-up  Globex  SRE    because
    Nothing else is due on Tue 24 Nov 2026.
    ");
}
