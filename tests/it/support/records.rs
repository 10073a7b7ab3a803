//! A small job search, seen on Tuesday 24 November 2026 at 09:30.
//!
//! Acme was met last Friday and promised an answer by the coming one; two people wait for thanks. Globex has an
//! interview this afternoon. Initech never answered. Hooli said no yesterday. Umbrella made an offer. Two jobs at
//! Soylent are saved for later.

/// The records as a document.
pub const RECORDS: &str = r#"{
  "format": "callback/1",
  "contacts": [
    {"id": "c-ana", "name": "Ana Ruiz", "title": "Engineering manager", "company": "Acme", "kind": "interviewer", "email": "ana@acme.example"},
    {"id": "c-ben", "name": "Ben Li", "company": "Acme", "kind": "interviewer", "email": "ben@acme.example"},
    {"id": "c-cy", "name": "Cy Young", "company": "Initech", "kind": "recruiter", "email": "cy@initech.example", "phone": "+49 30 1234"},
    {"id": "c-dana", "name": "Dana Roe", "company": "Hooli", "kind": "hiring-manager", "email": "dana@hooli.example"}
  ],
  "applications": [
    {
      "id": "a-acme", "company": "Acme", "role": "Backend Engineer", "source": "referral", "url": "https://acme.example/jobs/1", "location": "Berlin",
      "salary": {"min": 95000, "max": 110000, "currency": "EUR"}, "tags": ["rust", "remote"], "notes": "Likes tests.\nAsk about on-call.",
      "stage_history": [{"stage": "applied", "on": "2026-11-02"}, {"stage": "interviewing", "on": "2026-11-12"}],
      "interviews": [{"id": "i-acme", "kind": "technical", "starts_at": "2026-11-20T10:00", "interviewers": ["c-ana", "c-ben"]}],
      "promises": [{"said_on": "2026-11-20", "reply_by": "2026-11-27", "words": "by the end of next week", "interview": "i-acme"}],
      "tasks": [{"id": "k-refs", "due_on": "2026-11-25", "words": "send references"}]
    },
    {
      "id": "a-globex", "company": "Globex", "role": "SRE",
      "stage_history": [{"stage": "applied", "on": "2026-11-10"}, {"stage": "screening", "on": "2026-11-18"}],
      "interviews": [{"id": "i-globex", "kind": "phone-screen", "starts_at": "2026-11-24T14:00", "minutes": 45, "place": "+49 30 99"}]
    },
    {
      "id": "a-initech", "company": "Initech", "role": "Platform Engineer", "main_contact": "c-cy", "tags": ["rust"],
      "stage_history": [{"stage": "applied", "on": "2026-11-04"}]
    },
    {
      "id": "a-hooli", "company": "Hooli", "role": "Backend",
      "stage_history": [{"stage": "applied", "on": "2026-10-20"}, {"stage": "rejected", "on": "2026-11-20"}],
      "interviews": [{"id": "i-hooli", "kind": "onsite", "starts_at": "2026-11-09T09:00", "interviewers": ["c-dana"], "debriefed": true}]
    },
    {
      "id": "a-umbrella", "company": "Umbrella", "role": "Data Engineer",
      "stage_history": [{"stage": "applied", "on": "2026-10-01"}, {"stage": "offer", "on": "2026-11-23"}],
      "offer": {"received_on": "2026-11-23", "respond_by": "2026-11-25"}
    },
    {"id": "a-soylent-1", "company": "Soylent", "role": "Analyst", "stage_history": [{"stage": "saved", "on": "2026-11-01"}]},
    {"id": "a-soylent-2", "company": "Soylent", "role": "Cook", "stage_history": [{"stage": "saved", "on": "2026-11-01"}]}
  ]
}
"#;
