//! The numbers of the demonstration, as a person and as a program see them.

use callback::documents::demo::demo;
use callback::documents::statistics::{write_json, write_text};
use callback::domain::records::Records;
use callback::scheduler::statistics::statistics;
use unicode_width::UnicodeWidthStr;

use crate::documents_records::records_of;
use crate::outputs_records::{hostile, ordinary, today};

fn text(records: &Records, width: usize) -> String {
    let mut out = Vec::new();
    write_text(&statistics(records, today()), width, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn json(records: &Records) -> String {
    let mut out = Vec::new();
    write_json(&statistics(records, today()), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_demonstration_at_80_columns() {
    insta::assert_snapshot!(text(&records_of(demo(today())), 80), @"
    Tue 24 Nov 2026: 28 sent, 20 open

    HOW FAR THEY WENT
      applied          28 ████████████████████████████████████████
      screening        18 █████████████████████████▊                64%
      interviewing     11 ███████████████▊                          61%
      offer             3 ████▎                                     27%
      accepted          1 █▍                                        33%

    SOURCES          sent  replied  met
      job board        10      60%  40%
      company site      5      40%   0%
      recruiter         4     100%  50%
      referral          4      75%  75%
      conference        3      67%  33%
      meetup            1     100% 100%
      newsletter        1       0%   0%

    WEEKS            sent
       7 Sep            0
      14 Sep            1 ███
      21 Sep            2 ██████
      28 Sep            0                             1 interview
       5 Oct            1 ███
      12 Oct            2 ██████
      19 Oct            1 ███
      26 Oct            2 ██████                      2 interviews
       2 Nov            9 ███████████████████████████
       9 Nov            5 ███████████████             4 interviews
      16 Nov            2 ██████                      1 interview
      23 Nov            1 ███                         2 interviews

    USUAL DAYS (MEDIAN)
      to the first reply     10  of 18
      in applied             10  of 20
      in screening          5.5  of 4
      in interviewing        14  of 6
      in offer              2.5  of 2

    FOLLOW-UPS
      4 sent, 0 answered (0%)

    LONGEST SILENCES
        27 days  Quillworks, Rust Developer (interviewing)
        18 days  Copperline Telecom, Network Automation Engineer (applied)
        17 days  Vela Insurance, Software Engineer (applied)
        14 days  Tern & Fathom, Systems Engineer (screening)
        14 days  Żółw Robotics, Robotics Software Engineer (applied)
    ");
}

#[test]
fn a_small_search_at_40_columns() {
    insta::assert_snapshot!(text(&ordinary(), 40), @"
    Tue 24 Nov 2026: 2 sent, 1 open

    HOW FAR THEY WENT
      applied           2 ████████████
      screening         2 ████████████ 100%
      interviewing      2 ████████████ 100%
      offer             0                0%
      accepted          0

    SOURCES          sent  replied  met
      job board         1     100% 100%
      referral          1     100% 100%

    WEEKS            sent
       7 Sep            0
      14 Sep            0
      21 Sep            0
      28 Sep            0
       5 Oct            0
      12 Oct            0
      19 Oct            0
      26 Oct            0
       2 Nov            2 ████
       9 Nov            0
      16 Nov            0      2 interviews
      23 Nov            0

    USUAL DAYS (MEDIAN)
      to the first reply   10.5  of 2
      in applied           12.5  of 2
      in screening            -
      in interviewing         -
      in offer                -

    FOLLOW-UPS
      0 sent

    LONGEST SILENCES
         7 days  Acme, Backend Engineer (in…
    ");
}

#[test]
fn nothing_yet() {
    insta::assert_snapshot!(text(&Records::default(), 80), @"
    Tue 24 Nov 2026: 0 sent, 0 open

    Numbers come with the first application.
    ");
}

#[test]
fn every_width_is_kept() {
    for records in [ordinary(), hostile(), records_of(demo(today()))] {
        for width in 40..=160 {
            for line in text(&records, width).lines() {
                assert!(line.width() <= width, "{} of {width}: {line}", line.width());
                assert!(!line.chars().any(char::is_control), "{line:?}");
            }
        }
    }
}

#[test]
fn data_for_programs() {
    insta::assert_snapshot!(json(&ordinary()), @r#"
    {
      "format": "callback.stats/1",
      "on": "2026-11-24",
      "applications": 2,
      "open": 1,
      "funnel": [
        {
          "stage": "applied",
          "reached": 2,
          "percent_of_before": 100
        },
        {
          "stage": "screening",
          "reached": 2,
          "percent_of_before": 100
        },
        {
          "stage": "interviewing",
          "reached": 2,
          "percent_of_before": 100
        },
        {
          "stage": "offer",
          "reached": 0,
          "percent_of_before": 0
        },
        {
          "stage": "accepted",
          "reached": 0,
          "percent_of_before": null
        }
      ],
      "sources": [
        {
          "source": "job board",
          "applications": 1,
          "replies": 1,
          "interviews": 1,
          "offers": 0
        },
        {
          "source": "referral",
          "applications": 1,
          "replies": 1,
          "interviews": 1,
          "offers": 0
        }
      ],
      "weeks": [
        {
          "monday": "2026-09-07",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-09-14",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-09-21",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-09-28",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-10-05",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-10-12",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-10-19",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-10-26",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-11-02",
          "applications": 2,
          "interviews": 0
        },
        {
          "monday": "2026-11-09",
          "applications": 0,
          "interviews": 0
        },
        {
          "monday": "2026-11-16",
          "applications": 0,
          "interviews": 2
        },
        {
          "monday": "2026-11-23",
          "applications": 0,
          "interviews": 0
        }
      ],
      "days_to_first_reply": {
        "median": 10.5,
        "of": 2
      },
      "days_in_stages": [
        {
          "stage": "applied",
          "days": {
            "median": 12.5,
            "of": 2
          }
        },
        {
          "stage": "screening",
          "days": null
        },
        {
          "stage": "interviewing",
          "days": null
        },
        {
          "stage": "offer",
          "days": null
        }
      ],
      "silences": [
        {
          "application": {
            "id": "a-acme",
            "company": "Acme",
            "role": "Backend Engineer",
            "stage": "interviewing"
          },
          "since": "2026-11-17",
          "days": 7
        }
      ],
      "follow_ups": {
        "sent": 0,
        "answered": 0
      }
    }
    "#);
}
